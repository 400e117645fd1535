#include "render/excerpt.h"

#include "base/prefix.h"
#include "render/excerpt_footer.h"
#include "render/excerpt_said.h"
#include "render/excerpt_span.h"
#include "text/html.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

#define OPEN_TEXT_MAX 480
#define REDUCED_TEXT_MAX 280

/* So little more of an open post is not worth a cut. */
#define OPEN_TEXT_SLACK 150
#define TITLE_MAX 200
#define LINES_MAX 16

/* A title that is the beginning of its text has at least so many letters and digits. */
#define BEGINNING_MIN 20

#define ADDRESS_MAX 40
#define HOST_MAX 60
#define TAIL_MAX 30

/* No language needs more on one letter. */
#define MARKS_MAX 6

char *
excerpt_limit_marks(const char *text)
{
	GString *limited = g_string_sized_new(strlen(text));
	const char *kept = text; /* what is not copied yet begins here */
	int marks = 0;

	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		const bool is_mark = (guchar)*at >= 0x80 && g_unichar_ismark(g_utf8_get_char(at));

		marks = is_mark ? marks + 1 : 0;
		if (marks > MARKS_MAX) {
			g_string_append_len(limited, kept, at - kept);
			kept = g_utf8_next_char(at);
		}
	}
	g_string_append(limited, kept);
	return g_string_free(limited, FALSE);
}

static void
append_letter(GString *letters, const char *at)
{
	if ((guchar)*at < 0x80) {
		if (g_ascii_isalnum(*at)) {
			g_string_append_c(letters, g_ascii_tolower(*at));
		}
		return;
	}
	g_autofree char *folded = g_utf8_casefold(at, g_utf8_next_char(at) - at);
	for (const char *part = folded; *part != '\0'; part = g_utf8_next_char(part)) {
		if (g_unichar_isalnum(g_utf8_get_char(part))) {
			g_string_append_unichar(letters, g_utf8_get_char(part));
		}
	}
}

/*
 * Letters and digits alone, folded: what two texts have in common when only their marks and blanks
 * differ. No more of them than the first that reach behind @most bytes.
 */
static char *
letters_of(const char *text, gsize length, gsize most)
{
	GString *letters = g_string_new(NULL);

	for (const char *at = text; at < text + length && letters->len <= most;
		at = g_utf8_next_char(at)) {
		append_letter(letters, at);
	}
	return g_string_free(letters, FALSE);
}

static bool
is_cut_short(const char *title)
{
	return g_str_has_suffix(title, "…") || g_str_has_suffix(title, "...");
}

/*
 * Feeds of short posts make a title of the text's beginning, blogs repeat the title above it: what
 * is said twice goes from @title (owned, may become NULL) or from the text; where that begins then.
 */
static gsize
say_once(char **title, const char *text)
{
	const gsize line_length = strcspn(text, "\n");
	g_autofree char *title_letters = letters_of(*title, strlen(*title), G_MAXSIZE);
	const gsize enough = strlen(title_letters);
	g_autofree char *text_letters = letters_of(text, strlen(text), enough);
	g_autofree char *line_letters = letters_of(text, line_length, enough);

	if (title_letters[0] == '\0' || text_letters[0] == '\0') {
		return 0;
	}
	if (prefix_stands_at(title_letters, text_letters)) {
		return strlen(text);
	}
	if (strcmp(title_letters, line_letters) == 0) {
		return line_length + strspn(text + line_length, "\n");
	}
	if (prefix_stands_at(text_letters, title_letters)
		&& (is_cut_short(*title) || strlen(title_letters) >= BEGINNING_MIN)) {
		g_clear_pointer(title, g_free);
	}
	return 0;
}

/* The last part of a path, cut between its words. @tail owned, replaced. */
static char *
cut_tail(char *tail)
{
	if (g_utf8_strlen(tail, -1) <= TAIL_MAX) {
		return tail;
	}
	char *end = g_utf8_offset_to_pointer(tail, TAIL_MAX);

	for (char *at = end; at > tail + TAIL_MAX / 2; at--) {
		if (strchr("-_.+~", *at) != NULL) {
			end = at;
			break;
		}
	}
	*end = '\0';
	char *cut = g_strconcat(tail, "…", NULL);
	g_free(tail);
	return cut;
}

