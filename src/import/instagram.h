/** What Instagram and Threads give people who download their information, as JSON. */
#ifndef TAGDIGEST_IMPORT_INSTAGRAM_H
#define TAGDIGEST_IMPORT_INSTAGRAM_H

#include "import/format.h"

extern const ImportFormat instagram_format;

#endif
