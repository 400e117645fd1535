/* How long a source wants to be left alone, by its document and by its headers. */
#include "feed_run.h"

#include "base/now.h"
#include "source/kind.h"
#include "source/rest.h"

static void
test_words(void)
{
	static const struct {
		RestWord word;
		const char *text;
		Rest want;
	} rows[] = {
		{ REST_TTL, "60", { .ttl_s = HOUR_S } },
		{ REST_TTL, "5256000", { .ttl_s = REST_S_MAX } },
		{ REST_TTL, "99999999999999999999999", { .ttl_s = REST_S_MAX } },
		{ REST_TTL, "-5", { .ttl_s = 0 } },
		{ REST_TTL, "soon", { .ttl_s = 0 } },
		{ REST_TTL, NULL, { .ttl_s = 0 } },
		{ REST_PERIOD, "hourly", { .period_s = HOUR_S } },
		{ REST_PERIOD, "Weekly", { .period_s = 7 * DAY_S } },
		{ REST_PERIOD, "yearly", { .period_s = 365 * DAY_S } },
		{ REST_PERIOD, "often", { .period_s = 0 } },
		{ REST_FREQUENCY, "2", { .frequency = 2 } },
		{ REST_FREQUENCY, "-2", { .frequency = 0 } },
		{ REST_BASE, "2026-11-16T07:30:00Z", { .base_s = NOW_S } },
		{ REST_BASE, "once", { .base_s = 0 } },
		{ REST_HOUR, "0", { .skip_hours = 1 } },
		{ REST_HOUR, "24", { .skip_hours = 1 } },
		{ REST_HOUR, "23", { .skip_hours = 1U << 23 } },
		{ REST_HOUR, "25", { .skip_hours = 0 } },
		{ REST_DAY, "Monday", { .skip_days = 1U << 1 } },
		{ REST_DAY, "sunday", { .skip_days = 1U << 7 } },
		{ REST_DAY, "Mon", { .skip_days = 0 } },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		Rest rest = { 0 };
		rest_add_word(&rest, rows[i].word, rows[i].text);
		g_assert_true(memcmp(&rest, &rows[i].want, sizeof(rest)) == 0);
	}
}

static void
test_headers(void)
{
	static const struct {
		int status;
		const char *headers[3][2];
		int64_t fresh_s, retry_s;
	} rows[] = {
		{ 200, { { "cache-control", "public, max-age=3600" } }, 3600, 0 },
		{ 304, { { "cache-control", "MAX-AGE=\"3600\"" } }, 3600, 0 },
		{ 200, { { "cache-control", "max-age=3600" }, { "age", "600" } }, 3000, 0 },
		{ 200, { { "cache-control", "max-age=60" }, { "age", "600" } }, 0, 0 },
		{ 200, { { "cache-control", "max-age=315360000" } }, REST_S_MAX, 0 },
		{ 200, { { "cache-control", "s-maxage=3600" } }, 0, 0 },
		{ 200, { { "cache-control", "no-cache, max-age=3600" } }, 0, 0 },
		{ 200,
			{ { "cache-control", "no-store" },
				{ "expires", "Mon, 16 Nov 2026 09:30:00 GMT" } },
			0, 0 },
		{ 200,
			{ { "cache-control", "max-age=60" },
				{ "expires", "Mon, 16 Nov 2026 09:30:00 GMT" } },
			60, 0 },
		{ 200, { { "expires", "Mon, 16 Nov 2026 09:30:00 GMT" } }, 7200, 0 },
		{ 200,
			{ { "expires", "Mon, 16 Nov 2026 09:30:00 GMT" },
				{ "date", "Mon, 16 Nov 2026 09:00:00 GMT" } },
			1800, 0 },
		{ 200, { { "expires", "0" } }, 0, 0 },
		{ 200, { { "expires", "Mon, 16 Nov 2026 01:00:00 GMT" } }, 0, 0 },
		{ 404, { { "cache-control", "max-age=3600" } }, 0, 0 },
		{ 200, { { "retry-after", "900" } }, 0, 900 },
		{ 503, { { "retry-after", "Mon, 16 Nov 2026 08:30:00 GMT" } }, 0, 3600 },
		{ 200, { { "retry-after", "999999999" } }, 0, DAY_S },
		{ 200,
			{ { "x-ratelimit-remaining", "0" },
				{ "x-ratelimit-reset", "2026-11-16T07:40:00.000000Z" } },
			0, 600 },
		{ 200, { { "x-ratelimit-remaining", "0.0" }, { "x-ratelimit-reset", "30" } }, 0,
			30 },
		{ 200, { { "ratelimit-remaining", "0" }, { "ratelimit-reset", "1794814260" } }, 0,
			60 },
		{ 200, { { "x-ratelimit-remaining", "1" }, { "x-ratelimit-reset", "30" } }, 0, 0 },
		{ 200, { { "x-ratelimit-remaining", "0" } }, 0, 0 },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Request) request = request_new(URL);
		g_autoptr(Reply) reply = reply_new(request);
		Rest rest = { 0 };
		reply->status = rows[i].status;
		for (guint j = 0; j < 3 && rows[i].headers[j][0] != NULL; j++) {
			g_hash_table_insert(reply->headers, g_strdup(rows[i].headers[j][0]),
				g_strdup(rows[i].headers[j][1]));
		}
		rest_add_reply(&rest, reply, NOW_S);
		g_test_message("row %u", i);
		g_assert_cmpint(rest.fresh_s, ==, rows[i].fresh_s);
		g_assert_cmpint(rest.retry_at_s, ==,
			rows[i].retry_s == 0 ? 0 : NOW_S + rows[i].retry_s);
	}
}

