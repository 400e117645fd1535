#include "fixture.h"

#include "base/error.h"
#include "store/keyhash.h"

static char *
hash_of(Fixture *fixture, const char *name)
{
	GError *error = NULL;
	char *hash = NULL;

	fixture_begin(fixture);
	assert_done(keyhash_make(fixture->store, name, &hash, &error));
	fixture_commit(fixture);
	g_assert_cmpuint(strlen(hash), ==, 32);
	return hash;
}

/* The same name has the same hash for as long as the database lives, and another one in another. */
static void
test_a_name_is_known_again(Fixture *fixture, gconstpointer data)
{
	g_autofree char *once = hash_of(fixture, "url:toot.example/@ada/1");
	g_autofree char *other = hash_of(fixture, "url:toot.example/@ada/2");
	GError *error = NULL;
	Fixture second;

	(void)data;
	store_close(fixture->store);
	assert_done(store_open(&(StoreWish){ fixture->path, STORE_WRITE, INI, false },
		&fixture->store, &error));
	g_autofree char *again = hash_of(fixture, "url:toot.example/@ada/1");
	g_assert_cmpstr(again, ==, once);
	g_assert_cmpstr(other, !=, once);

	fixture_set_up(&second, NULL);
	g_autofree char *elsewhere = hash_of(&second, "url:toot.example/@ada/1");
	g_assert_cmpstr(elsewhere, !=, once);
	fixture_tear_down(&second, NULL);
}

static void
test_many_names(Fixture *fixture, gconstpointer data)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autoptr(GPtrArray) hashes = NULL;
	GError *error = NULL;

	(void)data;
	g_ptr_array_add(names, (void *)"one");
	g_ptr_array_add(names, (void *)"two");
	fixture_begin(fixture);
	assert_done(keyhash_all(fixture->store, names, &hashes, &error));
	fixture_commit(fixture);
	g_autofree char *two = hash_of(fixture, "two");
	g_assert_cmpuint(hashes->len, ==, 2);
	g_assert_cmpstr(g_ptr_array_index(hashes, 1), ==, two);
}

/* A key that was made in vain is no key. */
static void
test_the_first_is_rolled_back(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;
	g_autofree char *lost = NULL;
	g_autofree char *lost_too = NULL;

	(void)data;
	{
		g_auto(StoreTransaction) transaction = { 0 };
		assert_done(store_transaction_begin(fixture->store, &transaction, &error));
		assert_done(keyhash_make(fixture->store, "one", &lost, &error));
		assert_done(keyhash_make(fixture->store, "one", &lost_too, &error));
		g_assert_cmpstr(lost, ==, lost_too);
	}
	g_autofree char *hash = hash_of(fixture, "one");
	g_assert_cmpstr(hash, !=, lost);
	store_close(fixture->store);
	assert_done(store_open(&(StoreWish){ fixture->path, STORE_WRITE, INI, false },
		&fixture->store, &error));
	g_autofree char *again = hash_of(fixture, "one");
	g_assert_cmpstr(again, ==, hash);
}

/* Nor is one that was made before an error, whose commit keeps nothing. */
static void
test_the_first_is_not_committed(Fixture *fixture, gconstpointer data)
{
	g_autofree char *lost = NULL;
	GError *error = NULL;
	StoreTransaction transaction = { 0 };

	(void)data;
	assert_done(store_transaction_begin(fixture->store, &transaction, &error));
	assert_done(keyhash_make(fixture->store, "one", &lost, &error));
	assert_fails(db_script(store_db(fixture->store), "nonsense", &error), ERROR_STORE_PERMANENT,
		"syntax error");
	assert_fails(store_transaction_commit(&transaction, &error), ERROR_STORE_PERMANENT,
		"earlier error");
	g_autofree char *hash = hash_of(fixture, "one");
	g_assert_cmpstr(hash, !=, lost);
	g_autofree char *again = hash_of(fixture, "one");
	g_assert_cmpstr(again, ==, hash);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/keyhash/a name is known again", test_a_name_is_known_again);
	add_test("/keyhash/many names", test_many_names);
	add_test("/keyhash/the first is rolled back", test_the_first_is_rolled_back);
	add_test("/keyhash/the first is not committed", test_the_first_is_not_committed);
	return g_test_run();
}
