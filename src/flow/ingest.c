#include "flow/ingest.h"

#include "dedup/identity.h"
#include "filter/rule.h"
#include "flow/ingest_part.h"
#include "flow/optout.h"
#include "flow/rules_hash.h"
#include "flow/withhold.h"
#include "model/consent.h"
#include "model/key.h"
#include "store/consents.h"
#include "store/expiry.h"
#include "store/keepouts.h"
#include "store/posts.h"

#include <string.h>

typedef struct DigestRules {
	const DigestSpec *spec; /* borrowed */
	RuleSet *rules;
	char *hash;
} DigestRules;

struct Ingest {
	GPtrArray *digests;  /* of DigestRules */
	GHashTable *by_name; /* a digest's name -> DigestRules, both borrowed */
	GHashTable *sources; /* name -> RuleSet; names borrowed from the specs */
	Optout *optout;
	const GPtrArray *chats; /* of ChatSpec, borrowed */
	int64_t retention_s;    /* 0: nothing is too old */
};

static void
digest_rules_free(void *data)
{
	DigestRules *rules = data;

	rule_set_free(rules->rules);
	g_free(rules->hash);
	g_free(rules);
}

static bool
add_digest(Ingest *ingest, const DigestSpec *spec, GError **error)
{
	RuleSet *rules = NULL;

	if (!rule_set_new(spec->include, spec->exclude, &rules, error)) {
		g_prefix_error(error, "digest %s: ", spec->name);
		return false;
	}
	DigestRules *row = g_new0(DigestRules, 1);
	row->spec = spec;
	row->rules = rules;
	row->hash = rules_hash_of_digest(spec);
	g_ptr_array_add(ingest->digests, row);
	g_hash_table_insert(ingest->by_name, spec->name, row);
	return true;
}

static bool
add_source(Ingest *ingest, const SourceSpec *spec, GError **error)
{
	RuleSet *rules = NULL;

	if (!rule_set_new(spec->include, spec->exclude, &rules, error)) {
		g_prefix_error(error, "source %s: ", spec->name);
		return false;
	}
	g_hash_table_insert(ingest->sources, spec->name, rules);
	return true;
}

bool
ingest_new(const Config *config, Ingest **ingest, GError **error)
{
	g_autoptr(Ingest) made = g_new0(Ingest, 1);

	made->retention_s = config->retention_s;
	made->optout = optout_new(config);
	made->chats = config->chats;
	made->digests = g_ptr_array_new_with_free_func(digest_rules_free);
	made->by_name = g_hash_table_new(g_str_hash, g_str_equal);
	made->sources = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
		(GDestroyNotify)rule_set_free);
	for (guint i = 0; i < config->digests->len; i++) {
		if (!add_digest(made, g_ptr_array_index(config->digests, i), error)) {
			return false;
		}
	}
	for (guint i = 0; i < config->sources->len; i++) {
		if (!add_source(made, g_ptr_array_index(config->sources, i), error)) {
			return false;
		}
	}
	*ingest = g_steal_pointer(&made);
	return true;
}

void
ingest_free(Ingest *ingest)
{
	g_hash_table_unref(ingest->by_name);
	g_ptr_array_unref(ingest->digests);
	g_hash_table_unref(ingest->sources);
	optout_free(ingest->optout);
	g_free(ingest);
}

static const DigestRules *
rules_of(const Ingest *ingest, const DigestSpec *digest)
{
	return g_hash_table_lookup(ingest->by_name, digest->name);
}

const char *
ingest_rules_hash(const Ingest *ingest, const DigestSpec *digest)
{
	return rules_of(ingest, digest)->hash;
}

char *
ingest_wants(const Ingest *ingest, const SourceSpec *source)
{
	g_autoptr(GPtrArray) digests = g_ptr_array_new();

	for (guint i = 0; i < ingest->digests->len; i++) {
		const DigestRules *row = g_ptr_array_index(ingest->digests, i);
		g_ptr_array_add(digests, (gpointer)row->spec);
	}
	return rules_hash_of_source(source, digests);
}

