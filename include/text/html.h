/**
 * Hostile HTML into what may stand in our mail: read by libxml2's HTML parser, written anew by our
 * own serialiser from an allow-list. Nothing that is not written by us gets through.
 */
#ifndef TAGDIGEST_TEXT_HTML_H
#define TAGDIGEST_TEXT_HTML_H

#include <glib.h>

/**
 * The text of a piece of HTML, as a person would read it: paragraphs and breaks kept as line ends,
 * list items on their own line after "• ", white space collapsed, script and style gone, the
 * parts of a link that platforms hide ("invisible" spans) kept, entities decoded, alt text of
 * pictures left out but where a picture is an emoji. What plain_keeps() refuses is gone.
 *
 * @html  borrowed valid UTF-8.
 * @return owned, trimmed, at most one empty line in a row.
 */
char *html_to_plain(const char *html);

/**
 * Safe HTML: p br a em strong b i u s del code pre blockquote ul ol li h1-h6 (as p with strong);
 * others unwrapped, but for a span where they have lang or dir; links only http, https and mailto
 * (without headers), made absolute; no attributes but href, lang and dir; script, style, iframe,
 * form, svg and their content dropped, pictures too; every element closed, none empty. Text always
 * stands in a paragraph or a list item, and equals what html_to_plain() shows but for layout. Made
 * safe again it does not change.
 *
 * @html      borrowed valid UTF-8.
 * @base_url  borrowed, for relative links, or NULL.
 * @return owned.
 */
char *html_safe(const char *html, const char *base_url);

/** Plain text as HTML text: & < > " ' escaped. @return owned. */
char *html_escape(const char *text);

/**
 * The pictures of a piece of HTML, each once, 64 at most, without those that count readers (one
 * pixel, hidden) or stand for an emoji.
 *
 * @html      borrowed valid UTF-8.
 * @base_url  borrowed, for relative addresses, or NULL.
 * @return owned array of HtmlImage with html_image_free as its free function; http(s) only.
 */
GPtrArray *html_images(const char *html, const char *base_url);

/** A picture that HTML shows. */
typedef struct HtmlImage {
	char *url; /* absolute, owned */
	char *alt; /* owned, NULL when the author gave none */
} HtmlImage;

/** @image owned, may be NULL. */
void html_image_free(HtmlImage *image);

#endif
