/* Files in the shapes that X's README.txt and archives of several years have. */
#include "import/x_archive.h"

#include "dedup/identity.h"
#include "reading.h"
#include "source/x_post.h"
#include "text/jsontext.h"

#define ACCOUNT \
	"window.YTD.account.part0 = [ {\n \"account\" : {\n \"email\" : \"ada@mail.example\", " \
	"\"createdVia\" : \"web\", \"username\" : \"ada\", \"accountId\" : \"42\", " \
	"\"createdAt\" : \"2011-06-23T13:04:14.000Z\", \"accountDisplayName\" : \"Ada &amp; " \
	"Co\" }" \
	"} ]"
#define TWEETS "window.YTD.tweets.part0 = "
#define WHEN "\"created_at\" : \"Fri Dec 02 10:00:00 +0000 2022\""
#define TWEET(id, more) \
	"{ \"tweet\" : { \"id_str\" : \"" id "\", \"id\" : \"" id "\", " WHEN ", " more " } }"
#define PLAIN(id, text) TWEET(id, "\"full_text\" : \"" text "\"")

static const ReadPart account = { "data/account.js", ACCOUNT, 0 };

static ReadExport *
read_tweets(const char *tweets)
{
	const ReadPart parts[] = { { "data/tweets.js", tweets, 0 }, account, { NULL, NULL, 0 } };
	ReadExport *made = read_export_new("SlowFood");

	read_export(&x_archive_format, parts, made);
	return made;
}

static json_t *
load(const char *text)
{
	json_t *json = NULL;

	g_assert_true(jsontext_load(text, strlen(text), &json, NULL));
	return json;
}

static const char *
tag_at(const Post *post, guint index)
{
	g_assert_cmpuint(post->tags->len, >, index);
	return ((const Hashtag *)g_ptr_array_index(post->tags, index))->display;
}

#define WHOLE \
	TWEETS "[ " TWEET("1970000000000000002", \
		"\"edit_info\" : { \"edit\" : { \"initialTweetId\" : \"1970000000000000001\", " \
		"\"editControlInitial\" : { \"editTweetIds\" : [ \"1970000000000000001\", " \
		"\"1970000000000000002\" ], \"editableUntil\" : \"2025-09-22T06:59:59.000Z\", " \
		"\"editsRemaining\" : \"4\", \"isEditEligible\" : true } } }, " \
		"\"full_text\" : \"@bo Soup &amp; bread #SlowFood https://t.co/AbC " \
		"https://t.co/pic\", \"lang\" : \"en\", \"favorite_count\" : \"4\", " \
		"\"possibly_sensitive\" : true, \"display_text_range\" : [ \"0\", \"65\" ], " \
		"\"entities\" : { \"hashtags\" : [ { \"text\" : \"SlowFood\", \"indices\" : " \
		"[ \"21\", \"30\" ] } ], \"symbols\" : [ ], " \
		"\"user_mentions\" : [ { \"name\" : \"Bo\", " \
		"\"screen_name\" : \"bo\", \"indices\" : [ \"0\", \"3\" ], \"id_str\" : " \
		"\"43\" } ], " \
		"\"urls\" : [ { \"url\" : \"https://t.co/AbC\", \"expanded_url\" : " \
		"\"https://blog.example/soup\", \"display_url\" : \"blog.example/soup\", " \
		"\"indices\" : [ \"31\", \"47\" ] } ] }, \"extended_entities\" : { " \
		"\"media\" : [ { " \
		"\"url\" : \"https://t.co/pic\", \"media_url_https\" : " \
		"\"https://pbs.example/x.jpg\", " \
		"\"type\" : \"photo\", \"ext_alt_text\" : \"A bowl\", \"id_str\" : \"99\", " \
		"\"expanded_url\" : " \
		"\"https://twitter.com/ada/status/1970000000000000002/photo/1\", " \
		"\"indices\" : [ \"48\", \"64\" ] } ] }, \"in_reply_to_status_id_str\" : " \
		"\"1960000000000000009\", \"in_reply_to_user_id_str\" : \"43\", " \
		"\"in_reply_to_screen_name\" : \"bo\"") " ]"

