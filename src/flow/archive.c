#include "flow/archive.h"

#include <string.h>

#include "base/error.h"
#include "base/lock.h"
#include "base/log.h"
#include "base/signal.h"
#include "flow/archive_ahead.h"
#include "flow/archive_calendar.h"
#include "flow/archive_chats.h"
#include "flow/archive_folder.h"
#include "render/page.h"
#include "store/shelf.h"
#include "text/address.h"
#include "text/jsontext.h"

#define LOCK_NAME "archive.lock"
#define WAIT_MS (60 * 1000)

/* So many letters before an edition stand on its page. */
#define EARLIER_MAX 5

/* The editions of one digest, by the name that it had. */
typedef struct Group {
	char *named;        /* owned */
	const char *digest; /* borrowed: its name now */
	json_t *letters;    /* owned: the newest first */
	json_t *courses[2]; /* owned: likewise, its own ones and those by month */
	GChecksum *print;   /* owned: of all of them */
} Group;

/* An archive on its way. */
typedef struct Maker {
	Context *context;
	ArchiveAhead ahead;
	PageSite *site;
	ArchiveFolder *folder;
	GPtrArray *rows;     /* owned, of ShelfRow */
	GPtrArray *groups;   /* owned, of Group */
	ArchiveChats *chats; /* owned */
	json_t *alone;       /* owned array: letters of chats that were mailed alone */
	ArchiveReport report;
} Maker;

static void
group_free(void *data)
{
	Group *group = data;

	g_free(group->named);
	json_decref(group->letters);
	json_decref(group->courses[0]);
	json_decref(group->courses[1]);
	g_checksum_free(group->print);
	g_free(group);
}

static void
maker_clear(Maker *maker)
{
	archive_ahead_free(archive_ahead_end(&maker->ahead, NULL, NULL));
	g_clear_pointer(&maker->site, page_site_free);
	g_clear_pointer(&maker->folder, archive_folder_free);
	g_clear_pointer(&maker->rows, g_ptr_array_unref);
	g_clear_pointer(&maker->chats, archive_chats_free);
	g_clear_pointer(&maker->groups, g_ptr_array_unref);
	g_clear_pointer(&maker->alone, json_decref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Maker, maker_clear)

static Group *
group_of(Maker *maker, const char *named)
{
	Group *group;

	for (guint i = 0; i < maker->groups->len; i++) {
		group = g_ptr_array_index(maker->groups, i);
		if (strcmp(group->named, named) == 0) {
			return group;
		}
	}
	group = g_new0(Group, 1);
	group->named = g_strdup(named);
	group->letters = json_array();
	group->courses[0] = json_array();
	group->courses[1] = json_array();
	group->print = g_checksum_new(G_CHECKSUM_SHA256);
	g_ptr_array_add(maker->groups, group);
	return group;
}

static void
add(GChecksum *print, const char *text)
{
	const char *said = text != NULL ? text : "";

	g_checksum_update(print, (const guchar *)said, (gssize)strlen(said) + 1);
}

/* ---- an edition ------------------------------------------------------------------------------ */

/* By what its pages are made: its row, and what they say of others. @return owned. */
static char *
print_of(const Maker *maker, const ShelfRow *row, const json_t *earlier)
{
	static const char *const said[] = { "link", "headline", "edition", "period" };
	g_autoptr(GChecksum) print = g_checksum_new(G_CHECKSUM_SHA256);
	g_autofree char *numbers = g_strdup_printf("%" G_GINT64_FORMAT " %d %" G_GINT64_FORMAT
						   " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
		row->id, row->posts, row->start_s, row->end_s, row->frozen_s);

	add(print, page_site_print(maker->site));
	add(print, row->print);
	add(print, row->title);
	add(print, numbers);
	for (gsize i = 0; i < json_array_size(earlier) && i < EARLIER_MAX; i++) {
		for (gsize k = 0; k < G_N_ELEMENTS(said); k++) {
			add(print, jsontext_string(json_array_get(earlier, i), said[k]));
		}
	}
	return g_strdup(g_checksum_get_string(print));
}

static char *
name_of(const ShelfRow *row)
{
	const ArchivePlace place = { row->named, row->frequency, row->number };

	return archive_path_edition(&place);
}

static const json_t *
last_of(const Maker *maker, const ShelfRow *row)
{
	g_autofree char *name = name_of(row);

	return archive_folder_last(maker->folder, name);
}

/* Read ahead, or now; and meanwhile the next one is, since where one is made anew it mostly is as
 * well. @return owned. */
static ArchiveEdition *
take_edition(Maker *maker, guint index, GError **error)
{
	const ShelfRow *row = g_ptr_array_index(maker->rows, index);
	GError *trouble = NULL;
	ArchiveEdition *read = archive_ahead_end(&maker->ahead, row, &trouble);

	if (read == NULL && trouble == NULL) {
		read = archive_ahead_read(maker->context, row, last_of(maker, row), &trouble);
	}
	if (trouble != NULL) {
		g_propagate_error(error, trouble);
	} else if (index + 1 < maker->rows->len) {
		const ShelfRow *next = g_ptr_array_index(maker->rows, index + 1);

		archive_ahead_begin(&maker->ahead, next, last_of(maker, next));
	}
	return read;
}

static bool
make_edition(Maker *maker, guint index, const json_t *earlier, ArchiveUnit *unit, GError **error)
{
	const ShelfRow *row = g_ptr_array_index(maker->rows, index);
	g_autoptr(ArchiveEdition) read = take_edition(maker, index, error);
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)page_file_free);

	if (read == NULL) {
		return false;
	}
	const PageEdition page = {
		.draft = read->book.draft,
		.is_let_go = !row->has_words,
		.folder = row->named,
		.lists = read->lists,
		.gone = (const int *)(const void *)read->gone->data,
		.earlier = earlier,
		.frozen_s = row->frozen_s,
	};
	if (!page_edition(maker->site, &page, files, &unit->letter, error)) {
		g_prefix_error(error, "edition %d of %s: ", row->number, row->named);
		return false;
	}
	if (row->frequency == SCHEDULE_AFTER_CHAT) {
		g_ptr_array_set_size(files, 0);
	}
	unit->files = files;
	archive_chats_carry(unit->letter, last_of(maker, row));
	maker->report.made++;
	return archive_folder_put(maker->folder, unit, error);
}

