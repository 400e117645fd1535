/** Until when somebody wants to rest, as people write it. */
#ifndef TAGDIGEST_SUBSCRIBE_ORDER_UNTIL_H
#define TAGDIGEST_SUBSCRIBE_ORDER_UNTIL_H

#include <glib.h>
#include <stdbool.h>

#include "subscribe/order_line.h"

/** Nobody rests longer. */
#define ORDER_UNTIL_DAYS_MAX 732

/**
 * Read the words from @from on: "until 2027-01-10", "10 January 2027", "until 10.1.", "till
 * January", "for 3 weeks". Of a day without a year the next is meant, of figures the day comes
 * first, of a month its first day.
 *
 * @line   borrowed.
 * @today  a day (g_date_get_julian()).
 * @until  out: a day after today.
 * @return whether they say a day, and nothing else.
 */
bool order_until_read(const OrderLine *line, guint from, guint32 today, guint32 *until);

#endif
