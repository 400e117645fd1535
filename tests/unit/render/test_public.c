#include "render/public.h"

#include "drafts.h"

#define DOOR "https://us02web.zoom.us/j/8?pwd=secret"

/* A draft of posts, as JSON with ' for ". */
static Draft *
draft_of(const char *posts)
{
	json_t *list = json_of(posts);
	json_auto_t *json = draft_json(json_pack("{s:i, s:[{s:s, s:i, s:o}]}", "posts_total",
		(int)json_array_size(list), "sections", "tag", "#JoyFE", "total",
		(int)json_array_size(list), "posts", list));
	g_autoptr(GError) error = NULL;
	Draft *draft = NULL;

	if (!draft_from_json(json, &draft, &error)) {
		g_error("%s", error->message);
	}
	return draft;
}

static const DraftEntry *
entry_at(const Draft *draft, guint index)
{
	const DraftSection *section = g_ptr_array_index(draft->sections, 0);

	return g_ptr_array_index(section->entries, index);
}

static const char three[] =
	"[{'post_id': 1, 'id': 'u:1', 'link': "
	"'https://t.example/1', 'text': 'Words of Ada', 'author': 'Ada',"
	" 'author_handle': '@ada@t.example'},"
	" {'post_id': 2, 'id': 'u:2', 'link': 'https://t.example/2', 'text': 'Words of Bea',"
	" 'author': 'Bea', 'author_handle': '@bea@t.example', 'consent': 'reduced',"
	" 'why': 'her', 'media': [{'kind': 'picture', 'url': 'https://t.example/p', 'alt': 'A'}]},"
	" {'post_id': 3, 'id': 'u:3', 'link': 'https://t.example/3', 'text': 'Words of Cai',"
	" 'author': 'Cai', 'author_handle': '@cai@t.example',"
	" 'reply_to': {'id': 'u:2', 'author': '@bea@t.example'},"
	" 'quote': {'id': 'u:1', 'url': 'https://t.example/1', 'author': 'Ada', 'text': 'Q'}}]";

static void
test_withheld(void)
{
	g_autoptr(Draft) draft = draft_of(three);
	g_autoptr(GHashTable) levels = g_hash_table_new(g_int64_hash, g_int64_equal);
	int64_t first = 1, second = 2;

	g_hash_table_insert(levels, &second, GINT_TO_POINTER(POST_CONSENT_REDUCED));
	g_autoptr(GHashTable) withheld = public_withhold(draft, levels);
	const Post *ada = entry_at(draft, 0)->post;
	const Post *bea = entry_at(draft, 1)->post;
	const Post *cai = entry_at(draft, 2)->post;
	g_assert_cmpstr(ada->text, ==, "Words of Ada");
	g_assert_null(bea->text);
	g_assert_null(bea->author_name);
	g_assert_null(bea->author_handle);
	g_assert_cmpuint(bea->media->len, ==, 0);
	g_assert_null(entry_at(draft, 1)->why);
	g_assert_cmpstr(bea->url, ==, "https://t.example/2");
	g_assert_true(g_hash_table_contains(withheld, &second));
	g_assert_false(g_hash_table_contains(withheld, &first));
	/* Nobody names her, and of whom may be quoted the quotation stays. */
	g_assert_cmpstr(cai->text, ==, "Words of Cai");
	g_assert_null(cai->reply_to->author);
	g_assert_cmpstr(cai->quote->text, ==, "Q");
}

/* What was said since counts, and takes from others what they quote. */
static void
test_later(void)
{
	g_autoptr(Draft) draft = draft_of(three);
	g_autoptr(GHashTable) levels = g_hash_table_new(g_int64_hash, g_int64_equal);
	int64_t first = 1;

	g_hash_table_insert(levels, &first, GINT_TO_POINTER(POST_CONSENT_REDUCED));
	g_autoptr(GHashTable) withheld = public_withhold(draft, levels);
	g_assert_true(g_hash_table_contains(withheld, &first));
	g_assert_null(entry_at(draft, 0)->post->text);
	g_assert_null(entry_at(draft, 2)->post->quote->text);
	g_assert_null(entry_at(draft, 2)->post->quote->author);
}

