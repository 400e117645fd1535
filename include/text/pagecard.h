/** What a web page says of itself to whoever links to it: Open Graph, JSON-LD, its own head. */
#ifndef TAGDIGEST_TEXT_PAGECARD_H
#define TAGDIGEST_TEXT_PAGECARD_H

#include <glib.h>
#include <stdint.h>

/** All owned, lines of foreign text without controls; NULL: it does not say. */
typedef struct PageCard {
	char *url; /* its lasting address (rel=canonical, og:url), on its own host alone */
	char *title;
	char *site; /* og:site_name, the publisher of JSON-LD */
	char *description;
	char *author;        /* a name, no address */
	char *language;      /* <html lang>, as written */
	char *robots;        /* all its robots metas, joined by ", " */
	int64_t published_s; /* Unix seconds UTC, or DATE_UNKNOWN */
} PageCard;

/**
 * Read it: ogp.me (og:title, og:description, og:site_name, article:published_time), schema.org's
 * headline, author, datePublished, publisher and description in JSON-LD, the twitter: names,
 * <title> and the metas author, description and date; the first of them that says something, in
 * this order. Its beginning counts.
 *
 * @html  borrowed valid UTF-8, hostile.
 * @base  borrowed: the page's own address.
 * @card  out (pagecard_clear()).
 */
void pagecard_read(const char *html, const char *base, PageCard *card);

/** Free what it holds. */
void pagecard_clear(PageCard *card);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PageCard, pagecard_clear)

#endif
