#include "source/x_post.h"

#include "source/x_price.h"
#include "text/jsontext.h"

#include <string.h>

#define NOW_S 1795694400

#define PAGE \
	"{\"data\":[{\"id\":\"1970000000000000002\",\"text\":\"Soup &amp; bread #SlowFood " \
	"https://t.co/AbC https://t.co/pic\",\"created_at\":\"2025-09-22T05:59:59.000Z\"," \
	"\"author_id\":\"42\",\"lang\":\"en\",\"possibly_sensitive\":true," \
	"\"in_reply_to_user_id\":\"43\"," \
	"\"edit_history_tweet_ids\":[\"1970000000000000001\",\"1970000000000000002\"]," \
	"\"entities\":{\"hashtags\":[{\"start\":17,\"end\":26,\"tag\":\"SlowFood\"}]," \
	"\"mentions\":[{\"username\":\"bo\",\"id\":\"43\"}]," \
	"\"urls\":[{\"start\":27,\"end\":43,\"url\":\"https://t.co/AbC\"," \
	"\"expanded_url\":\"https://blog.example/soup\"},{\"url\":\"https://t.co/pic\"," \
	"\"media_key\":\"3_99\"}]},\"attachments\":{\"media_keys\":[\"3_99\",\"7_1\"]," \
	"\"poll_ids\":[\"9\"]}," \
	"\"public_metrics\":{\"retweet_count\":1,\"reply_count\":2,\"like_count\":4}," \
	"\"referenced_tweets\":[{\"type\":\"quoted\",\"id\":\"1960000000000000000\"}," \
	"{\"type\":\"replied_to\",\"id\":\"1960000000000000009\"}]}]," \
	"\"includes\":{\"users\":[{\"id\":\"42\",\"name\":\"Ada &amp; Co\",\"username\":\"ada\"," \
	"\"protected\":false}],\"media\":[{\"media_key\":\"3_99\",\"type\":\"photo\"," \
	"\"url\":\"https://pbs.example/x.jpg\",\"alt_text\":\"A bowl\"}," \
	"{\"media_key\":\"7_1\",\"type\":\"video\"}],\"polls\":[{\"id\":\"9\"," \
	"\"voting_status\":\"closed\",\"end_datetime\":\"2025-09-23T00:00:00.000Z\"," \
	"\"options\":[{\"position\":1,\"label\":\"Leek\",\"votes\":3},{\"label\":\"Pea\"}]}]}}"

static json_t *
load(const char *text)
{
	json_t *json = NULL;

	g_assert_true(jsontext_load(text, strlen(text), &json, NULL));
	return json;
}

static Post *
read_first(const json_t *page)
{
	return x_post_read(json_array_get(json_object_get(page, "data"), 0),
		json_object_get(page, "includes"), NOW_S);
}

static void
test_whole(void)
{
	json_auto_t *page = load(PAGE);
	g_autoptr(Post) post = read_first(page);

	g_assert_cmpstr(post->uri, ==, "https://x.com/i/status/1970000000000000001");
	g_assert_true(post->uri_is_global);
	g_assert_cmpstr(post->native_id, ==, "1970000000000000002");
	g_assert_cmpstr(post->url, ==, "https://x.com/ada/status/1970000000000000002");
	g_assert_cmpstr(post->text, ==, "Soup & bread #SlowFood https://blog.example/soup");
	g_assert_cmpstr(post->content_raw, ==, post->text);
	g_assert_cmpuint(post->links->len, ==, 1);
	g_assert_cmpstr(post->author_name, ==, "Ada & Co");
	g_assert_cmpstr(post->author_handle, ==, "@ada@x.com");
	g_assert_cmpstr(post->author_url, ==, "https://x.com/ada");
	g_assert_cmpstr(post->network, ==, "X");
	g_assert_cmpstr(post->language, ==, "en");
	g_assert_cmpstr(post->warning, ==, "");
	g_assert_true(hashtag_list_has(post->tags, "slowfood"));
	g_assert_cmpuint(post->media->len, ==, 2);
	const PostMedia *picture = g_ptr_array_index(post->media, 0);
	g_assert_cmpint(picture->kind, ==, POST_MEDIA_PICTURE);
	g_assert_cmpstr(picture->alt, ==, "A bowl");
	const PostMedia *video = g_ptr_array_index(post->media, 1);
	g_assert_cmpint(video->kind, ==, POST_MEDIA_VIDEO);
	g_assert_cmpstr(video->url, ==, post->url);
	g_assert_true(post->poll->is_closed);
	g_assert_cmpuint(post->poll->options->len, ==, 2);
	g_assert_cmpint(post->replies, ==, 2);
	g_assert_cmpint(post->boosts, ==, 1);
	g_assert_cmpint(post->favourites, ==, 4);
	g_assert_cmpint(post->counts_s, ==, NOW_S);
	g_assert_cmpstr(post->quote->uri, ==, "https://x.com/i/status/1960000000000000000");
	g_assert_cmpstr(post->reply_to->id, ==, "1960000000000000009");
	g_assert_cmpstr(post->reply_to->author, ==, "@bo@x.com");
	/* edited: published with the first of the ids, which tells its time */
	g_assert_cmpint(post->updated_s, ==, 1758520799);
	g_assert_cmpint(post->published_s, ==, 1758519575);
	g_assert_cmpint(post->consent, ==, POST_CONSENT_OPEN);
}

