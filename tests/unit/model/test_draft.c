#include "model/draft.h"

#include "base/error.h"

#include <stdlib.h>
#include <string.h>

static DraftSection *
make_section(void)
{
	DraftSection *section = draft_section_new(hashtag_new("#JoyFE"));

	section->total = 3;
	section->is_incomplete = true;
	for (int64_t id = 1; id <= 2; id++) {
		Post *post = post_new();

		post->id = id;
		post->title = g_strdup_printf("Post %d", (int)id);
		DraftItem *item = draft_item_new(post);
		item->why = id == 2 ? g_strdup("much answered") : NULL;
		g_ptr_array_add(section->items, item);
		g_ptr_array_add(item->also_on, g_strdup("A blog"));
	}
	return section;
}

static Draft *
make_draft(void)
{
	Draft *draft = draft_new();
	CoverageRow *row = g_new0(CoverageRow, 1);
	DraftCut *cut = g_new0(DraftCut, 1);

	draft->digest = g_strdup("weekly");
	draft->frequency = SCHEDULE_WEEKLY;
	draft->number = 12;
	draft->period_start_s = 1794209400;
	draft->period_end_s = 1794814200;
	draft->title = g_strdup("#JoyFE");
	draft->subtitle = g_strdup("A week");
	draft->note = g_strdup("Hello");
	draft->language = g_strdup("en");
	draft->timezone = g_strdup("Europe/London");
	draft->contact = g_strdup("organiser@example.org");
	draft->posts_total = 3;
	draft->people_total = 2;
	draft->is_stale = true;
	g_ptr_array_add(draft->sections, make_section());
	*row = (CoverageRow){ .source = g_strdup("blog"),
		.network = g_strdup("A blog"),
		.posts = 2,
		.state = COVERAGE_UNREACHABLE,
		.since_s = 1794209400,
		.why = g_strdup("HTTP 503") };
	g_ptr_array_add(draft->coverage, row);
	*cut = (DraftCut){ .post_id = 3, .reason = g_strdup("over max_posts") };
	g_ptr_array_add(draft->cuts, cut);
	return draft;
}

/* As it stands in databases, with ' for " and without what a post says of itself (test_post.c). */
static const char draft_text[] =
	"{'digest':'weekly','frequency':'weekly','number':12,"
	"'period_start':'2026-11-09T07:30:00Z','period_end':'2026-11-16T07:30:00Z',"
	"'title':'#JoyFE','subtitle':'A week','note':'Hello','language':'en',"
	"'timezone':'Europe/London','contact':'organiser@example.org','posts_total':3,"
	"'people_total':2,'is_stale':true,'sections':[{'tag':'#JoyFE','total':3,"
	"'is_incomplete':true,'posts':[{'post_id':1,'also_on':['A blog'],'why':null},"
	"{'post_id':2,'also_on':['A blog'],'why':'much answered'}]}],"
	"'coverage':[{'source':'blog','network':'A blog','posts':2,'state':'unreachable',"
	"'since':'2026-11-09T07:30:00Z','why':'HTTP 503'}],"
	"'cuts':[{'post_id':3,'reason':'over max_posts'}]}";

static void
remove_posts_own(json_t *draft)
{
	g_autoptr(Post) empty = post_new();
	json_auto_t *own = post_to_json(empty);
	json_t *section = json_array_get(json_object_get(draft, "sections"), 0);
	json_t *post;
	const char *name;
	json_t *value;
	gsize i;

	json_array_foreach (json_object_get(section, "posts"), i, post) {
		json_object_foreach (own, name, value) {
			json_object_del(post, name);
		}
	}
}

static void
test_to_json(void)
{
	g_autoptr(Draft) draft = make_draft();
	json_auto_t *json = draft_to_json(draft);

	remove_posts_own(json);
	char *dump = json_dumps(json, JSON_COMPACT);
	g_autofree char *got = g_strdelimit(g_strdup(dump), "\"", '\'');
	free(dump);
	g_assert_cmpstr(got, ==, draft_text);
}

static void
test_there_and_back(void)
{
	g_autoptr(Draft) draft = make_draft();
	g_autoptr(Draft) back = NULL;
	json_auto_t *json = draft_to_json(draft);

	g_assert_true(draft_from_json(json, &back, NULL));
	json_auto_t *again = draft_to_json(back);
	g_assert_true(json_equal(json, again));

	const DraftSection *section = g_ptr_array_index(back->sections, 0);
	const Post *second = draft_section_post(section, 1);
	const DraftItem *item = g_ptr_array_index(section->items, 1);
	g_assert_cmpint(second->id, ==, 2);
	g_assert_cmpstr(item->why, ==, "much answered");
	g_assert_cmpstr(g_ptr_array_index(item->also_on, 0), ==, "A blog");
	g_assert_cmpint(draft_posts_shown(back), ==, 2);
	g_assert_cmpint(back->period_end_s, ==, 1794814200);
}

