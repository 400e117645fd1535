#include "model/consent_signals.h"

#include "text/jsontext.h"

#include <string.h>

#define NOW INT64_C(1794298600) /* 2026-11-10 */

#define STATUS CONSENT_RECORD_STATUS
#define ACCOUNT CONSENT_RECORD_ACCOUNT
#define NOTE CONSENT_RECORD_NOTE
#define ACTOR CONSENT_RECORD_ACTOR
#define BSKY_POST CONSENT_RECORD_BLUESKY_POST
#define BSKY_AUTHOR CONSENT_RECORD_BLUESKY_AUTHOR
#define POSTGATE CONSENT_RECORD_POSTGATE
#define INTENTS CONSENT_RECORD_INTENTS
#define X_POST CONSENT_RECORD_X_POST
#define X_USER CONSENT_RECORD_X_USER
#define FEED CONSENT_RECORD_FEED
#define PAGE CONSENT_RECORD_PAGE
#define UNSAID POST_CONSENT_UNSAID
#define REDUCED POST_CONSENT_REDUCED
#define REFUSED POST_CONSENT_REFUSED

/* What is well in each kind of record, before the case's own members. */
static const char *const well[CONSENT_RECORD_COUNT] = {
	[CONSENT_RECORD_STATUS] = "\"visibility\":\"public\"",
	[CONSENT_RECORD_ACCOUNT] = "\"indexable\":true,\"discoverable\":true",
	[CONSENT_RECORD_NOTE] = "\"to\":[\"https://www.w3.org/ns/activitystreams#Public\"]",
	[CONSENT_RECORD_ACTOR] = "\"indexable\":true,\"discoverable\":true",
	[CONSENT_RECORD_BLUESKY_POST] = "\"uri\":\"at://did:plc:a/app.bsky.feed.post/1\"",
	[CONSENT_RECORD_BLUESKY_AUTHOR] = "\"did\":\"did:plc:a\"",
	[CONSENT_RECORD_POSTGATE] = "\"$type\":\"app.bsky.feed.postgate\"",
	[CONSENT_RECORD_X_POST] = "\"id\":\"1\"",
	[CONSENT_RECORD_X_USER] = "\"id\":\"1\"",
	[CONSENT_RECORD_INTENTS] = "\"$type\":\"org.user-intents.declaration\"",
	[CONSENT_RECORD_FEED] = "\"x\":1",
	[CONSENT_RECORD_PAGE] = "\"x\":1",
};