/* A post, its author, two media, and a poll that is reckoned as one. */
static void
test_price(void)
{
	json_auto_t *page = load(PAGE);
	json_auto_t *other = load("{\"data\":{\"id\":\"1\"},\"includes\":5}");

	g_assert_cmpint(x_price_of(page), ==, 5000 + 10000 + 3 * 5000);
	g_assert_cmpint(x_price_of(other), ==, 5000);
	g_assert_cmpint(x_price_of(NULL), ==, 0);
	g_assert_cmpint(x_price_whole(), ==, 35000);
}

static void
test_note(void)
{
	json_auto_t *page =
		load("{\"data\":[{\"id\":\"7\",\"text\":\"It begins… https://t.co/x\","
		     "\"lang\":\"qme\",\"note_tweet\":{\"text\":\"It begins &lt;here&gt; "
		     "and ends #Here https://t.co/y\",\"entities\":{\"hashtags\":[{"
		     "\"tag\":\"Here\"}],\"urls\":[{\"url\":\"https://t.co/y\","
		     "\"expanded_url\":\"https://a.example/\"}]}}}]}");
	g_autoptr(Post) post = read_first(page);

	g_assert_cmpstr(post->text, ==, "It begins <here> and ends #Here https://a.example/");
	g_assert_true(hashtag_list_has(post->tags, "here"));
	g_assert_null(post->language);
	g_assert_null(post->author_handle);
	g_assert_cmpstr(post->url, ==, "https://x.com/i/status/7");
}

static void
test_consent(void)
{
	static const char *const refused[] = {
		"{\"data\":[{\"id\":\"7\",\"text\":\"a\",\"author_id\":\"1\"}],"
		"\"includes\":{\"users\":"
		"[{\"id\":\"1\",\"username\":\"ada\",\"protected\":true}]}}",
		"{\"data\":[{\"id\":\"7\",\"text\":\"a\",\"author_id\":\"1\"}],"
		"\"includes\":{\"users\":"
		"[{\"id\":\"1\",\"username\":\"ada\",\"withheld\":{\"country_codes\":[\"DE\"]}}]}}",
		"{\"data\":[{\"id\":\"7\",\"text\":\"a\",\"author_id\":\"1\"}],"
		"\"includes\":{\"users\":"
		"[{\"id\":\"1\",\"username\":\"ada\",\"description\":\"me #nobot\"}]}}",
		("{\"data\":[{\"id\":\"7\",\"text\":\"a\","
		 "\"withheld\":{\"country_codes\":[\"FR\"]}}]}"),
		"{\"data\":[{\"id\":\"7\",\"text\":\"a #noindex\"}]}",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(refused); i++) {
		json_auto_t *page = load(refused[i]);
		g_autoptr(Post) post = read_first(page);

		g_assert_cmpint(post->consent, ==, POST_CONSENT_REFUSED);
		g_assert_nonnull(post->consent_reason);
	}
}

static void
test_none(void)
{
	static const char *const texts[] = {
		"{\"data\":[null]}",
		"{\"data\":[5]}",
		"{\"data\":[{\"id\":\"7\"}]}",
		"{\"data\":[{\"id\":\"7 or 8\",\"text\":\"a\"}]}",
		"{\"data\":[{\"id\":\"../2/users\",\"text\":\"a\"}]}",
		"{\"data\":[{\"id\":\"12345678901234567890\",\"text\":\"a\"}]}",
		("{\"data\":[{\"id\":\"7\",\"text\":\"RT @a: b\",\"referenced_tweets\":[{\"type\":"
		 "\"retweeted\",\"id\":\"5\"}]}]}"),
	};

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		json_auto_t *page = load(texts[i]);

		g_assert_null(read_first(page));
	}
}

/* A member of another type costs the member, and nothing else. */
static void
test_types(void)
{
	static const char *const values[] = { "null", "5", "\"x\"", "[]", "{}", "[null]", "true",
		"[{\"id\":5}]" };
	static const char *const keys[] = { "created_at", "author_id", "lang", "entities",
		"attachments", "public_metrics", "referenced_tweets", "edit_history_tweet_ids",
		"note_tweet", "in_reply_to_user_id", "withheld" };

	for (gsize i = 0; i < G_N_ELEMENTS(values) * G_N_ELEMENTS(keys); i++) {
		g_autofree char *text = g_strdup_printf(
			"{\"data\":[{\"id\":\"7\",\"text\":\"a\",\"%s\":%s}],\"includes\":%s}",
			keys[i / G_N_ELEMENTS(values)], values[i % G_N_ELEMENTS(values)],
			values[(i + 1) % G_N_ELEMENTS(values)]);
		json_auto_t *page = load(text);
		g_autoptr(Post) post = read_first(page);

		g_assert_cmpstr(post->text, ==, "a");
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/x_post/whole", test_whole);
	g_test_add_func("/x_post/price", test_price);
	g_test_add_func("/x_post/note", test_note);
	g_test_add_func("/x_post/consent", test_consent);
	g_test_add_func("/x_post/none", test_none);
	g_test_add_func("/x_post/types", test_types);
	return g_test_run();
}
