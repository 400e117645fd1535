#include "dedup/identity.h"

#include "base/prefix.h"
#include "dedup/author.h"
#include "dedup/wording.h"
#include "model/key.h"
#include "text/url.h"

#include <string.h>

/* What a post of an export is called that has neither a name nor an address. */
#define NAME_SCHEME "words:"
/* And one of a letter (import/mailing). */
#define LETTER_SCHEME "mailing:"

/*
 * A name with scheme and host in lower case; the rest is compared byte by byte (RFC 4287, 4.2.6.1
 * for atom:id; ActivityPub ids likewise).
 */
static char *
fold_uri(const char *uri)
{
	const char *host = strstr(uri, "://");
	gsize length;

	if (host == NULL) {
		return g_strdup(uri);
	}
	length = (gsize)(host - uri) + 3 + strcspn(host + 3, "/?#");
	g_autofree char *head = g_ascii_strdown(uri, (gssize)length);
	return g_strconcat(head, uri + length, NULL);
}

/* A site's root names a place, not a post. */
static bool
is_site_root(const char *canonical)
{
	const char *slash = strchr(canonical, '/');

	return strchr(canonical, '?') == NULL && (slash == NULL || slash[1] == '\0');
}

static char *
url_key(const Post *post)
{
	g_autofree char *canonical = post->url != NULL ? url_canonical(post->url) : NULL;

	if (canonical == NULL || is_site_root(canonical)) {
		return NULL;
	}
	return g_strconcat("url:", canonical, NULL);
}

static char *
guid_key(const char *source, const Post *post)
{
	return post->uri != NULL && !post->uri_is_global
		? g_strdup_printf("guid:%s:%s", source, post->uri)
		: NULL;
}

/* A number for all that tells a post of an export from others, wherever the export is read. */
static char *
number_of_all(const Post *post)
{
	const char *const parts[] = { post->network, post->uri, post->url, post->title, post->text,
		post->author_handle, post->author_name };
	g_autoptr(GString) all = g_string_new(NULL);

	g_string_append_printf(all, "%" G_GINT64_FORMAT, post->published_s);
	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_string_append_printf(all, "\n%s", parts[i] != NULL ? parts[i] : "");
	}
	g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, all->str, -1);
	return g_strndup(hash, 32);
}

static char *
text_key(const char *source, const Post *post)
{
	g_autofree char *body = g_strdup_printf("%s\n%s\n%s", post->title ? post->title : "",
		post->text ? post->text : "", post->author_name ? post->author_name : "");
	g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, body, -1);

	return g_strdup_printf("text:%s:%.32s", source, hash);
}

/* What a post's document must show once, if it is to be a key. */
typedef struct Names {
	const Post *post; /* borrowed */
	char *guid, *url; /* owned, or NULL */
} Names;

static void
names_free(void *data)
{
	Names *names = data;

	g_free(names->guid);
	g_free(names->url);
	g_free(names);
}

static GPtrArray *
read_names(const char *source, const GPtrArray *posts)
{
	GPtrArray *list = g_ptr_array_new_full(posts->len, names_free);

	for (guint i = 0; i < posts->len; i++) {
		Names *names = g_new0(Names, 1);

		names->post = g_ptr_array_index(posts, i);
		names->guid = guid_key(source, names->post);
		names->url = url_key(names->post);
		g_ptr_array_add(list, names);
	}
	return list;
}

/* Who shows a key, and how many beside. */
typedef struct Holder {
	const Post *first; /* borrowed */
	guint count;
} Holder;

/* One item that a document lists twice is one item. */
static bool
is_same_item(const Post *a, const Post *b)
{
	return g_strcmp0(a->uri, b->uri) == 0 && g_strcmp0(a->url, b->url) == 0
		&& g_strcmp0(a->title, b->title) == 0 && g_strcmp0(a->text, b->text) == 0
		&& g_strcmp0(a->author_name, b->author_name) == 0;
}

static void
count(GHashTable *counts, char *key, const Post *post)
{
	Holder *holder = key != NULL ? g_hash_table_lookup(counts, key) : NULL;

	if (key == NULL || (holder != NULL && is_same_item(holder->first, post))) {
		return;
	}
	if (holder == NULL) {
		holder = g_new0(Holder, 1);
		holder->first = post;
		g_hash_table_insert(counts, key, holder);
	}
	holder->count++;
}

/* How many items of the document show each guid and each URL. @list borrowed, and its strings. */
static GHashTable *
count_names(const GPtrArray *list)
{
	GHashTable *counts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);

	for (guint i = 0; i < list->len; i++) {
		const Names *names = g_ptr_array_index(list, i);

		count(counts, names->guid, names->post);
		count(counts, names->url, names->post);
	}
	return counts;
}

static bool
is_single(GHashTable *counts, const char *key)
{
	const Holder *holder = g_hash_table_lookup(counts, key);

	return holder != NULL && holder->count == 1;
}

