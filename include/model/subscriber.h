/** A person's address, and that person's choice of one digest. Plain data. */
#ifndef TAGDIGEST_MODEL_SUBSCRIBER_H
#define TAGDIGEST_MODEL_SUBSCRIBER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/** Why a subscription is there; the ini's come and go with the ini, a person's own do not. */
typedef enum SubscriptionOrigin {
	SUBSCRIPTION_FROM_INI,
	SUBSCRIPTION_FROM_COMMAND,
} SubscriptionOrigin;

typedef struct Subscription {
	int64_t id;         /* the store's number */
	char *email;        /* owned, bare */
	char *name;         /* owned, or NULL */
	char *digest;       /* owned */
	char *format;       /* owned: "html" or "text" */
	char *token;        /* owned: the way out's secret */
	SubscriptionOrigin origin;
	bool is_active;
	bool left;          /* the person left: always wins over the ini */
	int64_t since_s;    /* Unix seconds UTC */
} Subscription;

/** @return owned, empty, active, format html. */
Subscription *subscription_new(void);

/** @subscription owned, may be NULL. */
void subscription_free(Subscription *subscription);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Subscription, subscription_free)

#endif
