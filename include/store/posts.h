/** Posts, their keys, sightings, tags and verdicts. */
#ifndef TAGDIGEST_STORE_POSTS_H
#define TAGDIGEST_STORE_POSTS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/claim.h"
#include "model/post.h"
#include "model/schedule.h"
#include "store/index.h"
#include "store/store.h"

/** Whether a stored post may be shown: the words of post.hold. */
#define POSTS_HOLD_WAITING "waiting" /* somebody has yet to say */
#define POSTS_HOLD_KEPT "kept"
#define POSTS_HOLD_DROPPED "dropped" /* by the author or the organiser: post.held_by */

/** How a source came to show a post: of the words of sighting.how. */
#define POSTS_BY_POLL "poll"
#define POSTS_BY_IMPORT "import"

/** Whose word a hold is. */
#define POSTS_HELD_BY_AUTHOR "author"
#define POSTS_HELD_BY_ORGANISER "organiser" /* store/keepouts: the words stay */

/** What became of a post that was put. */
typedef enum PostsPut {
	POSTS_PUT_NEW,
	POSTS_PUT_UPDATED, /* known, and the source's content of it changed */
	POSTS_PUT_KNOWN,   /* known, nothing changed */
} PostsPut;

/** That a source shows something: which, and when. */
typedef struct PostSighting {
	int64_t source_id;
	int64_t seen_s; /* Unix seconds UTC */
} PostSighting;

/** A post that a source shows, beside what is stored. To be cleared (posts_arrival_clear). */
typedef struct PostsArrival {
	Post *post; /* borrowed */
	PostSighting sighting;
	bool is_import;    /* it is out of an export, which shows what is over too */
	GString *doc;      /* owned: the post as post_write() */
	GPtrArray *claims; /* owned: of Claim; what has one of its keys, or else its words */
} PostsArrival;

/** @arrival owned, what it holds; harmless when it is empty. */
void posts_arrival_clear(PostsArrival *arrival);

/**
 * Look for what a post may be: of each of its keys the posts that have it, the oldest sixteen, and
 * first of all the one that is unchanged. Inside a transaction.
 *
 * @post      borrowed until the arrival is cleared; keys not empty.
 * @sighting  borrowed.
 * @arrival   out, empty before.
 * @error     STORE_*.
 */
bool posts_look(Store *store, Post *post, const PostSighting *sighting, PostsArrival *arrival,
	GError **error);

/**
 * Look for posts of the same words (Post.words) as well, in the content of the same source; the
 * claims of those share KEY_TEXT. Inside a transaction.
 *
 * @arrival  borrowed, from posts_look(): gets the claims.
 * @error    STORE_*.
 */
bool posts_look_for_words(Store *store, PostsArrival *arrival, GError **error);

/**
 * Keep a post once: as a new one, or as those that it was found to be (dedup/match), which are
 * merged: the oldest (smallest id) survives, with the content of the best of them; sightings, keys,
 * tags, verdicts and edition_post rows move to it; where editions of one digest had both, the
 * earlier edition has it.
 *
 * Its content is replaced when it changed (counters too) and is to count. Its tags are those of all
 * who have a say; one that the content's own source no longer shows goes, and so do those of whose
 * content was replaced by who stands nearer to its origin. A name within a source is that of the
 * post which came under it last.
 *
 * A known post of which nothing changed is not written; its sighting is, at most once a day.
 * Whoever may be shown is judged before (model/consent): what was refused must not come here. The
 * strictest consent that ever came under one of its keys stands, for whoever shares one.
 *
 * @arrival  borrowed: its post gets its id; the sighting is recorded, and no longer that the post
 *           was dropped.
 * @match    borrowed: of its claims.
 * @put      out.
 * @error    STORE_*. Inside a transaction.
 */
bool posts_put(Store *store, const PostsArrival *arrival, const Match *match, PostsPut *put,
	GError **error);