/* What stands in a document is what a later run still knows. */
static void
read_document(const char *document, Rest *rest)
{
	g_auto(Run) run;

	run_init(&run, URL);
	run_once(&run, document);
	*rest = (Rest){ 0 };
	rest_load(rest, run.state);
}

static void
test_documents(void)
{
	Rest rest;

	read_document("<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>"
		      "<channel><title>T</title><ttl> 90 </ttl><sy:updatePeriod>daily"
		      "</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
		      "<sy:updateBase>2026-11-16T00:00+00:00</sy:updateBase>"
		      "<skipHours><hour>3</hour><hour>4</hour></skipHours>"
		      "<skipDays><day>Saturday</day><day>Sunday</day></skipDays>"
		      "<item><title>One</title><ttl>5</ttl></item></channel></rss>",
		&rest);
	g_assert_cmpint(rest.ttl_s, ==, 90 * 60);
	g_assert_cmpint(rest.period_s, ==, DAY_S);
	g_assert_cmpint(rest.frequency, ==, 4);
	g_assert_cmpint(rest.base_s, ==, NOW_S - 7 * HOUR_S - 1800);
	g_assert_cmpuint(rest.skip_hours, ==, 3U << 3);
	g_assert_cmpuint(rest.skip_days, ==, 3U << 6);
	read_document("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
		      "xmlns='http://purl.org/rss/1.0/' "
		      "xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel>"
		      "<title>T</title><sy:updatePeriod>weekly</sy:updatePeriod></channel>"
		      "<item><title>One</title></item></rdf:RDF>",
		&rest);
	g_assert_cmpint(rest.period_s, ==, 7 * DAY_S);
	read_document(FEED, &rest);
	g_assert_true(memcmp(&rest, &(Rest){ 0 }, sizeof(rest)) == 0);
}

static void
test_skips(void)
{
	/* Monday, 7:30 GMT. */
	const Rest hours = { .skip_hours = 1U << 7 };
	const Rest days = { .skip_days = 1U << 1 };
	const Rest none = { 0 };

	g_assert_true(rest_skips(&hours, NOW_S));
	g_assert_false(rest_skips(&hours, NOW_S + 1800));
	g_assert_true(rest_skips(&days, NOW_S));
	g_assert_false(rest_skips(&days, NOW_S + DAY_S));
	g_assert_false(rest_skips(&none, NOW_S));
	g_assert_false(rest_skips(&(Rest){ .skip_hours = 0xffffff }, NOW_S));
	g_assert_false(rest_skips(&(Rest){ .skip_days = 0xfe }, NOW_S));
}

