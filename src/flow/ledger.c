#include "flow/ledger.h"

#include "base/error.h"
#include "base/file.h"
#include "flow/prepare.h"
#include "store/deliveries.h"
#include "store/editions.h"
#include "store/memos.h"
#include "text/date.h"

#include <string.h>

#define FILE_NAME "tagdigest.last"
#define FILE_BYTES_MAX (1024 * 1024)
#define HEAD \
	"# The last edition of each digest that was mailed from here: number, end, digest.\n" \
	"# An older copy of the database is known by it.\n"

/* A line of the file. */
typedef struct Entry {
	int number;
	int64_t end_s;
} Entry;

/* By what a digest's line is known, and those of what comes beside its own editions. Owned. */
static char *
line_name(const DigestSpec *digest)
{
	const ScheduleFrequency frequency = digest->schedule.frequency;

	return schedule_course(frequency) == SCHEDULE_COURSE_OWN
		? g_strdup(digest->name)
		: g_strconcat(digest->name, " ", schedule_frequency_name(frequency), NULL);
}

static char *
file_path(const Context *context)
{
	return g_build_filename(context->config->state_dir, FILE_NAME, NULL);
}

/* "7 2026-11-16T07:30:00Z weekly"; what is no such line is passed over. */
static void
read_line(GHashTable *entries, const char *line)
{
	g_auto(GStrv) words = g_strsplit(line, " ", 3);
	int64_t end_s;
	gint64 number;

	if (g_strv_length(words) == 3
		&& g_ascii_string_to_signed(words[0], 10, 1, G_MAXINT32, &number, NULL)
		&& date_parse(words[1], &end_s)) {
		Entry *entry = g_new0(Entry, 1);
		entry->number = (int)number;
		entry->end_s = end_s;
		g_hash_table_replace(entries, g_strdup(words[2]), entry);
	}
}

/* @text out, owned; "" when there is no file. */
static bool
read_file(const Context *context, char **text, GError **error)
{
	g_autofree char *path = file_path(context);
	char *read = NULL;

	if (!file_read_text(path, FILE_BYTES_MAX, &read, error)) {
		return false;
	}
	*text = read != NULL ? read : g_strdup("");
	return true;
}

/* By the name of a digest. @return owned. */
static GHashTable *
entries_of(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	GHashTable *entries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

	for (gsize i = 0; lines[i] != NULL; i++) {
		read_line(entries, lines[i]);
	}
	return entries;
}

/* @entries out, owned: as entries_of(). */
static bool
read_entries(const Context *context, GHashTable **entries, GError **error)
{
	g_autofree char *text = NULL;

	if (!read_file(context, &text, error)) {
		return false;
	}
	*entries = entries_of(text);
	return true;
}

/* What was mailed of a digest and the database does not know; NULL where it knows all. The file is
 * read before the database, which is written first. */
static bool
find_unknown(Context *context, GHashTable *entries, const DigestSpec *digest, const Entry **unknown,
	GError **error)
{
	g_autofree char *name = line_name(digest);
	const Entry *entry = g_hash_table_lookup(entries, name);
	PeriodRow last;

	if (!prepare_last_period(context, digest, &last, error)) {
		return false;
	}
	*unknown = entry != NULL && last.end_s < entry->end_s ? entry : NULL;
	return true;
}

bool
ledger_check(Context *context, GError **error)
{
	g_autoptr(GArray) courses = digest_spec_courses(context->config->digests);
	g_autoptr(GHashTable) entries = NULL;

	if (!read_entries(context, &entries, error)) {
		return false;
	}
	for (guint i = 0; i < courses->len; i++) {
		const DigestSpec *digest = &g_array_index(courses, DigestSpec, i);
		const Entry *unknown;
		if (!find_unknown(context, entries, digest, &unknown, error)) {
			return false;
		}
		if (unknown != NULL) {
			g_autofree char *end = date_rfc3339(unknown->end_s);
			error_set(error, ERROR_STORE_TEMPORARY,
				"%s/%s is an older copy or was emptied: edition %d of %s (to %s) "
				"was mailed and it does not know it; nothing is mailed (put the "
				"newer one back; or go on with this one, without mailing those "
				"weeks again, by `tagdigest run --database-is-right`)",
				context->config->state_dir, CONTEXT_DATABASE, unknown->number,
				digest->name, end);
			return false;
		}
	}
	return true;
}

