/** How an address may stand in a text, so that nobody can hide it from whoever looks for it. */
#ifndef TAGDIGEST_IMPORT_MAILING_TRACE_H
#define TAGDIGEST_IMPORT_MAILING_TRACE_H

#include <glib.h>
#include <stdbool.h>

typedef struct MailingTrace MailingTrace;

/** What an address (borrowed, with an '@') is looked for as: its name without its tag ("ada+news"
 * is ada, RFC 5233), at Gmail without its dots, its hashes and base64. @return owned. */
MailingTrace *mailing_trace_new(const char *email);

/** @data MailingTrace, owned, may be NULL. */
void mailing_trace_free(void *data);

/** A text (borrowed) as it is read by people: in small letters, without what nobody sees, what is
 * percent-encoded decoded (twice at most), "--at--", "(at)", " at " as '@'. @return owned. */
char *mailing_trace_plain(const char *text);

/** mailing_trace_plain(), and as bounce addresses have it (VERP: "bounce+ada=college.example"),
 * each '=' an '@'. @return owned. */
char *mailing_trace_fold(const char *text);

/** Whether the address stands in a text of mailing_trace_fold() (borrowed), with whatever tag. */
bool mailing_trace_is_in(const MailingTrace *trace, const char *folded);

/** The bytes of a character that nobody sees (a joiner, a soft hyphen) which begins there; 0: none
 * does. @at borrowed. */
gsize mailing_trace_unseen(const char *at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MailingTrace, mailing_trace_free)

#endif
