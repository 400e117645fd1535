/* What mails report of ours: each as a program writes it, none of them anybody's mail. */
#include "subscribe/bounce.h"

#include <string.h>

/* "kind|hard|class|status|code|recipient", of the first failure; "kind" without one. */
static char *
told(const char *text)
{
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
	g_autoptr(Message) message = NULL;
	g_autoptr(GError) error = NULL;
	g_auto(Bounce) bounce = { 0 };

	message_parse(bytes, &message, &error);
	g_assert_no_error(error);
	bounce_read(message, &bounce);
	g_assert_nonnull(bounce.why);
	if (bounce.failures->len == 0) {
		return g_strdup(bounce_kind_name(bounce.kind));
	}
	const BounceFailure *first = g_ptr_array_index(bounce.failures, 0);
	return g_strdup_printf("%s|%s|%s|%s|%d|%s", bounce_kind_name(bounce.kind),
		first->is_hard ? "hard" : "soft", bounce_class_name(first->class), first->status,
		first->code, first->recipient == NULL ? "-" : first->recipient);
}

static void
expect(const char *text, const char *wanted)
{
	g_autofree char *said = told(text);

	if (g_strcmp0(said, wanted) != 0) {
		g_test_message("of:\n%s", text);
	}
	g_assert_cmpstr(said, ==, wanted);
}

#define RETURNED \
	"From: JoyFE <organiser@example.org>\n" \
	"To: ada@toot.example\n" \
	"Message-ID: <e12.s7@example.org>\n" \
	"Subject: The week\n"

/* A mail from a mail system. @rest: more of its head, and behind an empty line its text. */
static char *
written(const char *from, const char *subject, const char *rest)
{
	return g_strconcat("Return-Path: <>\nFrom: ", from,
		"\nTo: organiser@example.org\nSubject: ", subject, "\n", rest, NULL);
}

/* A report of RFC 3464 with one group. */
static void
expect_report(const char *group, const char *wanted)
{
	static const char before[] =
		"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n"
		"\n"
		"--b\n"
		"Content-Type: text/plain\n"
		"\n"
		"It did not arrive.\n"
		"--b\n"
		"Content-Type: message/delivery-status\n"
		"\n"
		"Reporting-MTA: dns; mx.example\n"
		"\n"
		"Final-Recipient: rfc822; ada@toot.example\n";
	static const char behind[] = "\n--b\nContent-Type: message/rfc822\n\n" RETURNED
				     "\nGood morning.\n--b--\n";
	g_autofree char *rest = g_strconcat(before, group, "\n", behind, NULL);
	g_autofree char *text = written("Mail Delivery <mailer-daemon@mx.example>",
		"Mail delivery failed", rest);

	expect(text, wanted);
}

typedef struct Row {
	const char *text, *wanted;
} Row;

