/** What a [kind NAME] section says. Plain data. */
#ifndef TAGDIGEST_MODEL_KIND_SPEC_H
#define TAGDIGEST_MODEL_KIND_SPEC_H

#include <glib.h>

typedef struct KindSpec {
	char *name;    /* owned, in lower case */
	char *summary; /* owned: what it is, one line */
} KindSpec;

/** Empty. @return owned. */
KindSpec *kind_spec_new(void);

/** @spec owned. */
void kind_spec_free(KindSpec *spec);

#endif
