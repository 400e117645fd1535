/* The part of ingest that takes away what an export says is not to be kept. */
#include "flow/ingest_part.h"

#include "model/key.h"
#include "store/consents.h"
#include "store/imports.h"

/* By the author's own account, as it was when it was exported: a server that is asked later may say
 * otherwise. */
static bool
hear_author(const Reading *reading, const Post *post, GError **error)
{
	return post->author_consent != POST_CONSENT_REFUSED
		|| posts_refuse_author(reading->store, post->author_keys, CONSENTS_BY_ACCOUNT,
			reading->now_s, error);
}

/* What has no hashtag, and is not stored, is not worth a row. */
static bool
is_worth_it(const Reading *reading, const IngestDocument *document, const Post *post, bool *is,
	GError **error)
{
	int64_t id = 0;

	if (document->is_untagged && !posts_find(reading->store, post->keys, &id, error)) {
		return false;
	}
	*is = post->keys->len > 0 && (!document->is_untagged || id != 0);
	return true;
}

/* An author who edited it took the hashtag off: what is stored follows as it follows a source. */
static bool
follow(Reading *reading, const IngestDocument *document, Post *post, GError **error)
{
	IngestCounts counts = { 0 };
	bool is_worth = false;

	return is_worth_it(reading, document, post, &is_worth, error)
		&& (!is_worth || ingest_take(reading, post, &counts, error));
}

static bool
withdraw(const Reading *reading, const IngestDocument *document, const Post *post, const char *why,
	GError **error)
{
	const bool is_no = post_is_refused(post);
	g_autofree char *reason = why != NULL
		? g_strdup_printf("its export says no: %s", why)
		: g_strdup("its export says no, or that it is no more");
	bool was_stored = false, is_worth = false;

	if (!hear_author(reading, post, error)
		|| !is_worth_it(reading, document, post, &is_worth, error)
		|| (is_worth
			&& !(is_no ? posts_refuse : posts_disagree)(reading->store, post->keys,
				reading->now_s, &was_stored, error))) {
		return false;
	}
	/* When somebody agrees again, the export is as it was. */
	if (was_stored && !is_no
		&& !imports_read_anew(reading->store, reading->sighting.source_id, error)) {
		return false;
	}
	return !was_stored
		|| posts_drop(reading->store, &reading->sighting, key_that_is_seen(post->keys),
			reason, error);
}

/* Of a post that has its author's fields alone no name is made up. */
static void
name_posts(const Reading *reading, const IngestDocument *document)
{
	g_autoptr(GPtrArray) nameless = g_ptr_array_new();

	for (guint i = 0; i < document->posts->len; i++) {
		Post *post = g_ptr_array_index(document->posts, i);

		if (post->uri == NULL && post->url == NULL && post->title == NULL
			&& post->text == NULL) {
			g_ptr_array_add(nameless, post);
		}
	}
	ingest_name(reading, document);
	for (guint i = 0; i < nameless->len; i++) {
		g_ptr_array_set_size(((Post *)g_ptr_array_index(nameless, i))->keys, 0);
	}
}

bool
ingest_withdraw(const Ingest *ingest, Store *store, const IngestDocument *document, const char *why,
	GError **error)
{
	g_auto(Reading) reading = { 0 };

	if (!ingest_begin(&reading, ingest, store, document, error)) {
		return false;
	}
	name_posts(&reading, document);
	for (guint i = 0; i < document->posts->len; i++) {
		Post *post = g_ptr_array_index(document->posts, i);

		if (document->is_untagged && !post_is_refused(post)
				? !follow(&reading, document, post, error)
				: !withdraw(&reading, document, post, why, error)) {
			return false;
		}
	}
	return true;
}
