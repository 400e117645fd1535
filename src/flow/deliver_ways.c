#include "flow/deliver_ways.h"

#include "flow/ways.h"

bool
deliver_ways_open(Context *context, DeliverWays *ways, GError **error)
{
	const Config *config = context->config;

	*ways = (DeliverWays){
		.contact = config->contact,
		.from = config->from,
		.has_plus = config->inbox != NULL && config->inbox->has_plus,
		.has_verp = config->relay != NULL && config->relay->has_verp,
	};
	return (!ways->has_plus && !ways->has_verp) || ways_keys(context, &ways->keys, error);
}

/* Owned; NULL when the contact has no room for it. */
static char *
address_of(const DeliverWays *ways, const Way *way)
{
	g_autofree char *token = way_write(ways->keys, way);

	return way_address(ways->contact, token);
}

char *
deliver_ways_leave(const DeliverWays *ways, const Delivery *row)
{
	const Way way = { .purpose = WAY_LEAVE, .subscription_id = row->subscription_id };

	return ways->has_plus ? address_of(ways, &way) : NULL;
}

char *
deliver_ways_sender(const DeliverWays *ways, const Delivery *row, int64_t now_s)
{
	const Way way = {
		.purpose = WAY_BOUNCE,
		.subscription_id = row->subscription_id,
		.edition_id = row->edition_id,
		.expires_s = now_s + DELIVER_BOUNCE_S,
	};
	char *address = ways->has_verp ? address_of(ways, &way) : NULL;

	return address != NULL ? address : g_strdup(ways->from);
}
