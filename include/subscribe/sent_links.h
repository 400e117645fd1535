/**
 * The links of a mail that somebody sends in, or of what is given to `tagdigest add -`: the pages
 * that are meant, and not the way out, the settings and the pictures of the mail that was
 * forwarded.
 */
#ifndef TAGDIGEST_SUBSCRIBE_SENT_LINKS_H
#define TAGDIGEST_SUBSCRIBE_SENT_LINKS_H

#include <glib.h>

/** Of one mail so many count. */
#define SENT_LINKS_MAX 5

/**
 * Add the links of a text, HTML or not. Of LinkedIn and Facebook posts alone count, since their
 * mails are full of other links.
 *
 * @text   borrowed foreign text.
 * @links  borrowed array of char*: clean addresses (url_clean()) are added, each once, up to
 *         SENT_LINKS_MAX.
 */
void sent_links_add(const char *text, GPtrArray *links);

#endif
