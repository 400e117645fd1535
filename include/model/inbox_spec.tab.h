/*
 * The keys of [inbox], in the order of the example: rows of the option table
 * (src/config/options.c), of which each names the field of the spec beside this file.
 */
	{ "url", TEXT(url), .is_secret = true, .is_usual = true,
		.example = "imaps://organiser@mail.example.org/INBOX",
		.help = "The mailbox of contact, read by run: imaps://user@host/FOLDER or "
			"maildir:PATH. What is for the digest is answered and filed, all else is "
			"left as it is. Without it your mail server may hand each message to "
			"`tagdigest inbox` (an alias, .forward, sieve)." },
	{ "password_file", JUDGED(PATH), .is_secret = true, .example = "inbox.password",
		.help = "A file whose first line is the password. Nobody but its owner may read "
			"it (chmod 600)." },
	{ "password_command", JUDGED(COMMAND), .is_secret = true,
		.example = "pass show mail/inbox",
		.help = "A program that prints the password, and its arguments. The environment "
			"may hold it as well, as TAGDIGEST_INBOX_PASSWORD." },
	{ "auth", CHOICE(auth, RelayAuth, "password oauth2"), .standard = "password",
		.help = "As in [smtp]." },
#include "model/oauth_spec.tab.h"
	{ "filed", TEXT(filed), .example = "Digest",
		.help = "The folder to which messages go that were for the digest, made when it is "
			"missing; / stands between the parts of its name. Without it they stay "
			"where they are, marked as read." },
	{ "plus", BOOL(has_plus), .standard = "no",
		.help = "Whether mail to organiser+anything@example.org comes to "
			"organiser@example.org, as with most providers. Answers then find their "
			"way by their address; with no, by a word in the subject." },
	{ "confirmations", INTEGER(confirmations, 1, 10000), .standard = "20",
		.help = "Strangers who ask for the digest are written to at most so often an hour "
			"all together, and each once a week: so nobody can pester others by you." },
	{ "bounce_limit", INTEGER(bounce_limit, 1, 100), .standard = "2",
		.help = "After so many bounces for good, the last at least bounce_span after the "
			"first, nothing is sent to somebody until they write or you say so; at "
			"once where their own server says that there is nobody of that name. "
			"Full mailboxes, absences and filters never count." },
	{ "bounce_span", DURATION(bounce_span_s, HOUR_S, 90 * DAY_S), .standard = "7 d",
		.help = "See bounce_limit." },
	{ "timeout", DURATION(timeout_s, 1, 10 * MINUTE_S), .standard = "60 s",
		.help = "How long to wait for each answer of the mailbox's server." },
