/** Links of a letter, as everybody may follow them. */
#ifndef TAGDIGEST_IMPORT_MAILING_LINK_H
#define TAGDIGEST_IMPORT_MAILING_LINK_H

#include <glib.h>

#include "import/mailing_reader.h"

/**
 * A link without what tells who its reader is: redirectors unwrapped that carry where they lead,
 * what counts or names readers taken out of its query.
 *
 * @reader  borrowed.
 * @url     borrowed, may be NULL.
 * @return owned; NULL: nobody can know where it leads without asking in the reader's name, or a
 *         name of theirs may be in its path, or it is no web page.
 */
char *mailing_link(const MailingReader *reader, const char *url);

#endif
