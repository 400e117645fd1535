/* Files as a described kind reads them, and posts that are looked at again. */
#include "api_play.h"

/* ---- files ---- */

static void
answer_file(Play *play, const char *etag, const char *body)
{
	g_autoptr(Request) request = g_ptr_array_steal_index(play->queue, 0);
	g_autoptr(Reply) reply = reply_new(request);

	reply->status = 200;
	g_hash_table_insert(reply->headers, g_strdup("etag"), g_strdup(etag));
	if (g_str_has_suffix(request->url, "/exports")) {
		g_hash_table_insert(reply->headers, g_strdup("content-type"),
			g_strdup("text/uri-list"));
	}
	g_bytes_unref(reply->body);
	reply->body = g_bytes_new(body, strlen(body));
	take_step(play, 50, reply);
}

#define EXPORT "items = posts\nid = id\ntext = body\npublished = at\n"

static void
test_files(void)
{
	static const struct {
		const char *body;
		guint posts;
	} rows[] = {
		{ "{\"posts\":[{\"id\":1,\"body\":\"a #JoyFE\"},{\"id\":2,\"body\":\"b\"}]}", 1 },
		{ "{\"id\":1,\"body\":\"a #JoyFE\"}\n{\"id\":2,\"body\":\"b #JoyFE\"}\n", 2 },
		{ "{\"posts\":[{\"id\":1,\"body\":\"a #JoyFE\"}]}\r\n\r\n{\"posts\":[{\"id\":2,"
		  "\"body\":\"b #JoyFE\"}]}",
			2 },
		{ "\xef\xbb\xbfid;body;at\r\n1;\"a #JoyFE; \"\"so\"\"\nmore\";2026-11-18\r\n"
		  "2;#JoyFE;\r\n3;none;\r\n",
			2 },
		{ "id,body,at\n1,#JoyFE,2010-01-01\n", 0 }, /* older than a first reading goes */
		{ "{\"posts\":null}", 0 },
		{ "{\"id\":1,\"body\":\"a #JoyFE\"}", 1 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;

		g_test_message("%s", rows[i].body);
		play_init(&play, EXPORT, "JoyFE", "file:///srv/export");
		begin(&play, 5);
		g_assert_cmpstr(asked(&play)->url, ==, "file:///srv/export");
		answer_file(&play, "\"1\"", rows[i].body);
		g_assert_null(play.step.why);
		g_assert_cmpuint(play.step.posts->len, ==, rows[i].posts);
		begin(&play, 5);
		g_assert_cmpuint(asked(&play)->headers->len, ==, 1); /* If-None-Match */
	}
}

static void
test_wrong_files(void)
{
	static const struct {
		const char *body, *why;
	} rows[] = {
		{ "", "nothing at all" },
		{ "just words", "neither JSON nor a table" },
		{ "<rss/>", "a web page, not JSON" },
		{ "a,b\n1,2\n", "none of 1 items has an id" },
		{ "{\"posts\":[{\"x\":1}]}", "none of 1 items has an id" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;

		play_init(&play, EXPORT, "JoyFE", "file:///srv/export");
		begin(&play, 5);
		answer_file(&play, "\"1\"", rows[i].body);
		g_test_message("%s", play.step.why);
		g_assert_cmpint(play.step.outcome, ==, STEP_FAILED);
		g_assert_nonnull(strstr(play.step.why, rows[i].why));
	}
}

/* Of a folder each file once for each time that it changes. */
static void
test_folder(void)
{
	g_auto(Play) play;
	static const char list[] = "file:///srv/exports/a.json\r\nfile:///srv/exports/b.csv\r\n";

	play_init(&play, EXPORT, "JoyFE", "file:///srv/exports");
	begin(&play, 5);
	answer_file(&play, "\"0\"", list);
	g_assert_cmpuint(play.queue->len, ==, 2);
	answer_file(&play, "\"a\"", "[{\"id\":1,\"body\":\"#JoyFE\"}]");
	g_assert_cmpint(play.step.outcome, ==, STEP_FAILED); /* its list is not where it is said */
	answer_file(&play, "\"b\"", "id,body\n2,#JoyFE\n");
	g_assert_cmpuint(play.step.posts->len, ==, 1);
	begin(&play, 5);
	answer_file(&play, "\"0\"", list);
	g_assert_cmpuint(asked(&play)->headers->len, ==, 0);
	g_assert_cmpuint(((Request *)g_ptr_array_index(play.queue, 1))->headers->len, ==, 1);
}

/* A long one in parts, from where it was left, unless it has changed meanwhile. */
static void
test_parts(void)
{
	g_autoptr(GString) lines = g_string_new("id,body\n");
	g_auto(Play) play;

	for (guint i = 0; i < 4500; i++) {
		g_string_append_printf(lines, "%u,\"#JoyFE number %u\"\n", i, i);
	}
	play_init(&play, EXPORT, "JoyFE", "file:///srv/export");
	begin(&play, 5);
	answer_file(&play, "\"1\"", lines->str);
	g_assert_cmpuint(play.step.posts->len, ==, 2000);
	g_assert_cmpstr(post_at(&play, 1999)->native_id, ==, "1999");
	begin(&play, 5); /* the run ended there */
	answer_file(&play, "\"1\"", lines->str);
	g_assert_cmpstr(post_at(&play, 0)->native_id, ==, "2000");
	answer_file(&play, "\"1\"", lines->str);
	g_assert_cmpuint(play.step.posts->len, ==, 500);
	g_assert_cmpuint(play.queue->len, ==, 0);
	begin(&play, 5);
	answer_file(&play, "\"2\"", lines->str);
	g_assert_cmpstr(post_at(&play, 0)->native_id, ==, "0");
}

/* ---- posts that are looked at again ---- */

static void
recheck(const char *line, const char *mark, int status, const char *body, Recheck *out)
{
	g_autofree char *lines = g_strconcat(TOY "drop = deleted\ngone = code = GONE\n", line,
		NULL);
	g_autoptr(KindSpec) kind = kind_new(lines);
	g_autoptr(SourceSpec) spec = source_spec_new();
	RecheckPost posts[] = { { .id = "1", .tag = "joyfe" }, { .id = "2" },
		{ .id = "https://x.example/3" } };
	g_autoptr(GPtrArray) asked_for = g_ptr_array_new();
	g_autoptr(Request) request = request_new(SERVER);
	g_autoptr(Reply) reply = reply_new(request);

	for (gsize i = 0; i < G_N_ELEMENTS(posts); i++) {
		g_ptr_array_add(asked_for, &posts[i]);
	}
	spec->described = kind;
	g_free(spec->url);
	spec->url = g_strdup(SERVER);
	g_free(reply->mark);
	reply->mark = g_strdup(mark);
	reply->status = status;
	g_bytes_unref(reply->body);
	reply->body = g_bytes_new(body, strlen(body));
	const RecheckInput input = { .spec = spec,
		.posts = asked_for,
		.now_s = NOW_S,
		.budget = 5,
		.reply = mark != NULL ? reply : NULL };
	api_kind.recheck(&input, out);
}

static RecheckVerdict
verdict_at(const Recheck *recheck, guint index)
{
	return ((RecheckFinding *)g_ptr_array_index(recheck->findings, index))->verdict;
}

static void
test_recheck_one(void)
{
	static const struct {
		int status;
		const char *body;
		RecheckVerdict verdict;
	} rows[] = {
		{ 200, "{\"post\":{\"id\":1,\"body\":\"now\"}}", RECHECK_THERE },
		{ 200, "{\"post\":{\"id\":1,\"deleted\":true}}", RECHECK_GONE },
		{ 404, "", RECHECK_GONE },
		{ 400, "{\"code\":\"GONE\"}", RECHECK_GONE },
		{ 400, "{\"code\":\"BAD\"}", RECHECK_UNKNOWN },
		{ 200, "{\"post\":[]}", RECHECK_UNKNOWN },
		{ 200, "<html>", RECHECK_UNKNOWN },
		{ 503, "", RECHECK_UNKNOWN },
	};
	static const char line[] = "recheck = GET /posts/{id} -> post";
	g_auto(Recheck) first = { 0 };

	recheck(line, NULL, 0, "", &first);
	g_assert_cmpuint(first.requests->len, ==, 2);
	g_assert_cmpstr(((Request *)g_ptr_array_index(first.requests, 1))->url, ==,
		SERVER "/posts/2");
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Recheck) found = { 0 };

		g_test_message("%d %s", rows[i].status, rows[i].body);
		recheck(line, "one 1", rows[i].status, rows[i].body, &found);
		g_assert_cmpint(verdict_at(&found, 0), ==, rows[i].verdict);
	}
}

