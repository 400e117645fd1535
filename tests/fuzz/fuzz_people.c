/* Whatever a list of people holds: an entry is clean text on one line, in a state that a list may
 * say. */
#include "flow/people_part.h"
#include "text/charset.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
judge(const PeopleEntry *entry)
{
	g_assert_nonnull(entry->place);
	g_assert_nonnull(entry->address);
	g_assert_true(g_utf8_validate(entry->address, -1, NULL));
	g_assert_null(strpbrk(entry->address, "\n"));
	g_assert_cmpint(entry->state, >, SUBSCRIPTION_NONE);
	g_assert_cmpint(entry->state, <, SUBSCRIPTION_ERASED);
	g_assert_true(entry->problem == NULL || g_utf8_validate(entry->problem, -1, NULL));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GString) text = charset_to_utf8((const char *)data, size, NULL);
	g_autoptr(GPtrArray) entries = NULL;

	if (people_read_list(text->str, &entries, NULL)) {
		for (guint i = 0; i < entries->len; i++) {
			judge(g_ptr_array_index(entries, i));
		}
	}
	return 0;
}
