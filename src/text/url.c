#include "text/url.h"

#include "base/network.h"
#include "base/prefix.h"
#include "text/url.tab.h"
#include "text/url_parts.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#define HOST_BYTES_MAX 253

#define SOFT_HYPHEN 0xad
#define ZERO_WIDTH_SPACE 0x200b
#define ZERO_WIDTH_JOINER 0x200d
#define WORD_JOINER 0x2060
#define BYTE_ORDER_MARK 0xfeff
#define PARSE_FLAGS (G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE)

bool
url_is_invisible(gunichar character)
{
	return character == SOFT_HYPHEN || character == WORD_JOINER || character == BYTE_ORDER_MARK
		|| (character >= ZERO_WIDTH_SPACE && character <= ZERO_WIDTH_JOINER);
}

/* Blanks and what does not show, which documents leave around an address. */
static bool
is_padding(gunichar character)
{
	return character <= ' ' || g_unichar_isspace(character) || g_unichar_iscntrl(character)
		|| url_is_invisible(character);
}

static char *
trim(const char *text)
{
	const char *end = text + strlen(text);

	while (text < end && is_padding(g_utf8_get_char(text))) {
		text = g_utf8_next_char(text);
	}
	while (end > text && is_padding(g_utf8_get_char(g_utf8_prev_char(end)))) {
		end = g_utf8_prev_char(end);
	}
	return g_strndup(text, (gsize)(end - text));
}

/* The length of the scheme that @text begins with, without its ':'; 0 for none. */
static gsize
scheme_length(const char *text)
{
	gsize length = 0;

	if (!g_ascii_isalpha(*text)) {
		return 0;
	}
	while (g_ascii_isalnum(text[length])
		|| (text[length] != '\0' && strchr("+-.", text[length]) != NULL)) {
		length++;
	}
	return text[length] == ':' ? length : 0;
}

static bool
has_scheme(const char *text, const char *scheme)
{
	const gsize length = strlen(scheme);

	return scheme_length(text) == length && g_ascii_strncasecmp(text, scheme, length) == 0;
}

/* The address without what is before "//"; "http:/a", "http:///a" and "http:\\a" mean one thing. */
static const char *
skip_slashes(const char *text)
{
	return text + strspn(text, "/\\");
}

/* What @byte of an address is written as; @is_escape: it begins a right percent-encoding. */
static void
append_encoded(GString *out, char byte, bool is_escape)
{
	const unsigned char value = (unsigned char)byte;

	if (value <= ' ' || value >= 0x7f || strchr("\"<>\\^`{|}", byte) != NULL
		|| (byte == '%' && !is_escape)) {
		g_string_append_printf(out, "%%%02X", value);
	} else {
		g_string_append_c(out, byte);
	}
}

/* A trimmed reference with all that browsers mend mended: RFC 3986 characters only. */
static char *
encode_reference(const char *text)
{
	GString *out = g_string_new(NULL);
	bool is_path = true;

	if (has_scheme(text, "feed")) { /* "feed://host/" and "feed:https://host/" */
		text += strlen("feed:");
		if (!has_scheme(text, "http") && !has_scheme(text, "https")) {
			g_string_append(out, "http://");
			text = skip_slashes(text);
		}
	}
	if (has_scheme(text, "http") || has_scheme(text, "https")) {
		const gsize length = scheme_length(text);

		g_string_append_len(out, text, (gssize)length);
		g_string_append(out, "://");
		text = skip_slashes(text + length + 1);
	} else if (out->len == 0 && g_ascii_strncasecmp(text, "www.", 4) == 0) {
		g_string_append(out, "http://");
	}
	for (; *text != '\0'; text++) {
		is_path = is_path && *text != '?' && *text != '#';
		if (is_path && *text == '\\') {
			g_string_append_c(out, '/');
		} else if (strchr("\t\r\n", *text) == NULL) {
			append_encoded(out, *text,
				g_ascii_isxdigit(text[1]) && g_ascii_isxdigit(text[2]));
		}
	}
	return g_string_free(out, FALSE);
}

