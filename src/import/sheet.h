/** Tables that people keep posts in: TAGS, Wakelet, forms, and whatever has columns with names. */
#ifndef TAGDIGEST_IMPORT_SHEET_H
#define TAGDIGEST_IMPORT_SHEET_H

#include "import/format.h"

extern const ImportFormat sheet_format;

#endif
