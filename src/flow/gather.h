/**
 * Carries requests out for whoever reads sources, and writes what came in batches: the fetcher,
 * what is remembered of hosts, and the end of a run's time.
 *
 * Each reply is handed to the taker, which collects what it makes of it while no transaction is
 * open; what came within 100 replies or 250 ms is written together: content in transactions that
 * are short, since others wait, and then, in the one that is waited for until it is on the disk,
 * cursors and validators. So a kill leaves none of these without what it stands for.
 */
#ifndef TAGDIGEST_FLOW_GATHER_H
#define TAGDIGEST_FLOW_GATHER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "flow/context.h"
#include "model/host_state.h"
#include "model/reach.h"
#include "model/request.h"

typedef struct Gather Gather;

/** Who takes replies. Functions are called with @data. */
typedef struct GatherTaker {
	/** A reply (borrowed) came for what was asked with @cookie: collect, and ask for more. */
	void (*take)(void *data, void *cookie, const Reply *reply);
	/** Whether content was collected that write_content() has not written yet. NULL: none
	 * ever is. */
	bool (*has_content)(void *data);
	/** Write the next piece of content, and forget it: one that fails ends it all. Inside a
	 * transaction, in which others may have been written. @error STORE_*. */
	bool (*write_content)(void *data, GError **error);
	/** Write what content stands behind (cursors, validators). Inside a transaction, after
	 * all of it. NULL: nothing. @error STORE_*. */
	bool (*write_state)(void *data, GError **error);
	void *data;
} GatherTaker;

/** How a gathering ended. */
typedef enum GatherEnd {
	GATHER_DONE,        /* everything that was asked for was answered */
	GATHER_OUT_OF_TIME, /* the time was over; what is in flight is dropped */
	GATHER_STOPPED,     /* somebody asked to stop (base/signal) */
} GatherEnd;

/**
 * Make one.
 *
 * @context  borrowed for as long as it lives; store open for writing.
 * @taker    borrowed, copied.
 * @time_s   how long it may take from now on, in seconds; 0: as long as it takes.
 * @gather   out, owned.
 * @error    STORE_*.
 */
bool gather_new(Context *context, const GatherTaker *taker, int64_t time_s, Gather **gather,
	GError **error);

/** @gather owned; what was not written is lost, as by a kill. */
void gather_free(Gather *gather);

/**
 * Ask for something; nothing moves before gather_run(), or before the taker has returned.
 *
 * @request  owned by the gathering from now on.
 * @reach    borrowed: where it may go, whatever it says itself.
 * @cookie   the taker's.
 */
void gather_ask(Gather *gather, Request *request, Reach *reach, void *cookie);

/**
 * What the taker has collected is written before anything else goes out: a login that changed. A
 * request that costs something does so by itself.
 */
void gather_keep(Gather *gather);

/** A platform asks its whole host to be left alone; written with the batch. @host owned. */
void gather_set_host(Gather *gather, HostState *host);

/**
 * Carry out what was asked, and what is asked meanwhile, and write it.
 *
 * @end    out: how it ended; in all cases what came has been written.
 * @error  STORE_*.
 */
bool gather_run(Gather *gather, GatherEnd *end, GError **error);

/** Write what the taker has collected now, outside gather_run(). @error STORE_*. */
bool gather_write(Gather *gather, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Gather, gather_free)

#endif
