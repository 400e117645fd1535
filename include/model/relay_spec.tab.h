/*
 * The keys of [smtp], in the order of the example: rows of the option table
 * (src/config/options.c), of which each names the field of the spec beside this file.
 */
	{ "url", RELAY, .is_required = true, .is_secret = true,
		.example = "smtp://digest@mail.example.org:587",
		.help = "The mail server. smtp:// to another machine or with a login demands "
			"STARTTLS, smtps:// is TLS from the start, smtp://localhost is the mail "
			"server of this machine, sendmail:PROGRAM is run for each mail, as "
			"sendmail:/usr/sbin/sendmail, lmtp:SOCKET or lmtp://localhost hands each "
			"to what keeps mailboxes here (RFC 2033), and maildir:PATH writes into a "
			"folder. A % in a user name is written %25, a / is written %2F. "
			"tagdigest-mail(7) has more of each." },
	{ "password_file", JUDGED(PATH), .is_secret = true, .example = "smtp.password",
		.help = "A file whose first line is the password. Nobody but its owner may read "
			"it (chmod 600)." },
	{ "password_command", JUDGED(COMMAND), .is_secret = true,
		.example = "pass show mail/digest",
		.help = "A program that prints the password, and its arguments; double quotes "
			"group, and no shell sees it. The environment may hold the password as "
			"well, as TAGDIGEST_SMTP_PASSWORD." },
	{ "auth", CHOICE(auth, RelayAuth, "password oauth2"), .standard = "password",
		.help = "How one logs in. With oauth2 it is by an access token (XOAUTH2, or "
			"OAUTHBEARER: RFC 7628), from token_command, or by the refresh token in "
			"refresh_token_file; tagdigest-mail(7) tells how Microsoft 365 and Google "
			"give one." },
#include "model/oauth_spec.tab.h"
	{ "tls", CHOICE(tls, RelayTls, "auto required none"), .standard = "auto",
		.help = "Whether smtp:// must be encrypted. With auto it must, unless the server "
			"is this machine and there is no login; none sends mail and password in "
			"clear." },
	{ "helo", HOST(helo), .standard = "the name of this machine", .example = "mail.example.org",
		.help = "The name that is said to the mail server." },
	{ "timeout", DURATION(timeout_s, 1, 10 * MINUTE_S), .standard = "60 s",
		.help = "How long to wait for each answer of the mail server; ten times as long "
			"for its word on a whole mail." },
	{ "connections", INTEGER(connections, 1, 20), .standard = "4",
		.help = "How many connections to the mail server are open at once, at most. The "
			"first mail goes alone; some servers allow one only." },
	{ "resend", CHOICE(resend, RelayResend, "ask yes"), .standard = "ask",
		.help = "What becomes of a mail when nobody can tell whether the server took it. "
			"With ask it is shown and waits for you; with yes it is sent again once, "
			"and may arrive twice." },
	{ "verp", BOOL(has_verp), .standard = "no",
		.help = "Whether each mail's envelope sender is an address of its own below "
			"contact (organiser+TOKEN@example.org), so that a bounce names whom it is "
			"about. The mail server must allow it, and plus in [inbox] be yes." },
	{ "max_per_hour", INTEGER(max_per_hour, 0, 1000000), .standard = "0",
		.help = "At most so many mails leave in any hour, and the rest with the next runs; "
			"0: as many as there are. Some providers stop who sends more." },
	{ "max_per_day", INTEGER(max_per_day, 0, 1000000), .standard = "0",
		.help = "Likewise in any 24 hours. Whoever is new to those who receive is taken "
			"for spam by a flood, so a list is warmed up to this: 200 mails on the "
			"first day, and on each later one twice as many as on the fullest of the "
			"last 30. What is no edition (an answer, a draft) never waits." },
