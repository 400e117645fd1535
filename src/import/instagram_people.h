/** Whose the exports of Instagram and Threads are that an import has, and who may see each. */
#ifndef TAGDIGEST_IMPORT_INSTAGRAM_PEOPLE_H
#define TAGDIGEST_IMPORT_INSTAGRAM_PEOPLE_H

#include "import/instagram_account.h"

typedef struct InstagramPeople InstagramPeople;

/** What is known of a part with posts. Plain data, all borrowed from the people. */
typedef struct InstagramOwner {
	const InstagramAccount *account; /* NULL: nobody says whose it is, or several do */
	MetaSeen seen;                   /* its posts */
	const char *why; /* in words of ours: why they are kept from everybody, where that is not
			  * because the account is known to be private; or NULL */
} InstagramOwner;

/** Nobody yet. @return owned. */
InstagramPeople *instagram_people_new(void);

/** @people owned. */
void instagram_people_free(InstagramPeople *people);

/**
 * Hear a part that tells of an account (instagram_account_is_told()). It counts for its own export;
 * a no counts for all exports of that account, and for what is nobody's.
 *
 * @path   borrowed.
 * @error  the reader's.
 */
bool instagram_people_hear(InstagramPeople *people, const char *path, Reader *reader,
	GError **error);

/** Whose a part with posts is, when all was heard. @path borrowed. @is_threads Threads' posts,
 * which may be private by themselves. */
InstagramOwner instagram_people_owner(const InstagramPeople *people, const char *path,
	bool is_threads);

#endif
