#include "text/prose.h"

#include "base/prefix.h"
#include "text/url.h"

#include <string.h>

/* What only encloses or ends a sentence around a web address. */
#define AROUND_ADDRESS ".,;:!?)]}'\"*"

/* More columns than this are no table that a mail can show. */
#define COLUMNS_MAX 12

Prose *
prose_new(ProseKind kind, const char *text, const char *url)
{
	Prose *prose = g_new0(Prose, 1);

	prose->kind = kind;
	prose->text = g_strdup(text);
	prose->url = g_strdup(url);
	return prose;
}

static void
free_part(void *data)
{
	prose_free(data);
}

void
prose_add(Prose *prose, Prose *part)
{
	if (prose->parts == NULL) {
		prose->parts = g_ptr_array_new_with_free_func(free_part);
	}
	g_ptr_array_add(prose->parts, part);
}

guint
prose_count(const Prose *prose)
{
	return prose->parts == NULL ? 0 : prose->parts->len;
}

Prose *
prose_part(const Prose *prose, guint index)
{
	g_assert(index < prose_count(prose));
	return g_ptr_array_index(prose->parts, index);
}

void
prose_free(Prose *prose)
{
	if (prose == NULL) {
		return;
	}
	if (prose->parts != NULL) {
		g_ptr_array_unref(prose->parts);
	}
	g_free(prose->text);
	g_free(prose->url);
	g_free(prose);
}

bool
prose_is_tag(const char *words)
{
	const bool is_marked = *words == '#' || *words == '@' || prefix_stands_at(words, "＃");

	return is_marked && words[1] != '\0' && strpbrk(words, " \n/") == NULL;
}

/* Where a web address that begins at @start ends; a bracket that it opens may close it. */
static const char *
address_end(const char *start)
{
	const char *end = start;
	int open = 0;

	while (*end != '\0' && strchr("<>\"", *end) == NULL
		&& !g_unichar_isspace(g_utf8_get_char(end))) {
		open += (*end == '(') - (*end == ')');
		end = g_utf8_next_char(end);
	}
	while (end > start && strchr(AROUND_ADDRESS, end[-1]) != NULL
		&& !(end[-1] == ')' && open >= 0)) {
		end--;
		open += *end == ')';
	}
	return end;
}

static bool
is_within_word(const char *text, const char *at)
{
	return at > text && g_ascii_isalnum(at[-1]);
}

/* The next web address in @text: where it begins and @end: ends; NULL when there is none. */
static const char *
find_address(const char *text, const char **end)
{
	static const char *const schemes[] = { "https", "http" };
	const char *from = text;

	for (const char *at; (at = strstr(from, "://")) != NULL; from = at + 3) {
		for (gsize i = 0; i < G_N_ELEMENTS(schemes); i++) {
			const gsize length = strlen(schemes[i]);
			const char *start = at - length;
			const bool is_scheme = (gsize)(at - text) >= length
				&& g_ascii_strncasecmp(start, schemes[i], length) == 0;

			if (is_scheme && !is_within_word(text, start)
				&& g_unichar_isalnum(g_utf8_get_char(at + 3))) {
				*end = address_end(start);
				return start;
			}
		}
	}
	return NULL;
}

static void
add_text(Prose *prose, const char *start, const char *end, ProseStress stress)
{
	if (end > start) {
		Prose *run = prose_new(PROSE_TEXT, NULL, NULL);

		run->stress = stress;
		run->text = g_strndup(start, (gsize)(end - start));
		prose_add(prose, run);
	}
}

/* A run of text into @prose, its web addresses as links. */
static void
add_linked(Prose *prose, const Prose *run)
{
	const char *text = run->text;
	const char *end;
	const char *from = text;

	for (const char *at = text; (at = find_address(at, &end)) != NULL; at = end) {
		g_autofree char *words = g_strndup(at, (gsize)(end - at));
		g_autofree char *resolved = url_resolve(NULL, words);
		g_autofree char *url = url_clean(resolved);

		if (url != NULL) {
			Prose *link = prose_new(PROSE_LINK, words, url);

			link->stress = run->stress;
			add_text(prose, from, at, run->stress);
			prose_add(prose, link);
			from = end;
		}
	}
	add_text(prose, from, text + strlen(text), run->stress);
}

/* The addresses in a paragraph's text become links. */
static void
link_addresses(Prose *paragraph)
{
	GPtrArray *old = paragraph->parts;
	bool has_address = false;

	for (guint i = 0; i < prose_count(paragraph); i++) {
		const Prose *run = prose_part(paragraph, i);

		has_address = has_address
			|| (run->kind == PROSE_TEXT && strstr(run->text, "://") != NULL);
	}
	if (!has_address) {
		return;
	}
	paragraph->parts = NULL;
	g_ptr_array_set_free_func(old, NULL);
	for (guint i = 0; i < old->len; i++) {
		Prose *run = g_ptr_array_index(old, i);

		if (run->kind == PROSE_TEXT) {
			add_linked(paragraph, run);
			prose_free(run);
		} else {
			prose_add(paragraph, run);
		}
	}
	g_ptr_array_unref(old);
}

