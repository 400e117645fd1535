/*
 * A kind described in ini, and any bytes as what its server answers, or as its file.
 *
 * Up to the first line "%%" stand the kind's lines (key = value), behind it the document. What does
 * not compile is refused with words; what does is read as each answer that there is, as a file and
 * by itself. A server that gives these bytes to whatever it is asked: the run must end.
 */
#include "model/kind_spec.tab.h"
#include "source/api.h"

#include "posts.h"

#include <stdint.h>
#include <string.h>

#define NOW_S 1795000000
#define BEGIN_S (NOW_S - 7 * 86400)
#define REQUESTS_MAX 14
#define CUT "\n%%\n"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct {
	const char *key;
	gsize offset;
} members[] = {
#define ROW(member, ...) { #member, offsetof(KindSpec, member) },
	KIND_SPEC_KEYS(ROW)
#undef ROW
};

static KindSpec *
kind_of_lines(const char *lines)
{
	KindSpec *kind = kind_spec_new();
	g_auto(GStrv) rows = g_strsplit(lines, "\n", 0);

	kind->name = g_strdup("fuzz");
	for (guint i = 0; rows[i] != NULL; i++) {
		char *value = strstr(rows[i], " = ");

		for (gsize k = 0; value != NULL && k < G_N_ELEMENTS(members); k++) {
			char **member = &G_STRUCT_MEMBER(char *, kind, members[k].offset);

			if (strncmp(rows[i], members[k].key, strlen(members[k].key)) == 0
				&& rows[i] + strlen(members[k].key) == value && *member == NULL) {
				*member = g_strdup(value + 3);
			}
		}
	}
	return kind;
}

static Reply *
reply_of(const char *mark, const char *url, int status, GBytes *document)
{
	g_autoptr(Request) request = request_new(url);
	Reply *reply = reply_new(request);

	g_free(reply->mark);
	reply->mark = g_strdup(mark);
	reply->status = status;
	g_bytes_unref(reply->body);
	reply->body = g_bytes_ref(document);
	g_hash_table_insert(reply->headers, g_strdup("etag"), g_strdup("\"1\""));
	g_hash_table_insert(reply->headers, g_strdup("link"),
		g_strdup("<https://toy.example/more>; rel=\"next\""));
	return reply;
}

/* From beginning to end, with one answer to all. */
static void
check_run(const SourceSpec *spec, int status, GBytes *document)
{
	g_autoptr(GPtrArray) marks = g_ptr_array_new_with_free_func(g_free);
	json_auto_t *state = NULL;
	int left = REQUESTS_MAX;

	for (guint i = 0; i <= marks->len; i++) {
		const char *mark = i == 0 ? NULL : g_ptr_array_index(marks, i - 1);
		g_autoptr(Reply) reply = reply_of(mark, spec->url, status, document);
		g_auto(Step) step = { 0 };
		const StepInput input = { .spec = spec,
			.state = state,
			.now_s = NOW_S,
			.begin_s = BEGIN_S,
			.budget = left,
			.reply = i == 0 ? NULL : reply };

		kind_step(&api_kind, &input, &step);
		g_assert_cmpint((int)step.requests->len, <=, left);
		g_assert_true(step.outcome == STEP_GO_ON || step.why != NULL);
		check_posts(step.posts);
		left -= (int)step.requests->len;
		json_decref(state);
		g_autofree char *text = json_dumps(step.state, JSON_COMPACT);
		g_assert_nonnull(text);
		state = json_loads(text, 0, NULL);
		for (guint k = 0; k < step.requests->len; k++) {
			const Request *request = g_ptr_array_index(step.requests, k);

			check_text(request->url);
			g_ptr_array_add(marks, g_strdup(request->mark));
		}
	}
}

static void
check_recheck(const SourceSpec *spec, GBytes *document)
{
	static const char *const marks[] = { "one 7", "many 7 8" };
	RecheckPost asked = { .id = "7" };
	g_autoptr(GPtrArray) posts = g_ptr_array_new();

	g_ptr_array_add(posts, &asked);
	for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
		g_autoptr(Reply) reply = reply_of(marks[i], spec->url, 200, document);
		const RecheckInput input = {
			.spec = spec, .posts = posts, .now_s = NOW_S, .budget = 9, .reply = reply
		};
		g_auto(Recheck) recheck = { 0 };

		api_kind.recheck(&input, &recheck);
		check_posts(recheck.posts);
	}
}

static void
check_parse(const SourceSpec *spec, GBytes *document)
{
	g_autoptr(Reply) reply = reply_of(NULL, spec->url, 200, document);
	const StepInput input = { .spec = spec, .now_s = NOW_S, .reply = reply };
	g_autoptr(GPtrArray) posts = NULL;
	g_autofree char *remark = NULL;
	g_autoptr(GError) error = NULL;

	if (api_kind.parse(&input, &posts, &remark, &error)) {
		check_posts(posts);
		check_text(remark);
	} else {
		check_text(error->message);
	}
}

static SourceSpec *
source_of(const KindSpec *kind, const char *url)
{
	SourceSpec *spec = source_spec_new();

	spec->name = g_strdup("fuzz");
	spec->kind = g_strdup("fuzz");
	spec->described = kind;
	g_free(spec->url);
	spec->url = g_strdup(url);
	g_ptr_array_add(spec->tags, hashtag_new("JoyFE"));
	g_ptr_array_add(spec->tags, hashtag_new("Gŵyl"));
	return spec;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *cut = g_strstr_len((const char *)data, (gssize)size, CUT);
	const size_t length = cut != NULL ? (size_t)(cut - (const char *)data) : size;
	const size_t begin = cut != NULL ? length + strlen(CUT) : size;
	g_autofree char *lines = g_strndup((const char *)data, length);
	g_autoptr(GBytes) document = g_bytes_new(data + begin, size - begin);
	g_autoptr(GError) error = NULL;
	const char *key = NULL;

	if (!g_utf8_validate(lines, -1, NULL)) {
		return 0; /* no ini holds that */
	}
	g_autoptr(KindSpec) kind = kind_of_lines(lines);
	if (!kind_spec_compile(kind, &key, &error)) {
		g_assert_nonnull(key);
		check_text(error->message);
		return 0;
	}
	g_autoptr(SourceSpec) server = source_of(kind, "https://toy.example");
	g_autoptr(SourceSpec) file = source_of(kind, "file:///srv/export");
	check_run(server, 200, document);
	check_run(server, 400, document);
	check_run(file, 200, document);
	check_recheck(server, document);
	check_parse(server, document);
	return 0;
}
