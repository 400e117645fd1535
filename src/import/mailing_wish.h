/** What a letter's writer says of who may have it. */
#ifndef TAGDIGEST_IMPORT_MAILING_WISH_H
#define TAGDIGEST_IMPORT_MAILING_WISH_H

#include "model/post.h"
#include "text/message.h"

/**
 * Hear it: where they say no, the post's consent is REFUSED, and its reason says by what.
 * X-No-Archive (in the head, or as the first line of the words, where whose program writes no
 * fields puts it, as on Usenet and at Google Groups), Archive: no (RFC 5536, 3.2.2), and
 * Sensitivity (RFC 2156, 5.3.4: Personal, Private, Company-Confidential) with anything but Normal.
 *
 * @message, @post  borrowed.
 */
void mailing_wish_hear(const Message *message, Post *post);

#endif
