/**
 * Labels of questions and answers in a text: "Q1.", "(A2)", "#Q3", "Question four", "Our third
 * question", "A1/A2", in English, Welsh, German, French and Spanish (and "Vraag 1", "Freagra 1"),
 * as hosts and answerers spell them; and not what only looks so: "Q3 figures", "A4 paper", "an A1
 * class", "A-level", "Q&A".
 */
#ifndef TAGDIGEST_RECAP_CHAT_LABEL_H
#define TAGDIGEST_RECAP_CHAT_LABEL_H

#include <glib.h>
#include <stdbool.h>

#include "recap/chat_word.h"

/** No chat has more questions; greater numbers are no labels. */
#define CHAT_LABEL_NUMBER_MAX 30u

/** "Next question", "the last question": a number that only the chat knows. */
#define CHAT_LABEL_NEXT G_MAXUINT

typedef enum ChatLabelKind {
	CHAT_LABEL_QUESTION,
	CHAT_LABEL_ANSWER,
} ChatLabelKind;

typedef enum ChatLabelForm {
	CHAT_LABEL_LETTER,  /* Q1, A1 */
	CHAT_LABEL_FOREIGN, /* F1, P1, C1, R1: letters that mean many things outside of a chat */
	CHAT_LABEL_WORD,    /* Question 1, Frage eins, Ateb 1 */
	CHAT_LABEL_NUMBER,  /* number 4, no. 4, #4: of anything */
	CHAT_LABEL_ORDINAL, /* first question, 2. Frage, cwestiwn olaf */
} ChatLabelForm;

typedef struct ChatLabel {
	ChatLabelKind kind;
	ChatLabelForm form;
	guint first, last;  /* numbers, the same but for "A1/A2"; or CHAT_LABEL_NEXT */
	char part;          /* 'a' of "Q1a" and of "Q1i"; 0: none */
	bool is_marked;     /* parted from what follows: "Q1.", "(Q1)", "#Q1", the end of a line */
	bool is_tag;        /* it is a hashtag */
	bool opens;         /* a sentence begins with it */
	bool is_introduced; /* "answer to Q1", "for A2", "zu Frage 1" */
	guint from, to;     /* words of the text, brackets and the mark behind it included */
	guint before;       /* how many words are said before it in the whole text */
	guint after;        /* and behind it */
	gsize start, end;   /* bytes of the text */
} ChatLabel;

/**
 * Find the labels of a text.
 *
 * @words  borrowed: chat_words() of it.
 * @marks  borrowed set of char*: words that hosts put before their labels ("AP Q1"), folded; or
 * NULL.
 * @return owned array of ChatLabel, in order; no two overlap.
 */
GArray *chat_label_find(const GPtrArray *words, GHashTable *marks);

#endif
