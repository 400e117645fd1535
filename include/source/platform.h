/**
 * What is known of an address before it is asked: what it is, how it is read, or why it is not. The
 * rows are those of src/source/platform.tab.h.
 */
#ifndef TAGDIGEST_SOURCE_PLATFORM_H
#define TAGDIGEST_SOURCE_PLATFORM_H

#include <glib.h>
#include <stdbool.h>

#include "model/source_spec.h"

/** What is asked about. Borrowed. */
typedef struct PlatformAsk {
	const char *address;      /* a web address, or what people call an account: "@ada@host",
				   * "at://…", "did:…", "NAME.bsky.social" */
	const char *software;     /* what its server says that it runs; NULL: nobody asked it */
	const char *const *kinds; /* that there are, ended by NULL; rows for others are passed
				   * over */
} PlatformAsk;

typedef enum PlatformAnswer {
	PLATFORM_UNKNOWN, /* nothing is known: whoever wants to know asks it */
	PLATFORM_PAGE,    /* known, but for its feed, which its page names; why: if it does not */
	PLATFORM_SECTION, /* it is read so */
	PLATFORM_NO,      /* it is not read: why, and what would do instead */
} PlatformAnswer;

/** What an address is. All owned, by recognition_clear(). */
typedef struct Recognition {
	char *what;        /* "a YouTube channel"; NULL: unknown */
	char *kind;        /* of a section: type = */
	char *url;         /* url =; NULL where the kind needs none */
	char *key;         /* what stands there besides: accounts, list, feed, tags; or NULL */
	char *value;       /* of the key */
	char *name;        /* what the section may be called: letters, digits and '-'; not unique */
	const char *needs; /* static: what somebody must get before it can be read; or NULL */
	char *why;         /* one line */
} Recognition;

/**
 * Tell what an address is. Pure: nothing is asked.
 *
 * @found  out: filled; made by recognition_clear()-able zeroes.
 */
PlatformAnswer platform_recognise(const PlatformAsk *ask, Recognition *found);

/** The section of a feed, whose address is known. @found out: filled, as above. */
void platform_as_feed(const char *url, const char *what, Recognition *found);

/** As platform_as_feed(), of a calendar. */
void platform_as_calendar(const char *url, Recognition *found);

/** Free what it holds. */
void recognition_clear(Recognition *found);

/**
 * Why a source cannot be read at its address, and what to write instead where there is a way.
 * Beyond the rows, a Mastodon server is asked as a whole, so that an address with a path (a
 * hashtag's page, a person's) is not one.
 *
 * @spec  borrowed: kind and url are set.
 * @return owned: "what is wrong (expected …)"; NULL when nothing speaks against asking it.
 */
char *platform_refusal(const SourceSpec *spec);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Recognition, recognition_clear)

#endif
