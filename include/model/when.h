/** When something takes place, as people write it: plain data. On which dates that is,
 * digest/occurrence tells. */
#ifndef TAGDIGEST_MODEL_WHEN_H
#define TAGDIGEST_MODEL_WHEN_H

#include <glib.h>
#include <stdbool.h>

#include "model/schedule.h"

/** One line of `when`: a rule, or one day alone. */
typedef struct When {
	Schedule schedule; /* by which rule and at which hour; of one day alone daily, for the hour
			    */
	guint32 day;       /* the one day (g_date_get_julian()); 0: by the rule */
	bool is_all_day;   /* no hour was said, and that of schedule is 00:00 */
} When;

/**
 * Read "third Thursday 20:00", "last Friday 20:00", "every Thursday 20:00", the same with "every 2
 * weeks" or "every 2 weeks from 2026-11-05" behind it, "every day 20:00", "2026-12-03 20:00"; each
 * also without its hour, which means all day. The rules are a schedule's (model/schedule), without
 * its first word.
 *
 * @text   borrowed.
 * @when   out.
 * @error  CONFIG_PERMANENT with the forms.
 * @return true, or false with *when untouched.
 */
bool when_parse(const char *text, When *when, GError **error);

/** As when_parse(), put behind those of a GArray ** of When, or only judged (an OptionRead). */
bool when_read(const char *text, void *list, GError **error);

/** The canonical spelling. @return owned. */
char *when_text(const When *when);

#endif
