#include "flow/carrier.h"

#include "base/error.h"
#include "flow/deliver_pause.h"
#include "flow/login.h"

bool
carrier_log_in(const Context *context, GError **error)
{
	g_autoptr(GError) reason = NULL;
	int64_t until_s;

	if (login_load(context, "smtp", &reason)) {
		return true;
	}
	if (g_error_matches(reason, TAGDIGEST_ERROR, ERROR_REMOTE_PERMANENT)
		&& !deliver_pause_begin(context, DELIVER_PAUSE_LOGIN, reason->message, &until_s,
			error)) {
		return false;
	}
	g_propagate_error(error, g_steal_pointer(&reason));
	return false;
}

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
