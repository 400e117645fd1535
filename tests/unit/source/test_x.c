/* What X is asked for, page by page and run by run, and what is booked for it. */
#include "source/x.h"

#include "base/now.h"
#include "model/budget.h"
#include "text/hashtag.h"
#include "text/jsontext.h"

#include <string.h>

/* 2026-11-26T12:00:00Z */
#define NOW_S 1795694400
#define WORST_10 350000
#define WORST_100 3500000

typedef struct Play {
	SourceSpec *spec;
	json_t *state;
	StepInput input;
	Step step;
} Play;

static void
play_init(Play *play, const char *tag_names, int64_t micros)
{
	g_auto(GStrv) names = g_strsplit(tag_names, " ", 0);

	*play = (Play){ .spec = source_spec_new() };
	play->spec->url = g_strdup("https://api.x.com");
	play->spec->budget.micros = micros;
	for (guint i = 0; names[i] != NULL; i++) {
		g_ptr_array_add(play->spec->tags, hashtag_new(names[i]));
	}
	play->input = (StepInput){
		.spec = play->spec, .now_s = NOW_S, .begin_s = NOW_S - 3 * DAY_S, .has_auth = true
	};
}

static void
play_clear(Play *play)
{
	step_clear(&play->step);
	json_decref(play->state);
	source_spec_free(play->spec);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Play, play_clear)

static void
go(Play *play, Reply *answer)
{
	g_autoptr(Reply) reply = answer;

	step_clear(&play->step);
	play->step = (Step){ 0 };
	play->input.state = play->state;
	play->input.reply = reply;
	x_kind.step(&play->input, &play->step);
	json_decref(play->state);
	play->state = json_deep_copy(play->step.state);
	play->input.reply = NULL;
	play->input.budget -= (int)play->step.requests->len;
	g_assert_cmpuint(play->step.requests->len, <=, 1);
	for (guint i = 0; i < play->step.requests->len; i++) {
		const Request *request = g_ptr_array_index(play->step.requests, i);
		g_assert_true(play->step.must_keep);
		g_assert_cmpint(request->cost, >, 0);
	}
}

static void
begin(Play *play, int requests)
{
	play->input.budget = requests;
	go(play, NULL);
}

static const char *
asked(const Play *play)
{
	const Request *request = play->step.requests->len == 0
		? NULL
		: g_ptr_array_index(play->step.requests, 0);

	return request != NULL ? request->url : "";
}

static bool
asks(const Play *play, const char *part)
{
	return strstr(asked(play), part) != NULL;
}

/* The number of a page is behind "page ". */
static Reply *
reply_to(const char *mark, int status, const char *body)
{
	g_autoptr(Request) request = request_new("https://api.x.com/2/tweets/search/recent");
	Reply *reply = reply_new(request);

	reply->mark = g_strdup(mark);
	reply->status = status;
	reply->was_sent = true;
	g_bytes_unref(reply->body);
	reply->body = g_bytes_new(body, strlen(body));
	return reply;
}

/* A page of posts (ids between blanks, a minute each before now), all by one author. */
static Reply *
page_of(const char *ids, const char *next)
{
	g_auto(GStrv) words = g_strsplit(ids, " ", 0);
	g_autoptr(GString) body = g_string_new("{");

	for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++) {
		const int minutes = 1000 - (int)g_ascii_strtoll(words[i], NULL, 10);
		g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(NOW_S - minutes * 60);
		g_autofree char *said = g_date_time_format(time, "%Y-%m-%dT%H:%M:%S.000Z");
		g_string_append_printf(body,
			"%s{\"id\":\"%s\",\"text\":\"#JoyFE\",\"author_id\":\"1\","
			"\"created_at\":\"%s\",\"edit_history_tweet_ids\":[\"%s\"]}",
			i == 0 ? "\"data\":[" : ",", words[i], said, words[i]);
	}
	g_string_append(body,
		*ids == '\0' ? ""
			     : "],\"includes\":{\"users\":[{\"id\":\"1\",\"name\":\"Ada\","
			       "\"username\":\"ada\"}]},");
	g_string_append_printf(body, "\"meta\":{\"result_count\":%u%s%s%s}}",
		*ids == '\0' ? 0 : g_strv_length(words), next != NULL ? ",\"next_token\":\"" : "",
		next != NULL ? next : "", next != NULL ? "\"" : "");
	return reply_to("page 0", 200, body->str);
}

static int64_t
spent(const Play *play)
{
	return budget_spent(json_object_get(play->state, "book"), play->input.now_s);
}

