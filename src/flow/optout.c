#include "flow/optout.h"

#include "base/log.h"
#include "dedup/author.h"
#include "model/key.h"
#include "store/consents.h"
#include "store/posts.h"
#include "store/sources.h"

#include <string.h>

#define FEED_KIND "feed"

struct Optout {
	GHashTable *names; /* set of char*: of whom is kept out */
};

/* The names of handles that the ini has judged. @names added to. */
static void
add_names(GPtrArray *names, const GPtrArray *handles)
{
	for (guint i = 0; i < handles->len; i++) {
		GPtrArray *own = author_names_written(g_ptr_array_index(handles, i));

		if (own != NULL) {
			g_ptr_array_extend_and_steal(names, own);
		}
	}
}

/* Who is kept out, or is let in again. @return owned array of char*. */
static GPtrArray *
list_names(const Config *config, bool is_out)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	if (is_out && config->optout != NULL) {
		add_names(names, config->optout);
	}
	for (guint i = 0; config->persons != NULL && i < config->persons->len; i++) {
		const PersonSpec *person = g_ptr_array_index(config->persons, i);

		if (person->has_optout && person->is_out == is_out) {
			add_names(names, person->handles);
		}
	}
	return names;
}

static GHashTable *
set_of(const GPtrArray *names)
{
	GHashTable *set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < names->len; i++) {
		g_hash_table_add(set, g_strdup(g_ptr_array_index(names, i)));
	}
	return set;
}

static bool
has_any(GHashTable *set, const GPtrArray *names)
{
	for (guint i = 0; i < names->len; i++) {
		if (g_hash_table_contains(set, g_ptr_array_index(names, i))) {
			return true;
		}
	}
	return false;
}

static bool
is_by(GHashTable *set, const Post *post)
{
	g_autoptr(GPtrArray) guesses = author_guesses(post);
	g_autofree char *label = author_label(post);
	g_autofree char *called = label != NULL ? author_called(label) : NULL;

	return has_any(set, guesses) || (called != NULL && g_hash_table_contains(set, called));
}

GHashTable *
optout_servers(const Config *config)
{
	GHashTable *servers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < config->sources->len; i++) {
		SourceSpec *source = g_ptr_array_index(config->sources, i);
		const bool is_whole = source->kind != NULL && source->url != NULL
			&& strcmp(source->kind, FEED_KIND) != 0;
		g_autofree char *name = is_whole ? author_site(source->url) : NULL;

		if (name != NULL && !g_hash_table_contains(servers, name)) {
			g_hash_table_insert(servers, g_steal_pointer(&name), source);
		}
	}
	return servers;
}

GPtrArray *
optout_source_names(const char *kind, const char *url)
{
	return strcmp(kind, FEED_KIND) == 0 ? author_feed_guesses(url)
					    : g_ptr_array_new_with_free_func(g_free);
}

Optout *
optout_new(const Config *config)
{
	g_autoptr(GPtrArray) names = list_names(config, true);
	Optout *optout = g_new0(Optout, 1);

	optout->names = set_of(names);
	return optout;
}

void
optout_free(Optout *optout)
{
	if (optout != NULL) {
		g_hash_table_unref(optout->names);
		g_free(optout);
	}
}

bool
optout_has(const Optout *optout, const Post *post)
{
	return g_hash_table_size(optout->names) > 0 && is_by(optout->names, post);
}

/* ---- what is stored -------------------------------------------------------------------------- */

/* What of the stored posts is theirs. */
typedef struct Search {
	GHashTable *names;   /* set of char* */
	GHashTable *sources; /* set of int64_t*: feeds of theirs */
	GPtrArray *ids;      /* of int64_t*: the posts */
	GPtrArray *cards;    /* of Post: somebody else's, that showed a page of theirs */
	int64_t last_id;     /* up to which was looked */
} Search;

static void
search_clear(Search *search)
{
	g_clear_pointer(&search->names, g_hash_table_unref);
	g_clear_pointer(&search->sources, g_hash_table_unref);
	g_clear_pointer(&search->ids, g_ptr_array_unref);
	g_clear_pointer(&search->cards, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Search, search_clear)

/* Whether it shows of a page of theirs what that says of itself. */
static bool
has_card_of(GHashTable *set, const Post *post)
{
	g_autoptr(GPtrArray) names = post->card != NULL ? author_feed_guesses(post->card->url)
							: NULL;

	return names != NULL && has_any(set, names);
}

/* A copy of a stored post, without its card. @cards added to. */
static bool
add_without_card(GPtrArray *cards, const Post *post, GError **error)
{
	json_auto_t *json = post_to_json(post);
	Post *copy;

	if (!post_from_json(json, &copy, error)) {
		return false;
	}
	copy->id = post->id;
	g_clear_pointer(&copy->card, post_card_free);
	g_ptr_array_add(cards, copy);
	return true;
}

static bool
visit(const Post *post, int64_t source_id, void *data, GError **error)
{
	Search *search = data;

	if (has_card_of(search->names, post) && !add_without_card(search->cards, post, error)) {
		return false;
	}
	if (g_hash_table_contains(search->sources, &source_id) || is_by(search->names, post)) {
		g_ptr_array_add(search->ids, g_memdup2(&post->id, sizeof post->id));
	}
	return true;
}

static bool
find_sources(Store *store, Search *search, GError **error)
{
	g_autoptr(GHashTable) rows = NULL;
	GHashTableIter iter;
	void *value;

	if (!sources_all(store, &rows, error)) {
		return false;
	}
	g_hash_table_iter_init(&iter, rows);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		const SourceRow *row = value;
		g_autoptr(GPtrArray) names = optout_source_names(row->kind, row->url);

		if (has_any(search->names, names)) {
			g_hash_table_add(search->sources, g_memdup2(&row->id, sizeof row->id));
		}
	}
	return true;
}

