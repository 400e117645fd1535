/**
 * How a text begins, without a look at the rest of it, and how much of it fits.
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

/**
 * How much of a text fits, so that it is cut between two characters and never within one (RFC 3629,
 * 3: what goes on begins with 10).
 *
 * @text       borrowed: UTF-8, @length bytes; of other bytes any number is a beginning.
 * @bytes_max  as much as there is room for.
 * @return in bytes.
 */
static inline size_t
prefix_fit(const char *text, size_t length, size_t bytes_max)
{
	size_t fit = bytes_max;

	if (length <= bytes_max) {
		return length;
	}
	for (int back = 0; back < 3 && fit > 0 && (text[fit] & 0xc0) == 0x80; back++) {
		fit--;
	}
	return (text[fit] & 0xc0) == 0x80 ? bytes_max : fit;
}

#endif
