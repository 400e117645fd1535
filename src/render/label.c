/*
 * A text becomes a list of its words, and the label is a run of them: from the first that says
 * something to where a breath would be taken.
 */
#include "render/label.h"

#include <stdbool.h>
#include <string.h>

#include "base/prefix.h"
#include "render/excerpt.h"
#include "render/excerpt_span.h"
#include "text/plain.h"

/* So many words say something: of a picture, and of a sentence. */
#define PICTURE_WORDS_MIN 2
#define SENTENCE_WORDS_MIN 3
#define CLAUSE_WORDS_MIN 4

/* "A black and white photograph of": so many words at most come before what is shown. */
#define FRAME_WORDS_MAX 6

/* What is no letter, and stands in no label: quotation marks, since it gets its own. */
#define QUOTATION_MARKS "\"“”„«»"

typedef struct Label {
	const Phrases *words;
	glong room;    /* in characters */
	bool is_known; /* its language is that of the words: little words can be told */
	bool is_picture;
	bool is_broken_off; /* an address stands behind the last word */
	GPtrArray *tokens;  /* of char*: the words of the text */
} Label;

/* ---- words ----------------------------------------------------------------------------------- */

/* Whether @word, without what ends a clause, is one of the list @key of the phrases. */
static bool
is_listed(const Label *label, const char *key, const char *word)
{
	const char *list = phrases_get(label->words, key);
	g_autofree char *bare = g_utf8_strdown(word, -1);

	bare[strcspn(bare, ".,;:!?")] = '\0';
	g_auto(GStrv) words = g_strsplit(label->is_known && list != NULL ? list : "", " ", -1);
	return *bare != '\0' && g_strv_contains((const char *const *)words, bare);
}

static bool
is_drawn(gunichar character)
{
	const GUnicodeType type = g_unichar_type(character);

	return type == G_UNICODE_OTHER_SYMBOL || type == G_UNICODE_MODIFIER_SYMBOL
		|| character == 0xfe0f || character == 0x200d || character == 0x20e3;
}

/* ":party_blob:" */
static bool
is_emoji_code(const char *word)
{
	const gsize length = strlen(word);

	return length > 2 && word[0] == ':' && word[length - 1] == ':';
}

/* Addresses of pages, accounts and people: none of them is a word of a label. */
static bool
is_address(const char *word)
{
	return strchr(word, '@') != NULL || strstr(word, "://") != NULL || strchr(word, '/') != NULL
		|| prefix_stands_at(word, "www.");
}

/* @return owned: the word as it may stand in a label; NULL when nothing of it may. */
static char *
clean_word(const char *word)
{
	GString *clean = g_string_new(NULL);

	for (const char *at = word; *at != '\0'; at = g_utf8_next_char(at)) {
		const gunichar character = g_utf8_get_char(at);
		if (!is_drawn(character) && g_utf8_strchr(QUOTATION_MARKS, -1, character) == NULL
			&& character != '#') {
			g_string_append_unichar(clean, character);
		}
	}
	if (clean->len == 0 || is_emoji_code(word)) {
		g_string_free(clean, TRUE);
		return NULL;
	}
	return g_string_free(clean, FALSE);
}

/* The words up to the first address; hashtags go where they stand together at the begin. */
static GPtrArray *
read_tokens(const char *text, bool *is_broken_off)
{
	g_autofree char *untagged = plain_without_final_tags(text);
	g_autofree char *line = plain_line(untagged);
	g_auto(GStrv) words = g_strsplit(line == NULL ? "" : line, " ", -1);
	GPtrArray *tokens = g_ptr_array_new_with_free_func(g_free);

	*is_broken_off = false;
	for (char **word = words; *word != NULL && !*is_broken_off; word++) {
		char *clean = is_address(*word) || (tokens->len == 0 && **word == '#')
			? NULL
			: clean_word(*word);
		*is_broken_off = is_address(*word) && tokens->len > 0;
		if (clean != NULL) {
			g_ptr_array_add(tokens, clean);
		}
	}
	return tokens;
}

/* ---- where it ends --------------------------------------------------------------------------- */

static const char *
token_at(const Label *label, guint index)
{
	return index < label->tokens->len ? g_ptr_array_index(label->tokens, index) : "";
}

static bool
ends_with_any(const char *word, const char *marks)
{
	const char *last = g_utf8_find_prev_char(word, word + strlen(word));

	return last != NULL && g_utf8_strchr(marks, -1, g_utf8_get_char(last)) != NULL;
}

/* Whether a sentence ends with the word at @index; "approx. forty" goes on. */
static bool
is_sentence_end(const Label *label, guint index)
{
	const char *next = token_at(label, index + 1);

	return ends_with_any(token_at(label, index), ".!?…")
		&& !g_unichar_islower(g_utf8_get_char(next));
}

