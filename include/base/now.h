/**
 * The two clocks. Civil time (what a calendar shows) can be frozen by --now or TAGDIGEST_NOW;
 * monotonic time (pacing, time-outs) never is. Pure modules take an int64_t; only cmd makes a Now
 * and only flow asks it.
 */
#ifndef TAGDIGEST_BASE_NOW_H
#define TAGDIGEST_BASE_NOW_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/** Longer times, in seconds. */
#define MINUTE_S 60
#define HOUR_S (60 * MINUTE_S)
#define DAY_S (INT64_C(24) * HOUR_S)

typedef struct Now {
	bool is_frozen;
	int64_t frozen_s; /* Unix seconds UTC, when frozen */
} Now;

/**
 * Read an instant as --now and TAGDIGEST_NOW write it: RFC 3339 with a zone, or Unix seconds.
 *
 * @text   borrowed.
 * @now    out: frozen at that instant.
 * @error  USAGE_PERMANENT for anything else.
 * @return true, or false with *now untouched.
 */
bool now_parse(const char *text, Now *now, GError **error);

/** Civil time, Unix seconds UTC. @now borrowed. */
int64_t now_s(const Now *now);

/** Milliseconds on a clock that never jumps; only differences mean anything. */
int64_t now_monotonic_ms(void);

#endif
