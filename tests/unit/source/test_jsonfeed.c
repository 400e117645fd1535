/* JSON Feeds into posts. */
#include "source/jsonfeed.h"

#include "model/post.h"

#include <string.h>

#define NOW_S 1794814200 /* 2026-11-16T07:30:00Z */
#define FEED(item) "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [" item "]}"

typedef struct Row {
	const char *name;
	const char *document;
	const char *member; /* of post_to_json(): which field of the first post */
	const char *want;   /* its text, or its JSON where it is no text; "null" when absent */
} Row;

/* clang-format off */
static const Row rows[] = {
	{ "id", FEED("{\"id\": \" a1 \"}"), "id", "a1" },
	{ "id of digits", FEED("{\"id\": 12}"), "id", "12" },
	{ "id of many digits", FEED("{\"id\": 123456789012345678901234567890}"), "id",
		"123456789012345678901234567890" },
	{ "no id", FEED("{\"url\": \"http://example.org/1\"}"), "id", "null" },
	{ "link",
		FEED("{\"url\": \"http://example.org/1\", "
		     "\"external_url\": \"http://b.example/\"}"),
		"link", "http://example.org/1" },
	{ "link beside one in the id",
		FEED("{\"id\": \"http://b.example/1\", \"url\": \"http://example.org/1\"}"), "link",
		"http://example.org/1" },
	{ "link of a link blog", FEED("{\"external_url\": \"http://b.example/\"}"), "link",
		"http://b.example/" },
	{ "link in the id", FEED("{\"id\": \"http://example.org/1\"}"), "link",
		"http://example.org/1" },
	{ "relative link", FEED("{\"url\": \"/1\"}"), "link", "https://feeds.example.org/1" },
	{ "title", FEED("{\"title\": \"Fish &#8217;n&#8217; <b>chips</b>\"}"), "title",
		"Fish ’n’ chips" },
	{ "title of signs", FEED("{\"title\": \"1 < 2 & 3\"}"), "title", "1 < 2 & 3" },
	{ "HTML", FEED("{\"content_html\": \"<p>One</p>\", \"content_text\": \"Two\"}"), "content",
		"<p>One</p>" },
	{ "HTML as text", FEED("{\"content_html\": \"<p>One</p>\"}"), "text", "One" },
	{ "text", FEED("{\"content_text\": \"a <b>\\nc\", \"summary\": \"Two\"}"), "text",
		"a <b>\nc" },
	{ "summary", FEED("{\"summary\": \"Two\", \"content_html\": \"\"}"), "content", "Two" },
	{ "published", FEED("{\"date_published\": \"2026-11-16T07:30:00+01:00\"}"), "published",
		"2026-11-16T06:30:00Z" },
	{ "modified", FEED("{\"date_modified\": \"2026-11-16T07:30:00Z\"}"), "updated",
		"2026-11-16T07:30:00Z" },
	{ "published from modified", FEED("{\"date_modified\": \"2026-11-16T07:30:00Z\"}"),
		"published", "2026-11-16T07:30:00Z" },
	{ "authors", FEED("{\"authors\": [{\"name\": \"Ceri\"}, {\"name\": \"Ada\"}]}"), "author",
		"Ceri" },
	{ "author of version 1", FEED("{\"author\": {\"name\": \"Ceri\", \"url\": \"/ceri\"}}"),
		"author_url", "https://feeds.example.org/ceri" },
	{ "author as text", FEED("{\"author\": \"me@example.org (Ceri)\"}"), "author", "Ceri" },
	{ "authors as one", FEED("{\"authors\": {\"name\": \"Ceri\"}}"), "author", "Ceri" },
	{ "authors as names", FEED("{\"authors\": [\"Ceri\", \"Ada\"]}"), "author", "Ceri" },
	{ "authors of nobody",
		FEED("{\"authors\": [], \"author\": {\"name\": \"Ceri\"}}"), "author", "Ceri" },
	{ "tags as objects", FEED("{\"tags\": [{\"name\": \"JoyFE\"}, {\"term\": \"x\"}]}"), "tags",
		"[\"#JoyFE\",\"#x\"]" },
	{ "tags as one text", FEED("{\"tags\": \"JoyFE, UK FE Chat\"}"), "tags",
		"[\"#JoyFE\",\"#UKFEChat\"]" },
	{ "tag in a text that is not shown",
		FEED("{\"content_html\": \"<p>x</p>\", \"summary\": \"Of #JoyFE\"}"), "tags",
		"[\"#JoyFE\"]" },
	{ "one attachment",
		FEED("{\"attachments\": {\"url\": \"/1.mp3\"}}"), "media",
		"[{\"kind\":\"audio\",\"url\":\"https://feeds.example.org/1.mp3\",\"alt\":null}]" },
	{ "date that is not set", FEED("{\"date_published\": \"0001-01-01T00:00:00Z\"}"),
		"published", "null" },
	{ "date that is not set, in milliseconds", FEED("{\"date_published\": 0}"), "published",
		"null" },
	{ "date of figures alone", FEED("{\"date_published\": \"04/11/2026\"}"), "published",
		"2026-11-04T00:00:00Z" },
	{ "items before the rest",
		"{\"items\": [{\"id\": 1}], \"language\": \"cy\", \"title\": \"T\"}",
		"language", "cy" },
	{ "author of the feed",
		"{\"author\": {\"name\": \"Ceri\"}, \"items\": [{\"author\": null}]}", "author",
		"Ceri" },
	{ "language", "{\"language\": \"en_GB\", \"items\": [{\"language\": \"cy\"}]}", "language",
		"cy" },
	{ "language of the feed", "{\"language\": \"en-GB\", \"items\": [{}]}", "language",
		"en-GB" },
	{ "network", "{\"title\": \"AmplifyFE\", \"items\": [{}]}", "network", "AmplifyFE" },
	{ "tags",
		FEED("{\"tags\": [\"JoyFE\", \"Further Education\", 7], "
		     "\"content_text\": \"#Gŵyl\"}"),
		"tags", "[\"#JoyFE\",\"#FurtherEducation\",\"#Gŵyl\"]" },
	{ "attachment",
		FEED("{\"attachments\": [{\"url\": \"/1.mp3\", \"mime_type\": "
		     "\"audio/mpeg\"}, {}]}"),
		"media",
		"[{\"kind\":\"audio\",\"url\":\"https://feeds.example.org/1.mp3\",\"alt\":null}]" },
	{ "picture", FEED("{\"image\": \"/1.png\", \"banner_image\": \"/2.png\"}"), "media",
		"[{\"kind\":\"picture\",\"url\":\"https://feeds.example.org/1.png\","
		"\"alt\":null}]" },
	{ "author of the feed beside a nameless one",
		"{\"authors\": [{\"name\": \"Ceri\"}], \"items\": [{\"authors\": [{}]}]}", "author",
		"Ceri" },
	{ "author by an address only",
		FEED("{\"authors\": [{\"url\": \"/ceri\"}]}"), "author_url",
		"https://feeds.example.org/ceri" },
	{ "banner", FEED("{\"banner_image\": \"/2.png\"}"), "media",
		"[{\"kind\":\"picture\",\"url\":\"https://feeds.example.org/2.png\","
		"\"alt\":null}]" },
	{ "base of a text", FEED("{\"url\": \"/a/1\", \"content_html\": \"<p>x\"}"), "base_url",
		"https://feeds.example.org/a/1" },
	{ "base without a link", FEED("{\"content_html\": \"<p>x\"}"), "base_url",
		"https://feeds.example.org/feed.json" },
	{ "tag in a text beside HTML",
		FEED("{\"content_html\": \"<p>x</p>\", \"content_text\": \"Of #JoyFE\"}"), "tags",
		"[\"#JoyFE\"]" },
	{ "author behind a nameless one",
		FEED("{\"authors\": [{}, 7, {\"name\": \"Ceri\"}, {\"name\": \"Ada\"}]}"),
		"author", "Ceri" },
	{ "tag in an attachment's title",
		FEED("{\"attachments\": [{\"title\": \"Of #JoyFE\"}]}"), "tags", "[\"#JoyFE\"]" },
	{ "categories", FEED("{\"tags\": [\"a\"], \"categories\": [\"JoyFE\"]}"), "tags",
		"[\"#a\",\"#JoyFE\"]" },
	{ "HTML as plain text", FEED("{\"content_text\": \" <p>a <b>b</b></p>\\n\"}"), "text",
		"a b" },
	{ "HTML as a summary", FEED("{\"summary\": \"<p>a <b>b</b></p>\"}"), "text", "a b" },
	{ "plain text about HTML", FEED("{\"content_text\": \"<p> is a tag\"}"), "text",
		"<p> is a tag" },
	{ "picture as an object", FEED("{\"image\": {\"url\": \"/1.png\"}}"), "media",
		"[{\"kind\":\"picture\",\"url\":\"https://feeds.example.org/1.png\","
		"\"alt\":null}]" },
	{ "wrong types",
		FEED("{\"id\": {}, \"url\": 1, \"title\": [], \"tags\": {}, \"authors\": 2, "
		     "\"attachments\": \"x\", \"date_published\": true}"),
		"link", "null" },
};
/* clang-format on */

