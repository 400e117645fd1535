#include "flow/lookup.h"

#include "base/error.h"
#include "base/prefix.h"
#include "dedup/author.h"
#include "dedup/identity.h"
#include "model/key.h"
#include "store/history.h"
#include "store/posts.h"
#include "store/sources.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

/* Of a post's words so many characters say which it is. */
#define HEADLINE_MAX 60

char *
lookup_address(const char *asked)
{
	g_autofree char *text = g_strstrip(g_strdup(asked));
	const char *slash = strchr(text, '/');
	const char *dot = strchr(text, '.');

	if (strpbrk(text, " \t\r\n") != NULL) {
		return NULL;
	}
	if (strstr(text, "://") != NULL) {
		return url_resolve(NULL, text);
	}
	/* "example.org/page", as people copy it. */
	if (slash == NULL || dot == NULL || dot > slash || dot == text || *text == '@') {
		return NULL;
	}
	g_autofree char *whole = g_strconcat("https://", text, NULL);
	return url_resolve(NULL, whole);
}

bool
lookup_is_name(const char *asked)
{
	const gsize scheme = strspn(asked, G_CSET_a_2_z G_CSET_DIGITS "-.");

	return scheme > 1 && asked[scheme] == ':' && asked[scheme + 1] != '\0'
		&& !prefix_stands_at(asked + scheme + 1, "//") && strpbrk(asked, " \t\r\n") == NULL;
}

/* The keys of a post of which nothing is known but this. @keys borrowed, a set added to. */
static void
add_keys(GHashTable *keys, const char *address, bool is_global, const char *scope)
{
	g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	Post *post = post_new();

	post->uri = g_strdup(address);
	post->uri_is_global = is_global;
	post->url = g_strdup(address);
	g_ptr_array_add(posts, post);
	identity_assign(scope, posts);
	for (guint i = 0; i < post->keys->len; i++) {
		g_hash_table_add(keys, g_strdup(g_ptr_array_index(post->keys, i)));
	}
}

/* @keys owned by the call. @return owned array of char*. */
static GPtrArray *
list_keys(GHashTable *keys)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
	GHashTableIter iter;
	void *key;

	g_hash_table_iter_init(&iter, keys);
	while (g_hash_table_iter_next(&iter, &key, NULL)) {
		g_hash_table_iter_steal(&iter);
		g_ptr_array_add(list, key);
	}
	g_hash_table_unref(keys);
	return list;
}

static bool
is_site_root(const char *address)
{
	g_autofree char *canonical = url_canonical(address);
	const char *slash = canonical == NULL ? NULL : strchr(canonical, '/');

	return canonical == NULL
		|| ((slash == NULL || slash[1] == '\0') && strchr(canonical, '?') == NULL);
}

/* As a name that holds everywhere, and as one of each source. @keys borrowed, a set added to. */
static bool
add_keys_everywhere(Context *context, const char *name, GHashTable *keys, GError **error)
{
	g_autoptr(GHashTable) rows = NULL;
	GHashTableIter iter;
	void *row;

	if (!sources_all(context->store, &rows, error)) {
		return false;
	}
	add_keys(keys, name, true, "");
	g_hash_table_iter_init(&iter, rows);
	while (g_hash_table_iter_next(&iter, NULL, &row)) {
		g_autofree char *scope = g_strdup_printf("%" G_GINT64_FORMAT,
			((const SourceRow *)row)->id);

		add_keys(keys, name, false, scope);
	}
	return true;
}

static bool
is_key(const char *name)
{
	return key_strength(name) != KEY_TEXT || prefix_stands_at(name, "text:");
}

bool
lookup_keys(Context *context, const char *name, GPtrArray **keys, GError **error)
{
	g_autoptr(GHashTable) found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	const bool is_site = url_is_web(name) && is_site_root(name);

	if (!is_site && !add_keys_everywhere(context, name, found, error)) {
		return false;
	}
	if (is_key(name)) {
		g_hash_table_add(found, g_strdup(name));
	}
	*keys = list_keys(g_steal_pointer(&found));
	return true;
}

