/**
 * By which signs authors and platforms say who may show a post further: one table
 * (src/model/consent_signals.tab.h), for every platform, with what each sign makes of it. How it
 * goes together with what was said before is model/consent.
 *
 * The rules of the table: what is absent is no yes, what is unknown is not public, a yes must be
 * plain and a no may come in any dress, and of several signs the strictest counts.
 */
#ifndef TAGDIGEST_MODEL_CONSENT_SIGNALS_H
#define TAGDIGEST_MODEL_CONSENT_SIGNALS_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/post.h"

/** What a sign stands in, as its platform's papers name it. Kinds of source hear statuses, accounts
 * and feeds; the others have none yet. */
typedef enum ConsentRecord {
	CONSENT_RECORD_STATUS,         /* docs.joinmastodon.org/entities/Status */
	CONSENT_RECORD_ACCOUNT,        /* docs.joinmastodon.org/entities/Account */
	CONSENT_RECORD_NOTE,           /* ActivityPub: a Note, Article… */
	CONSENT_RECORD_ACTOR,          /* ActivityPub: a Person… */
	CONSENT_RECORD_BLUESKY_POST,   /* app.bsky.feed.defs#postView */
	CONSENT_RECORD_BLUESKY_AUTHOR, /* app.bsky.actor.defs#profileView… */
	CONSENT_RECORD_POSTGATE,       /* app.bsky.feed.postgate */
	CONSENT_RECORD_INTENTS,        /* org.user-intents.declaration */
	CONSENT_RECORD_X_POST,         /* docs.x.com/x-api/fundamentals/data-dictionary: Tweet */
	CONSENT_RECORD_X_USER,         /* likewise: User */
	CONSENT_RECORD_FEED,           /* a feed, or an item: {"robots": …, "block": …} */
	CONSENT_RECORD_PAGE,           /* a post's own web page: {"robots": …} */
	CONSENT_RECORD_COUNT,
} ConsentRecord;

/** What is judged. Plain data, all borrowed. */
typedef struct ConsentSubject {
	const json_t *json;    /* the record; NULL or no object: an empty one */
	const char *text;      /* its words as plain text, where they were read; or NULL */
	const GPtrArray *tags; /* of Hashtag: its hashtags, likewise; or NULL */
	int64_t now_s;         /* Unix seconds UTC, for signs that expire; DATE_UNKNOWN: none has */
} ConsentSubject;

/** What the signs say together. Plain data; starts as all zeros. */
typedef struct ConsentSaid {
	PostConsent level;  /* UNSAID, REDUCED or REFUSED */
	const char *reason; /* static, in words of ours, for a level; NULL for UNSAID */
	PostConsent author; /* of all posts of the author, likewise */
} ConsentSaid;

/** A row of the table. Plain data, static. */
typedef struct ConsentSignal {
	const char *name; /* for the manual: "noindex" */
	ConsentRecord record;
	bool is_of_author;  /* else of the post */
	PostConsent makes;  /* REDUCED or REFUSED */
	const char *reason; /* what is remembered and shown */
	const char *help;   /* for the manual: when it is taken to be said; NULL: a part of the row
			     * before */
	const char *source; /* the platform's own document */
} ConsentSignal;

/**
 * Hear all signs of a record, on top of what was heard before. Of several of one strictness the
 * first stands.
 *
 * @record   whose signs are looked for.
 * @subject  borrowed.
 * @said     in and out.
 */
void consent_signals_hear(ConsentRecord record, const ConsentSubject *subject, ConsentSaid *said);

/**
 * Put what was heard into a post: nothing becomes less strict than it is there.
 *
 * @said  borrowed.
 * @post  borrowed; consent, consent_reason and author_consent are set.
 */
void consent_signals_apply(const ConsentSaid *said, Post *post);

/**
 * Whether a label of AT Protocol stands: one that has neither ended nor was taken back (neg) by
 * whoever put it there (atproto.com/specs/label).
 *
 * @labels  borrowed: a list of com.atproto.label.defs#label or #selfLabel, or NULL.
 * @value   borrowed: which one.
 * @now_s   Unix seconds UTC; DATE_UNKNOWN: none has ended.
 */
bool consent_signals_has_label(const json_t *labels, const char *value, int64_t now_s);

/** The table; behind the last row one without a name. @return static. */
const ConsentSignal *consent_signals_table(void);

/** What a record is called in the manual: "a status (Mastodon's API)". @return static. */
const char *consent_signals_record_name(ConsentRecord record);

#endif
