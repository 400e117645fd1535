#include "mail/muster.h"

#include "base/now.h"

/* Others get so long to become ready after the first. */
#define TOGETHER_MS 20
/* An outcome is on record so soon even when nobody is ready. */
#define RECORD_MS 200

Muster
muster_new(const TransportBatch *batch)
{
	return (Muster){ .batch = batch, .places = g_ptr_array_new() };
}

void
muster_clear(Muster *muster)
{
	g_clear_pointer(&muster->places, g_ptr_array_unref);
}

void
muster_enter(Muster *muster, MusterPlace *place)
{
	*place = (MusterPlace){ 0 };
	g_ptr_array_add(muster->places, place);
}

void
muster_leave(Muster *muster, MusterPlace *place)
{
	g_ptr_array_remove_fast(muster->places, place);
	*place = (MusterPlace){ 0 };
}

void
muster_ready(Muster *muster, MusterPlace *place, Handover *handover)
{
	if (muster->ready_ms == 0) {
		muster->ready_ms = now_monotonic_ms();
	}
	place->ready = handover;
}

void
muster_told(Muster *muster)
{
	if (muster->told_ms == 0) {
		muster->told_ms = now_monotonic_ms();
	}
}

static bool
is_complete(const Muster *muster)
{
	for (guint i = 0; i < muster->places->len; i++) {
		const MusterPlace *place = g_ptr_array_index(muster->places, i);

		if (place->ready == NULL && place->is_awaited) {
			return false;
		}
	}
	return true;
}

int
muster_wait_ms(const Muster *muster, int64_t now_ms)
{
	int64_t at_ms = G_MAXINT64;

	if (muster->ready_ms != 0) {
		at_ms = is_complete(muster) ? now_ms : muster->ready_ms + TOGETHER_MS;
	}
	if (muster->told_ms != 0) {
		at_ms = MIN(at_ms, muster->told_ms + RECORD_MS);
	}
	return at_ms == G_MAXINT64 ? -1 : (int)MAX(at_ms - now_ms, 0);
}

void
muster_ask(Muster *muster)
{
	const guint most = muster->places->len;
	g_autofree Envelope **envelopes = g_new(Envelope *, most);
	g_autofree Handover **handovers = g_new(Handover *, most);
	g_autofree bool *may_go = g_new0(bool, most);
	guint count = 0;

	for (guint i = 0; i < most; i++) {
		MusterPlace *place = g_ptr_array_index(muster->places, i);

		place->is_awaited = place->ready != NULL;
		if (place->ready != NULL) {
			handovers[count] = place->ready;
			envelopes[count++] = &place->ready->envelope;
		}
		place->ready = NULL;
	}
	muster->ready_ms = 0;
	muster->told_ms = 0;
	muster->batch->ready(muster->batch->data, envelopes, count, may_go);
	for (guint i = 0; i < count; i++) {
		handovers[i]->is_last_given = may_go[i];
		handovers[i]->is_refused = !may_go[i];
	}
}
