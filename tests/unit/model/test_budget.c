#include "model/budget.h"

#include "base/error.h"
#include "text/jsontext.h"

#include <string.h>

/* 2026-11-26T12:00:00Z, and seconds around the end of that month. */
#define NOVEMBER_S 1795694400
#define DECEMBER_S 1796083200

static void
test_parse(void)
{
	static const struct {
		const char *text, *want, *wrong;
	} rows[] = {
		{ "5.00 USD a month", "5.00 USD a month", NULL },
		{ " 5 usd  per\tMONTH ", "5.00 USD a month", NULL },
		{ "0.5 USD a month", "0.50 USD a month", NULL },
		{ "0.01 USD a month", "0.01 USD a month", NULL },
		{ "100000.00 USD a month", "100000.00 USD a month", NULL },
		{ "5.00USD a month", "5.00 USD a month", NULL },
		{ "", NULL, "does not begin with an amount (expected a value such as \"5.00 USD" },
		{ "$5 a month", NULL, "does not begin with an amount" },
		{ "-5 USD a month", NULL, "does not begin with an amount" },
		{ "five USD a month", NULL, "does not begin with an amount" },
		{ "5,00 USD a month", NULL, "has a comma in its amount" },
		{ "5.001 USD a month", NULL, "is no amount in whole cents" },
		{ "5. USD a month", NULL, "is no amount in whole cents" },
		{ "1000000000000000000000 USD a month", NULL, "is no amount in whole cents" },
		{ "5", NULL, "does not say USD" },
		{ "5.00 EUR a month", NULL, "does not say USD" },
		{ "5.00 USD", NULL, "does not say \"a month\"" },
		{ "5.00 USD a week", NULL, "does not say \"a month\"" },
		{ "5.00 USD a month or so", NULL, "does not say \"a month\"" },
		{ "0 USD a month", NULL, "is not between 0.01 and 100000 USD" },
		{ "0.00 USD a month", NULL, "is not between" },
		{ "100000.01 USD a month", NULL, "is not between" },
		{ "100001 USD a month", NULL, "is not between" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		Budget budget = { .micros = 1 };
		g_autoptr(GError) error = NULL;
		const bool is_read = budget_read(rows[i].text, &budget, &error);
		g_autofree char *got = is_read ? budget_text(&budget) : NULL;

		g_test_message("%s", rows[i].text);
		g_assert_cmpstr(got, ==, rows[i].want);
		g_assert_true(budget_read(rows[i].text, NULL, NULL) == is_read);
		if (!is_read) {
			g_assert_cmpint(budget.micros, ==, 1);
			g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
			g_assert_nonnull(strstr(error->message, rows[i].wrong));
		}
	}
}

static void
test_money(void)
{
	static const struct {
		int64_t micros;
		const char *want;
	} rows[] = {
		{ 0, "0.00 USD" },
		{ 5000, "0.005 USD" },
		{ 1, "0.000001 USD" },
		{ 5000000, "5.00 USD" },
		{ 1250000, "1.25 USD" },
		{ 1234560, "1.23456 USD" },
		{ -15000, "-0.015 USD" },
		{ 100000000000, "100000.00 USD" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = budget_money(rows[i].micros);

		g_assert_cmpstr(got, ==, rows[i].want);
	}
}

/* What is booked counts until it is known what it cost. */
static void
test_book(void)
{
	const Budget budget = { 1000000 };
	json_auto_t *book = json_object();

	g_assert_cmpint(budget_left(&budget, NULL, NOVEMBER_S), ==, 1000000);
	g_assert_true(budget_book(&budget, book, 600000, NOVEMBER_S));
	g_assert_cmpint(budget_spent(book, NOVEMBER_S), ==, 600000);
	g_assert_false(budget_book(&budget, book, 400001, NOVEMBER_S));
	g_assert_false(budget_book(&budget, book, -1, NOVEMBER_S));
	g_assert_cmpint(budget_left(&budget, book, NOVEMBER_S), ==, 400000);
	budget_settle(book, 15000, NOVEMBER_S);
	g_assert_cmpint(budget_spent(book, NOVEMBER_S), ==, 15000);
	/* nothing was open: what it cost all the same is told */
	budget_settle(book, 5000, NOVEMBER_S);
	g_assert_cmpint(budget_spent(book, NOVEMBER_S), ==, 20000);
	/* more than was booked: told, and nothing is left below nothing */
	g_assert_true(budget_book(&budget, book, 980000, NOVEMBER_S));
	budget_settle(book, 990000, NOVEMBER_S);
	g_assert_cmpint(budget_spent(book, NOVEMBER_S), ==, 1010000);
	g_assert_cmpint(budget_left(&budget, book, NOVEMBER_S), ==, 0);
	g_assert_false(budget_book(&budget, book, 1, NOVEMBER_S));
}

/* A run was killed with a request in flight: whoever sold it may have served it. */
static void
test_killed(void)
{
	const Budget budget = { 1000000 };
	json_auto_t *book = json_object();

	g_assert_true(budget_book(&budget, book, 600000, NOVEMBER_S));
	budget_close(book, NOVEMBER_S + 60);
	g_assert_cmpint(budget_spent(book, NOVEMBER_S), ==, 600000);
	g_assert_null(json_object_get(book, "open"));
	budget_settle(book, 0, NOVEMBER_S);
	g_assert_cmpint(budget_spent(book, NOVEMBER_S), ==, 600000);
	g_assert_cmpint(budget_spent(book, DECEMBER_S), ==, 0);
}

static void
test_months(void)
{
	const Budget budget = { 1000000 };
	json_auto_t *book = json_object();

	g_assert_cmpint(budget_renews_s(NOVEMBER_S), ==, DECEMBER_S);
	g_assert_cmpint(budget_renews_s(DECEMBER_S - 1), ==, DECEMBER_S);
	g_assert_cmpint(budget_renews_s(DECEMBER_S), ==, DECEMBER_S + 31 * 86400);
	g_assert_true(budget_book(&budget, book, 1000000, DECEMBER_S - 1));
	g_assert_cmpint(budget_left(&budget, book, DECEMBER_S - 1), ==, 0);
	/* in flight over the turn of the month: it may be billed in either */
	g_assert_cmpint(budget_spent(book, DECEMBER_S), ==, 1000000);
	budget_settle(book, 35000, DECEMBER_S);
	g_assert_cmpint(budget_spent(book, DECEMBER_S), ==, 35000);
	/* a clock that is put back gives nothing back */
	g_assert_true(budget_book(&budget, book, 500000, DECEMBER_S + 5));
	budget_close(book, NOVEMBER_S);
	g_assert_cmpint(budget_spent(book, NOVEMBER_S), ==, 535000);
	g_assert_cmpint(budget_spent(book, DECEMBER_S), ==, 0);
}

static void
test_wrong_books(void)
{
	static const char *const texts[] = {
		"{}",
		"{\"month\": 5, \"spent\": \"x\", \"open\": []}",
		"{\"month\": \"2026-11\", \"spent\": -9223372036854775807, \"open\": 9e99}",
		"{\"month\": null, \"spent\": 9223372036854775807, \"open\": -1}",
		("{\"month\": \"9999-99\", \"spent\": 9223372036854775807, "
		 "\"open\": 9223372036854775807}"),
	};
	const Budget budget = { 1000000 };

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		json_auto_t *book = NULL;

		g_assert_true(jsontext_load(texts[i], strlen(texts[i]), &book, NULL));
		g_assert_cmpint(budget_left(&budget, book, NOVEMBER_S), >=, 0);
		g_assert_cmpint(budget_left(&budget, book, NOVEMBER_S), <=, 1000000);
		(void)budget_book(&budget, book, 1000, NOVEMBER_S);
		budget_settle(book, 1000, NOVEMBER_S);
		budget_close(book, NOVEMBER_S);
		g_assert_cmpint(budget_spent(book, NOVEMBER_S), >=, 0);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/budget/parse", test_parse);
	g_test_add_func("/budget/money", test_money);
	g_test_add_func("/budget/book", test_book);
	g_test_add_func("/budget/killed", test_killed);
	g_test_add_func("/budget/months", test_months);
	g_test_add_func("/budget/wrong-books", test_wrong_books);
	return g_test_run();
}
