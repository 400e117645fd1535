/* The registry of kinds. */
#include "source/kind.h"

#include "source/feed.h"
#include "source/mastodon.h"

#include <string.h>

/* In the order in which documents are offered to them: first whoever looks at a few bytes only. */
static const SourceKind *const kinds[] = { &feed_kind, &mastodon_kind, NULL };

const SourceKind *
kind_find(const char *name)
{
	for (guint i = 0; kinds[i] != NULL; i++) {
		if (strcmp(kinds[i]->name, name) == 0) {
			return kinds[i];
		}
	}
	return NULL;
}

const SourceKind *const *
kind_all(void)
{
	return kinds;
}

const SourceKind *
kind_sniff(const Reply *document)
{
	for (guint i = 0; kinds[i] != NULL; i++) {
		if (kinds[i]->recognises(document)) {
			return kinds[i];
		}
	}
	return NULL;
}