/* The host as it is compared and asked for, or NULL when no such host can be; owned. */
static char *
fold_host(const char *host)
{
	g_autofree char *folded = g_ascii_strdown(host, -1);
	gsize length = strlen(folded);

	if (length == 0 || folded[0] == '.' || strstr(folded, "..") != NULL) {
		return NULL;
	}
	if (folded[length - 1] == '.') {
		folded[--length] = '\0';
	}
	for (gsize i = 0; i < length; i++) {
		if (!g_ascii_isalnum(folded[i]) && strchr("-._:%", folded[i]) == NULL) {
			return NULL;
		}
	}
	if (strpbrk(folded, ":%") != NULL) { /* an IPv6 address, or a name with "%3A" in it */
		g_autofree char *address = g_strndup(folded, strcspn(folded, "%"));

		/* GLib takes ":" for one. */
		if (strlen(address) < strlen("::") || !g_hostname_is_ip_address(address)) {
			return NULL;
		}
	}
	return g_steal_pointer(&folded);
}

GUri *
url_parse(GUri *base, const char *reference)
{
	const bool is_valid = g_utf8_validate(reference, -1, NULL);
	g_autofree char *trimmed = is_valid ? trim(reference) : g_strstrip(g_strdup(reference));
	g_autofree char *encoded = NULL;
	g_autoptr(GUri) uri = NULL;

	if (*trimmed == '\0' || strlen(trimmed) > URL_BYTES_MAX) {
		return NULL;
	}
	encoded = encode_reference(trimmed);
	uri = g_uri_parse_relative(base, encoded, PARSE_FLAGS, NULL);
	if (uri == NULL || g_uri_get_host(uri) == NULL
		|| (strcmp(g_uri_get_scheme(uri), "http") != 0
			&& strcmp(g_uri_get_scheme(uri), "https") != 0)) {
		return NULL;
	}
	g_autofree char *host = fold_host(g_uri_get_host(uri));
	if (host == NULL) {
		return NULL;
	}
	/* GLib leaves "https://example.org?a" without a path, and merges wrongly with it. */
	const char *path = g_uri_get_path(uri);
	g_autofree char *rooted = g_strconcat(*path == '/' ? "" : "/", path, NULL);
	return g_uri_build(PARSE_FLAGS, g_uri_get_scheme(uri), NULL, host, g_uri_get_port(uri),
		rooted, g_uri_get_query(uri), g_uri_get_fragment(uri));
}

bool
url_is_web(const char *text)
{
	g_autoptr(GUri) uri = NULL;

	if (text == NULL || !g_utf8_validate(text, -1, NULL)
		|| (g_ascii_strncasecmp(text, "http://", 7) != 0
			&& g_ascii_strncasecmp(text, "https://", 8) != 0)) {
		return false;
	}
	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		if (is_padding(g_utf8_get_char(at)) || *at == '\\') {
			return false;
		}
	}
	const char *host = strstr(text, "://") + 3;
	if (*host == '/') {
		return false;
	}
	uri = url_parse(NULL, text);
	return uri != NULL;
}

/* Where the host at @host ends, NULL when it is not one of plain labels in small letters. */
static const char *
plain_host_end(const char *host)
{
	const char *at = host;

	while (g_ascii_islower(*at) || g_ascii_isdigit(*at) || *at == '-'
		|| (*at == '.' && at > host && at[-1] != '.')) {
		at++;
	}
	return at > host && at[-1] != '.' ? at : NULL;
}

bool
url_begins_at(const char *at)
{
	return prefix_stands_at(at, "http://") || prefix_stands_at(at, "https://");
}

bool
url_is_settled(const char *url, const char **path)
{
	const gsize scheme = prefix_stands_at(url, "https://") ? 8
		: prefix_stands_at(url, "http://")             ? 7
							       : 0;
	const char *end = scheme == 0 ? NULL : plain_host_end(url + scheme);
	bool has_fragment = false;

	if (end == NULL || *end != '/' || strstr(end, "/.") != NULL) {
		return false;
	}
	for (const char *at = end; *at != '\0'; at++) {
		const bool is_mark = *at == '#';

		if ((is_mark && has_fragment)
			|| (!g_ascii_isalnum(*at) && strchr("-._~/?#=&+,;:@!$*()'", *at) == NULL)) {
			return false;
		}
		has_fragment = has_fragment || is_mark;
	}
	if (path != NULL) {
		*path = end;
	}
	return strlen(url) <= URL_BYTES_MAX;
}

