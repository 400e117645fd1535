#include "dedup/cluster_post.h"

#include "base/prefix.h"
#include "dedup/cluster_numbers.h"
#include "text/url.h"

#include <string.h>

/* What stands before the original's own address in a bridge's (fed.brid.gy/docs). */
static const char *const bridges[] = { "https://bsky.brid.gy/convert/ap/",
	"https://ap.brid.gy/convert/bsky/", "https://web.brid.gy/convert/ap/",
	"https://fed.brid.gy/r/", "https://web.brid.gy/r/", "https://bsky.brid.gy/r/" };

/* Of a text so many addresses are read. */
#define WRITTEN_MAX 16

/* buff.ly, lnkd.in, dlvr.it */
#define SHORT_HOST_BYTES 7

/* A post on Bluesky by its two addresses: the record's key stands behind this. */
#define RECORD "/app.bsky.feed.post/"
#define PAGE "https://bsky.app/profile/"
#define PAGE_POST "/post/"

static const char *
behind_bridge(const char *address)
{
	for (gsize i = 0; i < G_N_ELEMENTS(bridges); i++) {
		if (prefix_stands_at(address, bridges[i])) {
			return address + strlen(bridges[i]);
		}
	}
	return address;
}

/* The key of a post on Bluesky, which is a time in microseconds (atproto.com/specs/tid), or NULL.
 */
static const char *
record_key(const char *address)
{
	const char *mark = prefix_stands_at(address, "at://") ? RECORD
		: prefix_stands_at(address, PAGE)             ? PAGE_POST
							      : NULL;
	const char *found = mark != NULL ? strstr(address, mark) : NULL;

	return found != NULL && found[strlen(mark)] != '\0' ? found + strlen(mark) : NULL;
}

/* A number for what an address names; 0: no post. */
static guint64
number_of(const char *address)
{
	if (address == NULL) {
		return 0;
	}
	const char *own = behind_bridge(address);
	const char *key = record_key(own);
	if (key != NULL) {
		return cluster_hash(10, key, strcspn(key, "/?#"));
	}
	g_autofree char *canonical = url_canonical(own);
	const char *path = canonical != NULL ? strpbrk(canonical, "/?") : NULL;
	if (path == NULL || path[1] == '\0') {
		return 0; /* a site's root is no post */
	}
	return cluster_hash(11, canonical, strlen(canonical));
}

/* "buff.ly/2xY": who shortens addresses has short ones, and nobody knows what is behind them. */
static bool
is_shortened(const char *address)
{
	g_autofree char *host = url_host(address);

	return host != NULL
		&& (strlen(host) <= SHORT_HOST_BYTES || strcmp(host, "tinyurl.com") == 0);
}

static void
add_number(GArray *numbers, const char *address)
{
	const guint64 number = number_of(address);

	if (number != 0) {
		g_array_append_val(numbers, number);
	}
}

static GArray *
numbers_new(void)
{
	return g_array_new(FALSE, FALSE, sizeof(guint64));
}

static void
read_names(const Post *post, ClusterPost *made)
{
	add_number(made->names, post->uri);
	add_number(made->names, post->url);
	if (post->uri_is_global && post->uri != NULL) {
		made->global = cluster_hash(12, post->uri, strlen(post->uri));
	}
	const char *host = post->uri != NULL && !post->uri_is_global && url_is_web(post->uri)
		? strstr(post->uri, "://") + 3
		: NULL;
	const char *path = host != NULL ? host + strcspn(host, "/?#") : NULL;
	if (path != NULL && *path != '\0' && path[1] != '\0') {
		made->path = cluster_hash(13, path, strlen(path));
	}
}

static void
add_link(ClusterPost *made, const char *url)
{
	add_number(made->links, url);
	if (!is_shortened(url)) {
		add_number(made->pages, url);
	}
}

/* Where nobody made links of them. */
static void
add_written(ClusterPost *made, const char *text)
{
	const char *at = text;

	for (int i = 0; at != NULL && i < WRITTEN_MAX && (at = strstr(at, "https://")) != NULL;
		i++) {
		const gsize length = strcspn(at, " \t\r\n<>\"()");
		g_autofree char *url = g_strndup(at, length);

		add_link(made, url);
		at += length;
	}
}

static void
read_links(const Post *post, ClusterPost *made)
{
	for (guint i = 0; i < post->links->len; i++) {
		const PostLink *link = g_ptr_array_index(post->links, i);

		add_link(made, link->url);
	}
	if (post->links->len == 0) {
		add_written(made, post->text);
	}
	if (post->card != NULL) {
		add_number(made->links, post->card->url);
	}
}

static void
read_answers(const Post *post, ClusterPost *made)
{
	if (post->quote != NULL) {
		add_number(made->answers, post->quote->url);
		add_number(made->answers, post->quote->uri);
	}
	if (post->reply_to != NULL) {
		add_number(made->answers, post->reply_to->url);
		add_number(made->answers, post->reply_to->uri);
	}
}

static guint64
go_on(guint64 number, const char *text)
{
	return text != NULL ? cluster_hash(number, text, strlen(text)) : number * 31 + 1;
}

static void
read_order(const Post *post, ClusterPost *made)
{
	guint64 verbatim = go_on(go_on(14, post->title), post->text);

	for (guint i = 0; i < post->links->len; i++) {
		const PostLink *link = g_ptr_array_index(post->links, i);

		verbatim = go_on(verbatim, link->url);
	}
	made->verbatim = verbatim;
	made->order = go_on(go_on(go_on(go_on(verbatim, post->uri), post->url),
				    post->author_handle),
		post->author_name);
}

ClusterPost *
cluster_post_new(ClusterPeople *people, const Post *post)
{
	ClusterPost *made = g_new0(ClusterPost, 1);

	made->names = numbers_new();
	made->links = numbers_new();
	made->pages = numbers_new();
	made->answers = numbers_new();
	made->published_s = post->published_s;
	made->has_media = post->media->len > 0;
	made->is_program = post->author_is_bot;
	cluster_who_read(people, post, &made->who);
	cluster_words_read(post->title, post->text, post->warning, &made->words);
	read_names(post, made);
	read_links(post, made);
	read_answers(post, made);
	read_order(post, made);
	cluster_numbers_settle(&made->names);
	cluster_numbers_settle(&made->links);
	cluster_numbers_settle(&made->pages);
	cluster_numbers_settle(&made->answers);
	return made;
}

void
cluster_post_free(ClusterPost *post)
{
	if (post == NULL) {
		return;
	}
	cluster_who_clear(&post->who);
	cluster_words_clear(&post->words);
	g_clear_pointer(&post->names, g_array_unref);
	g_clear_pointer(&post->links, g_array_unref);
	g_clear_pointer(&post->pages, g_array_unref);
	g_clear_pointer(&post->answers, g_array_unref);
	g_free(post);
}
