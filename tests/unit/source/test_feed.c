/* The runs of a feed: requests, validators, moves, folders, refusals, and what is remembered. */
#include "source/feed.h"

#include <string.h>

#define BUDGET 45
#define NOW_S 1794814200 /* 2026-11-16T07:30:00Z */
#define URL "https://feeds.example.org/index.xml"
#define MOVED "https://new.example.org/feed"
#define FEED \
	"<rss><channel><title>A feed</title><item><title>One</title></item><item><title>Two" \
	"</title></item></channel></rss>"

/* A run: the state goes from step to step as flow would carry it. */
typedef struct Run {
	SourceSpec *spec;
	json_t *state;
	Step step;
	char *title; /* owned: what it called itself last */
} Run;

static void
run_init(Run *run, const char *url)
{
	run->spec = source_spec_new();
	run->spec->name = g_strdup("blog");
	run->spec->kind = g_strdup("feed");
	run->spec->url = g_strdup(url);
	run->state = NULL;
	run->title = NULL;
	memset(&run->step, 0, sizeof(run->step));
}

static void
run_clear(Run *run)
{
	source_spec_free(run->spec);
	json_decref(run->state);
	g_free(run->title);
	step_clear(&run->step);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Run, run_clear)

static void
run_step(Run *run, const Reply *reply)
{
	step_clear(&run->step);
	StepInput input = { .spec = run->spec,
		.state = run->state,
		.now_s = NOW_S,
		.budget = BUDGET,
		.reply = reply };

	feed_kind.step(&input, &run->step);
	json_decref(run->state);
	run->state = json_incref(run->step.state);
	if (run->step.title != NULL) {
		g_free(run->title);
		run->title = g_strdup(run->step.title);
	}
}

/* Begin a run; @return the request at @index, borrowed. */
static const Request *
request_at(const Run *run, guint index)
{
	g_assert_cmpuint(index, <, run->step.requests->len);
	return g_ptr_array_index(run->step.requests, index);
}

static const Request *
run_begin(Run *run)
{
	run_step(run, NULL);
	g_assert_cmpint(run->step.outcome, ==, STEP_GO_ON);
	g_assert_cmpuint(run->step.requests->len, ==, 1);
	return request_at(run, 0);
}

static Reply *
answer(const Request *request, int status, const char *body)
{
	Reply *reply = reply_new(request);

	reply->status = status;
	g_bytes_unref(reply->body);
	reply->body = g_bytes_new(body, strlen(body));
	return reply;
}

static void
set_header(Reply *reply, const char *name, const char *value)
{
	g_hash_table_insert(reply->headers, g_strdup(name), g_strdup(value));
}

static bool
has_header(const Request *request, const char *header)
{
	for (guint i = 0; i < request->headers->len; i++) {
		if (g_str_has_prefix(g_ptr_array_index(request->headers, i), header)) {
			return true;
		}
	}
	return false;
}

/* Begin, and answer the one request with a document. */
static void
run_once(Run *run, const char *body)
{
	g_autoptr(Reply) reply = answer(run_begin(run), 200, body);

	run_step(run, reply);
}

static void
test_first_run(void)
{
	g_auto(Run) run;
	const Request *request;
	g_autoptr(Reply) reply = NULL;

	run_init(&run, URL);
	request = run_begin(&run);
	g_assert_cmpstr(request->url, ==, URL);
	g_assert_cmpint(request->verb, ==, REQUEST_GET);
	g_assert_false(request->is_sensitive);
	g_assert_true(has_header(request, "Accept: application/atom+xml, "));
	g_assert_false(has_header(request, "If-"));
	reply = answer(request, 200, FEED);
	run_step(&run, reply);
	g_assert_cmpint(run.step.outcome, ==, STEP_GO_ON);
	g_assert_null(run.step.why);
	g_assert_false(run.step.not_modified);
	g_assert_cmpuint(run.step.requests->len, ==, 0);
	g_assert_cmpuint(run.step.posts->len, ==, 2);
	g_assert_cmpstr(run.title, ==, "A feed");
	g_assert_cmpint(json_integer_value(json_object_get(run.state, "version")), ==, 1);
}

static void
test_secret_address(void)
{
	g_auto(Run) run;

	run_init(&run, "https://ada:secret@feeds.example.org/index.xml");
	g_assert_true(run_begin(&run)->is_sensitive);
}

