#include "import/x_archive_person.h"

#include "text/jsontext.h"

#include <string.h>

XArchivePerson *
x_archive_person_new(void)
{
	XArchivePerson *person = g_new0(XArchivePerson, 1);

	person->user = json_object();
	return person;
}

void
x_archive_person_free(XArchivePerson *person)
{
	json_decref(person->user);
	g_free(person->protected_since);
	g_free(person);
}

/* The first of several names that has a text. */
static void
take(XArchivePerson *person, const char *key, const json_t *json, const char *const *names)
{
	for (gsize i = 0; names[i] != NULL; i++) {
		g_autofree char *value = jsontext_dup_id(json, names[i]);

		if (value != NULL) {
			json_object_set_new(person->user, key, jsontext_text(value));
			return;
		}
	}
}

void
x_archive_person_hear_account(XArchivePerson *person, const json_t *json)
{
	static const char *const ids[] = { "accountId", NULL },
				 *const names[] = { "username", NULL },
				 *const displays[] = { "accountDisplayName", NULL };
	const json_t *account = json_object_get(json, "account");

	take(person, "id", account, ids);
	take(person, "username", account, names);
	take(person, "name", account, displays);
}

void
x_archive_person_hear_profile(XArchivePerson *person, const json_t *json)
{
	static const char *const bios[] = { "bio", NULL };

	take(person, "description", jsontext_path(json, "profile.description"), bios);
}

void
x_archive_person_hear_protection(XArchivePerson *person, const json_t *json)
{
	const json_t *change = json_object_get(json, "protectedHistory");
	const char *when = jsontext_string(change, "protectedAt");
	const char *action = jsontext_string(change, "action");

	if (action == NULL
		|| (when != NULL && person->protected_since != NULL
			&& strcmp(when, person->protected_since) < 0)) {
		return;
	}
	g_free(person->protected_since);
	person->protected_since = g_strdup(when);
	/* what is not plainly the end of it is none */
	person->is_protected = g_ascii_strncasecmp(action, "unprotect", strlen("unprotect")) != 0;
}

void
x_archive_person_hear_details(XArchivePerson *person, const json_t *json)
{
	static const char *const ids[] = { "id_str", "id", NULL },
				 *const names[] = { "screen_name", NULL },
				 *const displays[] = { "full_name", "name", NULL },
				 *const bios[] = { "bio", "description", NULL };

	take(person, "id", json, ids);
	take(person, "username", json, names);
	take(person, "name", json, displays);
	take(person, "description", json, bios);
	person->is_protected = person->is_protected
		|| json_is_true(json_object_get(json, "protected"));
}

bool
x_archive_person_is_known(const XArchivePerson *person)
{
	return jsontext_string(person->user, "username") != NULL;
}

/* ---- which of several ---- */

static char *
folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return g_strndup(path, slash != NULL ? (gsize)(slash - path) : 0);
}

static const XArchivePerson *
known_in(GHashTable *people, const char *folder)
{
	const XArchivePerson *person = g_hash_table_lookup(people, folder);

	return person != NULL && x_archive_person_is_known(person) ? person : NULL;
}

/* In an old archive the posts lie a folder deeper than what says whose they are
 * (data/js/tweets/2012_05.js, data/js/user_details.js); any other folder above may be somebody
 * else's. */
const XArchivePerson *
x_archive_person_of(GHashTable *people, const char *path)
{
	g_autofree char *folder = folder_of(path);
	g_autofree char *above = folder_of(folder);
	const XArchivePerson *person = known_in(people, folder);
	const char *name = folder + strlen(above) + (*above != '\0');

	return person == NULL && strcmp(name, "tweets") == 0 ? known_in(people, above) : person;
}

/* ---- archives of several years ---- */

/* What all archives of one account say together. */
typedef struct Joined {
	guint count;             /* of archives */
	GString *words;          /* names and descriptions … */
	json_t *description;     /* … as one, owned; NULL: not yet made */
	const char *since;       /* borrowed: the last change of "protected" … */
	bool was_protected_then; /* … and what it made of the account */
	bool is_protected;       /* as is said without a time */
	bool is_unread;
} Joined;

static void
joined_free(void *data)
{
	Joined *joined = data;

	g_string_free(joined->words, TRUE);
	json_decref(joined->description);
	g_free(joined);
}

static Joined *
joined_of(GHashTable *accounts, const XArchivePerson *person)
{
	const char *id = jsontext_string(person->user, "id");
	Joined *joined = id != NULL ? g_hash_table_lookup(accounts, id) : NULL;

	if (id != NULL && joined == NULL) {
		joined = g_new0(Joined, 1);
		joined->words = g_string_new(NULL);
		g_hash_table_insert(accounts, g_strdup(id), joined);
	}
	return joined;
}

static void
join_person(Joined *joined, const XArchivePerson *person)
{
	static const char *const keys[] = { "name", "description" };
	const int later = person->protected_since != NULL && joined->since != NULL
		? strcmp(person->protected_since, joined->since)
		: 1;

	for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
		const char *words = jsontext_string(person->user, keys[i]);

		g_string_append_printf(joined->words, "%s\n", words != NULL ? words : "");
	}
	joined->count++;
	joined->is_unread = joined->is_unread || person->is_unread;
	if (person->protected_since == NULL) {
		joined->is_protected = joined->is_protected || person->is_protected;
	} else if (later >= 0) {
		joined->was_protected_then = person->is_protected
			|| (later == 0 && joined->was_protected_then);
		joined->since = person->protected_since;
	}
}

static void
tell_person(Joined *joined, XArchivePerson *person)
{
	if (joined->description == NULL) {
		joined->description = jsontext_text(joined->words->str);
	}
	json_object_set(person->user, "description", joined->description);
	person->is_protected = joined->is_protected || joined->was_protected_then;
	person->is_unread = joined->is_unread;
}

void
x_archive_person_join(GHashTable *people)
{
	g_autoptr(GHashTable) accounts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
		joined_free);
	GHashTableIter iter;
	gpointer person;

	g_hash_table_iter_init(&iter, people);
	while (g_hash_table_iter_next(&iter, NULL, &person)) {
		Joined *joined = joined_of(accounts, person);
		if (joined != NULL) {
			join_person(joined, person);
		}
	}
	g_hash_table_iter_init(&iter, people);
	while (g_hash_table_iter_next(&iter, NULL, &person)) {
		Joined *joined = joined_of(accounts, person);
		if (joined != NULL && joined->count > 1) {
			tell_person(joined, person);
		}
	}
}
