#include "import/instagram_people.h"

#include "base/prefix.h"
#include "import/owners.h"

#include <string.h>

enum { INSTAGRAM, THREADS, PLATFORMS };

static const char *const tops[] = { "your_instagram_activity", "personal_information",
	"account_information", NULL };
static const char *const plain[] = { "content", "media", "threads", NULL };
static const OwnersFolders folders = { tops, plain };

/* One export. */
typedef struct Person {
	InstagramAccount account; /* without names where there are several */
	bool is_several;
	bool is_told[PLATFORMS];  /* whether a part of it is about that platform's account … */
	MetaSeen seen[PLATFORMS]; /* … and the strictest of what these say */
} Person;

struct InstagramPeople {
	Owners *exports;               /* of Person */
	GHashTable *hidden[PLATFORMS]; /* usernames of accounts that are private somewhere, owned */
	bool is_any_hidden[PLATFORMS]; /* whether there is one, with a name or without */
};

static void
person_free(void *data)
{
	Person *person = data;

	instagram_account_clear(&person->account);
	g_free(person);
}

InstagramPeople *
instagram_people_new(void)
{
	InstagramPeople *people = g_new0(InstagramPeople, 1);

	people->exports = owners_new(&folders, person_free);
	for (int i = 0; i < PLATFORMS; i++) {
		people->hidden[i] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	}
	return people;
}

void
instagram_people_free(InstagramPeople *people)
{
	owners_free(people->exports);
	for (int i = 0; i < PLATFORMS; i++) {
		g_hash_table_unref(people->hidden[i]);
	}
	g_free(people);
}

/* ---- hearing ---- */

static bool
is_other(const char *one, const char *other)
{
	return one != NULL && other != NULL && strcmp(one, other) != 0;
}

/* Names that were thrown together are nobody's. */
static void
take_names(Person *person, InstagramAccount *heard)
{
	InstagramAccount *account = &person->account;
	const bool is_by_username = account->username != NULL && heard->username != NULL;

	person->is_several = person->is_several || is_other(account->username, heard->username)
		|| (!is_by_username && is_other(account->name, heard->name));
	if (person->is_several) {
		instagram_account_clear(account);
		return;
	}
	if (account->username == NULL) {
		account->username = g_steal_pointer(&heard->username);
	}
	if (account->name == NULL) {
		account->name = g_steal_pointer(&heard->name);
	}
}

static void
tell(InstagramPeople *people, Person *person, int platform, MetaSeen seen)
{
	person->seen[platform] = person->is_told[platform] ? MAX(person->seen[platform], seen)
							   : seen;
	person->is_told[platform] = true;
	people->is_any_hidden[platform] = people->is_any_hidden[platform]
		|| seen == META_SEEN_BY_SOME;
}

/* An account that is private in one of its exports is so in the others, older or newer. */
static void
note_hidden(InstagramPeople *people, const Person *person)
{
	for (int i = 0; i < PLATFORMS; i++) {
		if (person->seen[i] == META_SEEN_BY_SOME && person->account.username != NULL) {
			g_hash_table_add(people->hidden[i], g_strdup(person->account.username));
		}
	}
}

static bool
is_of_threads(const char *path)
{
	const char *inside = path + owners_root(&folders, path);

	return prefix_stands_at(inside, "threads/") || strstr(inside, "/threads/") != NULL;
}

static void
take(InstagramPeople *people, const char *path, Person *person, InstagramAccount *heard)
{
	/* what cannot be read may say no */
	const MetaSeen seen = heard->is_unreadable ? META_SEEN_BY_SOME : heard->seen;
	const bool is_threads = is_of_threads(path);

	person->account.is_unreadable = person->account.is_unreadable || heard->is_unreadable;
	take_names(person, heard);
	tell(people, person, is_threads ? THREADS : INSTAGRAM, seen);
	if (!is_threads && seen == META_SEEN_BY_SOME) {
		tell(people, person, THREADS, seen);
	}
	note_hidden(people, person);
}

bool
instagram_people_hear(InstagramPeople *people, const char *path, Reader *reader, GError **error)
{
	InstagramAccount heard = INSTAGRAM_ACCOUNT_UNKNOWN;
	Person *person = owners_get(people->exports, path);
	g_autofree Person *made = person == NULL ? g_new0(Person, 1) : NULL;

	if (!instagram_account_hear(&heard, reader, error)) {
		return false;
	}
	take(people, path, person != NULL ? person : made, &heard);
	if (made != NULL) {
		owners_put(people->exports, path, g_steal_pointer(&made));
	}
	instagram_account_clear(&heard);
	return true;
}

/* ---- asking ---- */

/* Posts without an owner may be those of any account that is there. */
static InstagramOwner
owner_of_none(const InstagramPeople *people, const Person *person, int platform)
{
	const bool is_hidden = people->is_any_hidden[platform];
	const bool is_told = person != NULL && person->is_told[platform];

	return (InstagramOwner){ .seen = is_hidden ? META_SEEN_BY_SOME
			: is_told                  ? person->seen[platform]
						   : META_SEEN_UNSAID,
		.why = is_hidden ? "nobody says whose it is, and an account beside it is private, "
				   "or cannot be read (personal_information.json belongs into each "
				   "export)"
				 : NULL };
}

InstagramOwner
instagram_people_owner(const InstagramPeople *people, const char *path, bool is_threads)
{
	const int platform = is_threads ? THREADS : INSTAGRAM;
	const Person *person = owners_get(people->exports, path);

	if (person == NULL || person->is_several) {
		return owner_of_none(people, person, platform);
	}
	InstagramOwner owner = { .account = &person->account,
		.seen = person->is_told[platform] ? person->seen[platform] : META_SEEN_UNSAID };
	if (person->account.username != NULL
		&& g_hash_table_contains(people->hidden[platform], person->account.username)) {
		owner.seen = META_SEEN_BY_SOME;
	}
	if (person->account.is_unreadable) {
		owner.why = "personal_information.json cannot be read, which says whether the "
			    "account is private";
	}
	return owner;
}
