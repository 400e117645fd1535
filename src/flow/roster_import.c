/* Lists of feeds, as feed readers export them, into sections. */
#include <string.h>

#include "flow/roster.h"
#include "flow/roster_kinds.h"
#include "flow/roster_section.h"
#include "text/jsontext.h"
#include "text/opml.h"
#include "text/url.h"

#define NAME_LETTERS 40

/* A list on its way into the ini. */
typedef struct Importing {
	const Config *config;
	GStrv kinds;       /* owned */
	GHashTable *names; /* owned: of sections */
	GHashTable *urls;  /* owned set: canonical addresses that are taken */
	GString *lines;    /* owned: the new sections */
	json_t *already;   /* owned references */
	json_t *refused;
	guint added;
} Importing;

static void
importing_clear(Importing *importing)
{
	g_strfreev(importing->kinds);
	g_hash_table_unref(importing->names);
	g_hash_table_unref(importing->urls);
	g_string_free(importing->lines, TRUE);
	json_decref(importing->already);
	json_decref(importing->refused);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Importing, importing_clear)

/* By its title, in letters that a section's name can have. @return owned. */
static char *
name_of(const OpmlFeed *feed, const Recognition *found)
{
	GString *out = g_string_new(NULL);

	for (const char *at = feed->title != NULL ? feed->title : ""; *at != '\0'; at++) {
		if (g_ascii_isalnum(*at)) {
			g_string_append_c(out, g_ascii_tolower(*at));
		} else if (out->len > 0 && out->str[out->len - 1] != '-') {
			g_string_append_c(out, '-');
		}
	}
	g_string_truncate(out, MIN(out->len, NAME_LETTERS));
	while (out->len > 0 && out->str[out->len - 1] == '-') {
		g_string_truncate(out, out->len - 1);
	}
	if (out->len == 0) {
		g_string_append(out, found->name);
	}
	return g_string_free(out, FALSE);
}

/* Where it stands in the list, for the comment. @return owned. */
static char *
origin_of(const OpmlFeed *feed)
{
	return g_strdup_printf("%s%s%s", feed->title != NULL ? feed->title : feed->url,
		feed->folder != NULL ? ", of " : "", feed->folder != NULL ? feed->folder : "");
}

static void
tell(json_t *rows, const char *url, const char *key, const char *value)
{
	g_autofree char *shown = url_redact(url);

	json_array_append_new(rows,
		jsontext_object("url", jsontext_text(shown), key, jsontext_text(value), NULL));
}

static void
add_section(Importing *importing, const OpmlFeed *feed, const Recognition *found)
{
	g_autofree char *wanted = name_of(feed, found);
	g_autofree char *name = roster_section_name(importing->names, wanted);
	g_autofree char *from = origin_of(feed);
	g_autofree char *text = roster_section_text(importing->config, found, name, NULL, from);

	g_string_append(importing->lines, text);
	importing->added++;
}

/* What stands as a feed in a list is believed to be one, but where it is known to be none. */
static void
take_feed(Importing *importing, const OpmlFeed *feed)
{
	const PlatformAsk ask = { .address = feed->url,
		.kinds = (const char *const *)importing->kinds };
	g_auto(Recognition) found = { 0 };

	if (platform_recognise(&ask, &found) == PLATFORM_NO) {
		tell(importing->refused, feed->url, "why", found.why);
		return;
	}
	platform_as_feed(feed->url, "a feed", &found);
	g_autofree char *canonical = url_canonical(feed->url);
	g_autofree char *already = roster_section_find(importing->config, &found);
	if (already != NULL) {
		tell(importing->already, feed->url, "name", already);
	} else if (canonical == NULL
		|| g_hash_table_add(importing->urls, g_steal_pointer(&canonical))) {
		add_section(importing, feed, &found);
	} else {
		tell(importing->already, feed->url, "name", NULL);
	}
}

static json_t *
report_json(const Importing *importing, const OpmlList *list, const char *state)
{
	return jsontext_object("state", jsontext_text(state), "ini",
		jsontext_text(importing->config->path), "section",
		jsontext_text(importing->lines->str), "added", json_integer(importing->added),
		"already", json_incref(importing->already), "refused",
		json_incref(importing->refused), "passed_over", json_integer(list->passed_over),
		"repeated", json_integer(list->repeated), "is_in_part",
		json_boolean(list->is_in_part), NULL);
}

bool
roster_import(const Context *context, const char *text, bool is_print, json_t **report,
	GError **error)
{
	g_auto(OpmlList) list = { 0 };
	g_auto(RosterTrial) trial = { 0 };

	if (!opml_read(text, strlen(text), &list, error)) {
		return false;
	}
	g_auto(Importing) importing = { .config = context->config,
		.kinds = roster_kinds_names(context->config),
		.names = roster_section_names(context->config),
		.urls = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		.lines = g_string_new(NULL),
		.already = json_array(),
		.refused = json_array() };
	for (guint i = 0; i < list.feeds->len; i++) {
		take_feed(&importing, g_ptr_array_index(list.feeds, i));
	}
	const bool is_nothing = importing.added == 0;
	const bool done = is_nothing
		|| (is_print ? roster_section_try(context->config, importing.lines->str, &trial,
			    error)
			     : roster_section_append(context->config, importing.lines->str, error));
	if (done) {
		*report = report_json(&importing, &list,
			is_print             ? "printed"
				: is_nothing ? "nothing"
					     : "added");
	}
	return done;
}

/* ---- in words ---- */

static void
add_rows(GString *out, const json_t *report, const char *begin)
{
	size_t i;
	const json_t *row;

	json_array_foreach (json_object_get(report, "already"), i, row) {
		const char *name = jsontext_string(row, "name");

		g_string_append_printf(out, "%s%s: there already%s%s%s\n", begin,
			jsontext_string(row, "url"), name != NULL ? ", as [source " : "",
			name != NULL ? name : "", name != NULL ? "]" : "");
	}
	json_array_foreach (json_object_get(report, "refused"), i, row) {
		g_string_append_printf(out, "%s%s: left out: %s\n", begin,
			jsontext_string(row, "url"), jsontext_string(row, "why"));
	}
}

char *
roster_import_text(const json_t *report)
{
	const bool is_print = strcmp(jsontext_string(report, "state"), "printed") == 0;
	const char *begin = is_print ? "# " : "";
	const int64_t added = jsontext_integer(report, "added", 0);
	const int64_t passed_over = jsontext_integer(report, "passed_over", 0);
	const int64_t repeated = jsontext_integer(report, "repeated", 0);
	GString *out = g_string_new(NULL);

	add_rows(out, report, begin);
	if (repeated > 0) {
		g_string_append_printf(out, "%s%" G_GINT64_FORMAT " stood there twice\n", begin,
			repeated);
	}
	if (passed_over > 0) {
		g_string_append_printf(out,
			"%s%" G_GINT64_FORMAT " left out: no addresses of the web, or too many\n",
			begin, passed_over);
	}
	if (jsontext_bool(report, "is_in_part", false)) {
		g_string_append_printf(out, "%sthe list is damaged: what could be read of it\n",
			begin);
	}
	if (is_print) {
		g_string_append(out, jsontext_string(report, "section"));
		return g_string_free(out, FALSE);
	}
	g_string_append_printf(out, "%" G_GINT64_FORMAT " %s added to %s%s\n", added,
		added == 1 ? "source" : "sources", jsontext_string(report, "ini"),
		added > 0 ? " (`tagdigest check --online` asks each of them)" : "");
	return g_string_free(out, FALSE);
}