/**
 * A stricter word than was ever said of these posts stands from now on, whoever said it. Inside a
 * transaction.
 *
 * @ids    borrowed array of int64_t.
 * @error  STORE_*.
 */
bool posts_raise_consent(Store *store, const GArray *ids, PostConsent level, GError **error);

/**
 * Which stored post has one of these keys.
 *
 * @keys  borrowed array of char*.
 * @id    out: the oldest that has, 0 when none has.
 * @error STORE_*.
 */
bool posts_find(Store *store, const GPtrArray *keys, int64_t *id, GError **error);

/**
 * The hashtags under which a stored post was ever seen and still is.
 *
 * @tags  out, owned array of Hashtag.
 * @error STORE_*.
 */
bool posts_tags(Store *store, int64_t id, GPtrArray **tags, GError **error);

/**
 * Take a stored post away with all its words; where an edition has it, its number stays. What was
 * said of it is remembered under its keys (store/consents), and an erasure owed. One that was not
 * refused and that an edition has is left, or it would be news again. Inside a transaction.
 *
 * @level   what is to be remembered, besides what it came with.
 * @seen_s  Unix seconds UTC.
 * @error   STORE_*.
 */
bool posts_forget(Store *store, int64_t id, PostConsent level, int64_t seen_s, GError **error);

/**
 * A post is refused: whatever is stored under one of these keys is forgotten, and under all its
 * keys the refusal is remembered. Inside a transaction.
 *
 * @keys        borrowed array of char*.
 * @was_stored  out: something was.
 * @error       STORE_*.
 */
bool posts_refuse(Store *store, const GPtrArray *keys, int64_t seen_s, bool *was_stored,
	GError **error);

/**
 * Nobody agrees any more that a post is kept: what is stored under one of these keys by an
 * agreement is forgotten, and comes again when somebody agrees again; what an edition has stays
 * without its words, for good. Inside a transaction.
 *
 * @keys        borrowed array of char*.
 * @was_stored  out: something was.
 * @error       STORE_*.
 */
bool posts_disagree(Store *store, const GPtrArray *keys, int64_t seen_s, bool *was_stored,
	GError **error);

/**
 * An author allows an excerpt alone of all posts, under each of these names: remembered, and the
 * stored ones are shown so, too. Inside a transaction.
 *
 * @authors  borrowed array of char*.
 * @seen_s   when that was said, Unix seconds UTC.
 * @error    STORE_*.
 */
bool posts_reduce_author(Store *store, const GPtrArray *authors, int64_t seen_s, GError **error);

/**
 * An author refuses all posts, under each of these names: likewise for each that is stored. Inside
 * a transaction.
 *
 * @authors  borrowed array of char*.
 * @said_by  borrowed: CONSENTS_BY_… (store/consents).
 * @error    STORE_*.
 */
bool posts_refuse_author(Store *store, const GPtrArray *authors, const char *said_by,
	int64_t seen_s, GError **error);

/** Why a post is in or out of a digest. Plain data. */
typedef struct PostVerdict {
	bool passed;
	char *reason; /* owned; NULL when it passed */
	char *rules;  /* owned: hash of the rules it was judged by */
} PostVerdict;

/**
 * Record a verdict, replacing an earlier one of the same digest. Inside a transaction.
 *
 * @verdict  borrowed.
 * @error    STORE_*.
 */
bool posts_set_verdict(Store *store, int64_t post_id, const char *digest,
	const PostVerdict *verdict, GError **error);

/**
 * Record that a source showed something that is not kept, and why, once a (source, post): the
 * latest reason stands. Of the post nothing is kept but the hash of a key and the day. Inside a
 * transaction.
 *
 * @key     borrowed: the one of its keys that is seen (model/key), so that who asks finds it.
 * @reason  borrowed: in words of ours, none of the post's.
 * @error   STORE_*.
 */
bool posts_drop(Store *store, const PostSighting *sighting, const char *key, const char *reason,
	GError **error);

