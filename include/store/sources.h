/** What is remembered of each source: its state, when it answered last, when it is due. */
#ifndef TAGDIGEST_STORE_SOURCES_H
#define TAGDIGEST_STORE_SOURCES_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/source_spec.h"
#include "store/store.h"

/** Sources of our own, which no ini can name: what is imported for none of it, what is sent in. */
#define SOURCES_BY_IMPORT "by import"
#define SOURCES_SENT_IN "sent in"

/** A row. Times are Unix seconds UTC, 0 when it never happened. Plain data. */
typedef struct SourceRow {
	int64_t id;
	char *name;  /* owned */
	char *kind;  /* owned */
	char *url;   /* owned */
	char *title; /* owned: what the source calls itself, or NULL */
	char *state; /* owned: step's, as JSON; NULL at first */
	char *wants; /* owned: a hash of what it was read for; NULL at first */
	int64_t last_try_s;
	int64_t last_ok_s; /* a run ended well */
	int64_t next_due_s;
	int64_t failing_since_s; /* first failure since last_ok_s; 0 while all is well */
	int failures;            /* runs that failed in a row */
	char *last_error;        /* owned, or NULL */
	bool is_closed;          /* last_error is the other side's lasting no */
	char *behind;            /* owned: what the last run left to the next one, or NULL */
	char *remark;            /* owned: what of the last reading could not be read, or NULL */
	char *lease_owner;       /* owned: "MACHINE/…", one run that asks it now, or NULL */
	int64_t lease_until_s;   /* afterwards nobody is believed to be at it */
} SourceRow;

/** When any source that was ever read was asked last; 0: never. @last_s out. @error STORE_*. */
bool sources_last_try(Store *store, int64_t *last_s, GError **error);

/** @row owned, may be NULL. */
void source_row_free(SourceRow *row);

/**
 * The row of a configured source (borrowed), made when missing. A row whose kind or url is no
 * longer the configured one keeps its id (its posts stay) and forgets the rest.
 *
 * Inside a transaction. @row out, owned. @error STORE_*.
 */
bool sources_ensure(Store *store, const SourceSpec *spec, SourceRow **row, GError **error);

/** Look without making. @row out, owned, NULL when there is none. @error STORE_*. */
bool sources_get(Store *store, const char *name, SourceRow **row, GError **error);

/** All sources from one number to another, for one run. Borrowed. */
typedef struct SourcesLease {
	int64_t first_id, last_id;
	const char *owner; /* "MACHINE/…" */
	int64_t until_s;   /* Unix seconds UTC */
} SourcesLease;

/** Take them. Inside a transaction. Saving a row without an owner gives it back. @error STORE_*. */
bool sources_lease(Store *store, const SourcesLease *lease, GError **error);

/** How far a tag has been read. Times are Unix seconds UTC, 0 unknown. Plain data. */
typedef struct ReadingRow {
	int64_t source_id;
	char *server;           /* owned: the authority that was asked */
	char *tag;              /* owned: its key; "" where the source is read as a whole */
	int64_t newest_s;       /* of the newest post seen */
	int64_t oldest_s;       /* how far back */
	int64_t missing_from_s; /* between these posts are still to be read; 0, 0: nothing is */
	int64_t missing_to_s;
	int64_t read_s; /* when */
} ReadingRow;

/** @row owned, may be NULL. */
void reading_row_free(ReadingRow *row);

/** Store a reading. Inside a transaction. @row borrowed. @error STORE_*. */
bool sources_put_reading(Store *store, const ReadingRow *row, GError **error);

/** All readings, by source and tag. @rows out, owned array of ReadingRow. @error STORE_*. */
bool sources_readings(Store *store, GPtrArray **rows, GError **error);

/**
 * The sources that showed any post published from then on. @from_s Unix seconds UTC.
 * @ids out, owned set of int64_t. @error STORE_*.
 */
bool sources_with_posts(Store *store, int64_t from_s, GHashTable **ids, GError **error);

/** How many posts each source has shown. @posts out, owned: a row's id -> int64_t; who showed none
 * is not in it. @error STORE_*. */
bool sources_tally(Store *store, GHashTable **posts, GError **error);

/** Forget the readings of a source that begins anew. Inside a transaction. @error STORE_*. */
bool sources_forget_readings(Store *store, int64_t source_id, GError **error);

/** All rows. @rows out, owned: the row's name -> SourceRow. @error STORE_*. */
bool sources_all(Store *store, GHashTable **rows, GError **error);

/**
 * Store state, title, times, failures and error of a row. Inside a transaction.
 *
 * @row    borrowed; last_error may be foreign text: it is made safe and cut at 500 bytes.
 * @error  STORE_*; STORE_PERMANENT also when the row is not there.
 */
bool sources_save(Store *store, const SourceRow *row, GError **error);

/**
 * The same, but only how its last run went: times, failures and the last error. What a reply that
 * says "not modified" costs is this.
 */
bool sources_save_run(Store *store, const SourceRow *row, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(SourceRow, source_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ReadingRow, reading_row_free)

#endif