static void
test_validators(void)
{
	g_auto(Run) run;
	g_autoptr(Reply) reply = NULL;
	g_autoptr(Reply) same = NULL;
	g_autoptr(Reply) other = NULL;
	const Request *request;

	run_init(&run, URL);
	reply = answer(run_begin(&run), 200, FEED);
	set_header(reply, "etag", "W/\"x-gzip\"");
	set_header(reply, "last-modified", "Mon, 16 Nov 2026 07:00:00 GMT");
	run_step(&run, reply);
	request = run_begin(&run);
	g_assert_true(has_header(request, "If-None-Match: W/\"x-gzip\""));
	g_assert_true(has_header(request, "If-Modified-Since: Mon, 16 Nov 2026 07:00:00 GMT"));
	same = answer(request, 304, "");
	run_step(&run, same);
	g_assert_true(run.step.not_modified);
	g_assert_cmpint(run.step.outcome, ==, STEP_GO_ON);
	g_assert_true(has_header(run_begin(&run), "If-None-Match: W/\"x-gzip\""));
	/* A later reply without validators leaves none. */
	other = answer(request_at(&run, 0), 200, FEED);
	run_step(&run, other);
	g_assert_false(has_header(run_begin(&run), "If-"));
}

/* Replies whose validators must not be kept. */
static void
test_no_validators(void)
{
	static const char *const documents[] = {
		"<rss><channel><item><title>One</title></item><item><title>Tw", /* cut off */
		"<html><body>Log in</body></html>", FEED, /* with Expires: 0 */
	};

	for (guint i = 0; i < G_N_ELEMENTS(documents); i++) {
		g_auto(Run) run;
		g_autoptr(Reply) reply = NULL;

		run_init(&run, URL);
		reply = answer(run_begin(&run), 200, documents[i]);
		set_header(reply, "etag", "\"x\"");
		if (strcmp(documents[i], FEED) == 0) {
			set_header(reply, "expires", "0");
		}
		run_step(&run, reply);
		g_assert_false(has_header(run_begin(&run), "If-"));
	}
}

static void
test_cut_off(void)
{
	g_auto(Run) run;

	run_init(&run, URL);
	run_once(&run, "<rss><channel><item><title>One</title></item><item><title>Tw");
	g_assert_cmpint(run.step.outcome, ==, STEP_GO_ON);
	g_assert_cmpuint(run.step.posts->len, ==, 1);
	g_assert_cmpstr(run.step.why, ==, "read in part: the document breaks off behind 1 posts");
}

typedef struct RefusalRow {
	const char *name;
	int status;
	const char *body;
	StepOutcome want;
	const char *want_why;
} RefusalRow;

static const RefusalRow refusal_rows[] = {
	{ "a page", 200, "<!doctype html><html><body><h1>Log in</h1></body></html>", STEP_FAILED,
		"answered with a web page, not a feed (first words: Log in)" },
	{ "words", 200, "Slow down!", STEP_FAILED,
		"answered with something else, not a feed (first words: Slow down!)" },
	{ "nothing", 200, " \n", STEP_FAILED, "answered with nothing" },
	{ "JSON", 200, "{\"error\": \"no\"}", STEP_FAILED,
		"JSON, but no JSON Feed: it has no items" },
	{ "gone", 410, "", STEP_CLOSED, "HTTP 410: gone for good" },
	{ "trouble", 503, "", STEP_WAIT, "HTTP 503: the server has trouble" },
	{ "expired", 200, "{\"expired\": true, \"items\": [{\"id\": \"1\"}]}", STEP_CLOSED,
		"the feed says that it is finished (expired)" },
};

static void
test_refusals(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(refusal_rows); i++) {
		const RefusalRow *row = &refusal_rows[i];
		g_auto(Run) run;
		g_autoptr(Reply) reply = NULL;

		run_init(&run, URL);
		reply = answer(run_begin(&run), row->status, row->body);
		run_step(&run, reply);
		g_test_message("%s: %s", row->name, run.step.why);
		g_assert_cmpint(run.step.outcome, ==, row->want);
		g_assert_cmpstr(run.step.why, ==, row->want_why);
	}
}

/* A redirect for good, or none, and where the next run asks. */
static void
run_redirected(Run *run, const char *to, bool for_good)
{
	g_autoptr(Reply) reply = answer(run_begin(run), 200, FEED);

	g_free(reply->url);
	reply->url = g_strdup(to);
	reply->moved_for_good = for_good;
	run_step(run, reply);
}

