/** E-mail addresses. */
#ifndef TAGDIGEST_TEXT_ADDRESS_H
#define TAGDIGEST_TEXT_ADDRESS_H

#include <glib.h>
#include <stdbool.h>

/**
 * Read one address as people type it: "me@example.org" or "Ceri Ward <me@example.org>".
 *
 * The addr-spec is what RFC 5321 4.1.2 allows without quoted local parts; a non-ASCII domain
 * becomes its A-label, a non-ASCII local part is refused (neither SMTP library speaks SMTPUTF8).
 *
 * @text   borrowed.
 * @email  out, owned: the bare address, domain in lower case.
 * @name   out, owned, NULL when none was given; may be NULL if not wanted.
 * @error  CONFIG_PERMANENT, in words a person can act on ("that address has no @ in it").
 * @return true, or false with outputs untouched.
 */
bool address_parse(const char *text, char **email, char **name, GError **error);

/** The form for comparing: the whole address in lower case. @return owned. */
char *address_key(const char *email);

/** Whoever stands in a list (borrowed, of char*) twice is one: by address_key(). @return owned
 * array of owned copies. */
GPtrArray *address_list_once(const GPtrArray *emails);

/** The part after '@'. @return borrowed from @email, or NULL. */
const char *address_domain(const char *email);

/** For logs at info and below: "m…@example.org". @return owned. */
char *address_shorten(const char *email);

/**
 * A person's name as others may see it: without mail addresses, plain ones or spelt out ("ada (at)
 * blog.example"). Accounts (@ada@toot.example) stay.
 *
 * @text   borrowed.
 * @return owned; NULL when nothing is left.
 */
char *address_remove(const char *text);

/**
 * Split a list of addresses at commas, and at blanks where no "Name <address>" is in it; double
 * quotes group, and go.
 *
 * @text    borrowed.
 * @return owned array of owned strings, trimmed, g_strfreev; some may be empty.
 */
char **address_split_list(const char *text);

#endif
