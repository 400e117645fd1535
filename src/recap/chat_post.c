#include "recap/chat_post.h"

#include "recap/chat_manner.h"
#include "recap/chat_mark.h"
#include "text/asking.h"
#include "text/url.h"

#include <string.h>

/* A word is told by how it begins, so that its endings do not matter. */
#define STEM_LETTERS 5
#define STEM_LETTERS_MIN 4
#define STEMS_MIN 3

static void
chat_post_free(void *data)
{
	ChatPost *post = data;

	g_free(post->text);
	g_free(post->author);
	g_free(post->mark);
	g_free(post->bare);
	g_ptr_array_unref(post->words);
	g_array_unref(post->labels);
	g_array_unref(post->below);
	g_hash_table_unref(post->stems);
	g_hash_table_unref(post->tags);
	g_free(post);
}

static bool
is_in_label(const ChatPost *post, guint word)
{
	for (guint i = 0; i < post->labels->len; i++) {
		const ChatLabel *label = &g_array_index(post->labels, ChatLabel, i);

		if (word >= label->from && word < label->to) {
			return true;
		}
	}
	return false;
}

/* Its words, labels left out. */
static void
read_stems(ChatPost *post)
{
	GString *bare = g_string_new(NULL);

	post->said = 0;
	g_free(post->bare);
	g_hash_table_remove_all(post->stems);
	for (guint i = 0; i < post->words->len; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);

		if (!chat_word_is_said(word) || is_in_label(post, i)) {
			continue;
		}
		post->said++;
		g_string_append_printf(bare, "%s ", word->folded);
		if (g_utf8_strlen(word->folded, -1) >= STEM_LETTERS_MIN) {
			g_hash_table_add(post->stems,
				g_utf8_substring(word->folded, 0,
					MIN(STEM_LETTERS, g_utf8_strlen(word->folded, -1))));
		}
	}
	post->bare = g_string_free(bare, FALSE);
}

/* "q1" of "#Q1" is no tag of a chat. */
static bool
is_label_key(const char *key)
{
	return strchr("qa", *key) != NULL && key[1] != '\0'
		&& strspn(key + 1, "0123456789") == strlen(key + 1);
}

/* Those that its platform knows, and those in its words. */
static void
read_tags(ChatPost *post)
{
	for (guint i = 0; i < post->post->tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(post->post->tags, i);

		if (!is_label_key(tag->key)) {
			g_hash_table_add(post->tags, g_strdup(tag->key));
		}
	}
	for (guint i = 0; i < post->words->len; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);
		char *key = word->kind == CHAT_WORD_TAG ? hashtag_key(word->folded) : NULL;

		if (key != NULL && !is_label_key(key)) {
			g_hash_table_add(post->tags, key);
		} else {
			g_free(key);
		}
	}
}

/* Whose it is: handles are the same in whatever letters. @return owned. */
static char *
author_of(const Post *post)
{
	const char *name = post->author_handle != NULL ? post->author_handle
		: post->author_url != NULL             ? post->author_url
		: post->author_name != NULL            ? post->author_name
						       : "";

	return g_utf8_casefold(name, -1);
}

/* Its warning, its title, its words, a line end between them. @return owned. */
static char *
text_of(const Post *post)
{
	const char *const parts[] = { post->warning, post->title, post->text };
	GString *text = g_string_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		if (parts[i] != NULL && *parts[i] != '\0') {
			g_string_append_printf(text, "%s%s", text->len > 0 ? "\n" : "", parts[i]);
		}
	}
	return g_string_free(text, FALSE);
}

static ChatPost *
chat_post_new(const Post *post, guint number)
{
	ChatPost *made = g_new0(ChatPost, 1);

	made->post = post;
	made->number = number;
	made->text = text_of(post);
	made->words = chat_words(made->text);
	made->labels = chat_label_find(made->words, NULL);
	made->stems = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	made->tags = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	read_stems(made);
	read_tags(made);
	made->author = author_of(post);
	made->at_s = post->published_s;
	made->above = made->quoted = CHAT_NONE;
	made->below = g_array_new(FALSE, FALSE, sizeof(guint));
	made->asks = asking_is(made->text);
	made->introduces = chat_manner_introduces(made);
	return made;
}

static int
compare(const void *a, const void *b)
{
	const ChatPost *one = *(ChatPost *const *)a, *two = *(ChatPost *const *)b;

	if (one->at_s != two->at_s) {
		return one->at_s < two->at_s ? -1 : 1;
	}
	return one->number < two->number ? -1 : one->number > two->number;
}

/* ---- what hangs on what ---------------------------------------------------------------------- */

/* Several posts with one name have none: nobody knows which is meant. */
static void
put_name(GHashTable *names, const char *kind, const char *name, guint place)
{
	if (name == NULL) {
		return;
	}
	char *key = g_strconcat(kind, name, NULL);
	const void *known = g_hash_table_lookup(names, key);
	const bool is_other = known != NULL && GPOINTER_TO_UINT(known) != place + 1;
	g_hash_table_insert(names, key, GUINT_TO_POINTER(is_other ? CHAT_NONE : place + 1));
}

static guint
find_name(GHashTable *names, const char *kind, const char *name)
{
	g_autofree char *key = name != NULL ? g_strconcat(kind, name, NULL) : NULL;
	const guint found = key != NULL ? GPOINTER_TO_UINT(g_hash_table_lookup(names, key)) : 0;

	return found == 0 || found == CHAT_NONE ? CHAT_NONE : found - 1;
}

static guint
find_url(GHashTable *names, const char *url)
{
	g_autofree char *canonical = url_canonical(url);

	return find_name(names, "url:", canonical);
}

