/*
 * Drafts and the mails they become: tests/golden/digest/CASE.json -> CASE.html, CASE.txt, byte for
 * byte. UPDATE=1 writes them anew; then look at what changed.
 */
#include <string.h>

#include "drafts.h"
#include "render/mail_html.h"
#include "render/mail_text.h"
#include "text/plain.h"

#define FOLDER "tests/golden/digest/"

static json_t *
load(const char *name)
{
	g_autofree char *path = g_strconcat(FOLDER, name, ".json", NULL);
	json_error_t error;
	json_t *json = json_load_file(path, 0, &error);

	if (json == NULL) {
		g_error("%s:%d: %s", path, error.line, error.text);
	}
	return json;
}

static void
compare(const char *name, const char *suffix, const char *got)
{
	g_autofree char *path = g_strconcat(FOLDER, name, suffix, NULL);
	g_autofree char *want = NULL;
	g_autoptr(GError) error = NULL;

	if (g_getenv("UPDATE") != NULL) {
		g_assert_true(g_file_set_contents(path, got, -1, &error));
	}
	g_assert_true(g_file_get_contents(path, &want, NULL, &error));
	if (strcmp(got, want) != 0) {
		g_test_message("%s differs: look with UPDATE=1 and git diff", path);
		g_test_fail();
	}
}

/* What an element may be; the table has the names with what follows them. */
static void
check_elements(const char *name, const char *html)
{
	static const char *const known[] = { "!DOCTYPE html>", "html ", "head>", "meta ", "title>",
		"style>", "body ", "main>", "div ", "div>", "table ", "tr>", "td ", "td>", "th ",
		"h1 ", "h2 ", "h3 ", "p ", "a href=\"https://", "a href=\"http://",
		"a href=\"mailto:", "br>", "span ", "strong ", "strong>", "em>", "em ", "wbr>",
		"blockquote ", "ul ", "ol start=\"", "li ", "pre ", "code>", "!--[if mso]>",
		"![endif]-->" };

	for (const char *at = strchr(html, '<'); at != NULL; at = strchr(at + 1, '<')) {
		bool is_known = at[1] == '/';
		for (gsize i = 0; i < G_N_ELEMENTS(known) && !is_known; i++) {
			is_known = g_str_has_prefix(at + 1, known[i]);
		}
		if (!is_known) {
			g_test_message("%s: %.40s", name, at);
			g_test_fail();
		}
	}
}

/* One h1, and no level left out on the way down. */
static void
check_headings(const char *html)
{
	int level = 0, first = 0;

	for (const char *at = strstr(html, "<h"); at != NULL; at = strstr(at + 1, "<h")) {
		int next = at[2] - '0';
		if (next < 1 || next > 6) {
			continue;
		}
		g_assert_cmpint(next, <=, level + 1);
		first += next == 1;
		level = next;
	}
	g_assert_cmpint(first, ==, 1);
}

static void
check_columns(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line != NULL; line++) {
		if (strstr(*line, "://") == NULL && strstr(*line, "mailto:") == NULL) {
			g_assert_cmpuint(plain_width(*line), <=, 72);
		}
	}
}

/* The addresses that the HTML links to. @return owned set. */
static GHashTable *
links_of_html(const char *html)
{
	GHashTable *links = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (const char *at = strstr(html, " href=\"http"); at != NULL;
		at = strstr(at + 1, " href=\"http")) {
		const char *start = at + strlen(" href=\"");
		GString *url = g_string_new_len(start, (gssize)strcspn(start, "\""));

		g_string_replace(url, "&amp;", "&", 0);
		g_string_replace(url, "&#39;", "'", 0);
		g_hash_table_add(links, g_string_free(url, FALSE));
	}
	return links;
}

/* Those that the plain text lists: "[12] https://…". @return owned set. */
static GHashTable *
links_of_text(const char *text)
{
	GHashTable *links = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line != NULL; line++) {
		const gsize number = (*line)[0] == '[' ? strspn(*line + 1, "0123456789") : 0;

		if (number > 0 && g_str_has_prefix(*line + 1 + number, "] http")) {
			g_hash_table_add(links, g_strdup(*line + 1 + number + strlen("] ")));
		}
	}
	return links;
}

/* Both parts lead to the same places. */
static void
check_links(const char *html, const char *text)
{
	g_autoptr(GHashTable) of_html = links_of_html(html);
	g_autoptr(GHashTable) of_text = links_of_text(text);
	GHashTableIter iter;
	void *url;

	g_hash_table_iter_init(&iter, of_html);
	while (g_hash_table_iter_next(&iter, &url, NULL)) {
		if (!g_hash_table_contains(of_text, url)) {
			g_test_message("only in HTML: %s", (const char *)url);
			g_test_fail();
		}
	}
	g_assert_cmpuint(g_hash_table_size(of_html), ==, g_hash_table_size(of_text));
}

static void
test_case(const void *data)
{
	const char *name = data;
	json_auto_t *view = view_of(load(name));
	g_autoptr(Variant) variant = variant_new();

	g_assert_true(mail_html_render(view, variant, NULL));
	g_assert_true(mail_text_render(view, variant, NULL));
	const char *html = variant->html, *text = variant->text;
	check_places(html, variant->html_places);
	check_places(text, variant->text_places);
	check_elements(name, html);
	check_headings(html);
	check_columns(text);
	check_links(html, text);
	g_assert_cmpuint(strlen(html), <, MAIL_HTML_BYTES_MAX);
	compare(name, ".html", html);
	compare(name, ".txt", text);
}

static void
add_cases(GPtrArray *names)
{
	g_autoptr(GDir) folder = g_dir_open(FOLDER, 0, NULL);

	g_assert_nonnull(folder);
	for (const char *file = g_dir_read_name(folder); file != NULL;
		file = g_dir_read_name(folder)) {
		if (g_str_has_suffix(file, ".json")) {
			char *name = g_strndup(file, strlen(file) - strlen(".json"));
			g_autofree char *path = g_strconcat("/render/golden/", name, NULL);
			g_test_add_data_func(path, name, test_case);
			g_ptr_array_add(names, name);
		}
	}
	g_assert_cmpuint(names->len, >=, 12);
}

int
main(int argc, char **argv)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

	g_test_init(&argc, &argv, NULL);
	add_cases(names);
	return g_test_run();
}
