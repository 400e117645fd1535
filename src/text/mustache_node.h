/** What a parsed template looks like; shared by the parser and the renderer, and nobody else. */
#ifndef TAGDIGEST_TEXT_MUSTACHE_NODE_H
#define TAGDIGEST_TEXT_MUSTACHE_NODE_H

#include "text/mustache.h"

typedef enum MustacheKind {
	MUSTACHE_TEXT,     /* printed as it is */
	MUSTACHE_VALUE,    /* {{name}} */
	MUSTACHE_RAW,      /* {{{name}}} and {{&name}} */
	MUSTACHE_SECTION,  /* {{#name}} */
	MUSTACHE_INVERTED, /* {{^name}} */
	MUSTACHE_PARTIAL,  /* {{>name}} */
} MustacheKind;

typedef struct MustacheNode {
	MustacheKind kind;
	guint line;         /* of the template, from 1 */
	guint end;          /* index of the next node that is not inside this one */
	char *text;         /* owned: the text, or the name in the tag */
	gsize length_bytes; /* of text */
	char **path;        /* owned: the name cut at its dots, empty for {{.}}; else NULL */
	char *indent;       /* owned: the blanks before a partial that stands alone on its line */
} MustacheNode;

struct Mustache {
	GArray *nodes; /* of MustacheNode, in the order of the template */
};

#endif
