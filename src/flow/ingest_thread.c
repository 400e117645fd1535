/*
 * The part of ingest for what hangs on posts. Who uses a hashtag of ours wants to be found under
 * it; who answers without one has said no such thing: so of that nothing is kept, nor of whose it
 * is, and it is quoted only where nothing keeps it out and every sign of its author is open.
 */
#include "flow/ingest_part.h"

#include "base/error.h"
#include "dedup/identity.h"
#include "flow/withhold.h"
#include "store/keepouts.h"

static bool
is_kept_out(const Reading *reading, const Post *post, bool *is_out, GError **error)
{
	int64_t since_s = 0;

	if (reading->has_keepouts && !keepouts_since(reading->store, post->keys, &since_s, error)) {
		return false;
	}
	*is_out = since_s != 0;
	return true;
}

/* Whether everybody lets it be quoted: its author, the organiser, the rules of the source. */
static bool
judge_open(const Reading *reading, Post *post, bool *is_open, GError **error)
{
	g_autofree char *reason = NULL;
	bool is_out = false;

	if (!ingest_judge_consent(reading, post, &post->consent, error)
		|| !is_kept_out(reading, post, &is_out, error)) {
		return false;
	}
	*is_open = post->consent == POST_CONSENT_OPEN && !is_out
		&& post->author_consent != POST_CONSENT_REFUSED && !ingest_is_too_old(reading, post)
		&& ingest_admits(reading->ingest, reading->source->name, post, &reason);
	return true;
}

/* Of one that is neither stored nor to be. */
static bool
look_at(const Reading *reading, Post *post, GHashTable *open, GError **error)
{
	bool is_open = false;

	(void)post_shorten(post);
	if (!withhold_words(reading->store, post, error)
		|| !judge_open(reading, post, &is_open, error)) {
		return false;
	}
	if (is_open) {
		g_hash_table_add(open, post);
	}
	return true;
}

static bool
take_hanging(Reading *reading, Post *post, GHashTable *open, GError **error)
{
	IngestCounts counts = { 0 };
	int64_t id = 0;

	if (!posts_find(reading->store, post->keys, &id, error)) {
		return false;
	}
	return id != 0 || ingest_has_our_tag(reading, post)
		? ingest_take(reading, post, &counts, error)
		: look_at(reading, post, open, error);
}

/* Those that refuse by themselves, or that do not. */
static bool
take_each(Reading *reading, const GPtrArray *posts, bool are_refused, GHashTable *open,
	GError **error)
{
	for (guint i = 0; i < posts->len; i++) {
		Post *post = g_ptr_array_index(posts, i);
		const bool is_refused = post->consent == POST_CONSENT_REFUSED;

		if (is_refused == are_refused && !take_hanging(reading, post, open, error)) {
			return false;
		}
	}
	return true;
}

bool
ingest_thread(const Ingest *ingest, Store *store, const IngestDocument *document, GHashTable *open,
	GError **error)
{
	g_auto(Reading) reading = { 0 };

	if (!ingest_begin(&reading, ingest, store, document, error)) {
		return false;
	}
	identity_assign(reading.scope, document->posts);
	/* Every no is heard before anything is written. */
	return take_each(&reading, document->posts, true, open, error)
		&& take_each(&reading, document->posts, false, open, error);
}

bool
ingest_answer(const Ingest *ingest, Store *store, const IngestDocument *document, Post *post,
	GError **error)
{
	g_auto(Reading) reading = { 0 };
	g_auto(Finding) finding = { 0 };
	bool is_open = false;
	PostsPut became;

	if (!ingest_begin(&reading, ingest, store, document, error)
		|| !judge_open(&reading, post, &is_open, error)) {
		return false;
	}
	if (!is_open) {
		error_set(error, ERROR_STORE_TEMPORARY,
			"an answer that it quotes may not be shown any more");
		return false;
	}
	return finding_make(&reading.shown, post, &finding, error)
		&& ingest_put(&reading, &finding, &became, error);
}
