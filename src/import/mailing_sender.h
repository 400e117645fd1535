/** Whose a letter is, and whether that is believed. */
#ifndef TAGDIGEST_IMPORT_MAILING_SENDER_H
#define TAGDIGEST_IMPORT_MAILING_SENDER_H

#include <glib.h>
#include <stdbool.h>

#include "model/source_spec.h"
#include "text/message.h"

typedef enum MailingSort {
	MAILING_NOT_NAMED, /* the source does not name its sender or list */
	MAILING_DOUBTED,   /* it does, and the mailbox's server says that it is not theirs */
	MAILING_PERSONAL,  /* written to a person, or by a program to its user */
	MAILING_OF_CHAT,   /* a platform tells a member what was said in a closed place */
	MAILING_UNLISTED,  /* of a list on a host that has everybody's, which alone is named */
	MAILING_OF_LIST,   /* people write to each other */
	MAILING_NEWS,      /* one writes to many */
	MAILING_OF_GROUP,  /* a platform tells what was said in its groups */
} MailingSort;

/** Judge. Both borrowed. */
MailingSort mailing_sender_judge(const SourceSpec *spec, const Message *message);

/** The https address in a List- header field's brackets (RFC 2369), or in Archived-At (RFC 5064).
 * @return owned; NULL: there is none. */
char *mailing_sender_page(const Message *message, const char *field);

#endif
