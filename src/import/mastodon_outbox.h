/** The archive of a Mastodon account, and of others whose server writes an ActivityPub outbox. */
#ifndef TAGDIGEST_IMPORT_MASTODON_OUTBOX_H
#define TAGDIGEST_IMPORT_MASTODON_OUTBOX_H

#include "import/format.h"

extern const ImportFormat mastodon_outbox_format;

#endif
