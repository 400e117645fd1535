/*
 * A post may have been seen in several places. Where one of them is on the host that the post's own
 * name belongs to, that is its origin and the others are copies; else all are asked, and the
 * strictest stands. That a list lost a post proves less than a server's own word on it, and counts
 * only where nobody shows the post.
 */
#include "flow/origin.h"

#include "base/error.h"
#include "base/log.h"
#include "flow/money.h"
#include "flow/origin_part.h"
#include "flow/origin_thread.h"
#include "flow/origin_witness.h"
#include "model/key.h"
#include "store/posts.h"

/* Fewer posts than these may well be gone together. */
#define DOUBTED_MIN 5

/* What one source shows in one reply. */
typedef struct Document {
	Witness *witness;
	GPtrArray *posts; /* a reference: of Post */
	bool is_thread;   /* what hangs on one of its posts; else posts that were asked for */
} Document;

static void
document_free(void *data)
{
	Document *document = data;

	g_ptr_array_unref(document->posts);
	g_free(document);
}

static GHashTable *
new_ids(void)
{
	return g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
}

Origin *
origin_new(Context *context)
{
	Origin *origin = g_new0(Origin, 1);

	origin->context = context;
	origin->drafts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
		(GDestroyNotify)g_ptr_array_unref);
	origin->ids = g_ptr_array_new_with_free_func(g_free);
	origin->noted = new_ids();
	origin->there = new_ids();
	origin->gone = new_ids();
	origin->unlisted = new_ids();
	origin->unasked = new_ids();
	origin->witnesses = g_ptr_array_new_with_free_func((GDestroyNotify)witness_free);
	origin->by_source = g_hash_table_new(g_int64_hash, g_int64_equal);
	origin->documents = g_ptr_array_new_with_free_func(document_free);
	origin->shown = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	origin->open = g_hash_table_new(NULL, NULL);
	return origin;
}

void
origin_free(Origin *origin)
{
	if (origin == NULL) {
		return;
	}
	g_clear_pointer(&origin->gather, gather_free);
	g_clear_pointer(&origin->lock, lock_free);
	threads_free(origin->threads);
	g_hash_table_unref(origin->open);
	g_ptr_array_unref(origin->documents);
	g_hash_table_unref(origin->by_source);
	g_ptr_array_unref(origin->witnesses);
	g_ptr_array_unref(origin->shown); /* behind the trees of the witnesses */
	g_hash_table_unref(origin->unasked);
	g_hash_table_unref(origin->unlisted);
	g_hash_table_unref(origin->gone);
	g_hash_table_unref(origin->there);
	g_hash_table_unref(origin->noted);
	g_ptr_array_unref(origin->ids);
	g_hash_table_unref(origin->drafts);
	g_free(origin);
}

/* ---- who is asked ---- */

static bool
has_home(Origin *origin, const GPtrArray *places)
{
	for (guint i = 0; i < places->len; i++) {
		const PostPlace *place = g_ptr_array_index(places, i);
		const Witness *witness = g_hash_table_lookup(origin->by_source, &place->source_id);
		if (witness != NULL && witness_is_home(witness, place)) {
			return true;
		}
	}
	return false;
}

/* @streamed ids of sources that are read item by item. */
static bool
is_streamed_alone(GHashTable *streamed, const GPtrArray *places)
{
	for (guint i = 0; i < places->len; i++) {
		const PostPlace *place = g_ptr_array_index(places, i);

		if (!g_hash_table_contains(streamed, &place->source_id)) {
			return false;
		}
	}
	return places->len > 0;
}

static bool
call_for(Origin *origin, GHashTable *streamed, int64_t id, GError **error)
{
	Store *store = origin->context->store;
	g_autoptr(GPtrArray) places =
		g_ptr_array_new_with_free_func((GDestroyNotify)post_place_free);
	g_autoptr(GPtrArray) tags = NULL;

	if (!posts_places(store, id, places, error) || !posts_tags(store, id, &tags, error)) {
		return false;
	}
	if (is_streamed_alone(streamed, places)) {
		origin_add_id(origin->unasked, id);
		return true;
	}
	const bool is_home_known = has_home(origin, places);
	for (guint i = 0; i < places->len; i++) {
		PostPlace *place = g_ptr_array_index(places, i);
		Witness *witness = g_hash_table_lookup(origin->by_source, &place->source_id);
		if (witness != NULL && (!is_home_known || witness_is_home(witness, place))) {
			g_ptr_array_index(places, i) = NULL;
			witness_add(witness, place, tags);
		}
	}
	return true;
}

static bool
call_witnesses(Origin *origin, GError **error)
{
	g_autoptr(GHashTable) streamed = new_ids();

	if (!witness_streamed(origin->context, streamed, error)
		|| !witness_all(origin->context, origin->witnesses, error)) {
		return false;
	}
	for (guint i = 0; i < origin->witnesses->len; i++) {
		Witness *witness = g_ptr_array_index(origin->witnesses, i);
		g_hash_table_insert(origin->by_source, &witness->row->id, witness);
	}
	for (guint i = 0; i < origin->ids->len; i++) {
		const int64_t *id = g_ptr_array_index(origin->ids, i);
		if (!call_for(origin, streamed, *id, error)) {
			return false;
		}
	}
	return true;
}

