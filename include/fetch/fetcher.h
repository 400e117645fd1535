/**
 * Moves requests and replies, many at a time, and knows no feeds. Keeps per-host pacing,
 * Retry-After, redirects, caps and time-outs; http, https and file: alike. One thread, curl's
 * multi interface.
 */
#ifndef TAGDIGEST_FETCH_FETCHER_H
#define TAGDIGEST_FETCH_FETCHER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/host_state.h"
#include "model/request.h"

typedef struct Fetcher Fetcher;

/** How to fetch. Strings borrowed for as long as the fetcher lives. */
typedef struct FetcherOptions {
	const char *user_agent;
	const char *ca_file;   /* or NULL */
	int parallel;          /* transfers at once, all hosts */
	int parallel_per_host; /* at once to one host */
	int64_t pace_ms;       /* between two requests to one host; none for loopback */
	int64_t spread_ms;     /* hosts are first asked within; none for loopback; 0: at once */
	int64_t timeout_s;     /* for a whole request */
	gsize bytes_max;       /* largest body, after decompression */
	gsize held_bytes;      /* largest weight of all bodies that are held, as they came */
} FetcherOptions;

/**
 * The documented defaults: 16 at once, 2 a host, 1 s pace, 60 s, 15 MB, 64 MB held; user agent and
 * ca_file NULL.
 */
FetcherOptions fetcher_defaults(void);

/** @options borrowed, copied. @return owned. */
Fetcher *fetcher_new(const FetcherOptions *options);

/** @fetcher owned, may be NULL; what is in flight is dropped. */
void fetcher_free(Fetcher *fetcher);

/** Tell what was remembered of a host; @state borrowed, copied. */
void fetcher_set_host(Fetcher *fetcher, const HostState *state);

/**
 * What is to be remembered now: every host state that changed since it was set.
 * @return owned array of HostState.
 */
GPtrArray *fetcher_changed_hosts(Fetcher *fetcher);

/**
 * Ask for something; nothing moves before fetcher_wait().
 *
 * @request  owned by the fetcher from now on.
 * @cookie   the caller's, given back with the reply.
 */
void fetcher_add(Fetcher *fetcher, Request *request, void *cookie);

/** How many are waiting or in flight. */
guint fetcher_pending(const Fetcher *fetcher);

/** What all bodies weigh that are held now, in flight or to be handed out. */
gsize fetcher_held_bytes(const Fetcher *fetcher);

typedef enum FetcherNews {
	FETCHER_REPLY,   /* here it is */
	FETCHER_NOTHING, /* none within the time */
	FETCHER_OVER,    /* none is pending, or somebody asked to stop (base/signal) */
} FetcherNews;

/**
 * Wait for the next reply, in whatever order they come. Work is linear in the number of requests,
 * however many wait. Connections are kept for the next request to their host.
 *
 * A host whose not_before_s lies ahead answers at once with status 429, a retry-after header and no
 * request made. A request that its reach forbids is answered with status 0.
 *
 * While the bodies that wait to be handed out weigh held_bytes, new transfers wait to start, and
 * those in flight pause, the oldest excepted; their time-outs stand still, as they do between two
 * calls.
 *
 * @now_s        civil time for Retry-After, Unix seconds UTC.
 * @max_wait_ms  0: what is there already; negative: as long as it takes.
 * @reply        out with FETCHER_REPLY, owned.
 * @cookie       out with FETCHER_REPLY.
 */
FetcherNews fetcher_wait(Fetcher *fetcher, int64_t now_s, int64_t max_wait_ms, Reply **reply,
	void **cookie);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fetcher, fetcher_free)

#endif
