/** How access tokens are come by: keys that [smtp] and [inbox] share. Plain data. */
#ifndef TAGDIGEST_MODEL_OAUTH_SPEC_H
#define TAGDIGEST_MODEL_OAUTH_SPEC_H

#include <glib.h>

/** How one logs in at a mail server. */
typedef enum RelayAuth {
	RELAY_AUTH_PASSWORD,
	RELAY_AUTH_OAUTH2, /* XOAUTH2, OAUTHBEARER (RFC 7628) */
} RelayAuth;

/** The refresh grant (RFC 6749, 6). Files and the command are read by flow/secret. */
typedef struct OauthSpec {
	char *token_url; /* owned: https, where access tokens are given; NULL: token_command */
	char *client_id; /* owned, or NULL */
} OauthSpec;

/** Free what it holds and clear it. @spec borrowed. */
void oauth_spec_clear(OauthSpec *spec);

#endif