static void
test_moved(void)
{
	g_auto(Run) run;
	g_autoptr(Reply) gone = NULL;

	run_init(&run, URL);
	for (guint i = 0; i < 3; i++) {
		g_assert_cmpstr(run_begin(&run)->url, ==, URL);
		run_redirected(&run, MOVED, true);
	}
	g_assert_cmpstr(run_begin(&run)->url, ==, MOVED);
	run_redirected(&run, MOVED, false);
	g_assert_cmpstr(run_begin(&run)->url, ==, MOVED);
	g_assert_cmpstr(run.title, ==, "A feed");
	/* Gone there: back to the address that the organiser wrote, in the same run. */
	gone = answer(request_at(&run, 0), 404, "");
	run_step(&run, gone);
	g_assert_cmpint(run.step.outcome, ==, STEP_GO_ON);
	g_assert_cmpuint(run.step.requests->len, ==, 1);
	g_assert_cmpstr(request_at(&run, 0)->url, ==, URL);
	g_assert_cmpstr(run_begin(&run)->url, ==, URL);
}

/* Only one place, three runs in a row, and never for a redirect that is said to pass. */
static void
test_not_moved(void)
{
	g_auto(Run) run;

	run_init(&run, URL);
	run_redirected(&run, MOVED, true);
	run_redirected(&run, MOVED, true);
	run_redirected(&run, "https://portal.example/login", true);
	run_redirected(&run, MOVED, true);
	run_redirected(&run, MOVED, true);
	run_once(&run, FEED);
	run_redirected(&run, MOVED, true);
	run_redirected(&run, MOVED, false);
	run_redirected(&run, MOVED, true);
	g_assert_cmpstr(run_begin(&run)->url, ==, URL);
}

static Reply *
list_folder(const Request *request, const char *body)
{
	Reply *reply = answer(request, 200, body);

	set_header(reply, "content-type", "text/uri-list");
	return reply;
}

static void
test_folder(void)
{
	g_auto(Run) run;
	g_autoptr(Reply) list = NULL;
	g_autoptr(Reply) again = NULL;
	g_autoptr(Reply) first = NULL;
	g_autoptr(Reply) broken = NULL;
	g_autoptr(Request) second = request_new("file:///feeds/b.xml");

	second->mark = g_strdup(second->url);
	run_init(&run, "file:///feeds/");
	list = list_folder(run_begin(&run),
		"# feeds\r\nfile:///feeds/a.xml\r\nfile:///feeds/b.xml\r\n"
		"file:///feeds/deeper/\r\nhttp://example.org/\r\n");
	run_step(&run, list);
	g_assert_cmpint(run.step.outcome, ==, STEP_GO_ON);
	g_assert_cmpuint(run.step.requests->len, ==, 2);
	g_assert_cmpstr(request_at(&run, 0)->url, ==, "file:///feeds/a.xml");
	g_assert_cmpstr(request_at(&run, 1)->url, ==, second->url);
	first = answer(request_at(&run, 0), 200, FEED);
	set_header(first, "etag", "\"a\"");
	run_step(&run, first);
	g_assert_cmpuint(run.step.posts->len, ==, 2);
	broken = answer(second, 200, "no feed");
	run_step(&run, broken);
	g_assert_cmpint(run.step.outcome, ==, STEP_FAILED);
	g_assert_true(g_str_has_prefix(run.step.why, "b.xml: answered with"));
	/* Each file has its own validators, and the folder none. */
	again = list_folder(run_begin(&run), "file:///feeds/a.xml\nfile:///feeds/b.xml");
	g_assert_false(has_header(request_at(&run, 0), "If-"));
	run_step(&run, again);
	g_assert_true(has_header(request_at(&run, 0), "If-None-Match: \"a\""));
	g_assert_false(has_header(request_at(&run, 1), "If-"));
}

/* Only this machine's own listing is one: a server that says the same is no feed. */
static void
test_folder_of_a_server(void)
{
	g_auto(Run) run;
	g_autoptr(Reply) list = NULL;

	run_init(&run, URL);
	list = list_folder(run_begin(&run), "file:///etc/passwd\r\nfile:///proc/self/environ\r\n");
	run_step(&run, list);
	g_assert_cmpint(run.step.outcome, ==, STEP_FAILED);
	g_assert_cmpuint(run.step.requests->len, ==, 0);
	g_assert_null(json_object_get(run.step.state, "files"));
}

