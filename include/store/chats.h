/** What is kept of chats beside their posts: the organiser's corrections, and a count. */
#ifndef TAGDIGEST_STORE_CHATS_H
#define TAGDIGEST_STORE_CHATS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

/** What the organiser says of a post: the words of chat_word.word. */
#define CHATS_ANSWERS "answers"
#define CHATS_ASKS "asks"
#define CHATS_NEITHER "neither"

/** A correction. Plain data. */
typedef struct ChatsWord {
	int64_t post_id;
	char *tag;  /* owned, folded: of which chat */
	char *word; /* owned: CHATS_… */
	guint question;
	int64_t said_s; /* Unix seconds UTC */
} ChatsWord;

/** @word owned, may be NULL. */
void chats_word_free(ChatsWord *word);

/** Keep a correction (borrowed), in the place of an earlier one. In a transaction. @error STORE_*.
 */
bool chats_put(Store *store, const ChatsWord *word, GError **error);

/**
 * Undo a correction. In a transaction.
 * @was_there out. @error STORE_*.
 */
bool chats_remove(Store *store, int64_t post_id, const char *tag, bool *was_there, GError **error);

/**
 * The corrections of a chat, in the order in which they were said.
 *
 * @tag    borrowed, folded.
 * @words  out, owned array of ChatsWord.
 * @error  STORE_*.
 */
bool chats_words(Store *store, const char *tag, GPtrArray **words, GError **error);

/** What was said of one post. @words as above. */
bool chats_words_of(Store *store, int64_t post_id, GPtrArray **words, GError **error);

/**
 * A post that may not be quoted was written in a chat's hashtag. In a transaction.
 *
 * @tag    borrowed, folded.
 * @time_s Unix seconds UTC; only its hour is kept.
 * @error  STORE_*.
 */
bool chats_count_unquoted(Store *store, const char *tag, int64_t time_s, GError **error);

/** The hours from one time to another, Unix seconds UTC. @tag borrowed, folded. */
typedef struct ChatsHours {
	const char *tag;
	int64_t since_s, until_s;
} ChatsHours;

/** How many were written in these hours (borrowed). @posts out. @error STORE_*. */
bool chats_unquoted(Store *store, const ChatsHours *hours, int *posts, GError **error);

#endif