static bool
is_of_runs(const Prose *prose)
{
	return prose->kind >= PROSE_PARAGRAPH && prose->kind <= PROSE_CELL;
}

static bool
is_of_parts(const Prose *prose)
{
	return prose->kind >= PROSE_WHOLE || is_of_runs(prose);
}

/* Whether a row's cells are each one line of text at most. */
static bool
is_plain_row(const Prose *row)
{
	for (guint i = 0; i < prose_count(row); i++) {
		const Prose *cell = prose_part(row, i);
		const guint count = prose_count(cell);

		if (count > 1 || (count == 1 && prose_part(cell, 0)->kind != PROSE_PARAGRAPH)) {
			return false;
		}
	}
	return prose_count(row) <= COLUMNS_MAX;
}

/* A table of words: several columns, and nothing in a cell that is more than a line. */
static bool
is_table(const Prose *table)
{
	guint columns = 0;

	for (guint i = 0; i < prose_count(table); i++) {
		const Prose *row = prose_part(table, i);

		if (!is_plain_row(row)) {
			return false;
		}
		columns = MAX(columns, prose_count(row));
	}
	return columns > 1;
}

/* All parts of @from become those of @into. */
static void
move_parts(Prose *into, Prose *from)
{
	GPtrArray *parts = g_steal_pointer(&from->parts);

	if (parts == NULL) {
		return;
	}
	g_ptr_array_set_free_func(parts, NULL);
	for (guint i = 0; i < parts->len; i++) {
		prose_add(into, g_ptr_array_index(parts, i));
	}
	g_ptr_array_unref(parts);
}

/* The paragraph in a cell is the cell. */
static void
settle_cells(Prose *table)
{
	for (guint i = 0; i < prose_count(table); i++) {
		const Prose *row = prose_part(table, i);

		for (guint j = 0; j < prose_count(row); j++) {
			Prose *cell = prose_part(row, j);

			if (prose_count(cell) > 0) {
				g_autoptr(Prose) paragraph = g_ptr_array_steal_index(cell->parts,
					0);
				move_parts(cell, paragraph);
			}
		}
	}
}

/* What stands in a table that is only there for the layout. */
static void
flatten_table(Prose *into, Prose *table)
{
	for (guint i = 0; i < prose_count(table); i++) {
		Prose *row = prose_part(table, i);

		for (guint j = 0; j < prose_count(row); j++) {
			move_parts(into, prose_part(row, j));
		}
	}
	prose_free(table);
}

bool
prose_is_empty(const Prose *prose)
{
	guint empty = 0;

	if (!is_of_parts(prose) || prose->kind == PROSE_CELL) {
		return false;
	}
	for (guint i = 0; prose->kind == PROSE_ROW && i < prose_count(prose); i++) {
		empty += prose_count(prose_part(prose, i)) == 0;
	}
	return empty == prose_count(prose);
}

/* Depth is bounded by those who made the whole. */
static void
tidy(Prose *prose)
{
	GPtrArray *old = g_steal_pointer(&prose->parts);

	if (old == NULL) {
		return;
	}
	g_ptr_array_set_free_func(old, NULL);
	for (guint i = 0; i < old->len; i++) {
		Prose *part = g_ptr_array_index(old, i);

		if (is_of_runs(part) && part->kind != PROSE_CELL) {
			link_addresses(part);
		} else if (is_of_parts(part)) {
			tidy(part);
		}
		if (prose_is_empty(part)) {
			prose_free(part);
		} else if (part->kind == PROSE_TABLE && !is_table(part)) {
			flatten_table(prose, part);
		} else {
			if (part->kind == PROSE_TABLE) {
				settle_cells(part);
			}
			prose_add(prose, part);
		}
	}
	g_ptr_array_unref(old);
}

void
prose_tidy(Prose *whole)
{
	tidy(whole);
}

static void
add_lines(Prose *paragraph, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (guint i = 0; lines[i] != NULL; i++) {
		if (i > 0) {
			prose_add(paragraph, prose_new(PROSE_BREAK, NULL, NULL));
		}
		if (*lines[i] != '\0') {
			prose_add(paragraph, prose_new(PROSE_TEXT, lines[i], NULL));
		}
	}
}

Prose *
prose_from_text(const char *text)
{
	Prose *whole = prose_new(PROSE_WHOLE, NULL, NULL);
	const gsize length = prefix_fit(text, strlen(text), PROSE_BYTES_MAX);
	g_autofree char *cut = g_utf8_make_valid(text, (gssize)length);
	g_auto(GStrv) paragraphs = g_strsplit(cut, "\n\n", PROSE_PIECES_MAX);

	for (guint i = 0; paragraphs[i] != NULL; i++) {
		Prose *paragraph = prose_new(PROSE_PARAGRAPH, NULL, NULL);

		add_lines(paragraph, paragraphs[i]);
		prose_add(whole, paragraph);
	}
	whole->is_cut = text[length] != '\0';
	prose_tidy(whole);
	return whole;
}
