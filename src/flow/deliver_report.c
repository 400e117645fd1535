/* The life of a report. */
#include "flow/deliver.h"
#include "flow/deliver_part.h"

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
