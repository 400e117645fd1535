/* Which addresses let people into a meeting. */
#include "text/url.h"

#include "text/url.tab.h"
#include "text/url_parts.h"

#include <string.h>

static const struct {
	const char *host, *path;
} meetings[] = { URL_MEETINGS };

static const char *const labels[] = { URL_MEETING_LABELS };
static const char *const schemes[] = { URL_MEETING_SCHEMES };

static bool
has_scheme(const char *url)
{
	for (gsize i = 0; i < G_N_ELEMENTS(schemes); i++) {
		if (g_ascii_strncasecmp(url, schemes[i], strlen(schemes[i])) == 0) {
			return true;
		}
	}
	return false;
}

/* A server whose own name says what it is for. */
static bool
has_label(const char *host)
{
	const gsize length = strcspn(host, ".");

	for (gsize i = 0; i < G_N_ELEMENTS(labels); i++) {
		if (strlen(labels[i]) == length && strncmp(host, labels[i], length) == 0) {
			return true;
		}
	}
	return false;
}

static bool
is_known(const char *host, const char *path)
{
	for (gsize i = 0; i < G_N_ELEMENTS(meetings); i++) {
		const gsize length = strlen(meetings[i].path);

		if (url_host_matches(meetings[i].host, host)
			&& g_ascii_strncasecmp(path, meetings[i].path, length) == 0) {
			return true;
		}
	}
	return false;
}

bool
url_is_meeting(const char *url)
{
	if (url == NULL || has_scheme(url)) {
		return url != NULL;
	}
	g_autofree char *resolved = url_resolve(NULL, url);
	g_autofree char *clean = url_clean(resolved);
	g_autofree char *host = url_site(clean);
	if (host == NULL) {
		return false;
	}
	g_autoptr(GUri) uri = g_uri_parse(clean, G_URI_FLAGS_ENCODED, NULL);
	const char *path = uri != NULL ? g_uri_get_path(uri) : "";

	return has_label(host) || is_known(host, *path != '\0' ? path : "/");
}

/* What stands for a host in a text. */
static const char *
bare_host(gsize index)
{
	const char *host = meetings[index].host;

	return host[0] == '*' ? host + strlen("*.") : host;
}

/* Whether a text goes on with a word of the tables, in whatever letters. */
static bool
is_word_at(const char *at, const char *word)
{
	return (*at | 0x20) == *word && g_ascii_strncasecmp(at, word, strlen(word)) == 0;
}

static bool
is_any_at(const char *at)
{
	for (gsize i = 0; i < G_N_ELEMENTS(meetings); i++) {
		if (is_word_at(at, bare_host(i))) {
			return true;
		}
	}
	for (gsize i = 0; i < G_N_ELEMENTS(labels); i++) {
		if (is_word_at(at, labels[i])) {
			return true;
		}
	}
	for (gsize i = 0; i < G_N_ELEMENTS(schemes); i++) {
		if (is_word_at(at, schemes[i])) {
			return true;
		}
	}
	return false;
}

/* The first characters of all of them, which few words begin with: a bit each, by their last five.
 */
static guint32
first_bits(void)
{
	guint32 bits = 0;

	for (gsize i = 0; i < G_N_ELEMENTS(meetings); i++) {
		bits |= 1u << (bare_host(i)[0] & 0x1F);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(labels); i++) {
		bits |= 1u << (labels[i][0] & 0x1F);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(schemes); i++) {
		bits |= 1u << (schemes[i][0] & 0x1F);
	}
	return bits;
}

bool
url_may_be_meeting(const char *text)
{
	const guint32 bits = first_bits();
	bool is_inside = false; /* of a word */

	for (const char *at = text; *at != '\0'; at++) {
		/* No-break spaces, dashes, quotation marks: no letters, and common. */
		const int mark = *at == '\xC2' && at[1] == '\xA0'   ? 2
			: *at == '\xE2' && at[1] == '\x80' && at[2] ? 3
								    : 0;
		if (mark > 0) {
			at += mark - 1;
			is_inside = false;
			continue;
		}
		const bool may_begin = !is_inside && (bits >> (*at & 0x1F) & 1) != 0;

		/* Letters of other alphabets may be read as ours (RFC 5895). */
		if ((guchar)*at >= 0x80 || (may_begin && is_any_at(at))) {
			return true;
		}
		is_inside = g_ascii_isalnum(*at);
	}
	return false;
}
