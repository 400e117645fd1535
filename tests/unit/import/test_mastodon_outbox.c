/* Files in the shapes of Mastodon's BackupService and of ActivityPub's own examples. */
#include "import/mastodon_outbox.h"

#include "dedup/identity.h"
#include "reading.h"
#include "source/mastodon_post.h"
#include "text/jsontext.h"

#define PUBLIC "\"https://www.w3.org/ns/activitystreams#Public\""
#define ADA "https://tooter.example/users/ada"
#define FOLLOWERS "\"" ADA "/followers\""
#define BEGIN \
	"{\"@context\":\"https://www.w3.org/ns/activitystreams\",\"id\":\"outbox.json\"," \
	"\"type\":\"OrderedCollection\",\"totalItems\":9,\"orderedItems\":["
#define END "]}"
#define TAG \
	"{\"type\":\"Hashtag\",\"href\":\"https://tooter.example/tags/slowfood\",\"name\":" \
	"\"#slowfood\"}"
/* @to: further members of both, with "to" and "cc" */
#define CREATE(number, to, more) \
	"{\"id\":\"" ADA "/statuses/" number "/activity\",\"type\":\"Create\",\"actor\":\"" ADA \
	"\"," \
	"\"published\":\"2026-01-02T03:04:05Z\"," to ",\"object\":{\"id\":\"" ADA \
	"/statuses/" number "\",\"type\":\"Note\",\"published\":\"2026-01-02T03:04:05Z\",\"url\":" \
	"\"https://tooter.example/@ada/" number "\",\"attributedTo\":\"" ADA "\"," to "," more \
	"}}"
#define TO_ALL "\"to\":[" PUBLIC "],\"cc\":[" FOLLOWERS "]"
#define SOUP "\"content\":\"<p>Soup #<span>SlowFood</span></p>\""
#define ACTOR(more) \
	"{\"@context\":[\"https://www.w3.org/ns/activitystreams\"],\"id\":\"" ADA "\",\"type\":" \
	"\"Person\",\"preferredUsername\":\"ada\",\"name\":\"Ada :cat:\",\"url\":" \
	"\"https://tooter.example/@ada\",\"inbox\":\"" ADA "/inbox\",\"outbox\":\"outbox.json\"," \
	"\"likes\":\"likes.json\"" more "}"
#define OPTED_IN ",\"discoverable\":true,\"indexable\":true"

static ReadExport *
read_outbox(const char *outbox, const char *actor)
{
	const ReadPart parts[] = { { "outbox.json", outbox, 0 },
		{ actor != NULL ? "actor.json" : NULL, actor, 0 }, { NULL, NULL, 0 } };
	ReadExport *made = read_export_new("SlowFood");

	read_export(&mastodon_outbox_format, parts, made);
	return made;
}

/* The same status as the API shows it (docs.joinmastodon.org/entities/Status). */
#define LIVE \
	"{\"id\":\"7\",\"uri\":\"" ADA "/statuses/7\",\"url\":\"https://tooter.example/@ada/7\"," \
	"\"created_at\":\"2026-01-02T03:04:05.000Z\",\"edited_at\":\"2026-01-02T04:04:05.000Z\"," \
	"\"visibility\":\"public\",\"sensitive\":true,\"spoiler_text\":\"food\",\"language\":" \
	"\"en\"," SOUP \
	",\"tags\":[{\"name\":\"slowfood\"}],\"account\":{\"id\":\"9\",\"username\":\"ada\"," \
	"\"acct\":\"ada\",\"display_name\":\"Ada \",\"url\":\"https://tooter.example/@ada\"," \
	"\"bot\":false,\"indexable\":true,\"discoverable\":true},\"emojis\":[]," \
	"\"media_attachments\":[{\"type\":\"image\",\"url\":\"https://tooter.example/@ada/7\"," \
	"\"description\":\"A bowl\"}],\"poll\":{\"expires_at\":\"2026-01-03T00:00:00Z\"," \
	"\"expired\":" \
	"true,\"options\":[{\"title\":\"Leek\",\"votes_count\":3},{\"title\":\"Pea\"," \
	"\"votes_count\":0}]},\"mentions\":[],\"in_reply_to_id\":null}"

