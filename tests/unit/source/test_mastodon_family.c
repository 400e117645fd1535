/* Other ways in than hashtag timelines: a tag's RSS, accounts, a collection of them. */
#include "mastodon_play.h"

/* ---- RSS ---- */

/* A feed of so many posts, one an hour, the newest at a time. */
static char *
rss_of(guint items, int64_t newest_s)
{
	GString *text = g_string_new("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>"
				     "<title>#joyfe</title>");

	for (guint i = 0; i < items; i++) {
		g_autoptr(GDateTime) when = g_date_time_new_from_unix_utc(newest_s - i * 3600);
		g_autofree char *date = g_date_time_format(when, "%a, %d %b %Y %H:%M:%S +0000");
		g_string_append_printf(text,
			"<item><guid isPermaLink=\"true\">https://tooter.example/@ada/%u</guid>"
			"<link>https://tooter.example/@ada/%u</link><pubDate>%s</pubDate>"
			"<description>x</description><category>joyfe</category></item>",
			1000 + i, 1000 + i, date);
	}
	g_string_append(text, "</channel></rss>");
	return g_string_free(text, FALSE);
}

static void
take_rss(Play *play, guint items, int64_t newest_s)
{
	g_autofree char *body = rss_of(items, newest_s);

	assert_marks(play, "rss joyfe");
	go(play, reply_of("rss joyfe", 200, body));
}

static void
refuse(Play *play)
{
	assert_marks(play, "newest joyfe");
	go(play, reply_of("newest joyfe", 401, "{}"));
	assert_marks(play, "probe 401");
	go(play, reply_of("probe 401", 404, "{}"));
}

static void
test_rss(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE", NULL);
	begin(&play, 50);
	refuse(&play);
	take_rss(&play, 20, NOW - 60);
	g_assert_cmpint(play.step.outcome, ==, STEP_GO_ON);
	g_assert_true(play.step.is_in_part);
	g_assert_nonnull(strstr(play.step.why, "read by their RSS, which lists the newest twenty"));
	g_assert_cmpuint(play.step.posts->len, ==, 20);
	const Post *post = g_ptr_array_index(play.step.posts, 0);
	g_assert_cmpstr(post->network, ==, "Mastodon");
	const int64_t oldest_s = NOW - 60 - 19 * 3600;
	assert_reading(&play, 0,
		&(StepReading){ .tag = (char *)"joyfe",
			.newest_s = NOW - 60,
			.oldest_s = oldest_s,
			.missing_from_s = NOW - 7 * 86400,
			.missing_to_s = oldest_s });

	/* Within the day nobody knocks at the closed door. */
	play.input.now_s = NOW + 3600;
	begin(&play, 50);
	take_rss(&play, 20, NOW + 1800);
	g_assert_true(play.step.is_in_part);

	/* Then it is tried again; open, it holds what the feed did not show. */
	play.input.now_s = NOW + 86400;
	begin(&play, 50);
	assert_marks(&play, "newest joyfe");
	go(&play, page_of("newest joyfe", "99 98 97 96 95"));
	g_assert_false(play.step.is_in_part);
	assert_marks(&play, "gap joyfe 95");
	play.input.now_s = NOW + 90000;
	begin(&play, 50);
	assert_marks(&play, "newest joyfe");
}

/* A short feed shows all that there is; an empty one may be as closed as the timelines. */
static void
test_rss_holds(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE", NULL);
	begin(&play, 50);
	refuse(&play);
	take_rss(&play, 3, NOW - 60);
	assert_reading(&play, 0,
		&(StepReading){ .tag = (char *)"joyfe",
			.newest_s = NOW - 60,
			.oldest_s = NOW - 60 - 7200 });

	g_auto(Play) empty;
	play_init(&empty, "JoyFE", NULL);
	begin(&empty, 50);
	refuse(&empty);
	take_rss(&empty, 0, NOW);
	g_assert_cmpint(empty.step.outcome, ==, STEP_CLOSED);
	g_assert_nonnull(strstr(empty.step.why, "HTTP 401"));

	/* It is not asked for in each run. */
	empty.input.now_s = NOW + 3600;
	begin(&empty, 50);
	assert_marks(&empty, "newest joyfe");
	go(&empty, reply_of("newest joyfe", 401, "{}"));
	assert_marks(&empty, "");
	g_assert_cmpint(empty.step.outcome, ==, STEP_CLOSED);
}

