/** Markdown (CommonMark): that of people of ours as structured text, that of others as HTML. */
#ifndef TAGDIGEST_TEXT_MARKDOWN_H
#define TAGDIGEST_TEXT_MARKDOWN_H

#include "text/prose.h"

/**
 * Read Markdown: paragraphs, emphasis, links and lists. Pictures are links by their description, so
 * that nothing is loaded; a link that is no web address is its words, and a mail address behind
 * them. All else is its plain text. Raw HTML is left out; what stands between two of its tags is
 * text.
 *
 * @text  borrowed valid UTF-8.
 * @return owned, with paragraphs and lists alone; nothing in it when there are no words.
 */
Prose *markdown_read(const char *text);

/**
 * Markdown that anybody wrote, as a piece of HTML, without the HTML in it: for html_read(), which
 * judges it like any other.
 *
 * @text  borrowed valid UTF-8.
 * @return owned.
 */
char *markdown_to_html(const char *text);

#endif
