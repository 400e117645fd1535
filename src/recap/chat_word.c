#include "recap/chat_word.h"

#include "text/hashtag.h"
#include "text/url.h"

#include <string.h>

#define KEYCAP 0x20E3u
/* 🄰 to 🅉, 🅐 to 🅩, 🅰 to 🆉 (Enclosed Alphanumeric Supplement), which no normal form opens. */
#define BOXED_FIRST 0x1F130u
#define BOXED_LAST 0x1F189u
#define BOXED_ROW 0x20u
#define LATIN_LETTERS 26u

/* A text on its way into words. */
typedef struct Reading {
	const char *text;
	const char *at;
	GPtrArray *words; /* owned by whoever reads */
	GArray *tags;     /* of HashtagSpan */
	guint tag;        /* the next of them */
} Reading;

static void
word_free(void *data)
{
	ChatWord *word = data;

	g_free(word->folded);
	g_free(word);
}

/* A letter in a box or a disc as itself, anything else as it is. */
static gunichar
unboxed(gunichar c)
{
	const gunichar letter = c >= BOXED_FIRST ? (c - BOXED_FIRST) % BOXED_ROW : LATIN_LETTERS;

	return c <= BOXED_LAST && letter < LATIN_LETTERS ? 'a' + letter : c;
}

static bool
is_letter(gunichar c)
{
	return g_unichar_isalpha(c) || unboxed(c) != c;
}

/* @return owned. */
static char *
fold(const char *start, gsize length)
{
	g_autofree char *apart = g_utf8_normalize(start, (gssize)length, G_NORMALIZE_ALL);
	g_autoptr(GString) bare = g_string_new(NULL);

	for (const char *at = apart != NULL ? apart : ""; *at != '\0'; at = g_utf8_next_char(at)) {
		const gunichar c = g_utf8_get_char(at);

		if (!g_unichar_ismark(c) && !g_unichar_iszerowidth(c)) {
			g_string_append_unichar(bare, c == 0x2019 ? '\'' : unboxed(c));
		}
	}
	return g_utf8_casefold(bare->str, -1);
}

static void
put(Reading *reading, ChatWordKind kind, const char *end)
{
	const guint count = reading->words->len;
	const ChatWord *before = count > 0 ? g_ptr_array_index(reading->words, count - 1) : NULL;
	ChatWord *word = g_new0(ChatWord, 1);

	word->kind = kind;
	word->start = (gsize)(reading->at - reading->text);
	word->end = (gsize)(end - reading->text);
	word->folded = fold(reading->at, (gsize)(end - reading->at));
	word->mark = kind == CHAT_WORD_MARK ? g_utf8_get_char(reading->at) : 0;
	word->is_keycap = kind == CHAT_WORD_DIGITS
		&& g_utf8_strchr(reading->at, end - reading->at, KEYCAP) != NULL;
	word->is_glued = before != NULL && before->end == word->start;
	g_ptr_array_add(reading->words, word);
	reading->at = end;
}

