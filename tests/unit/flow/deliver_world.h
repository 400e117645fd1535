/** What the tests of delivery play in: an edition that is owed, and a transport that is a script.
 */
#ifndef TAGDIGEST_TESTS_FLOW_DELIVER_WORLD_H
#define TAGDIGEST_TESTS_FLOW_DELIVER_WORLD_H

#include "script.h"

static inline Script *
script_of(World *world, const char *who, Act act)
{
	Script *script = (Script *)world->context.config->relay;

	script->who = who;
	script->act = act;
	return script;
}

static inline void
scripted_set_up(World *world, gconstpointer data)
{
	world_set_up(world, data);
	script_new(world);
}

static inline void
scripted_tear_down(World *world, gconstpointer data)
{
	Script *script = script_of(world, NULL, ACT_TAKE);

	g_string_free(script->taken, TRUE);
	world_tear_down(world, data);
}

static inline void
add_scripted(const char *name, void (*test)(World *world, gconstpointer data))
{
	g_test_add(name, World, NULL, scripted_set_up, test, scripted_tear_down);
}

/* An edition of one post for the readers @to, owed. */
static inline void
freeze(World *world, const char *digest_name, const char *to)
{
	DigestSpec *digest = world_digest(world, digest_name, "JoyFE", to);
	SourceSpec *source = world_source(world, digest_name, "JoyFE");

	world_seed(world);
	world_answered(world, source);
	world_show_one(world, source, make_post(digest_name, "2026-11-12T09:00:00Z", "JoyFE"));
	g_free(world_freeze(world, digest));
}

static inline DeliverReport *
deliver(World *world)
{
	DeliverReport *report = NULL;
	GError *error = NULL;

	assert_done(deliver_run(&world->context, &report, &error));
	return report;
}

/* "ADDRESS STATE", joined by ", ". Owned. */
static inline char *
states(World *world)
{
	return world_text(world,
		"SELECT group_concat(line, ', ') FROM (SELECT u.email || ' ' ||"
		" d.state AS line FROM delivery d JOIN subscription s"
		" ON s.id = d.subscription JOIN subscriber u ON u.id = s.subscriber"
		" ORDER BY d.id)");
}

static inline void
assert_states(World *world, const char *want)
{
	g_autofree char *got = states(world);

	g_assert_cmpstr(got, ==, want);
}

/* Whose mails were taken since the last time this was asked. */
static inline void
assert_taken(World *world, const char *want)
{
	Script *script = (Script *)world->context.config->relay;

	g_assert_cmpstr(g_strchomp(script->taken->str), ==, want);
	g_string_truncate(script->taken, 0);
}

#endif
