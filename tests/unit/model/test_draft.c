#include "model/draft.h"

#include "base/error.h"

#include <stdlib.h>
#include <string.h>

/* All that can be said about an entry. */
static void
say_all(DraftEntry *entry)
{
	DraftCopy *copy = g_new0(DraftCopy, 1);

	*copy = (DraftCopy){ 4, g_strdup("A blog"), g_strdup("https://blog.example/2"),
		1794209400 };
	g_ptr_array_add(entry->copies, copy);
	g_ptr_array_add(entry->below, draft_entry_new(post_new()));
	entry->story = g_new0(DraftStory, 1);
	*entry->story = (DraftStory){ g_strdup("https://page.example/"), g_strdup("A page"), 4 };
	entry->person = g_strdup("ada");
	entry->why = g_strdup("much answered");
	entry->answers = 5;
	entry->voices = 3;
	entry->more = 2;
	entry->more_by_author = 3;
	entry->time_s = 1794209400;
	entry->worth[DRAFT_WORTH_CONVERSATION] = 6;
	entry->worth[DRAFT_WORTH_LINK] = 1;
	entry->rank = 7;
	entry->is_newcomer = entry->is_automated = entry->is_waiting = true;
}

static DraftSection *
make_section(void)
{
	DraftSection *section = draft_section_new(DRAFT_SECTION_TAG, hashtag_new("#JoyFE"));

	section->total = 3;
	section->is_incomplete = true;
	section->more_url = g_strdup("https://toot.example/tags/joyfe");
	section->more_place = g_strdup("toot.example");
	for (int64_t id = 1; id <= 2; id++) {
		Post *post = post_new();

		post->id = id;
		post->title = g_strdup_printf("Post %d", (int)id);
		DraftEntry *entry = draft_entry_new(post);
		g_ptr_array_add(section->entries, entry);
		if (id == 2) {
			say_all(entry);
		}
	}
	return section;
}

static Draft *
make_draft(void)
{
	Draft *draft = draft_new();
	CoverageRow *row = g_new0(CoverageRow, 1);
	DraftCut *cut = g_new0(DraftCut, 1);
	const DraftDay before = { DATE_UNKNOWN, 3, 0 };

	draft->digest = g_strdup("weekly");
	draft->frequency = SCHEDULE_WEEKLY;
	draft->number = 12;
	draft->period_start_s = 1794209400;
	draft->period_end_s = 1794814200;
	draft->title = g_strdup("#JoyFE");
	draft->subtitle = g_strdup("A week");
	draft->subject = g_strdup("{title} {number}");
	draft->note = g_strdup("Hello");
	draft->note_once = g_strdup("Hello *you*");
	draft->note_hash = g_strdup("12ab");
	draft->note_by = g_strdup("Ceri");
	draft->schedule = g_strdup("weekly Monday 07:30");
	draft->pause_until_s = 1799047800;
	draft->language = g_strdup("en");
	draft->timezone = g_strdup("Europe/London");
	draft->contact = g_strdup("organiser@example.org");
	draft->posts_total = 3;
	draft->people_total = 2;
	draft->newcomers_total = 1;
	draft->automated_total = 1;
	draft->is_partial = true;
	draft->is_stale = true;
	g_ptr_array_add(draft->sections, make_section());
	*row = (CoverageRow){ .source = g_strdup("blog"),
		.network = g_strdup("A blog"),
		.posts = 2,
		.state = COVERAGE_UNREACHABLE,
		.since_s = 1794209400,
		.why = g_strdup("HTTP 503"),
		.is_missed = true };
	g_ptr_array_add(draft->coverage, row);
	*cut = (DraftCut){ .post_id = 3,
		.reason = g_strdup("over max_posts"),
		.is_carried = true,
		.rank = 9,
		.worth = { [DRAFT_WORTH_SHARING] = 2 } };
	g_ptr_array_add(draft->cuts, cut);
	g_ptr_array_add(draft->tallies, draft_tally_new(hashtag_new("#JoyFE"), 3));
	g_array_append_val(draft->days, before);
	return draft;
}

