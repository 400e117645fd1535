/* What the tests of deliveries begin with. */
#ifndef TAGDIGEST_TEST_STORE_DELIVERIES_FIXTURE_H
#define TAGDIGEST_TEST_STORE_DELIVERIES_FIXTURE_H

#include "fixture.h"

#include "store/deliveries.h"

#define ADA "ada@school.example"
#define BEN "ben@school.example"
#define CAT "cat@school.example"

/* Edition 1 of the digest weekly, frozen at NOW. */
static inline void
put_edition(Fixture *fixture, int number)
{
	g_autofree char *sql = g_strdup_printf(
		"INSERT INTO draft (id, digest, frequency, start_s, end_s, state, deadline_s,"
		" made_s, changed_s) VALUES (%d, 'weekly', 'weekly', 0, %d, 'frozen', 1, 1, 1);"
		"INSERT INTO edition (id, draft, digest, named, frequency, number, start_s, end_s,"
		" frozen_s, title, hash)"
		" VALUES (%d, %d, 'weekly', 'weekly', 'weekly', %d, 0, 1, 2, 't', 'h')",
		number, number, number, number, number);
	GError *error = NULL;

	assert_done(db_script(store_db(fixture->store), sql, &error));
}

static inline int
queue(Fixture *fixture, int64_t edition_id)
{
	GError *error = NULL;
	int count = -1;

	fixture_begin(fixture);
	assert_done(deliveries_queue(fixture->store,
		&(Edition){ .id = edition_id, .digest = (char *)"weekly", .frozen_s = NOW }, &count,
		&error));
	fixture_commit(fixture);
	return count;
}

/* Three readers, one edition, three queued rows. */
static inline void
set_up_three(Fixture *fixture)
{
	put_edition(fixture, 1);
	fixture_subscribe(fixture, ADA, "weekly", SUBSCRIPTION_FROM_COMMAND, true);
	fixture_subscribe(fixture, BEN, "weekly", SUBSCRIPTION_FROM_COMMAND, true);
	fixture_subscribe(fixture, CAT, "weekly", SUBSCRIPTION_FROM_COMMAND, true);
	g_assert_cmpint(queue(fixture, 1), ==, 3);
}

static inline int64_t
count(Fixture *fixture, DeliveryState state)
{
	int64_t counts[DELIVERY_STATES];
	GError *error = NULL;

	assert_done(deliveries_count(fixture->store, 0, counts, &error));
	return counts[state];
}

#endif