/* clang-format off */
static const struct {
	ConsentRecord record;
	const char *more;
	PostConsent want;
	bool is_author_no;
} rows[] = {
	{ STATUS, "\"x\":1", UNSAID, false },
	{ STATUS, "\"visibility\":\"unlisted\"", REFUSED, false },
	{ STATUS, "\"visibility\":\"private\"", REFUSED, false },
	{ STATUS, "\"visibility\":\"direct\"", REFUSED, false },
	{ STATUS, "\"visibility\":\"local\"", REFUSED, false },
	{ STATUS, "\"visibility\":\"Public\"", REFUSED, false },
	{ STATUS, "\"visibility\":\"\"", REFUSED, false },
	{ STATUS, "\"visibility\":null", REFUSED, false },
	{ STATUS, "\"visibility\":0", REFUSED, false },
	{ STATUS, "\"visibility\":[\"public\"]", REFUSED, false },
	{ STATUS, "\"local_only\":true", REFUSED, false },
	{ STATUS, "\"local_only\":false", UNSAID, false },
	{ STATUS, "\"local_only\":null", UNSAID, false },
	{ STATUS, "\"spoiler_text\":\"soup #NoBots\"", REFUSED, false },
	{ STATUS, "\"spoiler_text\":\"no bot\"", UNSAID, false },
	{ STATUS, "\"quote_approval\":{\"automatic\":[],\"manual\":[],\"current_user\":\"denied\"}",
	  REDUCED, false },
	{ STATUS, "\"quote_approval\":{\"automatic\":[\"public\"],\"manual\":[],"
	  "\"current_user\":\"automatic\"}", UNSAID, false },
	{ STATUS, "\"quote_approval\":{\"automatic\":[],\"manual\":[\"public\"],"
	  "\"current_user\":\"manual\"}", UNSAID, false },
	{ STATUS, "\"quote_approval\":{\"automatic\":[\"followers\"],\"manual\":[],"
	  "\"current_user\":\"unknown\"}", REDUCED, false },
	{ STATUS, "\"quote_approval\":{\"automatic\":[\"unsupported_policy\"],\"manual\":[]}",
	  REDUCED, false },
	{ STATUS, "\"quote_approval\":{\"automatic\":[],\"manual\":[],"
	  "\"current_user\":\"automatic\"}", REDUCED, false },
	{ STATUS, "\"quote_approval\":null", UNSAID, false },
	{ STATUS, "\"quote_approval\":\"nobody\"", REDUCED, false },
	{ STATUS, "\"quote_approval\":{}", REDUCED, false },
	{ STATUS, "\"interaction_policy\":{\"can_reblog\":{\"always\":[\"author\"],"
	  "\"with_approval\":[]}}", REDUCED, false },
	{ STATUS, "\"interaction_policy\":{\"can_reblog\":{\"always\":[\"public\",\"me\"],"
	  "\"with_approval\":[]}}", UNSAID, false },
	{ STATUS, "\"interaction_policy\":{\"can_reblog\":{\"automatic_approval\":[],"
	  "\"manual_approval\":[\"public\"]}}", UNSAID, false },
	{ STATUS, "\"interaction_policy\":null", UNSAID, false },

	{ ACCOUNT, "\"x\":1", UNSAID, false },
	{ ACCOUNT, "\"noindex\":true", REFUSED, true },
	{ ACCOUNT, "\"noindex\":\"true\"", REFUSED, true },
	{ ACCOUNT, "\"noindex\":\"Yes\"", REFUSED, true },
	{ ACCOUNT, "\"noindex\":1", REFUSED, true },
	{ ACCOUNT, "\"noindex\":0.5", REFUSED, true },
	{ ACCOUNT, "\"noindex\":false", UNSAID, false },
	{ ACCOUNT, "\"noindex\":\"false\"", UNSAID, false },
	{ ACCOUNT, "\"noindex\":\"No\"", UNSAID, false },
	{ ACCOUNT, "\"noindex\":\"0\"", UNSAID, false },
	{ ACCOUNT, "\"noindex\":\"\"", UNSAID, false },
	{ ACCOUNT, "\"noindex\":0", UNSAID, false },
	{ ACCOUNT, "\"noindex\":null", UNSAID, false },
	{ ACCOUNT, "\"note\":\"<p>hi #<span>NoBot</span></p>\"", REFUSED, true },
	{ ACCOUNT, "\"note\":\"#nobot#noindex\"", REFUSED, true },
	{ ACCOUNT, "\"note\":\"Ada.#nobot.\"", REFUSED, true },
	{ ACCOUNT, "\"note\":\"#no-bots, please\"", REFUSED, true },
	{ ACCOUNT, "\"note\":\"#No_Bot\"", REFUSED, true },
	{ ACCOUNT, "\"note\":\"#no\u200bbot\"", REFUSED, true },
	{ ACCOUNT, "\"note\":\"\uff03\uff4e\uff4f\uff42\uff4f\uff54\"", REFUSED, true },
	{ ACCOUNT, "\"note\":\"\ufe5fnobot\"", REFUSED, true },
	{ ACCOUNT, "\"note\":\"&#35;nobot\"", REFUSED, true },
	{ ACCOUNT, "\"note\":\"#noindex\"", REFUSED, true },
	{ ACCOUNT, "\"note\":\"#NoBridge\"", REFUSED, true },
	{ ACCOUNT, "\"note\":\"#noarchive\"", REFUSED, true },
	{ ACCOUNT, "\"note\":\"#noscrape\"", REFUSED, true },
	{ ACCOUNT, "\"note\":\"#nocrawl\"", REFUSED, true },
	{ ACCOUNT, "\"note\":\"#a #b-c #d_ #nobot\"", REFUSED, true },
	{ ACCOUNT, "\"note\":\"#ethnobotany #nobottle # #\"", UNSAID, false },
	{ ACCOUNT, "\"note\":\"nobot, of all words\"", UNSAID, false },
	{ ACCOUNT, "\"note\":7", UNSAID, false },
	{ ACCOUNT, "\"display_name\":\"Ada #NoBot\"", REFUSED, true },
	{ ACCOUNT, "\"fields\":[{\"name\":\"Bots\",\"value\":\"<a>#<span>nobot</span></a>\"}]",
	  REFUSED, true },
	{ ACCOUNT, "\"fields\":[{\"name\":\"x\",\"value\":\"y\"},{\"name\":\"#nobot\","
	  "\"value\":\"z\"}]", REFUSED, true },
	{ ACCOUNT, "\"fields\":[{\"name\":\"NoIndex\",\"value\":\"please\"}]", REFUSED, true },
	{ ACCOUNT, "\"fields\":[{\"name\":\"Bots\",\"value\":\"No bots\"}]", REFUSED, true },
	{ ACCOUNT, "\"fields\":[{\"name\":\"Bots\",\"value\":\"I like them\"}]", UNSAID, false },
	{ ACCOUNT, "\"fields\":{\"name\":\"#nobot\"}", UNSAID, false },
	{ ACCOUNT, "\"bridgeable\":false", REFUSED, true },
	{ ACCOUNT, "\"bridgeable\":\"no\"", REFUSED, true },
	{ ACCOUNT, "\"bridgeable\":true", UNSAID, false },
	{ ACCOUNT, "\"bridgeable\":null", UNSAID, false },
	{ ACCOUNT, "\"moved\":null", UNSAID, false },
	{ ACCOUNT, "\"moved\":{\"acct\":\"b@c.example\",\"indexable\":true}", REDUCED, false },
	{ ACCOUNT, "\"moved\":{\"acct\":\"b@c.example\",\"noindex\":true}", REFUSED, true },
	{ ACCOUNT, "\"moved\":{\"moved\":{\"noindex\":true}}", REDUCED, false },
	{ ACCOUNT, "\"moved\":true", REDUCED, false },
	{ ACCOUNT, "\"indexable\":false", REDUCED, false },
	{ ACCOUNT, "\"indexable\":\"true\"", REDUCED, false },
	{ ACCOUNT, "\"indexable\":null", REDUCED, false },
	{ ACCOUNT, "\"discoverable\":false", REDUCED, false },
	{ ACCOUNT, "\"discoverable\":null", REDUCED, false },
	{ ACCOUNT, "\"acct\":\"ada.example@bsky.brid.gy\"", REDUCED, false },
	{ ACCOUNT, "\"url\":\"https://web.brid.gy/ada.example\"", REDUCED, false },
	{ ACCOUNT, "\"uri\":\"https://mostr.pub/users/1\"", REDUCED, false },
	{ ACCOUNT, "\"acct\":\"ada@Bird.Makeup\"", REDUCED, false },
	{ ACCOUNT, "\"acct\":\"ada@notbrid.gy\"", UNSAID, false },
	{ ACCOUNT, "\"acct\":\"ada@brid.gy.example\"", UNSAID, false },
	{ ACCOUNT, "\"feature_approval\":{\"automatic\":[],\"manual\":[],"
	  "\"current_user\":\"denied\"}", REDUCED, false },
	{ ACCOUNT, "\"feature_approval\":{\"automatic\":[\"public\"],\"manual\":[],"
	  "\"current_user\":\"automatic\"}", UNSAID, false },

	{ NOTE, "\"x\":1", UNSAID, false },
	{ NOTE, "\"to\":\"as:Public\"", UNSAID, false },
	{ NOTE, "\"to\":[\"https://a.example/followers\"],"
	  "\"cc\":[\"https://www.w3.org/ns/activitystreams#Public\"]", REFUSED, false },
	{ NOTE, "\"to\":null", REFUSED, false },
	{ NOTE, "\"summary\":\"#nobot\"", REFUSED, false },
	{ NOTE, "\"interactionPolicy\":{\"canQuote\":{\"automaticApproval\":"
	  "\"https://a.example/users/ada\"}}", REDUCED, false },
	{ NOTE, "\"interactionPolicy\":{\"canQuote\":{\"automaticApproval\":"
	  "\"https://www.w3.org/ns/activitystreams#Public\"}}", UNSAID, false },
	{ ACTOR, "\"x\":1", UNSAID, false },
	{ ACTOR, "\"name\":\"Ada #nobot\"", REFUSED, true },
	{ ACTOR, "\"summary\":\"<p>#nobot</p>\"", REFUSED, true },
	{ ACTOR, "\"attachment\":[{\"type\":\"PropertyValue\",\"name\":\"Bots\","
	  "\"value\":\"#nobot\"}]", REFUSED, true },
	{ ACTOR, "\"bridgeable\":false", REFUSED, true },
	{ ACTOR, "\"movedTo\":\"https://b.example/users/ada\"", REDUCED, false },
	{ ACTOR, "\"indexable\":null", REDUCED, false },
	{ ACTOR, "\"discoverable\":false", REDUCED, false },
	{ ACTOR, "\"id\":\"https://bsky.brid.gy/ap/did:plc:a\"", REDUCED, false },
	{ ACTOR, "\"interactionPolicy\":{\"canFeature\":{}}", REDUCED, false },

	{ BSKY_POST, "\"labels\":[]", UNSAID, false },
	{ BSKY_POST, "\"labels\":[{\"src\":\"did:plc:m\",\"val\":\"!hide\"}]", REFUSED, false },
	{ BSKY_POST, "\"labels\":[{\"src\":\"did:plc:m\",\"val\":\"!no-unauthenticated\"}]",
	  REFUSED, false },
	{ BSKY_POST, "\"author\":{\"labels\":[{\"val\":\"!no-unauthenticated\"}]}", REFUSED, true },
	{ BSKY_POST, "\"author\":{\"labels\":[{\"val\":\"porn\"}]}", UNSAID, false },
	{ BSKY_POST, "\"record\":{\"labels\":{\"values\":[{\"val\":\"!hide\"}]}}", REFUSED,
	  false },
	{ BSKY_POST, "\"record\":{\"labels\":{\"values\":[{\"val\":"
	  "\"!no-unauthenticated\"}]}}", REFUSED, false },
	{ BSKY_POST, "\"author\":{\"labels\":[{\"val\":\"!hide\"}]}", REFUSED, false },
	{ BSKY_POST, "\"author\":{\"labels\":[{\"val\":\"!takedown\"}]}", REFUSED, false },
	{ BSKY_POST, "\"labels\":[{\"val\":\"!takedown\"}]", REFUSED, false },
	{ BSKY_AUTHOR, "\"handle\":\"ada.tooter.example.ap.brid.gy\"", REDUCED, false },
	{ BSKY_AUTHOR, "\"handle\":\"ada.brid.gy.example\"", UNSAID, false },
	{ BSKY_POST, "\"record\":{\"text\":\"hi #nobot\"}", REFUSED, false },
	{ BSKY_POST, "\"viewer\":{\"embeddingDisabled\":true}", REDUCED, false },
	{ BSKY_AUTHOR, "\"labels\":[{\"src\":\"did:plc:a\",\"val\":\"!no-unauthenticated\"}]",
	  REFUSED, true },
	{ BSKY_AUTHOR, "\"labels\":{\"$type\":\"com.atproto.label.defs#selfLabels\","
	  "\"values\":[{\"val\":\"!no-unauthenticated\"}]}", REFUSED, true },
	{ BSKY_AUTHOR, "\"labels\":[{\"src\":\"did:plc:a\",\"val\":\"!no-unauthenticated\"},"
	  "{\"src\":\"did:plc:a\",\"val\":\"!no-unauthenticated\",\"neg\":true}]", UNSAID, false },
	{ BSKY_AUTHOR, "\"labels\":[{\"src\":\"did:plc:a\",\"val\":\"!no-unauthenticated\"},"
	  "{\"src\":\"did:plc:b\",\"val\":\"!no-unauthenticated\",\"neg\":true}]", REFUSED, true },
	{ BSKY_AUTHOR, "\"labels\":[{\"val\":\"!no-unauthenticated\","
	  "\"exp\":\"2026-11-01T00:00:00Z\"}]", UNSAID, false },
	{ BSKY_AUTHOR, "\"labels\":[{\"val\":\"!no-unauthenticated\","
	  "\"exp\":\"2026-12-01T00:00:00Z\"}]", REFUSED, true },
	{ BSKY_AUTHOR, "\"description\":\"birds #nobot\"", REFUSED, true },
	{ BSKY_AUTHOR, "\"displayName\":\"Ada #nobot\"", REFUSED, true },
	{ POSTGATE, "\"embeddingRules\":[{\"$type\":\"app.bsky.feed.postgate#disableRule\"}]",
	  REDUCED, false },
	{ POSTGATE, "\"embeddingRules\":[]", UNSAID, false },
	{ POSTGATE, "\"detachedEmbeddingUris\":[\"at://x\"]", UNSAID, false },
	{ X_POST, "\"withheld\":{\"country_codes\":[\"DE\"]}", REFUSED, false },
	{ X_POST, "\"withheld\":null", UNSAID, false },
	{ X_POST, "\"text\":\"Soup #NoBot\"", REFUSED, false },
	{ X_USER, "\"protected\":true", REFUSED, true },
	{ X_USER, "\"protected\":\"yes\"", REFUSED, true },
	{ X_USER, "\"protected\":false", UNSAID, false },
	{ X_USER, "\"withheld\":{\"country_codes\":[\"DE\"]}", REFUSED, true },
	{ X_USER, "\"description\":\"Soup. #NoBot\"", REFUSED, true },
	{ INTENTS, "\"protocolBridging\":{\"allow\":false}", REFUSED, true },
	{ INTENTS, "\"protocolBridging\":{\"allow\":true}", UNSAID, false },
	{ INTENTS, "\"protocolBridging\":{\"updatedAt\":\"2026-01-01T00:00:00Z\"}", UNSAID, false },
	{ INTENTS, "\"publicAccessArchive\":{\"allow\":false}", REDUCED, false },
	{ INTENTS, "\"bulkDataset\":{\"allow\":false}", REDUCED, false },
	{ INTENTS, "\"syntheticContentGeneration\":{\"allow\":false}", UNSAID, false },

	{ FEED, "\"block\":\"yes\"", REFUSED, false },
	{ FEED, "\"block\":\"Yes\"", REFUSED, false },
	{ FEED, "\"block\":\"no\"", UNSAID, false },
	{ FEED, "\"password\":true", REFUSED, false },
	{ FEED, "\"robots\":\"noindex\"", REFUSED, false },
	{ FEED, "\"robots\":\"NOINDEX, follow\"", REFUSED, false },
	{ FEED, "\"robots\":\"follow,none\"", REFUSED, false },
	{ FEED, "\"robots\":\"index, follow, max-snippet:-1\"", UNSAID, false },
	{ FEED, "\"robots\":\"nofollow\"", UNSAID, false },
	{ FEED, "\"robots\":\"nosnippet\"", REFUSED, false },
	{ FEED, "\"robots\":\"noarchive\"", REDUCED, false },
	{ PAGE, "\"robots\":\"noindex\"", REFUSED, false },
	{ PAGE, "\"robots\":\"None\"", REFUSED, false },
	{ PAGE, "\"robots\":\"nosnippet\"", REFUSED, false },
	{ PAGE, "\"robots\":\"max-snippet:0\"", REFUSED, false },
	{ PAGE, "\"robots\":\"max-snippet:160\"", UNSAID, false },
	{ PAGE, "\"robots\":\"noarchive\"", REDUCED, false },
	{ PAGE, "\"robots\":\"otherbot: noindex\"", REFUSED, false },
	{ PAGE, "\"robots\":\"all\"", UNSAID, false },
};
/* clang-format on */