/* Gone is counted once a run, and forgotten with any other answer; no answer is none. */
static void
test_gone(void)
{
	static const struct {
		int status;
		int64_t later_s;
		int runs;
	} rows[] = {
		{ 410, 0, 1 },
		{ 410, 0, 1 },
		{ 410, 60, 2 },
		{ 0, 120, 2 },
		{ 410, 180, 3 },
		{ 500, 240, 0 },
		{ 410, 300, 1 },
		{ 200, 360, 0 },
	};
	g_autoptr(SourceSpec) spec = source_spec_new();
	json_t *state = NULL;

	spec->name = g_strdup("blog");
	spec->url = g_strdup(URL);
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Request) request = request_new(URL);
		g_autoptr(Reply) reply = answer(request, rows[i].status, FEED);
		g_auto(Step) step = { 0 };
		const StepInput input = { .spec = spec,
			.state = state,
			.now_s = NOW_S + rows[i].later_s,
			.budget = 9,
			.reply = reply };
		kind_step(&feed_kind, &input, &step);
		g_assert_cmpint(step.gone_runs, ==, rows[i].runs);
		json_decref(state);
		state = json_incref(step.state);
	}
	json_decref(state);
}

/* What a document is called may change while it stays the same (RFC 9110, 15.4.5). */
static void
test_renewed_validator(void)
{
	g_auto(Run) run;
	g_autoptr(Reply) first = NULL;
	g_autoptr(Reply) same = NULL;

	run_init(&run, URL);
	first = answer(run_begin(&run), 200, FEED);
	g_hash_table_insert(first->headers, g_strdup("etag"), g_strdup("\"old\""));
	run_step(&run, first);
	same = answer(run_begin(&run), 304, "");
	g_hash_table_insert(same->headers, g_strdup("etag"), g_strdup("\"new\""));
	g_hash_table_insert(same->headers, g_strdup("last-modified"), g_strdup("today"));
	run_step(&run, same);
	g_assert_cmpstr(json_string_value(json_object_get(run.state, "etag")), ==, "\"new\"");
	g_assert_null(json_object_get(run.state, "last_modified"));
}

/* What was said is kept, and nothing else; what is no longer said is forgotten. */
static void
test_kept(void)
{
	json_auto_t *state = json_object();
	const Rest said = { .ttl_s = 5400, .skip_hours = 8, .fresh_s = 60, .retry_at_s = 9 };
	const Rest nothing = { .fresh_s = 60 };
	Rest again = { 0 };

	rest_keep(&said, state);
	const json_t *kept = json_object_get(state, "rest");
	g_assert_cmpuint(json_object_size(kept), ==, 2);
	rest_load(&again, state);
	g_assert_cmpint(again.ttl_s, ==, 5400);
	g_assert_cmpuint(again.skip_hours, ==, 8);
	g_assert_cmpint(again.period_s + again.frequency + again.base_s, ==, 0);
	g_assert_cmpuint(again.skip_days, ==, 0);
	rest_keep(&nothing, state);
	g_assert_cmpuint(json_object_size(state), ==, 0);
	rest_load(&again, state);
	g_assert_cmpint(again.ttl_s, ==, 0);
	g_assert_cmpuint(again.skip_hours, ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/rest/words", test_words);
	g_test_add_func("/rest/kept by itself", test_kept);
	g_test_add_func("/rest/headers", test_headers);
	g_test_add_func("/rest/documents", test_documents);
	g_test_add_func("/rest/skips", test_skips);
	g_test_add_func("/rest/gone", test_gone);
	g_test_add_func("/rest/renewed_validator", test_renewed_validator);
	return g_test_run();
}
