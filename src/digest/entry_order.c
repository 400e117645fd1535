/* How entries stand, and who speaks in them. */
#include "digest/entry_part.h"

#include "text/date.h"

static int64_t
time_or_last(const Post *post)
{
	return post->published_s == DATE_UNKNOWN ? INT64_MAX : post->published_s;
}

int
entry_compare(const void *left, const void *right)
{
	const DraftEntry *a = *(const DraftEntry *const *)left;
	const DraftEntry *b = *(const DraftEntry *const *)right;
	const int64_t a_s = time_or_last(a->post), b_s = time_or_last(b->post);

	if (a_s != b_s) {
		return a_s < b_s ? -1 : 1;
	}
	/* By what they are called before the store's number: that is how they happened to come in.
	 */
	const int by_name = g_strcmp0(a->post->uri, b->post->uri);

	if (by_name != 0) {
		return by_name;
	}
	return a->post->id == b->post->id ? 0 : a->post->id < b->post->id ? -1 : 1;
}

void
entry_put_below(DraftEntry *above, DraftEntry *entry)
{
	gsize count = 0;
	void **list = g_ptr_array_steal(entry->below, &count);

	g_ptr_array_add(above->below, entry);
	for (gsize i = 0; i < count; i++) {
		g_ptr_array_add(above->below, list[i]);
	}
	g_free(list);
}

static void
add_persons(GHashTable *persons, const DraftEntry *entry)
{
	g_hash_table_add(persons, (char *)draft_entry_person(entry));
	for (guint i = 0; i < entry->below->len; i++) {
		add_persons(persons, g_ptr_array_index(entry->below, i));
	}
}

int
entry_count_persons(const GPtrArray *entries)
{
	g_autoptr(GHashTable) persons = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < entries->len; i++) {
		add_persons(persons, g_ptr_array_index(entries, i));
	}
	return (int)g_hash_table_size(persons);
}
