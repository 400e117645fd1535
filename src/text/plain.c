#include "text/plain.h"

#include "text/hashtag.h"

#include <string.h>

#define ELLIPSIS "…"
#define ZERO_WIDTH_JOINER 0x200d
#define EMOJI_PRESENTATION 0xfe0f

/* Characters that belong to one visible one; more of them are an attack on the reader's line. */
#define CLUSTER_CHARACTERS_MAX 24

typedef struct Range {
	gunichar first;
	gunichar last;
} Range;

/* What never shows and only hides, reorders or splits text. ZWJ, ZWNJ, LRM and RLM are language. */
static const Range dropped_ranges[] = {
	{0x00ad, 0x00ad}, {0x180e, 0x180e}, {0x200b, 0x200b},   {0x202a, 0x202e},
	{0x2060, 0x206f}, {0xfdd0, 0xfdef}, {0xfeff, 0xfeff},   {0xfff0, 0xfffb},
	{0xfffe, 0xffff}, {0x1d173, 0x1d17a},
};

static bool
is_blank(gunichar character)
{
	return g_unichar_isspace(character) || character == '\v' || character == 0x85;
}

bool
plain_keeps(gunichar character)
{
	for (gsize i = 0; i < G_N_ELEMENTS(dropped_ranges); i++) {
		if (character >= dropped_ranges[i].first && character <= dropped_ranges[i].last) {
			return false;
		}
	}
	return !g_unichar_iscntrl(character) && (character & 0xfffe) != 0xfffe;
}

/* The line from @text up to @end, put behind @out; whether anything of it shows. */
static bool
append_line(GString *out, const char *text, const char *end)
{
	const gsize start = out->len;
	bool has_ink = false;
	bool has_gap = false;

	for (; text < end; text = g_utf8_next_char(text)) {
		const gunichar character = g_utf8_get_char(text);

		if (is_blank(character)) {
			has_gap = out->len > start;
			continue;
		}
		if (!plain_keeps(character)) {
			continue;
		}
		if (has_gap) {
			g_string_append_c(out, ' ');
			has_gap = false;
		}
		g_string_append_unichar(out, character);
		has_ink = has_ink || !g_unichar_iszerowidth(character);
	}
	if (!has_ink) {
		g_string_truncate(out, start);
	}
	return has_ink;
}

char *
plain_line(const char *text)
{
	if (text == NULL) {
		return NULL;
	}
	GString *line = g_string_new(NULL);
	const bool has_ink = append_line(line, text, text + strlen(text));
	return g_string_free(line, !has_ink);
}

/* Where the line at @text ends: LF, CR, VT, FF, NEL and the two separators of Unicode. */
static const char *
line_end(const char *text)
{
	while (*text != '\0') {
		const gunichar character = g_utf8_get_char(text);

		if ((character >= '\n' && character <= '\r') || character == 0x85
		    || character == 0x2028 || character == 0x2029) {
			break;
		}
		text = g_utf8_next_char(text);
	}
	return text;
}

static const char *
next_line(const char *end)
{
	if (*end == '\0') {
		return NULL;
	}
	return end[0] == '\r' && end[1] == '\n' ? end + 2 : g_utf8_next_char(end);
}

char *
plain_lines(const char *text)
{
	GString *lines = g_string_new(NULL);
	gsize last_ink = 0;

	for (const char *at = text; at != NULL;) {
		const char *end = line_end(at);
		const gsize start = lines->len;

		if (start > 0) {
			g_string_append_c(lines, '\n');
		}
		if (append_line(lines, at, end)) {
			last_ink = lines->len;
		} else if (lines->len > last_ink + 1) {
			g_string_truncate(lines, start); /* the second empty line in a row */
		}
		at = next_line(end);
	}
	g_string_truncate(lines, last_ink);
	return g_string_free(lines, last_ink == 0);
}

static bool
is_regional_indicator(gunichar character)
{
	return character >= 0x1f1e6 && character <= 0x1f1ff;
}

/* Whether @character belongs to the visible one before it, whose last character is @previous. */
static bool
continues_cluster(gunichar previous, gunichar character)
{
	if (is_blank(character) || character < 0x80) {
		return false;
	}
	return previous == ZERO_WIDTH_JOINER || g_unichar_iszerowidth(character)
	       || (character >= 0x1f3fb && character <= 0x1f3ff); /* skin tones */
}

/* One character as a reader sees it, with its marks, joiners and tones: what comes behind it. */
static const char *
skip_cluster(const char *at, guint *characters, guint *width)
{
	const gunichar first = g_utf8_get_char(at);
	gunichar previous = first;
	guint count = 1;

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

guint
plain_words(const char *text)
{
	guint words = 0;
	bool is_counted = false;

	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		const gunichar character = g_utf8_get_char(text);

		if (is_blank(character)) {
			is_counted = false;
		} else if (!is_counted && g_unichar_isalnum(character)) {
			is_counted = true;
			words++;
		}
	}
	return words;
}

