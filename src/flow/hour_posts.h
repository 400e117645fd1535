/** The hour of a chat: when it is, which posts are its, and what they make of it. */
#ifndef TAGDIGEST_FLOW_HOUR_POSTS_H
#define TAGDIGEST_FLOW_HOUR_POSTS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/chat_spec.h"
#include "recap/recap.h"

/** Announcements, so long before it. */
#define HOUR_BEFORE_S (6 * 3600)
/** Hosts begin so early. */
#define HOUR_EARLY_S (30 * 60)
/** And who answers late, so long after it. */
#define HOUR_LATE_S (24 * 3600)

/** A chat's own edition comes so long after its end. */
#define HOUR_OWN_S (2 * 3600)

/** From when to when, half open, Unix seconds UTC. */
typedef struct HourSpan {
	int64_t start_s, end_s;
} HourSpan;

/**
 * When a chat is, by its rule.
 *
 * @return owned array of HourSpan: those that begin in [@since_s, @until_s), by time; empty for a
 *         chat without a rule.
 */
GArray *hour_spans(const ChatSpec *chat, int64_t since_s, int64_t until_s);

/** The first hour of a chat, by its rule, that begins after a time. @span out. @return false: none
 * does. */
bool hour_next(const ChatSpec *chat, int64_t after_s, HourSpan *span);

/**
 * The posts of a chat: those that carry its hashtag, and those that answer or hang on one of them,
 * from some hours before to a day after; of what comes when the next hour begins only the latter.
 *
 * @all   borrowed array of Post, by the time that they were published.
 * @span  borrowed; NULL: of any time.
 * @return owned array of Post, borrowed.
 */
GPtrArray *hour_posts(const ChatSpec *chat, const GPtrArray *all, const HourSpan *span);

/** What a recap is made by, besides posts. Borrowed. */
typedef struct HourRule {
	const ChatSpec *chat;
	const HourSpan *span;   /* questions are asked about then; NULL: at any time */
	const GPtrArray *words; /* of ChatsWord (store/chats): the organiser's; or NULL */
} HourRule;

/**
 * The recap of an hour.
 *
 * @posts        borrowed, of hour_posts(), for as long as the recap lives.
 * @is_followed  out: all that the organiser says could be followed; or NULL.
 * @return owned.
 */
Recap *hour_recap(const HourRule *rule, const GPtrArray *posts, bool *is_followed);

#endif
