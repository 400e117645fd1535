#include "flow/archive_calendar.h"

#include "base/now.h"
#include "flow/ahead.h"
#include "flow/prepare_events.h"
#include "render/mail_ics.h"
#include "store/events.h"
#include "text/jsontext.h"

/* What begins so far ahead, and what began so lately, since who takes part has it in front of them.
 */
#define AHEAD_S (366 * DAY_S)
#define BEHIND_S DAY_S

/* So many fit into a file that calendars fetch again and again. */
#define EVENTS_MAX 1000

/* @return owned array of Event, as they may stand in public; NULL with an error. */
static GPtrArray *
events_of(Context *context, const DigestSpec *digest, GError **error)
{
	const int64_t at_s = now_s(&context->now);
	const AheadWanted wanted = {
		.digest = digest,
		.from_s = at_s - BEHIND_S,
		.until_s = at_s + AHEAD_S,
	};
	GPtrArray *shown = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
	g_autoptr(GPtrArray) events = NULL;
	g_autoptr(GPtrArray) told = NULL;

	if (digest == NULL || digest_spec_events(digest) == 0) {
		return shown;
	}
	if (!events_told(context->store, wanted.from_s, &told, error)
		|| !ahead_events(context, &wanted, &events, error)) {
		g_ptr_array_unref(shown);
		return NULL;
	}
	g_autoptr(GHashTable) last = prepare_events_last(told);
	for (guint i = 0; i < events->len && i < EVENTS_MAX; i++) {
		Event *event = g_ptr_array_index(events, i);

		prepare_events_number(last, event);
		g_ptr_array_add(shown, event_public(event));
	}
	return shown;
}

static bool
put(const ArchiveUnit *unit, char *text, ArchiveFolder *folder, GError **error)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)page_file_free);
	PageFile *file = g_new0(PageFile, 1);
	ArchiveUnit whole = *unit;

	file->path = g_strdup(unit->name);
	file->text = text;
	g_ptr_array_add(files, file);
	whole.files = files;
	return archive_folder_put(folder, &whole, error);
}

bool
archive_calendar_bring(const ArchiveCalendar *calendar, Context *context, ArchiveFolder *folder,
	char **path, GError **error)
{
	const DigestSpec *digest = config_digest(context->config, calendar->digest);
	g_autofree char *name = archive_path_of(calendar->folder, ARCHIVE_CALENDAR);
	g_autoptr(GPtrArray) events = events_of(context, digest, error);
	json_t *kept = NULL;

	if (events == NULL) {
		return false;
	}
	if (events->len == 0 && archive_folder_last(folder, name) == NULL) {
		return true;
	}
	/* Unstamped, it says what is in it. */
	g_autofree char *bare = mail_ics_of(events, calendar->title, 0);
	g_autofree char *print = g_compute_checksum_for_string(G_CHECKSUM_SHA256, bare, -1);
	if (archive_folder_keep(folder, name, print, &kept)) {
		json_decref(kept);
	} else {
		json_auto_t *letter = jsontext_object("events",
			json_integer((json_int_t)events->len), NULL);
		const ArchiveUnit unit = { .name = name, .print = print, .letter = letter };
		char *text = mail_ics_of(events, calendar->title, now_s(&context->now));

		if (!put(&unit, text, folder, error)) {
			return false;
		}
	}
	*path = g_steal_pointer(&name);
	return true;
}
