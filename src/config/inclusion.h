/** The files that a pattern of include_files means. */
#ifndef TAGDIGEST_CONFIG_INCLUSION_H
#define TAGDIGEST_CONFIG_INCLUSION_H

#include <glib.h>

/**
 * Find files by a path in which * and ? stand for any characters.
 *
 * @folder   borrowed: where a relative pattern begins; no pattern itself.
 * @pattern  borrowed.
 * @return owned array of owned paths, sorted by byte; empty when there is none.
 */
GPtrArray *inclusion_expand(const char *folder, const char *pattern);

#endif