GPtrArray *
lookup_authors(const char *address)
{
	g_autoptr(Post) post = post_new();

	post->url = g_strdup(address);
	return author_guesses(post);
}

static void
add_id(GPtrArray *ids, int64_t id)
{
	if (!g_ptr_array_find_with_equal_func(ids, &id, g_int64_equal, NULL)) {
		g_ptr_array_add(ids, g_memdup2(&id, sizeof(id)));
	}
}

/* Whoever has one of the keys. */
static bool
add_owners(Context *context, const GPtrArray *keys, GPtrArray *ids, GError **error)
{
	for (guint i = 0; i < keys->len; i++) {
		g_autoptr(GPtrArray) owners = NULL;

		if (!history_owners(context->store, g_ptr_array_index(keys, i), &owners, error)) {
			return false;
		}
		for (guint k = 0; k < owners->len; k++) {
			add_id(ids, *(const int64_t *)g_ptr_array_index(owners, k));
		}
	}
	return true;
}

static bool
is_at(GHashTable *rows, const char *source, const char *host)
{
	const SourceRow *row = g_hash_table_lookup(rows, source);
	g_autofree char *own = row == NULL ? NULL : url_authority(row->url);

	return own != NULL && g_strcmp0(own, host) == 0;
}

/* A server shows posts of others under addresses of its own, which end with its own id of them. */
static bool
add_guests(Context *context, const char *address, GPtrArray *ids, GError **error)
{
	g_autofree char *host = url_authority(address);
	g_autofree char *path = g_strndup(address, strcspn(address, "?#"));
	const char *name = strrchr(path, '/');
	g_autoptr(GPtrArray) sightings = NULL;
	g_autoptr(GHashTable) rows = NULL;

	if (name == NULL || name[1] == '\0') {
		return true;
	}
	if (!history_seen_as(context->store, name + 1, &sightings, error)
		|| !sources_all(context->store, &rows, error)) {
		return false;
	}
	for (guint i = 0; i < sightings->len; i++) {
		const HistorySighting *sighting = g_ptr_array_index(sightings, i);

		if (is_at(rows, sighting->source, host)) {
			add_id(ids, sighting->post_id);
		}
	}
	return true;
}

bool
lookup_posts(Context *context, const char *address, GPtrArray **ids, GError **error)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) keys = NULL;

	if (!lookup_keys(context, address, &keys, error) || !add_owners(context, keys, found, error)
		|| !add_guests(context, address, found, error)) {
		return false;
	}
	*ids = g_steal_pointer(&found);
	return true;
}

static bool
find_named(Context *context, const char *name, const GPtrArray *keys, GPtrArray **ids,
	GError **error)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) sightings = NULL;

	if (!history_seen_as(context->store, name, &sightings, error)
		|| !add_owners(context, keys, found, error)) {
		return false;
	}
	for (guint i = 0; i < sightings->len; i++) {
		add_id(found, ((const HistorySighting *)g_ptr_array_index(sightings, i))->post_id);
	}
	*ids = g_steal_pointer(&found);
	return true;
}

bool
lookup_named(Context *context, const char *name, GPtrArray **ids, GError **error)
{
	g_autoptr(GPtrArray) keys = NULL;

	return lookup_keys(context, name, &keys, error)
		&& find_named(context, name, keys, ids, error);
}

/* ---- one post -------------------------------------------------------------------------------- */

void
lookup_one_clear(LookupOne *one)
{
	g_clear_pointer(&one->name, g_free);
	g_clear_pointer(&one->keys, g_ptr_array_unref);
	g_clear_pointer(&one->ids, g_ptr_array_unref);
}

static bool
find_at(Context *context, LookupOne *one, GError **error)
{
	if (!lookup_keys(context, one->name, &one->keys, error)
		|| !lookup_posts(context, one->name, &one->ids, error)) {
		return false;
	}
	if (one->keys->len == 0) {
		g_autofree char *shown = url_hide_all(one->name);

		error_set(error, ERROR_USAGE_PERMANENT,
			"%s: is a whole site (expected the address of one post)", shown);
		return false;
	}
	return true;
}

