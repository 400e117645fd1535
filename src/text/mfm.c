#include "text/mfm.h"

#include "base/prefix.h"
#include "text/html.h"
#include "text/url.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#define SIGNS "`[?<*~$]:>h\n"
#define CODE_LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-"
/* $[fx …] within each other; deeper ones are left as they stand. */
#define DRESSED_MAX 32
/* What is sought a closing sign for is no longer than this: else every opening one costs a walk. */
#define SPAN_BYTES_MAX 2000

typedef struct Writer {
	const char *start; /* borrowed: the whole text */
	GString *html;
	guint dressed; /* $[ that are open */
} Writer;

static void
add_escaped(Writer *writer, const char *text, gsize length)
{
	g_autofree char *piece = g_strndup(text, length);
	g_autofree char *escaped = html_escape(piece);

	g_string_append(writer->html, escaped);
}

/* Where @mark stands next, not far away and on this line; NULL: nowhere. */
static const char *
find_mark(const char *at, const char *mark)
{
	const char *found = g_strstr_len(at, SPAN_BYTES_MAX, mark);

	return found != NULL && memchr(at, '\n', (gsize)(found - at)) == NULL ? found : NULL;
}

/* ---- signs: each returns what follows, or NULL when it is none ---- */

/* ```code``` and `code` */
static const char *
take_code(Writer *writer, const char *at)
{
	const bool is_block = prefix_stands_at(at, "```");
	const char *mark = is_block ? "```" : "`";
	const char *inside = at + strlen(mark);
	const char *close = is_block ? strstr(inside, mark) : find_mark(inside, mark);

	if (*at != '`' || close == NULL || close == inside) {
		return NULL;
	}
	if (is_block && *inside != '\n') {
		inside += strcspn(inside, "\n"); /* the language */
		inside = inside > close ? at + strlen(mark) : inside;
	}
	g_string_append(writer->html, is_block ? "<pre><code>" : "<code>");
	add_escaped(writer, inside, (gsize)(close - inside));
	g_string_append(writer->html, is_block ? "</code></pre>" : "</code>");
	return close + strlen(mark);
}

/* [words](address), ?[words](address) */
static const char *
take_link(Writer *writer, const char *at)
{
	const char *open = *at == '?' ? at + 1 : at;
	const char *middle = *open == '[' ? find_mark(open, "](") : NULL;
	const char *close = middle != NULL ? find_mark(middle, ")") : NULL;

	if (close == NULL) {
		return NULL;
	}
	g_autofree char *address = g_strndup(middle + 2, (gsize)(close - middle - 2));
	if (!url_is_web(address)) {
		return NULL;
	}
	g_autofree char *escaped = html_escape(address);
	g_string_append_printf(writer->html, "<a href=\"%s\">", escaped);
	add_escaped(writer, open + 1, (gsize)(middle - open - 1));
	g_string_append(writer->html, "</a>");
	return close + 1;
}

/* <https://…>, and tags of its own: <center>, <small> … */
static const char *
take_angle(Writer *writer, const char *at)
{
	/* clang-format off */
	static const char *const tags[][2] = {
		{ "<center>", "" }, { "</center>", "" }, { "<small>", "" }, { "</small>", "" },
		{ "<plain>", "" },  { "</plain>", "" },  { "<b>", "<b>" },  { "</b>", "</b>" },
		{ "<i>", "<i>" },   { "</i>", "</i>" },  { "<s>", "<s>" },  { "</s>", "</s>" },
	};
	/* clang-format on */
	const char *close = url_begins_at(at + 1) ? find_mark(at, ">") : NULL;

	if (close != NULL) {
		add_escaped(writer, at + 1, (gsize)(close - at - 1));
		return close + 1;
	}
	for (guint i = 0; i < G_N_ELEMENTS(tags); i++) {
		if (prefix_stands_at(at, tags[i][0])) {
			g_string_append(writer->html, tags[i][1]);
			return at + strlen(tags[i][0]);
		}
	}
	return NULL;
}

