/* Any bytes as files of an archive of a Mastodon account. */
#include "exports.h"
#include "import/mastodon_outbox.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	exports_try(&mastodon_outbox_format, data, size, false);
	return 0;
}
