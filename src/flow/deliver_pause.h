/**
 * What is not asked of a mail server again in each run: a quota that is used up, and a login that
 * it refused. Both wait for the next day.
 */
#ifndef TAGDIGEST_FLOW_DELIVER_PAUSE_H
#define TAGDIGEST_FLOW_DELIVER_PAUSE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "flow/context.h"
#include "model/delivery.h"

typedef enum DeliverPauseKind {
	DELIVER_PAUSE_QUOTA, /* the server takes no more of our mails */
	DELIVER_PAUSE_LOGIN, /* of this ini and password (or refresh token) file as written now */
} DeliverPauseKind;

typedef struct DeliverPause {
	DeliverPauseKind kind;
	int64_t until_s; /* Unix seconds UTC; 0: mail may go */
	char *reason;    /* owned: the server's words; NULL with 0 */
} DeliverPause;

/**
 * Until when the relay of the ini, if there is one, is not asked.
 *
 * @pause  out, by deliver_pause_clear().
 * @error  STORE_*.
 */
bool deliver_pause_read(const Context *context, DeliverPause *pause, GError **error);

/**
 * Remember that a login was refused as too weak or wrong (RFC 4954, 6): the same one will be so in
 * the next run.
 *
 * @outcome  borrowed: what ended a session.
 * @refusal  owned: the server's words, set when it was that.
 */
void deliver_pause_note_login(const Outcome *outcome, char **refusal);

/**
 * Nothing more until the next day.
 *
 * @reason   borrowed; NULL: there is none, and nothing is done.
 * @until_s  out, when something is.
 * @error    STORE_*.
 */
bool deliver_pause_begin(const Context *context, DeliverPauseKind kind, const char *reason,
	int64_t *until_s, GError **error);

/** Somebody asks for mail to go: a login is tried now. @error STORE_*. */
bool deliver_pause_end_login(const Context *context, GError **error);

void deliver_pause_clear(DeliverPause *pause);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DeliverPause, deliver_pause_clear)

#endif
