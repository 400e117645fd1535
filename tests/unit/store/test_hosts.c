#include "store/hosts.h"

#include "fixture.h"

static void
save(Fixture *fixture, const char *authority, int64_t not_before_s, const char *reason)
{
	g_autoptr(HostState) host = host_state_new(authority);
	GError *error = NULL;

	host->not_before_s = not_before_s;
	host->reason = g_strdup(reason);
	fixture_begin(fixture);
	assert_done(hosts_save(fixture->store, host, &error));
	fixture_commit(fixture);
}

static GPtrArray *
all(Fixture *fixture)
{
	GPtrArray *hosts = NULL;
	GError *error = NULL;

	assert_done(hosts_all(fixture->store, &hosts, &error));
	return hosts;
}

static void
test_hosts_are_remembered_and_forgotten(Fixture *fixture, gconstpointer data)
{
	g_autoptr(GPtrArray) two = NULL;
	g_autoptr(GPtrArray) one = NULL;
	const HostState *host;

	(void)data;
	save(fixture, "tooter.example", NOW, "HTTP 429");
	save(fixture, "blog.example:8080", NOW + 1, NULL);
	save(fixture, "tooter.example", NOW + 2, "HTTP 503");
	two = all(fixture);
	g_assert_cmpuint(two->len, ==, 2);
	host = g_ptr_array_index(two, 0);
	g_assert_cmpstr(host->authority, ==, "blog.example:8080");
	g_assert_cmpint(host->not_before_s, ==, NOW + 1);
	g_assert_null(host->reason);
	host = g_ptr_array_index(two, 1);
	g_assert_cmpstr(host->authority, ==, "tooter.example");
	g_assert_cmpint(host->not_before_s, ==, NOW + 2);
	g_assert_cmpstr(host->reason, ==, "HTTP 503");
	save(fixture, "blog.example:8080", 0, NULL);
	save(fixture, "never.example", 0, NULL);
	one = all(fixture);
	g_assert_cmpuint(one->len, ==, 1);
	host = g_ptr_array_index(one, 0);
	g_assert_cmpstr(host->authority, ==, "tooter.example");
}

static void
test_the_same_again_writes_nothing(Fixture *fixture, gconstpointer data)
{
	int64_t changes;

	(void)data;
	save(fixture, "one.example", NOW, NULL);
	save(fixture, "two.example", NOW, "HTTP 429");
	changes = fixture_changes(fixture);
	save(fixture, "one.example", NOW, NULL);
	save(fixture, "two.example", NOW, "HTTP 429");
	g_assert_cmpint(fixture_changes(fixture), ==, changes);
	save(fixture, "one.example", NOW, "HTTP 429");
	g_assert_cmpint(fixture_changes(fixture), ==, changes + 1);
	save(fixture, "one.example", NOW + 1, "HTTP 429");
	g_assert_cmpint(fixture_changes(fixture), ==, changes + 2);
	save(fixture, "one.example", NOW + 1, "caf\xe9");
	g_autoptr(GPtrArray) hosts = all(fixture);
	const HostState *host = g_ptr_array_index(hosts, 0);
	g_assert_cmpstr(host->reason, ==, "caf?");
	g_assert_cmpint(host->not_before_s, ==, NOW + 1);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/hosts/hosts are remembered and forgotten",
		test_hosts_are_remembered_and_forgotten);
	add_test("/hosts/the same again writes nothing", test_the_same_again_writes_nothing);
	return g_test_run();
}
