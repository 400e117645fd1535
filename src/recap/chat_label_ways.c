/* The ways to write a label. */
#include "recap/chat_label_part.h"

#include "text/numeral.h"

#include <string.h>

#include "recap/chat_label.tab.h"

#define TAG_NAME "chat" /* "#ukfechatA1" */
#define DEGREE 0xB0u
#define EN_DASH 0x2013u
#define EM_DASH 0x2014u
#define PART_LAST 'd'

static const ChatWord *
ahead(const LabelScan *scan, guint by)
{
	return chat_word_at(scan->words, scan->at + by);
}

static bool
is_letters(const ChatWord *word)
{
	return word != NULL && word->kind == CHAT_WORD_LETTERS;
}

static bool
is_digits(const ChatWord *word)
{
	return word != NULL && word->kind == CHAT_WORD_DIGITS;
}

/* Its number, or more than any label has. */
guint
chat_label_value(const ChatWord *word)
{
	return strlen(word->folded) > 2 ? CHAT_LABEL_NUMBER_MAX + 1
					: (guint)g_ascii_strtoull(word->folded, NULL, 10);
}

static bool
number_of(const char *folded, const LabelNumber *table, gsize count, guint *number)
{
	for (gsize i = 0; i < count; i++) {
		if (strcmp(table[i].word, folded) == 0) {
			*number = table[i].number;
			return true;
		}
	}
	return false;
}

static const LabelName *
name_of(const char *folded)
{
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		if (strcmp(names[i].word, folded) == 0) {
			return &names[i];
		}
	}
	return NULL;
}

/* "no.", "#", "n°", a full stop or a hyphen. @return whether any stood there. */
static bool
skip_number_sign(LabelScan *scan)
{
	const guint from = scan->at;
	const ChatWord *word = ahead(scan, 0);

	if (is_letters(word) && chat_word_is_one_of(word->folded, number_signs)) {
		scan->at++;
		word = ahead(scan, 0);
	}
	if (chat_word_is_mark(word, '.') || chat_word_is_mark(word, '#')
		|| chat_word_is_mark(word, '-') || chat_word_is_mark(word, DEGREE)) {
		scan->at++;
	}
	return scan->at > from;
}

static bool
is_tight(const LabelScan *scan)
{
	for (guint i = scan->label.from + 1; i <= scan->at; i++) {
		if (!((const ChatWord *)g_ptr_array_index(scan->words, i))->is_glued) {
			return false;
		}
	}
	return true;
}

static bool
read_number(LabelScan *scan)
{
	const ChatWord *word = ahead(scan, 0);
	guint number = 0;

	if (is_digits(word)) {
		number = chat_label_value(word);
	} else if (!is_letters(word)) {
		return false;
	} else if (!numeral_read(word->folded, &number)) {
		scan->is_roman = scan->is_full
			&& number_of(word->folded, romans, G_N_ELEMENTS(romans), &number);
		number = scan->is_roman ? number : CHAT_LABEL_NUMBER_MAX + 1;
	}
	scan->label.first = scan->label.last = number;
	return number <= CHAT_LABEL_NUMBER_MAX;
}

/* 'a' to 'd', or i to iv as those; 0: neither. */
static char
part_of(const char *folded)
{
	guint number = 0;

	if (strlen(folded) == 1 && *folded >= 'a' && *folded <= PART_LAST) {
		return *folded;
	}
	return number_of(folded, romans, G_N_ELEMENTS(romans), &number)
			&& number <= PART_LAST - 'a' + 1
		? (char)('a' + number - 1)
		: 0;
}

/* Behind the number: a part; false: something else is glued to it ("Q1s"). */
static bool
read_part(LabelScan *scan)
{
	const ChatWord *word = ahead(scan, 0);

	if (word == NULL || !word->is_glued || !is_letters(word)) {
		return !(is_digits(word) && word->is_glued);
	}
	scan->label.part = strcmp(word->folded, "bis") == 0 ? 'b' : part_of(word->folded);
	scan->at++;
	return scan->label.part != 0;
}

