#include "render/excerpt.h"

#include "text/plain.h"

#include <string.h>

#define OPEN_MOST 480
#define REDUCED_MOST 280
#define TITLE_MOST 200
#define LINES_MOST 16

/* A title that is the beginning of its text has at least so many letters and digits. */
#define BEGINNING_LEAST 20

#define ADDRESS_MOST 40
#define HOST_MOST 60

/* No language needs more on one letter. */
#define MARKS_MOST 6

/* What only encloses or ends a sentence around a web address. */
#define AROUND_ADDRESS ".,;:!?)]}'\"*"

char *
excerpt_tame(const char *text)
{
	GString *tame = g_string_new(NULL);
	int marks = 0;

	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		const gunichar character = g_utf8_get_char(text);

		marks = g_unichar_ismark(character) ? marks + 1 : 0;
		if (marks <= MARKS_MOST) {
			g_string_append_unichar(tame, character);
		}
	}
	return g_string_free(tame, FALSE);
}

/* Letters and digits alone, folded: what two texts have in common when only their dress differs. */
static char *
skeleton(const char *text, gsize length)
{
	g_autofree char *copy = g_strndup(text, length);
	g_autofree char *folded = g_utf8_casefold(copy, -1);
	GString *bones = g_string_new(NULL);

	for (const char *at = folded; *at != '\0'; at = g_utf8_next_char(at)) {
		if (g_unichar_isalnum(g_utf8_get_char(at))) {
			g_string_append_unichar(bones, g_utf8_get_char(at));
		}
	}
	return g_string_free(bones, FALSE);
}

static bool
is_cut_short(const char *title)
{
	return g_str_has_suffix(title, "…") || g_str_has_suffix(title, "...");
}

static const char *
after_first_line(const char *text)
{
	return text + strcspn(text, "\n");
}

/* Feeds of short posts make a title of the text's beginning, blogs repeat the title above it. */
static void
say_once(Excerpt *excerpt)
{
	const char *rest = after_first_line(excerpt->text);
	g_autofree char *title = skeleton(excerpt->title, strlen(excerpt->title));
	g_autofree char *text = skeleton(excerpt->text, strlen(excerpt->text));
	g_autofree char *line = skeleton(excerpt->text, (gsize)(rest - excerpt->text));

	if (title[0] == '\0' || text[0] == '\0') {
		return;
	}
	if (g_str_has_prefix(title, text)) {
		g_clear_pointer(&excerpt->text, g_free);
	} else if (strcmp(title, line) == 0) {
		char *shorter = plain_lines(rest);
		g_free(excerpt->text);
		excerpt->text = shorter;
	} else if (g_str_has_prefix(text, title) &&
		(is_cut_short(excerpt->title) || strlen(title) >= BEGINNING_LEAST)) {
		g_clear_pointer(&excerpt->title, g_free);
	}
}

/* Where a web address that begins at @start ends. */
static const char *
address_end(const char *start)
{
	const char *end = start;

	while (*end != '\0' && strchr("<>\"", *end) == NULL &&
		!g_unichar_isspace(g_utf8_get_char(end))) {
		end = g_utf8_next_char(end);
	}
	while (end > start && strchr(AROUND_ADDRESS, end[-1]) != NULL) {
		end--;
	}
	return end;
}

/* @start and @end: an address of a scheme and more. */
static void
append_address(GString *out, const char *start, const char *end)
{
	start = strstr(start, "://") + strlen("://");
	if (end - start > 4 && g_ascii_strncasecmp(start, "www.", 4) == 0) {
		start += strlen("www.");
	}
	if (end[-1] == '/') {
		end--;
	}
	g_autofree char *address = g_strndup(start, (gsize)(end - start));
	if (g_utf8_strlen(address, -1) <= ADDRESS_MOST) {
		g_string_append(out, address);
		return;
	}
	address[strcspn(address, "/?#")] = '\0';
	g_autofree char *host = plain_cut(address, HOST_MOST, NULL);
	g_string_append_printf(out, "%s/…", host);
}

/* Where the web address that stands at the beginning of @text ends; NULL: there is none. */
static const char *
skip_address(const char *text)
{
	static const char *const schemes[] = { "https://", "http://" };

	for (gsize i = 0; i < G_N_ELEMENTS(schemes); i++) {
		gsize length = strlen(schemes[i]);
		if (g_ascii_strncasecmp(text, schemes[i], length) == 0 &&
			g_unichar_isalnum(g_utf8_get_char(text + length))) {
			return address_end(text);
		}
	}
	return NULL;
}

static char *
shorten_addresses(const char *text)
{
	GString *out = g_string_new(NULL);

	while (*text != '\0') {
		const char *end = skip_address(text);
		if (end != NULL) {
			append_address(out, text, end);
			text = end;
		} else {
			g_string_append_c(out, *text++);
		}
	}
	return g_string_free(out, FALSE);
}

/* A post of many short lines is cut as a long one is. */
static char *
cut_lines(const char *text)
{
	const char *at = text;

	for (int lines = 1; (at = strchr(at, '\n')) != NULL && lines < LINES_MOST; lines++) {
		at++;
	}
	if (at == NULL) {
		return g_strdup(text);
	}
	g_autofree char *kept = g_strndup(text, (gsize)(at - text));
	g_strchomp(kept);
	return g_strconcat(kept, g_str_has_suffix(kept, "…") ? "" : "…", NULL);
}

static char *
shown_text(const char *text, gsize characters)
{
	g_autofree char *tame = excerpt_tame(text);
	g_autofree char *addressed = shorten_addresses(tame);
	g_autofree char *cut = plain_cut(addressed, characters, NULL);

	return cut_lines(cut);
}

void
excerpt_make(const Post *post, Excerpt *excerpt)
{
	gsize most = post->consent <= POST_CONSENT_OPEN ? OPEN_MOST : REDUCED_MOST;
	g_autofree char *untagged = post->text == NULL ? NULL
						       : plain_without_final_tags(post->text);
	g_auto(Excerpt) made = {
		.title = plain_line(post->title),
		.text = untagged == NULL ? NULL : plain_lines(untagged),
	};

	if (made.title != NULL && made.text != NULL) {
		say_once(&made);
	}
	if (made.title != NULL && made.text == NULL && strlen(made.title) > TITLE_MOST) {
		made.text = g_steal_pointer(&made.title);
	}
	g_autofree char *tame = made.title == NULL ? NULL : excerpt_tame(made.title);
	excerpt->title = tame == NULL ? NULL : plain_cut(tame, TITLE_MOST, NULL);
	excerpt->text = made.text == NULL ? NULL : shown_text(made.text, most);
}

void
excerpt_clear(Excerpt *excerpt)
{
	g_clear_pointer(&excerpt->title, g_free);
	g_clear_pointer(&excerpt->text, g_free);
}
