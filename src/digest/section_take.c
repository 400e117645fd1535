/* The part of section that takes words out of a draft that is decided already. */
#include "digest/section.h"

#include "digest/entry_part.h"
#include "digest/section_part.h"
#include "digest/tally.h"
#include "text/url.h"

/* Posts on their way out. */
typedef struct Taking {
	Draft *draft;
	GHashTable *ids; /* borrowed: which go */
	GPtrArray *gone; /* owned: of DraftEntry, owned */
} Taking;

static bool
goes(const Taking *taking, const DraftEntry *entry)
{
	return entry->post->id != 0 && g_hash_table_contains(taking->ids, &entry->post->id);
}

static void
take_copies(const Taking *taking, DraftEntry *entry)
{
	for (guint i = entry->copies->len; i > 0; i--) {
		const DraftCopy *copy = g_ptr_array_index(entry->copies, i - 1);

		if (copy->post_id != 0 && g_hash_table_contains(taking->ids, &copy->post_id)) {
			g_ptr_array_remove_index(entry->copies, i - 1);
		}
	}
}

static void
take_below(Taking *taking, DraftEntry *entry)
{
	gsize count = 0;
	void **list = g_ptr_array_steal(entry->below, &count);

	for (gsize i = 0; i < count; i++) {
		DraftEntry *below = list[i];

		g_ptr_array_add(goes(taking, below) ? taking->gone : entry->below, below);
		take_copies(taking, below);
	}
	g_free(list);
}

/* The first below that is a post of the edition, taken out of there. @return owned, or NULL. */
static DraftEntry *
take_next(DraftEntry *entry)
{
	for (guint i = 0; i < entry->below->len; i++) {
		DraftEntry *below = g_ptr_array_index(entry->below, i);

		if (!below->is_aside) {
			return g_ptr_array_steal_index(entry->below, i);
		}
	}
	return NULL;
}

/* The next one leads what stood below @entry. */
static void
hand_over(DraftEntry *entry, DraftEntry *next)
{
	GPtrArray *below = next->below;

	next->below = entry->below;
	entry->below = below;
	next->story = g_steal_pointer(&entry->story);
	next->answers = entry->answers;
	next->voices = entry->voices;
	next->more = entry->more;
	next->rank = entry->rank;
}

static int
count_persons(DraftEntry *entry)
{
	g_autoptr(GPtrArray) alone = g_ptr_array_new();

	if (entry != NULL) {
		g_ptr_array_add(alone, entry);
	}
	return entry_count_persons(alone);
}

/* What is said of an entry, without what went. */
static void
say_less(DraftEntry *entry, int gone, int persons)
{
	entry->answers = MAX(entry->answers - gone, 0);
	entry->voices = MAX(entry->voices - persons, 1);
	if (entry->story != NULL) {
		entry->story->posts = MAX(entry->story->posts - gone, 1);
	}
	entry_name_story(entry);
}

/* A question stands without its words, for the sake of its answers: who asked it takes nothing from
 * who answered. @return owned: what stands in its place, or NULL where nothing is below it. */
static DraftEntry *
take_question(DraftEntry *entry)
{
	DraftEntry *left = NULL;

	if (entry->below->len > 0) {
		GPtrArray *below = entry->below;

		left = draft_entry_bare(entry);
		left->answers = entry->answers;
		left->voices = entry->voices;
		entry->below = left->below;
		left->below = below;
	}
	return left;
}

/* What is left where the post of an entry goes. @return owned, or NULL. */
static DraftEntry *
take_head(DraftEntry *entry)
{
	if (entry->asked != NULL) {
		return take_question(entry);
	}
	DraftEntry *next = take_next(entry);
	if (next != NULL) {
		hand_over(entry, next);
	}
	return next;
}

/* @return whether something is left of the entry at @index. */
static bool
take_of(Taking *taking, GPtrArray *entries, guint index)
{
	DraftEntry *entry = g_ptr_array_index(entries, index);
	const int persons = count_persons(entry);
	const guint before = taking->gone->len;

	take_copies(taking, entry);
	take_below(taking, entry);
	if (goes(taking, entry)) {
		DraftEntry *left = take_head(entry);

		g_ptr_array_add(taking->gone, entry);
		g_ptr_array_index(entries, index) = entry = left;
	}
	if (entry != NULL && taking->gone->len > before) {
		say_less(entry, (int)(taking->gone->len - before), persons - count_persons(entry));
	}
	return entry != NULL;
}

/* Who answered and took it back was not there. */
static void
take_voices(const Taking *taking, DraftChat *chat)
{
	for (guint i = chat->voices->len; i > 0; i--) {
		const DraftVoice *voice = g_ptr_array_index(chat->voices, i - 1);

		if (voice->post_id != 0 && g_hash_table_contains(taking->ids, &voice->post_id)) {
			g_ptr_array_remove_index(chat->voices, i - 1);
		}
	}
}

