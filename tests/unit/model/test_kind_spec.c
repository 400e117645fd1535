#include "model/kind_plan.h"

#include "base/error.h"

#include <string.h>

/* A kind with all that is needed, and one line more. */
static KindSpec *
make(const char *request, const char *next)
{
	KindSpec *spec = kind_spec_new();

	spec->name = g_strdup("toy");
	spec->request = g_strdup(request);
	spec->next = g_strdup(next);
	spec->text = g_strdup("body");
	return spec;
}

static void
check_refused(KindSpec *spec, const char *wrong_key, const char *wrong)
{
	g_autoptr(GError) error = NULL;
	const char *key = NULL;

	g_assert_false(kind_spec_compile(spec, &key, &error));
	g_test_message("%s: %s", key, error->message);
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
	g_assert_cmpstr(key, ==, wrong_key);
	g_assert_nonnull(strstr(error->message, wrong));
	g_assert_null(spec->plan);
}

/* ---- the language ---------------------------------------------------------------------------- */

static void
test_paths(void)
{
	static const struct {
		const char *text;
		guint hops; /* 0: it is none */
	} rows[] = {
		{ "id", 1 },
		{ "post.author.name", 3 },
		{ " post . author ", 2 },
		{ "files[].url", 3 },
		{ "files[0].url", 3 },
		{ "[0].id", 2 },
		{ "/users[id=posters[0].user_id].name", 3 },
		{ "_embedded.wp:term[][].name", 5 },
		{ "\"a.b\".c", 2 },
		{ "Created (UTC)", 1 },
		{ "", 0 },
		{ ".", 0 },
		{ "a.", 0 },
		{ "a..b", 0 },
		{ "a[", 0 },
		{ "a[1", 0 },
		{ "a[x]", 0 },
		{ "a[x=]", 0 },
		{ "a]b", 0 },
		{ "\"a", 0 },
		{ "a[b=c[b=d[b=e[b=f[b=g]]]]]", 0 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(KindPath) path = NULL;
		g_autoptr(GError) error = NULL;
		const bool is_path = kind_path_parse(rows[i].text, &path, &error);

		g_test_message("%s", rows[i].text);
		g_assert_true(is_path == (rows[i].hops > 0));
		if (is_path) {
			g_assert_cmpint(path->hops->len, ==, rows[i].hops);
		} else {
			g_assert_nonnull(strstr(error->message, "expected"));
		}
	}
}

static void
test_values(void)
{
	static const struct {
		const char *text;
		guint ways, pieces; /* of the first way */
	} rows[] = {
		{ "id", 1, 1 },
		{ "a | b | c", 3, 1 },
		{ "@{user.name}@{user.host | HOST}", 1, 4 },
		{ "{SERVER}/notes/{id}", 1, 3 },
		{ "date {gmt}Z | date", 2, 3 },
		{ "a | ", 0, 0 },
		{ "{a", 0, 0 },
		{ "{}", 0, 0 },
		{ "{a{b}}", 0, 0 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(KindValue) value = NULL;
		const bool is_value = kind_value_parse(rows[i].text, &value, NULL);

		g_test_message("%s", rows[i].text);
		g_assert_true(is_value == (rows[i].ways > 0));
		if (is_value) {
			const GPtrArray *first = g_ptr_array_index(value->ways, 0);

			g_assert_cmpint(value->ways->len, ==, rows[i].ways);
			g_assert_cmpint(first->len, ==, rows[i].pieces);
		}
	}
}

static void
test_conditions(void)
{
	static const struct {
		const char *text;
		guint count; /* 0: they are none */
	} rows[] = {
		{ "deleted", 1 },
		{ "!deleted, visibility = public | unlisted, kind != draft", 3 },
		{ "![0].id", 1 },
		{ "files[].isSensitive", 1 },
		{ "/users[id=author].bot = true", 1 },
		{ "", 0 },
		{ "a =", 0 },
		{ "a = b |", 0 },
		{ "= b", 0 },
		{ "a,,b", 0 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GPtrArray) conditions = NULL;
		const bool are_any = kind_conditions_parse(rows[i].text, &conditions, NULL);

		g_test_message("%s", rows[i].text);
		g_assert_true(are_any == (rows[i].count > 0));
		if (are_any) {
			g_assert_cmpint(conditions->len, ==, rows[i].count);
		}
	}
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void
test_requests(void)
{
	static const struct {
		const char *request, *next, *key, *wrong;
	} rows[] = {
		{ "/posts", NULL, "request", "is no request (expected GET /path" },
		{ "PUT /posts", NULL, "request", "is no request" },
		{ "GET posts", NULL, "request", "does not begin at the server" },
		{ "GET /posts tag", NULL, "request", "behind its path" },
		{ "POST /posts", NULL, "request", "POST without a body" },
		{ "POST /posts {tag: 1}", NULL, "request", "the body is no JSON" },
		{ "GET /posts?q={hashtag}", NULL, "request", "there is no place {hashtag} here" },
		{ "POST /posts {\"q\": \"{hashtag}\"}", NULL, "request", "no place {hashtag}" },
		{ "GET /posts?q={tag}", "page", "next", "goes on by {page}, which is nowhere" },
		{ "GET /posts?q={tag}", "pages", "next", "is no way to go on (expected page" },
		{ "GET /posts?q={tag}&c={cursor}", "cursor", "next", "is no way to go on" },
		{ "GET /posts?q={tag}&c={cursor}", "cursor a..b", "next", "is no path" },
		{ "GET /posts?tag={lookup}", NULL, "lookup", "is missing" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(KindSpec) spec = make(rows[i].request, rows[i].next);

		check_refused(spec, rows[i].key, rows[i].wrong);
	}
}

static void
test_lacks(void)
{
	g_autoptr(KindSpec) wordless = make("GET /posts?q={tag}", NULL);
	g_autoptr(KindSpec) lookup = make("GET /posts?tag={lookup}", NULL);
	g_autoptr(KindSpec) gate = make("GET /posts?q={tag}", NULL);
	g_autoptr(KindSpec) closed = make("GET /posts?q={tag}", NULL);
	g_autoptr(KindSpec) recheck = make("GET /posts?q={tag}", NULL);
	g_autoptr(KindSpec) token = make("GET /posts?q={tag}", NULL);
	g_autoptr(KindSpec) four = make("GET /posts?q={tag}", NULL);

	g_clear_pointer(&wordless->text, g_free);
	check_refused(wordless, "text", "is missing, and so are title, html");
	lookup->lookup = g_strdup("GET /tags?name={tag}");
	check_refused(lookup, "lookup", "does not say where {lookup} is");
	gate->gate = g_strdup("GET /about");
	check_refused(gate, "closed", "is missing, and so is partial");
	closed->partial = g_strdup("visitors = none");
	check_refused(closed, "gate", "is missing");
	recheck->recheck = g_strdup("GET /posts/1");
	check_refused(recheck, "recheck", "does not say which post");
	token->token = g_strdup("Bearer");
	check_refused(token, "token", "says no place of a token");
	four->counts = g_strdup("a, b, c, d");
	check_refused(four, "counts", "more than 3 values");
}

static void
test_plan(void)
{
	g_autoptr(KindSpec) spec = make("GET /posts?q={tag}&page={page}", "page 0");
	g_autoptr(GError) error = NULL;
	const char *key = NULL;

	spec->author = g_strdup("user.name, , user.page");
	spec->token = g_strdup("query api_key");
	spec->recheck = g_strdup("GET /posts/{id} -> post");
	g_assert_true(kind_spec_compile(spec, &key, &error));
	g_assert_no_error(error);
	g_assert_cmpint(spec->plan->next, ==, KIND_NEXT_PAGE);
	g_assert_cmpint(spec->plan->first_page, ==, 0);
	g_assert_nonnull(spec->plan->id); /* without a word it is "id" */
	g_assert_nonnull(spec->plan->author[0]);
	g_assert_null(spec->plan->author[1]);
	g_assert_nonnull(spec->plan->author[2]);
	g_assert_cmpint(spec->plan->token_place, ==, KIND_TOKEN_QUERY);
	g_assert_cmpstr(spec->plan->token_name, ==, "api_key");
	g_assert_cmpstr(spec->plan->recheck->path, ==, "/posts/{id}");
	g_assert_nonnull(spec->plan->recheck->result);
	g_assert_true(kind_request_has(spec->plan->request, "page"));
	g_assert_false(kind_request_has(spec->plan->request, "cursor"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/kind_spec/paths", test_paths);
	g_test_add_func("/kind_spec/values", test_values);
	g_test_add_func("/kind_spec/conditions", test_conditions);
	g_test_add_func("/kind_spec/requests", test_requests);
	g_test_add_func("/kind_spec/lacks", test_lacks);
	g_test_add_func("/kind_spec/plan", test_plan);
	return g_test_run();
}
