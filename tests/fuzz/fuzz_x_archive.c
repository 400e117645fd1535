/* Any bytes as files of an archive of X. */
#include "exports.h"
#include "import/x_archive.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	exports_try(&x_archive_format, data, size, false);
	return 0;
}
