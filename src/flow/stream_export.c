#include "flow/stream_export.h"

#include "base/error.h"
#include "base/lock.h"
#include "base/now.h"
#include "flow/activity.h"
#include "flow/import_read.h"
#include "flow/stream_export_told.h"
#include "model/reach.h"
#include "text/jsontext.h"

#include <string.h>

/* What changed so lately is still being written. */
#define SETTLE_S MINUTE_S
/* What breaks off may still be on its way for so long. */
#define ARRIVES_S HOUR_S
#define STATE_VERSION 1
#define NO_COUNTS "{}"
#define IN_PART "in_part"
/* What the system's own words say would name the file. */
#define NOT_NOW "it could not be opened or read, which is tried again with each run"

typedef struct Reading {
	Context *context;       /* borrowed */
	const SourceSpec *spec; /* borrowed */
	int64_t source_id;
	int64_t now_s;
	Lock *lock;       /* owned; NULL: another import is at it, or nothing is kept */
	GPtrArray *paths; /* owned, of char*: the exports, in their order */
	guint next;       /* which is looked at next */
	char *path;       /* owned: the one that is open; NULL: none is */
	ImportRead read;  /* that one */
	GPtrArray *over;  /* owned, of ImportRow: those that were read to their end meanwhile */
	json_t *faults;   /* owned: what nobody can read: fault_key() -> why */
	json_t *met;      /* owned: those that are still there */
	guint passing;    /* others that could not be read now */
	Told unread;      /* of which nothing can be read, these and those */
	Told in_part;     /* of which something cannot be; of those that were read last */
	bool has_opened;  /* some were, in this run */
	guint arriving;   /* still being written */
	char *place;      /* owned: where the last item stands that cannot be read; or NULL */
	bool has_read;
	bool is_glance; /* nothing is kept: names may be told */
} Reading;

/* ---- which exports there are ----------------------------------------------------------------- */

static gint
compare_paths(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
list_folder(const char *path, GPtrArray *paths, GError **error)
{
	g_autoptr(GError) trouble = NULL;
	g_autoptr(GDir) folder = g_dir_open(path, 0, &trouble);
	const char *name;

	if (folder == NULL) {
		error_set(error, ERROR_SYSTEM_PERMANENT, "%s", trouble->message);
		return false;
	}
	while ((name = g_dir_read_name(folder)) != NULL) {
		g_autofree char *one = g_build_filename(path, name, NULL);

		/* A link may lead anywhere. */
		if (name[0] != '.' && !g_file_test(one, G_FILE_TEST_IS_SYMLINK)
			&& (g_file_test(one, G_FILE_TEST_IS_REGULAR)
				|| g_file_test(one, G_FILE_TEST_IS_DIR))) {
			g_ptr_array_add(paths, g_steal_pointer(&one));
		}
	}
	g_ptr_array_sort(paths, compare_paths);
	return true;
}

static bool
find_exports(Reading *reading, GError **error)
{
	g_autofree char *path = reach_file_path(reading->spec->url);

	reading->paths = g_ptr_array_new_with_free_func(g_free);
	if (path == NULL || !g_file_test(path, G_FILE_TEST_EXISTS)) {
		error_set(error, ERROR_SYSTEM_PERMANENT, "there is no %s",
			path != NULL ? path : reading->spec->url);
		return false;
	}
	if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
		return list_folder(path, reading->paths, error);
	}
	g_ptr_array_add(reading->paths, g_steal_pointer(&path));
	return true;
}

static void
row_free(void *data)
{
	import_row_clear(data);
	g_free(data);
}

static void
end_reading(void *data)
{
	Reading *reading = data;

	import_read_clear(&reading->read);
	g_clear_pointer(&reading->lock, lock_free);
	g_ptr_array_unref(reading->paths);
	g_free(reading->path);
	told_clear(&reading->unread);
	told_clear(&reading->in_part);
	g_free(reading->place);
	g_ptr_array_unref(reading->over);
	json_decref(reading->faults);
	json_decref(reading->met);
	g_free(reading);
}

static bool
open_exports(const StreamInput *input, void **reading, GError **error)
{
	Reading *made = g_new0(Reading, 1);
	const json_t *faults = json_object_get(input->state, "faults");

	made->context = input->context;
	made->spec = input->spec;
	made->source_id = input->source_id;
	made->now_s = input->now_s;
	made->is_glance = input->is_glance;
	made->faults = json_is_object(faults) ? json_deep_copy(faults) : json_object();
	made->met = json_object();
	made->in_part = told_of_json(json_object_get(input->state, IN_PART));
	made->over = g_ptr_array_new_with_free_func(row_free);
	made->has_read = jsontext_bool(input->state, "seen", false);
	/* A glance has a store of its own, and there may be no folder for a lock. */
	if (!find_exports(made, error)
		|| (!made->is_glance
			&& !activity_try(input->context, ACTIVITY_IMPORT, &made->lock, error))) {
		end_reading(made);
		return false;
	}
	*reading = made;
	return true;
}

