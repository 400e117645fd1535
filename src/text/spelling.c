#include "text/spelling.h"

#include <string.h>

/* Nobody types so much for a name; a longer one costs more than it tells. */
#define WORD_BYTES_MAX 100

static guint
least(guint a, guint b, guint c)
{
	return MIN(MIN(a, b), c);
}

/* Letters to add, drop, change or swap (restricted Damerau-Levenshtein), three rows at a time. */
static guint
distance(const char *a, const char *b)
{
	const gsize width = strlen(b) + 1;
	g_autofree guint *table = g_new0(guint, 3 * width);
	guint *before = table, *above = table + width, *row = table + 2 * width;

	for (gsize j = 0; j < width; j++) {
		row[j] = (guint)j;
	}
	for (gsize i = 1; a[i - 1] != '\0'; i++) {
		guint *spare = before;

		before = above;
		above = row;
		row = spare;
		row[0] = (guint)i;
		for (gsize j = 1; j < width; j++) {
			const guint change = a[i - 1] == b[j - 1] ? 0 : 1;

			row[j] = least(above[j] + 1, row[j - 1] + 1, above[j - 1] + change);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
				row[j] = MIN(row[j], before[j - 2] + 1);
			}
		}
	}
	return row[width - 1];
}

bool
spelling_is_nearer(const char *word, const char *candidate, guint *changes)
{
	const gsize length = strlen(word), other = strlen(candidate);
	const guint changes_max = (guint)MAX(length, 3) / 3 + 1;
	const gsize apart = length > other ? length - other : other - length;

	if (length > WORD_BYTES_MAX || apart >= MIN(changes_max, *changes)) {
		return false;
	}
	g_autofree char *meant = g_ascii_strdown(word, -1);
	g_autofree char *known = g_ascii_strdown(candidate, -1);
	const guint count = distance(meant, known);

	if (count >= MIN(changes_max, *changes) || count >= other) {
		return false;
	}
	*changes = count;
	return true;
}

const char *
spelling_suggest(const char *word, const char *const *candidates)
{
	const char *nearest = NULL;
	guint changes = SPELLING_FAR;

	for (guint i = 0; candidates[i] != NULL; i++) {
		nearest = spelling_is_nearer(word, candidates[i], &changes) ? candidates[i]
									    : nearest;
	}
	return nearest;
}