/* **bold**, ~~struck~~; a single * is left alone: it is more often a sign than meant. */
static const char *
take_stress(Writer *writer, const char *at)
{
	/* clang-format off */
	static const char *const rows[][2] = { { "**", "b" }, { "~~", "s" } };
	/* clang-format on */

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		const char *mark = rows[i][0];
		const char *inside = at + strlen(mark);
		const char *close = prefix_stands_at(at, mark) ? find_mark(inside, mark) : NULL;

		if (close != NULL && close > inside) {
			g_autofree char *words = g_strndup(inside, (gsize)(close - inside));
			g_autofree char *html = mfm_to_html(words);

			g_string_append_printf(writer->html, "<%s>%s</%s>", rows[i][1], html,
				rows[i][1]);
			return close + strlen(mark);
		}
	}
	return NULL;
}

/* $[name.arguments words] is its words. */
static const char *
take_dress(Writer *writer, const char *at)
{
	if (*at == ']' && writer->dressed > 0) {
		writer->dressed--;
		return at + 1;
	}
	const gsize name = prefix_stands_at(at, "$[") ? strcspn(at + 2, " \n]") : 0;
	if (name == 0 || at[2 + name] != ' ' || writer->dressed >= DRESSED_MAX) {
		return NULL;
	}
	writer->dressed++;
	return at + 2 + name + 1;
}

/* :cat: is a picture of the server's; "10:30:00" is a time. */
static const char *
take_picture(const Writer *writer, const char *at)
{
	const gsize length = *at == ':' ? strspn(at + 1, CODE_LETTERS) : 0;
	const bool is_within = at > writer->start && g_ascii_isalnum(at[-1]);

	return length > 0 && at[1 + length] == ':' && !is_within && !g_ascii_isalnum(at[2 + length])
		? at + length + 2
		: NULL;
}

/* "> words" at a line's start. */
static const char *
take_quote(Writer *writer, const char *at)
{
	const bool is_first = at == writer->start || at[-1] == '\n';

	if (!is_first || *at != '>') {
		return NULL;
	}
	g_string_append(writer->html, "<blockquote>");
	while (*at == '>') {
		const char *words = at + 1 + (at[1] == ' ' ? 1 : 0);
		const gsize length = strcspn(words, "\n");

		add_escaped(writer, words, length);
		g_string_append(writer->html, "<br>");
		at = words + length + (words[length] == '\n' ? 1 : 0);
	}
	g_string_append(writer->html, "</blockquote>");
	return at;
}

/* A web address goes on to the next blank, whatever signs it holds. */
static const char *
take_address(Writer *writer, const char *at)
{
	const gsize length = url_begins_at(at) ? strcspn(at, " \t\n<>\"") : 0;

	if (length == 0) {
		return NULL;
	}
	add_escaped(writer, at, length);
	return at + length;
}

static const char *
take_sign(Writer *writer, const char *at)
{
	switch (*at) {
	case '`':
		return take_code(writer, at);
	case '[':
	case '?':
		return take_link(writer, at);
	case '<':
		return take_angle(writer, at);
	case '*':
	case '~':
		return take_stress(writer, at);
	case '$':
	case ']':
		return take_dress(writer, at);
	case ':':
		return take_picture(writer, at);
	case '>':
		return take_quote(writer, at);
	case 'h':
		return take_address(writer, at);
	case '\n':
		g_string_append(writer->html, "<br>");
		return at + 1;
	default:
		return NULL;
	}
}

char *
mfm_to_html(const char *text)
{
	Writer writer = { .start = text, .html = g_string_new(NULL) };
	const char *at = text;
	const char *ink = text;

	while (*at != '\0') {
		const char *behind;

		add_escaped(&writer, ink, (gsize)(at - ink));
		ink = at;
		behind = take_sign(&writer, at);
		if (behind == NULL) {
			at++;
		} else {
			at = behind;
			ink = behind;
		}
		at += strcspn(at, SIGNS);
	}
	add_escaped(&writer, ink, strlen(ink));
	return g_string_free(writer.html, FALSE);
}
