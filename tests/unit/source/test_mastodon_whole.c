/* A whole status, member by member, and what is cut: at each cap, and one over it. */
#include "source/mastodon_post.h"

#include "source/mastodon_part.h"
#include "text/jsontext.h"

#include <string.h>

#define BASE "https://tooter.example"
#define READ_S 1794298600 /* 2026-11-10T08:16:40Z */

static json_t *
parse(const char *text)
{
	json_t *json = NULL;

	g_assert_true(jsontext_load(text, strlen(text), &json, NULL));
	return json;
}

static const char status_text[] =
	"{\"id\": 7, \"uri\": \"https://tooter.example/users/ada/statuses/7\","
	" \"url\": \"https://tooter.example/@ada/7\", \"visibility\": \"public\","
	" \"created_at\": \"2026-11-10T08:15:02.123Z\", \"edited_at\": \"2026-11-10T09:00:00Z\","
	" \"language\": \"cy\", \"content\": \"<p>Soup <a href='/a?x=1'>here</a> #JoyFE</p>\","
	" \"tags\": [{\"name\": \"joyfe\"}], \"spoiler_text\": \"food\","
	" \"replies_count\": 2, \"reblogs_count\": 3, \"favourites_count\": 0,"
	" \"account\": {\"id\": \"70\", \"acct\": \"ada\", \"display_name\": \"Ada\","
	"  \"url\": \"https://tooter.example/@ada\", \"indexable\": true, \"discoverable\": true},"
	" \"media_attachments\": [{\"type\": \"audio\", \"url\": \"https://f.example/1\","
	"  \"remote_url\": \"https://g.example/1\", \"description\": \"A song\"},"
	"  {\"type\": \"new\", \"url\": \"https://f.example/2\"}],"
	" \"in_reply_to_id\": \"6\", \"in_reply_to_account_id\": \"70\"}";

static const char post_text[] =
	"{\"title\": null, \"link\": \"https://tooter.example/@ada/7\","
	" \"id\": \"https://tooter.example/users/ada/statuses/7\","
	" \"published\": \"2026-11-10T08:15:02Z\", \"updated\": \"2026-11-10T09:00:00Z\","
	" \"author\": \"Ada\", \"content\": \"<p>Soup <a href='/a?x=1'>here</a> #JoyFE</p>\","
	" \"content_type\": \"html\", \"text\": \"Soup here #JoyFE\", \"warning\": \"food\","
	" \"author_handle\": \"@ada@tooter.example\","
	" \"author_url\": \"https://tooter.example/@ada\", \"language\": \"cy\","
	" \"network\": \"Mastodon\", \"tags\": [\"#JoyFE\"],"
	" \"media\": [{\"kind\": \"audio\", \"url\": \"https://f.example/1\", \"alt\": \"A song\"},"
	"  {\"kind\": \"other\", \"url\": \"https://f.example/2\", \"alt\": null}],"
	" \"consent\": \"open\", \"consent_reason\": null,"
	" \"links\": [{\"url\": \"https://tooter.example/a?x=1\", \"words\": \"here\"}],"
	" \"card\": null, \"poll\": null, \"quote\": null,"
	" \"reply_to\": {\"native_id\": \"6\", \"id\": null, \"url\": null,"
	"  \"author\": \"@ada@tooter.example\"},"
	" \"replies\": 2, \"boosts\": 3, \"favourites\": 0,"
	" \"counts_at\": \"2026-11-10T08:16:40Z\", \"native_id\": \"7\","
	" \"uri_is_global\": true, \"base_url\": \"https://tooter.example/@ada/7\"}";

static void
test_status(void)
{
	json_auto_t *status = parse(status_text);
	json_auto_t *want = parse(post_text);
	g_autoptr(Post) post = mastodon_post_read(status, BASE, READ_S);
	json_auto_t *got = post_to_json(post);
	g_autofree char *text = json_dumps(got, JSON_INDENT(1));

	g_test_message("%s", text);
	g_assert_true(json_equal(got, want));
	g_assert_nonnull(strstr(post->content_safe, "<a href=\"https://tooter.example/a?x=1\""));
	g_assert_nonnull(post->prose);
}

/* The status with one member put in place of its own (owned), read. */
static Post *
read_with(const char *member, json_t *value)
{
	json_auto_t *status = parse(status_text);

	json_object_set_new(status, member, value);
	return mastodon_post_read(status, BASE, READ_S);
}

/* @count objects, each from a template with its number in it. */
static json_t *
many(int count, const char *format)
{
	json_t *list = json_array();

	for (int i = 0; i < count; i++) {
		g_autofree char *number = g_strdup_printf("%d", i);
		g_auto(GStrv) parts = g_strsplit(format, "%d", -1);
		g_autofree char *text = g_strjoinv(number, parts);
		json_array_append_new(list, parse(text));
	}
	return list;
}

