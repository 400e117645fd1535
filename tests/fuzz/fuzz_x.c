/*
 * Any bytes as what X answers. The first byte says to what: its last four bits are the row of the
 * table, so that seeds begin with a digit. Whatever comes, no more is spent than the budget is for.
 */
#include "model/budget.h"
#include "source/x.h"
#include "source/x_text.h"

#include <string.h>

#define NOW 1795000000
#define BEGIN (NOW - 7 * 86400)
#define REQUESTS_MAX 12

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Row {
	const char *mark;
	int status;
	const char *state; /* before it; NULL: the first time */
} Row;

/* clang-format off */
static const Row rows[] = {
	{ "page 0", 200, NULL },
	{ "page 0", 200,
	  "{\"version\":1,\"book\":{\"month\":\"2026-11\",\"spent\":400000,\"open\":350000},"
	  "\"queries\":[{\"query\":\"(#JoyFE OR #Gŵyl) -is:retweet\",\"since\":\"7\","
	  "\"since_s\":1794999000,\"read\":1794999000,\"todo\":true}]}" },
	{ "page 0", 200,
	  "{\"version\":1,\"queries\":[{\"query\":\"(#JoyFE OR #Gŵyl) -is:retweet\",\"going\":"
	  "{\"first\":\"9\",\"begun\":1794999000,\"from\":1794990000,\"start\":1794990000,"
	  "\"next\":\"t\",\"last\":\"8\"}}]}" },
	{ "page 0", 200,
	  "{\"version\":1,\"queries\":[{\"query\":\"(#JoyFE OR #Gŵyl) -is:retweet\",\"going\":"
	  "{\"first\":\"9\",\"begun\":1794999000,\"from\":1794990000,\"below\":true,"
	  "\"last\":\"8\"}}]}" },
	{ "page 0", 400,
	  "{\"version\":1,\"queries\":[{\"query\":\"(#JoyFE OR #Gŵyl) -is:retweet\",\"going\":"
	  "{\"next\":\"t\",\"last\":\"8\"}}]}" },
	{ "page 0", 429, "{\"version\":2,\"book\":{\"month\":5}}" },
	{ "page 1", 200, NULL },
	{ "page 0", 0, NULL },
	{ "page 0", 402, NULL },
};
/* clang-format on */

static SourceSpec *
spec_new(void)
{
	SourceSpec *spec = source_spec_new();

	spec->name = g_strdup("fuzz");
	spec->url = g_strdup("https://api.x.com");
	spec->budget.micros = 4000000;
	g_ptr_array_add(spec->tags, hashtag_new("JoyFE"));
	g_ptr_array_add(spec->tags, hashtag_new("Gŵyl"));
	return spec;
}

static Reply *
reply_of(const Row *row, const char *mark, const uint8_t *data, size_t size)
{
	g_autoptr(Request) request = request_new("https://api.x.com/x");
	Reply *reply = reply_new(request);

	g_free(reply->mark);
	reply->mark = g_strdup(mark);
	reply->status = row->status;
	reply->was_sent = true;
	g_bytes_unref(reply->body);
	reply->body = g_bytes_new(data, size);
	if (row->status == 429) {
		g_hash_table_insert(reply->headers, g_strdup("x-rate-limit-reset"),
			g_strndup((const char *)data, size));
	}
	if (row->status == 0) {
		reply->error = g_utf8_make_valid((const char *)data, (gssize)size);
	}
	return reply;
}

/* What is stored of a post must be there again when it is read. */
static void
check_posts(const GPtrArray *posts)
{
	for (guint i = 0; i < posts->len; i++) {
		const Post *post = g_ptr_array_index(posts, i);
		json_auto_t *json = post_to_json(post);
		g_autofree char *text = json_dumps(json, JSON_COMPACT);
		g_autoptr(Post) again = NULL;
		g_assert_nonnull(text);
		g_assert_true(post_from_json(json, &again, NULL));
		g_assert_true(post->text == NULL || g_utf8_validate(post->text, -1, NULL));
	}
}

