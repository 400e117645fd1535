/* The registry of streams: a row each. */
#include "flow/stream.h"

#include "flow/stream_export.h"

#include <string.h>

static const Stream *const streams[] = { &stream_export };

const Stream *
stream_of(const SourceSpec *spec)
{
	for (gsize i = 0; i < G_N_ELEMENTS(streams); i++) {
		if (strcmp(streams[i]->kind, spec->kind) == 0) {
			return streams[i];
		}
	}
	return NULL;
}
