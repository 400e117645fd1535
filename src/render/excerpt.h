/** What of a post's words a mail shows: never twice the same, never more than an excerpt. */
#ifndef TAGDIGEST_RENDER_EXCERPT_H
#define TAGDIGEST_RENDER_EXCERPT_H

#include <glib.h>
#include <stdbool.h>

#include "model/post.h"
#include "text/prose.h"

/** Title and text as shown. */
typedef struct Excerpt {
	char *title;      /* owned, one line; NULL: none, or the text says it */
	Prose *text;      /* owned, without pictures; NULL: none, or the title says it */
	guint words_left; /* of the text that are not shown; 0: none, or it is not known how many */
	bool is_cut;      /* there is more of it where it was posted */
} Excerpt;

/** What is said beside a post already. Borrowed. */
typedef struct ExcerptSaid {
	const char *page_url;   /* of the page that a story is about, or NULL */
	const char *page_title; /* of that page, or NULL */
	const char *answered;   /* the handle of whom it answers, or NULL */
	const char *above;      /* the handle of who speaks right above it, or NULL */
	const char *lead;       /* a label that its words begin with, or NULL */
	const char *chat;       /* the folded hashtag of the chat that it is a part of, or NULL */
} ExcerptSaid;

/**
 * Make the excerpt of a post: hashtags at the end (plain_without_final_tags()) and what software
 * puts there dropped, web addresses as their host and tail, a link that stands alone as the title
 * of what it leads to; what is said beside it dropped (the line that stands for a quote, whom an
 * answer is addressed to); cut at a word at 480 characters, unless that leaves a few words only, or
 * at 280 where an opt-in is missing.
 *
 * @post     borrowed.
 * @said     borrowed, or NULL.
 * @excerpt  out; excerpt_clear() frees what is in it.
 */
void excerpt_make(const Post *post, const ExcerptSaid *said, Excerpt *excerpt);

/** A web address as host and tail: what it is, and what it is about. @return owned. */
char *excerpt_address(const char *url);

/**
 * The text with no more than a few marks on each letter: piled up, they would run over other
 * people's words. @text borrowed. @return owned.
 */
char *excerpt_limit_marks(const char *text);

/** Words as they are shown: addresses as host and tail, letters that keep to their line. */
void excerpt_show_words(Prose *prose);

/** Free what @excerpt holds. */
void excerpt_clear(Excerpt *excerpt);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Excerpt, excerpt_clear)

#endif
