/**
 * Any bytes as a part of an export. The first byte chooses: whether it was agreed to be kept, and
 * in pieces of what size it comes. However it comes, the items are the same; a glance for hashtags
 * passes over no post that has one; all text is valid UTF-8; what is no list of posts is refused.
 */
#ifndef TAGDIGEST_TESTS_FUZZ_EXPORT_PARTS_H
#define TAGDIGEST_TESTS_FUZZ_EXPORT_PARTS_H

#include "import/format.h"
#include "posts.h"

#include <stdint.h>
#include <string.h>

/* 2026-11-20 12:00 */
#define FUZZ_NOW_S 1795176000
#define FUZZ_PATH_MAX 64

typedef struct FuzzDrip {
	const char *bytes;
	gsize length, at, piece;
} FuzzDrip;

static inline gssize
fuzz_pull(void *from, char *into, gsize room, GError **error)
{
	FuzzDrip *drip = from;
	const gsize some = MIN(MIN(drip->piece, room), drip->length - drip->at);

	(void)error;
	memcpy(into, drip->bytes + drip->at, some);
	drip->at += some;
	return (gssize)some;
}

static inline void
fuzz_item_free(void *data)
{
	ImportItem *item = data;

	post_free(item->post);
	g_free(item->why);
	g_free(item);
}

/* @return owned array of ImportItem; NULL: it was refused. */
static inline GPtrArray *
fuzz_read(const ImportFormat *format, const ImportInput *input, FuzzDrip drip)
{
	GPtrArray *items = g_ptr_array_new_with_free_func(fuzz_item_free);
	g_autoptr(Reader) reader = reader_new(fuzz_pull, &drip, NULL);
	void *reading = format->begin(input);
	ImportItem *item;

	if (!format->open(reading, "posts/posts_1.json", reader, NULL)) {
		g_clear_pointer(&items, g_ptr_array_unref);
	}
	while (items != NULL) {
		item = g_new0(ImportItem, 1);
		g_ptr_array_add(items, item);
		g_assert_true(format->next(reading, item, NULL));
		g_assert_true(item->verdict != IMPORT_POST || item->post != NULL);
		g_assert_true(item->post == NULL
			|| (item->verdict != IMPORT_END && item->verdict != IMPORT_UNREADABLE));
		if (item->verdict == IMPORT_END) {
			break;
		}
	}
	format->end(reading);
	return items;
}

static inline bool
fuzz_has_tag(const ImportItem *item, const HashtagGlance *glance)
{
	return item->post != NULL && hashtag_glance_has(glance, item->post->tags);
}

static inline void
fuzz_compare(const GPtrArray *some, const GPtrArray *others, const HashtagGlance *glance)
{
	g_assert_true((some == NULL) == (others == NULL));
	for (guint i = 0; some != NULL && i < some->len; i++) {
		const ImportItem *one = g_ptr_array_index(some, i);
		const ImportItem *other = g_ptr_array_index(others, i);

		if (glance != NULL && one->verdict == IMPORT_UNTAGGED) {
			g_assert_false(fuzz_has_tag(other, glance));
			continue;
		}
		g_assert_cmpint(one->verdict, ==, other->verdict);
		g_assert_cmpstr(one->post != NULL ? one->post->text : NULL, ==,
			other->post != NULL ? other->post->text : NULL);
	}
	if (some != NULL) {
		g_assert_cmpuint(some->len, ==, others->len);
	}
}

/* What hears of an account hears it. */
static inline void
fuzz_hear(const ImportFormat *format, const ImportInput *input, FuzzDrip drip)
{
	g_autoptr(Reader) reader = reader_new(fuzz_pull, &drip, NULL);
	g_autofree char *path = g_strndup(drip.bytes, MIN(drip.length, FUZZ_PATH_MAX));
	void *reading = format->begin(input);

	if (format->hear != NULL) {
		g_assert_true(format->hear(reading,
			*path == '[' || *path == '{' ? "threads/profile.json" : path, reader,
			NULL));
	}
	format->end(reading);
}

/* What is told of a part without reading it. */
static inline void
fuzz_tell(const ImportFormat *format, const char *head, gsize length)
{
	g_autofree char *lack = format->lacks != NULL ? format->lacks(head, length) : NULL;

	check_text(lack);
	if (format->is_plain != NULL && format->is_plain(head, length)) {
		g_assert_null(lack);
		g_assert_true(format->role("x.csv", head, length) == IMPORT_ROLE_POSTS);
	}
}

static inline int
fuzz_export(const ImportFormat *format, const uint8_t *data, size_t size)
{
	if (size == 0) {
		return 0;
	}
	g_autoptr(SourceSpec) spec = source_spec_new();
	g_autoptr(GPtrArray) tags = hashtag_find("#SlowFood #Gŵyl");
	g_autoptr(HashtagGlance) glance = hashtag_glance_new(tags);
	const FuzzDrip whole = { (const char *)data + 1, size - 1, 0, G_MAXSIZE };
	const FuzzDrip pieces = { whole.bytes, whole.length, 0, (gsize)(data[0] >> 1) + 1 };
	const ImportInput all = { spec, NULL, FUZZ_NOW_S };
	const ImportInput some = { spec, glance, FUZZ_NOW_S };
	g_autoptr(GPtrArray) posts = g_ptr_array_new();

	spec->agreed = (data[0] & 1) != 0 ? g_strdup("2026-12-01, moderators") : NULL;
	(void)format->role("x.csv", whole.bytes, MIN(whole.length, IMPORT_HEAD_BYTES));
	fuzz_tell(format, whole.bytes, MIN(whole.length, IMPORT_HEAD_BYTES));
	fuzz_hear(format, &all, whole);
	GPtrArray *items = fuzz_read(format, &all, whole);
	GPtrArray *dripped = fuzz_read(format, &all, pieces);
	GPtrArray *glanced = fuzz_read(format, &some, whole);
	fuzz_compare(dripped, items, NULL);
	fuzz_compare(glanced, items, glance);
	for (guint i = 0; items != NULL && i < items->len; i++) {
		const ImportItem *item = g_ptr_array_index(items, i);

		check_text(item->why);
		if (item->verdict == IMPORT_POST) {
			g_ptr_array_add(posts, item->post);
			g_assert_true(item->post->group == NULL || item->post->agreed != NULL);
		}
	}
	check_posts(posts);
	g_clear_pointer(&items, g_ptr_array_unref);
	g_clear_pointer(&dripped, g_ptr_array_unref);
	g_clear_pointer(&glanced, g_ptr_array_unref);
	return 0;
}

#endif
