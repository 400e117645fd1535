#include "recap/chat_label.h"

#include "recap/chat_label_part.h"

#include <string.h>

#include "recap/chat_lookalike.tab.h"

#define YEAR_DIGITS 4
#define EN_DASH 0x2013u
#define EM_DASH 0x2014u
/* "So, A1: …": no more words stand before the label that begins an answer. */
#define PREAMBLE_WORDS_MAX 6
#define INTERJECTION_WORDS_MAX 3
#define LEVEL_LAST 2 /* A1 and A2 are levels, too */

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
place(LabelScan *scan)
{
	ChatLabel *label = &scan->label;
	const ChatWord *before = label->from > 0 ? neighbour(scan->words, label->from - 1, -1)
						 : NULL;

	label->to = scan->at;
	label->start = ((const ChatWord *)g_ptr_array_index(scan->words, label->from))->start;
	label->end = ((const ChatWord *)g_ptr_array_index(scan->words, label->to - 1))->end;
	for (guint i = 0; i < scan->words->len; i++) {
		const guint said = chat_word_is_said(g_ptr_array_index(scan->words, i)) ? 1 : 0;

		label->before += i < label->from ? said : 0;
		label->after += i >= label->to ? said : 0;
	}
	label->opens = before == NULL
		|| (label->before == 1 && scan->marks != NULL
			&& g_hash_table_contains(scan->marks, before->folded));
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
is_set_off(const LabelScan *scan)
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
is_lookalike_word(const LabelScan *scan, const ChatWord *next)
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
is_lookalike(const LabelScan *scan)
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
read_label(LabelScan *scan, const LabelScan *begun, guint at)
{
	const ChatWord *word = g_ptr_array_index(begun->words, at);
	const ChatWord *before = at > 0 ? g_ptr_array_index(begun->words, at - 1) : NULL;

	/* "FAQ1" is one word of letters; "3A1" and "1&Q2" are nobody's labels */
	if (word->is_glued
		&& (is_digits(before) || chat_word_is_mark(before, '&')
			|| chat_word_is_mark(before, '-'))) {
		return false;
	}
	*scan = *begun;
	scan->at = scan->label.from = at;
	if (!chat_label_read(scan)) {
		return false;
	}
	place(scan);
	return !is_lookalike(scan);
}

GArray *
chat_label_find(const GPtrArray *words, GHashTable *marks)
{
	const LabelScan begun = { .words = words, .marks = marks };
	GArray *labels = g_array_new(FALSE, FALSE, sizeof(ChatLabel));

	for (guint i = 0; i < words->len;) {
		LabelScan scan;

		if (read_label(&scan, &begun, i)) {
			g_array_append_val(labels, scan.label);
			i = scan.at;
		} else {
			i++;
		}
	}
	return labels;
}
