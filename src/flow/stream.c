/* The registry of streams: a row each. */
#include "flow/stream.h"

#include "flow/stream_export.h"
#include "flow/stream_mailbox.h"

#include <string.h>

static const Stream *const streams[] = { &stream_export, &stream_mailbox };

static const Stream *
stream_find(const char *kind)
{
	for (gsize i = 0; i < G_N_ELEMENTS(streams); i++) {
		if (strcmp(streams[i]->kind, kind) == 0) {
			return streams[i];
		}
	}
	return NULL;
}

bool
stream_is_kind(const char *kind)
{
	return stream_find(kind) != NULL;
}

const Stream *
stream_of(const SourceSpec *spec)
{
	/* An mbox is a file, and is read as one. */
	if (strcmp(spec->kind, SOURCE_MAILBOX) == 0 && spec->mailbox == NULL) {
		return &stream_export;
	}
	return stream_find(spec->kind);
}