static bool
search_begin(Search *search, Store *store, const GPtrArray *names, GError **error)
{
	search->names = set_of(names);
	search->sources = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	search->cards = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	search->ids = g_ptr_array_new_with_free_func(g_free);
	return find_sources(store, search, error);
}

/* Its words go; that it was there and why it is no more stays, under a hash. */
static bool
forget(Store *store, int64_t id, int64_t now_s, GError **error)
{
	g_autoptr(GPtrArray) keys = NULL;
	g_autoptr(GPtrArray) places =
		g_ptr_array_new_with_free_func((GDestroyNotify)post_place_free);

	if (!posts_keys(store, id, &keys, error) || !posts_places(store, id, places, error)
		|| !posts_forget(store, id, POST_CONSENT_REFUSED, now_s, error)) {
		return false;
	}
	if (keys->len == 0 || places->len == 0) {
		return true;
	}
	const PostPlace *place = g_ptr_array_index(places, 0);
	const PostSighting sighting = { place->source_id, now_s };
	return posts_drop(store, &sighting, key_that_is_seen(keys), OPTOUT_REASON, error);
}

static bool
forget_each(Store *store, const GPtrArray *ids, int64_t now_s, GError **error)
{
	for (guint i = 0; i < ids->len; i++) {
		const int64_t *id = g_ptr_array_index(ids, i);

		if (!forget(store, *id, now_s, error)) {
			return false;
		}
	}
	return true;
}

static bool
take_cards(Store *store, const GPtrArray *posts, GError **error)
{
	for (guint i = 0; i < posts->len; i++) {
		const Post *post = g_ptr_array_index(posts, i);

		if (!posts_put_without_card(store, post, error)) {
			return false;
		}
	}
	return true;
}

bool
optout_take_out(Context *context, const GPtrArray *names, guint *count, GError **error)
{
	Store *store = context->store;
	const int64_t at_s = now_s(&context->now);
	g_auto(StoreTransaction) transaction = { 0 };
	g_auto(Search) search = { 0 };

	/* All is looked at before others have to wait, and in the transaction what came since. */
	if (!search_begin(&search, store, names, error)
		|| !posts_walk(store, &search.last_id, visit, &search, error)
		|| !store_transaction_begin(store, &transaction, error)
		|| !consents_refuse_author(store, names, CONSENTS_BY_ORGANISER, at_s, error)
		|| !posts_walk(store, &search.last_id, visit, &search, error)
		|| !take_cards(store, search.cards, error)
		|| !forget_each(store, search.ids, at_s, error)
		|| !store_transaction_commit(&transaction, error)) {
		return false;
	}
	*count = search.ids->len;
	return true;
}

/* ---- the ini --------------------------------------------------------------------------------- */

static bool
let_in(Context *context, const GPtrArray *names, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(context->store, &transaction, error)
		&& consents_readmit_author(context->store, names, CONSENTS_BY_ORGANISER,
			now_s(&context->now), error)
		&& store_transaction_commit(&transaction, error);
}

/* For how many of the names the organiser's no stands. */
static bool
count_out(Context *context, const GPtrArray *names, guint *count, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(context->store, &transaction, error)
		&& consents_count_out(context->store, names, count, error)
		&& store_transaction_commit(&transaction, error);
}

static bool
apply_out(Context *context, const GPtrArray *names, GError **error)
{
	guint out = 0, posts = 0;

	if (names->len == 0) {
		return true;
	}
	if (!count_out(context, names, &out, error)) {
		return false;
	}
	if (out == names->len) {
		return true;
	}
	if (!optout_take_out(context, names, &posts, error)) {
		return false;
	}
	log_line(LOG_LEVEL_INFO,
		"optout: %u stored %s of authors who asked to be left out %s taken "
		"back",
		posts, posts == 1 ? "post" : "posts", posts == 1 ? "is" : "are");
	return true;
}

/* What stands as a no besides stays one. */
static void
leave_out(GPtrArray *in, const GPtrArray *out)
{
	g_autoptr(GHashTable) kept = set_of(out);

	for (guint i = in->len; i > 0; i--) {
		if (g_hash_table_contains(kept, g_ptr_array_index(in, i - 1))) {
			g_ptr_array_remove_index(in, i - 1);
		}
	}
}

bool
optout_apply(Context *context, GError **error)
{
	g_autoptr(GPtrArray) out = list_names(context->config, true);
	g_autoptr(GPtrArray) in = list_names(context->config, false);
	guint still_out = 0;

	leave_out(in, out);
	return apply_out(context, out, error)
		&& (in->len == 0 || count_out(context, in, &still_out, error))
		&& (still_out == 0 || let_in(context, in, error));
}