/* "/5", "of 6": out of how many. */
static void
skip_total(LabelScan *scan)
{
	const ChatWord *word = ahead(scan, 0), *next = ahead(scan, 1);
	const bool is_slash = chat_word_is_mark(word, '/') && word->is_glued;

	if ((is_slash || (is_letters(word) && chat_word_is_one_of(word->folded, total_words)))
		&& is_digits(next) && chat_label_value(next) <= CHAT_LABEL_NUMBER_MAX
		&& chat_label_value(next) > scan->label.first
		&& (scan->label.kind == CHAT_LABEL_QUESTION || !is_slash
			|| chat_label_value(next) > scan->label.first + 1)) {
		scan->at += 2;
	}
}

/* "/A2", "& 2", "and A3", "-3": another number. @return whether there was one. */
static bool
read_more(LabelScan *scan)
{
	const ChatWord *word = ahead(scan, 0), *next = ahead(scan, 1), *last = ahead(scan, 2);
	const LabelName *name = is_letters(next) ? name_of(next->folded) : NULL;
	const bool has_name = name != NULL && name->kind == scan->label.kind && is_digits(last)
		&& last->is_glued;
	const ChatWord *number = has_name ? last : next;

	if (word == NULL || !is_digits(number) || chat_label_value(number) > CHAT_LABEL_NUMBER_MAX
		|| chat_label_value(number) <= scan->label.last) {
		return false;
	}
	const bool is_joined = chat_word_is_mark(word, '/') || chat_word_is_mark(word, '&')
		|| chat_word_is_mark(word, '+');
	const bool is_range = chat_word_is_mark(word, '-') || chat_word_is_mark(word, EN_DASH)
		|| chat_word_is_mark(word, ',');
	const bool is_word = is_letters(word) && chat_word_is_one_of(word->folded, list_words);
	const bool is_tied = word->is_glued && number->is_glued;
	if (!(is_joined || (is_range && (has_name || is_tied)) || (is_word && has_name))) {
		return false;
	}
	scan->label.last = chat_label_value(number);
	scan->at += has_name ? 3 : 2;
	return true;
}

/* "Q1 / C1": the same number by another name. @return whether it stood there. */
static bool
read_alias(LabelScan *scan)
{
	const ChatWord *word = ahead(scan, 0), *name = ahead(scan, 1), *number = ahead(scan, 2);
	const LabelName *known = is_letters(name) ? name_of(name->folded) : NULL;

	if (!(chat_word_is_mark(word, '/') || chat_word_is_mark(word, '|')) || known == NULL
		|| known->kind != scan->label.kind || !is_digits(number) || !number->is_glued
		|| chat_label_value(number) != scan->label.first) {
		return false;
	}
	scan->at += 3;
	return true;
}

static bool
is_closing(const ChatWord *word)
{
	return chat_word_is_mark(word, ')') || chat_word_is_mark(word, ']');
}

/* What parts a label from the words behind it. */
static bool
is_parting(const ChatWord *word)
{
	if (word == NULL || word->kind == CHAT_WORD_LINE) {
		return word != NULL;
	}
	return word->kind == CHAT_WORD_MARK && word->mark != '?' && word->mark != '%'
		&& word->mark != '\'' && word->mark != '&' && word->mark != '+';
}

/* Such a mark belongs to the label. */
static bool
is_separator(const ChatWord *word)
{
	return word->mark != 0
		&& ((word->mark < 0x80 && strchr(".:)]-|>/;,!", (int)word->mark) != NULL)
			|| word->mark == EN_DASH || word->mark == EM_DASH
			|| chat_word_ends_sentence(word));
}

/* Take in brackets around it, and the mark behind it. */
static void
read_bounds(LabelScan *scan)
{
	ChatLabel *label = &scan->label;
	const ChatWord *before = label->from > 0 ? chat_word_at(scan->words, label->from - 1)
						 : NULL;
	const ChatWord *word = ahead(scan, 0), *next;

	if ((chat_word_is_mark(before, '(') || chat_word_is_mark(before, '['))
		&& is_closing(word)) {
		label->from--;
		label->is_marked = true;
		scan->at++;
		word = ahead(scan, 0);
	}
	next = ahead(scan, 1);
	if (is_parting(word)) {
		const bool is_decimal = word->is_glued && is_digits(next) && next->is_glued;
		label->is_marked = label->is_marked || !is_decimal;
		scan->at += is_separator(word) ? 1 : 0;
	}
}

/* ---- the three ways to write one ------------------------------------------------------------- */

