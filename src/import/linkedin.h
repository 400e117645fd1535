/** What LinkedIn gives people who ask for a copy of their data: a folder of tables. */
#ifndef TAGDIGEST_IMPORT_LINKEDIN_H
#define TAGDIGEST_IMPORT_LINKEDIN_H

#include "import/format.h"

extern const ImportFormat linkedin_format;

#endif
