#include "source/x_text.h"

#include "text/jsontext.h"

#include <string.h>

static void
test_read(void)
{
	static const struct {
		const char *text, *entities, *quoted, *want;
	} rows[] = {
		{ "Soup &amp; bread", NULL, NULL, "Soup & bread" },
		/* once, and not again */
		{ "&amp;lt;b&amp;gt; &lt;i&gt; &copy; &", NULL, NULL, "&lt;b&gt; <i> &copy; &" },
		{ "\"\" &quot;a&quot; it&#39;s", NULL, NULL, "\"\" \"a\" it's" },
		/* offsets of the escaped text */
		{ "A &amp; B https://t.co/AbC end",
			"{\"urls\":[{\"start\":10,\"end\":26,\"url\":\"https://t.co/AbC\","
			"\"expanded_url\":\"https://blog.example/soup\"}]}",
			NULL, "A & B https://blog.example/soup end" },
		/* of the unescaped one */
		{ "A &amp; B https://t.co/AbC end",
			"{\"urls\":[{\"start\":6,\"end\":22,\"url\":\"https://t.co/AbC\","
			"\"expanded_url\":\"https://blog.example/soup\"}]}",
			NULL, "A & B https://blog.example/soup end" },
		/* in characters, not in bytes or UTF-16 */
		{ "🍲 Gŵyl https://t.co/AbC",
			"{\"urls\":[{\"start\":7,\"end\":23,\"url\":\"https://t.co/AbC\","
			"\"expanded_url\":\"https://a.example/\"}]}",
			NULL, "🍲 Gŵyl https://a.example/" },
		/* offsets that are wrong, and one address that begins as another does */
		{ "https://t.co/AbCd https://t.co/AbC",
			"{\"urls\":[{\"start\":3,\"end\":9,\"url\":\"https://t.co/AbC\","
			"\"expanded_url\":\"https://b.example/\"},{\"start\":99,\"url\":"
			"\"https://t.co/AbCd\",\"expanded_url\":\"https://a.example/\"}]}",
			NULL, "https://a.example/ https://b.example/" },
		/* twice the same address */
		{ "https://t.co/a https://t.co/a",
			"{\"urls\":[{\"url\":\"https://t.co/a\",\"expanded_url\":"
			"\"https://a.example/\"},{\"url\":\"https://t.co/a\","
			"\"expanded_url\":\"https://a.example/\"}]}",
			NULL, "https://a.example/ https://a.example/" },
		/* where it leads in the end is better than where it was folded from */
		{ "x https://t.co/a",
			"{\"urls\":[{\"url\":\"https://t.co/a\",\"expanded_url\":"
			"\"https://short.example/1\",\"unwound_url\":\"https://a.example/\"}]}",
			NULL, "x https://a.example/" },
		/* pictures and what is quoted are beside the words */
		{ "Soup https://t.co/p https://t.co/q",
			"{\"urls\":[{\"url\":\"https://t.co/p\",\"expanded_url\":"
			"\"https://x.com/ada/status/5/photo/1\",\"media_key\":\"3_1\"},"
			"{\"url\":\"https://t.co/q\",\"expanded_url\":"
			"\"https://twitter.com/bo/status/7\"}]}",
			"7", "Soup" },
		{ "See https://t.co/q",
			"{\"urls\":[{\"url\":\"https://t.co/q\",\"expanded_url\":"
			"\"https://twitter.com/bo/status/7\"}]}",
			"8", "See https://twitter.com/bo/status/7" },
		/* what is no address of the web is not put in */
		{ "x https://t.co/a",
			"{\"urls\":[{\"url\":\"https://t.co/a\",\"expanded_url\":"
			"\"javascript:alert(1)\"}]}",
			NULL, "x https://t.co/a" },
		/* everything of another type */
		{ "x https://t.co/a", "{\"urls\":{\"url\":5}}", NULL, "x https://t.co/a" },
		{ "x https://t.co/a", "{\"urls\":[null,5,\"x\",{\"url\":[]},{\"url\":\"x\"}]}",
			NULL, "x https://t.co/a" },
		{ "", NULL, NULL, "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		json_auto_t *entities = NULL;

		if (rows[i].entities != NULL) {
			g_assert_true(jsontext_load(rows[i].entities, strlen(rows[i].entities),
				&entities, NULL));
		}
		g_autofree char *got = x_text_read(rows[i].text, entities, rows[i].quoted);
		g_assert_cmpstr(got != NULL ? got : "", ==, rows[i].want);
	}
}

static void
test_addresses(void)
{
	static const struct {
		const char *url, *id, *author;
	} rows[] = {
		{ "https://x.com/ada/status/5", "5", "ada" },
		{ "https://twitter.com/ada/status/5?s=20", "5", "ada" },
		{ "https://www.x.com/i/status/5#m", "5", NULL },
		{ "https://x.com/ada/status/5/photo/1", "5", "ada" },
		{ "https://x.com/ada/status/", NULL, NULL },
		{ "https://x.com/ada/status/5a", NULL, NULL },
		{ "https://x.com/ada", NULL, NULL },
		{ "https://x.com", NULL, NULL },
		{ "https://ax.com/ada/status/5", NULL, NULL },
		{ "ftp://x.com/ada/status/5", NULL, NULL },
		{ NULL, NULL, NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *id = x_text_post_id(rows[i].url);
		g_autofree char *author = x_text_post_author(rows[i].url);

		g_assert_cmpstr(id, ==, rows[i].id);
		g_assert_cmpstr(author, ==, rows[i].author);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/x_text/read", test_read);
	g_test_add_func("/x_text/addresses", test_addresses);
	return g_test_run();
}
