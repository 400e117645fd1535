/* Exports as their parts. Archives are made and broken by tests/servers/archives.py, for
 * tests/flow/test_import.py; here are folders, files, and which of their parts are read. */
#include "import/unpack.h"

#include "folder.h"
#include "import/unpack_part.h"

#include <unistd.h>

/* "PATH=HEAD" of all parts, joined by blanks. @return owned. */
static char *
parts_of(Unpack *unpack)
{
	GString *text = g_string_new(NULL);
	UnpackPart part = { 0 };
	GError *error = NULL;
	const char *bytes;
	gsize length;

	while (unpack_next(unpack, &part, &error) && part.path != NULL) {
		g_assert_true(reader_peek(part.reader, 1, &bytes, &length, &error));
		g_string_append_printf(text, "%s%u:%s=%.*s", text->len > 0 ? " " : "", part.number,
			part.path, (int)MIN(length, 8), bytes);
	}
	g_assert_no_error(error);
	return g_string_free(text, FALSE);
}

static void
assert_parts(const char *path, const char *want)
{
	g_autoptr(Unpack) unpack = NULL;
	GError *error = NULL;

	g_assert_true(unpack_open(path, &unpack, &error));
	g_assert_no_error(error);
	for (int i = 0; i < 2; i++) {
		g_autofree char *got = parts_of(unpack);

		g_assert_cmpstr(got, ==, want);
		g_assert_true(unpack_rewind(unpack, &error));
	}
	g_assert_null(unpack_trouble(unpack));
}

/* In the order in which people number them; what is no text, hidden or a link is passed over. */
static void
test_folder(void)
{
	g_autofree char *folder = folder_new();
	g_autofree char *elsewhere = folder_new();
	g_autofree char *kept = g_build_filename(elsewhere, "kept.json", NULL);
	g_autofree char *link = g_build_filename(folder, "a-link.json", NULL);
	g_autofree char *folders = g_build_filename(folder, "linked", NULL);
	static const char *const names[] = { "posts_10.json", "posts_2.json", "posts_02b.json",
		"deep/er/x.json", "p.JPG", "film.mp4", ".hidden", ".git/config", "__MACOSX/._x" };

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		folder_put(folder, names[i], "[]", -1);
	}
	folder_put(elsewhere, "kept.json", "[]", -1);
	g_assert_cmpint(symlink(kept, link), ==, 0);
	g_assert_cmpint(symlink(elsewhere, folders), ==, 0);
	assert_parts(folder,
		"1:deep/er/x.json=[] 2:posts_2.json=[] 3:posts_02b.json=[] "
		"4:posts_10.json=[]");
	remove_tree(folder);
	/* A test takes away what it made, and nothing that a link of it leads to. */
	g_assert_true(g_file_test(kept, G_FILE_TEST_EXISTS));
	remove_tree(elsewhere);
}

static void
test_file(void)
{
	g_autofree char *folder = folder_new();
	g_autofree char *path = g_build_filename(folder, "po\033\342\200\256sts.json", NULL);

	folder_put(folder, "po\033\342\200\256sts.json", "{}", -1);
	assert_parts(path, "1:po??sts.json={}");
	remove_tree(folder);
}

typedef struct Row {
	const char *path;
	bool is_media;
} Row;

static void
test_media(void)
{
	static const Row rows[] = {
		{ "tweets_media/12.jpg", true },
		{ "a.PNG", true },
		{ "._tweets.js", true },
		{ "__MACOSX/tweets.js", true },
		{ "data/tweets.js", false },
		{ "jpg", false },
		{ "a.jpg.json", false },
		{ "Posts.html", false },
		{ "archive.zip", false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (unpack_is_media(rows[i].path) != rows[i].is_media) {
			g_test_message("%s", rows[i].path);
			g_test_fail();
		}
	}
}

/* Packings that are not unpacked are named, as is what cannot be opened. */
static void
test_refused(void)
{
	static const struct {
		const char *bytes, *want;
	} rows[] = {
		{ "\3757zXZ", "by xz" },
		{ "\050\265\057\375", "by Zstandard" },
		{ "7z\274\257\047\034", "by 7-Zip" },
		{ "Rar!\032\007", "by RAR" },
		{ "PK\007\010", "several files" },
	};
	g_autofree char *folder = folder_new();
	g_autofree char *path = g_build_filename(folder, "x", NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Unpack) unpack = NULL;
		g_autoptr(GError) error = NULL;

		folder_put(folder, "x", rows[i].bytes, -1);
		g_assert_false(unpack_open(path, &unpack, &error));
		g_assert_nonnull(strstr(error->message, rows[i].want));
	}
	remove_tree(folder);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/unpack/folder", test_folder);
	g_test_add_func("/unpack/file", test_file);
	g_test_add_func("/unpack/media", test_media);
	g_test_add_func("/unpack/refused", test_refused);
	return g_test_run();
}