/* A digit, in whatever style. */
static bool
is_digit(gunichar c)
{
	gunichar plain[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

	if (c < 0x80) {
		return g_ascii_isdigit((char)c);
	}
	return g_unichar_isdigit(c)
		|| (g_unichar_type(c) == G_UNICODE_OTHER_NUMBER
			&& g_unichar_fully_decompose(c, TRUE, plain, G_N_ELEMENTS(plain)) <= 2
			&& plain[0] < 0x80 && g_ascii_isdigit((char)plain[0]));
}

/* What belongs to the character before it, and does not show by itself. */
static bool
is_clinging(gunichar c)
{
	return c == KEYCAP || g_unichar_ismark(c) || g_unichar_iszerowidth(c);
}

static const char *
skip_digits(const char *at)
{
	while (*at != '\0' && (is_digit(g_utf8_get_char(at)) || is_clinging(g_utf8_get_char(at)))) {
		at = g_utf8_next_char(at);
	}
	return at;
}

/* Letters, an apostrophe between two of them too ("don't", "s’mae"). */
static const char *
skip_letters(const char *at)
{
	while (*at != '\0') {
		const gunichar c = g_utf8_get_char(at);
		const char *next = g_utf8_next_char(at);
		const bool joins = (c == '\'' || c == 0x2019)
			&& g_unichar_isalpha(g_utf8_get_char(next));

		if (!is_letter(c) && !is_clinging(c) && !joins) {
			break;
		}
		at = next;
	}
	return at;
}

/* Up to the next blank. */
static const char *
skip_shown(const char *at)
{
	while (*at != '\0' && !g_unichar_isspace(g_utf8_get_char(at))) {
		at = g_utf8_next_char(at);
	}
	return at;
}

/* A handle ends before what cannot be a part of one, and before a final full stop. */
static const char *
skip_handle(const char *at)
{
	const char *end = at + 1;

	while (g_ascii_isalnum(*end) || (*end != '\0' && strchr("_-.@", *end) != NULL)) {
		end++;
	}
	while (end > at + 1 && strchr("-.@", end[-1]) != NULL) {
		end--;
	}
	return end;
}

static bool
begins_line(const Reading *reading)
{
	const guint count = reading->words->len;
	const ChatWord *before = count > 0 ? g_ptr_array_index(reading->words, count - 1) : NULL;

	return before == NULL || before->kind == CHAT_WORD_LINE;
}

static bool
begins_tag(Reading *reading)
{
	const gsize at = (gsize)(reading->at - reading->text);

	while (reading->tag < reading->tags->len
		&& g_array_index(reading->tags, HashtagSpan, reading->tag).start < at) {
		reading->tag++;
	}
	return reading->tag < reading->tags->len
		&& g_array_index(reading->tags, HashtagSpan, reading->tag).start == at;
}

static void
read_mark(Reading *reading)
{
	const char *end = g_utf8_next_char(reading->at);

	while (*end != '\0' && is_clinging(g_utf8_get_char(end))) {
		end = g_utf8_next_char(end);
	}
	put(reading, CHAT_WORD_MARK, end);
}

static void
read_one(Reading *reading)
{
	const gunichar c = g_utf8_get_char(reading->at);

	if (c == '>' && begins_line(reading)) {
		reading->at += strcspn(reading->at, "\n");
	} else if (c == '\n') {
		put(reading, CHAT_WORD_LINE, reading->at + 1);
	} else if (g_unichar_isspace(c) || is_clinging(c)) {
		reading->at = g_utf8_next_char(reading->at);
	} else if (begins_tag(reading)) {
		const HashtagSpan *span = &g_array_index(reading->tags, HashtagSpan, reading->tag);
		put(reading, CHAT_WORD_TAG, reading->text + span->end);
	} else if (url_begins_at(reading->at)) {
		put(reading, CHAT_WORD_ADDRESS, skip_shown(reading->at));
	} else if (c == '@' && skip_handle(reading->at) > reading->at + 1) {
		put(reading, CHAT_WORD_HANDLE, skip_handle(reading->at));
	} else if (is_digit(c)) {
		put(reading, CHAT_WORD_DIGITS, skip_digits(reading->at));
	} else if (is_letter(c)) {
		put(reading, CHAT_WORD_LETTERS, skip_letters(reading->at));
	} else {
		read_mark(reading);
	}
}

GPtrArray *
chat_words(const char *text)
{
	g_autoptr(GArray) tags = hashtag_spans(text);
	Reading reading = {
		.text = text,
		.at = text,
		.words = g_ptr_array_new_with_free_func(word_free),
		.tags = tags,
	};

	while (*reading.at != '\0' && reading.words->len < CHAT_WORDS_MAX) {
		read_one(&reading);
	}
	return reading.words;
}

const ChatWord *
chat_word_at(const GPtrArray *words, guint index)
{
	return index < words->len ? g_ptr_array_index(words, index) : NULL;
}

bool
chat_word_is_said(const ChatWord *word)
{
	return word != NULL && (word->kind == CHAT_WORD_LETTERS || word->kind == CHAT_WORD_DIGITS);
}

bool
chat_word_is_mark(const ChatWord *word, gunichar mark)
{
	return word != NULL && word->mark == mark;
}

bool
chat_word_ends_sentence(const ChatWord *word)
{
	if (word->kind != CHAT_WORD_MARK) {
		return word->kind == CHAT_WORD_LINE;
	}
	return word->mark == '.' || word->mark == '!' || word->mark == '?' || word->mark == ':'
		|| word->mark == 0x2026 || word->mark == 0xFF1F
		|| g_unichar_type(word->mark) == G_UNICODE_OTHER_SYMBOL;
}

bool
chat_word_is_one_of(const char *folded, const char *const *list)
{
	while (*list != NULL && strcmp(folded, *list) != 0) {
		list++;
	}
	return *list != NULL;
}