/* "Q1", "A. 2", "Question no. 4", "Frage eins". */
static bool
read_named(LabelScan *scan)
{
	const ChatWord *word = ahead(scan, 0);
	const LabelName *name = is_letters(word) ? name_of(word->folded) : NULL;

	if (name == NULL) {
		return false;
	}
	scan->label.kind = name->kind;
	scan->label.form = name->form;
	scan->is_full = name->is_full;
	scan->at++;
	scan->has_sign = skip_number_sign(scan);
	if (!read_number(scan)) {
		return false;
	}
	const bool is_word = is_letters(ahead(scan, 0));
	const bool is_near = is_tight(scan);
	scan->at++;
	if (!read_part(scan)) {
		return false;
	}
	skip_total(scan);
	while (read_more(scan) || read_alias(scan)) {
	}
	read_bounds(scan);
	if (name->form == CHAT_LABEL_LETTER || name->form == CHAT_LABEL_FOREIGN) {
		/* "a 2 hour walk", "a one to one", "an 8 am start"; but "Q 1: …", "Q one. …" */
		const bool is_question = *name->word == 'q';
		const bool is_first = scan->label.from == 0
			&& (chat_word_is_mark(chat_word_at(scan->words, scan->at - 1), ':')
				|| chat_word_is_mark(chat_word_at(scan->words, scan->at - 1), ')'));
		return (is_near && !is_word) || is_first
			|| (is_question
				&& (scan->label.is_marked || (!is_word && !scan->has_sign)));
	}
	return !is_word || scan->label.is_marked
		|| (name->kind == CHAT_LABEL_QUESTION && !scan->is_roman);
}

/* Whether a number stands by itself behind all else: "… 4", "… (4)". */
static bool
ends_all(const LabelScan *scan, guint from)
{
	return scan->label.from < from
		|| (from > 0 && chat_word_ends_sentence(chat_word_at(scan->words, from - 1)));
}

/* Whether a sentence begins with "for" and the number. */
static bool
is_meant(const LabelScan *scan, guint from)
{
	const ChatWord *word = from > 0 ? chat_word_at(scan->words, from - 1) : NULL;
	const ChatWord *before = from > 1 ? chat_word_at(scan->words, from - 2) : NULL;

	return is_letters(word) && chat_word_is_one_of(word->folded, number_introductions)
		&& (before == NULL || chat_word_ends_sentence(before));
}

/* Whether a number is set off as a label is: digits are; a word from "two" on with a mark. */
static bool
is_bare_number(const LabelScan *scan)
{
	const ChatWord *next = ahead(scan, 1);

	return is_digits(ahead(scan, 0))
		|| (scan->label.first >= 2
			&& (chat_word_is_mark(next, ':') || chat_word_is_mark(next, ')')
				|| chat_word_is_mark(next, '(')));
}

/* "4) …", "4️⃣ …", "four: …" as the beginning of it all;
 * "… 4" and "… (4)" as its end; "for 4, …", "zu 4: …" as that of a sentence. */
static bool
read_bare(LabelScan *scan)
{
	const guint from = scan->at;
	bool is_first = true, is_last = true;

	if (!read_number(scan) || !is_bare_number(scan)) {
		return false;
	}
	const bool is_keycap = ahead(scan, 0)->is_keycap;
	scan->label.kind = CHAT_LABEL_QUESTION;
	scan->label.form = CHAT_LABEL_NUMBER;
	scan->at++;
	if (!read_part(scan)) {
		return false;
	}
	read_bounds(scan);
	scan->label.is_marked = scan->label.is_marked || is_keycap;
	for (guint i = 0; i < scan->words->len; i++) {
		const bool is_said = chat_word_is_said(g_ptr_array_index(scan->words, i));

		is_first = is_first && (i >= from || !is_said);
		is_last = is_last && (i < scan->at || !is_said);
	}
	return (is_first && !is_last && scan->label.is_marked)
		|| (is_last && !is_first && ends_all(scan, from))
		|| (!is_last && scan->label.is_marked && is_meant(scan, from));
}

/* "Number four: …", "no. 4, …", "#4". */
static bool
read_numbered(LabelScan *scan)
{
	const ChatWord *word = ahead(scan, 0), *next = ahead(scan, 1);
	const bool is_hash = chat_word_is_mark(word, '#') && is_digits(next) && next->is_glued;
	const bool is_name = is_letters(word) && chat_word_is_one_of(word->folded, number_names);

	if (!is_hash && !is_name) {
		return false;
	}
	scan->label.kind = CHAT_LABEL_QUESTION;
	scan->label.form = CHAT_LABEL_NUMBER;
	scan->at++;
	if (is_name && !skip_number_sign(scan) && strcmp(word->folded, number_names[0]) == 0) {
		return false;
	}
	if (!read_number(scan)) {
		return false;
	}
	scan->at++;
	if (!read_part(scan)) {
		return false;
	}
	read_bounds(scan);
	return is_hash || scan->label.is_marked;
}

