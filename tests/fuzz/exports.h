/*
 * Any bytes as an export, for a format: parts, one behind the other, between which a record
 * separator (0x1e) stands. Read with a glance at hashtags and without one, it must give the same
 * posts with them.
 */
#ifndef TAGDIGEST_TESTS_FUZZ_EXPORTS_H
#define TAGDIGEST_TESTS_FUZZ_EXPORTS_H

#include "import/format.h"

#include <string.h>

#define EXPORTS_NOW_S 1795000000
#define EXPORTS_PARTS_MAX 16
#define EXPORTS_ITEMS_MAX 100000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct ExportsRun {
	const ImportFormat *format;
	const char *starts[EXPORTS_PARTS_MAX];
	gsize lengths[EXPORTS_PARTS_MAX];
	guint count;
	SourceSpec *spec;
} ExportsRun;

static inline void
exports_split(ExportsRun *run, const char *bytes, gsize length, bool is_one)
{
	const char *const end = bytes + length;

	while (run->count < EXPORTS_PARTS_MAX) {
		const char *stop = is_one ? NULL : memchr(bytes, '\x1e', (gsize)(end - bytes));
		const guint at = run->count++;

		run->starts[at] = bytes;
		run->lengths[at] = (gsize)((stop != NULL ? stop : end) - bytes);
		if (stop == NULL) {
			return;
		}
		bytes = stop + 1;
	}
}

/* Whether it has one of the tags. */
static inline bool
exports_has(const ExportsRun *run, const Post *post)
{
	g_autoptr(HashtagGlance) glance = hashtag_glance_new(run->spec->tags);

	return hashtag_glance_has(glance, post->tags);
}

/* The names of the posts with a tag, of the part that is open. */
static inline void
exports_items(const ExportsRun *run, void *reading, GString *names)
{
	for (guint i = 0; i < EXPORTS_ITEMS_MAX; i++) {
		ImportItem item = { 0 };

		if (!run->format->next(reading, &item, NULL)) {
			g_assert_not_reached();
		}
		g_assert_true(item.verdict != IMPORT_POST || item.post != NULL);
		g_assert_true(item.post == NULL
			|| (item.verdict != IMPORT_END && item.verdict != IMPORT_UNREADABLE));
		if (item.verdict == IMPORT_POST) {
			g_assert_cmpint(item.post->consent, !=, POST_CONSENT_REFUSED);
			g_assert_true(item.post->uri != NULL || item.post->url != NULL);
			g_assert_cmpint(item.post->author_consent, ==, POST_CONSENT_UNSAID);
			if (exports_has(run, item.post)) {
				g_string_append_printf(names, "%s %s\n", item.post->uri,
					item.post->text);
			}
		}
		post_free(item.post);
		g_free(item.why);
		if (item.verdict == IMPORT_END) {
			return;
		}
	}
	g_assert_not_reached();
}

static inline GString *
exports_read(const ExportsRun *run, const HashtagGlance *glance)
{
	const ImportInput input = { run->spec, glance, EXPORTS_NOW_S };
	GString *names = g_string_new(NULL);
	void *reading = run->format->begin(&input);

	for (guint pass = 0; pass < 2; pass++) {
		for (guint i = 0; i < run->count; i++) {
			const gsize length = run->lengths[i];
			const ImportRole role = run->format->role("a/b.js", run->starts[i],
				MIN(length, IMPORT_HEAD_BYTES));
			g_autoptr(GBytes) bytes = g_bytes_new(run->starts[i], length);
			g_autoptr(Reader) reader = reader_of_bytes(bytes);
			g_autofree char *path = g_strdup_printf("a/%u", i);

			if (pass == 0
				&& (role == IMPORT_ROLE_CONTEXT || role == IMPORT_ROLE_BOTH)) {
				(void)run->format->hear(reading, path, reader, NULL);
			} else if (pass == 1
				&& (role == IMPORT_ROLE_POSTS || role == IMPORT_ROLE_BOTH)
				&& run->format->open(reading, path, reader, NULL)) {
				exports_items(run, reading, names);
			}
		}
	}
	run->format->end(reading);
	return names;
}

/* @is_one: it is one part, whatever stands in it. */
static inline void
exports_try(const ImportFormat *format, const uint8_t *data, size_t size, bool is_one)
{
	ExportsRun run = { .format = format, .spec = source_spec_new() };

	g_ptr_array_add(run.spec->tags, hashtag_new("JoyFE"));
	g_ptr_array_add(run.spec->tags, hashtag_new("Gŵyl"));
	exports_split(&run, (const char *)data, size, is_one);
	g_autoptr(HashtagGlance) glance = hashtag_glance_new(run.spec->tags);
	g_autoptr(GString) with = exports_read(&run, glance);
	g_autoptr(GString) without = exports_read(&run, NULL);
	/* of long posts the glance drops those that have no hashtag in their whole words */
	if (memmem(data, size, "note_tweet", strlen("note_tweet")) == NULL) {
		g_assert_cmpstr(with->str, ==, without->str);
	}
	source_spec_free(run.spec);
}

#endif
