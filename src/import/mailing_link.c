#include "import/mailing_link.h"

#include "base/prefix.h"
#include "import/mailing_group_link.h"
#include "import/mailing_links.tab.h"
#include "text/url.h"

#include <stdbool.h>
#include <string.h>

/* So many letters and figures in one word are nobody's choice of words. */
#define TOKEN_BYTES_MIN 16
/* In a query, where words stand less often. */
#define MIXED_BYTES_MIN 6
/* There figures come and go; "TheWeekInFE2026" is words. */
#define FIGURES_MIN 3
/* A page has fewer places. */
#define NUMBER_FIGURES_MIN 5
/* Where there are none, each second or third letter is of the other size. */
#define LETTERS_BYTES_MIN 32
#define LETTERS_TURN 3

static bool
is_host(const char *host, const char *domain)
{
	return url_host_is_within(host, strlen(host), domain);
}

static bool
is_host_of(const char *host, const char *const *domains, gsize count)
{
	for (gsize i = 0; i < count; i++) {
		if (is_host(host, domains[i])) {
			return true;
		}
	}
	return false;
}

/* ---- what is no word ---- */

/* How often figures and letters take turns in a word. */
static guint
turns_of_figures(const char *word, gsize length)
{
	guint turns = 0;

	for (gsize i = 1; i < length; i++) {
		turns += g_ascii_isdigit(word[i - 1]) != g_ascii_isdigit(word[i]);
	}
	return turns;
}

/* And small letters and capitals. */
static guint
turns_of_capitals(const char *word, gsize length)
{
	guint turns = 0;

	for (gsize i = 1; i < length; i++) {
		turns += g_ascii_isupper(word[i - 1]) != g_ascii_isupper(word[i]);
	}
	return turns;
}

/* A word: letters and figures alone. Figures alone are a number of something. */
static bool
is_token_word(const char *word, gsize length)
{
	const gsize figures = strspn(word, G_CSET_DIGITS);
	const gsize hex = strspn(word, "0123456789abcdef");

	if (figures >= length) {
		return false;
	}
	return turns_of_figures(word, length) >= FIGURES_MIN
		|| (hex >= length && length >= TOKEN_BYTES_MIN)
		|| (length >= LETTERS_BYTES_MIN
			&& turns_of_capitals(word, length) * LETTERS_TURN >= length);
}

static bool
is_token(const char *text, gsize length_min)
{
	for (const char *at = text; *at != '\0';) {
		gsize length = 0;

		while (g_ascii_isalnum(at[length])) {
			length++;
		}
		if (length >= length_min && is_token_word(at, length)) {
			return true;
		}
		at += length + (at[length] != '\0');
	}
	return false;
}

/* 8-4-4-4-12 (RFC 9562). */
static bool
has_uuid(const char *text)
{
	static const guint8 groups[] = { 8, 4, 4, 4, 12 };

	for (const char *from = text; *from != '\0'; from++) {
		const char *at = from;
		gsize group = 0;

		for (; group < G_N_ELEMENTS(groups); group++) {
			const gsize length = strspn(at, "0123456789abcdefABCDEF");

			if (length != groups[group]
				|| (group + 1 < G_N_ELEMENTS(groups) && at[length] != '-')) {
				break;
			}
			at += length + 1;
		}
		if (group == G_N_ELEMENTS(groups)) {
			return true;
		}
		from += strspn(from, "0123456789abcdefABCDEF");
		if (*from == '\0') {
			break;
		}
	}
	return false;
}

/* ---- hosts ---- */

static bool
is_counter(const char *host, const char *path)
{
	const gsize label = strcspn(host, ".");

	if (is_host_of(host, mailing_counters, G_N_ELEMENTS(mailing_counters))) {
		return true;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(mailing_counter_labels); i++) {
		if (strlen(mailing_counter_labels[i]) == label
			&& strncmp(host, mailing_counter_labels[i], label) == 0) {
			return true;
		}
	}
	for (gsize i = 0; i < G_N_ELEMENTS(mailing_counter_paths); i++) {
		if ((*mailing_counter_paths[i].host == '*'
			    || is_host(host, mailing_counter_paths[i].host))
			&& prefix_stands_at(path, mailing_counter_paths[i].path)) {
			return true;
		}
	}
	return false;
}

/* "/r/1a2b3c4d?m=…", who clicks by a UUID (Ghost); Reddit's pages begin so, too. */
static bool
is_ghosts_counter(const char *path)
{
	return prefix_stands_at(path, "/r/") && strstr(path, "?m=") != NULL && has_uuid(path);
}

