#include "model/delivery.h"

#include "model/names.h"

static const char *const state_names[] = {
	[DELIVERY_QUEUED] = "queued",
	[DELIVERY_SENDING] = "sending",
	[DELIVERY_SENT] = "sent",
	[DELIVERY_RETRY] = "retry",
	[DELIVERY_FAILED] = "failed",
	[DELIVERY_UNCERTAIN] = "uncertain",
	[DELIVERY_SUPPRESSED] = "suppressed",
	[DELIVERY_HELD] = "held",
};
G_STATIC_ASSERT(G_N_ELEMENTS(state_names) == DELIVERY_STATES);

Delivery *
delivery_new(void)
{
	return g_new0(Delivery, 1);
}

void
delivery_free(Delivery *delivery)
{
	if (delivery == NULL) {
		return;
	}
	g_free(delivery->email);
	g_free(delivery->name);
	g_free(delivery->token);
	g_free(delivery->detail);
	g_free(delivery);
}

const char *
delivery_state_name(DeliveryState state)
{
	return state_names[state];
}

/* An unknown name must never mail anybody: failed is where nothing more happens. */
DeliveryState
delivery_state_from_name(const char *name)
{
	return (DeliveryState)names_find(name, state_names, DELIVERY_STATES, DELIVERY_FAILED);
}

void
outcome_clear(Outcome *outcome)
{
	g_free(outcome->enhanced);
	g_free(outcome->detail);
	*outcome = (Outcome){ .kind = OUTCOME_OK };
}
