/** What stands inside of a tag: what it means, and what of it we write. */
#ifndef TAGDIGEST_TEXT_HTML_ATTRIBUTES_H
#define TAGDIGEST_TEXT_HTML_ATTRIBUTES_H

#include "text/html_reader.h"

#include <glib.h>
#include <stdbool.h>

/** Append @length bytes of text as HTML text or as part of a quoted attribute. */
void html_append_escaped(GString *out, const char *text, gsize length);

/**
 * The attributes that stay, as they are written: ` href="…" lang="cy"`.
 *
 * @start  borrowed; only a link keeps its href.
 * @return owned, or NULL when none stays.
 */
char *html_attributes_safe(HtmlStart *start);

/**
 * The text that a picture stands for (WordPress and Mastodon draw emoji so), none of it where that
 * is only what its platform calls it, ":blobcat:". @attributes of an img.
 * @return borrowed, or NULL.
 */
const char *html_attributes_emoji(const char *const *attributes);

/**
 * Whether nobody who reads a mail sees what is in an element (its style hides it, as preheaders are
 * hidden that fill a mail program's preview), or whether it quotes the mail that is answered, by
 * the marks that mail programs put there.
 *
 * @attributes  as in HtmlStart; may be NULL.
 */
bool html_attributes_unseen(const char *const *attributes);

#endif
