/* Subject and preview, from what is inside: entries of best rank first, each of another person. */
#include "render/view_part.h"

#include "render/label.h"
#include "render/subject.h"
#include "text/jsontext.h"
#include "text/plain.h"

#include <string.h>

#define ELLIPSIS "…"

/* What subject and preview choose from. */
#define LABELS_MAX 6

/* The preview lists so many of those that the subject does not have, in so many characters. */
#define ALSO_MAX 3
#define ALSO_CHARACTERS_MAX 100

#define NAMES_MAX 2
#define NAME_CHARACTERS_MAX 40

/* What could be said, best first. */
typedef struct Inside {
	const ViewMaker *maker;
	GPtrArray *labels; /* of char* */
	GPtrArray *shorts; /* of char*: the same, shorter; NULL where that says too little */
	GPtrArray *names;  /* of char*: of people */
	bool is_said[LABELS_MAX];
} Inside;

/* ---- best first ------------------------------------------------------------------------------ */

static int
compare_ranks(gconstpointer a, gconstpointer b)
{
	const DraftEntry *first = *(const DraftEntry *const *)a;
	const DraftEntry *second = *(const DraftEntry *const *)b;
	const int ranks[] = { first->rank > 0 ? first->rank : G_MAXINT,
		second->rank > 0 ? second->rank : G_MAXINT };

	return (ranks[0] > ranks[1]) - (ranks[0] < ranks[1]);
}

/*
 * All entries of the sections that are in the digest by themselves: what is shown for a
 * conversation's sake alone is nobody's word on what is inside. Owned array of borrowed ones.
 */
static GPtrArray *
ranked(const Draft *draft)
{
	GPtrArray *entries = g_ptr_array_new();

	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);
		for (guint j = 0; section->chat == NULL && j < section->entries->len; j++) {
			DraftEntry *entry = g_ptr_array_index(section->entries, j);
			if (entry->post->id != 0) {
				g_ptr_array_add(entries, entry);
			}
		}
	}
	g_ptr_array_sort(entries, compare_ranks);
	return entries;
}

/* Borrowed. */
static const char *
person_of(const DraftEntry *entry)
{
	const Post *post = entry->post;

	return entry->person != NULL          ? entry->person
		: post->author_handle != NULL ? post->author_handle
					      : post->author_name;
}

static void
add_name(const Inside *inside, const Post *post)
{
	char *name = view_part_line(post->author_name, NAME_CHARACTERS_MAX);

	if (name == NULL) {
		name = view_part_line(post->author_handle, NAME_CHARACTERS_MAX);
	}
	/* Whom nobody knows to be one person may be one all the same: a name is said once. */
	if (name != NULL
		&& g_ptr_array_find_with_equal_func(inside->names, name, g_str_equal, NULL)) {
		g_clear_pointer(&name, g_free);
	}
	if (name != NULL) {
		g_ptr_array_add(inside->names, name);
	}
}

/* @return whether there is room for more. */
static bool
add_entry(const Inside *inside, const DraftEntry *entry)
{
	const ViewMaker *maker = inside->maker;
	char *label = inside->labels->len < LABELS_MAX
		? label_of(entry, maker->words, maker->language, LABEL_LONG)
		: NULL;

	if (label != NULL
		&& g_ptr_array_find_with_equal_func(inside->labels, label, g_str_equal, NULL)) {
		g_clear_pointer(&label, g_free);
	}
	if (label != NULL) {
		g_ptr_array_add(inside->labels, label);
		g_ptr_array_add(inside->shorts,
			label_of(entry, maker->words, maker->language, LABEL_SHORT));
	}
	if (inside->names->len < NAMES_MAX && !entry->is_automated) {
		add_name(inside, entry->post);
	}
	return inside->labels->len < LABELS_MAX || inside->names->len < NAMES_MAX;
}

/* Words that break off say less than whole ones of a later post; else the order stays. */
static void
put_whole_first(GPtrArray *labels, GPtrArray *shorts)
{
	for (guint i = 1; i < labels->len; i++) {
		for (guint k = i; k > 0 && strstr(labels->pdata[k], ELLIPSIS) == NULL
			&& strstr(labels->pdata[k - 1], ELLIPSIS) != NULL;
			k--) {
			g_ptr_array_insert(labels, (int)k - 1, g_ptr_array_steal_index(labels, k));
			g_ptr_array_insert(shorts, (int)k - 1, g_ptr_array_steal_index(shorts, k));
		}
	}
}

static void
collect(const Inside *inside)
{
	g_autoptr(GPtrArray) entries = ranked(inside->maker->draft);
	g_autoptr(GHashTable) people = g_hash_table_new(g_str_hash, g_str_equal);
	bool has_room = true;

	for (guint i = 0; i < entries->len && has_room; i++) {
		const DraftEntry *entry = g_ptr_array_index(entries, i);
		const char *person = person_of(entry);
		if (person == NULL || g_hash_table_add(people, (void *)person)) {
			has_room = add_entry(inside, entry);
		}
	}
	put_whole_first(inside->labels, inside->shorts);
}

