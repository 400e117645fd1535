#include "mail/muster.h"

#include "batch.h"
#include "own_clock.h"

typedef struct Scene {
	Sender *sender;
	Muster muster;
	MusterPlace places[3];
	Handover handovers[3];
} Scene;

static Scene *
scene_new(void)
{
	Scene *scene = g_new0(Scene, 1);

	scene->sender = sender_new();
	sender_add_many(scene->sender, 3);
	scene->muster = muster_new(&scene->sender->batch);
	for (int i = 0; i < 3; i++) {
		muster_enter(&scene->muster, &scene->places[i]);
		handover_next(&scene->handovers[i], &scene->sender->batch);
	}
	g_string_truncate(scene->sender->story, 0);
	return scene;
}

static void
scene_free(Scene *scene)
{
	muster_clear(&scene->muster);
	sender_free(scene->sender);
	g_free(scene);
}

static void
ready(Scene *scene, int place)
{
	muster_ready(&scene->muster, &scene->places[place], &scene->handovers[place]);
}

/* Nobody waits for one who never was in time; all who were are asked for at once. */
static void
test_together(void)
{
	Scene *scene = scene_new();
	Muster *muster = &scene->muster;

	g_assert_cmpint(muster_wait_ms(muster, 5), ==, -1);
	ready(scene, 1);
	g_assert_cmpint(muster_wait_ms(muster, muster->ready_ms), ==, 0);
	muster_ask(muster);
	g_assert_cmpstr(scene->sender->story->str, ==, "last 1, ");
	g_assert_true(scene->handovers[1].is_last_given);
	g_assert_cmpint(muster_wait_ms(muster, 5), ==, -1);
	/* The first waits for the second, twenty milliseconds at most. */
	ready(scene, 0);
	g_assert_cmpint(muster_wait_ms(muster, muster->ready_ms + 5), ==, 15);
	g_assert_cmpint(muster_wait_ms(muster, muster->ready_ms + 50), ==, 0);
	/* And not longer for one who was never in time. */
	clock_ms += 7;
	ready(scene, 2);
	g_assert_cmpint(muster_wait_ms(muster, clock_ms), ==, 13);
	ready(scene, 1);
	g_assert_cmpint(muster_wait_ms(muster, muster->ready_ms), ==, 0);
	muster_ask(muster);
	g_assert_cmpstr(scene->sender->story->str, ==, "last 1, last 0, last 1, last 2, ");
	/* Whoever of them is slow, the first one, too. */
	ready(scene, 1);
	ready(scene, 2);
	g_assert_cmpint(muster_wait_ms(muster, clock_ms), ==, 20);
	muster_ask(muster);
	/* Who was late is not waited for again before it is ready. */
	ready(scene, 0);
	muster_ask(muster);
	ready(scene, 0);
	g_assert_cmpint(muster_wait_ms(muster, muster->ready_ms), ==, 0);
	muster_ask(muster);
	g_assert_cmpint(scene->sender->commits, ==, 5);
	scene_free(scene);
}

static void
test_refused(void)
{
	Scene *scene = scene_new();

	scene->sender->refuse = 2;
	ready(scene, 0);
	ready(scene, 2);
	muster_ask(&scene->muster);
	g_assert_true(scene->handovers[0].is_last_given);
	g_assert_false(scene->handovers[2].is_last_given);
	g_assert_true(scene->handovers[2].is_refused);
	scene_free(scene);
}

/* Who has gone is not waited for; and what was told is written although nobody is ready. */
static void
test_leave_and_told(void)
{
	Scene *scene = scene_new();
	Muster *muster = &scene->muster;

	ready(scene, 0);
	ready(scene, 1);
	muster_ask(muster);
	ready(scene, 1);
	muster_leave(muster, &scene->places[0]);
	g_assert_cmpint(muster_wait_ms(muster, muster->ready_ms), ==, 0);
	muster_ask(muster);
	muster_told(muster);
	clock_ms += 50;
	muster_told(muster);
	g_assert_cmpint(muster_wait_ms(muster, clock_ms), ==, 150);
	g_assert_cmpint(muster_wait_ms(muster, muster->told_ms + 999), ==, 0);
	muster_ask(muster);
	g_assert_cmpint(muster_wait_ms(muster, 5), ==, -1);
	g_assert_cmpint(scene->sender->commits, ==, 3);
	/* What is done with a place that was left is nobody's business here. */
	scene->places[0].ready = &scene->handovers[0];
	ready(scene, 1);
	g_string_truncate(scene->sender->story, 0);
	muster_ask(muster);
	g_assert_cmpstr(scene->sender->story->str, ==, "last 1, ");
	scene_free(scene);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/muster/together", test_together);
	g_test_add_func("/muster/refused", test_refused);
	g_test_add_func("/muster/leave-and-told", test_leave_and_told);
	return g_test_run();
}
