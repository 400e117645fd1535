#include "import/owners.h"

#include <stdbool.h>
#include <string.h>

#define OWNERS_MAX 1000

struct Owners {
	const OwnersFolders *folders; /* borrowed */
	GHashTable *by_root;          /* char*, owned -> what was put, owned */
	GDestroyNotify free_one;
};

Owners *
owners_new(const OwnersFolders *folders, GDestroyNotify free_one)
{
	Owners *owners = g_new0(Owners, 1);

	owners->folders = folders;
	owners->by_root = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_one);
	owners->free_one = free_one;
	return owners;
}

void
owners_free(Owners *owners)
{
	if (owners != NULL) {
		g_hash_table_unref(owners->by_root);
		g_free(owners);
	}
}

/* ---- where an export lies ---- */

/* Where the folder begins whose '/' is the last byte of the first @end bytes. */
static gsize
folder_begin(const char *path, gsize end)
{
	gsize at = end - 1;

	while (at > 0 && path[at - 1] != '/') {
		at--;
	}
	return at;
}

/* Whether that folder is one of @names. */
static bool
is_one_of(const char *path, gsize end, const char *const *names)
{
	const gsize begin = folder_begin(path, end);
	const gsize length = end - 1 - begin;

	for (; *names != NULL; names++) {
		if (strlen(*names) == length
			&& g_ascii_strncasecmp(path + begin, *names, length) == 0) {
			return true;
		}
	}
	return false;
}

/* Up through folders of such names. */
static gsize
go_up(const char *path, gsize end, const char *const *names)
{
	while (end > 0 && is_one_of(path, end, names)) {
		end = folder_begin(path, end);
	}
	return end;
}

/* From the part upwards, since people, too, call folders "posts" and "media" and put exports into
 * them. */
gsize
owners_root(const OwnersFolders *folders, const char *path)
{
	const char *slash = strrchr(path, '/');
	const gsize end = slash != NULL ? (gsize)(slash - path) + 1 : 0;

	if (folders == NULL) {
		return end;
	}
	for (gsize at = end; at > 0; at = folder_begin(path, at)) {
		if (is_one_of(path, at, folders->tops)) {
			return go_up(path, at, folders->tops);
		}
	}
	return go_up(path, end, folders->plain);
}

/* ---- whose it is ---- */

static char *
root_of(const Owners *owners, const char *path)
{
	return g_strndup(path, owners_root(owners->folders, path));
}

void *
owners_get(const Owners *owners, const char *path)
{
	g_autofree char *root = root_of(owners, path);

	return g_hash_table_lookup(owners->by_root, root);
}

void
owners_put(Owners *owners, const char *path, void *owner)
{
	g_autofree char *root = root_of(owners, path);

	if (g_hash_table_size(owners->by_root) < OWNERS_MAX
		|| g_hash_table_contains(owners->by_root, root)) {
		g_hash_table_replace(owners->by_root, g_steal_pointer(&root), owner);
	} else {
		owners->free_one(owner);
	}
}

void
owners_hear_name(Owners *owners, const char *path, char *name)
{
	g_autofree char *own = name;
	const char *before = owners_get(owners, path);

	if (own == NULL || *own == '\0') {
		return;
	}
	if (before == NULL) {
		owners_put(owners, path, g_steal_pointer(&own));
	} else if (strcmp(before, own) != 0) {
		owners_put(owners, path, g_strdup("")); /* and so it stays */
	}
}

const char *
owners_name(const Owners *owners, const char *path)
{
	const char *name = owners_get(owners, path);

	return name != NULL && *name != '\0' ? name : NULL;
}
