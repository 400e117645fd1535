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
	SubscriptionState state;
	SubscriptionOrigin origin;
	const char *evidence;
	bool brings_back; /* also those who left */
} PeopleAdding;

/**
 * Subscribe one address (borrowed, read by address_parse()), inside a transaction.
 * @name may be NULL. @result out, may be NULL.
 */
bool people_subscribe(const PeopleAdding *adding, const char *email, const char *name,
		      SubscribersAdd *result, GError **error);

/**
 * What a row of a list says of a person: who left, bounced or complained elsewhere stays out here.
 *
 * @header  borrowed array of char*: the names of the columns.
 * @fields  borrowed array of char*: the row.
 * @state   out: SUBSCRIPTION_ACTIVE when nothing speaks against it.
 * @problem out, owned: set when a word is not known, and then nobody may be subscribed by it.
 */
void people_judge_row(const GPtrArray *header, const GPtrArray *fields, SubscriptionState *state,
		      char **problem);

/** The same for one word: "unsubscribed", "cleaned". @return whether it is known. */
bool people_judge_word(const char *word, SubscriptionState *state);

/** Whether a column is called @name, caselessly, and with - and _ as blanks. */
bool people_is_column(const char *column, const char *name);

/** Whether a spreadsheet would take the text for a formula. */
bool people_is_formula(const char *text);

#endif