/* What was found at the origin is there where there is something to tell; drafts of before have
 * nothing of it. */
static void
test_origin(void)
{
	g_autoptr(Draft) draft = make_draft();
	g_autoptr(Draft) back = NULL;
	g_autoptr(Draft) wrong = NULL;
	g_autofree char *hash = draft_hash(draft);
	GError *error = NULL;

	json_auto_t *before = draft_to_json(draft);
	g_assert_null(json_object_get(before, "origin"));
	draft->origin = (DraftOrigin){ .taken_back = 3, .corrected = 1, .unsure = 2 };
	g_autofree char *other = draft_hash(draft);
	g_assert_cmpstr(hash, !=, other);
	json_auto_t *json = draft_to_json(draft);
	g_assert_true(draft_from_json(json, &back, NULL));
	g_assert_cmpint(back->origin.taken_back, ==, 3);
	g_assert_cmpint(back->origin.corrected, ==, 1);
	g_assert_cmpint(back->origin.unsure, ==, 2);
	json_object_set_new(json_object_get(json, "origin"), "unsure", json_string("many"));
	g_assert_false(draft_from_json(json, &wrong, &error));
	g_assert_nonnull(strstr(error->message, "\"origin\""));
	g_error_free(error);
}

static void
test_empty(void)
{
	g_autoptr(Draft) draft = draft_new();
	g_autoptr(Draft) back = NULL;
	json_auto_t *json = draft_to_json(draft);

	g_assert_cmpint(draft_posts_shown(draft), ==, 0);
	g_assert_true(draft_from_json(json, &back, NULL));
	g_assert_cmpuint(back->sections->len, ==, 0);
}

static void
test_hash(void)
{
	g_autoptr(Draft) draft = make_draft();
	g_autoptr(Draft) same = make_draft();
	g_autofree char *hash = draft_hash(draft);
	g_autofree char *same_hash = draft_hash(same);

	g_assert_cmpuint(strlen(hash), ==, 64);
	g_assert_cmpstr(hash, ==, same_hash);
	same->number++;
	g_autofree char *other_hash = draft_hash(same);
	g_assert_cmpstr(hash, !=, other_hash);
}

static void
test_wrong_members(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "1", "expected an object" },
		{ "{\"number\":-1}", "\"number\"" },
		{ "{\"number\":4294967296}", "\"number\"" },
		{ "{\"sections\":{}}", "\"sections\"" },
		{ "{\"sections\":[{}]}", "\"sections\": row 1: member \"tag\"" },
		{ "{\"sections\":[{\"tag\":\"a\"},{\"tag\":\"b\",\"posts\":[{},{\"title\":1}]}]}",
			"\"sections\": row 2: member \"posts\": row 2: member \"title\"" },
		{ "{\"sections\":[{\"tag\":\"a\",\"posts\":[{\"post_id\":\"x\"}]}]}",
			"\"sections\": row 1: member \"posts\": row 1: member \"post_id\"" },
		{ "{\"sections\":[{\"tag\":\"a\",\"posts\":[{\"also_on\":[1]}]}]}",
			"\"sections\": row 1: member \"posts\": row 1: member \"also_on\": row 1" },
		{ "{\"sections\":[{\"tag\":\"a\",\"posts\":[1]}]}",
			"\"posts\": row 1: expected an object" },
		{ "{\"coverage\":[{\"state\":\"odd\"}]}", "\"coverage\": row 1: member \"state\"" },
		{ "{\"cuts\":[[]]}", "\"cuts\": row 1: expected an object" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		json_auto_t *json = json_loads(rows[i].text, JSON_DECODE_ANY, NULL);
		g_autoptr(Draft) draft = NULL;
		g_autoptr(GError) error = NULL;

		g_assert_false(draft_from_json(json, &draft, &error));
		g_assert_null(draft);
		g_assert_true(g_error_matches(error, TAGDIGEST_ERROR, ERROR_PARSE_PERMANENT));
		if (strstr(error->message, rows[i].want) == NULL) {
			g_test_message("%s: got %s", rows[i].text, error->message);
			g_test_fail();
		}
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/draft/origin", test_origin);
	g_test_add_func("/draft/to-json", test_to_json);
	g_test_add_func("/draft/there-and-back", test_there_and_back);
	g_test_add_func("/draft/empty", test_empty);
	g_test_add_func("/draft/hash", test_hash);
	g_test_add_func("/draft/wrong-members", test_wrong_members);
	return g_test_run();
}
