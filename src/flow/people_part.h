/** What the files of people share. */
#ifndef TAGDIGEST_FLOW_PEOPLE_PART_H
#define TAGDIGEST_FLOW_PEOPLE_PART_H

#include "flow/people.h"
#include "store/subscribers.h"

/** How people come to a digest; strings borrowed. */
typedef struct PeopleAdding {
	Context *context;
	const char *digest;
	MailFormat format;
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

/** An empty one. @return owned. */
PeopleReport *people_report_new(void);

/** @email out, owned. @return false when @text is no address, which @report then says. */
bool people_read_address(const char *text, char **email, PeopleReport *report);

/** Somebody who is not there. */
void people_refuse_unknown(PeopleReport *report, const char *email);

/**
 * Which columns of a list may say that somebody is not to be written to.
 *
 * @header  borrowed array of char*: the names of the columns.
 * @return owned array of guint: their numbers.
 */
GArray *people_mark_columns(const GPtrArray *header);

/**
 * What a row of a list says of a person: who left, bounced or complained elsewhere stays out here.
 *
 * @header  borrowed array of char*: the names of the columns.
 * @marks   borrowed: people_mark_columns() of them.
 * @fields  borrowed array of char*: the row.
 * @state   out: SUBSCRIPTION_ACTIVE when nothing speaks against it.
 * @problem out, owned: set when a word is not known, and then nobody may be subscribed by it.
 */
void people_judge_row(const GPtrArray *header, const GArray *marks, const GPtrArray *fields,
	SubscriptionState *state, char **problem);

/** The same for one word: "unsubscribed", "cleaned". @return whether it is known. */
bool people_judge_word(const char *word, SubscriptionState *state);

/**
 * When and how a list says that somebody asked to be on it.
 *
 * @header, @fields  as for people_judge_row().
 * @return owned: "subscribed at 2024-05-01; source web form", or NULL.
 */
char *people_asked(const GPtrArray *header, const GPtrArray *fields);

/** Whether a column is called @name, caselessly, and with - and _ as blanks. */
bool people_is_column(const char *column, const char *name);

/**
 * Read a list without taking it: people_import() says what it may be.
 *
 * @text     borrowed, UTF-8.
 * @entries  out, owned array of PeopleEntry.
 * @error    USAGE_PERMANENT with the line.
 */
bool people_read_list(const char *text, GPtrArray **entries, GError **error);

#endif
