#include "source/mastodon_post.h"

#include "text/jsontext.h"

#include <string.h>

#define ACCOUNT \
	"\"account\":{\"acct\":\"ada\",\"username\":\"ada\",\"display_name\":\"Ada :cat: Ward\"," \
	"\"url\":\"https://tooter.example/@ada\",\"note\":\"<p>Plumber.</p>\"," \
	"\"indexable\":true,\"discoverable\":true,\"emojis\":[{\"shortcode\":\"cat\"}]}"
#define NAMES \
	"\"id\":\"7\",\"uri\":\"https://tooter.example/users/ada/statuses/7\"," \
	"\"url\":\"https://tooter.example/@ada/7\",\"visibility\":\"public\"," \
	"\"created_at\":\"2026-11-10T08:15:02.123Z\""
#define CONTENT \
	"\"content\":\"<p>Soup! <a href='https://tooter.example/tags/JoyFE'>#<span>" \
	"JoyFE</span></a></p>\",\"tags\":[{\"name\":\"joyfe\"}]"

static Post *
read_json(const char *text)
{
	json_auto_t *json = NULL;

	g_assert_true(jsontext_load(text, strlen(text), &json, NULL));
	return mastodon_post_read(json, "https://tooter.example", 1794298600);
}

static void
test_reads(void)
{
	g_autoptr(Post) post = read_json(
		"{" NAMES "," ACCOUNT "," CONTENT ",\"visibility\":"
		"\"public\",\"language\":\"en\",\"replies_count\":2,\"media_attachments\":["
		"{\"type\":\"image\",\"url\":\"https://f.example/1.jpg\","
		"\"description\":\"A bowl\"},"
		"{\"type\":\"gifv\",\"url\":null,\"remote_url\":\"https://f.example/2\"},"
		"{\"type\":\"image\",\"url\":\"javascript:x\"}]}");

	g_assert_nonnull(post);
	g_assert_cmpstr(post->uri, ==, "https://tooter.example/users/ada/statuses/7");
	g_assert_true(post->uri_is_global);
	g_assert_cmpstr(post->url, ==, "https://tooter.example/@ada/7");
	g_assert_cmpstr(post->text, ==, "Soup! #JoyFE");
	g_assert_cmpstr(post->author_name, ==, "Ada Ward");
	g_assert_cmpstr(post->author_handle, ==, "@ada@tooter.example");
	g_assert_cmpint(post->published_s, ==, 1794298502);
	g_assert_cmpint(post->consent, ==, POST_CONSENT_OPEN);
	g_assert_cmpuint(post->tags->len, ==, 1);
	g_assert_cmpstr(((Hashtag *)g_ptr_array_index(post->tags, 0))->display, ==, "#JoyFE");
	g_assert_cmpuint(post->media->len, ==, 2);
	g_assert_cmpstr(((PostMedia *)g_ptr_array_index(post->media, 0))->alt, ==, "A bowl");
	g_assert_cmpint(((PostMedia *)g_ptr_array_index(post->media, 1))->kind, ==,
		POST_MEDIA_VIDEO);
	g_assert_cmpint(post->replies, ==, 2);
	g_assert_cmpstr(post->network, ==, "Mastodon");
	g_assert_cmpstr(post->language, ==, "en");
	g_assert_cmpstr(post->author_url, ==, "https://tooter.example/@ada");
	g_assert_true(post->content_is_html);
	g_assert_nonnull(strstr(post->content_safe, "<p>Soup!"));
	g_assert_cmpint(post->updated_s, ==, DATE_UNKNOWN);
	g_assert_null(post->warning);
}

/* Servers fold names: the tag counts as it is named and as it is written. */
static void
test_folded_tags(void)
{
	g_autoptr(Post) post = read_json("{" NAMES "," ACCOUNT ",\"visibility\":\"public\","
					 "\"content\":\"<p>#Gŵyl #Gwyll #Привет</p>\","
					 "\"tags\":[{\"name\":\"gwyl\"},{\"name\":\"привет\"}]}");

	g_assert_cmpuint(post->tags->len, ==, 3);
	g_assert_true(hashtag_list_has(post->tags, "gwyl"));
	g_assert_true(hashtag_list_has(post->tags, "gŵyl"));
	g_assert_true(hashtag_list_has(post->tags, "привет"));
	g_assert_false(hashtag_list_has(post->tags, "gwyll"));
}

