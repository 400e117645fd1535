#include "digest/thread.h"

#include "digest/entry.h"

#include <string.h>

/* A post, whoever showed it. */
typedef struct Item {
	const Post *post;
	const struct Item *up;
	GPtrArray *below; /* owned: of Item */
	int64_t id;       /* the store's number, 0: not stored */
	bool is_open;     /* may be quoted, as one server shows it */
	bool is_closed;   /* may not, as another does */
	bool is_loose;    /* what it answers is not shown: it hangs on what was asked about */
	bool is_ours;     /* was asked for: its server said how it is */
	bool has_more;
} Item;

struct Threads {
	GPtrArray *items;    /* of Item, owned */
	GHashTable *by_name; /* borrowed name -> Item */
	GHashTable *by_id;   /* number (borrowed) -> Item */
	GHashTable *quoted;  /* set of Item: those that the digest at hand may quote */
};

static void
item_free(void *data)
{
	Item *item = data;

	g_ptr_array_unref(item->below);
	g_free(item);
}

Threads *
threads_new(void)
{
	Threads *threads = g_new0(Threads, 1);

	threads->items = g_ptr_array_new_with_free_func(item_free);
	threads->by_name = g_hash_table_new(g_str_hash, g_str_equal);
	threads->by_id = g_hash_table_new(g_int64_hash, g_int64_equal);
	threads->quoted = g_hash_table_new(NULL, NULL);
	return threads;
}

void
threads_free(Threads *threads)
{
	if (threads != NULL) {
		g_hash_table_unref(threads->quoted);
		g_hash_table_unref(threads->by_id);
		g_hash_table_unref(threads->by_name);
		g_ptr_array_unref(threads->items);
		g_free(threads);
	}
}

/* The name that it has everywhere. */
static const char *
name_of(const Post *post)
{
	return post->uri_is_global ? post->uri : post->url;
}

static Item *
item_of(const Threads *threads, const Post *post)
{
	const char *name = name_of(post);

	return name != NULL ? g_hash_table_lookup(threads->by_name, name) : NULL;
}

static Item *
put_item(Threads *threads, const Post *post)
{
	Item *item = item_of(threads, post);

	if (item == NULL) {
		item = g_new0(Item, 1);
		item->post = post;
		item->below = g_ptr_array_new();
		g_ptr_array_add(threads->items, item);
		if (name_of(post) != NULL) {
			g_hash_table_insert(threads->by_name, (char *)name_of(post), item);
		}
	}
	return item;
}

static void
say_node(Threads *threads, Item *item, const ThreadNode *node, GHashTable *open)
{
	const bool is_open = g_hash_table_contains(open, node->post);

	if (is_open && !item->is_open) {
		item->post = node->post;
	}
	item->is_open = item->is_open || is_open;
	item->is_closed = item->is_closed || !is_open;
	item->is_ours = item->is_ours || node->post_id != 0;
	item->has_more = item->has_more || thread_node_has_more(node);
	if (item->id == 0) {
		item->id = node->post_id != 0 ? node->post_id : node->post->id;
		if (item->id != 0) {
			g_hash_table_insert(threads->by_id, &item->id, item);
		}
	}
}

static bool
is_below(const Item *item, const Item *above)
{
	for (; item != NULL; item = item->up) {
		if (item == above) {
			return true;
		}
	}
	return false;
}

/* Servers agree on what answers what; where they do not, whoever says it first. */
static void
hang(Item *item, Item *up, bool is_loose)
{
	if (item->up == NULL && !is_below(up, item)) {
		item->up = up;
		item->is_loose = is_loose;
		g_ptr_array_add(up->below, item);
	}
}

void
threads_add(Threads *threads, const ThreadTree *tree, GHashTable *open)
{
	const GPtrArray *nodes = thread_tree_nodes(tree);
	g_autoptr(GPtrArray) items = g_ptr_array_new();
	g_autoptr(GHashTable) by_node = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < nodes->len; i++) {
		const ThreadNode *node = g_ptr_array_index(nodes, i);
		Item *item = put_item(threads, node->post);

		say_node(threads, item, node, open);
		g_ptr_array_add(items, item);
		g_hash_table_insert(by_node, (void *)node, item);
	}
	for (guint i = 0; i < nodes->len; i++) {
		const ThreadNode *node = g_ptr_array_index(nodes, i);
		Item *up = g_hash_table_lookup(by_node, thread_node_above(node));

		if (up != NULL) {
			hang(g_ptr_array_index(items, i), up, node->up == NULL);
		}
	}
}

/* ---- what is known of answers ---- */

/* One post's thread, counted. */
typedef struct Count {
	ThreadPerson person;
	void *data;
	char *author;        /* owned: who is asked about */
	GHashTable *persons; /* owned: of the others */
	int answers;
	bool has_more;
} Count;

