/**
 * Structured text: what somebody wrote, as paragraphs, quotes, lists, code and tables of runs of
 * text and links, whatever it was written in. Plain data, bounded in depth and size by its makers.
 */
#ifndef TAGDIGEST_TEXT_PROSE_H
#define TAGDIGEST_TEXT_PROSE_H

#include <glib.h>
#include <stdbool.h>

/** Quotes, lists, items and tables within each other; deeper ones are flattened. */
#define PROSE_DEPTH_MAX 12

/** Pieces of one text, and bytes in them; the rest is left out. */
#define PROSE_PIECES_MAX 10000
#define PROSE_BYTES_MAX (256 * 1024)

typedef enum ProseKind {
	/* Runs within a paragraph. */
	PROSE_TEXT, /* text */
	PROSE_LINK, /* text (its words), url */
	PROSE_CODE, /* text */
	PROSE_BREAK,
	/* Of runs. */
	PROSE_PARAGRAPH,
	PROSE_HEADING, /* number: 1 to 6 */
	PROSE_CELL,
	/* Blocks by themselves. */
	PROSE_CODE_BLOCK, /* text: lines */
	PROSE_PICTURE,    /* url; text: its description, or NULL */
	/* Of blocks. */
	PROSE_WHOLE,
	PROSE_QUOTE,
	PROSE_ITEM,
	/* Of items; number: that of the first item, 0: it is not numbered. */
	PROSE_LIST,
	/* Of rows, which are of cells. */
	PROSE_TABLE,
	PROSE_ROW,
} ProseKind;

/** How words stand out. */
typedef enum ProseStress {
	PROSE_PLAIN,
	PROSE_EMPHASIS,
	PROSE_STRONG,
} ProseStress;

/** A piece of structured text: the whole, a block or a run. */
typedef struct Prose {
	ProseKind kind;
	guint number;
	ProseStress stress; /* of text and links */
	char *text;         /* owned clean plain text, or NULL */
	char *url;          /* owned: http(s), absolute, clean; of a link also mailto; or NULL */
	GPtrArray *parts;   /* of Prose: owned; NULL: none */
	bool is_cut;        /* of the whole: it was too much to be kept whole */
} Prose;

/** Make a piece without parts; @text and @url are copied and may be NULL. @return owned. */
Prose *prose_new(ProseKind kind, const char *text, const char *url);

/** Put a part (owned by @prose from then on) at the end. */
void prose_add(Prose *prose, Prose *part);

/** The number of parts. */
guint prose_count(const Prose *prose);

/** The part at @index, which is below that number. Borrowed. */
Prose *prose_part(const Prose *prose, guint index);

/**
 * Whether nothing stands in a piece that is made of parts; in a row, in any of its cells. A cell
 * is never empty: it keeps its column.
 */
bool prose_is_empty(const Prose *prose);

/** @prose owned, may be NULL. */
void prose_free(Prose *prose);

/**
 * Plain text as structured text: empty lines part paragraphs, web addresses are links.
 *
 * @text  borrowed, as plain_lines() leaves it.
 * @return owned.
 */
Prose *prose_from_text(const char *text);

/**
 * Make the whole tidy: web addresses in text become links, what is empty goes, tables that are only
 * there for the layout become what stands in them.
 */
void prose_tidy(Prose *whole);

/** Whether words are one hashtag or one person's handle: they stay words where others link. */
bool prose_is_tag(const char *words);

/**
 * The blocks as JSON, an array, put behind @out as jsonwriter does it. A block: {"kind":
 * "paragraph" or "heading", "runs"}, {"kind": "quote", "blocks"}, {"kind": "list", "first" (a
 * number, or null), "items": [blocks]}, {"kind": "code", "text"}, {"kind": "table", "rows":
 * [[runs]]}, {"kind": "picture", "url", "alt"}. A run: a string, {"emphasis"}, {"strong"}, {"link",
 * "words"}, {"code"}, or null for a line break.
 *
 * @whole  borrowed.
 */
void prose_write(const Prose *whole, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Prose, prose_free)

#endif
