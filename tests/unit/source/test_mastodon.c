#include "source/mastodon.h"

#include <string.h>

#define NOW 1795000000 /* 2026-11-18T11:06:40Z */

static SourceSpec *
spec_of(const char *tags, const char *token)
{
	SourceSpec *spec = source_spec_new();
	g_auto(GStrv) names = g_strsplit(tags, " ", -1);

	spec->name = g_strdup("toot");
	spec->kind = g_strdup("mastodon");
	spec->url = g_strdup("https://tooter.example/");
	spec->token = g_strdup(token);
	spec->begin_s = NOW - 7 * 86400;
	for (guint i = 0; names[i] != NULL; i++) {
		g_ptr_array_add(spec->tags, hashtag_new(names[i]));
	}
	return spec;
}

/* A status of an id, as JSON. */
static void
append_status(GString *page, const char *id)
{
	g_string_append_printf(page, "%s{\"id\":\"%s\",\"uri\":\"https://t.example/%s\","
			       "\"content\":\"<p>x</p>\",\"account\":{\"acct\":\"ada\"},"
			       "\"tags\":[{\"name\":\"joyfe\"}]}", page->len > 1 ? "," : "", id,
			       id);
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

	for (guint i = 0; list[i] != NULL; i++) {
		append_status(page, list[i]);
	}
	g_string_append_c(page, ']');
	return reply_of(mark, 200, page->str);
}

static const Request *
request_at(const Step *step, guint index)
{
	g_assert_cmpuint(step->requests->len, >, index);
	return g_ptr_array_index(step->requests, index);
}

static const char *
cursor_in(const json_t *state, const char *key)
{
	return json_string_value(json_object_get(
		json_object_get(json_object_get(state, "tags"), key), "cursor"));
}

/* One step on @state, which is replaced by the new one. */
static void
go(const SourceSpec *spec, json_t **state, Reply *reply, Step *step)
{
	step_clear(step);
	mastodon_kind.step(spec, *state, NOW, reply, step);
	json_decref(*state);
	*state = json_incref(step->state);
	reply_free(reply);
}

static void
test_reads_forward_until_empty(void)
{
	g_autoptr(SourceSpec) spec = spec_of("JoyFE Gŵyl", NULL);
	g_auto(Step) step = { 0 };
	json_auto_t *state = NULL;

	go(spec, &state, NULL, &step);
	g_assert_cmpuint(step.requests->len, ==, 2);
	g_assert_cmpstr(request_at(&step, 0)->url, ==,
			"https://tooter.example/api/v1/timelines/tag/joyfe?limit=40&min_id="
			"117597483827200000");
	g_assert_true(strstr(request_at(&step, 1)->url, "/tag/g%C5%B5yl?") != NULL);
	g_assert_false(request_at(&step, 0)->is_sensitive);

	go(spec, &state, page_of("joyfe 117597483827200000",
				 "117597483827200009 117597483827200010"), &step);
	g_assert_cmpuint(step.posts->len, ==, 2);
	g_assert_cmpstr(request_at(&step, 0)->mark, ==, "joyfe 117597483827200010");
	g_assert_cmpstr(cursor_in(state, "joyfe"), ==, "117597483827200010");

	/* A page of one is no end; an empty one is. */
	go(spec, &state, page_of("joyfe 117597483827200010", "117597483827200011"), &step);
	g_assert_cmpuint(step.requests->len, ==, 1);
	go(spec, &state, reply_of("joyfe 117597483827200011", 200, "[]"), &step);
	g_assert_cmpuint(step.requests->len, ==, 0);
	g_assert_cmpint(step.outcome, ==, STEP_GO_ON);
}

/* Posts that a server fetched late have ids of their publication: 48 hours are read again. */
static void
test_reads_the_overlap_again(void)
{
	g_autoptr(SourceSpec) spec = spec_of("JoyFE", NULL);
	g_auto(Step) step = { 0 };
	json_auto_t *state = json_pack("{s:i, s:{s:{s:s}}}", "version", 1, "tags", "joyfe",
				       "cursor", "117637000000000000");

	go(spec, &state, NULL, &step);
	g_assert_cmpstr(request_at(&step, 0)->mark, ==, "joyfe 117625795379200000");
	/* An old cursor is older than 48 hours: from there. */
	json_decref(state);
	state = json_pack("{s:i, s:{s:{s:s}}}", "version", 1, "tags", "joyfe", "cursor",
			  "117597483827200010");
	go(spec, &state, NULL, &step);
	g_assert_cmpstr(request_at(&step, 0)->mark, ==, "joyfe 117597483827200010");
}

