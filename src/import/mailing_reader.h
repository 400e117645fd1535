/** Who reads the mailbox that a letter came to: nothing that tells of them may stand in a post. */
#ifndef TAGDIGEST_IMPORT_MAILING_READER_H
#define TAGDIGEST_IMPORT_MAILING_READER_H

#include <glib.h>
#include <stdbool.h>

#include "model/source_spec.h"
#include "text/message.h"

typedef struct MailingReader MailingReader;

/** Of a letter: whom its head names as who got it, and who logs in at the mailbox
 * (mailing_addressed_find). Both borrowed, @spec may be NULL. @return owned. */
MailingReader *mailing_reader_new(const Message *message, const SourceSpec *spec);

/** @reader owned, may be NULL. */
void mailing_reader_free(MailingReader *reader);

/** Whether a text (borrowed) holds an address of theirs, however it is spelt (mailing_trace_is_in);
 * where the head names nobody, any that is not the sender's or the list's. */
bool mailing_reader_is_in(const MailingReader *reader, const char *text);

/** mailing_reader_is_in(), or their full name, its words parted by whatever: "/ada-reader/". */
bool mailing_reader_is_in_link(const MailingReader *reader, const char *url);

/** A text (borrowed) without their full name: "…" stands for it, and nothing where it is called out
 * at the beginning ("Ada, your week"). @return owned. */
char *mailing_reader_hide(const MailingReader *reader, const char *text);

/** A title or a name (borrowed, may be NULL) as a post may have it: mailing_reader_hide(), without
 * anybody's address. @return owned: one line; NULL: nothing is left, or it tells of them. */
char *mailing_reader_line(const MailingReader *reader, const char *text);

/** A text (borrowed) without the greeting that it begins with ("Hi Ada,"). @return borrowed from
 * it. */
const char *mailing_reader_greeted(const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MailingReader, mailing_reader_free)

#endif
