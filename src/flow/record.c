#include "flow/record.h"

#include "base/error.h"
#include "base/signal.h"
#include "flow/showing.h"
#include "store/posts.h"
#include "text/cell.h"
#include "text/date.h"

#include <string.h>

#define PROGRESS_STEP 500

/* ---- a post as a line ------------------------------------------------------------------------ */

static void
append_json(Post *post, GString *out)
{
	showing_write(post, out);
	g_string_append_c(out, '\n');
}

/* The columns of a table, called as the members of JSON lines are. */
#define HEADER \
	"published,author,author_handle,author_url,title,text,link,id,tags,language,network," \
	"warning,updated,consent,group,agreed\r\n"

static void
append_row(Post *post, GString *out)
{
	g_autofree char *published = date_rfc3339(post->published_s);
	g_autofree char *updated = date_rfc3339(post->updated_s);
	g_autofree char *tags = hashtag_list_text(post->tags);
	const bool is_reduced = post->consent >= POST_CONSENT_REDUCED;
	const char *const fields[] = { published, post->author_name, post->author_handle,
		post->author_url, post->title, post->text, post->url, post->uri, tags,
		post->language, post->network, post->warning, updated,
		is_reduced ? "reduced" : NULL, post->group, post->agreed };

	for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
		cell_append(out, fields[i], i + 1 < G_N_ELEMENTS(fields) ? "," : "\r\n");
	}
}

typedef struct Format {
	const char *name;
	const char *header;
	void (*append)(Post *post, GString *out);
} Format;

static const Format formats[] = {
	{ "jsonl", "", append_json },
	{ "csv", HEADER, append_row },
};

static const Format *
find_format(const char *name, GError **error)
{
	for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
		if (name == NULL || g_ascii_strcasecmp(name, formats[i].name) == 0) {
			return &formats[i];
		}
	}
	error_set(error, ERROR_USAGE_PERMANENT, "--format %s: expected jsonl or csv", name);
	return NULL;
}

/* ---- one after the other --------------------------------------------------------------------- */

typedef struct Record {
	const Context *context;
	const Ingest *rules;
	const RecordWish *wish;
	const Format *format;
	GString *line; /* owned */
	RecordCount count;
} Record;

/* A closed group's words are for its members; what leads there leads nobody else. */
static bool
may_leave(const Record *record, const PostCandidate *candidate)
{
	return !post_is_closed(candidate->post)
		&& showing_may(record->context->config, record->rules, candidate);
}

static void
note_progress(const Record *record)
{
	if (record->count.posts % PROGRESS_STEP == 0) {
		progress_show(record->context->progress, "%u posts", record->count.posts);
	}
}

static bool
meet(PostCandidate *candidate, bool *go_on, void *data, GError **error)
{
	Record *record = data;

	(void)go_on;
	if (signal_stop_requested()) {
		error_set(error, ERROR_SYSTEM_TEMPORARY,
			"stopped by a signal: what was written ends with post %u",
			record->count.posts);
		return false;
	}
	if (!may_leave(record, candidate)) {
		record->count.kept++;
		return true;
	}
	record->count.reduced += candidate->post->consent >= POST_CONSENT_REDUCED;
	record->count.posts++;
	g_string_truncate(record->line, 0);
	showing_make(candidate->post);
	record->format->append(candidate->post, record->line);
	note_progress(record);
	return record->wish->write(record->line->str, record->line->len, record->wish->data, error);
}

bool
record_print(Context *context, const RecordWish *wish, RecordCount *count, GError **error)
{
	const ShowingWish showing = { .tag = wish->tag, .since = wish->since };
	g_autoptr(GPtrArray) tags =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	g_autoptr(GPtrArray) terms = g_ptr_array_new();
	g_autoptr(GString) line = g_string_new(NULL);
	PostsSought sought = { .terms = terms, .tags = tags };
	Record record = {
		.context = context,
		.wish = wish,
		.format = find_format(wish->format, error),
		.line = line,
	};

	if (record.format == NULL || !showing_seek(context, &showing, tags, &sought.since_s, error)
		|| !context_rules(context, &record.rules, error)
		|| !wish->write(record.format->header, strlen(record.format->header), wish->data,
			error)) {
		return false;
	}
	const bool is_well = posts_seek(context->store, &sought, meet, &record, error);
	progress_clear(context->progress);
	*count = record.count;
	return is_well;
}