/* Ids that are no numbers: the newest page, then from the cursor; and no page for ever. */
static void
test_other_ids(void)
{
	g_autoptr(SourceSpec) spec = spec_of("JoyFE", "secret");
	g_auto(Step) step = { 0 };
	json_auto_t *state = NULL;

	go(spec, &state, page_of("joyfe 117597483827200000",
				 "01JCV8 01JCV7"), &step);
	g_assert_cmpstr(cursor_in(state, "joyfe"), ==, "01JCV8");
	g_assert_cmpstr(request_at(&step, 0)->mark, ==, "joyfe 01JCV8");
	g_assert_true(request_at(&step, 0)->is_sensitive);
	go(spec, &state, page_of("joyfe 01JCV8", "01JCV8 01JCV7"), &step);
	g_assert_cmpuint(step.requests->len, ==, 0);
	go(spec, &state, NULL, &step);
	g_assert_cmpstr(request_at(&step, 0)->mark, ==, "joyfe 01JCV8");
}

/* A server that ignores min_id gives its newest page again and again. */
static void
test_same_page_again(void)
{
	g_autoptr(SourceSpec) spec = spec_of("JoyFE", NULL);
	g_auto(Step) step = { 0 };
	json_auto_t *state = NULL;

	go(spec, &state, page_of("joyfe 500", "500 400"), &step);
	g_assert_cmpuint(step.requests->len, ==, 0);
}

static void
test_refusals(void)
{
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

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(SourceSpec) spec = spec_of("JoyFE", NULL);
		g_auto(Step) step = { 0 };
		json_auto_t *state = json_pack("{s:i, s:I}", "version", 1, "probed",
					       (json_int_t)NOW);
		go(spec, &state, reply_of("joyfe 5", rows[i].status, rows[i].body), &step);
		g_test_message("%s: %s", rows[i].name, step.why != NULL ? step.why : "-");
		g_assert_cmpint(step.outcome, ==, rows[i].want);
		if (rows[i].words != NULL) {
			g_assert_nonnull(strstr(step.why, rows[i].words));
		}
	}
}

static void
test_rate_limit(void)
{
	g_autoptr(SourceSpec) spec = spec_of("JoyFE", NULL);
	g_auto(Step) step = { 0 };
	json_auto_t *state = NULL;
	Reply *reply = reply_of("joyfe 5", 429, "{\"error\":\"Too many requests\"}");

	g_hash_table_insert(reply->headers, g_strdup("x-ratelimit-reset"),
			    g_strdup("2026-11-18T11:10:00.123456Z"));
	go(spec, &state, reply, &step);
	g_assert_cmpint(step.outcome, ==, STEP_WAIT);
	g_assert_cmpint(step.wait_until_s, ==, NOW + 200);
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
		g_autoptr(SourceSpec) spec = spec_of("JoyFE", NULL);
		g_auto(Step) step = { 0 };
		json_auto_t *state = NULL;
		g_autofree char *body = g_strdup_printf("{\"configuration\":{\"timelines_access\":{"
			"\"hashtag_feeds\":{\"local\":\"%s\",\"remote\":\"%s\"}}}}", rows[i].local,
			rows[i].remote);
		go(spec, &state, reply_of("joyfe 5", 200, "[]"), &step);
		g_assert_cmpstr(request_at(&step, 0)->url, ==,
				"https://tooter.example/api/v2/instance");
		go(spec, &state, reply_of("probe/200", 200, body), &step);
		g_test_message("%s, %s: %s", rows[i].local, rows[i].remote,
			       step.why ? step.why : "-");
		g_assert_cmpint(step.outcome, ==, rows[i].want);
		g_assert_cmpuint(step.requests->len, ==, rows[i].requests);
		if (rows[i].requests > 0) {
			g_assert_nonnull(strstr(request_at(&step, 0)->url, "&local=true"));
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
		{ "probe/401", 404, "{\"error\":\"Not Found\"}", "HTTP 401" },
		{ "probe/422", 200, "{\"version\":\"3.2.0\"}", "HTTP 422" },
		{ "probe/403", 200, "<html>", "HTTP 403" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(SourceSpec) spec = spec_of("JoyFE", NULL);
		g_auto(Step) step = { 0 };
		json_auto_t *state = NULL;

		go(spec, &state, reply_of(rows[i].mark, rows[i].status, rows[i].body), &step);
		g_test_message("%s: %s", rows[i].mark, step.why != NULL ? step.why : "-");
		g_assert_cmpint(step.outcome, ==, STEP_CLOSED);
		g_assert_nonnull(strstr(step.why, rows[i].words));
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mastodon/forward", test_reads_forward_until_empty);
	g_test_add_func("/mastodon/overlap", test_reads_the_overlap_again);
	g_test_add_func("/mastodon/other-ids", test_other_ids);
	g_test_add_func("/mastodon/same-page", test_same_page_again);
	g_test_add_func("/mastodon/refusals", test_refusals);
	g_test_add_func("/mastodon/rate-limit", test_rate_limit);
	g_test_add_func("/mastodon/probe", test_probe);
	g_test_add_func("/mastodon/probe-after-refusal", test_probe_after_refusal);
	return g_test_run();
}
