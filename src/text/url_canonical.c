/*
 * The comparing form of an address, in the order of its steps, and the clean one; what is platform
 * lore is a table.
 */
#include "text/url.h"

#include "base/prefix.h"
#include "text/url.tab.h"
#include "text/url_parts.h"

#include <string.h>

/* A redirector behind a redirector behind …: nobody honest nests deeper. */
#define REDIRECTORS_MAX 5

typedef struct HostRow {
	const char *host;
	const char *value;
} HostRow;

static const char *const layout_labels[] = { URL_LAYOUT_LABELS };
static const char *const tracking_keys[] = { URL_TRACKING_KEYS };
static const HostRow host_tracking_keys[] = { URL_TRACKING_KEYS_OF_HOSTS };
static const HostRow host_aliases[] = { URL_HOST_ALIASES };

/* Drop one label in front that only chooses a layout; false when there is none. */
static bool
drop_layout_label(GString *site)
{
	for (gsize i = 0; i < G_N_ELEMENTS(layout_labels); i++) {
		const gsize length = strlen(layout_labels[i]);

		/* "m.org" is a site of its own. */
		if (prefix_stands_at(site->str, layout_labels[i])
			&& strchr(site->str + length, '.') != NULL) {
			g_string_erase(site, 0, (gssize)length);
			return true;
		}
	}
	return false;
}

/* The host without labels that only choose a layout, under its chief name; owned. */
static char *
fold_site(const char *host)
{
	const char *mobile = strstr(host, ".m.wiki"); /* en.m.wikipedia.org */
	GString *site = g_string_new(host);

	if (mobile != NULL) {
		g_string_erase(site, mobile - host, strlen(".m"));
	}
	while (drop_layout_label(site)) {
		continue; /* "www.m.example.org" */
	}
	for (gsize i = 0; i < G_N_ELEMENTS(host_aliases); i++) {
		if (url_host_matches(host_aliases[i].host, site->str)) {
			g_string_assign(site, host_aliases[i].value);
		}
	}
	return g_string_free(site, FALSE);
}

static bool
is_unreserved(char byte)
{
	return g_ascii_isalnum(byte) || (byte != '\0' && strchr("-._~", byte) != NULL);
}

/* Percent-encoding in one spelling: unreserved characters plain, all else as %XX in capitals. */
static char *
fold_escapes(const char *text, bool is_query)
{
	GString *out = g_string_new(NULL);

	for (; *text != '\0'; text++) {
		if (is_query && *text == '+') {
			g_string_append(out, "%20");
		} else if (*text == '%') { /* the parser left none without two digits */
			const char value = (char)(g_ascii_xdigit_value(text[1]) * 16
				+ g_ascii_xdigit_value(text[2]));

			if (is_unreserved(value)) {
				g_string_append_c(out, value);
			} else {
				g_string_append_printf(out, "%%%02X", (unsigned char)value);
			}
			text += 2;
		} else {
			g_string_append_c(out, *text);
		}
	}
	return g_string_free(out, FALSE);
}

static bool
key_matches(const char *pattern, const char *key)
{
	const gsize length = strlen(pattern);

	return pattern[length - 1] == '*' ? strncmp(pattern, key, length - 1) == 0
					  : strcmp(pattern, key) == 0;
}

/* Ghost and others add "ref=" with the host that linked; elsewhere "ref" may name a version. */
static bool
is_referring_host(const char *key, const char *value)
{
	const char *dot = strrchr(value, '.');
	const char *top = dot == NULL ? "" : dot + 1;
	const bool has_top = *top != '\0' && top[strspn(top, G_CSET_a_2_z)] == '\0';

	return has_top && strcmp(key, "ref") == 0
		&& value[strspn(value, G_CSET_a_2_z G_CSET_DIGITS ".-")] == '\0';
}

