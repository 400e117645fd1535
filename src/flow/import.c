#include "flow/import.h"

#include "base/error.h"
#include "base/now.h"
#include "base/signal.h"
#include "flow/activity.h"
#include "flow/import_read.h"
#include "flow/ingest.h"
#include "flow/parse.h"
#include "store/sources.h"
#include "text/jsontext.h"

#include <string.h>

/* What is imported for no source of the ini has one of its own, which no ini can name. */
#define SOURCE_NAME "by import"
#define SOURCE_KIND "export"
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

/* ---- for which source ------------------------------------------------------------------------ */

static SourceSpec *
own_source(const Context *context)
{
	SourceSpec *spec = source_spec_new();

	spec->name = g_strdup(SOURCE_NAME);
	spec->section = g_strdup(SOURCE_NAME);
	spec->kind = g_strdup(SOURCE_KIND);
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
	if (wish->agreed != NULL && !source_spec_is_agreement(wish->agreed)) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"--agreed: \"%s\" (expected when a group agreed, and by whose word: "
			"\"2026-12-01, moderators\")",
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
place_text(const ImportRead *read, const char *file, IntakeOutcome outcome)
{
	const IntakePlace *place = &read->intake.first[outcome];
	const char *path = read->export == NULL || place->part == 0
		? NULL
		: export_path(read->export, (guint)place->part);
	g_autofree char *own = g_path_get_basename(file);
	/* A file without parts says its name once. */
	g_autoptr(GString) text = g_string_new(g_strcmp0(own, path) != 0 ? path : NULL);

	if (read->intake.counts[outcome] == 0) {
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
remarks_of(const ImportRead *read)
{
	json_t *list = json_array();
	const GPtrArray *remarks = read->export == NULL ? NULL : export_remarks(read->export);

	for (guint i = 0; remarks != NULL && i < remarks->len; i++) {
		json_array_append_new(list, jsontext_text(g_ptr_array_index(remarks, i)));
	}
	return list;
}

static void
report_file(Import *import, const char *path, const ImportRead *read, const GError *trouble)
{
	json_t *file = jsontext_object("file", jsontext_text(path), "read",
		json_integer(intake_sum(&read->intake)), NULL);

	for (guint i = 0; i < INTAKE_OUTCOMES; i++) {
		g_autofree char *first = place_text(read, path, (IntakeOutcome)i);

		json_object_set_new(file, intake_outcome_name((IntakeOutcome)i),
			jsontext_object("count", json_integer(read->intake.counts[i]), "first",
				jsontext_text(first), NULL));
		import->sums[i] += read->intake.counts[i];
	}
	import->sum += intake_sum(&read->intake);
	json_object_set_new(file, "remarks", remarks_of(read));
	json_object_set_new(file, "error",
		jsontext_text(trouble != NULL ? trouble->message : NULL));
	json_array_append_new(import->files, file);
}

/* ---- reading --------------------------------------------------------------------------------- */

static bool
write_batch(Import *import, ImportRead *read, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(import->context->store, &transaction, error)
		&& import_read_write(read, error) && store_transaction_commit(&transaction, error);
}

static bool
say_stopped(const ImportRead *read, GError **error)
{
	error_set(error, ERROR_SYSTEM_TEMPORARY,
		"stopped by a signal; %" G_GINT64_FORMAT
		" items were read, and the same command goes on there",
		intake_sum(&read->intake));
	return false;
}

static bool
read_all(Import *import, ImportRead *read, ProgressBar *bar, GError **error)
{
	while (!read->is_over) {
		if (!import_read_next(read, error)) {
			return false;
		}
		const bool is_stopped = signal_stop_requested();
		if ((is_stopped || import_read_is_full(read))
			&& !write_batch(import, read, error)) {
			return false;
		}
		if (is_stopped && !read->is_over) {
			return say_stopped(read, error);
		}
		progress_bar_show(import->context->progress, bar, export_at(read->export));
	}
	return true;
}

/* What was heard before it went wrong is kept. */
static bool
read_file(Import *import, const char *path, ImportRead *read, GError **error)
{
	const ImportFor whom = { import->context, &import->spec, import->source_id,
		import->wish->is_for_next, true };
	g_autofree char *name = g_path_get_basename(path);
	g_auto(ProgressBar) bar = { 0 };
	GError *trouble = NULL;

	progress_show(import->context->progress, "looking through %s", name);
	if (!import_read_begin(read, path, &whom, error)) {
		return false;
	}
	progress_bar_begin(&bar, name, export_size(read->export), export_at(read->export));
	const bool is_read = read_all(import, read, &bar, &trouble);
	if (!is_read && trouble->code == ERROR_PARSE_PERMANENT
		&& !write_batch(import, read, error)) {
		g_error_free(trouble);
		return false;
	}
	if (!is_read) {
		g_propagate_error(error, trouble);
	}
	return is_read;
}

/* Whether it is the file's fault alone, and others can be read. */
static bool
is_of_file(const GError *trouble)
{
	return trouble->code == ERROR_PARSE_PERMANENT || trouble->code == ERROR_SYSTEM_PERMANENT;
}

static bool
import_file(Import *import, const char *path, GError **error)
{
	g_auto(ImportRead) read = { 0 };
	GError *trouble = NULL;

	if (!read_file(import, path, &read, &trouble)) {
		g_prefix_error(&trouble, "%s: ", path);
	}
	progress_clear(import->context->progress);
	report_file(import, path, &read, trouble);
	if (trouble != NULL && (!is_of_file(trouble) || import->wish->paths[1] == NULL)) {
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
