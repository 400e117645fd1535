#include "recap/chat_label.h"

#include <string.h>

#include "recap/chat_label.tab.h"

#define TAG_NAME "chat" /* "#ukfechatA1" */
#define YEAR_DIGITS 4
#define DEGREE 0xB0u
#define EN_DASH 0x2013u
#define EM_DASH 0x2014u
/* "So, A1: …": no more words stand before the label that begins an answer. */
#define PREAMBLE_WORDS_MAX 6
#define INTERJECTION_WORDS_MAX 3
#define PART_LAST 'd'
#define LEVEL_LAST 2 /* A1 and A2 are levels, too */

/* A label on its way; words are told by their places. */
typedef struct Scan {
	const GPtrArray *words; /* borrowed */
	ChatLabel label;
	guint at;      /* the next word to look at */
	bool is_full;  /* its name is a whole word */
	bool is_roman; /* its number is I, II … */
	bool has_sign; /* "A.5", "Q#1" */
} Scan;

static const ChatWord *
ahead(const Scan *scan, guint by)
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
static guint
digits_value(const ChatWord *word)
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
skip_number_sign(Scan *scan)
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
is_tight(const Scan *scan)
{
	for (guint i = scan->label.from + 1; i <= scan->at; i++) {
		if (!((const ChatWord *)g_ptr_array_index(scan->words, i))->is_glued) {
			return false;
		}
	}
	return true;
}

