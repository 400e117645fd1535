/* Who may be written to who perhaps did not ask: each once a week, all together a few an hour. */
#include "fixture.h"

#include "store/asked.h"

#define HOUR INT64_C(3600)

static AskedAnswer
ask(Fixture *fixture, const char *name, int most, int64_t now_s)
{
	const AskedName asked = { name, most };
	AskedAnswer answer = ASKED_MAY;
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(asked_may(fixture->store, &asked, now_s, &answer, &error));
	fixture_commit(fixture);
	return answer;
}

static void
test_week(Fixture *fixture, gconstpointer data)
{
	(void)data;
	g_assert_cmpint(ask(fixture, "ada@x.example", 20, NOW), ==, ASKED_MAY);
	g_assert_cmpint(ask(fixture, "ada@x.example", 20, NOW), ==, ASKED_ALREADY);
	g_assert_cmpint(ask(fixture, "ada@x.example", 20, NOW + 7 * DAY - 1), ==, ASKED_ALREADY);
	g_assert_cmpint(ask(fixture, "ada@x.example", 20, NOW + 7 * DAY), ==, ASKED_MAY);
	/* No address is kept, and nothing for longer than it is of use. */
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM asked"), ==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM asked WHERE hash LIKE '%@%'"),
		==, 0);
}

static void
test_hour(Fixture *fixture, gconstpointer data)
{
	(void)data;
	g_assert_cmpint(ask(fixture, "a@x.example", 2, NOW), ==, ASKED_MAY);
	g_assert_cmpint(ask(fixture, "b@x.example", 2, NOW), ==, ASKED_MAY);
	g_assert_cmpint(ask(fixture, "c@x.example", 2, NOW), ==, ASKED_TOO_MANY);
	/* Who was told already is not one of too many, and who must be told is. */
	g_assert_cmpint(ask(fixture, "a@x.example", 2, NOW), ==, ASKED_ALREADY);
	g_assert_cmpint(ask(fixture, "organiser", 0, NOW), ==, ASKED_MAY);
	g_assert_cmpint(ask(fixture, "c@x.example", 2, NOW + HOUR), ==, ASKED_MAY);
}

/* What a clock that ran ahead wrote keeps nobody out for years. */
static void
test_clock(Fixture *fixture, gconstpointer data)
{
	(void)data;
	g_assert_cmpint(ask(fixture, "a@x.example", 1, NOW + 1000 * DAY), ==, ASKED_MAY);
	g_assert_cmpint(ask(fixture, "a@x.example", 1, NOW), ==, ASKED_MAY);
	g_assert_cmpint(ask(fixture, "a@x.example", 1, NOW + 1), ==, ASKED_ALREADY);
	/* One that is set back a little lets nobody be asked twice. */
	g_assert_cmpint(ask(fixture, "a@x.example", 1, NOW - HOUR), ==, ASKED_ALREADY);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/asked/week", test_week);
	add_test("/asked/hour", test_hour);
	add_test("/asked/clock", test_clock);
	return g_test_run();
}
