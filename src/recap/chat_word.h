/**
 * A post's text as words, marks, handles, hashtags and addresses: what labels, questions and
 * answers are told by. Lines that quote somebody ("> …") are not its author's, and are left out.
 */
#ifndef TAGDIGEST_RECAP_CHAT_WORD_H
#define TAGDIGEST_RECAP_CHAT_WORD_H

#include <glib.h>
#include <stdbool.h>

/** So many of a text are read; what is longer is no post of a chat. */
#define CHAT_WORDS_MAX 2000

typedef enum ChatWordKind {
	CHAT_WORD_LETTERS,
	CHAT_WORD_DIGITS,
	CHAT_WORD_MARK,    /* one character that is none of the others */
	CHAT_WORD_LINE,    /* the end of a line */
	CHAT_WORD_HANDLE,  /* "@ada@tooter.example" */
	CHAT_WORD_TAG,     /* "#UKFEChat" */
	CHAT_WORD_ADDRESS, /* "https://…" */
} ChatWordKind;

typedef struct ChatWord {
	ChatWordKind kind;
	gsize start, end; /* bytes of the text */
	char *folded;     /* owned: NFKD without accents, small letters */
	gunichar mark;    /* of a mark: which; else 0 */
	bool is_keycap;   /* digits on a key: 1️⃣ */
	bool is_glued;    /* nothing stands between it and what stands before it */
} ChatWord;

/**
 * Read a text.
 *
 * @text  borrowed, valid UTF-8.
 * @return owned array of ChatWord, in order; styled letters and digits (𝗤𝟭, Ｑ１, 1️⃣)
 * are what they stand for.
 */
GPtrArray *chat_words(const char *text);

/** The word at @index, or NULL when there is none. @words of chat_words(), borrowed. */
const ChatWord *chat_word_at(const GPtrArray *words, guint index);

/** Whether it is letters or digits: a word as people count them. @word may be NULL. */
bool chat_word_is_said(const ChatWord *word);

/** Whether it is that mark. @word may be NULL. */
bool chat_word_is_mark(const ChatWord *word, gunichar mark);

/** Whether a sentence ends with it: ".", "!", "?", ":", "…", an emoji, the end of a line. */
bool chat_word_ends_sentence(const ChatWord *word);

/** Whether @folded is one of @list, which ends with a NULL. Both borrowed. */
bool chat_word_is_one_of(const char *folded, const char *const *list);

#endif
