/**
 * Mustache templates: the six required modules of the mustache specification (comments, delimiters,
 * interpolation, inverted sections, partials, sections). Lambdas and inheritance are left out.
 *
 * A template is parsed once and rendered as often as wanted. What the specification leaves open:
 * false, null, the empty list, the empty string and 0 are false in a section, as in mustache.js;
 * booleans print as "true" and "false"; objects and lists print as nothing; a name that the view
 * lacks prints as nothing; empty lines of a partial are not indented.
 */
#ifndef TAGDIGEST_TEXT_MUSTACHE_H
#define TAGDIGEST_TEXT_MUSTACHE_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

/** How many sections and partials may stand inside one another. */
#define MUSTACHE_DEPTH_MAX 64

/** Bytes that one rendering may append. */
#define MUSTACHE_OUTPUT_BYTES_MAX ((gsize)16 * 1024 * 1024)

/**
 * Steps that one rendering may take: a piece of template rendered is one, a byte of a partial
 * parsed is one. Nested loops and partials that call themselves twice would otherwise never end,
 * even where they print nothing.
 */
#define MUSTACHE_STEPS_MAX 10000000u

/** What happens to the characters of {{name}}; {{{name}}} and {{&name}} are never escaped. */
typedef enum MustacheEscape {
	MUSTACHE_NONE, /* plain text */
	MUSTACHE_HTML, /* & < > " ' become references: safe in text and in quoted attributes */
} MustacheEscape;

/** Where {{>name}} finds its template. */
typedef struct MustachePartials {
	/* The text of partial @name, borrowed until the rendering ends; NULL renders as nothing. */
	const char *(*get)(void *data, const char *name);
	void *data; /* borrowed, handed to get */
} MustachePartials;

/**
 * A value that differs from reader to reader: wherever the template says {{name}}, the fill is
 * printed, escaped as a value of the view would be, and its place noted. The place is known because
 * the template put it there: whatever the values of the view say, none of them can make one.
 */
typedef struct MustacheFill {
	const char *name; /* borrowed: the whole name in the tag; no dots; NULL ends a list */
	const char *fill; /* borrowed */
} MustacheFill;

/** Where a fill was printed. */
typedef struct MustachePlace {
	gsize at;     /* bytes from the start of the output */
	gsize length; /* in bytes, as printed */
	guint fill;   /* which of the list */
} MustachePlace;

/** How it is rendered; zeroes: names print as the view has them, and there is no partial. */
typedef struct MustacheOptions {
	const MustachePartials *partials; /* borrowed, or NULL; each is parsed once a rendering */
	const MustacheFill *fills;        /* borrowed list, or NULL: every value is the view's */
	GArray *places;                   /* borrowed, of MustachePlace, added to; NULL without */
	MustacheEscape escape;            /* what is done to {{name}} */
} MustacheOptions;

/** A parsed template; immutable, so one may be rendered many times. */
typedef struct Mustache Mustache;

/**
 * Parse a template.
 *
 * @text      borrowed only for the call; UTF-8.
 * @mustache  out, owned (mustache_free, or g_autoptr).
 * @error     PARSE_PERMANENT, beginning with the line: "line 12: section 'posts' is not closed".
 * @return true, or false with *mustache untouched.
 */
bool mustache_parse(const char *text, Mustache **mustache, GError **error);

/** Free a template; NULL is fine. */
void mustache_free(Mustache *mustache);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mustache, mustache_free)

/**
 * Render a template.
 *
 * @mustache  borrowed.
 * @view      borrowed: what names are looked up in; mostly an object, any value will do.
 * @options   borrowed.
 * @out       what is rendered is appended here.
 * @error     PARSE_PERMANENT with the line (and the partial) when a partial does not parse or a cap
 *            is passed.
 * @return true, or false with *out and the places as they were.
 */
bool mustache_render(const Mustache *mustache, const json_t *view, const MustacheOptions *options,
	GString *out, GError **error);

#endif
