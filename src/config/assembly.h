/** The specs that config hands out, made from what was read. */
#ifndef TAGDIGEST_CONFIG_ASSEMBLY_H
#define TAGDIGEST_CONFIG_ASSEMBLY_H

#include "config/config.h"
#include "config/naming.h"
#include "config/reading.h"

/** Fill in what [tagdigest] and [smtp] say; @config has its path and folder. */
void assembly_program(Config *config, Reading *reading);

/** Fill in the digests; @naming borrowed. */
void assembly_digests(Config *config, Reading *reading, const Naming *naming);

/** Fill in the sources, last: their default is the tags of all digests. */
void assembly_sources(Config *config, Reading *reading, const Naming *naming);

/** Judge the sections that stand where they must not; they are used for nothing. */
void assembly_strays(Reading *reading);

#endif
