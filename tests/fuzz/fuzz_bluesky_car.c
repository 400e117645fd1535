/*
 * Any bytes as a repository of Bluesky, and, since few that are changed keep their block's name, as
 * a record of one too.
 */
#include "exports.h"
#include "import/bluesky_car.h"
#include "import/bluesky_car_view.h"
#include "import/dagcbor.h"
#include "source/bluesky_post.h"

static void
try_record(const char *bytes, gsize length)
{
	json_auto_t *record = dagcbor_json(bytes, length);

	if (json_is_object(record)) {
		json_auto_t *author = bluesky_car_view_author("did:plc:ada", record);
		json_auto_t *view = bluesky_car_view_post("3l5exmpl2ab2c", author, record,
			EXPORTS_NOW_S);
		Post *post = bluesky_post_read(view, EXPORTS_NOW_S);

		g_assert_nonnull(post);
		post_free(post);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	exports_try(&bluesky_car_format, data, size, true);
	try_record((const char *)data, size);
	return 0;
}
