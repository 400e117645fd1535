/* The registry of formats: a row each. */
#include "import/format.h"

#include "import/jsonlines.h"
#include "import/mbox.h"

static const ImportFormat *const formats[] = {
	&jsonlines_format,
	&mbox_format,
	NULL,
};

const ImportFormat *const *
import_formats(void)
{
	return formats;
}
