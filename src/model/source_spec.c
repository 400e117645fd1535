#include "model/source_spec.h"

#include "base/error.h"
#include "base/now.h"
#include "base/prefix.h"
#include "text/address.h"
#include "text/byline.h"
#include "text/date.h"
#include "text/hashtag.h"
#include "text/url.h"
#include "text/words.h"

#include <string.h>

/* There a day begins so long before UTC's (UTC+14). */
#define EARLIEST_ZONE_S ((int64_t)14 * 3600)

/* Where a kind is read when nobody says. */
static const struct {
	const char *kind, *url;
} standards[] = {
	{ "bluesky", "https://bsky.social" },
	{ "x", "https://api.x.com" },
};

SourceSpec *
source_spec_new(void)
{
	SourceSpec *spec = g_new0(SourceSpec, 1);

	spec->tags = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	spec->urls = g_ptr_array_new_with_free_func(g_free);
	spec->accounts = g_ptr_array_new_with_free_func(g_free);
	spec->from = g_ptr_array_new_with_free_func(g_free);
	spec->include = g_ptr_array_new_with_free_func(g_free);
	spec->exclude = g_ptr_array_new_with_free_func(g_free);
	spec->max_requests = SOURCE_REQUESTS_STANDARD;
	spec->is_enabled = true;
	return spec;
}

void
source_spec_free(SourceSpec *spec)
{
	if (spec == NULL) {
		return;
	}
	g_free(spec->name);
	g_free(spec->section);
	g_free(spec->was);
	g_free(spec->kind);
	g_free(spec->url);
	g_ptr_array_unref(spec->urls);
	g_ptr_array_unref(spec->accounts);
	g_ptr_array_unref(spec->from);
	oauth_spec_clear(&spec->oauth);
	inbox_spec_free(spec->mailbox);
	g_free(spec->agreed);
	g_free(spec->authserv);
	g_free(spec->list);
	g_free(spec->feed);
	g_free(spec->user);
	g_free(spec->timezone);
	hashtag_free(spec->file_under);
	g_ptr_array_unref(spec->tags);
	g_ptr_array_unref(spec->include);
	g_ptr_array_unref(spec->exclude);
	g_free(spec);
}

bool
source_spec_is_agreement(const char *text, int64_t now_s)
{
	const char *comma = strchr(text, ',');
	g_autofree char *day = comma == NULL ? NULL : g_strndup(text, (gsize)(comma - text));
	GDate date;

	if (day == NULL || comma[1 + strspn(comma + 1, " \t")] == '\0') {
		return false;
	}
	if (!date_parse_day(g_strstrip(day), &date)) {
		return false;
	}
	g_autoptr(GDateTime) begin = g_date_time_new_utc(g_date_get_year(&date),
		(gint)g_date_get_month(&date), g_date_get_day(&date), 0, 0, 0);
	return begin != NULL && g_date_time_to_unix(begin) - EARLIEST_ZONE_S <= now_s;
}

bool
source_spec_read_agreed(const char *text, void *agreed, GError **error)
{
	char **field = agreed;

	if (!source_spec_is_agreement(text, G_MAXINT64)) {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"expected when a group agreed, and by whose word: 2026-12-01, moderators");
		return false;
	}
	if (field != NULL) {
		g_free(*field);
		*field = g_strdup(text);
	}
	return true;
}

/* An address, or a domain. @return owned, small letters; NULL: it is neither. */
static char *
sender_of(const char *word)
{
	const char *sign = strchr(word, '@');
	char *email = NULL;

	if (sign != NULL && sign != word) {
		g_autofree char *whole = address_parse(word, &email, NULL, NULL) ? email : NULL;

		return whole == NULL ? NULL : address_key(whole);
	}
	g_autofree char *domain = url_host_name(word + (sign == word));
	return domain == NULL || strchr(domain, '.') == NULL ? NULL : g_ascii_strdown(domain, -1);
}

