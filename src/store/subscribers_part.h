/** What SQL on subscriptions shares. */
#ifndef TAGDIGEST_STORE_SUBSCRIBERS_PART_H
#define TAGDIGEST_STORE_SUBSCRIBERS_PART_H

#include "model/schedule.h"

/**
 * " AND …": of the subscriptions of a digest those that get its editions of a frequency
 * (SubscriptionFrequency): of one that comes monthly anyway, all.
 *
 * @return static.
 */
const char *subscribers_that_get(ScheduleFrequency frequency);

#endif
