#include "subscribe/order_line.h"

#include <string.h>

/* Around a word they say nothing. */
#define SIGNS ".,;:!?\"'()<>*[]\xe2\x80\x98\xe2\x80\x99"

/* A greeting has so many words at most: "Hello dear Staffroom team,". */
#define GREETING_WORDS_MAX 4

static const char *const greetings[] = { "hi", "hello", "hey", "dear", "good", "hallo", "bonjour",
	"hola", "helo" };

static const char *const answers[] = { "re", "fwd", "fw", "aw", "wg", "antw", "sv", "vs", "rv",
	"tr", "ynt", "odp", "res", "enc" };

void
order_line_split(const char *text, OrderLine *line)
{
	g_autofree char *plain = g_utf8_make_valid(text, -1);
	g_auto(GStrv) pieces = g_strsplit_set(plain, " \t\r\n", -1);

	line->words = g_ptr_array_new_with_free_func(g_free);
	line->folded = g_ptr_array_new_with_free_func(g_free);
	for (gsize i = 0; pieces[i] != NULL && line->words->len < ORDER_LINE_WORDS_MAX; i++) {
		const char *start = pieces[i];
		const char *end = start + strlen(start);

		while (*start != '\0' && strchr(SIGNS, *start) != NULL) {
			start++;
		}
		while (end > start && strchr(SIGNS, end[-1]) != NULL) {
			end--;
		}
		if (end > start) {
			char *word = g_strndup(start, (gsize)(end - start));
			g_ptr_array_add(line->words, word);
			g_ptr_array_add(line->folded, g_utf8_strdown(word, -1));
		}
	}
}

void
order_line_clear(OrderLine *line)
{
	g_clear_pointer(&line->words, g_ptr_array_unref);
	g_clear_pointer(&line->folded, g_ptr_array_unref);
}

guint
order_line_begins(const OrderLine *line, const char *phrase)
{
	g_auto(GStrv) words = g_strsplit(phrase, " ", -1);
	const guint count = g_strv_length(words);

	if (count > line->folded->len) {
		return 0;
	}
	for (guint i = 0; i < count; i++) {
		if (strcmp(words[i], g_ptr_array_index(line->folded, i)) != 0) {
			return 0;
		}
	}
	return count;
}

static bool
is_among(const char *word, const char *const *list, gsize count)
{
	for (gsize i = 0; i < count; i++) {
		if (g_ascii_strcasecmp(word, list[i]) == 0) {
			return true;
		}
	}
	return false;
}

bool
order_line_is_answer(const char *subject)
{
	const char *colon = strchr(subject, ':');

	if (colon == NULL) {
		return false;
	}
	/* "Re[2]:", "Re :" */
	g_autofree char *head = g_strndup(subject, (gsize)(colon - subject));
	head[strcspn(head, "[( ")] = '\0';
	return is_among(head, answers, G_N_ELEMENTS(answers));
}

static bool
is_greeting(const char *line)
{
	g_auto(OrderLine) words = { 0 };

	order_line_split(line, &words);
	return words.folded->len > 0 && words.folded->len <= GREETING_WORDS_MAX
		&& is_among(g_ptr_array_index(words.folded, 0), greetings, G_N_ELEMENTS(greetings));
}

/* "On Mon, Ada wrote:", "Am Montag schrieb Ada:": a line that ends in a colon introduces. */
static bool
is_introduction(const char *line)
{
	const gsize length = strlen(line);

	return length > 0 && line[length - 1] == ':';
}

char *
order_line_own(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (gsize i = 0; lines[i] != NULL; i++) {
		const char *line = g_strstrip(lines[i]);

		if (*line != '\0' && *line != '>' && *line != '|' && !is_introduction(line)
			&& !is_greeting(line)) {
			return g_strdup(line);
		}
	}
	return NULL;
}
