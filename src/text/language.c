#include "text/language.h"

#include <glib.h>
#include <string.h>

#define TAG_BYTES_MAX 35

bool
language_is_tag(const char *text)
{
	gsize primary = 0, length;

	while (g_ascii_isalpha(text[primary])) {
		primary++;
	}
	length = primary;
	while (g_ascii_isalnum(text[length]) || text[length] == '-') {
		length++;
	}
	const bool has_primary = primary >= 2 && primary <= 3
		&& (text[primary] == '\0' || text[primary] == '-');
	return has_primary && text[length] == '\0' && length <= TAG_BYTES_MAX;
}

char *
language_tag(const char *text)
{
	char *tag = language_is_tag(text) ? g_strdup(text) : NULL;

	for (char *at = tag; tag != NULL && g_ascii_isalpha(*at); at++) {
		*at = g_ascii_tolower(*at);
	}
	return tag;
}
