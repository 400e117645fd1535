#include "model/subscriber.h"

#include <string.h>

static void
test_defaults(void)
{
	g_autoptr(Subscription) subscription = subscription_new();

	g_assert_cmpint(subscription->state, ==, SUBSCRIPTION_ACTIVE);
	g_assert_cmpint(subscription->format, ==, MAIL_FORMAT_HTML);
	g_assert_null(subscription->language);
	g_assert_cmpint(subscription->origin, ==, SUBSCRIPTION_FROM_INI);
	subscription->email = g_strdup("me@example.org");
	subscription_free(NULL);
}

/* As they stand in databases, the states also in people's lists. */
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
static const char *const origin_names[] = {
	[SUBSCRIPTION_FROM_INI] = "ini",
	[SUBSCRIPTION_FROM_COMMAND] = "command",
	[SUBSCRIPTION_FROM_MAIL] = "mail",
	[SUBSCRIPTION_FROM_WEB] = "web",
	[SUBSCRIPTION_FROM_BOUNCE] = "bounce",
};
G_STATIC_ASSERT(G_N_ELEMENTS(state_names) == SUBSCRIPTION_STATES);
G_STATIC_ASSERT(G_N_ELEMENTS(origin_names) == SUBSCRIPTION_ORIGINS);

static void
test_names(void)
{
	for (int i = 0; i < SUBSCRIPTION_STATES; i++) {
		SubscriptionState state = (SubscriptionState)i;

		g_assert_cmpstr(subscription_state_name(state), ==, state_names[i]);
		g_assert_cmpint(subscription_state_from_name(state_names[i]), ==, state);
	}
	for (int i = 0; i < SUBSCRIPTION_ORIGINS; i++) {
		SubscriptionOrigin origin = (SubscriptionOrigin)i;

		g_assert_cmpstr(subscription_origin_name(origin), ==, origin_names[i]);
		g_assert_cmpint(subscription_origin_from_name(origin_names[i]), ==, origin);
	}
	for (int i = 0; i < SUBSCRIPTION_FREQUENCIES; i++) {
		SubscriptionFrequency frequency = (SubscriptionFrequency)i;
		const char *name = subscription_frequency_name(frequency);

		g_assert_cmpint(subscription_frequency_from_name(name), ==, frequency);
	}
	g_assert_cmpint(subscription_frequency_from_name("hourly"), ==, SUBSCRIPTION_OWN);
	/* Nobody may be mailed by a word that we do not know. */
	g_assert_cmpint(subscription_state_from_name("keen"), ==, SUBSCRIPTION_LEFT);
	g_assert_cmpint(subscription_state_from_name(NULL), ==, SUBSCRIPTION_LEFT);
}

#define LETTERS "NPARBCLE" /* the states in their order */

/*
 * Every move there is, by whom: "XY" from X to Y. What is not here is refused, whoever wants it.
 */
/* clang-format off */
static const struct {
	SubscriptionOrigin by;
	const char *moves;
} allowed[] = {
	{ SUBSCRIPTION_FROM_INI, "NA AR RA" },
	{ SUBSCRIPTION_FROM_COMMAND,
	  "NA NP NR NB NC NL PA PL PB PC AR RR RA AL RL AB AC RB RC BA BL BC CA CL LA "
	  "PE AE RE BE CE LE" },
	{ SUBSCRIPTION_FROM_MAIL,
	  "NP PA PL AR RR RA AL RL BA BL CA CL LA BP CP LP PE AE RE BE CE LE" },
	{ SUBSCRIPTION_FROM_WEB,
	  "NP PA PL AR RR RA AL RL BA BL CA CL LA BP CP LP PE AE RE BE CE LE" },
	{ SUBSCRIPTION_FROM_BOUNCE, "PC AB AC RC BC" },
};
/* clang-format on */

static void
test_every_move(void)
{
	G_STATIC_ASSERT(G_N_ELEMENTS(allowed) == SUBSCRIPTION_ORIGINS);
	for (gsize row = 0; row < G_N_ELEMENTS(allowed); row++) {
		for (int was = 0; was < SUBSCRIPTION_STATES; was++) {
			for (int became = 0; became < SUBSCRIPTION_STATES; became++) {
				const char move[] = { LETTERS[was], LETTERS[became], '\0' };
				bool want = strstr(allowed[row].moves, move) != NULL;

				g_test_message("%s %s", subscription_origin_name(allowed[row].by),
					move);
				g_assert_cmpint(subscription_may_move((SubscriptionState)was,
							SUBSCRIPTION_FROM_INI,
							(SubscriptionState)became, allowed[row].by),
					==, want);
			}
		}
	}
}

static void
test_the_ini_resumes_only_its_own(void)
{
	for (int i = 0; i < SUBSCRIPTION_ORIGINS; i++) {
		SubscriptionOrigin paused_by = (SubscriptionOrigin)i;

		g_assert_cmpint(subscription_may_move(SUBSCRIPTION_PAUSED, paused_by,
					SUBSCRIPTION_ACTIVE, SUBSCRIPTION_FROM_INI),
			==, paused_by == SUBSCRIPTION_FROM_INI);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/subscriber/defaults", test_defaults);
	g_test_add_func("/subscriber/names", test_names);
	g_test_add_func("/subscriber/every move", test_every_move);
	g_test_add_func("/subscriber/the ini resumes only its own",
		test_the_ini_resumes_only_its_own);
	return g_test_run();
}
