/* Any words are an order or none: a day is one to come, a yes stands alone on a line of its own,
 * and what is named is text. The first line is the subject, the second the plus part, the rest the
 * text.
 */
#include "subscribe/order.h"

#include "base/token.h"

#include <stdint.h>
#include <string.h>

#define TODAY 739946u
#define YEARS_MAX 10

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* As message_parse() would: valid text, lines without controls. Owned. */
static char *
next_line(char **rest)
{
	char *end = strchr(*rest, '\n');
	char *line = end == NULL ? g_strdup(*rest) : g_strndup(*rest, (gsize)(end - *rest));

	*rest = end == NULL ? *rest + strlen(*rest) : end + 1;
	return line;
}

static void
check(const Order *order, const OrderWish *wish)
{
	g_assert_true(order->digest == NULL || g_utf8_validate(order->digest, -1, NULL));
	g_assert_true(order->address == NULL || g_utf8_validate(order->address, -1, NULL));
	g_assert_true(order->token == NULL || token_is_valid(order->token));
	g_assert_true((order->kind == ORDER_REGISTER) == (order->address != NULL));
	g_assert_true(order->until == 0 || order->kind == ORDER_PAUSE);
	g_assert_true(!order->is_unclear || (order->kind == ORDER_PAUSE && order->until == 0));
	g_assert_true(order->until == 0
		|| (order->until > wish->today && order->until <= wish->today + YEARS_MAX * 366));
	g_assert_true(order->kind != ORDER_CONFIRM || order->place == ORDER_IN_TEXT);
	g_assert_true((order->kind == ORDER_NONE) == (order_name(order->kind) == NULL));
}

/* Where all of it is a quotation nothing is said. */
static void
check_quoted(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	g_autofree char *joined = g_strjoinv("\n> ", lines);
	g_autofree char *quoted = g_strconcat("> ", joined, NULL);
	const Message message = { .text = quoted };
	const OrderWish wish = { &message, NULL, TODAY };
	g_auto(Order) order = { 0 };

	order_read(&wish, &order);
	g_assert_cmpint(order.kind, ==, ORDER_NONE);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *raw = g_strndup((const char *)data, size);
	g_autofree char *text = g_utf8_make_valid(raw, -1);
	char *rest = text;
	g_autofree char *subject = next_line(&rest);
	g_autofree char *detail = next_line(&rest);
	const Message message = { .subject = subject, .text = rest };
	const OrderWish wish = { &message, *detail == '\0' ? NULL : detail, TODAY };
	g_auto(Order) order = { 0 };

	order_read(&wish, &order);
	check(&order, &wish);
	check_quoted(rest);
	return 0;
}