/* A chat that was mailed alone has its own page, and no second one. */
static bool
bring_alone(Maker *maker, guint index, GError **error)
{
	const ShelfRow *row = g_ptr_array_index(maker->rows, index);
	g_autofree char *name = name_of(row);
	g_autofree char *print = print_of(maker, row, NULL);
	ArchiveUnit unit = { .name = name, .print = print };

	if (!archive_folder_keep(maker->folder, name, print, &unit.letter)
		&& !make_edition(maker, index, NULL, &unit, error)) {
		json_decref(unit.letter);
		return false;
	}
	json_array_append_new(maker->alone, unit.letter);
	archive_chats_note(maker->chats, row, unit.letter);
	return true;
}

static bool
bring_edition(Maker *maker, guint index, GError **error)
{
	const ShelfRow *row = g_ptr_array_index(maker->rows, index);
	Group *group = group_of(maker, row->named);
	json_t *course = group->courses[row->frequency == SCHEDULE_BY_MONTH];
	g_autofree char *name = name_of(row);
	g_autofree char *print = print_of(maker, row, course);
	ArchiveUnit unit = { .name = name, .print = print };

	if (!archive_folder_keep(maker->folder, name, print, &unit.letter)
		&& !make_edition(maker, index, course, &unit, error)) {
		json_decref(unit.letter);
		return false;
	}
	group->digest = row->digest;
	add(group->print, print);
	json_array_insert(group->letters, 0, unit.letter);
	json_array_insert_new(course, 0, unit.letter);
	archive_chats_note(maker->chats, row, unit.letter);
	maker->report.editions++;
	return true;
}

static bool
bring_chats(Maker *maker, GError **error)
{
	archive_ahead_free(archive_ahead_end(&maker->ahead, NULL,
		NULL)); /* the store is ours again */
	return archive_chats_bring(maker->chats, maker->context, maker->site, maker->folder, error);
}

/* ---- what lists them ------------------------------------------------------------------------- */

/* Where mails come from: a name that is nobody else's. @return borrowed. */
static const char *
domain_of(const Context *context)
{
	const char *at = strrchr(context->config->from, '@');

	return at != NULL ? at + 1 : context->config->from;
}

static bool
bring_digest(Maker *maker, Group *group, GError **error)
{
	const char *domain = domain_of(maker->context);
	g_autofree char *name = archive_path_of(group->named, "");
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)page_file_free);
	json_t *letter = NULL;
	const ArchiveCalendar ahead = {
		.digest = group->digest,
		.folder = group->named,
		.title = jsontext_string(json_array_get(group->letters, 0), "title"),
	};
	g_autofree char *calendar = NULL;

	if (!archive_calendar_bring(&ahead, maker->context, maker->folder, &calendar, error)) {
		return false;
	}
	add(group->print, page_site_print(maker->site));
	add(group->print, domain);
	add(group->print, calendar);
	const char *print = g_checksum_get_string(group->print);
	if (archive_folder_keep(maker->folder, name, print, &letter)) {
		json_decref(letter);
		return true;
	}
	const ArchiveUnit unit = { .name = name, .print = print, .files = files };
	const PageDigest digest = { group->named, domain, group->letters, calendar };
	return page_digest(maker->site, &digest, files, error)
		&& archive_folder_put(maker->folder, &unit, error);
}

