/** The words of a post's JSON for what is an enum in it. */
#ifndef TAGDIGEST_MODEL_POST_WORDS_H
#define TAGDIGEST_MODEL_POST_WORDS_H

#include "model/post.h"

/** By PostMediaKind. */
extern const char *const post_media_words[POST_MEDIA_OTHER + 1];

/** By PostConsent. */
extern const char *const post_consent_words[POST_CONSENT_REFUSED + 1];

/** By whether the content is HTML. */
extern const char *const post_content_words[2];

#endif