static bool
is_of_page(const char *host, const char *key)
{
	for (gsize i = 0; i < G_N_ELEMENTS(mailing_page_keys); i++) {
		if (is_host(host, mailing_page_keys[i].host)
			&& strcmp(key, mailing_page_keys[i].key) == 0) {
			return true;
		}
	}
	return false;
}

static bool
is_one_of(const char *key, const char *const *keys, gsize count)
{
	for (gsize i = 0; i < count; i++) {
		if (g_ascii_strcasecmp(key, keys[i]) == 0) {
			return true;
		}
	}
	return false;
}

/* A mail merge numbers its readers. */
static bool
is_number(const char *value)
{
	return *value != '\0' && value[strspn(value, G_CSET_DIGITS)] == '\0';
}

static bool
is_of_reader(const char *key, const char *value)
{
	return is_one_of(key, mailing_reader_keys, G_N_ELEMENTS(mailing_reader_keys))
		|| (is_number(value)
			&& is_one_of(key, mailing_number_keys, G_N_ELEMENTS(mailing_number_keys)))
		|| strchr(value, '@') != NULL || strstr(value, "%40") != NULL
		|| is_token(value, MIXED_BYTES_MIN) || has_uuid(value);
}

/* ---- the parts of an address ---- */

/* What stays of a query. @return owned: with its '?', or "". */
static char *
clean_query(const char *host, const char *query)
{
	g_auto(GStrv) pairs = g_strsplit(query, "&", -1);
	GString *out = g_string_new(NULL);

	for (guint i = 0; pairs[i] != NULL; i++) {
		const char *equals = strchr(pairs[i], '=');
		g_autofree char *key = equals == NULL
			? g_strdup(pairs[i])
			: g_strndup(pairs[i], (gsize)(equals - pairs[i]));

		if (is_of_page(host, key)
			|| !is_of_reader(equals == NULL ? "" : key,
				equals == NULL ? pairs[i] : equals + 1)) {
			g_string_append_printf(out, "%c%s", out->len == 0 ? '?' : '&', pairs[i]);
		}
	}
	return g_string_free(out, FALSE);
}

/* What may be a place within the page; figures alone are nobody's choice of words. @return owned:
 * with its '#', or "". */
static char *
clean_fragment(const char *fragment)
{
	return *fragment == '\0' || strpbrk(fragment, "=@%") != NULL
			|| (is_number(fragment) && strlen(fragment) >= NUMBER_FIGURES_MIN)
			|| is_token(fragment, MIXED_BYTES_MIN * 2) || has_uuid(fragment)
		? g_strdup("")
		: g_strconcat("#", fragment, NULL);
}

/* @bare: scheme, host and path. @rest: what follows them, with '?' or '#', or "". */
static char *
without_reader(const char *host, const char *bare, const char *rest)
{
	const gsize query_length = *rest == '?' ? strcspn(rest + 1, "#") : 0;
	g_autofree char *query = g_strndup(*rest == '?' ? rest + 1 : rest, query_length);
	const char *behind = *rest == '?' ? rest + 1 + query_length : rest;
	g_autofree char *clean = clean_query(host, query);
	g_autofree char *fragment = clean_fragment(*behind == '#' ? behind + 1 : "");

	/* What these two put behind their pages is never the page's own. */
	const bool is_bare = is_host_of(host, mailing_bare_hosts, G_N_ELEMENTS(mailing_bare_hosts));
	return g_strconcat(bare, query_length == 0 || is_bare ? "" : clean, fragment, NULL);
}

char *
mailing_link(const MailingReader *reader, const char *url)
{
	g_autofree char *settled = url_resolve(NULL, url);
	g_autofree char *clean = url_clean(settled);
	g_autofree char *host = url_host(clean);

	if (host == NULL || !url_is_web(clean)) {
		return NULL;
	}
	g_autofree char *said = NULL;
	if (mailing_group_link(settled, &said) == MAILING_PLACE_DISCUSSION) {
		return g_steal_pointer(&said);
	}
	const char *start = strstr(clean, "://") + 3;
	const char *path = start + strcspn(start, "/?#");
	const char *rest = path + strcspn(path, "?#");
	g_autofree char *bare = g_strndup(clean, (gsize)(rest - clean));
	g_autofree char *plain = g_uri_unescape_string(bare + (path - clean), NULL);
	if (plain == NULL || is_counter(host, path) || is_ghosts_counter(path)
		|| strchr(plain, '=') != NULL
		|| (!is_host_of(host, mailing_named_pages, G_N_ELEMENTS(mailing_named_pages))
			&& (is_token(plain, TOKEN_BYTES_MIN) || has_uuid(plain)))) {
		return NULL;
	}
	char *link = without_reader(host, bare, rest);
	if (mailing_reader_is_in_link(reader, link)) {
		g_free(link);
		return NULL;
	}
	return link;
}
