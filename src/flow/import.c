#include "flow/import.h"

#include "base/error.h"
#include "base/now.h"
#include "base/prefix.h"
#include "base/signal.h"
#include "flow/activity.h"
#include "flow/import_read.h"
#include "flow/intake.h"
#include "flow/parse.h"
#include "store/sources.h"
#include "text/jsontext.h"

#include <string.h>

#define SOURCE_URL "file:import"

typedef struct Import {
	Context *context;
	const ImportWish *wish;
	SourceSpec *own; /* owned: where the wish names no source */
	SourceSpec spec; /* what it holds is borrowed */
	int64_t source_id;
	json_t *files; /* borrowed: of the report */
	int64_t sums[INTAKE_OUTCOMES];
	int64_t sum;
	guint failed;
	ErrorCode code; /* of the first that failed */
} Import;

/* One file. */
typedef struct Reading {
	Intake intake;
	ImportRead read;
} Reading;

static void
reading_clear(Reading *reading)
{
	import_read_clear(&reading->read);
	intake_clear(&reading->intake);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Reading, reading_clear)

/* ---- for which source ------------------------------------------------------------------------ */

static SourceSpec *
own_source(const Context *context)
{
	SourceSpec *spec = source_spec_new();

	spec->name = g_strdup(SOURCES_BY_IMPORT);
	spec->section = g_strdup(SOURCES_BY_IMPORT);
	spec->kind = g_strdup(SOURCE_EXPORT);
	spec->url = g_strdup(SOURCE_URL);
	g_ptr_array_unref(spec->tags);
	spec->tags = parse_wanted_tags(context->config);
	return spec;
}

static bool
choose_spec(Import *import, GError **error)
{
	const ImportWish *wish = import->wish;
	const SourceSpec *named = wish->source == NULL
		? NULL
		: config_source(import->context->config, wish->source);

	if (wish->source != NULL && named == NULL) {
		error_set(error, ERROR_USAGE_PERMANENT, "there is no [source %s] in %s",
			wish->source, import->context->config->path);
		return false;
	}
	if (wish->agreed != NULL
		&& !source_spec_is_agreement(wish->agreed, now_s(&import->context->now))) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"--agreed: \"%s\" (expected when a group agreed, a day that is not ahead, "
			"and by whose word: \"2026-11-01, moderators\")",
			wish->agreed);
		return false;
	}
	import->own = named == NULL ? own_source(import->context) : NULL;
	import->spec = named == NULL ? *import->own : *named;
	if (wish->agreed != NULL) {
		import->spec.agreed = (char *)wish->agreed;
	}
	return true;
}

static bool
ensure_source(Import *import, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };
	g_autoptr(SourceRow) row = NULL;

	if (!store_transaction_begin(import->context->store, &transaction, error)
		|| !sources_ensure(import->context->store, &import->spec, &row, error)
		|| !store_transaction_commit(&transaction, error)) {
		return false;
	}
	import->source_id = row->id;
	return true;
}

/* ---- the report ------------------------------------------------------------------------------ */

/* @return owned: "posts.js, line 17: it has no date", or NULL. */
static char *
place_text(const Reading *reading, const char *file, IntakeOutcome outcome)
{
	const IntakePlace *place = &reading->intake.first[outcome];
	const char *path = reading->read.export == NULL || place->part == 0
		? NULL
		: export_path(reading->read.export, (guint)place->part);
	g_autofree char *name = g_path_get_basename(file);
	g_autofree char *own = error_clean_text(name);
	/* A file without parts says its name once. */
	g_autoptr(GString) text = g_string_new(g_strcmp0(own, path) != 0 ? path : NULL);

	if (reading->intake.counts[outcome] == 0) {
		return NULL;
	}
	if (place->line > 0) {
		g_string_append_printf(text, "%sline %" G_GINT64_FORMAT, text->len > 0 ? ", " : "",
			place->line);
	} else {
		g_string_append_printf(text, "%sitem %" G_GINT64_FORMAT, text->len > 0 ? ", " : "",
			place->item);
	}
	if (place->why != NULL) {
		g_string_append_printf(text, ": %s", place->why);
	}
	return error_clean_text(text->str);
}

static json_t *
remarks_of(const Reading *reading)
{
	json_t *list = json_array();
	const GPtrArray *remarks = reading->read.export == NULL
		? NULL
		: export_remarks(reading->read.export);

	for (guint i = 0; remarks != NULL && i < remarks->len; i++) {
		json_array_append_new(list, jsontext_text(g_ptr_array_index(remarks, i)));
	}
	return list;
}

static void
report_file(Import *import, const char *path, const Reading *reading, const GError *trouble)
{
	json_t *file = jsontext_object("file", jsontext_text(path), "read",
		json_integer(intake_sum(&reading->intake)), NULL);

	for (guint i = 0; i < INTAKE_OUTCOMES; i++) {
		g_autofree char *first = place_text(reading, path, (IntakeOutcome)i);

		json_object_set_new(file, intake_outcome_name((IntakeOutcome)i),
			jsontext_object("count", json_integer(reading->intake.counts[i]), "first",
				jsontext_text(first), NULL));
		import->sums[i] += reading->intake.counts[i];
	}
	import->sum += intake_sum(&reading->intake);
	json_object_set_new(file, "remarks", remarks_of(reading));
	json_object_set_new(file, "error",
		jsontext_text(trouble != NULL ? trouble->message : NULL));
	json_array_append_new(import->files, file);
}

/* ---- reading --------------------------------------------------------------------------------- */

