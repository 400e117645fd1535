/* Stories: one page, or one post that is quoted, of which several persons speak. */
#include "digest/entry_part.h"

#include "text/plain.h"
#include "text/url.h"

#include <string.h>

/* What may become a story. */
typedef struct Topic {
	char *name;         /* owned: the canonical address, or a quoted post's uri */
	GPtrArray *entries; /* owned: of DraftEntry, borrowed, by time */
	int persons;
} Topic;

static void
topic_free(void *data)
{
	Topic *topic = data;

	g_free(topic->name);
	g_ptr_array_unref(topic->entries);
	g_free(topic);
}

static void
add_name(GPtrArray *names, char *name)
{
	if (name != NULL && !g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL)) {
		g_ptr_array_add(names, name);
	} else {
		g_free(name);
	}
}

/* What a post speaks of: itself as well, for whom others link to. There are 64 links at most.
 * @return owned array of char*. */
static GPtrArray *
topics_of(const Post *post)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	add_name(names, url_canonical(post->url));
	add_name(names, post->uri_is_global ? g_strdup(post->uri) : NULL);
	if (post->quote != NULL) {
		add_name(names, url_canonical(post->quote->url));
		add_name(names, g_strdup(post->quote->uri));
	}
	if (post->card != NULL) {
		add_name(names, url_canonical(post->card->url));
	}
	for (guint i = 0; i < post->links->len; i++) {
		const PostLink *link = g_ptr_array_index(post->links, i);
		add_name(names, url_canonical(link->url));
	}
	return names;
}

static bool
may_speak(const DraftEntry *entry)
{
	return entry->post->warning == NULL && !entry->is_automated && entry->story == NULL;
}

static void
add_to_topics(GHashTable *topics, GPtrArray *list, DraftEntry *entry)
{
	g_autoptr(GPtrArray) names = topics_of(entry->post);

	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);
		Topic *topic = g_hash_table_lookup(topics, name);

		if (topic == NULL) {
			topic = g_new0(Topic, 1);
			topic->name = g_strdup(name);
			topic->entries = g_ptr_array_new();
			g_hash_table_insert(topics, topic->name, topic);
			g_ptr_array_add(list, topic);
		}
		g_ptr_array_add(topic->entries, entry);
	}
}

static bool
is_page(const char *url, const char *canonical)
{
	g_autofree char *own = url_canonical(url);

	return own != NULL && canonical != NULL && strcmp(own, canonical) == 0;
}

/* Who speaks of it, not who answers; whose it is does not speak of it, but has a voice. */
static int
count_speakers(const Topic *topic)
{
	g_autoptr(GHashTable) persons = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; topic->entries->len > 1 && i < topic->entries->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(topic->entries, i);

		if (g_strcmp0(entry->post->uri, topic->name) != 0
			&& !is_page(entry->post->url, topic->name)) {
			g_hash_table_add(persons, (char *)draft_entry_person(entry));
		}
	}
	return (int)g_hash_table_size(persons);
}

static int
count_voices(const GPtrArray *entries)
{
	g_autoptr(GHashTable) persons = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < entries->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(entries, i);
		g_hash_table_add(persons, (char *)draft_entry_person(entry));
	}
	return (int)g_hash_table_size(persons);
}

/* Those of which most persons speak first; then the earlier one. */
static int
compare_topics(const void *left, const void *right)
{
	const Topic *a = *(const Topic *const *)left, *b = *(const Topic *const *)right;

	if (a->persons != b->persons) {
		return a->persons > b->persons ? -1 : 1;
	}
	const int order = entry_compare(&g_ptr_array_index(a->entries, 0),
		&g_ptr_array_index(b->entries, 0));
	return order != 0 ? order : strcmp(a->name, b->name);
}

/* Topics of enough persons, in the order in which they may have posts. @return owned. */
static GPtrArray *
find_topics(const GPtrArray *entries, int persons)
{
	g_autoptr(GHashTable) topics = g_hash_table_new(g_str_hash, g_str_equal);
	GPtrArray *list = g_ptr_array_new_with_free_func(topic_free);

	for (guint i = 0; i < entries->len; i++) {
		DraftEntry *entry = g_ptr_array_index(entries, i);

		if (may_speak(entry)) {
			add_to_topics(topics, list, entry);
		}
	}
	for (guint i = list->len; i > 0; i--) {
		Topic *topic = g_ptr_array_index(list, i - 1);

		topic->persons = count_speakers(topic);
		if (topic->persons < persons) {
			g_ptr_array_remove_index_fast(list, i - 1);
		}
	}
	g_ptr_array_sort(list, compare_topics);
	return list;
}

/* ---- what it is called ----------------------------------------------------------------------- */

/* Words that are a link's, and not the address once more. */
static bool
are_words(const char *words)
{
	return words != NULL && strchr(words, ' ') != NULL && strstr(words, "://") == NULL;
}

/* What a post calls a page: as its platform shows it, its own title, or what it links with. @return
 * owned, one line, or NULL. */
