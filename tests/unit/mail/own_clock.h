/**
 * Monotonic time as the test says it is: this now_monotonic_ms() is linked in place of the
 * library's.
 */
#ifndef TAGDIGEST_TESTS_OWN_CLOCK_H
#define TAGDIGEST_TESTS_OWN_CLOCK_H

#include "base/now.h"

static int64_t clock_ms = 1000000;

int64_t
now_monotonic_ms(void)
{
	return clock_ms;
}

#endif
