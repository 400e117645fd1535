/** What only the sender and the fetcher need: fetched at the last moment, and wiped. */
#ifndef TAGDIGEST_FLOW_SECRET_H
#define TAGDIGEST_FLOW_SECRET_H

#include <glib.h>
#include <stdbool.h>

#include "config/config.h"

/**
 * Fetch the relay's password, before mail is sent: from the url, password_file, password_command
 * (run as an argument vector, no shell, ten seconds at most) or the environment
 * (TAGDIGEST_SMTP_PASSWORD), in that order of what is set.
 *
 * @error  CONFIG_PERMANENT with path:line and what to do.
 */
bool secret_load_password(Config *config, GError **error);

/**
 * Fetch the access token of a source from its token_file, before it is asked.
 *
 * @token  out, owned secret (wiped and freed by the caller); NULL when it has none.
 * @error  CONFIG_PERMANENT with path:line and what to do.
 */
bool secret_read_token(const Config *config, const SourceSpec *source, char **token,
	GError **error);

#endif
