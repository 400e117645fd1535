/* Whatever jansson takes unaided must come out of the mending reader unchanged. */
#include "text/jsontext.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	json_auto_t *plain = json_loadb((const char *)data, size, JSON_DISABLE_EOF_CHECK, NULL);
	json_auto_t *mended = NULL;
	g_autoptr(GError) error = NULL;
	bool loaded = jsontext_load((const char *)data, size, &mended, &error);

	g_assert_true(loaded == (error == NULL));
	g_assert_true(loaded == (mended != NULL));
	g_assert_true(plain == NULL || json_equal(plain, mended));
	return 0;
}
