#include "flow/roster.h"

#include <string.h>

#include "flow/standing.h"
#include "model/reach.h"
#include "store/sources.h"
#include "text/date.h"
#include "text/jsontext.h"
#include "text/opml.h"
#include "text/plain.h"
#include "text/url.h"

#define COLUMNS 6
#define COLUMN_WIDTH_MAX 60

/* ---- the list ---- */

/* Where it is read: of people and lists, whose. @return owned. */
static char *
place_of(const SourceSpec *spec)
{
	const char *whose = spec->list != NULL ? spec->list
		: spec->feed != NULL           ? spec->feed
		: spec->accounts->len > 0      ? g_ptr_array_index(spec->accounts, 0)
					       : NULL;
	g_autofree char *url = url_redact(spec->url);

	if (whose == NULL) {
		return g_steal_pointer(&url);
	}
	return spec->accounts->len > 1
		? g_strdup_printf("%s and %u more", whose, spec->accounts->len - 1)
		: g_strdup(whose);
}

static json_t *
source_json(const SourceSpec *spec, const SourceRow *known, GHashTable *posts)
{
	static const SourceRow never_asked = { 0 };
	const SourceRow *row = known != NULL ? known : &never_asked;
	const int64_t *count = g_hash_table_lookup(posts, &row->id);
	g_autofree char *place = place_of(spec);

	return jsontext_object("name", jsontext_text(spec->name), "type", jsontext_text(spec->kind),
		"url", jsontext_text(place), "state", jsontext_text(standing_name(row)),
		"last_success", jsontext_time(row->last_ok_s), "posts",
		json_integer(count != NULL ? *count : 0), "title", jsontext_text(row->title), NULL);
}

bool
roster_list(const Context *context, json_t **rows, GError **error)
{
	const GPtrArray *sources = context->config->sources;
	g_autoptr(GHashTable) known = NULL;
	g_autoptr(GHashTable) posts = NULL;

	if (!sources_all(context->store, &known, error)
		|| !sources_tally(context->store, &posts, error)) {
		return false;
	}
	*rows = json_array();
	for (guint i = 0; i < sources->len; i++) {
		const SourceSpec *spec = g_ptr_array_index(sources, i);

		json_array_append_new(*rows,
			source_json(spec, g_hash_table_lookup(known, spec->name), posts));
	}
	return true;
}

/* The cells of a row; owned. */
static void
fill_cells(char **cells, const json_t *row, GTimeZone *zone)
{
	int64_t time_s;

	cells[0] = g_strdup(jsontext_string(row, "name"));
	cells[1] = g_strdup(jsontext_string(row, "type"));
	cells[2] = g_strdup(jsontext_string(row, "url"));
	cells[3] = g_strdup(jsontext_string(row, "state"));
	cells[4] = date_parse(jsontext_string(row, "last_success"), &time_s)
		? date_words(time_s, zone)
		: g_strdup("never");
	cells[5] = g_strdup_printf("%" G_GINT64_FORMAT, jsontext_integer(row, "posts", 0));
}

static void
append_row(GString *out, char *const *cells, const guint *widths)
{
	for (guint i = 0; i < COLUMNS; i++) {
		const guint width = plain_width(cells[i]);

		g_string_append(out, cells[i]);
		for (guint k = width; i + 1 < COLUMNS && k < widths[i] + 2; k++) {
			g_string_append_c(out, ' ');
		}
	}
	g_string_append_c(out, '\n');
}

char *
roster_list_text(const json_t *rows)
{
	static char *const heads[COLUMNS] = { (char *)"NAME", (char *)"TYPE", (char *)"ADDRESS",
		(char *)"STANDING", (char *)"LAST READ", (char *)"POSTS" };
	const gsize count = json_array_size(rows);
	g_autoptr(GTimeZone) zone = g_time_zone_new_local();
	g_autofree char **cells = g_new0(char *, (count + 1) * COLUMNS + 1);
	guint widths[COLUMNS] = { 0 };
	GString *out = g_string_new(NULL);

	if (count == 0) {
		g_string_append(out, "no sources yet: `tagdigest sources add ADDRESS` adds one\n");
		return g_string_free(out, FALSE);
	}
	memcpy(cells, heads, sizeof heads);
	for (gsize i = 0; i < count; i++) {
		fill_cells(&cells[(i + 1) * COLUMNS], json_array_get(rows, i), zone);
	}
	for (gsize i = 0; i < (count + 1) * COLUMNS; i++) {
		const guint width = MIN(plain_width(cells[i]), COLUMN_WIDTH_MAX);

		widths[i % COLUMNS] = MAX(widths[i % COLUMNS], width);
	}
	for (gsize i = 0; i <= count; i++) {
		append_row(out, &cells[i * COLUMNS], widths);
	}
	for (gsize i = COLUMNS; i < (count + 1) * COLUMNS; i++) {
		g_free(cells[i]);
	}
	return g_string_free(out, FALSE);
}

/* ---- for feed readers ---- */

/* A list is handed on: an address with a key in it is not. */
static bool
is_for_others(const SourceSpec *spec)
{
	g_autofree char *shown = url_redact(spec->url);

	return strcmp(spec->kind, "feed") == 0 && url_is_web(spec->url)
		&& strcmp(shown, spec->url) == 0;
}

char *
roster_export(const Config *config, guint *left_out)
{
	g_autoptr(GPtrArray) feeds = g_ptr_array_new_with_free_func((GDestroyNotify)opml_feed_free);

	*left_out = 0;
	for (guint i = 0; i < config->sources->len; i++) {
		const SourceSpec *spec = g_ptr_array_index(config->sources, i);

		if (is_for_others(spec)) {
			g_ptr_array_add(feeds, opml_feed_new(spec->name, spec->url, NULL));
		} else {
			(*left_out)++;
		}
	}
	return opml_write("Feeds of tagdigest", feeds);
}
