#include "model/budget.h"

#include "base/error.h"

static void
test_read(void)
{
	static const struct {
		const char *text;
		int64_t micros; /* 0: refused */
	} rows[] = {
		{ "5.00 USD a month", 5000000 },
		{ "5 usd A month", 5000000 },
		{ "0.5 USD a month", 500000 },
		{ "0.01 USD a month", 10000 },
		{ "100000 USD a month", INT64_C(100000000000) },
		{ "100000.01 USD a month", 0 },
		{ "0 USD a month", 0 },
		{ "-1 USD a month", 0 },
		{ "5.001 USD a month", 0 },
		{ "5. USD a month", 0 },
		{ "1.2.3 USD a month", 0 },
		{ " USD a month", 0 },
		{ "5.00 EUR a month", 0 },
		{ "5.00 USD a week", 0 },
		{ "5.00", 0 },
		{ "99999999999999999999 USD a month", 0 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) error = NULL;
		Budget budget = { 0 };

		g_test_message("%s", rows[i].text);
		g_assert_true(budget_read(rows[i].text, &budget, &error) == (rows[i].micros > 0));
		g_assert_cmpint(budget.micros, ==, rows[i].micros);
		g_assert_true(budget_read(rows[i].text, NULL, NULL) == (rows[i].micros > 0));
		if (rows[i].micros == 0) {
			g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
		}
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/budget/read", test_read);
	return g_test_run();
}