bool
source_spec_read_from(const char *text, void *list, GError **error)
{
	g_auto(GStrv) words = words_of_list(text);
	GPtrArray **field = list;

	for (guint i = 0; words[i] != NULL; i++) {
		g_autofree char *sender = sender_of(words[i]);

		if (sender == NULL) {
			g_autofree char *shown = error_clean_text(words[i]);

			error_set(error, ERROR_CONFIG_PERMANENT,
				"\"%s\" sends no letters (expected addresses and domains: "
				"news@example.org, example.net)",
				shown);
			return false;
		}
		if (field != NULL) {
			g_ptr_array_add(*field, g_steal_pointer(&sender));
		}
	}
	return true;
}

bool
source_spec_url_is_mailbox(const char *url)
{
	static const char *const beginnings[] = { "imaps://", "imap://", "maildir:" };

	for (gsize i = 0; i < G_N_ELEMENTS(beginnings); i++) {
		if (g_ascii_strncasecmp(url, beginnings[i], strlen(beginnings[i])) == 0) {
			return true;
		}
	}
	return false;
}

bool
source_spec_is_calendar(const SourceSpec *spec)
{
	return strcmp(spec->kind, SOURCE_CALENDAR) == 0;
}

/* ---- one for each server --------------------------------------------------------------------- */

static GPtrArray *
texts_new(void)
{
	return g_ptr_array_new_with_free_func(g_free);
}

/* The server of an account that names one, as an address. @return owned, or NULL. */
static char *
server_of(const char *account)
{
	g_auto(Byline) byline = { 0 };

	return byline_parse(account, &byline, NULL) && byline.user != NULL
		? g_strconcat("https://", byline.host, NULL)
		: NULL;
}

/* Each once, in their order. @return owned. */
static GPtrArray *
servers_of_accounts(const SourceSpec *spec)
{
	GPtrArray *servers = texts_new();

	for (guint i = 0; i < spec->accounts->len; i++) {
		char *server = server_of(g_ptr_array_index(spec->accounts, i));

		if (server != NULL
			&& !g_ptr_array_find_with_equal_func(servers, server, g_str_equal, NULL)) {
			g_ptr_array_add(servers, g_steal_pointer(&server));
		}
		g_free(server);
	}
	return servers;
}

/* Where to read when no url says it. @return owned; empty: nobody can tell. */
static GPtrArray *
guess_servers(const SourceSpec *spec)
{
	GPtrArray *servers = servers_of_accounts(spec);

	for (gsize i = 0; i < G_N_ELEMENTS(standards); i++) {
		if (g_strcmp0(spec->kind, standards[i].kind) == 0) {
			g_ptr_array_set_size(servers, 0);
			g_ptr_array_add(servers, g_strdup(standards[i].url));
		}
	}
	g_autofree char *authority = spec->list != NULL && url_is_web(spec->list)
		? url_authority(spec->list)
		: NULL;
	if (servers->len == 0 && authority != NULL) {
		g_ptr_array_add(servers, g_strconcat("https://", authority, NULL));
	}
	return servers;
}

static GPtrArray *
copy_texts(const GPtrArray *texts)
{
	return g_ptr_array_copy((GPtrArray *)texts, (GCopyFunc)(void (*)(void))g_strdup, NULL);
}

/* Of people whose servers were guessed, those of this one. */
static GPtrArray *
accounts_at(const SourceSpec *spec, const char *url)
{
	GPtrArray *chosen = texts_new();

	for (guint i = 0; i < spec->accounts->len; i++) {
		const char *account = g_ptr_array_index(spec->accounts, i);
		g_autofree char *server = server_of(account);

		if (server == NULL || strcmp(server, url) == 0) {
			g_ptr_array_add(chosen, g_strdup(account));
		}
	}
	return chosen;
}

/* Where it is, if it is one; what is none was complained of. Who logs in is no part of its url,
 * which is kept and shown. */
