/* A chat in a draft: which answers are shown, what is cut, and what goes when words are taken back.
 */
#include "section_entries.h"

/* An answer of some worth. */
static DraftEntry *
said(int64_t id, const char *person, int worth)
{
	DraftEntry *entry = entry_of(id, "JoyFE", person);

	entry->worth[DRAFT_WORTH_CONVERSATION] = worth;
	entry->rank = 0;
	return entry;
}

static void
add_voice(DraftChat *chat, const DraftEntry *entry, const char *label)
{
	DraftVoice *voice = draft_voice_new();

	voice->post_id = entry->post->id;
	voice->label = g_strdup(label);
	voice->person = g_strdup(entry->person);
	voice->name = g_strdup(entry->person + 1);
	g_ptr_array_add(chat->voices, voice);
}

static DraftEntry *
asked(DraftSection *section, int64_t id)
{
	DraftEntry *question = entry_of(id, "JoyFE", "@host");

	question->rank = 0;
	question->asked = draft_asked_new();
	question->asked->label = g_strdup_printf("Q%u", section->entries->len + 1);
	question->asked->said = g_strdup("Why?");
	g_ptr_array_add(section->entries, question);
	return question;
}

static void
answer(DraftSection *section, DraftEntry *question, DraftEntry *entry)
{
	entry->asked = draft_asked_new();
	g_ptr_array_add(question->below, entry);
	add_voice(section->chat, entry, question->asked->label);
}

static DraftSection *
new_chat(void)
{
	DraftSection *section = draft_section_new(DRAFT_SECTION_CHAT, NULL);

	section->chat = draft_chat_new(hashtag_new("JoyFE"));
	section->chat->timezone = g_strdup("UTC");
	return section;
}

/* Two questions: five answers of three people, and one that is folded. */
static DraftSection *
hour(void)
{
	DraftSection *section = new_chat();
	DraftEntry *first = asked(section, 20), *second = asked(section, 30);
	DraftEntry *folded = said(31, "@eve", 9);

	answer(section, first, said(21, "@ada", 9));
	answer(section, first, said(22, "@ada", 8));
	answer(section, first, said(23, "@bo", 2));
	answer(section, first, said(24, "@cy", 1));
	answer(section, first, said(25, "@bo", 7));
	folded->post->warning = g_strdup("grief");
	answer(section, second, folded);
	return section;
}

/* As flow does it: what passed beside it, the chat, and one post that goes with its questions. */
static void
fill_with(Draft *draft, const DigestSpec *spec, DraftSection *section, GPtrArray *entries)
{
	const EntryRule rule = { .period_end_s = draft->period_end_s };
	const ChoiceRule room = rule_of(draft, spec);
	GPtrArray *also = new_entries();
	GPtrArray *gathered = entry_gather(entries, &rule);

	g_ptr_array_add(also, said(26, "@host", 0));
	g_autoptr(GPtrArray) all = g_ptr_array_new();
	g_ptr_array_extend(all, gathered, NULL, NULL);
	g_ptr_array_extend(all, section->entries, NULL, NULL);
	g_ptr_array_extend(all, also, NULL, NULL);
	tally_count(draft, spec, all);
	section_chat(draft, section, also);
	g_ptr_array_add(draft->sections, section);
	section_fill(draft, spec, &room, gathered);
}

static GPtrArray *
others(void)
{
	GPtrArray *entries = new_entries();

	g_ptr_array_add(entries, entry_of(1, "JoyFE", "@dee"));
	g_ptr_array_add(entries, entry_of(2, "JoyFE", "@ada"));
	return entries;
}

static void
expect_sections(const Draft *draft, const char *want)
{
	g_autofree char *got = picture(draft);

	g_assert_cmpstr(got, ==, want);
}

