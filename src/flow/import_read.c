#include "flow/import_read.h"

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

static bool
find_place(ImportRead *read, const char *path, const ImportFor *whom, GError **error)
{
	const Ingest *rules;
	g_autofree char *bytes = NULL;

	if (!context_rules(whom->context, &rules, error)
		|| !export_identify(path, &bytes, &read->changed_s, error)) {
		return false;
	}
	read->row.source_id = whom->source_id;
	read->row.name = name_of(whom, rules, bytes);
	return imports_get(whom->context->store, &read->row, error);
}

bool
import_read_begin(ImportRead *read, const char *path, const ImportFor *whom, GError **error)
{
	intake_begin(&read->intake, whom->context, whom->spec, whom->source_id);
	read->intake.is_for_next = whom->is_for_next;
	read->intake.is_import = true;
	if (!find_place(read, path, whom, error)) {
		return false;
	}
	read->is_over = read->row.is_done && !whom->is_again;
	if (read->is_over) {
		intake_from_text(&read->intake, read->row.counts);
		return true;
	}
	/* Where nobody writes hashtags, what has none is wanted too. */
	read->glance = whom->spec->file_under == NULL ? hashtag_glance_new(whom->spec->tags) : NULL;
	read->input = (ImportInput){ whom->spec, read->glance, read->intake.now_s };
	if (!export_open(path, &read->input, &read->export, error)) {
		return false;
	}
	if (!read->row.is_done) {
		intake_from_text(&read->intake, read->row.counts);
		read->through = (ExportPlace){ (guint)read->row.part, read->row.items };
		export_go_on(read->export, &read->through);
	}
	return true;
}

bool
import_read_next(ImportRead *read, GError **error)
{
	g_auto(ExportItem) item = { 0 };

	if (!export_next(read->export, &item, error)) {
		return false;
	}
	read->is_over = item.said.verdict == IMPORT_END;
	if (!read->is_over) {
		intake_hear(&read->intake, &item.said, item.through.part, item.through.items);
		read->through = item.through;
	}
	return true;
}

bool
import_read_is_full(const ImportRead *read)
{
	return read->is_over || intake_is_full(&read->intake)
		|| export_at(read->export) - read->written_at >= UNWRITTEN_BYTES_MAX;
}

bool
import_read_write(ImportRead *read, GError **error)
{
	if (!intake_write(&read->intake, error)) {
		return false;
	}
	g_free(read->row.counts);
	read->row.counts = intake_to_text(&read->intake);
	read->row.part = read->through.part;
	read->row.items = read->through.items;
	/* What breaks off may be whole when it is looked at again: then it has another name. */
	read->row.is_done = read->is_over;
	read->row.changed_s = read->intake.now_s;
	read->written_at = export_at(read->export);
	return imports_put(read->intake.context->store, &read->row, error);
}

void
import_read_clear(ImportRead *read)
{
	intake_clear(&read->intake);
	g_clear_pointer(&read->export, export_free);
	g_clear_pointer(&read->glance, hashtag_glance_free);
	import_row_clear(&read->row);
}
