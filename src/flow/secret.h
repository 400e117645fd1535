/** What only the sender, the reader of the inbox and the fetcher need: fetched at the last moment,
 * and wiped. */
#ifndef TAGDIGEST_FLOW_SECRET_H
#define TAGDIGEST_FLOW_SECRET_H

#include <glib.h>
#include <stdbool.h>

#include "config/config.h"

/**
 * Fetch the password of a login that has one outside its url: from password_file, password_command
 * (as secret_run()) or the environment (TAGDIGEST_SMTP_PASSWORD, TAGDIGEST_INBOX_PASSWORD), in that
 * order of what is set.
 *
 * @section   borrowed: "smtp", "inbox" or "source NAME", where there is a url; the last has no
 *            word in the environment.
 * @password  out, owned secret (secret_wipe).
 * @error     CONFIG_PERMANENT with path:line and what to do.
 */
bool secret_read_password(const Config *config, const char *section, char **password,
	GError **error);

/**
 * Fetch the access token of a source from its token_file, before it is asked.
 *
 * @token  out, owned secret (secret_wipe); NULL when it has none.
 * @error  CONFIG_PERMANENT with path:line and what to do.
 */
bool secret_read_token(const Config *config, const SourceSpec *source, char **token,
	GError **error);

/**
 * Read the file that a value names: its first line.
 *
 * @place   borrowed. @secret out, owned.
 * @error   CONFIG_PERMANENT with path:line and what to do.
 */
bool secret_read(const IniValue *place, char **secret, GError **error);

/**
 * Run the command that a value is, as an argument vector, no shell, ten seconds at most: the first
 * line that it prints.
 *
 * @place   borrowed. @secret out, owned.
 * @error   CONFIG_PERMANENT with path:line and what to do.
 */
bool secret_run(const IniValue *place, char **secret, GError **error);

/** Free a secret, wiped. @secret owned, may be NULL. */
void secret_wipe(char *secret);

/** Say what is wrong with a value, and where it stands. @error CONFIG_PERMANENT. @return false. */
bool secret_fail(const IniValue *place, const char *text, GError **error);

#endif
