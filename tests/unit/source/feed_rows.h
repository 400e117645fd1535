/* Rows of a document, a field of its first post, and what it must hold; and how they are read. */
#ifndef TAGDIGEST_TESTS_FEED_ROWS_H
#define TAGDIGEST_TESTS_FEED_ROWS_H

#include "source/feed.h"

#include <string.h>

#define NAMESPACES \
	" xmlns:dc='http://purl.org/dc/elements/1.1/'" \
	" xmlns:dcterms='http://purl.org/dc/terms/'" \
	" xmlns:content='http://purl.org/rss/1.0/modules/content/'" \
	" xmlns:media='http://search.yahoo.com/mrss/'" \
	" xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'" \
	" xmlns:atom='http://www.w3.org/2005/Atom'"
#define RSS(head, item) \
	"<rss version='2.0'" NAMESPACES "><channel>" head "<item>" item "</item></channel></rss>"
#define ATOM(head, entry) \
	"<feed xmlns='http://www.w3.org/2005/Atom'" NAMESPACES ">" head "<entry>" entry \
	"</entry></feed>"
#define ATOM03(entry) \
	"<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry>" entry "</entry></feed>"
#define RDF(item) \
	"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'" \
	" xmlns='http://purl.org/rss/1.0/'" NAMESPACES "><channel rdf:about='x'/>" item \
	"</rdf:RDF>"

typedef struct Row {
	const char *name;
	const char *document;
	const char *member; /* of post_to_json(): which field of the first post */
	const char *want;   /* its text, or its JSON where it is no text; "null" when absent */
} Row;

/* @return owned posts of a document. */
static inline GPtrArray *
read_posts_from(const char *url, const char *text)
{
	g_autoptr(SourceSpec) spec = source_spec_new();
	g_autoptr(Request) request = request_new(url);
	g_autoptr(Reply) document = reply_new(request);
	g_autoptr(GError) error = NULL;
	g_autofree char *remark = NULL;
	/* 2026-11-16T07:30:00Z */
	const StepInput input = { .spec = spec, .now_s = 1794814200, .reply = document };
	GPtrArray *posts = NULL;

	document->status = 200;
	g_bytes_unref(document->body);
	document->body = g_bytes_new(text, strlen(text));
	g_assert_true(feed_kind.parse(&input, &posts, &remark, &error));
	g_assert_no_error(error);
	return posts;
}

static inline GPtrArray *
read_posts(const char *text)
{
	return read_posts_from("https://feeds.example.org/index.xml", text);
}

static char *
member_text(const Post *post, const char *member)
{
	json_auto_t *json = post_to_json(post);
	const json_t *value = json_object_get(json, member);

	g_assert_nonnull(value);
	return json_is_string(value) ? g_strdup(json_string_value(value))
				     : json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
}

static void
check_rows(const Row *rows, guint count)
{
	for (guint i = 0; i < count; i++) {
		const Row *row = &rows[i];
		g_autoptr(GPtrArray) posts = read_posts(row->document);
		g_autofree char *got = NULL;

		g_assert_cmpuint(posts->len, >=, 1);
		got = member_text(g_ptr_array_index(posts, 0), row->member);
		g_test_message("%s: %s: got \"%s\", want \"%s\"", row->name, row->member, got,
			row->want);
		g_assert_cmpstr(got, ==, row->want);
	}
}

#define ROWS_TEST(name) \
	static void test_##name(void) \
	{ \
		check_rows(name##_rows, G_N_ELEMENTS(name##_rows)); \
	}

#endif
