/** What a platform tells by mail of its groups (LinkedIn, Facebook). */
#ifndef TAGDIGEST_IMPORT_MAILING_GROUP_H
#define TAGDIGEST_IMPORT_MAILING_GROUP_H

#include <glib.h>

#include "import/format.h"
#include "import/mailing_reader.h"
#include "text/message.h"

/** All borrowed. */
typedef struct MailingGroupInput {
	const ImportInput *input;
	const Message *message;
	const MailingReader *reader;
} MailingGroupInput;

/**
 * A post for each discussion that the letter links to; IMPORT_PRIVATE where there is none, since
 * then it is written to the platform's user.
 *
 * @items  borrowed: ImportItem by ImportItem is added, one at least.
 */
void mailing_group_read(const MailingGroupInput *group, GArray *items);

#endif
