#include "source/feedrow.h"

#include <stdlib.h>
#include <string.h>

#define NAME_CAP 20 /* longer than every name in the table */

#define FEED_ELEMENT(name, space, within, meaning, form, rank)                                 \
	{ name, space, within, meaning, form, rank },
static const FeedRow element_rows[] = {
#include "source/feedrow.tab.h"
};
#undef FEED_ELEMENT

static int
compare_rows(const void *name, const void *row)
{
	return strcmp(name, ((const FeedRow *)row)->name);
}

const FeedRow *
feedrow_find(const xmlChar *name, FeedSpace space, guint context)
{
	char folded[NAME_CAP];
	const FeedRow *row;
	guint length = 0;

	while (name[length] != '\0') {
		if (length == sizeof(folded) - 1) {
			return NULL;
		}
		folded[length] = g_ascii_tolower((char)name[length]);
		length++;
	}
	folded[length] = '\0';
	row = bsearch(folded, element_rows, G_N_ELEMENTS(element_rows), sizeof(*row), compare_rows);
	if (row == NULL) {
		return NULL;
	}
	while (row > element_rows && strcmp(row[-1].name, folded) == 0) {
		row--;
	}
	for (; row < element_rows + G_N_ELEMENTS(element_rows) && strcmp(row->name, folded) == 0;
	     row++) {
		if (row->space == space && (row->within & context) != 0) {
			return row;
		}
	}
	return NULL;
}
