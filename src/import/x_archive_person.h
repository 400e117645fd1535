/** Whose an archive of X is, as its files about the account tell. */
#ifndef TAGDIGEST_IMPORT_X_ARCHIVE_PERSON_H
#define TAGDIGEST_IMPORT_X_ARCHIVE_PERSON_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

/** What is known of somebody. All owned, NULL when unknown. */
typedef struct XArchivePerson {
	json_t *user;          /* as the API has it: {"id", "username", "name", "description"} */
	char *protected_since; /* when the last change of "protected" was … */
	bool is_protected;     /* … and what it made of the account */
	bool is_unread;        /* a file about the account cannot be read, and may say no */
} XArchivePerson;

/** A person of whom nothing is known. @return owned. */
XArchivePerson *x_archive_person_new(void);

/** @person owned. */
void x_archive_person_free(XArchivePerson *person);

/** Hear account.js: {"account": {…}}. @json borrowed. */
void x_archive_person_hear_account(XArchivePerson *person, const json_t *json);

/** Hear profile.js: {"profile": {"description": {"bio"}}}. @json borrowed. */
void x_archive_person_hear_profile(XArchivePerson *person, const json_t *json);

/** Hear protected-history.js: {"protectedHistory": {"protectedAt", "action"}}; the last counts. */
void x_archive_person_hear_protection(XArchivePerson *person, const json_t *json);

/** Hear user_details.js of an old archive, or the user in one of its posts. @json borrowed. */
void x_archive_person_hear_details(XArchivePerson *person, const json_t *json);

/** Whether it is known under which name somebody's posts are found. */
bool x_archive_person_is_known(const XArchivePerson *person);

/**
 * The person whose posts a part has: whose account stands beside them.
 *
 * @people  borrowed: folder, without a '/' behind it -> XArchivePerson.
 * @path    borrowed: the part's.
 * @return borrowed; NULL: nobody's who is known.
 */
const XArchivePerson *x_archive_person_of(GHashTable *people, const char *path);

/**
 * Archives of several years may be read together: what any of one account says holds for all of
 * them, by its latest word of being protected. Once, when all was heard.
 *
 * @people  borrowed: as above.
 */
void x_archive_person_join(GHashTable *people);

#endif
