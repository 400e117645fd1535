/** The rows of src/source/platform.tab.h, and which of them an address fits. */
#ifndef TAGDIGEST_SOURCE_PLATFORM_ROW_H
#define TAGDIGEST_SOURCE_PLATFORM_ROW_H

#include <glib.h>
#include <stdbool.h>

/** A row: src/source/platform.tab.h says what its members mean; all but what and why may be NULL.
 */
typedef struct PlatformRow {
	const char *host, *software, *path, *query, *ends;
	const char *what, *way, *kind, *url, *key, *value, *needs, *why;
	bool is_below, is_good, asks;
} PlatformRow;

/** An address in the parts that are looked at; owned. */
typedef struct PlatformAddress {
	char *whole;
	char *scheme;
	char *host;
	char *authority;
	char *path;   /* from its first '/' on; "/" where there is none */
	char *query;  /* "" where there is none */
	bool is_bare; /* neither path nor query nor fragment */
} PlatformAddress;

/** @return false for what is no address of the web. @address out: platform_address_clear(). */
bool platform_address_read(PlatformAddress *address, const char *url);

/** Free what it holds. */
void platform_address_clear(PlatformAddress *address);

/**
 * The first row that an address fits.
 *
 * @software  borrowed: what its server runs, as it says itself; or NULL.
 * @segments  borrowed array of char*: added to, what the row's stars and its query stand for.
 * @return borrowed, or NULL.
 */
const PlatformRow *platform_row_of(const PlatformAddress *address, const char *software,
	GPtrArray *segments);

/** A text of a row with its places filled. @return owned; NULL for NULL. */
char *platform_row_fill(const char *text, const PlatformAddress *address,
	const GPtrArray *segments);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PlatformAddress, platform_address_clear)

#endif
