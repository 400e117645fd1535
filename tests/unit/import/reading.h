/* An export that lies in memory, read by a format as whoever imports reads one. */
#ifndef TAGDIGEST_TESTS_UNIT_IMPORT_READING_H
#define TAGDIGEST_TESTS_UNIT_IMPORT_READING_H

#include "import/format.h"

#include <string.h>

#define NOW_S 1795694400 /* 2026-11-26 */

typedef struct ReadPart {
	const char *path, *bytes;
	gsize length; /* 0: bytes is a string */
} ReadPart;

typedef struct ReadExport {
	SourceSpec *spec;
	HashtagGlance *glance; /* NULL: all are wanted */
	GPtrArray *posts;      /* of Post */
	GPtrArray *whys;       /* of char*: of what is PRIVATE or UNREADABLE */
	guint counts[IMPORT_GONE + 1];
	guint refused;     /* of what is no post, and came with one: posts that are refused … */
	guint edited;      /* … or may follow what their author made of them … */
	guint author_noes; /* … and items that have an author's no alone */
	char *error;       /* of a part that could not be read at all */
} ReadExport;

static inline void
read_why_free(void *why)
{
	g_free(why);
}

static inline void
read_post_free(void *post)
{
	post_free(post);
}

/* @tags: between blanks, NULL: all posts. */
static inline ReadExport *
read_export_new(const char *tags)
{
	ReadExport *made = g_new0(ReadExport, 1);
	g_auto(GStrv) names = g_strsplit(tags != NULL ? tags : "", " ", 0);

	made->spec = source_spec_new();
	for (guint i = 0; tags != NULL && names[i] != NULL; i++) {
		g_ptr_array_add(made->spec->tags, hashtag_new(names[i]));
	}
	made->glance = tags != NULL ? hashtag_glance_new(made->spec->tags) : NULL;
	made->posts = g_ptr_array_new_with_free_func(read_post_free);
	made->whys = g_ptr_array_new_with_free_func(read_why_free);
	return made;
}

static inline void
read_export_free(ReadExport *made)
{
	source_spec_free(made->spec);
	hashtag_glance_free(made->glance);
	g_ptr_array_unref(made->posts);
	g_ptr_array_unref(made->whys);
	g_free(made->error);
	g_free(made);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ReadExport, read_export_free)

static inline gsize
read_part_length(const ReadPart *part)
{
	return part->length > 0 ? part->length : strlen(part->bytes);
}

/* What comes with an item that is no post. */
static inline void
read_rest(const Post *post, ReadExport *made)
{
	if (post->uri == NULL && post->url == NULL) {
		made->author_noes += post->author_consent == POST_CONSENT_REFUSED ? 1 : 0;
	} else if (post->consent == POST_CONSENT_REFUSED) {
		made->refused++;
	} else if (post->updated_s != DATE_UNKNOWN) {
		made->edited++;
	}
}

/* All things of the part that is open. */
static inline void
read_items(const ImportFormat *format, void *reading, ReadExport *made)
{
	for (;;) {
		ImportItem item = { 0 };

		g_assert_true(format->next(reading, &item, NULL));
		made->counts[item.verdict]++;
		g_assert_true(item.verdict != IMPORT_POST || item.post != NULL);
		g_assert_true(item.post == NULL
			|| (item.verdict != IMPORT_END && item.verdict != IMPORT_UNREADABLE));
		if (item.verdict == IMPORT_POST) {
			g_ptr_array_add(made->posts, item.post);
		} else if (item.post != NULL) {
			read_rest(item.post, made);
			post_free(item.post);
		}
		if (item.why != NULL) {
			g_ptr_array_add(made->whys, item.why);
		}
		if (item.verdict == IMPORT_END) {
			return;
		}
	}
}

/* @is_hearing: the parts that are context, else those with posts. */
static inline void
read_parts(const ImportFormat *format, void *reading, const ReadPart *parts, bool is_hearing,
	ReadExport *made)
{
	for (gsize i = 0; parts[i].path != NULL; i++) {
		const gsize length = read_part_length(&parts[i]);
		const ImportRole role = format->role(parts[i].path, parts[i].bytes,
			MIN(length, IMPORT_HEAD_BYTES));
		g_autoptr(GBytes) bytes = g_bytes_new_static(parts[i].bytes, length);
		g_autoptr(Reader) reader = reader_of_bytes(bytes);
		g_autoptr(GError) error = NULL;
		bool is_read = true;

		if (is_hearing) {
			is_read = (role != IMPORT_ROLE_CONTEXT && role != IMPORT_ROLE_BOTH)
				|| format->hear(reading, parts[i].path, reader, &error);
		} else if (role == IMPORT_ROLE_POSTS || role == IMPORT_ROLE_BOTH) {
			is_read = format->open(reading, parts[i].path, reader, &error);
			if (is_read) {
				read_items(format, reading, made);
			}
		}
		if (!is_read && made->error == NULL) {
			made->error = g_strdup(error->message);
		}
	}
}

/* @parts: behind the last one without a path. */
static inline void
read_export(const ImportFormat *format, const ReadPart *parts, ReadExport *made)
{
	const ImportInput input = { made->spec, made->glance, NOW_S };
	void *reading = format->begin(&input);

	read_parts(format, reading, parts, true, made);
	if (made->error == NULL) {
		read_parts(format, reading, parts, false, made);
	}
	format->end(reading);
}

static inline const Post *
read_post_at(const ReadExport *made, guint index)
{
	g_assert_cmpuint(made->posts->len, >, index);
	return g_ptr_array_index(made->posts, index);
}

/* posts, untagged, private, unreadable, other */
static inline void
expect_counts(const ReadExport *made, const char *expected)
{
	g_autofree char *counts = g_strdup_printf("%u %u %u %u %u", made->counts[IMPORT_POST],
		made->counts[IMPORT_UNTAGGED], made->counts[IMPORT_PRIVATE],
		made->counts[IMPORT_UNREADABLE], made->counts[IMPORT_OTHER]);

	g_assert_cmpstr(made->error, ==, NULL);
	g_assert_cmpstr(counts, ==, expected);
}

#endif
