#include "model/budget.h"

#include "base/error.h"

#include <string.h>

#define UNIT " USD a month"
#define CENTS_PER_USD 100
#define MICROS_PER_CENT (BUDGET_MICROS_PER_USD / CENTS_PER_USD)
#define CENTS_MAX (INT64_C(100000) * CENTS_PER_USD)

/* "5", "5.5" or "5.05" as cents; -1: none of these. */
static int64_t
read_cents(const char *number)
{
	g_auto(GStrv) parts = g_strsplit(number, ".", 0);
	const guint count = g_strv_length(parts);
	const gsize decimals = count == 2 ? strlen(parts[1]) : 0;
	g_autofree char *cents = count == 1 || (count == 2 && (decimals == 1 || decimals == 2))
		? g_strdup_printf("%s%s%s", parts[0], count == 2 ? parts[1] : "00",
			decimals == 1 ? "0" : "")
		: g_strdup("");
	gint64 value = -1;

	return g_ascii_string_to_signed(cents, 10, 1, CENTS_MAX, &value, NULL) ? value : -1;
}

bool
budget_read(const char *text, void *field, GError **error)
{
	const gsize length = strlen(text), unit = strlen(UNIT);
	const bool has_unit = length > unit && g_ascii_strcasecmp(text + length - unit, UNIT) == 0;
	g_autofree char *number = has_unit ? g_strndup(text, length - unit) : g_strdup("");
	const int64_t cents = read_cents(number);
	Budget *budget = field;

	if (cents < 0) {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"\"%s\" is no budget (expected an amount such as 5.00 USD a month, from "
			"0.01 to 100000)",
			text);
		return false;
	}
	if (budget != NULL) {
		budget->micros = cents * MICROS_PER_CENT;
	}
	return true;
}
