/* Names of the world outside: addresses, hosts, URLs, zones, languages. */
#include "config/conversion.h"
#include "config/conversion_part.h"

#include <string.h>

#include "base/file.h"
#include "config/zone.h"
#include "model/relay_spec.h"
#include "text/address.h"
#include "text/url.h"

#define FILE_SCHEME "file:"
#define FILE_AUTHORITY "file://"
#define HOST_BYTES_MAX 253  /* RFC 1035, 2.3.4 */
#define LANGUAGE_PART_MAX 8 /* RFC 5646, 2.1 */

bool
conversion_name(const Conversion *conversion, GError **error)
{
	const char *text = conversion->text;

	if (strspn(text, CONVERSION_NAME_CHARACTERS) != strlen(text)) {
		return conversion_fail(conversion, "cannot be a name", NULL, error);
	}
	return conversion_take_text(conversion, g_ascii_strdown(text, -1));
}

bool
conversion_zone(const Conversion *conversion, GError **error)
{
	if (!zone_is_known(conversion->text)) {
		g_autofree char *near = zone_suggest(conversion->text);

		return conversion_fail(conversion, "is no time zone that this machine knows", near,
			error);
	}
	return conversion_take_text(conversion, g_strdup(conversion->text));
}

/* RFC 5646, 2.1, without the registry: words of letters and digits, the first of letters only. */
bool
conversion_language(const Conversion *conversion, GError **error)
{
	g_auto(GStrv) parts = g_strsplit(conversion->text, "-", 0);

	for (guint i = 0; parts[i] != NULL; i++) {
		const gsize length = strlen(parts[i]);
		gsize fitting = 0;

		while (i == 0 ? g_ascii_isalpha(parts[i][fitting])
			      : g_ascii_isalnum(parts[i][fitting])) {
			fitting++;
		}
		if (fitting != length || length > LANGUAGE_PART_MAX || length < (i == 0 ? 2 : 1)) {
			return conversion_fail(conversion, "cannot be used here", NULL, error);
		}
	}
	const gsize primary = strcspn(conversion->text, "-");
	char *language = g_strdup(conversion->text);
	for (gsize i = 0; i < primary; i++) {
		language[i] = g_ascii_tolower(language[i]);
	}
	return conversion_take_text(conversion, language);
}

bool
conversion_host(const Conversion *conversion, GError **error)
{
	g_autofree char *host = g_hostname_to_ascii(conversion->text);

	if (host == NULL || strlen(host) > HOST_BYTES_MAX || host[0] == '.' || host[0] == '-'
		|| strspn(host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")
			!= strlen(host)) {
		return conversion_fail(conversion, "cannot be used here", NULL, error);
	}
	return conversion_take_text(conversion, g_steal_pointer(&host));
}

/* RFC 8089, 2: file:PATH and file:///PATH; another host's files are not ours to read. */
static char *
path_of_url(const Conversion *conversion)
{
	const char *text = conversion->text;
	g_autofree char *host = NULL;

	if (g_ascii_strncasecmp(text, FILE_AUTHORITY, strlen(FILE_AUTHORITY)) != 0) {
		const char *path = text + strlen(FILE_SCHEME);

		return *path != '\0' ? file_resolve(conversion->folder, path) : NULL;
	}
	g_autofree char *path = g_filename_from_uri(text, &host, NULL);
	return host == NULL ? g_steal_pointer(&path) : NULL;
}

static bool
convert_file_url(const Conversion *conversion, GError **error)
{
	g_autofree char *path = path_of_url(conversion);
	g_autofree char *absolute = path != NULL ? g_canonicalize_filename(path, "/") : NULL;
	char *url = absolute != NULL ? g_filename_to_uri(absolute, NULL, NULL) : NULL;

	if (url == NULL) {
		return conversion_fail(conversion, "names no file of this machine", NULL, error);
	}
	return conversion_take_text(conversion, url);
}

bool
conversion_url(const Conversion *conversion, GError **error)
{
	if (g_ascii_strncasecmp(conversion->text, FILE_SCHEME, strlen(FILE_SCHEME)) == 0) {
		return convert_file_url(conversion, error);
	}
	if (!url_is_web(conversion->text)) {
		return conversion_fail(conversion, "is no address to read from", NULL, error);
	}
	return conversion_take_text(conversion, g_strdup(conversion->text));
}

bool
conversion_relay(const Conversion *conversion, GError **error)
{
	g_autoptr(RelaySpec) judged = relay_spec_new();
	RelaySpec *spec = conversion->field != NULL ? conversion->field : judged;

	return relay_spec_set_url(spec, conversion->text, conversion->folder, error);
}

bool
conversion_address(const Conversion *conversion, GError **error)
{
	g_autoptr(GError) reason = NULL;
	char *email = NULL;

	if (!address_parse(conversion->text, &email, NULL, &reason)) {
		g_autofree char *what = g_strconcat("is no address: ", reason->message, NULL);

		return conversion_fail(conversion, what, NULL, error);
	}
	return conversion_take_text(conversion, email);
}
