#include "import/sheet_columns.h"

#include "import/sheet_words.tab.h"

#include <string.h>

/* Longer headers are sentences, as forms ask them. */
#define NAME_BYTES_MAX 60
/* Behind all that are named by one word. */
#define RANK_OF_PARTS 1000

typedef struct WordRow {
	SheetMeaning meaning;
	bool may_be_part; /* it may be one word of several */
	const char *words;
} WordRow;

static const WordRow rows[] = { SHEET_WORD_ROWS };

/* How well a name says what its column means: the fewer the better, 0 not at all. */
typedef struct Guess {
	SheetMeaning meaning;
	guint rank;
} Guess;

/* A name in small letters without blanks and signs, and without accents. @return owned. */
static char *
fold(const char *name)
{
	g_autofree char *apart = g_utf8_normalize(name, -1, G_NORMALIZE_NFKD);
	g_autofree char *small = apart != NULL ? g_utf8_casefold(apart, -1) : g_strdup("");
	GString *out = g_string_new(NULL);

	for (const char *at = small; *at != '\0'; at = g_utf8_next_char(at)) {
		const gunichar character = g_utf8_get_char(at);

		if (g_unichar_isalnum(character)) {
			g_string_append_unichar(out, character);
		}
	}
	return g_string_free(out, FALSE);
}

/* The place of a word among those of a row, from 1; 0: it is none. */
static guint
place_in(const WordRow *row, const char *word)
{
	const gsize length = strlen(word);
	guint place = 1;

	for (const char *at = row->words; length > 0; place++) {
		const gsize own = strcspn(at, "|");

		if (own == length && strncmp(at, word, length) == 0) {
			return place;
		}
		if (at[own] == '\0') {
			return 0;
		}
		at += own + 1;
	}
	return 0;
}

static Guess
guess_whole(const char *name)
{
	g_autofree char *word = fold(name);

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const guint place = place_in(&rows[i], word);

		if (place > 0) {
			return (Guess){ rows[i].meaning, place };
		}
	}
	return (Guess){ SHEET_MEANINGS, 0 };
}

/* The place of the first of several words (ended by NULL) that a row has; 0: it has none. */
static guint
place_of_part(const WordRow *row, char *const *words)
{
	for (; *words != NULL; words++) {
		g_autofree char *word = fold(*words);
		const guint place = place_in(row, word);

		if (place > 0) {
			return place;
		}
	}
	return 0;
}

/* By one of several words, behind all that are named outright. */
static Guess
guess_part(const char *name)
{
	g_auto(GStrv) words = g_strsplit_set(name, " \t_-/()?:.,", -1);

	for (gsize i = 0; strlen(name) <= NAME_BYTES_MAX && i < G_N_ELEMENTS(rows); i++) {
		const guint place = rows[i].may_be_part ? place_of_part(&rows[i], words) : 0;

		if (place > 0) {
			return (Guess){ rows[i].meaning, RANK_OF_PARTS + place };
		}
	}
	return (Guess){ SHEET_MEANINGS, 0 };
}

void
sheet_columns_guess(const GPtrArray *names, SheetColumns *columns)
{
	guint best[SHEET_MEANINGS] = { 0 };

	for (guint i = 0; i < SHEET_MEANINGS; i++) {
		columns->of[i] = -1;
	}
	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);
		Guess guess = guess_whole(name);

		if (guess.rank == 0) {
			guess = guess_part(name);
		}
		if (guess.rank > 0
			&& (best[guess.meaning] == 0 || guess.rank < best[guess.meaning])) {
			best[guess.meaning] = guess.rank;
			columns->of[guess.meaning] = (int)i;
		}
	}
}

bool
sheet_columns_are_of_posts(const SheetColumns *columns)
{
	const bool has_words = columns->of[SHEET_TEXT] >= 0 || columns->of[SHEET_TITLE] >= 0;

	return has_words && columns->of[SHEET_LETTER] < 0
		&& (columns->of[SHEET_URL] >= 0 || columns->of[SHEET_ID] >= 0
			|| columns->of[SHEET_DATE] >= 0);
}

bool
sheet_columns_are_ours(const SheetColumns *columns)
{
	return columns->of[SHEET_CONSENT] >= 0 && columns->of[SHEET_GROUP] >= 0
		&& columns->of[SHEET_AGREED] >= 0;
}