/* The same post as X's API shows it (docs.x.com: data dictionary). */
#define LIVE \
	"{\"id\":\"1970000000000000002\",\"text\":\"@bo Soup &amp; bread #SlowFood " \
	"https://t.co/AbC https://t.co/pic\",\"created_at\":\"2022-12-02T10:00:00.000Z\"," \
	"\"author_id\":\"42\",\"lang\":\"en\",\"possibly_sensitive\":true," \
	"\"in_reply_to_user_id\":\"43\"," \
	"\"edit_history_tweet_ids\":[\"1970000000000000001\",\"1970000000000000002\"]," \
	"\"entities\":{\"hashtags\":[{\"start\":21,\"end\":30,\"tag\":\"SlowFood\"}]," \
	"\"mentions\":[{\"username\":\"bo\",\"id\":\"43\"}]," \
	"\"urls\":[{\"start\":31,\"end\":47,\"url\":\"https://t.co/AbC\"," \
	"\"expanded_url\":\"https://blog.example/soup\"},{\"url\":\"https://t.co/pic\"," \
	"\"media_key\":\"3_99\"}]},\"attachments\":{\"media_keys\":[\"3_99\"]}," \
	"\"referenced_tweets\":[{\"type\":\"replied_to\",\"id\":\"1960000000000000009\"}]}"
#define LIVE_INCLUDES \
	"{\"users\":[{\"id\":\"42\",\"name\":\"Ada &amp; Co\",\"username\":\"ada\"," \
	"\"protected\":false}],\"media\":[{\"media_key\":\"3_99\",\"type\":\"photo\"," \
	"\"url\":\"https://pbs.example/x.jpg\",\"alt_text\":\"A bowl\"}]}"

/* What is imported and what is polled is one post: by its keys, and in all that it says. */
static void
test_same_as_live(void)
{
	json_auto_t *tweet = load(LIVE);
	json_auto_t *includes = load(LIVE_INCLUDES);
	g_autoptr(ReadExport) made = read_tweets(WHOLE);
	g_autoptr(GPtrArray) posts = g_ptr_array_new();
	g_autoptr(Post) live = x_post_read(tweet, includes, NOW_S);
	Post *imported;

	expect_counts(made, "1 0 0 0 0");
	imported = g_ptr_array_index(made->posts, 0);
	g_ptr_array_add(posts, imported);
	identity_assign("archive", posts);
	g_ptr_array_index(posts, 0) = live;
	identity_assign("x", posts);
	g_assert_cmpuint(imported->keys->len, ==, live->keys->len);
	for (guint i = 0; i < live->keys->len; i++) {
		g_assert_cmpstr(g_ptr_array_index(imported->keys, i), ==,
			g_ptr_array_index(live->keys, i));
	}
	g_assert_cmpstr(g_ptr_array_index(imported->author_keys, 0), ==,
		g_ptr_array_index(live->author_keys, 0));
	g_assert_cmpint(imported->author_consent, ==, POST_CONSENT_UNSAID);
	live->author_consent = POST_CONSENT_UNSAID; /* an old file takes no refusal back */
	g_autoptr(GString) one = g_string_new(NULL);
	g_autoptr(GString) other = g_string_new(NULL);
	post_write(imported, one);
	post_write(live, other);
	g_assert_cmpstr(one->str, ==, other->str);
}

/* Without what is around others, and its time as other files have it. */
#define BARE \
	"{\"id_str\":\"12\",\"created_at\":\"2025-09-17T14:58:25.808Z\"," \
	"\"full_text\":\"b\\n\\uff03Slow\\u0046ood\"}"
#define BROKEN " {\"tweet\": [\"#SlowFood\"}"
#define NO_ID "{\"tweet\":{\"full_text\":\"#SlowFood without an id\"}}"

