/* Replies are written after lexicons/app/bsky (feed/defs, feed/post, embed/…, richtext/facet). */
#include "source/bluesky_post.h"

#include "text/jsontext.h"

#include <string.h>

#define NOW 1794298600
#define URI "\"uri\":\"at://did:plc:ada/app.bsky.feed.post/3l5exmpl2ab2c\",\"cid\":\"bafyrei\""
#define AUTHOR \
	"\"author\":{\"did\":\"did:plc:ada\",\"handle\":\"ada.example\",\"displayName\":\"Ada\"," \
	"\"labels\":[]}"
#define RECORD \
	"\"$type\":\"app.bsky.feed.post\",\"createdAt\":\"2026-11-10T08:15:02.123Z\",\"langs\":" \
	"[\"fr\",\"en\"]"
#define SEEN "\"indexedAt\":\"2026-11-10T08:15:03.000Z\""
#define FACET(start, end, feature) \
	"{\"index\":{\"byteStart\":" #start ",\"byteEnd\":" #end "},\"features\":[{" feature "}]}"
#define TAG(name) "\"$type\":\"app.bsky.richtext.facet#tag\",\"tag\":\"" name "\""
#define LINK(url) "\"$type\":\"app.bsky.richtext.facet#link\",\"uri\":\"" url "\""
#define MENTION(did) "\"$type\":\"app.bsky.richtext.facet#mention\",\"did\":\"" did "\""
#define EMBED(body) "\"embed\":{" body "}"

/* @record and @view: further members, each with a comma before it. */
static Post *
read_view(const char *record, const char *view)
{
	g_autofree char *text = g_strdup_printf("{" URI "," AUTHOR "," SEEN ",\"record\":{" RECORD
						"%s}%s}",
		record, view);
	json_auto_t *json = NULL;

	g_assert_true(jsontext_load(text, strlen(text), &json, NULL));
	return bluesky_post_read(json, NOW);
}

static const char *
tag_at(const Post *post, guint index)
{
	g_assert_cmpuint(post->tags->len, >, index);
	return ((const Hashtag *)g_ptr_array_index(post->tags, index))->display;
}

static const PostMedia *
media_at(const Post *post, guint index)
{
	g_assert_cmpuint(post->media->len, >, index);
	return g_ptr_array_index(post->media, index);
}

static void
test_reads(void)
{
	g_autoptr(Post) post = read_view(",\"text\":\"Été #SlowFood\",\"tags\":[\"soup\"],"
					 "\"facets\":[" FACET(6, 15, TAG("SlowFood")) "]",
		",\"replyCount\":2,\"repostCount\":1,\"likeCount\":3,\"quoteCount\":0,\"labels\":"
		"[]");

	g_assert_nonnull(post);
	g_assert_cmpstr(post->uri, ==, "at://did:plc:ada/app.bsky.feed.post/3l5exmpl2ab2c");
	g_assert_true(post->uri_is_global);
	g_assert_cmpstr(post->native_id, ==, post->uri);
	g_assert_cmpstr(post->url, ==, "https://bsky.app/profile/ada.example/post/3l5exmpl2ab2c");
	g_assert_cmpstr(post->text, ==, "Été #SlowFood");
	g_assert_cmpstr(post->author_name, ==, "Ada");
	g_assert_cmpstr(post->author_handle, ==, "@ada.example");
	g_assert_cmpstr(post->author_url, ==, "https://bsky.app/profile/did:plc:ada");
	g_assert_cmpstr(post->language, ==, "fr");
	g_assert_cmpstr(post->network, ==, "Bluesky");
	g_assert_cmpint(post->published_s, ==, 1794298502);
	g_assert_cmpstr(tag_at(post, 0), ==, "#SlowFood");
	g_assert_cmpstr(tag_at(post, 1), ==, "#soup");
	g_assert_cmpuint(post->tags->len, ==, 2);
	g_assert_cmpuint(post->links->len, ==, 0);
	g_assert_cmpint(post->replies, ==, 2);
	g_assert_cmpint(post->boosts, ==, 1);
	g_assert_cmpint(post->favourites, ==, 3);
	g_assert_cmpint(post->counts_s, ==, NOW);
	g_assert_cmpint(post->consent, ==, POST_CONSENT_OPEN);
	g_assert_null(post->warning);
	g_assert_null(post->reply_to);
}

