/**
 * A glance at raw text, HTML or not, for hashtags that are wanted: most posts of most feeds have
 * none, and need not be read to see that.
 */
#ifndef TAGDIGEST_TEXT_HASHTAG_GLANCE_H
#define TAGDIGEST_TEXT_HASHTAG_GLANCE_H

#include <glib.h>
#include <stdbool.h>

/** What is looked for. Opaque. */
typedef struct HashtagGlance HashtagGlance;

/** Look for these hashtags (borrowed array of Hashtag). @return owned. */
HashtagGlance *hashtag_glance_new(const GPtrArray *tags);

/** @glance owned, may be NULL. */
void hashtag_glance_free(HashtagGlance *glance);

/**
 * Whether a text may have one of the tags. Never false where hashtag_find() would find one in the
 * plain text of @text, be that read as HTML or as it stands: '#' by number or full-width, its name
 * split by elements and references, in any spelling that has the tag's key. It may be true for
 * text that has none: then reading it tells.
 *
 * @glance  borrowed; NULL: any tag at all.
 * @text    borrowed valid UTF-8, or NULL.
 */
bool hashtag_glance_text(const HashtagGlance *glance, const char *text);

/** Whether a name of letters, digits, '_', blanks and '-' is one of the tags; true for others. */
bool hashtag_glance_name(const HashtagGlance *glance, const char *name);

/** Whether one of @tags (borrowed array of Hashtag) is looked for. */
bool hashtag_glance_has(const HashtagGlance *glance, const GPtrArray *tags);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HashtagGlance, hashtag_glance_free)

#endif