static void
test_shapes(void)
{
	g_autoptr(ReadExport) made = read_tweets("\xef\xbb\xbfwindow.YTD.tweet.part1 = [\n" PLAIN(
		"11", "a #slowfood") ",\n" BARE "," PLAIN("13",
		"RT @bo: c #SlowFood") "," PLAIN("14",
		"no tag, or #SlowFoodie") "," BROKEN "," PLAIN("15",
		"caf\\u00e9 \\u0023SLOWFOOD \\ud83c\\udf72") "," NO_ID " ];\n");

	expect_counts(made, "3 1 0 2 1");
	g_assert_cmpstr(read_post_at(made, 1)->text, ==, "b\n\xef\xbc\x83SlowFood");
	g_assert_cmpint(read_post_at(made, 1)->published_s, ==, 1758121105);
	g_assert_cmpstr(read_post_at(made, 2)->text, ==, "caf\u00e9 #SLOWFOOD \U0001f372");
	g_assert_cmpstr(read_post_at(made, 0)->uri, ==, "https://x.com/i/status/11");
}

static void
test_escapes(void)
{
	g_autoptr(ReadExport) made = read_tweets(TWEETS
		"[" PLAIN("21", "1 &lt; 2 &amp;amp; #SlowFood") "]");

	expect_counts(made, "1 0 0 0 0");
	g_assert_cmpstr(read_post_at(made, 0)->text, ==, "1 < 2 &amp; #SlowFood");
	g_assert_cmpstr(tag_at(read_post_at(made, 0), 0), ==, "#SlowFood");
}

/* A hashtag that an entity names and the words do not have is none, looked for or not. */
static void
test_unwritten(void)
{
	const ReadPart parts[] = {
		{ "data/tweets.js",
			TWEETS "[" TWEET("26",
				"\"full_text\":\"o#yJFE\",\"entities\":{\"hashtags\":[{"
				"\"text\":\"SlowFood\"}]}") "]",
			0 },
		account, { NULL, NULL, 0 }
	};
	g_autoptr(ReadExport) all = read_export_new(NULL);
	g_autoptr(ReadExport) some = read_export_new("SlowFood");

	read_export(&x_archive_format, parts, all);
	expect_counts(all, "1 0 0 0 0");
	g_assert_cmpuint(read_post_at(all, 0)->tags->len, ==, 0);
	read_export(&x_archive_format, parts, some);
	expect_counts(some, "0 1 0 0 0");
}

/* Of several versions the last stands, under the first one's name. */
static void
test_edits(void)
{
#define VERSIONS "\"editTweetIds\" : [ \"1600000000000000001\", \"1600000000000000002\" ]"
	g_autoptr(ReadExport) made = read_tweets(TWEETS "[" TWEET("1600000000000000001",
		"\"edit_info\":{\"initial\":{" VERSIONS
		"}},\"full_text\":\"one #SlowFood\"") "," TWEET("1600000000000000002",
		"\"edit_info\":{\"edit\":{\"initialTweetId\":"
		"\"1600000000000000001\",\"editControlInitial\":{" VERSIONS "}}},"
		"\"full_text\":\"two #SlowFood\"") "]");

	expect_counts(made, "1 0 0 0 1");
	g_assert_cmpstr(read_post_at(made, 0)->text, ==, "two #SlowFood");
	g_assert_cmpstr(read_post_at(made, 0)->uri, ==,
		"https://x.com/i/status/1600000000000000001");
	g_assert_cmpstr(read_post_at(made, 0)->url, ==,
		"https://x.com/ada/status/1600000000000000002");
}

