/** What a reader sees as one thing: conversations and stories, made of the posts of an edition. */
#ifndef TAGDIGEST_DIGEST_ENTRY_H
#define TAGDIGEST_DIGEST_ENTRY_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/now.h"
#include "model/draft.h"

/** One page that so many persons speak of is a story; in an edition of few posts two are enough. */
#define ENTRY_STORY_PERSONS 3
#define ENTRY_STORY_PERSONS_FEW 2
#define ENTRY_FEW_POSTS 30

/** A question waits when it is older than this at the end of the period. */
#define ENTRY_WAITS_S DAY_S

/** What entries are made by. Borrowed. */
typedef struct EntryRule {
	int64_t period_end_s;
	bool has_stories;     /* the digest has a section for them */
	GHashTable *answered; /* entry_note_answered(): what is known to be answered, also by posts
			       * that are not in the edition; or NULL */
} EntryRule;

/** A set for entry_note_answered(). @return owned. */
GHashTable *entry_answered_new(void);

/** Note in a set that a post (borrowed) is answered, or may be for all that anybody knows. */
void entry_mark_answered(GHashTable *answered, const Post *post);

/** Note what a post (borrowed) answers, in a set. */
void entry_note_answered(GHashTable *answered, const Post *post);

/**
 * Make conversations and stories.
 *
 * A post and its answers, as far as they are here, are one entry: all that hangs together by
 * reply_to (uri, url; also those of copies) stands below the first of it, by time. Answers that
 * are here for the conversation's sake alone (is_aside) never stand by themselves.
 *
 * A page, or a post that is quoted, of which ENTRY_STORY_PERSONS speak is a story: the first of
 * them with the others, and their answers, below; what they speak of, where it is here itself, is
 * one of them. Each post is in one at most, the one with more persons. What is folded behind a
 * warning or made by a program speaks in none. A draft that is small has no stories.
 *
 * Sets answers, voices, story and is_waiting of each entry. An answer of the author's own is none.
 * A question waits when its platform says that it has no answer, none is known, and it is over a
 * day old; where nobody says how many answers there are, nobody knows that it waits.
 *
 * @entries  owned by the call: array of DraftEntry with person and is_automated set; what already
 *           stands below one stays there, and answers and voices that are set only grow.
 * @rule     borrowed.
 * @return   owned array of DraftEntry, by time; the same for any order of @entries.
 */
GPtrArray *entry_gather(GPtrArray *entries, const EntryRule *rule);

/** How entries stand: by time, a post of unknown time last. For g_ptr_array_sort(). */
int entry_compare(const void *left, const void *right);

/** Set a story's title from what stands in the entry; no story is left as it is. */
void entry_name_story(DraftEntry *entry);

#endif