static void
set_mailbox(SourceSpec *part, const SourceSpec *spec)
{
	g_autoptr(InboxSpec) mailbox = NULL;

	if (g_strcmp0(spec->kind, SOURCE_MAILBOX) != 0 || !source_spec_url_is_mailbox(part->url)) {
		return;
	}
	mailbox = inbox_spec_new();
	mailbox->url = g_strdup(part->url);
	mailbox->auth = part->auth = spec->auth;
	part->oauth.token_url = g_strdup(spec->oauth.token_url);
	part->oauth.client_id = g_strdup(spec->oauth.client_id);
	if (inbox_spec_read_url(mailbox, "/", NULL)) {
		g_free(part->url);
		part->url = inbox_spec_text(mailbox);
		part->mailbox = g_steal_pointer(&mailbox);
	}
}

/* A copy for one of its servers, without a name. @return owned. */
static SourceSpec *
part_new(const SourceSpec *spec, const char *url, bool is_guess)
{
	SourceSpec *part = source_spec_new();

	g_ptr_array_unref(part->tags);
	g_ptr_array_unref(part->include);
	g_ptr_array_unref(part->exclude);
	g_ptr_array_unref(part->accounts);
	g_ptr_array_unref(part->from);
	part->section = g_strdup(spec->section);
	part->kind = g_strdup(spec->kind);
	part->described = spec->described;
	part->url = g_strdup(url);
	part->tags = g_ptr_array_ref(spec->tags);
	part->include = copy_texts(spec->include);
	part->exclude = copy_texts(spec->exclude);
	part->accounts = is_guess ? accounts_at(spec, url) : copy_texts(spec->accounts);
	part->list = g_strdup(spec->list);
	part->from = copy_texts(spec->from);
	part->agreed = g_strdup(spec->agreed);
	part->authserv = g_strdup(spec->authserv);
	set_mailbox(part, spec);
	part->feed = g_strdup(spec->feed);
	part->user = g_strdup(spec->user);
	part->timezone = g_strdup(spec->timezone);
	part->budget = spec->budget;
	part->file_under = spec->file_under != NULL ? hashtag_copy(spec->file_under) : NULL;
	part->has_own_tags = spec->has_own_tags;
	part->min_interval_s = spec->min_interval_s;
	part->max_requests = spec->max_requests;
	part->allow_private = spec->allow_private;
	part->is_enabled = spec->is_enabled;
	return part;
}

static bool
is_taken(const GPtrArray *parts, const char *name)
{
	for (guint i = 0; i < parts->len; i++) {
		const SourceSpec *part = g_ptr_array_index(parts, i);

		if (strcmp(part->name, name) == 0) {
			return true;
		}
	}
	return false;
}

/* By its server, or its file; several there are counted. @return owned. */
static char *
name_part(const GPtrArray *parts, const SourceSpec *part)
{
	g_autofree char *authority = url_authority(part->url);
	g_autofree char *file = g_path_get_basename(part->url);
	const char *place = authority != NULL ? authority : file;
	g_autofree char *name = g_strconcat(part->section, "@", place, NULL);
	const gsize stem = strlen(name);

	for (guint i = 2; is_taken(parts, name); i++) {
		char *other = g_strdup_printf("%.*s#%u", (int)stem, name, i);

		g_free(name);
		name = other;
	}
	return g_steal_pointer(&name);
}

GPtrArray *
source_spec_split(SourceSpec *spec)
{
	g_autoptr(SourceSpec) whole = spec;
	const bool is_guess = whole->urls->len == 0;
	g_autoptr(GPtrArray) urls = is_guess ? guess_servers(spec) : g_ptr_array_ref(spec->urls);
	GPtrArray *parts = g_ptr_array_new_with_free_func((GDestroyNotify)source_spec_free);

	for (guint i = 0; i < urls->len; i++) {
		SourceSpec *part = part_new(spec, g_ptr_array_index(urls, i), is_guess);

		part->name = i == 0 ? g_strdup(spec->section) : name_part(parts, part);
		part->was = i == 0 ? g_strdup(spec->was) : NULL;
		g_ptr_array_add(parts, part);
	}
	return parts;
}

GHashTable *
source_spec_by_name(const GPtrArray *specs)
{
	GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < specs->len; i++) {
		SourceSpec *spec = g_ptr_array_index(specs, i);

		g_hash_table_insert(names, spec->name, spec);
	}
	return names;
}
