/* Cutting and wrapping by characters as a reader sees them, which are several of Unicode's. */
#include "text/plain.h"

#include "text/plain_scan.h"

#include <string.h>

#define ELLIPSIS "…"
#define ELLIPSIS_CHARACTER 0x2026
#define EN_DASH 0x2013
#define EM_DASH 0x2014
#define ZERO_WIDTH_JOINER 0x200d
#define EMOJI_PRESENTATION 0xfe0f

/* Characters that belong to one visible one; more of them are an attack on the reader's line. */
#define CLUSTER_CHARACTERS_MAX 24

static bool
is_regional_indicator(gunichar character)
{
	return character >= 0x1f1e6 && character <= 0x1f1ff;
}

/* Whether @character belongs to the visible one before it, whose last character is @previous. */
static bool
continues_cluster(gunichar previous, gunichar character)
{
	if (character < 0x80 || plain_is_blank(character)) {
		return false;
	}
	return previous == ZERO_WIDTH_JOINER || g_unichar_iszerowidth(character)
		|| (character >= 0x1f3fb && character <= 0x1f3ff); /* skin tones */
}

/* A letter of ASCII to which nothing can belong, as most are. */
static bool
stands_alone(const char *at)
{
	return g_ascii_isprint(at[0]) && (guchar)at[1] < 0x80;
}

/* One character as a reader sees it, with its marks, joiners and tones: what comes behind it. */
static const char *
skip_cluster(const char *at, guint *characters, guint *width)
{
	const gunichar first = g_utf8_get_char(at);
	gunichar previous = first;
	guint count = 1;

	if (stands_alone(at)) {
		*characters = 1;
		*width = 1;
		return at + 1;
	}
	*width = g_unichar_iszerowidth(first) ? 0 : g_unichar_iswide(first) ? 2 : 1;
	at = g_utf8_next_char(at);
	if (is_regional_indicator(first) && is_regional_indicator(g_utf8_get_char(at))) {
		*characters = 2;
		*width = 2;
		return g_utf8_next_char(at);
	}
	while (count < CLUSTER_CHARACTERS_MAX) {
		const gunichar character = g_utf8_get_char(at);

		if (!continues_cluster(previous, character)) {
			break;
		}
		if (character == EMOJI_PRESENTATION) {
			*width = 2;
		}
		previous = character;
		count++;
		at = g_utf8_next_char(at);
	}
	*characters = count;
	return at;
}

guint
plain_width(const char *line)
{
	guint columns = 0;

	while (*line != '\0') {
		guint characters = 0;
		guint width = 0;

		line = skip_cluster(line, &characters, &width);
		columns += width;
	}
	return columns;
}

/* Whether it must not stand before an ellipsis: blanks, what opens or parts, dashes, dots. */
static bool
is_trimmed(gunichar character)
{
	/* strchr() would look at the last byte of others alone. */
	if (character < 0x80) {
		return plain_is_blank(character) || strchr(",;:-([{#", (int)character) != NULL;
	}
	return plain_is_blank(character) || character == EN_DASH || character == EM_DASH
		|| character == ELLIPSIS_CHARACTER;
}

/* @end moved back over what must not stand before an ellipsis. */
static const char *
trim_end(const char *text, const char *end)
{
	while (end > text) {
		const char *previous = g_utf8_prev_char(end);

		if (!is_trimmed(g_utf8_get_char(previous))) {
			break;
		}
		end = previous;
	}
	return end;
}

/* Where @text must end for @characters at most: behind a word, if one ends in the second half. */
static const char *
cut_end(const char *text, gsize characters)
{
	const char *at = text;
	const char *word_end = NULL;
	gsize used = 0;

	while (*at != '\0') {
		guint count = 0;
		guint width = 0;
		const char *next = skip_cluster(at, &count, &width);

		if (plain_is_blank(g_utf8_get_char(at)) && used >= characters / 2) {
			word_end = at;
		}
		if (used + count > characters) {
			break;
		}
		used += count;
		at = next;
	}
	return word_end != NULL ? word_end : at;
}