static bool
bring_front(Maker *maker, GError **error)
{
	g_autoptr(GChecksum) all = g_checksum_new(G_CHECKSUM_SHA256);
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)page_file_free);
	json_auto_t *digests = json_array();
	json_t *letter = NULL;

	for (guint i = 0; i < maker->groups->len; i++) {
		Group *group = g_ptr_array_index(maker->groups, i);

		json_array_append(digests, group->letters);
		add(all, g_checksum_get_string(group->print));
	}
	const ArchiveUnit unit = {
		.name = "index.html",
		.print = g_checksum_get_string(all),
		.files = files,
	};
	if (archive_folder_keep(maker->folder, unit.name, unit.print, &letter)) {
		json_decref(letter);
		return true;
	}
	return page_front(maker->site, digests, files, error)
		&& archive_folder_put(maker->folder, &unit, error);
}

static bool
bring_lists(Maker *maker, GError **error)
{
	for (guint i = 0; i < maker->groups->len; i++) {
		if (!bring_digest(maker, g_ptr_array_index(maker->groups, i), error)) {
			return false;
		}
	}
	return bring_front(maker, error);
}

/* ---- all of it ------------------------------------------------------------------------------- */

static bool
bring_all(Maker *maker, GError **error)
{
	if (!shelf_rows(maker->context->store, &maker->rows, error)) {
		return false;
	}
	for (guint i = 0; i < maker->rows->len; i++) {
		if (signal_stop_requested()) {
			error_set(error, ERROR_SYSTEM_TEMPORARY,
				"asked to stop: the archive is made on by the next run");
			return false;
		}
		const ShelfRow *row = g_ptr_array_index(maker->rows, i);

		if (!(row->frequency == SCHEDULE_AFTER_CHAT ? bring_alone : bring_edition)(maker, i,
			    error)) {
			return false;
		}
	}
	return bring_chats(maker, error) && bring_lists(maker, error)
		&& archive_folder_finish(maker->folder, error);
}

static bool
make_at(Context *context, const ArchiveSpec *spec, ArchiveReport *report, GError **error)
{
	const PageOptions options = {
		.spec = spec,
		.contact = context->config->contact,
		.software = context->software,
		.is_by_mail = context->config->inbox != NULL,
	};
	g_auto(Maker) maker = {
		.context = context,
		.ahead = { .context = context },
		.groups = g_ptr_array_new_with_free_func(group_free),
		.chats = archive_chats_new(),
		.alone = json_array(),
	};

	if (!page_site_new(&options, &maker.site, error)
		|| !archive_folder_open(spec->dir, &maker.folder, error)
		|| !bring_all(&maker, error)) {
		return false;
	}
	archive_folder_count(maker.folder, &maker.report.written, &maker.report.removed,
		&maker.report.files);
	*report = maker.report;
	return true;
}

static bool
open_lock(const Context *context, Lock **lock, GError **error)
{
	g_autofree char *path = g_build_filename(context->config->state_dir, LOCK_NAME, NULL);

	return lock_open(path, lock, error);
}

bool
archive_make(Context *context, const char *dir, ArchiveReport *report, GError **error)
{
	const ArchiveSpec *own = context->config->archive;
	ArchiveSpec spec = own != NULL ? *own : (ArchiveSpec){ 0 };
	g_autoptr(Lock) lock = NULL;
	g_autofree char *given = g_strdup(dir);

	if (given == NULL && spec.dir == NULL) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"which folder? (expected tagdigest archive DIR, or dir in [archive])");
		return false;
	}
	spec.dir = given != NULL ? given : spec.dir;
	return open_lock(context, &lock, error) && lock_enter(lock, WAIT_MS, error)
		&& make_at(context, &spec, report, error);
}

/* The ini's own one. The lock is ours. */
static bool
make_own(Context *context, GError **error)
{
	ArchiveReport report = { 0 };

	if (!make_at(context, context->config->archive, &report, error)) {
		g_prefix_error(error, "archive: ");
		return false;
	}
	if (report.written + report.removed > 0) {
		log_line(LOG_LEVEL_INFO, "archive: %u files written, %u taken away", report.written,
			report.removed);
	}
	return true;
}

static bool
has_own(const Context *context)
{
	return context->config->archive != NULL && context->config->archive->dir != NULL;
}

bool
archive_renew(Context *context, GError **error)
{
	g_autoptr(Lock) lock = NULL;

	if (!has_own(context)) {
		return true;
	}
	if (!open_lock(context, &lock, error)) {
		return false;
	}
	if (!lock_enter(lock, 0, NULL)) {
		log_line(LOG_LEVEL_INFO, "another tagdigest is at the archive");
		return true;
	}
	return make_own(context, error);
}

bool
archive_follow(Context *context, GError **error)
{
	g_autoptr(Lock) lock = NULL;

	if (!has_own(context)) {
		return true;
	}
	if (!open_lock(context, &lock, error)) {
		return false;
	}
	if (!lock_enter(lock, WAIT_MS, error)) {
		g_prefix_error(error, "archive: the next run brings it up to date: ");
		return false;
	}
	return make_own(context, error);
}
