#include "subscribe/own_lines.h"

#include "base/prefix.h"
#include "subscribe/own_lines.tab.h"
#include "text/plain.h"

#include <stdbool.h>
#include <string.h>

/* So many lines announce a quotation at most: "On Monday, 16 November,\nThe Staffroom wrote:". */
#define ANNOUNCEMENT_LINES_MAX 4
/* "-----Original Message-----", and what Outlook draws above a head. */
#define HYPHENS_MIN 5
#define UNDERSCORES_MIN 10

static GStrv
plain_lines_of(const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	GStrv lines = g_strsplit(valid, "\n", -1);

	for (guint i = 0; lines[i] != NULL; i++) {
		char *plain = plain_line(lines[i]);

		g_free(lines[i]);
		lines[i] = plain != NULL ? plain : g_strdup("");
	}
	return lines;
}

static bool
is_quoted(const char *line)
{
	return *line == '>' || *line == '|';
}

static bool
ends_with_colon(const char *line)
{
	return g_str_has_suffix(line, ":") || g_str_has_suffix(line, "：");
}

static bool
has_any(const char *text, const char *const *words)
{
	for (gsize i = 0; words[i] != NULL; i++) {
		if (strstr(text, words[i]) != NULL) {
			return true;
		}
	}
	return false;
}

/* "From: The Staffroom", "*Von:* …": one of these fields, as the head of a mail has it. */
static bool
is_field(const char *line, const char *const *names)
{
	g_autofree char *small = g_utf8_strdown(line + strspn(line, "*"), -1);

	for (gsize i = 0; names[i] != NULL; i++) {
		const gsize length = strlen(names[i]);

		if (prefix_stands_at(small, names[i])) {
			const char *behind = small + length;

			behind += strspn(behind, "* ");
			if (*behind == ':') {
				return true;
			}
		}
	}
	return false;
}

/* What programs put above what they do not mark line by line; our own mark; "-- " (RFC 3676, 4.3),
 * without the blank that mail programs lose. */
static bool
is_separator(const char *line)
{
	const gsize hyphens = strspn(line, "-");
	const char *behind = line + hyphens + strspn(line + hyphens, " ");

	return strstr(line, OWN_LINES_MARK) != NULL || strcmp(line, "--") == 0
		|| (hyphens >= HYPHENS_MIN && *behind != '\0')
		|| strspn(line, "_") >= UNDERSCORES_MIN;
}

/* The head of a mail that is quoted whole. */
static bool
is_head(char **lines, guint at)
{
	return is_field(lines[at], senders) && lines[at + 1] != NULL
		&& is_field(lines[at + 1], fields);
}

/* "Sent from my iPhone": nobody wrote it. */
static bool
is_signature(const char *line)
{
	g_autofree char *small = g_utf8_strdown(line, -1);

	for (gsize i = 0; signatures[i] != NULL; i++) {
		if (prefix_stands_at(small, signatures[i])) {
			return true;
		}
	}
	return false;
}

/* So many lines, as one. Owned, small letters. */
static char *
joined(char **lines, guint from, guint to)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = from; i < to; i++) {
		g_string_append_printf(text, i > from ? " %s" : "%s", lines[i]);
	}
	return g_utf8_strdown(text->str, -1);
}

/* Whether there are figures, besides those of addresses. */
static bool
has_figures(const char *text)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);

	for (char **word = words; *word != NULL; word++) {
		if (strchr(*word, '@') == NULL && strpbrk(*word, "0123456789") != NULL) {
			return true;
		}
	}
	return false;
}

/* "on mon, 16 nov 2026, the staffroom wrote:": a day, and that somebody wrote, or their address. */
static bool
is_dated(const char *text)
{
	return ends_with_colon(text) && has_figures(text)
		&& (strchr(text, '@') != NULL || has_any(text, verbs));
}

/* All that a line which announces something has, whatever follows. */
static bool
is_announcement(const char *text)
{
	return is_dated(text)
		|| (ends_with_colon(text) && strchr(text, '@') != NULL && has_any(text, verbs));
}

/* What may be one, where a quotation follows. */
static bool
is_lead(const char *text)
{
	return ends_with_colon(text)
		&& (has_figures(text) || strchr(text, '@') != NULL || has_any(text, verbs)
			|| has_any(text, forwards));
}

/* The lines from @at on that announce something of somebody else's; 0: none does. */
static guint
announcement_at(char **lines, guint at)
{
	for (guint count = 1; count <= ANNOUNCEMENT_LINES_MAX; count++) {
		const char *last = lines[at + count - 1];

		if (last == NULL || *last == '\0' || is_quoted(last)) {
			return 0;
		}
		g_autofree char *whole = joined(lines, at, at + count);
		/* Something else stands above one that begins further down. */
		for (guint from = at + 1; from < at + count; from++) {
			g_autofree char *rest = joined(lines, from, at + count);

			if (is_dated(rest)) {
				return 0;
			}
		}
		if (is_dated(whole) || (count == 1 && is_lead(whole))) {
			return count;
		}
	}
	return 0;
}

/* The next line that is not empty. */
static guint
next_line(char **lines, guint at)
{
	while (lines[at] != NULL && *lines[at] == '\0') {
		at++;
	}
	return at;
}

/* Whether all from here on is somebody else's. @announced: so many lines announce it, or 0. */
static bool
is_end(char **lines, guint at, guint announced)
{
	const guint next = next_line(lines, at + announced);

	if (is_separator(lines[at]) || is_signature(lines[at]) || is_head(lines, at)) {
		return true;
	}
	if (announced == 0) {
		return false;
	}
	g_autofree char *text = joined(lines, at, at + announced);
	return is_announcement(text)
		|| (lines[next] != NULL && (is_separator(lines[next]) || is_head(lines, next)));
}

GPtrArray *
own_lines(const char *text)
{
	g_auto(GStrv) lines = plain_lines_of(text == NULL ? "" : text);
	GPtrArray *own = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; lines[i] != NULL;) {
		const guint announced = announcement_at(lines, i);
		const guint next = next_line(lines, i + announced);

		if (announced > 0 && lines[next] != NULL && is_quoted(lines[next])) {
			i = next;
		} else if (is_end(lines, i, announced)) {
			break;
		} else {
			if (!is_quoted(lines[i])) {
				g_ptr_array_add(own, g_strdup(lines[i]));
			}
			i++;
		}
	}
	return own;
}

char *
own_lines_first(const char *text)
{
	g_autoptr(GPtrArray) own = own_lines(text);

	for (guint i = 0; i < own->len; i++) {
		const char *line = g_ptr_array_index(own, i);

		if (*line != '\0') {
			return g_strdup(line);
		}
	}
	return NULL;
}
