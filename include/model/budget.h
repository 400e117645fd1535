/** What a source that costs money may cost in a month. Plain data. */
#ifndef TAGDIGEST_MODEL_BUDGET_H
#define TAGDIGEST_MODEL_BUDGET_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/** So many micros are one USD: prices of a thousandth of a cent are whole numbers. */
#define BUDGET_MICROS_PER_USD INT64_C(1000000)

typedef struct Budget {
	int64_t micros; /* millionths of a USD in a calendar month, UTC; 0: none was said */
} Budget;

/**
 * Read "5.00 USD a month" (an OptionRead): a number with two decimals at most, of 1 cent to
 * 100,000 USD.
 *
 * @text   borrowed.
 * @field  a Budget, or NULL to judge only.
 * @error  CONFIG_PERMANENT: what is wrong and what was expected.
 */
bool budget_read(const char *text, void *field, GError **error);

#endif
