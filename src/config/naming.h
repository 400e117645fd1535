/** The [tag NAME] sections: which names mean the same tag, and which of them is shown. */
#ifndef TAGDIGEST_CONFIG_NAMING_H
#define TAGDIGEST_CONFIG_NAMING_H

#include <glib.h>

#include "config/reading.h"
#include "text/hashtag.h"

typedef struct NamedTag {
	Hashtag *tag;      /* owned: as it is shown */
	GPtrArray *others; /* of Hashtag: its other names */
} NamedTag;

typedef struct Naming {
	GPtrArray *tags;    /* of NamedTag */
	GHashTable *by_key; /* folded name, any of a tag's -> NamedTag */
} Naming;

/** Read the [tag NAME] sections; their problems, and names that two tags claim, are complained of.
 * @return owned. */
Naming *naming_new(Reading *reading);

/** @naming owned, may be NULL. */
void naming_free(Naming *naming);

/** The tag that goes by a folded name, borrowed, or NULL. */
const NamedTag *naming_find(const Naming *naming, const char *key);

/** Add to @tags (borrowed, of Hashtag) the shown tag that @tag means, or @tag itself. */
void naming_add_shown(const Naming *naming, const Hashtag *tag, GPtrArray *tags);

/** Add to @tags (borrowed, of Hashtag) every name of what @tag means, the shown one first. */
void naming_add_names(const Naming *naming, const Hashtag *tag, GPtrArray *tags);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Naming, naming_free)

#endif