/* ---- one of them ----------------------------------------------------------------------------- */

static void
close_export(Reading *reading)
{
	import_read_clear(&reading->read);
	reading->read = (ImportRead){ 0 };
	g_clear_pointer(&reading->path, g_free);
}

/* No name of a file is kept: a platform puts in it whose it is. @why borrowed. */
static void
tell(const Reading *reading, Told *told, const char *path, const char *why)
{
	told_add(told, reading->is_glance ? path : NULL, why);
}

/* The same bytes under another name may be something else: some tables are told by their names. */
static char *
fault_key(const Reading *reading, const char *path)
{
	g_autofree char *name = g_path_get_basename(path);
	g_autofree char *all = g_strjoin("\n", reading->read.row.name, name, NULL);

	return g_compute_checksum_for_string(G_CHECKSUM_SHA256, all, -1);
}

/* What its bytes say stays so until they change, and is said as long as it lies there. */
static void
meet_fault(Reading *reading, const char *path, const char *why)
{
	g_autofree char *key = fault_key(reading, path);

	json_object_set_new(reading->met, key, jsontext_text(why));
	tell(reading, &reading->unread, path, why);
}

/* What the system says may pass, and so may what it said before anybody knew which it is. */
static void
meet_passing(Reading *reading, const char *path, const GError *trouble)
{
	const bool has_name = trouble->code != ERROR_PARSE_PERMANENT;

	reading->passing++;
	tell(reading, &reading->unread, path,
		has_name && !reading->is_glance ? NOT_NOW : trouble->message);
}

static void
meet_trouble(Reading *reading, const char *path, const GError *trouble)
{
	if (trouble->code == ERROR_PARSE_PERMANENT) {
		meet_fault(reading, path, trouble->message);
	} else {
		meet_passing(reading, path, trouble);
	}
}

static bool
is_fresh(const Reading *reading, int64_t within_s)
{
	return export_is_fresh(&reading->read.changed, reading->now_s, within_s);
}

/* Look into it; false: nobody can, which is said, or not yet. */
static bool
look_into(Reading *reading, const char *path, const ImportFor *whom)
{
	g_autoptr(GError) trouble = NULL;
	const bool is_open = import_read_open(&reading->read, path, whom, &trouble);

	/* It may be whole when it is looked at again. */
	if (reading->read.is_cut_off && is_fresh(reading, ARRIVES_S)) {
		reading->arriving++;
		return false;
	}
	if (!is_open) {
		meet_trouble(reading, path, trouble);
	}
	return is_open;
}

/* @is_open out. */
static bool
try_export(Reading *reading, const char *path, bool *is_open, GError **error)
{
	const ImportFor whom = { .context = reading->context,
		.spec = reading->spec,
		.source_id = reading->source_id,
		.hides_names = true };
	GError *trouble = NULL;

	*is_open = false;
	if (!import_read_find(&reading->read, path, &whom, &trouble)) {
		if (!import_read_is_at_fault(trouble)) {
			g_propagate_error(error, trouble);
			return false;
		}
		meet_passing(reading, path, trouble);
		g_error_free(trouble);
		return true;
	}
	g_autofree char *key = fault_key(reading, path);
	const char *fault = jsontext_string(reading->faults, key);
	if (fault != NULL) {
		meet_fault(reading, path, fault);
	} else if (!reading->read.is_over && is_fresh(reading, SETTLE_S)) {
		reading->arriving++;
	} else if (!reading->read.is_over) {
		*is_open = look_into(reading, path, &whom);
	}
	return true;
}

static void
begin_export(Reading *reading, const char *path)
{
	if (!reading->has_opened) {
		reading->has_opened = true;
		told_clear(&reading->in_part);
	}
	reading->path = g_strdup(path);
}

/* By another import. */
static bool
is_kept_out(const Reading *reading)
{
	return reading->lock == NULL && !reading->is_glance;
}

/* The next one that has something to read; none: reading->path is NULL. */
static bool
open_next(Reading *reading, GError **error)
{
	bool is_open = false;

	while (!is_open && reading->next < reading->paths->len && !is_kept_out(reading)) {
		const char *path = g_ptr_array_index(reading->paths, reading->next++);

		if (!try_export(reading, path, &is_open, error)) {
			return false;
		}
		if (is_open) {
			begin_export(reading, path);
		} else {
			close_export(reading);
		}
	}
	return true;
}

/* It was read to its end: that is written with what was heard of it. */
static void
end_export(Reading *reading)
{
	const GPtrArray *remarks = export_remarks(reading->read.export);
	ImportRow *row = g_new0(ImportRow, 1);

	if (remarks->len > 0) {
		tell(reading, &reading->in_part, reading->path, g_ptr_array_index(remarks, 0));
	}
	import_read_note(&reading->read, NO_COUNTS);
	*row = reading->read.row;
	reading->read.row = (ImportRow){ 0 };
	g_ptr_array_add(reading->over, row);
	close_export(reading);
}