bool
ingest_judge(const Ingest *ingest, const DigestSpec *digest, const Post *post, char **reason)
{
	return rule_set_judge(rules_of(ingest, digest)->rules, post, reason);
}

bool
ingest_admits(const Ingest *ingest, const char *source, const Post *post, char **reason)
{
	const RuleSet *rules = g_hash_table_lookup(ingest->sources, source);

	/* A preview is made before a run has brought the database in line with the ini. */
	if (optout_has(ingest->optout, post)) {
		*reason = g_strdup(OPTOUT_REASON);
		return false;
	}
	return rules == NULL || rule_set_judge(rules, post, reason);
}

static bool
has_tag_of(const SourceSpec *source, const Post *post)
{
	for (guint i = 0; i < post->tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(post->tags, i);
		if (hashtag_list_has(source->tags, tag->key)) {
			return true;
		}
	}
	return false;
}

static bool
is_wanted_by_a_digest(const Ingest *ingest, const GPtrArray *tags)
{
	for (guint i = 0; i < ingest->digests->len; i++) {
		const DigestRules *row = g_ptr_array_index(ingest->digests, i);
		if (digest_spec_tag_index(row->spec, tags) >= 0) {
			return true;
		}
	}
	return false;
}

bool
ingest_has_our_tag(const Reading *reading, const Post *post)
{
	const Hashtag *filed = reading->source->file_under;

	return (has_tag_of(reading->source, post)
		       || (filed != NULL && hashtag_list_has(post->tags, filed->key)))
		&& is_wanted_by_a_digest(reading->ingest, post->tags);
}

/* Where nobody writes hashtags, what carries none of ours counts as a post of one. */
static void
file_posts(const SourceSpec *source, GPtrArray *posts)
{
	for (guint i = 0; source->file_under != NULL && i < posts->len; i++) {
		Post *post = g_ptr_array_index(posts, i);

		if (!has_tag_of(source, post)) {
			hashtag_list_add(post->tags, source->file_under);
		}
	}
}

/* Why a post that nobody refused is not kept, or NULL; owned. Patterns cost most, and come last. */
static char *
reason_to_drop(const Reading *reading, const Post *post)
{
	char *reason = NULL;

	if (!ingest_has_our_tag(reading, post)) {
		return g_strdup("no hashtag of a digest");
	}
	if (post->is_baseline) {
		return g_strdup("no date, and there when its source was first read");
	}
	return ingest_admits(reading->ingest, reading->source->name, post, &reason) ? NULL : reason;
}

/* That it was shown and why it is not kept; nothing of what never had a hashtag of ours. */
static bool
record_drop(const Reading *reading, const Post *post, const char *reason, bool was_ours,
	GError **error)
{
	const bool is_ours = was_ours || ingest_has_our_tag(reading, post);

	return !is_ours
		|| posts_drop(reading->store, &reading->sighting, key_that_is_seen(post->keys),
			reason, error);
}

/* The words of a refused post are not written anywhere, and those that are stored go. */
static bool
refuse(const Reading *reading, const Post *post, const ConsentVerdict *verdict, GError **error)
{
	g_autofree char *reason = g_strdup_printf("the author or server says no: %s",
		verdict->reason != NULL ? verdict->reason : post->consent_reason);
	bool was_stored = false;

	return ingest_count_unquoted(reading, reading->ingest->chats, post, error)
		&& posts_refuse(reading->store, post->keys, reading->now_s, &was_stored, error)
		&& record_drop(reading, post, reason, was_stored, error);
}

