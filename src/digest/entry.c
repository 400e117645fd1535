#include "digest/entry.h"

#include "digest/entry_part.h"
#include "digest/question.h"
#include "text/date.h"
#include "text/url.h"

#include <string.h>

#define NONE G_MAXUINT

/* Entries on their way into conversations; the arrays are as long as the first. */
typedef struct Gathering {
	GPtrArray *entries; /* owned: of DraftEntry, by time */
	GHashTable *places; /* owned: name -> index + 1 of the entry that has it */
	guint *above;       /* owned: which of them each answers, or NONE */
	guint *sets;        /* owned: towards the first above, shortened on the way */
	guint *heads;       /* owned: of each set by its first above: which it stands below */
	guint *own;         /* owned: how many answers its author gave to each */
} Gathering;

static void
gathering_clear(Gathering *gathering)
{
	g_clear_pointer(&gathering->entries, g_ptr_array_unref);
	g_clear_pointer(&gathering->places, g_hash_table_unref);
	g_clear_pointer(&gathering->above, g_free);
	g_clear_pointer(&gathering->sets, g_free);
	g_clear_pointer(&gathering->heads, g_free);
	g_clear_pointer(&gathering->own, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Gathering, gathering_clear)

/* ---- names ----------------------------------------------------------------------------------- */

/* @return owned, or NULL. */
static char *
name_of_uri(const char *uri)
{
	return uri == NULL ? NULL : g_strconcat("uri:", uri, NULL);
}

/* @return owned, or NULL. */
static char *
name_of_url(const char *url)
{
	g_autofree char *canonical = url_canonical(url);

	return canonical == NULL ? NULL : g_strconcat("url:", canonical, NULL);
}

GHashTable *
entry_answered_new(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

/* @uri, @url may be NULL. */
static void
mark_names(GHashTable *answered, const char *uri, const char *url)
{
	char *names[] = { name_of_uri(uri), name_of_url(url) };

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		if (names[i] != NULL) {
			g_hash_table_add(answered, names[i]);
		}
	}
}

void
entry_mark_answered(GHashTable *answered, const Post *post)
{
	mark_names(answered, post->uri_is_global ? post->uri : NULL, post->url);
}

void
entry_note_answered(GHashTable *answered, const Post *post)
{
	if (post->reply_to != NULL) {
		mark_names(answered, post->reply_to->uri, post->reply_to->url);
	}
}

/* @return owned array of char*: by what an answer may mean it. */
static GPtrArray *
names_of(const DraftEntry *entry)
{
	const Post *post = entry->post;
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	char *uri = name_of_uri(post->uri_is_global ? post->uri : NULL), *url;

	if (uri != NULL) {
		g_ptr_array_add(names, uri);
	}
	if ((url = name_of_url(post->url)) != NULL) {
		g_ptr_array_add(names, url);
	}
	for (guint i = 0; i < entry->copies->len; i++) {
		const DraftCopy *copy = g_ptr_array_index(entry->copies, i);

		if ((url = name_of_url(copy->url)) != NULL) {
			g_ptr_array_add(names, url);
		}
	}
	return names;
}

/* Of what has no name by which it could be answered nobody knows that it was not. */
static bool
is_answered(const DraftEntry *entry, GHashTable *answered)
{
	g_autoptr(GPtrArray) names = names_of(entry);

	if (names->len == 0) {
		return true;
	}
	for (guint i = 0; answered != NULL && i < names->len; i++) {
		if (g_hash_table_contains(answered, g_ptr_array_index(names, i))) {
			return true;
		}
	}
	return false;
}

/* ---- conversations --------------------------------------------------------------------------- */

static void
index_names(Gathering *gathering)
{
	for (guint i = 0; i < gathering->entries->len; i++) {
		g_autoptr(GPtrArray) names = names_of(g_ptr_array_index(gathering->entries, i));

		g_ptr_array_set_free_func(names, NULL);
		for (guint k = 0; k < names->len; k++) {
			char *name = g_ptr_array_index(names, k);

			if (g_hash_table_contains(gathering->places, name)) {
				g_free(name);
			} else {
				g_hash_table_insert(gathering->places, name,
					GUINT_TO_POINTER(i + 1));
			}
		}
	}
}

static guint
find_place(const Gathering *gathering, char *name)
{
	const guint place = name == NULL
		? 0
		: GPOINTER_TO_UINT(g_hash_table_lookup(gathering->places, name));

	g_free(name);
	return place == 0 ? NONE : place - 1;
}

/* Which entry a post answers, or NONE. */
static guint
find_above(const Gathering *gathering, const Post *post)
{
	const PostReplyTo *reply_to = post->reply_to;

	if (reply_to == NULL) {
		return NONE;
	}
	const guint above = find_place(gathering, name_of_uri(reply_to->uri));
	return above != NONE ? above : find_place(gathering, name_of_url(reply_to->url));
}

/* The first above of an entry's set. */
static guint
find_set(Gathering *gathering, guint index)
{
	guint *sets = gathering->sets;

	while (sets[index] != index) {
		sets[index] = sets[sets[index]];
		index = sets[index];
	}
	return index;
}

static void
link_answers(Gathering *gathering)
{
	for (guint i = 0; i < gathering->entries->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(gathering->entries, i);
		const guint above = find_above(gathering, entry->post);

		/* Who claims to answer what answers them answers nobody. */
		if (above != NONE && find_set(gathering, above) != i) {
			gathering->above[i] = above;
			gathering->sets[i] = above;
		}
	}
}

/* The first above leads, if it is a post of the edition; else the earliest that is. */
static void
find_heads(Gathering *gathering)
{
	for (guint i = 0; i < gathering->entries->len; i++) {
		const guint set = find_set(gathering, i);
		const DraftEntry *first = g_ptr_array_index(gathering->entries, set);
		const DraftEntry *entry = g_ptr_array_index(gathering->entries, i);

		if (gathering->heads[set] == NONE && !first->is_aside) {
			gathering->heads[set] = set;
		} else if (gathering->heads[set] == NONE && !entry->is_aside) {
			gathering->heads[set] = i;
		}
	}
}

static void
note_own_answer(Gathering *gathering, guint index)
{
	const guint above = gathering->above[index];

	if (above != NONE) {
		const DraftEntry *entry = g_ptr_array_index(gathering->entries, index);
		const DraftEntry *answered = g_ptr_array_index(gathering->entries, above);

		gathering->own[above] += g_strcmp0(entry->person, answered->person) == 0 ? 1 : 0;
	}
}

/* Below each head its answers. @return owned: the heads. */
static GPtrArray *
stand_below(Gathering *gathering)
{
	GPtrArray *entries = gathering->entries;
	GPtrArray *heads = g_ptr_array_new_with_free_func((GDestroyNotify)draft_entry_free);

	for (guint i = 0; i < entries->len; i++) {
		note_own_answer(gathering, i);
	}
	for (guint i = 0; i < entries->len; i++) {
		DraftEntry *entry = g_ptr_array_index(entries, i);
		const guint head = gathering->heads[find_set(gathering, i)];

		if (head == i) {
			g_ptr_array_add(heads, entry);
		} else if (head != NONE) {
			entry_put_below(g_ptr_array_index(entries, head), entry);
		} else {
			draft_entry_free(entry);
		}
	}
	return heads;
}

/* ---- what is known of them ------------------------------------------------------------------- */

/* How many answers are not the author's own: those that the platform counts, or those that are
 * known, whichever are more. */
static int
count_answers(const DraftEntry *entry, guint own)
{
	const int64_t counted = MIN(entry->post->replies - (int64_t)own, G_MAXINT);
	int known = 0;

	for (guint i = 0; i < entry->below->len; i++) {
		const DraftEntry *below = g_ptr_array_index(entry->below, i);
		known += g_strcmp0(below->person, entry->person) != 0 ? 1 : 0;
	}
	return MAX(MAX(entry->answers, known), (int)MAX(counted, 0));
}

static bool
is_waiting(const DraftEntry *entry, const EntryRule *rule)
{
	const Post *post = entry->post;

	return entry->answers == 0 && post->replies != POST_COUNT_UNKNOWN && !entry->is_automated
		&& post->published_s != DATE_UNKNOWN
		&& post->published_s <= rule->period_end_s - ENTRY_WAITS_S && question_is(post)
		&& !is_answered(entry, rule->answered);
}

static void
say_facts(Gathering *gathering, const EntryRule *rule)
{
	for (guint i = 0; i < gathering->entries->len; i++) {
		DraftEntry *entry = g_ptr_array_index(gathering->entries, i);

		if (gathering->heads[find_set(gathering, i)] == i) {
			g_autoptr(GPtrArray) alone = g_ptr_array_new();

			g_ptr_array_add(alone, entry);
			g_ptr_array_sort(entry->below, entry_compare);
			entry->answers = count_answers(entry, gathering->own[i]);
			entry->voices = MAX(entry->voices, entry_count_persons(alone));
			entry->is_waiting = is_waiting(entry, rule);
		}
	}
}

static Gathering
gathering_of(GPtrArray *entries)
{
	Gathering gathering = {
		.entries = entries,
		.places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		.above = g_new(guint, entries->len),
		.sets = g_new(guint, entries->len),
		.heads = g_new(guint, entries->len),
		.own = g_new0(guint, entries->len),
	};

	for (guint i = 0; i < entries->len; i++) {
		gathering.above[i] = NONE;
		gathering.sets[i] = i;
		gathering.heads[i] = NONE;
	}
	return gathering;
}

GPtrArray *
entry_gather(GPtrArray *entries, const EntryRule *rule)
{
	g_ptr_array_sort(entries, entry_compare);
	g_auto(Gathering) gathering = gathering_of(entries);
	index_names(&gathering);
	link_answers(&gathering);
	find_heads(&gathering);
	GPtrArray *heads = stand_below(&gathering);
	say_facts(&gathering, rule);
	g_ptr_array_set_free_func(entries, NULL);
	int posts = 0;
	for (guint i = 0; i < heads->len; i++) {
		posts += draft_entry_posts(g_ptr_array_index(heads, i));
	}
	if (rule->has_stories && posts > DRAFT_SMALL_MAX) {
		entry_make_stories(heads,
			posts < ENTRY_FEW_POSTS ? ENTRY_STORY_PERSONS_FEW : ENTRY_STORY_PERSONS);
	}
	return heads;
}
