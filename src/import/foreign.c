#include "import/foreign.h"

#include "import/foreign.tab.h"

#include <stdbool.h>
#include <string.h>

static const Foreign rows[] = { FOREIGN_ROWS };

static bool
fits(const Foreign *row, const char *path, const char *head, gsize length)
{
	gsize at = 0;

	if (row->ends != NULL && !g_str_has_suffix(path, row->ends)) {
		return false;
	}
	while (at < length && head[at] != '\0' && strchr(" \t\r\n", head[at]) != NULL) {
		at++;
	}
	if (row->begins != NULL
		&& (length - at < strlen(row->begins)
			|| memcmp(head + at, row->begins, strlen(row->begins)) != 0)) {
		return false;
	}
	return row->holds == NULL || memmem(head, length, row->holds, strlen(row->holds)) != NULL;
}

const Foreign *
foreign_find(const char *path, const char *head, gsize length)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (fits(&rows[i], path, head, length)) {
			return &rows[i];
		}
	}
	return NULL;
}
