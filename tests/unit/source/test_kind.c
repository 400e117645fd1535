/* The registry, and what all kinds do alike with answers that are none. */
#include "source/kind.h"

#include <string.h>

static void
test_registry(void)
{
	const SourceKind *const *all = kind_all();
	guint count = 0;

	for (; all[count] != NULL; count++) {
		const SourceKind *kind = all[count];

		g_assert_true(kind_find(kind->name) == kind);
		g_assert_nonnull(kind->summary);
		g_assert_true(kind->step != NULL && kind->parse != NULL && kind->recheck != NULL
			&& kind->recognises != NULL);
	}
	g_assert_cmpuint(count, >=, 2);
	g_assert_nonnull(kind_find("feed"));
	g_assert_nonnull(kind_find("mastodon"));
	g_assert_null(kind_find("gopher"));
	g_assert_null(kind_find(""));
}

static void
note_reading(const StepInput *input, Step *step)
{
	step_init(step, input->state);
	json_object_set_new(step->state, "is_new", json_boolean(input->is_new_reading));
}

static bool
is_read_anew(const char *url, const char *state, bool is_of_server)
{
	const SourceKind kind = { .step = note_reading, .is_of_server = is_of_server };
	g_autoptr(SourceSpec) spec = source_spec_new();
	json_auto_t *before = json_loads(state, 0, NULL);
	const StepInput input = { .spec = spec, .state = before };
	g_auto(Step) step = { 0 };

	spec->url = g_strdup(url);
	kind_step(&kind, &input, &step);
	if (is_of_server) {
		g_assert_cmpstr(json_string_value(json_object_get(step.state, "server")), ==,
			"a.example");
	}
	return json_is_true(json_object_get(step.state, "is_new"));
}

/* Ids of one server say nothing on another. */
static void
test_other_server(void)
{
	g_assert_false(is_read_anew("https://a.example/", "{}", true));
	g_assert_false(is_read_anew("https://a.example/x", "{\"server\": \"a.example\"}", true));
	g_assert_true(is_read_anew("https://a.example/", "{\"server\": \"b.example\"}", true));
	g_assert_false(is_read_anew("https://a.example/", "{\"server\": \"b.example\"}", false));
	g_assert_false(is_read_anew("https://a.example/", "{\"server\": 7}", true));
}

typedef struct SniffRow {
	const char *document;
	const char *want; /* the kind's name, or NULL */
} SniffRow;

static const SniffRow sniff_rows[] = {
	{ "<rss><channel/></rss>", "feed" },
	{ "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}", "feed" },
	{ "[{\"id\": \"1\", \"uri\": \"https://tooter.example/1\", \"visibility\": \"public\", "
	  "\"account\": {\"acct\": \"ada\", \"url\": \"https://tooter.example/@ada\"}, "
	  "\"created_at\": \"2026-09-30T08:15:02Z\", \"content\": \"<p>x</p>\"}]",
		"mastodon" },
	{ "{\"error\": \"nothing here\"}", NULL },
	{ "<html><body>Log in</body></html>", NULL },
	{ "", NULL },
};

static Reply *
reply_with(int status, const char *body)
{
	g_autoptr(Request) request = request_new("https://feeds.example.org/feed");
	Reply *reply = reply_new(request);

	reply->status = status;
	g_bytes_unref(reply->body);
	reply->body = g_bytes_new(body, strlen(body));
	return reply;
}

/* What no kind reads, by what it is. */
static void
test_foreign(void)
{
	static const SniffRow rows[] = {
		{ "<html><title>Home</title><link rel=alternate type=application/atom+xml href=/f>",
			"it names its feed (expected url = https://feeds.example.org/f)" },
		{ "<html><title>Home</title>", "not a feed (title: Home)" },
		{ "window.YTD.tweets.part0 = []", "X's export of an account" },
		{ "{\"type\":\"OrderedCollection\"}", "which cannot be read" },
		{ "{\"error\": \"nothing here\"}", NULL },
		{ "words", NULL },
		{ "", NULL },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Reply) document = reply_with(200, rows[i].document);
		g_autofree char *what = kind_foreign(document);

		g_assert_true((what == NULL) == (rows[i].want == NULL));
		g_assert_true(what == NULL || strstr(what, rows[i].want) != NULL);
	}
}

static void
test_sniff(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(sniff_rows); i++) {
		g_autoptr(Reply) document = reply_with(200, sniff_rows[i].document);
		const SourceKind *kind = kind_sniff(document);

		g_test_message("%s", sniff_rows[i].document);
		g_assert_cmpstr(kind == NULL ? NULL : kind->name, ==, sniff_rows[i].want);
	}
}

static void
test_step(void)
{
	json_auto_t *state = json_pack("{s:i, s:{s:s}}", "version", 1, "files", "a", "b");
	g_auto(Step) fresh;
	g_auto(Step) step;

	step_init(&fresh, NULL);
	g_assert_true(json_is_object(fresh.state));
	g_assert_cmpuint(json_object_size(fresh.state), ==, 0);
	step_init(&step, state);
	g_assert_true(json_equal(step.state, state));
	json_object_del(json_object_get(step.state, "files"), "a");
	g_assert_nonnull(json_object_get(json_object_get(state, "files"), "a"));
	g_assert_cmpint(step.outcome, ==, STEP_GO_ON);
	g_assert_null(step.why);
	step_set(&step, STEP_FAILED, "line %d\nof %s", 1, "two");
	g_assert_cmpint(step.outcome, ==, STEP_FAILED);
	g_assert_cmpstr(step.why, ==, "line 1?of two");
	step_set(&step, STEP_WAIT, "later");
	g_assert_cmpstr(step.why, ==, "later");
	step_clear(&step);
	step_clear(&step);
}

