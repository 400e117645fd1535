/** Structured text as one string, and the piece of it that a span of that string is. */
#ifndef TAGDIGEST_RENDER_EXCERPT_SPAN_H
#define TAGDIGEST_RENDER_EXCERPT_SPAN_H

#include <glib.h>
#include <stdbool.h>

#include "text/prose.h"

/** The words of @whole: blocks parted by empty lines, items and rows by line ends. Owned. */
char *excerpt_span_text(const Prose *whole);

/**
 * Keep only what stands from byte @start up to @end of that string. @adds_mark: put "…" behind it.
 */
void excerpt_span_keep(Prose *whole, gsize start, gsize end, bool adds_mark);

#endif