/* The newest page from the beginning on, then by its token; the next run from its first post on. */
static void
test_pages(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE UKFEChat", 20000000);
	begin(&play, 9);
	g_assert_true(asks(&play,
		"https://api.x.com/2/tweets/search/recent?query="
		"%28%23JoyFE%20OR%20%23UKFEChat%29%20-is%3Aretweet&max_results=100"
		"&start_time=2026-11-23T12%3A00%3A00Z&tweet.fields="));
	g_assert_cmpint(spent(&play), ==, WORST_100);
	go(&play, page_of("900 800", "t1"));
	g_assert_true(asks(&play, "&start_time=2026-11-23T12%3A00%3A00Z&next_token=t1&"));
	g_assert_cmpint(spent(&play), ==, WORST_100 + 20000);
	g_assert_cmpuint(play.step.posts->len, ==, 2);
	g_assert_true(play.step.is_behind);
	go(&play, page_of("700", NULL));
	g_assert_cmpstr(asked(&play), ==, "");
	g_assert_false(play.step.is_behind);
	g_assert_cmpint(play.step.outcome, ==, STEP_GO_ON);
	g_assert_cmpint(spent(&play), ==, 35000);
	g_assert_true(x_kind.has_read(play.state));
	const StepReading *reading = g_ptr_array_index(play.step.readings, 0);
	g_assert_cmpstr(reading->tag, ==, "joyfe");
	g_assert_cmpint(reading->missing_to_s, ==, 0);
	g_assert_cmpint(reading->oldest_s, ==, NOW_S - 3 * DAY_S);

	play.input.now_s += HOUR_S;
	begin(&play, 9);
	g_assert_true(asks(&play, "&since_id=900&"));
	g_assert_false(asks(&play, "start_time"));
	go(&play, page_of("", NULL));
	g_assert_cmpint(spent(&play), ==, 35000);
	play.input.now_s += HOUR_S;
	begin(&play, 9);
	g_assert_true(asks(&play, "&since_id=900&"));
}

/* A run that ends after a page goes on with its token; since moves when all are in. */
static void
test_resumes(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE", 20000000);
	begin(&play, 9);
	go(&play, page_of("500", NULL));
	play.input.now_s += HOUR_S;
	begin(&play, 1);
	go(&play, page_of("900 800", "t1"));
	g_assert_cmpstr(asked(&play), ==, "");
	g_assert_true(play.step.is_behind);
	const StepReading *reading = g_ptr_array_index(play.step.readings, 0);
	g_assert_cmpint(reading->missing_from_s, >, 0);
	play.input.now_s += HOUR_S;
	begin(&play, 1);
	g_assert_true(asks(&play, "&since_id=500&next_token=t1&"));
	go(&play, page_of("700 600", "t2"));
	play.input.now_s += HOUR_S;
	begin(&play, 5);
	g_assert_true(asks(&play, "&since_id=500&next_token=t2&"));
	go(&play, page_of("550", NULL));
	/* and what is new meanwhile */
	g_assert_true(asks(&play, "&since_id=900&"));
	g_assert_false(asks(&play, "next_token"));
	go(&play, page_of("950", NULL));
	g_assert_false(play.step.is_behind);
	begin(&play, 5);
	g_assert_true(asks(&play, "&since_id=950&"));
}

/* The token is taken no more: below the last post that was read. */
static void
test_token_lost(void)
{
	static const char wrong[] =
		"{\"errors\":[{\"message\":\"Invalid next_token\"}],\"title\":\"Invalid Request\"}";
	g_auto(Play) play;

	play_init(&play, "JoyFE", 20000000);
	begin(&play, 9);
	go(&play, page_of("900 800", "t1"));
	go(&play, reply_to("page 0", 400, wrong));
	g_assert_cmpint(play.step.outcome, ==, STEP_GO_ON);
	g_assert_true(asks(&play, "&until_id=800&"));
	g_assert_false(asks(&play, "start_time"));
	go(&play, page_of("700", "t9"));
	g_assert_true(asks(&play, "&until_id=700&"));
	go(&play, reply_to("page 0", 400, wrong));
	g_assert_true(play.step.is_in_part);
	g_assert_nonnull(strstr(play.step.why, "Invalid next_token"));
	g_assert_true(asks(&play, "since_id=900") || play.step.requests->len == 0);
}

/* since_id is older than what X shows: from the time of the last reading on; longer ago than a week
 * something may be missing, which is told. */