/* The best of three persons, by time; all count, and none has a place twice. */
static void
test_best(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE", 60);
	g_autoptr(Draft) draft = new_draft();

	fill_with(draft, spec, hour(), others());
	expect_sections(draft, "chat 20(21 24 25 +2) 30 +1 of 9, #JoyFE 1 2");
	g_assert_cmpint(draft->posts_total, ==, 11);
	g_assert_cmpuint(draft->cuts->len, ==, 4);
	for (guint i = 0; i < draft->cuts->len; i++) {
		const DraftCut *cut = g_ptr_array_index(draft->cuts, i);

		g_assert_cmpstr(cut->reason, ==, SECTION_CUT_CHAT);
		g_assert_false(cut->is_carried);
	}
	g_assert_false(draft_is_small(draft));
}

/* Caps cut what stands elsewhere; the chat keeps its place in the order. */
static void
test_stays(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE", 1);
	g_autoptr(Draft) draft = new_draft();
	const ChoiceRule room = rule_of(draft, spec);

	g_assert_true(section_order_parse("tags chats", &spec->sections, NULL));
	fill_with(draft, spec, hour(), others());
	expect_sections(draft, "#JoyFE 1 of 2, chat 20(21 24 25 +2) 30 +1 of 9");
	g_assert_false(section_cut(draft, spec, &room, 5));
	expect_sections(draft, "#JoyFE 1 of 2, chat 20(21 24 25 +2) 30 +1 of 9");
}

static void
test_pinned(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE", 60);
	g_autoptr(Draft) draft = new_draft();
	DraftSection *section = hour();
	DraftEntry *first = g_ptr_array_index(section->entries, 0);
	DraftEntry *second = g_ptr_array_index(section->entries, 1);

	((DraftEntry *)g_ptr_array_index(first->below, 1))->is_pinned = true;
	((DraftEntry *)g_ptr_array_index(second->below, 0))->is_first = true;
	((DraftEntry *)g_ptr_array_index(second->below, 0))->is_pinned = true;
	fill_with(draft, spec, section, others());
	expect_sections(draft, "chat 20(22 24 25 +2) 30(31) of 9, #JoyFE 1 2");
}

static void
take(Draft *draft, int64_t id)
{
	g_autoptr(GHashTable) ids = g_hash_table_new(g_int64_hash, g_int64_equal);

	g_hash_table_add(ids, &id);
	section_take_out(draft, ids);
}

/* An answer leaves, shown or not, and whose it was; a question leaves its answers. */
static void
test_taken(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE", 60);
	g_autoptr(Draft) draft = new_draft();
	json_auto_t *json = NULL;
	g_autoptr(Draft) back = NULL;

	fill_with(draft, spec, hour(), others());
	const DraftSection *section = g_ptr_array_index(draft->sections, 0);
	g_assert_cmpint(draft_chat_answers(section->chat, "Q1"), ==, 5);
	g_assert_cmpint(draft_chat_people(section->chat), ==, 4);
	take(draft, 24);
	take(draft, 23);
	take(draft, 31);
	g_assert_cmpint(draft_chat_answers(section->chat, "Q1"), ==, 3);
	g_assert_cmpint(draft_chat_answers(section->chat, NULL), ==, 3);
	g_assert_cmpint(draft_chat_people(section->chat), ==, 2);
	take(draft, 20);
	take(draft, 30);
	expect_sections(draft, "chat 0(21 25) of 6, #JoyFE 1 2");
	json = draft_to_json(draft);
	g_assert_true(draft_from_json(json, &back, NULL));
	json_auto_t *again = draft_to_json(back);
	g_assert_true(json_equal(json, again));
	const DraftSection *read = g_ptr_array_index(back->sections, 0);
	const DraftEntry *question = g_ptr_array_index(read->entries, 0);
	g_assert_cmpstr(question->asked->label, ==, "Q1");
	g_assert_null(question->asked->said);
	g_assert_cmpint(draft_chat_answers(read->chat, "Q1"), ==, 3);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/section-chat/best", test_best);
	g_test_add_func("/section-chat/stays", test_stays);
	g_test_add_func("/section-chat/pinned", test_pinned);
	g_test_add_func("/section-chat/taken", test_taken);
	return g_test_run();
}
