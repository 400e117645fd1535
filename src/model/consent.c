#include "model/consent.h"

static const char refused_before[] = "the author or server said no before";
static const char refused_by_organiser[] = "they asked the organiser (optout, forget)";
static const char refused_by_author[] = "the author said no to all their posts";

bool
consent_is_author_out(const ConsentStanding *standing)
{
	return standing->is_organisers || (standing->has_author_no && standing->yes_s == 0);
}

/* Whether the author's no reaches this post. */
static bool
is_reached(const Post *post, const ConsentStanding *standing, bool is_author_yes, int64_t seen_s)
{
	int64_t published_s = post->published_s;

	if (!standing->has_author_no) {
		return false;
	}
	if (consent_is_author_out(standing) && !is_author_yes) {
		return true;
	}
	if (published_s == DATE_UNKNOWN || published_s > seen_s) {
		published_s = seen_s;
	}
	return published_s <= standing->last_no_s;
}

ConsentVerdict
consent_judge(const Post *post, const ConsentStanding *standing, int64_t seen_s)
{
	ConsentVerdict verdict = {
		.level = MAX(post->consent, standing->level),
		.is_author_no = post->author_consent == POST_CONSENT_REFUSED,
		.is_author_yes = post->author_consent == POST_CONSENT_OPEN
			&& standing->has_author_no && standing->yes_s == 0
			&& !standing->is_organisers,
		.is_less_news = post->author_wants_less && !standing->author_wants_less,
		.is_less_over = standing->author_wants_less && !post->author_wants_less
			&& post->author_consent == POST_CONSENT_OPEN,
	};

	if (standing->author_wants_less && !verdict.is_less_over) {
		verdict.level = MAX(verdict.level, POST_CONSENT_REDUCED);
	}

	if (post->consent == POST_CONSENT_REFUSED) {
		return verdict;
	}
	if (standing->level == POST_CONSENT_REFUSED) {
		verdict.reason = refused_before;
	} else if (is_reached(post, standing, verdict.is_author_yes, seen_s)) {
		verdict.level = POST_CONSENT_REFUSED;
		verdict.reason = standing->is_organisers ? refused_by_organiser : refused_by_author;
	}
	return verdict;
}
