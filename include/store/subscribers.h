/** Addresses and their subscriptions. */
#ifndef TAGDIGEST_STORE_SUBSCRIBERS_H
#define TAGDIGEST_STORE_SUBSCRIBERS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/schedule.h"
#include "model/subscriber.h"
#include "store/store.h"

/** What became of an add. */
typedef enum SubscribersAdd {
	SUBSCRIBERS_ADDED,
	SUBSCRIBERS_THERE,    /* in that state already */
	SUBSCRIBERS_RETURNED, /* had left or been taken out, and is back */
	SUBSCRIBERS_LEFT,     /* the person left, and this add may not override that */
} SubscribersAdd;

/** What is to be added. All borrowed. */
typedef struct SubscribersWish {
	const Subscription *subscription;
	const char *email_key; /* who it is: the address, folded for comparing (text/address) */
	const char *evidence;  /* kept with the change, or NULL */
	/* A person's own or the organiser's explicit wish: it brings back one who left. Without it
	 * only what the ini let go comes back. */
	bool may_override;
} SubscribersWish;

/**
 * Add a subscription.
 *
 * @wish    borrowed; of its subscription email, name, digest, format, language, token, state,
 * origin and since_s are read. The token is used for a new row alone: a person's way out never
 *          changes. The choices and the origin count for a row that is new or comes back; one that
 *          the ini seeded and somebody asks for by name is theirs from then on. A name replaces an
 *          earlier one.
 * @result  out.
 * @error   STORE_*, with nothing changed.
 */
bool subscribers_add(Store *store, const SubscribersWish *wish, SubscribersAdd *result,
	GError **error);

/** A step of subscriptions to another state. Borrowed. */
typedef struct SubscribersStep {
	const char *digest; /* of this one alone; NULL: of all that the person has */
	SubscriptionState became;
	SubscriptionOrigin by; /* who wants it */
	const char *evidence;  /* kept with the change, or NULL */
	int64_t now_s;         /* Unix seconds UTC */
	int64_t until_s;       /* of a pause: when it ends by itself; 0: it does not */
} SubscribersStep;

/**
 * Move a person's subscriptions to another state, those that may go there
 * (subscription_may_move()); each step is written down.
 *
 * @email_key  borrowed, as in a SubscribersWish.
 * @stopped    out: how many of those that moved were active.
 * @error      STORE_*, with nothing changed.
 */
bool subscribers_move(Store *store, const char *email_key, const SubscribersStep *step,
	int *stopped, GError **error);

/** The subscription of a token. @subscription out, owned, NULL when none has it. @error STORE_*. */
bool subscribers_by_token(Store *store, const char *token, Subscription **subscription,
	GError **error);

/**
 * Forget a person: address and name are deleted, with what servers and mails said about them; the
 * rows stay for the deliveries that point to them, erased. A keyed hash of the address keeps lists
 * and the ini from bringing the person back.
 *
 * @step       borrowed: who wants it, and when; it is all that is read.
 * @was_there  out: whether the address was known.
 * @error      STORE_*, SYSTEM_PERMANENT, with nothing changed.
 */
bool subscribers_erase(Store *store, const char *email_key, const SubscribersStep *step,
	bool *was_there, GError **error);

/** Whether the address asked to be forgotten. @is_forgotten out. @error STORE_*. */
bool subscribers_is_forgotten(Store *store, const char *email_key, bool *is_forgotten,
	GError **error);

/** All of a person's subscriptions. @list out, owned array of Subscription. @error STORE_*. */
bool subscribers_of(Store *store, const char *email_key, GPtrArray **list, GError **error);

/** One by its number. @subscription out, owned, NULL when there is none. @error STORE_*. */
bool subscribers_by_id(Store *store, int64_t id, Subscription **subscription, GError **error);

/** The number of the last step that a subscription took. @id out. @error STORE_*. */
bool subscribers_last_step(Store *store, int64_t subscription_id, int64_t *id, GError **error);

/** The number of a person; 0: not known. @id out. @error STORE_*. */
bool subscribers_person(Store *store, const char *email_key, int64_t *id, GError **error);

/**
 * Whoever was asked for and did not say yes is forgotten, as if nobody had ever asked. Where there
 * is nobody nothing is written.
 *
 * @before_s  who was asked for before then, Unix seconds UTC. @error STORE_*.
 */
bool subscribers_drop_strangers(Store *store, int64_t before_s, GError **error);

/** Which subscriptions are read. */
typedef struct SubscribersFilter {
	const char *digest; /* borrowed, or NULL: all */
	bool all;           /* also those that are not active */
	bool from_ini;      /* only those that the ini wished for */
} SubscribersFilter;

/** Takes a subscription, borrowed. @return whether to go on; if not, @error is set. */
typedef bool (*SubscribersRead)(const Subscription *one, void *data, GError **error);

/**
 * Read subscriptions one by one, by digest, then address: as many as there are, in the memory of
 * one. @read must write nothing.
 *
 * @filter  borrowed.
 * @error   STORE_*, or what @read set.
 */
bool subscribers_each(Store *store, const SubscribersFilter *filter, SubscribersRead read,
	void *data, GError **error);

/**
 * How many active subscriptions get the editions of a frequency.
 *
 * @frequency  of the digest's schedule, SCHEDULE_BY_MONTH or SCHEDULE_AFTER_CHAT.
 * @count      out. @error STORE_*.
 */
bool subscribers_count(Store *store, const char *digest, ScheduleFrequency frequency, int *count,
	GError **error);

/** The pauses that are over: whoever took one gets the digest again. @error STORE_*. */
bool subscribers_wake(Store *store, int64_t now_s, GError **error);

/** How often a person is to get a digest, and in which format. Borrowed. */
typedef struct SubscribersChoice {
	const char *digest; /* of this one alone; NULL: of all that the person has */
	const SubscriptionFrequency *frequency; /* MONTHLY or OWN; NULL: as before */
	const MailFormat *format;               /* NULL: as before */
	SubscriptionChats chats;                /* UNSAID: as before */
} SubscribersChoice;

/**
 * Change what somebody chose. How often counts at once for who has had nothing yet; else between
 * two months, so that nothing is missed or comes twice.
 *
 * @email_key  as in a SubscribersWish. @error STORE_*, with nothing changed.
 */
bool subscribers_choose(Store *store, const char *email_key, const SubscribersChoice *choice,
	GError **error);

/**
 * The period by month of a digest is decided: whoever waited for it to change between the courses
 * does now. Inside a transaction. @error STORE_*.
 */
bool subscribers_turn(Store *store, const char *digest, GError **error);

/** Whether anybody waits for it. @is_any out. @error STORE_*. */
bool subscribers_turning(Store *store, const char *digest, bool *is_any, GError **error);

/** The active subscriptions of a digest that has any. */
typedef struct SubscribersTally {
	char *digest; /* owned */
	int active;
	int from_ini; /* of them, wished for by the ini */
} SubscribersTally;

/** @tally owned, may be NULL. */
void subscribers_tally_free(SubscribersTally *tally);

/** Count them all, by digest. @tallies out, owned array of SubscribersTally. @error STORE_*. */
bool subscribers_tally(Store *store, GPtrArray **tallies, GError **error);

#endif