static void
test_same_as_live(void)
{
	json_auto_t *status = NULL;
	g_autoptr(GPtrArray) posts = g_ptr_array_new();
	g_autoptr(ReadExport) made = read_outbox(
		BEGIN CREATE("7", TO_ALL,
			SOUP
			",\"contentMap\":{\"en\":\"x\"},\"summary\":\"food\",\"sensitive\":true,"
			"\"updated\":\"2026-01-02T04:04:05Z\",\"tag\":" TAG
			",\"attachment\":{\"type\":"
			"\"Document\",\"mediaType\":\"image/jpeg\",\"url\":"
			"\"media_attachments/files/1.jpg\","
			"\"name\":\"A bowl\"},\"endTime\":\"2026-01-03T00:00:00Z\",\"closed\":"
			"\"2026-01-03T00:00:01Z\",\"oneOf\":[{\"type\":\"Note\",\"name\":"
			"\"Leek\",\"replies\":"
			"{\"type\":\"Collection\",\"totalItems\":3}},{\"type\":\"Note\","
			"\"name\":\"Pea\","
			"\"replies\":{\"totalItems\":0}}]") END,
		ACTOR(OPTED_IN ",\"tag\":{\"type\":\"Emoji\",\"name\":\":cat:\",\"icon\":{}}"));

	g_assert_true(jsontext_load(LIVE, strlen(LIVE), &status, NULL));
	g_autoptr(Post) live = mastodon_post_read(status, "https://tooter.example/", NOW_S);
	expect_counts(made, "1 0 0 0 0");
	Post *imported = g_ptr_array_index(made->posts, 0);
	g_ptr_array_add(posts, imported);
	identity_assign("archive", posts);
	g_ptr_array_index(posts, 0) = live;
	identity_assign("toots", posts);
	g_assert_cmpuint(imported->keys->len, ==, live->keys->len);
	for (guint i = 0; i < live->keys->len; i++) {
		g_assert_cmpstr(g_ptr_array_index(imported->keys, i), ==,
			g_ptr_array_index(live->keys, i));
	}
	g_assert_cmpstr(g_ptr_array_index(imported->author_keys, 0), ==,
		g_ptr_array_index(live->author_keys, 0));
	g_assert_cmpint(imported->consent, ==, POST_CONSENT_OPEN);
	/* what a file cannot know, and takes back no refusal */
	g_assert_cmpint(imported->author_consent, ==, POST_CONSENT_UNSAID);
	g_assert_cmpint(imported->counts_s, ==, DATE_UNKNOWN);
	live->author_consent = POST_CONSENT_UNSAID;
	live->counts_s = DATE_UNKNOWN;
	g_autoptr(GString) one = g_string_new(NULL);
	g_autoptr(GString) other = g_string_new(NULL);
	post_write(imported, one);
	post_write(live, other);
	g_assert_cmpstr(one->str, ==, other->str);
}

