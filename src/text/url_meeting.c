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
