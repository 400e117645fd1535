#include "subscribe/review_orders.h"

#include <string.h>

#include "base/prefix.h"
#include "subscribe/courtesy.h"
#include "subscribe/own_lines.h"
#include "text/plain.h"

#define LETTERS 26
#define LETTER_BYTES_MAX 3
#define LINE_CHARACTERS_MAX 120 /* of what is told back */
/* So many words below an ok, or behind a courtesy, may be a name. */
#define SIGN_OFF_WORDS_MAX 3

typedef struct VerbRow {
	const char *word;
	ReviewVerb verb;
} VerbRow;

/* The first row of each is its name. */
static const VerbRow verbs[] = {
	{ "drop", REVIEW_VERB_DROP },
	{ "pin", REVIEW_VERB_PIN },
	{ "first", REVIEW_VERB_FIRST },
	{ "keep", REVIEW_VERB_KEEP },
	{ "intro", REVIEW_VERB_INTRO },
	{ "ok", REVIEW_VERB_OK },
	{ "okay", REVIEW_VERB_OK },
	{ "yes", REVIEW_VERB_OK },
	{ "hold", REVIEW_VERB_HOLD },
	{ "stop", REVIEW_VERB_STOP },
};

/* Between orders these say nothing, nor does a courtesy. */
static const char *const joints[] = { "and", "&" };

/* In a few words beside a courtesy or below an ok these ask for something: else it is a name. */
static const char *const objections[] = { "no", "not", "but", "don't", "dont", "except", "without",
	"wait", "later", "remove", "delete", "take", "skip", "change", "cancel", "out" };

const char *
review_verb_name(ReviewVerb verb)
{
	for (gsize i = 0; i < G_N_ELEMENTS(verbs); i++) {
		if (verbs[i].verb == verb) {
			return verbs[i].word;
		}
	}
	g_assert_not_reached();
}

char *
review_letter(guint number)
{
	char letters[LETTER_BYTES_MAX * 4] = { 0 };
	gsize at = sizeof(letters) - 1;

	for (; number > 0; number = (number - 1) / LETTERS) {
		letters[--at] = (char)('a' + (number - 1) % LETTERS);
	}
	return g_strdup(letters + at);
}

guint
review_letter_number(const char *letter, guint count)
{
	const gsize length = strlen(letter);
	guint number = 0;

	if (length == 0 || length > LETTER_BYTES_MAX) {
		return 0;
	}
	for (gsize i = 0; i < length; i++) {
		const char small = g_ascii_tolower(letter[i]);
		if (small < 'a' || small > 'z') {
			return 0;
		}
		number = number * LETTERS + (guint)(small - 'a') + 1;
	}
	return number <= count ? number : 0;
}

static void
order_free(void *data)
{
	ReviewOrder *order = data;

	g_free(order->text);
	g_free(order);
}

void
review_orders_clear(ReviewOrders *orders)
{
	g_clear_pointer(&orders->orders, g_ptr_array_unref);
	g_clear_pointer(&orders->unknown, g_ptr_array_unref);
}

/* ---- words ---- */

static bool
is_among(const char *word, const char *const *words, gsize count)
{
	for (gsize i = 0; i < count; i++) {
		if (g_ascii_strcasecmp(word, words[i]) == 0) {
			return true;
		}
	}
	return false;
}

static bool
find_verb(const char *word, ReviewVerb *verb)
{
	for (gsize i = 0; i < G_N_ELEMENTS(verbs); i++) {
		if (g_ascii_strcasecmp(word, verbs[i].word) == 0) {
			*verb = verbs[i].verb;
			return true;
		}
	}
	return false;
}

/* Whose orders name posts. */
static bool
has_letters(ReviewVerb verb)
{
	return verb <= REVIEW_VERB_KEEP;
}

