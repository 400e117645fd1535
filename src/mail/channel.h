/**
 * A connection to a mail server. libcurl makes it: name, socket, TLS, EHLO and login
 * (CURLOPT_CONNECT_ONLY); what is said from there on is the caller's.
 */
#ifndef TAGDIGEST_MAIL_CHANNEL_H
#define TAGDIGEST_MAIL_CHANNEL_H

#include <glib.h>
#include <poll.h>
#include <stdbool.h>

#include "mail/transport.h"

typedef struct Channel Channel;

typedef enum ChannelState {
	CHANNEL_OPENING,
	CHANNEL_OPEN,
	CHANNEL_FAILED, /* it was not opened: channel_judge() */
} ChannelState;

/** Begin to open one. @spec borrowed until it is closed. @return owned (channel_close). */
Channel *channel_open(const RelaySpec *spec);

/** Hang up and free. @channel owned. */
void channel_close(Channel *channel);

/** Go on with the opening, without waiting. */
ChannelState channel_advance(Channel *channel);

/** Whether the server said that it can do something, "PIPELINING". @return false until open. */
bool channel_offers(const Channel *channel, const char *keyword);

/**
 * Why it was not opened: an outcome for whoever waits for it, is_session.
 *
 * @outcome  out, cleared first.
 * @error    out, of the kind that fits, with advice: one line, beginning with @name.
 */
void channel_judge(const Channel *channel, const char *name, Outcome *outcome, GError **error);

/** Whether it was not opened because the server took the login for a wrong one. */
bool channel_is_login_wrong(const Channel *channel);

/** Send what can be sent without waiting. @sent out. @return false when the connection broke. */
bool channel_send(Channel *channel, const char *bytes, gsize length, gsize *sent);

/** Read what is there, without waiting. @length out. @return false when the connection ended. */
bool channel_receive(Channel *channel, char *buffer, gsize bytes_max, gsize *length);

/**
 * Add what a poll() must wait for.
 *
 * @wants_to_send  something waits to be sent.
 * @files          borrowed, of struct pollfd.
 * @wait_ms        in and out: no longer than this; -1: for ever.
 */
void channel_add_files(Channel *channel, bool wants_to_send, GArray *files, int *wait_ms);

#endif
