/** Addresses in what platforms tell of groups. */
#ifndef TAGDIGEST_IMPORT_MAILING_GROUP_LINK_H
#define TAGDIGEST_IMPORT_MAILING_GROUP_LINK_H

#include <glib.h>

/** What a link in such a mail leads to. */
typedef enum MailingPlace {
	MAILING_PLACE_OTHER,
	MAILING_PLACE_GROUP,      /* a group as a whole */
	MAILING_PLACE_DISCUSSION, /* something that was said in one */
	MAILING_PLACE_MEMBER,     /* somebody's profile */
} MailingPlace;

/**
 * What an address (borrowed, may be NULL) means.
 *
 * @page  out, owned: of a discussion its page, as members open it, with nothing in it but what
 *        names it; NULL for all else.
 */
MailingPlace mailing_group_link(const char *url, char **page);

#endif
