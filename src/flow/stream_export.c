#include "flow/stream_export.h"

#include "base/clean.h"
#include "base/error.h"
#include "base/lock.h"
#include "base/now.h"
#include "flow/activity.h"
#include "flow/import_read.h"
#include "model/reach.h"
#include "text/jsontext.h"

#include <string.h>

/* What changed so lately is still being written. */
#define SETTLE_S MINUTE_S
/* What breaks off may still be on its way for so long. */
#define ARRIVES_S HOUR_S
#define NAME_BYTES_MAX 200
#define STATE_VERSION 1
#define NO_COUNTS "{}"

typedef struct Reading {
	Context *context;       /* borrowed */
	const SourceSpec *spec; /* borrowed */
	int64_t source_id;
	int64_t now_s;
	Lock *lock;       /* owned; NULL: another import is at it */
	GPtrArray *paths; /* owned, of char*: the exports, in their order */
	guint next;       /* which is looked at next */
	char *path;       /* owned: the one that is open; NULL: none is */
	ImportRead read;  /* that one */
	GPtrArray *over;  /* owned, of ImportRow: those that were read to their end meanwhile */
	json_t *faults;   /* owned: what nobody could read: a hash of it -> why */
	json_t *met;      /* owned: those that are still there */
	char *remark;     /* owned: the first thing that people should know; or NULL */
	char *place;      /* owned: where the last item stands that cannot be read; or NULL */
	bool has_read;
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
	g_free(reading->remark);
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
	made->faults = json_is_object(faults) ? json_deep_copy(faults) : json_object();
	made->met = json_object();
	made->over = g_ptr_array_new_with_free_func(row_free);
	made->has_read = jsontext_bool(input->state, "seen", false);
	if (!find_exports(made, error)
		|| !activity_try(input->context, ACTIVITY_IMPORT, &made->lock, error)) {
		end_reading(made);
		return false;
	}
	*reading = made;
	return true;
}

/* ---- one of them ----------------------------------------------------------------------------- */

static char *
shown_name(const char *path)
{
	g_autofree char *name = g_path_get_basename(path);

	return clean_text(name, CLEAN_ONE_LINE, NAME_BYTES_MAX);
}

static bool
is_lately(const Reading *reading, int64_t within_s)
{
	return ABS(reading->now_s - reading->read.changed_s) < within_s;
}

static void
close_export(Reading *reading)
{
	import_read_clear(&reading->read);
	reading->read = (ImportRead){ 0 };
	g_clear_pointer(&reading->path, g_free);
}

/* The first one is said. @why borrowed. */
static void
remark(Reading *reading, const char *path, const char *why)
{
	g_autofree char *name = shown_name(path);

	if (reading->remark == NULL) {
		reading->remark = g_strdup_printf("%s: %s", name, why);
	}
}

/* What nobody can read stays so until it changes, and is said as long as it lies there. */
static void
meet_fault(Reading *reading, const char *path, const char *why)
{
	json_object_set_new(reading->met, reading->read.row.name, jsontext_text(why));
	remark(reading, path, why);
}

/* Look into it; false: nobody can, which is said. */
static bool
look_into(Reading *reading, const char *path, const ImportFor *whom)
{
	g_autoptr(GError) trouble = NULL;

	/* It may be whole when it is looked at again. */
	const bool is_arriving = is_lately(reading, ARRIVES_S);

	if (!import_read_open(&reading->read, path, whom, &trouble)) {
		if (!is_arriving) {
			meet_fault(reading, path, trouble->message);
		}
		return false;
	}
	return !export_is_cut_off(reading->read.export) || !is_arriving;
}

/* @is_open out. */
static bool
try_export(Reading *reading, const char *path, bool *is_open, GError **error)
{
	const ImportFor whom = { reading->context, reading->spec, reading->source_id, false,
		false };
	GError *trouble = NULL;

	*is_open = false;
	if (!import_read_find(&reading->read, path, &whom, &trouble)) {
		if (!import_read_is_at_fault(trouble)) {
			g_propagate_error(error, trouble);
			return false;
		}
		remark(reading, path, trouble->message);
		g_error_free(trouble);
		return true;
	}
	const char *fault = jsontext_string(reading->faults, reading->read.row.name);
	if (fault != NULL) {
		meet_fault(reading, path, fault);
	} else if (!reading->read.is_over && !is_lately(reading, SETTLE_S)) {
		*is_open = look_into(reading, path, &whom);
	}
	return true;
}

/* The next one that has something to read; none: reading->path is NULL. */
static bool
open_next(Reading *reading, GError **error)
{
	bool is_open = false;

	while (!is_open && reading->next < reading->paths->len && reading->lock != NULL) {
		const char *path = g_ptr_array_index(reading->paths, reading->next++);

		if (!try_export(reading, path, &is_open, error)) {
			return false;
		}
		if (is_open) {
			reading->path = g_strdup(path);
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
		remark(reading, reading->path, g_ptr_array_index(remarks, 0));
	}
	import_read_note(&reading->read, NO_COUNTS);
	*row = reading->read.row;
	reading->read.row = (ImportRow){ 0 };
	g_ptr_array_add(reading->over, row);
	close_export(reading);
}

/* One that cannot be read on is left there, and not tried again until it changes. */
static void
give_up(Reading *reading, const char *why)
{
	meet_fault(reading, reading->path, why);
	close_export(reading);
}

static void
note_place(Reading *reading, const ExportItem *found)
{
	g_autofree char *name = shown_name(reading->path);

	g_free(reading->place);
	reading->place = found->said.line > 0
		? g_strdup_printf("%s, %s, line %u", name, found->path, found->said.line)
		: g_strdup_printf("%s, %s, item %" G_GINT64_FORMAT, name, found->path,
			found->through.items);
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
			give_up(reading, trouble->message);
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
	return jsontext_object("version", json_integer(STATE_VERSION), "seen",
		json_boolean(reading->has_read), "faults", faults, NULL);
}

static char *
what_is_behind(const void *data)
{
	const Reading *reading = data;
	const guint left = reading->paths->len - reading->next + (reading->path != NULL ? 1 : 0);

	if (reading->lock == NULL) {
		return g_strdup("an import is at work: its turn comes next time");
	}
	return left > 0
		? g_strdup_printf("%u of %u exports come next time", left, reading->paths->len)
		: NULL;
}

static char *
remark_of(const void *data)
{
	const Reading *reading = data;

	return g_strdup(reading->remark);
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