static void
hear(ConsentRecord record, const char *more, ConsentSaid *said)
{
	g_autofree char *text = g_strdup_printf("{%s,%s}", well[record], more);
	json_auto_t *json = NULL;

	g_assert_true(jsontext_load(text, strlen(text), &json, NULL));
	const ConsentSubject subject = { .json = json, .now_s = NOW };
	*said = (ConsentSaid){ 0 };
	consent_signals_hear(record, &subject, said);
}

static void
test_rows(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		ConsentSaid said;

		hear(rows[i].record, rows[i].more, &said);
		g_test_message("%s: %s", consent_signals_record_name(rows[i].record), rows[i].more);
		g_assert_cmpint(said.level, ==, rows[i].want);
		g_assert_cmpint(said.author == REFUSED, ==, rows[i].is_author_no);
		g_assert_cmpint(said.reason != NULL, ==, rows[i].want != UNSAID);
	}
}

/* Each row of the table is the reason of some case. */
static void
test_all_rows(void)
{
	for (const ConsentSignal *at = consent_signals_table(); at->name != NULL; at++) {
		bool is_tried = false;

		for (gsize i = 0; i < G_N_ELEMENTS(rows) && !is_tried; i++) {
			ConsentSaid said;

			hear(rows[i].record, rows[i].more, &said);
			is_tried = rows[i].record == at->record
				&& g_strcmp0(said.reason, at->reason) == 0
				&& said.level == at->makes
				&& said.author == (at->is_of_author ? at->makes : UNSAID);
		}
		/* A feed's words are no member of it: test_words. */
		g_test_message("%s: %s", consent_signals_record_name(at->record), at->name);
		g_assert_true(is_tried || (at->record == FEED && strcmp(at->name, "#nobot") == 0));
		g_assert_nonnull(at->source);
	}
}