static void
test_folder_forgets(void)
{
	g_auto(Run) run;
	g_autoptr(Reply) list = NULL;
	g_autoptr(Reply) file = NULL;
	g_autoptr(Reply) empty = NULL;

	run_init(&run, "file:///feeds/");
	list = list_folder(run_begin(&run), "file:///feeds/a.xml");
	run_step(&run, list);
	file = answer(request_at(&run, 0), 200, FEED);
	set_header(file, "etag", "\"a\"");
	run_step(&run, file);
	g_assert_cmpuint(json_object_size(json_object_get(run.state, "files")), ==, 1);
	empty = list_folder(run_begin(&run), "");
	run_step(&run, empty);
	g_assert_cmpuint(json_object_size(json_object_get(run.state, "files")), ==, 0);
}

/* More files than a run may ask: the next run goes on behind the last one. */
static void
test_large_folder(void)
{
	g_auto(Run) run;
	g_autoptr(GString) listing = g_string_new(NULL);
	g_autoptr(GHashTable) asked = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < 100; i++) {
		g_string_append_printf(listing, "file:///feeds/%03u.xml\r\n", i);
	}
	run_init(&run, "file:///feeds/");
	for (guint i = 0; i < 3; i++) {
		g_autoptr(Reply) list = list_folder(run_begin(&run), listing->str);

		run_step(&run, list);
		g_assert_cmpuint(run.step.requests->len, <, 50);
		for (guint k = 0; k < run.step.requests->len; k++) {
			g_hash_table_add(asked, g_strdup(request_at(&run, k)->url));
		}
	}
	g_assert_cmpuint(g_hash_table_size(asked), ==, 100);
}

static void
test_future(void)
{
	g_auto(Run) run;

	run_init(&run, URL);
	run_once(&run,
		"<rss><channel><item><pubDate>2031-01-01</pubDate></item>"
		"<item><pubDate>2026-11-17</pubDate></item><item/></channel></rss>");
	g_assert_cmpint(((Post *)g_ptr_array_index(run.step.posts, 0))->published_s, ==, NOW_S);
	g_assert_cmpint(((Post *)g_ptr_array_index(run.step.posts, 1))->published_s, ==,
		1794873600);
	g_assert_cmpint(((Post *)g_ptr_array_index(run.step.posts, 2))->published_s, ==,
		DATE_UNKNOWN);
}

/* What links are relative to: Content-Location of the same host, else the answer's address. */
static void
test_base(void)
{
	static const char *const rows[][2] = {
		{ "/blog/feed", "https://feeds.example.org/blog/1" },
		{ "http://127.0.0.1/blog/feed", "https://feeds.example.org/1" },
		{ NULL, "https://feeds.example.org/1" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Run) run;
		g_autoptr(Reply) reply = NULL;

		run_init(&run, URL);
		reply = answer(run_begin(&run), 200,
			"<rss><channel><item><link>1</link></item>"
			"</channel></rss>");
		if (rows[i][0] != NULL) {
			set_header(reply, "content-location", rows[i][0]);
		}
		run_step(&run, reply);
		g_assert_cmpstr(((Post *)g_ptr_array_index(run.step.posts, 0))->url, ==,
			rows[i][1]);
	}
}

static void
test_charset(void)
{
	g_auto(Run) run;
	g_autoptr(Reply) reply = NULL;

	run_init(&run, URL);
	reply = answer(run_begin(&run), 200,
		"<rss><channel><title>caf\xe9 \x96 na\xefve</title></channel></rss>");
	set_header(reply, "content-type", "text/xml; charset=iso-8859-1");
	run_step(&run, reply);
	g_assert_cmpstr(run.title, ==, "café – naïve");
}

static void
test_unknown_state(void)
{
	g_auto(Run) run;

	run_init(&run, URL);
	run.state = json_pack("{s:i, s:s}", "version", 99, "etag", "\"x\"");
	g_assert_false(has_header(run_begin(&run), "If-"));
	g_assert_null(json_object_get(run.state, "etag"));
}

