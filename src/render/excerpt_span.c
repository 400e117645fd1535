#include "render/excerpt_span.h"

#include "text/plain.h"
#include "text/url.h"

#include <string.h>

/* A run, or code, and where in the string it begins. */
typedef struct Piece {
	Prose *prose;
	gsize start;
} Piece;

typedef struct Joined {
	GString *text;
	GArray *pieces; /* of Piece; NULL: nobody asks */
} Joined;

static bool
has_words(const Prose *prose)
{
	return prose->kind <= PROSE_BREAK || prose->kind == PROSE_CODE_BLOCK;
}

/* What parts the parts of @prose. */
static const char *
gap_within(const Prose *prose)
{
	switch (prose->kind) {
	case PROSE_WHOLE:
	case PROSE_QUOTE:
		return "\n\n";
	case PROSE_ROW:
		return " ";
	case PROSE_PARAGRAPH:
	case PROSE_HEADING:
	case PROSE_CELL:
		return "";
	default:
		return "\n";
	}
}

static void
join(Joined *joined, Prose *prose)
{
	const Piece piece = { prose, joined->text->len };

	if (has_words(prose)) {
		g_string_append(joined->text, prose->kind == PROSE_BREAK ? "\n" : prose->text);
		if (joined->pieces != NULL) {
			g_array_append_val(joined->pieces, piece);
		}
	}
	for (guint i = 0; i < prose_count(prose); i++) {
		if (i > 0) {
			g_string_append(joined->text, gap_within(prose));
		}
		join(joined, prose_part(prose, i));
	}
}

char *
excerpt_span_text(const Prose *whole)
{
	Joined joined = { g_string_new(NULL), NULL };

	join(&joined, (Prose *)whole);
	return g_string_free(joined.text, FALSE);
}

/* What of a piece stays; its text is NULL when that is nothing. */
static void
trim(const Piece *piece, gsize start, gsize end)
{
	Prose *prose = piece->prose;
	const gsize length = prose->kind == PROSE_BREAK ? 1 : strlen(prose->text);
	const gsize from = MAX(start, piece->start);
	const gsize to = MIN(end, piece->start + length);

	if (from >= to) {
		g_clear_pointer(&prose->text, g_free);
		prose->kind = PROSE_TEXT;
	} else if (prose->kind != PROSE_BREAK && to - from < length) {
		char *kept = g_strndup(prose->text + (from - piece->start), to - from);

		g_free(prose->text);
		prose->text = kept;
	}
}

static bool
is_gone(const Prose *prose)
{
	if (prose->kind == PROSE_BREAK) {
		return false;
	}
	return has_words(prose) ? prose->text == NULL : prose_is_empty(prose);
}

static void
remove_gone(Prose *prose)
{
	for (guint i = prose_count(prose); i > 0; i--) {
		Prose *part = prose_part(prose, i - 1);

		remove_gone(part);
		if (is_gone(part)) {
			g_ptr_array_remove_index(prose->parts, i - 1);
		}
	}
}

void
excerpt_span_keep(Prose *whole, gsize start, gsize end, bool adds_mark)
{
	g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
	Joined joined = { g_string_new(NULL), pieces };
	Prose *last = NULL;

	join(&joined, whole);
	g_string_free(joined.text, TRUE);
	for (guint i = 0; i < pieces->len; i++) {
		const Piece *piece = &g_array_index(pieces, Piece, i);

		trim(piece, start, end);
		last = piece->prose->text != NULL ? piece->prose : last;
	}
	if (adds_mark && last != NULL && !g_str_has_suffix(last->text, "…")) {
		g_autofree char *kept = g_steal_pointer(&last->text);

		last->text = g_strconcat(g_strchomp(kept), "…", NULL);
	}
	remove_gone(whole);
}

bool
excerpt_span_is_blank(const Prose *run)
{
	g_autofree char *words = run->kind == PROSE_LINK ? NULL : plain_line(run->text);

	return run->kind != PROSE_LINK && words == NULL;
}

bool
excerpt_span_leads_to(const Prose *run, const char *page)
{
	g_autofree char *place = run->kind == PROSE_LINK ? url_canonical(run->url) : NULL;

	return g_strcmp0(place, page) == 0;
}
