#include "model/subscriber.h"

#include "model/names.h"

static const char *const state_names[] = {
	[SUBSCRIPTION_NONE] = "none",
	[SUBSCRIPTION_PENDING] = "pending",
	[SUBSCRIPTION_ACTIVE] = "active",
	[SUBSCRIPTION_PAUSED] = "paused",
	[SUBSCRIPTION_BOUNCED] = "bounced",
	[SUBSCRIPTION_COMPLAINED] = "complained",
	[SUBSCRIPTION_LEFT] = "left",
	[SUBSCRIPTION_ERASED] = "erased",
};
G_STATIC_ASSERT(G_N_ELEMENTS(state_names) == SUBSCRIPTION_STATES);

static const char *const origin_names[] = {
	[SUBSCRIPTION_FROM_INI] = "ini",
	[SUBSCRIPTION_FROM_COMMAND] = "command",
	[SUBSCRIPTION_FROM_MAIL] = "mail",
	[SUBSCRIPTION_FROM_WEB] = "web",
	[SUBSCRIPTION_FROM_BOUNCE] = "bounce",
};
G_STATIC_ASSERT(G_N_ELEMENTS(origin_names) == SUBSCRIPTION_ORIGINS);

static const char *const frequency_names[] = {
	[SUBSCRIPTION_OWN] = NULL,
	[SUBSCRIPTION_MONTHLY] = "monthly",
	[SUBSCRIPTION_TO_MONTHLY] = "to monthly",
	[SUBSCRIPTION_TO_OWN] = "to own",
};
G_STATIC_ASSERT(G_N_ELEMENTS(frequency_names) == SUBSCRIPTION_FREQUENCIES);

/* Sets of states and of origins, as bits. */
#define STATE(name) (1U << SUBSCRIPTION_##name)
#define BY(name) (1U << SUBSCRIPTION_FROM_##name)

/* Whose subscription it is, by themselves, and by themselves or by the organiser for them. */
#define PERSON (BY(MAIL) | BY(WEB))
#define PEOPLE (PERSON | BY(COMMAND))

/*
 * The moves that there are; what is in no row is refused. Nothing leads out of erased. The ini
 * begins, pauses and resumes; a report stops what is sent; all else is a person's word, or the
 * organiser's for them.
 */
/* clang-format off */
static const struct {
	unsigned was;
	unsigned became;
	unsigned by;
} moves[] = {
	{ STATE(NONE), STATE(ACTIVE), BY(INI) | BY(COMMAND) },
	{ STATE(NONE), STATE(PENDING), PEOPLE },
	/* A list that says so of people whom we never knew. */
	{ STATE(NONE), STATE(PAUSED) | STATE(BOUNCED) | STATE(COMPLAINED) | STATE(LEFT),
	  BY(COMMAND) },
	{ STATE(PENDING), STATE(ACTIVE) | STATE(LEFT), PEOPLE },
	{ STATE(PENDING) | STATE(PAUSED), STATE(BOUNCED), BY(COMMAND) },
	{ STATE(PENDING), STATE(COMPLAINED), BY(BOUNCE) | BY(COMMAND) },
	{ STATE(ACTIVE), STATE(PAUSED), PEOPLE | BY(INI) },
	{ STATE(PAUSED), STATE(ACTIVE), PEOPLE | BY(INI) },
	/* Until another day. */
	{ STATE(PAUSED), STATE(PAUSED), PEOPLE },
	{ STATE(ACTIVE) | STATE(PAUSED), STATE(LEFT), PEOPLE },
	/* Who gets nothing anyway stays as they are: whoever bounced is active when they write. */
	{ STATE(ACTIVE), STATE(BOUNCED), BY(BOUNCE) | BY(COMMAND) },
	{ STATE(ACTIVE) | STATE(PAUSED), STATE(COMPLAINED), BY(BOUNCE) | BY(COMMAND) },
	{ STATE(BOUNCED), STATE(ACTIVE) | STATE(LEFT), PEOPLE },
	{ STATE(BOUNCED), STATE(COMPLAINED), BY(BOUNCE) | BY(COMMAND) },
	{ STATE(COMPLAINED), STATE(ACTIVE) | STATE(LEFT), PEOPLE },
	{ STATE(LEFT), STATE(ACTIVE), PEOPLE },
	{ STATE(BOUNCED) | STATE(COMPLAINED) | STATE(LEFT), STATE(PENDING), PERSON },
	{ STATE(PENDING) | STATE(ACTIVE) | STATE(PAUSED) | STATE(BOUNCED) | STATE(COMPLAINED)
		  | STATE(LEFT),
	  STATE(ERASED), PEOPLE },
};
/* clang-format on */

Subscription *
subscription_new(void)
{
	Subscription *subscription = g_new0(Subscription, 1);

	subscription->state = SUBSCRIPTION_ACTIVE;
	return subscription;
}

void
subscription_free(Subscription *subscription)
{
	if (subscription == NULL) {
		return;
	}
	g_free(subscription->email);
	g_free(subscription->name);
	g_free(subscription->digest);
	g_free(subscription->language);
	g_free(subscription->token);
	g_free(subscription);
}

const char *
subscription_state_name(SubscriptionState state)
{
	return state_names[state];
}

SubscriptionState
subscription_state_from_name(const char *name)
{
	return (SubscriptionState)names_find(name, state_names, SUBSCRIPTION_STATES,
		SUBSCRIPTION_LEFT);
}

const char *
subscription_origin_name(SubscriptionOrigin origin)
{
	return origin_names[origin];
}

SubscriptionOrigin
subscription_origin_from_name(const char *name)
{
	return (SubscriptionOrigin)names_find(name, origin_names, SUBSCRIPTION_ORIGINS,
		SUBSCRIPTION_FROM_COMMAND);
}

const char *
subscription_frequency_name(SubscriptionFrequency frequency)
{
	return frequency_names[frequency];
}

SubscriptionFrequency
subscription_frequency_from_name(const char *name)
{
	for (int i = SUBSCRIPTION_OWN + 1; i < SUBSCRIPTION_FREQUENCIES; i++) {
		if (g_strcmp0(name, frequency_names[i]) == 0) {
			return (SubscriptionFrequency)i;
		}
	}
	return SUBSCRIPTION_OWN;
}

bool
subscription_is_by_month(SubscriptionFrequency frequency)
{
	return frequency == SUBSCRIPTION_MONTHLY || frequency == SUBSCRIPTION_TO_OWN;
}

bool
subscription_has_chats(const Subscription *subscription)
{
	return subscription->frequency == SUBSCRIPTION_OWN
		&& (subscription->chats == SUBSCRIPTION_CHATS_YES
			|| (subscription->chats == SUBSCRIPTION_CHATS_UNSAID
				&& subscription->origin == SUBSCRIPTION_FROM_INI));
}

static bool
has(unsigned set, unsigned constant)
{
	return (set & (1U << constant)) != 0;
}

bool
subscription_may_move(SubscriptionState was, SubscriptionOrigin changed_by,
	SubscriptionState became, SubscriptionOrigin by)
{
	const bool is_paused_by_people = was == SUBSCRIPTION_PAUSED
		&& changed_by != SUBSCRIPTION_FROM_INI;

	if (by == SUBSCRIPTION_FROM_INI && is_paused_by_people) {
		return false;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(moves); i++) {
		if (has(moves[i].was, was) && has(moves[i].became, became)
			&& has(moves[i].by, by)) {
			return true;
		}
	}
	return false;
}
