/*
 * Whose fault a refusal is, by its codes. The first row that fits is taken; code and class 0 mean
 * any. A code that only says "no" is BLAME_UNCLEAR: then the words below decide, and else whom
 * else it meets (flow/deliver_extent).
 *
 * Sources: RFC 3463, 5248 (and IANA's registry of enhanced codes that it set up, which names the
 * RFC of later ones), 5321, 4954, 7504, 7505; MS: Microsoft Learn, "Email non-delivery reports and
 * SMTP errors in Exchange Online"; Google: Workspace help, "Gmail SMTP errors and codes"; SES:
 * Amazon SES developer guide, "SMTP response codes".
 */

static const ReplyRow reply_rows[] = {
	/* code, class, subject, detail from, to */

	/* What operators mean by codes of their own, or otherwise than the RFCs. */
	{ 0, 5, 1, 90, 90, BLAME_QUOTA, "MS: daily limit for recipients" },
	{ 0, 5, 2, 252, 252, BLAME_SENDER, "MS: SendAsDenied" },
	{ 0, 5, 4, 5, 5, BLAME_QUOTA, "Google: daily sending limit" },
	{ 552, 5, 7, 0, 0, BLAME_MESSAGE, "Google: content or attachment" },
	{ 0, 5, 7, 40, 40, BLAME_SENDER, "Google: no DMARC policy" },
	{ 0, 5, 7, 51, 51, BLAME_READER, "MS: recipient's connectors" },
	{ 0, 5, 7, 54, 68, BLAME_SENDER, "MS: no relaying, not logged in, may not send as this" },
	{ 0, 5, 7, 124, 136, BLAME_READER, "MS: recipient takes mail from some only" },
	{ 0, 5, 7, 232, 233, BLAME_QUOTA, "MS: tenant's sending limit" },
	{ 0, 5, 7, 504, 504, BLAME_READER, "MS: recipient address rejected" },
	{ 0, 5, 7, 507, 507, BLAME_READER, "MS: IP blocked by the recipient" },
	{ 0, 5, 7, 512, 512, BLAME_MESSAGE, "MS: the From header" },
	{ 0, 5, 7, 513, 513, BLAME_READER, "MS: blocked by the recipient's policy" },
	{ 0, 5, 7, 500, 699, BLAME_SENDER, "MS: banned sender or address, spam, DMARC" },
	{ 0, 5, 7, 700, 799, BLAME_SENDER, "MS: banned tenant, domain or address" },
	{ 0, 4, 7, 500, 899, BLAME_SENDER, "MS: suspicious address, try later" },

	/* A class of codes where the basic code says more. */
	{ 530, 0, 7, 0, 1, BLAME_SENDER, "RFC 4954, 6: a login is needed; RFC 3207, 4: TLS is" },
	{ 534, 0, 7, 0, 99, BLAME_SENDER, "RFC 4954, 6" },
	{ 535, 0, 7, 0, 99, BLAME_SENDER, "RFC 4954, 6" },
	{ 538, 0, 7, 0, 99, BLAME_SENDER, "RFC 4954, 6" },

	/* Addresses. */
	{ 0, 0, 1, 1, 6, BLAME_READER, "RFC 3463, 3.2" },
	{ 0, 0, 1, 7, 8, BLAME_SENDER, "RFC 3463, 3.2: the sender's address" },
	{ 0, 0, 1, 10, 10, BLAME_READER, "RFC 7505, 4.1: takes no mail" },
	{ 0, 0, 1, 0, 999, BLAME_UNCLEAR, "RFC 3463, 3.2: other address status" },

	/* Mailboxes. */
	{ 0, 0, 2, 1, 2, BLAME_READER, "RFC 3463, 3.3: disabled, full" },
	{ 0, 0, 2, 3, 3, BLAME_MESSAGE, "RFC 3463, 3.3: too long" },
	{ 0, 0, 2, 4, 999, BLAME_READER, "RFC 3463, 3.3" },
	{ 0, 4, 2, 0, 0, BLAME_GREYLIST, "Postgrey: 450 4.2.0" },
	{ 0, 0, 2, 0, 0, BLAME_UNCLEAR, "RFC 3463, 3.3: other mailbox status" },

	/* The mail system. */
	{ 0, 0, 3, 1, 2, BLAME_SENDER, "RFC 3463, 3.4: full, takes no mail" },
	{ 0, 0, 3, 3, 4, BLAME_MESSAGE, "RFC 3463, 3.4: not capable of it, too big" },
	{ 0, 0, 3, 5, 5, BLAME_SENDER, "RFC 3463, 3.4: misconfigured" },
	{ 0, 0, 3, 0, 999, BLAME_UNCLEAR, "RFC 3463, 3.4: other system status" },

	/* Network and routing, behind the server that we talk to. */
	{ 0, 0, 4, 1, 2, BLAME_READER, "RFC 3463, 3.5: the reader's host does not answer" },
	{ 0, 0, 4, 3, 3, BLAME_SENDER, "RFC 3463, 3.5: directory server" },
	{ 0, 0, 4, 4, 4, BLAME_READER, "RFC 3463, 3.5: no route" },
	{ 0, 4, 4, 5, 5, BLAME_SENDER, "RFC 3463, 3.5: congestion" },
	{ 0, 0, 4, 6, 7, BLAME_READER, "RFC 3463, 3.5: loop, too late" },
	{ 0, 0, 4, 0, 999, BLAME_UNCLEAR, "RFC 3463, 3.5: other network status" },

	/* What was said. */
	{ 0, 0, 5, 1, 6, BLAME_SENDER, "RFC 3463, 3.6: commands; RFC 4954, 6" },
	{ 0, 0, 5, 0, 999, BLAME_UNCLEAR, "RFC 3463, 3.6: other protocol status" },

	/* What is in the mail. */
	{ 0, 0, 6, 0, 999, BLAME_MESSAGE, "RFC 3463, 3.7" },

	/* Security and policy. */
	{ 0, 4, 7, 0, 1, BLAME_GREYLIST, "RFC 6647, 2.1: come back later" },
	{ 0, 0, 7, 2, 2, BLAME_READER, "RFC 3463, 3.8: list expansion" },
	{ 0, 0, 7, 3, 3, BLAME_MESSAGE, "RFC 3463, 3.8: conversion" },
	{ 0, 0, 7, 4, 4, BLAME_SENDER, "RFC 3463, 3.8: security features" },
	{ 0, 0, 7, 5, 7, BLAME_MESSAGE, "RFC 3463, 3.8: cryptography" },
	{ 0, 0, 7, 8, 15, BLAME_SENDER, "RFC 4954, 5248, 6710: login, encryption, priority" },
	{ 0, 0, 7, 16, 16, BLAME_MESSAGE, "RFC 6710, 9.3: too big for its priority" },
	{ 0, 0, 7, 17, 19, BLAME_READER, "RFC 7293, 14: the owner has changed" },
	{ 0, 0, 7, 20, 26, BLAME_SENDER, "RFC 7372, 3: DKIM, SPF, reverse DNS" },
	{ 0, 0, 7, 27, 27, BLAME_SENDER, "RFC 7505, 4.2: the sender takes no mail" },
	{ 0, 0, 7, 28, 30, BLAME_SENDER, "IANA: flood, ARC; RFC 8689; Google: rate, TLS, DKIM" },
	{ 0, 0, 7, 0, 999, BLAME_UNCLEAR, "RFC 3463, 3.8: not authorised" },
};

