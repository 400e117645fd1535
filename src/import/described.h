/** Tables and JSON of a platform that an ini describes ([kind NAME]): the source says which. */
#ifndef TAGDIGEST_IMPORT_DESCRIBED_H
#define TAGDIGEST_IMPORT_DESCRIBED_H

#include "import/format.h"

extern const ImportFormat described_format;

#endif
