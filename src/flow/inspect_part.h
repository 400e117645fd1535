/** What the parts of inspect have in common. */
#ifndef TAGDIGEST_FLOW_INSPECT_PART_H
#define TAGDIGEST_FLOW_INSPECT_PART_H

#include <glib.h>

#include "config/config.h"

/**
 * Say what is wrong with a value, at its place in the ini; nothing where it does not stand there.
 *
 * @section, @key, @text  borrowed. @problems borrowed, of Problem, added to.
 */
void inspect_complain(const Config *config, const char *section, const char *key, const char *text,
	GPtrArray *problems);

#endif
