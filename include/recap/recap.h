/**
 * A chat as a recap: its questions, each with its answers, and what answers none. A pure function
 * of posts, of who asks, and of what the organiser says of single posts; in doubt a post answers
 * nothing.
 */
#ifndef TAGDIGEST_RECAP_RECAP_H
#define TAGDIGEST_RECAP_RECAP_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/post.h"

typedef struct Recap Recap;

/**
 * Make a recap.
 *
 * @posts  borrowed array of Post, for as long as the recap lives; of several with one name (id,
 *         else link) the first counts.
 * @hosts  borrowed array of char*: who asks ("@ada@tooter.example", "@ada.bsky.social", a profile),
 *         not needed afterwards; empty: whoever asks several numbered questions within the hour
 *         that others answer.
 * @return owned.
 */
Recap *recap_new(const GPtrArray *posts, const GPtrArray *hosts);

/** @recap owned, may be NULL. */
void recap_free(Recap *recap);

/** Keep the chats alone of which a question is asked in [@since_s, @until_s), Unix seconds UTC. */
void recap_keep(Recap *recap, int64_t since_s, int64_t until_s);

/** Keep the last chat alone. */
void recap_keep_last(Recap *recap);

/** What somebody who knows says of a post. */
typedef enum RecapWord {
	RECAP_ANSWERS, /* it answers a question */
	RECAP_ASKS,    /* it asks one */
	RECAP_NEITHER,
} RecapWord;

typedef struct RecapCorrection {
	const Post *post; /* borrowed: one of the recap's; of another nothing is said */
	RecapWord word;
	guint number; /* of the question; 0, of one that is asked: its label's, else the next */
} RecapCorrection;

/**
 * Correct a recap: what is said so stands above every rule, and of all other posts it is found out
 * anew what they answer.
 *
 * @corrections  borrowed array of RecapCorrection, in the order in which they were said; of one
 *               post the last counts.
 * @return whether all could be followed: not where a question of that number is not asked.
 */
bool recap_correct(Recap *recap, const GArray *corrections);

/** A post says what another of its author says elsewhere: it is that one's, and shown with it.
 * After all corrections. */
void recap_fold(Recap *recap, const Post *copy, const Post *original);

/** A question of a chat. Owned by who has the array; the posts are borrowed. */
typedef struct RecapQuestion {
	guint chat;         /* which of the recap's chats, from 0 on */
	guint number;       /* of its label, "Q3" */
	char *said;         /* owned: what it asks, in a line, its label and hashtags left out */
	const Post *post;   /* that asks it */
	GPtrArray *also;    /* of Post: announcement, further parts, corrections, repeats */
	GPtrArray *answers; /* of RecapAnswer, by time */
} RecapQuestion;

typedef struct RecapAnswer {
	const Post *post; /* borrowed */
	char *lead;       /* owned: "A1.", the label with which its words begin; NULL: none */
} RecapAnswer;

/** All questions, chat by chat, as they were asked. @return owned array of RecapQuestion. */
GPtrArray *recap_questions(const Recap *recap);

/**
 * The recap as a JSON object, put behind @out: {"questions": [{"label", "post", "also": [id, …],
 * "answers": [{"post", "by"}]}], "others": [id, …]}. A post is named by its id, else its link, else
 * its number in the file ("#3"), and stands there once; "also" (announcement, further parts,
 * corrections, repeats) is there where it is not empty. What the organiser assigned is by
 * "organiser".
 */
void recap_write_json(const Recap *recap, GString *out);

/** For people, to be pasted somewhere. */
typedef enum RecapFormat {
	RECAP_TEXT,
	RECAP_MARKDOWN,
	RECAP_HTML, /* a piece of a page, without looks of its own */
} RecapFormat;

/** How a recap is printed. */
typedef struct RecapPaper {
	RecapFormat format;
	GTimeZone *zone; /* borrowed: of its times, which is named; NULL: UTC */
	guint unquoted;  /* so many more posts of its time may not be quoted */
} RecapPaper;

/**
 * The recap for people: Q by Q, then what was also said, who was in the room, and the links that
 * were passed round. Whoever may not be quoted is counted.
 *
 * @paper  borrowed.
 * @return owned; it says so where there is no chat.
 */
char *recap_print(const Recap *recap, const RecapPaper *paper);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Recap, recap_free)

#endif
