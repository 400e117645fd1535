/** Posts as `tagdigest parse` and `tagdigest export` print them: one JSON object a line. */
#ifndef TAGDIGEST_IMPORT_JSONLINES_H
#define TAGDIGEST_IMPORT_JSONLINES_H

#include "import/format.h"

extern const ImportFormat jsonlines_format;

#endif