typedef struct RefusalRow {
	int status;
	bool is_permanent;
	bool want_refused;
	StepOutcome want;
	const char *want_why;
} RefusalRow;

static const RefusalRow refusal_rows[] = {
	{ 0, false, true, STEP_WAIT, "the name is not known" },
	{ 0, true, true, STEP_CLOSED, "the name is not known" },
	{ 200, false, false, STEP_GO_ON, NULL },
	{ 204, false, false, STEP_GO_ON, NULL },
	{ 299, false, false, STEP_GO_ON, NULL },
	{ 300, false, true, STEP_FAILED, "HTTP 300: a redirect that leads nowhere" },
	{ 302, false, true, STEP_FAILED, "HTTP 302: a redirect that leads nowhere" },
	{ 400, false, true, STEP_FAILED, "HTTP 400: the request is refused" },
	{ 401, false, true, STEP_CLOSED, "HTTP 401: a login is asked for" },
	{ 403, false, true, STEP_CLOSED, "HTTP 403: access is refused" },
	{ 404, false, true, STEP_FAILED, "HTTP 404: there is nothing at this address" },
	{ 410, false, true, STEP_CLOSED, "HTTP 410: gone for good" },
	{ 418, false, true, STEP_FAILED, "HTTP 418: the request is refused" },
	{ 429, false, true, STEP_WAIT, "HTTP 429: asked too often" },
	{ 500, false, true, STEP_WAIT, "HTTP 500: the server has trouble" },
	{ 526, false, true, STEP_WAIT, "HTTP 526: the server has trouble" },
	{ 399, false, true, STEP_FAILED, "HTTP 399: a redirect that leads nowhere" },
	{ 499, false, true, STEP_FAILED, "HTTP 499: the request is refused" },
	{ 599, false, true, STEP_WAIT, "HTTP 599: the server has trouble" },
	{ 199, false, true, STEP_FAILED, "HTTP 199: not an answer" },
	{ 600, false, true, STEP_FAILED, "HTTP 600: not an answer" },
	{ 101, false, true, STEP_FAILED, "HTTP 101: not an answer" },
	{ 1000, false, true, STEP_FAILED, "HTTP 1000: not an answer" },
};

static void
test_refused(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(refusal_rows); i++) {
		const RefusalRow *row = &refusal_rows[i];
		g_autoptr(Reply) reply = reply_with(row->status, "");
		g_auto(Step) step;

		reply->is_permanent = row->is_permanent;
		reply->error = row->status == 0 ? g_strdup("the name is not known") : NULL;
		step_init(&step, NULL);
		g_test_message("status %d", row->status);
		g_assert_cmpint(step_refused(&step, reply), ==, row->want_refused);
		g_assert_cmpint(step.outcome, ==, row->want);
		g_assert_cmpstr(step.why, ==, row->want_why);
	}
}

/* What was not asked for: nobody said no, and an error of ours comes before a status. */
static void
test_not_asked(void)
{
	g_autoptr(Reply) silent = reply_with(0, "");
	g_autoptr(Reply) ours = reply_with(403, "");
	g_auto(Step) step;

	ours->error = g_strdup("not asked: it is too early");
	step_init(&step, NULL);
	g_assert_true(step_refused(&step, silent));
	g_assert_cmpstr(step.why, ==, "no answer");
	g_assert_true(step_refused(&step, ours));
	g_assert_cmpint(step.outcome, ==, STEP_WAIT);
	g_assert_cmpstr(step.why, ==, "not asked: it is too early");
}

/* What a step or a recheck collects. */
static void
test_collected(void)
{
	g_auto(Step) step;
	g_auto(Recheck) recheck;

	step_init(&step, NULL);
	StepReading *reading = step_reading(&step, "tea");
	reading->newest_s = 7;
	g_assert_cmpuint(step.readings->len, ==, 1);
	g_assert_true(g_ptr_array_index(step.readings, 0) == reading);
	g_assert_cmpstr(reading->tag, ==, "tea");
	g_assert_cmpint(reading->oldest_s, ==, 0);
	recheck_init(&recheck);
	g_ptr_array_add(recheck.posts, post_new());
	recheck_find(&recheck, "1", RECHECK_THERE, g_ptr_array_index(recheck.posts, 0));
	const RecheckFinding *one = g_ptr_array_index(recheck.findings, 0);
	g_assert_cmpstr(one->id, ==, "1");
	g_assert_cmpint(one->verdict, ==, RECHECK_THERE);
	g_assert_nonnull(one->post);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/kind/registry", test_registry);
	g_test_add_func("/kind/sniff", test_sniff);
	g_test_add_func("/kind/foreign", test_foreign);
	g_test_add_func("/kind/step", test_step);
	g_test_add_func("/kind/refused", test_refused);
	g_test_add_func("/kind/not-asked", test_not_asked);
	g_test_add_func("/kind/collected", test_collected);
	g_test_add_func("/kind/another server", test_other_server);
	return g_test_run();
}