static void
test_caps(void)
{
	for (int over = 0; over < 2; over++) {
		g_autoptr(Post) tags = read_with("tags", many(100 + over, "{\"name\": \"t%d\"}"));
		g_assert_cmpuint(tags->tags->len, ==, 100);
		g_autoptr(Post) media = read_with("media_attachments",
			many(20 + over, "{\"url\": \"https://f.example/%d\"}"));
		g_assert_cmpuint(media->media->len, ==, 20);
		g_autoptr(Post) poll = read_with("poll",
			json_pack("{s:o}", "options", many(32 + over, "{\"title\": \"o%d\"}")));
		g_assert_cmpuint(poll->poll->options->len, ==, 32);
	}
	g_autoptr(Post) poll = read_with("poll",
		parse("{\"options\": [{\"title\": null}, {\"title\": \" \"},"
		      " {\"title\": \"a\"}]}"));
	g_assert_cmpuint(poll->poll->options->len, ==, 1);
	g_autoptr(Post) tags = read_with("tags",
		parse("[{}, {\"name\": \"\"}, {\"name\": \"a\"}]"));
	g_assert_cmpuint(tags->tags->len, ==, 1);
}

/* The codes of the first 64 emojis go, wherever they stand. */
static void
test_emojis(void)
{
	json_auto_t *emojis = many(65, "{\"shortcode\": \"e%d\"}");
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "a :e0:", "a " },
		{ ":e63: b", " b" },
		{ "c :e64:", "c :e64:" },
		{ ":e1::e1:", "" },
		{ ":e1", ":e1" },
		{ "<a :e1:>:e1:", "<a :e1:>" },
		{ "", "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = mastodon_part_uncode(rows[i].text, emojis);
		g_assert_cmpstr(got, ==, rows[i].want);
	}
	g_assert_null(mastodon_part_uncode(NULL, emojis));
}

static void
test_native_ids(void)
{
	g_autofree char *longest = g_strnfill(128, 'a');
	g_autofree char *too_long = g_strnfill(129, 'a');
	g_autoptr(Post) kept = read_with("id", json_string(longest));
	g_autoptr(Post) cut = read_with("id", json_string(too_long));
	g_autoptr(Post) none = read_with("id", json_null());

	g_assert_cmpstr(kept->native_id, ==, longest);
	g_assert_null(cut->native_id);
	g_assert_null(none->native_id);
}

/* Whose host stands in a handle; who has none. */
static void
test_handles(void)
{
	static const struct {
		const char *account, *base_url, *want;
	} rows[] = {
		{ "{\"acct\": \"ada\"}", BASE, "@ada@tooter.example" },
		{ "{\"acct\": \"ada\", \"url\": \"https://own.example/@ada\"}", BASE,
			"@ada@own.example" },
		{ "{\"acct\": \"ada\", \"url\": \"tel:1\"}", BASE, "@ada@tooter.example" },
		{ "{\"acct\": \"ada@b.example\", \"url\": \"https://own.example/\"}", BASE,
			"@ada@b.example" },
		{ "{\"acct\": \"ada\"}", NULL, "@ada" },
		{ "{\"acct\": \"\"}", BASE, NULL },
		{ "{\"acct\": null}", BASE, NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		json_auto_t *account = parse(rows[i].account);
		g_autofree char *got = mastodon_part_account_handle(account, rows[i].base_url);
		g_assert_cmpstr(got, ==, rows[i].want);
	}
}

/* Whom a reply answers: somebody mentioned, the author, or nobody that is known. */
static void
test_reply_to(void)
{
	static const struct {
		const char *account, *want;
	} rows[] = { { "1", "@one@x.example" }, { "2", "@two@x.example" },
		{ "70", "@ada@tooter.example" }, { "3", NULL } };

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		json_auto_t *status = parse(status_text);
		json_object_set_new(status, "mentions",
			parse("[{\"id\": \"1\", \"acct\": \"one@x.example\"},"
			      " {\"id\": \"2\", \"acct\": \"two@x.example\"}]"));
		json_object_set_new(status, "in_reply_to_account_id", json_string(rows[i].account));
		g_autoptr(Post) post = mastodon_post_read(status, BASE, READ_S);
		g_assert_cmpstr(post->reply_to->id, ==, "6");
		g_assert_cmpstr(post->reply_to->author, ==, rows[i].want);
	}
	json_auto_t *status = parse(status_text);
	json_object_del(status, "in_reply_to_id");
	g_autoptr(Post) no_id = mastodon_post_read(status, BASE, READ_S);
	g_assert_null(no_id->reply_to->id);
	g_assert_cmpstr(no_id->reply_to->author, ==, "@ada@tooter.example");
	json_object_del(status, "in_reply_to_account_id");
	g_autoptr(Post) no_reply = mastodon_post_read(status, BASE, READ_S);
	g_assert_null(no_reply->reply_to);
}

