/** How many mails of editions may leave in this run: max_per_hour, max_per_day, and the warm-up. */
#ifndef TAGDIGEST_FLOW_DELIVER_ROOM_H
#define TAGDIGEST_FLOW_DELIVER_ROOM_H

#include <stdbool.h>

#include "flow/context.h"

/** So many at least may leave on a day, however new a sender is to those who receive. */
#define DELIVER_WARM_UP_MIN 200

/** There is no limit. */
#define DELIVER_ROOM_ANY (-1)

/**
 * Look how many may leave now. Where max_per_day is set, a list that never was so long is warmed up
 * to it: on a day twice as many leave as on the fullest day of the last thirty, and
 * DELIVER_WARM_UP_MIN at least, since receivers take a flood from somebody they have never heard of
 * for spam. What is no edition never waits for this.
 *
 * @room   out: how many more, or DELIVER_ROOM_ANY.
 * @error  STORE_*.
 */
bool deliver_room(const Context *context, int *room, GError **error);

#endif
