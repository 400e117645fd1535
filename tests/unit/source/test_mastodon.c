#include "source/mastodon.h"

#include <string.h>

#define NOW 1795000000 /* 2026-11-18T11:06:40Z */

static SourceSpec *
spec_of(const char *tags)
{
	SourceSpec *spec = source_spec_new();
	g_auto(GStrv) names = g_strsplit(tags, " ", -1);

	spec->name = g_strdup("toot");
	spec->kind = g_strdup("mastodon");
	spec->url = g_strdup("https://tooter.example/");
	for (guint i = 0; names[i] != NULL; i++) {
		g_ptr_array_add(spec->tags, hashtag_new(names[i]));
	}
	return spec;
}

/* A source as flow would drive it: the state goes from step to step. */
typedef struct Play {
	SourceSpec *spec;
	json_t *state;
	Step step;
	StepInput input;
} Play;

static void
play_init(Play *play, const char *tags, const char *state)
{
	memset(play, 0, sizeof(*play));
	play->spec = spec_of(tags);
	play->state = state != NULL ? json_loads(state, 0, NULL) : NULL;
	play->input = (StepInput){
		.spec = play->spec, .now_s = NOW, .begin_s = NOW - 7 * 86400, .budget = 50
	};
}

static void
play_clear(Play *play)
{
	source_spec_free(play->spec);
	json_decref(play->state);
	step_clear(&play->step);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Play, play_clear)

/* A status of an id, as JSON. */
static void
append_status(GString *page, const char *id)
{
	g_string_append_printf(page,
		"%s{\"id\":\"%s\",\"uri\":\"https://t.example/%s\","
		"\"content\":\"<p>x</p>\",\"account\":{\"acct\":\"ada\"},"
		"\"tags\":[{\"name\":\"joyfe\"}]}",
		page->len > 1 ? "," : "", id, id);
}

static Reply *
reply_of(const char *mark, int status, const char *body)
{
	g_autoptr(Request) request = request_new("https://tooter.example/x");
	request->mark = g_strdup(mark);
	Reply *reply = reply_new(request);

	reply->status = status;
	g_bytes_unref(reply->body);
	reply->body = g_bytes_new(body, strlen(body));
	return reply;
}

/* A page of statuses, ids joined by blanks; "" is an empty page. */
static Reply *
page_of(const char *mark, const char *ids)
{
	g_auto(GStrv) list = g_strsplit(ids, " ", -1);
	g_autoptr(GString) page = g_string_new("[");

	for (guint i = 0; list[i] != NULL && *list[i] != '\0'; i++) {
		append_status(page, list[i]);
	}
	g_string_append_c(page, ']');
	return reply_of(mark, 200, page->str);
}

/* One step; the reply (owned) or NULL to begin. */
static void
go(Play *play, Reply *reply)
{
	step_clear(&play->step);
	play->input.state = play->state;
	play->input.reply = reply;
	mastodon_kind.step(&play->input, &play->step);
	json_decref(play->state);
	play->state = json_incref(play->step.state);
	play->input.budget -= (int)play->step.requests->len;
	reply_free(reply);
}

static void
begin(Play *play, int budget)
{
	play->input.budget = budget;
	go(play, NULL);
}

static const Request *
request_at(const Play *play, guint index)
{
	g_assert_cmpuint(play->step.requests->len, >, index);
	return g_ptr_array_index(play->step.requests, index);
}

/* The marks of what is asked next, joined by ", ". */
static char *
marks(const Play *play)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < play->step.requests->len; i++) {
		g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", request_at(play, i)->mark);
	}
	return g_string_free(text, FALSE);
}

static void
assert_marks(const Play *play, const char *want)
{
	g_autofree char *got = marks(play);

	g_assert_cmpstr(got, ==, want);
}

/* The newest page of each tag; then back, until a page is empty. */
static void
test_newest_first(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE Gŵyl", NULL);
	begin(&play, 50);
	g_assert_cmpstr(request_at(&play, 0)->url, ==,
		"https://tooter.example/api/v1/timelines/tag/joyfe?limit=40");
	g_assert_true(strstr(request_at(&play, 1)->url, "/tag/g%C5%B5yl?") != NULL);
	g_assert_cmpstr(play.step.title, ==, "tooter.example");
	g_assert_false(play.step.is_behind);

	go(&play, page_of("newest joyfe", "30 20"));
	g_assert_cmpuint(play.step.posts->len, ==, 2);
	assert_marks(&play, ""); /* the other tag's newest page comes before older posts */
	go(&play, page_of("newest gŵyl", "7"));
	assert_marks(&play, "gap joyfe 20, gap gŵyl 7");
	g_assert_true(strstr(request_at(&play, 0)->url, "&max_id=20") != NULL);
	go(&play, page_of("gap joyfe 20", "10"));
	assert_marks(&play, "gap joyfe 10");
	g_assert_true(play.step.is_behind);
	go(&play, page_of("gap joyfe 10", ""));
	go(&play, page_of("gap gŵyl 7", ""));
	assert_marks(&play, "");
	g_assert_false(play.step.is_behind);
	g_assert_cmpint(play.step.outcome, ==, STEP_GO_ON);
}