/* What is no feed is none, whatever its status says; trouble of now is no closed door. */
static void
test_no_rss(void)
{
	static const struct {
		int status;
		const char *body;
		StepOutcome want;
	} rows[] = {
		{ 200, "<!DOCTYPE html><title>#joyfe.rss</title>", STEP_CLOSED },
		{ 200, "", STEP_CLOSED },
		{ 401, "{}", STEP_CLOSED },
		{ 503, "", STEP_WAIT },
		{ 429, "", STEP_WAIT },
		{ 0, "", STEP_WAIT },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;

		play_init(&play, "JoyFE", NULL);
		begin(&play, 50);
		refuse(&play);
		assert_marks(&play, "rss joyfe");
		go(&play, reply_of("rss joyfe", rows[i].status, rows[i].body));
		g_assert_cmpint(play.step.outcome, ==, rows[i].want);
		assert_marks(&play, "");
	}
}

/* ---- accounts ---- */

#define ADA "@ada@tooter.example"
#define BEN "@ben@other.example"

static void
play_accounts(Play *play, const char *accounts)
{
	g_auto(GStrv) list = g_strsplit(accounts, " ", -1);

	play_init(play, "JoyFE", NULL);
	for (guint i = 0; list[i] != NULL && *list[i] != '\0'; i++) {
		g_ptr_array_add(play->spec->accounts, g_strdup(list[i]));
	}
}

static void
test_accounts(void)
{
	g_auto(Play) play;

	play_accounts(&play, "@Ada@tooter.example https://other.example/@ben");
	begin(&play, 50);
	assert_marks(&play, "lookup " ADA ", lookup " BEN);
	g_assert_cmpstr(request_at(&play, 0)->url, ==,
		"https://tooter.example/api/v1/accounts/lookup?acct=ada");
	g_assert_cmpstr(request_at(&play, 1)->url, ==,
		"https://tooter.example/api/v1/accounts/lookup?acct=ben%40other.example");
	go(&play, reply_of("lookup " ADA, 200, "{\"id\":\"7\",\"acct\":\"ada\"}"));
	assert_marks(&play, "newest " ADA);
	g_assert_cmpstr(request_at(&play, 0)->url, ==,
		"https://tooter.example/api/v1/accounts/7/statuses?limit=40&exclude_reblogs=true");
	go(&play, reply_of("lookup " BEN, 404, "{\"error\":\"Record not found\"}"));
	g_assert_cmpint(play.step.outcome, ==, STEP_GO_ON);
	go(&play, page_of("newest " ADA, "99 98 97 96 95"));
	g_assert_cmpuint(play.step.posts->len, ==, 5);
	g_assert_cmpint(play.step.outcome, ==, STEP_GO_ON);
	g_assert_true(play.step.is_in_part);
	g_assert_nonnull(strstr(play.step.why, BEN " is not known to this server"));
	assert_marks(&play, "gap " ADA " 95");
	g_assert_nonnull(strstr(request_at(&play, 0)->url, "&max_id=95"));

	/* The id is known now; who was not is left alone for a day. */
	play.input.now_s = NOW + 3600;
	begin(&play, 50);
	assert_marks(&play, "newest " ADA);
	go(&play, reply_of("newest " ADA, 410, ""));
	g_assert_cmpint(play.step.outcome, ==, STEP_FAILED);
	g_assert_nonnull(strstr(play.step.why, ADA " is no longer on this server; " BEN));
	begin(&play, 50);
	assert_marks(&play, "");
	g_assert_cmpint(play.step.outcome, ==, STEP_FAILED);
	play.input.now_s = NOW + 86400;
	begin(&play, 50);
	assert_marks(&play, "lookup " BEN);
}

