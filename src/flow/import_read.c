#include "flow/import_read.h"

#include "base/error.h"
#include "base/now.h"
#include "flow/ingest.h"

/* So much is read at most before it is written how far. */
#define UNWRITTEN_BYTES_MAX ((int64_t)32 * 1024 * 1024)
/* With another number, what older versions read is read anew. */
#define READERS "1"

/* A name for these bytes, read for this. @return owned. */
static char *
name_of(const ImportFor *whom, const Ingest *rules, const char *bytes)
{
	g_autofree char *wants = ingest_wants(rules, whom->spec);
	g_autofree char *all = g_strjoin("\n", READERS, bytes, wants,
		whom->spec->agreed != NULL ? whom->spec->agreed : "",
		whom->is_for_next ? "next" : "", NULL);

	return g_compute_checksum_for_string(G_CHECKSUM_SHA256, all, -1);
}

bool
import_read_find(ImportRead *read, const char *path, const ImportFor *whom, GError **error)
{
	const Ingest *rules;
	g_autofree char *bytes = NULL;

	read->store = whom->context->store;
	read->now_s = now_s(&whom->context->now);
	if (!context_rules(whom->context, &rules, error)
		|| !export_identify(path, &bytes, &read->changed, error)) {
		return false;
	}
	read->row.source_id = whom->source_id;
	read->row.name = name_of(whom, rules, bytes);
	if (!imports_get(read->store, &read->row, error)) {
		return false;
	}
	read->is_over = read->row.is_done && !whom->is_again;
	return true;
}

bool
import_read_goes_on(const ImportRead *read)
{
	return read->row.part != 0 && !read->row.is_done;
}

bool
import_read_open(ImportRead *read, const char *path, const ImportFor *whom, GError **error)
{
	ExportWatch watch = { .hides_names = whom->hides_names };

	/* Where nobody writes hashtags, what has none is wanted too. */
	read->glance = whom->spec->file_under == NULL ? hashtag_glance_new(whom->spec->tags) : NULL;
	read->input = (ImportInput){ whom->spec, read->glance, read->now_s };
	const bool is_open = export_open_watched(path, &read->input, &watch, &read->export, error);
	read->is_cut_off = watch.is_cut_off;
	if (!is_open) {
		return false;
	}
	if (import_read_goes_on(read)) {
		read->through = (ExportPlace){ (guint)read->row.part, read->row.items };
		export_go_on(read->export, &read->through);
	}
	return true;
}

bool
import_read_next(ImportRead *read, ExportItem *item, GError **error)
{
	if (!export_next(read->export, item, error)) {
		return false;
	}
	read->is_over = item->said.verdict == IMPORT_END;
	if (!read->is_over) {
		read->through = item->through;
	}
	return true;
}

bool
import_read_is_long(const ImportRead *read)
{
	return export_at(read->export) - read->written_at >= UNWRITTEN_BYTES_MAX;
}

void
import_read_note(ImportRead *read, const char *counts)
{
	g_free(read->row.counts);
	read->row.counts = g_strdup(counts);
	read->row.part = read->through.part;
	read->row.items = read->through.items;
	read->row.is_done = read->is_over;
	read->row.changed_s = read->now_s;
}

bool
import_read_write(ImportRead *read, const char *counts, GError **error)
{
	import_read_note(read, counts);
	read->written_at = read->export != NULL ? export_at(read->export) : 0;
	return imports_put(read->store, &read->row, error);
}

bool
import_read_is_at_fault(const GError *trouble)
{
	return trouble->code == ERROR_PARSE_PERMANENT || trouble->code == ERROR_SYSTEM_PERMANENT;
}

void
import_read_clear(ImportRead *read)
{
	g_clear_pointer(&read->export, export_free);
	g_clear_pointer(&read->glance, hashtag_glance_free);
	import_row_clear(&read->row);
}