/* Where there is no enhanced code that means anything. */
static const ReplyBasicRow reply_basic_rows[] = {
	{ 421, BLAME_SENDER, "RFC 5321, 4.2.3: service not available" },
	{ 450, BLAME_GREYLIST, "RFC 6647, 2.1; RFC 5321, 4.2.3: mailbox not available" },
	{ 451, BLAME_GREYLIST, "RFC 6647, 2.1; RFC 5321, 4.2.3: local error" },
	{ 454, BLAME_UNCLEAR, "SES: throttled, the words say how; RFC 4954, 6: no login now" },
	{ 455, BLAME_SENDER, "RFC 5321, 4.2.3: parameters" },
	{ 500, BLAME_SENDER, "RFC 5321, 4.2.3: command not known" },
	{ 502, BLAME_SENDER, "RFC 5321, 4.2.3: command not implemented" },
	{ 503, BLAME_SENDER, "RFC 5321, 4.2.3: sequence of commands" },
	{ 504, BLAME_SENDER, "RFC 5321, 4.2.3: parameter not implemented" },
	{ 521, BLAME_SENDER, "RFC 7504, 3: the server takes no mail" },
	{ 530, BLAME_SENDER, "RFC 4954, 6: a login is needed" },
	{ 534, BLAME_SENDER, "RFC 4954, 6: the login is too weak" },
	{ 535, BLAME_SENDER, "RFC 4954, 6: the login is wrong" },
	{ 538, BLAME_SENDER, "RFC 4954, 6: a login needs encryption" },
	{ 551, BLAME_READER, "RFC 5321, 3.4: not there any more" },
	{ 555, BLAME_SENDER, "RFC 5321, 4.2.3: parameters not known" },
	{ 556, BLAME_READER, "RFC 7504, 4: the domain takes no mail" },
};

/* What is said with codes that are BLAME_UNCLEAR or BLAME_GREYLIST, in lower case. */
static const ReplyWordsRow reply_words_rows[] = {
	{ "greylist", BLAME_GREYLIST, "Postgrey, rspamd, Exim: Greylisted" },
	{ "graylist", BLAME_GREYLIST, "milter-greylist" },
	{ "relay access denied", BLAME_SENDER, "Postfix, smtpd_check.c" },
	{ "relay not permitted", BLAME_SENDER, "Exim's default configuration" },
	{ "relaying denied", BLAME_SENDER, "sendmail, proto.m4" },
	{ "relaying not allowed", BLAME_SENDER, "OpenSMTPD, qmail and others" },
	{ "unable to relay", BLAME_SENDER, "MS: 550 5.7.1 Unable to relay" },
	{ "sender address rejected", BLAME_SENDER, "Postfix, smtpd_check.c" },
	{ "sender verify failed", BLAME_SENDER, "Exim, verify = sender" },
	{ "client host rejected", BLAME_SENDER, "Postfix, smtpd_check.c" },
	{ "helo command rejected", BLAME_SENDER, "Postfix, smtpd_check.c" },
	{ "blocked using", BLAME_SENDER, "Postfix, default_rbl_reply" },
	{ "email address is not verified", BLAME_SENDER, "SES: identities" },
	{ "email quota exceeded", BLAME_QUOTA, "Google: 550 5.7.1" },
	{ "daily message quota exceeded", BLAME_QUOTA, "SES: 454 Throttling failure" },
	{ "sending quota exceeded", BLAME_QUOTA, "Google: 550 5.4.5, at other servers too" },
	{ "sending limit exceeded", BLAME_QUOTA, "Google: 550 5.4.5, at other servers too" },
};