/* 60 tags and 5 requests a run: all are read, in turns, and it says what is behind. */
static void
test_turns(void)
{
	g_autoptr(GString) names = g_string_new(NULL);
	g_autoptr(GHashTable) asked = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_auto(Play) play;

	for (int i = 0; i < 60; i++) {
		g_string_append_printf(names, "%stag%d", i > 0 ? " " : "", i);
	}
	play_init(&play, names->str, "{\"version\":2,\"probed\":1795000000}");
	for (int run = 0; run < 12; run++) {
		begin(&play, 5);
		g_assert_cmpuint(play.step.requests->len, ==, 5);
		g_assert_true(play.step.is_behind);
		g_assert_nonnull(strstr(play.step.behind, "55 of 60"));
		g_autoptr(GPtrArray) requests = g_ptr_array_ref(play.step.requests);
		for (guint i = 0; i < 5; i++) {
			const Request *request = g_ptr_array_index(requests, i);
			g_hash_table_add(asked, g_strdup(request->mark));
			go(&play, page_of(request->mark, ""));
		}
	}
	g_assert_cmpuint(g_hash_table_size(asked), ==, 60);
}

/* A budget that ends in a gap: the next run reads the newest page, then goes on where it was. */
static void
test_resumes(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE", NULL);
	begin(&play, 2);
	go(&play, page_of("newest joyfe", "30 20"));
	assert_marks(&play, "gap joyfe 20");
	go(&play, page_of("gap joyfe 20", "19 18"));
	assert_marks(&play, "");
	g_assert_true(play.step.is_behind);
	const StepReading *reading = g_ptr_array_index(play.step.readings, 0);
	g_assert_cmpstr(reading->tag, ==, "joyfe");
	g_assert_cmpint(reading->missing_from_s, ==, play.input.begin_s);
	begin(&play, 5);
	go(&play, page_of("newest joyfe", "31 30"));
	assert_marks(&play, "gap joyfe 18");
}

/* Other tags or rules: read anew, and what else is remembered stays. */
static void
test_new_reading(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE",
		"{\"version\":2,\"probed\":1794990000,\"local_only\":true,"
		"\"tags\":{\"joyfe\":{\"top\":[\"30\"],\"read\":1},\"gone\":{\"top\":[\"1\"]}}}");
	play.input.is_new_reading = true;
	begin(&play, 5);
	g_assert_true(strstr(request_at(&play, 0)->url, "local=true") != NULL);
	const json_t *tags = json_object_get(play.state, "tags");
	g_assert_null(json_object_get(tags, "gone"));
	g_assert_cmpuint(json_object_size(json_object_get(tags, "joyfe")), ==, 0);
	g_assert_cmpint(json_integer_value(json_object_get(play.state, "probed")), ==, 1794990000);
}

/* Foreign ids go back encoded, or not at all. */
static void
test_ids_are_foreign(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE", NULL);
	begin(&play, 5);
	go(&play, page_of("newest joyfe", "a&b#c"));
	g_assert_true(g_str_has_suffix(request_at(&play, 0)->url, "&max_id=a%26b%23c"));
	go(&play, page_of("gap joyfe a&b#c", ""));
	begin(&play, 5);
	go(&play,
		reply_of("newest joyfe", 200,
			"[{\"id\":\"a\\nb\",\"uri\":\"https://t.example/1\"}]"));
	g_assert_cmpuint(play.step.requests->len, ==, 0);
}

/* What cannot be gone back to is said, and what is there is kept. */
static void
test_no_way_back(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE", NULL);
	begin(&play, 5);
	go(&play, page_of("newest joyfe", "3 2"));
	go(&play, reply_of("gap joyfe 2", 400, "{\"error\":\"no max_id here\"}"));
	g_assert_cmpint(play.step.outcome, ==, STEP_GO_ON);
	g_assert_true(play.step.is_in_part);
	g_assert_nonnull(strstr(play.step.why, "no max_id here"));
	assert_marks(&play, "");
	g_assert_false(play.step.is_behind);
	play_clear(&play);
	play_init(&play, "JoyFE", NULL);
	begin(&play, 5);
	go(&play, page_of("newest joyfe", "3 2"));
	go(&play, page_of("gap joyfe 2", "3 2"));
	g_assert_true(play.step.is_in_part);
	g_assert_nonnull(strstr(play.step.why, "newest posts"));
}

/* An answer to what was asked before the timeline was begun anew is read and changes no place. */
static void
test_stale_answer(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE", NULL);
	begin(&play, 9);
	go(&play, page_of("newest joyfe", "3 2"));
	go(&play, page_of("gap joyfe 9", "8 7"));
	assert_marks(&play, "gap joyfe 2");
}

