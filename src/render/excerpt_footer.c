#include "render/excerpt_footer.h"

#include "base/prefix.h"
#include "render/excerpt_span.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

/* Who credits a post and its site says little more. */
#define CREDIT_MAX 200

/* Of Bluesky's feeds. */
#define EMBED_REMARK "[contains quote post or other embedded content]"

/* What software puts under a post, known by its words. */
typedef struct Footer {
	const char *begins; /* "": anything */
	const char *has;    /* somewhere in it; NULL: anything */
	bool is_link;       /* all of its words are links */
	bool leads_on;      /* to the rest of the post */
} Footer;

/* clang-format off */
static const Footer footers[] = {
	/* Yoast SEO's default, and its translations; most are known by their links already. */
	{ "The post ", " appeared first on ", false, false },
	{ "The post ", " first appeared on ", false, false },
	{ "This post ", " first appeared on ", false, false },
	{ "Der Beitrag ", " erschien zuerst auf ", false, false },
	{ "L’article ", " est apparu en premier sur ", false, false },
	{ "La entrada ", " se publicó primero en ", false, false },
	{ "La entrada ", " aparece primero en ", false, false },
	{ "L'articolo ", " proviene da ", false, false },
	{ "O post ", " apareceu primeiro em ", false, false },
	{ "Het bericht ", " verscheen eerst op ", false, false },
	{ "Inlägget ", " dök först upp på ", false, false },
	{ "Artykuł ", " pochodzi z serwisu ", false, false },
	/* WordPress, its themes. */
	{ "Continue reading", NULL, true, true },
	{ "Read more", NULL, true, true },
	{ "Read the rest of this entry", NULL, true, true },
	{ "Share this:", NULL, false, false },
	{ "Like this:", NULL, false, false },
	/* Medium. */
	{ "", " was originally published in ", false, false },
	{ "Continue reading on ", " »", false, true },
	/* Reddit, Lemmy, Discourse. */
	{ "submitted by ", "[comments]", false, false },
	{ "submitted by ", " points | ", false, false },
	{ "Read full topic", NULL, true, true },
	{ EMBED_REMARK, NULL, false, true },
};
/* clang-format on */

static bool
is_all_link(const Prose *paragraph)
{
	for (guint i = 0; i < prose_count(paragraph); i++) {
		const Prose *run = prose_part(paragraph, i);

		if (run->kind != PROSE_LINK && !excerpt_span_is_blank(run)) {
			return false;
		}
	}
	return true;
}

static bool
is_like(const Footer *footer, const char *line)
{
	return prefix_stands_at(line, footer->begins)
		&& (footer->has == NULL || strstr(line, footer->has) != NULL);
}

/* "3 posts - 2 participants", of Discourse. */
static bool
is_count(const char *line)
{
	const char *rest = line + strspn(line, "0123456789");
	const char *behind = rest + strcspn(rest, "0123456789");
	const char *end = behind + strspn(behind, "0123456789");

	return rest > line && prefix_stands_at(rest, " post") && end > behind
		&& prefix_stands_at(end, " participant");
}

/* Whether an address is above @page, as the front of its site is: example.org, example.org/blog. */
static bool
is_above(const char *url, const char *page)
{
	g_autofree char *place = url_canonical(url);
	const gsize length = place == NULL ? 0 : strlen(place);
	const gsize above = length > 0 && place[length - 1] == '/' ? length - 1 : length;

	return above > 0 && strncmp(place, page, above) == 0 && page[above] == '/'
		&& page[above + 1] != '\0';
}

/* In whatever language: a line with a link to the post and one to its site's front page. */
static bool
is_credit(const Prose *paragraph, const char *line, const char *page)
{
	bool has_post = false, has_site = false;

	for (guint i = 0; i < prose_count(paragraph); i++) {
		const Prose *run = prose_part(paragraph, i);

		has_post = has_post || excerpt_span_leads_to(run, page);
		has_site = has_site || (run->kind == PROSE_LINK && is_above(run->url, page));
	}
	return has_post && has_site && g_utf8_strlen(line, -1) <= CREDIT_MAX;
}

/* In whatever language: nothing but a link to the post. */
static bool
is_way_on(const Prose *paragraph, const char *page)
{
	bool leads = false;

	for (guint i = 0; i < prose_count(paragraph); i++) {
		const Prose *run = prose_part(paragraph, i);

		if (!excerpt_span_leads_to(run, page) && !excerpt_span_is_blank(run)) {
			return false;
		}
		leads = leads || run->kind == PROSE_LINK;
	}
	return leads;
}