/* Whether a breath is taken before the word at @index, of which @count are said. */
static bool
is_pause_before(const Label *label, guint index, guint count)
{
	const char *word = token_at(label, index);
	const guint enough = label->is_picture ? PICTURE_WORDS_MIN : SENTENCE_WORDS_MIN;

	if (count < enough) {
		return false;
	}
	if (ends_with_any(token_at(label, index - 1), ",")) {
		return label->is_picture || count >= CLAUSE_WORDS_MIN;
	}
	return ends_with_any(token_at(label, index - 1), ";:") || *word == '('
		|| g_utf8_strchr("-–—|/·•", -1, g_utf8_get_char(word)) != NULL
		|| (label->is_picture && is_listed(label, "inside.little", word));
}

/* "Good morning all!" says nothing of what is inside: the next sentence may. */
static bool
is_greeting(const Label *label, guint end, guint count)
{
	const char *last = token_at(label, end - 1);

	return end < label->tokens->len && !label->is_picture
		&& (count < SENTENCE_WORDS_MIN
			|| (count == SENTENCE_WORDS_MIN && ends_with_any(last, "!")));
}

/* Where the sentence that begins at @from ends, or takes a breath. */
static guint
clause_end(const Label *label, guint from)
{
	guint end = from;

	while (end < label->tokens->len && (end == from || !is_sentence_end(label, end - 1))
		&& !is_pause_before(label, end, end - from)) {
		end++;
	}
	return end;
}

/* ---- what is said ---------------------------------------------------------------------------- */

/* No label ends with "the", "on the" or a comma. */
static void
drop_little_words(const Label *label, guint from, guint *end)
{
	while (*end > from + 1
		&& (is_listed(label, "inside.little", token_at(label, *end - 1))
			|| is_listed(label, "inside.articles", token_at(label, *end - 1)))) {
		(*end)--;
	}
}

/* A question keeps its mark; of all else the marks at both ends go. */
static char *
trimmed(const char *text)
{
	const char *begin = text, *end = text + strlen(text);

	while (begin < end && !g_unichar_isalnum(g_utf8_get_char(begin))) {
		begin = g_utf8_next_char(begin);
	}
	for (;;) {
		const char *last = g_utf8_find_prev_char(begin, end);
		if (last == NULL
			|| g_utf8_strchr(".,;:!-–—|/·•…(", -1, g_utf8_get_char(last)) == NULL) {
			return g_strndup(begin, (gsize)(end - begin));
		}
		end = last;
	}
}

/* The end of the words from @from that there is room for, up to @end. A mark at the end goes. */
static guint
fitting_end(const Label *label, guint from, guint end)
{
	glong length = 0;
	guint to = from;

	for (guint i = from; i < end; i++) {
		length += g_utf8_strlen(token_at(label, i), -1) + (i > from);
		to += length < label->room;
	}
	return length <= label->room + 1 ? end : MAX(to, from + 1);
}

static char *
join(const Label *label, guint from, guint end)
{
	GString *joined = g_string_new(NULL);

	for (guint i = from; i < end; i++) {
		g_string_append(joined, i == from ? "" : " ");
		g_string_append(joined, token_at(label, i));
	}
	return g_string_free(joined, FALSE);
}

static bool
says_something(const char *text)
{
	guint letters = 0;

	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		letters += g_unichar_isalpha(g_utf8_get_char(at)) != FALSE;
	}
	return letters >= 3;
}

/* "Photo of", "A close-up of", "Image:": how many words come before what a picture shows. */
static guint
frame_length(const Label *label)
{
	for (guint i = 0; i < MIN(label->tokens->len, FRAME_WORDS_MAX); i++) {
		const char *word = token_at(label, i);
		if (i > 0 && is_listed(label, "inside.shows", word)) {
			return i + 1;
		}
		if (!is_listed(label, "inside.frames", word)) {
			return 0;
		}
		if (ends_with_any(word, ":")) {
			return i + 1;
		}
	}
	return 0;
}

/* "A clock face": an article is no name, and needs no capital within a line. */
static char *
lowered(const Label *label, char *text)
{
	g_autofree char *first = g_strndup(text, strcspn(text, " "));

	if (is_listed(label, "inside.articles", first)) {
		*text = g_ascii_tolower(*text);
	}
	return text;
}

/* The words from @from up to @end, as far as there is room. @return owned; NULL: too few of them.
 */
static char *
say_words(const Label *label, guint from, guint end)
{
	guint to = fitting_end(label, from, end);
	const bool is_cut = to < end;

	if (is_cut || (label->is_broken_off && end == label->tokens->len)) {
		drop_little_words(label, from, &to);
	}
	if (is_cut && to - from < (label->is_picture ? PICTURE_WORDS_MIN : SENTENCE_WORDS_MIN)) {
		return NULL;
	}
	g_autofree char *joined = join(label, from, to);
	g_autofree char *bare = trimmed(joined);
	const bool is_long = g_utf8_strlen(bare, -1) > label->room;
	g_autofree char *said = is_long ? plain_cut(bare, (gsize)label->room - 1, NULL)
					: g_strdup(bare);
	return is_cut && !ends_with_any(said, "…") ? g_strconcat(said, "…", NULL)
						   : g_steal_pointer(&said);
}

