/**
 * How a text begins, without a look at the rest of it.
 *
 * GLib's g_str_has_prefix() became a macro that measures the whole text first (2.78,
 * glib/gstrfuncs.h), so that a walk through a long one cost its square.
 */
#ifndef TAGDIGEST_BASE_PREFIX_H
#define TAGDIGEST_BASE_PREFIX_H

#include <stdbool.h>
#include <string.h>

/** Whether @prefix stands at @at; both borrowed, none NULL. */
static inline bool
prefix_stands_at(const char *at, const char *prefix)
{
	return strncmp(at, prefix, strlen(prefix)) == 0;
}

#endif
