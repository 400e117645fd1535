/* Entries for the tests of this folder. */
#ifndef TAGDIGEST_TESTS_ENTRIES_H
#define TAGDIGEST_TESTS_ENTRIES_H

#include "model/draft.h"

/* A period of a week for these. */
#define WEEK_START_S INT64_C(1794000000)
#define WEEK_END_S (WEEK_START_S + 7 * INT64_C(86400))

static inline DraftEntry *
entry_of(int64_t id, const char *person, const char *text)
{
	Post *post = post_new();

	post->id = id;
	post->uri = g_strdup_printf("https://tooter.example/%" G_GINT64_FORMAT, id);
	post->text = g_strdup(text);
	post->published_s = WEEK_START_S + id * 60;
	DraftEntry *entry = draft_entry_new(post);
	entry->person = g_strdup(person);
	return entry;
}

static inline GPtrArray *
new_entries(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)draft_entry_free);
}

#endif