static bool
put_verdicts(const Reading *reading, const Post *post, GError **error)
{
	const GPtrArray *digests = reading->ingest->digests;

	for (guint i = 0; i < digests->len; i++) {
		const DigestRules *row = g_ptr_array_index(digests, i);
		g_autofree char *reason = NULL;
		if (digest_spec_tag_index(row->spec, post->tags) < 0) {
			continue;
		}
		const bool passed = rule_set_judge(row->rules, post, &reason);
		const PostVerdict verdict = { passed, reason, row->hash };
		if (!posts_set_verdict(reading->store, post->id, row->spec->name, &verdict,
			    error)) {
			return false;
		}
	}
	return true;
}

/* Into the store; what the organiser keeps out stays there, in no edition. */
bool
ingest_put(const Reading *reading, const Finding *finding, PostsPut *became, GError **error)
{
	const Post *post = finding->arrival.post;

	return posts_put(reading->store, &finding->arrival, &finding->match, became, error)
		&& (!reading->has_keepouts
			|| keepouts_meet(reading->store, post->id, post->keys, error));
}

/* Whether other sources still show it under a hashtag of a digest. */
static bool
is_shown_elsewhere(const Reading *reading, int64_t id, bool *is_shown, GError **error)
{
	g_autoptr(GPtrArray) tags = NULL;

	if (!posts_tags(reading->store, id, &tags, error)) {
		return false;
	}
	*is_shown = is_wanted_by_a_digest(reading->ingest, tags);
	return true;
}

/* What is stored of a post that is no longer wanted follows it, so that an author who took the
 * hashtag back before the deadline is not mailed; without any hashtag of ours it goes. */
static bool
take_back(const Reading *reading, const Finding *finding, GError **error)
{
	const Post *post = finding->arrival.post;
	PostsPut became = POSTS_PUT_KNOWN;
	bool is_shown = false;

	if (!ingest_put(reading, finding, &became, error)) {
		return false;
	}
	const bool are_verdicts_old = became == POSTS_PUT_UPDATED;
	if ((are_verdicts_old && !put_verdicts(reading, post, error))
		|| !is_shown_elsewhere(reading, post->id, &is_shown, error)) {
		return false;
	}
	return is_shown
		|| posts_forget(reading->store, post->id, POST_CONSENT_UNSAID, reading->now_s,
			error);
}

static bool
drop(const Reading *reading, const Finding *finding, const char *reason, GError **error)
{
	const Post *post = finding->arrival.post;
	const Match *match = &finding->match;
	const bool is_stored = match->same->len > 0;
	bool is_noted;

	if (finding_may_take_back(finding)) {
		is_noted = take_back(reading, finding, error);
	} else {
		/* What is not stored cannot remember what was said of it. */
		is_noted = (is_stored
				   || consents_remember(reading->store, post->keys, post->consent,
					   reading->now_s, error))
			&& posts_raise_consent(reading->store, match->same, post->consent, error)
			&& posts_raise_consent(reading->store, match->apart, post->consent, error);
	}
	return is_noted && record_drop(reading, post, reason, is_stored, error);
}

static bool
keep(const Reading *reading, const Finding *finding, IngestCounts *counts, GError **error)
{
	PostsPut became;

	if (!ingest_put(reading, finding, &became, error)) {
		return false;
	}
	switch (became) {
	case POSTS_PUT_NEW:
		counts->fresh++;
		break;
	case POSTS_PUT_UPDATED:
		counts->updated++;
		break;
	case POSTS_PUT_KNOWN:
		/* Verdicts of a post that did not change stand; prepare judges anew what was
		 * judged by other rules. */
		counts->known++;
		return true;
	}
	return put_verdicts(reading, finding->arrival.post, error);
}

/* What retention has deleted, or would have. */
bool
ingest_is_too_old(const Reading *reading, const Post *post)
{
	return post->published_s != DATE_UNKNOWN && post->published_s < reading->oldest_s;
}

