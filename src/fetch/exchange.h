/** One request on its way, over redirects, to its reply: all that is done with a curl handle. */
#ifndef TAGDIGEST_FETCH_EXCHANGE_H
#define TAGDIGEST_FETCH_EXCHANGE_H

#include <curl/curl.h>
#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "fetch/fetcher.h"
#include "model/request.h"

typedef struct Exchange Exchange;

/** What the bodies of all exchanges weigh together, in flight or waiting to be handed out. */
typedef struct Holding {
	gsize bytes;
	gsize bytes_max;        /* passed by the oldest one in flight alone; others pause */
	const Exchange *oldest; /* borrowed: in flight, or NULL */
	guint64 started;        /* exchanges so far */
} Holding;

/**
 * @request  owned from now on.
 * @options  borrowed, must outlive the exchange.
 * @holding  borrowed, likewise.
 * @return owned.
 */
Exchange *exchange_new(Request *request, void *cookie, const FetcherOptions *options,
	Holding *holding);

/** @exchange owned, may be NULL; its handle must be out of every multi. */
void exchange_free(Exchange *exchange);

/** What was asked for. @return borrowed. */
const Request *exchange_request(const Exchange *exchange);

/** The URL to ask now: the request's, or where the last redirect led. @return borrowed. */
const char *exchange_url(const Exchange *exchange);

/** The reply as far as it is known. @return borrowed. */
const Reply *exchange_reply(const Exchange *exchange);

/**
 * Why exchange_url() may not be asked: out of reach, or the secret is not for that place.
 * @return static text that goes on after "not asked: ", or NULL.
 */
const char *exchange_refusal(const Exchange *exchange);

/** Whether private addresses may be connected to on this hop. */
bool exchange_may_be_private(const Exchange *exchange);

/** The lane in which the exchange waits, or waited: of the host of exchange_url(). Borrowed. */
struct Lane *exchange_lane(const Exchange *exchange);
void exchange_set_lane(Exchange *exchange, struct Lane *lane);

/** The host, with a port that is not the scheme's own, of exchange_url(). @return owned. */
char *exchange_authority(const Exchange *exchange);

/**
 * Make a handle for any number of exchanges, one after the other.
 *
 * @options         borrowed; must outlive the handle.
 * @may_be_private  what exchange_may_be_private() says of all of them.
 * @share           borrowed: the connections that they use.
 * @return owned.
 */
CURL *exchange_make_handle(const FetcherOptions *options, bool may_be_private, CURLSH *share);

/**
 * Set a handle up for exchange_url(), ready for a multi; its CURLINFO_PRIVATE is the exchange.
 *
 * @curl          owned from now on, until exchange_end(): of exchange_make_handle().
 * @monotonic_ms  now; the request's time runs from here.
 */
void exchange_start(Exchange *exchange, CURL *curl, int64_t monotonic_ms);

/** What exchange_start() was given, until exchange_end(); else NULL. @return borrowed. */
CURL *exchange_handle(const Exchange *exchange);

/** Since when it is in flight: the lower, the older. */
guint64 exchange_age(const Exchange *exchange);

/** When the time for the whole request is over, monotonic; INT64_MAX while it is paused. */
int64_t exchange_deadline_ms(const Exchange *exchange);

/** The time from then until now does not count: it was ours. */
void exchange_excuse(Exchange *exchange, int64_t since_ms, int64_t until_ms);

/** Whether its body waits for others to be handed out. */
bool exchange_is_paused(const Exchange *exchange);

/** Let its body come on. May call back into the exchange at once, and pause it again. */
void exchange_resume(Exchange *exchange, int64_t monotonic_ms);

/**
 * The handle is done, with @code, and out of its multi: the reply holds what came.
 * @return owned: the handle, to be used again; or NULL, it was of no more use.
 */
CURL *exchange_end(Exchange *exchange, CURLcode code, int64_t monotonic_ms);

/**
 * Follow a redirect, if the reply is one that may be followed.
 *
 * @return true: start again with the new exchange_url(); false: the reply is the answer (and says
 * so if it was a redirect that may not be followed).
 */
bool exchange_follow(Exchange *exchange);

/** Answer without asking. @reply owned from now on. */
void exchange_answer(Exchange *exchange, Reply *reply);

/** The end: the body is unpacked. @cookie out. @return owned reply. */
Reply *exchange_finish(Exchange *exchange, void **cookie);

#endif
