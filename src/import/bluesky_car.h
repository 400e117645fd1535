/** The repository of a Bluesky account, as its server hands it out: a CAR file. */
#ifndef TAGDIGEST_IMPORT_BLUESKY_CAR_H
#define TAGDIGEST_IMPORT_BLUESKY_CAR_H

#include "import/format.h"

extern const ImportFormat bluesky_car_format;

#endif
