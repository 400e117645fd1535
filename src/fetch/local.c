#include "fetch/local.h"

#include "base/error.h"
#include "base/file.h"
#include "text/date.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define IF_NONE_MATCH "If-None-Match:"

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

/* What the home of a reach leads to is what somebody configured; what lies in its folder may have
 * been put there by anybody. */
static bool
open_in_reach(const Reach *reach, const char *path, int *file, struct stat *status, GError **error)
{
	g_autofree char *name = g_path_get_basename(path);

	return strcmp(path, reach->path) == 0
		? file_open(path, file, status, error)
		: file_open_within(reach->path, name, file, status, error);
}

static void
answer_file(const Request *request, const char *path, gsize bytes_max, Reply *reply)
{
	g_autoptr(GError) error = NULL;
	GBytes *body = NULL;
	struct stat status;
	int file = -1;

	if (!open_in_reach(request->reach, path, &file, &status, &error)) {
		fail(reply, !error_is_temporary(error), error->message);
		return;
	}
	set_validators(reply, &status);
	if (is_known_already(request, reply)) {
		reply->status = 304;
	} else if (file_read_open(file, path, bytes_max, &body, &error)) {
		set_body(reply, body);
	} else {
		fail(reply, !error_is_temporary(error), error->message);
	}
	close(file);
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

/* A link in a folder is not followed, so none is listed either. */
static bool
is_own_file(const char *path)
{
	struct stat status;

	return lstat(path, &status) == 0 && S_ISREG(status.st_mode);
}

/* text/uri-list (RFC 2483, 5). */
static void
answer_folder(const char *path, gsize bytes_max, Reply *reply)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GDir) folder = g_dir_open(path, 0, &error);

	if (folder == NULL) {
		fail(reply, true, error->message);
		return;
	}
	g_autoptr(GPtrArray) names = list_names(folder);
	g_autoptr(GString) list = g_string_new(NULL);
	for (guint i = 0; i < names->len && list->len <= bytes_max; i++) {
		g_autofree char *entry = g_build_filename(path, (char *)g_ptr_array_index(names, i),
			NULL);

		if (is_own_file(entry)) {
			g_autofree char *url = g_filename_to_uri(entry, NULL, NULL);

			g_string_append_printf(list, "%s\r\n", url);
		}
	}
	if (list->len > bytes_max) {
		fail(reply, true, "the folder holds too many files");
		return;
	}
	set_header(reply, "content-type", g_strdup("text/uri-list"));
	set_body(reply, g_bytes_new(list->str, list->len));
}

Reply *
local_answer(const Request *request, gsize bytes_max)
{
	Reply *reply = reply_new(request);
	const char *home = request->reach->path;
	g_autofree char *path = reach_file_path(request->url);
	const bool is_home = strcmp(path, home) == 0;
	struct stat status;

	if ((is_home ? stat(path, &status) : lstat(path, &status)) != 0) {
		if (errno == ENOENT || errno == ENOTDIR) {
			reply->status = 404;
		} else {
			fail(reply, false, g_strerror(errno));
		}
	} else if (S_ISLNK(status.st_mode)) {
		fail(reply, true, "a link in a folder is not followed (put the file itself there)");
	} else if (is_home && S_ISDIR(status.st_mode)) {
		answer_folder(path, bytes_max, reply);
	} else {
		answer_file(request, path, MAX(bytes_max, request->bytes_max), reply);
	}
	return reply;
}