/* By the last round and not by the clock, which may be ahead for once. */
static bool
look_back(const Ingest *ingest, Store *store, int64_t *oldest_s, GError **error)
{
	ExpiryRounds rounds;

	if (!expiry_get_rounds(store, &rounds, error)) {
		return false;
	}
	*oldest_s = ingest->retention_s != 0 ? rounds.last_s - ingest->retention_s : DATE_UNKNOWN;
	return true;
}

static bool
take_allowed(Reading *reading, Post *post, IngestCounts *counts, GError **error)
{
	g_auto(Finding) finding = { 0 };
	g_autofree char *reason = reason_to_drop(reading, post);

	if (!finding_make(&reading->shown, post, &finding, error)) {
		return false;
	}
	if (reason == NULL) {
		return keep(reading, &finding, counts, error);
	}
	counts->dropped++;
	counts->untagged += ingest_has_our_tag(reading, post) ? 0 : 1;
	return drop(reading, &finding, reason, error);
}

bool
ingest_take(Reading *reading, Post *post, IngestCounts *counts, GError **error)
{
	ConsentVerdict verdict;

	(void)post_shorten(post);
	if (!withhold_words(reading->store, post, error)
		|| !ingest_hear_consent(reading, post, &verdict, error)) {
		return false;
	}
	post->consent = verdict.level;
	if (verdict.level == POST_CONSENT_REFUSED) {
		counts->dropped++;
		counts->refused++;
		return refuse(reading, post, &verdict, error);
	}
	if (ingest_is_too_old(reading, post)) {
		counts->dropped++;
		counts->too_old++;
		return true;
	}
	return take_allowed(reading, post, counts, error);
}

/* The posts of a document that are refused, or that are not. */
static bool
take_each(Reading *reading, GPtrArray *posts, bool are_refused, IngestCounts *counts,
	GError **error)
{
	/* Documents list the newest first; posts of one second then stand in the order they were
	 * written in, since the store breaks ties by its own numbers. */
	for (guint i = posts->len; i > 0; i--) {
		Post *post = g_ptr_array_index(posts, i - 1);
		bool is_refused = post->consent == POST_CONSENT_REFUSED;
		if (is_refused == are_refused && !ingest_take(reading, post, counts, error)) {
			return false;
		}
	}
	return true;
}

bool
ingest_begin(Reading *reading, const Ingest *ingest, Store *store, const IngestDocument *document,
	GError **error)
{
	/* By its number, which a rename leaves alone. */
	reading->scope = g_strdup_printf("%" G_GINT64_FORMAT, document->source_id);
	reading->owner_names = optout_source_names(document->source->kind, document->source->url);
	reading->ingest = ingest;
	reading->store = store;
	reading->source = document->source;
	reading->sighting = (PostSighting){ document->source_id, document->read_s };
	reading->shown = (Shown){ store, document, reading->scope, false };
	reading->now_s = document->read_s;
	return look_back(ingest, store, &reading->oldest_s, error)
		&& keepouts_are_any(store, &reading->has_keepouts, error);
}

void
ingest_reading_clear(Reading *reading)
{
	g_clear_pointer(&reading->scope, g_free);
	g_clear_pointer(&reading->owner_names, g_ptr_array_unref);
}

void
ingest_name(const Reading *reading, const IngestDocument *document)
{
	if (document->is_import) {
		identity_assign_exported(reading->scope, document->posts);
	} else {
		identity_assign(reading->scope, document->posts);
	}
}

bool
ingest_posts(const Ingest *ingest, Store *store, const IngestDocument *document,
	IngestCounts *counts, GError **error)
{
	g_auto(Reading) reading = { 0 };

	if (!ingest_begin(&reading, ingest, store, document, error)) {
		return false;
	}
	ingest_name(&reading, document);
	file_posts(document->source, document->posts);
	/* Every no of the document is heard before anything of it is written. */
	return take_each(&reading, document->posts, true, counts, error)
		&& take_each(&reading, document->posts, false, counts, error);
}
