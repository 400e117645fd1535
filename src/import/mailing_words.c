#include "import/mailing_words.h"

#include "base/prefix.h"
#include "import/mailing_link.h"
#include "import/mailing_words.tab.h"
#include "subscribe/own_lines.h"
#include "text/html.h"
#include "text/plain.h"

#include <string.h>

/* A longer paragraph is no note about the mail, whatever words are in it. */
#define NOTE_CHARACTERS_MAX 700
/* A link of more words leads to something else. */
#define PAGE_CHARACTERS_MAX 80
/* So many of the first paragraphs may greet. */
#define GREETINGS_MAX 4
/* What stands behind a footer's first line is its, where no more than this part of all follows. */
#define FOOTER_PART 3
#define FOOTER_CHARACTERS 200u
/* "View discussion ›", "Like (7)" */
#define CALL_MORE_MAX 4
/* Lines as long as this were wrapped by a program (RFC 3676: 78 at most). */
#define WRAPPED_BYTES_MIN 58

typedef struct Cleaner {
	const MailingReader *reader;
	const char *title;
	char *page;
	guint leaves; /* paragraphs and the like that stay, so far */
	guint kept;   /* characters of them */
	bool has_end; /* a footer may begin: */
	guint end;    /* behind so many leaves */
	guint end_at; /* and so many characters */
} Cleaner;

void
mailing_words_clear(MailingWords *words)
{
	g_clear_pointer(&words->prose, prose_free);
	g_clear_pointer(&words->page, g_free);
}

/* ---- what they are read from ---- */

static const MessagePart *
html_part(const Message *message)
{
	for (guint i = 0; i < message->parts->len; i++) {
		const MessagePart *part = g_ptr_array_index(message->parts, i);

		if (!part->is_inner && !part->is_attachment
			&& strcmp(part->type, "text/html") == 0) {
			return part;
		}
	}
	return NULL;
}

static const MessagePart *
plain_part(const Message *message)
{
	for (guint i = 0; i < message->parts->len; i++) {
		const MessagePart *part = g_ptr_array_index(message->parts, i);

		if (!part->is_inner && !part->is_attachment && strcmp(part->type, "text/plain") == 0
			&& part->text[strspn(part->text, " \t\n")] != '\0') {
			return part;
		}
	}
	return NULL;
}

static bool
begins_item(const char *line)
{
	return strchr("-*+#>", *line) != NULL || g_ascii_isdigit(*line)
		|| prefix_stands_at(line, "•");
}

/* Lines that a program wrapped are one paragraph again. @lines borrowed. @return owned. */
static char *
unwrapped(const GPtrArray *lines)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < lines->len; i++) {
		const char *line = g_ptr_array_index(lines, i);
		const char *before = i == 0 ? "" : g_ptr_array_index(lines, i - 1);
		const bool is_one = strlen(before) >= WRAPPED_BYTES_MIN && *line != '\0'
			&& !begins_item(line);

		if (i > 0) {
			g_string_append_c(out, is_one ? ' ' : '\n');
		}
		g_string_append(out, line);
	}
	return g_string_free(out, FALSE);
}

static Prose *
read_plain(const char *text)
{
	g_autoptr(GPtrArray) own = own_lines(text);
	g_autofree char *joined = unwrapped(own);
	g_autofree char *lines = plain_lines(joined);

	return prose_from_text(lines == NULL ? "" : lines);
}

Prose *
mailing_words_raw(const Message *message, bool is_list)
{
	const MessagePart *plain = plain_part(message);
	const MessagePart *html = html_part(message);

	if (html == NULL || (is_list && plain != NULL)) {
		return read_plain(plain == NULL ? message->text : plain->text);
	}
	g_auto(HtmlReading) reading = { 0 };
	html_read(html->text, NULL, HTML_PROSE | HTML_AS_MAIL, &reading);
	return g_steal_pointer(&reading.prose);
}

/* ---- what they say ---- */

static void
append_words(const Prose *piece, GString *out)
{
	if (piece->text != NULL && piece->kind != PROSE_PICTURE) {
		g_string_append(out, piece->text);
	}
	if (piece->kind == PROSE_BREAK || (out->len > 0 && piece->kind == PROSE_CELL)) {
		g_string_append_c(out, ' ');
	}
	for (guint i = 0; i < prose_count(piece); i++) {
		append_words(prose_part(piece, i), out);
	}
}

