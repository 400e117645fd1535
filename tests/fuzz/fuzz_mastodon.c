/*
 * Any bytes as what a Mastodon server answers. The first byte says to what: its last four bits are
 * the row of the table, so that seeds begin with a digit.
 */
#include "source/mastodon.h"

#define NOW 1795000000
#define BEGIN (NOW - 7 * 86400)
/* Of a server that answers everything alike: a page and one more for each tag, then a probe, and
 * all of it once more for local posts only. */
#define REQUESTS_MAX 12

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Row {
	const char *mark;
	int status;
	const char *state; /* before it; NULL: the first time */
	bool is_of_people; /* accounts are read, and not hashtags */
} Row;

#define ADA "@ada@tooter.example"

/* clang-format off */
static const Row rows[] = {
	{ "newest joyfe", 200, NULL, false },
	{ "newest joyfe", 200,
	  "{\"version\":2,\"run\":{\"newest\":1},\"tags\":{\"joyfe\":{"
	  "\"top\":[\"117637000000000000\"],\"top_s\":1794000000}}}", false },
	{ "gap joyfe 01JCV8", 200,
	  "{\"version\":2,\"tags\":{\"joyfe\":{\"top\":[\"01JCV9\"],"
	  "\"gaps\":[{\"below\":\"01JCV8\",\"to\":[\"01JCV1\"],\"until\":1}]}}}", false },
	{ "probe 200", 200, "{\"version\":2}", false },
	{ "newest joyfe", 401, NULL, false },
	{ "newest joyfe", 429, "{\"version\":3}", false },
	{ "again joyfe 9", 400,
	  "{\"version\":2,\"tags\":{\"joyfe\":{\"again\":{\"below\":\"9\",\"until\":1}}}}",
	  false },
	{ "newest joyfe", 0, NULL, false },
	{ "probe 422", 200, "{\"version\":2,\"local_only\":true}", false },
	{ "lookup " ADA, 200, NULL, true },
	{ "list -", 200, NULL, true },
	{ "newest " ADA, 200,
	  "{\"version\":2,\"run\":{\"newest\":1},\"people\":{\"" ADA "\":{\"id\":\"7\"}}}",
	  true },
	{ "rss joyfe", 200,
	  "{\"version\":2,\"run\":{\"rss\":1},\"rss\":{\"since\":1795000000,\"how\":\"HTTP 401\"}}",
	  false },
	{ "lookup " ADA, 410, "{\"version\":2,\"list\":{\"members\":[7,\"\"]}}", true },
};
/* clang-format on */

static SourceSpec *
spec_new(const Row *row)
{
	SourceSpec *spec = source_spec_new();

	spec->name = g_strdup("fuzz");
	spec->url = g_strdup("https://tooter.example/");
	g_ptr_array_add(spec->tags, hashtag_new("JoyFE"));
	g_ptr_array_add(spec->tags, hashtag_new("Gŵyl"));
	if (row->is_of_people) {
		g_ptr_array_add(spec->accounts, g_strdup(ADA));
		spec->list = g_strdup("https://tooter.example/collections/7");
	}
	return spec;
}

static Reply *
reply_of(const Row *row, const char *mark, const uint8_t *data, size_t size)
{
	g_autoptr(Request) request = request_new("https://tooter.example/x");
	Reply *reply = reply_new(request);

	g_free(reply->mark);
	reply->mark = g_strdup(mark);
	reply->status = row->status;
	g_bytes_unref(reply->body);
	reply->body = g_bytes_new(data, size);
	if (row->status == 429) {
		g_hash_table_insert(reply->headers, g_strdup("x-ratelimit-reset"),
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
	g_assert_true(step->requests->len <= spec->tags->len + 1 || spec->list != NULL);
	g_assert_true(step->requests->len <= REQUESTS_MAX);
	g_assert_true(json_is_object(step->state));
	g_assert_true(step->outcome == STEP_GO_ON || step->why != NULL);
	g_assert_true(step->wait_until_s == 0 || step->wait_until_s >= NOW);
	check_posts(step->posts);
}

/* A server that gives these bytes to whatever it is asked: the run must end. */
static void
check_end(const SourceSpec *spec, const Row *row, const uint8_t *data, size_t size)
{
	g_autoptr(GPtrArray) marks = g_ptr_array_new_with_free_func(g_free);
	json_auto_t *state = row->state != NULL ? json_loads(row->state, 0, NULL) : NULL;

	g_ptr_array_add(marks, g_strdup(row->mark));
	for (guint i = 0; i < marks->len; i++) {
		g_autoptr(Reply) reply = reply_of(row, g_ptr_array_index(marks, i), data, size);
		g_auto(Step) step = { 0 };
		StepInput input = { .spec = spec,
			.state = state,
			.now_s = NOW,
			.begin_s = BEGIN,
			.budget = REQUESTS_MAX - (int)marks->len,
			.reply = reply };
		mastodon_kind.step(&input, &step);
		check_step(spec, &step);
		json_decref(state);
		state = json_incref(step.state);
		for (guint j = 0; j < step.requests->len; j++) {
			const Request *request = g_ptr_array_index(step.requests, j);
			g_ptr_array_add(marks, g_strdup(request->mark));
		}
		g_assert_true(marks->len <= REQUESTS_MAX);
	}
}

/* Whatever comes back, each id gets one finding at most, and a post with "there" alone. */
static void
check_recheck(const SourceSpec *spec, const Row *row, const uint8_t *data, size_t size)
{
	static const char *const marks[] = { "many 117637000000000000 01JCV8", "one 01JCV8",
		"list 404 01JCV8", "list 403 01JCV8", "rss joyfe", "page 7" };
	g_autoptr(GPtrArray) posts = g_ptr_array_new();

	for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
		g_autoptr(Reply) reply = reply_of(row, marks[i], data, size);
		RecheckInput input = {
			.spec = spec, .posts = posts, .now_s = NOW, .budget = 9, .reply = reply
		};
		g_auto(Recheck) recheck = { 0 };
		mastodon_kind.recheck(&input, &recheck);
		g_assert_true(recheck.findings->len + recheck.requests->len <= 2);
		for (guint j = 0; j < recheck.findings->len; j++) {
			const RecheckFinding *one = g_ptr_array_index(recheck.findings, j);
			g_assert_true((one->post != NULL) == (one->verdict == RECHECK_THERE));
		}
	}
}

/* What hangs on a post: whatever comes, each has a name there, and can be stored. */
static void
check_thread(const SourceSpec *spec, const Row *row, const uint8_t *data, size_t size)
{
	g_autoptr(Reply) reply = reply_of(row, NULL, data, size);
	const ThreadInput input = { .spec = spec, .id = "01JCV8", .now_s = NOW, .reply = reply };
	g_auto(ThreadPage) page = { 0 };

	mastodon_kind.thread_read(&input, &page);
	g_assert_true(page.posts->len == 0 || page.outcome == THREAD_READ);
	for (guint i = 0; i < page.posts->len; i++) {
		const Post *post = g_ptr_array_index(page.posts, i);
		g_assert_nonnull(post->native_id);
	}
	check_posts(page.posts);
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
	if (mastodon_kind.parse(&input, &posts, &remark, NULL)) {
		check_posts(posts);
		g_ptr_array_unref(posts);
	}
	mastodon_kind.recognises(document);
	return 0;
}
