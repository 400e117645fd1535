/**
 * The posts of a chat as its parts see them: by time, with their words and labels, and with what
 * each answers and quotes among the others.
 */
#ifndef TAGDIGEST_RECAP_CHAT_POST_H
#define TAGDIGEST_RECAP_CHAT_POST_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/post.h"
#include "recap/chat_label.h"

/** No place in an array. */
#define CHAT_NONE G_MAXUINT

typedef struct ChatPost {
	const Post *post;  /* borrowed */
	guint number;      /* its place in the order of the file */
	char *text;        /* owned: its warning, its title, its words */
	GPtrArray *words;  /* owned: chat_words() of that */
	GArray *labels;    /* owned: chat_label_find() of those */
	GHashTable *stems; /* owned set of char*: how the longer of its words begin */
	GHashTable *tags;  /* owned set of char*: keys of its hashtags that are no labels */
	int64_t at_s;      /* Unix seconds UTC; of one without a date that of the one before it */
	char *author;      /* owned: the same for all posts of an account */
	char *mark;        /* owned: a mark that it begins with, by which hosts tell two chats
			    * apart ("AP" of "AP A1"); or NULL */
	guint above;       /* the place of what it answers, or CHAT_NONE */
	guint quoted;      /* of what it quotes, or links to; or CHAT_NONE */
	GArray *below;     /* owned, of guint: places of what answers or quotes it, by time */
	char *bare;        /* owned: its words, folded, labels left out */
	guint said;        /* how many words, labels left out */
	bool asks;         /* a sentence of it ends in a question mark */
	bool introduces;   /* it says who its author is, in its first words: "Ros, floristry",
			    * "Ooh, hi! Ros here" */
} ChatPost;

/**
 * Read posts.
 *
 * @posts  borrowed array of Post, for as long as the result lives.
 * @return owned array of ChatPost, by time.
 */
GPtrArray *chat_posts(const GPtrArray *posts);

/** The post at a place that exists. Borrowed. */
static inline ChatPost *
chat_post_at(const GPtrArray *posts, guint place)
{
	return g_ptr_array_index(posts, place);
}

/** The place of the first post that is not before a time; their number: there is none. */
guint chat_post_since(const GPtrArray *posts, int64_t at_s);

/** Of places, which ascend, the index of the first that is not before one; their number: none. */
guint chat_place_since(const GArray *places, guint place);

/**
 * How much of the shorter of two posts stands in the other, in hundredths of its longer words;
 * where one of them has fewer than three, whether all words are the same.
 */
guint chat_post_likeness(const ChatPost *one, const ChatPost *two);

/** Whether a post has a label of a kind. */
bool chat_post_has_label(const ChatPost *post, ChatLabelKind kind);

/** How many hashtags two posts share. */
guint chat_post_shared_tags(const ChatPost *one, const ChatPost *two);

#endif
