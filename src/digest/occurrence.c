#include "digest/occurrence.h"

#include "digest/window.h"
#include "text/date.h"

/* The first date of one line after a time. @start_s out. */
static bool
next_of(const OccurrenceRule *rule, const When *when, int64_t after_s, int64_t *start_s)
{
	const WindowRule days = {
		.schedule = &when->schedule,
		.zone = rule->zone,
		/* A day that falls out is not made up for by the day after. */
		.pauses = when->day == 0 ? rule->except : NULL,
	};
	const WindowRule except = { .zone = rule->zone, .pauses = rule->except };

	if (when->day == 0) {
		*start_s = window_next_due(&days, after_s);
		return true;
	}
	*start_s = window_next_due(&days, window_day(when->day, rule->zone) - 1);
	return *start_s > after_s && window_pause_at(&except, *start_s) == NULL;
}

bool
occurrence_next(const OccurrenceRule *rule, int64_t after_s, Occurrence *next)
{
	bool is_found = false;
	Occurrence found = { .when = NULL };

	for (guint i = 0; i < rule->whens->len; i++) {
		const When *when = &g_array_index(rule->whens, When, i);
		int64_t start_s;

		if (next_of(rule, when, after_s, &start_s)
			&& (!is_found || start_s < found.start_s)) {
			found = (Occurrence){ .start_s = start_s, .when = when };
			is_found = true;
		}
	}
	if (is_found) {
		const GDate day = date_day_in_zone(found.start_s, rule->zone);

		found.day = g_date_get_julian(&day);
		*next = found;
	}
	return is_found;
}
