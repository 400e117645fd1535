#include "subscribe/bounce_part.h"

#include "base/prefix.h"

#include <string.h>

/* What may lie under a '*'. */
#define GAP_MAX 60

/* What is said beyond this is heard by nobody: what counts stands at a report's beginning. */
#define FOLD_BYTES_MAX (8 * 1024)

/* "550", "550-5.7.1", "#5.1.1", "(5.1.1)": digits and signs, and a digit among them. */
static bool
is_code(const char *word, gsize length)
{
	bool has_digit = false;

	for (gsize i = 0; i < length; i++) {
		if (g_ascii_isdigit(word[i])) {
			has_digit = true;
		} else if (strchr("-.#()[]:;,'\"", word[i]) == NULL) {
			return false;
		}
	}
	return has_digit;
}

/* An address becomes "@": names of people and hosts are nobody's reason. */
static void
append_word(GString *out, const char *word, gsize length)
{
	if (length > 4 && g_ascii_isdigit(word[0]) && g_ascii_isdigit(word[1])
		&& g_ascii_isdigit(word[2]) && word[3] == '-' && g_ascii_isalpha(word[4])) {
		word += 4; /* "550-Reason": a line of several */
		length -= 4;
	}
	if (length == 0 || is_code(word, length)
		|| g_strstr_len(word, (gssize)length, "://") != NULL) {
		return;
	}
	if (out->len > 0) {
		g_string_append_c(out, ' ');
	}
	const char *sign = memchr(word, '@', length);
	if (sign == NULL) {
		g_string_append_len(out, word, (gssize)length);
		return;
	}
	while (sign > word && strchr("<:", sign[-1]) == NULL) {
		sign--;
	}
	g_string_append_len(out, word, sign - word); /* "from:<" */
	g_string_append_c(out, '@');
}

char *
bounce_fold(const char *text)
{
	const gsize length = text == NULL ? 0 : strlen(text);
	g_autofree char *valid = g_utf8_make_valid(text == NULL ? "" : text,
		(gssize)prefix_fit(text, length, FOLD_BYTES_MAX));
	g_autofree char *small = g_utf8_strdown(valid, -1);
	GString *plain = g_string_new(small);
	GString *out = g_string_sized_new(plain->len);

	g_string_replace(plain, "\xe2\x80\x99", "'", 0);
	g_string_replace(plain, "\xc2\xa0", " ", 0);
	for (const char *at = plain->str; *at != '\0';) {
		at += strspn(at, " \t\r\n");
		const gsize word = strcspn(at, " \t\r\n");

		append_word(out, at, word);
		at += word;
	}
	g_string_free(plain, TRUE);
	return g_string_free(out, FALSE);
}

/* Whether the pattern stands at @at, its gaps filled. */
static bool
stands_at(const char *at, const char *pattern)
{
	const char *star = strchr(pattern, '*');
	const gsize length = star == NULL ? strlen(pattern) : (gsize)(star - pattern);

	if (strncmp(at, pattern, length) != 0) {
		return false;
	}
	if (star == NULL) {
		return true;
	}
	at += length;
	for (gsize gap = 0; gap <= GAP_MAX; gap++) {
		if (stands_at(at + gap, star + 1)) {
			return true;
		}
		if (at[gap] == '\0') {
			break;
		}
	}
	return false;
}

bool
bounce_stands(const char *folded, const char *pattern)
{
	const char first[2] = { pattern[0], '\0' };
	const bool is_word = g_ascii_isalnum(pattern[0]);

	for (const char *at = strstr(folded, first); at != NULL; at = strstr(at + 1, first)) {
		if ((!is_word || at == folded || !g_ascii_isalnum(at[-1]))
			&& stands_at(at, pattern)) {
			return true;
		}
	}
	return false;
}
