#include "text/spelling.h"

#include <glib.h>
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

const char *
spelling_suggest(const char *word, const char *const *candidates)
{
	g_autofree char *meant = g_ascii_strdown(word, -1);
	const char *nearest = NULL;
	guint best = (guint)MAX(strlen(word), 3) / 3 + 1;

	if (strlen(word) > WORD_BYTES_MAX) {
		return NULL;
	}
	for (guint i = 0; candidates[i] != NULL; i++) {
		g_autofree char *candidate = g_ascii_strdown(candidates[i], -1);
		const guint changes = distance(meant, candidate);

		if (changes < best && changes < strlen(candidate)) {
			best = changes;
			nearest = candidates[i];
		}
	}
	return nearest;
}