static void
test_deleted(void)
{
	const ReadPart parts[] = {
		{ "data/tweets.js",
			TWEETS "[" PLAIN("31", "gone #SlowFood") "," TWEET("1600000000000000004",
				"\"edit_info\":{\"edit\":{\"initialTweetId\":"
				"\"1600000000000000003\"}},\"full_text\":\"its first is gone "
				"#SlowFood\"") "," PLAIN("33", "#SlowFood") "," PLAIN("34",
				"#SlowFood") "]",
			0 },
		{ "data/deleted-tweets.js",
			"window.YTD.deleted_tweets.part0 = [" PLAIN("31",
				"x") "," PLAIN("1600000000000000003", "#SlowFood y") "]",
			0 },
		{ "data/deleted-tweet-headers.js",
			"window.YTD.deleted_tweet_headers.part0 = [ { "
			"\"tweet\" : { \"tweet_id\" : \"34\", \"user_id\" : \"42\", "
			"\"deleted_at\" : \"x\"} "
			"} ]",
			0 },
		account, { NULL, NULL, 0 }
	};
	g_autoptr(ReadExport) made = read_export_new("SlowFood");

	read_export(&x_archive_format, parts, made);
	expect_counts(made, "1 0 0 0 4");
	g_assert_cmpuint(made->counts[IMPORT_GONE], ==, 1);
	g_assert_cmpstr(read_post_at(made, 0)->native_id, ==, "33");
}

#define NOTE(id, life, when, text, tags) \
	"{ \"noteTweet\" : { \"noteTweetId\" : \"" id "\", " life when \
	", \"core\" : { \"styletags\" " \
	": [ ], \"urls\" : [ { \"expandedUrl\" : \"https://blog.example/long\", \"toIndex\" : " \
	"\"9\", \"shortUrl\" : \"https://t.co/Long\", \"fromIndex\" : \"0\" } ], " \
	"\"text\" : \"" text "\", \"mentions\" : [ ], \"cashtags\" : [ ], \"hashtags\" : [ " tags \
	" ] } } }"
#define MADE "\"updatedAt\":\"2022-12-02T10:00:01.000Z\",\"createdAt\":\"2022-12-02T10:00:00.000Z\""

/* The words that were cut off, and the hashtag in them, stand elsewhere. */
static void
test_notes(void)
{
	const ReadPart parts[] = {
		{ "data/tweets.js",
			TWEETS "[" PLAIN("41",
				"Once upon a time\xe2\x80\xa6 https://t.co/x1") "," PLAIN("42",
				"Another that was written then") "," PLAIN("43",
				"By name, and cut") "]",
			0 },
		{ "data/note-tweet.js",
			"window.YTD.note_tweet.part0 = [ " NOTE("901", "", MADE,
				"Once upon a time https://t.co/Long there was #SlowFood",
				"{ \"text\" : \"SlowFood\", \"fromIndex\" : \"44\", "
				"\"toIndex\" : \"53\" }") "," NOTE("902", "", MADE,
				"Another that nobody cut, and untagged", "") "," NOTE("903",
				"\"lifecycle\":{\"initialTweetId\":\"43\"},", MADE,
				"By name, and cut: #SlowFood", "") "," NOTE("904",
				"\"lifecycle\":{\"initialTweetId\":\"49\"},", MADE,
				"Another that was written then #SlowFood of 49", "") " ]",
			0 },
		account, { NULL, NULL, 0 }
	};
	g_autoptr(ReadExport) made = read_export_new("SlowFood");

	read_export(&x_archive_format, parts, made);
	expect_counts(made, "2 1 0 0 0");
	g_assert_cmpstr(read_post_at(made, 0)->text, ==,
		"Once upon a time https://blog.example/long there was #SlowFood");
	g_assert_cmpstr(read_post_at(made, 0)->native_id, ==, "41");
	g_assert_cmpstr(read_post_at(made, 1)->text, ==, "By name, and cut: #SlowFood");
}

#define TO_50 \
	"\"entities\":{\"urls\":[{\"url\":\"https://t.co/q\"," \
	"\"expanded_url\":\"https://twitter.com/bo/status/50\"}]}"

static void
test_quotes(void)
{
	g_autoptr(ReadExport) made = read_tweets(TWEETS "[" TWEET("51",
		"\"full_text\":\"Look #SlowFood https://t.co/q\"," TO_50) "," TWEET("52",
		"\"full_text\":\"https://t.co/q is #SlowFood\"," TO_50) "]");

	expect_counts(made, "2 0 0 0 0");
	g_assert_cmpstr(read_post_at(made, 0)->text, ==, "Look #SlowFood");
	g_assert_cmpstr(read_post_at(made, 0)->quote->uri, ==, "https://x.com/i/status/50");
	g_assert_null(read_post_at(made, 1)->quote);
}