/* ---- the subject ----------------------------------------------------------------------------- */

/* "a clock face, a robin and 56 more". @second: NULL for one alone. @return owned. */
static char *
say_two(const Inside *inside, const char *first, const char *second)
{
	const Phrases *words = inside->maker->words;
	const int more = inside->maker->draft->posts_total - (second == NULL ? 1 : 2);
	const PhraseValue *values = PHRASE_VALUES({ "first", first }, { "second", second });

	if (more > 0) {
		return phrases_count(words, second == NULL ? "inside.one_more" : "inside.two_more",
			more, values);
	}
	return second == NULL ? g_strdup(first) : phrases_say(words, "inside.pair", values);
}

/* In which forms two are said: as they are, or shorter. */
typedef struct Form {
	bool is_first_short, is_second_short;
} Form;

static const Form forms[] = { { false, false }, { false, true }, { true, false }, { true, true } };

/* @return owned, when it is short enough; else NULL. */
static char *
fitting(char *said, gsize room)
{
	if ((gsize)g_utf8_strlen(said, -1) > room) {
		g_clear_pointer(&said, g_free);
	}
	return said;
}

static const char *
label_in(const Inside *inside, guint index, bool is_short)
{
	return g_ptr_array_index(is_short ? inside->shorts : inside->labels, index);
}

/* One of them, with the best that fits beside it in this form. */
static char *
say_beside(Inside *inside, guint index, const Form *form, gsize room)
{
	const char *first = label_in(inside, index, form->is_first_short);
	char *said = NULL;

	for (guint i = index + 1; first != NULL && i < inside->labels->len && said == NULL; i++) {
		const char *second = label_in(inside, i, form->is_second_short);
		if (second != NULL) {
			said = fitting(say_two(inside, first, second), room);
		}
		inside->is_said[index] = inside->is_said[i] = said != NULL;
	}
	return said;
}

/* The best two that fit. */
static char *
say_pair(Inside *inside, const Form *form, gsize room)
{
	char *said = NULL;

	for (guint i = 0; i + 1 < inside->labels->len && said == NULL; i++) {
		said = say_beside(inside, i, form, room);
	}
	return said;
}

/* The best that fits alone. */
static char *
say_one(Inside *inside, gsize room)
{
	char *said = NULL;

	for (guint i = 0; i < inside->labels->len && said == NULL; i++) {
		said = fitting(say_two(inside, label_in(inside, i, false), NULL), room);
		inside->is_said[i] = said != NULL;
	}
	return said;
}

/* NULL: nothing can be said. Rather is the title cut than one of two left out. */
static char *
say_inside(Inside *inside, const char *pattern, const SubjectWords *words)
{
	char *said = NULL;

	for (int is_cut = 0; is_cut < 2; is_cut++) {
		const gsize room = subject_room(pattern, words, is_cut);
		for (gsize i = 0; i < G_N_ELEMENTS(forms) && said == NULL; i++) {
			said = say_pair(inside, &forms[i], room);
		}
	}
	for (int is_cut = 0; is_cut < 2 && said == NULL; is_cut++) {
		said = say_one(inside, subject_room(pattern, words, is_cut));
	}
	return said;
}

/* "#UKFEChat, question by question", of chats alone. @return owned; NULL: it is none. */
static char *
chat_said(const ViewMaker *maker)
{
	const Draft *draft = maker->draft;
	g_autoptr(GPtrArray) tags = g_ptr_array_new();

	for (guint i = 0; draft->frequency == SCHEDULE_AFTER_CHAT && i < draft->sections->len;
		i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);

		if (section->chat != NULL && !hashtag_list_has(tags, section->chat->tag->key)) {
			g_ptr_array_add(tags, section->chat->tag);
		}
	}
	g_autofree char *said = tags->len > 0 ? hashtag_list_text(tags) : NULL;
	return said == NULL
		? NULL
		: phrases_say(maker->words, "chat.subject", PHRASE_VALUES({ "tag", said }));
}

static char *
subject_said(Inside *inside, const char *title)
{
	const ViewMaker *maker = inside->maker;
	const Draft *draft = maker->draft;
	const char *own = draft->subject;
	const char *pattern = own != NULL ? own : phrases_get(maker->words, "mail.subject");
	g_autofree char *dates = view_part_period(maker, true);
	g_autofree char *number = view_part_number(draft);
	g_autofree char *count = g_strdup_printf("%d", draft->posts_total);
	SubjectWords words = {
		.title = title,
		.dates = dates,
		.number = number,
		.count = count,
	};
	char *chat = chat_said(maker);
	g_autofree char *said = chat != NULL ? chat : say_inside(inside, pattern, &words);

	words.inside = said;
	char *subject = subject_fill(pattern, &words);
	return subject != NULL
		? subject
		: subject_fill(phrases_get(maker->words, "mail.subject_dates"), &words);
}