static void
test_reports(void)
{
	static const Row rows[] = {
		{ "Action: failed\nStatus: 5.1.1\n"
		  "Diagnostic-Code: smtp; 550 5.1.1 <ada@toot.example>: Recipient address "
		  "rejected: User\n unknown in virtual mailbox table",
			"bounce|hard|nobody|5.1.1|550|ada@toot.example" },
		{ "Action: failed\nStatus: 5.1.1", "bounce|hard|nobody|5.1.1|0|ada@toot.example" },
		{ "Action: failed\nStatus: 5.1.10\nDiagnostic-Code: smtp;550 5.1.10 "
		  "RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
			"bounce|hard|nobody|5.1.10|550|ada@toot.example" },
		/* Sendmail says 5.1.1 of any 550 that has no code of its own. */
		{ "Action: failed\nStatus: 5.1.1\n"
		  "Diagnostic-Code: smtp; 550 5.7.1 IP address blacklisted by recipient",
			"bounce|soft|blocked|5.7.1|550|ada@toot.example" },
		{ "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 Go away",
			"bounce|soft|unclear|5.1.1|550|ada@toot.example" },
		/* They filter, and say so. */
		{ "Action: failed\nStatus: 5.2.0\nDiagnostic-Code: smtp; 550 : User unknown",
			"bounce|soft|filtered|5.2.0|550|ada@toot.example" },
		{ "Action: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 Over quota",
			"bounce|soft|full|5.2.2|552|ada@toot.example" },
		{ "Action: failed\nStatus: 5.1.1\n"
		  "Diagnostic-Code: smtp; 550 5.1.1 Das Postfach von ada ist voll",
			"bounce|soft|full|5.1.1|550|ada@toot.example" },
		{ "Action: failed\nStatus: 5.4.4\nDiagnostic-Code: X-Postfix; Host or domain name "
		  "not\n found. Name service error for name=toot.example type=A: Host not found",
			"bounce|hard|nowhere|5.4.4|0|ada@toot.example" },
		{ "Action: failed\nStatus: 4.4.3\nDiagnostic-Code: X-Postfix; Host or domain name "
		  "not\n found. Name service error for name=toot.example type=MX: Host not found, "
		  "try again",
			"bounce|soft|late|4.4.3|0|ada@toot.example" },
		{ "Action: delayed\nStatus: 4.2.0\n"
		  "Diagnostic-Code: smtp; 450 4.2.0 <ada@toot.example>: Greylisted",
			"bounce|soft|later|4.2.0|450|ada@toot.example" },
		{ "Action: delayed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown",
			"bounce|soft|later|5.1.1|550|ada@toot.example" },
		{ "Action: failed\nStatus: 5.7.26\nDiagnostic-Code: smtp; 550-5.7.26 "
		  "Unauthenticated email from example.org is not accepted due to\n 550-5.7.26 "
		  "domain's DMARC policy.",
			"bounce|soft|refused|5.7.26|550|ada@toot.example" },
		{ "Action: failed\nStatus: 5.1.8\nDiagnostic-Code: smtp; 553 5.1.8 "
		  "<organiser@example.org>... Domain of sender address does not exist",
			"bounce|soft|refused|5.1.8|553|ada@toot.example" },
		{ "Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 556 5.1.10 Recipient "
		  "address has null MX",
			"bounce|hard|closed|5.1.10|556|ada@toot.example" },
		/* Not the host takes no mail, but this person some. */
		{ "Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 The user does not "
		  "accept mail in character sets that are not Latin",
			"bounce|soft|filtered|5.0.0|550|ada@toot.example" },
		{ "Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 521 toot.example does not "
		  "accept mail",
			"bounce|hard|closed|5.0.0|521|ada@toot.example" },
		{ "Action: failed\nStatus: 4.4.1\nDiagnostic-Code: X-Postfix; delivery temporarily "
		  "suspended: connect to toot.example[192.0.2.1]:25: No route to host",
			"bounce|soft|late|4.4.1|0|ada@toot.example" },
		/* A status of success beside a refusal is believed by nobody. */
		{ "Action: failed\nStatus: 2.1.1\nDiagnostic-Code: smtp; 550 user unknown",
			"bounce|soft|later|2.1.1|550|ada@toot.example" },
		{ "Action: delivered\nStatus: 2.0.0",
			"bounce|soft|delivered|2.0.0|0|ada@toot.example" },
		{ "Original-Recipient: rfc822;bea@toot.example\nAction: failed\nStatus: 5.1.1",
			"bounce|hard|nobody|5.1.1|0|bea@toot.example" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		expect_report(rows[i].text, rows[i].wanted);
	}
}

static void
test_prose(void)
{
	static const struct {
		const char *from, *subject, *text, *wanted;
	} rows[] = {
		{ "MAILER-DAEMON@mx.example", "failure notice",
			"\nHi. This is the qmail-send program at mx.example.\n"
			"I wasn't able to deliver your message to the following addresses.\n"
			"This is a permanent error; I've given up. Sorry it didn't work out.\n"
			"\n"
			"<ada@toot.example>:\n"
			"Sorry, no mailbox here by that name. (#5.1.1)\n"
			"\n"
			"--- Below this line is a copy of the message.\n"
			"\n" RETURNED,
			"bounce|hard|nobody|5.1.1|0|ada@toot.example" },
		{ "Mail Delivery System <Mailer-Daemon@mx.example>",
			"Mail delivery failed: returning message to sender",
			"\nThis message was created automatically by mail delivery software.\n"
			"\n"
			"A message that you sent could not be delivered to one or more of its\n"
			"recipients. This is a permanent error. The following address(es) failed:\n"
			"\n"
			"  ada@toot.example\n"
			"    SMTP error from remote mail server after RCPT TO:<ada@toot.example>:\n"
			"    host mx.toot.example [192.0.2.1]: 550 no such user\n",
			"bounce|hard|nobody|5.1.1|550|ada@toot.example" },
		{ "Mail Delivery System <Mailer-Daemon@mx.example>",
			"Mail delivery failed: returning message to sender",
			"\nThe following address(es) failed:\n"
			"\n"
			"  ada@toot.example\n"
			"    SMTP error from remote mail server after MAIL FROM:<us@example.org>:\n"
			"    host mx.toot.example: 550 5.1.0 example.org does not exist\n",
			"bounce|soft|refused|5.1.0|550|ada@toot.example" },
		{ "Mail Delivery System <Mailer-Daemon@mx.example>",
			"Warning: message 1a2 delayed 24 hours",
			"\nA message that you sent has not yet been delivered to some of its\n"
			"recipients after more than 24 hours.\n"
			"\n"
			"  ada@toot.example\n"
			"    Delay reason: Connection timed out\n",
			"bounce|soft|late|4.4.7|0|ada@toot.example" },
		{ "Mail Delivery Subsystem <MAILER-DAEMON@mx.example>",
			"Returned mail: see transcript for details",
			"\n   ----- The following addresses had permanent fatal errors -----\n"
			"<ada@toot.example>\n"
			"\n"
			"   ----- Transcript of session follows -----\n"
			"... while talking to mx.toot.example.:\n"
			">>> DATA\n"
			"<<< 550 User unknown\n",
			"bounce|soft|filtered|5.7.1|550|ada@toot.example" },
		{ "Post Master <postmaster@mx.example>", "Unzustellbar: Die Woche",
			"\nIhre Nachricht konnte nicht zugestellt werden:\n"
			"ada@toot.example\n"
			"Das Postfach des Empfängers ist voll.\n",
			"bounce|soft|full|5.2.2|0|ada@toot.example" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text = written(rows[i].from, rows[i].subject, rows[i].text);

		expect(text, rows[i].wanted);
	}
	/* Who only speaks of mail that comes back. */
	expect("From: ada@toot.example\nTo: organiser@example.org\nSubject: My mails\n\n"
	       "Your mail to bea@toot.example was not delivered, she says: user unknown.\n",
		"unknown");
}

static void
test_complaints(void)
{
	static const char before[] =
		"Content-Type: multipart/report; report-type=feedback-report; boundary=b\n"
		"\n"
		"--b\n"
		"Content-Type: text/plain\n"
		"\n"
		"This is an email abuse report.\n"
		"--b\n"
		"Content-Type: message/feedback-report\n"
		"\n"
		"User-Agent: SomeGenerator/1.0\n"
		"Version: 1\n"
		"Original-Rcpt-To: <ada@toot.example>\n"
		"Feedback-Type: ";
	static const char behind[] = "\n\n--b\nContent-Type: message/rfc822\n\n" RETURNED
				     "\nGood morning.\n--b--\n";
	static const struct {
		const char *type;
		bool is_from_reader;
	} rows[] = { { "abuse", true }, { "opt-out", true }, { "auth-failure", false } };

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *rest = g_strconcat(before, rows[i].type, behind, NULL);
		g_autofree char *text = written("fbl@isp.example", "Email Feedback Report", rest);
		g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
		g_autoptr(Message) message = NULL;
		g_auto(Bounce) bounce = { 0 };

		g_assert_true(message_parse(bytes, &message, NULL));
		bounce_read(message, &bounce);
		g_assert_cmpint(bounce.kind, ==, BOUNCE_COMPLAINT);
		g_assert_true(bounce.is_from_reader == rows[i].is_from_reader);
		g_assert_cmpuint(bounce.failures->len, ==, 1);
		g_assert_cmpuint(bounce.citations->len, ==, 1);
		g_assert_cmpstr(g_ptr_array_index(bounce.citations, 0), ==, "e12.s7@example.org");
	}
	expect("From: ada@icloud.example\nTo: organiser@example.org\nSubject: unsubscribe\n"
	       "Auto-Submitted: auto-replied\nX-Apple-Unsubscribe: true\n\n"
	       "Apple Mail sent this email to unsubscribe.\n",
		"complaint|soft|delivered||0|ada@icloud.example");
}

static void
test_answers(void)
{
	static const Row rows[] = {
		{ "From: ada@toot.example\nSubject: Re: The week\nAuto-Submitted: auto-replied\n\n"
		  "I am away.\n",
			"auto-reply" },
		{ "From: ada@toot.example\nSubject: Re: The week\nAuto-Submitted: no\n\nThanks!\n",
			"unknown" },
		{ "From: ada@toot.example\nSubject: Automatic reply: The week\n\nBack on Monday.\n",
			"auto-reply" },
		{ "From: ada@toot.example\nSubject: AW: Abwesenheitsnotiz\n\nBin bald zurück.\n",
			"auto-reply" },
		{ "From: ada@toot.example\nSubject: Re: The week\n\n"
		  "Thank you for your message. I am out of the office until 4 May.\n",
			"auto-reply" },
		{ "From: ada@toot.example\nSubject: Re: The week\n\n"
		  "Lovely!\n\n> I am out of the office until 4 May.\n",
			"unknown" },
		{ "From: ada@toot.example\nSubject: Automatons in class\n\nHave you seen this?\n",
			"unknown" },
		{ "From: ada@toot.example\nSubject: hello\nList-Id: <talk.example.net>\n\nHello.\n",
			"list" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		expect(rows[i].text, rows[i].wanted);
	}
}

static void
test_notices(void)
{
	static const Row rows[] = {
		{ "From: no-reply@sns.example\nSubject: AWS Notification Message\n\n"
		  "{\"notificationType\":\"Bounce\",\"bounce\":{\"bounceType\":\"Permanent\","
		  "\"bouncedRecipients\":[{\"emailAddress\":\"ada@toot.example\",\"action\":"
		  "\"failed\",\"status\":\"5.1.1\",\"diagnosticCode\":\"smtp; 550 5.1.1 user "
		  "unknown\"}]},\"mail\":{}}\n\n--\nIf you wish to stop\n",
			"bounce|hard|nobody|5.1.1|550|ada@toot.example" },
		{ "From: no-reply@sns.example\nSubject: AWS Notification Message\n\n"
		  "{\"notificationType\":\"Complaint\",\"complaint\":{\"complainedRecipients\":"
		  "[{\"emailAddress\":\"ada@toot.example\"}]}}\n",
			"complaint|soft|delivered||0|ada@toot.example" },
		{ "From: ada@toot.example\nSubject: JSON\n\n{\"notificationType\":[7]}\n",
			"unknown" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		expect(rows[i].text, rows[i].wanted);
	}
}

/* What a server said in a session of ours. */
static void
test_reply(void)
{
	g_auto(BounceFailure) failure = { 0 };

	bounce_read_reply("550 5.1.1 <ada@toot.example>: user unknown", &failure);
	g_assert_true(failure.is_hard);
	g_assert_true(failure.is_at_once);
	g_assert_cmpstr(failure.status, ==, "5.1.1");
}

/* A host without a status tells by its words in answer to RCPT that there is nobody. */
static void
test_told_by_host(void)
{
	static const struct {
		const char *reply;
		bool is_at_once;
	} rows[] = {
		{ "550 Invalid recipient: <ada@toot.example> (in reply to RCPT TO command)", true },
		{ "550 Invalid recipient: <ada@toot.example> (in reply to end of DATA command)",
			false },
		{ "450 Invalid recipient: <ada@toot.example> (in reply to RCPT TO command)",
			false },
		{ "550 5.7.1 Invalid recipient <ada@toot.example> (in reply to RCPT TO command)",
			false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(BounceFailure) failure = { 0 };

		bounce_read_reply(rows[i].reply, &failure);
		g_test_message("%s", rows[i].reply);
		g_assert_cmpint(failure.is_at_once, ==, rows[i].is_at_once);
	}
}

/* Only the classes that say so are hard, and none of those that are not the reader's fault count.
 */
static void
test_classes(void)
{
	for (BounceClass class = 0; class < BOUNCE_CLASSES; class ++) {
		g_assert_nonnull(bounce_class_name(class));
		g_assert_nonnull(bounce_class_says(class));
	}
	g_assert_false(bounce_class_counts(BOUNCE_FULL));
	g_assert_false(bounce_class_counts(BOUNCE_REFUSED));
	g_assert_false(bounce_class_counts(BOUNCE_BLOCKED));
	g_assert_false(bounce_class_counts(BOUNCE_LATER));
	g_assert_false(bounce_class_counts(BOUNCE_FILTERED));
	g_assert_true(bounce_class_counts(BOUNCE_NOBODY));
}

/* However long a server talks, what is kept of its words ends with a whole character. */
static void
test_long_words(void)
{
	for (gsize blanks = 16370; blanks < 16390; blanks++) {
		g_autofree char *gap = g_strnfill(blanks, ' ');
		g_autofree char *words = g_strconcat("550 5.1.1 no", gap,
			"\u00e9\u00e9\U0001f389\u00e9\u00e9\u00e9", NULL);
		g_auto(BounceFailure) failure = { 0 };

		bounce_read_reply(words, &failure);
		g_assert_true(g_utf8_validate(failure.words, -1, NULL));
		g_assert_cmpstr(failure.status, ==, "5.1.1");
		g_assert_true(strncmp(failure.words, "550 5.1.1 no", 12) == 0);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/bounce/reports", test_reports);
	g_test_add_func("/bounce/prose", test_prose);
	g_test_add_func("/bounce/complaints", test_complaints);
	g_test_add_func("/bounce/answers", test_answers);
	g_test_add_func("/bounce/notices", test_notices);
	g_test_add_func("/bounce/reply", test_reply);
	g_test_add_func("/bounce/told-by-host", test_told_by_host);
	g_test_add_func("/bounce/classes", test_classes);
	g_test_add_func("/bounce/long-words", test_long_words);
	return g_test_run();
}