/* A platform's numbers are its own: another may have given one to another post. */
static bool
find_by_name(Context *context, LookupOne *one, GError **error)
{
	g_autofree char *shown = url_hide_all(one->name);

	if (!lookup_keys(context, one->name, &one->keys, error)
		|| !find_named(context, one->name, one->keys, &one->ids, error)) {
		return false;
	}
	if (one->ids->len > 1) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"%s: %u posts are called so (`tagdigest explain %s` tells of each; "
			"expected the address of one, or what stands under \"known by\" there)",
			shown, one->ids->len, shown);
		return false;
	}
	if (one->ids->len == 0 && !lookup_is_name(one->name)) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"%s: expected the address of a post (https://…), or the name of one that "
			"has none, such as facebook:…; `tagdigest explain` finds posts by their "
			"words and says it",
			shown);
		return false;
	}
	return true;
}

bool
lookup_one(Context *context, const char *asked, LookupOne *one, GError **error)
{
	one->name = lookup_address(asked);
	if (one->name != NULL) {
		return find_at(context, one, error);
	}
	one->name = g_strstrip(g_strdup(asked));
	return find_by_name(context, one, error);
}

/* A post in which the words are. */
typedef struct Find {
	int64_t id;
	int64_t time_s;
} Find;

/* What is looked for, folded, and what was found. */
typedef struct Hunt {
	char **words;
	GArray *finds; /* of Find */
} Hunt;

static void
append_folded(GString *all, const char *text)
{
	g_autofree char *folded = text == NULL ? NULL : g_utf8_casefold(text, -1);

	if (folded != NULL) {
		g_string_append_printf(all, "%s\n", folded);
	}
}

/* What the words are looked for in. @return owned, folded. */
static GString *
all_words(const Post *post)
{
	GString *all = g_string_new(NULL);

	append_folded(all, post->title);
	append_folded(all, post->text);
	append_folded(all, post->author_name);
	append_folded(all, post->author_handle);
	append_folded(all, post->url);
	for (guint i = 0; i < post->tags->len; i++) {
		append_folded(all, ((const Hashtag *)g_ptr_array_index(post->tags, i))->display);
	}
	return all;
}

static bool
visit(const Post *post, int64_t source_id, void *data, GError **error)
{
	const Hunt *hunt = data;
	g_autoptr(GString) all = all_words(post);
	const Find find = { post->id, post->published_s };
	bool has_all = true;

	(void)source_id;
	(void)error;
	for (guint i = 0; has_all && hunt->words[i] != NULL; i++) {
		has_all = strstr(all->str, hunt->words[i]) != NULL;
	}
	if (has_all) {
		g_array_append_val(hunt->finds, find);
	}
	return true;
}

static gint
newest_first(gconstpointer a, gconstpointer b)
{
	const Find *one = a, *other = b;

	if (one->time_s != other->time_s) {
		return one->time_s > other->time_s ? -1 : 1;
	}
	return (one->id < other->id) - (one->id > other->id);
}

bool
lookup_words(Context *context, const char *words, guint most, GPtrArray **ids, GError **error)
{
	g_autofree char *folded = g_utf8_casefold(words, -1);
	g_auto(GStrv) list = g_strsplit_set(folded, " \t\r\n", -1);
	g_autoptr(GArray) finds = g_array_new(FALSE, FALSE, sizeof(Find));
	Hunt hunt = { list, finds };
	int64_t last_id = 0;

	if (!posts_walk(context->store, &last_id, visit, &hunt, error)) {
		return false;
	}
	g_array_sort(finds, newest_first);
	*ids = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < finds->len && i < most; i++) {
		add_id(*ids, g_array_index(finds, Find, i).id);
	}
	return true;
}

char *
lookup_headline(const Post *post)
{
	g_autofree char *line = plain_line(post->title != NULL ? post->title : post->text);

	return line == NULL ? NULL : plain_cut(line, HEADLINE_MAX, NULL);
}
