#include "digest/section.h"

static const char reason_over_count[] = "over max_posts";

/* One section a tag, in the ini's order; empty ones are taken out later. */
static void
add_empty_sections(Draft *draft, const DigestSpec *spec)
{
	for (guint i = 0; i < spec->tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(spec->tags, i);
		g_ptr_array_add(draft->sections,
			draft_section_new(DRAFT_SECTION_TAG, hashtag_copy(tag)));
	}
}

static void
remove_empty_sections(Draft *draft)
{
	for (guint i = draft->sections->len; i > 0; i--) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i - 1);
		if (section->total == 0) {
			g_ptr_array_remove_index(draft->sections, i - 1);
		}
	}
}

/* Who wrote it: the handle, else the name, else the place, which stands where a name would. */
static const char *
author_of(const Post *post)
{
	if (post->author_handle != NULL) {
		return post->author_handle;
	}
	return post->author_name != NULL ? post->author_name : post->network;
}

static int
count_people(const GPtrArray *posts)
{
	g_autoptr(GHashTable) people = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < posts->len; i++) {
		const char *author = author_of(g_ptr_array_index(posts, i));
		if (author != NULL) {
			g_hash_table_add(people, (void *)author);
		}
	}
	return (int)g_hash_table_size(people);
}

static DraftSection *
largest_section(const Draft *draft)
{
	DraftSection *largest = NULL;

	for (guint i = 0; i < draft->sections->len; i++) {
		DraftSection *section = g_ptr_array_index(draft->sections, i);
		if (largest == NULL || section->entries->len > largest->entries->len) {
			largest = section;
		}
	}
	return largest;
}

static void
cut_last(Draft *draft, DraftSection *section, const char *reason)
{
	const DraftEntry *last = g_ptr_array_index(section->entries, section->entries->len - 1);
	DraftCut *cut = g_new0(DraftCut, 1);

	cut->post_id = last->post->id;
	cut->reason = g_strdup(reason);
	g_ptr_array_add(draft->cuts, cut);
	g_ptr_array_remove_index(section->entries, section->entries->len - 1);
}

void
section_fill(Draft *draft, const DigestSpec *spec, GPtrArray *posts)
{
	draft->posts_total = (int)posts->len;
	draft->people_total = count_people(posts);
	add_empty_sections(draft, spec);
	g_ptr_array_set_free_func(posts, NULL);
	for (guint i = 0; i < posts->len; i++) {
		Post *post = g_ptr_array_index(posts, i);
		int index = digest_spec_tag_index(spec, post->tags);
		g_assert(index >= 0);
		DraftSection *section = g_ptr_array_index(draft->sections, (guint)index);
		g_ptr_array_add(section->entries, draft_entry_new(post));
		section->total++;
	}
	g_ptr_array_unref(posts);
	while (draft_posts_shown(draft) > spec->max_posts) {
		cut_last(draft, largest_section(draft), reason_over_count);
	}
	remove_empty_sections(draft);
}

bool
section_cut_one(Draft *draft, const char *reason)
{
	DraftSection *section = largest_section(draft);

	if (section == NULL || section->entries->len <= 1) {
		return false;
	}
	cut_last(draft, section, reason);
	return true;
}

/* ---- what its author takes back -------------------------------------------------------------- */

static GPtrArray *
posts_shown(const Draft *draft)
{
	g_autoptr(GPtrArray) shown = draft_shown(draft);
	GPtrArray *posts = g_ptr_array_new();

	for (guint i = 0; i < shown->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(shown, i);

		g_ptr_array_add(posts, entry->post);
	}
	return posts;
}

static void
take_out_of(Draft *draft, DraftSection *section, GHashTable *ids)
{
	for (guint i = section->entries->len; i > 0; i--) {
		const DraftEntry *entry = g_ptr_array_index(section->entries, i - 1);

		if (g_hash_table_contains(ids, &entry->post->id)) {
			g_ptr_array_remove_index(section->entries, i - 1);
			section->total--;
			draft->posts_total--;
			draft->origin.taken_back++;
		}
	}
}

/* The words of what is quoted stand where they are shown by themselves, or nowhere. */
static void
drop_quotes(const GPtrArray *posts)
{
	g_autoptr(GHashTable) shown = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < posts->len; i++) {
		const Post *post = g_ptr_array_index(posts, i);

		if (post->uri != NULL) {
			g_hash_table_add(shown, post->uri);
		}
	}
	for (guint i = 0; i < posts->len; i++) {
		PostQuote *quote = ((Post *)g_ptr_array_index(posts, i))->quote;

		if (quote != NULL
			&& (quote->uri == NULL || !g_hash_table_contains(shown, quote->uri))) {
			g_clear_pointer(&quote->text, g_free);
		}
	}
}

void
section_take_out(Draft *draft, GHashTable *ids)
{
	g_autoptr(GPtrArray) before = posts_shown(draft);
	const int people = count_people(before);

	for (guint i = 0; i < draft->sections->len; i++) {
		take_out_of(draft, g_ptr_array_index(draft->sections, i), ids);
	}
	g_autoptr(GPtrArray) after = posts_shown(draft);
	draft->people_total -= people - count_people(after);
	drop_quotes(after);
	remove_empty_sections(draft);
}

void
section_take_cards(Draft *draft, GHashTable *ids)
{
	g_autoptr(GPtrArray) posts = posts_shown(draft);

	for (guint i = 0; i < posts->len; i++) {
		Post *post = g_ptr_array_index(posts, i);

		if (g_hash_table_contains(ids, &post->id)) {
			g_clear_pointer(&post->card, post_card_free);
		}
	}
}
