/** When a digest is due: plain data and its spelling. The arithmetic is digest/window's. */
#ifndef TAGDIGEST_MODEL_SCHEDULE_H
#define TAGDIGEST_MODEL_SCHEDULE_H

#include <glib.h>
#include <stdbool.h>

typedef enum ScheduleFrequency {
	SCHEDULE_DAILY,
	SCHEDULE_WEEKLY,
	SCHEDULE_MONTHLY,
	SCHEDULE_BY_MONTH,   /* monthly, for the readers of a digest that comes more often who chose
			      * so; no ini can say it */
	SCHEDULE_AFTER_CHAT, /* two hours after a chat, for those who have it at once */
} ScheduleFrequency;

#define SCHEDULE_FREQUENCIES 5

/** The courses of a digest: each has its own periods, and its readers know what it has shown. */
typedef enum ScheduleCourse {
	SCHEDULE_COURSE_OWN,   /* as often as the digest comes */
	SCHEDULE_COURSE_MONTH, /* once a month, in its place */
	SCHEDULE_COURSE_CHAT,  /* chats alone, beside the first */
} ScheduleCourse;

#define SCHEDULE_COURSES 3

/** The week of a month that is its last one. */
#define SCHEDULE_WEEK_LAST 5

/** Weeks from one edition to the next, at most. */
#define SCHEDULE_EVERY_MAX 26

typedef struct Schedule {
	ScheduleFrequency frequency;
	int day;         /* weekly: 1 Monday … 7 Sunday; monthly: 1-31, 29-31 mean the last day
			  * where there is none, or with a week 1 Monday … 7 Sunday; daily: 0 */
	int week;        /* monthly: 1 the first such weekday … 4 the fourth, SCHEDULE_WEEK_LAST;
			  * 0: day is a day of the month */
	int every;       /* weekly: in each so manieth week; 0 and 1: in each */
	guint32 counted; /* weekly: a day in one of these weeks (g_date_get_julian()); 0: nobody
			  * said one, and Monday 5 January 1970 is */
	int hour;        /* 0-23 */
	int minute;      /* 0-59 */
} Schedule;

/**
 * Read "weekly Monday 07:30", "weekly Monday 07:30 every 2 weeks", the same with "from 2026-11-02"
 * behind it, "daily 07:30", "monthly 1 07:30", "monthly first Monday 07:30"; words caselessly,
 * weekdays also in their three-letter form.
 *
 * @text      borrowed.
 * @schedule  out.
 * @error     CONFIG_PERMANENT with the forms.
 * @return true, or false with *schedule untouched.
 */
bool schedule_parse(const char *text, Schedule *schedule, GError **error);

/** As schedule_parse(), into a Schedule or, with NULL, only to judge (an OptionRead). */
bool schedule_read(const char *text, void *schedule, GError **error);

/** The canonical spelling. @return owned. */
char *schedule_text(const Schedule *schedule);

/** Whose editions come by a frequency. */
ScheduleCourse schedule_course(ScheduleFrequency frequency);

/** Whether it is due once a month, for all readers or for some. */
bool schedule_is_monthly(const Schedule *schedule);

/** How many days lie between two of its editions, at most: 1, 7 and its multiples, 35. */
int schedule_days_max(const Schedule *schedule);

/** "daily", "weekly", "monthly", "by-month", "after-chat": the frequency's name in the store.
 * @return static. */
const char *schedule_frequency_name(ScheduleFrequency frequency);

/** The reverse. @name borrowed. @return SCHEDULE_WEEKLY for a name that is none. */
ScheduleFrequency schedule_frequency_from_name(const char *name);

#endif
