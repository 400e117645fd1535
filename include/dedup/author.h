/**
 * The names that an author is known by, and those that a post may be known to be theirs by. A name
 * is "acct:ada@social.example", "author:" and the canonical URL of a profile, or "site:" and a
 * host, for whoever speaks for all of it. A mere name is nobody's, but for who asks to be left out
 * where nothing else is known of them.
 */
#ifndef TAGDIGEST_DEDUP_AUTHOR_H
#define TAGDIGEST_DEDUP_AUTHOR_H

#include <glib.h>

#include "model/post.h"
#include "text/byline.h"

/** How somebody is called who is known by a name alone (byline_label()): neither account nor
 * profile is said. @post borrowed. @return owned; NULL for others, or where no name is said. */
char *author_label(const Post *post);

/** What to ask for everybody else by: their account, or their profile. @post borrowed. @return
 * owned; NULL for those, and where neither is one that byline_parse() reads. */
char *author_address(const Post *post);

/**
 * The name by which to ask for, or to refuse, whoever is called so: "called:" and the label,
 * whatever its case. It is never among those of a post that says an account or a profile.
 *
 * @label  borrowed.
 * @return owned.
 */
char *author_called(const char *label);

/** Set a post's author_keys: the names that its author has by its own words, strongest first. */
void author_assign(Post *post);

/**
 * By which names a post's author may be known: those of author_assign(), its own address and the
 * places that it lies below, since most platforms put a post under its author's profile
 * (https://tooter.example/@ada/1), the accounts that such places are the profiles of, and its
 * site. For asking whether that author said no, and for nothing else.
 *
 * @post  borrowed; its keys and author_keys need not be set.
 * @return owned array of char*, each once.
 */
GPtrArray *author_guesses(const Post *post);

/**
 * Likewise of whatever stands in a feed: whose it is by the feed's own address.
 *
 * @url  borrowed: the feed's.
 * @return owned array of char*.
 */
GPtrArray *author_feed_guesses(const char *url);

/** The name of whoever speaks for all of a site; @url borrowed. @return owned, or NULL. */
char *author_site(const char *url);

/**
 * The profiles of a post's author that stand on the host of their own account, or below it: what
 * else a server says of somebody may name anybody.
 *
 * @post  borrowed, after author_assign().
 * @return owned array of char*.
 */
GPtrArray *author_own_profiles(const Post *post);

/**
 * Under which names to refuse an author whom somebody names: each is a guess for their posts.
 *
 * @byline  borrowed, from byline_parse().
 * @return owned array of char*, at least one.
 */
GPtrArray *author_names(const Byline *byline);

/**
 * Likewise of a text as somebody writes it: what byline_parse() reads, or a label.
 *
 * @text   borrowed.
 * @return owned array of char*; NULL when it is neither.
 */
GPtrArray *author_names_written(const char *text);

#endif
