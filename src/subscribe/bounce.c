#include "subscribe/bounce.h"

#include <string.h>

static const char *const kind_names[] = { "unknown", "bounce", "complaint", "auto-reply", "list" };

const char *
bounce_kind_name(BounceKind kind)
{
	return kind_names[kind];
}

static void
failure_free(gpointer data)
{
	BounceFailure *failure = data;

	g_free(failure->recipient);
	g_free(failure->final);
	g_free(failure->status);
	g_free(failure->words);
	g_free(failure);
}

static bool
has_part(const Message *message, const char *type)
{
	for (guint i = 0; i < message->parts->len; i++) {
		const MessagePart *part = g_ptr_array_index(message->parts, i);

		if (!part->is_inner && strcmp(part->type, type) == 0) {
			return true;
		}
	}
	return false;
}

void
bounce_read(const Message *message, Bounce *bounce)
{
	bounce_clear(bounce);
	bounce->failures = g_ptr_array_new_with_free_func(failure_free);
	bounce->citations = g_ptr_array_new_with_free_func(g_free);
	if (has_part(message, "message/feedback-report")) {
		bounce->kind = BOUNCE_COMPLAINT;
		bounce->why = g_strdup("a feedback report (RFC 5965)");
	} else if (has_part(message, "message/delivery-status")) {
		bounce->kind = BOUNCE_REPORT;
		bounce->why = g_strdup("a delivery report (RFC 3464)");
	} else if (message->auto_submitted != NULL && strcmp(message->auto_submitted, "no") != 0) {
		bounce->kind = BOUNCE_AUTO_REPLY;
		bounce->why = g_strdup("it says that a program sent it (Auto-Submitted)");
	}
}

void
bounce_clear(Bounce *bounce)
{
	g_clear_pointer(&bounce->failures, g_ptr_array_unref);
	g_clear_pointer(&bounce->citations, g_ptr_array_unref);
	g_clear_pointer(&bounce->why, g_free);
	bounce->kind = BOUNCE_NONE;
}
