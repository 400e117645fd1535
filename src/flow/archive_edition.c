#include "flow/archive_edition.h"

#include "digest/section.h"
#include "render/public.h"
#include "render/view.h"
#include "text/jsontext.h"

void
archive_edition_clear(ArchiveEdition *edition)
{
	g_clear_pointer(&edition->lists, g_ptr_array_unref);
	g_clear_pointer(&edition->selected, g_ptr_array_unref);
	g_clear_pointer(&edition->gone, g_array_unref);
	g_clear_pointer(&edition->entries, g_ptr_array_unref);
	shelf_book_clear(&edition->book);
}

/* ---- what may stand there -------------------------------------------------------------------- */

static void
note_gone(GHashTable *gone, const ShelfBook *book, int64_t id)
{
	if (id != 0 && !g_hash_table_contains(book->levels, &id)) {
		g_hash_table_add(gone, g_memdup2(&id, sizeof id));
	}
}

/* What it shows, or counts in a chat, and is kept no longer, or is dropped. @return owned set of
 * int64_t. */
static GHashTable *
gone_of(const ShelfBook *book)
{
	GHashTable *gone = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	g_autoptr(GPtrArray) shown = draft_shown(book->draft);

	for (guint i = 0; i < shown->len; i++) {
		note_gone(gone, book, ((const DraftEntry *)g_ptr_array_index(shown, i))->post->id);
	}
	for (guint i = 0; i < book->draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(book->draft->sections, i);

		for (guint k = 0; section->chat != NULL && k < section->chat->voices->len; k++) {
			const DraftVoice *voice = g_ptr_array_index(section->chat->voices, k);

			note_gone(gone, book, voice->post_id);
		}
	}
	return gone;
}

/* What takes place, without the doors that are not for everybody; no file comes with a page. */
static void
open_events(Draft *draft)
{
	for (guint i = 0; i < draft->events->len; i++) {
		Event *event = g_ptr_array_index(draft->events, i);

		g_ptr_array_index(draft->events, i) = event_public(event);
		event_free(event);
	}
	draft->has_calendar = false;
	g_clear_pointer(&draft->calendar_url, g_free);
}

void
archive_edition_open(ShelfBook *book)
{
	const int taken_back = book->draft->origin.taken_back;
	g_autoptr(GHashTable) gone = gone_of(book);
	g_autoptr(GHashTable) withheld = NULL;

	if (g_hash_table_size(gone) > 0) {
		section_take_out(book->draft, gone);
		/* Whoever took it: that is said of what its author did before it was mailed. */
		book->draft->origin.taken_back = taken_back;
	}
	open_events(book->draft);
	withheld = public_withhold(book->draft, book->levels);
	section_take_cards(book->draft, withheld);
	for (guint i = 0; i < book->cuts->len; i++) {
		public_withhold_post(g_ptr_array_index(book->cuts, i));
	}
}

/* ---- lists ----------------------------------------------------------------------------------- */

/* Under one of its names. */
static bool
has_tag(const DigestSpec *digest, const Post *post, const char *key)
{
	for (guint i = 0; i < post->tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(post->tags, i);
		const char *meant = digest == NULL ? NULL : digest_spec_tag_for(digest, tag->key);

		if (g_str_equal(tag->key, key) || g_strcmp0(meant, key) == 0) {
			return true;
		}
	}
	return false;
}

static int
count_tagged(const DigestSpec *digest, const DraftEntry *entry, const char *key)
{
	int count = !entry->is_aside && has_tag(digest, entry->post, key);

	for (guint i = 0; i < entry->below->len; i++) {
		const DraftEntry *below = g_ptr_array_index(entry->below, i);

		count += !below->is_aside && has_tag(digest, below->post, key);
	}
	return count;
}

static int
compare_times(gconstpointer a, gconstpointer b)
{
	const DraftEntry *first = *(const DraftEntry *const *)a;
	const DraftEntry *second = *(const DraftEntry *const *)b;

	return (first->time_s > second->time_s) - (first->time_s < second->time_s);
}

/* How many posts stand in the hashtag's own section. */
static int
count_in_section(const Draft *draft, const char *key)
{
	int count = 0;

	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);

		for (guint k = 0; section->tag != NULL && g_str_equal(section->tag->key, key)
			&& k < section->entries->len;
			k++) {
			count += draft_entry_posts(g_ptr_array_index(section->entries, k));
		}
	}
	return count;
}

/* Every entry that there is. @return owned array, borrowed entries. */
static GPtrArray *
all_entries(const ArchiveEdition *edition)
{
	const Draft *draft = edition->book.draft;
	GPtrArray *all = g_ptr_array_new();

	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);

		g_ptr_array_extend(all, section->entries, NULL, NULL);
	}
	g_ptr_array_extend(all, edition->entries, NULL, NULL);
	g_ptr_array_sort(all, compare_times);
	return all;
}

static void
add_list(ArchiveEdition *edition, const DraftTally *tally, GPtrArray *entries, int gone)
{
	ViewList *list = g_new0(ViewList, 1);

	list->tag = tally->tag;
	list->entries = entries;
	g_ptr_array_add(edition->lists, list);
	g_ptr_array_add(edition->selected, entries);
	g_array_append_val(edition->gone, gone);
}

