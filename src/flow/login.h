/** What one logs in with at the mail servers of [smtp], of [inbox] and of mailboxes that are read:
 * a password, or an access token. */
#ifndef TAGDIGEST_FLOW_LOGIN_H
#define TAGDIGEST_FLOW_LOGIN_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"

/** What the section of a mailbox that is read begins with; its name follows. */
#define LOGIN_SOURCE "source "

/** What is wrong with one of those that says nothing of how it logs in. */
#define LOGIN_NO_PASSWORD \
	"there is a login and no password for it (expected password_file, password_command or " \
	"auth = oauth2)"

/**
 * Fetch it, before it is needed: into the password of the section's spec, where it stays for the
 * run. Done already, or without a user, it is nothing.
 *
 * @section  borrowed: "smtp", "inbox" or "source NAME".
 * @error    of secret_read_password() or access_token_fetch().
 */
bool login_load(const Context *context, const char *section, GError **error);

/**
 * The server refused it: an access token may have expired, so that another is fetched in its place,
 * which whoever calls does once. A password is what it is.
 *
 * @section  borrowed: "smtp", "inbox" or "source NAME".
 * @error    of access_token_fetch().
 * @return whether there is another one now; false without @error for a password.
 */
bool login_renew(const Context *context, const char *section, GError **error);

#endif
