#include "flow/finding.h"

#include "dedup/identity.h"
#include "dedup/match.h"

void
finding_clear(Finding *finding)
{
	posts_arrival_clear(&finding->arrival);
	match_clear(&finding->match);
}

static void
judge(const Shown *shown, Finding *finding)
{
	const IngestDocument *document = shown->document;
	const MatchPlace place = { document->source_id, document->source->url, document->read_s,
		document->is_import };

	match_clear(&finding->match);
	finding->match = match_judge(finding->arrival.post, &place, finding->arrival.claims);
}

static bool
is_unchanged(const Finding *finding)
{
	const GPtrArray *claims = finding->arrival.claims;
	const Claim *first = claims->len > 0 ? g_ptr_array_index(claims, 0) : NULL;

	return first != NULL && first->is_current;
}

static void
number_words(Shown *shown)
{
	if (!shown->has_words) {
		identity_number_words(shown->scope, shown->document->posts);
		shown->has_words = true;
	}
}

static bool
look_for_words(const Shown *shown, Finding *finding, GError **error)
{
	if (!posts_look_for_words(shown->store, &finding->arrival, error)) {
		return false;
	}
	judge(shown, finding);
	return true;
}

bool
finding_make(Shown *shown, Post *post, Finding *finding, GError **error)
{
	const PostSighting sighting = { shown->document->source_id, shown->document->read_s };

	if (!posts_look(shown->store, post, &sighting, &finding->arrival, error)) {
		return false;
	}
	finding->arrival.is_import = shown->document->is_import;
	judge(shown, finding);
	if (is_unchanged(finding)) {
		return true;
	}
	/* They are kept with its content, too. */
	number_words(shown);
	return finding->match.same->len > 0 || look_for_words(shown, finding, error);
}

bool
finding_may_take_back(const Finding *finding)
{
	const Match *match = &finding->match;

	return match->same->len > 0
		&& (match->content == MATCH_OWN || match->content == MATCH_LATER);
}