static JsonFeed *
sift_feed(const char *document, const FeedSieve *sieve)
{
	const FeedOrigin origin = { "https://feeds.example.org/feed.json", NOW_S };
	JsonFeed *feed = NULL;
	g_autoptr(GString) text = g_string_new(document);
	g_autoptr(GError) error = NULL;

	g_assert_true(jsonfeed_read(text, sieve, &origin, &feed, &error));
	g_assert_no_error(error);
	return feed;
}

static JsonFeed *
read_feed(const char *document)
{
	return sift_feed(document, NULL);
}

static void
test_rows(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		const Row *row = &rows[i];
		g_autoptr(JsonFeed) feed = read_feed(row->document);
		json_auto_t *json = post_to_json(g_ptr_array_index(feed->posts, 0));
		const json_t *value = json_object_get(json, row->member);
		g_autofree char *got = json_is_string(value)
			? g_strdup(json_string_value(value))
			: json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);

		g_test_message("%s: got \"%s\", want \"%s\"", row->name, got, row->want);
		g_assert_cmpstr(got, ==, row->want);
	}
}

static void
test_feed(void)
{
	g_autoptr(JsonFeed) open = read_feed("{\"title\": \" A  feed \", \"items\": []}");
	g_autoptr(JsonFeed) over = read_feed("{\"expired\": true, \"items\": [{}, 1, null, {}]}");

	g_assert_cmpstr(open->title, ==, "A feed");
	g_assert_false(open->is_expired);
	g_assert_cmpuint(open->posts->len, ==, 0);
	g_assert_null(over->title);
	g_assert_true(over->is_expired);
	g_assert_cmpuint(over->posts->len, ==, 2);
}