/* Each switch reduces by itself, and the first that spoke gives the reason. */
static void
test_opting_in(void)
{
	static const struct {
		const char *account, *reason;
		PostConsent want;
	} rows[] = {
		{ "{\"acct\": \"a\", \"indexable\": true, \"discoverable\": true}", NULL,
			POST_CONSENT_OPEN },
		{ "{\"acct\": \"a\", \"discoverable\": true}",
			"the account has not opted in (indexable)", POST_CONSENT_REDUCED },
		{ "{\"acct\": \"a\", \"indexable\": true}",
			"the account has not opted in (discoverable)", POST_CONSENT_REDUCED },
		{ "{\"acct\": \"a\"}", "the account has not opted in (indexable)",
			POST_CONSENT_REDUCED },
		{ "{\"acct\": \"a\", \"noindex\": true, \"note\": \"#nobot\"}",
			"the account says noindex", POST_CONSENT_REFUSED },
		{ "{\"acct\": \"a\", \"noindex\": \"no\"}",
			"the account has not opted in (indexable)", POST_CONSENT_REDUCED },
		{ "{\"acct\": \"a\", \"noindex\": \"0\"}",
			"the account has not opted in (indexable)", POST_CONSENT_REDUCED },
		{ "{\"acct\": \"a\", \"noindex\": \"\"}",
			"the account has not opted in (indexable)", POST_CONSENT_REDUCED },
		{ "{\"acct\": \"a\", \"noindex\": 0}", "the account has not opted in (indexable)",
			POST_CONSENT_REDUCED },
		{ "{\"acct\": \"a\", \"fields\": [{\"name\": \"#nobots\"}]}",
			"the profile says #nobot or #noindex", POST_CONSENT_REFUSED },
		{ "{\"acct\": \"a\", \"note\": \"#noindex\"}",
			"the profile says #nobot or #noindex", POST_CONSENT_REFUSED },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Post) post = read_with("account", parse(rows[i].account));
		g_assert_cmpint(post->consent, ==, rows[i].want);
		g_assert_cmpstr(post->consent_reason, ==, rows[i].reason);
	}
}

/* Numbers and the time of their reading: any one of them, or the poll's. */
static void
test_counts(void)
{
	static const struct {
		const char *counts;
		int64_t replies, boosts, favourites, read_s;
	} rows[] = {
		{ "{}", POST_COUNT_UNKNOWN, POST_COUNT_UNKNOWN, POST_COUNT_UNKNOWN, 0 },
		{ "{\"reblogs_count\": 0}", POST_COUNT_UNKNOWN, 0, POST_COUNT_UNKNOWN, READ_S },
		{ "{\"favourites_count\": 9}", POST_COUNT_UNKNOWN, POST_COUNT_UNKNOWN, 9, READ_S },
		{ "{\"replies_count\": -1}", POST_COUNT_UNKNOWN, POST_COUNT_UNKNOWN,
			POST_COUNT_UNKNOWN, 0 },
		{ "{\"poll\": {\"options\": [{\"title\": \"a\"}]}}", POST_COUNT_UNKNOWN,
			POST_COUNT_UNKNOWN, POST_COUNT_UNKNOWN, READ_S },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		json_auto_t *status = parse(status_text);
		json_auto_t *counts = parse(rows[i].counts);
		json_object_del(status, "replies_count");
		json_object_del(status, "reblogs_count");
		json_object_del(status, "favourites_count");
		json_object_update(status, counts);
		g_autoptr(Post) post = mastodon_post_read(status, BASE, READ_S);
		g_assert_cmpint(post->replies, ==, rows[i].replies);
		g_assert_cmpint(post->boosts, ==, rows[i].boosts);
		g_assert_cmpint(post->favourites, ==, rows[i].favourites);
		g_assert_true(post->counts_s == rows[i].read_s
			|| (rows[i].read_s == 0 && post->counts_s == DATE_UNKNOWN));
	}
}

/* Where a post lies: its url, else its uri where that is one; an address that is none is none. */
static void
test_addresses(void)
{
	static const struct {
		const char *uri, *url, *want;
		bool is_global;
	} rows[] = {
		{ "https://a.example/1", "https://a.example/@x/1", "https://a.example/@x/1", true },
		{ "https://a.example/1", "javascript:x", "https://a.example/1", true },
		{ "tag:a.example,2026:1", "https://a.example/@x/1", "https://a.example/@x/1",
			false },
		{ "tag:a.example,2026:1", "javascript:x", NULL, false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		json_auto_t *status = parse(status_text);
		json_object_set_new(status, "uri", json_string(rows[i].uri));
		json_object_set_new(status, "url", json_string(rows[i].url));
		g_autoptr(Post) post = mastodon_post_read(status, BASE, READ_S);
		g_assert_cmpstr(post->uri, ==, rows[i].uri);
		g_assert_cmpstr(post->url, ==, rows[i].want);
		g_assert_cmpstr(post->base_url, ==, rows[i].want);
		g_assert_true(post->uri_is_global == rows[i].is_global);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mastodon-whole/status", test_status);
	g_test_add_func("/mastodon-whole/caps", test_caps);
	g_test_add_func("/mastodon-whole/emojis", test_emojis);
	g_test_add_func("/mastodon-whole/native-ids", test_native_ids);
	g_test_add_func("/mastodon-whole/handles", test_handles);
	g_test_add_func("/mastodon-whole/reply-to", test_reply_to);
	g_test_add_func("/mastodon-whole/opting-in", test_opting_in);
	g_test_add_func("/mastodon-whole/counts", test_counts);
	g_test_add_func("/mastodon-whole/addresses", test_addresses);
	return g_test_run();
}
