#include "flow/prepare_facts.h"

#include "base/now.h"
#include "dedup/author.h"
#include "digest/entry.h"
#include "store/editions.h"
#include "store/posts.h"
#include "text/byline.h"

#include <string.h>

/* Who was not seen for so long is new again. */
#define NEWCOMER_S (365 * DAY_S)

/* So long before the period a digest must have been read to know anybody. */
#define KNOWS_S (28 * DAY_S)

void
prepare_facts_clear(PrepareFacts *facts)
{
	g_clear_pointer(&facts->answered, g_hash_table_unref);
	g_clear_pointer(&facts->newcomers, g_hash_table_unref);
	g_clear_pointer(&facts->copies, g_hash_table_unref);
	g_clear_pointer(&facts->folded, g_hash_table_unref);
	g_clear_pointer(&facts->chats, g_ptr_array_unref);
	g_clear_pointer(&facts->rank, prepare_rank_free);
}

/* ---- what answers what ----------------------------------------------------------------------- */

static char *
number_of(int64_t source_id, const char *native_id)
{
	return g_strdup_printf("%" G_GINT64_FORMAT ":%s", source_id, native_id);
}

/* Whether a post tells what it answers by a number of its source's, and no other way. */
static bool
is_by_number(const PostReplyTo *reply_to)
{
	return reply_to != NULL && reply_to->id != NULL && reply_to->uri == NULL
		&& reply_to->url == NULL;
}

static bool
has_numbers(const GPtrArray *candidates)
{
	for (guint i = 0; i < candidates->len; i++) {
		const PostCandidate *candidate = g_ptr_array_index(candidates, i);

		if (is_by_number(candidate->post->reply_to)) {
			return true;
		}
	}
	return false;
}

/* By which numbers the candidates are known where they were seen. @numbers: -> Post, borrowed. */
static bool
index_numbers(Store *store, const GPtrArray *candidates, GHashTable *numbers, GError **error)
{
	for (guint i = 0; i < candidates->len; i++) {
		const PostCandidate *candidate = g_ptr_array_index(candidates, i);
		g_autoptr(GPtrArray) places =
			g_ptr_array_new_with_free_func((GDestroyNotify)post_place_free);

		if (!posts_places(store, candidate->post->id, places, error)) {
			return false;
		}
		for (guint k = 0; k < places->len; k++) {
			const PostPlace *place = g_ptr_array_index(places, k);

			if (place->native_id != NULL) {
				g_hash_table_insert(numbers,
					number_of(place->source_id, place->native_id),
					candidate->post);
			}
		}
	}
	return true;
}

bool
prepare_name_answered(Store *store, const GPtrArray *candidates, GError **error)
{
	g_autoptr(GHashTable) numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
		NULL);

	if (!has_numbers(candidates)) {
		return true;
	}
	if (!index_numbers(store, candidates, numbers, error)) {
		return false;
	}
	for (guint i = 0; i < candidates->len; i++) {
		const PostCandidate *candidate = g_ptr_array_index(candidates, i);
		PostReplyTo *reply_to = candidate->post->reply_to;

		if (is_by_number(reply_to)) {
			g_autofree char *number = number_of(candidate->source_id, reply_to->id);
			const Post *answered = g_hash_table_lookup(numbers, number);

			if (answered != NULL) {
				reply_to->uri = g_strdup(answered->uri_is_global ? answered->uri
										 : NULL);
				reply_to->url = g_strdup(answered->url);
			}
		}
	}
	return true;
}

/* Whether its author goes on with words of their own, which is no answer. */
static bool
goes_on(const Post *post)
{
	return post->reply_to != NULL && post->author_handle != NULL
		&& g_strcmp0(post->reply_to->author, post->author_handle) == 0;
}

/* ---- who is new ------------------------------------------------------------------------------ */

/* How many candidates of each author the store had before the period. @return owned: author id
 * (borrowed) -> count. */
static GHashTable *
count_held(const GPtrArray *candidates, int64_t before_s)
{
	GHashTable *held = g_hash_table_new(g_int64_hash, g_int64_equal);

	for (guint i = 0; i < candidates->len; i++) {
		PostCandidate *candidate = g_ptr_array_index(candidates, i);
		const int count = GPOINTER_TO_INT(g_hash_table_lookup(held, &candidate->author_id));

		if (candidate->author_id != 0) {
			g_hash_table_insert(held, &candidate->author_id,
				GINT_TO_POINTER(count
					+ (candidate->first_seen_s < before_s ? 1 : 0)));
		}
	}
	return held;
}

/* Whether the store has more of a voice than the posts that are held. */
static bool
look_for_more(Store *store, const PostsVoice *voice, int held, bool *has_more, GError **error)
{
	int count = 0;

	if (!posts_count_voice(store, voice, held + 1, &count, error)) {
		return false;
	}
	*has_more = count > held;
	return true;
}

