/** The specs that config hands out, made from the sections and judged as wholes. */
#ifndef TAGDIGEST_CONFIG_SPECS_H
#define TAGDIGEST_CONFIG_SPECS_H

#include "config/config.h"
#include "config/sections.h"

/** Fill @config (borrowed, with its path and folder) with what the sections say; strays are only
 * judged. What is wrong is complained of. */
void specs_fill(Config *config, Sections *sections);

/** The kinds that sections describe. @return owned array of KindSpec. */
GPtrArray *specs_kinds(Sections *sections);

#endif
