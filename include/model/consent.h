/**
 * Who may be shown: what a reading of a post says, against what was said of it and of its author
 * before. The strictest word on a post stands for good; an author's own word about all their posts
 * may change, and counts from then on. Plain data and its judgement: store/consents remembers.
 */
#ifndef TAGDIGEST_MODEL_CONSENT_H
#define TAGDIGEST_MODEL_CONSENT_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/post.h"

/** What was said before. Plain data. */
typedef struct ConsentStanding {
	PostConsent level;      /* the strictest of the post, under any of its keys */
	bool has_author_no;     /* its author has refused, under any name */
	int64_t last_no_s;      /* when that was said last, Unix seconds UTC */
	int64_t yes_s;          /* when it was taken back after that, 0: never */
	bool is_organisers;     /* the organiser keeps the author out: no yes of theirs counts */
	bool author_wants_less; /* an excerpt is all that they allow of any post */
} ConsentStanding;

/**
 * Whether all of an author's posts are refused as far as is known: their last word is a no, or the
 * organiser keeps them out. @standing borrowed.
 */
bool consent_is_author_out(const ConsentStanding *standing);

/** What holds now. Plain data. */
typedef struct ConsentVerdict {
	PostConsent level;  /* of the post: the strictest of all */
	const char *reason; /* static, when an earlier word refuses; NULL: the post's own holds */
	bool is_author_no;  /* the author refuses all posts: to be remembered */
	bool is_author_yes; /* the author takes an earlier no back: likewise */
	bool is_less_news;  /* the author allows an excerpt alone, and did not say so before */
	bool is_less_over;  /* the author's own server says so no more */
} ConsentVerdict;

/**
 * Judge a reading.
 *
 * A yes that takes back an author's no counts for what was published after the last no; a post
 * without a believable time is taken to be published when it is seen. That an author allows an
 * excerpt alone counts for all their posts, whoever shows them, until their own server says
 * otherwise.
 *
 * @post      borrowed.
 * @standing  borrowed.
 * @seen_s    when it is read, Unix seconds UTC.
 */
ConsentVerdict consent_judge(const Post *post, const ConsentStanding *standing, int64_t seen_s);

#endif