/* The same without a title around it. @return owned, or NULL. */
static char *
headline_said(Inside *inside)
{
	const SubjectWords words = { .title = "", .dates = "", .number = "", .count = "" };
	g_autofree char *said = say_inside(inside, "{inside}", &words);

	if (said == NULL) {
		return NULL;
	}
	/* It stands by itself. */
	g_autofree char *first = g_utf8_strup(said, (gssize)(g_utf8_next_char(said) - said));
	return g_strconcat(first, g_utf8_next_char(said), NULL);
}

/* ---- the preview ----------------------------------------------------------------------------- */

/* "a canteen table, chalk on the seam and “It’s a mouse test”": what the subject does not say. */
static char *
also_said(const Inside *inside)
{
	g_autofree char *list = NULL;
	const char *last = NULL;
	gsize length = 0;
	guint count = 0;

	for (guint i = 0; i < inside->labels->len && count < ALSO_MAX; i++) {
		const char *label = label_in(inside, i, false);
		const gsize longer = length + (gsize)g_utf8_strlen(label, -1);
		if (inside->is_said[i] || longer > ALSO_CHARACTERS_MAX) {
			continue;
		}
		if (last != NULL) {
			char *more = list == NULL
				? g_strdup(last)
				: phrases_say(inside->maker->words, "inside.list_more",
					PHRASE_VALUES({ "list", list }, { "item", last }));
			g_free(list);
			list = more;
		}
		last = label;
		length = longer;
		count++;
	}
	return last == NULL || list == NULL
		? g_strdup(last)
		: phrases_say(inside->maker->words, "inside.list_last",
			PHRASE_VALUES({ "list", list }, { "item", last }));
}

/* "Ada, Bethan and 12 others": all people of the edition, in one way or the other. */
static char *
names_said(const Inside *inside)
{
	const Phrases *words = inside->maker->words;
	const GPtrArray *names = inside->names;

	if (names->len == 0) {
		return NULL;
	}
	const int others = inside->maker->draft->people_total - (int)names->len;
	const char *first = g_ptr_array_index(names, 0);
	const char *second = names->len > 1 ? g_ptr_array_index(names, 1) : NULL;
	if (others <= 0) {
		return second == NULL
			? g_strdup(first)
			: phrases_say(words, "mail.names_last",
				PHRASE_VALUES({ "names", first }, { "last", second }));
	}
	g_autofree char *both = second == NULL ? g_strdup(first)
					       : g_strdup_printf("%s, %s", first, second);
	return phrases_count(words, "mail.names_more", others, PHRASE_VALUES({ "names", both }));
}

static char *
preview_said(const Inside *inside)
{
	const Phrases *words = inside->maker->words;
	g_autofree char *list = also_said(inside);
	g_autofree char *names = names_said(inside);
	g_autofree char *also = list == NULL
		? NULL
		: phrases_say(words, "inside.also", PHRASE_VALUES({ "list", list }));
	g_autofree char *from = names == NULL
		? NULL
		: phrases_say(words, "inside.from", PHRASE_VALUES({ "names", names }));

	if (also != NULL && from != NULL) {
		return g_strdup_printf("%s %s", also, from);
	}
	return also != NULL ? g_steal_pointer(&also) : g_steal_pointer(&from);
}

/* When a chat alone was, and how many were there; or, of other drafts, what is inside. */
static char *
preview_of(const Inside *inside, const json_t *view)
{
	const json_t *section = json_array_get(json_object_get(view, "sections"), 0);
	const json_t *chat = json_object_get(section, "chat");

	if (inside->maker->draft->frequency == SCHEDULE_AFTER_CHAT && json_is_object(chat)) {
		return g_strdup_printf("%s %s", jsontext_string(chat, "hour"),
			jsontext_string(chat, "said"));
	}
	return preview_said(inside);
}

void
view_part_inside(const ViewMaker *maker, json_t *view)
{
	g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) shorts = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	Inside inside = { maker, labels, shorts, names, { false } };

	collect(&inside);
	if (maker->is_public) {
		view_part_put(view, "subject", NULL);
		view_part_put(view, "preview", NULL);
		view_part_take(view, "headline", headline_said(&inside));
		return;
	}
	view_part_take(view, "subject",
		subject_said(&inside, json_string_value(json_object_get(view, "title"))));
	char *preview = preview_of(&inside, view);
	view_part_take(view, "preview",
		preview != NULL ? preview
				: g_strdup(json_string_value(json_object_get(view, "quiet"))));
}