static void
test_consent(void)
{
	/* clang-format off */
	static const struct {
		const char *name, *more;
		PostConsent want;
	} rows[] = {
		{ "unlisted", "\"visibility\":\"unlisted\"," ACCOUNT, POST_CONSENT_REFUSED },
		{ "private", "\"visibility\":\"private\"," ACCOUNT, POST_CONSENT_REFUSED },
		{ "unknown visibility", "\"visibility\":\"local\"," ACCOUNT, POST_CONSENT_REFUSED },
		{ "noindex", "\"account\":{\"acct\":\"a\",\"noindex\":true}",
		  POST_CONSENT_REFUSED },
		{ "nobot in the profile",
		  "\"account\":{\"acct\":\"a\",\"note\":\"<p>hi #<span>NoBot</span></p>\"}",
		  POST_CONSENT_REFUSED },
		{ "nobot in a field", "\"account\":{\"acct\":\"a\",\"fields\":[{\"name\":\"Bots\","
		  "\"value\":\"<a>#<span>nobot</span></a>\"}]}", POST_CONSENT_REFUSED },
		{ "nobot in the name", "\"account\":{\"acct\":\"a\",\"display_name\":\"A #NoBot\"}",
		  POST_CONSENT_REFUSED },
		{ "no such tag", "\"account\":{\"acct\":\"a\",\"note\":\"#ethnobotany\"}",
		  POST_CONSENT_REDUCED },
		{ "noindex as a word", "\"account\":{\"acct\":\"a\",\"noindex\":\"true\"}",
		  POST_CONSENT_REFUSED },
		{ "noindex as a number", "\"account\":{\"acct\":\"a\",\"noindex\":1}",
		  POST_CONSENT_REFUSED },
		{ "no noindex", "\"account\":{\"acct\":\"a\",\"noindex\":\"false\"}",
		  POST_CONSENT_REDUCED },
		{ "noindex as another number", "\"account\":{\"acct\":\"a\",\"noindex\":0}",
		  POST_CONSENT_REDUCED },
		{ "noindex of nothing", "\"account\":{\"acct\":\"a\",\"noindex\":\"\"}",
		  POST_CONSENT_REDUCED },
		{ "noindex: no", "\"account\":{\"acct\":\"a\",\"noindex\":\"No\"}",
		  POST_CONSENT_REDUCED },
		{ "noindex: 0", "\"account\":{\"acct\":\"a\",\"noindex\":\"0\"}",
		  POST_CONSENT_REDUCED },
		{ "nobot as the name of a field", "\"account\":{\"acct\":\"a\",\"fields\":["
		  "{\"name\":\"x\",\"value\":\"y\"},{\"name\":\"#nobot\",\"value\":\"z\"}]}",
		  POST_CONSENT_REFUSED },
		{ "nobots of the post", "\"tags\":[{\"name\":\"nobots\"}]," ACCOUNT,
		  POST_CONSENT_REFUSED },
		{ "visibility null", "\"visibility\":null," ACCOUNT, POST_CONSENT_REFUSED },
		{ "visibility a number", "\"visibility\":0," ACCOUNT, POST_CONSENT_REFUSED },
		{ "not opted in", "\"account\":{\"acct\":\"a\",\"indexable\":true,"
		  "\"discoverable\":null}", POST_CONSENT_REDUCED },
		{ "nothing known", "\"account\":{\"acct\":\"a\"}", POST_CONSENT_REDUCED },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text = g_strdup_printf("{" NAMES "," CONTENT ",%s}", rows[i].more);
		g_autoptr(Post) post = read_json(text);
		g_test_message("%s", rows[i].name);
		g_assert_nonnull(post);
		g_assert_cmpint(post->consent, ==, rows[i].want);
		g_assert_nonnull(post->consent_reason);
	}
}

