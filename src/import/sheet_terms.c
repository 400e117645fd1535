#include "import/sheet_terms.h"

#include "import/sheet_rows.h"
#include "import/sheet_word.h"
#include "import/sheet_words.tab.h"
#include "model/source_spec.h"

#include <string.h>

/* What is longer is no answer that is known. */
#define ANSWER_BYTES_MAX 200
/* What has more words tells something else. */
#define STATE_WORDS_MAX 3
/* A dash is as good as nothing; other signs may be ticks. */
#define BLANKS " \t\r\n-"

static const char *const whys[] = {
	[SHEET_TERMS_OPEN] = NULL,
	[SHEET_TERMS_REDUCED] = NULL,
	[SHEET_TERMS_UNSAID] = "the table does not say that everybody may see it (expected no "
			       "empty field where a column says so)",
	[SHEET_TERMS_REFUSED] =
		"its author does not allow it (expected yes, open or reduced where "
		"a column asks for consent, no where one asks whether it is refused)",
	[SHEET_TERMS_FOR_SOME] = "it was not for everybody (expected public or everyone where a "
				 "column says for whom it was, no where one says private)",
};

/* ---- answers ---- */

typedef enum Answer {
	ANSWER_NONE, /* an empty field */
	ANSWER_YES,
	ANSWER_NO,
	ANSWER_PUBLIC, /* everybody; "open" is a yes, too */
	ANSWER_REDUCED,
	ANSWER_OTHER,
} Answer;

/* @public_first  "open" and "all" are asked for whom. */
static Answer
answer_of(const char *text, bool public_first)
{
	if (strspn(text, BLANKS) == strlen(text)) {
		return ANSWER_NONE;
	}
	if (strlen(text) > ANSWER_BYTES_MAX) {
		return ANSWER_OTHER;
	}
	g_autofree char *word = sheet_fold(text);
	if (sheet_word_in(SHEET_NOTHING_WORDS, word) > 0) {
		return ANSWER_NONE;
	}
	if (word[0] != '\0' && strspn(word, "0") == strlen(word)) {
		return ANSWER_NO; /* a day that is none, too */
	}
	const bool is_public = sheet_word_in(SHEET_PUBLIC_WORDS, word) > 0;
	if (is_public && public_first) {
		return ANSWER_PUBLIC;
	}
	if (sheet_word_in(SHEET_YES_WORDS, word) > 0) {
		return ANSWER_YES;
	}
	if (sheet_word_in(SHEET_NO_WORDS, word) > 0) {
		return ANSWER_NO;
	}
	return is_public                       ? ANSWER_PUBLIC
		: strcmp(word, "reduced") == 0 ? ANSWER_REDUCED
					       : ANSWER_OTHER;
}

static SheetTerms
read_consent(Answer answer, bool may_be_empty)
{
	switch (answer) {
	case ANSWER_NONE:
		return may_be_empty ? SHEET_TERMS_OPEN : SHEET_TERMS_UNSAID;
	case ANSWER_YES:
		return SHEET_TERMS_OPEN;
	case ANSWER_REDUCED:
		return SHEET_TERMS_REDUCED;
	default:
		return SHEET_TERMS_REFUSED;
	}
}

/* ---- columns ---- */

/* What depends on the table. */
typedef struct Asked {
	int own;   /* the column in which our own tables have what is less than a yes; -1: none */
	int words; /* the one that has the posts' words; -1: none */
	int64_t now_s;
} Asked;

static SheetTerms
read_seen(Answer answer, bool has_yes)
{
	if (answer == ANSWER_NONE) {
		return SHEET_TERMS_UNSAID;
	}
	return answer == ANSWER_PUBLIC || (has_yes && answer == ANSWER_YES) ? SHEET_TERMS_OPEN
									    : SHEET_TERMS_FOR_SOME;
}

/* A state says when a post is not for everybody, and else nothing. Where it may be the post's own
 * words, only a whole one counts. */
