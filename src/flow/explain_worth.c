/* The part of explain that says what a post is worth, and where it stands in a draft. */
#include "flow/explain_part.h"

#include "digest/worth.h"

const DraftCut *
explain_cut(const Draft *draft, int64_t id)
{
	for (guint i = 0; i < draft->cuts->len; i++) {
		const DraftCut *cut = g_ptr_array_index(draft->cuts, i);
		if (cut->post_id == id) {
			return cut;
		}
	}
	return NULL;
}

static bool
has_post(const DraftEntry *entry, int64_t id)
{
	if (entry->post->id == id) {
		return true;
	}
	for (guint i = 0; i < entry->copies->len; i++) {
		const DraftCopy *copy = g_ptr_array_index(entry->copies, i);
		if (copy->post_id == id) {
			return true;
		}
	}
	for (guint i = 0; i < entry->below->len; i++) {
		if (has_post(g_ptr_array_index(entry->below, i), id)) {
			return true;
		}
	}
	return false;
}

/* The entry that shows it; @places out: how many have a place in the rank, shown or cut. */
static const DraftEntry *
find_entry(const Draft *draft, int64_t id, int *places)
{
	const DraftEntry *found = NULL;

	*places = 0;
	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);

		for (guint k = 0; k < section->entries->len; k++) {
			const DraftEntry *entry = g_ptr_array_index(section->entries, k);

			*places = MAX(*places, entry->rank);
			found = has_post(entry, id) ? entry : found;
		}
	}
	for (guint i = 0; i < draft->cuts->len; i++) {
		const DraftCut *cut = g_ptr_array_index(draft->cuts, i);
		*places = MAX(*places, cut->rank);
	}
	return found;
}

char *
explain_worth(const Draft *draft, int64_t id)
{
	int places;
	const DraftEntry *entry = find_entry(draft, id, &places);
	const DraftCut *cut = explain_cut(draft, id);
	const int rank = entry != NULL ? entry->rank : cut != NULL ? cut->rank : 0;

	if (rank == 0) {
		return NULL;
	}
	g_autofree char *worth = worth_words(entry != NULL ? entry->worth : cut->worth);
	return g_strdup_printf("%s; place %d of %d", worth, rank, places);
}
