/**
 * Hostile HTML into what may stand in our mail: read once by libxml2's HTML parser, written anew by
 * our own serialisers from an allow-list. Nothing that is not written by us gets through.
 */
#ifndef TAGDIGEST_TEXT_HTML_H
#define TAGDIGEST_TEXT_HTML_H

#include <glib.h>

#include "text/prose.h"

/** What html_read() is asked for; each costs its own part only. HtmlReading says what each is. */
typedef enum HtmlWanted {
	HTML_PLAIN = 1 << 0,
	HTML_SAFE = 1 << 1,
	HTML_PROSE = 1 << 2,
	HTML_IMAGES = 1 << 3,
	HTML_ALL = HTML_PLAIN | HTML_SAFE | HTML_PROSE | HTML_IMAGES,
	/* Nothing is made by this; where it is there too, elements are left out that no reader of a
	 * mail sees, or that quote another mail: html_attributes_unseen(). */
	HTML_AS_MAIL = 1 << 4,
} HtmlWanted;

/** A picture that HTML shows. */
typedef struct HtmlImage {
	char *url; /* absolute, owned */
	char *alt; /* owned, NULL when the author gave none */
} HtmlImage;

/**
 * What a document became; a member that was not asked for is NULL. All owned.
 *
 * plain is the text as html_to_plain() gives it.
 *
 * safe is safe HTML: p br a em strong b i u s del code pre blockquote ul ol li h1-h6 (as p with
 * strong); others unwrapped, but for a span where they have lang or dir; links only http, https and
 * mailto (without headers), made absolute; no attributes but href, lang and dir; script, style and
 * their content dropped, pictures too; every element closed, none empty. Text always stands in a
 * paragraph or a list item, and equals plain but for layout. Made safe again it does not change.
 *
 * prose is the same with its structure.
 *
 * images are the pictures, each once, 64 at most, http(s) only, without those that count readers
 * (one pixel, hidden) or stand for an emoji: HtmlImage, with html_image_free as free function.
 */
typedef struct HtmlReading {
	char *plain;
	char *safe;
	Prose *prose;
	GPtrArray *images;
} HtmlReading;

/**
 * Read a piece of HTML once. What has no mark-up in it does not reach the parser at all.
 *
 * @html      borrowed valid UTF-8.
 * @base_url  borrowed, for relative addresses, or NULL.
 * @wanted    HtmlWanted, joined by |.
 * @reading   out: html_reading_clear() frees what is in it.
 */
void html_read(const char *html, const char *base_url, guint wanted, HtmlReading *reading);

/** Free what @reading holds. */
void html_reading_clear(HtmlReading *reading);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(HtmlReading, html_reading_clear)

/**
 * The text of a piece of HTML, as a person would read it: paragraphs and breaks kept as line ends,
 * list items on their own line after "• ", white space collapsed, script and style gone, the
 * parts of a link that platforms hide ("invisible" spans) kept, entities decoded, alt text of
 * pictures left out but where a picture is an emoji. What plain_keeps() refuses is gone. Text in
 * elements that a mail cannot show (forms, players, drawings) is text.
 *
 * @html  borrowed valid UTF-8.
 * @return owned, trimmed, at most one empty line in a row.
 */
char *html_to_plain(const char *html);

/** Plain text as HTML text: & < > " ' escaped. @return owned. */
char *html_escape(const char *text);

/** @image owned, may be NULL. */
void html_image_free(HtmlImage *image);

#endif
