#include "import/sheet_columns.h"

#include "base/clean.h"
#include "import/sheet_question.h"
#include "import/sheet_word.h"
#include "import/sheet_words.tab.h"

#include <string.h>

/* Longer headers are sentences, as forms ask them. */
#define NAME_BYTES_MAX 60
/* Behind all that are named by one word; rows stand behind one another. */
#define RANK_OF_PARTS 10000
#define RANK_OF_ROW 100
/* Of a table's columns so many are cited, and so much of each. */
#define CITED_MAX 12
#define CITED_BYTES_MAX 40

/* What is no state, though the word is in its name. */
#define THING_WORDS "url|uri|link|id|ids|count|by|at"

typedef enum WordWay {
	SHEET_WHOLE,  /* it is the whole name */
	SHEET_PART,   /* or one word of several */
	SHEET_TERM,   /* or some of many, in turn */
	SHEET_BESIDE, /* or some of many, which may mean something else as well … */
	SHEET_ALSO,   /* … and so may this, which is the whole name */
} WordWay;

typedef struct WordRow {
	SheetMeaning meaning;
	WordWay way;
	const char *words;
} WordRow;

static const WordRow rows[] = { SHEET_WORD_ROWS };

/* How well a name says what its column means: the fewer the better, 0 not at all. */
typedef struct Guess {
	SheetMeaning meaning;
	guint rank;
} Guess;

/* ---- what a name means ---- */

static Guess
guess_whole(const char *name)
{
	g_autofree char *word = sheet_fold(name);

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const bool is_first = rows[i].way != SHEET_BESIDE && rows[i].way != SHEET_ALSO;
		const guint place = is_first ? sheet_word_in(rows[i].words, word) : 0;

		if (place > 0) {
			return (Guess){ rows[i].meaning, (guint)i * RANK_OF_ROW + place };
		}
	}
	return (Guess){ SHEET_MEANINGS, 0 };
}

/* The place of the first of several words (ended by NULL) that a row has; 0: it has none. */
static guint
place_of_part(const WordRow *row, char *const *words)
{
	for (; *words != NULL; words++) {
		g_autofree char *word = sheet_fold(*words);
		const guint place = sheet_word_in(row->words, word);

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
	g_auto(GStrv) parts = g_strsplit_set(name, " \t_-/()?:.,", -1);
	g_autoptr(GPtrArray) words = sheet_words_of(name);
	const bool is_short = strlen(name) <= NAME_BYTES_MAX;

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const guint place = rows[i].way == SHEET_TERM
			? sheet_word_in_turn(rows[i].words, words, NULL)
			: rows[i].way == SHEET_PART && is_short ? place_of_part(&rows[i], parts)
								: 0;

		if (place > 0) {
			return (Guess){ rows[i].meaning, RANK_OF_PARTS + place };
		}
	}
	return (Guess){ SHEET_MEANINGS, 0 };
}

/* By what it asks. */
static Guess
guess_question(const char *name)
{
	const SheetMeaning meaning = sheet_question_of(name);

	return (Guess){ meaning, meaning != SHEET_MEANINGS ? RANK_OF_PARTS : 0 };
}

static void
note(SheetColumns *columns, const Guess *guess, int at, guint *best)
{
	const bool is_term = guess->meaning >= SHEET_CONSENT;
	const bool is_outright = guess->rank < RANK_OF_PARTS;

	if (is_term || guess->meaning == SHEET_AGREED) {
		const SheetTerm term = { .meaning = guess->meaning, .at = at };

		g_array_append_val(columns->terms, term);
	}
	if (is_outright) {
		columns->outright |= 1U << guess->meaning;
	}
	if ((!is_term || is_outright) && (*best == 0 || guess->rank < *best)) {
		*best = guess->rank;
		columns->of[guess->meaning] = at;
	}
}

