/* Any bytes as a part of an export; tests/fuzz/export_parts.h says what must hold. */
#include "import/linkedin.h"

#include "export_parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_export(&linkedin_format, data, size);
}
