/**
 * An export in memory, read as flow/import reads one: its parts by role, in pieces of any size, and
 * what came of it as a text, a line an item.
 */
#ifndef TAGDIGEST_TESTS_UNIT_IMPORT_EXPORTS_H
#define TAGDIGEST_TESTS_UNIT_IMPORT_EXPORTS_H

#include "../expect.h"
#include "import/format.h"

#include <string.h>

typedef struct TestPart {
	const char *path; /* NULL: behind the last */
	const char *bytes;
} TestPart;

typedef struct TestExport {
	const ImportFormat *format;
	const char *tags;   /* blanks between them; NULL: no glance, all are wanted */
	const char *agreed; /* or NULL */
	const KindSpec *described;
	const TestPart *parts;
	gsize length; /* of the bytes of each part; 0: they are texts */
} TestExport;

/* 2026-11-20 12:00 */
#define TEST_NOW_S 1795176000

typedef struct TestDrip {
	const TestPart *part;
	gsize length, at, piece;
} TestDrip;

static inline gssize
test_pull(void *from, char *into, gsize room, GError **error)
{
	TestDrip *drip = from;
	const gsize some = MIN(MIN(drip->piece, room), drip->length - drip->at);

	(void)error;
	memcpy(into, drip->part->bytes + drip->at, some);
	drip->at += some;
	return (gssize)some;
}

static inline void
test_put(GString *out, const char *name, const char *text)
{
	if (text != NULL) {
		g_autofree char *line = g_strescape(text, NULL);
		g_autofree char *raw = g_strcompress(line);
		g_autoptr(GString) one = g_string_new(raw);

		g_string_replace(one, "\n", "\\n", 0);
		g_string_append_printf(out, " %s=%s", name, one->str);
	}
}

static inline void
test_put_post(GString *out, const Post *post)
{
	g_autofree char *date = date_rfc3339(post->published_s);
	g_autofree char *edited = date_rfc3339(post->updated_s);
	g_autofree char *tags = hashtag_list_text(post->tags);

	test_put(out, "at", date);
	test_put(out, "edited", edited);
	test_put(out, "on", post->network);
	test_put(out, "by", post->author_name);
	test_put(out, "handle", post->author_handle);
	test_put(out, "group", post->group);
	test_put(out, "agreed", post->agreed);
	test_put(out, "url", post->url);
	test_put(out, "title", post->title);
	test_put(out, "card", post->card != NULL ? post->card->url : NULL);
	test_put(out, "answers", post->reply_to != NULL ? post->reply_to->uri : NULL);
	test_put(out, "tags", tags);
	test_put(out, "text", post->text);
}

static inline void
test_put_item(GString *out, const ImportItem *item)
{
	static const char *const verdicts[] = { "end", "post", "untagged", "private", "unreadable",
		"other", "gone" };

	g_string_append(out, verdicts[item->verdict]);
	if (item->verdict == IMPORT_POST) {
		test_put_post(out, item->post);
	}
	if (item->verdict == IMPORT_UNTAGGED && item->post != NULL
		&& item->post->consent == POST_CONSENT_REFUSED) {
		test_put(out, "refused",
			item->post->uri != NULL ? item->post->uri : item->post->url);
	}
	g_assert_true(item->verdict != IMPORT_POST || item->post != NULL);
	g_assert_true(item->post == NULL
		|| (item->verdict != IMPORT_END && item->verdict != IMPORT_UNREADABLE));
	g_string_append_c(out, '\n');
}

/* @piece bytes come at a time. @return owned. */
static inline char *
test_read(const TestExport *export, gsize piece)
{
	g_autoptr(SourceSpec) spec = source_spec_new();
	g_autoptr(GPtrArray) tags = hashtag_find(export->tags != NULL ? export->tags : "");
	g_autoptr(HashtagGlance) glance = export->tags != NULL ? hashtag_glance_new(tags) : NULL;
	spec->agreed = g_strdup(export->agreed);
	spec->described = export->described;
	const ImportInput input = { spec, glance, TEST_NOW_S };
	void *reading = export->format->begin(&input);
	GString *out = g_string_new(NULL);

	for (int pass = 0; pass < 2; pass++) {
		for (const TestPart *part = export->parts; part->path != NULL; part++) {
			TestDrip drip = { part,
				export->length != 0 ? export->length : strlen(part->bytes), 0,
				piece };
			g_autoptr(Reader) reader = reader_new(test_pull, &drip, NULL);
			g_autoptr(GError) error = NULL;
			const char *head;
			gsize length;

			g_assert_true(reader_peek(reader, IMPORT_HEAD_BYTES, &head, &length, NULL));
			const ImportRole role = export->format->role(part->path, head,
				MIN(length, IMPORT_HEAD_BYTES));
			if (pass == 0 && role == IMPORT_ROLE_CONTEXT) {
				g_assert_true(export->format->hear(reading, part->path, reader,
					NULL));
			}
			if (pass == 0 && role == IMPORT_ROLE_NEVER) {
				g_string_append_printf(out, "never %s\n", part->path);
			}
			if (pass == 0 && role == IMPORT_ROLE_NONE) {
				g_string_append_printf(out, "none %s\n", part->path);
			}
			if (pass == 0 || role != IMPORT_ROLE_POSTS) {
				continue;
			}
			if (!export->format->open(reading, part->path, reader, &error)) {
				g_string_append_printf(out, "error %s\n", error->message);
				continue;
			}
			ImportItem item;
			do {
				item = (ImportItem){ 0 };
				g_assert_true(export->format->next(reading, &item, NULL));
				if (item.verdict != IMPORT_END) {
					test_put_item(out, &item);
				}
				post_free(item.post);
				g_free(item.why);
			} while (item.verdict != IMPORT_END);
		}
	}
	export->format->end(reading);
	return g_string_free(out, FALSE);
}

/* What comes is the same in pieces of any size. */
static inline void
test_expect(const char *name, const TestExport *export, const char *want)
{
	static const gsize pieces[] = { G_MAXSIZE, 1, 7, 4096 };

	for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autofree char *got = test_read(export, pieces[i]);
		g_autofree char *row = g_strdup_printf("%s, %" G_GSIZE_FORMAT " bytes at a time",
			name, pieces[i]);

		expect_text(row, got, want);
	}
}

#endif
