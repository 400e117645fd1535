#include "model/budget.h"

#include "base/error.h"
#include "text/jsontext.h"

#include <string.h>

#define FORM "\"5.00 USD a month\""
#define DECIMALS 2
#define CENT (BUDGET_MICROS_PER_USD / 100)
#define MONTH_LENGTH_MAX 32

/* ---- the spelling ---- */

/* "5", "5.5", "5.00": digits, at most two behind a dot. @return where it ends, NULL: none. */
static const char *
read_amount(const char *at, int64_t *micros)
{
	int64_t unit = BUDGET_MICROS_PER_USD;
	int64_t sum = 0;

	if (!g_ascii_isdigit(*at)) {
		return NULL;
	}
	for (; g_ascii_isdigit(*at) && sum <= BUDGET_USD_MAX; at++) {
		sum = sum * 10 + g_ascii_digit_value(*at);
	}
	sum *= BUDGET_MICROS_PER_USD;
	if (at[0] == '.' && g_ascii_isdigit(at[1])) {
		at++;
		for (int i = 0; i < DECIMALS && g_ascii_isdigit(*at); i++, at++) {
			unit /= 10;
			sum += g_ascii_digit_value(*at) * unit;
		}
	}
	*micros = sum;
	return at;
}

/* The words behind the amount. @return what is wrong, or NULL. */
static const char *
find_wrong_word(const char *rest)
{
	g_auto(GStrv) words = g_strsplit_set(rest, " \t", 0);
	const char *said[4] = { "", "", "", "" };
	guint count = 0;

	for (guint i = 0; words[i] != NULL; i++) {
		if (*words[i] != '\0' && count < G_N_ELEMENTS(said)) {
			said[count++] = words[i];
		}
	}
	if (g_ascii_strcasecmp(said[0], "USD") != 0) {
		return "does not say USD behind the amount";
	}
	const bool is_a = g_ascii_strcasecmp(said[1], "a") == 0
		|| g_ascii_strcasecmp(said[1], "per") == 0;
	if (count != 3 || !is_a || g_ascii_strcasecmp(said[2], "month") != 0) {
		return "does not say \"a month\" behind the currency";
	}
	return NULL;
}

bool
budget_parse(const char *text, Budget *budget, GError **error)
{
	g_autofree char *tidy = g_strstrip(g_strdup(text));
	int64_t micros = 0;
	const char *rest = read_amount(tidy, &micros);
	const char *wrong = rest == NULL ? "does not begin with an amount"
		: *rest == ','           ? "has a comma in its amount"
		: *rest == '.' || g_ascii_isdigit(*rest)
		? "is no amount in whole cents up to " G_STRINGIFY(BUDGET_USD_MAX) " USD"
		: find_wrong_word(rest);

	if (wrong == NULL
		&& (micros < CENT || micros > (int64_t)BUDGET_USD_MAX * BUDGET_MICROS_PER_USD)) {
		wrong = "is not between 0.01 and " G_STRINGIFY(BUDGET_USD_MAX) " USD";
	}
	if (wrong != NULL) {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"\"%s\" %s (expected a value such as " FORM ")", text, wrong);
		return false;
	}
	budget->micros = micros;
	return true;
}

bool
budget_read(const char *text, void *budget, GError **error)
{
	Budget judged;

	return budget_parse(text, budget != NULL ? budget : &judged, error);
}

char *
budget_text(const Budget *budget)
{
	g_autofree char *money = budget_money(budget->micros);

	return g_strconcat(money, " a month", NULL);
}

char *
budget_money(int64_t micros)
{
	const guint64 amount = micros < 0 ? -(guint64)micros : (guint64)micros;
	g_autofree char *text = g_strdup_printf("%s%" G_GUINT64_FORMAT ".%06" G_GUINT64_FORMAT,
		micros < 0 ? "-" : "", amount / BUDGET_MICROS_PER_USD,
		amount % BUDGET_MICROS_PER_USD);
	gsize length = strlen(text);

	/* cents always stand there, what is smaller only where there is some */
	for (int i = 0; i < 6 - DECIMALS && text[length - 1] == '0'; i++) {
		text[--length] = '\0';
	}
	return g_strconcat(text, " USD", NULL);
}

/* ---- the book ---- */

/* "2026-11"; texts of a year of four digits order as their months do. @return owned. */
static char *
month_of(int64_t now_s)
{
	g_autoptr(GDateTime) now = g_date_time_new_from_unix_utc(now_s);

	return now != NULL ? g_date_time_format(now, "%Y-%m") : g_strdup("");
}

static bool
is_of_this_month(const json_t *book, int64_t now_s)
{
	g_autofree char *month = month_of(now_s);
	const char *noted = jsontext_string(book, "month");

	/* By a clock that was put back nothing is given back. */
	return noted != NULL && strcmp(noted, month) >= 0;
}

static int64_t
amount_of(const json_t *book, const char *key)
{
	const int64_t micros = jsontext_integer(book, key, 0);

	return CLAMP(micros, 0, (int64_t)BUDGET_USD_MAX * BUDGET_MICROS_PER_USD);
}

int64_t
budget_spent(const json_t *book, int64_t now_s)
{
	/* what was not answered may be served in this month, whenever it was asked */
	return amount_of(book, is_of_this_month(book, now_s) ? "spent" : "open");
}

int64_t
budget_left(const Budget *budget, const json_t *book, int64_t now_s)
{
	return MAX(0, budget->micros - budget_spent(book, now_s));
}

static void
write_book(json_t *book, int64_t spent, int64_t open, int64_t now_s)
{
	g_autofree char *month = month_of(now_s);

	json_object_set_new(book, "month", jsontext_text(month));
	json_object_set_new(book, "spent", json_integer(spent));
	json_object_del(book, "open");
	if (open > 0) {
		json_object_set_new(book, "open", json_integer(open));
	}
}

bool
budget_book(const Budget *budget, json_t *book, int64_t micros, int64_t now_s)
{
	const int64_t spent = budget_spent(book, now_s);

	if (micros < 0 || micros > budget_left(budget, book, now_s)) {
		return false;
	}
	/* an earlier one that is still open was never answered, and stays spent */
	write_book(book, spent + micros, micros, now_s);
	return true;
}

void
budget_settle(json_t *book, int64_t micros, int64_t now_s)
{
	const int64_t open = amount_of(book, "open");
	const int64_t spent = budget_spent(book, now_s);

	write_book(book, spent - MIN(open, spent) + MAX(0, micros), 0, now_s);
}

void
budget_close(json_t *book, int64_t now_s)
{
	write_book(book, budget_spent(book, now_s), 0, now_s);
}

int64_t
budget_renews_s(int64_t now_s)
{
	g_autoptr(GDateTime) now = g_date_time_new_from_unix_utc(now_s);

	if (now == NULL) {
		return now_s;
	}
	g_autoptr(GDateTime) first = g_date_time_new_utc(g_date_time_get_year(now),
		g_date_time_get_month(now), 1, 0, 0, 0);
	g_autoptr(GDateTime) next = g_date_time_add_months(first, 1);
	return next != NULL ? g_date_time_to_unix(next) : now_s;
}
