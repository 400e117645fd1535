/** The pieces of conversion: one value on its way from text to field. */
#ifndef TAGDIGEST_CONFIG_CONVERSION_PART_H
#define TAGDIGEST_CONFIG_CONVERSION_PART_H

#include <glib.h>
#include <stdbool.h>

#include "config/options.h"

typedef struct Conversion {
	const Option *option; /* borrowed */
	const char *text;     /* borrowed, not empty */
	const char *folder;   /* borrowed: where relative paths begin */
	void *field;          /* borrowed, or NULL: see conversion_apply() */
} Conversion;

/** Say "…" @what (expected …; did you mean @suggestion?). @suggestion may be NULL. @return false.
 */
bool conversion_fail(const Conversion *conversion, const char *what, const char *suggestion,
	GError **error);

/** Put @text (owned) into a field of char *. @return true. */
bool conversion_take_text(const Conversion *conversion, char *text);

/** One address, a host name, addresses to read from and to send to, a zone, a language. */
bool conversion_address(const Conversion *conversion, GError **error);
bool conversion_host(const Conversion *conversion, GError **error);
bool conversion_url(const Conversion *conversion, GError **error);
bool conversion_relay(const Conversion *conversion, GError **error);
bool conversion_zone(const Conversion *conversion, GError **error);
bool conversion_language(const Conversion *conversion, GError **error);

/** The name of a section. */
bool conversion_name(const Conversion *conversion, GError **error);

/** Several of a kind in one value; all that are wrong are named. */
bool conversion_addresses(const Conversion *conversion, GError **error);
bool conversion_tags(const Conversion *conversion, GError **error);
bool conversion_tag(const Conversion *conversion, GError **error);
bool conversion_list(const Conversion *conversion, GError **error);
bool conversion_rule(const Conversion *conversion, GError **error);
bool conversion_paths(const Conversion *conversion, GError **error);
bool conversion_command(const Conversion *conversion, GError **error);

#endif
