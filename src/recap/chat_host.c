#include "recap/chat_host.h"

#include "text/byline.h"
#include "text/url.h"

#include <string.h>

/* "@ada" is ada on every server. */
static bool
is_local_name(const char *host, const char *handle)
{
	const gsize length = strlen(host);

	return strchr(host + 1, '@') == NULL && strchr(host, '.') == NULL
		&& g_ascii_strncasecmp(host, handle, length) == 0
		&& (handle[length] == '@' || handle[length] == '\0');
}

static bool
is_named(const Post *post, const char *name)
{
	g_autofree char *host = g_strconcat(*name == '@' ? "" : "@", name, NULL);
	const char *handle = post->author_handle;
	g_auto(Byline) byline = { 0 };

	if (handle != NULL
		&& (g_ascii_strcasecmp(handle + (*handle == '@'), host + 1) == 0
			|| is_local_name(host, handle))) {
		return true;
	}
	if (!byline_parse(name, &byline, NULL)) {
		return g_strcmp0(post->author_name, name) == 0;
	}
	g_autofree char *wanted = url_canonical(byline.url);
	g_autofree char *profile = url_canonical(post->author_url);
	return wanted != NULL && g_strcmp0(wanted, profile) == 0;
}

bool
chat_host_is(const Post *post, const GPtrArray *hosts)
{
	for (guint i = 0; i < hosts->len; i++) {
		if (is_named(post, g_ptr_array_index(hosts, i))) {
			return true;
		}
	}
	return false;
}
