/* The part of ingest that judges who may be shown, and remembers what is said of it. */
#include "flow/ingest_part.h"

#include "dedup/author.h"
#include "store/consents.h"

/* Whom the organiser keeps out by a name of their own is kept out by their profile as well, so that
 * feeds of what lies below it are. */
static bool
learn_names(const Reading *reading, const Post *post, GError **error)
{
	g_autoptr(GPtrArray) profiles = author_own_profiles(post);
	guint count;

	return consents_count_out(reading->store, post->author_keys, &count, error)
		&& (count == 0
			|| consents_refuse_author(reading->store, profiles, CONSENTS_BY_ALIAS,
				reading->now_s, error));
}

/* What the author says about all their posts. */
static bool
hear_author(const Reading *reading, const Post *post, const ConsentVerdict *verdict, GError **error)
{
	if (verdict->is_author_no) {
		return posts_refuse_author(reading->store, post->author_keys, CONSENTS_BY_ACCOUNT,
			reading->now_s, error);
	}
	if ((verdict->is_less_news
		    && !posts_reduce_author(reading->store, post->author_keys, reading->now_s,
			    error))
		|| (verdict->is_less_over
			&& !consents_forget(reading->store, post->author_keys, error))) {
		return false;
	}
	return !verdict->is_author_yes
		|| consents_readmit_author(reading->store, post->author_keys, CONSENTS_BY_ACCOUNT,
			reading->now_s, error);
}

/* What was ever said before. */
static bool
find_standing(const Reading *reading, const Post *post, ConsentStanding *standing, GError **error)
{
	g_autoptr(GPtrArray) authors = author_guesses(post);
	g_autofree char *label = author_label(post);

	if (label != NULL) {
		g_ptr_array_add(authors, author_called(label));
	}
	for (guint i = 0; i < reading->owner_names->len; i++) {
		g_ptr_array_add(authors, g_strdup(g_ptr_array_index(reading->owner_names, i)));
	}
	return consents_standing(reading->store, post->keys, authors, standing, error);
}

bool
ingest_hear_consent(const Reading *reading, const Post *post, ConsentVerdict *verdict,
	GError **error)
{
	ConsentStanding standing;

	if (!find_standing(reading, post, &standing, error)) {
		return false;
	}
	*verdict = consent_judge(post, &standing, reading->now_s);
	return (!standing.is_organisers || learn_names(reading, post, error))
		&& hear_author(reading, post, verdict, error);
}

bool
ingest_judge_consent(const Reading *reading, const Post *post, PostConsent *level, GError **error)
{
	ConsentStanding standing;

	if (!find_standing(reading, post, &standing, error)) {
		return false;
	}
	*level = consent_judge(post, &standing, reading->now_s).level;
	return true;
}
