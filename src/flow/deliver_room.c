#include "flow/deliver_room.h"

#include "base/now.h"
#include "store/deliveries.h"

/* A sender is known by what it did in so many days. */
#define KNOWN_S (30 * DAY_S)

/* What a limit still has room for. @room is narrowed. */
static bool
narrow(const Context *context, int limit, int64_t span_s, int *room, GError **error)
{
	int left = 0;

	if (!deliveries_count_left(context->store, now_s(&context->now) - span_s, &left, error)) {
		return false;
	}
	const int more = MAX(limit - left, 0);
	*room = *room == DELIVER_ROOM_ANY ? more : MIN(*room, more);
	return true;
}

/* What of max_per_day counts as long as nobody has had so much mail from here. */
static bool
warm_up(const Context *context, int *limit, GError **error)
{
	const int64_t at_s = now_s(&context->now);
	int most = 0;

	if (!deliveries_fullest_day(context->store, at_s - KNOWN_S, at_s - DAY_S, &most, error)) {
		return false;
	}
	*limit = MIN(*limit, MAX(2 * most, DELIVER_WARM_UP_MIN));
	return true;
}

bool
deliver_room(const Context *context, int *room, GError **error)
{
	const RelaySpec *relay = context->config->relay;
	int per_day = relay->max_per_day;
	int found = DELIVER_ROOM_ANY;

	if ((relay->max_per_hour > 0
		    && !narrow(context, relay->max_per_hour, HOUR_S, &found, error))
		|| (per_day > 0
			&& (!warm_up(context, &per_day, error)
				|| !narrow(context, per_day, DAY_S, &found, error)))) {
		return false;
	}
	*room = found;
	return true;
}