/* One that cannot be read on is left there. */
static void
give_up(Reading *reading, const GError *trouble)
{
	meet_trouble(reading, reading->path, trouble);
	close_export(reading);
}

/* What they are called: an mbox is read as exports are. */
static ToldOf
told_of(const Reading *reading)
{
	const guint all = reading->paths->len;

	return strcmp(reading->spec->kind, SOURCE_MAILBOX) == 0
		? (ToldOf){ all, "a mailbox", "mailbox", "mailboxes" }
		: (ToldOf){ all, "an export", "export", "exports" };
}

static void
note_place(Reading *reading, const ExportItem *found)
{
	g_autofree char *name = reading->is_glance ? told_name(reading->path) : NULL;
	g_autofree char *where = name != NULL ? g_strjoin(", ", name, found->path, NULL)
					      : g_strdup(told_of(reading).some);
	const bool has_line = found->said.line > 0;
	const int64_t number = has_line ? found->said.line : found->through.items;

	g_free(reading->place);
	reading->place = g_strdup_printf("%s, %s %" G_GINT64_FORMAT, where,
		has_line ? "line" : "item", number);
}

static bool
next_item(void *data, ImportItem *item, GError **error)
{
	Reading *reading = data;

	for (;;) {
		g_auto(ExportItem) found = { 0 };
		g_autoptr(GError) trouble = NULL;

		if (reading->path == NULL && !open_next(reading, error)) {
			return false;
		}
		if (reading->path == NULL) {
			item->verdict = IMPORT_END;
			return true;
		}
		if (!import_read_next(&reading->read, &found, &trouble)) {
			give_up(reading, trouble);
		} else if (reading->read.is_over) {
			end_export(reading);
		} else {
			if (found.said.verdict == IMPORT_UNREADABLE) {
				note_place(reading, &found);
			}
			*item = found.said;
			found.said = (ImportItem){ 0 };
			reading->has_read = true;
			return true;
		}
	}
}

/* ---- what is kept ---------------------------------------------------------------------------- */

static bool
is_long(const void *data)
{
	const Reading *reading = data;

	return reading->path != NULL && import_read_is_long(&reading->read);
}

static bool
write_rows(void *data, GError **error)
{
	Reading *reading = data;

	for (guint i = 0; i < reading->over->len; i++) {
		if (!imports_put(reading->context->store, g_ptr_array_index(reading->over, i),
			    error)) {
			return false;
		}
	}
	g_ptr_array_set_size(reading->over, 0);
	return reading->path == NULL || import_read_write(&reading->read, NO_COUNTS, error);
}

static json_t *
state_of(const void *data)
{
	const Reading *reading = data;
	/* Those that were not looked at yet may be there still. */
	json_t *faults = json_deep_copy(reading->met);

	if (reading->path != NULL || reading->next < reading->paths->len) {
		json_object_update_missing(faults, reading->faults);
	}
	/* That one is gone is news, too. */
	json_t *state = jsontext_object("version", json_integer(STATE_VERSION), "seen",
		json_boolean(reading->has_read), "faults", faults, "passing",
		json_integer(reading->passing), NULL);

	if (reading->in_part.count > 0) {
		json_object_set_new(state, IN_PART, told_json(&reading->in_part));
	}
	return state;
}

static char *
what_is_behind(const void *data)
{
	const Reading *reading = data;
	const guint left = reading->paths->len - reading->next + (reading->path != NULL ? 1 : 0);
	const guint arriving = reading->arriving;
	const ToldOf of = told_of(reading);

	if (is_kept_out(reading)) {
		return g_strdup("an import is at work: its turn comes next time");
	}
	if (left > 0) {
		return g_strdup_printf("%u of %u %s come next time", left + arriving, of.all,
			of.many);
	}
	return arriving == 0
		? NULL
		: g_strdup_printf("%u %s %s still being written; %s read with a later run",
			arriving, arriving == 1 ? of.one : of.many, arriving == 1 ? "is" : "are",
			arriving == 1 ? "it is" : "they are");
}

/* The worst first. */
static char *
remark_of(const void *data)
{
	const Reading *reading = data;
	const ToldOf of = told_of(reading);
	GString *out = g_string_new(NULL);

	told_words(&reading->unread, &of, "cannot be read", out);
	told_words(&reading->in_part, &of, "can be read in part only", out);
	return g_string_free(out, out->len == 0);
}

static char *
place_of(const void *data)
{
	const Reading *reading = data;

	return g_strdup(reading->place);
}

const Stream stream_export = {
	.kind = SOURCE_EXPORT,
	.is_import = true,
	.open = open_exports,
	.next = next_item,
	.place = place_of,
	.is_long = is_long,
	.write = write_rows,
	.state = state_of,
	.behind = what_is_behind,
	.remark = remark_of,
	.end = end_reading,
};