static void
test_window(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE", 20000000);
	begin(&play, 9);
	go(&play, page_of("500", NULL));
	for (int day = 0; day < 8; day++) {
		play.input.now_s += DAY_S;
		begin(&play, 9);
		go(&play, page_of("", NULL));
		g_assert_false(play.step.is_in_part);
	}
	play.input.now_s += DAY_S;
	begin(&play, 9);
	g_assert_true(asks(&play, "&start_time=2026-12-04T11%3A58%3A00Z&"));
	go(&play, page_of("", NULL));
	play.input.now_s += 20 * DAY_S;
	begin(&play, 9);
	g_assert_true(asks(&play, "&start_time=2026-12-18T12%3A05%3A00Z&"));
	go(&play, page_of("", NULL));
	g_assert_true(play.step.is_in_part);
	g_assert_nonnull(strstr(play.step.why, "from 2026-12-05 to 2026-12-18 may be missing"));
}

/* What X says of a cursor counts, whatever we reckon. */
static void
test_since_refused(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE", 20000000);
	begin(&play, 9);
	go(&play, page_of("990", NULL));
	begin(&play, 9);
	g_assert_true(asks(&play, "since_id=990"));
	go(&play, reply_to("page 0", 400, "{\"errors\":[{\"message\":\"'since_id' must be …\"}]}"));
	g_assert_true(asks(&play, "start_time="));
	go(&play, reply_to("page 0", 400, "{\"errors\":[{\"message\":\"no\"}]}"));
	g_assert_cmpint(play.step.outcome, ==, STEP_FAILED);
	g_assert_cmpstr(play.step.why, ==, "HTTP 400: no");
}

/* As many posts as the money is for, and none when it is for less than ten. */
static void
test_budget(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE", 1000000);
	begin(&play, 9);
	g_assert_true(asks(&play, "max_results=28&"));
	g_assert_cmpint(spent(&play), ==, 980000);
	begin(&play, 9); /* killed with it in flight */
	g_assert_cmpstr(asked(&play), ==, "");
	g_assert_cmpint(spent(&play), ==, 980000);
	g_assert_cmpint(play.step.outcome, ==, STEP_GO_ON);
	g_assert_true(play.step.is_behind);
	g_assert_nonnull(strstr(play.step.behind, "1.00 USD a month has 0.02 USD left"));
	g_assert_nonnull(strstr(play.step.behind, "2026-12-01"));
	const StepReading *reading = g_ptr_array_index(play.step.readings, 0);
	g_assert_cmpint(reading->missing_to_s, ==, NOW_S);
	/* the month after it is another */
	play.input.now_s = NOW_S + 5 * DAY_S;
	begin(&play, 9);
	/* and after what was lost, the fewest */
	g_assert_true(asks(&play, "max_results=10&"));
	g_assert_cmpint(spent(&play), ==, WORST_10);
	go(&play, page_of("1", NULL));
	g_assert_cmpint(spent(&play), ==, 15000);
	begin(&play, 9);
	g_assert_true(asks(&play, "max_results=28&"));
}

