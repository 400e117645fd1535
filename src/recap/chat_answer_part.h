/** What the files of chat_answer share: how posts are attributed, rule by rule. */
#ifndef TAGDIGEST_RECAP_CHAT_ANSWER_PART_H
#define TAGDIGEST_RECAP_CHAT_ANSWER_PART_H

#include "recap/chat_answer.h"

/*
 * How far each rule is trusted, in hundredths, and what makes it doubtful. Measured on chats of all
 * manners (tests/accept/9-1); what is below the threshold answers nothing.
 */
enum {
	TRUST_MIN = 60,
	TRUST_REPLY = 95,
	TRUST_LABEL = 90,
	TRUST_QUOTE = 85,
	TRUST_THREAD = 75,
	TRUST_ADDRESS = 70,
	TRUST_TIME = 65,         /* where few answers have a label or hang on something */
	TRUST_TIME_CHAIRED = 45, /* where most do: what does not is talk */
	BONUS_LONG = 20,         /* it has CHAT_TELLING_WORDS: talk is shorter */
	BONUS_WORDS = 20,        /* it takes up words of this question, and of no other */
	DOUBT_POLITE = 40,       /* "evening all", "thank you" */
	DOUBT_HOST = 40,         /* a host's word to somebody */
	DOUBT_ASKS = 40,         /* it asks back */
	DOUBT_BESIDE = 20,       /* a few words below somebody's answer: a joke, assent, a detail */
	DOUBT_OVERLAP = 20,      /* the question before was asked a moment ago */
	DOUBT_FAR = 15,          /* long after the question */
	DOUBT_ELSEWHERE = 35,    /* it has hashtags, and none of the chat */
	DOUBT_SHORT = 15,
	DOUBT_HABIT = 25,     /* its author says elsewhere what they answer */
	DOUBT_LINK = 25,      /* it shows a page: perhaps to everybody */
	DOUBT_MORE_TAGS = 10, /* it speaks to others as well */
	DOUBT_REPEAT = 95,    /* it says the question again */
};

/** An experience, an objection, an answer takes so many words where nothing else shows that it is
 * one.
 */
#define CHAT_TELLING_WORDS 15
/** Whoever says so often what they answer has the habit. */
#define CHAT_HABIT_MIN 2
/** Clocks differ by so much. */
#define CHAT_SKEW_S 60
/** A question has the floor no longer than this. */
#define CHAT_FLOOR_S (25 * 60)

/** One rule's word for a post. */
typedef struct Claim {
	const Chat *chat;
	const ChatQuestion *question; /* NULL: none */
	ChatBy by;
	int trust;
	bool is_beside; /* it hangs on somebody's answer, not on the question itself */
} Claim;

/** All posts on their way. */
typedef struct Attribution {
	const GPtrArray *posts, *chats;
	GArray *answers;    /* of ChatAnswer */
	Claim *holders;     /* owned: of each post the question that it belongs to itself */
	int64_t *over_s;    /* owned: of each chat when a host took leave; G_MAXINT64: nobody did */
	GHashTable *hosts;  /* owned set of char*, borrowed: authors who ask in any chat */
	GHashTable *spoken; /* owned: how a handle may begin -> places of that author's posts */
	GHashTable *said;   /* owned: author, borrowed -> GArray of guint, places of their posts */
	GHashTable *leanings; /* owned: author and two chats -> how they lean to the first, + 1 */
	GHashTable *common;   /* owned set of char*: stems that many posts have */
	GHashTable
		*chaired; /* owned set of ChatQuestion: most of what is said says what it answers */
	GHashTable *habits; /* owned: author, borrowed -> how many of their posts say that */
} Attribution;

/** The answer of a post. Borrowed. */
ChatAnswer *chat_answer_at(const Attribution *all, guint place);

/** When the first and the last question of a chat was asked, Unix seconds UTC. */
int64_t chat_answer_first_s(const Chat *chat);
/** Likewise the last. */
int64_t chat_answer_last_s(const Chat *chat);

/** Whether a chat goes on at a time, or its answers still come: till the next day. */
bool chat_answer_is_in_time(const Chat *chat, int64_t at_s);

/** Whether somebody asks in a chat, at whatever time. */
bool chat_answer_is_host(const Chat *chat, const ChatPost *post);

/** Likewise all authors who do. @return owned set of char*, borrowed of the chats. */
GHashTable *chat_answer_hosts(const GPtrArray *chats);

/** When a host took leave of a chat after its last question; G_MAXINT64: nobody did. */
int64_t chat_answer_over_s(const Attribution *all, const Chat *chat);

/**
 * Who may be meant by which handles: "@ada" and "@ada@tooter.example" are one author's.
 *
 * @return owned: char* -> GArray of guint, the places of the author's posts, by time.
 */
GHashTable *chat_answer_spoken(const GPtrArray *posts);

/** The posts of each author. @return owned: char*, borrowed -> GArray of guint, places by time. */
GHashTable *chat_answer_said(const GPtrArray *posts);

/** How many hashtags a post has of a chat; 1 where the chat has none. */
guint chat_answer_tags(const Attribution *all, const Chat *chat, const ChatPost *post);

/** Of each post the chat and the question that it belongs to itself, if any. @return owned. */
Claim *chat_answer_holders(const GPtrArray *posts, const GPtrArray *chats);

/** The question of any chat to which a post belongs, as a claim; place may be CHAT_NONE. */
Claim chat_answer_claim(const Attribution *all, guint place, ChatBy by, int trust);

/** The question that has the floor, for CHAT_FLOOR_S at most, or NULL. */
const ChatQuestion *chat_answer_floor(const Chat *chat, int64_t at_s);

/** The chat whose question @number a label of a post means, as a claim by label. */
Claim chat_answer_chat(const Attribution *all, const ChatPost *post, guint number);

/** The rules, in the order in which they are asked. */
Claim chat_answer_by_reply(const Attribution *all, guint place);
/** By label. */
Claim chat_answer_by_label(const Attribution *all, guint place);
/** By quote. */
Claim chat_answer_by_quote(const Attribution *all, guint place);
/** By reply, further up. */
Claim chat_answer_by_thread(const Attribution *all, guint place);
/** By address. */
Claim chat_answer_by_address(const Attribution *all, guint place);
/** By time. */
Claim chat_answer_by_time(const Attribution *all, guint place);

#endif