/* Nobody's but everybody's: a protected account, circles, and communities that have not agreed. */
static void
test_private(void)
{
	static const char protected[] =
		"window.YTD.protected_history.part0 = [ { "
		"\"protectedHistory\" : { \"protectedAt\" : \"2020-01-01T00:00:00.000Z\", "
		"\"action\" : "
		"\"Unprotect\" } }, { \"protectedHistory\" : { \"protectedAt\" : "
		"\"2021-01-01T00:00:00.000Z\", \"action\" : \"Protect\" } } ]";
	const ReadPart closed[] = {
		{ "data/tweets.js",
			TWEETS "[" PLAIN("61", "#SlowFood") "," PLAIN("62", "no tag") "]", 0 },
		{ "data/protected-history.js", protected, 0 }, account, { NULL, NULL, 0 }
	};
	const ReadPart open[] = {
		{ "data/community-tweet.js",
			"window.YTD.community_tweet.part0 = [" TWEET("63",
				"\"community_id_str\":\"7\",\"full_text\":\"#SlowFood\"") "]",
			0 },
		{ "data/twitter-circle-tweet.js",
			"window.YTD.twitter_circle_tweet.part0 = [" PLAIN("64", "#SlowFood") "]",
			0 },
		{ "data/tweets.js", TWEETS "[" PLAIN("65", "#SlowFood #NoBot") "]", 0 },
		{ "data/like.js",
			"window.YTD.like.part0 = ["
			"{\"like\":{\"tweetId\":\"66\",\"fullText\":\"#SlowFood\"}}]",
			0 },
		{ "data/direct-messages.js",
			"window.YTD.direct_messages.part0 = [{\"dmConversation\":"
			"{\"messages\":[{\"messageCreate\":{\"text\":\"#SlowFood\"}}]}}]",
			0 },
		account, { NULL, NULL, 0 }
	};
	g_autoptr(ReadExport) one = read_export_new("SlowFood");
	g_autoptr(ReadExport) other = read_export_new("SlowFood");
	g_autoptr(ReadExport) agreed = read_export_new("SlowFood");

	read_export(&x_archive_format, closed, one);
	expect_counts(one, "0 1 1 0 0");
	g_assert_cmpstr(g_ptr_array_index(one->whys, 0), ==, "the account is protected");
	read_export(&x_archive_format, open, other);
	expect_counts(other, "0 0 3 0 0");
	agreed->spec->agreed = g_strdup("2026-12-01, moderators");
	read_export(&x_archive_format, open, agreed);
	expect_counts(agreed, "1 0 2 0 0");
	g_assert_cmpstr(read_post_at(agreed, 0)->native_id, ==, "63");
	g_assert_cmpstr(read_post_at(agreed, 0)->agreed, ==, "2026-12-01, moderators");
}

static void
test_whose(void)
{
	const ReadPart none[] = { { "data/tweets.js", TWEETS "[" PLAIN("71", "#SlowFood") "]", 0 },
		{ NULL, NULL, 0 } };
	const ReadPart two[] = { { "ada/data/tweets.js", TWEETS "[" PLAIN("72", "#SlowFood") "]",
					 0 },
		{ "ada/data/account.js", ACCOUNT, 0 },
		{ "bo/data/tweets.js", TWEETS "[" PLAIN("73", "#SlowFood") "]", 0 },
		{ "bo/data/account.js",
			"window.YTD.account.part0 = [{\"account\":{\"username\":\"bo\","
			"\"accountId\":\"43\",\"accountDisplayName\":\"Bo\"}}]",
			0 },
		{ "bo/data/profile.js",
			"window.YTD.profile.part0 = [{\"profile\":{\"description\":{"
			"\"bio\":\"Cook. #NoBots\"}}}]",
			0 },
		{ NULL, NULL, 0 } };
	g_autoptr(ReadExport) nobody = read_export_new("SlowFood");
	g_autoptr(ReadExport) made = read_export_new("SlowFood");

	read_export(&x_archive_format, none, nobody);
	g_assert_nonnull(strstr(nobody->error, "account.js, which lies beside it"));
	read_export(&x_archive_format, two, made);
	expect_counts(made, "1 0 1 0 0");
	g_assert_cmpstr(read_post_at(made, 0)->author_handle, ==, "@ada@x.com");
}

