/*
 * What can go wrong in a conversation with a server, and what both SMTP transports must make of it.
 * Three messages are sent; the second, on the same connection, is the one that most rows strike.
 */

typedef struct FaultRow {
	const char *name;
	Fault faults[4];
	const char *kept;   /* what the server has in the end */
	const char *ends;   /* each message's end, in the order of done() */
	const char *detail; /* part of the detail of the first message that is not ok, or NULL */
} FaultRow;

static const FaultRow fault_rows[] = {
	{ "all is well", { { 0 } },
	  "0 1 2 ", "ok 0, ok 1, ok 2, ", NULL },

	{ "recipient refused", { { "RCPT", 2, 0, FAULT_REPLY, "550 5.1.1 who?\r\n" } },
	  "0 2 ", "ok 0, permanent 1, ok 2, ", "550 5.1.1 who?" },
	{ "recipient not now", { { "RCPT", 2, 0, FAULT_REPLY, "450 4.2.1 later\r\n" } },
	  "0 2 ", "ok 0, temporary 1, ok 2, ", "450 4.2.1 later" },
	{ "recipient refused in two lines",
	  { { "RCPT", 2, 0, FAULT_REPLY, "550-5.1.1 who?\r\n550 5.1.1 indeed\r\n" } },
	  "0 2 ", "ok 0, permanent 1, ok 2, ", "550 5.1.1 who?" },
	{ "the enhanced code decides", { { "RCPT", 2, 0, FAULT_REPLY, "451 5.1.1 who?\r\n" } },
	  "0 2 ", "ok 0, permanent 1, ok 2, ", "451 5.1.1 who?" },
	{ "recipient: the least refusal", { { "RCPT", 2, 0, FAULT_REPLY, "400 later\r\n" } },
	  "0 2 ", "ok 0, temporary 1, ok 2, ", "400 later" },
	{ "the least yes", { { "MAIL", 0, 0, FAULT_REPLY, "200 ok\r\n" },
	    { "RCPT", 0, 0, FAULT_REPLY, "200 ok\r\n" },
	    { "DOT", 3, 0, FAULT_KEEP, "200 kept\r\n" } },
	  "0 1 2 ", "ok 0, ok 1, ok 2, ", NULL },
	{ "recipient: 421", { { "RCPT", 2, 1, FAULT_DROP, "421 4.3.2 going\r\n" } },
	  "0 1 2 ", "ok 0, ok 1, ok 2, ", NULL },

	{ "sender refused", { { "MAIL", 0, 0, FAULT_REPLY, "550 5.7.1 not you\r\n" } },
	  "", "session permanent 0, ", "550 5.7.1 not you" },
	{ "sender not now", { { "MAIL", 0, 0, FAULT_REPLY, "451 4.7.0 slowly\r\n" } },
	  "", "session temporary 0, ", "451 4.7.0 slowly" },
	{ "enough on this connection", { { "MAIL", 2, 0, FAULT_REPLY, "451 4.7.0 enough\r\n" } },
	  "0 1 2 ", "ok 0, ok 1, ok 2, ", NULL },

	{ "DATA not now", { { "DATA", 2, 0, FAULT_REPLY, "451 4.3.0 hm\r\n" } },
	  "0 2 ", "ok 0, temporary 1, ok 2, ", "451 4.3.0 hm" },
	{ "DATA refused", { { "DATA", 2, 0, FAULT_REPLY, "554 5.6.0 no\r\n" } },
	  "0 2 ", "ok 0, permanent 1, ok 2, ", "554 5.6.0 no" },

	{ "message refused", { { "DOT", 2, 0, FAULT_REPLY, "554 5.7.1 spam\r\n" } },
	  "0 2 ", "ok 0, permanent 1, ok 2, ", "554 5.7.1 spam" },
	{ "message not now", { { "DOT", 2, 0, FAULT_REPLY, "452 4.3.1 full\r\n" } },
	  "0 2 ", "ok 0, temporary 1, ok 2, ", "452 4.3.1 full" },
	{ "message: 421", { { "DOT", 2, 0, FAULT_DROP, "421 4.3.2 going\r\n" } },
	  "0 ", "ok 0, session temporary 1, ", "421 4.3.2 going" },
	{ "message taken in many lines",
	  { { "DOT", 2, 0, FAULT_REPLY, "250-2.0.0 well\r\n250 2.0.0 done\r\n" } },
	  "0 2 ", "ok 0, ok 1, ok 2, ", NULL },

	{ "drop at MAIL", { { "MAIL", 2, 0, FAULT_DROP, NULL } },
	  "0 1 2 ", "ok 0, ok 1, ok 2, ", NULL },
	{ "drop at RCPT", { { "RCPT", 2, 0, FAULT_DROP, NULL } },
	  "0 1 2 ", "ok 0, ok 1, ok 2, ", NULL },
	{ "drop at DATA", { { "DATA", 2, 0, FAULT_DROP, NULL } },
	  "0 1 2 ", "ok 0, ok 1, ok 2, ", NULL },
	{ "drop at every RCPT", { { "RCPT", 0, 0, FAULT_DROP, NULL } },
	  "", "session temporary 0, ", NULL },
	{ "nonsense at RCPT", { { "RCPT", 0, 0, FAULT_REPLY, "\xff nonsense\r\n" } },
	  "", "session temporary 0, ", NULL },

	{ "drop after the dot", { { "DOT", 2, 0, FAULT_DROP, NULL } },
	  "0 ", "ok 0, session uncertain 1, ", "after the last piece was sent" },
	{ "kept, and no reply", { { "DOT", 2, 0, FAULT_KEEP, NULL } },
	  "0 1 ", "ok 0, session uncertain 1, ", "after the last piece was sent" },
	{ "kept, and half a reply", { { "DOT", 2, 0, FAULT_KEEP, "25" } },
	  "0 1 ", "ok 0, session uncertain 1, ", "after the last piece was sent" },
	{ "kept, and a reply cut short", { { "DOT", 2, 0, FAULT_KEEP, "250" } },
	  "0 1 ", "ok 0, session uncertain 1, ", "after the last piece was sent" },
	{ "an answer that is none", { { "DOT", 2, 0, FAULT_DROP, "354 more\r\n" } },
	  "0 ", "ok 0, session uncertain 1, ", "after the last piece was sent" },

	{ "greeting refused", { { "CONNECT", 0, 0, FAULT_DROP, "554 5.7.1 go away\r\n" } },
	  "", "session permanent 0, ", "554 5.7.1 go away" },
	{ "greeting not now", { { "CONNECT", 0, 0, FAULT_DROP, "421 4.3.2 busy\r\n" } },
	  "", "session temporary 0, ", "421 4.3.2 busy" },
	{ "greeting dropped", { { "CONNECT", 0, 0, FAULT_DROP, NULL } },
	  "", "session temporary 0, ", NULL },
	{ "greeting: the least refusal", { { "CONNECT", 0, 0, FAULT_DROP, "400 busy\r\n" } },
	  "", "session temporary 0, ", "400 busy" },
	{ "greeting is nonsense", { { "CONNECT", 0, 0, FAULT_DROP, "HTTP/1.1 400 What\r\n" } },
	  "", "session temporary 0, ", "an answer that is none, or has no end" },
	{ "EHLO is nonsense", { { "EHLO", 0, 0, FAULT_REPLY, "\xff what\r\n" } },
	  "", "session temporary 0, ", "an answer that is none, or has no end" },
	{ "EHLO unknown", { { "EHLO", 0, 0, FAULT_REPLY, "502 5.5.1 what?\r\n" } },
	  "0 1 2 ", "ok 0, ok 1, ok 2, ", NULL },
	{ "EHLO and HELO refused",
	  { { "EHLO", 0, 0, FAULT_REPLY, "550 5.7.1 no\r\n" },
	    { "HELO", 0, 0, FAULT_REPLY, "550 5.7.1 no\r\n" } },
	  "", "session permanent 0, ", "550 5.7.1 no" },
	{ "QUIT refused", { { "QUIT", 0, 0, FAULT_DROP, "500 what?\r\n" } },
	  "0 1 2 ", "ok 0, ok 1, ok 2, ", NULL },
	{ "no answer to QUIT", { { "QUIT", 0, 0, FAULT_STALL, NULL } },
	  "0 1 2 ", "ok 0, ok 1, ok 2, ", NULL },
	{ "no time for RCPT", { { "RCPT", 2, 0, FAULT_STALL, NULL } },
	  "0 ", "ok 0, session temporary 1, ", "no answer " },
};
