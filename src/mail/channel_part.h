/** What the parts of channel have in common. */
#ifndef TAGDIGEST_MAIL_CHANNEL_PART_H
#define TAGDIGEST_MAIL_CHANNEL_PART_H

#include "mail/channel.h"
#include "mail/reply.h"
#include "net/handle.h"

struct Channel {
	const RelaySpec *spec; /* borrowed */
	HandleOptions options;
	CURLM *multi; /* owned; its own, since curl closes what it finds idle in a shared one */
	CURL *curl;   /* owned */
	char curl_error[CURL_ERROR_SIZE];
	ChannelState state;
	CURLcode result;
	int64_t opened_ms;
	curl_socket_t socket;

	Reply reply;     /* the last one heard while opening */
	bool is_refused; /* it said 4yz or 5yz */
	bool is_endless; /* it was none, or had no end */
	bool is_late;    /* it did not come */
	bool is_logged_in;
	bool is_greeting; /* of LMTP: curl is done, and the first replies are ours to hear */
	int64_t asked_ms; /* then: since when the next one is waited for */
	const char *step; /* static: what the server was asked last */
	GString *offers;  /* owned: the last answer to EHLO, "\n" behind each line */
};

#endif