static void
test_recognises(void)
{
	static const struct {
		const char *document;
		bool want;
	} rows[] = {
		{ FEED, true },
		{ "{\"items\": []}", true },
		{ "{\"error\": 1}", false },
		{ "<html></html>", false },
		{ "", false },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Request) request = request_new(URL);
		g_autoptr(Reply) reply = answer(request, 200, rows[i].document);

		g_test_message("%s", rows[i].document);
		g_assert_cmpint(feed_kind.recognises(reply), ==, rows[i].want);
	}
}

static void
test_parse_refuses(void)
{
	g_autoptr(Request) request = request_new("");
	g_autoptr(Reply) page = answer(request, 200, "<html><body>no</body></html>");
	g_autoptr(SourceSpec) spec = source_spec_new();
	g_autoptr(GError) error = NULL;
	GPtrArray *posts = NULL;
	char *remark = NULL;

	g_assert_false(feed_kind.parse(spec, page, &posts, &remark, &error));
	g_assert_nonnull(error);
	g_assert_null(posts);
}

/* What must be read is told by its titles. @return owned. */
static char *
titles_read(Run *run, const char *items)
{
	g_autofree char *document = g_strdup_printf("<rss><channel>%s</channel></rss>", items);
	g_autoptr(GString) titles = g_string_new(NULL);

	run_once(run, document);
	for (guint i = 0; i < run->step.posts->len; i++) {
		const Post *post = g_ptr_array_index(run->step.posts, i);

		g_string_append_printf(titles, "%s%s", i == 0 ? "" : ", ", post->title);
	}
	return g_strdup(titles->str);
}

/*
 * Posts without a wanted hashtag are passed over, but not those that had one when the feed was last
 * read, nor those whose author says something about them.
 */
static void
test_passed_over(void)
{
	g_auto(Run) run;
	g_autoptr(GPtrArray) tags = hashtag_find("#JoyFE");
	g_autofree char *first = NULL, *second = NULL, *third = NULL, *refused = NULL;

	run_init(&run, URL);
	hashtag_list_add(run.spec->tags, g_ptr_array_index(tags, 0));
	first = titles_read(&run,
		"<item><guid>1</guid><title>One #joyfe</title></item>"
		"<item><guid>2</guid><title>Two</title></item>"
		"<item><title>Three</title></item>"
		"<item><guid>4</guid><title>Four</title><category>Joy FE</category></item>");
	g_assert_cmpstr(first, ==, "One #joyfe, Four");
	g_assert_cmpuint(run.step.passed_over, ==, 2);
	second = titles_read(&run,
		"<item><guid>1</guid><title>One, taken back</title></item>"
		"<item><guid>2</guid><title>Two</title></item>"
		"<item><title>Three, which has no id</title></item>"
		"<item><guid>4</guid><title>Four</title><category>Joy FE</category></item>");
	g_assert_cmpstr(second, ==, "One, taken back, Three, which has no id, Four");
	third = titles_read(&run, "<item><guid>1</guid><title>One</title></item>");
	g_assert_cmpstr(third, ==, "");
	refused = titles_read(&run,
		"<item><guid>2</guid><title>Two</title></item>"
		"<block xmlns='http://www.itunes.com/dtds/podcast-1.0.dtd'>yes</block>");
	g_assert_cmpstr(refused, ==, "Two");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/feed/passed_over", test_passed_over);
	g_test_add_func("/feed/first_run", test_first_run);
	g_test_add_func("/feed/secret_address", test_secret_address);
	g_test_add_func("/feed/validators", test_validators);
	g_test_add_func("/feed/no_validators", test_no_validators);
	g_test_add_func("/feed/cut_off", test_cut_off);
	g_test_add_func("/feed/refusals", test_refusals);
	g_test_add_func("/feed/moved", test_moved);
	g_test_add_func("/feed/not_moved", test_not_moved);
	g_test_add_func("/feed/folder", test_folder);
	g_test_add_func("/feed/folder-of-a-server", test_folder_of_a_server);
	g_test_add_func("/feed/folder_forgets", test_folder_forgets);
	g_test_add_func("/feed/large_folder", test_large_folder);
	g_test_add_func("/feed/future", test_future);
	g_test_add_func("/feed/base", test_base);
	g_test_add_func("/feed/charset", test_charset);
	g_test_add_func("/feed/unknown_state", test_unknown_state);
	g_test_add_func("/feed/recognises", test_recognises);
	g_test_add_func("/feed/parse_refuses", test_parse_refuses);
	return g_test_run();
}
