#include "dedup/wording.h"

#include <stdlib.h>
#include <string.h>

/* A piece is so long, one and a half words: texts on one theme share few of them. */
#define PIECE_BYTES sizeof(guint64)

/* ---- the words ---- */

static bool
is_blank(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* A letter that is not ASCII, or nothing, put at @to. @return behind it. */
static char *
put_letter(const char *at, char *to)
{
	const gunichar letter = g_utf8_get_char(at);

	if (g_unichar_isalnum(letter) || g_unichar_ismark(letter)) {
		to += g_unichar_to_utf8(g_unichar_tolower(letter), to);
	}
	return to;
}

/* The letters and digits of a word, put at @to; none of one that is an address. @at: moved behind
 * the word. @return behind what was put. */
static char *
put_word(const char **at, char *to)
{
	const char *word = *at;
	char *begin = to;
	bool is_address = *word == '#' || *word == '@';

	for (; *word != '\0' && !is_blank(*word); word = g_utf8_next_char(word)) {
		if ((guchar)*word >= 0x80) {
			to = put_letter(word, to);
		} else if (g_ascii_isalnum(*word)) {
			*to++ = (char)(*word | 0x20); /* in lower case; digits have that bit */
		} else if (*word == ':' && word[1] == '/' && word[2] == '/') {
			is_address = true;
		}
	}
	*at = word;
	return is_address ? begin : to;
}

char *
wording_of(const char *text, gsize bytes_max)
{
	const char *at = text != NULL ? text : "";
	/* A letter in lower case may take more bytes, by a half at most; and a blank a word. */
	char *words = g_malloc(2 * strlen(at) + 2);
	char *to = words;

	while (*at != '\0' && (gsize)(to - words) < bytes_max) {
		char *end = put_word(&at, to);

		if (end > to) {
			*end++ = ' ';
		}
		to = end;
		at += *at != '\0' ? 1 : 0;
	}
	to -= to > words ? 1 : 0;
	*to = '\0';
	return words;
}

int64_t
wording_number(const char *scope, const char *text)
{
	/* FNV-1a; who finds two texts of one number only joins their own posts, if those agree. */
	guint64 number = G_GUINT64_CONSTANT(0xcbf29ce484222325);
	const char *const parts[] = { scope, text };

	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		for (const char *at = parts[i]; *at != '\0'; at++) {
			number = (number ^ (guchar)*at) * G_GUINT64_CONSTANT(0x100000001b3);
		}
		number = (number ^ 0xff) * G_GUINT64_CONSTANT(0x100000001b3);
	}
	return number != 0 ? (int64_t)number : 1;
}

/* ---- likeness ---- */

static int
compare_pieces(const void *a, const void *b)
{
	const guint64 one = *(const guint64 *)a, two = *(const guint64 *)b;

	return one < two ? -1 : one > two;
}

/* All pieces, sorted. @count in: bytes; out: pieces. @return owned. */
static guint64 *
pieces_of(const char *words, gsize *count)
{
	*count = *count - PIECE_BYTES + 1;
	guint64 *pieces = g_new(guint64, *count);

	for (gsize i = 0; i < *count; i++) {
		memcpy(&pieces[i], words + i, PIECE_BYTES);
	}
	qsort(pieces, *count, sizeof(*pieces), compare_pieces);
	return pieces;
}

/* How many of @few stand in @many too. */
static gsize
count_shared(const guint64 *few, gsize few_count, const guint64 *many, gsize many_count)
{
	gsize shared = 0, at = 0;

	for (gsize i = 0; i < few_count; i++) {
		while (at < many_count && many[at] < few[i]) {
			at++;
		}
		shared += at < many_count && many[at] == few[i] ? 1 : 0;
	}
	return shared;
}

bool
wording_agrees(const char *a, const char *b)
{
	const char *few = strlen(a) <= strlen(b) ? a : b;
	const char *many = few == a ? b : a;
	gsize few_count = strlen(few);
	gsize many_count = strlen(many);

	if (few_count == 0 || strcmp(a, b) == 0) {
		return few_count > 0;
	}
	if (few_count < WORDING_BYTES_MIN) {
		return false;
	}
	g_autofree guint64 *few_pieces = pieces_of(few, &few_count);
	g_autofree guint64 *many_pieces = pieces_of(many, &many_count);
	return 3 * count_shared(few_pieces, few_count, many_pieces, many_count) >= 2 * few_count;
}

bool
wording_title_agrees(const char *a, const char *b)
{
	g_auto(GStrv) one = g_strsplit(a, " ", -1);
	g_auto(GStrv) two = g_strsplit(b, " ", -1);
	const guint few = MIN(g_strv_length(one), g_strv_length(two));
	guint shared = 0;

	for (gsize i = 0; one[i] != NULL; i++) {
		shared += g_strv_contains((const char *const *)two, one[i]) ? 1 : 0;
	}
	return few > 0 && 2 * shared >= few;
}

static bool
has_numbers_of(char **words, char **others)
{
	for (gsize i = 0; others[i] != NULL; i++) {
		if (g_ascii_isdigit(others[i][0])
			&& !g_strv_contains((const char *const *)words, others[i])) {
			return false;
		}
	}
	return true;
}

bool
wording_numbers_agree(const char *a, const char *b)
{
	g_auto(GStrv) one = g_strsplit(a, " ", -1);
	g_auto(GStrv) two = g_strsplit(b, " ", -1);

	return has_numbers_of(one, two) && has_numbers_of(two, one);
}