/* As it stands in databases, with ' for " and without what a post says of itself (test_post.c). */
static const char draft_text[] =
	"{'digest':'weekly','title':'#JoyFE','subtitle':'A week',"
	"'subject':'{title} {number}','note':'Hello',"
	"'note_once':'Hello *you*','note_hash':'12ab','note_by':'Ceri',"
	"'schedule':'weekly Monday 07:30','language':'en','timezone':'Europe/London',"
	"'contact':'organiser@example.org','frequency':'weekly','number':12,"
	"'period_start':'2026-11-09T07:30:00Z','period_end':'2026-11-16T07:30:00Z',"
	"'pause_until':'2027-01-04T07:30:00Z',"
	"'posts_total':3,"
	"'people_total':2,'newcomers_total':1,'automated_total':1,'is_partial':true,"
	"'is_stale':true,"
	"'sections':[{'kind':'tag',"
	"'tag':'#JoyFE','total':3,'is_incomplete':true,"
	"'more_url':'https://toot.example/tags/joyfe','more_place':'toot.example',"
	"'posts':[{'post_id':1,'person':null,'copies':[],'below':[],'story':null,"
	"'why':null,'answers':0,'voices':1,'more':0,'more_by_author':0,'time':null,"
	"'worth':{'conversation':0,'sharing':0,'newcomer':0,'link':0,'freshness':0,"
	"'question':0},'rank':0,'is_aside':false,'is_newcomer':false,'is_automated':false,"
	"'is_waiting':false},{'post_id':2,'person':'ada','copies':[{'post_id':4,"
	"'network':'A blog','url':'https://blog.example/2',"
	"'published':'2026-11-09T07:30:00Z'}],'below':[{'post_id':0,'person':null,"
	"'copies':[],'below':[],'story':null,'why':null,'answers':0,'voices':1,'more':0,"
	"'more_by_author':0,'time':null,'worth':{'conversation':0,'sharing':0,"
	"'newcomer':0,'link':0,'freshness':0,'question':0},'rank':0,'is_aside':false,"
	"'is_newcomer':false,'is_automated':false,'is_waiting':false}],"
	"'story':{'url':'https://page.example/','title':'A page','posts':4},"
	"'why':'much answered','answers':5,'voices':3,'more':2,'more_by_author':3,"
	"'time':'2026-11-09T07:30:00Z','worth':{'conversation':6,'sharing':0,"
	"'newcomer':0,'link':1,'freshness':0,'question':0},'rank':7,'is_aside':false,"
	"'is_newcomer':true,'is_automated':true,'is_waiting':true}]}],'coverage':[{'source':'blog',"
	"'network':'A blog','posts':2,'state':'unreachable',"
	"'since':'2026-11-09T07:30:00Z','why':'HTTP 503','is_missed':true}],"
	"'cuts':[{'post_id':3,"
	"'reason':'over max_posts','is_carried':true,'worth':{'conversation':0,"
	"'sharing':2,'newcomer':0,'link':0,'freshness':0,'question':0},'rank':9}],"
	"'tallies':[{'tag':'#JoyFE','posts':3}],'days':[{'start':null,'posts':3,'tag':0}]}";

/* The same in a database of 0.4.0: sections were those of hashtags, and nothing was ranked. */
static const char old_text[] =
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
remove_own_of(json_t *posts)
{
	g_autoptr(Post) empty = post_new();
	json_auto_t *own = post_to_json(empty);
	json_t *post;
	const char *name;
	json_t *value;
	gsize i;

	json_array_foreach (posts, i, post) {
		json_object_foreach (own, name, value) {
			json_object_del(post, name);
		}
		remove_own_of(json_object_get(post, "below"));
	}
}

static void
remove_posts_own(json_t *draft)
{
	const json_t *section = json_array_get(json_object_get(draft, "sections"), 0);

	remove_own_of(json_object_get(section, "posts"));
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
	const DraftEntry *entry = g_ptr_array_index(section->entries, 1);
	g_assert_cmpint(entry->post->id, ==, 2);
	g_assert_cmpstr(entry->why, ==, "much answered");
	g_assert_cmpint(draft_entry_worth(entry), ==, 7);
	g_assert_cmpint(draft_posts_shown(back), ==, 3);
	g_assert_cmpint(back->period_end_s, ==, 1794814200);
}