static bool
is_footer(const Prose *block, const char *page, bool *leads_on)
{
	g_autofree char *text = excerpt_span_text(block);
	g_autofree char *line = plain_line(text);

	for (gsize i = 0; line != NULL && i < G_N_ELEMENTS(footers); i++) {
		if (is_like(&footers[i], line) && (!footers[i].is_link || is_all_link(block))) {
			*leads_on = *leads_on || footers[i].leads_on;
			return true;
		}
	}
	if (line != NULL && page != NULL && is_way_on(block, page)) {
		*leads_on = true;
		return true;
	}
	return line != NULL && (is_count(line) || (page != NULL && is_credit(block, line, page)));
}

static bool
has_end(const char *text, const char *const *ends)
{
	for (; text != NULL && *ends != NULL; ends++) {
		if (g_str_has_suffix(text, *ends)) {
			return true;
		}
	}
	return false;
}

/* "… Continue reading" at the end of a line: words that lead to the post, behind a cut or with an
 * arrow. */
static bool
drop_way_on(Prose *paragraph, const char *page)
{
	static const char *const cuts[] = { "…", "...", "[…]", "[...]", NULL };
	static const char *const arrows[] = { "→", "»", "›", ">", NULL };
	guint last = prose_count(paragraph);

	while (last > 0 && excerpt_span_is_blank(prose_part(paragraph, last - 1))) {
		last--;
	}
	if (last < 2 || !excerpt_span_leads_to(prose_part(paragraph, last - 1), page)) {
		return false;
	}
	const Prose *link = prose_part(paragraph, last - 1);
	Prose *left = prose_part(paragraph, last - 2);
	g_autofree char *before = plain_line(left->text);
	g_autofree char *words = plain_line(link->text);

	if (!has_end(before, cuts) && !has_end(words, arrows)) {
		return false;
	}
	g_ptr_array_set_size(paragraph->parts, (gint)last - 1);
	if (left->text != NULL) {
		g_strchomp(left->text);
	}
	return true;
}

/* Where a footer begins within @text, behind a blank, and is the end of it; NULL: nowhere. */
static const char *
find_footer(const char *text, const Footer *footer)
{
	const bool is_sought = footer->begins[0] != '\0' && footer->has != NULL
		&& strstr(text, footer->has) != NULL;
	const char *at = is_sought ? g_strrstr(text, footer->begins) : NULL;

	if (at == NULL || at == text || strchr(" \n", at[-1]) == NULL
		|| strstr(at, footer->has) == NULL || strlen(at) > CREDIT_MAX
		|| strstr(at, "\n\n") != NULL) {
		return NULL;
	}
	return at;
}

/* A footer without a paragraph of its own, as it is where mark-up was taken away before. */
static void
drop_last_words(Prose *whole)
{
	g_autofree char *text = excerpt_span_text(whole);

	for (gsize i = 0; i < G_N_ELEMENTS(footers); i++) {
		const char *at = find_footer(text, &footers[i]);

		if (at != NULL) {
			while (at > text && strchr(" \n", at[-1]) != NULL) {
				at--;
			}
			excerpt_span_keep(whole, 0, (gsize)(at - text), false);
			return;
		}
	}
}

/* What is left says only that there is something else in the post. */
static bool
drop_remark(Prose *whole)
{
	g_autofree char *text = excerpt_span_text(whole);
	g_autofree char *line = plain_line(text);

	if (g_strcmp0(line, EMBED_REMARK) != 0) {
		return false;
	}
	g_ptr_array_set_size(whole->parts, 0);
	return true;
}

static bool
has_link(const Prose *prose)
{
	bool has_one = prose->kind == PROSE_LINK;

	for (guint i = 0; !has_one && i < prose_count(prose); i++) {
		has_one = has_link(prose_part(prose, i));
	}
	return has_one;
}

bool
excerpt_footer_drop(Prose *whole, const char *url)
{
	/* Without a link nothing leads to the page, whatever it is. */
	g_autofree char *page = url == NULL || !has_link(whole) ? NULL : url_canonical(url);
	bool leads_on = false;

	while (prose_count(whole) > 1) {
		const guint last = prose_count(whole) - 1;
		const Prose *block = prose_part(whole, last);

		if (block->kind > PROSE_HEADING || block->kind < PROSE_PARAGRAPH
			|| !is_footer(block, page, &leads_on)) {
			break;
		}
		g_ptr_array_remove_index(whole->parts, last);
	}
	drop_last_words(whole);
	if (page != NULL && prose_count(whole) > 0) {
		Prose *last = prose_part(whole, prose_count(whole) - 1);

		leads_on = (last->kind == PROSE_PARAGRAPH && drop_way_on(last, page)) || leads_on;
	}
	return drop_remark(whole) || leads_on;
}
