/** What a row of a table is expected to give; one that does not still lets the others be tried. */
#ifndef TAGDIGEST_TESTS_UNIT_EXPECT_H
#define TAGDIGEST_TESTS_UNIT_EXPECT_H

#include <glib.h>

/* Either text may be NULL. */
static inline void
expect_text(const char *row, const char *got, const char *want)
{
	if (g_strcmp0(got, want) != 0) {
		g_test_message("%s: got \"%s\", want \"%s\"", row, got, want);
		g_test_fail();
	}
}

#endif
