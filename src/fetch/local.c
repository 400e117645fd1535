#include "fetch/local.h"

#include "base/error.h"
#include "base/file.h"
#include "text/date.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#define SCHEME "file:"
#define IF_NONE_MATCH "If-None-Match:"

bool
local_is_meant(const char *url)
{
	return g_ascii_strncasecmp(url, SCHEME, strlen(SCHEME)) == 0;
}

static void
fail(Reply *reply, bool is_permanent, const char *why)
{
	reply->status = 0;
	reply->is_permanent = is_permanent;
	reply->error = g_strdup(why);
}

static void
set_header(Reply *reply, const char *name, char *value)
{
	g_hash_table_insert(reply->headers, g_strdup(name), value);
}

static void
set_body(Reply *reply, GBytes *body)
{
	g_bytes_unref(reply->body);
	reply->body = body;
	reply->status = 200;
}

/* The validators as they stood before the file was read: if it changes meanwhile, they do too. */
static void
set_validators(Reply *reply, const struct stat *status)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();

	set_header(reply, "etag",
		g_strdup_printf("\"%lld-%lld.%09ld\"", (long long)status->st_size,
			(long long)status->st_mtim.tv_sec, status->st_mtim.tv_nsec));
	set_header(reply, "last-modified",
		date_in_zone(status->st_mtim.tv_sec, utc, "%a, %d %b %Y %H:%M:%S GMT"));
}

static bool
is_known_already(const Request *request, const Reply *reply)
{
	for (guint i = 0; i < request->headers->len; i++) {
		const char *header = g_ptr_array_index(request->headers, i);

		if (g_ascii_strncasecmp(header, IF_NONE_MATCH, strlen(IF_NONE_MATCH)) == 0) {
			const char *value = header + strlen(IF_NONE_MATCH);

			return strstr(value, reply_header(reply, "etag")) != NULL;
		}
	}
	return false;
}

static void
answer_file(const Request *request, const char *path, const struct stat *status, gsize cap_bytes,
	Reply *reply)
{
	g_autoptr(GError) error = NULL;
	GBytes *body = NULL;

	set_validators(reply, status);
	if (is_known_already(request, reply)) {
		reply->status = 304;
	} else if (file_read(path, cap_bytes, &body, &error)) {
		set_body(reply, body);
	} else {
		fail(reply, !error_is_temporary(error), error->message);
	}
}

static int
compare_names(gconstpointer left, gconstpointer right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

static GPtrArray *
list_names(GDir *folder)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	for (const char *name = g_dir_read_name(folder); name != NULL;
		name = g_dir_read_name(folder)) {
		if (name[0] != '.') {
			g_ptr_array_add(names, g_strdup(name));
		}
	}
	g_ptr_array_sort(names, compare_names);
	return names;
}

/* text/uri-list (RFC 2483, 5). */
static void
answer_folder(const char *path, gsize cap_bytes, Reply *reply)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GDir) folder = g_dir_open(path, 0, &error);

	if (folder == NULL) {
		fail(reply, true, error->message);
		return;
	}
	g_autoptr(GPtrArray) names = list_names(folder);
	g_autoptr(GString) list = g_string_new(NULL);
	for (guint i = 0; i < names->len && list->len <= cap_bytes; i++) {
		g_autofree char *entry = g_build_filename(path, (char *)g_ptr_array_index(names, i),
			NULL);

		if (g_file_test(entry, G_FILE_TEST_IS_REGULAR)) {
			g_autofree char *url = g_filename_to_uri(entry, NULL, NULL);

			g_string_append_printf(list, "%s\r\n", url);
		}
	}
	if (list->len > cap_bytes) {
		fail(reply, true, "the folder holds too many files");
		return;
	}
	set_header(reply, "content-type", g_strdup("text/uri-list"));
	set_body(reply, g_bytes_new(list->str, list->len));
}

/* The path that a file: URL of this machine names, or NULL. @return owned. */
static char *
path_of(const char *url)
{
	g_autofree char *host = NULL;
	g_autofree char *path = g_filename_from_uri(url, &host, NULL);

	if (host != NULL && g_ascii_strcasecmp(host, "localhost") != 0) {
		return NULL;
	}
	return g_steal_pointer(&path);
}

Reply *
local_answer(const Request *request, gsize cap_bytes)
{
	Reply *reply = reply_new(request);
	g_autofree char *path = path_of(request->url);
	struct stat status;

	if (path == NULL) {
		fail(reply, true, "no usable file: URL (file:///absolute/path is expected)");
	} else if (stat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR)) {
		reply->status = 404;
	} else if (stat(path, &status) != 0) {
		fail(reply, false, g_strerror(errno));
	} else if (S_ISDIR(status.st_mode)) {
		answer_folder(path, cap_bytes, reply);
	} else {
		answer_file(request, path, &status, cap_bytes, reply);
	}
	return reply;
}
