#include "store/guards.h"

#include "deliveries_fixture.h"
#include "store/witnesses.h"

static const EditionsCourse weekly = { .digest = "weekly" };

static int64_t
in_state(Fixture *fixture, const char *state)
{
	g_autofree char *sql = g_strdup_printf("SELECT count(*) FROM delivery WHERE state = '%s'",
		state);

	return fixture_number(fixture, sql);
}

static void
hold(Fixture *fixture)
{
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(guards_hold(fixture->store, 1, "why", NOW, &error));
	fixture_commit(fixture);
}

static int
answer(Fixture *fixture, bool may_go)
{
	const GuardsAnswer word = { 1, may_go, NOW };
	GError *error = NULL;
	int count;

	fixture_begin(fixture);
	assert_done(guards_answer(fixture->store, &word, &count, &error));
	fixture_commit(fixture);
	return count;
}

static guint
count_held(Fixture *fixture)
{
	g_autoptr(GPtrArray) list = NULL;
	GError *error = NULL;

	assert_done(guards_held(fixture->store, &list, &error));
	if (list->len > 0) {
		const GuardsHeld *held = g_ptr_array_index(list, 0);
		g_assert_cmpstr(held->why, ==, "why");
		g_assert_cmpstr(held->digest, ==, "weekly");
		g_assert_cmpint(held->readers, ==, 3);
	}
	return list->len;
}

static void
test_answers(Fixture *fixture, gconstpointer data)
{
	(void)data;
	set_up_three(fixture);
	hold(fixture);
	g_assert_cmpint(in_state(fixture, "held"), ==, 3);
	g_assert_cmpuint(count_held(fixture), ==, 1);
	g_assert_cmpint(answer(fixture, true), ==, 3);
	g_assert_cmpint(in_state(fixture, "retry"), ==, 3);
	g_assert_cmpuint(count_held(fixture), ==, 0);
	g_assert_cmpint(answer(fixture, false), ==, 0);
	fixture_number(fixture, "UPDATE delivery SET state = 'queued' RETURNING id");
	hold(fixture);
	g_assert_cmpint(answer(fixture, false), ==, 3);
	g_assert_cmpint(in_state(fixture, "suppressed"), ==, 3);
}

static void
test_answered_mail_by_mail(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;
	int count;

	(void)data;
	set_up_three(fixture);
	hold(fixture);
	fixture_begin(fixture);
	assert_done(guards_answered(fixture->store, &error));
	fixture_commit(fixture);
	g_assert_cmpuint(count_held(fixture), ==, 1);
	fixture_begin(fixture);
	assert_done(deliveries_drop_held(fixture->store, NOW, &count, &error));
	assert_done(guards_answered(fixture->store, &error));
	fixture_commit(fixture);
	g_assert_cmpuint(count_held(fixture), ==, 0);
}

static void
test_before(Fixture *fixture, gconstpointer data)
{
	const EditionsCourse months = { .digest = "weekly", .course = SCHEDULE_COURSE_MONTH };
	g_auto(GuardsBefore) first = { 0 };
	g_auto(GuardsBefore) second = { 0 };
	g_auto(GuardsBefore) other = { 0 };
	GError *error = NULL;

	(void)data;
	set_up_three(fixture);
	fixture_begin(fixture);
	assert_done(guards_put(fixture->store, 1, "abc", &error));
	fixture_commit(fixture);
	assert_done(guards_before(fixture->store, &weekly, 1, &first, &error));
	g_assert_cmpint(first.editions, ==, 0);
	g_assert_cmpint(first.readers, ==, 3);
	g_assert_null(first.words);
	assert_done(guards_before(fixture->store, &weekly, 2, &second, &error));
	g_assert_cmpint(second.editions, ==, 1);
	g_assert_cmpint(second.readers_max, ==, 3);
	g_assert_cmpint(second.number, ==, 1);
	g_assert_cmpstr(second.words, ==, "abc");
	assert_done(guards_before(fixture->store, &months, 2, &other, &error));
	g_assert_cmpint(other.editions, ==, 0);
}

static void
test_left(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;
	int count;

	(void)data;
	set_up_three(fixture);
	fixture_begin(fixture);
	assert_done(db_script(store_db(fixture->store),
		"UPDATE delivery SET state = 'sent', changed_s = 1000 WHERE id < 3;"
		"UPDATE delivery SET state = 'uncertain', changed_s = 90000 WHERE id = 3;",
		&error));
	fixture_commit(fixture);
	assert_done(deliveries_count_left(fixture->store, 999, &count, &error));
	g_assert_cmpint(count, ==, 3);
	assert_done(deliveries_count_left(fixture->store, 1000, &count, &error));
	g_assert_cmpint(count, ==, 1);
	assert_done(deliveries_fullest_day(fixture->store, 0, 100000, &count, &error));
	g_assert_cmpint(count, ==, 2);
	assert_done(deliveries_fullest_day(fixture->store, 100000, 200000, &count, &error));
	g_assert_cmpint(count, ==, 0);
}

static void
test_witness(Fixture *fixture, gconstpointer data)
{
	const WitnessRow sent = {
		.edition_id = 1, .message = (char *)"a@b", .expected = (char *)"x", .sent_s = NOW
	};
	const WitnessRow again = { .edition_id = 1,
		.message = (char *)"a@b",
		.expected = (char *)"y",
		.sent_s = NOW + 30 };
	g_auto(WitnessRow) row = { 0 };
	g_auto(WitnessRow) seen = { 0 };
	g_auto(WitnessRow) none = { 0 };
	GError *error = NULL;

	(void)data;
	set_up_three(fixture);
	/* What it is sent at a second try may say less: an author took something back meanwhile. */
	assert_done(witnesses_put(fixture->store, &sent, &error));
	assert_done(witnesses_put(fixture->store, &again, &error));
	assert_done(witnesses_find(fixture->store, "a@b", &row, &error));
	g_assert_cmpstr(row.expected, ==, "y");
	g_assert_cmpint(row.sent_s, ==, NOW + 30);
	g_assert_cmpint(row.edition_id, ==, 1);
	g_assert_cmpstr(row.state, ==, WITNESSES_AWAITED);
	g_free(row.state);
	row.state = g_strdup(WITNESSES_EQUAL);
	row.seen_s = NOW + 60;
	assert_done(witnesses_see(fixture->store, &row, &error));
	assert_done(witnesses_put(fixture->store, &sent, &error));
	assert_done(witnesses_last(fixture->store, "weekly", &seen, &error));
	g_assert_cmpstr(seen.state, ==, WITNESSES_EQUAL);
	g_assert_cmpint(seen.seen_s, ==, NOW + 60);
	g_assert_cmpstr(seen.expected, ==, "y");
	assert_done(witnesses_find(fixture->store, NULL, &none, &error));
	g_assert_cmpint(none.edition_id, ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/guards/answers", test_answers);
	add_test("/guards/answered mail by mail", test_answered_mail_by_mail);
	add_test("/guards/before", test_before);
	add_test("/guards/what has left", test_left);
	add_test("/guards/witness", test_witness);
	return g_test_run();
}
