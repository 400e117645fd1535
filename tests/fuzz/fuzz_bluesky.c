/*
 * Any bytes as what a server of Bluesky answers. The first byte says to what: its last four bits
 * are the row of the table, so that seeds begin with a digit.
 */
#include "base/prefix.h"
#include "posts.h"
#include "source/bluesky.h"
#include "text/jsontext.h"

#define NOW 1795000000
#define BEGIN (NOW - 7 * 86400)
#define REQUESTS_MAX 12
#define ID "at://did:plc:a/app.bsky.feed.post/k1"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Row {
	const char *mark;
	int status;
	const char *state; /* before it; NULL: the first time */
	const char *list;
	bool has_user;
} Row;

#define SESSION \
	"{\"version\":1,\"session\":{\"server\":\"bsky.social\",\"user\":\"ada.example\"," \
	"\"access\":\"a\",\"refresh\":\"b\"},\"run\":{\"newest\":1}"

/* clang-format off */
static const Row rows[] = {
	{ "newest tag:joyfe", 200, NULL, NULL, false },
	{ "newest tag:joyfe", 200, SESSION "}", NULL, true },
	{ "gap tag:joyfe " ID, 200,
	  SESSION ",\"streams\":{\"tag:joyfe\":{\"top\":[\"x\"],\"cursors\":{\"" ID "\":{"
	  "\"cursor\":\"c\",\"time\":1794990000}},\"gaps\":[{\"below\":\"" ID "\","
	  "\"until\":1}]}}}", NULL, true },
	{ "again tag:joyfe " ID, 200,
	  SESSION ",\"streams\":{\"tag:joyfe\":{\"top\":[\"x\"],\"again\":{\"below\":\"" ID "\","
	  "\"until\":1}}}}", NULL, true },
	{ "login", 200, "{\"version\":1}", NULL, true },
	{ "refresh", 400, SESSION "}", NULL, true },
	{ "newest tag:joyfe", 400, SESSION "}", NULL, true },
	{ "members", 200, SESSION "}", "at://did:plc:a/app.bsky.graph.list/1", true },
	{ "name ada.example", 200, NULL, "at://ada.example/app.bsky.graph.list/1", false },
	{ "newest tag:joyfe", 403, NULL, NULL, false },
};
/* clang-format on */

static SourceSpec *
spec_new(const Row *row)
{
	SourceSpec *spec = source_spec_new();

	spec->name = g_strdup("fuzz");
	spec->url = g_strdup("https://bsky.social");
	spec->list = g_strdup(row->list);
	spec->user = row->has_user ? g_strdup("ada.example") : NULL;
	g_ptr_array_add(spec->tags, hashtag_new("JoyFE"));
	g_ptr_array_add(spec->tags, hashtag_new("Gŵyl"));
	return spec;
}

static Reply *
reply_of(const Row *row, const char *mark, const uint8_t *data, size_t size)
{
	g_autoptr(Request) request = request_new("https://bsky.social/xrpc/x");
	Reply *reply = reply_new(request);

	g_free(reply->mark);
	reply->mark = g_strdup(mark);
	reply->status = row->status;
	g_bytes_unref(reply->body);
	reply->body = g_bytes_new(data, size);
	return reply;
}

/* What is stored of a post must be there again when it is read. */
static void
check_stored(const GPtrArray *posts)
{
	check_posts(posts);
	for (guint i = 0; i < posts->len; i++) {
		json_auto_t *json = post_to_json(g_ptr_array_index(posts, i));
		g_autofree char *text = json_dumps(json, JSON_COMPACT);
		g_autoptr(Post) again = NULL;
		g_assert_nonnull(text);
		g_assert_true(post_from_json(json, &again, NULL));
	}
}

/* What goes out is one line to a server that we chose. */
static void
check_request(const Request *request)
{
	g_assert_true(prefix_stands_at(request->url, "https://bsky.social/xrpc/")
		|| prefix_stands_at(request->url, "https://public.api.bsky.app/xrpc/"));
	g_assert_null(strpbrk(request->url, " \r\n\"<>"));
	g_assert_true(request->auth == NULL || strpbrk(request->auth, "\r\n") == NULL);
	g_assert_true(request->auth == NULL
		|| prefix_stands_at(request->url, "https://bsky.social/"));
}

