/** What comes to the contact: the [inbox] section, as config hands it out. Plain data. */
#ifndef TAGDIGEST_MODEL_INBOX_SPEC_H
#define TAGDIGEST_MODEL_INBOX_SPEC_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/oauth_spec.h"

typedef enum InboxKind {
	INBOX_PIPE,    /* nothing is polled: the mail server runs `tagdigest inbox` */
	INBOX_IMAP,    /* imap://, loopback alone */
	INBOX_IMAPS,   /* imaps:// */
	INBOX_MAILDIR, /* maildir:PATH */
} InboxKind;

typedef struct InboxSpec {
	InboxKind kind;
	char *url;      /* owned: as written, or NULL */
	char *host;     /* owned; NULL but for IMAP */
	guint port;     /* 993, 143 or as written */
	char *user;     /* owned, percent-decoded; NULL: none */
	char *password; /* owned secret; NULL: none, or not yet read */
	char *folder;   /* owned: of IMAP, in UTF-8, "INBOX" */
	char *path;     /* owned: the Maildir, absolute; else NULL */
	RelayAuth auth;
	OauthSpec oauth;
	char *ca_file;         /* owned: extra trust anchors, or NULL for the system's */
	char *filed;           /* owned: the folder that handled messages go to; NULL: they stay */
	bool has_plus;         /* mail to contact+anything comes to contact (RFC 5233) */
	int confirmations;     /* of strangers, that are written to in an hour at most */
	int bounce_limit;      /* so many hard bounces … */
	int64_t bounce_span_s; /* … over so long, and nothing is sent any more */
	int64_t timeout_s;     /* for every answer of the server */
} InboxSpec;

/** An empty spec with the documented defaults. @return owned. */
InboxSpec *inbox_spec_new(void);

/** @spec owned, may be NULL; the password is wiped. */
void inbox_spec_free(InboxSpec *spec);

/**
 * Understand its url: imaps://user@host[:port][/FOLDER], imap:// of this machine, or maildir:PATH.
 *
 * @spec    borrowed: url is read; kind and what belongs to it are set. Without a url it is a pipe.
 * @folder  borrowed: folder of the ini, which PATH may be relative to.
 * @error   CONFIG_PERMANENT with the forms.
 */
bool inbox_spec_read_url(InboxSpec *spec, const char *folder, GError **error);

/** "imaps://host:port/FOLDER" without login, or "maildir:PATH", for messages. @return owned. */
char *inbox_spec_text(const InboxSpec *spec);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(InboxSpec, inbox_spec_free)

#endif