static SheetTerms
read_state(const char *text, bool is_words)
{
	if (strlen(text) > ANSWER_BYTES_MAX) {
		return SHEET_TERMS_OPEN;
	}
	g_autofree char *word = sheet_fold(text);
	g_autoptr(GPtrArray) words = sheet_words_of(text);
	const bool is_whole = is_words || words->len > STATE_WORDS_MAX
		|| strstr(text, "://") != NULL;

	return sheet_word_in(SHEET_STATE_WORDS, word) > 0
			|| (!is_whole && sheet_word_in_turn(SHEET_STATE_WORDS, words, NULL) > 0)
		? SHEET_TERMS_FOR_SOME
		: SHEET_TERMS_OPEN;
}

/* What nobody can tell is a no; nothing is said by an empty field. */
static SheetTerms
read_doubt(Answer answer)
{
	return answer == ANSWER_NONE ? SHEET_TERMS_UNSAID : SHEET_TERMS_REFUSED;
}

static SheetTerms
read_term(const SheetTerm *term, const char *text, const Asked *asked)
{
	const Answer answer = answer_of(text, term->meaning != SHEET_CONSENT);
	const bool is_yes = answer == ANSWER_YES;
	const bool is_no = answer == ANSWER_NO || answer == ANSWER_NONE;

	switch (term->meaning) {
	case SHEET_CONSENT:
		return read_consent(answer, term->at == asked->own);
	case SHEET_STATE:
		return read_state(text, term->at == asked->words);
	case SHEET_FLAG:
		return answer == ANSWER_NO ? SHEET_TERMS_FOR_SOME
					   : read_state(text, term->at == asked->words);
	case SHEET_DOUBT:
		return read_doubt(answer);
	case SHEET_AGREED:
		return is_yes || answer == ANSWER_NONE
				|| source_spec_is_agreement(text, asked->now_s)
			? SHEET_TERMS_OPEN
			: SHEET_TERMS_REFUSED;
	case SHEET_REFUSED:
		return is_no ? SHEET_TERMS_OPEN : SHEET_TERMS_REFUSED;
	case SHEET_HIDDEN:
		return is_no || answer == ANSWER_PUBLIC ? SHEET_TERMS_OPEN : SHEET_TERMS_FOR_SOME;
	default:
		return read_seen(answer, term->meaning == SHEET_OPEN);
	}
}

static SheetTerms
read_field(SheetTerm *term, const CsvStreamRow *row, const Asked *asked)
{
	const CsvField none = { .text = "", .length = 0 };
	const CsvField *field = (guint)term->at < row->fields->len
		? &g_array_index(row->fields, CsvField, term->at)
		: &none;

	if (term->met != NULL && term->met->len == field->length
		&& memcmp(term->met->str, field->text, field->length) == 0) {
		return (SheetTerms)term->terms;
	}
	g_autofree char *text = sheet_rows_text(field);
	if (term->met == NULL) {
		term->met = g_string_new(NULL);
	}
	g_string_truncate(term->met, 0);
	g_string_append_len(term->met, field->text, (gssize)field->length);
	term->terms = read_term(term, text, asked);
	return (SheetTerms)term->terms;
}

SheetTerms
sheet_terms_read(const SheetColumns *columns, const CsvStreamRow *row, int64_t now_s,
	const char **why)
{
	const Asked asked = {
		.own = sheet_columns_are_ours(columns) ? columns->of[SHEET_CONSENT] : -1,
		.words = columns->of[SHEET_TEXT],
		.now_s = now_s,
	};
	SheetTerms strictest = SHEET_TERMS_OPEN;

	for (guint i = 0; i < columns->terms->len; i++) {
		SheetTerm *term = &g_array_index(columns->terms, SheetTerm, i);

		strictest = MAX(strictest, read_field(term, row, &asked));
	}
	*why = whys[strictest];
	return strictest;
}