static bool
is_tracking(const char *site, const char *key, const char *value)
{
	g_autofree char *folded = g_ascii_strdown(key, -1);

	for (gsize i = 0; i < G_N_ELEMENTS(tracking_keys); i++) {
		if (tracking_keys[i][0] == folded[0] && key_matches(tracking_keys[i], folded)) {
			return true;
		}
	}
	for (gsize i = 0; i < G_N_ELEMENTS(host_tracking_keys); i++) {
		if (key_matches(host_tracking_keys[i].value, folded)
			&& url_host_matches(host_tracking_keys[i].host, site)) {
			return true;
		}
	}
	return is_referring_host(folded, value);
}

static gint
compare_pieces(gconstpointer left, gconstpointer right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The parameters that choose the page, sorted: "?a=1&b=2", or "" for none; owned. */
static char *
fold_query(const char *site, const char *query)
{
	g_autofree char *folded = fold_escapes(query == NULL ? "" : query, true);
	g_auto(GStrv) pieces = g_strsplit(folded, "&", -1);
	g_autoptr(GPtrArray) kept = g_ptr_array_new();

	for (gsize i = 0; pieces[i] != NULL; i++) {
		const char *equals = strchr(pieces[i], '=');
		g_autofree char *key = g_strndup(pieces[i], strcspn(pieces[i], "="));
		const char *value = equals == NULL ? "" : equals + 1;
		const bool is_empty = *key == '\0' || (equals != NULL && *value == '\0');

		if (!is_empty && !is_tracking(site, key, value)) {
			g_ptr_array_add(kept, pieces[i]);
		}
	}
	if (kept->len == 0) {
		return g_strdup("");
	}
	g_ptr_array_sort(kept, compare_pieces);
	g_ptr_array_add(kept, NULL);
	g_autofree char *joined = g_strjoinv("&", (char **)kept->pdata);
	return g_strconcat("?", joined, NULL);
}

/* Path segments without empty ones, "." and ".."; owned array of owned strings. */
static GPtrArray *
split_path(const char *path)
{
	g_autofree char *folded = fold_escapes(path, false);
	g_auto(GStrv) pieces = g_strsplit(folded, "/", -1);
	GPtrArray *segments = g_ptr_array_new_with_free_func(g_free);

	for (gsize i = 0; pieces[i] != NULL; i++) {
		if (strcmp(pieces[i], "..") == 0) {
			if (segments->len > 0) {
				g_ptr_array_set_size(segments, (gint)segments->len - 1);
			}
		} else if (*pieces[i] != '\0' && strcmp(pieces[i], ".") != 0) {
			g_ptr_array_add(segments, g_strdup(pieces[i]));
		}
	}
	return segments;
}

static const char *
segment(const GPtrArray *segments, guint i)
{
	return i < segments->len ? g_ptr_array_index(segments, i) : "";
}

/* Drop the name of a folder's own page, or AMP's mark; false when there is none. */
static bool
drop_own_page(GPtrArray *segments)
{
	static const char *const own_pages[] = { "index.html", "index.htm", "index.php", "amp" };

	for (gsize i = 0; i < G_N_ELEMENTS(own_pages) && segments->len > 0; i++) {
		if (strcmp(segment(segments, segments->len - 1), own_pages[i]) == 0) {
			g_ptr_array_set_size(segments, (gint)segments->len - 1);
			return true;
		}
	}
	return false;
}

/* The path without names of the folder's own page and without AMP's mark; owned. */
static char *
fold_path(GPtrArray *segments)
{
	GString *path = g_string_new(NULL);

	while (drop_own_page(segments)) {
		continue; /* "/post/amp/index.html" */
	}
	for (guint i = 0; i < segments->len; i++) {
		g_string_append_printf(path, "/%s", segment(segments, i));
	}
	if (g_str_has_suffix(path->str, ".amp.html")) {
		g_string_truncate(path, path->len - strlen(".amp.html"));
		g_string_append(path, ".html");
	}
	return g_string_free(path, FALSE);
}

static bool
is_number(const char *text)
{
	return *text != '\0' && text[strspn(text, "0123456789")] == '\0';
}

/* The post behind every spelling of its address on X: the author's name in it is decoration. */
static char *
page_on_x(const GPtrArray *segments)
{
	for (guint i = 0; i + 1 < MIN(segments->len, 4); i++) {
		if (prefix_stands_at(segment(segments, i), "status")
			&& is_number(segment(segments, i + 1))) {
			return g_strconcat("x.com/i/status/", segment(segments, i + 1), NULL);
		}
	}
	return NULL;
}

static char *
page_on_youtube(const GPtrArray *segments, const char *query)
{
	static const char *const players[] = { "shorts", "embed", "live", "v" };

	for (gsize i = 0; i < G_N_ELEMENTS(players); i++) {
		if (segments->len == 2 && strcmp(segment(segments, 0), players[i]) == 0) {
			g_autofree char *all = g_strconcat(*query == '\0' ? "" : query + 1,
				"&v=", segment(segments, 1), NULL);
			g_autofree char *folded = fold_query("youtube.com", all);

			return g_strconcat("youtube.com/watch", folded, NULL);
		}
	}
	return NULL;
}

/* A thread, or one comment in it, whatever the subreddit and the title's words in the path. */
static char *
page_on_reddit(const GPtrArray *segments)
{
	for (guint i = 0; i + 1 < segments->len; i++) {
		if (strcmp(segment(segments, i), "comments") == 0) {
			const char *comment = segment(segments, i + 3);

			return g_strconcat("reddit.com/comments/", segment(segments, i + 1),
				*comment == '\0' ? NULL : "/_/", comment, NULL);
		}
	}
	return NULL;
}

/* Before its version 4.0 Mastodon had a post twice: under /web for its own people, as they may have
 * copied it. */
static void
fold_web(GPtrArray *segments)
{
	if (segments->len == 3 && strcmp(segment(segments, 0), "web") == 0
		&& *segment(segments, 1) == '@' && is_number(segment(segments, 2))) {
		g_ptr_array_remove_index(segments, 0);
	}
}

/* The one address of a page that its platform shows under several; owned, NULL: nothing known. */
static char *
page_of_platform(const char *site, const GPtrArray *segments, const char *query)
{
	if (strcmp(site, "x.com") == 0) {
		return page_on_x(segments);
	}
	if (strcmp(site, "youtube.com") == 0) {
		return page_on_youtube(segments, query);
	}
	if (strcmp(site, "youtu.be") == 0 && segments->len == 1) {
		g_autoptr(GPtrArray) player = g_ptr_array_new();

		g_ptr_array_add(player, (gpointer) "v");
		g_ptr_array_add(player, g_ptr_array_index(segments, 0));
		return page_on_youtube(player, query);
	}
	if (strcmp(site, "reddit.com") == 0) {
		return page_on_reddit(segments);
	}
	if (strcmp(site, "redd.it") == 0 && segments->len == 1) {
		return g_strconcat("reddit.com/comments/", segment(segments, 0), NULL);
	}
	return NULL;
}

static char *
canonical_of(GUri *uri, const char *site)
{
	const char *fragment = g_uri_get_fragment(uri);
	g_autoptr(GPtrArray) segments = split_path(g_uri_get_path(uri));
	g_autofree char *query = fold_query(site, g_uri_get_query(uri));
	g_autofree char *page = page_of_platform(site, segments, query);
	g_autofree char *path = NULL;
	GString *canonical = NULL;

	if (page != NULL) {
		return g_steal_pointer(&page);
	}
	fold_web(segments);
	path = fold_path(segments);
	canonical = g_string_new(site);
	if (url_has_port(uri)) {
		g_string_append_printf(canonical, ":%d", g_uri_get_port(uri));
	}
	g_string_append(canonical, path);
	g_string_append(canonical, query);
	if (fragment != NULL && *fragment == '!') { /* "#!/page": the page is chosen by script */
		g_string_append_printf(canonical, "#%s", fragment);
	}
	return g_string_free(canonical, FALSE);
}

/* @url without invisible characters, and with "&amp;" as it was meant; owned. */
static char *
clean(const char *url)
{
	GString *text = g_string_new(NULL);

	for (; *url != '\0'; url = g_utf8_next_char(url)) {
		const gunichar character = g_utf8_get_char(url);

		if (!url_is_invisible(character)) {
			g_string_append_unichar(text, character);
		}
	}
	g_string_replace(text, "&amp;", "&", 0);
	return g_string_free(text, FALSE);
}

/* What @uri (owned, replaced) leads to, and its folded host. */
static GUri *
follow(GUri *uri, bool is_for_link, char **site)
{
	*site = fold_site(g_uri_get_host(uri));
	for (int i = 0; i < REDIRECTORS_MAX; i++) {
		GUri *inner = url_unwrap(uri, *site, is_for_link);

		if (inner == NULL) {
			break;
		}
		g_uri_unref(uri);
		uri = inner;
		g_free(*site);
		*site = fold_site(g_uri_get_host(uri));
	}
	return uri;
}

char *
url_canonical(const char *url)
{
	g_autofree char *valid = NULL;
	g_autofree char *cleaned = NULL;
	g_autofree char *site = NULL;

	if (url == NULL || strlen(url) > URL_BYTES_MAX) {
		return NULL;
	}
	valid = g_utf8_make_valid(url, -1);
	cleaned = clean(valid);
	GUri *parsed = url_parse(NULL, cleaned);
	if (parsed == NULL) {
		return NULL;
	}
	g_autoptr(GUri) uri = follow(parsed, false, &site);
	return canonical_of(uri, site);
}

/* The query without what only says whence a reader came, in its own spelling; owned, or NULL. */
static char *
clean_query(const char *site, const char *query)
{
	g_auto(GStrv) pieces = g_strsplit(query == NULL ? "" : query, "&", -1);
	GString *kept = g_string_new(NULL);

	for (gsize i = 0; pieces[i] != NULL; i++) {
		g_autofree char *folded = fold_escapes(pieces[i], true);
		const char *equals = strchr(folded, '=');
		g_autofree char *key = g_strndup(folded, strcspn(folded, "="));

		if (!is_tracking(site, key, equals == NULL ? "" : equals + 1)) {
			g_string_append(kept, kept->len == 0 ? "" : "&");
			g_string_append(kept, pieces[i]);
		}
	}
	return g_string_free(kept, kept->len == 0);
}

/* The clean form of an address with a query that need not be taken apart; NULL when it must be. */
static char *
clean_settled(const char *url)
{
	const char *path = NULL;

	const char *query = strchr(url, '?');

	if (query == NULL || !url_is_settled(url, &path)) {
		return NULL;
	}
	const char *start = strstr(url, "://") + strlen("://");
	const char *fragment = strchr(url, '#');
	g_autofree char *host = g_strndup(start, (gsize)(path - start));
	g_autofree char *site = fold_site(host);
	if (url_may_redirect(site)) {
		return NULL;
	}
	if (fragment != NULL && fragment < query) {
		return g_strdup(url);
	}
	const char *end = fragment == NULL ? url + strlen(url) : fragment;
	g_autofree char *old = g_strndup(query + 1, (gsize)(end - query - 1));
	g_autofree char *kept = clean_query(site, old);
	return g_strdup_printf("%.*s%s%s%s", (int)(query - url), url, kept == NULL ? "" : "?",
		kept == NULL ? "" : kept, end);
}

char *
url_clean(const char *url)
{
	g_autofree char *site = NULL;

	/* All that can be cleaned stands in a query, or is an address within a path. */
	if (url == NULL || (strpbrk(url, "?%") == NULL && strstr(url, "/__") == NULL)) {
		return g_strdup(url);
	}
	char *settled = clean_settled(url);
	if (settled != NULL) {
		return settled;
	}
	GUri *parsed = url_parse(NULL, url);
	if (parsed == NULL) {
		return g_strdup(url);
	}
	g_autoptr(GUri) uri = follow(parsed, true, &site);
	g_autofree char *query = clean_query(site, g_uri_get_query(uri));
	g_autoptr(GUri) cleaned = g_uri_build(G_URI_FLAGS_ENCODED, g_uri_get_scheme(uri), NULL,
		g_uri_get_host(uri), url_has_port(uri) ? g_uri_get_port(uri) : -1,
		g_uri_get_path(uri), query, g_uri_get_fragment(uri));
	return g_uri_to_string(cleaned);
}
