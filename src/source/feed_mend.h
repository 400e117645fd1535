/** The pre-pass over an XML feed: broken text in, text that libxml2 loses nothing of out. */
#ifndef TAGDIGEST_SOURCE_FEED_MEND_H
#define TAGDIGEST_SOURCE_FEED_MEND_H

#include <glib.h>

/**
 * Mend a feed so that a recovering XML parser keeps all of it: comments, processing instructions
 * and document type gone; entities of HTML and simple ones of the internal subset replaced by
 * their characters; a bare '&' or '<' escaped; references to what XML forbids decoded as meant
 * (windows-1252, pairs of surrogates) or gone; control characters dropped; bare attribute values
 * quoted, and at most 100 in a tag; br, hr and img closed; CDATA ended. All else stays as it is,
 * byte by byte, and most feeds need nothing.
 *
 * @text  borrowed valid UTF-8, the whole document.
 * @root  borrowed, in @text: where its first element begins (sniff_format()).
 * @return owned, at most nine times as long as @text (escapes, entities); NULL when @root needs no
 *         mending.
 */
GString *feed_mend(const char *text, const char *root);

#endif