/* Nothing at all is the record of nobody who opted in, and of nothing that is public. */
static void
test_nothing(void)
{
	static const PostConsent want[CONSENT_RECORD_COUNT] = {
		[CONSENT_RECORD_STATUS] = REFUSED,
		[CONSENT_RECORD_ACCOUNT] = REDUCED,
		[CONSENT_RECORD_NOTE] = REFUSED,
		[CONSENT_RECORD_ACTOR] = REDUCED,
	};

	for (guint i = 0; i < CONSENT_RECORD_COUNT; i++) {
		const ConsentSubject nothing = { .now_s = DATE_UNKNOWN };
		ConsentSaid said = { 0 };

		consent_signals_hear((ConsentRecord)i, &nothing, &said);
		g_assert_cmpint(said.level, ==, want[i]);
		g_assert_nonnull(consent_signals_record_name((ConsentRecord)i));
	}
}

/* Words and hashtags that were read already. */
static void
test_words(void)
{
	/* clang-format off */
	static const struct {
		const char *text, *tag;
		PostConsent want;
	} words[] = {
		{ "hi #nobot", NULL, REFUSED },
		{ "hi #nobody", "JoyFE", UNSAID },
		{ NULL, "NoBots", REFUSED },
		{ NULL, "No_Index", REFUSED },
		{ "nobot", NULL, UNSAID },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
		g_autoptr(GPtrArray) tags =
			g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
		ConsentSaid said = { 0 };
		const ConsentSubject subject = { NULL, words[i].text, tags, NOW };

		if (words[i].tag != NULL) {
			g_ptr_array_add(tags, hashtag_new(words[i].tag));
		}
		consent_signals_hear(FEED, &subject, &said);
		g_assert_cmpint(said.level, ==, words[i].want);
	}
}

