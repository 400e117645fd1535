/** The words of a post as they are compared with another's: a part of cluster. */
#ifndef TAGDIGEST_DEDUP_CLUSTER_WORDS_H
#define TAGDIGEST_DEDUP_CLUSTER_WORDS_H

#include <glib.h>
#include <stdbool.h>

/** Of a text so many bytes are compared. */
#define CLUSTER_WORDS_BYTES_MAX 2000

/** Fewer bytes in common may be chance; such must be equal, and said at once. */
#define CLUSTER_WORDS_BYTES_MIN 40

/** The kind of a word's number. */
#define CLUSTER_WORDS_KIND 30

/** Words with one blank between them, without what changes from place to place. */
typedef struct ClusterWords {
	char *text;    /* owned: letters and digits in lower case */
	GArray *loose; /* of guint64, sorted, or NULL: words that stood there as hashtags, mentions
			* or warnings; where they are words in the other, they count in neither */
	GArray *mentions;   /* likewise: accounts that are named, without their servers */
	guint32 characters; /* of the whole text as people read it */
	bool is_cut;        /* ends with "…": it goes on in another place */
	bool is_piece;      /* of a thread: "2/3" */
	bool is_linked;     /* ends with an address, where it may go on */
	bool is_warned;     /* begins with a warning in its words */
} ClusterWords;

/** What two texts have in common. The shorter one is the one with fewer words. */
typedef struct ClusterLikeness {
	gsize bytes;    /* of the shorter one's words */
	int percent;    /* so many of its pieces of four letters stand in the longer one */
	bool is_equal;  /* all words */
	bool is_whole;  /* all but a few that one of them has more */
	bool is_within; /* the shorter one stands in the longer one, in one piece */
	bool is_begin;  /* likewise, and the longer one begins with it */
	bool goes_on;   /* the shorter one says that it goes on elsewhere, or had to be cut */
	guint own, run; /* words of the shorter one outside that piece, or the longest; and in it */
	bool is_b_short;
} ClusterLikeness;

/**
 * Read.
 *
 * @title    borrowed, may be NULL: goes before the text, unless it begins with it.
 * @text     borrowed, may be NULL.
 * @warning  borrowed, may be NULL.
 * @words    out (cluster_words_clear).
 */
void cluster_words_read(const char *title, const char *text, const char *warning,
	ClusterWords *words);

/** Free what it holds. */
void cluster_words_clear(ClusterWords *words);

/**
 * Compare (src/dedup/cluster_compare.c).
 *
 * @is_named  one names the other, or links to it: all is told. Else what is in one piece is told
 *            where one goes on alone, and the percentage where one stands in the other; these take
 *            longer than all the rest.
 * @return by value.
 */
ClusterLikeness cluster_words_compare(const ClusterWords *a, const ClusterWords *b, bool is_named);

#endif