static bool
is_question_name(const ChatWord *word)
{
	const LabelName *name = is_letters(word) ? name_of(word->folded) : NULL;

	return name != NULL && name->is_full && name->kind == CHAT_LABEL_QUESTION;
}

/* "first", "1st", "2." @return whether one stands there; how many words it has. */
static bool
read_ordinal(const LabelScan *scan, guint by, guint *number, guint *length)
{
	const ChatWord *word = ahead(scan, by), *next = ahead(scan, by + 1);

	if (is_letters(word)) {
		*length = 1;
		return number_of(word->folded, ordinals, G_N_ELEMENTS(ordinals), number);
	}
	if (!is_digits(word) || next == NULL || !next->is_glued
		|| chat_label_value(word) > CHAT_LABEL_NUMBER_MAX) {
		return false;
	}
	*number = chat_label_value(word);
	*length = 2;
	return chat_word_is_mark(next, '.')
		|| (is_letters(next) && chat_word_is_one_of(next->folded, ordinal_ends));
}

/* "Our third question", "2nd q", "question the first", "2. Frage", "cwestiwn cyntaf". */
static bool
read_ordered(LabelScan *scan)
{
	guint number = 0, length = 0;

	if (read_ordinal(scan, 0, &number, &length)
		&& (is_question_name(ahead(scan, length))
			|| (is_letters(ahead(scan, length))
				&& strcmp(ahead(scan, length)->folded, "q") == 0))) {
		scan->at += length + 1;
	} else if (is_question_name(ahead(scan, 0)) && is_letters(ahead(scan, 1))
		&& strcmp(ahead(scan, 1)->folded, "the") == 0
		&& read_ordinal(scan, 2, &number, &length)) {
		scan->at += 2 + length;
	} else if (is_question_name(ahead(scan, 0)) && is_letters(ahead(scan, 1))
		&& chat_word_is_one_of(ahead(scan, 1)->folded, ordinals_behind)
		&& read_ordinal(scan, 1, &number, &length)) {
		scan->at += 2;
	} else {
		return false;
	}
	scan->label.kind = CHAT_LABEL_QUESTION;
	scan->label.form = CHAT_LABEL_ORDINAL;
	scan->label.first = scan->label.last = number;
	read_bounds(scan);
	return true;
}

/* "#Q1", "#A2", "#ukfechatA1". */
static bool
read_tag(LabelScan *scan)
{
	const ChatWord *word = ahead(scan, 0);

	if (word == NULL || word->kind != CHAT_WORD_TAG) {
		return false;
	}
	const gsize length = strlen(word->folded);
	gsize at = length;
	while (at > 0 && g_ascii_isdigit(word->folded[at - 1])) {
		at--;
	}
	if (at < 2 || at == length || length - at > 2
		|| strchr("qa", word->folded[at - 1]) == NULL) {
		return false;
	}
	const bool is_alone = word->folded[at - 2] == '#';
	const bool is_of_chat = at > 1 + strlen(TAG_NAME)
		&& strncmp(word->folded + at - 1 - strlen(TAG_NAME), TAG_NAME, strlen(TAG_NAME))
			== 0;
	scan->label.kind = word->folded[at - 1] == 'q' ? CHAT_LABEL_QUESTION : CHAT_LABEL_ANSWER;
	scan->label.form = CHAT_LABEL_LETTER;
	scan->label.first = scan->label.last = (guint)g_ascii_strtoull(word->folded + at, NULL, 10);
	scan->label.is_marked = scan->label.is_tag = true;
	scan->at++;
	return (is_alone || is_of_chat) && scan->label.first <= CHAT_LABEL_NUMBER_MAX;
}

bool
chat_label_read(LabelScan *scan)
{
	static bool (*const ways[])(LabelScan *) = { read_tag, read_ordered, read_named,
		read_numbered, read_bare };
	const LabelScan begun = *scan;

	for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
		*scan = begun;
		if (ways[i](scan)) {
			return true;
		}
	}
	return false;
}