char *
excerpt_address(const char *url)
{
	const char *start = strstr(url, "://") + strlen("://");

	if (strlen(start) > 4 && g_ascii_strncasecmp(start, "www.", 4) == 0) {
		start += strlen("www.");
	}
	g_autofree char *address = g_strdup(start);
	if (g_str_has_suffix(address, "/")) {
		address[strlen(address) - 1] = '\0';
	}
	if (g_utf8_strlen(address, -1) <= ADDRESS_MAX) {
		return g_steal_pointer(&address);
	}
	address[strcspn(address, "?#")] = '\0';
	g_strdelimit(address + strlen(address) - 1, "/", '\0');
	const char *rest = strrchr(address, '/');
	const bool is_deep = rest != NULL && strchr(address, '/') != rest;
	g_autofree char *tail = rest == NULL ? g_strdup("…") : cut_tail(g_strdup(rest + 1));
	address[strcspn(address, "/")] = '\0';
	g_autofree char *host = plain_cut(address, HOST_MAX, NULL);
	return g_strconcat(host, is_deep ? "/…/" : "/", tail, NULL);
}

/* "example.org/page": a dot inside what stands before the first slash. */
static bool
is_host_and_path(const char *words)
{
	const char *slash = strchr(words, '/');
	const char *dot = strchr(words, '.');

	return slash != NULL && dot != NULL && dot > words && dot < slash;
}

/* Whether words are a web address, whole or in part. */
static bool
is_address(const char *words)
{
	if (strpbrk(words, " \n") != NULL) {
		return false;
	}
	return strstr(words, "://") != NULL || g_ascii_strncasecmp(words, "www.", 4) == 0
		|| is_host_and_path(words);
}

static void
set_words(Prose *run, char *words)
{
	g_free(run->text);
	run->text = words;
}

/* Where the next address begins and how long it is; 0: there is none. */
static gsize
find_address(const char *text, const char **start)
{
	for (const char *at = strstr(text, "://"); at != NULL; at = strstr(at + 1, "://")) {
		const char *begin = at;

		while (begin > text && g_ascii_isalpha(begin[-1])) {
			begin--;
		}
		if (g_ascii_strncasecmp(begin, "http", 4) == 0) {
			gsize length = strcspn(begin, " \t\n\"<>()");

			for (; strchr(".,;:!?", begin[length - 1]) != NULL; length--) {
			}
			*start = begin;
			return length;
		}
	}
	return 0;
}

/* Among the words of a link, too, an address is shown without who counts clicks. @return owned. */
static char *
clean_addresses(const char *words)
{
	GString *out = g_string_new(NULL);
	const char *at = words, *start = words;

	for (gsize length = find_address(at, &start); length > 0;
		length = find_address(at, &start)) {
		g_autofree char *address = g_strndup(start, length);
		g_autofree char *clean = url_is_web(address) ? url_clean(address) : NULL;
		g_autofree char *shown = clean == NULL ? g_strdup(address) : excerpt_address(clean);

		g_string_append_len(out, at, start - at);
		g_string_append(out, shown);
		at = start + length;
	}
	g_string_append(out, at);
	return g_string_free(out, FALSE);
}

void
excerpt_show_words(Prose *prose)
{
	if (prose->kind == PROSE_LINK && url_is_web(prose->url) && is_address(prose->text)) {
		set_words(prose, excerpt_address(prose->url));
	} else if (prose->text != NULL) {
		g_autofree char *words = prose->kind == PROSE_LINK ? clean_addresses(prose->text)
								   : g_strdup(prose->text);

		set_words(prose, excerpt_limit_marks(words));
	}
	for (guint i = 0; i < prose_count(prose); i++) {
		excerpt_show_words(prose_part(prose, i));
	}
}