/* @end moved back over blanks and over what must not stand before an ellipsis. */
static const char *
trim_end(const char *text, const char *end)
{
	while (end > text) {
		const char *previous = g_utf8_prev_char(end);
		const gunichar character = g_utf8_get_char(previous);

		if (!is_blank(character) && strchr(",;:-([{#", (int)character) == NULL
		    && character != 0x2013 && character != 0x2014 && character != 0x2026) {
			break;
		}
		end = previous;
	}
	return end;
}

/* Where @text must end to hold at most @characters: behind a word, if one ends in the second half. */
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

		if (is_blank(g_utf8_get_char(at)) && used >= characters / 2) {
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

/* Whether only what people put between and behind tags stands from @at up to @end. */
static bool
is_separator_only(const char *at, const char *end)
{
	for (; at < end; at = g_utf8_next_char(at)) {
		const gunichar character = g_utf8_get_char(at);

		if (!is_blank(character) && plain_keeps(character)
		    && !(character < 0x80 && strchr(",;|/.", (int)character) != NULL)
		    && character != 0xb7 && character != 0x2022) {
			return false;
		}
	}
	return true;
}

/* Whether what stands before @end, a trimmed end, is complete without the word behind it. */
static bool
ends_thought(const char *text, const char *end)
{
	const char *word = end;
	gunichar last = 0;

	while (word > text && !is_blank(g_utf8_get_char(g_utf8_prev_char(word)))) {
		word = g_utf8_prev_char(word);
		if (last == 0 && !g_unichar_iszerowidth(g_utf8_get_char(word))) {
			last = g_utf8_get_char(word);
		}
	}
	if (g_strstr_len(word, end - word, "://") != NULL) {
		return true;
	}
	if (last < 0x80) {
		return strchr(".!?)\"'", (int)last) != NULL;
	}
	return g_unichar_ispunct(last) && g_unichar_type(last) != G_UNICODE_DASH_PUNCTUATION;
}

char *
plain_without_final_tags(const char *text)
{
	g_autoptr(GArray) spans = hashtag_spans(text);
	const char *tags = text + strlen(text);
	const char *end = NULL;
	guint count = 0;

	while (count < spans->len) {
		const HashtagSpan *span =
			&g_array_index(spans, HashtagSpan, spans->len - 1 - count);

		if (!is_separator_only(text + span->end, tags)) {
			break;
		}
		tags = text + span->start;
		count++;
	}
	end = tags;
	while (end > text && is_blank(g_utf8_get_char(g_utf8_prev_char(end)))) {
		end = g_utf8_prev_char(end);
	}
	/* A single tag may be the last word of its sentence: then it stays. */
	const bool is_own_line = memchr(end, '\n', (gsize)(tags - end)) != NULL;
	if (end == text || count == 0
	    || (count == 1 && !is_own_line && !ends_thought(text, end))) {
		return g_strdup(text);
	}
	return g_strndup(text, (gsize)(end - text));
}

typedef struct Wrap {
	GString *out;
	const char *indent;
	guint columns; /* without the indent */
	guint used;    /* columns of the line begun */
	bool is_begun; /* the line has its indent */
} Wrap;

static void
begin_line(Wrap *wrap)
{
	g_string_append(wrap->out, wrap->indent);
	wrap->is_begun = true;
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

	if (wrap->is_begun && wrap->used + 1 + width > wrap->columns
	    && (width <= wrap->columns || wrap->used + 1 >= wrap->columns
	        || strstr(copy, "://") != NULL)) {
		end_line(wrap);
	}
	if (!wrap->is_begun) {
		begin_line(wrap);
	} else if (wrap->used > 0) {
		g_string_append_c(wrap->out, ' ');
		wrap->used++;
	}
	if (width > wrap->columns && strstr(copy, "://") == NULL) {
		append_broken(wrap, word, end);
		return;
	}
	g_string_append(wrap->out, copy);
	wrap->used += width;
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
		const char *end = line_end(at);

		while (at < end) {
			const char *word = at;

			while (at < end && !is_blank(g_utf8_get_char(at))) {
				at = g_utf8_next_char(at);
			}
			if (at > word) {
				append_word(&wrap, word, at);
			} else {
				at = g_utf8_next_char(at);
			}
		}
		end_line(&wrap);
		at = next_line(end);
	}
	g_string_truncate(wrap.out, wrap.out->len - 1);
	return g_string_free(wrap.out, FALSE);
}