static void
test_meetings(void)
{
	json_auto_t *door = json_pack("{s:s, s:i}", "url", DOOR, "number", 1);
	json_auto_t *other = json_pack("{s:s, s:i}", "url", "https://t.example/1", "number", 2);
	json_auto_t *view = json_pack("{s:s, s:O, s:[{s:s, s:O}, {s:s, s:O}], s:{s:s}}", "page",
		DOOR, "link", door, "runs", "text", "At " DOOR, "link", door, "text", "Ŵyl: 10:30",
		"link", other, "words", "kept", DOOR);

	public_hide_meetings(view, "(no)");
	g_assert_true(json_is_null(view_at(view, "link")));
	g_assert_true(json_is_null(view_at(view, "runs.0.link")));
	g_assert_cmpstr(json_string_value(view_at(view, "page")), ==, "(no)");
	g_assert_cmpstr(json_string_value(view_at(view, "runs.0.text")), ==, "At (no)");
	g_assert_cmpstr(json_string_value(view_at(view, "runs.1.text")), ==, "Ŵyl: 10:30");
	g_assert_true(json_is_object(view_at(view, "runs.1.link")));
	g_assert_cmpstr(json_string_value(view_at(view, "words.kept")), ==, DOOR);
}

static const char chat[] =
	"{'tag': '#UKFEChat', 'timezone': 'UTC', 'name': '2026-11-19', 'unquoted': 0,"
	" 'start': '2026-11-19T20:00:00Z', 'end': '2026-11-19T21:00:00Z', 'voices': ["
	"{'post_id': 2, 'label': 'Q1', 'person': 'bea', 'name': 'Bea',"
	" 'urls': ['https://b.example/'], 'titles': ['B']},"
	"{'post_id': 9, 'label': 'Q1', 'person': 'dai', 'name': 'Dai',"
	" 'urls': ['https://d.example/'], 'titles': ['D']},"
	"{'post_id': 3, 'label': 'Q1', 'person': 'cai', 'name': 'Cai',"
	" 'urls': ['https://c.example/'], 'titles': ['C']}]}";

/* Who may not be quoted was there, shown or not, without a name and without what they passed round;
 * and what they asked is not said. */
static void
test_chat(void)
{
	json_t *posts =
		json_of("[{'post_id': 1, 'id': 'u:1', 'text': 'Q1. Words?', 'author': 'Ada',"
			" 'consent': 'reduced', 'asked': {'label': 'Q1', 'said': 'Words?'},"
			" 'below': [{'post_id': 2, 'id': 'u:2', 'text': 'A1. Soup',"
			" 'author': 'Bea', 'consent': 'reduced',"
			" 'asked': {'lead': 'A1.'}}]}]");
	json_auto_t *json = draft_json(json_pack("{s:i, s:[{s:s, s:i, s:o, s:o}]}", "posts_total",
		3, "sections", "kind", "chat", "total", 3, "chat", json_of(chat), "posts", posts));
	g_autoptr(GHashTable) levels = g_hash_table_new(g_int64_hash, g_int64_equal);
	g_autoptr(Draft) draft = NULL;
	GError *error = NULL;
	int64_t cut = 9;

	g_assert_true(draft_from_json(json, &draft, &error));
	g_assert_no_error(error);
	g_hash_table_insert(levels, &cut, GINT_TO_POINTER(POST_CONSENT_REDUCED));
	g_autoptr(GHashTable) withheld = public_withhold(draft, levels);
	const DraftSection *section = g_ptr_array_index(draft->sections, 0);
	const DraftEntry *question = g_ptr_array_index(section->entries, 0);
	const DraftEntry *answer = g_ptr_array_index(question->below, 0);
	const GPtrArray *voices = section->chat->voices;

	g_assert_cmpstr(question->asked->label, ==, "Q1");
	g_assert_null(question->asked->said);
	g_assert_null(answer->asked->lead);
	for (guint i = 0; i < 2; i++) {
		const DraftVoice *voice = g_ptr_array_index(voices, i);

		g_assert_null(voice->name);
		g_assert_cmpuint(voice->urls->len + voice->titles->len, ==, 0);
	}
	const DraftVoice *cai = g_ptr_array_index(voices, 2);
	g_assert_cmpstr(cai->name, ==, "Cai");
	g_assert_cmpuint(cai->urls->len, ==, 1);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/public/withheld", test_withheld);
	g_test_add_func("/public/later", test_later);
	g_test_add_func("/public/meetings", test_meetings);
	g_test_add_func("/public/chat", test_chat);
	return g_test_run();
}