/* What is said of an account and cannot be read may be a no. */
static void
test_unread(void)
{
	static const char *const broken[] = { "window.YTD.protected_history.part0 = [ {",
		"window.YTD.profile.part0 = [{\"profile\":{,}}]", "window.YTD.profile.part0 = x",
		"window.YTD.account.part1 = [{\"account\":" };

	for (gsize i = 0; i < G_N_ELEMENTS(broken); i++) {
		const ReadPart parts[] = { account, { "data/other.js", broken[i], 0 },
			{ "data/tweets.js", TWEETS "[" PLAIN("76", "#SlowFood") "]", 0 },
			{ NULL, NULL, 0 } };
		g_autoptr(ReadExport) made = read_export_new("SlowFood");

		read_export(&x_archive_format, parts, made);
		expect_counts(made, "0 0 1 0 0");
		g_assert_nonnull(strstr(g_ptr_array_index(made->whys, 0), "cannot be read"));
	}
}

#define HISTORY(changes) "window.YTD.protected_history.part0 = [" changes "]"
#define CHANGE(year, action) \
	"{\"protectedHistory\":{\"protectedAt\":\"" year \
	"-01-01T00:00:00.000Z\",\"action\":\"" action "\"}}"

/* Archives of two years together: what either says of the account holds for both. */
static void
test_years(void)
{
	static const struct {
		const char *older, *newer, *expected;
	} rows[] = {
		{ HISTORY(""), HISTORY(""), "2 0 0 0 0" },
		{ HISTORY(""), HISTORY(CHANGE("2025", "Protect")), "0 0 2 0 0" },
		{ HISTORY(CHANGE("2024", "Protect")),
			HISTORY(CHANGE("2024", "Protect") "," CHANGE("2025", "Unprotect")),
			"2 0 0 0 0" },
		{ "window.YTD.profile.part0 = [{\"profile\":{\"description\":{\"bio\":"
		  "\"#NoBots\"}}}]",
			HISTORY(""), "0 0 2 0 0" },
		{ "var user_details = {\"id\":\"42\",\"protected\":true}", HISTORY(""),
			"0 0 2 0 0" },
	};

	for (gsize i = 0; i < 2 * G_N_ELEMENTS(rows); i++) {
		const char *const both[] = { rows[i / 2].older, rows[i / 2].newer };
		const ReadPart parts[] = { { "a/data/account.js", ACCOUNT, 0 },
			{ "a/data/other.js", both[i % 2], 0 },
			{ "a/data/tweets.js", TWEETS "[" PLAIN("77", "#SlowFood") "]", 0 },
			{ "b/data/account.js", ACCOUNT, 0 },
			{ "b/data/other.js", both[1 - i % 2], 0 },
			{ "b/data/tweets.js", TWEETS "[" PLAIN("78", "#SlowFood") "]", 0 },
			{ NULL, NULL, 0 } };
		g_autoptr(ReadExport) made = read_export_new("SlowFood");

		read_export(&x_archive_format, parts, made);
		expect_counts(made, rows[i / 2].expected);
	}
}

