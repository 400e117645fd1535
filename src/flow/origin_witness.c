#include "flow/origin_witness.h"

#include "base/log.h"
#include "base/now.h"
#include "flow/stream.h"
#include "model/key.h"

#include <string.h>

static Witness *
witness_new(const SourceSpec *spec, SourceRow *row)
{
	Witness *witness = g_new0(Witness, 1);

	witness->spec = spec;
	witness->kind = kind_of(spec);
	witness->row = row;
	witness->state = row->state != NULL ? json_loads(row->state, JSON_DECODE_ANY, NULL) : NULL;
	witness->access = access_of(spec);
	witness->posts = g_ptr_array_new_with_free_func(g_free);
	witness->places = g_ptr_array_new_with_free_func((GDestroyNotify)post_place_free);
	witness->by_id = g_hash_table_new(g_str_hash, g_str_equal);
	witness->gone = g_array_new(FALSE, FALSE, sizeof(int64_t));
	witness->tree = thread_tree_new();
	return witness;
}

void
witness_free(Witness *witness)
{
	if (witness == NULL) {
		return;
	}
	thread_tree_free(witness->tree);
	g_array_unref(witness->gone);
	g_hash_table_unref(witness->by_id);
	g_ptr_array_unref(witness->places);
	g_ptr_array_unref(witness->posts);
	access_clear(&witness->access);
	g_clear_pointer(&witness->state, json_decref);
	source_row_free(witness->row);
	g_free(witness);
}

bool
witness_all(Context *context, GPtrArray *witnesses, GError **error)
{
	const GPtrArray *sources = context->config->sources;
	g_autoptr(GHashTable) rows = NULL;

	if (!sources_all(context->store, &rows, error)) {
		return false;
	}
	for (guint i = 0; i < sources->len; i++) {
		const SourceSpec *spec = g_ptr_array_index(sources, i);
		SourceRow *row = g_hash_table_lookup(rows, spec->name);
		/* One with another address is another source: it knows nothing of these ids. */
		if (row != NULL && strcmp(row->kind, spec->kind) == 0
			&& strcmp(row->url, spec->url) == 0) {
			g_hash_table_steal(rows, spec->name);
			Witness *witness = witness_new(spec, row);
			witness->now_s = now_s(&context->now);
			g_ptr_array_add(witnesses, witness);
		}
	}
	return true;
}

bool
witness_streamed(Context *context, GHashTable *ids, GError **error)
{
	g_autoptr(GHashTable) rows = NULL;
	GHashTableIter iter;
	void *value;

	if (!sources_all(context->store, &rows, error)) {
		return false;
	}
	g_hash_table_iter_init(&iter, rows);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		const SourceRow *row = value;

		if (stream_is_kind(row->kind)) {
			g_hash_table_add(ids, g_memdup2(&row->id, sizeof row->id));
		}
	}
	return true;
}

bool
witness_is_home(const Witness *witness, const PostPlace *place)
{
	return key_is_home(place->home, witness->access.authority);
}

bool
witness_is_folder(const Witness *witness)
{
	return json_object_get(witness->state, "files") != NULL;
}

static const char *
listed_under(const Witness *witness, const GPtrArray *tags)
{
	for (guint i = 0; i < tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(tags, i);
		const Hashtag *own = hashtag_list_find(witness->spec->tags, tag->key);
		if (own != NULL) {
			return own->key;
		}
	}
	return NULL;
}

void
witness_add(Witness *witness, PostPlace *place, const GPtrArray *tags)
{
	/* Of two posts by one name nobody could say which is meant. */
	if (place->native_id == NULL || g_hash_table_contains(witness->by_id, place->native_id)) {
		post_place_free(place);
		return;
	}
	RecheckPost *post = g_new0(RecheckPost, 1);
	post->id = place->native_id;
	post->url = place->url;
	post->tag = listed_under(witness, tags);
	post->published_s = place->published_s;
	g_ptr_array_add(witness->places, place);
	g_ptr_array_add(witness->posts, post);
	g_hash_table_insert(witness->by_id, place->native_id, place);
}

bool
witness_may_speak(Witness *witness, Context *context)
{
	g_autoptr(GError) error = NULL;

	if (!access_log_in(&witness->access, context->config, witness->spec, &error)) {
		log_line(LOG_LEVEL_INFO, "source %s is not asked again: %s", witness->spec->name,
			error->message);
		return false;
	}
	return true;
}

int64_t
witness_post(const Witness *witness, const char *id)
{
	const PostPlace *place = g_hash_table_lookup(witness->by_id, id);

	return place != NULL ? place->post_id : 0;
}

int
witness_budget(const Witness *witness)
{
	return MAX(0, witness->spec->max_requests - witness->requests);
}

void
witness_ask(Witness *witness, Gather *gather, Request *request)
{
	access_ask(&witness->access, gather, request, witness);
	witness->requests++;
}

void
witness_take_row(Witness *witness, SourceRow *row)
{
	/* in its place: others point at it */
	const SourceRow before = *witness->row;
	*witness->row = *row;
	*row = before;
	source_row_free(row);
	json_decref(witness->state);
	witness->state = witness->row->state != NULL
		? json_loads(witness->row->state, JSON_DECODE_ANY, NULL)
		: NULL;
}

static void
take_state(Witness *witness, json_t *state)
{
	if (state != NULL) {
		witness->has_spent = witness->has_spent || !json_equal(state, witness->state);
		json_decref(witness->state);
		witness->state = state;
	}
}

void
witness_hear(Witness *witness, Gather *gather, const Reply *reply, Recheck *recheck)
{
	const int budget = witness_budget(witness);
	const RecheckInput input = {
		.spec = witness->spec,
		.state = witness->state,
		.posts = witness->posts,
		.now_s = witness->now_s,
		.budget = budget,
		.reply = reply,
	};

	witness->in_flight -= reply != NULL ? 1 : 0;
	witness->kind->recheck(&input, recheck);
	access_conceal_posts(&witness->access, recheck->posts);
	take_state(witness, g_steal_pointer(&recheck->state));
	for (guint i = 0; i < recheck->requests->len && (int)i < budget; i++) {
		Request *request = g_ptr_array_index(recheck->requests, i);
		g_ptr_array_index(recheck->requests, i) = NULL;
		witness_ask(witness, gather, request);
		witness->in_flight++;
	}
}