static void
count_below(Count *count, const Item *item)
{
	count->has_more = count->has_more || item->has_more;
	for (guint i = 0; i < item->below->len; i++) {
		const Item *below = g_ptr_array_index(item->below, i);
		char *person = count->person(below->post, count->data);

		if (strcmp(person, count->author) != 0) {
			count->answers++;
			g_hash_table_add(count->persons, person);
		} else {
			g_free(person);
		}
		count_below(count, below);
	}
}

void
threads_tell(const Threads *threads, int64_t post_id, ThreadPerson person, void *data,
	ThreadFacts *facts)
{
	const Item *item = g_hash_table_lookup(threads->by_id, &post_id);

	*facts = (ThreadFacts){ .voices = 1 };
	if (item == NULL || !item->is_ours) {
		return;
	}
	Count count = {
		.person = person,
		.data = data,
		.author = person(item->post, data),
		.persons = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
	};

	count_below(&count, item);
	facts->is_asked = true;
	facts->answers = count.answers;
	facts->voices = 1 + (int)g_hash_table_size(count.persons);
	facts->is_unanswered = count.answers == 0 && !count.has_more;
	g_hash_table_unref(count.persons);
	g_free(count.author);
}

/* ---- what may be quoted ---- */

static bool
is_quotable(const Item *item)
{
	return item->id == 0 && item->is_open && !item->is_closed && !item->is_loose;
}

/* The nearest above that readers may see: a stored post, or one that is quoted, too. What has
 * something above it whose own place is unknown has none. */
static const Item *
seen_above(const Threads *threads, const Item *item)
{
	const Item *up = item->is_loose ? NULL : item->up;

	while (up != NULL && up->id == 0 && !g_hash_table_contains(threads->quoted, up)) {
		up = up->is_loose ? NULL : up->up;
	}
	return up;
}

void
threads_quote(Threads *threads, ThreadRule rule, void *data)
{
	g_hash_table_remove_all(threads->quoted);
	for (guint i = 0; i < threads->items->len; i++) {
		Item *item = g_ptr_array_index(threads->items, i);

		if (is_quotable(item) && rule(item->post, data)) {
			g_hash_table_add(threads->quoted, item);
		}
	}
}

static bool
stands_below_stored(const Threads *threads, const Item *item)
{
	const Item *up = seen_above(threads, item);

	while (up != NULL && up->id == 0) {
		up = seen_above(threads, up);
	}
	return up != NULL;
}

static PostReplyTo *
reply_to_of(const Item *item, const Item *above)
{
	PostReplyTo *reply_to = g_new0(PostReplyTo, 1);
	const PostReplyTo *own = item->post->reply_to;

	reply_to->uri = above->post->uri_is_global ? g_strdup(above->post->uri) : NULL;
	reply_to->url = g_strdup(above->post->url);
	/* Whom it answers is said where that may be seen. */
	reply_to->author = item->up != above         ? NULL
		: own != NULL && own->author != NULL ? g_strdup(own->author)
						     : g_strdup(above->post->author_handle);
	return reply_to;
}

/* As the store would give it. NULL: it cannot be kept. */
static Post *
copy_post(const Post *post)
{
	json_auto_t *json = post_to_json(post);
	Post *copy = NULL;

	if (!post_from_json(json, &copy, NULL)) {
		return NULL;
	}
	for (guint i = 0; i < post->author_keys->len; i++) {
		g_ptr_array_add(copy->author_keys,
			g_strdup(g_ptr_array_index(post->author_keys, i)));
	}
	return copy;
}

GPtrArray *
threads_entries(const Threads *threads)
{
	GPtrArray *entries = g_ptr_array_new_with_free_func((GDestroyNotify)draft_entry_free);

	for (guint i = 0; i < threads->items->len; i++) {
		Item *item = g_ptr_array_index(threads->items, i);

		if (!g_hash_table_contains(threads->quoted, item)
			|| !stands_below_stored(threads, item)) {
			continue;
		}
		Post *post = copy_post(item->post);
		if (post != NULL) {
			post_reply_to_free(post->reply_to);
			post->reply_to = reply_to_of(item, seen_above(threads, item));
			g_ptr_array_add(entries, draft_entry_new(post));
		}
	}
	g_ptr_array_sort(entries, entry_compare);
	return entries;
}

void
threads_name_above(const Threads *threads, Post *post)
{
	const Item *item = g_hash_table_lookup(threads->by_id, &post->id);
	const Item *up = item != NULL ? seen_above(threads, item) : NULL;

	if (post->reply_to == NULL || post->reply_to->uri != NULL || up == NULL) {
		return;
	}
	post->reply_to->uri = up->post->uri_is_global ? g_strdup(up->post->uri) : NULL;
	if (post->reply_to->url == NULL) {
		post->reply_to->url = g_strdup(up->post->url);
	}
}

const Post *
threads_find(const Threads *threads, const Post *post)
{
	const Item *item = item_of(threads, post);

	return item != NULL && is_quotable(item) ? item->post : NULL;
}