/* @return owned array of owned words in small letters, without the signs around them. */
static GPtrArray *
words_of(const char *line)
{
	g_autofree char *small = g_utf8_strdown(line, -1);
	g_auto(GStrv) pieces = g_strsplit_set(small, " \t,;:.!?()[]\"*", -1);
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);

	for (gsize i = 0; pieces[i] != NULL; i++) {
		char *word = pieces[i] + strspn(pieces[i], "'");
		gsize length = strlen(word);

		while (length > 0 && word[length - 1] == '\'') {
			length--;
		}
		if (length > 0) {
			g_ptr_array_add(words, g_strndup(word, length));
		}
	}
	return words;
}

/* ---- a line ---- */

static void
add_order(GPtrArray *orders, ReviewVerb verb, guint number)
{
	ReviewOrder *order = g_new0(ReviewOrder, 1);

	*order = (ReviewOrder){ .verb = verb, .number = number };
	g_ptr_array_add(orders, order);
}

/* A line that is being read, word by word. */
typedef struct Line {
	GPtrArray *orders; /* owned */
	guint count;       /* of posts */
	bool has_verb, wants_letter;
	ReviewVerb verb;
} Line;

/* @return whether the word means something here. */
static bool
take_word(Line *line, const char *word)
{
	ReviewVerb verb;

	/* "a" is a post where one is awaited. */
	if (line->has_verb && has_letters(line->verb)) {
		const guint number = review_letter_number(word, line->count);
		if (number > 0) {
			add_order(line->orders, line->verb, number);
			line->wants_letter = false;
			return true;
		}
	}
	if (find_verb(word, &verb) && !line->wants_letter && verb != REVIEW_VERB_INTRO) {
		line->has_verb = true;
		line->verb = verb;
		line->wants_letter = has_letters(verb);
		if (!line->wants_letter) {
			add_order(line->orders, verb, 0);
		}
		return true;
	}
	return line->has_verb && is_among(word, joints, G_N_ELEMENTS(joints));
}

/* @return owned orders, or NULL when the line is not made of them alone. */
static GPtrArray *
read_line(const char *text, guint count)
{
	g_autoptr(GPtrArray) words = words_of(text);
	g_autoptr(GPtrArray) orders = g_ptr_array_new_with_free_func(order_free);
	Line line = { .orders = orders, .count = count };
	bool is_one = true;

	for (guint i = 0; is_one && i < words->len;) {
		const guint polite = courtesy_at(words, i);

		is_one = polite > 0 || take_word(&line, g_ptr_array_index(words, i));
		i += MAX(polite, 1);
	}
	return is_one && line.has_verb && !line.wants_letter ? g_steal_pointer(&orders) : NULL;
}

/* Where the words of an intro begin in a line that begins one; NULL: it does not. Borrowed. */
static const char *
find_intro(const char *line)
{
	static const char word[] = "intro";

	if (g_ascii_strncasecmp(line, word, strlen(word)) != 0) {
		return NULL;
	}
	const char *behind = line + strlen(word);
	if (*behind != '\0' && strchr(" \t:", *behind) == NULL) {
		return NULL;
	}
	return behind + strspn(behind, " \t:");
}

/* ---- a mail ---- */

typedef struct Reading {
	ReviewOrders *orders; /* borrowed */
	guint count;
	GString *intro; /* owned: the one that is being read; NULL */
	guint blanks;   /* lines without a word, one behind the other */
	bool is_asked;  /* something that was not understood may ask for a change */
} Reading;

static void
tell_back(Reading *reading, const char *line)
{
	g_autofree char *clean = plain_line(line);

	if (clean != NULL && reading->orders->unknown->len < REVIEW_ORDERS_MAX) {
		g_ptr_array_add(reading->orders->unknown,
			plain_cut(clean, LINE_CHARACTERS_MAX, NULL));
	}
}

static void
end_intro(Reading *reading)
{
	ReviewOrder *order;

	if (reading->intro == NULL) {
		return;
	}
	if (reading->intro->len > REVIEW_ORDERS_INTRO_MAX) {
		tell_back(reading, "intro: cut, since it is longer than 4,096 bytes");
		g_string_truncate(reading->intro,
			prefix_fit(reading->intro->str, reading->intro->len,
				REVIEW_ORDERS_INTRO_MAX));
	}
	order = g_new0(ReviewOrder, 1);
	order->verb = REVIEW_VERB_INTRO;
	order->text = plain_lines(reading->intro->str);
	g_ptr_array_add(reading->orders->orders, order);
	g_string_free(reading->intro, TRUE);
	reading->intro = NULL;
}

