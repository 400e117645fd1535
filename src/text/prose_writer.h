/** How structured text is written, whatever it is read from. */
#ifndef TAGDIGEST_TEXT_PROSE_WRITER_H
#define TAGDIGEST_TEXT_PROSE_WRITER_H

#include "text/prose.h"

/** Where text goes, and as what; whoever goes back to an outer place restores a copy. */
typedef struct ProsePlace {
	Prose *container;     /* that blocks go into */
	guint depth;          /* of containers */
	ProseKind block_kind; /* of the blocks to come */
	guint block_number;
	bool is_code; /* text within a paragraph is code */
	ProseStress stress;
	const char *url; /* of the link that text is, borrowed; or NULL */
} ProsePlace;

typedef struct ProseWriter {
	ProsePlace at;
	Prose *whole;    /* owned */
	Prose *block;    /* the paragraph, heading or code that text goes into, or NULL */
	Prose *around;   /* that the block stands in */
	Prose *run;      /* that text goes into: of the block, or the block itself; or NULL */
	GString *text;   /* of the run */
	guint breaks;    /* owed within the block */
	guint blanks;    /* owed behind them */
	bool links_tags; /* a link on a hashtag or a handle is meant */
	guint pieces;
	gsize bytes;
} ProseWriter;

/** Begin with an empty whole. */
void prose_writer_begin(ProseWriter *writer);

/** End: the whole, tidy, owned. */
Prose *prose_writer_end(ProseWriter *writer);

/** A quote, list, item, table, row or cell begins, with what it lacks around it. */
void prose_writer_open(ProseWriter *writer, ProseKind kind, guint number);

/** The block ends; those to come are of this kind. */
void prose_writer_begin_block(ProseWriter *writer, ProseKind kind, guint number);

/** The block ends; the next text begins another. */
void prose_writer_end_block(ProseWriter *writer);

/** The run ends, so that a link beside it is another. */
void prose_writer_end_run(ProseWriter *writer);

/** A picture; it does not part the text around it. @alt may be NULL. */
void prose_writer_picture(ProseWriter *writer, const char *url, const char *alt);

/** Text: @length bytes of clean UTF-8, with ink at both ends. */
void prose_writer_text(ProseWriter *writer, const char *text, gsize length);

/** A line end; two part paragraphs. */
void prose_writer_break(ProseWriter *writer);

#endif