/** A stored post with what prepare needs to judge it. Plain data. */
typedef struct PostCandidate {
	Post *post;          /* owned; id set, keys empty, with the tags of all sightings */
	PostVerdict verdict; /* of the digest; rules NULL when never judged */
	int64_t first_seen_s;
	int64_t time_s;    /* that periods are made of */
	int64_t source_id; /* whose content it is */
	int64_t author_id; /* the store's number of who wrote it; 0: nobody is named */
	bool is_admitted;  /* it was sent in, and the organiser said yes: no rule keeps it out */
	char *source;      /* owned: the source that showed it first */
} PostCandidate;

/** @candidate owned, may be NULL. */
void post_candidate_free(PostCandidate *candidate);

/** What prepare looks for. All borrowed. */
typedef struct PostsWanted {
	const char *digest;
	const GPtrArray *tag_keys; /* of char*, folded */
	int64_t since_s, until_s;  /* half open, Unix seconds UTC */
	ScheduleCourse course;     /* of the readers that it is for */
	int64_t start_s;           /* of the period; by month all that ended by then its readers
				    * have */
	/* By month: what is from then on and in none of the digest's own editions yet may still be,
	 * and is left to the next month, so that whoever turns to those gets nothing twice; 0:
	 * nobody gets those. */
	int64_t pending_s;
} PostsWanted;

/**
 * Posts that carry one of the tag keys, whose time lies in the window and that no edition of this
 * digest holds which the same readers get. Of what only exports showed those are not among them
 * whose period was over when they came, unless they were imported for the next edition. The time of
 * a post is published_s, or first_seen_s where that is unknown or later than first_seen_s by over a
 * day.
 *
 * @candidates  out, owned array of PostCandidate, by time, then id.
 * @error       STORE_*; PARSE_PERMANENT when a stored post is damaged.
 */
bool posts_candidates(Store *store, const PostsWanted *wanted, GPtrArray **candidates,
	GError **error);

/**
 * All stored posts whose time lies in [@since_s, @until_s), whatever they carry and whichever
 * edition has them: as candidates of no digest, without a verdict.
 *
 * @candidates  out, owned array of PostCandidate, by time, then id.
 * @error       STORE_*; PARSE_PERMANENT when a stored post is damaged.
 */
bool posts_between(Store *store, int64_t since_s, int64_t until_s, GPtrArray **candidates,
	GError **error);

/** What is looked for among all stored posts. All borrowed. */
typedef struct PostsSought {
	const GPtrArray
		*terms; /* of IndexTerm (store/index), all of which are there; may be empty */
	const GPtrArray *tags; /* of GPtrArray of char*, folded: one of each is there; may be
				* empty */
	int64_t since_s;       /* of this time or later, Unix seconds UTC; DATE_UNKNOWN: of any */
	bool is_newest_first;  /* else the oldest is */
} PostsSought;

/**
 * Is handed a post.
 *
 * @candidate  borrowed, may be changed: of no digest, without a verdict; is_admitted where any
 *             digest's organiser said yes.
 * @go_on      out, true before: false ends it.
 * @error      handed back by posts_seek().
 */
typedef bool (*PostsMeet)(PostCandidate *candidate, bool *go_on, void *data, GError **error);

/**
 * Look for posts that are kept, one at a time, by their time; damaged ones, which nothing can show,
 * are passed over. By words those alone are found that the index has (index_step()). Nothing may be
 * changed meanwhile.
 *
 * @sought  borrowed.
 * @error   STORE_*, or the meeting's.
 */
bool posts_seek(Store *store, const PostsSought *sought, PostsMeet meet, void *data,
	GError **error);

/** What an author may have said, first seen in a time, half open, Unix seconds UTC; what only
 * exports showed counts at the time of its own. */
typedef struct PostsVoice {
	int64_t author_id;
	int64_t since_s, before_s;
} PostsVoice;