static void
take_from(Taking *taking, DraftSection *section)
{
	const guint before = taking->gone->len;
	guint kept = 0;

	if (section->chat != NULL) {
		take_voices(taking, section->chat);
	}

	for (guint i = 0; i < section->entries->len; i++) {
		if (take_of(taking, section->entries, i)) {
			g_ptr_array_index(section->entries,
				kept++) = g_ptr_array_index(section->entries, i);
		}
	}
	for (guint i = kept; i < section->entries->len; i++) {
		g_ptr_array_index(section->entries, i) = NULL;
	}
	g_ptr_array_set_size(section->entries, (gint)kept);
	for (guint i = before; i < taking->gone->len; i++) {
		const DraftEntry *gone = g_ptr_array_index(taking->gone, i);

		taking->draft->origin.taken_back++;
		if (!gone->is_aside) {
			section->total--;
			tally_take(taking->draft, gone, section->tag);
		}
	}
}

/* ---- what others say of it ------------------------------------------------------------------- */

static void
add_name(GHashTable *names, char *name)
{
	if (name != NULL) {
		g_hash_table_add(names, name);
	}
}

void
section_add_names(GHashTable *names, const DraftEntry *entry)
{
	add_name(names, g_strdup(entry->post->uri));
	add_name(names, url_canonical(entry->post->url));
	for (guint i = 0; i < entry->copies->len; i++) {
		const DraftCopy *copy = g_ptr_array_index(entry->copies, i);

		add_name(names, url_canonical(copy->url));
	}
}

/* By which names posts are meant: uris, and canonical addresses. @return owned set. */
static GHashTable *
names_of(const GPtrArray *entries)
{
	GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < entries->len; i++) {
		section_add_names(names, g_ptr_array_index(entries, i));
	}
	return names;
}

static bool
is_among(GHashTable *names, const char *uri, const char *url)
{
	g_autofree char *canonical = url_canonical(url);

	return (uri != NULL && g_hash_table_contains(names, uri))
		|| (canonical != NULL && g_hash_table_contains(names, canonical));
}

static void
hush_post(Post *post, GHashTable *names)
{
	PostQuote *quote = post->quote;

	if (quote != NULL && quote->text != NULL && is_among(names, quote->uri, quote->url)) {
		g_clear_pointer(&quote->text, g_free);
	}
}

void
section_hush(const GPtrArray *entries, GHashTable *names)
{
	for (guint i = 0; i < entries->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(entries, i);

		hush_post(entry->post, names);
		section_hush(entry->below, names);
	}
}

/* The words of what is quoted stand where they are shown by themselves, or nowhere; nobody is said
 * to answer, or to quote, what went. */
static void
forget_others(const GPtrArray *shown, const GPtrArray *gone)
{
	g_autoptr(GHashTable) there = names_of(shown);
	g_autoptr(GHashTable) away = names_of(gone);

	for (guint i = 0; i < shown->len; i++) {
		Post *post = ((DraftEntry *)g_ptr_array_index(shown, i))->post;
		const PostReplyTo *reply_to = post->reply_to;
		PostQuote *quote = post->quote;

		if (reply_to != NULL && is_among(away, reply_to->uri, reply_to->url)) {
			g_clear_pointer(&post->reply_to, post_reply_to_free);
		}
		if (quote != NULL
			&& (quote->uri == NULL || !g_hash_table_contains(there, quote->uri))) {
			g_clear_pointer(&quote->text, g_free);
		}
	}
}

void
section_drop_empty(Draft *draft)
{
	for (guint i = draft->sections->len; i > 0; i--) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i - 1);

		if (section->total == 0 || (section->tag == NULL && section->entries->len == 0)) {
			g_ptr_array_remove_index(draft->sections, i - 1);
		}
	}
}

void
section_take_out(Draft *draft, GHashTable *ids)
{
	g_autoptr(GPtrArray) gone =
		g_ptr_array_new_with_free_func((GDestroyNotify)draft_entry_free);
	Taking taking = { draft, ids, gone };

	for (guint i = 0; i < draft->sections->len; i++) {
		take_from(&taking, g_ptr_array_index(draft->sections, i));
	}
	g_autoptr(GPtrArray) shown = draft_shown(draft);
	tally_take_persons(draft, gone, shown);
	forget_others(shown, gone);
	section_drop_empty(draft);
	draft_groups_take(draft->groups, ids);
}

void
section_take_cards(Draft *draft, GHashTable *ids)
{
	g_autoptr(GPtrArray) shown = draft_shown(draft);

	for (guint i = 0; i < shown->len; i++) {
		DraftEntry *entry = g_ptr_array_index(shown, i);

		if (g_hash_table_contains(ids, &entry->post->id)) {
			g_clear_pointer(&entry->post->card, post_card_free);
		}
	}
	for (guint i = 0; i < shown->len; i++) {
		entry_name_story(g_ptr_array_index(shown, i));
	}
}
