#include "digest/person.h"

#include <stdbool.h>
#include <string.h>

struct PersonBook {
	GHashTable *persons;  /* name of an author -> name in the ini */
	GHashTable *accounts; /* profile -> the account whose it is */
};

static GHashTable *
new_names(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

PersonBook *
person_book_new(void)
{
	PersonBook *book = g_new0(PersonBook, 1);

	book->persons = new_names();
	book->accounts = new_names();
	return book;
}

void
person_book_free(PersonBook *book)
{
	if (book != NULL) {
		g_hash_table_unref(book->persons);
		g_hash_table_unref(book->accounts);
		g_free(book);
	}
}

void
person_book_add(PersonBook *book, const char *name, const char *person)
{
	if (!g_hash_table_contains(book->persons, name)) {
		g_hash_table_insert(book->persons, g_strdup(name), g_strdup(person));
	}
}

void
person_book_join(PersonBook *book, const char *profile, const char *account)
{
	const char *known = g_hash_table_lookup(book->accounts, profile);

	if (known == NULL || strcmp(account, known) < 0) {
		g_hash_table_insert(book->accounts, g_strdup(profile), g_strdup(account));
	}
}

/* Whom the ini calls by one of these names. */
static const char *
find_person(const PersonBook *book, const GPtrArray *names)
{
	const char *person = NULL;

	for (guint i = 0; names != NULL && person == NULL && i < names->len; i++) {
		person = g_hash_table_lookup(book->persons, g_ptr_array_index(names, i));
	}
	return person;
}

/* By its strongest name; a profile is the account whose it is. Whoever has a handle and no keys yet
 * is known by the first of @names. @return borrowed, or NULL. */
static const char *
find_author(const PersonBook *book, const Post *post, const GPtrArray *names)
{
	const bool has_handle = post->author_handle != NULL && names != NULL && names->len > 0;
	const char *strongest = post->author_keys->len > 0 ? g_ptr_array_index(post->author_keys, 0)
		: has_handle                               ? g_ptr_array_index(names, 0)
							   : NULL;
	const char *account = strongest != NULL ? g_hash_table_lookup(book->accounts, strongest)
						: NULL;

	return account != NULL ? account : strongest;
}

char *
person_of(const PersonBook *book, const Post *post, const GPtrArray *names)
{
	const char *person = find_person(book, post->author_keys);
	const char *author = find_author(book, post, names);
	const char *network = post->network != NULL ? post->network : "";

	if (person == NULL) {
		person = find_person(book, names);
	}
	if (person != NULL) {
		return g_strconcat("person:", person, NULL);
	}
	if (author != NULL) {
		return g_strdup(author);
	}
	if (post->author_handle != NULL) {
		return g_strconcat("handle:", post->author_handle, NULL);
	}
	/* A mere name is somebody's in one place: two feeds may each have an "Admin". */
	return g_strconcat("name:", post->author_name != NULL ? post->author_name : "", "\n",
		network, NULL);
}
