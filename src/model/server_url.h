/** The address of a server that mail is handed to or taken from: its parts. Plain data. */
#ifndef TAGDIGEST_MODEL_SERVER_URL_H
#define TAGDIGEST_MODEL_SERVER_URL_H

#include <glib.h>

typedef struct ServerUrl {
	char *scheme;   /* owned, in small letters */
	char *user;     /* owned, percent-decoded; NULL: no login */
	char *password; /* owned secret, likewise; NULL: none */
	char *host;     /* owned: a name as its A-labels, or an address */
	guint port;     /* 0: none was written */
	char *path;     /* owned, percent-decoded, without the first slash; "" when there is none */
} ServerUrl;

/**
 * Read SCHEME://[user[:password]@]host[:port][/path] (RFC 3986; IPv6 with a zone: RFC 6874). The
 * mail address that is a user name may have its @ as people write it.
 *
 * @url      borrowed.
 * @parts    out, empty; cleared by the caller, whatever is returned.
 * @return what is wrong with it, static, without the URL itself, which may hold a password; or
 * NULL.
 */
const char *server_url_parse(const char *url, ServerUrl *parts);

/** Free what it holds and clear it; the password is wiped. @parts borrowed. */
void server_url_clear(ServerUrl *parts);

/** Free a secret, wiped. @secret owned, may be NULL. */
void server_url_wipe(char *secret);

/** "scheme://host:port" for messages. @scheme, @host borrowed. @return owned. */
char *server_url_text(const char *scheme, const char *host, guint port);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ServerUrl, server_url_clear)

#endif
