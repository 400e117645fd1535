/** What a document is, judged by what it holds: Content-Type is often wrong. */
#ifndef TAGDIGEST_SOURCE_SNIFF_H
#define TAGDIGEST_SOURCE_SNIFF_H

#include <glib.h>
#include <stdbool.h>

/** What XML and HTML take for blanks. */
#define MARKUP_BLANKS " \t\r\n\f"

typedef enum SniffedFormat {
	SNIFFED_EMPTY,    /* nothing but blanks */
	SNIFFED_XML_FEED, /* RSS, Atom or RDF */
	SNIFFED_JSON,     /* an object or an array; of what, its reader says */
	SNIFFED_WEB_PAGE, /* HTML: a login, an error page, a check for browsers */
	SNIFFED_OTHER,
} SniffedFormat;

/**
 * Tell what a document is.
 *
 * @text  borrowed valid UTF-8.
 * @root  out, may be NULL: for SNIFFED_XML_FEED where in @text the feed's first element begins (it
 *        may stand behind warnings, comments and a document type); else NULL.
 */
SniffedFormat sniff_format(const char *text, const char **root);

/**
 * Whether a text is meant as HTML: it has a tag that HTML knows, a closing tag or a character
 * reference, and not only after its first 100 kB. @text borrowed.
 */
bool sniff_is_html(const char *text);

/**
 * The title of a web page, which tells a login from an error or a check for browsers.
 *
 * @text  borrowed valid UTF-8.
 * @return owned, one line of at most 60 characters; NULL when it has none.
 */
char *sniff_title(const char *text);

/**
 * What a document is that people have and no kind reads: an export of X, the archive of a Mastodon
 * account, a calendar. @text borrowed valid UTF-8. @return static, with its article; NULL: unknown.
 */
const char *sniff_export(const char *text);

/**
 * The first words of a document for a message, without its markup.
 *
 * @text  borrowed valid UTF-8.
 * @return owned, one line of at most 60 characters; "" when there are none.
 */
char *sniff_first_words(const char *text);

#endif
