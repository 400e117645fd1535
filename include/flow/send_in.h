/**
 * Pages that somebody sends in: by `tagdigest add`, or by mail to an address of the organiser's.
 * The next run reads what a page says of itself; then it waits for a yes, in the draft or by
 * `tagdigest review`.
 */
#ifndef TAGDIGEST_FLOW_SEND_IN_H
#define TAGDIGEST_FLOW_SEND_IN_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "flow/context.h"

/** What is sent in at a terminal. All borrowed. */
typedef struct SendInWish {
	const char *text; /* an address, or a text with several */
	const char *tag;  /* under which hashtag; NULL: one that the text has, else the first
			   * of the first digest */
	const char *by;   /* who sent it in; NULL: nobody says */
} SendInWish;

/**
 * Note the links of a text.
 *
 * @report  out, owned: {digest, tag, links: [{url, new}]}, addresses without secrets.
 * @error   USAGE_PERMANENT for a hashtag of no digest, or where there is no link; STORE_*.
 */
bool send_in_add(Context *context, const SendInWish *wish, json_t **report, GError **error);

/** In words. @report borrowed. @return owned. */
char *send_in_words(const json_t *report);

/**
 * The address to which links are sent by mail; without plus addresses it is the contact's own, and
 * the subject says the rest.
 *
 * @address, @subject  out, owned; @subject NULL where it may say anything.
 * @error    as ways_keys().
 */
bool send_in_address(Context *context, char **address, char **subject, GError **error);

/** The same in words for a mail. @words out, owned. @error as ways_keys(). */
bool send_in_address_words(Context *context, char **words, GError **error);

/**
 * Read the pages that were sent in, a few a run: within a minute, as any source is asked. What its
 * author lets nobody show is noted, and not a word of it. Under the poll lock.
 *
 * @error  STORE_*, CONFIG_PERMANENT. A page that cannot be read is no error.
 */
bool send_in_fetch(Context *context, GError **error);

#endif
