/* What drafts were about to show, and what became of it. */
#include "flow/origin_part.h"

#include "store/posts.h"

#include <string.h>

/* Where fewer are shown, so many are asked for with those that may take a place. */
#define POSTS_MAX 100

/* A post as a draft was about to show it. */
typedef struct Shown {
	GPtrArray *keys; /* owned */
	char *words;     /* owned: a hash */
} Shown;

static void
shown_free(void *data)
{
	Shown *shown = data;

	g_ptr_array_unref(shown->keys);
	g_free(shown->words);
	g_free(shown);
}

void
origin_add_id(GHashTable *ids, int64_t id)
{
	g_hash_table_add(ids, g_memdup2(&id, sizeof(id)));
}

static void
update_sum(GChecksum *sum, const char *text)
{
	/* With the end of each, so that no text runs on into the next. */
	g_checksum_update(sum, (const guchar *)(text != NULL ? text : "\x01"),
		text != NULL ? (gssize)strlen(text) + 1 : 1);
}

/* What a reader would see to be another post: numbers and editing times are not. */
static char *
words_of(const Post *post)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

	update_sum(sum, post->title);
	update_sum(sum, post->warning);
	update_sum(sum, post->text);
	for (guint i = 0; i < post->links->len; i++) {
		const PostLink *link = g_ptr_array_index(post->links, i);
		update_sum(sum, link->url);
	}
	for (guint i = 0; i < post->media->len; i++) {
		const PostMedia *media = g_ptr_array_index(post->media, i);
		update_sum(sum, media->alt);
	}
	for (guint i = 0; post->poll != NULL && i < post->poll->options->len; i++) {
		const PostPollOption *option = g_ptr_array_index(post->poll->options, i);
		update_sum(sum, option->title);
	}
	return g_strdup(g_checksum_get_string(sum));
}

static void
note_id(Origin *origin, int64_t id)
{
	if (!g_hash_table_contains(origin->noted, &id)) {
		origin_add_id(origin->noted, id);
		g_ptr_array_add(origin->ids, g_memdup2(&id, sizeof(id)));
	}
}

static bool
note_shown(Origin *origin, const Post *post, GPtrArray *list, GError **error)
{
	GPtrArray *keys = NULL;

	if (!posts_keys(origin->context->store, post->id, &keys, error)) {
		return false;
	}
	Shown *shown = g_new0(Shown, 1);
	shown->keys = keys;
	shown->words = words_of(post);
	g_ptr_array_add(list, shown);
	note_id(origin, post->id);
	return true;
}

/* Where else it was said is linked to, and may be gone. */
static void
note_copies(Origin *origin, const DraftEntry *entry)
{
	for (guint i = 0; i < entry->copies->len; i++) {
		const DraftCopy *copy = g_ptr_array_index(entry->copies, i);

		if (copy->post_id != 0) {
			note_id(origin, copy->post_id);
		}
	}
}

bool
origin_note(Origin *origin, const Draft *draft, GError **error)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(shown_free);
	g_autoptr(GPtrArray) shown = draft_shown(draft);

	for (guint i = 0; i < shown->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(shown, i);

		if (entry->post->id != 0 && !note_shown(origin, entry->post, list, error)) {
			return false;
		}
		note_copies(origin, entry);
	}
	/* What was cut last takes the first place; what had no rank never takes any. */
	for (guint i = draft->cuts->len; i > 0 && origin->ids->len < POSTS_MAX; i--) {
		const DraftCut *cut = g_ptr_array_index(draft->cuts, i - 1);

		if (cut->rank > 0) {
			note_id(origin, cut->post_id);
		}
	}
	g_hash_table_replace(origin->drafts, g_strdup(draft->digest), g_steal_pointer(&list));
	return true;
}

/* By id, the posts that a draft shows; what is shown aside comes from its server as it is. @return
 * owned: id (borrowed) -> Post (borrowed). */
static GHashTable *
shown_in(const Draft *draft)
{
	GHashTable *posts = g_hash_table_new(g_int64_hash, g_int64_equal);
	g_autoptr(GPtrArray) shown = draft_shown(draft);

	for (guint i = 0; i < shown->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(shown, i);

		if (!entry->is_aside) {
			g_hash_table_insert(posts, &entry->post->id, entry->post);
		}
	}
	return posts;
}

static bool
tell_one(const Origin *origin, const Shown *before, GHashTable *now, DraftOrigin *told,
	GError **error)
{
	int64_t id = 0;

	if (!posts_find(origin->context->store, before->keys, &id, error)) {
		return false;
	}
	const Post *post = g_hash_table_lookup(now, &id);
	if (id == 0) {
		told->taken_back++;
	} else if (post != NULL) {
		g_autofree char *words = words_of(post);
		told->corrected += strcmp(words, before->words) != 0 ? 1 : 0;
	}
	return true;
}

static int
count_unsure(const Origin *origin, GHashTable *now)
{
	GHashTableIter iter;
	void *id;
	int count = 0;

	g_hash_table_iter_init(&iter, now);
	while (g_hash_table_iter_next(&iter, &id, NULL)) {
		count += !g_hash_table_contains(origin->there, id)
			&& !g_hash_table_contains(origin->unasked, id);
	}
	return count;
}

bool
origin_tell(const Origin *origin, Draft *draft, GError **error)
{
	const GPtrArray *before = g_hash_table_lookup(origin->drafts, draft->digest);
	g_autoptr(GHashTable) now = shown_in(draft);
	DraftOrigin told = { 0 };

	for (guint i = 0; before != NULL && i < before->len; i++) {
		if (!tell_one(origin, g_ptr_array_index(before, i), now, &told, error)) {
			return false;
		}
	}
	if (before != NULL) {
		told.unsure = count_unsure(origin, now);
		draft->origin = told;
	}
	return true;
}