static void
test_cap(void)
{
	g_autoptr(GString) document = g_string_new("{\"items\": [{}");
	g_autoptr(JsonFeed) feed = NULL;

	for (guint i = 0; i < FEED_ITEMS_MAX + 10; i++) {
		g_string_append(document, ",{}");
	}
	g_string_append(document, "]}");
	feed = read_feed(document->str);
	g_assert_cmpuint(feed->posts->len, ==, FEED_ITEMS_MAX);
}

/* As many as may stay are all; one more, and the last of the undated goes. */
static void
test_full(void)
{
	for (guint more = 0; more < 2; more++) {
		g_autoptr(GString) document = g_string_new(
			"{\"items\": [{\"date_modified\":\"1\",\"date_published\":\"1700000000\"}");
		g_autoptr(JsonFeed) feed = NULL;

		for (guint i = 1; i < FEED_ITEMS_MAX; i++) {
			g_string_append_printf(document, ",{\"id\":%u}", i);
		}
		g_string_append(document,
			more == 0 ? "]}" : ",{\"date_modified\":\"1600000000\"}]}");
		feed = read_feed(document->str);
		g_assert_cmpuint(feed->posts->len, ==, FEED_ITEMS_MAX);
		g_assert_cmpint(feed->is_partly_read, ==, more == 1);
		const Post *last = g_ptr_array_index(feed->posts, FEED_ITEMS_MAX - 1);
		g_assert_cmpstr(last->uri, ==, more == 0 ? "1999" : NULL);
		const Post *other = g_ptr_array_index(feed->posts, FEED_ITEMS_MAX - 2);
		g_assert_cmpstr(other->uri, ==, "1998");
	}
}

