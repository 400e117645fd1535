#include "base/conceal.h"

#include <stdbool.h>
#include <string.h>

#define MARK "…"
/* A word of fewer bytes is a word, and a secret of fewer stands in others by chance. */
#define WORD_BYTES_MIN 8
#define SECRET_BYTES_MIN 4
#define BASE64 G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "+/-_="

static bool
holds_any(const guchar *bytes, gsize length, const char *const *secrets, gsize count)
{
	bool holds = false;

	for (gsize i = 0; !holds && i < count; i++) {
		const gsize size = secrets[i] != NULL ? strlen(secrets[i]) : 0;

		holds = size >= SECRET_BYTES_MIN && memmem(bytes, length, secrets[i], size) != NULL;
	}
	return holds;
}

/* Whether a word is base64 of one, in either alphabet (RFC 4648, 4 and 5). */
static bool
is_encoded(const char *word, gsize word_length, const char *const *secrets, gsize count)
{
	g_autofree char *plain = g_strndup(word, word_length);
	gsize length = 0;

	for (char *at = plain; *at != '\0'; at++) {
		*at = *at == '-' ? '+' : *at == '_' ? '/' : *at;
	}
	/* What lacks its padding is decoded as far as it goes. */
	g_autofree char *padded = g_strconcat(plain, "===", NULL);
	g_autofree guchar *bytes = g_base64_decode(padded, &length);
	return holds_any(bytes, length, secrets, count);
}

char *
conceal(const char *text, const char *const *secrets, gsize count)
{
	g_autoptr(GString) shown = g_string_new(text);
	GString *out = g_string_new(NULL);

	for (gsize i = 0; i < count; i++) {
		if (secrets[i] != NULL && *secrets[i] != '\0') {
			g_string_replace(shown, secrets[i], MARK, 0);
		}
	}
	for (const char *at = shown->str; *at != '\0';) {
		const gsize length = strspn(at, BASE64);

		if (length >= WORD_BYTES_MIN && is_encoded(at, length, secrets, count)) {
			g_string_append(out, MARK);
		} else {
			g_string_append_len(out, at, (gssize)MAX(length, 1));
		}
		at += MAX(length, 1);
	}
	return g_string_free(out, FALSE);
}