static void
test_refusals(void)
{
	/* clang-format off */
	static const struct {
		const char *name;
		int status;
		const char *body;
		StepOutcome want;
		const char *words;
	} rows[] = {
		{ "closed, 401", 401, "{\"error\":\"The access token is invalid\"}", STEP_CLOSED,
		  "members only" },
		{ "closed, 422", 422, "{\"error\":\"This method requires an authenticated user\"}",
		  STEP_CLOSED, "members only" },
		{ "nobody used the tag", 404, "{\"error\":\"Record not found\"}", STEP_GO_ON,
		  NULL },
		{ "a front proxy", 502, "<html>", STEP_WAIT, "502" },
		{ "a web page", 200, "<html>", STEP_FAILED, "something else" },
		{ "an error with 200", 200, "{\"error\":\"no\"}", STEP_FAILED, "no" },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;
		play_init(&play, "JoyFE", "{\"version\":2,\"probed\":1795000000}");
		go(&play, reply_of("newest joyfe", rows[i].status, rows[i].body));
		g_test_message("%s: %s", rows[i].name, play.step.why != NULL ? play.step.why : "-");
		g_assert_cmpint(play.step.outcome, ==, rows[i].want);
		if (rows[i].words != NULL) {
			g_assert_nonnull(strstr(play.step.why, rows[i].words));
		}
	}
}

static void
test_rate_limit(void)
{
	g_auto(Play) play;
	Reply *reply = reply_of("newest joyfe", 429, "{\"error\":\"Too many requests\"}");

	g_hash_table_insert(reply->headers, g_strdup("x-ratelimit-reset"),
		g_strdup("2026-11-18T11:10:00.123456Z"));
	play_init(&play, "JoyFE", NULL);
	go(&play, reply);
	g_assert_cmpint(play.step.outcome, ==, STEP_WAIT);
	g_assert_cmpint(play.step.wait_until_s, ==, NOW + 200);
}

/* An empty list from a server that was never seen to have anything: the instance record decides. */
static void
test_probe(void)
{
	static const struct {
		const char *local, *remote;
		StepOutcome want;
		guint requests;
	} rows[] = {
		{ "public", "public", STEP_GO_ON, 0 },
		{ "public", "authenticated", STEP_GO_ON, 1 },
		{ "disabled", "disabled", STEP_CLOSED, 0 },
		{ "authenticated", "authenticated", STEP_CLOSED, 0 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;
		g_autofree char *body =
			g_strdup_printf("{\"configuration\":{\"timelines_access\":{"
					"\"hashtag_feeds\":{\"local\":\"%s\",\"remote\":\"%s\"}}}}",
				rows[i].local, rows[i].remote);
		play_init(&play, "JoyFE", NULL);
		go(&play, reply_of("newest joyfe", 200, "[]"));
		g_assert_cmpstr(request_at(&play, 0)->url, ==,
			"https://tooter.example/api/v2/instance");
		go(&play, reply_of("probe 200", 200, body));
		g_test_message("%s, %s: %s", rows[i].local, rows[i].remote,
			play.step.why ? play.step.why : "-");
		g_assert_cmpint(play.step.outcome, ==, rows[i].want);
		g_assert_cmpuint(play.step.requests->len, ==, rows[i].requests);
		if (rows[i].requests > 0) {
			g_assert_nonnull(strstr(request_at(&play, 0)->url, "&local=true"));
		}
	}
}

/* A refusal stays one whatever the instance record says, or when there is none. */
static void
test_probe_after_refusal(void)
{
	static const struct {
		const char *mark;
		int status;
		const char *body, *words;
	} rows[] = {
		{ "probe 401", 404, "{\"error\":\"Not Found\"}", "HTTP 401" },
		{ "probe 422", 200, "{\"version\":\"3.2.0\"}", "HTTP 422" },
		{ "probe 403", 200, "<html>", "HTTP 403" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;

		play_init(&play, "JoyFE", NULL);
		go(&play, reply_of(rows[i].mark, rows[i].status, rows[i].body));
		g_test_message("%s: %s", rows[i].mark, play.step.why != NULL ? play.step.why : "-");
		g_assert_cmpint(play.step.outcome, ==, STEP_CLOSED);
		g_assert_nonnull(strstr(play.step.why, rows[i].words));
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mastodon/newest-first", test_newest_first);
	g_test_add_func("/mastodon/turns", test_turns);
	g_test_add_func("/mastodon/resumes", test_resumes);
	g_test_add_func("/mastodon/new-reading", test_new_reading);
	g_test_add_func("/mastodon/ids-are-foreign", test_ids_are_foreign);
	g_test_add_func("/mastodon/no-way-back", test_no_way_back);
	g_test_add_func("/mastodon/stale-answer", test_stale_answer);
	g_test_add_func("/mastodon/refusals", test_refusals);
	g_test_add_func("/mastodon/rate-limit", test_rate_limit);
	g_test_add_func("/mastodon/probe", test_probe);
	g_test_add_func("/mastodon/probe-after-refusal", test_probe_after_refusal);
	return g_test_run();
}
