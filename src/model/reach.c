#include "model/reach.h"

#include "text/url.h"

#include <string.h>

#define SCHEME "file:"
#define UNUSABLE "no usable file: URL (file:///absolute/path is expected)"

bool
reach_is_file(const char *url)
{
	return g_ascii_strncasecmp(url, SCHEME, strlen(SCHEME)) == 0;
}

char *
reach_file_path(const char *url)
{
	g_autofree char *host = NULL;
	/* Refuses an encoded '/', and a fragment. */
	g_autofree char *path = g_filename_from_uri(url, &host, NULL);

	if (path == NULL || (host != NULL && g_ascii_strcasecmp(host, "localhost") != 0)) {
		return NULL;
	}
	return g_canonicalize_filename(path, "/");
}

Reach *
reach_new(const char *home, bool allow_private)
{
	Reach *reach = g_rc_box_new0(Reach);

	reach->home = g_strdup(home);
	reach->path = reach_is_file(home) ? reach_file_path(home) : NULL;
	reach->authority = url_is_web(home) ? url_authority(home) : NULL;
	reach->allow_private = allow_private;
	return reach;
}

Reach *
reach_ref(Reach *reach)
{
	return reach == NULL ? NULL : g_rc_box_acquire(reach);
}

static void
clear(void *data)
{
	Reach *reach = data;

	g_free(reach->home);
	g_free(reach->authority);
	g_free(reach->path);
}

void
reach_unref(Reach *reach)
{
	if (reach != NULL) {
		g_rc_box_release_full(reach, clear);
	}
}

static const char *
file_refusal(const Reach *reach, const char *url)
{
	g_autofree char *path = reach_file_path(url);

	if (path == NULL) {
		return UNUSABLE;
	}
	g_autofree char *folder = g_path_get_dirname(path);
	if (strcmp(path, reach->path) != 0 && strcmp(folder, reach->path) != 0) {
		return "the file is neither the one of the source's url nor directly in its folder";
	}
	return NULL;
}

const char *
reach_refusal(const Reach *reach, const char *url)
{
	if (reach == NULL) {
		return "nobody said where this request may go";
	}
	if (reach->path != NULL) {
		return reach_is_file(url) ? file_refusal(reach, url)
					  : "a source with a file: url reads files alone";
	}
	if (reach_is_file(reach->home)) {
		return UNUSABLE;
	}
	if (reach_is_file(url)) {
		return "files are read for a source alone whose own url is file:";
	}
	if (reach->authority != NULL && strcmp(url, reach->home) == 0) {
		return NULL; /* judged already */
	}
	return url_is_web(url) ? NULL : "only http and https may be asked";
}
