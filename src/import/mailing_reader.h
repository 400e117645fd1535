/** Who reads the mailbox that a letter came to: nothing that tells of them may stand in a post. */
#ifndef TAGDIGEST_IMPORT_MAILING_READER_H
#define TAGDIGEST_IMPORT_MAILING_READER_H

#include <glib.h>
#include <stdbool.h>

#include "text/message.h"

typedef struct MailingReader MailingReader;

/** Of a letter, borrowed: from its To, Cc and Delivered-To fields, without the list and the sender.
 * @return owned. */
MailingReader *mailing_reader_new(const Message *message);

/** @reader owned, may be NULL. */
void mailing_reader_free(MailingReader *reader);

/** Whether a text (borrowed) holds an address of theirs: as it is, as bounce addresses and links
 * have it, or a hash or base64 of it. */
bool mailing_reader_is_in(const MailingReader *reader, const char *text);

/** A text (borrowed) without their full name: "…" stands for it, and nothing where it is called out
 * at the beginning ("Ada, your week"). @return owned. */
char *mailing_reader_hide(const MailingReader *reader, const char *text);

/** A text (borrowed) without the greeting that it begins with ("Hi Ada,"). @return borrowed from
 * it. */
const char *mailing_reader_greeted(const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MailingReader, mailing_reader_free)

#endif