/* Each is told of as what it is, and nobody else is hurt. */
static void
test_troubles(void)
{
	static const struct {
		const char *account, *words;
		bool is_read;
	} rows[] = {
		{ "{\"id\":\"7\"}", NULL, true },
		{ "{\"id\":7,\"suspended\":true}", ADA " is suspended on this server", false },
		{ "{\"id\":\"7\",\"moved\":{\"acct\":\"ada@new.example\"}}",
			ADA " has moved to @ada@new.example (expected the new name)", false },
		{ "{\"id\":\"7\",\"moved\":{}}", ADA " has moved", false },
		{ "{\"id\":null}", "something else", false },
		{ "[]", "something else", false },
		{ "<html>", "something else", false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;

		play_accounts(&play, ADA);
		begin(&play, 50);
		go(&play, reply_of("lookup " ADA, 200, rows[i].account));
		assert_marks(&play, rows[i].is_read ? "newest " ADA : "");
		if (rows[i].is_read) {
			go(&play, page_of("newest " ADA, "9"));
			g_assert_cmpstr(play.step.why, ==, rows[i].words);
		} else {
			g_assert_cmpint(play.step.outcome, ==, STEP_FAILED);
			g_assert_nonnull(strstr(play.step.why, rows[i].words));
		}
	}
}

/* Posts that are all gone are a reason to ask, once a day, who they are now. */
static void
test_looked_again(void)
{
	g_auto(Play) play;

	play_accounts(&play, ADA);
	begin(&play, 50);
	go(&play, reply_of("lookup " ADA, 200, "{\"id\":\"7\"}"));
	go(&play, page_of("newest " ADA, "9"));
	go(&play, page_of("gap " ADA " 9", ""));
	play.input.now_s = NOW + 86400;
	begin(&play, 50);
	assert_marks(&play, "newest " ADA);
	go(&play, page_of("newest " ADA, ""));
	assert_marks(&play, "lookup " ADA);
	go(&play, reply_of("lookup " ADA, 200, "{\"id\":\"7\"}"));
	assert_marks(&play, "newest " ADA);
	go(&play, page_of("newest " ADA, ""));
	assert_marks(&play, "");
	g_assert_cmpint(play.step.outcome, ==, STEP_GO_ON);

	/* Other tags or rules: all is looked at anew. */
	play.input.is_new_reading = true;
	begin(&play, 50);
	assert_marks(&play, "lookup " ADA);

	/* With nothing left to ask, its posts are behind. */
	play.input.budget = 0;
	go(&play, reply_of("lookup " ADA, 200, "{\"id\":\"8\"}"));
	assert_marks(&play, "");
	g_assert_cmpstr(play.step.behind, ==, "1 of 1 accounts come next time");
}

/* Each of their posts shows that they have moved. */
static void
test_moved(void)
{
	g_auto(Play) play;

	play_accounts(&play, ADA);
	begin(&play, 50);
	go(&play, reply_of("lookup " ADA, 200, "{\"id\":\"7\"}"));
	go(&play,
		reply_of("newest " ADA, 200,
			"[{\"id\":\"9\",\"uri\":\"https://t.example/9\",\"content\":\"x\","
			"\"account\":{\"id\":\"7\",\"acct\":\"ada\","
			"\"moved\":{\"acct\":\"ada@new.example\"}}}]"));
	g_assert_nonnull(strstr(play.step.why, "has moved to @ada@new.example"));
	begin(&play, 50);
	assert_marks(&play, "");
}

/* A web server that has pages for everything, under the name that people have. */
static void
test_other_address(void)
{
	g_auto(Play) play;

	play_accounts(&play, ADA);
	begin(&play, 50);
	go(&play, reply_of("lookup " ADA, 404, "<html>Not here"));
	g_assert_cmpint(play.step.outcome, ==, STEP_FAILED);
	g_assert_nonnull(strstr(play.step.why, "write it as url"));
}

static void
test_refused(void)
{
	static const struct {
		int status;
		StepOutcome want;
	} rows[] = { { 401, STEP_CLOSED }, { 403, STEP_CLOSED }, { 429, STEP_WAIT },
		{ 503, STEP_WAIT }, { 404, STEP_FAILED }, { 410, STEP_FAILED } };

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;

		play_accounts(&play, ADA);
		begin(&play, 50);
		go(&play, reply_of("lookup " ADA, rows[i].status, "{}"));
		g_assert_cmpint(play.step.outcome, ==, rows[i].want);
		assert_marks(&play, "");
	}
}

/* What somebody passes on is not theirs. */
static void
test_boosts(void)
{
	g_auto(Play) play;

	play_accounts(&play, ADA);
	begin(&play, 50);
	go(&play, reply_of("lookup " ADA, 200, "{\"id\":\"7\"}"));
	go(&play,
		reply_of("newest " ADA, 200,
			"[{\"id\":\"9\",\"uri\":\"https://t.example/9\",\"content\":\"\","
			"\"account\":{\"acct\":\"ada\"},\"reblog\":{\"id\":\"8\","
			"\"uri\":\"https://t.example/8\",\"content\":\"x\","
			"\"account\":{\"acct\":\"eve\"},\"tags\":[{\"name\":\"joyfe\"}]}}]"));
	g_assert_cmpuint(play.step.posts->len, ==, 0);
}

/* ---- a collection ---- */

#define COLLECTION(items) \
	"{\"collection\":{\"id\":\"7\",\"account_id\":\"1\",\"items\":[" items "]}," \
	"\"accounts\":[{\"id\":\"1\",\"acct\":\"owner\"},{\"id\":\"2\",\"acct\":\"ada\"}," \
	"{\"id\":\"3\",\"acct\":\"ben@other.example\"}]}"
