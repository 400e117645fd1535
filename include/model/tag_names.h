/** Which names mean the same tag, and which of them is shown. Plain data. */
#ifndef TAGDIGEST_MODEL_TAG_NAMES_H
#define TAGDIGEST_MODEL_TAG_NAMES_H

#include <glib.h>

#include "text/hashtag_set.h"

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

/** Without any. @return owned. */
TagNames *tag_names_new(void);

/** @names owned, may be NULL. */
void tag_names_free(TagNames *names);

/** A tag more, shown as @tag (copied), which tag_names_claim() makes known. @return borrowed. */
NamedTag *tag_names_add(TagNames *names, const Hashtag *tag);

/**
 * Make @name (borrowed) one of @named, if it is nobody's.
 * @return whose it was before, borrowed; NULL: it was free.
 */
const NamedTag *tag_names_claim(TagNames *names, NamedTag *named, const Hashtag *name);

/** The tag that goes by a folded name, borrowed, or NULL. */
const NamedTag *tag_names_find(const TagNames *names, const char *key);

/** Put every name of what @tag (borrowed) means into @set, the shown one first. */
void tag_names_add_all(const TagNames *names, HashtagSet *set, const Hashtag *tag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TagNames, tag_names_free)

#endif