/* ---- what they say ---- */

static void
take_findings(Origin *origin, Witness *witness, const GPtrArray *findings)
{
	for (guint i = 0; i < findings->len; i++) {
		const RecheckFinding *finding = g_ptr_array_index(findings, i);
		const int64_t id = witness_post(witness, finding->id);
		if (id != 0 && finding->verdict == RECHECK_GONE
			&& witness->spec->described != NULL) {
			g_array_append_val(witness->gone, id);
		} else if (id != 0 && finding->verdict == RECHECK_GONE) {
			origin_add_id(origin->gone, id);
		} else if (id != 0 && finding->verdict == RECHECK_UNLISTED) {
			origin_add_id(origin->unlisted, id);
		} else if (id != 0 && finding->verdict == RECHECK_SAME) {
			origin_add_id(origin->there, id);
		} else if (id != 0 && finding->post != NULL) {
			origin_thread_note(witness, finding->post, id);
		}
	}
}

/* @posts owned by the call. */
static void
add_document(Origin *origin, Witness *witness, GPtrArray *posts, bool is_thread)
{
	if (posts->len == 0) {
		g_ptr_array_unref(posts);
		return;
	}
	Document *document = g_new0(Document, 1);
	document->witness = witness;
	document->posts = posts;
	document->is_thread = is_thread;
	g_ptr_array_add(origin->documents, document);
	g_ptr_array_add(origin->shown, g_ptr_array_ref(posts));
}

/* What hangs on its posts is asked for once it has said how they are. */
static void
hear(Origin *origin, Witness *witness, const Reply *reply)
{
	if (origin_thread_is(reply)) {
		add_document(origin, witness, origin_thread_hear(witness, reply), true);
	} else {
		g_auto(Recheck) recheck = { 0 };

		witness_hear(witness, origin->gather, reply, &recheck);
		take_findings(origin, witness, recheck.findings);
		add_document(origin, witness, g_steal_pointer(&recheck.posts), false);
	}
	origin_thread_ask(witness, origin->gather);
}

static void
take_reply(void *data, void *cookie, const Reply *reply)
{
	hear(data, cookie, reply);
}

static bool
has_documents(void *data)
{
	const Origin *origin = data;

	return origin->documents->len > 0;
}

static void
note_open(Origin *origin, GHashTable *open, Witness *witness)
{
	GHashTableIter iter;
	void *post;

	g_hash_table_iter_init(&iter, open);
	while (g_hash_table_iter_next(&iter, &post, NULL)) {
		g_hash_table_insert(origin->open, post, witness);
	}
}

static bool
write_document(void *data, GError **error)
{
	Origin *origin = data;
	const Document *document = g_ptr_array_index(origin->documents, 0);
	const IngestDocument read = {
		.source = document->witness->spec,
		.source_id = document->witness->row->id,
		.posts = document->posts,
		.read_s = origin->now_s,
	};
	IngestCounts counts = { 0 };
	Store *store = origin->context->store;
	g_autoptr(GHashTable) open = g_hash_table_new(NULL, NULL);

	if (!(document->is_thread ? ingest_thread(origin->ingest, store, &read, open, error)
				  : ingest_posts(origin->ingest, store, &read, &counts, error))) {
		return false;
	}
	note_open(origin, open, document->witness);
	for (guint i = 0; i < document->posts->len; i++) {
		const Post *post = g_ptr_array_index(document->posts, i);
		if (post->id != 0) {
			origin_add_id(origin->there, post->id);
		}
	}
	g_ptr_array_remove_index(origin->documents, 0);
	return true;
}

/* What was spent, before what it is spent on goes out. */
static bool
write_spent(void *data, GError **error)
{
	Origin *origin = data;

	for (guint i = 0; i < origin->witnesses->len; i++) {
		Witness *witness = g_ptr_array_index(origin->witnesses, i);
		if (witness->has_spent
			&& !money_write(origin->context->store, witness->row, witness->state,
				error)) {
			return false;
		}
		witness->has_spent = false;
	}
	return true;
}

/* Whether it may be asked: it is free, or its book can be had. */
static bool
may_spend(Origin *origin, Witness *witness, bool *may, GError **error)
{
	SourceRow *row = NULL;

	*may = true;
	if (!money_is_taken(witness->spec)) {
		return true;
	}
	if (!money_open(origin->context, witness->spec, &origin->lock, &row, error)) {
		return false;
	}
	*may = row != NULL;
	if (row != NULL) {
		witness_take_row(witness, row);
	} else {
		log_line(LOG_LEVEL_INFO, "source %s is not asked again: a run is asking it now",
			witness->spec->name);
	}
	return true;
}