static void
drop_pictures(Prose *prose)
{
	for (guint i = prose_count(prose); i > 0; i--) {
		Prose *part = prose_part(prose, i - 1);

		if (part->kind == PROSE_PICTURE) {
			g_ptr_array_remove_index(prose->parts, i - 1);
		} else {
			drop_pictures(part);
		}
	}
}

/* The first link in @prose, or NULL. */
static Prose *
find_link(Prose *prose)
{
	Prose *found = prose->kind == PROSE_LINK ? prose : NULL;

	for (guint i = 0; found == NULL && i < prose_count(prose); i++) {
		found = find_link(prose_part(prose, i));
	}
	return found;
}

/* Of a post that is only a link, what that leads to. */
static void
name_link(Prose *whole, const PostCard *card)
{
	Prose *link = find_link(whole);
	g_autofree char *text = excerpt_span_text(whole);
	g_autofree char *line = plain_line(text);
	g_autofree char *site = url_site(card->url);

	if (link == NULL || site == NULL || !is_address(link->text)
		|| g_strcmp0(line, link->text) != 0) {
		return;
	}
	g_autofree char *title = plain_cut(card->title, TITLE_MAX, NULL);
	set_words(link, g_strdup_printf("%s (%s)", title, site));
}

static Prose *
read_prose(const Post *post)
{
	g_auto(HtmlReading) reading = { 0 };
	g_autofree char *lines = NULL;

	if (post->content_raw != NULL && post->content_is_html) {
		html_read(post->content_raw, post->base_url, HTML_PROSE, &reading);
		return g_steal_pointer(&reading.prose);
	}
	lines = post->text == NULL ? NULL : plain_lines(post->text);
	return lines == NULL ? NULL : prose_from_text(lines);
}

static void
drop_final_tags(Prose *whole)
{
	g_autofree char *text = excerpt_span_text(whole);
	g_autofree char *untagged = plain_without_final_tags(text);

	excerpt_span_keep(whole, 0, strlen(untagged), false);
}

/* Whom it is addressed to, where that is said beside it, or plain from where it stands. */
static void
drop_mentions(Prose *whole, const Post *post, const ExcerptSaid *said)
{
	const char *const handles[] = {
		post->reply_to == NULL ? NULL : post->reply_to->author,
		said == NULL ? NULL : said->answered,
		said == NULL ? NULL : said->above,
	};

	for (gsize i = 0; i < G_N_ELEMENTS(handles); i++) {
		if (handles[i] != NULL) {
			excerpt_said_drop_mention(whole, handles[i]);
		}
	}
}

/* What is said beside the words. */
static void
drop_said(Prose *whole, const Post *post, const ExcerptSaid *said)
{
	if (post->quote != NULL) {
		excerpt_said_drop_quote(whole);
	}
	drop_mentions(whole, post, said);
	drop_final_tags(whole);
	if (said != NULL && said->page_url != NULL) {
		excerpt_said_drop_page(whole, said->page_url);
		drop_final_tags(whole);
	}
}

/* All of a post's words that may be shown, as they are shown; NULL when there are none. @leads_on:
 * whether a line that went says that there is more. */
static Prose *
words_of(const Post *post, const ExcerptSaid *said, bool *leads_on)
{
	g_autoptr(Prose) whole = read_prose(post);

	if (whole == NULL) {
		return NULL;
	}
	drop_pictures(whole);
	drop_final_tags(whole);
	*leads_on = excerpt_footer_drop(whole, post->url);
	drop_said(whole, post, said);
	if (post->card != NULL && post->card->title != NULL) {
		name_link(whole, post->card);
	}
	excerpt_show_words(whole);
	return prose_count(whole) == 0 ? NULL : g_steal_pointer(&whole);
}

