/* Which words of a subject somebody wrote themselves. */
#include "subscribe/order_part.h"

#include "text/plain.h"

#include <string.h>

#define PREFIX_LETTERS_MAX 6

/* "Re:", "Fwd:", "AW:", "Re[2]:": it was somebody else's before. */
static bool
has_prefix(const char *subject)
{
	static const char *const prefixes[] = { "re", "fw", "fwd", "aw", "wg", "antw", "sv", "vs",
		"tr", "rv", "rif", "odp", "atb", "yml" };
	const gsize letters = strspn(subject,
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
	gsize length = letters;

	if (letters == 0 || letters > PREFIX_LETTERS_MAX) {
		return false;
	}
	if (subject[length] == '[' || subject[length] == '(') {
		length += strcspn(subject + length, "])");
		length += subject[length] != '\0';
	}
	length += strspn(subject + length, " ");
	if (subject[length] != ':') {
		return false;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(prefixes); i++) {
		if (strlen(prefixes[i]) == letters
			&& g_ascii_strncasecmp(subject, prefixes[i], letters) == 0) {
			return true;
		}
	}
	return false;
}

/* What stands in brackets is a list's name or a way. */
static char *
drop_brackets(const char *subject)
{
	GString *kept = g_string_new(NULL);

	while (*subject != '\0') {
		const char *end = *subject == '[' ? strchr(subject, ']') : NULL;

		if (end != NULL) {
			subject = end + 1;
			g_string_append_c(kept, ' ');
		} else {
			g_string_append_c(kept, *subject++);
		}
	}
	return g_string_free(kept, FALSE);
}

char *
order_subject(const char *subject)
{
	if (subject == NULL || strlen(subject) > 2 * (gsize)ORDER_LINE_BYTES_MAX) {
		return NULL;
	}
	g_autofree char *bare = drop_brackets(subject);
	char *rest = plain_line(bare);

	if (rest == NULL || strlen(rest) > ORDER_LINE_BYTES_MAX || has_prefix(rest)) {
		g_clear_pointer(&rest, g_free);
	}
	return rest;
}
