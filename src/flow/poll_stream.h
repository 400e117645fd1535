/** One source of a run that is a stream (flow/stream): read until its end, or the time's. */
#ifndef TAGDIGEST_FLOW_POLL_STREAM_H
#define TAGDIGEST_FLOW_POLL_STREAM_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "flow/context.h"
#include "flow/poll_job.h"
#include "flow/stream.h"

/**
 * Read it, and write what came and how it went. What is wrong with the source is said in the job.
 *
 * @job       borrowed.
 * @until_ms  now_monotonic_ms() when the time is over.
 * @error     STORE_*; SYSTEM_TEMPORARY: stopped by a signal, and all that came is written.
 */
bool poll_stream(Context *context, Job *job, const Stream *stream, int64_t until_ms,
	GError **error);

#endif