/* What a text shows shortened is linked, and read, whole. */
static void
test_links(void)
{
	g_autoptr(Post) post = read_view(
		",\"text\":\"See example.com/long/pa... by @bob\\n\\nthere\",\"facets\":[" FACET(30,
			34, MENTION("did:plc:bob")) "," FACET(4, 26,
			LINK("https://example.com/long/path?a=1&b=2")) "]",
		"");

	g_assert_cmpstr(post->content_raw, ==,
		"<p>See <a href=\"https://example.com/long/path?a=1&amp;b=2\">"
		"https://example.com/long/path?a=1&amp;b=2</a> by "
		"<a href=\"https://bsky.app/profile/did:plc:bob\">@bob</a></p><p>there</p>");
	g_assert_cmpstr(post->text, ==,
		"See https://example.com/long/path?a=1&b=2 by @bob\n\nthere");
	g_assert_cmpuint(post->links->len, ==, 1);
	g_assert_cmpstr(((PostLink *)g_ptr_array_index(post->links, 0))->url, ==,
		"https://example.com/long/path?a=1&b=2");
}

/* Ranges are bytes, from others' clients: what is none is text, and so is what overlaps. */
static void
test_ranges(void)
{
	static const struct {
		const char *facets, *html;
	} rows[] = {
		{ FACET(0, 2, LINK("https://a.example/")),
			"<a href=\"https://a.example/\">É</a>té b" },
		{ FACET(0, 1, LINK("https://a.example/")), "Été b" },
		{ FACET(1, 3, LINK("https://a.example/")), "Été b" },
		{ FACET(0, 99, LINK("https://a.example/")), "Été b" },
		{ FACET(-1, 3, LINK("https://a.example/")), "Été b" },
		{ FACET(3, 3, LINK("https://a.example/")), "Été b" },
		{ FACET(5, 2, LINK("https://a.example/")), "Été b" },
		{ FACET("0", "2", LINK("https://a.example/")), "Été b" },
		{ FACET(0, 2, LINK("javascript:alert(1)")), "Été b" },
		{ FACET(0, 2, "\"$type\":\"org.example.facet#new\""), "Été b" },
		{ FACET(2, 7, LINK("https://c.example/")) "," FACET(0, 3,
			  LINK("https://a.example/")),
			"<a href=\"https://a.example/\">Ét</a>é b" },
		{ "{\"index\":null,\"features\":7},3,null", "Été b" },
		{ "{\"index\":{\"byteStart\":6,\"byteEnd\":7},\"features\":[{" LINK(
			  "mailto:x") "},{" LINK("https://b.example/?\\\"><x>") "}]}",
			"Été <a href=\"https://b.example/?%22%3E%3Cx%3E\">b</a>" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *record = g_strdup_printf(",\"text\":\"Été b\",\"facets\":[%s]",
			rows[i].facets);
		g_autoptr(Post) post = read_view(record, "");
		g_autofree char *html = g_strdup_printf("<p>%s</p>", rows[i].html);

		g_assert_cmpstr(post->content_raw, ==, html);
	}
}

static void
test_tags(void)
{
	static const struct {
		const char *record, *tags;
	} rows[] = {
		{ ",\"text\":\"#a #b\",\"facets\":[" FACET(0, 2, TAG("a")) "]", "#a" },
		{ ",\"text\":\"no facets #JoyFE\"", "#JoyFE" },
		{ ",\"text\":\"beside\",\"tags\":[\"JoyFE\",\"#Two\",7,null,\"\"]", "#JoyFE #Two" },
		{ ",\"text\":\"$AAPL #x\",\"facets\":[" FACET(0, 5, TAG("$AAPL")) "," FACET(6, 8,
			  TAG("x")) "]",
			"#x" },
		{ ",\"text\":\"x\",\"facets\":[" FACET(9, 99, TAG("JoyFE")) "],\"tags\":{}",
			"#JoyFE" },
		{ ",\"text\":\"\",\"tags\":[\"JoyFE\"]", "#JoyFE" },
		{ "", "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Post) post = read_view(rows[i].record, "");
		g_autofree char *tags = hashtag_list_text(post->tags);

		g_assert_cmpstr(tags, ==, rows[i].tags);
	}
}

static void
test_pictures(void)
{
	g_autoptr(Post) images = read_view("",
		"," EMBED(
			"\"$type\":\"app.bsky.embed.images#view\",\"images\":[{\"thumb\":"
			"\"https://cdn.example/t\",\"fullsize\":\"https://cdn.example/f\",\"alt\":"
			"\"A bowl\"},{\"fullsize\":7},null]"));
	g_autoptr(Post) gallery = read_view("",
		"," EMBED(
			"\"$type\":\"app.bsky.embed.gallery#view\",\"media\":[{\"$type\":"
			"\"app.bsky.embed.gallery#viewImage\",\"thumbnail\":\"https://cdn.example/"
			"t\",\"fullsize\":\"https://cdn.example/g\",\"alt\":\"\"}]"));
	g_autoptr(Post) video = read_view("",
		"," EMBED("\"$type\":\"app.bsky.embed.video#view\",\"cid\":\"b\",\"playlist\":"
			  "\"https://video.example/p.m3u8\",\"alt\":\"A kettle\""));

	g_assert_cmpuint(images->media->len, ==, 2);
	g_assert_cmpstr(media_at(images, 0)->url, ==, "https://cdn.example/f");
	g_assert_cmpstr(media_at(images, 0)->alt, ==, "A bowl");
	g_assert_cmpstr(media_at(images, 1)->url, ==, images->url);
	g_assert_cmpstr(media_at(gallery, 0)->url, ==, "https://cdn.example/g");
	g_assert_null(media_at(gallery, 0)->alt);
	g_assert_cmpint(media_at(video, 0)->kind, ==, POST_MEDIA_VIDEO);
	g_assert_cmpstr(media_at(video, 0)->alt, ==, "A kettle");
}

static void
test_cards(void)
{
	g_autoptr(Post) card = read_view("",
		"," EMBED("\"$type\":\"app.bsky.embed.external#view\",\"external\":{\"uri\":"
			  "\"https://blog.example/soup\",\"title\":\"Soup\",\"description\":\"Of "
			  "peas\"}"));
	g_autoptr(Post) gif = read_view("",
		"," EMBED(
			"\"$type\":\"app.bsky.embed.external#view\",\"external\":{\"uri\":"
			"\"https://media.tenor.com/x.gif\",\"title\":\"x\",\"description\":\"Alt: "
			"A cat\"}"));
	g_autoptr(Post) list = read_view("",
		"," EMBED("\"$type\":\"app.bsky.embed.record#view\",\"record\":{\"$type\":"
			  "\"app.bsky.graph.defs#listView\",\"uri\":\"at://did:plc:b/"
			  "app.bsky.graph.list/1\",\"name\":\"Cooks\"}"));
	g_autoptr(Post) unknown = read_view("",
		"," EMBED("\"$type\":\"app.bsky.embed.hologram#view\",\"x\":1"));
	g_autoptr(Post) raw =
		read_view(",\"embed\":{\"$type\":\"app.bsky.embed.external\",\"external\":{\"uri\":"
			  "\"https://blog.example/soup\",\"title\":\"Soup\",\"description\":\"\"}}",
			"");

	g_assert_cmpstr(card->card->url, ==, "https://blog.example/soup");
	g_assert_cmpstr(card->card->title, ==, "Soup");
	g_assert_cmpstr(card->card->description, ==, "Of peas");
	g_assert_null(gif->card);
	g_assert_cmpstr(media_at(gif, 0)->alt, ==, "A cat");
	g_assert_cmpstr(list->card->url, ==, "https://bsky.app/profile/did:plc:b/lists/1");
	g_assert_cmpstr(list->card->title, ==, "Cooks");
	g_assert_cmpint(media_at(unknown, 0)->kind, ==, POST_MEDIA_OTHER);
	g_assert_cmpstr(media_at(unknown, 0)->url, ==, unknown->url);
	g_assert_cmpstr(raw->card->title, ==, "Soup");
}

#define QUOTED(more, labels, own) \
	"\"record\":{\"$type\":\"app.bsky.embed.record#viewRecord\",\"uri\":\"at://did:plc:bob/" \
	"app.bsky.feed.post/3l5b\",\"cid\":\"c\",\"author\":{\"did\":\"did:plc:bob\",\"handle\":" \
	"\"bob.example\",\"labels\":[" labels "]},\"value\":{\"text\":\"Peas" more \
	"\"},\"labels\":[" own "]}"
#define AS_QUOTE(body) "," EMBED("\"$type\":\"app.bsky.embed.record#view\"," body)

static void
test_quotes(void)
{
	static const struct {
		const char *view, *text; /* text NULL: no quote; "": one without words */
	} rows[] = {
		{ AS_QUOTE(QUOTED("", "", "")), "Peas" },
		{ "," EMBED("\"$type\":\"app.bsky.embed.recordWithMedia#view\",\"record\":{" QUOTED(
			  "", "",
			  "") "},\"media\":{\"$type\":\"app.bsky.embed.images#view\",\"images\":"
			      "[]}"),
			"Peas" },
		{ AS_QUOTE(QUOTED(" #nobot", "", "")), NULL },
		{ AS_QUOTE(QUOTED("", "{\"val\":\"!no-unauthenticated\"}", "")), NULL },
		{ AS_QUOTE(QUOTED("", "", "{\"val\":\"!hide\"}")), NULL },
		{ AS_QUOTE(QUOTED("", "", "{\"val\":\"porn\"}")), "" },
		{ AS_QUOTE("\"record\":{\"$type\":\"app.bsky.embed.record#viewDetached\",\"uri\":"
			   "\"at://did:plc:bob/app.bsky.feed.post/3l5b\",\"detached\":true}"),
			NULL },
		{ AS_QUOTE("\"record\":{\"$type\":\"app.bsky.embed.record#viewNotFound\",\"uri\":"
			   "\"at://did:plc:bob/app.bsky.feed.post/3l5b\",\"notFound\":true}"),
			NULL },
		{ AS_QUOTE(
			  "\"record\":{\"$type\":\"app.bsky.embed.record#viewBlocked\",\"blocked\":"
			  "true}"),
			NULL },
		{ AS_QUOTE("\"record\":7"), NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Post) post = read_view(",\"text\":\"Look\"", rows[i].view);

		g_assert_true((post->quote == NULL) == (rows[i].text == NULL));
		if (rows[i].text != NULL) {
			const char *text = post->quote->text != NULL ? post->quote->text : "";
			g_assert_cmpstr(text, ==, rows[i].text);
			g_assert_cmpstr(post->quote->url, ==,
				"https://bsky.app/profile/bob.example/post/3l5b");
		}
		g_assert_null(post->card);
	}
}

static void
test_labels(void)
{
	static const struct {
		const char *record, *view, *warning;
		PostConsent consent;
	} rows[] = {
		{ "", ",\"labels\":[{\"src\":\"did:m\",\"val\":\"porn\"}]", "Adult content",
			POST_CONSENT_OPEN },
		{ ",\"labels\":{\"$type\":\"com.atproto.label.defs#selfLabels\",\"values\":"
		  "[{\"val\":"
		  "\"graphic-media\"}]}",
			"", "Graphic media", POST_CONSENT_OPEN },
		{ "", ",\"labels\":[{\"val\":\"!warn\"}]", "", POST_CONSENT_OPEN },
		{ "",
			",\"labels\":[{\"src\":\"d\",\"val\":\"porn\"},{\"src\":\"d\",\"val\":"
			"\"porn\","
			"\"neg\":true}]",
			NULL, POST_CONSENT_OPEN },
		{ "", ",\"labels\":[{\"val\":\"porn\",\"exp\":\"2020-01-01T00:00:00Z\"}]", NULL,
			POST_CONSENT_OPEN },
		{ "", ",\"labels\":[{\"val\":\"verified\"}]", NULL, POST_CONSENT_OPEN },
		{ "", ",\"labels\":[{\"val\":\"!hide\"}]", NULL, POST_CONSENT_REFUSED },
		{ "", ",\"labels\":[{\"val\":\"!takedown\"}]", NULL, POST_CONSENT_REFUSED },
		{ ",\"labels\":{\"values\":[{\"val\":\"!no-unauthenticated\"}]}", "", NULL,
			POST_CONSENT_REFUSED },
		{ "", ",\"viewer\":{\"embeddingDisabled\":true}", NULL, POST_CONSENT_REDUCED },
		{ ",\"text\":\"#NoBot\"", "", NULL, POST_CONSENT_REFUSED },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Post) post = read_view(rows[i].record, rows[i].view);

		g_assert_cmpstr(post->warning, ==, rows[i].warning);
		g_assert_cmpint(post->consent, ==, rows[i].consent);
	}
}

#define ORIGINAL ",\"bridgyOriginalUrl\":\"https://tooter.example/users/ada/statuses/7\""

static Post *
read_author(const char *author)
{
	g_autofree char *text = g_strdup_printf("{" URI "," SEEN
						",\"author\":{%s},\"record\":{" RECORD ORIGINAL
						"}}",
		author);
	json_auto_t *json = NULL;

	g_assert_true(jsontext_load(text, strlen(text), &json, NULL));
	return bluesky_post_read(json, NOW);
}

static void
test_authors(void)
{
	g_autoptr(Post) closed = read_author(
		"\"did\":\"did:plc:x\",\"handle\":\"x.example\",\"labels\":[{\"src\":\"did:plc:x\","
		"\"val\":\"!no-unauthenticated\"}]");
	g_autoptr(Post) bridged = read_author(
		"\"did\":\"did:plc:x\",\"handle\":\"ada.tooter.example.ap.brid.gy\",\"labels\":[]");
	g_autoptr(Post) nameless =
		read_author("\"did\":\"did:plc:x\",\"handle\":\"handle.invalid\",\"labels\":"
			    "[{\"val\":\"bot\"}]");
	g_autoptr(Post) nobody = read_author("\"did\":7,\"handle\":[]");

	g_assert_cmpint(closed->consent, ==, POST_CONSENT_REFUSED);
	g_assert_cmpint(closed->author_consent, ==, POST_CONSENT_REFUSED);
	g_assert_cmpint(bridged->consent, ==, POST_CONSENT_REDUCED);
	g_assert_cmpint(bridged->author_consent, ==, POST_CONSENT_UNSAID);
	g_assert_cmpint(bridged->author_consent, ==, POST_CONSENT_UNSAID);
	/* a bridge says of what its post is a copy; of what others say there nothing is known */
	g_assert_cmpuint(bridged->links->len, ==, 1);
	g_assert_cmpstr(((PostLink *)g_ptr_array_index(bridged->links, 0))->url, ==,
		"https://tooter.example/users/ada/statuses/7");
	g_assert_cmpuint(closed->links->len, ==, 0);
	g_assert_null(nameless->author_handle);
	g_assert_true(nameless->author_is_bot);
	g_assert_cmpstr(nameless->url, ==,
		"https://bsky.app/profile/did:plc:ada/post/3l5exmpl2ab2c");
	g_assert_null(nobody->author_url);
	g_assert_cmpint(nobody->author_consent, ==, POST_CONSENT_UNSAID);
}

/* A client says when a post was made, and may say anything. */
static void
test_times(void)
{
	static const struct {
		const char *created, *indexed;
		int64_t published_s;
	} rows[] = {
		{ "\"2026-11-10T08:15:02Z\"", "\"2026-11-10T09:00:00Z\"", 1794298502 },
		{ "\"2036-11-10T08:15:02Z\"", "\"2026-11-10T08:15:02Z\"", 1794298502 },
		{ "\"1970-01-01T00:00:00Z\"", "\"2026-11-10T08:15:02Z\"", 1794298502 },
		{ "\"2026-11-10T09:15:02.123456+01:00\"", "null", 1794298502 },
		{ "7", "\"2026-11-10T08:15:02Z\"", 1794298502 },
		{ "null", "[]", DATE_UNKNOWN },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text = g_strdup_printf(
			"{" URI "," AUTHOR
			",\"indexedAt\":%s,\"record\":{\"text\":\"x\",\"createdAt\":%s}}",
			rows[i].indexed, rows[i].created);
		json_auto_t *json = NULL;

		g_assert_true(jsontext_load(text, strlen(text), &json, NULL));
		g_autoptr(Post) post = bluesky_post_read(json, NOW);
		g_assert_cmpint(post->published_s, ==, rows[i].published_s);
	}
}

static void
test_answers(void)
{
	g_autoptr(Post) post =
		read_view(",\"reply\":{\"root\":{\"uri\":\"at://did:plc:r/app.bsky.feed.post/1\"},"
			  "\"parent\":{"
			  "\"uri\":\"at://did:plc:p/app.bsky.feed.post/2\",\"cid\":\"c\"}}",
			"");
	g_autoptr(Post) odd = read_view(",\"reply\":{\"parent\":{\"uri\":\"at://x\"}}", "");

	g_assert_cmpstr(post->reply_to->id, ==, "at://did:plc:p/app.bsky.feed.post/2");
	g_assert_cmpstr(post->reply_to->uri, ==, post->reply_to->id);
	g_assert_cmpstr(post->reply_to->url, ==, "https://bsky.app/profile/did:plc:p/post/2");
	g_assert_null(odd->reply_to);
}

#define VIEW(key) \
	"{\"uri\":\"at://did:plc:a/app.bsky.feed.post/" key "\",\"author\":{},\"record\":{}}"
#define NODE(key, more) "{\"post\":" VIEW(key) more "}"

#define PARENT "\"parent\":" NODE("1", ",\"parent\":{\"notFound\":true}")
#define SHOWN NODE("3", ",\"replies\":[" NODE("4", "") "]")
#define HIDDEN NODE("5", ",\"replies\":[" NODE("6", "") "]")
#define GATE \
	"\"threadgate\":{\"record\":{\"hiddenReplies\":[\"at://did:plc:a/app.bsky.feed.post/5\"]" \
	"}}"

static void
test_views(void)
{
	static const struct {
		const char *answer, *keys; /* keys NULL: it is none */
	} rows[] = {
		{ "{\"posts\":[" VIEW("1") "," VIEW("2") "," VIEW(
			  "1") ",7,{\"uri\":\"at://did:plc:a/"
			       "app.bsky.feed.post/3\",\"notFound\":true}]}",
			"1 2" },
		{ "{\"feed\":[" NODE("1", "") "," NODE("2",
			  ",\"reason\":{\"$type\":\"app.bsky.feed."
			  "defs#reasonRepost\"}") "," NODE("3",
			  ",\"reason\":{\"$type\":\"app.bsky.feed.defs#"
			  "reasonPin\"}") "]}",
			"1 3" },
		{ "{\"thread\":{\"post\":" VIEW("2") "," PARENT ",\"replies\":[" SHOWN "," HIDDEN
						     ",{\"blocked\":true}]}," GATE "}",
			"1 2 3 4" },
		{ "[" VIEW("9") "]", "9" },
		{ VIEW("9"), "9" },
		{ "{\"posts\":[]}", "" },
		{ "{\"error\":\"x\"}", NULL },
		{ "[{\"id\":1}]", NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		json_auto_t *json = NULL;
		g_assert_true(jsontext_load(rows[i].answer, strlen(rows[i].answer), &json, NULL));
		g_autoptr(GPtrArray) views = bluesky_post_views(json);
		g_autoptr(GString) keys = g_string_new(NULL);

		for (guint k = 0; views != NULL && k < views->len; k++) {
			const char *uri = jsontext_string(g_ptr_array_index(views, k), "uri");
			g_string_append_printf(keys, "%s%s", k > 0 ? " " : "",
				strrchr(uri, '/') + 1);
		}
		g_assert_cmpstr(views != NULL ? keys->str : NULL, ==, rows[i].keys);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/bluesky_post/reads", test_reads);
	g_test_add_func("/bluesky_post/links", test_links);
	g_test_add_func("/bluesky_post/ranges", test_ranges);
	g_test_add_func("/bluesky_post/tags", test_tags);
	g_test_add_func("/bluesky_post/pictures", test_pictures);
	g_test_add_func("/bluesky_post/cards", test_cards);
	g_test_add_func("/bluesky_post/quotes", test_quotes);
	g_test_add_func("/bluesky_post/labels", test_labels);
	g_test_add_func("/bluesky_post/authors", test_authors);
	g_test_add_func("/bluesky_post/times", test_times);
	g_test_add_func("/bluesky_post/answers", test_answers);
	g_test_add_func("/bluesky_post/views", test_views);
	return g_test_run();
}
