#include "site.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void
write_file(const char *folder, const char *name, const char *text)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);

	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static Request *
ask_file(const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autofree char *url = g_filename_to_uri(path, NULL, NULL);
	g_autofree char *home = g_filename_to_uri(folder, NULL, NULL);

	return ask_within(home, false, url);
}

static void
remove_file(const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);

	g_assert_cmpint(g_remove(path), ==, 0);
}

static void
test_files(void)
{
	g_autofree char *folder = g_dir_make_tmp("fetcher-XXXXXX", NULL);
	g_autofree char *large = g_strnfill(BODY_BYTES_MAX + 1, 'x');
	g_autofree char *pipe = g_build_filename(folder, "pipe", NULL);

	write_file(folder, "b b.xml", "second");
	write_file(folder, "a.xml", "first");
	write_file(folder, ".hidden", "never");
	write_file(folder, "large", large);
	g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);

	g_autoptr(Reply) first = fetch(ask_file(folder, "a.xml"));
	g_assert_cmpint(first->status, ==, 200);
	assert_body(first, "first");
	const char *tag = reply_header(first, "etag");
	g_assert_true(g_str_has_prefix(tag, "\"5-"));
	g_assert_true(g_str_has_suffix(reply_header(first, "last-modified"), " GMT"));

	Request *request = ask_file(folder, "a.xml");
	request_add_header(request, "if-none-match", tag);
	g_autoptr(Reply) same = fetch(request);
	g_assert_cmpint(same->status, ==, 304);
	assert_body(same, "");
	request = ask_file(folder, "a.xml");
	request_add_header(request, "If-Some-Match", tag);
	g_autoptr(Reply) unasked = fetch(request);
	g_assert_cmpint(unasked->status, ==, 200);
	write_file(folder, "a.xml", "changed");
	request = ask_file(folder, "a.xml");
	request_add_header(request, "If-None-Match", tag);
	g_autoptr(Reply) changed = fetch(request);
	g_assert_cmpint(changed->status, ==, 200);
	assert_body(changed, "changed");

	g_autoptr(Reply) list = fetch(ask_file(folder, ""));
	g_autofree char *home = g_filename_to_uri(folder, NULL, NULL);
	g_autofree char *want = g_strdup_printf("%s/a.xml\r\n%s/b%%20b.xml\r\n%s/large\r\n", home,
		home, home);
	g_assert_cmpint(list->status, ==, 200);
	g_assert_cmpstr(reply_header(list, "content-type"), ==, "text/uri-list");
	assert_body(list, want);

	g_autoptr(Reply) none = fetch(ask_file(folder, "none"));
	g_assert_cmpint(none->status, ==, 404);
	g_autoptr(Reply) too_large = fetch(ask_file(folder, "large"));
	assert_failed(too_large, "too large", true);
	g_autoptr(Reply) irregular = fetch(ask_file(folder, "pipe"));
	assert_failed(irregular, "no file", true);
	g_autoptr(Reply) elsewhere = fetch(ask_within("file:///etc/hostname", false,
		"file://example.org/etc/hostname"));
	assert_failed(elsewhere, "file:///absolute/path", true);

	static const char *const names[] = { "b b.xml", "a.xml", ".hidden", "large", "pipe", "" };
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		remove_file(folder, names[i]);
	}
}

/* A link in a folder may have been put there by anybody; the configured path itself was not. */
static void
test_links(void)
{
	g_autofree char *folder = g_dir_make_tmp("fetcher-XXXXXX", NULL);
	g_autofree char *shared = g_build_filename(folder, "shared", NULL);
	g_autofree char *secret = g_build_filename(folder, "secret", NULL);
	g_autofree char *entry = g_build_filename(shared, "entry", NULL);
	g_autofree char *lane = g_build_filename(folder, "lane", NULL);

	write_file(folder, "secret", "secret");
	g_assert_cmpint(g_mkdir(shared, 0700), ==, 0);
	write_file(shared, "own", "own");
	g_assert_cmpint(symlink(secret, entry), ==, 0);
	g_assert_cmpint(symlink(shared, lane), ==, 0);

	g_autoptr(Reply) list = fetch(ask_file(lane, ""));
	g_autofree char *home = g_filename_to_uri(lane, NULL, NULL);
	g_autofree char *want = g_strdup_printf("%s/own\r\n", home);
	assert_body(list, want);
	g_autoptr(Reply) own = fetch(ask_file(lane, "own"));
	assert_body(own, "own");
	g_autoptr(Reply) away = fetch(ask_file(lane, "entry"));
	assert_failed(away, "a link in a folder", true);
	g_autofree char *itself = g_filename_to_uri(entry, NULL, NULL);
	g_autoptr(Reply) meant = fetch(ask_within(itself, false, itself));
	assert_body(meant, "secret");

	remove_file(folder, "lane");
	remove_file(shared, "entry");
	remove_file(shared, "own");
	remove_file(folder, "shared");
	remove_file(folder, "secret");
	remove_file(folder, "");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/local/files", test_files);
	g_test_add_func("/local/links", test_links);
	return g_test_run();
}
