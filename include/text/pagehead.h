/** What a web page says of itself in its head: the feeds that it names, and what made it. */
#ifndef TAGDIGEST_TEXT_PAGEHEAD_H
#define TAGDIGEST_TEXT_PAGEHEAD_H

#include <glib.h>

/**
 * The feeds that a page names: <link rel="alternate"> of the types of RSS, Atom, RDF and JSON Feed,
 * and <link rel="feed"> (https://html.spec.whatwg.org/multipage/links.html#rel-alternate). Those of
 * its beginning count, and each once.
 *
 * @html    borrowed valid UTF-8, hostile.
 * @base    borrowed: the page's own address, or NULL; <base href> in the page is obeyed.
 * @return owned array of char*, at most eight http(s) URLs in the page's order, what is named to be
 *         of comments last.
 */
GPtrArray *pagehead_feeds(const char *html, const char *base);

/**
 * What made a page, by its own <meta name="generator">: "WordPress 6.7".
 *
 * @html  borrowed valid UTF-8, hostile.
 * @return owned, one short line of foreign text; NULL when it does not say.
 */
char *pagehead_generator(const char *html);

#endif
