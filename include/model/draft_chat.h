/** What a draft says of a chat, besides its posts: part of model/draft. Plain data. */
#ifndef TAGDIGEST_MODEL_DRAFT_CHAT_H
#define TAGDIGEST_MODEL_DRAFT_CHAT_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "text/hashtag.h"

/** What an entry is in a chat: a question, or an answer to the one that it stands below. */
typedef struct DraftAsked {
	char *label; /* owned: "Q1"; NULL for an answer */
	char *said;  /* owned: what it asks, in a line; NULL for an answer, or when it is taken back
		      */
	char *lead;  /* owned: the label that an answer's words begin with; NULL: none */
} DraftAsked;

/** An answer, shown or not: who was there, and what links they passed round. */
typedef struct DraftVoice {
	int64_t post_id;   /* the store's number; 0: not stored */
	char *label;       /* owned: of the question */
	char *person;      /* owned: the same for all of one person */
	char *name;        /* owned: of who wrote it, one line; NULL: unknown */
	GPtrArray *urls;   /* of char*, owned: pages that it links to, clean */
	GPtrArray *titles; /* of char*, owned: of those; "" where nobody told it */
} DraftVoice;

/** A chat: the numbers of its recap are counted from its voices. */
typedef struct DraftChat {
	Hashtag *tag;      /* owned */
	char *timezone;    /* owned IANA name */
	char *name;        /* owned: which of its hashtag's it is, for good: "2026-11-19", a second
			    * one of that day "2026-11-19-2"; NULL: nobody said */
	char *web_url;     /* owned: its page in the archive, http(s); NULL: there is none */
	int64_t start_s;   /* of the hour, Unix seconds UTC */
	int64_t end_s;     /* likewise; by a chat without a rule its last question */
	GPtrArray *voices; /* of DraftVoice, by time */
	int unquoted;      /* posts of that time that may not be quoted */
	unsigned apart;    /* the bits of editions that had it alone (Draft.alone); 0: none */
	bool is_apart;     /* what its own edition had is left out here (draft_apart()) */
} DraftChat;

/** So many editions of chats alone have a bit in a draft: what any more had is for all readers. */
#define DRAFT_CHAT_APART_MAX 30

/** Empty. @return owned. */
DraftAsked *draft_asked_new(void);

/** @asked owned, may be NULL. */
void draft_asked_free(DraftAsked *asked);

/** Empty. @return owned. */
DraftVoice *draft_voice_new(void);

/** @voice owned, may be NULL. */
void draft_voice_free(DraftVoice *voice);

/** @tag owned by the call. @return owned, empty. */
DraftChat *draft_chat_new(Hashtag *tag);

/** @chat owned, may be NULL. */
void draft_chat_free(DraftChat *chat);

/**
 * What is known of it in numbers alone: when it was, and how many answers of how many persons each
 * label has. No word, no name, no address.
 *
 * @return owned.
 */
DraftChat *draft_chat_figures(const DraftChat *chat);

/** How many answers a question has. @label borrowed: its own, or NULL: all of the chat. */
int draft_chat_answers(const DraftChat *chat, const char *label);

/** How many persons gave them. */
int draft_chat_people(const DraftChat *chat);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DraftChat, draft_chat_free)

#endif
