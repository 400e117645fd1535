/* Any message asks for one thing or nothing: what is read of it is text, a day that lies ahead. */
#include "subscribe/order.h"

#include <stdint.h>
#include <string.h>

#define TODAY 739946 /* 26 November 2026 */
#define DAYS_MAX 732

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_text(const char *text)
{
	g_assert_true(text == NULL || (*text != '\0' && g_utf8_validate(text, -1, NULL)));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GBytes) bytes = g_bytes_new(data, size);
	g_autoptr(Message) message = NULL;
	g_auto(Order) order = { 0 };

	if (!message_parse(bytes, &message, NULL)) {
		return 0;
	}
	const char *first = message->recipients->len == 0
		? NULL
		: g_ptr_array_index(message->recipients, 0);
	const OrderWish wish = { .message = message, .detail = first, .today = TODAY };
	order_read(&wish, &order);
	g_assert_cmpint(order.kind, <, ORDER_KINDS);
	g_assert_true((order.kind == ORDER_NONE) == (order_name(order.kind) == NULL));
	g_assert_true(order.kind != ORDER_CONFIRM || order.place == ORDER_IN_TEXT);
	g_assert_true(order.until == 0 || (order.until > TODAY && order.until <= TODAY + DAYS_MAX));
	check_text(order.digest);
	check_text(order.token);
	check_text(order.address);
	return 0;
}