char *
url_resolve(const char *base, const char *reference)
{
	if (reference != NULL && url_is_settled(reference, NULL)) {
		return g_strdup(reference);
	}
	g_autoptr(GUri) base_uri = base == NULL ? NULL : url_parse(NULL, base);
	g_autoptr(GUri) uri = reference == NULL ? NULL : url_parse(base_uri, reference);

	return uri == NULL ? NULL : g_uri_to_string(uri);
}

static int
default_port(const char *scheme)
{
	if (strcmp(scheme, "http") == 0) {
		return 80;
	}
	return strcmp(scheme, "https") == 0 ? 443 : -1;
}

bool
url_has_port(GUri *uri)
{
	const int port = g_uri_get_port(uri);

	return port != -1 && port != default_port(g_uri_get_scheme(uri));
}

/* @uri out, owned: as it was read. @return owned: its host, or NULL. */
static char *
read_host(const char *url, GUri **uri)
{
	*uri = url == NULL ? NULL : g_uri_parse(url, PARSE_FLAGS, NULL);
	return *uri == NULL || g_uri_get_host(*uri) == NULL ? NULL
							    : fold_host(g_uri_get_host(*uri));
}

char *
url_host(const char *url)
{
	g_autoptr(GUri) uri = NULL;

	return read_host(url, &uri);
}

char *
url_site(const char *url)
{
	g_autofree char *host = url_host(url);

	return host != NULL && prefix_stands_at(host, "www.") ? g_strdup(host + strlen("www."))
							      : g_steal_pointer(&host);
}

char *
url_authority(const char *url)
{
	g_autoptr(GUri) uri = NULL;
	g_autofree char *host = read_host(url, &uri);

	if (host == NULL || !url_has_port(uri)) {
		return g_steal_pointer(&host);
	}
	return g_strdup_printf(strchr(host, ':') == NULL ? "%s:%d" : "[%s]:%d", host,
		g_uri_get_port(uri));
}

char *
url_encode(const char *text)
{
	return g_uri_escape_string(text, NULL, FALSE);
}

char *
url_join(const char *base, const char *path)
{
	gsize length = strlen(base);

	while (length > 0 && base[length - 1] == '/') {
		length--;
	}
	return g_strdup_printf("%.*s%s", (int)length, base, path);
}

/* ---- private hosts ---- */

static const char *const private_names[] = { URL_PRIVATE_NAMES };

bool
url_host_is_within(const char *host, gsize length, const char *domain)
{
	const gsize shorter = strlen(domain);
	const char *end = host + length - MIN(shorter, length);

	return length >= shorter && g_ascii_strncasecmp(end, domain, shorter) == 0
		&& (length == shorter || end[-1] == '.');
}

static bool
is_private_name(const char *host)
{
	for (gsize i = 0; i < G_N_ELEMENTS(private_names); i++) {
		if (url_host_is_within(host, strlen(host), private_names[i])) {
			return true;
		}
	}
	return false;
}

bool
url_is_private(const char *url)
{
	g_autofree char *host = url_host(url);
	struct in6_addr ipv6;
	struct in_addr ipv4;

	if (url == NULL) {
		return false;
	}
	if (host == NULL) {
		/* Who knows what curl makes of it. */
		return g_ascii_strncasecmp(url, "http", 4) == 0;
	}
	if (strchr(host, ':') != NULL) {
		host[strcspn(host, "%")] = '\0'; /* fe80::1%eth0 */
		return inet_pton(AF_INET6, host, &ipv6) != 1
			|| !network_ipv6_is_public(ipv6.s6_addr);
	}
	if (inet_aton(host, &ipv4) != 0) {
		return !network_ipv4_is_public((const unsigned char *)&ipv4.s_addr);
	}
	return is_private_name(host);
}

char *
url_host_name(const char *name)
{
	static const char known[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
	g_autofree char *host = g_hostname_to_ascii(name);
	const bool is_name = host != NULL && strlen(host) <= HOST_BYTES_MAX && host[0] != '.'
		&& host[0] != '-' && strspn(host, known) == strlen(host);

	return is_name ? g_steal_pointer(&host) : NULL;
}
