/* The runs of a feed: requests, validators, moves, folders, refusals, and what is remembered. */
#include "feed_run.h"
#include "text/jsontext.h"

#include <string.h>

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

/* An ordinary Expires says nothing against them. */
static void
test_expires(void)
{
	g_auto(Run) run;
	g_autoptr(Reply) reply = NULL;

	run_init(&run, URL);
	reply = answer(run_begin(&run), 200, FEED);
	set_header(reply, "etag", "\"x\"");
	set_header(reply, "expires", "Mon, 16 Nov 2026 07:00:00 GMT");
	run_step(&run, reply);
	g_assert_true(has_header(run_begin(&run), "If-None-Match: \"x\""));
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
	g_assert_true(run.step.is_in_part);
	g_assert_cmpstr(run.step.why, ==, "read in part: the document breaks off behind 1 posts");
}

/* Elements that were not closed are no end of the document. */
static void
test_not_cut_off(void)
{
	g_auto(Run) run;

	run_init(&run, URL);
	run_once(&run,
		"<rss version='2.0'><channel><item><title>a<i>b</title></item></channel></rss >");
	g_assert_null(run.step.why);
	g_assert_cmpuint(run.step.posts->len, ==, 1);
}

/* What else may be missing is said, and what is whole says nothing. */
static void
test_read_in_part(void)
{
	static const struct {
		const char *head, *item, *tail;
		guint count;
		const char *want;
	} rows[] = {
		{ "<rss><channel>", "<item/>", "</channel></rss>", 2000, NULL },
		{ "<rss><channel>", "<item/>", "</channel></rss>", 2001,
			"read in part: the newest 2000 posts of more" },
		{ "{\"items\":[{}", ",{}", "]}", 1999, NULL },
		{ "{\"items\":[{}", ",{}", "]}", 2000,
			"read in part: the newest 2000 posts of more" },
		{ "{\"items\":[{}", ",1", "]}", 1,
			"read in part: 1 of its items could not be read" },
		{ "{\"items\":[{}", ",{}", "", 1,
			"read in part: the document breaks off behind 2 posts" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Run) run;
		g_autoptr(GString) document = g_string_new(rows[i].head);

		for (guint k = 0; k < rows[i].count; k++) {
			g_string_append(document, rows[i].item);
		}
		g_string_append(document, rows[i].tail);
		run_init(&run, URL);
		run_once(&run, document->str);
		g_test_message("%u of %s", rows[i].count, rows[i].item);
		g_assert_cmpstr(run.step.why, ==, rows[i].want);
		g_assert_cmpint(run.step.is_in_part, ==, rows[i].want != NULL);
	}
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
	{ "a page without words", 200, "<html></html>", STEP_FAILED,
		"answered with a web page, not a feed" },
	{ "words", 200, "Slow down!", STEP_FAILED,
		"answered with something else, not a feed (first words: Slow down!)" },
	{ "nothing", 200, " \n", STEP_FAILED, "answered with nothing" },
	{ "JSON", 200, "{\"error\": \"no\"}", STEP_FAILED,
		"JSON, but no JSON Feed: it has no items; it says: no" },
	{ "JSON without words", 200, "{\"ok\": true}", STEP_FAILED,
		"JSON, but no JSON Feed: it has no items" },
	{ "a login", 200, "<html><head><TITLE lang=en>Log in &amp;\nwait</TITLE></head>Name</html>",
		STEP_FAILED, "answered with a web page, not a feed (title: Log in & wait)" },
	{ "JSON that explains", 403,
		"{\"error\": \"no\", \"error_description\": \"The <b>key</b>\\nis old\"}",
		STEP_CLOSED, "HTTP 403: access is refused: The <b>key</b> is old" },
	{ "JSON of errors", 400, "{\"errors\": [{\"message\": \"no such list\"}]}", STEP_FAILED,
		"HTTP 400: the request is refused: no such list" },
	{ "JSON of an error", 400, "{\"error\": {\"message\": \"no such list\"}}", STEP_FAILED,
		"HTTP 400: the request is refused: no such list" },
	{ "a check", 403, "<html><title>Just a moment...</title></html>", STEP_CLOSED,
		"HTTP 403: access is refused: Just a moment..." },
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

/* Only what had an item was read; what never was cannot be unchanged. */
static void
test_never_read(void)
{
	g_auto(Run) run;
	json_auto_t *kept = jsontext_object("etag", jsontext_text("x"), NULL);

	run_init(&run, URL);
	g_assert_false(feed_kind.has_read(NULL));
	g_assert_true(feed_kind.has_read(kept)); /* of a version that did not say */
	g_autoptr(Reply) unasked = answer(run_begin(&run), 304, "");
	run_step(&run, unasked);
	g_assert_cmpint(run.step.outcome, ==, STEP_FAILED);
	g_assert_nonnull(strstr(run.step.why, "nothing was ever read"));
	g_autoptr(Reply) empty = answer(run_begin(&run), 200, "<rss><channel></channel></rss>");
	g_hash_table_replace(empty->headers, g_strdup("etag"), g_strdup("\"e\""));
	run_step(&run, empty);
	g_assert_cmpint(run.step.outcome, ==, STEP_GO_ON);
	g_assert_false(feed_kind.has_read(run.state));
	g_autoptr(Reply) full = answer(run_begin(&run), 200, FEED);
	run_step(&run, full);
	g_assert_true(feed_kind.has_read(run.state));
	g_autoptr(Reply) emptied = answer(run_begin(&run), 200, "<rss><channel></channel></rss>");
	run_step(&run, emptied);
	g_assert_true(feed_kind.has_read(run.state));
}

/* An answer that nothing has changed counts as one that came; a refusal there is no word about it.
 */
static void
test_moved_unchanged(void)
{
	g_auto(Run) run;
	g_autoptr(Reply) gone = NULL;
	g_autoptr(Reply) refused = NULL;

	run_init(&run, URL);
	run.state = jsontext_object("version", json_integer(1), "seen", json_true(), NULL);
	for (guint i = 0; i < 3; i++) {
		g_autoptr(Reply) same = answer(run_begin(&run), 304, "");

		g_assert_cmpstr(request_at(&run, 0)->url, ==, URL);
		g_free(same->url);
		same->url = g_strdup(MOVED);
		same->moved_for_good = true;
		run_step(&run, same);
	}
	g_assert_cmpstr(run_begin(&run)->url, ==, MOVED);
	refused = answer(request_at(&run, 0), 403, "");
	run_step(&run, refused);
	g_assert_cmpuint(run.step.requests->len, ==, 0);
	g_assert_cmpstr(run_begin(&run)->url, ==, MOVED);
	gone = answer(request_at(&run, 0), 410, "");
	run_step(&run, gone);
	g_assert_cmpstr(request_at(&run, 0)->url, ==, URL);
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

/* A folder that was only listed was not read; what is no feed is not remembered, nor what the
 * address called itself before it was a folder; and a file that turns out to be a folder is none of
 * ours. */
static void
test_folder_never_read(void)
{
	g_auto(Run) run;

	run_init(&run, "file:///feeds");
	g_autoptr(Reply) file = answer(run_begin(&run), 200, "<rss><channel></channel></rss>");
	set_header(file, "etag", "\"file\"");
	run_step(&run, file);
	g_autoptr(Reply) list = list_folder(run_begin(&run), "file:///feeds/a.xml");
	run_step(&run, list);
	g_assert_false(feed_kind.has_read(run.state));
	json_auto_t *before = json_deep_copy(run.state);
	g_assert_null(json_object_get(before, "etag"));
	g_autoptr(Reply) words = answer(request_at(&run, 0), 200, "words");
	g_autoptr(Reply) nested = list_folder(request_at(&run, 0), "file:///feeds/a.xml/b.xml");
	run_step(&run, words);
	g_assert_cmpint(run.step.outcome, ==, STEP_FAILED);
	g_assert_true(json_equal(run.state, before));
	run_step(&run, nested);
	g_assert_cmpint(run.step.outcome, ==, STEP_FAILED);
	g_assert_cmpuint(run.step.requests->len, ==, 0);
	g_assert_true(json_equal(run.state, before));
	run.is_new_reading = true;
	run_begin(&run);
	g_assert_false(feed_kind.has_read(run.state));
}

static void
test_folder(void)
{
	g_auto(Run) run;
	g_autoptr(Reply) list = NULL;
	g_autoptr(Reply) again = NULL;
	g_autoptr(Reply) third = NULL;
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
	/* Nor are they forgotten where nothing came in between. */
	third = list_folder(run_begin(&run), "file:///feeds/a.xml\nfile:///feeds/b.xml");
	run_step(&run, third);
	g_assert_true(has_header(request_at(&run, 0), "If-None-Match: \"a\""));
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

/* A folder of so many files, all of which are asked for, and what is said of the others. */
static void
list_files(Run *run, guint count)
{
	g_autoptr(GString) listing = g_string_new(NULL);
	g_autoptr(Reply) list = NULL;

	for (guint i = 0; i < count; i++) {
		g_string_append_printf(listing, "file:///feeds/%03u.xml\r\n", i);
	}
	list = list_folder(run_begin(run), listing->str);
	run_step(run, list);
}

/* Runs take turns where there is one file more than a run may ask for, and only there. */
static void
test_turns(void)
{
	g_auto(Run) run;

	run_init(&run, "file:///feeds/");
	list_files(&run, BUDGET + 1);
	g_assert_cmpuint(run.step.requests->len, ==, BUDGET);
	g_assert_true(run.step.is_behind);
	g_assert_cmpstr(run.step.behind, ==, "1 of 46 files come next time");
	list_files(&run, BUDGET + 1);
	g_assert_cmpstr(request_at(&run, 0)->url, ==, "file:///feeds/045.xml");
	g_assert_cmpstr(request_at(&run, 1)->url, ==, "file:///feeds/000.xml");
	/* Where the last one was the folder's last, the next is its first. */
	run.budget = 2;
	json_object_set_new(run.state, "last_file", json_string("file:///feeds/009.xml"));
	list_files(&run, 10);
	g_assert_cmpstr(request_at(&run, 0)->url, ==, "file:///feeds/000.xml");
	run.budget = BUDGET;
	list_files(&run, BUDGET);
	g_assert_cmpstr(request_at(&run, 0)->url, ==, "file:///feeds/000.xml");
	g_assert_cmpuint(run.step.requests->len, ==, BUDGET);
	g_assert_false(run.step.is_behind);
	g_assert_null(run.step.behind);
	/* Other hashtags: from the beginning. */
	run.budget = 2;
	json_object_set_new(run.state, "last_file", json_string("file:///feeds/004.xml"));
	list_files(&run, 10);
	g_assert_cmpstr(request_at(&run, 0)->url, ==, "file:///feeds/005.xml");
	run.is_new_reading = true;
	list_files(&run, 10);
	g_assert_cmpstr(request_at(&run, 0)->url, ==, "file:///feeds/000.xml");
	run.budget = 0;
	list_files(&run, 10);
	g_assert_cmpuint(run.step.requests->len, ==, 0);
	g_assert_cmpstr(run.step.behind, ==, "10 of 10 files come next time");
	/* And nothing is behind where a run begins. */
	run_begin(&run);
	g_assert_false(run.step.is_behind);
}

/* What was read for other hashtags is read anew. */
static void
test_new_reading(void)
{
	g_auto(Run) run;
	g_autoptr(Reply) reply = NULL;

	run_init(&run, URL);
	reply = answer(run_begin(&run), 200, FEED);
	set_header(reply, "etag", "\"x\"");
	set_header(reply, "last-modified", "Mon, 16 Nov 2026 07:00:00 GMT");
	run_step(&run, reply);
	json_object_set_new(run.state, "files", json_object());
	run.is_new_reading = true;
	g_assert_false(has_header(run_begin(&run), "If-"));
	g_assert_null(json_object_get(run.state, "files"));
}

/* A file that is no folder's listing, whatever it lacks; and a listing that says more of itself. */
static void
test_file_or_folder(void)
{
	g_auto(Run) run;
	g_autoptr(Reply) file = NULL;
	g_autoptr(Reply) list = NULL;

	run_init(&run, "file:///feeds/a.xml");
	file = answer(run_begin(&run), 200, FEED);
	run_step(&run, file);
	g_assert_cmpuint(run.step.posts->len, ==, 2);
	list = answer(run_begin(&run), 200, "file:///feeds/b.xml\n");
	set_header(list, "content-type", "Text/URI-list; charset=utf-8");
	run_step(&run, list);
	g_assert_cmpstr(request_at(&run, 0)->url, ==, "file:///feeds/b.xml");
}

/* What is said of one of its files says which. */
static void
test_file_in_part(void)
{
	g_auto(Run) run;
	g_autoptr(Request) request = request_new("file:///feeds/b.xml");
	g_autoptr(Reply) reply = answer(request, 200,
		"<rss><channel><title>B</title><item/><item>");

	g_free(reply->mark);
	reply->mark = g_strdup(reply->url);
	run_init(&run, "file:///feeds/");
	run_step(&run, reply);
	g_assert_cmpstr(run.step.why, ==,
		"b.xml: read in part: the document breaks off behind 1 posts");
	g_assert_null(run.title);
	g_assert_nonnull(json_object_get(json_object_get(run.state, "files"), reply->url));
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
		"<item><pubDate>2026-11-17</pubDate></item><item/>"
		"<item><pubDate>2026-11-17T07:30:00Z</pubDate></item>"
		"<item><pubDate>2026-11-17T07:30:01Z</pubDate></item></channel></rss>");
	g_assert_cmpint(((Post *)g_ptr_array_index(run.step.posts, 3))->published_s, ==,
		NOW_S + 86400);
	g_assert_cmpint(((Post *)g_ptr_array_index(run.step.posts, 4))->published_s, ==, NOW_S);
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
	json_object_set_new(run.state, "etag", json_string("\"x\""));
	json_object_del(run.state, "version");
	g_assert_false(has_header(run_begin(&run), "If-"));
}

static void
test_recognises(void)
{
	g_autofree char *blanks = g_strnfill(5000, ' ');
	g_autofree char *far = g_strconcat(blanks, FEED, NULL);
	const struct {
		const char *document;
		bool want;
	} rows[] = {
		{ FEED, true },
		{ "{\"items\": []}", true },
		{ "{\"error\": 1}", false },
		{ "<html></html>", false },
		{ "", false },
		{ "[{\"items\": []}]", false },
		{ far, true },
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
	const StepInput input = { .spec = spec, .reply = page };
	GPtrArray *posts = NULL;
	char *remark = NULL;

	g_assert_false(feed_kind.parse(&input, &posts, &remark, &error));
	g_assert_nonnull(error);
	g_assert_null(posts);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/feed/first_run", test_first_run);
	g_test_add_func("/feed/expires", test_expires);
	g_test_add_func("/feed/not_cut_off", test_not_cut_off);
	g_test_add_func("/feed/read_in_part", test_read_in_part);
	g_test_add_func("/feed/never_read", test_never_read);
	g_test_add_func("/feed/moved_unchanged", test_moved_unchanged);
	g_test_add_func("/feed/turns", test_turns);
	g_test_add_func("/feed/new_reading", test_new_reading);
	g_test_add_func("/feed/file_or_folder", test_file_or_folder);
	g_test_add_func("/feed/file_in_part", test_file_in_part);
	g_test_add_func("/feed/secret_address", test_secret_address);
	g_test_add_func("/feed/validators", test_validators);
	g_test_add_func("/feed/no_validators", test_no_validators);
	g_test_add_func("/feed/cut_off", test_cut_off);
	g_test_add_func("/feed/refusals", test_refusals);
	g_test_add_func("/feed/moved", test_moved);
	g_test_add_func("/feed/not_moved", test_not_moved);
	g_test_add_func("/feed/folder", test_folder);
	g_test_add_func("/feed/folder_never_read", test_folder_never_read);
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
