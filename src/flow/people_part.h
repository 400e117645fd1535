/** What the files of people share. */
#ifndef TAGDIGEST_FLOW_PEOPLE_PART_H
#define TAGDIGEST_FLOW_PEOPLE_PART_H

#include "flow/people.h"
#include "store/subscribers.h"

/** How people come to a digest; strings borrowed. */
typedef struct PeopleAdding {
	Context *context;
	const char *digest;
	const char *format;
	SubscriptionOrigin origin;
	const char *evidence;
	bool brings_back; /* also those who left */
} PeopleAdding;

/**
 * Subscribe one address (borrowed, read by address_parse()), inside a transaction.
 * @name may be NULL. @result out.
 */
bool people_subscribe(const PeopleAdding *adding, const char *email, const char *name,
		      SubscribersAdd *result, GError **error);

#endif
