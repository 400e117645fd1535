/** What is written behind a key, turned into what its type says. */
#ifndef TAGDIGEST_CONFIG_CONVERSION_H
#define TAGDIGEST_CONFIG_CONVERSION_H

#include <glib.h>
#include <stdbool.h>

#include "config/options.h"

/** What the name of a section is made of. */
#define CONVERSION_NAME_CHARACTERS \
	"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."

/**
 * Judge a value and put it where it belongs.
 *
 * @option  borrowed: its type says what @field points to:
 *          text, choice, address, host, language, zone: char *, replaced
 *          name: likewise, in lower case
 *          path: char *, absolute; url: char *, file: with an absolute path
 *          integer: int; duration: int64_t, seconds; bool: bool; schedule: Schedule
 *          tag: Hashtag *, replaced; tags: GPtrArray * of Hashtag, added to
 *          addresses: GPtrArray * of char *, bare ones, added to
 *          list, rule: GPtrArray * of char *, added to; relay: RelaySpec
 *          command, paths: nothing, they are only judged.
 * @text    borrowed: the value.
 * @folder  borrowed: where relative paths begin.
 * @field   borrowed, or NULL to judge only.
 * @error   CONFIG_PERMANENT: what is wrong, with what was expected; never prints a secret.
 * @return true, or false with *field untouched, but for lists, which get their good items.
 */
bool conversion_apply(const Option *option, const char *text, const char *folder, void *field,
	GError **error);

#endif