/* @return owned, or NULL: it says nothing. */
static char *
say(Label *label, const char *text)
{
	g_autoptr(GPtrArray) tokens = read_tokens(text, &label->is_broken_off);

	label->tokens = tokens;
	guint from = label->is_picture ? frame_length(label) : 0;
	guint end = clause_end(label, from);
	while (is_greeting(label, end, end - from)) {
		from = end;
		end = clause_end(label, from);
	}
	g_autofree char *said = say_words(label, from, end);
	if (said == NULL || !says_something(said)) {
		return NULL;
	}
	return label->is_picture ? lowered(label, g_steal_pointer(&said)) : g_steal_pointer(&said);
}

/* ---- of what --------------------------------------------------------------------------------- */

/* "A title | Its site": the site's name is none of it. */
static char *
without_site(const char *title)
{
	static const char *const marks[] = { " | ", " – ", " — ", " - ", " · " };

	for (gsize i = 0; title != NULL && i < G_N_ELEMENTS(marks); i++) {
		const char *at = g_strrstr(title, marks[i]);
		g_autofree char *bare = at == NULL ? NULL : g_strndup(title, (gsize)(at - title));
		if (bare != NULL && plain_words(bare) >= SENTENCE_WORDS_MIN) {
			return g_steal_pointer(&bare);
		}
	}
	return g_strdup(title);
}

static const char *
first_alt(const Post *post)
{
	for (guint i = 0; i < post->media->len; i++) {
		const PostMedia *media = g_ptr_array_index(post->media, i);
		if (media->kind == POST_MEDIA_PICTURE && media->alt != NULL) {
			return media->alt;
		}
	}
	return NULL;
}

/* The first words that are the author's own: no quote, no code. @return owned, or NULL. */
static char *
first_words(const Prose *whole)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; whole != NULL && i < prose_count(whole); i++) {
		const Prose *block = prose_part(whole, i);
		if (block->kind != PROSE_PARAGRAPH && block->kind != PROSE_HEADING) {
			continue;
		}
		g_autofree char *words = excerpt_span_text(block);
		g_string_append_printf(text, "%s\n", words);
	}
	return text->len == 0 ? NULL : g_strdup(text->str);
}

/* Put into quotation marks. @text owned by the call, may be NULL. @return owned, or NULL. */
static char *
quoted(const Label *label, char *text)
{
	g_autofree char *words = text;

	return words == NULL
		? NULL
		: phrases_say(label->words, "inside.quoted", PHRASE_VALUES({ "words", words }));
}

static char *
say_title(Label *label, const char *title)
{
	g_autofree char *bare = without_site(title);

	label->is_picture = false;
	return bare == NULL ? NULL : quoted(label, say(label, bare));
}

static char *
say_picture(Label *label, const char *alt)
{
	label->is_picture = true;
	return alt == NULL ? NULL : say(label, alt);
}

/* Whether a post is in the language of the words, as far as is known. */
static bool
is_in(const Post *post, const char *language)
{
	const gsize length = strcspn(language, "-_");

	return post->language == NULL
		|| (g_ascii_strncasecmp(post->language, language, length) == 0
			&& strcspn(post->language, "-_") == length);
}

static char *
say_post(Label *label, const DraftEntry *entry)
{
	const Post *post = entry->post;
	const bool is_open = post->consent != POST_CONSENT_REDUCED;
	g_auto(Excerpt) excerpt = { 0 };

	excerpt_make(post, NULL, &excerpt);
	char *said = say_title(label, entry->story != NULL ? entry->story->title : NULL);
	if (said == NULL) {
		said = say_title(label, excerpt.title);
	}
	if (said == NULL && is_open) {
		said = say_picture(label, first_alt(post));
	}
	if (said == NULL && is_open && post->card != NULL) {
		said = say_title(label, post->card->title);
	}
	if (said == NULL) {
		g_autofree char *text = first_words(excerpt.text);
		said = say_title(label, text);
	}
	return said;
}

char *
label_of(const DraftEntry *entry, const Phrases *words, const char *language, guint room)
{
	const Post *post = entry->post;
	Label label = { .words = words, .room = room, .is_known = is_in(post, language) };

	if (post->warning != NULL || entry->is_automated || post->consent == POST_CONSENT_REFUSED) {
		return NULL;
	}
	char *said = say_post(&label, entry);
	/* A line is read in one direction. */
	if (said != NULL && plain_runs_leftward(said)) {
		g_clear_pointer(&said, g_free);
	}
	return said;
}
