#include "store/mailboxes.h"

#include "fixture.h"

#define NAME "imaps://mail.example.org:993/INBOX"

static MailboxRow *
get(Fixture *fixture, const char *name)
{
	MailboxRow *row = NULL;
	GError *error = NULL;

	assert_done(mailboxes_get(fixture->store, name, &row, &error));
	return row;
}

static void
save(Fixture *fixture, const MailboxRow *row)
{
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(mailboxes_save(fixture->store, row, &error));
	fixture_commit(fixture);
}

static void
test_row(Fixture *fixture, gconstpointer data)
{
	const MailboxRow full = { (char *)NAME, (char *)"4294967295", 4294967295, NOW, NOW + 1,
		NOW + 2, 3, "no\nanswer", NOW + 4, "stamp", 17, 2, "one of 9 MB" };
	const MailboxRow bare = { .name = NAME };

	(void)data;
	for (int i = 0; i < 2; i++) {
		g_autoptr(MailboxRow) none = get(fixture, "maildir:/home/ada/Maildir");
		g_assert_cmpstr(none->name, ==, "maildir:/home/ada/Maildir");
		g_assert_null(none->validity);
		g_assert_cmpint(none->uid, ==, 0);
		save(fixture, &full);
	}
	g_autoptr(MailboxRow) got = get(fixture, NAME);
	g_assert_cmpstr(got->name, ==, NAME);
	g_assert_cmpstr(got->validity, ==, "4294967295");
	g_assert_cmpint(got->uid, ==, 4294967295);
	g_assert_cmpint(got->last_try_s, ==, NOW);
	g_assert_cmpint(got->last_ok_s, ==, NOW + 1);
	g_assert_cmpint(got->failing_since_s, ==, NOW + 2);
	g_assert_cmpint(got->failures, ==, 3);
	g_assert_cmpstr(got->last_error, ==, "no?answer");
	g_assert_cmpint(got->not_before_s, ==, NOW + 4);
	g_assert_cmpstr(got->stamp, ==, "stamp");
	g_assert_cmpint(got->suspect, ==, 17);
	g_assert_cmpint(got->suspicions, ==, 2);
	g_assert_cmpstr(got->remark, ==, "one of 9 MB");
	save(fixture, &bare);
	g_autoptr(MailboxRow) again = get(fixture, NAME);
	g_assert_null(again->last_error);
	g_assert_null(again->remark);
	g_assert_cmpint(again->failures + again->uid + again->suspect, ==, 0);
}

/* "one two", sorted. */
static char *
files(Fixture *fixture, const char *name)
{
	g_autoptr(GHashTable) hashes = NULL;
	GError *error = NULL;

	assert_done(mailboxes_files(fixture->store, name, &hashes, &error));
	g_autoptr(GList) keys = g_list_sort(g_hash_table_get_keys(hashes), (GCompareFunc)strcmp);
	GString *text = g_string_new(NULL);
	for (const GList *key = keys; key != NULL; key = key->next) {
		g_string_append_printf(text, "%s ", (const char *)key->data);
	}
	return g_string_free(text, FALSE);
}

static void
test_files(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	fixture_begin(fixture);
	assert_done(mailboxes_put_file(fixture->store, "a", "one", &error));
	assert_done(mailboxes_put_file(fixture->store, "a", "two", &error));
	assert_done(mailboxes_put_file(fixture->store, "a", "one", &error));
	assert_done(mailboxes_put_file(fixture->store, "b", "one", &error));
	fixture_commit(fixture);
	g_autofree char *both = files(fixture, "a");
	g_assert_cmpstr(both, ==, "one two ");
	fixture_begin(fixture);
	assert_done(mailboxes_forget_file(fixture->store, "a", "one", &error));
	assert_done(mailboxes_forget_file(fixture->store, "a", "nine", &error));
	fixture_commit(fixture);
	g_autofree char *left = files(fixture, "a");
	g_autofree char *others = files(fixture, "b");
	g_autofree char *none = files(fixture, "c");
	g_assert_cmpstr(left, ==, "two ");
	g_assert_cmpstr(others, ==, "one ");
	g_assert_cmpstr(none, ==, "");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/mailboxes/row", test_row);
	add_test("/mailboxes/files", test_files);
	return g_test_run();
}
