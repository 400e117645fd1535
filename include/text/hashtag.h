/** Hashtags: finding them in text, and folding them for comparison. */
#ifndef TAGDIGEST_TEXT_HASHTAG_H
#define TAGDIGEST_TEXT_HASHTAG_H

#include <glib.h>
#include <stdbool.h>

typedef struct Hashtag {
	char *display; /* owned, with '#': "#JoyFE" */
	char *key;     /* owned, folded, without '#': "joyfe" */
} Hashtag;

/** Where a tag stands in a text: bytes, from its '#' up to behind its last character. */
typedef struct HashtagSpan {
	gsize start;
	gsize end;
} HashtagSpan;

/**
 * A tag from a name, with or without its '#' (ASCII, full-width or small). White space in it goes
 * ("Joy FE" of a feed's category is #JoyFE), as does what never shows.
 *
 * @name  borrowed UTF-8, or NULL.
 * @return owned (hashtag_free), or NULL when nothing of it can be a tag: neither a letter nor an
 *         emoji, or over 140 characters.
 */
Hashtag *hashtag_new(const char *name);

/** @tag owned, may be NULL. */
void hashtag_free(Hashtag *tag);

/** @tag borrowed. @return owned copy. */
Hashtag *hashtag_copy(const Hashtag *tag);

/**
 * The comparing form of a tag name: NFKC, case fold, NFKC again (so ß = ss, ς = σ, full-width =
 * ASCII, composed = decomposed), U+0307 after i dropped, default-ignorables dropped but for ZWJ and
 * ZWNJ between other characters; white space dropped. The key of a key is itself.
 *
 * @name  borrowed, with or without '#', or NULL.
 * @return owned, or NULL when nothing is left.
 */
char *hashtag_key(const char *name);

/**
 * Every hashtag in plain text, in order, once a key. The grammar is the union that people mean,
 * led by twitter-text: '#' or '＃' not after a letter, digit, '&' or the '/' of a path (but
 * "#JoyFE/#UKFEChat" is two), body of letters, marks, digits, '_' and the specials it lists, with
 * at least one letter, no further '#' right behind it; not inside a URL or e-mail address, not a
 * numeric entity or "#fff;".
 *
 * @text  borrowed UTF-8.
 * @return owned array of Hashtag with hashtag_free as its free function; never NULL.
 */
GPtrArray *hashtag_find(const char *text);

/**
 * A hashtag as somebody can write it in a post; any other would never be found.
 *
 * @text  borrowed UTF-8, with or without its sign.
 * @return owned, or NULL.
 */
Hashtag *hashtag_written(const char *text);

/**
 * Where hashtag_find() sees tags, in order, each time.
 * @text borrowed UTF-8.
 * @return owned array of HashtagSpan.
 */
GArray *hashtag_spans(const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Hashtag, hashtag_free)

/** The tag of @tags (array of Hashtag, borrowed) with @key (folded, borrowed). @return borrowed
 * from
 * @tags, or NULL. */
const Hashtag *hashtag_list_find(const GPtrArray *tags, const char *key);

/** Their displays, for people: "#JoyFE #UKFEChat". @tags as above. @return owned. */
char *hashtag_list_text(const GPtrArray *tags);

/** Whether @tags (array of Hashtag, borrowed) has @key (folded, borrowed). */
bool hashtag_list_has(const GPtrArray *tags, const char *key);

/** Add a copy of @tag unless its key is there already. */
void hashtag_list_add(GPtrArray *tags, const Hashtag *tag);

#endif