/* What no reply came to may have been served; what was refused is free. */
static void
test_failures(void)
{
	static const struct {
		int status;
		bool was_sent;
		const char *body;
		StepOutcome outcome;
		int64_t spent;
		const char *why;
	} rows[] = {
		{ 0, true, "", STEP_WAIT, WORST_100, "no answer" },
		{ 0, false, "", STEP_WAIT, 0, "no answer" },
		{ 503, true, "", STEP_WAIT, 0, "HTTP 503" },
		{ 401, true, "{\"title\":\"Unauthorized\",\"detail\":\"Unauthorized\"}",
			STEP_CLOSED, 0, "HTTP 401" },
		{ 402, true, "{\"title\":\"CreditsDepleted\",\"detail\":\"none left\"}",
			STEP_CLOSED, 0, "HTTP 402: no credit left at X: none left" },
		{ 403, true, "{\"detail\":\"client-not-enrolled\"}", STEP_CLOSED, 0, "HTTP 403" },
		{ 429, true, "{\"title\":\"Too Many Requests\"}", STEP_WAIT, 0, "asked too often" },
		{ 429, true,
			"{\"type\":\"https://api.x.com/2/problems/usage-capped\",\"detail\":"
			"\"Usage cap exceeded: Monthly product cap\"}",
			STEP_WAIT, 0, "X's own limit of what this account may read is used up" },
		{ 200, true, "<html>", STEP_FAILED, WORST_100, "something else than a page" },
		{ 200, true, "[]", STEP_FAILED, WORST_100, "something else than a page" },
		{ 400, true, "{\"errors\":[{\"message\":\"bad query\"}]}", STEP_FAILED, 0,
			"HTTP 400: bad query" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;

		play_init(&play, "JoyFE", 20000000);
		begin(&play, 9);
		Reply *reply = reply_to("page 0", rows[i].status, rows[i].body);
		reply->was_sent = rows[i].was_sent;
		g_hash_table_insert(reply->headers, g_strdup("x-rate-limit-reset"),
			g_strdup_printf("%d", NOW_S + 600));
		go(&play, reply);
		g_test_message("%d %s", rows[i].status, play.step.why);
		g_assert_cmpint(play.step.outcome, ==, rows[i].outcome);
		g_assert_cmpint(spent(&play), ==, rows[i].spent);
		g_assert_nonnull(strstr(play.step.why, rows[i].why));
		g_assert_cmpstr(asked(&play), ==, "");
		g_assert_cmpint(play.step.wait_until_s, ==,
			rows[i].status == 429 && strstr(rows[i].why, "often") != NULL ? NOW_S + 600
										      : 0);
	}
}

/* Nothing is asked without a login, or without a budget. */
static void
test_not_asked(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE", 0);
	begin(&play, 9);
	g_assert_cmpint(play.step.outcome, ==, STEP_CLOSED);
	g_assert_nonnull(strstr(play.step.why, "(set budget = 5.00 USD a month"));
	g_assert_cmpstr(asked(&play), ==, "");
	play.spec->budget.micros = 5000000;
	play.input.has_auth = false;
	begin(&play, 9);
	g_assert_cmpint(play.step.outcome, ==, STEP_CLOSED);
	g_assert_nonnull(strstr(play.step.why, "(set token_file"));
	g_assert_cmpstr(asked(&play), ==, "");
}

/* Who cannot be named is not shown; the rest of the page stands. */
static void
test_in_part(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE 🍞", 20000000);
	begin(&play, 9);
	g_assert_true(play.step.is_in_part);
	g_assert_nonnull(strstr(play.step.why, "X has no hashtags such as #🍞"));
	go(&play,
		reply_to("page 0", 200,
			"{\"data\":[{\"id\":\"1\",\"text\":\"a\",\"author_id\":\"8\"},"
			"{\"id\":\"2\","
			"\"text\":\"b\",\"author_id\":\"9\"}],"
			"\"includes\":{"
			"\"users\":[{\"id\":\"9\",\"username\":\"bo\"}]},"
			"\"errors\":[{\"resource_type\":\"user\","
			"\"resource_id\":\"8\",\"type\":"
			"\"https://api.x.com/2/problems/not-authorized-for-resource\"}],"
			"\"meta\":{\"result_count\":2}}"));
	g_assert_cmpuint(play.step.posts->len, ==, 1);
	g_assert_cmpuint(play.step.passed_over, ==, 1);
	g_assert_cmpint(spent(&play), ==, 20000);
}

/* X shows the same page for ever: the run ends. */
static void
test_endless(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE", 20000000);
	begin(&play, 50);
	go(&play, page_of("900", "t"));
	go(&play, page_of("900", "t"));
	g_assert_true(play.step.is_in_part);
	g_assert_nonnull(strstr(play.step.why, "the same page again"));
}

/* A glance sees ten posts, and what it costs is told before. */
static void
test_glance(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE", 20000000);
	play.input.is_glance = true;
	begin(&play, 9);
	g_assert_true(asks(&play, "max_results=10&"));
	go(&play, page_of("900", "t"));
	g_assert_cmpstr(asked(&play), ==, "");
	json_auto_t *money = x_kind.money(play.spec, play.state, NOW_S + 7 * DAY_S);
	g_assert_cmpint(jsontext_integer(money, "glance", 0), ==, WORST_10);
	/* ten days of posts for 0.015: 0.0105, in cents that are begun */
	g_assert_cmpint(jsontext_integer(money, "week", 0), ==, 20000);
	g_assert_nonnull(strstr(jsontext_string(money, "prices"), "0.005 USD for a post"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/x/pages", test_pages);
	g_test_add_func("/x/resumes", test_resumes);
	g_test_add_func("/x/token-lost", test_token_lost);
	g_test_add_func("/x/window", test_window);
	g_test_add_func("/x/since-refused", test_since_refused);
	g_test_add_func("/x/budget", test_budget);
	g_test_add_func("/x/failures", test_failures);
	g_test_add_func("/x/not-asked", test_not_asked);
	g_test_add_func("/x/in-part", test_in_part);
	g_test_add_func("/x/endless", test_endless);
	g_test_add_func("/x/glance", test_glance);
	return g_test_run();
}
