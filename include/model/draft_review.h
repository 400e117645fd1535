/**
 * What the organiser makes of a draft before it is an edition: by letters, so that a mail can say
 * it. Kept with the draft (store/drafts), and once it is an edition a record of what was decided.
 * Plain data.
 */
#ifndef TAGDIGEST_MODEL_DRAFT_REVIEW_H
#define TAGDIGEST_MODEL_DRAFT_REVIEW_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

/** So many posts of a draft have letters; there are three letters at most. */
#define REVIEW_POSTS_MAX 1000

typedef enum ReviewDecision {
	REVIEW_OPEN,     /* nobody has said anything yet: what happens at its time the ini says */
	REVIEW_APPROVED, /* it goes out at its time */
	REVIEW_HELD,     /* it waits for an ok */
	REVIEW_STOPPED,  /* nobody gets this edition */
	REVIEW_DECISIONS
} ReviewDecision;

/** A post that has a letter: the first is a, and a letter stays a post's as long as the draft is.
 */
typedef struct ReviewPost {
	int64_t id;       /* the store's number */
	char *filtered;   /* owned: why it is not in the draft; NULL: it stood in it */
	GArray *copies;   /* owned, of int64_t: posts that say the same, and go where it goes */
	bool is_proposed; /* it was sent in, and waits for a yes */
	bool is_dropped;  /* by the organiser: it is in no edition to come */
	bool is_pinned;   /* it stays, whatever has no room */
	bool is_first;    /* it leads the edition; one at most */
	bool is_kept;     /* it stands in it though it was filtered, or sent in */
} ReviewPost;

typedef struct DraftReview {
	GPtrArray *posts; /* of ReviewPost, owned, in the order of their letters */
	char *intro;      /* owned: Markdown that stands on top of the edition; NULL */
	int more;         /* that were filtered, too, and have no letter */
	ReviewDecision decision;
	int64_t decided_s; /* when that was said, Unix seconds UTC; 0: never */
	int64_t shown_s;   /* when the posts that have letters were looked for, last; 0: never */
	int64_t asked_s;   /* when the draft was mailed; 0: it was not */
	int64_t told_s;    /* when it was said that it waits beyond its time; 0: it was not */
} DraftReview;

/** @return owned, empty. */
DraftReview *draft_review_new(void);

/** @review owned, may be NULL. */
void draft_review_free(DraftReview *review);

/** The post with a number in the store, borrowed; NULL when it has no letter. */
ReviewPost *draft_review_post(const DraftReview *review, int64_t id);

/** Give a post a letter behind all others. @return borrowed; NULL when there are too many. */
ReviewPost *draft_review_add(DraftReview *review, int64_t id);

/** What was wished in an earlier draft, which never became an edition, of posts that have letters
 * in this one holds for it, and so does its intro. @earlier borrowed. */
void draft_review_inherit(DraftReview *review, const DraftReview *earlier);

/** "open", "approved", "held", "stopped". @return static. */
const char *draft_review_decision_name(ReviewDecision decision);

/** All of it as JSON. @return owned. */
json_t *draft_review_to_json(const DraftReview *review);

/** The reverse. @review out, owned. @error PARSE_PERMANENT naming the member. */
bool draft_review_from_json(const json_t *json, DraftReview **review, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DraftReview, draft_review_free)

#endif
