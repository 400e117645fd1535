/* Exports of accounts and other files that are taken for feeds. */
#include "source/sniff.h"

#include "base/prefix.h"

#include "source/sniff_export.tab.h"

#include <string.h>

#define HEAD_BYTES 4096
/* Where a CAR says so: behind the length of its header. */
#define CAR_BYTES 16

typedef struct Export {
	const char *begin;
	const char *holds;
	const char *name;
} Export;

static const Export exports[] = { SNIFF_EXPORT_ROWS };

static bool
fits(const Export *row, const char *text)
{
	const char *start = text + strspn(text, MARKUP_BLANKS);
	const gssize head = row->begin != NULL ? HEAD_BYTES : CAR_BYTES;

	if (row->begin != NULL && !prefix_stands_at(start, row->begin)) {
		return false;
	}
	return row->holds == NULL || g_strstr_len(start, head, row->holds) != NULL;
}

const char *
sniff_export(const char *text)
{
	for (guint i = 0; i < G_N_ELEMENTS(exports); i++) {
		if (fits(&exports[i], text)) {
			return exports[i].name;
		}
	}
	return NULL;
}