static void
test_visibility(void)
{
	static const struct {
		const char *to, *expected;
	} rows[] = {
		{ TO_ALL, "1 0 0 0 0" },
		{ "\"to\":" PUBLIC, "1 0 0 0 0" },
		{ "\"to\":\"as:Public\",\"cc\":" FOLLOWERS, "1 0 0 0 0" },
		{ "\"to\":[\"Public\"]", "1 0 0 0 0" },
		{ "\"to\":[" FOLLOWERS "],\"cc\":[" PUBLIC "]", "0 0 1 0 0" },
		{ "\"to\":[" FOLLOWERS "],\"cc\":[]", "0 0 1 0 0" },
		{ "\"to\":[\"https://other.example/users/bo\"]", "0 0 1 0 0" },
		{ "\"to\":[],\"cc\":[]", "0 0 1 0 0" },
		{ "\"bto\":[]", "0 0 1 0 0" },
		{ "\"to\":null", "0 0 1 0 0" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *activity = g_strdup_printf(BEGIN CREATE("7", "%s", SOUP) END,
			rows[i].to, rows[i].to);
		g_autoptr(ReadExport) made = read_outbox(activity, ACTOR(OPTED_IN));
		expect_counts(made, rows[i].expected);
	}
	/* an activity for all of a note for some is for some */
	g_autoptr(ReadExport) made = read_outbox(BEGIN
		"{\"type\":\"Create\",\"actor\":\"" ADA "\"," TO_ALL ",\"object\":{\"id\":\"" ADA
		"/statuses/8\",\"type\":\"Note\",\"to\":[" FOLLOWERS "]," SOUP "}}" END,
		NULL);
	expect_counts(made, "0 0 1 0 0");
	g_assert_cmpstr(g_ptr_array_index(made->whys, 0), ==, "visibility: private");
}

static void
test_kinds(void)
{
	g_autoptr(ReadExport) made = read_outbox(BEGIN
		"{\"type\":\"Announce\",\"actor\":\"" ADA
		"\",\"object\":\"https://o.example/1#SlowFood\"},"
		"\"https://tooter.example/users/ada/statuses/1#slowfood\","
		"{\"type\":\"Create\",\"actor\":\"" ADA "\",\"object\":\"" ADA
		"/statuses/2#SlowFood\"},"
		"{\"type\":\"Like\",\"actor\":\"" ADA
		"\",\"object\":\"#SlowFood\"}," CREATE("3", TO_ALL,
			"\"content\":\"no tag\"") ","
						  /* the hashtag is in the list alone, its words in
						     one language's, and single */
						  "{\"type\":[\"Create\"],\"actor\":{\"id\":\"" ADA
						  "\"},\"object\":{\"type\":\"Question\","
						  "\"id\":\"" ADA "/statuses/4\"," TO_ALL
						  ",\"contentMap\":{\"cy\":\"Cawl\"},\"tag\":" TAG
						  ",\"anyOf\":{\"name\":\"Ie\"},"
						  "\"inReplyTo\":\"" ADA "/statuses/3\"}},"
						  /* a note without its activity, of Akkoma, where
						     ids are no numbers */
						  "{\"type\":\"Note\",\"id\":"
						  "\"https://tooter.example/objects/5-6\","
						  "\"actor\":\"" ADA "\","
						  "\"attributedTo\":\"" ADA "\",\"to\":" PUBLIC
						  "," SOUP "},"
						  /* words of another, and a name on another server
						   */
						  "{\"type\":\"Create\",\"actor\":\"" ADA
						  "\",\"object\":{\"type\":\"Note\",\"id\":\"" ADA
						  "/statuses/6\",\"attributedTo\":"
						  "\"https://o.example/bo\"," TO_ALL "," SOUP "}},"
						  "{\"type\":\"Create\",\"actor\":\"" ADA
						  "\",\"object\":{\"type\":\"Note\",\"id\":"
						  "\"https://o.example/7\"," TO_ALL "," SOUP "}},"
						  "{\"#SlowFood\" \"broken\"}" END,
		ACTOR(OPTED_IN));

	expect_counts(made, "2 1 0 2 5");
	const Post *poll = read_post_at(made, 0);
	g_assert_cmpstr(poll->uri, ==, ADA "/statuses/4");
	g_assert_cmpstr(poll->language, ==, "cy");
	g_assert_cmpstr(poll->text, ==, "Cawl");
	g_assert_cmpuint(poll->poll->options->len, ==, 1);
	g_assert_cmpstr(poll->reply_to->uri, ==, ADA "/statuses/3");
	g_assert_cmpstr(poll->reply_to->id, ==, "3");
	g_assert_cmpstr(poll->reply_to->author, ==, NULL);
	g_assert_cmpstr(read_post_at(made, 1)->uri, ==, "https://tooter.example/objects/5-6");
	g_assert_null(read_post_at(made, 1)->native_id);
}

static void
test_relations(void)
{
	g_autoptr(ReadExport) made = read_outbox(
		BEGIN CREATE("1", TO_ALL,
			SOUP ",\"inReplyTo\":\"" ADA "/statuses/9\"") "," CREATE("2", TO_ALL,
			SOUP ",\"inReplyTo\":\"https://o.example/users/bo/statuses/8\","
			     "\"tag\":[{\"type\":\"Mention\",\"href\":"
			     "\"https://o.example/users/bo\",\"name\":"
			     "\"@bo@o.example\"}," TAG "]") "," CREATE("3", TO_ALL,
			SOUP ",\"quote\":\"https://o.example/1\",\"quoteAuthorization\":"
			     "\"https://o.example/yes\"") "," CREATE("4", TO_ALL,
			SOUP ",\"quote\":\"https://o.example/1\"") END,
		ACTOR(OPTED_IN));

	expect_counts(made, "4 0 0 0 0");
	g_assert_cmpstr(read_post_at(made, 0)->reply_to->author, ==, "@ada@tooter.example");
	g_assert_cmpstr(read_post_at(made, 1)->reply_to->author, ==, "@bo@o.example");
	g_assert_null(read_post_at(made, 1)->reply_to->id);
	g_assert_cmpstr(read_post_at(made, 2)->quote->uri, ==, "https://o.example/1");
	g_assert_null(read_post_at(made, 3)->quote);
}

static void
test_consent(void)
{
	static const struct {
		const char *actor;
		const char *more;
		int consent; /* -1: kept out */
	} rows[] = {
		{ ACTOR(OPTED_IN), "", POST_CONSENT_OPEN },
		{ ACTOR(",\"discoverable\":true"), "", POST_CONSENT_REDUCED },
		{ ACTOR(",\"discoverable\":true,\"indexable\":false"), "", POST_CONSENT_REDUCED },
		{ NULL, "", POST_CONSENT_REDUCED },
		{ ACTOR(OPTED_IN ",\"movedTo\":\"https://o.example/ada\""), "",
			POST_CONSENT_REDUCED },
		{ ACTOR(OPTED_IN ",\"summary\":\"<p>Cook. #nobot</p>\""), "", -1 },
		{ ACTOR(OPTED_IN
			  ",\"attachment\":{\"type\":\"PropertyValue\",\"name\":\"x\",\"value\":"
			  "\"#noindex\"}"),
			"", -1 },
		{ ACTOR(OPTED_IN), ",\"summary\":\"#NoBots\"", -1 },
		{ ACTOR(OPTED_IN),
			",\"interactionPolicy\":{\"canQuote\":{\"automaticApproval\":[\"" ADA
			"\"]}}",
			POST_CONSENT_REDUCED },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *outbox = g_strdup_printf(BEGIN CREATE("7", TO_ALL, SOUP "%s") END,
			rows[i].more);
		g_autoptr(ReadExport) made = read_outbox(outbox, rows[i].actor);

		expect_counts(made, rows[i].consent < 0 ? "0 0 1 0 0" : "1 0 0 0 0");
		if (rows[i].consent >= 0) {
			g_assert_cmpint(read_post_at(made, 0)->consent, ==, rows[i].consent);
			g_assert_cmpstr(read_post_at(made, 0)->author_handle, ==,
				"@ada@tooter.example");
		}
	}
}

/* Archives of two years together: the stricter counts, whichever is read first. */
static void
test_years(void)
{
	static const struct {
		const char *one;
		int consent; /* -1: kept out; beside OPTED_IN */
	} rows[] = {
		{ ACTOR(OPTED_IN), POST_CONSENT_OPEN },
		{ ACTOR(""), POST_CONSENT_REDUCED },
		{ ACTOR(OPTED_IN ",\"movedTo\":\"https://o.example/ada\""), POST_CONSENT_REDUCED },
		{ ACTOR(OPTED_IN ",\"summary\":\"#nobot\""), -1 },
	};

	for (gsize i = 0; i < 2 * G_N_ELEMENTS(rows); i++) {
		const char *one = rows[i / 2].one, *other = ACTOR(OPTED_IN);
		const ReadPart parts[] = { { "a2024/actor.json", i % 2 == 0 ? one : other, 0 },
			{ "a2024/outbox.json", BEGIN CREATE("7", TO_ALL, SOUP) END, 0 },
			{ "a2025/actor.json", i % 2 == 0 ? other : one, 0 }, { NULL, NULL, 0 } };
		const int consent = rows[i / 2].consent;
		g_autoptr(ReadExport) made = read_export_new("SlowFood");

		read_export(&mastodon_outbox_format, parts, made);
		expect_counts(made, consent < 0 ? "0 0 1 0 0" : "1 0 0 0 0");
		g_assert_true(consent < 0 || (int)read_post_at(made, 0)->consent == consent);
	}
}

/* An actor.json that cannot be read may have said no. */
static void
test_unread(void)
{
	static const struct {
		const char *path, *bytes;
		const char *expected;
	} rows[] = {
		{ "a/actor.json", ACTOR(OPTED_IN), "2 1 0 0 0" },
		{ "a/actor.json", "{\"preferredUsername\":\"ada\",\"id\":\"" ADA "\"",
			"0 1 2 0 0" },
		{ "renamed.json", "{\"preferredUsername\":\"ada\",", "0 1 2 0 0" },
		{ "b/actor.json", "{\"@context\":[\"https://www.w3.org/ns/activitystreams\",",
			"0 1 2 0 0" },
		{ "a/actor.json", "", "0 1 2 0 0" },
		{ "a/actor.json", "{\"preferredUsername\":\"ada\"}", "0 1 2 0 0" },
		/* whatever is left of it, or came in its place */
		{ "a/actor.json", "{\"type\":", "0 1 2 0 0" },
		{ "a/actor.json", "<html>503</html>", "0 1 2 0 0" },
		{ "a/Actor.json", "\xff\xfe{\"", "0 1 2 0 0" },
		{ "a/actor.json", "[]", "0 1 2 0 0" },
		{ "a/actor.json", "[\"films\"]", "0 1 2 0 0" },
		{ "a/actor.json", "{}", "0 1 2 0 0" },
		{ "a/actor.json", "null", "0 1 2 0 0" },
		{ "a/actor.json", "5", "0 1 2 0 0" },
		{ "a/actor.json", "{\"id\":\"" ADA "\",\"preferredUsername\":\"ada\"}",
			"0 1 2 0 0" },
		/* another's file */
		{ "a/films.json", "[\"films\"]", "2 1 0 0 0" },
	};
	const char *outbox = BEGIN CREATE("7", TO_ALL, SOUP) "," CREATE("8", TO_ALL,
		SOUP) "," CREATE("9", TO_ALL, "\"content\":\"no tag\"") END;

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const ReadPart parts[] = { { "a/outbox.json", outbox, 0 },
			{ rows[i].path, rows[i].bytes, 0 }, { NULL, NULL, 0 } };
		g_autoptr(ReadExport) made = read_export_new("SlowFood");

		read_export(&mastodon_outbox_format, parts, made);
		expect_counts(made, rows[i].expected);
		g_assert_true(made->whys->len == 0
			|| strstr(g_ptr_array_index(made->whys, 0), "actor.json") != NULL);
	}
	/* beside its own outbox, and not beside another's */
	const ReadPart parts[] = { { "a/outbox.json", outbox, 0 }, { "a/actor.json", "", 0 },
		{ "b/outbox.json", outbox, 0 }, { "b/actor.json", ACTOR(OPTED_IN), 0 },
		{ NULL, NULL, 0 } };
	g_autoptr(ReadExport) made = read_export_new("SlowFood");
	read_export(&mastodon_outbox_format, parts, made);
	expect_counts(made, "2 2 2 0 0");
}

