/**
 * Whose an export is, where one folder or archive may hold the exports of several people: what an
 * export says of its account counts for that export alone. One export is what lies beside the
 * platform's own folders, however deep it was put; what lies elsewhere is nobody's.
 */
#ifndef TAGDIGEST_IMPORT_OWNERS_H
#define TAGDIGEST_IMPORT_OWNERS_H

#include <glib.h>

/** The folders that a platform makes in an export. Plain data, static; lists ended by NULL. */
typedef struct OwnersFolders {
	const char *const *tops;  /* beside each other in an export; nobody else calls a folder so:
				   * "your_facebook_activity" */
	const char *const *plain; /* in these, or at the top of older exports: "posts" */
} OwnersFolders;

typedef struct Owners Owners;

/** How much of a part's path (borrowed) is the folder that its export lies in: its length, with the
 * last '/'. @folders borrowed; NULL: an export has all its parts in one folder. */
gsize owners_root(const OwnersFolders *folders, const char *path);

/** Nobody yet. @folders borrowed; NULL as above. @free_one of what owners_put() is given. @return
 * owned. */
Owners *owners_new(const OwnersFolders *folders, GDestroyNotify free_one);

/** @owners owned, may be NULL. */
void owners_free(Owners *owners);

/** What was put for the export that the part at @path is of. @return borrowed, or NULL. */
void *owners_get(const Owners *owners, const char *path);

/** Put what is known of the owner of the export that the part at @path is of, in place of what was
 * there. Of more exports than anybody hands in nothing is known. @owner owned. */
void owners_put(Owners *owners, const char *path, void *owner);

/** Hear by name whose the export is that the part at @path is of, where names are all that is known
 * of owners (free_one is g_free). Of two names in one export none counts. @name owned; NULL or
 * empty: none. */
void owners_hear_name(Owners *owners, const char *path, char *name);

/** The name that was heard. @return borrowed; NULL: nobody said, or several. */
const char *owners_name(const Owners *owners, const char *path);

#endif