/* What an account says of all its posts; and a reason is never in the server's words. */
static void
test_author_consent(void)
{
	/* clang-format off */
	static const struct {
		const char *more;
		PostConsent want;
		const char *reason;
	} rows[] = {
		{ "\"visibility\":\"public\",\"account\":{\"acct\":\"a\",\"indexable\":true,"
		  "\"discoverable\":true}", POST_CONSENT_OPEN, NULL },
		{ "\"visibility\":\"buy pills\",\"account\":{\"acct\":\"a\"}",
		  POST_CONSENT_OPEN, "visibility: not public" },
		{ "\"visibility\":\"direct\",\"account\":{\"acct\":\"a\"}",
		  POST_CONSENT_OPEN, "visibility: direct" },
		{ "\"visibility\":\"unlisted\",\"account\":{\"acct\":\"a\"}",
		  POST_CONSENT_OPEN, "visibility: unlisted" },
		{ "\"visibility\":null,\"account\":{\"acct\":\"a\"}",
		  POST_CONSENT_OPEN, "visibility: not public" },
		/* The first of two reasons stands. */
		{ "\"visibility\":\"private\",\"account\":{\"acct\":\"a\",\"noindex\":true}",
		  POST_CONSENT_REFUSED, "visibility: private" },
		{ "\"account\":{\"acct\":\"a\",\"note\":\"#nobot\"}",
		  POST_CONSENT_REFUSED, "the profile says #nobot or #noindex" },
		{ "\"tags\":[{\"name\":\"noindex\"}],\"account\":{\"acct\":\"a\"}",
		  POST_CONSENT_OPEN, "the post says #nobot or #noindex" },
		{ "\"account\":{\"acct\":\"a\",\"discoverable\":true}",
		  POST_CONSENT_OPEN, "the account has not opted in (indexable)" },
		{ "\"account\":{\"acct\":\"a\",\"indexable\":true}",
		  POST_CONSENT_OPEN, "the account has not opted in (discoverable)" },
		{ "\"account\":{\"indexable\":true,\"discoverable\":true}",
		  POST_CONSENT_UNSAID, NULL },
		/* Of others a server does not know it: silence is no yes. */
		{ "\"visibility\":\"public\",\"account\":{\"acct\":\"a@b.example\","
		  "\"noindex\":false,\"indexable\":true,\"discoverable\":true}",
		  POST_CONSENT_UNSAID, NULL },
		{ "\"visibility\":\"public\",\"account\":{\"acct\":\"a@b.example\","
		  "\"noindex\":true}", POST_CONSENT_REFUSED, "the account says noindex" },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text = g_strdup_printf("{" NAMES "," CONTENT ",%s}", rows[i].more);
		g_autoptr(Post) post = read_json(text);
		g_test_message("%s", rows[i].more);
		g_assert_cmpint(post->author_consent, ==, rows[i].want);
		g_assert_cmpstr(post->consent_reason, ==, rows[i].reason);
	}
}

static Post *
read_more(const char *more)
{
	g_autofree char *text = g_strdup_printf("{" NAMES "," ACCOUNT "," CONTENT ",%s}", more);

	return read_json(text);
}

