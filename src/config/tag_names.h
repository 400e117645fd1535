/** The [tag NAME] sections: which names mean the same tag, and which of them is shown. */
#ifndef TAGDIGEST_CONFIG_TAG_NAMES_H
#define TAGDIGEST_CONFIG_TAG_NAMES_H

#include <glib.h>

#include "config/sections.h"
#include "text/hashtag.h"

/** What a [tag NAME] section says. */
typedef struct TagSpec {
	Hashtag *display;
	GPtrArray *aliases; /* of Hashtag */
} TagSpec;

typedef struct NamedTag {
	Hashtag *tag;      /* owned: as it is shown */
	GPtrArray *others; /* of Hashtag: its other names */
} NamedTag;

typedef struct TagNames {
	GPtrArray *tags;    /* of NamedTag */
	GHashTable *by_key; /* folded name, any of a tag's -> NamedTag */
} TagNames;

/**
 * Read the [tag NAME] sections; their problems, and names that two tags claim, are complained of.
 * @return owned.
 */
TagNames *tag_names_new(Sections *sections);

/** @names owned, may be NULL. */
void tag_names_free(TagNames *names);

/** The tag that goes by a folded name, borrowed, or NULL. */
const NamedTag *tag_names_find(const TagNames *names, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TagNames, tag_names_free)

#endif
