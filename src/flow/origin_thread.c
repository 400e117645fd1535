#include "flow/origin_thread.h"

#include "base/log.h"
#include "base/prefix.h"

#include <string.h>

/* So many at once; the fetcher lets no host be asked faster than it likes. */
#define AT_ONCE_MAX 2
/* Who knows a post and nothing of its thread so often does not answer such questions. */
#define VAIN_MAX 3
/* Behind it the id that was asked about; no mark of a recheck begins so. */
#define MARK "thread "

void
origin_thread_note(Witness *witness, const Post *post, int64_t id)
{
	if (witness->kind->thread_request != NULL) {
		thread_tree_add(witness->tree, post, id);
	}
}

static void
ask(Witness *witness, Gather *gather, const char *id)
{
	Request *request = witness->kind->thread_request(witness->spec, id);

	if (request == NULL) {
		thread_tree_take(witness->tree, id, NULL);
		return;
	}
	g_free(request->mark);
	request->mark = g_strconcat(MARK, id, NULL);
	witness_ask(witness, gather, request);
	witness->threads_in_flight++;
}

void
origin_thread_ask(Witness *witness, Gather *gather)
{
	while (witness->in_flight == 0 && !witness->is_thread_closed
		&& witness->threads_in_flight < AT_ONCE_MAX && witness_budget(witness) > 0) {
		const char *id = thread_tree_next(witness->tree);

		if (id == NULL) {
			break;
		}
		ask(witness, gather, id);
	}
}

bool
origin_thread_is(const Reply *reply)
{
	return reply != NULL && reply->mark != NULL && prefix_stands_at(reply->mark, MARK);
}

/* Who asks to wait, wants a login or has trouble of its own is asked no more. */
static void
count_vain(Witness *witness, const Reply *reply, ThreadOutcome outcome)
{
	witness->vain = outcome == THREAD_READ ? 0 : witness->vain + 1;
	if (!witness->is_thread_closed && (outcome == THREAD_CLOSED || witness->vain >= VAIN_MAX)) {
		witness->is_thread_closed = true;
		log_line(LOG_LEVEL_INFO, "source %s does not tell what answers there are (HTTP %d)",
			witness->spec->name, reply->status);
	}
}

GPtrArray *
origin_thread_hear(Witness *witness, const Reply *reply)
{
	const char *id = reply->mark + strlen(MARK);
	const ThreadInput input = {
		.spec = witness->spec, .id = id, .now_s = witness->now_s, .reply = reply
	};
	g_auto(ThreadPage) page = { 0 };

	witness->threads_in_flight--;
	witness->kind->thread_read(&input, &page);
	access_conceal_posts(&witness->access, page.posts);
	count_vain(witness, reply, page.outcome);
	thread_tree_take(witness->tree, id, page.outcome == THREAD_READ ? page.posts : NULL);
	return g_steal_pointer(&page.posts);
}

void
origin_thread_gather(Origin *origin)
{
	origin->threads = threads_new();
	for (guint i = 0; i < origin->witnesses->len; i++) {
		const Witness *witness = g_ptr_array_index(origin->witnesses, i);
		threads_add(origin->threads, witness->tree, origin->open);
	}
}

Threads *
origin_threads(const Origin *origin)
{
	return origin->threads;
}

/* @entry: one that the draft shows and that is not stored. */
static bool
keep(const Origin *origin, DraftEntry *entry, GError **error)
{
	Post *post = (Post *)threads_find(origin->threads, entry->post);
	const Witness *witness = post != NULL ? g_hash_table_lookup(origin->open, post) : NULL;

	if (witness == NULL) {
		return true;
	}
	g_autoptr(GPtrArray) posts = g_ptr_array_new();
	const IngestDocument read = {
		.source = witness->spec,
		.source_id = witness->row->id,
		.posts = posts,
		.read_s = origin->now_s,
	};
	g_ptr_array_add(posts, post);
	if (!ingest_answer(origin->ingest, origin->context->store, &read, post, error)) {
		return false;
	}
	entry->post->id = post->id;
	return true;
}

bool
origin_keep(const Origin *origin, Draft *draft, GError **error)
{
	g_autoptr(GPtrArray) shown = draft_shown(draft);

	for (guint i = 0; origin->threads != NULL && i < shown->len; i++) {
		DraftEntry *entry = g_ptr_array_index(shown, i);

		if (entry->post->id == 0 && !keep(origin, entry, error)) {
			return false;
		}
	}
	return true;
}
