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

/** @request owned from now on. @options borrowed, must outlive the exchange. @return owned. */
Exchange *exchange_new(Request *request, void *cookie, const FetcherOptions *options);

/** @exchange owned, may be NULL; its handle must be out of every multi. */
void exchange_free(Exchange *exchange);

/** What was asked for. @return borrowed. */
const Request *exchange_request(const Exchange *exchange);

/** The URL to ask now: the request's, or where the last redirect led. @return borrowed. */
const char *exchange_url(const Exchange *exchange);

/** The reply as far as it is known. @return borrowed. */
const Reply *exchange_reply(const Exchange *exchange);

/**
 * Make the handle for exchange_url(), ready for a multi; its CURLINFO_PRIVATE is the exchange.
 *
 * @monotonic_ms  now; the request's time-out counts from the first call.
 * @return borrowed; the exchange frees it.
 */
CURL *exchange_start(Exchange *exchange, int64_t monotonic_ms);

/** What exchange_start() made and exchange_end() has not yet freed, or NULL. @return borrowed. */
CURL *exchange_handle(const Exchange *exchange);

/** The handle is done, with @code, and out of its multi: the reply holds what came. */
void exchange_end(Exchange *exchange, CURLcode code);

/**
 * Follow a redirect, if the reply is one that may be followed.
 *
 * @return true: start again with the new exchange_url(); false: the reply is the answer (and says
 * so if it was a redirect that may not be followed).
 */
bool exchange_follow(Exchange *exchange);

/** Answer without asking. @reply owned from now on. */
void exchange_answer(Exchange *exchange, Reply *reply);

/** The end. @cookie out. @return owned reply. */
Reply *exchange_finish(Exchange *exchange, void **cookie);

#endif
