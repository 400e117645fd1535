/** An archive of X (and of Twitter before): JavaScript files of a person's own posts. */
#ifndef TAGDIGEST_IMPORT_X_ARCHIVE_H
#define TAGDIGEST_IMPORT_X_ARCHIVE_H

#include "import/format.h"

extern const ImportFormat x_archive_format;

#endif