static bool
write_batch(Import *import, Reading *reading, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	if (!store_transaction_begin(import->context->store, &transaction, error)
		|| !intake_write(&reading->intake, error)) {
		return false;
	}
	g_autofree char *counts = intake_to_text(&reading->intake);
	return import_read_write(&reading->read, counts, error)
		&& store_transaction_commit(&transaction, error);
}

static bool
say_stopped(const Reading *reading, GError **error)
{
	error_set(error, ERROR_SYSTEM_TEMPORARY,
		"stopped by a signal; %" G_GINT64_FORMAT
		" items were read, and the same command goes on there",
		intake_sum(&reading->intake));
	return false;
}

static bool
hear_next(Reading *reading, GError **error)
{
	g_auto(ExportItem) item = { 0 };

	if (!import_read_next(&reading->read, &item, error)) {
		return false;
	}
	if (item.said.verdict != IMPORT_END) {
		intake_hear(&reading->intake, &item.said, item.through.part, item.through.items);
	}
	return true;
}

static bool
read_all(Import *import, Reading *reading, ProgressBar *bar, GError **error)
{
	const ImportRead *read = &reading->read;

	while (!read->is_over) {
		if (!hear_next(reading, error)) {
			return false;
		}
		const bool is_stopped = signal_stop_requested();
		if ((is_stopped || read->is_over || intake_is_full(&reading->intake)
			    || import_read_is_long(read))
			&& !write_batch(import, reading, error)) {
			return false;
		}
		if (is_stopped && !read->is_over) {
			return say_stopped(reading, error);
		}
		progress_bar_show(import->context->progress, bar, export_at(read->export));
	}
	return true;
}

/* Where all there is cannot be read, the file cannot: of items in vain their sum says nothing. */
static bool
is_any_read(const char *path, const Reading *reading, GError **error)
{
	const int64_t unreadable = reading->intake.counts[INTAKE_UNREADABLE];
	g_autofree char *first = place_text(reading, path, INTAKE_UNREADABLE);

	if (unreadable == 0 || unreadable < intake_sum(&reading->intake)) {
		return true;
	}
	error_set(error, ERROR_PARSE_PERMANENT, "nothing of it can be read: %s", first);
	return false;
}

/* What was heard before it went wrong is kept. */
static bool
read_file(Import *import, const char *path, Reading *reading, GError **error)
{
	const ImportFor whom = { .context = import->context,
		.spec = &import->spec,
		.source_id = import->source_id,
		.is_for_next = import->wish->is_for_next,
		.is_again = true };
	g_autofree char *raw = g_path_get_basename(path);
	g_autofree char *name = error_clean_text(raw);
	g_auto(ProgressBar) bar = { 0 };
	GError *trouble = NULL;

	progress_show(import->context->progress, "looking through %s", name);
	if (!import_read_find(&reading->read, path, &whom, error)
		|| !import_read_open(&reading->read, path, &whom, error)) {
		return false;
	}
	if (import_read_goes_on(&reading->read)) {
		intake_from_text(&reading->intake, reading->read.row.counts);
	}
	progress_bar_begin(&bar, name, export_size(reading->read.export),
		export_at(reading->read.export));
	const bool is_read = read_all(import, reading, &bar, &trouble);
	if (!is_read && trouble->code == ERROR_PARSE_PERMANENT
		&& !write_batch(import, reading, error)) {
		g_error_free(trouble);
		return false;
	}
	if (!is_read) {
		g_propagate_error(error, trouble);
	}
	return is_read && is_any_read(path, reading, error);
}

static bool
import_file(Import *import, const char *path, GError **error)
{
	g_auto(Reading) reading = { 0 };
	GError *trouble = NULL;

	intake_begin(&reading.intake, import->context, &import->spec, import->source_id);
	reading.intake.is_import = true;
	reading.intake.is_for_next = import->wish->is_for_next;
	if (!read_file(import, path, &reading, &trouble)) {
		g_autofree char *shown = error_clean_text(path);
		g_autofree char *name = g_strconcat(shown, ": ", NULL);

		/* base/file has named it already */
		g_prefix_error(&trouble, "%s",
			prefix_stands_at(trouble->message, name) ? "" : name);
	}
	progress_clear(import->context->progress);
	report_file(import, path, &reading, trouble);
	if (trouble != NULL
		&& (!import_read_is_at_fault(trouble) || import->wish->paths[1] == NULL)) {
		g_propagate_error(error, trouble);
		return false;
	}
	if (trouble != NULL) {
		import->code = import->failed == 0 ? (ErrorCode)trouble->code : import->code;
		import->failed++;
		g_error_free(trouble);
	}
	return true;
}

static bool
import_files(Import *import, GError **error)
{
	g_autoptr(Lock) lock = NULL;
	guint files = 0;

	if (!activity_take(import->context, ACTIVITY_IMPORT, &lock, error)
		|| !ensure_source(import, error)) {
		return false;
	}
	for (; import->wish->paths[files] != NULL; files++) {
		if (!import_file(import, import->wish->paths[files], error)) {
			return false;
		}
	}
	if (import->failed > 0) {
		error_set(error, import->code, "%u of %u exports could not be read", import->failed,
			files);
		return false;
	}
	return true;
}

bool
import_run(Context *context, const ImportWish *wish, json_t **report, GError **error)
{
	Import import = { .context = context, .wish = wish, .files = json_array() };
	json_t *made = jsontext_object("files", import.files, NULL);
	const bool is_done = choose_spec(&import, error) && import_files(&import, error);

	json_object_set_new(made, "read", json_integer(import.sum));
	for (guint i = 0; i < INTAKE_OUTCOMES; i++) {
		json_object_set_new(made, intake_outcome_name((IntakeOutcome)i),
			json_integer(import.sums[i]));
	}
	source_spec_free(import.own);
	*report = made;
	return is_done;
}
