/* The registry of formats: a row each. */
#include "import/format.h"

#include "import/described.h"
#include "import/facebook.h"
#include "import/instagram.h"
#include "import/jsonlines.h"
#include "import/linkedin.h"
#include "import/sheet.h"

static const ImportFormat *const formats[] = {
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
