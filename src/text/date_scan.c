#include "text/date_scan.h"

#include <string.h>

#define MINUS_SIGN 0x2212
#define EN_DASH 0x2013
#define EM_DASH 0x2014
#define MIDDLE_DOT 0xb7

static bool
is_blank(gunichar character)
{
	return g_unichar_isspace(character) || character == EN_DASH || character == EM_DASH
		|| character == MIDDLE_DOT || character == '|' || character == '@';
}

static const char *
skip_comment(const char *at)
{
	int depth = 0;

	for (; *at != '\0'; at++) {
		depth += *at == '(' ? 1 : *at == ')' ? -1 : 0;
		if (depth == 0) {
			return at + 1;
		}
	}
	return at;
}

static bool
scan_number(const char **at, DateToken *token)
{
	token->kind = DATE_TOKEN_NUMBER;
	while (g_ascii_isdigit(**at)) {
		if (token->digits == DATE_DIGITS_MAX) {
			return false;
		}
		token->value = token->value * 10 + g_ascii_digit_value(**at);
		token->digits++;
		(*at)++;
	}
	return true;
}

/* Letters; between two of them also a dot ("a.m"), and what zones have ("Etc/GMT"). */
static bool
is_word_part(const char *at)
{
	if (strchr("./_", *at) != NULL) {
		return g_unichar_isalpha(g_utf8_get_char(g_utf8_next_char(at)));
	}
	const gunichar character = g_utf8_get_char(at);
	return g_unichar_isalpha(character) || g_unichar_ismark(character);
}

/* "März" is "marz" and "오후" stays as it is: taken apart, marks out, put together. */
static char *
fold_word(const char *word, gssize length)
{
	g_autofree char *apart = g_utf8_normalize(word, length, G_NORMALIZE_ALL);
	g_autoptr(GString) bare = g_string_new(NULL);

	for (const char *at = apart; *at != '\0'; at = g_utf8_next_char(at)) {
		const gunichar character = g_utf8_get_char(at);

		if (!g_unichar_ismark(character) && character != '.') {
			g_string_append_unichar(bare, g_unichar_tolower(character));
		}
	}
	return g_utf8_normalize(bare->str, -1, G_NORMALIZE_ALL_COMPOSE);
}

static bool
scan_word(const char **at, DateToken *token)
{
	const char *begin = *at;

	while (**at != '\0' && is_word_part(*at)) {
		*at = g_utf8_next_char(*at);
	}
	g_autofree char *folded = fold_word(begin, *at - begin);
	token->kind = DATE_TOKEN_WORD;
	return g_strlcpy(token->word, folded, sizeof token->word) < sizeof token->word;
}

static bool
scan_sign(const char **at, gunichar character, DateToken *token)
{
	char sign = **at;

	if (character == MINUS_SIGN) {
		sign = '-';
	}
	if (strchr("-+/.,:", sign) == NULL) {
		return false;
	}
	token->kind = DATE_TOKEN_SIGN;
	token->sign = sign;
	*at = g_utf8_next_char(*at);
	return true;
}

static bool
scan_token(const char **at, DateToken *token)
{
	const gunichar character = g_utf8_get_char(*at);

	if (g_ascii_isdigit(**at)) {
		return scan_number(at, token);
	}
	if (g_unichar_isalpha(character)) {
		return scan_word(at, token);
	}
	return scan_sign(at, character, token);
}

bool
date_scan(const char *text, DateToken tokens[DATE_TOKENS_MAX])
{
	const char *at = text;
	guint count = 0;
	bool is_after_blank = false;

	if (strlen(text) > DATE_TEXT_MAX || !g_utf8_validate(text, -1, NULL)) {
		return false;
	}
	while (*at != '\0') {
		if (*at == '(') {
			at = skip_comment(at);
			is_after_blank = true;
		} else if (is_blank(g_utf8_get_char(at))) {
			at = g_utf8_next_char(at);
			is_after_blank = true;
		} else {
			DateToken *token = &tokens[count++];

			*token = (DateToken){ .is_after_blank = is_after_blank };
			if (count == DATE_TOKENS_MAX || !scan_token(&at, token)) {
				return false;
			}
			is_after_blank = false;
		}
	}
	tokens[count] = (DateToken){ .kind = DATE_TOKEN_END };
	return true;
}