/* How many bytes of @text are shown of a post of many words, or of many short lines. */
static gsize
shown_length(const char *text, gsize characters, bool *is_cut)
{
	g_autofree char *cut = plain_cut(text, characters, is_cut);
	gsize length = strlen(cut) - (*is_cut ? strlen("…") : 0);
	int lines = 0;

	for (gsize i = 0; i < length; i++) {
		lines += text[i] == '\n';
		if (lines == LINES_MAX) {
			*is_cut = true;
			length = i;
		}
	}
	return length;
}

/* Cut what is too much; how many words that is. */
static guint
cut(Prose *whole, const char *text, gsize start, gsize characters)
{
	bool is_cut = false;
	const gsize length = shown_length(text + start, characters, &is_cut);
	const guint left = is_cut ? plain_words(text + start + length) : 0;

	excerpt_span_keep(whole, start, start + length, is_cut);
	return left;
}

/* "[…]": what its own software cut. */
static bool
is_cut_before(const char *text)
{
	static const char *const ends[] = { "[…]", "[...]", "(…)", "[... ]" };

	for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
		if (g_str_has_suffix(text, ends[i])) {
			return true;
		}
	}
	return false;
}

/* Whether two texts have the same letters and digits; where one of them has none, nobody knows. */
static bool
says_the_same(const char *one, const char *other)
{
	g_autofree char *letters = letters_of(one, strlen(one), G_MAXSIZE);
	g_autofree char *others = letters_of(other, strlen(other), G_MAXSIZE);

	return letters[0] != '\0' && strcmp(letters, others) == 0;
}

/* What the page's own title says already. */
static void
say_page_once(char **title, char *text, const ExcerptSaid *said)
{
	const char *page = said == NULL ? NULL : said->page_title;

	if (page != NULL && *title != NULL && says_the_same(*title, page)) {
		g_clear_pointer(title, g_free);
	}
	if (page != NULL && text != NULL && says_the_same(text, page)) {
		text[0] = '\0';
	}
}

void
excerpt_make(const Post *post, const ExcerptSaid *said, Excerpt *excerpt)
{
	const bool is_open = post->consent <= POST_CONSENT_OPEN;
	gsize most = is_open ? OPEN_TEXT_MAX : REDUCED_TEXT_MAX;
	g_autofree char *line = plain_line(post->title);
	g_autofree char *title = line == NULL ? NULL : excerpt_limit_marks(line);
	bool leads_on = false;
	g_autoptr(Prose) whole = words_of(post, said, &leads_on);
	g_autofree char *text = whole == NULL ? NULL : excerpt_span_text(whole);
	gsize start;

	say_page_once(&title, text, said);
	start = text == NULL ? 0 : strspn(text, " \n");
	if (text != NULL && said != NULL) {
		start += excerpt_said_lead(text + start, said->lead);
		excerpt_said_drop_tag(text + start, said->chat);
	}
	if (title != NULL && text != NULL) {
		start += say_once(&title, text + start);
	}
	if (text != NULL && text[start] == '\0') {
		g_clear_pointer(&whole, prose_free);
	}
	if (title != NULL && whole == NULL && strlen(title) > TITLE_MAX) {
		whole = prose_from_text(title);
		g_free(text);
		text = g_steal_pointer(&title);
		start = 0;
	}
	if (whole != NULL && text != NULL) {
		const gsize all = (gsize)g_utf8_strlen(text + start, -1);

		most = is_open && all <= most + OPEN_TEXT_SLACK ? all : most;
		excerpt->words_left = cut(whole, text, start, most);
		excerpt->is_cut = excerpt->words_left > 0 || is_cut_before(text);
	}
	excerpt->is_cut = excerpt->is_cut || leads_on;
	if (whole != NULL && prose_count(whole) == 0) {
		g_clear_pointer(&whole, prose_free);
	}
	excerpt->title = title == NULL ? NULL : plain_cut(title, TITLE_MAX, NULL);
	excerpt->text = g_steal_pointer(&whole);
}

void
excerpt_clear(Excerpt *excerpt)
{
	g_clear_pointer(&excerpt->title, g_free);
	g_clear_pointer(&excerpt->text, prose_free);
}
