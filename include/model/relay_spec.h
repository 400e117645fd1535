/** How mail leaves: the [smtp] section, as config hands it out. Plain data. */
#ifndef TAGDIGEST_MODEL_RELAY_SPEC_H
#define TAGDIGEST_MODEL_RELAY_SPEC_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/oauth_spec.h"

typedef enum RelayKind {
	RELAY_SMTP,     /* smtp:// */
	RELAY_SMTPS,    /* smtps://, implicit TLS */
	RELAY_LMTP,     /* lmtp:PATH, lmtp://, of this machine (RFC 2033) */
	RELAY_SENDMAIL, /* sendmail:PATH */
	RELAY_MAILDIR,  /* maildir:PATH */
} RelayKind;

/** How the url is written, for people. */
#define RELAY_SPEC_FORMS \
	"smtp://[user[:password]@]host[:port], smtps://…, lmtp:SOCKET, lmtp://localhost[:port], " \
	"sendmail:PROGRAM or maildir:PATH"

typedef enum RelayTls {
	RELAY_TLS_AUTO, /* loopback without a login: none; anything else: required */
	RELAY_TLS_REQUIRED,
	RELAY_TLS_NONE, /* said out loud in the ini */
} RelayTls;

/* What becomes of a mail when nobody can tell whether the server took it. */
typedef enum RelayResend {
	RELAY_RESEND_ASK, /* it is shown and waits */
	RELAY_RESEND_YES, /* it goes once more, and may arrive twice */
} RelayResend;

typedef struct RelaySpec {
	RelayKind kind;
	char *host;     /* owned; NULL for a path */
	guint port;     /* 24, 25, 465, 587 or as written */
	char *user;     /* owned, percent-decoded; NULL: no login */
	char *password; /* owned secret; NULL: none */
	char *path;     /* owned: socket, program or Maildir, absolute; else NULL */
	RelayTls tls;
	char *ca_file;     /* owned: extra trust anchors, or NULL for the system's */
	char *helo;        /* owned: name said in EHLO, or NULL for the system's */
	int64_t timeout_s; /* for every answer but that to the final dot */
	int final_times;   /* the answer to the final dot may take so many times as long */
	int connections;   /* at once, at most; 1 at least */
	RelayResend resend;
	RelayAuth auth;
	OauthSpec oauth;
	bool has_verp;    /* each mail has an envelope sender of its own */
	int max_per_hour; /* mails that leave in any hour, at most; 0: as many as there are */
	int max_per_day;  /* likewise in 24 hours */
} RelaySpec;

/** An empty spec with the documented defaults. @return owned. */
RelaySpec *relay_spec_new(void);

/** @spec owned, may be NULL; the password is wiped. */
void relay_spec_free(RelaySpec *spec);

/**
 * Read the url of [smtp] (RELAY_SPEC_FORMS). A PATH may be relative to @folder.
 *
 * @url     borrowed.
 * @folder  borrowed: folder of the ini.
 * @spec    borrowed, its kind, host, port, user, password and path are set.
 * @error   CONFIG_PERMANENT with the forms.
 * @return true, or false with *spec untouched.
 */
bool relay_spec_set_url(RelaySpec *spec, const char *url, const char *folder, GError **error);

/** Whether the host is this machine by name or address. */
bool relay_spec_is_loopback(const RelaySpec *spec);

/**
 * Whether TLS must be had before anything is said: smtps, tls = required, or smtp to elsewhere or
 * with a login unless tls = none.
 */
bool relay_spec_wants_tls(const RelaySpec *spec);

/**
 * How long the answer to the final dot is waited for: ten times as long as any other, which is the
 * ten minutes of RFC 5321, 4.5.3.2.6, unless somebody set another timeout. Seconds.
 */
int64_t relay_spec_final_timeout_s(const RelaySpec *spec);

/** "smtp://host:port" without login, or "maildir:PATH", for messages. @return owned. */
char *relay_spec_text(const RelaySpec *spec);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RelaySpec, relay_spec_free)

#endif