/* The parts as they go into the post's JSON; absent is null, never 0. */
static void
test_parts(void)
{
	/* clang-format off */
	static const struct {
		const char *more, *member, *want;
	} rows[] = {
		{ "\"card\":{\"url\":\"https://paper.example/a\",\"title\":\" The\\nnews \","
		  "\"description\":\"\",\"type\":\"link\"}", "card",
		  "{\"url\":\"https://paper.example/a\",\"title\":\"The news\","
		  "\"description\":null}" },
		{ "\"card\":{\"url\":\"javascript:x\",\"title\":\"x\"}", "card", "null" },
		{ "\"card\":null", "card", "null" },
		{ "\"poll\":{\"expired\":true,\"expires_at\":\"2026-11-19T09:00:00.000Z\","
		  "\"emojis\":[{\"shortcode\":\"cat\"}],\"options\":[{\"title\":\"Tue :cat:\","
		  "\"votes_count\":0},{\"title\":\"Fri :dog:\",\"votes_count\":null}]}", "poll",
		  "{\"options\":[{\"title\":\"Tue\",\"votes\":0},{\"title\":\"Fri :dog:\","
		  "\"votes\":null}],\"is_closed\":true,\"ends\":\"2026-11-19T09:00:00Z\"}" },
		{ "\"poll\":{\"options\":[]}", "poll", "null" },
		{ "\"content\":\"<p><a href='https://p.example/a?utm_source=x'>the <b>paper</b>"
		  "</a> <a href='https://t.example/tags/x'>#<span>x</span></a></p>\"", "links",
		  "[{\"url\":\"https://p.example/a\",\"words\":\"the paper\"}]" },
		{ "\"in_reply_to_id\":\"5\",\"in_reply_to_account_id\":\"77\",\"mentions\":["
		  "{\"id\":\"77\",\"acct\":\"bob@x.example\"}]", "reply_to",
		  "{\"native_id\":\"5\",\"id\":null,\"url\":null,"
		  "\"author\":\"@bob@x.example\"}" },
		{ "\"in_reply_to_id\":5,\"in_reply_to_account_id\":\"78\"", "reply_to",
		  "{\"native_id\":\"5\",\"id\":null,\"url\":null,\"author\":null}" },
		{ "\"in_reply_to_id\":\"a b\"", "reply_to", "null" },
		{ "\"in_reply_to_id\":null", "reply_to", "null" },
		{ "\"in_reply_to_account_id\":\"77\",\"mentions\":[{\"id\":\"76\","
		  "\"acct\":\"cai@x.example\"},{\"id\":\"77\",\"acct\":\"bob@x.example\"}]",
		  "reply_to",
		  "{\"native_id\":null,\"id\":null,\"url\":null,"
		  "\"author\":\"@bob@x.example\"}" },
		{ "\"in_reply_to_id\":\"5\",\"in_reply_to_account_id\":\"1\","
		  "\"account\":{\"id\":\"1\",\"acct\":\"ada\"}", "reply_to",
		  "{\"native_id\":\"5\",\"id\":null,\"url\":null,"
		  "\"author\":\"@ada@tooter.example\"}" },
		{ "\"in_reply_to_id\":\"5\"", "reply_to",
		  "{\"native_id\":\"5\",\"id\":null,\"url\":null,\"author\":null}" },
		{ "\"poll\":{\"options\":[{\"title\":\"\"},{},{\"title\":\"Tue\","
		  "\"votes_count\":-2}]}", "poll",
		  "{\"options\":[{\"title\":\"Tue\",\"votes\":null}],\"is_closed\":false,"
		  "\"ends\":null}" },
		{ "\"poll\":{\"options\":[{\"title\":\"Tue\"}]}", "counts_at",
		  "\"2026-11-10T08:16:40Z\"" },
		{ "\"reblogs_count\":3", "boosts", "3" },
		{ "\"favourites_count\":4", "favourites", "4" },
		{ "\"favourites_count\":4", "counts_at", "\"2026-11-10T08:16:40Z\"" },
		{ "\"edited_at\":\"2026-11-11T08:16:40Z\"", "updated", "\"2026-11-11T08:16:40Z\"" },
		{ "\"content\":\"<p><a href='/a'>b</a></p>\"", "links",
		  "[{\"url\":\"https://tooter.example/a\",\"words\":\"b\"}]" },
		{ "\"content\":\"\"", "text", "null" },
		{ "\"url\":null", "link", "\"https://tooter.example/users/ada/statuses/7\"" },
		{ "\"uri\":\"tag:x\"", "uri_is_global", "false" },
		{ "\"uri\":\"tag:x\",\"url\":null", "link", "null" },
		{ "\"account\":{\"acct\":\"\"}", "author_handle", "null" },
		{ "\"account\":{}", "author_handle", "null" },
		{ "\"account\":{\"acct\":\"bob\",\"bot\":true}", "author_is_bot", "true" },
		{ "\"account\":{\"acct\":\"bob\",\"url\":\"javascript:x\"}", "author_handle",
		  "\"@bob@tooter.example\"" },
		{ "\"account\":{\"acct\":\"bob\",\"url\":\"https://b.example/bob\"}",
		  "author_handle", "\"@bob@b.example\"" },
		{ "\"account\":{\"acct\":\"bob@c.example\",\"url\":\"https://b.example/bob\"}",
		  "author_handle", "\"@bob@c.example\"" },
		{ "\"tags\":[{\"name\":\"!\"},{},{\"name\":\"x\"}]", "tags", "[\"#x\"]" },
		{ "\"tags\":[\"x\",7,null]", "tags", "[\"#x\"]" },
		{ "\"tags\":null,\"content\":\"<p>Hello #JoyFE</p>\"", "tags", "[\"#JoyFE\"]" },
		{ "\"tags\":[],\"content\":\"<p>Hello #JoyFE</p>\"", "tags", "[]" },
		{ "\"content\":null,\"visibility\":\"public\"", "native_id", "\"7\"" },
		{ "\"media_attachments\":[{\"url\":\"https://f.example/1\"}]", "media",
		  "[{\"kind\":\"other\",\"url\":\"https://f.example/1\",\"alt\":null}]" },
		{ "\"media_attachments\":[{\"type\":\"x\",\"url\":\"https://f.example/1\"}]",
		  "media",
		  "[{\"kind\":\"other\",\"url\":\"https://f.example/1\",\"alt\":null}]" },
		{ "\"media_attachments\":[{\"type\":\"audio\",\"url\":\"https://f.example/1\"},"
		  "{\"type\":\"video\",\"url\":\"https://f.example/2\"}]", "media",
		  "[{\"kind\":\"audio\",\"url\":\"https://f.example/1\",\"alt\":null},"
		  "{\"kind\":\"video\",\"url\":\"https://f.example/2\",\"alt\":null}]" },
		{ "\"replies_count\":0", "replies", "0" },
		{ "\"replies_count\":null", "replies", "null" },
		{ "\"replies_count\":-3", "replies", "null" },
		{ "\"replies_count\":0", "counts_at", "\"2026-11-10T08:16:40Z\"" },
		{ "\"replies_count\":null", "counts_at", "null" },
		{ "\"language\":null", "native_id", "\"7\"" },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Post) post = read_more(rows[i].more);
		json_auto_t *json = post_to_json(post);
		g_autofree char *got = json_dumps(json_object_get(json, rows[i].member),
			JSON_COMPACT | JSON_ENCODE_ANY);

		g_test_message("%s", rows[i].more);
		g_assert_cmpstr(got, ==, rows[i].want);
	}
}

