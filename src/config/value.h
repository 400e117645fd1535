/** What is written behind a key, turned into what its row says. */
#ifndef TAGDIGEST_CONFIG_VALUE_H
#define TAGDIGEST_CONFIG_VALUE_H

#include <glib.h>
#include <stdbool.h>

#include "config/options.h"

/** What the name of a section is made of. */
#define VALUE_NAME_CHARACTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."

/**
 * Judge a value and put it where it belongs.
 *
 * @option  borrowed: its type and offset say where (OptionType).
 * @text    borrowed: the value.
 * @folder  borrowed: where relative paths begin.
 * @spec    borrowed: the struct that the offset is of, or NULL to judge only.
 * @error   CONFIG_PERMANENT: what is wrong, with what was expected; never prints a secret.
 * @return true, or false with the field untouched, but for lists, which get their good items.
 */
bool value_apply(const Option *option, const char *text, const char *folder, void *spec,
	GError **error);

#endif
