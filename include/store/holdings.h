/** All that is held about one person, in whatever table: what they may ask to be told. */
#ifndef TAGDIGEST_STORE_HOLDINGS_H
#define TAGDIGEST_STORE_HOLDINGS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

/** One value of one row. Borrowed. */
typedef struct Holding {
	const char *table;
	int row;            /* of that table, from 0 */
	const char *column; /* a time's ends in _s: Unix seconds UTC, 0: it never happened */
	const char *text;   /* NULL: there is none */
	bool is_number;
} Holding;

/** Takes a value. */
typedef void (*HoldingsTake)(const Holding *holding, void *data);

/**
 * Read all of it: table by table, row by row.
 *
 * @email_key  borrowed: the address, folded for comparing (text/address).
 * @error      STORE_*.
 */
bool holdings_each(Store *store, const char *email_key, HoldingsTake take, void *data,
	GError **error);

#endif