/* So many of a list are taken, and not one more. */
static void
test_caps(void)
{
	/* clang-format off */
	static const struct {
		const char *before, *piece, *after, *member;
		guint given, want;
	} rows[] = {
		{ "\"tags\":[", "{\"name\":\"tag%u\"}", "]", "tags", 101, 100 },
		{ "\"media_attachments\":[", "{\"url\":\"https://f.example/%u\"}", "]", "media",
		  21, 20 },
		{ "\"poll\":{\"options\":[", "{\"title\":\"o%u\"}", "]}", "poll", 33, 32 },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GString) more = g_string_new(rows[i].before);
		g_auto(GStrv) parts = g_strsplit(rows[i].piece, "%u", 0);

		for (guint k = 0; k < rows[i].given; k++) {
			g_string_append_printf(more, "%s%s%u%s", k == 0 ? "" : ",", parts[0], k,
				parts[1]);
		}
		g_string_append(more, rows[i].after);
		g_autoptr(Post) post = read_more(more->str);
		json_auto_t *json = post_to_json(post);
		const json_t *list = json_object_get(json, rows[i].member);

		g_test_message("%s", rows[i].member);
		list = json_is_object(list) ? json_object_get(list, "options") : list;
		g_assert_cmpuint(json_array_size(list), ==, rows[i].want);
	}
}

/* The longest id of a server's own, and one byte more. */
static void
test_longest_id(void)
{
	for (gsize more = 0; more < 2; more++) {
		g_autofree char *id = g_strnfill(128 + more, 'i');
		g_autofree char *text = g_strdup_printf("\"id\":\"%s\"", id);
		g_autoptr(Post) post = read_more(text);

		g_assert_cmpstr(post->native_id, ==, more == 0 ? id : NULL);
	}
}

#define QUOTED(more) \
	"{\"uri\":\"https://x.example/1\",\"url\":\"https://x.example/@bob/1\"," \
	"\"content\":\"<p>Old words</p>\",\"visibility\":\"public\"," more \
	"\"account\":{\"acct\":\"bob@x.example\",\"display_name\":\"Bob\"}}"

/* Only what its author agreed to, by the quote and by all else, is kept. */
static void
test_quotes(void)
{
	/* clang-format off */
	static const struct {
		const char *more, *text; /* text: NULL: no quote; "": one without words */
	} rows[] = {
		{ "\"quote\":{\"state\":\"accepted\",\"quoted_status\":" QUOTED("") "}",
		  "Old words" },
		{ "\"quote\":" QUOTED(""), "Old words" },
		{ "\"quote\":{\"state\":\"accepted\",\"quoted_status\":"
		  QUOTED("\"spoiler_text\":\"food\",") "}", "" },
		{ "\"quote\":{\"state\":\"accepted\",\"quoted_status\":"
		  QUOTED("\"visibility\":\"private\",") "}", NULL },
		{ "\"quote\":{\"state\":\"accepted\",\"quoted_status\":"
		  QUOTED("\"tags\":[{\"name\":\"nobot\"}],") "}", NULL },
		{ "\"quote\":{\"state\":\"revoked\",\"quoted_status\":" QUOTED("") "}", NULL },
		{ "\"quote\":{\"state\":\"muted_account\",\"quoted_status\":" QUOTED("") "}",
		  NULL },
		{ "\"quote\":{\"state\":\"accepted\",\"quoted_status_id\":\"9\"}", NULL },
		{ "\"quote\":{\"state\":\"deleted\",\"quoted_status\":null}", NULL },
		{ "\"quote\":null", NULL },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Post) post = read_more(rows[i].more);

		g_test_message("%s", rows[i].more);
		g_assert_cmpint(post->quote != NULL, ==, rows[i].text != NULL);
		if (post->quote != NULL) {
			g_assert_cmpstr(post->quote->author, ==, "Bob");
			g_assert_cmpstr(post->quote->url, ==, "https://x.example/@bob/1");
			g_assert_cmpstr(post->quote->text != NULL ? post->quote->text : "", ==,
				rows[i].text);
		}
	}
}

