#include "subscribe/order.h"

#include "subscribe/order_part.h"
#include "subscribe/own_lines.h"

#include <string.h>

/* "subscribe", and of which digest: "subscribe-staffroom". A day or an address is not said there.
 */
static bool
read_detail(const char *detail, guint32 today, Order *order)
{
	const char *dash = strchr(detail, '-');
	g_autofree char *parted = g_strdup(detail);

	if (strlen(detail) > ORDER_LINE_BYTES_MAX) {
		return false;
	}
	if (order_read_line(detail, today, order)) {
		return true;
	}
	if (dash == NULL) {
		return false;
	}
	parted[dash - detail] = ' ';
	return order_read_line(parted, today, order);
}

static bool
read_subject(const char *text, guint32 today, Order *order)
{
	g_autofree char *subject = order_subject(text);

	return subject != NULL && order_read_line(subject, today, order);
}

static bool
read_text(const char *text, guint32 today, Order *order)
{
	g_autofree char *line = own_lines_first(text);

	if (line == NULL || strlen(line) > ORDER_LINE_BYTES_MAX) {
		return false;
	}
	if (order_is_yes(line)) {
		order->kind = ORDER_CONFIRM;
	} else if (!order_read_line(line, today, order)) {
		return false;
	}
	order->line = g_steal_pointer(&line);
	return true;
}

void
order_read(const OrderWish *wish, Order *order)
{
	const Message *message = wish->message;

	if (wish->detail != NULL && read_detail(wish->detail, wish->today, order)) {
		order->place = ORDER_IN_ADDRESS;
	} else if (read_subject(message->subject, wish->today, order)) {
		order->place = ORDER_IN_SUBJECT;
	} else if (read_text(message->text, wish->today, order)) {
		order->place = ORDER_IN_TEXT;
	}
}

bool
order_says_no(const char *text)
{
	g_autofree char *line = own_lines_first(text);

	return line != NULL && order_is_no(line);
}
