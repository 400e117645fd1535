/** What Facebook gives people who download their information, as JSON. */
#ifndef TAGDIGEST_IMPORT_FACEBOOK_H
#define TAGDIGEST_IMPORT_FACEBOOK_H

#include "import/format.h"

extern const ImportFormat facebook_format;

#endif