/* Only the codes that the status lists go, and none within a tag. */
static void
test_codes(void)
{
	g_autoptr(Post) post = read_json(
		"{" NAMES "," ACCOUNT ",\"content\":\"<p>Well :cat: done"
		" :dog: <a href='https://x.example/:cat:'>10:30:00</a> a::b</p>\",\"spoiler_text\":"
		"\"food :cat:\",\"emojis\":[{\"shortcode\":\"cat\"},{\"shortcode\":\"\"},{}]}");

	g_assert_cmpstr(post->text, ==, "Well done :dog: 10:30:00 a::b");
	g_assert_cmpstr(post->warning, ==, "food");
	g_assert_nonnull(strstr(post->content_raw, "https://x.example/:cat:"));
}

/* Of a long list the first count. */
static void
test_many_codes(void)
{
	g_autoptr(GString) more =
		g_string_new("\"spoiler_text\":\"a :c63: b :c64: c\",\"emojis\":[");

	for (guint i = 0; i < 65; i++) {
		g_string_append_printf(more, "%s{\"shortcode\":\"c%u\"}", i == 0 ? "" : ",", i);
	}
	g_string_append_c(more, ']');
	g_autoptr(Post) post = read_more(more->str);

	g_assert_cmpstr(post->warning, ==, "a b :c64: c");
}

static void
test_warnings(void)
{
	static const struct {
		const char *more, *want;
	} rows[] = {
		{ "\"spoiler_text\":\"food\",\"sensitive\":true", "food" },
		{ "\"spoiler_text\":\"\",\"sensitive\":true", "" },
		{ "\"spoiler_text\":\"\",\"sensitive\":false", NULL },
		{ "\"spoiler_text\":null", NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text = g_strdup_printf("{" NAMES "," ACCOUNT "," CONTENT ",%s}",
			rows[i].more);
		g_autoptr(Post) post = read_json(text);
		g_assert_cmpstr(post->warning, ==, rows[i].want);
	}
}

static void
test_boost_is_unwrapped(void)
{
	g_autoptr(Post) post = read_json("{\"id\":\"9\",\"uri\":\"https://x.example/9\","
					 "\"content\":\"copy\",\"account\":{\"acct\":\"booster\"},"
					 "\"reblog\":{" NAMES "," ACCOUNT "," CONTENT "}}");

	g_assert_cmpstr(post->uri, ==, "https://tooter.example/users/ada/statuses/7");
	g_assert_cmpstr(post->author_handle, ==, "@ada@tooter.example");
}

static void
test_what_is_no_status(void)
{
	/* clang-format off */
	static const char *const rows[] = {
		"{}", "[]", "{\"account\":{},\"content\":\"x\"}",
		"{\"account\":[],\"content\":\"x\",\"uri\":\"y\"}",
		"{\"reblog\":{},\"account\":{},\"content\":\"x\",\"uri\":\"y\"}",
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Post) post = read_json(rows[i]);
		g_test_message("%s", rows[i]);
		g_assert_null(post);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mastodon-post/reads", test_reads);
	g_test_add_func("/mastodon-post/folded-tags", test_folded_tags);
	g_test_add_func("/mastodon-post/consent", test_consent);
	g_test_add_func("/mastodon-post/author-consent", test_author_consent);
	g_test_add_func("/mastodon-post/parts", test_parts);
	g_test_add_func("/mastodon-post/caps", test_caps);
	g_test_add_func("/mastodon-post/longest-id", test_longest_id);
	g_test_add_func("/mastodon-post/many-codes", test_many_codes);
	g_test_add_func("/mastodon-post/quotes", test_quotes);
	g_test_add_func("/mastodon-post/codes", test_codes);
	g_test_add_func("/mastodon-post/warnings", test_warnings);
	g_test_add_func("/mastodon-post/boost", test_boost_is_unwrapped);
	g_test_add_func("/mastodon-post/no-status", test_what_is_no_status);
	return g_test_run();
}