static bool
begin_witness(Origin *origin, Witness *witness, guint *asked, GError **error)
{
	bool may = false;

	if (witness->posts->len == 0 || !witness_may_speak(witness, origin->context)) {
		return true;
	}
	if (!may_spend(origin, witness, &may, error)) {
		return false;
	}
	if (may) {
		hear(origin, witness, NULL);
		*asked += (guint)witness->in_flight;
	}
	return true;
}

static bool
ask_witnesses(Origin *origin, GError **error)
{
	const GatherTaker taker = { .take = take_reply,
		.has_content = has_documents,
		.write_content = write_document,
		.write_state = write_spent,
		.data = origin };
	GatherEnd end = GATHER_DONE;
	guint asked = 0;

	if (!gather_new(origin->context, &taker, origin->context->config->recheck_time_s,
		    &origin->gather, error)) {
		return false;
	}
	for (guint i = 0; i < origin->witnesses->len; i++) {
		Witness *witness = g_ptr_array_index(origin->witnesses, i);
		if (!begin_witness(origin, witness, &asked, error)) {
			return false;
		}
	}
	if (asked == 0) {
		return true;
	}
	progress_show(origin->context->progress, "asking for %u posts again where they were read",
		origin->ids->len);
	const bool is_written = gather_run(origin->gather, &end, error);
	progress_clear(origin->context->progress);
	if (is_written && end == GATHER_STOPPED) {
		error_set(error, ERROR_SYSTEM_TEMPORARY,
			"stopped by a signal; nothing is lost, the next run goes on");
		return false;
	}
	return is_written;
}

/* Our own files are where they are. */
static void
note_files(Origin *origin)
{
	for (guint i = 0; i < origin->witnesses->len; i++) {
		const Witness *witness = g_ptr_array_index(origin->witnesses, i);
		for (guint k = 0; witness_is_folder(witness) && k < witness->places->len; k++) {
			const PostPlace *place = g_ptr_array_index(witness->places, k);
			origin_add_id(origin->there, place->post_id);
		}
	}
}

/* ---- what follows ---- */

static bool
is_gone(const Origin *origin, const int64_t *id)
{
	return g_hash_table_contains(origin->gone, id)
		|| (g_hash_table_contains(origin->unlisted, id)
			&& !g_hash_table_contains(origin->there, id));
}

/* It is refused from now on, whoever still shows a copy. */
static bool
forget(Origin *origin, int64_t id, GError **error)
{
	Store *store = origin->context->store;
	g_autoptr(GPtrArray) keys = NULL;
	g_autoptr(GPtrArray) places =
		g_ptr_array_new_with_free_func((GDestroyNotify)post_place_free);

	if (!posts_keys(store, id, &keys, error) || !posts_places(store, id, places, error)) {
		return false;
	}
	if (keys->len == 0 || places->len == 0) {
		return true;
	}
	const PostPlace *place = g_ptr_array_index(places, 0);
	const PostSighting sighting = { place->source_id, origin->now_s };
	return posts_forget(store, id, POST_CONSENT_REFUSED, origin->now_s, error)
		&& posts_drop(store, &sighting, key_that_is_seen(keys),
			"it is no longer where it was read", error);
}

/* A kind that is described in ini may be described wrongly. That each of many posts is gone is what
 * a slip in its recheck looks like, and would take a whole edition away. */
static void
believe(Origin *origin, const Witness *witness)
{
	if (witness->gone->len >= DOUBTED_MIN && witness->gone->len == witness->posts->len) {
		log_line(LOG_LEVEL_WARNING,
			"source %s says that all of its %u posts are gone, which is not believed "
			"(look at recheck in [kind %s]; `tagdigest drop` keeps out a single one)",
			witness->spec->name, witness->gone->len, witness->spec->kind);
		return;
	}
	for (guint i = 0; i < witness->gone->len; i++) {
		origin_add_id(origin->gone, g_array_index(witness->gone, int64_t, i));
	}
}

static bool
forget_gone(Origin *origin, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	for (guint i = 0; i < origin->witnesses->len; i++) {
		believe(origin, g_ptr_array_index(origin->witnesses, i));
	}
	for (guint i = 0; i < origin->ids->len; i++) {
		const int64_t *id = g_ptr_array_index(origin->ids, i);
		if (!is_gone(origin, id)) {
			continue;
		}
		if (transaction.store == NULL
			&& !store_transaction_begin(origin->context->store, &transaction, error)) {
			return false;
		}
		if (!forget(origin, *id, error)) {
			return false;
		}
	}
	return transaction.store == NULL || store_transaction_commit(&transaction, error);
}

bool
origin_ask(Origin *origin, GError **error)
{
	if (origin->ids->len == 0) {
		return true;
	}
	origin->now_s = now_s(&origin->context->now);
	if (!context_rules(origin->context, &origin->ingest, error)
		|| !call_witnesses(origin, error) || !ask_witnesses(origin, error)) {
		g_prefix_error(error, "asking for posts again: ");
		return false;
	}
	g_clear_pointer(&origin->lock, lock_free);
	note_files(origin);
	origin_thread_gather(origin);
	return forget_gone(origin, error);
}
