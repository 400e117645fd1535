/* What a mail server says, in pieces: no mail counts as sent before its last piece was given and a
 * 2yz came, and the talk never asks for more than a server may say. */
#include "mail/talk.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
no_more(void *data, Envelope *envelope)
{
	(void)data;
	(void)envelope;
	return false;
}

/* Take a message whenever one can be; its outcome must fit what was given. */
static void
go_on(Talk *talk, Handover *handover, const TransportBatch *batch, GBytes *message)
{
	if (talk->state == TALK_ENDED) {
		g_assert_true(talk->outcome.kind != OUTCOME_OK || handover->is_last_given);
		g_assert_true(talk->outcome.kind != OUTCOME_UNCERTAIN);
		talk_settled(talk);
	}
	if (talk->state == TALK_READY) {
		handover->is_last_given = true;
		talk_give_last(talk);
	} else if (talk->state == TALK_IDLE) {
		*handover = (Handover){
			.batch = batch,
			.envelope = { "a@example.org", "b@example.org", message, NULL },
		};
		talk_take(talk, handover);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const TransportBatch batch = { .next = no_more };
	g_autoptr(GBytes) message = g_bytes_new_static(".a\r\n.\r\n", 7);
	Handover handover;
	Talk talk;
	size_t at = 1;

	if (size < 2) {
		return 0;
	}
	talk_begin(&talk, (data[0] & 1) != 0);
	while (at < size && talk.state != TALK_OVER) {
		const size_t piece = MIN(1 + (size_t)(data[0] >> 1), size - at);
		gsize length;

		go_on(&talk, &handover, &batch, message);
		talk_hear(&talk, (const char *)data + at, piece);
		talk_output(&talk, &length);
		talk_sent(&talk, length);
		at += piece;
		g_assert_cmpuint(talk.out->len, <, 1000);
	}
	talk_end(&talk, "the end", false, true);
	g_assert_true(talk.outcome.kind != OUTCOME_OK || handover.is_last_given);
	talk_clear(&talk);
	return 0;
}
