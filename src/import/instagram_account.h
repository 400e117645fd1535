/** Whose export of Instagram or Threads it is, and who may see them. */
#ifndef TAGDIGEST_IMPORT_INSTAGRAM_ACCOUNT_H
#define TAGDIGEST_IMPORT_INSTAGRAM_ACCOUNT_H

#include "import/meta.h"

typedef struct InstagramAccount {
	char *username;     /* owned: letters, digits, '.', '_'; or NULL */
	char *name;         /* owned, or NULL */
	MetaSeen seen;      /* their posts, as far as the account says */
	bool is_unreadable; /* a part that tells of it is no JSON */
} InstagramAccount;

/** Nothing is known of it. */
#define INSTAGRAM_ACCOUNT_UNKNOWN ((InstagramAccount){ .seen = META_SEEN_UNSAID })

/** Whether a part (its first @length bytes) tells of the account: personal_information.json. */
bool instagram_account_is_told(const char *head, gsize length);

/**
 * Hear such a part; what it does not say stays. All else of it (addresses, telephone numbers, a day
 * of birth) is let alone.
 *
 * @error  the reader's.
 */
bool instagram_account_hear(InstagramAccount *account, Reader *reader, GError **error);

/** Put into a post who wrote it. @host "instagram.com"; @page before the name in the address of
 * their page: "https://www.instagram.com/". */
void instagram_account_sign(const InstagramAccount *account, const char *host, const char *page,
	Post *post);

/** Free what it holds. */
void instagram_account_clear(InstagramAccount *account);

#endif
