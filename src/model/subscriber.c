#include "model/subscriber.h"

Subscription *
subscription_new(void)
{
	Subscription *subscription = g_new0(Subscription, 1);

	subscription->format = g_strdup("html");
	subscription->is_active = true;
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
	g_free(subscription->format);
	g_free(subscription->token);
	g_free(subscription);
}