/* Of whom the store had nothing else before. @return false on error; @held: only those stay. */
static bool
keep_newcomers(Store *store, GHashTable *held, int64_t before_s, GError **error)
{
	GHashTableIter iter;
	void *author, *own;
	bool has_more = false;

	g_hash_table_iter_init(&iter, held);
	while (g_hash_table_iter_next(&iter, &author, &own)) {
		const PostsVoice voice = { *(int64_t *)author, before_s - NEWCOMER_S, before_s };

		if (!look_for_more(store, &voice, GPOINTER_TO_INT(own), &has_more, error)) {
			return false;
		}
		if (has_more) {
			g_hash_table_iter_remove(&iter);
		}
	}
	return true;
}

/* The authors that are one person by the ini. @ids out, owned. */
static bool
find_accounts(Store *store, const PersonSpec *person, GPtrArray **ids, GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < person->handles->len; i++) {
		g_auto(Byline) byline = { 0 };

		if (byline_parse(g_ptr_array_index(person->handles, i), &byline, NULL)) {
			g_ptr_array_extend_and_steal(names, author_names(&byline));
		}
	}
	return posts_authors(store, names, ids, error);
}

/* Who is known by one account is with none of them new. */
static bool
drop_known_person(Store *store, const PersonSpec *person, GHashTable *held, int64_t before_s,
	GError **error)
{
	g_autoptr(GPtrArray) ids = NULL;
	bool is_known = false;

	if (!find_accounts(store, person, &ids, error)) {
		return false;
	}
	for (guint i = 0; i < ids->len && !is_known; i++) {
		const int64_t *id = g_ptr_array_index(ids, i);
		const PostsVoice voice = { *id, before_s - NEWCOMER_S, before_s };

		if (!g_hash_table_contains(held, id)
			&& !look_for_more(store, &voice, 0, &is_known, error)) {
			return false;
		}
	}
	for (guint i = 0; i < ids->len && is_known; i++) {
		g_hash_table_remove(held, g_ptr_array_index(ids, i));
	}
	return true;
}

static bool
drop_known_persons(Context *context, GHashTable *held, int64_t before_s, GError **error)
{
	const GPtrArray *persons = context->config->persons;

	for (guint i = 0; persons != NULL && i < persons->len; i++) {
		if (!drop_known_person(context->store, g_ptr_array_index(persons, i), held,
			    before_s, error)) {
			return false;
		}
	}
	return true;
}

static bool
find_newcomers(Context *context, const Draft *draft, const GPtrArray *candidates,
	GHashTable *newcomers, GError **error)
{
	Store *store = context->store;
	g_autoptr(GHashTable) held = count_held(candidates, draft->period_start_s);
	int64_t begun_s = 0;

	if (!editions_begun(store, draft->digest, &begun_s, error)) {
		return false;
	}
	if (begun_s == 0 || begun_s > draft->period_start_s - KNOWS_S) {
		return true;
	}
	if (!keep_newcomers(store, held, draft->period_start_s, error)
		|| !drop_known_persons(context, held, draft->period_start_s, error)) {
		return false;
	}
	for (guint i = 0; i < candidates->len; i++) {
		const PostCandidate *candidate = g_ptr_array_index(candidates, i);

		if (g_hash_table_contains(held, &candidate->author_id)) {
			g_hash_table_add(newcomers,
				g_memdup2(&candidate->post->id, sizeof(candidate->post->id)));
		}
	}
	return true;
}

void
prepare_facts_by_person(const GPtrArray *entries)
{
	g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < entries->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(entries, i);

		if ((!entry->is_newcomer || entry->is_automated) && entry->person != NULL) {
			g_hash_table_add(known, entry->person);
		}
	}
	for (guint i = 0; i < entries->len; i++) {
		DraftEntry *entry = g_ptr_array_index(entries, i);

		entry->is_newcomer = entry->is_newcomer && entry->person != NULL
			&& !g_hash_table_contains(known, entry->person);
	}
}

bool
prepare_facts(Context *context, const Draft *draft, const GPtrArray *candidates,
	PrepareFacts *facts, GError **error)
{
	g_auto(PrepareFacts) found = {
		.answered = entry_answered_new(),
		.newcomers = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
		.rank = prepare_rank_new(context->config),
	};

	if (!prepare_name_answered(context->store, candidates, error)
		|| !find_newcomers(context, draft, candidates, found.newcomers, error)) {
		return false;
	}
	for (guint i = 0; i < candidates->len; i++) {
		const PostCandidate *candidate = g_ptr_array_index(candidates, i);

		if (!goes_on(candidate->post)) {
			entry_note_answered(found.answered, candidate->post);
		}
		prepare_rank_note(found.rank, candidate);
	}
	*facts = found;
	memset(&found, 0, sizeof found); /* they are the caller's now */
	return true;
}