char *
mailing_words_of(const Prose *piece)
{
	g_autoptr(GString) out = g_string_new(NULL);

	append_words(piece, out);
	char *line = plain_line(out->str);
	return line == NULL ? g_strdup("") : line;
}

static bool
has_one(const char *small, const char *const *words, gsize count)
{
	for (gsize i = 0; i < count; i++) {
		if (strstr(small, words[i]) != NULL) {
			return true;
		}
	}
	return false;
}

bool
mailing_words_are_call(const char *words)
{
	g_autofree char *small = g_utf8_strdown(words, -1);

	for (gsize i = 0; i < G_N_ELEMENTS(mailing_calls); i++) {
		if (prefix_stands_at(small, mailing_calls[i])
			&& strlen(small) <= strlen(mailing_calls[i]) + CALL_MORE_MAX) {
			return true;
		}
	}
	return *small == '\0';
}

static bool
has_link(const Prose *leaf)
{
	for (guint i = 0; i < prose_count(leaf); i++) {
		if (prose_part(leaf, i)->kind == PROSE_LINK) {
			return true;
		}
	}
	return false;
}

/* ---- links ---- */

static void
note_page(Cleaner *cleaner, const Prose *link)
{
	g_autofree char *small = g_utf8_strdown(link->text == NULL ? "" : link->text, -1);

	if (cleaner->page == NULL && g_utf8_strlen(small, -1) <= PAGE_CHARACTERS_MAX
		&& has_one(small, mailing_page_words, G_N_ELEMENTS(mailing_page_words))) {
		cleaner->page = mailing_link(cleaner->reader, link->url);
	}
}

/* A link whose words are its address shows that. */
static bool
shows_address(const Prose *link)
{
	return link->text == NULL || strstr(link->text, "://") != NULL
		|| prefix_stands_at(link->text, "www.");
}

/* @return whether anything stays of it. */
static bool
clean_link(Cleaner *cleaner, Prose *link)
{
	char *url = mailing_link(cleaner->reader, link->url);

	if (shows_address(link)) {
		g_free(link->text);
		link->text = g_strdup(url);
	}
	g_free(link->url);
	link->url = url;
	if (url == NULL) {
		link->kind = PROSE_TEXT;
	}
	return link->text != NULL;
}

/* Addresses in code are no links, and nobody has cleaned them. */
static bool
has_address(const Prose *code)
{
	return code->text != NULL && strstr(code->text, "://") != NULL;
}

static void
hide_names(const Cleaner *cleaner, Prose *run)
{
	if (run->text != NULL) {
		char *hidden = mailing_reader_hide(cleaner->reader, run->text);

		g_free(run->text);
		run->text = hidden;
	}
}

static void
clean_runs(Cleaner *cleaner, Prose *leaf)
{
	for (guint i = 0; i < prose_count(leaf);) {
		Prose *run = prose_part(leaf, i);

		if (run->kind == PROSE_PICTURE || (run->kind == PROSE_CODE && has_address(run))
			|| (run->kind == PROSE_LINK && !clean_link(cleaner, run))) {
			g_ptr_array_remove_index(leaf->parts, i);
			continue;
		}
		hide_names(cleaner, run);
		i++;
	}
	hide_names(cleaner, leaf);
}

/* ---- paragraphs ---- */

static void
find_page(Cleaner *cleaner, const Prose *leaf)
{
	for (guint i = 0; i < prose_count(leaf); i++) {
		const Prose *run = prose_part(leaf, i);

		if (run->kind == PROSE_LINK) {
			note_page(cleaner, run);
		}
	}
}

/* Whether what came behind the end is too much for a footer. */
static bool
goes_on(const Cleaner *cleaner)
{
	const guint room = MAX(cleaner->end_at / FOOTER_PART, FOOTER_CHARACTERS);

	return cleaner->kept - cleaner->end_at > (cleaner->end_at == 0 ? 0 : room);
}

static void
note_end(Cleaner *cleaner)
{
	if (!cleaner->has_end || goes_on(cleaner)) {
		cleaner->has_end = true;
		cleaner->end = cleaner->leaves;
		cleaner->end_at = cleaner->kept;
	}
}

