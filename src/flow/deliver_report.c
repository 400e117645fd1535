/* What editions and memos have in common on their way: the life of a report, and when to try again.
 */
#include "flow/deliver.h"
#include "flow/deliver_part.h"
#include "text/address.h"

#define RETRY_FIRST_S (15 * 60)
#define RETRY_S_MAX (6 * HOUR_S)

DeliverReport *
deliver_report_new(void)
{
	DeliverReport *report = g_new0(DeliverReport, 1);

	report->failures = g_ptr_array_new_with_free_func(g_free);
	return report;
}

void
deliver_report_free(DeliverReport *report)
{
	g_ptr_array_unref(report->failures);
	g_free(report->stuck);
	g_free(report);
}

void
deliver_report_fail(DeliverReport *report, const Delivery *row, const char *what,
	const char *detail)
{
	g_autofree char *address = address_shorten(row->email);

	report->failed++;
	g_ptr_array_add(report->failures,
		g_strdup_printf("%s: %s: %s", address, what,
			detail != NULL ? detail : "no reason given"));
}

int64_t
deliver_again_s(const Context *context, const Delivery *row)
{
	const int64_t after_s = (int64_t)RETRY_FIRST_S << MIN(row->tries, DELIVER_TRIES_MAX);

	return now_s(&context->now) + MIN(after_s, RETRY_S_MAX);
}
