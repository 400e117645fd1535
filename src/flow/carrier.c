#include "flow/carrier.h"

#include "flow/login.h"

/* One batch, and what became of its login. */
typedef struct Carrier {
	const Context *context; /* borrowed */
	GError *trouble;        /* owned: why there is no other token, or NULL */
} Carrier;

/* TransportBatch.renew */
static bool
renew(void *data)
{
	Carrier *carrier = data;

	g_clear_error(&carrier->trouble);
	return login_renew(carrier->context, "smtp", &carrier->trouble);
}

bool
carrier_run(const Context *context, const TransportBatch *batch, GError **error)
{
	const RelaySpec *relay = context->config->relay;
	Carrier carrier = { .context = context };
	TransportBatch logged_in = *batch;
	g_autoptr(GError) reason = NULL;

	if (!login_load(context, "smtp", error)) {
		return false;
	}
	logged_in.renew = renew;
	logged_in.renew_data = &carrier;
	const bool is_done = transport_for(relay)->run(relay, &logged_in, &reason);
	/* Why nobody could log in is said by whoever gives tokens. */
	GError **why = carrier.trouble != NULL ? &carrier.trouble : &reason;
	if (!is_done) {
		g_propagate_error(error, g_steal_pointer(why));
	}
	g_clear_error(&carrier.trouble);
	return is_done;
}