/* Refused alone: where lists are shown, it is the post that is not. */
static void
test_recheck_refused(void)
{
	static const char line[] = "recheck = GET /posts/{id} -> post";
	static const struct {
		int status;
		const char *body;
		RecheckVerdict verdict;
	} rows[] = {
		{ 200, "{\"posts\":[{\"id\":2,\"body\":\"x\"}]}", RECHECK_GONE },
		{ 200, "{\"posts\":[{\"id\":1,\"body\":\"x\"}]}", RECHECK_THERE },
		{ 401, "", RECHECK_UNKNOWN },
		{ 200, "{\"posts\":[{\"id\":", RECHECK_UNKNOWN },
	};
	g_auto(Recheck) refused = { 0 };

	recheck(line, "one 1", 401, "", &refused);
	g_assert_cmpuint(refused.findings->len, ==, 0);
	g_assert_cmpstr(((Request *)g_ptr_array_index(refused.requests, 0))->url, ==,
		SERVER "/posts?tag=joyfe&page=1");
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Recheck) found = { 0 };

		recheck(line, "list 1", rows[i].status, rows[i].body, &found);
		g_assert_cmpint(verdict_at(&found, 0), ==, rows[i].verdict);
	}
}

static void
test_recheck_many(void)
{
	static const char line[] = "recheck = GET /posts?include={ids}";
	g_auto(Recheck) first = { 0 };
	g_auto(Recheck) found = { 0 };
	g_auto(Recheck) cut = { 0 };

	recheck(line, NULL, 0, "", &first);
	g_assert_cmpuint(first.requests->len, ==, 1);
	g_assert_cmpstr(((Request *)g_ptr_array_index(first.requests, 0))->url, ==,
		SERVER "/posts?include=1%2C2");
	recheck(line, "many 1 2", 200, "[{\"id\":2,\"body\":\"x\"}]", &found);
	g_assert_cmpint(verdict_at(&found, 0), ==, RECHECK_UNLISTED);
	g_assert_cmpint(verdict_at(&found, 1), ==, RECHECK_THERE);
	recheck(line, "many 1 2", 200, "[{\"id\":2,\"body\":\"x\"},{", &cut);
	g_assert_cmpint(verdict_at(&cut, 0), ==, RECHECK_UNKNOWN);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/api_files/files", test_files);
	g_test_add_func("/api_files/wrong_files", test_wrong_files);
	g_test_add_func("/api_files/folder", test_folder);
	g_test_add_func("/api_files/parts", test_parts);
	g_test_add_func("/api_files/recheck_one", test_recheck_one);
	g_test_add_func("/api_files/recheck_refused", test_recheck_refused);
	g_test_add_func("/api_files/recheck_many", test_recheck_many);
	return g_test_run();
}
