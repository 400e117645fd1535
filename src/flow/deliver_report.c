/* The life of a report. */
#include "flow/deliver.h"
#include "flow/deliver_part.h"
#include "text/address.h"

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
