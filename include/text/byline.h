/** Names that people give for an author: an account, a host that is a name, or a page. */
#ifndef TAGDIGEST_TEXT_BYLINE_H
#define TAGDIGEST_TEXT_BYLINE_H

#include <glib.h>
#include <stdbool.h>

/** One name, as it is compared. Plain data; of the two, user or url may be there, or neither. */
typedef struct Byline {
	char *user; /* owned: of an account (RFC 7565), folded; NULL: no account */
	char *host; /* owned: of the account, the name (ada.bsky.social) or the page; A-labels */
	char *url;  /* owned: of a page, http(s); NULL: no page */
} Byline;

/**
 * Read one as people write it: "@ada@social.example", "acct:ada@social.example",
 * "ada.bsky.social", "https://blog.example/ada", "blog.example/ada", and a DID, which stands for
 * its page on Bluesky.
 *
 * @text    borrowed.
 * @byline  out (byline_clear()); untouched on failure.
 * @error   CONFIG_PERMANENT: what is wrong with it. "ada@social.example" is refused, since it may
 *          as well be somebody's mail address.
 */
bool byline_parse(const char *text, Byline *byline, GError **error);

/**
 * What whoever has neither account nor profile is called, and where: "Ida Berg (Facebook)". Only
 * together do they say enough to ask for what that person wrote, and in that place alone.
 *
 * @name, @network  borrowed, may be NULL.
 * @return owned, one line; NULL when either is missing.
 */
char *byline_label(const char *name, const char *network);

/** Whether a text is written like one, which no other name of an author is. */
bool byline_is_label(const char *text);

/** Free what it holds. */
void byline_clear(Byline *byline);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Byline, byline_clear)

#endif
