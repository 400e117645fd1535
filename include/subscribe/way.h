/**
 * Signed names for one person and one purpose: the plus part of an address of the contact
 * ("organiser+TOKEN@example.org", RFC 5233), or a word of a subject where there is no plus. Who has
 * one may do that one thing and nothing else. Nothing is stored for it: HMAC-SHA256 (RFC 2104) cut
 * to 80 bits over all that it says, under a key of this installation (flow/ways).
 *
 * The way out of an edition is no way but the subscription's own token (base/token): it never
 * expires, and works as long as the database knows the reader, whatever became of a key.
 */
#ifndef TAGDIGEST_SUBSCRIBE_WAY_H
#define TAGDIGEST_SUBSCRIBE_WAY_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/** What a way is for. The numbers are in mails: keep them. */
typedef enum WayPurpose {
	WAY_CONFIRM = 1,  /* a subscription that was asked for, and the step it had come to then */
	WAY_LEAVE = 2,    /* a subscription, which ends; and whether its owner was asked */
	WAY_SETTINGS = 3, /* a subscription, whose choices change; or its subscriber is told */
	WAY_ERASE = 4,    /* a subscription, whose owner said that they want to be forgotten */
	WAY_BOUNCE = 5,   /* a subscription, and an edition that was mailed to it (VERP) */
	WAY_MEMO = 6,     /* a memo that was mailed: its bounces and answers (VERP) */
	WAY_REVIEW = 7,   /* a draft, which the organiser decides on */
	WAY_ADD = 8,      /* the organiser's: what is sent there is proposed for a digest */
	WAY_REGISTER = 9, /* a voice, whose owner is asked */
	WAY_HELD = 10,    /* an edition that is held, on which the organiser decides */
	WAY_VOICE = 11,   /* a voice, on which the organiser decides */
} WayPurpose;

#define WAY_PURPOSES 12

/** All but what its purpose names is 0, whoever reads it. Numbers of the store, below 2^40. */
typedef struct Way {
	WayPurpose purpose;
	int64_t subscription_id, edition_id, memo_id, draft_id, voice_id;
	int64_t step;      /* of the subscription, the last when it was written */
	int64_t is_asked;  /* 1: its owner alone was asked by it */
	int64_t expires_s; /* Unix seconds UTC, kept to the day, rounded up; 0: never */
} Way;

/** The length of what way_write() makes, in letters of a-z and 2-7 (RFC 4648, 6, in small letters,
 * since mail servers may fold a local part to one case). */
#define WAY_LENGTH 39

/** The keys: the newest signs, all are believed. Opaque. */
typedef struct WayKeys WayKeys;

/**
 * Read keys as flow/ways keeps them: a line each, "NUMBER SECRET", NUMBER from 1 to 255; '#'
 * begins a comment.
 *
 * @text   borrowed.
 * @return owned (way_keys_free), or NULL when a line is none or there is no key.
 */
WayKeys *way_keys_parse(const char *text);

/** @keys owned, may be NULL. */
void way_keys_free(WayKeys *keys);

/** The number of the key that signs. */
int way_keys_newest(const WayKeys *keys);

/** @way borrowed: what its purpose does not name is left out. @return owned, WAY_LENGTH letters. */
char *way_write(const WayKeys *keys, const Way *way);

/**
 * Read one. Its case does not matter.
 *
 * @token  borrowed foreign text, may be NULL.
 * @now_s  one that is over is none.
 * @way    out.
 * @return whether it is one of ours; nothing tells why not.
 */
bool way_read(const WayKeys *keys, const char *token, int64_t now_s, Way *way);

/**
 * "organiser+TOKEN@example.org". @contact, @token borrowed.
 * @return owned; NULL when that local part is longer than an address may have (64 bytes, RFC 5321,
 * 4.5.3.1.1): then the token goes into the subject.
 */
char *way_address(const char *contact, const char *token);

/**
 * What stands behind the plus of an address that is @contact's but for it.
 *
 * @contact, @address  borrowed bare addresses.
 * @return owned, as written; NULL when it is another address, or has no plus part.
 */
char *way_detail(const char *contact, const char *address);

/**
 * The first way in a text that holds, as a word of its own: "[TOKEN]", "TOKEN".
 *
 * @text  borrowed, may be NULL. @way out. @return whether there is one.
 */
bool way_find(const WayKeys *keys, const char *text, int64_t now_s, Way *way);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WayKeys, way_keys_free)

#endif
