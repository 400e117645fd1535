/**
 * What hangs on the posts of an edition, with our hashtags or without, as their servers showed it
 * in this run. What may be quoted of it is told apart from what is counted alone.
 */
#ifndef TAGDIGEST_DIGEST_THREAD_H
#define TAGDIGEST_DIGEST_THREAD_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "digest/thread_tree.h"
#include "model/draft.h"

typedef struct Threads Threads;

/** What is known of the answers to a stored post. Plain data. */
typedef struct ThreadFacts {
	bool is_asked;      /* a server showed the post in this run; else nothing is known */
	bool is_unanswered; /* nobody but its author hangs on it, shown or counted: none is hidden
			     */
	int answers;        /* of others, however deep */
	int voices;         /* persons who take part; 1: its author alone */
} ThreadFacts;

/** Who wrote a post: an owned name that is the same for all of one person (digest/person). */
typedef char *(*ThreadPerson)(const Post *post, void *data);

/** Whether a post may be quoted as far as somebody else's rules go. */
typedef bool (*ThreadRule)(const Post *post, void *data);

/** @return owned, empty: nobody was asked. */
Threads *threads_new(void);

/** @threads owned, may be NULL. */
void threads_free(Threads *threads);

/**
 * Add what a server showed. What several show is one, by its name.
 *
 * @tree  borrowed, with its posts, for as long as the threads live; the posts' ids are set where
 *        they are stored.
 * @open  borrowed set of Post: of those that are not stored whoever wrote it is open to be quoted.
 *        What one server shows as open and another does not is none.
 */
void threads_add(Threads *threads, const ThreadTree *tree, GHashTable *open);

/**
 * What is known of the answers to a stored post.
 *
 * @post_id  the store's number.
 * @person   says who is who.
 * @facts    out.
 */
void threads_tell(const Threads *threads, int64_t post_id, ThreadPerson person, void *data,
	ThreadFacts *facts);

/**
 * Choose what the digest at hand may quote: answers that are not stored, whose author's signs are
 * open, that no rule is against, and that answer something which was shown.
 *
 * @rule  borrowed for the call, with its data.
 */
void threads_quote(Threads *threads, ThreadRule rule, void *data);

/**
 * What threads_quote() chose, where a stored post stands above.
 *
 * @return owned array of DraftEntry, by time: each with a post of its own (id 0, with its
 *         author_keys) whose reply_to names the nearest post above that is stored, or chosen too.
 *         Persons are not set.
 */
GPtrArray *threads_entries(const Threads *threads);

/**
 * Name what a stored post answers by the nearest that stands above it, stored or chosen, where it
 * has no more than an id itself. @post changed, with its id.
 */
void threads_name_above(const Threads *threads, Post *post);

/**
 * The post that an entry of threads_entries() was made of, by its name.
 * @post borrowed. @return borrowed; NULL: none.
 */
const Post *threads_find(const Threads *threads, const Post *post);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Threads, threads_free)

#endif