/* What was heard before is not forgotten, and the first reason of the strictest stands. */
static void
test_strictest(void)
{
	ConsentSaid said = { REDUCED, "before", UNSAID };
	g_autoptr(Post) post = post_new();

	const ConsentSubject nothing = { .now_s = NOW };
	consent_signals_hear(ACCOUNT, &nothing, &said);
	g_assert_cmpstr(said.reason, ==, "before");
	post->consent = POST_CONSENT_OPEN;
	post->author_consent = POST_CONSENT_OPEN;
	consent_signals_apply(&said, post);
	g_assert_cmpint(post->consent, ==, REDUCED);
	g_assert_cmpint(post->author_consent, ==, POST_CONSENT_OPEN);
	g_assert_true(post->author_wants_less);
	said = (ConsentSaid){ REFUSED, "all", REFUSED };
	consent_signals_apply(&said, post);
	g_assert_cmpint(post->consent, ==, REFUSED);
	g_assert_cmpint(post->author_consent, ==, REFUSED);
	said = (ConsentSaid){ 0 };
	consent_signals_apply(&said, post);
	g_assert_cmpint(post->consent, ==, REFUSED);
	g_assert_cmpstr(post->consent_reason, ==, "all");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/consent-signals/rows", test_rows);
	g_test_add_func("/consent-signals/all rows are tried", test_all_rows);
	g_test_add_func("/consent-signals/nothing", test_nothing);
	g_test_add_func("/consent-signals/words", test_words);
	g_test_add_func("/consent-signals/strictest", test_strictest);
	return g_test_run();
}
