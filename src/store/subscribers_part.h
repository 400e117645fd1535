/** What SQL on subscriptions shares. */
#ifndef TAGDIGEST_STORE_SUBSCRIBERS_PART_H
#define TAGDIGEST_STORE_SUBSCRIBERS_PART_H

#include <stdbool.h>
#include <stdint.h>

#include "model/schedule.h"
#include "store/store.h"

/**
 * " AND …": of the subscriptions of a digest those that get its editions of a frequency
 * (SubscriptionFrequency): of one that comes monthly anyway, all.
 *
 * @return static.
 */
const char *subscribers_that_get(ScheduleFrequency frequency);

/**
 * All that is known of somebody goes, in whatever table, and from the disk with the next erasure.
 * Inside a transaction.
 *
 * @hash   borrowed keyed hash of @email_key, which stays. @error STORE_*.
 */
bool subscribers_forget(Store *store, const char *email_key, const char *hash, int64_t now_s,
	GError **error);

#endif