/* A draft that an older version stored. */
static void
test_old(void)
{
	g_autofree char *text = g_strdelimit(g_strdup(old_text), "'", '"');
	json_auto_t *json = json_loads(text, 0, NULL);
	g_autoptr(Draft) draft = NULL;

	g_assert_true(draft_from_json(json, &draft, NULL));
	const DraftSection *section = g_ptr_array_index(draft->sections, 0);
	const DraftEntry *entry = g_ptr_array_index(section->entries, 1);
	g_assert_cmpint(section->kind, ==, DRAFT_SECTION_TAG);
	g_assert_cmpint(entry->post->id, ==, 2);
	g_assert_cmpint(entry->voices, ==, 1);
	g_assert_cmpuint(entry->copies->len, ==, 0);
	g_assert_cmpint(draft_posts_shown(draft), ==, 2);
	g_assert_cmpuint(draft->days->len, ==, 0);
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
		{ "{\"sections\":[{\"tag\":\"a\",\"posts\":[{\"copies\":[1]}]}]}",
			"\"sections\": row 1: member \"posts\": row 1: member \"copies\": row 1" },
		{ "{\"sections\":[{\"tag\":\"a\",\"posts\":[{\"below\":[{\"rank\":-1}]}]}]}",
			"member \"below\": row 1: member \"rank\"" },
		{ "{\"sections\":[{\"tag\":\"a\",\"posts\":[{\"worth\":{\"link\":true}}]}]}",
			"row 1: member \"worth\": member \"link\"" },
		{ "{\"sections\":[{\"tag\":\"a\",\"posts\":[{\"story\":{\"url\":1}}]}]}",
			"row 1: member \"story\": member \"url\"" },
		{ "{\"sections\":[{\"kind\":\"odd\"}]}", "\"sections\": row 1: member \"kind\"" },
		{ "{\"sections\":[{\"kind\":\"tag\"}]}", "\"sections\": row 1: member \"tag\"" },
		{ "{\"tallies\":[{\"posts\":1}]}", "\"tallies\": row 1: member \"tag\"" },
		{ "{\"days\":[{\"posts\":-1}]}", "member \"days\": member \"posts\"" },
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

static void
add_voice(DraftChat *chat, const char *label, const char *person)
{
	DraftVoice *voice = draft_voice_new();

	voice->post_id = 7;
	voice->label = g_strdup(label);
	voice->person = g_strdup(person);
	voice->name = g_strdup("Secret Ada");
	g_ptr_array_add(voice->urls, g_strdup("https://secret.example/"));
	g_ptr_array_add(voice->titles, g_strdup("A secret"));
	g_ptr_array_add(chat->voices, voice);
}

static DraftSection *
make_chat(void)
{
	DraftSection *section = draft_section_new(DRAFT_SECTION_CHAT, NULL);
	DraftEntry *question = draft_entry_new(post_new());

	section->chat = draft_chat_new(hashtag_new("#UKFEChat"));
	section->chat->timezone = g_strdup("Europe/London");
	section->chat->name = g_strdup("2026-11-19");
	section->chat->web_url = g_strdup("https://letters.example/secret");
	section->chat->start_s = 1795118400;
	section->chat->end_s = 1795122000;
	question->post->text = g_strdup("A secret");
	question->post->author_name = g_strdup("Secret Ada");
	question->asked = draft_asked_new();
	question->asked->label = g_strdup("Q1");
	question->asked->said = g_strdup("What is secret?");
	g_ptr_array_add(section->entries, question);
	add_voice(section->chat, "Q1", "ada-secret");
	add_voice(section->chat, "Q1", "ada-secret");
	add_voice(section->chat, "Q2", "bea-secret");
	return section;
}

/* Of a chat its hour, its questions and how many answered; no word and no name. */
static void
test_figures(void)
{
	g_autoptr(Draft) draft = make_draft();
	g_autoptr(Draft) read = NULL;
	GError *error = NULL;

	g_ptr_array_add(draft->sections, make_chat());
	g_autofree char *figures = draft_figures(draft);
	g_assert_null(strstr(figures, "ecret"));
	json_auto_t *json = json_loads(figures, 0, NULL);
	g_assert_true(draft_from_json(json, &read, &error));
	g_assert_no_error(error);
	g_assert_cmpuint(read->sections->len, ==, 1);
	const DraftSection *section = g_ptr_array_index(read->sections, 0);
	const DraftEntry *question = g_ptr_array_index(section->entries, 0);
	g_assert_cmpstr(section->chat->name, ==, "2026-11-19");
	g_assert_cmpint(section->chat->start_s, ==, 1795118400);
	g_assert_cmpint(draft_chat_people(section->chat), ==, 2);
	g_assert_cmpint(draft_chat_answers(section->chat, "Q1"), ==, 2);
	g_assert_cmpstr(question->asked->label, ==, "Q1");
	g_assert_null(question->asked->said);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/draft/origin", test_origin);
	g_test_add_func("/draft/to-json", test_to_json);
	g_test_add_func("/draft/there-and-back", test_there_and_back);
	g_test_add_func("/draft/old", test_old);
	g_test_add_func("/draft/empty", test_empty);
	g_test_add_func("/draft/hash", test_hash);
	g_test_add_func("/draft/wrong-members", test_wrong_members);
	g_test_add_func("/draft/figures", test_figures);
	return g_test_run();
}
