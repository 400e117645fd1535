/** When a digest is due: plain data and its spelling. The arithmetic is digest/window's. */
#ifndef TAGDIGEST_MODEL_SCHEDULE_H
#define TAGDIGEST_MODEL_SCHEDULE_H

#include <glib.h>
#include <stdbool.h>

typedef enum ScheduleFrequency {
	SCHEDULE_DAILY,
	SCHEDULE_WEEKLY,
	SCHEDULE_MONTHLY,
} ScheduleFrequency;

#define SCHEDULE_FREQUENCIES 3

typedef struct Schedule {
	ScheduleFrequency frequency;
	int day;    /* weekly: 1 Monday … 7 Sunday; monthly: 1-31, 29-31 mean the last day where
		     * there is none; daily: 0 */
	int hour;   /* 0-23 */
	int minute; /* 0-59 */
} Schedule;

/**
 * Read "weekly Monday 07:30", "daily 07:30", "monthly 1 07:30"; words caselessly, weekdays also in
 * their three-letter form.
 *
 * @text      borrowed.
 * @schedule  out.
 * @error     CONFIG_PERMANENT with the three forms.
 * @return true, or false with *schedule untouched.
 */
bool schedule_parse(const char *text, Schedule *schedule, GError **error);

/** The canonical spelling. @return owned. */
char *schedule_text(const Schedule *schedule);

/** "daily", "weekly" or "monthly": the frequency's name in the store. @return static. */
const char *schedule_frequency_name(ScheduleFrequency frequency);

/** The reverse. @name borrowed. @return SCHEDULE_WEEKLY for a name that is none. */
ScheduleFrequency schedule_frequency_from_name(const char *name);

#endif
