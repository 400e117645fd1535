#include "mail/handover.h"

#include "base/error.h"

#include <string.h>

/* Small, so that little lies between the journal's "sending" and the server's answer. */
#define LAST_PIECE_BYTES 512

bool
handover_next(Handover *handover, const TransportBatch *batch)
{
	*handover = (Handover){ .batch = batch };
	return batch->next(batch->data, &handover->envelope);
}

static gsize
bytes_left(const Handover *handover)
{
	return g_bytes_get_size(handover->envelope.message) - handover->offset;
}

bool
handover_is_at_last(const Handover *handover)
{
	const gsize left = bytes_left(handover);

	return left != 0 && left <= LAST_PIECE_BYTES;
}

const char *
handover_piece(Handover *handover, gsize *length)
{
	const char *bytes = g_bytes_get_data(handover->envelope.message, NULL);
	const gsize start = handover->offset;
	const bool is_last = handover_is_at_last(handover);
	const gsize left = bytes_left(handover);

	*length = is_last ? left : left - MIN(left, LAST_PIECE_BYTES);
	if (*length == 0 || (is_last && !handover->is_last_given)) {
		*length = 0;
		return NULL;
	}
	handover->offset += *length;
	return bytes + start;
}

static bool
is_writable(const char *address)
{
	for (const char *at = address; *at != '\0'; at++) {
		if (!g_ascii_isgraph(*at) || *at == '<' || *at == '>') {
			return false;
		}
	}
	return true;
}

bool
handover_check(const Handover *handover, Outcome *outcome)
{
	const Envelope *envelope = &handover->envelope;

	outcome_clear(outcome);
	/* No sender at all is one, too: nobody is told of what becomes of it (RFC 5321, 4.5.5). */
	if (is_writable(envelope->from) && *envelope->to != '\0' && is_writable(envelope->to)) {
		return true;
	}
	outcome->kind = OUTCOME_PERMANENT;
	outcome->detail = g_strdup("the address cannot be written in SMTP");
	return false;
}

void
handover_judge_silence(const Handover *handover, const char *why, Outcome *outcome)
{
	g_autofree char *clean = error_clean_text(why);

	outcome_clear(outcome);
	outcome->is_session = true;
	outcome->kind = OUTCOME_TEMPORARY;
	if (handover->is_refused) {
		outcome->detail = g_strdup(
			"broken off before the last piece: the journal could not be written");
	} else if (handover->is_last_given) {
		outcome->kind = OUTCOME_UNCERTAIN;
		outcome->detail = g_strdup_printf("%s after the last piece was sent", clean);
	} else {
		outcome->detail = g_steal_pointer(&clean);
	}
}

char *
handover_local_text(const Handover *handover, gsize *length)
{
	GBytes *message = handover->envelope.message;
	GString *text = g_string_new_len(g_bytes_get_data(message, NULL),
		(gssize)g_bytes_get_size(message));

	g_string_replace(text, "\r\n", "\n", 0);
	*length = text->len;
	return g_string_free(text, FALSE);
}

void
handover_done(const Handover *handover, Outcome *outcome)
{
	handover->batch->done(handover->batch->data, &handover->envelope, outcome);
	outcome_clear(outcome);
}
