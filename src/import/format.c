/* The registry of formats: a row each. */
#include "import/format.h"

static const ImportFormat *const formats[] = {
	NULL,
};

const ImportFormat *const *
import_formats(void)
{
	return formats;
}
