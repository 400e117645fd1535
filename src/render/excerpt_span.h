/** Structured text as one string, the piece of it that a span of that string is, and its runs. */
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

/** Whether a run of a paragraph has no words and leads nowhere. */
bool excerpt_span_is_blank(const Prose *run);

/** Whether a run is a link to the page with that canonical address (borrowed). */
bool excerpt_span_leads_to(const Prose *run, const char *page);

#endif