/* Where a wanted hashtag may stand. */
static void
test_wanted(void)
{
	static const struct {
		const char *item;
		bool want;
	} items[] = {
		{ "{\"id\": \"x\", \"content_html\": \"<p>#JoyFE\"}", true },
		{ "{\"id\": \"x\", \"content_text\": \"#JoyFE\"}", true },
		{ "{\"id\": \"x\", \"summary\": \"#JoyFE\"}", true },
		{ "{\"id\": \"x\", \"title\": \"#JoyFE\"}", true },
		{ "{\"id\": \"x\", \"tags\": [\"tea\", \"joyfe\"]}", true },
		{ "{\"id\": \"known\"}", true },
		{ "{\"id\": \"#JoyFE\", \"tags\": [\"tea\"], \"url\": \"#JoyFE\"}", false },
	};
	g_autoptr(GPtrArray) tags = hashtag_find("#JoyFE");
	g_autoptr(FeedSieve) first = feed_sieve_new(tags, NULL);
	g_autoptr(JsonFeed) before =
		sift_feed("{\"items\": [{\"id\": \"known\", \"title\": \"#JoyFE\"}]}", first);
	json_auto_t *known = feed_sieve_ids(first, before->posts);
	g_autoptr(FeedSieve) sieve = feed_sieve_new(tags, known);

	g_assert_cmpuint(strlen(json_string_value(json_array_get(known, 0))), ==, 16);

	for (guint i = 0; i < G_N_ELEMENTS(items); i++) {
		g_autofree char *document = g_strdup_printf("{\"items\": [%s]}", items[i].item);
		g_autoptr(JsonFeed) feed = sift_feed(document, sieve);

		g_test_message("%s", items[i].item);
		g_assert_cmpuint(feed->posts->len, ==, items[i].want ? 1 : 0);
		g_assert_cmpuint(feed->passed_over, ==, items[i].want ? 0 : 1);
	}
}

/* Of too many items the newest stay, in the order of the document. */
static void
test_newest(void)
{
	g_autoptr(GString) document = g_string_new("{\"items\": [{\"id\": \"undated\"}");
	g_autoptr(JsonFeed) feed = NULL;

	for (guint i = 0; i < 5 * FEED_ITEMS_MAX; i++) {
		g_string_append_printf(document, ",{\"id\":%u,\"date_published\":\"%u\"}", i,
			1700000000 + i);
	}
	g_string_append(document, "]}");
	feed = read_feed(document->str);
	g_assert_true(feed->is_partly_read);
	g_assert_cmpuint(feed->posts->len, ==, FEED_ITEMS_MAX);
	for (guint i = 0; i < FEED_ITEMS_MAX; i++) {
		const Post *post = g_ptr_array_index(feed->posts, i);
		g_autofree char *want = g_strdup_printf("%u", 4 * FEED_ITEMS_MAX + i);

		g_assert_cmpstr(post->uri, ==, want);
	}
}