static void
check_step(const SourceSpec *spec, const Step *step)
{
	const json_t *book = json_object_get(step->state, "book");

	g_assert_cmpuint(step->requests->len, <=, 1);
	g_assert_true(step->outcome == STEP_GO_ON || step->why != NULL);
	g_assert_true(step->is_behind == (step->behind != NULL));
	g_assert_true(step->wait_until_s == 0 || step->wait_until_s >= NOW);
	check_posts(step->posts);
	for (guint i = 0; i < step->posts->len; i++) {
		const Post *post = g_ptr_array_index(step->posts, i);
		g_assert_nonnull(post->author_handle);
	}
	for (guint i = 0; i < step->requests->len; i++) {
		const Request *request = g_ptr_array_index(step->requests, i);
		g_assert_true(step->must_keep && request->cost > 0);
		g_assert_cmpint(budget_spent(book, NOW), <=, spec->budget.micros);
		g_assert_true(g_ascii_isprint(request->url[0]));
		g_assert_null(strpbrk(request->url, " \r\n#"));
	}
}

/* An X that gives these bytes to whatever it is asked: the run must end. */
static void
check_end(const SourceSpec *spec, const Row *row, const uint8_t *data, size_t size)
{
	json_auto_t *state = row->state != NULL ? json_loads(row->state, 0, NULL) : NULL;
	g_autofree char *mark = g_strdup(row->mark);

	for (int made = 1; mark != NULL; made++) {
		g_autoptr(Reply) reply = reply_of(row, mark, data, size);
		g_auto(Step) step = { 0 };
		StepInput input = { .spec = spec,
			.state = state,
			.now_s = NOW,
			.begin_s = BEGIN,
			.budget = REQUESTS_MAX - made,
			.has_auth = true,
			.reply = reply };
		x_kind.step(&input, &step);
		check_step(spec, &step);
		json_decref(state);
		state = json_incref(step.state);
		const Request *next = step.requests->len > 0 ? g_ptr_array_index(step.requests, 0)
							     : NULL;
		g_free(mark);
		mark = next != NULL ? g_strdup(next->mark) : NULL;
		g_assert_cmpint(made, <=, REQUESTS_MAX);
	}
}

/* Whatever comes back, each id gets one finding at most, and a post with "there" alone. */
static void
check_recheck(const SourceSpec *spec, const Row *row, const uint8_t *data, size_t size)
{
	static const char *const marks[] = { "there 8 7 8", "whole 8 7", "there", "whole 8" };
	RecheckPost asked[] = { { .id = "7" }, { .id = "8" }, { .id = "https://x.com/9" } };
	g_autoptr(GPtrArray) posts = g_ptr_array_new();

	for (gsize i = 0; i < G_N_ELEMENTS(asked); i++) {
		g_ptr_array_add(posts, &asked[i]);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
		g_autoptr(Reply) reply = reply_of(row, marks[i], data, size);
		RecheckInput input = {
			.spec = spec, .posts = posts, .now_s = NOW, .budget = 9, .reply = reply
		};
		g_auto(Recheck) recheck = { 0 };
		x_kind.recheck(&input, &recheck);
		g_assert_cmpuint(recheck.requests->len, <=, 1);
		g_assert_cmpuint(recheck.findings->len, <=, 2);
		check_posts(recheck.posts);
		for (guint j = 0; j < recheck.findings->len; j++) {
			const RecheckFinding *one = g_ptr_array_index(recheck.findings, j);
			g_assert_true((one->post != NULL) == (one->verdict == RECHECK_THERE));
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0) {
		return 0;
	}
	const Row *row = &rows[data[0] % 16 % G_N_ELEMENTS(rows)];
	g_autoptr(SourceSpec) spec = spec_new();
	g_autoptr(Reply) document = reply_of(row, row->mark, data + 1, size - 1);
	const StepInput input = { .spec = spec, .reply = document };
	GPtrArray *posts = NULL;
	char *remark = NULL;

	check_end(spec, row, data + 1, size - 1);
	check_recheck(spec, row, data + 1, size - 1);
	if (x_kind.parse(&input, &posts, &remark, NULL)) {
		check_posts(posts);
		g_ptr_array_unref(posts);
	}
	x_kind.recognises(document);
	return 0;
}
