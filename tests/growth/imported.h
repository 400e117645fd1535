/* The work of cases over exports. */
#ifndef TAGDIGEST_TEST_GROWTH_IMPORTED_H
#define TAGDIGEST_TEST_GROWTH_IMPORTED_H

#include "stage.h"

#include "flow/import.h"
#include "model/post.h"

#define TAR_BLOCK_BYTES ((gsize)512)

/* As in most exports, few of its posts are wanted; what keeping them costs is another case's. */
#define WANTED_EVERY 5

/* A post as `parse` prints it, and as none before it. @return owned, with its line end. */
static inline char *
export_line(guint number)
{
	g_autofree char *mark = g_strdup_printf("%u", number);
	Post *post = make_post(mark, "2026-11-12T09:00:00Z",
		number % WANTED_EVERY == 0 ? "JoyFE" : "teaching");
	json_t *json = post_to_json(post);
	g_autofree char *text = json_dumps(json, JSON_COMPACT);

	json_decref(json);
	post_free(post);
	return g_strconcat(text, "\n", NULL);
}

static inline void
put_export(Stage *stage)
{
	g_autofree char *path = world_path(&stage->world, "export");

	add_digest(stage);
	g_assert_true(g_file_set_contents(path, stage->text->str, (gssize)stage->text->len, NULL));
}

static inline void
write_export(Stage *stage)
{
	for (guint i = 0; i < stage->count; i++) {
		g_autofree char *line = export_line(i);

		g_string_append(stage->text, line);
	}
	put_export(stage);
}

/* A header of ustar (POSIX.1-2001, pax, "ustar Interchange Format") and one line, to the block. */
static inline void
append_part(GString *archive, guint number, const char *line)
{
	char header[TAR_BLOCK_BYTES] = { 0 };
	const gsize length = strlen(line);
	guint sum = 0;

	g_snprintf(header, 100, "posts/%u.jsonl", number);
	g_snprintf(header + 100, 8, "%07o", 0644);
	g_snprintf(header + 124, 12, "%011o", (guint)length);
	memset(header + 148, ' ', 8);
	header[156] = '0';
	memcpy(header + 257, "ustar\00000", 8);
	for (gsize i = 0; i < sizeof header; i++) {
		sum += (guchar)header[i];
	}
	g_snprintf(header + 148, 8, "%06o", sum);
	g_string_append_len(archive, header, sizeof header);
	g_string_append(archive, line);
	while (archive->len % TAR_BLOCK_BYTES != 0) {
		g_string_append_c(archive, '\0');
	}
}

/* One of no post is in front, for no archive is empty. */
static inline void
write_archive(Stage *stage)
{
	const char nothing[2 * TAR_BLOCK_BYTES] = { 0 };

	append_part(stage->text, 0, "nothing\n");
	for (guint i = 0; i < stage->count; i++) {
		g_autofree char *line = export_line(i);

		append_part(stage->text, i + 1, line);
	}
	g_string_append_len(stage->text, nothing, sizeof nothing);
	put_export(stage);
}

static inline void
take_in(Stage *stage)
{
	g_autofree char *path = world_path(&stage->world, "export");
	const char *const paths[] = { path, NULL };
	const ImportWish wish = { .paths = paths };
	json_t *report = NULL;

	import_run(&stage->world.context, &wish, &report, stage->count > 0 ? &stage->error : NULL);
	g_assert_cmpint(json_integer_value(json_object_get(report, "taken")), ==,
		(stage->count + WANTED_EVERY - 1) / WANTED_EVERY);
	g_assert_cmpint(json_integer_value(json_object_get(report, "read")), >=, stage->count);
	json_decref(report);
}

#endif
