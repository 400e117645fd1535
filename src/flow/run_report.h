/** What a run did: made by flow/run, which says the rest of it (include/flow/run.h). */
#ifndef TAGDIGEST_FLOW_RUN_REPORT_H
#define TAGDIGEST_FLOW_RUN_REPORT_H

#include "flow/run.h"

/** An empty one. @return owned. */
RunReport *run_report_new(void);

/** A row for a digest. @return borrowed. */
RunRow *run_report_row(RunReport *report, const DigestSpec *digest);

/** What was mailed before polling and after it is one report. @more owned. */
void run_report_mailed(RunReport *report, DeliverReport *more);

#endif