/* Whether some posts of its days went into the next edition: of those nobody says that they are
 * gone. */
static bool
has_carried(const Draft *draft)
{
	for (guint i = 0; i < draft->cuts->len; i++) {
		if (((const DraftCut *)g_ptr_array_index(draft->cuts, i))->is_carried) {
			return true;
		}
	}
	return false;
}

/* Whether a hashtag had a list, as far as the letter tells. */
static bool
had_list(const json_t *letter, const char *key)
{
	const char *link = jsontext_string(letter, "link");
	const json_t *tag;
	gsize i;

	json_array_foreach (json_object_get(letter, "tags"), i, tag) {
		if (g_strcmp0(jsontext_string(tag, "key"), key) == 0) {
			return g_strcmp0(jsontext_string(tag, "link"), link) != 0;
		}
	}
	return false;
}

static void
list_tag(ArchiveEdition *edition, const DigestSpec *digest, const GPtrArray *all,
	const DraftTally *tally)
{
	const char *key = tally->tag->key;
	g_autoptr(GPtrArray) entries = g_ptr_array_new();
	int count = 0;

	for (guint i = 0; i < all->len; i++) {
		DraftEntry *entry = g_ptr_array_index(all, i);
		const int tagged = count_tagged(digest, entry, key);

		count += tagged;
		if (tagged > 0) {
			g_ptr_array_add(entries, entry);
		}
	}
	add_list(edition, tally, g_steal_pointer(&entries),
		has_carried(edition->book.draft) ? 0 : MAX(tally->posts - count, 0));
}

/* Each hashtag that has more than its section shows, and each that had a list once: no link to one
 * breaks when there is less of it. */
static void
list_tags(ArchiveEdition *edition, const DigestSpec *digest, const json_t *last)
{
	const Draft *draft = edition->book.draft;
	g_autoptr(GPtrArray) all = all_entries(edition);

	for (guint i = 0; i < draft->tallies->len; i++) {
		const DraftTally *tally = g_ptr_array_index(draft->tallies, i);
		const char *key = tally->tag->key;

		if ((!draft_is_small(draft) && tally->posts > count_in_section(draft, key))
			|| had_list(last, key)) {
			list_tag(edition, digest, all, tally);
		}
	}
}

static void
put_cuts(ArchiveEdition *edition)
{
	ShelfBook *book = &edition->book;
	gsize count = 0;
	void **cuts = g_ptr_array_steal(book->cuts, &count);

	for (gsize i = 0; i < count; i++) {
		Post *post = cuts[i];

		/* Those have their line in the edition. */
		if (post_is_closed(post)) {
			post_free(post);
			continue;
		}
		DraftEntry *entry = draft_entry_new(post);

		entry->time_s = post->published_s;
		g_ptr_array_add(edition->entries, entry);
	}
	g_free(cuts);
}

/* ---- words that were let go ------------------------------------------------------------------ */

Draft *
archive_edition_figures(const Context *context, const ShelfRow *row)
{
	const DigestSpec *digest = config_digest(context->config, row->digest);
	Draft *draft = draft_new();

	draft->digest = g_strdup(row->named);
	draft->frequency = row->frequency;
	draft->number = row->number;
	draft->period_start_s = row->start_s;
	draft->period_end_s = row->end_s;
	draft->title = g_strdup(row->title);
	draft->language = g_strdup(digest != NULL ? digest->language : "en");
	draft->timezone = g_strdup(digest != NULL ? digest->timezone : "UTC");
	draft->posts_total = MAX(row->posts, 0);
	return draft;
}

/* No link to a list breaks: where nobody knows which there were, each hashtag has one. */
static void
list_let_go(ArchiveEdition *edition, const json_t *last)
{
	const GPtrArray *tallies = edition->book.draft->tallies;

	for (guint i = 0; i < tallies->len; i++) {
		const DraftTally *tally = g_ptr_array_index(tallies, i);

		if (tally->posts > 0 && (last == NULL || had_list(last, tally->tag->key))) {
			add_list(edition, tally, g_ptr_array_new(), tally->posts);
		}
	}
}

bool
archive_edition_read(Context *context, const ShelfRow *row, const json_t *last,
	ArchiveEdition *edition, GError **error)
{
	const DigestSpec *digest = config_digest(context->config, row->digest);

	edition->lists = g_ptr_array_new_with_free_func(g_free);
	edition->selected = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	edition->gone = g_array_new(FALSE, FALSE, sizeof(int));
	edition->entries = g_ptr_array_new_with_free_func((GDestroyNotify)draft_entry_free);
	if (!shelf_read(context->store, row, &edition->book, error)) {
		return false;
	}
	if (edition->book.draft == NULL) {
		edition->book.draft = archive_edition_figures(context, row);
	}
	if (!row->has_words) {
		list_let_go(edition, last);
		return true;
	}
	archive_edition_open(&edition->book);
	put_cuts(edition);
	list_tags(edition, digest, last);
	return true;
}