static bool
is_ok_among(const GPtrArray *orders)
{
	for (guint i = 0; i < orders->len; i++) {
		const ReviewOrder *order = g_ptr_array_index(orders, i);
		if (order->verb == REVIEW_VERB_OK) {
			return true;
		}
	}
	return false;
}

/* Whether there are too many words for a name, or one that asks for something. */
static bool
is_more_than_a_name(const GPtrArray *words, guint from)
{
	ReviewVerb verb;

	for (guint i = from; i < words->len; i++) {
		const char *word = g_ptr_array_index(words, i);

		if (find_verb(word, &verb)
			|| is_among(word, objections, G_N_ELEMENTS(objections))) {
			return true;
		}
	}
	return words->len - from > SIGN_OFF_WORDS_MAX;
}

/* Whether words that are no order may ask for something: a courtesy does not, nor a name behind one
 * or below an ok. */
static bool
may_ask(const Reading *reading, const char *line)
{
	g_autoptr(GPtrArray) words = words_of(line);
	const guint polite = courtesy_at(words, 0);

	return words->len > 0
		&& (is_more_than_a_name(words, polite)
			|| (polite == 0 && !is_ok_among(reading->orders->orders)));
}

static void
take_other(Reading *reading, const char *line)
{
	reading->is_asked = reading->is_asked || may_ask(reading, line);
	tell_back(reading, line);
}

/* @orders owned by the call. */
static void
take_orders(Reading *reading, GPtrArray *orders, const char *line)
{
	if (reading->orders->orders->len + orders->len > REVIEW_ORDERS_MAX) {
		take_other(reading, line);
		g_ptr_array_unref(orders);
		return;
	}
	g_ptr_array_extend_and_steal(reading->orders->orders, orders);
}

static void
take_line(Reading *reading, const char *line)
{
	const char *intro = find_intro(line);
	GPtrArray *orders = intro != NULL ? NULL : read_line(line, reading->count);

	reading->blanks = *line == '\0' ? reading->blanks + 1 : 0;
	if (intro != NULL || orders != NULL || reading->blanks > 1) {
		end_intro(reading);
	}
	if (intro != NULL) {
		reading->intro = g_string_new(intro);
		g_string_append_c(reading->intro, '\n');
	} else if (orders != NULL) {
		take_orders(reading, orders, line);
	} else if (reading->intro != NULL) {
		if (reading->intro->len <= REVIEW_ORDERS_INTRO_MAX) {
			g_string_append_printf(reading->intro, "%s\n", line);
		}
	} else if (*line != '\0') {
		take_other(reading, line);
	}
}

/* ---- a mail, whole ---- */

/* The ok goes that may have been meant for something else. */
static void
withhold_ok(ReviewOrders *orders)
{
	for (guint i = orders->orders->len; i > 0; i--) {
		const ReviewOrder *order = g_ptr_array_index(orders->orders, i - 1);
		if (order->verb == REVIEW_VERB_OK) {
			g_ptr_array_remove_index(orders->orders, i - 1);
			orders->is_ok_withheld = true;
		}
	}
}

void
review_orders_read(const char *text, guint count, ReviewOrders *orders)
{
	g_autoptr(GPtrArray) lines = own_lines(text);
	Reading reading = { .orders = orders, .count = count };

	orders->orders = g_ptr_array_new_with_free_func(order_free);
	orders->unknown = g_ptr_array_new_with_free_func(g_free);
	orders->is_ok_withheld = false;
	for (guint i = 0; i < lines->len; i++) {
		take_line(&reading, g_ptr_array_index(lines, i));
	}
	end_intro(&reading);
	if (reading.is_asked) {
		withhold_ok(orders);
	}
}