typedef struct BrokenRow {
	const char *document;
	const char *ids; /* of what is read */
	guint lost;
	bool is_cut_off;
} BrokenRow;

/* clang-format off */
static const BrokenRow broken_rows[] = {
	{ "{\"items\": [{\"id\": 1}, {\"id\": 2,}, {\"id\": 3}]}", "1 3", 1, false },
	{ "{\"items\": [{\"id\": 1}, {\"id\": \"2],[{\\\"\"}, {\"id\": 3}]}",
		"1 2],[{\" 3", 0, false },
	{ "{\"items\": [{\"id\": 1, \"tags\": [\"a\"}, {\"id\": 2}]}", "2", 1, false },
	{ "{\"items\": [{\"id\": 1}, NaN, {\"id\": 3}, ]}", "1 3", 1, false },
	{ "{\"items\": [{\"id\": 1} {\"id\": 2}, {\"id\": 3}]}", "1 3", 0, false },
	{ "{\"items\": [{\"id\": 1}, {\"id\": 2}", "1 2", 0, true },
	{ "{\"items\": [{\"id\": 1}, {\"id\": 2}, {\"id", "1 2", 0, true },
	{ "{\"items\": [{\"id\": 1}}", "1", 0, false },
	{ "{\"items\": [[{\"id\": 1}], {\"id\": 2}]}", "2", 1, false },
};
/* clang-format on */

static void
test_broken(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(broken_rows); i++) {
		const BrokenRow *row = &broken_rows[i];
		g_autoptr(JsonFeed) feed = NULL;
		g_autoptr(GString) ids = g_string_new(NULL);

		g_test_message("%s", row->document);
		feed = read_feed(row->document);
		for (guint k = 0; k < feed->posts->len; k++) {
			const Post *post = g_ptr_array_index(feed->posts, k);

			g_string_append_printf(ids, "%s%s", k == 0 ? "" : " ", post->uri);
		}
		g_assert_cmpstr(ids->str, ==, row->ids);
		g_assert_cmpuint(feed->lost_items, ==, row->lost);
		g_assert_cmpint(feed->is_cut_off, ==, row->is_cut_off);
	}
}

static void
test_refused(void)
{
	static const char *const documents[] = { "", "{", "[]", "[{}]", "{\"error\": \"no\"}",
		"{\"items\": {}}" };

	for (guint i = 0; i < G_N_ELEMENTS(documents); i++) {
		const FeedOrigin nowhere = { NULL, DATE_UNKNOWN };
		JsonFeed *feed = NULL;
		g_autoptr(GError) error = NULL;

		g_test_message("%s", documents[i]);
		g_autoptr(GString) text = g_string_new(documents[i]);

		g_assert_false(jsonfeed_read(text, NULL, &nowhere, &feed, &error));
		g_assert_nonnull(error);
		g_assert_null(feed);
	}
}

static void
test_meant(void)
{
	g_assert_true(jsonfeed_is_meant(" {\"items\": []}"));
	g_assert_false(jsonfeed_is_meant("[{\"items\": []}]"));
	g_assert_false(jsonfeed_is_meant("{\"error\": 1}"));
	g_assert_false(jsonfeed_is_meant(""));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/jsonfeed/rows", test_rows);
	g_test_add_func("/jsonfeed/feed", test_feed);
	g_test_add_func("/jsonfeed/cap", test_cap);
	g_test_add_func("/jsonfeed/full", test_full);
	g_test_add_func("/jsonfeed/wanted", test_wanted);
	g_test_add_func("/jsonfeed/newest", test_newest);
	g_test_add_func("/jsonfeed/broken", test_broken);
	g_test_add_func("/jsonfeed/refused", test_refused);
	g_test_add_func("/jsonfeed/meant", test_meant);
	return g_test_run();
}
