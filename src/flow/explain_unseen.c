/* The part of explain that says what is known of an address or a name under which no post is
 * stored. */
#include "flow/explain_part.h"

#include "flow/lookup.h"
#include "flow/standing.h"
#include "store/consents.h"
#include "store/keepouts.h"
#include "store/sources.h"
#include "text/jsontext.h"
#include "text/url.h"

/* By what was said of the post, and by whoever may have written it. */
static json_t *
said_json(const ConsentStanding *said)
{
	const bool is_author_out = consent_is_author_out(said);

	return jsontext_object("refused", json_boolean(said->level == POST_CONSENT_REFUSED),
		"author_refused", json_boolean(is_author_out), "by_organiser",
		json_boolean(said->is_organisers), "author_since",
		jsontext_time(is_author_out ? said->last_no_s : 0), NULL);
}

static json_t *
drops_json(const GPtrArray *drops)
{
	json_t *list = json_array();

	for (guint i = 0; i < drops->len; i++) {
		const HistoryDrop *drop = g_ptr_array_index(drops, i);

		json_array_append_new(list,
			jsontext_object("source", jsontext_text(drop->source), "why",
				jsontext_text(drop->reason), "day", jsontext_time(drop->day_s),
				NULL));
	}
	return list;
}

static bool
is_at(const SourceSpec *source, const char *host)
{
	g_autofree char *own = url_host(source->url);

	return own != NULL && g_strcmp0(own, host) == 0;
}

static json_t *
source_json(const SourceSpec *source, const SourceRow *known, bool is_there)
{
	static const SourceRow never_asked = { 0 };
	const SourceRow *row = known != NULL ? known : &never_asked;

	return jsontext_object("source", jsontext_text(source->name), "type",
		jsontext_text(source->kind), "at_that_host", json_boolean(is_there), "state",
		jsontext_text(standing_name(row)), "last_success", jsontext_time(row->last_ok_s),
		"error", jsontext_text(row->last_error), NULL);
}

/* Who could have shown it: who is at its host, and servers that read from others. */
static bool
sources_json(Context *context, const char *address, json_t *list, GError **error)
{
	const GPtrArray *sources = context->config->sources;
	g_autofree char *host = url_host(address);
	g_autoptr(GHashTable) rows = NULL;

	if (!sources_all(context->store, &rows, error)) {
		return false;
	}
	for (guint i = 0; host != NULL && i < sources->len; i++) {
		const SourceSpec *source = g_ptr_array_index(sources, i);
		const bool is_there = is_at(source, host);

		if (is_there || g_strcmp0(source->kind, "mastodon") == 0) {
			json_array_append_new(list,
				source_json(source, g_hash_table_lookup(rows, source->name),
					is_there));
		}
	}
	return true;
}

bool
explain_unseen(Context *context, const char *address, json_t **row, GError **error)
{
	Store *store = context->store;
	g_autoptr(GPtrArray) authors = lookup_authors(address);
	g_autoptr(GPtrArray) keys = NULL;
	g_autoptr(GPtrArray) drops = NULL;
	json_auto_t *sources = json_array();
	ConsentStanding said;
	int64_t kept_out_s, asked_s;

	if (!lookup_keys(context, address, &keys, error)
		|| !consents_standing(store, keys, authors, &said, error)
		|| !history_drops(store, keys, &drops, error)
		|| !keepouts_since(store, keys, &kept_out_s, error)
		|| !sources_last_try(store, &asked_s, error)
		|| !sources_json(context, address, sources, error)) {
		return false;
	}
	g_autofree char *shown = url_redact(address);
	g_autofree char *host = url_host(address);
	*row = jsontext_object("address", jsontext_text(shown), "host", jsontext_text(host),
		"is_site", json_boolean(keys->len == 0), "said", said_json(&said), "dropped",
		drops_json(drops), "kept_out", jsontext_time(kept_out_s), "last_poll",
		jsontext_time(asked_s), "sources", json_incref(sources), NULL);
	return true;
}
