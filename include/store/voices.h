/** Pages and accounts that their owners asked to have read: how far that is, and who asked. */
#ifndef TAGDIGEST_STORE_VOICES_H
#define TAGDIGEST_STORE_VOICES_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

typedef enum VoiceState {
	VOICE_ASKED,   /* the line that proves it is looked for */
	VOICE_PROVED,  /* it is theirs; the organiser is asked */
	VOICE_AGREED,  /* the organiser said yes: with a name it is a source */
	VOICE_REFUSED, /* or no, which is remembered */
	VOICE_LEFT,    /* its owner took it back */
} VoiceState;

#define VOICE_STATES 5

typedef struct Voice {
	int64_t id;            /* the store's number */
	char *url;             /* owned */
	int64_t subscriber_id; /* whose, where that is somebody we know; else 0 */
	char *email_hash;      /* owned: keyed hash of who asked */
	char *name;            /* owned: of its source, once there is one */
	char *proof;           /* owned: the line that the owner puts into the page */
	VoiceState state;
	int64_t asked_s, changed_s; /* Unix seconds UTC */
	char *evidence;             /* owned: the mail that asked for it, which is the consent */
} Voice;

/** @return owned, empty, asked. */
Voice *voice_new(void);

/** @voice owned, may be NULL. */
void voice_free(Voice *voice);

/** One by its number. @voice out, owned; NULL when there is none. @error STORE_*. */
bool voices_get(Store *store, int64_t id, Voice **voice, GError **error);

/** One by its address, likewise. */
bool voices_by_url(Store *store, const char *url, Voice **voice, GError **error);

/**
 * A new one; one of the same address, which was given up, is it again. Inside a transaction.
 *
 * @voice      borrowed: url, subscriber_id, proof, asked_s and evidence are read.
 * @email_key  borrowed: who asks, folded; it is hashed.
 * @id         out. @error STORE_*, SYSTEM_PERMANENT.
 */
bool voices_put(Store *store, const Voice *voice, const char *email_key, int64_t *id,
	GError **error);

/** Whether it was this address that asked. @is_owner out. @error STORE_*, SYSTEM_PERMANENT. */
bool voices_is_owner(Store *store, const Voice *voice, const char *email_key, bool *is_owner,
	GError **error);

/** It is in that state from now on. Inside a transaction. @error STORE_*. */
bool voices_move(Store *store, int64_t id, VoiceState state, int64_t now_s, GError **error);

/** It is a source now. Inside a transaction. @name borrowed. @error STORE_*. */
bool voices_name(Store *store, int64_t id, const char *name, GError **error);

/** It was looked at. Inside a transaction. @error STORE_*. */
bool voices_looked(Store *store, int64_t id, int64_t now_s, GError **error);

/**
 * Those in a state that were not looked at since then. @list out, owned array of Voice.
 *
 * @before_s  Unix seconds UTC. @error STORE_*.
 */
bool voices_due(Store *store, VoiceState state, int64_t before_s, GPtrArray **list, GError **error);

/** Whether there is any that is not over: else nothing is ever written. @is_any out. */
bool voices_any(Store *store, bool *is_any, GError **error);

/** Whoever never proved theirs is forgotten. Inside a transaction. @error STORE_*. */
bool voices_drop(Store *store, int64_t before_s, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Voice, voice_free)

#endif
