/** A [source NAME] section: made, judged within the ini that it is for, and put into it. */
#ifndef TAGDIGEST_FLOW_ROSTER_SECTION_H
#define TAGDIGEST_FLOW_ROSTER_SECTION_H

#include <glib.h>
#include <stdbool.h>

#include "config/config.h"
#include "source/platform.h"

/** Names that sections have, or will have. @return owned set of char*, in lower case. */
GHashTable *roster_section_names(const Config *config);

/**
 * A name that no section has. @wanted borrowed: letters, digits, '-', '.' and '_'.
 *
 * @names  borrowed: the new one is added.
 * @return owned.
 */
char *roster_section_name(GHashTable *names, const char *wanted);

/** Whether somebody may call a section so. @error USAGE_PERMANENT. */
bool roster_section_check_name(const GHashTable *names, const char *name, GError **error);

/**
 * The section that reads the same already: of the same kind and address, whatever its hashtags.
 * @return owned: its name; NULL: none.
 */
char *roster_section_find(const Config *config, const Recognition *found);

/**
 * The section in lines. Logins and budget are those of another section of its kind, if there is
 * one; where it needs some and there is none, it is not enabled, and a comment says what to do.
 *
 * @name  borrowed.
 * @tags  borrowed: as the ini has them, or NULL.
 * @from  borrowed: where it comes from, for the comment; or NULL.
 * @return owned, with a blank line before it.
 */
char *roster_section_text(const Config *config, const Recognition *found, const char *name,
	const char *tags, const char *from);

/** The ini as it would be. All owned, by roster_trial_clear(). */
typedef struct RosterTrial {
	char *whole;    /* what the file would hold */
	Config *config; /* read and judged: of what is new nothing is wrong */
	guint mistakes; /* in what was there before: somebody is not done with it yet */
} RosterTrial;

/**
 * The ini as it would be with these lines at its end.
 *
 * @text   borrowed.
 * @trial  out.
 * @error  CONFIG_PERMANENT: what is wrong with the lines; SYSTEM_PERMANENT.
 */
bool roster_section_try(const Config *old, const char *text, RosterTrial *trial, GError **error);

/** Free what it holds. */
void roster_trial_clear(RosterTrial *trial);

/**
 * Put lines at the end of the ini, all of them or none: what is in it, its mode and its owner stay,
 * and so does a link that it is.
 *
 * @error  LOCKED_TEMPORARY, CONFIG_PERMANENT, SYSTEM_PERMANENT.
 */
bool roster_section_append(const Config *config, const char *text, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RosterTrial, roster_trial_clear)

#endif