/* What has no hashtag may have had one: a no takes what was stored then. */
static void
test_untagged_no(void)
{
#define BREAD "\"content\":\"Bread\""
#define UPDATED ",\"updated\":\"2026-01-03T03:04:05Z\""
#define DELETE(object) "{\"type\":\"Delete\",\"actor\":\"" ADA "\",\"object\":" object "}"
	static const struct {
		const char *element;
		const char *expected; /* posts, untagged, private, other; refused, edited */
	} rows[] = {
		{ CREATE("7", TO_ALL, BREAD), "0 1 0 0 0 0" },
		{ CREATE("7", "\"to\":[" FOLLOWERS "]", BREAD), "0 1 0 0 1 0" },
		{ CREATE("7", TO_ALL, BREAD UPDATED), "0 1 0 0 0 1" },
		{ CREATE("7", TO_ALL, BREAD ",\"summary\":\"#nobot\"" UPDATED), "0 1 0 0 1 0" },
		{ CREATE("7", TO_ALL, "\"content\":\"<p>#<span>NoBot</span></p>\""),
			"0 1 0 0 1 0" },
		{ CREATE("7", TO_ALL, BREAD ",\"tag\":{\"type\":\"Hashtag\",\"name\":\"noindex\"}"),
			"0 1 0 0 1 0" },
		/* changed */
		{ "{\"type\":\"Update\",\"actor\":\"" ADA "\",\"object\":{\"id\":\"" ADA
		  "/statuses/7\",\"type\":\"Note\",\"to\":[" FOLLOWERS "]," SOUP "}}",
			"0 0 1 0 1 0" },
		{ "{\"type\":\"Update\",\"actor\":\"" ADA "\",\"object\":{\"id\":\"" ADA
		  "/statuses/7\",\"type\":\"Note\"," TO_ALL "," SOUP "}}",
			"1 0 0 0 0 0" },
		{ "{\"type\":\"Update\",\"actor\":\"" ADA "\",\"object\":{\"id\":\"" ADA
		  "\",\"type\":\"Person\"}}",
			"0 1 0 0 0 0" },
		/* deleted */
		{ DELETE("\"" ADA "/statuses/7\""), "0 0 0 1 1 0" },
		{ DELETE("{\"id\":\"" ADA "/statuses/7\",\"type\":\"Tombstone\"}"), "0 0 0 1 1 0" },
		{ CREATE("7", TO_ALL, SOUP ",\"type\":\"Tombstone\""), "0 0 0 1 1 0" },
		{ "{\"id\":\"" ADA "/statuses/7\",\"type\":\"Tombstone\"}", "0 0 0 1 1 0" },
		/* of another's post, and of an account */
		{ DELETE("\"https://o.example/7\""), "0 1 0 0 0 0" },
		{ DELETE("\"" ADA "\""), "0 1 0 0 0 0" },
		{ DELETE("5"), "0 1 0 0 0 0" },
		{ "{\"type\":\"Announce\",\"actor\":\"" ADA "\",\"object\":{\"to\":[]}}",
			"0 1 0 0 0 0" },
		{ "{\"broken\" 5}", "0 1 0 0 0 0" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *outbox = g_strconcat(BEGIN, rows[i].element, END, NULL);
		g_autoptr(ReadExport) made = read_outbox(outbox, ACTOR(OPTED_IN));
		g_autofree char *told = g_strdup_printf("%u %u %u %u %u %u",
			made->counts[IMPORT_POST], made->counts[IMPORT_UNTAGGED],
			made->counts[IMPORT_PRIVATE], made->counts[IMPORT_OTHER], made->refused,
			made->edited);

		g_assert_cmpstr(told, ==, rows[i].expected);
	}
	/* where nobody knows whether words may be had, none follow */
	g_autoptr(ReadExport) doubt = read_outbox(BEGIN CREATE("7", TO_ALL, BREAD UPDATED) END,
		"[]");
	g_assert_cmpuint(doubt->edited, ==, 0);
}

/* An account's no is heard without a post. */
static void
test_actor_no(void)
{
	static const struct {
		const char *outbox, *actor;
		guint noes;
	} rows[] = {
		{ BEGIN END, ACTOR(OPTED_IN), 0 },
		{ BEGIN END, ACTOR(OPTED_IN ",\"summary\":\"#nobot\""), 1 },
		{ BEGIN CREATE("7", TO_ALL, BREAD) END, ACTOR(",\"summary\":\"#nobot\""), 1 },
		{ BEGIN END, "{\"summary\":\"#nobot\"", 0 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(ReadExport) made = read_outbox(rows[i].outbox, rows[i].actor);

		g_assert_cmpstr(made->error, ==, NULL);
		g_assert_cmpuint(made->counts[IMPORT_GONE], ==, rows[i].noes);
		g_assert_cmpuint(made->author_noes, ==, rows[i].noes);
	}
}

/* Of more accounts than are kept in memory nobody's posts are taken for those of who said nothing.
 */
static void
test_many_actors(void)
{
	g_autofree char *long_word = g_strnfill((gsize)400 * 1024, 'x');
	g_autofree char *big = g_strdup_printf(ACTOR(OPTED_IN ",\"x\":\"%s\""), long_word);
	ReadPart parts[16] = { { "outbox.json", BEGIN CREATE("7", TO_ALL, SOUP) END, 0 } };
	g_autoptr(ReadExport) made = read_export_new("SlowFood");
	g_autoptr(ReadExport) fewer = read_export_new("SlowFood");

	for (gsize i = 1; i < G_N_ELEMENTS(parts) - 1; i++) {
		parts[i] = (ReadPart){ "actor.json", big, 0 };
	}
	read_export(&mastodon_outbox_format, parts, made);
	expect_counts(made, "0 0 1 0 0");
	g_assert_nonnull(strstr(g_ptr_array_index(made->whys, 0), "too many"));
	parts[4].path = NULL;
	read_export(&mastodon_outbox_format, parts, fewer);
	expect_counts(fewer, "1 0 0 0 0");
}

static void
test_parts(void)
{
	static const struct {
		const char *path, *head;
		ImportRole role;
	} rows[] = {
		{ "x/outbox.json", BEGIN, IMPORT_ROLE_POSTS },
		{ "renamed", "\xef\xbb\xbf {\"orderedItems\": [", IMPORT_ROLE_POSTS },
		{ "actor.json", ACTOR(""), IMPORT_ROLE_BOTH },
		{ "x/actor.json", "{\"@context\":[", IMPORT_ROLE_BOTH },
		{ "x/actor.json", "<html>", IMPORT_ROLE_CONTEXT },
		{ "likes.json", BEGIN, IMPORT_ROLE_NONE },
		{ "renamed", "{\"id\":\"bookmarks.json\",\"orderedItems\":[", IMPORT_ROLE_NONE },
		{ "x", "{\"posts\":[]}", IMPORT_ROLE_NONE },
		{ "x", "[\"orderedItems\"]", IMPORT_ROLE_NONE },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_assert_cmpint(mastodon_outbox_format.role(rows[i].path, rows[i].head,
					strlen(rows[i].head)),
			==, rows[i].role);
	}
	g_autoptr(ReadExport) none = read_outbox("{\"type\":\"OrderedCollection\"}", NULL);
	g_assert_nonnull(none->error);
	g_autoptr(ReadExport) cut = read_outbox(BEGIN CREATE("7", TO_ALL, SOUP), NULL);
	expect_counts(cut, "1 0 0 1 0");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mastodon_outbox/same_as_live", test_same_as_live);
	g_test_add_func("/mastodon_outbox/visibility", test_visibility);
	g_test_add_func("/mastodon_outbox/kinds", test_kinds);
	g_test_add_func("/mastodon_outbox/relations", test_relations);
	g_test_add_func("/mastodon_outbox/consent", test_consent);
	g_test_add_func("/mastodon_outbox/years", test_years);
	g_test_add_func("/mastodon_outbox/unread", test_unread);
	g_test_add_func("/mastodon_outbox/untagged_no", test_untagged_no);
	g_test_add_func("/mastodon_outbox/actor_no", test_actor_no);
	g_test_add_func("/mastodon_outbox/many_actors", test_many_actors);
	g_test_add_func("/mastodon_outbox/parts", test_parts);
	return g_test_run();
}
