#include "subscribe/courtesy.h"

#include "subscribe/courtesy.tab.h"

#include <stdbool.h>
#include <string.h>

/* Whether @phrase stands at the words from @from on. @count out: how many words it has. */
static bool
stands_at(const GPtrArray *words, guint from, const char *phrase, guint *count)
{
	g_auto(GStrv) parts = g_strsplit(phrase, " ", -1);

	*count = g_strv_length(parts);
	if (from + *count > words->len) {
		return false;
	}
	for (guint i = 0; i < *count; i++) {
		if (strcmp(parts[i], g_ptr_array_index(words, from + i)) != 0) {
			return false;
		}
	}
	return true;
}

guint
courtesy_at(const GPtrArray *words, guint from)
{
	guint longest = 0;

	for (gsize i = 0; i < G_N_ELEMENTS(courtesies); i++) {
		guint count;

		if (stands_at(words, from, courtesies[i], &count)) {
			longest = MAX(longest, count);
		}
	}
	return longest;
}

guint
courtesy_before(const GPtrArray *words, guint from, guint to)
{
	for (guint at = from; at < to; at++) {
		if (at + courtesy_at(words, at) == to) {
			return to - at;
		}
	}
	return 0;
}
