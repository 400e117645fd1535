#include "render/excerpt_said.h"

#include "base/prefix.h"
#include "render/excerpt_span.h"
#include "text/hashtag.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

/* Whether "RE: https://…" stands at the end of a paragraph, in a line of its own; where it begins.
 */
static bool
ends_with_quote_line(const Prose *block, guint *begin)
{
	const guint count = prose_count(block);

	if (block->kind != PROSE_PARAGRAPH || count < 2
		|| prose_part(block, count - 1)->kind != PROSE_LINK
		|| prose_part(block, count - 2)->kind != PROSE_TEXT) {
		return false;
	}
	g_autofree char *mark = plain_line(prose_part(block, count - 2)->text);
	*begin = count - 2;
	while (*begin > 0 && prose_part(block, *begin - 1)->kind == PROSE_BREAK) {
		(*begin)--;
	}
	return g_strcmp0(mark, "RE:") == 0 && (*begin == 0 || *begin < count - 2);
}

void
excerpt_said_drop_quote(Prose *whole)
{
	guint begin;

	for (guint i = prose_count(whole); i > 0; i--) {
		Prose *block = prose_part(whole, i - 1);

		if (!ends_with_quote_line(block, &begin)) {
			continue;
		}
		g_ptr_array_set_size(block->parts, (gint)begin);
		if (begin == 0) {
			g_ptr_array_remove_index(whole->parts, i - 1);
		}
	}
}

/* How long the handle at the beginning of @text is, when it is @author's: in full, or without its
 * host. */
static gsize
mention_length(const char *text, const char *author)
{
	const gsize full = strlen(author);
	const gsize local = 1 + strcspn(author + 1, "@");
	const gsize lengths[] = { full, local };

	for (gsize i = 0; i < G_N_ELEMENTS(lengths) && author[0] == '@'; i++) {
		const gsize length = lengths[i];

		if (g_ascii_strncasecmp(text, author, length) == 0
			&& strchr(" \n,:", text[length]) != NULL && text[length] != '\0') {
			return length + strspn(text + length, " \n,:");
		}
	}
	return 0;
}

void
excerpt_said_drop_mention(Prose *whole, const char *author)
{
	g_autofree char *text = excerpt_span_text(whole);
	const gsize length = mention_length(text, author);

	if (length > 0 && text[length] != '\0') {
		excerpt_span_keep(whole, length, strlen(text), false);
	}
}

/* Without what only led up to a link: blanks, and a colon. */
static void
trim_end(char *text)
{
	gsize length = strlen(g_strchomp(text));

	while (length > 1 && text[length - 1] == ':') {
		text[--length] = '\0';
		length = strlen(g_strchomp(text));
	}
}

static void
drop_at_end(Prose *paragraph, const char *page)
{
	guint kept = prose_count(paragraph), i = kept;

	for (; i > 0; i--) {
		const Prose *run = prose_part(paragraph, i - 1);

		if (excerpt_span_leads_to(run, page)) {
			kept = i - 1;
		} else if (!excerpt_span_is_blank(run)) {
			break;
		}
	}
	const bool is_all = i == 0 && kept < prose_count(paragraph);
	if (kept == prose_count(paragraph)) {
		return;
	}
	g_ptr_array_set_size(paragraph->parts, is_all ? 0 : (gint)kept);
	if (!is_all && prose_part(paragraph, kept - 1)->kind == PROSE_TEXT) {
		trim_end(prose_part(paragraph, kept - 1)->text);
	}
}

/* "https://… What it says": the page before the words on it. */
static void
drop_at_start(Prose *paragraph, const char *page)
{
	if (prose_count(paragraph) < 2 || !excerpt_span_leads_to(prose_part(paragraph, 0), page)) {
		return;
	}
	g_ptr_array_remove_index(paragraph->parts, 0);
	while (prose_count(paragraph) > 0 && excerpt_span_is_blank(prose_part(paragraph, 0))) {
		g_ptr_array_remove_index(paragraph->parts, 0);
	}
	if (prose_count(paragraph) > 0 && prose_part(paragraph, 0)->kind == PROSE_TEXT) {
		g_strchug(prose_part(paragraph, 0)->text);
	}
}

void
excerpt_said_drop_page(Prose *whole, const char *url)
{
	g_autofree char *page = url_canonical(url);

	for (guint i = prose_count(whole); page != NULL && i > 0; i--) {
		Prose *block = prose_part(whole, i - 1);

		if (block->kind != PROSE_PARAGRAPH) {
			continue;
		}
		drop_at_end(block, page);
		drop_at_start(block, page);
		if (prose_count(block) == 0) {
			g_ptr_array_remove_index(whole->parts, i - 1);
		}
	}
}

gsize
excerpt_said_lead(const char *text, const char *lead)
{
	if (lead == NULL || !prefix_stands_at(text, lead)) {
		return 0;
	}
	return strlen(lead) + strspn(text + strlen(lead), " \n");
}

void
excerpt_said_drop_tag(char *text, const char *key)
{
	g_autoptr(GArray) spans = hashtag_spans(text);

	for (guint i = spans->len; key != NULL && i > 0; i--) {
		const HashtagSpan *span = &g_array_index(spans, HashtagSpan, i - 1);
		g_autofree char *own = NULL;

		g_strchomp(text);
		if (span->end != strlen(text)) {
			return;
		}
		own = hashtag_key(text + span->start);
		if (g_strcmp0(own, key) != 0) {
			return;
		}
		text[span->start] = '\0';
	}
	if (key != NULL) {
		g_strchomp(text);
	}
}