static char *
title_in(const Post *post, const char *canonical, bool is_linked)
{
	if (!is_linked && post->card != NULL && is_page(post->card->url, canonical)) {
		return plain_line(post->card->title);
	}
	if (!is_linked && is_page(post->url, canonical)) {
		return plain_line(post->title);
	}
	for (guint i = 0; is_linked && i < post->links->len; i++) {
		const PostLink *link = g_ptr_array_index(post->links, i);

		if (are_words(link->words) && is_page(link->url, canonical)) {
			return plain_line(link->words);
		}
	}
	return NULL;
}

static char *
find_title(const DraftEntry *entry, const char *canonical, bool is_linked)
{
	char *title = title_in(entry->post, canonical, is_linked);

	for (guint i = 0; title == NULL && i < entry->below->len; i++) {
		const DraftEntry *below = g_ptr_array_index(entry->below, i);
		title = title_in(below->post, canonical, is_linked);
	}
	return title;
}

void
entry_name_story(DraftEntry *entry)
{
	if (entry->story == NULL) {
		return;
	}
	g_autofree char *canonical = url_canonical(entry->story->url);
	char *title = find_title(entry, canonical, false);
	g_free(entry->story->title);
	entry->story->title = title != NULL ? title : find_title(entry, canonical, true);
}

/* ---- making them ----------------------------------------------------------------------------- */

static bool
is_named(const char *url, const char *name)
{
	return g_strcmp0(url, name) == 0 || is_page(url, name);
}

/* The address of what a post speaks of by that name. @return owned, or NULL. */
static char *
find_url(const Post *post, const char *name)
{
	if (post->card != NULL && is_named(post->card->url, name)) {
		return url_clean(post->card->url);
	}
	if (post->quote != NULL
		&& (g_strcmp0(post->quote->uri, name) == 0 || is_named(post->quote->url, name))) {
		return url_clean(post->quote->url);
	}
	for (guint i = 0; i < post->links->len; i++) {
		const PostLink *link = g_ptr_array_index(post->links, i);

		if (is_named(link->url, name)) {
			return url_clean(link->url);
		}
	}
	return is_named(post->url, name) || g_strcmp0(post->uri, name) == 0 ? url_clean(post->url)
									    : NULL;
}

static char *
find_story_url(const Topic *topic)
{
	char *url = NULL;

	for (guint i = 0; url == NULL && i < topic->entries->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(topic->entries, i);
		url = find_url(entry->post, topic->name);
	}
	return url;
}

static void
make_story(Topic *topic, char *url, GHashTable *taken)
{
	DraftEntry *first = g_ptr_array_index(topic->entries, 0);
	DraftStory *story = g_new0(DraftStory, 1);

	story->url = url;
	story->posts = (int)topic->entries->len;
	first->story = story;
	first->is_waiting = false;
	first->voices = count_voices(topic->entries);
	for (guint i = 1; i < topic->entries->len; i++) {
		DraftEntry *entry = g_ptr_array_index(topic->entries, i);

		entry->is_waiting = false;
		entry_put_below(first, entry);
		g_hash_table_add(taken, entry);
	}
	g_ptr_array_sort(first->below, entry_compare);
	entry_name_story(first);
}

/* Posts that a story has already speak in no other. */
static void
leave_out_taken(Topic *topic, GHashTable *taken)
{
	guint kept = 0;

	for (guint i = 0; i < topic->entries->len; i++) {
		DraftEntry *entry = g_ptr_array_index(topic->entries, i);

		if (entry->story == NULL && !g_hash_table_contains(taken, entry)) {
			g_ptr_array_index(topic->entries, kept++) = entry;
		}
	}
	g_ptr_array_set_size(topic->entries, (gint)kept);
}

/* Those that stand elsewhere now are owned there. */
static void
remove_taken(GPtrArray *entries, GHashTable *taken)
{
	guint kept = 0;

	for (guint i = 0; i < entries->len; i++) {
		DraftEntry *entry = g_ptr_array_index(entries, i);

		if (!g_hash_table_contains(taken, entry)) {
			g_ptr_array_index(entries, kept++) = entry;
		}
	}
	for (guint i = kept; i < entries->len; i++) {
		g_ptr_array_index(entries, i) = NULL;
	}
	g_ptr_array_set_size(entries, (gint)kept);
}

void
entry_make_stories(GPtrArray *entries, int persons)
{
	g_autoptr(GHashTable) taken = g_hash_table_new(g_direct_hash, g_direct_equal);
	g_autoptr(GPtrArray) topics = find_topics(entries, persons);

	for (guint i = 0; i < topics->len; i++) {
		Topic *topic = g_ptr_array_index(topics, i);

		leave_out_taken(topic, taken);
		char *url = count_speakers(topic) < persons ? NULL : find_story_url(topic);
		if (url != NULL) {
			make_story(topic, url, taken);
		}
	}
	remove_taken(entries, taken);
}
