/**
 * A connection to an IMAP server. libcurl makes it: name, socket, TLS, greeting and login
 * (CURLOPT_CONNECT_ONLY); bytes go in and out from there on, each wait with its end.
 */
#ifndef TAGDIGEST_NET_IMAP_CHANNEL_H
#define TAGDIGEST_NET_IMAP_CHANNEL_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "net/imap.h"

typedef struct ImapChannel ImapChannel;

/** What the server said, safe in one line, without what it was told to log in. @said borrowed, may
 * be NULL. @return owned. */
char *imap_channel_words(const ImapOptions *options, const char *said);

/** Connect and log in, as imap_open() says. @channel out, owned (imap_channel_close). */
bool imap_channel_open(const ImapOptions *options, ImapChannel **channel, GError **error);

/** Whether the login is still to be said, by the command LOGIN: the server knows no other way. */
bool imap_channel_is_anonymous(const ImapChannel *channel);

/** Hang up and free. @channel owned. */
void imap_channel_close(ImapChannel *channel);

/**
 * Send all of it.
 *
 * @until_ms  monotonic: when it is too late.
 * @error     NETWORK_TEMPORARY, also when somebody asks to stop.
 */
bool imap_channel_send(ImapChannel *channel, const char *bytes, gsize length, int64_t until_ms,
	GError **error);

/** Wait for bytes and read them into @buffer (borrowed), in the place of what is there. Else as
 * imap_channel_send(). */
bool imap_channel_receive(ImapChannel *channel, GByteArray *buffer, int64_t until_ms,
	GError **error);

#endif
