#include "render/personal.h"

#define MARCH_3_S 1772578800 /* 2026-03-03T23:00:00Z: the fourth in Auckland */

static void
test_why(void)
{
	static const struct {
		const char *zone;
		SubscriptionOrigin origin;
		int64_t since_s;
		const char *want;
	} rows[] = {
		{ "Europe/London", SUBSCRIPTION_FROM_WEB, MARCH_3_S,
			"You asked for it on 3 March 2026." },
		{ "Pacific/Auckland", SUBSCRIPTION_FROM_MAIL, MARCH_3_S,
			"You asked for it by mail on 4 March 2026." },
		{ NULL, SUBSCRIPTION_FROM_INI, MARCH_3_S,
			"Its organiser put this address on the list on 3 March 2026." },
		{ "No/Where", SUBSCRIPTION_FROM_COMMAND, MARCH_3_S,
			"Its organiser put this address on the list on 3 March 2026." },
		{ NULL, SUBSCRIPTION_FROM_COMMAND, 0,
			"Its organiser put this address on the list." },
		{ NULL, SUBSCRIPTION_FROM_WEB, -1, "You asked for it." },
		{ NULL, SUBSCRIPTION_FROM_MAIL, 0, "You asked for it by mail." },
		{ NULL, SUBSCRIPTION_FROM_BOUNCE, 0,
			"Its organiser put this address on the list." },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(ReaderWords) words = personal_words_new("en-GB", rows[i].zone);
		g_autofree char *why = personal_words_why(words, rows[i].origin, rows[i].since_s);
		g_assert_cmpstr(why, ==, rows[i].want);
	}
}

static void
test_of_nobody(void)
{
	g_autoptr(ReaderWords) words = personal_words_new(NULL, NULL);
	g_autofree char *said = personal_words_test(words);

	g_assert_cmpstr(said, ==,
		"Its organiser is trying it out: nobody is on a list because of this mail.");
	personal_words_free(NULL);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/render/personal/why", test_why);
	g_test_add_func("/render/personal/test", test_of_nobody);
	return g_test_run();
}
