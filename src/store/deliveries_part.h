/** What more than one part of the store says of deliveries in its SQL. */
#ifndef TAGDIGEST_STORE_DELIVERIES_PART_H
#define TAGDIGEST_STORE_DELIVERIES_PART_H

/** The states of what is owed to somebody and not on its way. */
#define DELIVERIES_OWED "('queued', 'retry', 'held')"

#endif