static void
add_guid(const char *guid, Post *post, GHashTable *counts)
{
	if (guid == NULL) {
		return;
	}
	if (is_single(counts, guid)) {
		g_ptr_array_add(post->keys, g_strdup(guid));
	} else if (post->url != NULL) {
		/* One guid for several items ("0", the homepage): the link tells them apart. */
		g_ptr_array_add(post->keys, g_strdup_printf("%s|%s", guid, post->url));
	}
}

/* The names that a post has by itself. */
static void
assign_names(const Names *names, Post *post, GHashTable *counts)
{
	g_ptr_array_set_size(post->keys, 0);
	if (post->uri != NULL && post->uri_is_global) {
		g_autofree char *folded = fold_uri(post->uri);
		g_ptr_array_add(post->keys, g_strconcat("uri:", folded, NULL));
	}
	add_guid(names->guid, post, counts);
	if (names->url != NULL && is_single(counts, names->url)) {
		g_ptr_array_add(post->keys, g_strdup(names->url));
	}
}

/* @source: NULL for posts of an export. */
static void
add_text(const char *source, Post *post)
{
	if (source == NULL && !post->uri_is_global) {
		g_autofree char *number = number_of_all(post);
		g_ptr_array_add(post->keys, g_strconcat(KEY_OF_EXPORTS, number, NULL));
	} else if (post->keys->len == 0) {
		g_ptr_array_add(post->keys, text_key(source, post));
	}
}

/* @source as there; @scope of names that hold within a source. */
static void
assign(const char *source, const char *scope, GPtrArray *posts)
{
	g_autoptr(GPtrArray) names = read_names(scope, posts);
	g_autoptr(GHashTable) counts = count_names(names);

	for (guint i = 0; i < posts->len; i++) {
		Post *post = g_ptr_array_index(posts, i);

		assign_names(g_ptr_array_index(names, i), post, counts);
		add_text(source, post);
		author_assign(post);
	}
}

void
identity_assign(const char *source, GPtrArray *posts)
{
	assign(source, source, posts);
}

void
identity_assign_exported(const char *source, GPtrArray *posts)
{
	for (guint i = 0; i < posts->len; i++) {
		Post *post = g_ptr_array_index(posts, i);

		if (post->uri == NULL && post->url == NULL) {
			g_autofree char *number = number_of_all(post);
			post->uri = g_strconcat(NAME_SCHEME, number, NULL);
		}
		/* also when a table of ours is read, which cannot say that it holds everywhere */
		post->uri_is_global = post->uri_is_global
			|| (post->uri != NULL
				&& (prefix_stands_at(post->uri, NAME_SCHEME)
					|| prefix_stands_at(post->uri, LETTER_SCHEME)));
	}
	assign(NULL, source, posts);
}

/* How the part of an address begins that says whose a post is, where a feed does not. */
static const char *const voices[] = { "/@", "/users/", "/profile/", "/~" };

static char *
voice_in(const char *url)
{
	for (gsize i = 0; url != NULL && i < G_N_ELEMENTS(voices); i++) {
		const char *found = strstr(url, voices[i]);
		const char *name = found == NULL ? NULL : found + strlen(voices[i]);

		if (name != NULL) {
			return g_strndup(name, strcspn(name, "/?#"));
		}
	}
	return g_strdup("");
}

/* Whose words they are, since many may say the same in one place. */
static char *
voice_of(const Post *post)
{
	if (post->author_handle != NULL) {
		return g_strdup(post->author_handle);
	}
	return post->author_name != NULL ? wording_of(post->author_name, WORDING_BYTES_MAX)
					 : voice_in(post->url);
}

static int64_t
number_words(const char *source, const Post *post)
{
	g_autofree char *words = post->uri_is_global ? NULL
						     : wording_of(post->text, WORDING_BYTES_LONG);

	if (words == NULL || strlen(words) < WORDING_BYTES_MIN) {
		return 0;
	}
	g_autofree char *voice = voice_of(post);
	g_autofree char *scope = g_strconcat(source, " ", voice, NULL);
	return wording_number(scope, words);
}

void
identity_number_words(const char *source, GPtrArray *posts)
{
	/* number -> the first post that has it; both keep it until all are counted */
	g_autoptr(GHashTable) firsts = g_hash_table_new(g_int64_hash, g_int64_equal);
	g_autoptr(GPtrArray) repeated = g_ptr_array_new();

	for (guint i = 0; i < posts->len; i++) {
		Post *post = g_ptr_array_index(posts, i);

		post->words = number_words(source, post);
		Post *first = g_hash_table_lookup(firsts, &post->words);
		if (post->words == 0) {
			continue;
		}
		if (first == NULL) {
			g_hash_table_insert(firsts, &post->words, post);
		} else {
			g_ptr_array_add(repeated, first);
			g_ptr_array_add(repeated, post);
		}
	}
	for (guint i = 0; i < repeated->len; i++) {
		Post *post = g_ptr_array_index(repeated, i);
		post->words = 0;
	}
}