static bool
read_number(Scan *scan)
{
	const ChatWord *word = ahead(scan, 0);
	guint number = 0;

	if (is_digits(word)) {
		number = digits_value(word);
	} else if (!is_letters(word)) {
		return false;
	} else if (!number_of(word->folded, cardinals, G_N_ELEMENTS(cardinals), &number)) {
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
read_part(Scan *scan)
{
	const ChatWord *word = ahead(scan, 0);

	if (word == NULL || !word->is_glued || !is_letters(word)) {
		return !(is_digits(word) && word->is_glued);
	}
	scan->label.part = part_of(word->folded);
	scan->at++;
	return scan->label.part != 0;
}

/* "/5", "of 6": out of how many. */
static void
skip_total(Scan *scan)
{
	const ChatWord *word = ahead(scan, 0), *next = ahead(scan, 1);
	const bool is_slash = chat_word_is_mark(word, '/') && word->is_glued;

	if ((is_slash || (is_letters(word) && chat_word_is_one_of(word->folded, total_words)))
		&& is_digits(next) && digits_value(next) <= CHAT_LABEL_NUMBER_MAX
		&& digits_value(next) > scan->label.first
		&& (scan->label.kind == CHAT_LABEL_QUESTION || !is_slash
			|| digits_value(next) > scan->label.first + 1)) {
		scan->at += 2;
	}
}

/* "/A2", "& 2", "and A3", "-3": another number. @return whether there was one. */
static bool
read_more(Scan *scan)
{
	const ChatWord *word = ahead(scan, 0), *next = ahead(scan, 1), *last = ahead(scan, 2);
	const LabelName *name = is_letters(next) ? name_of(next->folded) : NULL;
	const bool has_name = name != NULL && name->kind == scan->label.kind && is_digits(last)
		&& last->is_glued;
	const ChatWord *number = has_name ? last : next;

	if (word == NULL || !is_digits(number) || digits_value(number) > CHAT_LABEL_NUMBER_MAX
		|| digits_value(number) <= scan->label.last) {
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
	scan->label.last = digits_value(number);
	scan->at += has_name ? 3 : 2;
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
read_bounds(Scan *scan)
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
read_named(Scan *scan)
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
	while (read_more(scan)) {
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

/* "4) …", "4️⃣ …" as the beginning of it all, "… 4" as its end. */
static bool
read_bare(Scan *scan)
{
	const guint from = scan->at;
	bool is_first = true, is_last = true;

	if (!is_digits(ahead(scan, 0)) || !read_number(scan)) {
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
	for (guint i = 0; i < scan->words->len; i++) {
		const bool is_said = chat_word_is_said(g_ptr_array_index(scan->words, i));

		is_first = is_first && (i >= from || !is_said);
		is_last = is_last && (i < scan->at || !is_said);
	}
	return (is_first && !is_last && (is_keycap || scan->label.is_marked))
		|| (is_last && !is_first && from > 0
			&& chat_word_ends_sentence(chat_word_at(scan->words, from - 1)));
}

/* "Number four: …", "no. 4, …", "#4". */
static bool
read_numbered(Scan *scan)
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
read_ordinal(const Scan *scan, guint by, guint *number, guint *length)
{
	const ChatWord *word = ahead(scan, by), *next = ahead(scan, by + 1);

	if (is_letters(word)) {
		*length = 1;
		return number_of(word->folded, ordinals, G_N_ELEMENTS(ordinals), number);
	}
	if (!is_digits(word) || next == NULL || !next->is_glued
		|| digits_value(word) > CHAT_LABEL_NUMBER_MAX) {
		return false;
	}
	*number = digits_value(word);
	*length = 2;
	return chat_word_is_mark(next, '.')
		|| (is_letters(next) && chat_word_is_one_of(next->folded, ordinal_ends));
}

/* "Our third question", "2. Frage", "cwestiwn cyntaf". */
static bool
read_ordered(Scan *scan)
{
	guint number = 0, length = 0;

	if (read_ordinal(scan, 0, &number, &length) && is_question_name(ahead(scan, length))) {
		scan->at += length + 1;
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
read_tag(Scan *scan)
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

/* ---- where it stands, and what only looks like one --------------------------------------------
 */

/* The word that is said next before or behind a place; NULL where a sentence ends first. */
static const ChatWord *
neighbour(const GPtrArray *words, guint from, int by)
{
	for (guint i = from; i < words->len; i += (guint)by) {
		const ChatWord *word = g_ptr_array_index(words, i);

		if (chat_word_is_said(word)) {
			return word;
		}
		if (chat_word_ends_sentence(word)) {
			return NULL;
		}
	}
	return NULL;
}

static bool
introduces(const ChatLabel *label, const char *folded)
{
	if (label->kind == CHAT_LABEL_QUESTION) {
		return chat_word_is_one_of(folded, introductions);
	}
	return chat_word_is_one_of(folded, answer_introductions)
		|| (label->before <= INTERJECTION_WORDS_MAX
			&& chat_word_is_one_of(folded, interjections));
}

static void
place(Scan *scan)
{
	ChatLabel *label = &scan->label;
	const ChatWord *before = label->from > 0 ? neighbour(scan->words, label->from - 1, -1)
						 : NULL;

	label->to = scan->at;
	label->start = ((const ChatWord *)g_ptr_array_index(scan->words, label->from))->start;
	label->end = ((const ChatWord *)g_ptr_array_index(scan->words, label->to - 1))->end;
	label->opens = before == NULL;
	for (guint i = 0; i < scan->words->len; i++) {
		const guint said = chat_word_is_said(g_ptr_array_index(scan->words, i)) ? 1 : 0;

		label->before += i < label->from ? said : 0;
		label->after += i >= label->to ? said : 0;
	}
	label->is_introduced = before != NULL && introduces(label, before->folded);
}

static bool
is_year(const ChatWord *word)
{
	return is_digits(word) && strlen(word->folded) == YEAR_DIGITS
		&& (*word->folded == '1' || *word->folded == '2');
}

/* Within a sentence: "so, A1: …", "late, A1 I sing", "we sing (A2)", "we sing a2". */
static bool
is_set_off(const Scan *scan)
{
	const ChatLabel *label = &scan->label;
	const ChatWord *first = chat_word_at(scan->words, label->from);
	const ChatWord *before = label->from > 0 ? chat_word_at(scan->words, label->from - 1)
						 : NULL;
	const ChatWord *last = chat_word_at(scan->words, label->to - 1);

	if (chat_word_is_mark(first, '(') || chat_word_is_mark(first, '[')) {
		return true;
	}
	if (label->after == 0) {
		return before != NULL
			&& !(is_letters(before)
				&& chat_word_is_one_of(before->folded, paper_words));
	}
	return label->before <= PREAMBLE_WORDS_MAX
		&& (chat_word_is_mark(last, ':') || chat_word_is_mark(before, ',')
			|| chat_word_is_mark(before, '-') || chat_word_is_mark(before, EN_DASH)
			|| chat_word_is_mark(before, EM_DASH) || chat_word_is_mark(before, '/'));
}

/* "Paper" behind A4, "class" behind A1. */
static bool
is_lookalike_word(const Scan *scan, const ChatWord *next)
{
	const ChatLabel *label = &scan->label;

	if (label->kind == CHAT_LABEL_QUESTION) {
		return chat_word_is_one_of(next->folded, question_lookalikes);
	}
	return chat_word_is_one_of(next->folded, answer_lookalikes)
		|| (label->first <= LEVEL_LAST
			&& chat_word_is_one_of(next->folded, level_lookalikes));
}

/* "Q3 figures", "Q1 2026", "A4 paper", "on A4", "a German A2 class". */
static bool
is_lookalike(const Scan *scan)
{
	const ChatLabel *label = &scan->label;
	const ChatWord *next = neighbour(scan->words, label->to, 1);
	const ChatWord *second = chat_word_at(scan->words, label->to + 1);
	const bool is_answer = label->kind == CHAT_LABEL_ANSWER;

	if (label->is_tag || label->form >= CHAT_LABEL_NUMBER
		|| (label->form == CHAT_LABEL_WORD && !is_answer)) {
		return false;
	}
	if (next != NULL && !label->is_marked && !scan->has_sign
		&& (is_year(next) || (strcmp(next->folded, "of") == 0 && is_year(second))
			|| is_lookalike_word(scan, next))) {
		return true;
	}
	return is_answer && !label->opens && !label->is_introduced && !is_set_off(scan);
}

/* Whether a label begins at a word; @scan out then. */
static bool
read_label(Scan *scan, const GPtrArray *words, guint at)
{
	static bool (*const ways[])(Scan *) = { read_tag, read_ordered, read_named, read_numbered,
		read_bare };
	const ChatWord *word = g_ptr_array_index(words, at);
	const ChatWord *before = at > 0 ? g_ptr_array_index(words, at - 1) : NULL;

	/* "FAQ1" is one word of letters; "3A1" and "1&Q2" are nobody's labels */
	if (word->is_glued
		&& (is_digits(before) || chat_word_is_mark(before, '&')
			|| chat_word_is_mark(before, '-'))) {
		return false;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
		*scan = (Scan){ .words = words, .at = at, .label = { .from = at } };
		if (ways[i](scan)) {
			place(scan);
			return !is_lookalike(scan);
		}
	}
	return false;
}

GArray *
chat_label_find(const GPtrArray *words)
{
	GArray *labels = g_array_new(FALSE, FALSE, sizeof(ChatLabel));

	for (guint i = 0; i < words->len;) {
		Scan scan;

		if (read_label(&scan, words, i)) {
			g_array_append_val(labels, scan.label);
			i = scan.at;
		} else {
			i++;
		}
	}
	return labels;
}