static GHashTable *
names_of(const GPtrArray *posts)
{
	GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < posts->len; i++) {
		const Post *post = chat_post_at(posts, i)->post;
		g_autofree char *canonical = url_canonical(post->url);
		g_autofree char *uri_canonical = url_canonical(post->uri);

		put_name(names, "uri:", post->uri, i);
		put_name(names, "url:", canonical, i);
		put_name(names, "url:", uri_canonical, i);
		put_name(names, "native:", post->native_id, i);
	}
	return names;
}

static guint
find_above(GHashTable *names, const PostReplyTo *reply_to)
{
	guint found = reply_to != NULL ? find_name(names, "uri:", reply_to->uri) : CHAT_NONE;

	if (reply_to != NULL && found == CHAT_NONE) {
		found = find_url(names, reply_to->url);
	}
	if (reply_to != NULL && found == CHAT_NONE) {
		found = find_name(names, "native:", reply_to->id);
	}
	return found;
}

/* The quote that the platform knows, else the first link to one of the posts ("RE: https://…"). */
static guint
find_quoted(GHashTable *names, const ChatPost *post)
{
	const PostQuote *quote = post->post->quote;
	guint found = quote != NULL ? find_name(names, "uri:", quote->uri) : CHAT_NONE;

	if (quote != NULL && found == CHAT_NONE) {
		found = find_url(names, quote->url);
	}
	for (guint i = 0; found == CHAT_NONE && i < post->post->links->len; i++) {
		const PostLink *link = g_ptr_array_index(post->post->links, i);
		found = find_url(names, link->url);
	}
	for (guint i = 0; found == CHAT_NONE && i < post->words->len; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);
		g_autofree char *url = word->kind == CHAT_WORD_ADDRESS
			? g_strndup(post->text + word->start, word->end - word->start)
			: NULL;
		found = find_url(names, url);
	}
	return found;
}

static void
hang(GPtrArray *posts, guint on, guint place)
{
	if (on != CHAT_NONE) {
		g_array_append_val(chat_post_at(posts, on)->below, place);
	}
}

static void
link_posts(GPtrArray *posts)
{
	g_autoptr(GHashTable) names = names_of(posts);

	for (guint i = 0; i < posts->len; i++) {
		ChatPost *post = chat_post_at(posts, i);
		const guint above = find_above(names, post->post->reply_to);
		const guint quoted = find_quoted(names, post);

		post->above = above != i ? above : CHAT_NONE;
		post->quoted = quoted != i ? quoted : CHAT_NONE;
		hang(posts, post->above, i);
		hang(posts, post->quoted != post->above ? post->quoted : CHAT_NONE, i);
	}
}

/* Posts that begin with the mark of a chat are read again: what stands behind it is their label. */
static void
read_marks(GPtrArray *posts)
{
	g_autoptr(GHashTable) marks = chat_marks(posts);

	for (guint i = 0; i < posts->len; i++) {
		ChatPost *post = chat_post_at(posts, i);
		const char *mark = chat_mark_of(post, marks);

		if (mark != NULL) {
			post->mark = g_strdup(mark);
			g_array_unref(post->labels);
			post->labels = chat_label_find(post->words, marks);
			read_stems(post);
		}
	}
}

GPtrArray *
chat_posts(const GPtrArray *posts)
{
	GPtrArray *read = g_ptr_array_new_with_free_func(chat_post_free);
	int64_t last_s = 0;

	for (guint i = 0; i < posts->len; i++) {
		ChatPost *post = chat_post_new(g_ptr_array_index(posts, i), i);

		post->at_s = post->at_s == DATE_UNKNOWN ? last_s : post->at_s;
		last_s = post->at_s;
		g_ptr_array_add(read, post);
	}
	g_ptr_array_sort(read, compare);
	read_marks(read);
	link_posts(read);
	return read;
}

guint
chat_post_since(const GPtrArray *posts, int64_t at_s)
{
	guint from = 0, to = posts->len;

	while (from < to) {
		const guint middle = from + (to - from) / 2;

		if (chat_post_at(posts, middle)->at_s < at_s) {
			from = middle + 1;
		} else {
			to = middle;
		}
	}
	return from;
}

guint
chat_place_since(const GArray *places, guint place)
{
	guint from = 0, to = places->len;

	while (from < to) {
		const guint middle = from + (to - from) / 2;

		if (g_array_index(places, guint, middle) < place) {
			from = middle + 1;
		} else {
			to = middle;
		}
	}
	return from;
}

/* ---- what two have in common ----------------------------------------------------------------- */

static guint
count_shared(GHashTable *less, GHashTable *more)
{
	GHashTableIter iter;
	void *key;
	guint shared = 0;

	g_hash_table_iter_init(&iter, less);
	while (g_hash_table_iter_next(&iter, &key, NULL)) {
		shared += g_hash_table_contains(more, key) ? 1 : 0;
	}
	return shared;
}

guint
chat_post_likeness(const ChatPost *one, const ChatPost *two)
{
	const guint size = MIN(g_hash_table_size(one->stems), g_hash_table_size(two->stems));

	if (size < STEMS_MIN) {
		return *one->bare != '\0' && strcmp(one->bare, two->bare) == 0 ? 100 : 0;
	}
	return count_shared(one->stems, two->stems) * 100 / size;
}

guint
chat_post_shared_tags(const ChatPost *one, const ChatPost *two)
{
	return count_shared(one->tags, two->tags);
}

bool
chat_post_has_label(const ChatPost *post, ChatLabelKind kind)
{
	for (guint i = 0; i < post->labels->len; i++) {
		if (g_array_index(post->labels, ChatLabel, i).kind == kind) {
			return true;
		}
	}
	return false;
}
