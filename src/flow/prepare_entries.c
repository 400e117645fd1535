#include "flow/prepare_entries.h"

#include "digest/entry.h"
#include "digest/section.h"
#include "digest/tally.h"
#include "digest/worth.h"
#include "flow/prepare_chats.h"
#include "flow/prepare_clusters.h"
#include "flow/prepare_names.h"

/* What the organiser said of a post, or of one that is a copy of it. */
static void
hear_review(const DraftReview *review, DraftEntry *entry, int64_t id)
{
	const ReviewPost *word = review == NULL ? NULL : draft_review_post(review, id);

	if (word != NULL) {
		entry->is_pinned = entry->is_pinned || word->is_pinned || word->is_kept
			|| word->is_first;
		entry->is_first = entry->is_first || word->is_first;
	}
}

static void
hear_reviews(const DraftReview *review, DraftEntry *entry)
{
	hear_review(review, entry, entry->post->id);
	for (guint i = 0; i < entry->copies->len; i++) {
		const DraftCopy *copy = g_ptr_array_index(entry->copies, i);

		hear_review(review, entry, copy->post_id);
	}
}

/* One for each. @posts owned. @return owned. */
static GPtrArray *
entries_of(GPtrArray *posts, const PrepareFacts *facts)
{
	GPtrArray *entries = g_ptr_array_new_with_free_func((GDestroyNotify)draft_entry_free);

	g_ptr_array_set_free_func(posts, NULL);
	for (guint i = 0; i < posts->len; i++) {
		Post *post = g_ptr_array_index(posts, i);
		DraftEntry *entry = draft_entry_new(post);

		prepare_rank_name(facts->rank, entry);
		entry->is_newcomer = g_hash_table_contains(facts->newcomers, &post->id);
		prepare_clusters_give(facts, entry);
		hear_reviews(facts->review, entry);
		g_ptr_array_add(entries, entry);
	}
	g_ptr_array_unref(posts);
	return entries;
}

/* ---- what hangs on them ---- */

/* By whose rules an answer may be quoted. */
typedef struct Quoting {
	const Ingest *rules;
	const DigestSpec *digest;
} Quoting;

static bool
may_quote(const Post *post, void *data)
{
	const Quoting *quoting = data;
	g_autofree char *reason = NULL;

	return ingest_judge(quoting->rules, quoting->digest, post, &reason);
}

static char *
dup_person(const Post *post, void *data)
{
	return prepare_rank_person(data, post);
}

/* What its servers said of a post's answers, here and under its copies; of one of these that nobody
 * was asked about it is not known that there are none. */
static void
hear_answers(Threads *threads, DraftEntry *entry, const PrepareFacts *facts)
{
	ThreadFacts said, more;

	threads_name_above(threads, entry->post);
	threads_tell(threads, entry->post->id, dup_person, facts->rank, &said);
	for (guint i = 0; i < entry->copies->len; i++) {
		const DraftCopy *copy = g_ptr_array_index(entry->copies, i);

		threads_tell(threads, copy->post_id, dup_person, facts->rank, &more);
		said.is_unanswered = said.is_unanswered && more.is_unanswered;
		said.answers += more.answers;
		said.voices += more.voices - 1;
	}
	entry->answers = MAX(entry->answers, said.answers);
	entry->voices = MAX(entry->voices, said.voices);
	if (!said.is_unanswered) {
		entry_mark_answered(facts->answered, entry->post);
	}
}

static void
add_answers(Threads *threads, const PrepareFacts *facts, GPtrArray *entries)
{
	g_autoptr(GPtrArray) answers = threads_entries(threads);

	g_ptr_array_set_free_func(answers, NULL);
	for (guint i = 0; i < answers->len; i++) {
		DraftEntry *entry = g_ptr_array_index(answers, i);

		entry->is_aside = true;
		prepare_hide_addresses(entry->post);
		entry->person = prepare_rank_person(facts->rank, entry->post);
		g_ptr_array_add(entries, entry);
	}
}

static void
hear_threads(const DigestSpec *digest, GPtrArray *entries, const PrepareFacts *facts,
	const PrepareThreads *threads)
{
	Quoting quoting = { threads->rules, digest };

	threads_quote(threads->threads, may_quote, &quoting);
	for (guint i = 0; i < entries->len; i++) {
		hear_answers(threads->threads, g_ptr_array_index(entries, i), facts);
	}
	add_answers(threads->threads, facts, entries);
}

void
prepare_entries(const DigestSpec *digest, Draft *draft, GPtrArray *posts, const PrepareFacts *facts,
	const PrepareThreads *threads)
{
	const EntryRule rule = {
		.period_end_s = draft->period_end_s,
		.has_stories = section_order_has(&digest->sections, DRAFT_SECTION_STORIES),
		.answered = facts->answered,
	};
	GPtrArray *entries = entries_of(posts, facts);
	PrepareChats chats;

	worth_mark_automated(entries);
	prepare_facts_by_person(entries);
	if (threads->threads != NULL) {
		hear_threads(digest, entries, facts, threads);
	}
	chats = prepare_chats(facts, entries);
	if (draft->frequency == SCHEDULE_AFTER_CHAT) {
		g_ptr_array_set_size(entries, 0);
	}
	entries = entry_gather(entries, &rule);
	g_autoptr(GPtrArray) all = prepare_chats_all(&chats, entries);
	tally_count(draft, digest, all);
	prepare_rank(facts->rank, digest, draft, entries);
	prepare_chats_end(facts, digest, draft, &chats);
	section_fill(draft, digest, &facts->room, entries);
}
