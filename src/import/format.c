/* The registry of formats: a row each. */
#include "import/format.h"

#include "import/bluesky_car.h"
#include "import/described.h"
#include "import/facebook.h"
#include "import/instagram.h"
#include "import/jsonlines.h"
#include "import/linkedin.h"
#include "import/mastodon_outbox.h"
#include "import/sheet.h"
#include "import/x_archive.h"

static const ImportFormat *const formats[] = {
	&x_archive_format,
	&mastodon_outbox_format,
	&bluesky_car_format,
	&jsonlines_format,
	&instagram_format,
	&facebook_format,
	&linkedin_format,
	&described_format,
	&sheet_format,
	NULL,
};

const ImportFormat *const *
import_formats(void)
{
	return formats;
}
