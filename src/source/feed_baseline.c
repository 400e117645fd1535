#include "source/feed_baseline.h"

#include "model/post.h"
#include "source/feed_document.h"
#include "source/feed_sieve.h"
#include "text/date.h"
#include "text/jsontext.h"

/* The member "baseline" of a source's state; it is not there where one was read before there was
 * such a thing. */
enum { BASELINE_DONE, BASELINE_OPEN, BASELINE_BEGUN };

void
feed_baseline_begin(json_t *state, bool is_new_reading, bool has_read)
{
	const int64_t was = jsontext_integer(state, "baseline", has_read ? BASELINE_DONE : -1);
	const bool is_behind = jsontext_integer(state, "unasked", 0) > 0;

	if (is_new_reading || was < 0) {
		json_object_set_new(state, "baseline", json_integer(BASELINE_OPEN));
	} else if (was == BASELINE_BEGUN && !is_behind) {
		json_object_set_new(state, "baseline", json_integer(BASELINE_DONE));
	}
}

/* By what a post is known again, as feed_sieve_ids() has it. @return owned; NULL: by nothing. */
static char *
mark_of(const Post *post)
{
	const char *const names[] = { post->uri, post->url, post->title, post->text };

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		if (names[i] != NULL) {
			return feed_sieve_hash(names[i]);
		}
	}
	return NULL;
}

void
feed_baseline_mark(json_t *state, json_t *known, const GPtrArray *posts)
{
	const json_t *old = json_object_get(known, "undated");
	const bool is_open = jsontext_integer(state, "baseline", BASELINE_DONE) != BASELINE_DONE;
	g_autoptr(GHashTable) marks = feed_sieve_set(old);
	g_autoptr(GHashTable) kept = feed_sieve_set(json_object_get(known, "kept"));
	/* Of more than a document may have, those that it has no longer are forgotten. */
	const bool is_full = json_array_size(old) >= FEED_ITEMS_MAX;
	json_t *undated = old != NULL && !is_full ? json_copy((json_t *)old) : json_array();

	for (guint i = 0; i < posts->len; i++) {
		Post *post = g_ptr_array_index(posts, i);
		g_autofree char *mark = post->published_s == DATE_UNKNOWN ? mark_of(post) : NULL;
		const bool was_there = mark != NULL && g_hash_table_contains(marks, mark);
		const bool is_there = mark != NULL && is_open && !g_hash_table_contains(kept, mark);

		post->is_baseline = was_there || is_there;
		if (post->is_baseline && (!was_there || is_full)) {
			json_array_append_new(undated, jsontext_text(mark));
		}
	}
	if (is_open) {
		/* Of a folder there are more documents to come. */
		json_object_set_new(state, "baseline",
			json_integer(known == state ? BASELINE_DONE : BASELINE_BEGUN));
	}
	if (json_array_size(undated) > 0 || old != NULL) {
		json_object_set(known, "undated", undated);
	}
	json_decref(undated);
}
