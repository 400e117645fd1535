#include "fetch/queue.h"

static void
test_order(void)
{
	Queue *queue = queue_new();
	char items[6] = { 0 };

	g_assert_null(queue_take(queue));
	queue_add(queue, &items[2]);
	queue_add_first(queue, &items[1]);
	queue_add(queue, &items[3]);
	queue_add_first(queue, &items[0]);
	g_assert_cmpuint(queue_length(queue), ==, 4);
	g_assert_true(queue_take(queue) == &items[0]);
	queue_add(queue, &items[4]);
	for (int i = 1; i <= 4; i++) {
		g_assert_true(queue_take(queue) == &items[i]);
	}
	g_assert_null(queue_take(queue));
	g_assert_cmpuint(queue_length(queue), ==, 0);
	queue_add_first(queue, &items[5]);
	g_assert_true(queue_take(queue) == &items[5]);
	queue_free(queue);
	queue_free(NULL);
}

/* However many wait: what moves all of them at each step does not come to its end here. */
static void
test_many(void)
{
	enum { ITEMS = 1000000 };
	Queue *queue = queue_new();
	char *items = g_malloc0(ITEMS);

	for (int i = ITEMS / 2; i < ITEMS; i++) {
		queue_add(queue, &items[i]);
	}
	for (int i = ITEMS / 2 - 1; i >= 0; i--) {
		queue_add_first(queue, &items[i]);
	}
	for (int i = 0; i < ITEMS; i++) {
		g_assert_true(queue_take(queue) == &items[i]);
	}
	g_assert_null(queue_take(queue));
	g_free(items);
	queue_free(queue);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/queue/order", test_order);
	g_test_add_func("/queue/many", test_many);
	return g_test_run();
}
