#include "flow/prepare_entries.h"

#include "digest/entry.h"
#include "digest/section.h"
#include "digest/tally.h"
#include "flow/prepare_clusters.h"

/* Who wrote it: the handle, else the name, else the place, which stands where a name would. */
static const char *
person_of(const Post *post)
{
	if (post->author_handle != NULL) {
		return post->author_handle;
	}
	return post->author_name != NULL ? post->author_name : post->network;
}

/* One for each. @posts owned. @return owned. */
static GPtrArray *
entries_of(GPtrArray *posts, const PrepareFacts *facts)
{
	GPtrArray *entries = g_ptr_array_new_with_free_func((GDestroyNotify)draft_entry_free);

	g_ptr_array_set_free_func(posts, NULL);
	for (guint i = 0; i < posts->len; i++) {
		Post *post = g_ptr_array_index(posts, i);
		DraftEntry *entry = draft_entry_new(post);

		entry->person = g_strdup(person_of(post));
		entry->is_newcomer = g_hash_table_contains(facts->newcomers, &post->id);
		prepare_clusters_give(facts, entry);
		g_ptr_array_add(entries, entry);
	}
	g_ptr_array_unref(posts);
	return entries;
}

void
prepare_entries(const DigestSpec *digest, Draft *draft, GPtrArray *posts, const PrepareFacts *facts)
{
	const EntryRule rule = {
		.period_end_s = draft->period_end_s,
		.has_stories = section_order_has(&digest->sections, DRAFT_SECTION_STORIES),
		.answered = facts->answered,
	};
	GPtrArray *entries = entries_of(posts, facts);

	prepare_facts_by_person(entries);
	entries = entry_gather(entries, &rule);
	tally_count(draft, digest, entries);
	section_fill(draft, digest, entries);
}
