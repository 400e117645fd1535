#include "model/request.h"

static void
test_request(void)
{
	g_autoptr(Request) request = request_new("https://tooter.example/api");

	request_add_header(request, "Accept", "application/json");
	request_add_header(request, "If-None-Match", "\"a\"\r\nX-Evil: yes\r\n\r\nbody");
	g_assert_cmpint(request->verb, ==, REQUEST_GET);
	g_assert_cmpstr(request->url, ==, "https://tooter.example/api");
	g_assert_cmpuint(request->headers->len, ==, 2);
	g_assert_cmpstr(g_ptr_array_index(request->headers, 0), ==, "Accept: application/json");
	g_assert_cmpstr(g_ptr_array_index(request->headers, 1), ==,
		"If-None-Match: \"a\"X-Evil: yesbody");
	request_free(NULL);
}

static void
test_reply(void)
{
	g_autoptr(Request) request = request_new("https://tooter.example/api");
	request->mark = g_strdup("joyfe");
	g_autoptr(Reply) reply = reply_new(request);

	g_assert_cmpstr(reply->url, ==, request->url);
	g_assert_cmpstr(reply->mark, ==, "joyfe");
	g_assert_cmpint(reply->status, ==, 0);
	g_assert_cmpuint(g_bytes_get_size(reply->body), ==, 0);
	g_assert_null(reply_header(reply, "etag"));
	g_hash_table_insert(reply->headers, g_strdup("etag"), g_strdup("\"a\""));
	g_assert_cmpstr(reply_header(reply, "etag"), ==, "\"a\"");
	reply_free(NULL);
}

static void
test_charset(void)
{
	static const struct {
		const char *type, *want;
	} rows[] = {
		{ "text/xml; charset=utf-8", "utf-8" },
		{ "text/xml;charset=\"iso-8859-1\"; x=y", "iso-8859-1" },
		{ "text/xml; x=y; Charset = 'big5'", "big5" },
		{ "text/xml; title=\"a; charset=no\"; charset=utf-8", "utf-8" },
		{ "text/xml; charset=utf-8\"; x=y", "utf-8" },
		{ "text/xml; charset=\"utf-8; x=y", "utf-8" },
		{ "text/xml; charset=", NULL },
		{ "text/xml; charset=\"\"", NULL },
		{ "text/xml; nocharset=utf-8", NULL },
		{ "text/xml; charset", NULL },
		{ "text/xml", NULL },
		{ "", NULL },
		{ NULL, NULL },
	};
	g_autoptr(Request) request = request_new("https://tooter.example/");

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Reply) reply = reply_new(request);

		if (rows[i].type != NULL) {
			g_hash_table_insert(reply->headers, g_strdup("content-type"),
				g_strdup(rows[i].type));
		}
		g_autofree char *got = reply_charset(reply);
		g_assert_cmpstr(got, ==, rows[i].want);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/request/request", test_request);
	g_test_add_func("/request/reply", test_reply);
	g_test_add_func("/request/charset", test_charset);
	return g_test_run();
}