char *
plain_cut(const char *text, gsize characters, bool *was_cut)
{
	const bool is_long = (gsize)g_utf8_strlen(text, -1) > characters;

	if (was_cut != NULL) {
		*was_cut = is_long;
	}
	if (!is_long) {
		return g_strdup(text);
	}
	const char *end = trim_end(text, cut_end(text, characters));
	return g_strdup_printf("%.*s" ELLIPSIS, (int)(end - text), text);
}

typedef struct Wrap {
	GString *out;
	const char *indent;
	guint columns; /* without the indent */
	guint used;    /* columns of the line begun */
	bool is_begun; /* the line has its indent */
	bool has_word; /* and a word, which may be of no width */
} Wrap;

static void
begin_line(Wrap *wrap)
{
	g_string_append(wrap->out, wrap->indent);
	wrap->is_begun = true;
	wrap->has_word = false;
	wrap->used = 0;
}

/* An empty line keeps of its indent what shows: mail programs take trailing blanks amiss. */
static void
end_line(Wrap *wrap)
{
	if (!wrap->is_begun) {
		begin_line(wrap);
	}
	while (wrap->out->len > 0 && wrap->out->str[wrap->out->len - 1] == ' ') {
		g_string_truncate(wrap->out, wrap->out->len - 1);
	}
	g_string_append_c(wrap->out, '\n');
	wrap->is_begun = false;
}

/* A word wider than a line, broken where it must be. */
static void
append_broken(Wrap *wrap, const char *word, const char *end)
{
	while (word < end) {
		guint characters = 0;
		guint width = 0;
		const char *next = skip_cluster(word, &characters, &width);

		if (wrap->used > 0 && wrap->used + width > wrap->columns) {
			end_line(wrap);
			begin_line(wrap);
		}
		g_string_append_len(wrap->out, word, next - word);
		wrap->used += width;
		word = next;
	}
}

static void
append_word(Wrap *wrap, const char *word, const char *end)
{
	g_autofree char *copy = g_strndup(word, (gsize)(end - word));
	const guint width = plain_width(copy);
	const bool fits_here = wrap->used + 1 + width <= wrap->columns;
	const bool is_broken = width > wrap->columns && strstr(copy, "://") == NULL;
	const bool is_broken_here = is_broken && wrap->used + 1 < wrap->columns;

	if (wrap->is_begun && !fits_here && !is_broken_here) {
		end_line(wrap);
	}
	if (!wrap->is_begun) {
		begin_line(wrap);
	} else if (wrap->has_word) {
		g_string_append_c(wrap->out, ' ');
		wrap->used++;
	}
	if (is_broken) {
		append_broken(wrap, word, end);
	} else {
		g_string_append(wrap->out, copy);
		wrap->used += width;
	}
	wrap->has_word = true;
}

char *
plain_wrap(const char *text, const char *indent, guint columns)
{
	const guint indent_columns = indent == NULL ? 0 : plain_width(indent);
	Wrap wrap = {
		.out = g_string_new(NULL),
		.indent = indent == NULL ? "" : indent,
		.columns = columns > indent_columns ? columns - indent_columns : 1,
	};

	for (const char *at = text; at != NULL;) {
		const char *end = plain_line_end(at);

		while (at < end) {
			const char *word = at;

			while (at < end && !plain_is_blank(g_utf8_get_char(at))) {
				at = g_utf8_next_char(at);
			}
			if (at > word) {
				append_word(&wrap, word, at);
			} else {
				at = g_utf8_next_char(at);
			}
		}
		end_line(&wrap);
		at = plain_next_line(end);
	}
	g_string_truncate(wrap.out, wrap.out->len - 1);
	return g_string_free(wrap.out, FALSE);
}
