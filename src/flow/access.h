/** How requests of a source go out: where to, and with which login. For whoever asks a source. */
#ifndef TAGDIGEST_FLOW_ACCESS_H
#define TAGDIGEST_FLOW_ACCESS_H

#include <glib.h>
#include <stdbool.h>

#include "config/config.h"
#include "flow/gather.h"
#include "model/reach.h"
#include "source/kind.h"

typedef struct Access {
	Reach *reach;       /* one reference: where the source's requests may go */
	const char *url;    /* borrowed: its address, which may hold secrets */
	char *authority;    /* owned: of its address; NULL for files */
	char *secret;       /* owned secret: what token_file or password_file holds, or NULL */
	const char *scheme; /* borrowed: where it goes when a request does not say, or NULL */
} Access;

/** The access of a source (borrowed for as long as it lives), without a login. @return by
 * access_clear(). */
Access access_of(const SourceSpec *spec);

/**
 * Read its login, where it has one and its kind uses it.
 *
 * @access  changed.
 * @error   CONFIG_PERMANENT with path:line and what to do.
 */
bool access_log_in(Access *access, const Config *config, const SourceSpec *spec, GError **error);

/** Put the login where the request, or else its kind, wants it, if it goes to the source's own
 * server; one that the kind set itself stays. */
void access_authorise(const Access *access, Request *request);

/** Ask for something as gather_ask(). @request owned by the call. @cookie the taker's. */
void access_ask(const Access *access, Gather *gather, Request *request, void *cookie);

/**
 * What the other side said, who may quote what it was asked with: without the secrets of the
 * source's address and of its login.
 *
 * @return owned; NULL for NULL.
 */
char *access_conceal(const Access *access, const char *text);

/** The same for where posts say that they live: a feed's title, which stands in every mail. */
void access_conceal_posts(const Access *access, const GPtrArray *posts);

/** Free what it holds; secrets are wiped. */
void access_clear(Access *access);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Access, access_clear)

#endif
