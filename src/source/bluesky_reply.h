/** An answer of Bluesky's API (XRPC): its JSON, and what it calls its error. */
#ifndef TAGDIGEST_SOURCE_BLUESKY_REPLY_H
#define TAGDIGEST_SOURCE_BLUESKY_REPLY_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "model/request.h"

/** The JSON of a reply. @value out, owned. @error PARSE_PERMANENT. */
bool bluesky_reply_body(const Reply *reply, json_t **value, GError **error);

/** What an answer calls its error: "ExpiredToken". @return owned; NULL: it names none. */
char *bluesky_reply_error(const Reply *reply);

#endif