/* Whether it is about the mail, or its reader. */
static bool
is_note(Cleaner *cleaner, const char *words)
{
	g_autofree char *small = g_utf8_strdown(words, -1);
	const bool is_short = g_utf8_strlen(words, -1) <= NOTE_CHARACTERS_MAX;

	if (is_short && has_one(small, mailing_ends, G_N_ELEMENTS(mailing_ends))) {
		note_end(cleaner);
		return true;
	}
	if (g_utf8_strlen(words, -1) <= PAGE_CHARACTERS_MAX
		&& has_one(small, mailing_page_words, G_N_ELEMENTS(mailing_page_words))) {
		return true;
	}
	return mailing_reader_is_in(cleaner->reader, words)
		|| (is_short && has_one(small, mailing_notes, G_N_ELEMENTS(mailing_notes)));
}

/* Take the greeting off the leaf's first run. */
static void
take_greeting(Prose *leaf)
{
	Prose *first = prose_count(leaf) == 0 ? NULL : prose_part(leaf, 0);

	if (first == NULL || first->kind != PROSE_TEXT || first->text == NULL) {
		return;
	}
	const char *rest = mailing_reader_greeted(first->text);
	if (rest == first->text) {
		return;
	}
	char *kept = g_strdup(rest);
	g_free(first->text);
	first->text = kept;
	if (*kept == '\0') {
		g_ptr_array_remove_index(leaf->parts, 0);
	}
	while (prose_count(leaf) > 0 && prose_part(leaf, 0)->kind == PROSE_BREAK) {
		g_ptr_array_remove_index(leaf->parts, 0);
	}
}

/* @return whether it stays. */
static bool
clean_leaf(Cleaner *cleaner, Prose *leaf)
{
	g_autofree char *words = mailing_words_of(leaf);

	find_page(cleaner, leaf);
	if (is_note(cleaner, words) || (leaf->kind == PROSE_CODE_BLOCK && has_address(leaf))
		|| (has_link(leaf) && mailing_words_are_call(words))) {
		return false;
	}
	clean_runs(cleaner, leaf);
	if (cleaner->leaves < GREETINGS_MAX) {
		take_greeting(leaf);
	}
	g_autofree char *left = mailing_words_of(leaf);
	if (*left == '\0'
		|| (cleaner->leaves < GREETINGS_MAX && g_strcmp0(left, cleaner->title) == 0)) {
		return false;
	}
	cleaner->kept += (guint)g_utf8_strlen(left, -1);
	cleaner->leaves++;
	return true;
}

static bool
is_leaf(const Prose *piece)
{
	return piece->kind == PROSE_PARAGRAPH || piece->kind == PROSE_HEADING
		|| piece->kind == PROSE_CODE_BLOCK || piece->kind == PROSE_CELL;
}

/* It goes, or where it is a cell, which keeps its column, what is in it. */
static bool
empty_leaf(Prose *leaf)
{
	g_clear_pointer(&leaf->parts, g_ptr_array_unref);
	return leaf->kind == PROSE_CELL;
}

/* @return whether it stays. */
typedef bool (*LeafJudge)(void *data, Prose *leaf);

/* @return whether anything stays of the piece. */
static bool
judge_piece(Prose *piece, LeafJudge judge, void *data)
{
	if (is_leaf(piece)) {
		return judge(data, piece) || empty_leaf(piece);
	}
	for (guint i = 0; i < prose_count(piece);) {
		if (judge_piece(prose_part(piece, i), judge, data)) {
			i++;
		} else {
			g_ptr_array_remove_index(piece->parts, i);
		}
	}
	return piece->kind != PROSE_PICTURE && !prose_is_empty(piece);
}

static bool
judge_leaf(void *data, Prose *leaf)
{
	return clean_leaf(data, leaf);
}

/* The first so many stay. */
static bool
is_before_end(void *data, Prose *leaf)
{
	guint *left = data;
	g_autofree char *words = mailing_words_of(leaf);

	if (*words == '\0') {
		return false;
	}
	const bool stays = *left > 0;
	*left -= stays;
	return stays;
}

void
mailing_words_clean(Prose *prose, const MailingWordsInput *input, MailingWords *words)
{
	Cleaner cleaner = { .reader = input->reader, .title = input->title };

	words->prose = prose;
	(void)judge_piece(words->prose, judge_leaf, &cleaner);
	if (cleaner.has_end && !goes_on(&cleaner)) {
		(void)judge_piece(words->prose, is_before_end, &cleaner.end);
	}
	words->page = cleaner.page;
}

void
mailing_words_read(const Message *message, bool is_list, const MailingWordsInput *input,
	MailingWords *words)
{
	mailing_words_clean(mailing_words_raw(message, is_list), input, words);
}
