/** What the files of an exchange share, and nobody else sees. */
#ifndef TAGDIGEST_FETCH_EXCHANGE_PART_H
#define TAGDIGEST_FETCH_EXCHANGE_PART_H

#include "fetch/exchange.h"

#include "net/handle.h"

struct Exchange {
	const FetcherOptions *options; /* borrowed */
	Holding *holding;              /* borrowed */
	struct Lane *lane;             /* borrowed, or NULL for a file */
	Request *request;              /* owned */
	void *cookie;
	Reply *reply; /* owned */
	char *url;    /* owned: of this hop */
	bool is_get;  /* a redirect made it one */
	int redirects;
	bool is_for_good;    /* each redirect so far says so: 301 or 308 */
	bool is_from_public; /* a public server led here */
	int64_t left_ms;     /* of the time for the request, while it does not run */
	int64_t deadline_ms; /* monotonic, while it runs */
	guint64 age;

	CURL *curl; /* owned, or NULL between hops */
	struct curl_slist *headers;
	GByteArray *body; /* owned, or NULL while there is none */
	gsize header_bytes;
	bool is_too_large, was_forbidden, is_paused;
	char error[CURL_ERROR_SIZE];
};

/** How much of the body is here. */
gsize exchange_body_length(const Exchange *exchange);

/** Forget what is here of the body. */
void exchange_drop_body(Exchange *exchange);

/** No answer: status 0 and why. @why owned from now on. */
void exchange_fail(Exchange *exchange, bool is_permanent, char *why);

/** The words for a body beyond the cap. @return owned. */
char *exchange_say_too_large(const Exchange *exchange);

#endif
