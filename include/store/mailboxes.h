/** How far mailboxes were read, and how that goes. */
#ifndef TAGDIGEST_STORE_MAILBOXES_H
#define TAGDIGEST_STORE_MAILBOXES_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

/** A row. Plain data; what is owned may be foreign text, and is made safe when it is saved. */
typedef struct MailboxRow {
	char *name;     /* owned: where, without a login (inbox_spec_text) */
	char *validity; /* owned: UIDVALIDITY, or NULL */
	int64_t uid;    /* all up to this one were looked at */
	int64_t last_try_s, last_ok_s, failing_since_s;
	int failures;         /* in a row */
	char *last_error;     /* owned, or NULL */
	int64_t not_before_s; /* as long as stamp is the same; 0: at any time */
	char *stamp;          /* owned, or NULL: of what the login is said by */
	int64_t suspect;      /* UID of the message over which the connection broke; 0: none */
	int suspicions;       /* how often in a row */
	char *remark;         /* owned, or NULL: what was left of the last messages, and why */
} MailboxRow;

/** @row owned, may be NULL. */
void mailbox_row_free(MailboxRow *row);

/** The row of a mailbox, an empty one where nothing is known. @row out, owned. @error STORE_*. */
bool mailboxes_get(Store *store, const char *name, MailboxRow **row, GError **error);

/** Save a row. Inside a transaction. @error STORE_*. */
bool mailboxes_save(Store *store, const MailboxRow *row, GError **error);

/** The files of a Maildir that were looked at. @hashes out, owned set of char*. @error STORE_*. */
bool mailboxes_files(Store *store, const char *name, GHashTable **hashes, GError **error);

/** A file was looked at, now or before. Inside a transaction. @error STORE_*. */
bool mailboxes_put_file(Store *store, const char *name, const char *hash, GError **error);

/** A file is not there any more. Inside a transaction. @error STORE_*. */
bool mailboxes_forget_file(Store *store, const char *name, const char *hash, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MailboxRow, mailbox_row_free)

#endif
