/** What is ahead of a digest, as a calendar in the archive that readers' calendars subscribe to. */
#ifndef TAGDIGEST_FLOW_ARCHIVE_CALENDAR_H
#define TAGDIGEST_FLOW_ARCHIVE_CALENDAR_H

#include <glib.h>
#include <stdbool.h>

#include "flow/archive_folder.h"
#include "flow/context.h"

/** Whose it is. Borrowed. */
typedef struct ArchiveCalendar {
	const char
		*digest; /* its name in the ini now; one that is there no more has nothing ahead */
	const char *folder; /* its name when its editions were frozen */
	const char *title;
} ArchiveCalendar;

/**
 * Bring it up to date: what begins within a year, with what identifies each date in mails, and no
 * link into a meeting that is not for everybody (event_public()). It is written anew, and stamped
 * so, only when something in it changes.
 *
 * @path   out, owned: where it lies; NULL: nothing is ahead, nor ever was, and there is none.
 * @error  STORE_*; as archive_folder_put().
 */
bool archive_calendar_bring(const ArchiveCalendar *calendar, Context *context,
	ArchiveFolder *folder, char **path, GError **error);

#endif
