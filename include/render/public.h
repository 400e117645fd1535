/**
 * What of an edition may stand in public, for everybody and for good: less than in a mail, which
 * goes to those who asked for it.
 */
#ifndef TAGDIGEST_RENDER_PUBLIC_H
#define TAGDIGEST_RENDER_PUBLIC_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "model/draft.h"

/** Whether the words of a post, and whose they are, may stand in public (model/post: PostConsent).
 */
bool public_may_quote(const Post *post);

/**
 * Take out of a draft what may not stand in public: of a post whose author has not opted in, all
 * but where and when it was posted and its hashtags, in a chat also who they were and what they
 * passed round; whom others answer or quote, unless those stand there in public themselves. Titles
 * of stories are to be found anew (section_take_cards()).
 *
 * What is to be gone altogether was taken out before (digest/section).
 *
 * @draft   borrowed: loses it.
 * @levels  borrowed: int64_t post id -> GINT_TO_POINTER(PostConsent), where it is stricter than
 *          what the draft says; may be NULL.
 * @return owned set of int64_t: the numbers of the posts that it is of.
 */
GHashTable *public_withhold(Draft *draft, GHashTable *levels);

/** The same of one post that stands in no draft: as if nobody else stood there. */
void public_withhold_post(Post *post);

/**
 * No address of a meeting stands in public, whoever brings it: links to one become words, and what
 * is written out becomes @said.
 *
 * @view  borrowed: texts and links in it, at whatever depth, are changed; members that are all ours
 *        ("words", "style" …) are left alone, and "events", which event_public() has made.
 */
void public_hide_meetings(json_t *view, const char *said);

#endif