/**
 * The store's numbers of the authors that go by one of these names.
 *
 * @names  borrowed array of char* (dedup/author).
 * @ids    out, owned array of int64_t*.
 * @error  STORE_*.
 */
bool posts_authors(Store *store, const GPtrArray *names, GPtrArray **ids, GError **error);

/**
 * How many stored posts there are of a voice, of whichever hashtag.
 *
 * @voice  borrowed.
 * @most   more are not counted.
 * @count  out: @most at most.
 * @error  STORE_*.
 */
bool posts_count_voice(Store *store, const PostsVoice *voice, int most, int *count, GError **error);

/** A post that an edition shows, or shows a copy of. Plain data. */
typedef struct PostMailed {
	Post *post;  /* owned; id set, keys empty */
	int edition; /* its number */
} PostMailed;

/** @mailed owned, may be NULL. */
void post_mailed_free(PostMailed *mailed);

/** Which editions are looked at. Borrowed. */
typedef struct PostsShown {
	const char *digest;
	int editions;          /* the last so many */
	ScheduleCourse course; /* of this course; by month */
	int64_t start_s;       /* also of the own ones that ended by then */
} PostsShown;

/**
 * What the last editions of a digest show, as far as its words are kept.
 *
 * @shown     borrowed.
 * @mailed    out, owned array of PostMailed, by edition.
 * @error     STORE_*.
 */
bool posts_mailed(Store *store, const PostsShown *shown, GPtrArray **mailed, GError **error);

/**
 * Looks at a stored post.
 *
 * @post       borrowed; id set, keys empty.
 * @source_id  whose content it is.
 */
typedef bool (*PostsVisit)(const Post *post, int64_t source_id, void *data, GError **error);

/**
 * Look at all stored posts that have words, by their numbers; damaged ones, which nothing can show,
 * are passed over. Nothing may be changed meanwhile.
 *
 * @last_id  in: behind which to begin, 0 for all; out: the last that was there.
 * @error    STORE_*, or the visit's.
 */
bool posts_walk(Store *store, int64_t *last_id, PostsVisit visit, void *data, GError **error);

/** Of a post in an edition: it showed a page's title and description, which are no longer kept. */
#define POSTS_CARD_GOES "what a page said of itself was taken back"

/**
 * Take from a stored post what it shows of a page that it links to, whose author refuses; editions
 * that show it are owed the same (redact), and an erasure. Inside a transaction.
 *
 * @post   borrowed: with its id, and without its card.
 * @error  STORE_*.
 */
bool posts_put_without_card(Store *store, const Post *post, GError **error);

/** Where a stored post was seen, and so can be asked for again. Plain data. */
typedef struct PostPlace {
	int64_t post_id;
	int64_t source_id;
	char *native_id;     /* owned: by what the source knows it; NULL: unknown */
	char *url;           /* owned: the post's own page, or NULL */
	int64_t published_s; /* of the post; DATE_UNKNOWN: unknown */
	char *home;          /* owned: the host that its strongest name belongs to, or NULL */
} PostPlace;

/** @place owned, may be NULL. */
void post_place_free(PostPlace *place);

/**
 * Add where a post was seen, by source.
 *
 * @places  borrowed array of PostPlace, added to; nothing for a post that is not stored, or whose
 *          words are gone.
 * @error   STORE_*.
 */
bool posts_places(Store *store, int64_t id, GPtrArray *places, GError **error);

/**
 * The keys of a stored post, strongest first.
 * @keys out, owned array of char*; empty for one that is not stored. @error STORE_*.
 */
bool posts_keys(Store *store, int64_t id, GPtrArray **keys, GError **error);

/** How many posts and dropped items there are, for status. @kept, @dropped out. @error STORE_*. */
bool posts_count(Store *store, int64_t *kept, int64_t *dropped, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PostsArrival, posts_arrival_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PostCandidate, post_candidate_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PostMailed, post_mailed_free)

#endif
