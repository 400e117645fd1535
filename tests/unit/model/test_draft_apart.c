/* A draft for who has had a chat alone. */
#include "model/draft.h"

static DraftEntry *
add(GPtrArray *entries, int64_t id, unsigned apart)
{
	Post *post = post_new();
	DraftEntry *entry = draft_entry_new(post);

	post->id = id;
	entry->apart = apart;
	g_ptr_array_add(entries, entry);
	return entry;
}

/* Two chats, of which the first has a late answer, and a hashtag's posts. */
static Draft *
make_draft(void)
{
	Draft *draft = draft_new();

	draft->digest = g_strdup("weekly");
	draft->timezone = g_strdup("UTC");
	draft->posts_total = 7;
	for (unsigned bit = 1; bit <= 2; bit <<= 1) {
		DraftSection *chat = draft_section_new(DRAFT_SECTION_CHAT, NULL);

		chat->chat = draft_chat_new(hashtag_new("#UKFEChat"));
		chat->chat->timezone = g_strdup("UTC");
		chat->chat->apart = bit;
		DraftEntry *question = add(chat->entries, bit * 10, bit);
		add(question->below, bit * 10 + 1, bit);
		if (bit == 1) {
			add(question->below, bit * 10 + 2, 0);
		}
		g_ptr_array_add(draft->sections, chat);
	}
	DraftSection *tag = draft_section_new(DRAFT_SECTION_TAG, hashtag_new("#JoyFE"));
	add(tag->entries, 30, 1);
	g_ptr_array_add(draft->sections, tag);
	return draft;
}

static char *
shown(const Draft *draft)
{
	g_autoptr(GPtrArray) entries = draft_shown(draft);
	GString *ids = g_string_new(NULL);

	for (guint i = 0; i < entries->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(entries, i);

		g_string_append_printf(ids, "%d ", (int)entry->post->id);
	}
	return g_string_free(ids, FALSE);
}

static void
test_apart(void)
{
	static const struct {
		unsigned apart;
		const char *want;
		guint sections;
	} rows[] = {
		{ 0, "10 11 12 20 21 30 ", 3 },
		{ 1, "10 12 20 21 ", 2 },
		{ 2, "10 11 12 30 ", 3 },
		{ 3, "10 12 ", 2 },
	};
	g_autoptr(Draft) draft = make_draft();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Draft) made = draft_apart(draft, rows[i].apart, NULL);
		g_autofree char *ids = shown(made);

		g_assert_cmpstr(ids, ==, rows[i].want);
		g_assert_cmpuint(made->sections->len, ==, rows[i].sections);
		g_assert_cmpint(made->posts_total, ==, 7);
		g_assert_true(draft_is_to_chats(made) == (rows[i].apart != 0));
		for (guint k = 0; k < 2; k++) {
			const DraftSection *section = g_ptr_array_index(made->sections, k);

			g_assert_true(section->chat->is_apart
				== ((section->chat->apart & rows[i].apart) != 0));
		}
	}
	g_autofree char *left = shown(draft);
	g_assert_cmpstr(left, ==, rows[0].want);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/draft-apart/apart", test_apart);
	return g_test_run();
}