static void
check_step(const StepInput *input, const Step *step)
{
	g_assert_cmpint(step->requests->len, <=, MAX(0, input->budget));
	g_assert_true(json_is_object(step->state));
	g_assert_true(step->outcome == STEP_GO_ON || step->why != NULL);
	g_assert_true(step->wait_until_s == 0 || step->wait_until_s >= NOW);
	check_stored(step->posts);
	for (guint i = 0; i < step->requests->len; i++) {
		check_request(g_ptr_array_index(step->requests, i));
	}
}

/* A server that gives these bytes to whatever it is asked: the run must end. */
static void
check_end(const SourceSpec *spec, const Row *row, const uint8_t *data, size_t size)
{
	g_autoptr(GPtrArray) marks = g_ptr_array_new_with_free_func(g_free);
	json_t *state = row->state != NULL ? json_loads(row->state, 0, NULL) : NULL;

	g_ptr_array_add(marks, g_strdup(row->mark));
	for (guint i = 0; i < marks->len; i++) {
		g_autoptr(Reply) reply = reply_of(row, g_ptr_array_index(marks, i), data, size);
		g_auto(Step) step = { 0 };
		StepInput input = { .spec = spec,
			.state = state,
			.now_s = NOW,
			.begin_s = BEGIN,
			.budget = REQUESTS_MAX - (int)marks->len,
			.has_auth = row->has_user,
			.reply = reply };
		bluesky_kind.step(&input, &step);
		check_step(&input, &step);
		json_decref(state);
		state = json_incref(step.state);
		for (guint j = 0; j < step.requests->len; j++) {
			const Request *request = g_ptr_array_index(step.requests, j);
			g_ptr_array_add(marks, g_strdup(request->mark));
		}
	}
	json_decref(state);
}

/* Whatever comes back, each id gets one finding at most, and a post with "there" alone. */
static void
check_recheck(const SourceSpec *spec, const Row *row, const uint8_t *data, size_t size)
{
	static const char *const marks[] = { "many " ID " " ID "2", "one " ID " " ID "2" };
	g_autoptr(GPtrArray) posts = g_ptr_array_new();

	for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
		g_autoptr(Reply) reply = reply_of(row, marks[i], data, size);
		RecheckInput input = {
			.spec = spec, .posts = posts, .now_s = NOW, .budget = 9, .reply = reply
		};
		g_auto(Recheck) recheck = { 0 };
		bluesky_kind.recheck(&input, &recheck);
		g_assert_cmpuint(recheck.findings->len + recheck.requests->len, <=, 2);
		for (guint j = 0; j < recheck.findings->len; j++) {
			const RecheckFinding *one = g_ptr_array_index(recheck.findings, j);
			g_assert_true((one->post != NULL) == (one->verdict == RECHECK_THERE));
		}
		check_stored(recheck.posts);
	}
}

static void
check_thread(const SourceSpec *spec, const Row *row, const uint8_t *data, size_t size)
{
	g_autoptr(Reply) reply = reply_of(row, NULL, data, size);
	const ThreadInput input = { .spec = spec, .id = ID, .now_s = NOW, .reply = reply };
	g_auto(ThreadPage) page = { 0 };

	bluesky_kind.thread_read(&input, &page);
	g_assert_true(page.posts->len == 0 || page.outcome == THREAD_READ);
	check_stored(page.posts);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0) {
		return 0;
	}
	const Row *row = &rows[data[0] % 16 % G_N_ELEMENTS(rows)];
	g_autoptr(SourceSpec) spec = spec_new(row);
	g_autoptr(Reply) document = reply_of(row, row->mark, data + 1, size - 1);
	const StepInput input = { .spec = spec, .reply = document };
	GPtrArray *posts = NULL;
	char *remark = NULL;

	check_end(spec, row, data + 1, size - 1);
	check_recheck(spec, row, data + 1, size - 1);
	check_thread(spec, row, data + 1, size - 1);
	if (bluesky_kind.parse(&input, &posts, &remark, NULL)) {
		check_stored(posts);
		g_ptr_array_unref(posts);
	}
	bluesky_kind.recognises(document);
	return 0;
}
