/** Exports that were read, each once, and how far; and what of them is for the next edition. */
#ifndef TAGDIGEST_STORE_IMPORTS_H
#define TAGDIGEST_STORE_IMPORTS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/schedule.h"
#include "store/store.h"

/** How far one was read for a source. Plain data. */
typedef struct ImportRow {
	int64_t source_id;
	char *name;    /* owned: a hash of what it is, and of what it is read for */
	int64_t part;  /* the number of its part, from 1; 0: nothing was read */
	int64_t items; /* of that part */
	char *counts;  /* owned: JSON, the reader's; NULL: none */
	bool is_done;
	int64_t changed_s; /* Unix seconds UTC */
} ImportRow;

/** Free what is in it. @row borrowed. */
void import_row_clear(ImportRow *row);

/**
 * @row  in: source_id and name; out: the rest, as it is kept; as at the beginning where it is not.
 * @error STORE_*.
 */
bool imports_get(Store *store, ImportRow *row, GError **error);

/** Keep it. Inside a transaction. @row borrowed. @error STORE_*. */
bool imports_put(Store *store, const ImportRow *row, GError **error);

/** Whatever a source read to its end is read anew. Inside a transaction. @error STORE_*. */
bool imports_read_anew(Store *store, int64_t source_id, GError **error);

/** A post is for the next edition of a digest that has not had it. Inside a transaction. @error
 * STORE_*. */
bool imports_put_next(Store *store, const char *digest, int64_t post_id, GError **error);

/** How a digest has a post. */
typedef enum ImportsStanding {
	IMPORTS_AS_EVER,     /* by its time */
	IMPORTS_TOO_LATE,    /* in none: its period was over when it was imported */
	IMPORTS_IS_FOR_NEXT, /* in the next one, unless one had it */
} ImportsStanding;

/** A post, and for whom. Borrowed. */
typedef struct ImportsPost {
	const char *digest;
	ScheduleCourse course;
	int64_t post_id;
	int64_t start_s; /* of the period in question, Unix seconds UTC */
} ImportsPost;

/** @standing out. @error STORE_*. */
bool imports_standing(Store *store, const ImportsPost *post, ImportsStanding *standing,
	GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ImportRow, import_row_clear)

#endif
