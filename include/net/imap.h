/**
 * A mailbox on a server, by IMAP (RFC 9051, and what is left of RFC 3501): one connection, one
 * command after the other, each bounded in bytes and time. libcurl makes the connection, TLS and
 * the login; what is said from there on is ours, since its own fetch marks as read.
 *
 *	imap_open(&options, &imap, error) && imap_look(imap, "INBOX", &folder, error)
 *	&& imap_search(imap, 7, 0, &uids, error) && imap_fetch(imap, …) …; imap_close(imap);
 *
 * What the server says is hostile: nothing of it is believed but what was asked for, and a server
 * that lies or has no end is hung up on. Messages are known by UID alone. Nothing is ENABLEd.
 */
#ifndef TAGDIGEST_NET_IMAP_H
#define TAGDIGEST_NET_IMAP_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct Imap Imap;

/** Whose mailbox it is. All borrowed, until it is closed. */
typedef struct ImapOptions {
	const char *name; /* what errors call it: "imaps://mail.example.org/INBOX", no login */
	const char *host; /* a name or an address, without brackets */
	guint port;
	bool is_tls; /* TLS from the first byte (RFC 8314); false only on loopback */
	const char *user;
	const char *password; /* PLAIN, LOGIN (RFC 4616, the LOGIN command); or NULL: */
	const char *token;    /* OAUTHBEARER (RFC 7628), XOAUTH2 */
	const char *ca_file;  /* extra trust anchors, or NULL */
	int64_t timeout_s;    /* for each answer; for all of a command five times that */
} ImapOptions;

/** What a folder says of itself. */
typedef struct ImapFolder {
	guint32 validity; /* UIDVALIDITY: UIDs mean the same as long as this is the same */
	guint32 count;    /* of messages */
} ImapFolder;

/**
 * Connect and log in.
 *
 * @options  borrowed until it is closed.
 * @imap     out, owned: imap_close().
 * @error    NETWORK_* where nobody answered, TLS or the certificate failed; REMOTE_PERMANENT where
 *           the login was refused and nothing else, REMOTE_TEMPORARY where not for good.
 */
bool imap_open(const ImapOptions *options, Imap **imap, GError **error);

/** Say goodbye, not waiting long for the answer, and free. @imap owned, may be NULL. */
void imap_close(Imap *imap);

/** A word of what the server can do, for people: "moves by itself". @return static. */
const char *imap_manner(const Imap *imap);

/**
 * Open a folder to look at: nothing in it changes, not even what is new (EXAMINE).
 *
 * @folder  borrowed, UTF-8: / between its parts, or the server's own separator.
 * @state   out.
 * @error   REMOTE_PERMANENT when there is no such folder, else as of all that follow: NETWORK_*
 * when the connection or the server's manners broke (then it is of no more use), REMOTE_* when it
 * refused.
 */
bool imap_look(Imap *imap, const char *folder, ImapFolder *state, GError **error);

/** Open a folder to change what is in it (SELECT). As imap_look(). */
bool imap_enter(Imap *imap, const char *folder, ImapFolder *state, GError **error);

/**
 * Find messages that are not marked for deletion.
 *
 * @from     the lowest UID.
 * @since_s  only what came on that day or later; 0: all.
 * @uids     out, owned: of guint32, ascending, each once.
 */
bool imap_search(Imap *imap, guint32 from, int64_t since_s, GArray **uids, GError **error);

/**
 * Ask for the sizes of messages.
 *
 * @uids   borrowed, @count of them, ascending.
 * @sizes  out, @count of them, in bytes; -1: it is not there any more, or the server does not say.
 */
bool imap_sizes(Imap *imap, const guint32 *uids, guint count, int64_t *sizes, GError **error);

/**
 * Fetch a message as it is, without marking it as read.
 *
 * @bytes_max  no more than this is asked for; a message of more bytes is given cut, one byte longer
 *             than this.
 * @message    out, owned; NULL: it is not there any more, or the server shows nothing of it.
 */
bool imap_fetch(Imap *imap, guint32 uid, gsize bytes_max, GBytes **message, GError **error);

/** Mark messages as read. @uids borrowed, of guint32. After imap_enter(). */
bool imap_mark_read(Imap *imap, const GArray *uids, GError **error);

/**
 * Move messages to another folder, which is made when it is missing. Where the server cannot move
 * they are copied and marked for deletion; where it cannot take out those alone either, they stay
 * so marked until a mail program tidies up. After imap_enter().
 */
bool imap_move(Imap *imap, const GArray *uids, const char *folder, GError **error);

/**
 * The name of a folder as IMAP writes it: in modified UTF-7 (RFC 3501, 5.1.3).
 *
 * @name  borrowed UTF-8.
 * @return owned; NULL when it is no name: not UTF-8, empty, or with controls in it.
 */
char *imap_folder_name(const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Imap, imap_close)

#endif
