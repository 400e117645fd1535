/**
 * A chat as a recap: its questions, each with its answers, and what answers none. A pure function
 * of posts and of who asks; in doubt a post answers nothing.
 */
#ifndef TAGDIGEST_RECAP_RECAP_H
#define TAGDIGEST_RECAP_RECAP_H

#include <glib.h>

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

/**
 * The recap as a JSON object, put behind @out: {"questions": [{"label", "post", "also": [id, …],
 * "answers": [{"post", "by"}]}], "others": [id, …]}. A post is named by its id, else its link, else
 * its number in the file ("#3"), and stands there once; "also" (announcement, further parts,
 * corrections, repeats) is there where it is not empty.
 */
void recap_write_json(const Recap *recap, GString *out);

/** For people, to be pasted somewhere. */
typedef enum RecapFormat {
	RECAP_TEXT,
	RECAP_MARKDOWN,
} RecapFormat;

/**
 * The recap for people: Q by Q, then what was also said, who was in the room, and the links that
 * were passed round. Times are UTC. Whoever may not be quoted is counted.
 *
 * @return owned; it says so where there is no chat.
 */
char *recap_print(const Recap *recap, RecapFormat format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Recap, recap_free)

#endif
