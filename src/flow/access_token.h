/**
 * Access tokens (OAuth 2.0), which one logs in with at mail servers that take no passwords: of
 * [smtp] and of [inbox], where auth = oauth2.
 *
 * A token lives in memory, for as long as a run, and nowhere else: it would save one request a run,
 * and be one more secret on the disk. What must outlive a run is a refresh token that took the
 * place of the one in refresh_token_file (RFC 6749, 6): it is kept in state_dir, 0600, before the
 * access token that came with it is used. Both sections may name one file, since the token in it
 * is what the newer one is kept under.
 */
#ifndef TAGDIGEST_FLOW_ACCESS_TOKEN_H
#define TAGDIGEST_FLOW_ACCESS_TOKEN_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"

/** The file in state_dir with refresh tokens that took the place of the organiser's. */
#define ACCESS_TOKEN_KEPT "refresh.tokens"

/**
 * Get an access token: by token_command, else by the refresh grant.
 *
 * @section  borrowed: "smtp", "inbox" or "source NAME", where there is a url.
 * @token    out, owned secret (secret_wipe): visible ASCII, never empty.
 * @error    CONFIG_PERMANENT with path:line and what to do; NETWORK_*, REMOTE_*: the server that
 *           gives tokens; SYSTEM_PERMANENT, LOCKED_TEMPORARY: state_dir.
 */
bool access_token_fetch(const Context *context, const char *section, char **token, GError **error);

/** Whether tokens may be asked for at an address: https, or http on this machine. @url borrowed. */
bool access_token_is_private(const char *url);

#endif
