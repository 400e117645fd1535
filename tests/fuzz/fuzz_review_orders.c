/* What an organiser answers: orders come of it that name posts which are there, and nothing of what
 * was quoted. */
#include "subscribe/review_orders.h"

#include <stdint.h>
#include <string.h>

#define POSTS 40

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_order(const ReviewOrder *order)
{
	g_assert_cmpuint(order->verb, <, REVIEW_VERBS);
	g_assert_cmpuint(order->number, <=, POSTS);
	g_assert_true((order->number > 0) == (order->verb <= REVIEW_VERB_KEEP));
	g_assert_true(order->text == NULL
		|| (order->verb == REVIEW_VERB_INTRO && g_utf8_validate(order->text, -1, NULL)
			&& strlen(order->text) <= REVIEW_ORDERS_INTRO_MAX));
}

/* The same, each line of it quoted, says nothing. */
static void
check_quoted(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	g_autoptr(GString) quoted = g_string_new(NULL);
	g_auto(ReviewOrders) read = { 0 };

	for (gsize i = 0; lines[i] != NULL; i++) {
		g_string_append_printf(quoted, "> %s\n", lines[i]);
	}
	review_orders_read(quoted->str, POSTS, &read);
	g_assert_cmpuint(read.orders->len + read.unknown->len, ==, 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = g_strndup((const char *)data, size);
	g_auto(ReviewOrders) read = { 0 };

	review_orders_read(text, POSTS, &read);
	for (guint i = 0; i < read.orders->len; i++) {
		check_order(g_ptr_array_index(read.orders, i));
	}
	for (guint i = 0; i < read.unknown->len; i++) {
		g_assert_true(g_utf8_validate(g_ptr_array_index(read.unknown, i), -1, NULL));
	}
	g_assert_cmpuint(read.orders->len, <=, REVIEW_ORDERS_MAX + 1);
	check_quoted(text);
	return 0;
}
