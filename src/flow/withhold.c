#include "flow/withhold.h"

#include "dedup/author.h"
#include "store/consents.h"
#include "text/url.h"

/*
 * What somebody else said is not kept in the post that quotes it: their own no, whenever it comes,
 * must find all of their words. prepare takes them from where they stand themselves.
 */
static void
withhold_quote(Post *post)
{
	if (post->quote != NULL) {
		g_clear_pointer(&post->quote->text, g_free);
	}
}

static bool
withhold_card(Store *store, Post *post, GError **error)
{
	g_autofree char *place = post->card != NULL ? url_canonical(post->card->url) : NULL;
	g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
	ConsentStanding standing;

	if (place == NULL) {
		return true;
	}
	g_autoptr(GPtrArray) authors = author_feed_guesses(post->card->url);
	g_ptr_array_add(keys, g_strconcat("url:", place, NULL));
	if (!consents_standing(store, keys, authors, &standing, error)) {
		return false;
	}
	if (standing.level == POST_CONSENT_REFUSED || consent_is_author_out(&standing)) {
		g_clear_pointer(&post->card, post_card_free);
	}
	return true;
}

bool
withhold_words(Store *store, Post *post, GError **error)
{
	withhold_quote(post);
	return withhold_card(store, post, error);
}