/* What a name means beside that: "Status", "Review status". */
static void
note_beside(SheetColumns *columns, const char *name, int at)
{
	g_autoptr(GPtrArray) words = sheet_words_of(name);
	g_autofree char *word = sheet_fold(name);
	/* "status_url": it would cost a look at each row, and says nothing. */
	const bool is_thing = sheet_word_in_turn(THING_WORDS, words, NULL) > 0;

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const SheetTerm term = { .meaning = rows[i].meaning, .at = at };

		if ((rows[i].way == SHEET_BESIDE && !is_thing
			    && sheet_word_in_turn(rows[i].words, words, NULL) > 0)
			|| (rows[i].way == SHEET_ALSO && sheet_word_in(rows[i].words, word) > 0)) {
			g_array_append_val(columns->terms, term);
		}
	}
}

static void
clear_term(void *data)
{
	SheetTerm *term = data;

	if (term->met != NULL) {
		g_string_free(term->met, TRUE);
	}
}

void
sheet_columns_guess(const GPtrArray *names, SheetColumns *columns)
{
	guint best[SHEET_MEANINGS] = { 0 };

	*columns = (SheetColumns){ .terms = g_array_new(FALSE, FALSE, sizeof(SheetTerm)) };
	g_array_set_clear_func(columns->terms, clear_term);
	for (guint i = 0; i < SHEET_MEANINGS; i++) {
		columns->of[i] = -1;
	}
	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);
		Guess guess = guess_whole(name);

		if (guess.rank == 0) {
			guess = guess_question(name);
		}
		if (guess.rank == 0) {
			guess = guess_part(name);
		}
		if (guess.rank > 0) {
			note(columns, &guess, (int)i, &best[guess.meaning]);
		}
		note_beside(columns, name, (int)i);
	}
}

void
sheet_columns_clear(SheetColumns *columns)
{
	g_clear_pointer(&columns->terms, g_array_unref);
}

/* ---- what they are together ---- */

static bool
has_outright(const SheetColumns *columns, SheetMeaning meaning)
{
	return (columns->outright & 1U << meaning) != 0;
}

static bool
has_words(const SheetColumns *columns)
{
	return columns->of[SHEET_TEXT] >= 0 || columns->of[SHEET_TITLE] >= 0;
}

static bool
has_place(const SheetColumns *columns)
{
	return columns->of[SHEET_URL] >= 0 || columns->of[SHEET_ID] >= 0
		|| columns->of[SHEET_DATE] >= 0;
}

bool
sheet_columns_are_of_posts(const SheetColumns *columns)
{
	return has_words(columns) && columns->of[SHEET_LETTER] < 0 && has_place(columns);
}

bool
sheet_columns_are_plain(const SheetColumns *columns)
{
	return sheet_columns_are_of_posts(columns) && has_outright(columns, SHEET_TEXT)
		&& has_outright(columns, SHEET_DATE)
		&& (has_outright(columns, SHEET_URL) || has_outright(columns, SHEET_NAME)
			|| has_outright(columns, SHEET_HANDLE));
}

bool
sheet_columns_are_ours(const SheetColumns *columns)
{
	return columns->of[SHEET_CONSENT] >= 0 && columns->of[SHEET_GROUP] >= 0
		&& columns->of[SHEET_AGREED] >= 0;
}

static char *
cite(const GPtrArray *names)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < MIN(names->len, CITED_MAX); i++) {
		g_autofree char *name = clean_text(g_ptr_array_index(names, i), CLEAN_ONE_LINE,
			CITED_BYTES_MAX);

		g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", name);
	}
	if (names->len > CITED_MAX) {
		g_string_append(text, " …");
	}
	return g_string_free(text, FALSE);
}

char *
sheet_columns_lack(const GPtrArray *names, const SheetColumns *columns)
{
	const bool is_known = has_outright(columns, SHEET_TEXT) || has_outright(columns, SHEET_DATE)
		|| has_outright(columns, SHEET_NAME) || has_outright(columns, SHEET_HANDLE)
		|| has_outright(columns, SHEET_URL) || has_outright(columns, SHEET_TITLE);

	if (!is_known || columns->of[SHEET_LETTER] >= 0 || sheet_columns_are_of_posts(columns)) {
		return NULL;
	}
	g_autofree char *cited = cite(names);
	return g_strdup_printf("no column of %s; its columns are: %s",
		!has_words(columns) ? "words (expected one that is called text, message or post)"
				    : "dates (expected one that is called date or timestamp)",
		cited);
}
