#include "flow/prepare_coverage.h"

#include "digest/coverage.h"
#include "flow/standing.h"
#include "model/reach.h"
#include "store/sources.h"
#include "text/url.h"

/* What is stored, read once for all sources. */
typedef struct Known {
	GHashTable *rows;    /* name -> SourceRow */
	GPtrArray *readings; /* of ReadingRow, owned */
	GHashTable *missing; /* id of a source (int64_t) with posts of the period to be read */
	GHashTable *brought; /* id of a source (int64_t) that brought posts lately, owned */
	GHashTable *shown;   /* likewise, that showed some since the period's begin */
} Known;

static void
known_clear(Known *known)
{
	g_clear_pointer(&known->brought, g_hash_table_unref);
	g_clear_pointer(&known->shown, g_hash_table_unref);
	g_clear_pointer(&known->missing, g_hash_table_unref);
	g_clear_pointer(&known->readings, g_ptr_array_unref);
	g_clear_pointer(&known->rows, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Known, known_clear)

/* Whether posts that are still to be read may belong into a draft. */
static bool
is_missed(const ReadingRow *reading, const DigestSpec *digest, const Draft *draft)
{
	/* Where nothing is missing, it is from 0 to 0. */
	if (reading->missing_to_s < draft->period_start_s
		|| reading->missing_from_s >= draft->period_end_s) {
		return false;
	}
	return *reading->tag == '\0' || digest_spec_tag_for(digest, reading->tag) != NULL;
}

static bool
load(Context *context, const DigestSpec *digest, const Draft *draft, Known *known, GError **error)
{
	if (!sources_all(context->store, &known->rows, error)
		|| !sources_readings(context->store, &known->readings, error)
		|| !sources_with_posts(context->store, draft->period_end_s - COVERAGE_MISSED_S,
			&known->brought, error)
		|| !sources_with_posts(context->store, draft->period_start_s, &known->shown,
			error)) {
		return false;
	}
	known->missing = g_hash_table_new(g_int64_hash, g_int64_equal);
	for (guint i = 0; i < known->readings->len; i++) {
		ReadingRow *reading = g_ptr_array_index(known->readings, i);
		if (is_missed(reading, digest, draft)) {
			g_hash_table_add(known->missing, &reading->source_id);
		}
	}
	return true;
}

/* What readers know it by: what it calls itself, else where it is; never the ini's word for it,
 * but for a file or a mailbox. @return owned. */
static char *
shown_name(const SourceSpec *source, const SourceRow *row)
{
	g_autofree char *host = url_is_web(source->url) ? url_host(source->url) : NULL;

	return g_strdup(row->title != NULL ? row->title : host != NULL ? host : source->name);
}

static void
add_row(const Known *known, const SourceSpec *source, Draft *draft, GHashTable *counts)
{
	static const SourceRow never_asked = { 0 };
	const SourceRow *found = g_hash_table_lookup(known->rows, source->name);
	const SourceRow *row = found != NULL ? found : &never_asked;
	const bool has_missing = g_hash_table_contains(known->missing, &row->id);
	const int posts = GPOINTER_TO_INT(g_hash_table_lookup(counts, source->name));
	g_autofree char *name = shown_name(source, row);
	const CoverageFacts facts = {
		.source = source->name,
		.posts = posts,
		.network = name,
		.last_ok_s = row->last_ok_s,
		.failing_since_s = row->failing_since_s,
		.is_closed = row->is_closed,
		.why = row->last_error,
		.is_never_read = posts == 0 && !standing_has_read(row),
		.has_brought = g_hash_table_contains(known->brought, &row->id),
		.has_shown = g_hash_table_contains(known->shown, &row->id),
		.is_in_part = row->remark != NULL || has_missing,
	};

	g_ptr_array_add(draft->coverage, coverage_row(&facts, draft->period_start_s));
}

/* A calendar has no posts; where it is well, what is ahead says so itself. */
static bool
is_worth_a_row(const Known *known, const SourceSpec *source)
{
	const SourceRow *row = g_hash_table_lookup(known->rows, source->name);

	return !source_spec_is_calendar(source)
		|| (row != NULL && (row->failing_since_s != 0 || row->is_closed));
}

bool
prepare_coverage(Context *context, const DigestSpec *digest, Draft *draft, GHashTable *counts,
	GError **error)
{
	const GPtrArray *sources = context->config->sources;
	g_auto(Known) known = { 0 };

	if (!load(context, digest, draft, &known, error)) {
		return false;
	}
	for (guint i = 0; i < sources->len; i++) {
		const SourceSpec *source = g_ptr_array_index(sources, i);
		if (digest_spec_tag_index(digest, source->tags) < 0
			|| !is_worth_a_row(&known, source)) {
			continue;
		}
		add_row(&known, source, draft, counts);
	}
	draft->is_partial = coverage_is_partial(draft->coverage);
	return true;
}