/* What lies in a folder within an archive is not its owner's, but what its own folder has is. */
static void
test_within(void)
{
	const ReadPart within[] = { { "data/account.js", ACCOUNT, 0 },
		{ "data/bo/tweets.js", TWEETS "[" PLAIN("74", "#SlowFood") "]", 0 },
		{ NULL, NULL, 0 } };
	const ReadPart old[] = { { "account.js", ACCOUNT, 0 },
		{ "tweets/tweet.js", TWEETS "[" PLAIN("75", "#SlowFood") "]", 0 },
		{ NULL, NULL, 0 } };
	g_autoptr(ReadExport) nobody = read_export_new("SlowFood");
	g_autoptr(ReadExport) made = read_export_new("SlowFood");

	read_export(&x_archive_format, within, nobody);
	g_assert_nonnull(strstr(nobody->error, "account.js, which lies beside it"));
	read_export(&x_archive_format, old, made);
	expect_counts(made, "1 0 0 0 0");
}

/* 2012 to 2018: one file a month, with the person in each post. */
static void
test_grailbird(void)
{
#define OLD(id, more) \
	"{ \"id\" : " id ", \"id_str\" : \"" id \
	"\", \"created_at\" : \"2012-05-06 07:08:09 +0000\", " \
	"\"user\" : { \"name\" : \"Ada\", \"screen_name\" : \"ada\", \"protected\" : false, " \
	"\"id_str\" : \"42\" }, " more " }"
	static const char month[] = "Grailbird.data.tweets_2012_05 = \n [ " OLD("81",
		"\"text\" : \"old #SlowFood\", \"entities\" : { \"hashtags\" : [ { "
		"\"text\" : \"SlowFood\", \"indices\" : [ 4, 13 ] } ] }") "," OLD("82",
		"\"text\" : \"RT @bo: #SlowFood\", \"retweeted_status\" : { \"id\" : 80 }") "]";
	const ReadPart parts[] = { { "data/js/tweets/2012_05.js", month, 0 }, { NULL, NULL, 0 } };
	const ReadPart whole[] = { parts[0],
		{ "data/js/user_details.js",
			"var user_details =  {\n"
			" \"screen_name\" : \"ada\", \"full_name\" : \"Ada L.\", \"id\" : \"42\" }",
			0 },
		{ NULL, NULL, 0 } };
	g_autoptr(ReadExport) made = read_export_new("SlowFood");
	g_autoptr(ReadExport) named = read_export_new(NULL);

	read_export(&x_archive_format, parts, made);
	expect_counts(made, "1 0 0 0 1");
	g_assert_cmpstr(read_post_at(made, 0)->url, ==, "https://x.com/ada/status/81");
	g_assert_cmpint(read_post_at(made, 0)->published_s, ==, 1336288089);
	read_export(&x_archive_format, whole, named);
	expect_counts(named, "1 0 0 0 1");
	g_assert_cmpstr(read_post_at(named, 0)->author_name, ==, "Ada L.");
}

static void
test_broken(void)
{
	g_autoptr(ReadExport) cut = read_tweets(TWEETS
		"[" PLAIN("91", "#SlowFood") ", {\"tweet\": {");
	g_autoptr(ReadExport) none = read_tweets(TWEETS "{}");
	g_autoptr(ReadExport) empty = read_tweets(TWEETS "[ ]");

	expect_counts(cut, "1 0 0 1 0");
	g_assert_nonnull(none->error);
	expect_counts(empty, "0 0 0 0 0");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/x_archive/same_as_live", test_same_as_live);
	g_test_add_func("/x_archive/shapes", test_shapes);
	g_test_add_func("/x_archive/escapes", test_escapes);
	g_test_add_func("/x_archive/unwritten", test_unwritten);
	g_test_add_func("/x_archive/edits", test_edits);
	g_test_add_func("/x_archive/deleted", test_deleted);
	g_test_add_func("/x_archive/notes", test_notes);
	g_test_add_func("/x_archive/quotes", test_quotes);
	g_test_add_func("/x_archive/private", test_private);
	g_test_add_func("/x_archive/whose", test_whose);
	g_test_add_func("/x_archive/years", test_years);
	g_test_add_func("/x_archive/within", test_within);
	g_test_add_func("/x_archive/unread", test_unread);
	g_test_add_func("/x_archive/grailbird", test_grailbird);
	g_test_add_func("/x_archive/broken", test_broken);
	return g_test_run();
}