static bool
begin_after(Context *context, const DigestSpec *digest, const Entry *entry, GError **error)
{
	const DigestBeginning beginning = { digest->name, digest->schedule.frequency, entry->end_s,
		now_s(&context->now) };

	return editions_begin(context->store, &beginning, error);
}

/* What this copy of the database owes, the later one may have mailed. */
static bool
doubt_all(Context *context, GError **error)
{
	static const char why[] = "the database was put back to an older copy: it may have arrived";
	const int64_t at_s = now_s(&context->now);

	return deliveries_doubt(context->store, at_s, why, error)
		&& memos_doubt(context->store, at_s, why, error);
}

bool
ledger_accept(Context *context, GError **error)
{
	g_autoptr(GArray) courses = digest_spec_courses(context->config->digests);
	g_autoptr(GHashTable) entries = NULL;
	g_auto(StoreTransaction) transaction = { 0 };
	bool is_older = false;

	if (!read_entries(context, &entries, error)
		|| !store_transaction_begin(context->store, &transaction, error)) {
		return false;
	}
	for (guint i = 0; i < courses->len; i++) {
		const DigestSpec *digest = &g_array_index(courses, DigestSpec, i);
		const Entry *unknown;
		if (!find_unknown(context, entries, digest, &unknown, error)
			|| (unknown != NULL && !begin_after(context, digest, unknown, error))) {
			return false;
		}
		is_older = is_older || unknown != NULL;
	}
	if (is_older && !doubt_all(context, error)) {
		return false;
	}
	return store_transaction_commit(&transaction, error);
}

bool
ledger_number(const Context *context, const DigestSpec *digest, int *number, GError **error)
{
	g_autofree char *name = line_name(digest);
	g_autoptr(GHashTable) entries = NULL;

	if (!read_entries(context, &entries, error)) {
		return false;
	}
	const Entry *entry = g_hash_table_lookup(entries, name);
	*number = entry == NULL ? 0 : entry->number;
	return true;
}

/* What the database knows, or more where somebody went on with an older one. An edition that was
 * taken back is in neither. */
static bool
append_digest(Context *context, GHashTable *entries, const DigestSpec *digest, GString *text,
	GError **error)
{
	g_autofree char *name = line_name(digest);
	const EditionsCourse course = { digest->name, schedule_course(digest->schedule.frequency) };
	const Entry *kept = g_hash_table_lookup(entries, name);
	const Entry *unknown;
	Entry entry;

	if (!editions_last(context->store, &course, &entry.number, &entry.end_s, error)
		|| !find_unknown(context, entries, digest, &unknown, error)) {
		return false;
	}
	if (kept != NULL && unknown == NULL && kept->number > entry.number) {
		entry = *kept;
	}
	if (entry.number > 0) {
		g_autofree char *end = date_rfc3339(entry.end_s);
		g_string_append_printf(text, "%d %s %s\n", entry.number, end, name);
	}
	return true;
}

bool
ledger_write(Context *context, GError **error)
{
	g_autoptr(GArray) courses = digest_spec_courses(context->config->digests);
	g_autoptr(GString) text = g_string_new(HEAD);
	g_autofree char *path = file_path(context);
	g_autofree char *was = NULL;

	if (!read_file(context, &was, error)) {
		return false;
	}
	g_autoptr(GHashTable) entries = entries_of(was);
	for (guint i = 0; i < courses->len; i++) {
		if (!append_digest(context, entries, &g_array_index(courses, DigestSpec, i), text,
			    error)) {
			return false;
		}
	}
	return strcmp(was, text->str) == 0 || file_write(path, text->str, text->len, 0600, error);
}
