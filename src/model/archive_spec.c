#include "model/archive_spec.h"

#include <string.h>

#include "base/error.h"
#include "text/url.h"

/* In bytes: file systems end at 255, and something may stand behind a name. */
#define NAME_BYTES_MAX 120
#define NAME_HASH 16

/* Beside the folders of digests; in one of that name no file of a digest's is called by a day. */
#define CHATS "chat"

ArchiveSpec *
archive_spec_new(void)
{
	return g_new0(ArchiveSpec, 1);
}

void
archive_spec_free(ArchiveSpec *spec)
{
	if (spec == NULL) {
		return;
	}
	g_free(spec->dir);
	g_free(spec->url);
	g_free(spec);
}

bool
archive_spec_read_url(ArchiveSpec *spec, GError **error)
{
	g_autofree char *url = NULL;

	if (spec->url == NULL) {
		return true;
	}
	if (!url_is_web(spec->url) || strpbrk(spec->url, "?#") != NULL) {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"this is no address of a folder on the web (expected something like "
			"https://letters.example.org or https://example.org/letters)");
		return false;
	}
	url = url_resolve(NULL, spec->url);
	if (url == NULL) {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"this is no address on the web (expected https://…)");
		return false;
	}
	for (gsize length = strlen(url); length > 0 && url[length - 1] == '/'; length--) {
		url[length - 1] = '\0';
	}
	g_free(spec->url);
	spec->url = g_steal_pointer(&url);
	return true;
}

char *
archive_number(const ArchivePlace *place)
{
	return place->frequency == SCHEDULE_BY_MONTH
		? g_strdup_printf("%d-%02d", place->number / 100, place->number % 100)
		: g_strdup_printf("%d", place->number);
}

/* No digest's folder is hidden, or leads anywhere else. */
static char *
folder_of(const char *digest)
{
	return g_strconcat(digest[0] == '.' ? "_" : "", digest, NULL);
}

char *
archive_path_of(const char *digest, const char *name)
{
	g_autofree char *folder = folder_of(digest);

	return g_strconcat(folder, "/", name, NULL);
}

char *
archive_path_edition(const ArchivePlace *place)
{
	g_autofree char *folder = folder_of(place->digest);
	g_autofree char *number = archive_number(place);

	return g_strconcat(folder, "/", number, ".html", NULL);
}

char *
archive_name(const char *key)
{
	const gsize length = strlen(key);
	g_autofree char *hash = NULL;
	const char *end;

	if (length <= NAME_BYTES_MAX) {
		return g_strdup(key);
	}
	hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, key, -1);
	hash[NAME_HASH] = '\0';
	end = g_utf8_find_prev_char(key, key + NAME_BYTES_MAX);
	return g_strdup_printf("%.*s-%s", (int)(end - key), key, hash);
}

char *
archive_path_tag(const ArchivePlace *place, const char *key, guint part)
{
	g_autofree char *folder = folder_of(place->digest);
	g_autofree char *number = archive_number(place);
	g_autofree char *name = archive_name(key);
	g_autofree char *behind = part <= 1 ? g_strdup("") : g_strdup_printf("-%u", part);

	return g_strconcat(folder, "/", number, "/", name, behind, ".html", NULL);
}

char *
archive_path_chat(const char *key, const char *name)
{
	g_autofree char *tag = archive_name(key);

	return g_strconcat(CHATS "/", tag, "/", name, ".html", NULL);
}

char *
archive_anchor_question(const char *label)
{
	return g_ascii_strdown(label, -1);
}

char *
archive_link(const char *path)
{
	g_auto(GStrv) parts = g_strsplit(path, "/", -1);

	for (char **part = parts; *part != NULL; part++) {
		char *encoded = url_encode(*part);

		g_free(*part);
		*part = encoded;
	}
	return g_strjoinv("/", parts);
}

char *
archive_url(const ArchiveSpec *spec, const char *path)
{
	g_autofree char *link = NULL;

	if (spec == NULL || spec->url == NULL) {
		return NULL;
	}
	link = archive_link(path);
	return g_strconcat(spec->url, "/", link, NULL);
}

char *
archive_webcal(const ArchiveSpec *spec, const char *path)
{
	g_autofree char *url = archive_url(spec, path);
	const char *rest = url != NULL ? strstr(url, "://") : NULL;

	return rest == NULL ? NULL : g_strconcat("webcal", rest, NULL);
}