#define ITEM(id, state) "{\"id\":\"9\",\"state\":\"" state "\",\"account_id\":\"" id "\"}"

static void
play_list(Play *play, const char *list)
{
	play_init(play, "JoyFE", NULL);
	play->spec->list = g_strdup(list);
}

static void
test_list(void)
{
	g_auto(Play) play;

	play_list(&play, "https://tooter.example/collections/7");
	begin(&play, 50);
	assert_marks(&play, "list -");
	g_assert_cmpstr(request_at(&play, 0)->url, ==,
		"https://tooter.example/api/v1/collections/7");
	go(&play,
		reply_of("list -", 200,
			COLLECTION(ITEM("2", "accepted") "," ITEM("3",
				"pending") ",{\"id\":\"4\","
					   "\"state\":\"revoked\"}")));
	assert_marks(&play, "newest " ADA);
	go(&play, page_of("newest " ADA, "9"));
	g_assert_cmpuint(play.step.posts->len, ==, 1);
	g_assert_false(play.step.is_in_part);

	/* It is asked for once a day. */
	play.input.now_s = NOW + 3600;
	begin(&play, 50);
	assert_marks(&play, "newest " ADA);

	/* Who is in it was known before: a list that is away hurts nobody. */
	play.input.now_s = NOW + 86400;
	begin(&play, 50);
	assert_marks(&play, "list -");
	go(&play, reply_of("list -", 503, ""));
	assert_marks(&play, "newest " ADA);
	go(&play, page_of("newest " ADA, "9"));
	g_assert_cmpstr(play.step.why, ==, "the list: HTTP 503");

	/* Who left it is not read any more. */
	play.input.now_s = NOW + 2 * 86400;
	begin(&play, 50);
	go(&play, reply_of("list -", 200, COLLECTION(ITEM("3", "accepted"))));
	assert_marks(&play, "newest " BEN);
}

static void
test_no_list(void)
{
	static const struct {
		int status;
		const char *body, *words;
	} rows[] = {
		{ 404, "{}", "this server has no such collection" },
		{ 200, "[]", "the list: answered with something else than a collection" },
		{ 200, "{\"collection\":{\"items\":[]}}", "nobody in it has agreed" },
		{ 200, COLLECTION(ITEM("5", "accepted")), "nobody in it has agreed" },
		{ 200, COLLECTION("7,null,{},[]"), "nobody in it has agreed" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;

		play_list(&play, "https://tooter.example/collections/7");
		begin(&play, 50);
		go(&play, reply_of("list -", rows[i].status, rows[i].body));
		assert_marks(&play, "");
		g_assert_cmpint(play.step.outcome, ==, STEP_FAILED);
		g_assert_nonnull(strstr(play.step.why, rows[i].words));
	}
}

/* A number means something on its own server alone. */
static void
test_other_list(void)
{
	static const struct {
		const char *list, *words;
	} rows[] = {
		{ "https://tooter.example/lists/7", "expected https://SERVER/collections/NUMBER" },
		{ "https://other.example/collections/7", "is on other.example" },
		{ "nonsense", "expected https://SERVER/collections/NUMBER" },
		{ "x/collections/7", "expected https://SERVER/collections/NUMBER" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;

		play_list(&play, rows[i].list);
		begin(&play, 50);
		assert_marks(&play, "");
		g_assert_cmpint(play.step.outcome, ==, STEP_FAILED);
		g_assert_nonnull(strstr(play.step.why, rows[i].words));
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mastodon-family/rss", test_rss);
	g_test_add_func("/mastodon-family/rss-holds", test_rss_holds);
	g_test_add_func("/mastodon-family/no-rss", test_no_rss);
	g_test_add_func("/mastodon-family/accounts", test_accounts);
	g_test_add_func("/mastodon-family/looked-again", test_looked_again);
	g_test_add_func("/mastodon-family/moved", test_moved);
	g_test_add_func("/mastodon-family/other-address", test_other_address);
	g_test_add_func("/mastodon-family/troubles", test_troubles);
	g_test_add_func("/mastodon-family/refused", test_refused);
	g_test_add_func("/mastodon-family/boosts", test_boosts);
	g_test_add_func("/mastodon-family/list", test_list);
	g_test_add_func("/mastodon-family/no-list", test_no_list);
	g_test_add_func("/mastodon-family/other-list", test_other_list);
	return g_test_run();
}
