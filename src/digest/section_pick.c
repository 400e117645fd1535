/* What stands in a section of its own instead of under its hashtag. */
#include "digest/section_part.h"

#include "digest/entry.h"

void
section_picks_clear(SectionPicks *picks)
{
	for (int i = 0; i < DRAFT_SECTION_KINDS; i++) {
		g_clear_pointer(&picks->of[i], g_ptr_array_unref);
	}
	g_clear_pointer(&picks->taken, g_hash_table_unref);
}

static bool
is_plain(const DraftEntry *entry)
{
	return entry->story == NULL && !entry->is_automated;
}

static bool
is_talked(const DraftEntry *entry)
{
	return is_plain(entry) && entry->post->warning == NULL
		&& entry->answers >= SECTION_TALKED_ANSWERS;
}

static bool
is_story(const DraftEntry *entry)
{
	return entry->story != NULL;
}

static bool
is_waiting(const DraftEntry *entry)
{
	return is_plain(entry) && entry->is_waiting;
}

static bool
is_welcome(const DraftEntry *entry)
{
	return is_plain(entry) && entry->is_newcomer;
}

/* Which of them: by what the conversation is worth, since networks count differently. */
static int
by_talk(const void *left, const void *right)
{
	const DraftEntry *a = *(const DraftEntry *const *)left;
	const DraftEntry *b = *(const DraftEntry *const *)right;
	const int pairs[][2] = {
		{ a->worth[DRAFT_WORTH_CONVERSATION], b->worth[DRAFT_WORTH_CONVERSATION] },
		{ a->answers, b->answers },
		{ a->voices, b->voices },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
		if (pairs[i][0] != pairs[i][1]) {
			return pairs[i][0] > pairs[i][1] ? -1 : 1;
		}
	}
	return entry_compare(left, right);
}

/* In which order, once they are chosen: as each says why it is here. */
static int
by_answers(const void *left, const void *right)
{
	const DraftEntry *a = *(const DraftEntry *const *)left;
	const DraftEntry *b = *(const DraftEntry *const *)right;

	return a->answers != b->answers ? b->answers - a->answers : by_talk(left, right);
}

static int
by_voices(const void *left, const void *right)
{
	const DraftEntry *a = *(const DraftEntry *const *)left;
	const DraftEntry *b = *(const DraftEntry *const *)right;

	if (a->voices != b->voices) {
		return a->voices > b->voices ? -1 : 1;
	}
	return a->story->posts != b->story->posts ? b->story->posts - a->story->posts
						  : entry_compare(left, right);
}

typedef struct Rule {
	bool (*belongs)(const DraftEntry *entry);
	int (*choose)(const void *left, const void *right); /* first ones first; NULL: by time */
	int (*order)(const void *left, const void *right);  /* of the chosen; NULL: likewise */
	DraftSectionKind kind;
	guint least, most;
	bool is_once; /* each person has one */
} Rule;

/* By precedence. */
static const Rule rules[] = {
	{ is_talked, by_talk, by_answers, DRAFT_SECTION_TALKED, SECTION_TALKED_MIN,
		SECTION_TALKED_MAX, true },
	{ is_story, by_voices, NULL, DRAFT_SECTION_STORIES, 1, G_MAXUINT, false },
	{ is_waiting, NULL, NULL, DRAFT_SECTION_WAITING, 1, SECTION_WAITING_MAX, true },
	{ is_welcome, NULL, NULL, DRAFT_SECTION_WELCOME, 1, SECTION_WELCOME_MAX, true },
};

/* Only the first of each person, and no more than there may be. */
static void
thin_out(GPtrArray *picked, const Rule *rule)
{
	g_autoptr(GHashTable) persons = g_hash_table_new(g_str_hash, g_str_equal);
	guint kept = 0;

	for (guint i = 0; i < picked->len && kept < rule->most; i++) {
		DraftEntry *entry = g_ptr_array_index(picked, i);

		if (!rule->is_once
			|| g_hash_table_add(persons, (char *)draft_entry_person(entry))) {
			g_ptr_array_index(picked, kept++) = entry;
		}
	}
	g_ptr_array_set_size(picked, kept < rule->least ? 0 : (gint)kept);
}

static GPtrArray *
pick(const GPtrArray *entries, const Rule *rule, GHashTable *taken)
{
	GPtrArray *picked = g_ptr_array_new();

	for (guint i = 0; i < entries->len; i++) {
		DraftEntry *entry = g_ptr_array_index(entries, i);

		if (rule->belongs(entry) && !g_hash_table_contains(taken, entry)) {
			g_ptr_array_add(picked, entry);
		}
	}
	if (rule->choose != NULL) {
		g_ptr_array_sort(picked, rule->choose);
	}
	thin_out(picked, rule);
	if (rule->order != NULL) {
		g_ptr_array_sort(picked, rule->order);
	}
	for (guint i = 0; i < picked->len; i++) {
		g_hash_table_add(taken, g_ptr_array_index(picked, i));
	}
	return picked;
}

void
section_pick(const GPtrArray *entries, const DigestSpec *spec, SectionPicks *picks)
{
	*picks = (SectionPicks){ .taken = g_hash_table_new(g_direct_hash, g_direct_equal) };
	for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) {
		const Rule *rule = &rules[i];

		if (section_order_has(&spec->sections, rule->kind)) {
			picks->of[rule->kind] = pick(entries, rule, picks->taken);
		}
	}
}
