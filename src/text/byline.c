#include "text/byline.h"

#include "base/error.h"
#include "base/prefix.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

#define ACCOUNT_SCHEME "acct:"
#define DID_SCHEME "did:"
#define DID_BYTES_MAX 2048 /* atproto.com/specs/did */
#define DID_CHARACTERS G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS ".-_:%"
#define PROFILE_HOST "bsky.app"
#define HOST_BYTES_MAX 253 /* RFC 1035, 2.3.4 */
#define USER_BYTES_MAX 256
#define LABEL_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789-"

void
byline_clear(Byline *byline)
{
	g_clear_pointer(&byline->user, g_free);
	g_clear_pointer(&byline->host, g_free);
	g_clear_pointer(&byline->url, g_free);
}

static bool
fail(GError **error, const char *what)
{
	error_set(error, ERROR_CONFIG_PERMANENT, "%s", what);
	return false;
}

/* A name with a dot in it, in lower case, with A-labels (RFC 5890, 2.3.2.1). @return owned, or
 * NULL. */
static char *
read_host(const char *text)
{
	g_autofree char *ascii = g_hostname_to_ascii(text);
	g_autofree char *host = ascii != NULL ? g_ascii_strdown(ascii, -1) : NULL;
	bool is_good = host != NULL && strlen(host) <= HOST_BYTES_MAX && strchr(host, '.') != NULL;
	g_auto(GStrv) labels = g_strsplit(is_good ? host : "", ".", 0);

	for (char **label = labels; *label != NULL; label++) {
		is_good = is_good && **label != '\0'
			&& strspn(*label, LABEL_CHARACTERS) == strlen(*label);
	}
	return is_good ? g_steal_pointer(&host) : NULL;
}

/* Nothing that could not be a part of a name: blanks, what a URL or a list is made of. */
static bool
is_user(const char *user)
{
	return *user != '\0' && strlen(user) <= USER_BYTES_MAX && g_utf8_validate(user, -1, NULL)
		&& strpbrk(user, " \t\r\n@/:?#<>,;\"\\") == NULL;
}

/* "ada@social.example", what stood before it taken off. */
static bool
read_account(const char *text, Byline *byline, GError **error)
{
	const char *at = strrchr(text, '@');
	g_autofree char *user = at != NULL ? g_strndup(text, (gsize)(at - text)) : NULL;
	g_autofree char *host = at != NULL ? read_host(at + 1) : NULL;

	if (at == NULL) {
		return fail(error, "names no server (expected @ada@social.example)");
	}
	if (host == NULL || !is_user(user)) {
		return fail(error, "is no account (expected @ada@social.example)");
	}
	byline->user = g_utf8_casefold(user, -1);
	byline->host = g_steal_pointer(&host);
	return true;
}

static bool
read_page(const char *text, Byline *byline, GError **error)
{
	const bool has_scheme = strstr(text, "://") != NULL;
	g_autofree char *full = g_strconcat(has_scheme ? "" : "https://", text, NULL);
	g_autofree char *url = url_is_web(full) ? url_resolve(NULL, full) : NULL;
	g_autofree char *host = url != NULL ? url_host(url) : NULL;

	if (host == NULL) {
		return fail(error, "is no web address");
	}
	byline->host = g_steal_pointer(&host);
	byline->url = g_steal_pointer(&url);
	return true;
}

static bool
read_name(const char *text, Byline *byline, GError **error)
{
	char *host = read_host(text);

	if (host == NULL) {
		return fail(error, "is no name of an author");
	}
	byline->host = host;
	return true;
}

/* A DID (w3.org/TR/did-core, 3.1) is whoever has that page of Bluesky, whatever they are called. */
static bool
read_did(const char *did, Byline *byline, GError **error)
{
	const char *method = did + strlen(DID_SCHEME);
	const char *id = strchr(method, ':');

	if (id == NULL || id == method || id[1] == '\0' || strlen(did) > DID_BYTES_MAX
		|| strspn(method, DID_CHARACTERS) != strlen(method)) {
		return fail(error,
			"is no DID (expected one such as did:plc:ewvi7nxzyoun6zhxrhs64oiz)");
	}
	byline->host = g_strdup(PROFILE_HOST);
	byline->url = g_strconcat("https://" PROFILE_HOST "/profile/", did, NULL);
	return true;
}

char *
byline_label(const char *name, const char *network)
{
	g_autofree char *who = plain_line(name);
	g_autofree char *where = plain_line(network);

	return who != NULL && where != NULL ? g_strdup_printf("%s (%s)", who, where) : NULL;
}

bool
byline_is_label(const char *text)
{
	g_autofree char *trimmed = g_strstrip(g_strdup(text));
	const char *place = strstr(trimmed, " (");
	const gsize length = strlen(trimmed);

	return place != NULL && place > trimmed && *trimmed != '@' && trimmed[length - 1] == ')'
		&& trimmed + length - place > (gssize)strlen(" ()")
		&& strstr(trimmed, "://") == NULL;
}

bool
byline_parse(const char *text, Byline *byline, GError **error)
{
	g_autofree char *trimmed = g_strstrip(g_strdup(text));
	const bool has_at = *trimmed == '@';

	if (g_ascii_strncasecmp(trimmed, ACCOUNT_SCHEME, strlen(ACCOUNT_SCHEME)) == 0) {
		const char *account = trimmed + strlen(ACCOUNT_SCHEME);

		return read_account(account + (*account == '@'), byline, error);
	}
	if (prefix_stands_at(trimmed, DID_SCHEME)) {
		return read_did(trimmed, byline, error);
	}
	if (strchr(trimmed, '/') != NULL) {
		return read_page(trimmed, byline, error);
	}
	if (strchr(trimmed + has_at, '@') != NULL) {
		return has_at ? read_account(trimmed + 1, byline, error)
			      : fail(error,
				      "may be a mail address (an account is written with an @ "
				      "before it: @ada@social.example)");
	}
	/* "@ada.bsky.social": a name that is a host. */
	return has_at && strchr(trimmed, '.') == NULL ? read_account(trimmed + 1, byline, error)
						      : read_name(trimmed + has_at, byline, error);
}
