#include "flow/hour_posts.h"

#include "base/now.h"
#include "digest/occurrence.h"
#include "digest/window.h"
#include "store/chats.h"
#include "text/date.h"
#include "text/url.h"

#include <string.h>

/* Hosts ask their last question late. */
#define OVERTIME_S HOUR_S

/* More than a chat has in any window that is asked about: each day for two years. */
#define SPANS_MAX 800

bool
hour_next(const ChatSpec *chat, int64_t after_s, HourSpan *span)
{
	g_autoptr(GTimeZone) zone = window_zone(chat->timezone);
	const OccurrenceRule rule = { chat->whens, chat->except, zone };
	Occurrence next;

	if (zone == NULL || !occurrence_next(&rule, after_s, &next)) {
		return false;
	}
	const int64_t length_s = next.when->is_all_day ? DAY_S : chat->length_s;
	*span = (HourSpan){ next.start_s, next.start_s + length_s };
	return true;
}

GArray *
hour_spans(const ChatSpec *chat, int64_t since_s, int64_t until_s)
{
	GArray *spans = g_array_new(FALSE, FALSE, sizeof(HourSpan));
	HourSpan span = { .start_s = since_s - 1 };

	while (spans->len < SPANS_MAX && hour_next(chat, span.start_s, &span)
		&& span.start_s < until_s) {
		g_array_append_val(spans, span);
	}
	return spans;
}

/* ---- whose posts ----------------------------------------------------------------------------- */

static bool
has_tag(const ChatSpec *chat, const Post *post)
{
	for (guint i = 0; i < post->tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(post->tags, i);

		if (hashtag_list_has(chat->tags, tag->key)) {
			return true;
		}
	}
	return false;
}

static void
add_name(GHashTable *names, char *name)
{
	if (name != NULL) {
		g_hash_table_add(names, name);
	}
}

/* Whether a post answers one that has one of the names. */
static bool
hangs_on(GHashTable *names, const Post *post)
{
	const PostReplyTo *above = post->reply_to;
	g_autofree char *url = above != NULL ? url_canonical(above->url) : NULL;

	return above != NULL
		&& ((above->uri != NULL && g_hash_table_contains(names, above->uri))
			|| (url != NULL && g_hash_table_contains(names, url)));
}

/* The first of @all, which are by time, that may be of a span's: a chat each day has many spans. */
static guint
first_of(const GPtrArray *all, const HourSpan *span)
{
	guint from = 0, to = span != NULL ? all->len : 0;

	while (from < to) {
		const guint middle = from + (to - from) / 2;
		const Post *post = g_ptr_array_index(all, middle);

		if (post->published_s < span->start_s - HOUR_BEFORE_S) {
			from = middle + 1;
		} else {
			to = middle;
		}
	}
	return from;
}

/* From when on what hangs on nothing of an hour is the next one's. */
static int64_t
end_of(const ChatSpec *chat, const HourSpan *span)
{
	HourSpan next;

	return hour_next(chat, span->end_s - 1, &next)
		? MAX(next.start_s - HOUR_EARLY_S, span->end_s)
		: INT64_MAX;
}

GPtrArray *
hour_posts(const ChatSpec *chat, const GPtrArray *all, const HourSpan *span)
{
	const int64_t alone_s = span != NULL ? end_of(chat, span) : INT64_MAX;
	GPtrArray *posts = g_ptr_array_new();
	g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = first_of(all, span); i < all->len; i++) {
		Post *post = g_ptr_array_index(all, i);

		if (span != NULL && post->published_s >= span->end_s + HOUR_LATE_S) {
			break;
		}
		if (post->published_s != DATE_UNKNOWN
			&& ((post->published_s < alone_s && has_tag(chat, post))
				|| hangs_on(names, post))) {
			add_name(names, g_strdup(post->uri));
			add_name(names, url_canonical(post->url));
			g_ptr_array_add(posts, post);
		}
	}
	return posts;
}

/* ---- what they make of it -------------------------------------------------------------------- */

static RecapWord
word_of(const ChatsWord *word)
{
	return strcmp(word->word, CHATS_ANSWERS) == 0 ? RECAP_ANSWERS
		: strcmp(word->word, CHATS_ASKS) == 0 ? RECAP_ASKS
						      : RECAP_NEITHER;
}

/* @return owned array of RecapCorrection: what is said of these posts. */
static GArray *
corrections_of(const GPtrArray *words, const GPtrArray *posts)
{
	GArray *corrections = g_array_new(FALSE, FALSE, sizeof(RecapCorrection));
	g_autoptr(GHashTable) by_id = g_hash_table_new(g_int64_hash, g_int64_equal);

	for (guint i = 0; i < posts->len; i++) {
		Post *post = g_ptr_array_index(posts, i);

		if (post->id != 0) {
			g_hash_table_insert(by_id, &post->id, post);
		}
	}
	for (guint i = 0; words != NULL && i < words->len; i++) {
		const ChatsWord *word = g_ptr_array_index(words, i);
		const RecapCorrection said = {
			.post = g_hash_table_lookup(by_id, &word->post_id),
			.word = word_of(word),
			.number = word->question,
		};

		if (said.post != NULL) {
			g_array_append_val(corrections, said);
		}
	}
	return corrections;
}

Recap *
hour_recap(const HourRule *rule, const GPtrArray *posts, bool *is_followed)
{
	const HourSpan *span = rule->span;
	Recap *recap = recap_new(posts, rule->chat->hosts);
	g_autoptr(GArray) corrections = corrections_of(rule->words, posts);
	bool are_followed = true;

	if (span != NULL) {
		recap_keep(recap, span->start_s - HOUR_EARLY_S, span->end_s + OVERTIME_S);
	}
	if (corrections->len > 0) {
		are_followed = recap_correct(recap, corrections);
	}
	if (is_followed != NULL) {
		*is_followed = are_followed;
	}
	return recap;
}
