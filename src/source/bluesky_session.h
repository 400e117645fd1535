/**
 * A login on Bluesky (com.atproto.server.*), kept in a source's state so that none is made again in
 * each run: a server allows 300 a day for an account. What is kept:
 *
 *     session  {server, user, did, access, until, refresh}: of whom, and until when access is good
 *     logins   [TIME …]: of the last day
 *
 * The access token is good for two hours. The refresh token makes a new one of each, and is then
 * used up: what came is committed before anything else is asked (Step.must_keep). Without a user
 * nobody logs in.
 */
#ifndef TAGDIGEST_SOURCE_BLUESKY_SESSION_H
#define TAGDIGEST_SOURCE_BLUESKY_SESSION_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "source/bluesky_reading.h"

#define BLUESKY_LOGIN "login"
#define BLUESKY_REFRESH "refresh"

/** The token for requests of a source: borrowed from its state; NULL: none that is good. */
const char *bluesky_session_access(const SourceSpec *spec, const json_t *state, int64_t now_s);

/**
 * A question for the API.
 *
 * @access  borrowed: the token to show; NULL: asked without, of who answers anybody.
 * @path    borrowed: below /xrpc/.
 * @return owned, without a mark.
 */
Request *bluesky_session_request(const SourceSpec *spec, const char *access, const char *path);

/**
 * See to it that there is a session: with one that is good, or without a user, there is nothing to
 * do; else one is asked for, or the step says why none can be.
 *
 * @return whether requests can be made now.
 */
bool bluesky_session_begin(BlueskyReading *reading);

/**
 * The answer to what bluesky_session_begin() asked.
 *
 * @mark  borrowed: BLUESKY_LOGIN or BLUESKY_REFRESH.
 * @return whether there is a session now; else the step says why not, or something else was asked.
 */
bool bluesky_session_take(BlueskyReading *reading, const char *mark);

/** Whether an answer says that the token is no longer good. */
bool bluesky_session_is_over(const BlueskyReading *reading);

/** The token is not good, whatever it says: it is dropped, and a new one is asked for. */
void bluesky_session_renew(BlueskyReading *reading);

#endif
