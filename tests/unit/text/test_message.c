/* Mails that came in: what is read of good ones, and of those that nobody should have sent. */
#include "text/message.h"

#include "base/error.h"
#include "text/date.h"

#include <string.h>

static Message *
parse_bytes(const char *text, gsize length)
{
	g_autoptr(GBytes) bytes = g_bytes_new(text, length);
	g_autoptr(GError) error = NULL;
	Message *message = NULL;
	const bool done = message_parse(bytes, &message, &error);

	g_assert_no_error(error);
	g_assert_true(done);
	return message;
}

static Message *
parse(const char *text)
{
	return parse_bytes(text, strlen(text));
}

static char *
joined(const GPtrArray *texts)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < texts->len; i++) {
		g_string_append_printf(out, "%s%s", i > 0 ? " " : "",
			(char *)g_ptr_array_index(texts, i));
	}
	return g_string_free(out, FALSE);
}

/* "type|flags|text" of each part, with "~" for a line end. */
static char *
told(const Message *message)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < message->parts->len; i++) {
		const MessagePart *part = g_ptr_array_index(message->parts, i);

		g_string_append_printf(out, "%s|%s%s|%s\n", part->type, part->is_inner ? "i" : "",
			part->is_attachment ? "a" : "", g_strdelimit(part->text, "\n", '~'));
	}
	return g_string_free(out, FALSE);
}

static void
test_ordinary(void)
{
	g_autoptr(Message) message =
		parse("Return-Path: <ada@toot.example>\r\n"
		      "Delivered-To: organiser@Example.ORG\r\n"
		      "Delivered-To: box@example.org\r\n"
		      "Authentication-Results: mx.example.org; spf=pass\r\n"
		      "\tsmtp.mailfrom=ada@toot.example\r\n"
		      "Authentication-Results: other.example; dkim=fail\r\n"
		      "From: =?utf-8?q?Ada_L=C3=B6we?= <ada@Toot.example>\r\n"
		      "Sender: desk@toot.example\r\n"
		      "Reply-To: ada+home@toot.example\r\n"
		      "To: \"A list\" <organiser+k2xyz@example.org>, friends: ben@a.example,\r\n"
		      " cai@a.example;\r\n"
		      "Cc: organiser@example.org, MAILER-DAEMON\r\n"
		      "Subject: =?iso-8859-1?q?Gr=FC=DFe?=\r\n"
		      " and more\r\n"
		      "Message-ID: <m1@toot.example>\r\n"
		      "In-Reply-To: Your mail <week.3@example.org>\r\n"
		      "References: <week.1@example.org>\r\n <week.3@example.org>\r\n"
		      "Date: Mon, 16 Nov 2026 08:30:00 +0100\r\n"
		      "Auto-Submitted: Auto-Replied (vacation); owner-email=\"x\"\r\n"
		      "Precedence: BULK\r\n"
		      "List-Id: People <people.example.org>\r\n"
		      "X-Loop: a\r\n"
		      "Content-Type: text/plain; charset=iso-8859-1\r\n"
		      "Content-Transfer-Encoding: quoted-printable\r\n"
		      "\r\n"
		      "Gr=FC=DFe=\r\n!\r\n> quoted\r\n");
	g_autofree char *recipients = joined(message->recipients);
	g_autofree char *references = joined(message->references);
	g_autofree char *date = date_rfc3339(message->date_s);

	g_assert_cmpstr(message->from, ==, "ada@toot.example");
	g_assert_cmpstr(message->from_name, ==, "Ada Löwe");
	g_assert_cmpstr(message->sender, ==, "desk@toot.example");
	g_assert_cmpstr(message->reply_to, ==, "ada+home@toot.example");
	g_assert_cmpstr(message->return_path, ==, "ada@toot.example");
	g_assert_cmpstr(recipients, ==,
		"organiser+k2xyz@example.org ben@a.example cai@a.example organiser@example.org "
		"box@example.org");
	g_assert_cmpstr(message->subject, ==, "Grüße and more");
	g_assert_cmpstr(message->message_id, ==, "m1@toot.example");
	g_assert_cmpstr(message->in_reply_to, ==, "week.3@example.org");
	g_assert_cmpstr(references, ==, "week.1@example.org week.3@example.org");
	g_assert_cmpstr(date, ==, "2026-11-16T07:30:00Z");
	g_assert_cmpstr(message->auto_submitted, ==, "auto-replied");
	g_assert_cmpstr(message->precedence, ==, "bulk");
	g_assert_cmpstr(message->list_id, ==, "people.example.org");
	g_assert_cmpstr(message->content_type, ==, "text/plain");
	g_assert_cmpuint(message->authentication->len, ==, 2);
	g_assert_cmpstr(g_ptr_array_index(message->authentication, 0), ==,
		"mx.example.org; spf=pass smtp.mailfrom=ada@toot.example");
	g_assert_cmpstr(message_header(message, "x-loop"), ==, "a");
	g_assert_null(message_header(message, "X-Other"));
	g_assert_cmpstr(message->text, ==, "Grüße!\n> quoted\n");
	g_assert_false(message->is_cut);
}

static void
test_missing(void)
{
	g_autoptr(Message) message = parse("Subject:\n\n");

	g_assert_null(message->from);
	g_assert_null(message->from_name);
	g_assert_null(message->return_path);
	g_assert_cmpuint(message->recipients->len, ==, 0);
	g_assert_cmpstr(message->subject, ==, "");
	g_assert_null(message->message_id);
	g_assert_true(message->date_s == DATE_UNKNOWN);
	g_assert_null(message->auto_submitted);
	g_assert_cmpstr(message->content_type, ==, "text/plain");
	g_assert_cmpstr(message->text, ==, "");
}

static void
test_nothing(void)
{
	static const char *const none[] = { "", "\r\n\r\n", " \t\n" };

	for (gsize i = 0; i < G_N_ELEMENTS(none); i++) {
		g_autoptr(GBytes) bytes = g_bytes_new_static(none[i], strlen(none[i]));
		g_autoptr(GError) error = NULL;
		Message *message = NULL;

		g_assert_false(message_parse(bytes, &message, &error));
		g_assert_error(error, TAGDIGEST_ERROR, ERROR_PARSE_PERMANENT);
		g_assert_null(message);
	}
}

static void
expect_text(const char *bytes, const char *subject, const char *text)
{
	g_autoptr(Message) message = parse(bytes);

	g_assert_cmpstr(message->subject, ==, subject);
	g_assert_cmpstr(message->text, ==, text);
}

/* Heads that are not as they should be. */
static void
test_heads(void)
{
	expect_text("From ada@a.example Mon Nov 16 08:00:00 2026\nSubject: a\n\nb\n", "a", "b\n");
	expect_text("\xef\xbb\xbf\r\n\r\nSubject: a\r\n\r\nb\r\n", "a", "b\n");
	expect_text("Subject: a\n>From ada Mon Nov 16\nTo: b@b.example\n\nb\n", "a", "b\n");
	expect_text("Subject: a\nstop this, please\n\nmore\n", "a", "stop this, please\n\nmore\n");
	expect_text("just words, no head\nat all\n", NULL, "just words, no head\nat all\n");
	expect_text("Subject : a\n\nb\n", "a", "b\n");
	expect_text("Subject: a", "a", "");
	expect_text("Subject: one\nSubject: two\n\n", "one", "");
	expect_text("Return-Path: <>\n\nb\n", NULL, "b\n");
}

static void
test_null_path(void)
{
	g_autoptr(Message) message = parse("Return-Path: <>\nReturn-Path: <a@a.example>\n\nb\n");

	g_assert_cmpstr(message->return_path, ==, "");
}

static void
test_no_nul(void)
{
	static const char text[] = "Subject: a\0b\nTo: c@c.example\n\nd\0e\n";
	g_autoptr(Message) message = parse_bytes(text, sizeof(text) - 1);

	g_assert_cmpstr(message->subject, ==, "a b");
	g_assert_cmpuint(message->recipients->len, ==, 1);
	g_assert_cmpstr(message->text, ==, "de\n");
}

static void
test_charsets(void)
{
	expect_text("Subject: Gr\xfc\xdf"
		    "e\nContent-Type: text/plain; charset=x-nobody\n\nGr\xfc\xdf"
		    "e\n",
		"Grüße", "Grüße\n");
	expect_text(
		"Subject: =?x-nobody?q?Gr=FC?=\nContent-Type: text/plain; charset=utf-8\n\n\xff\n",
		"Grü", "ÿ\n");
	expect_text("Subject: =?iso-2022-jp?B?GyRCSVQ6XxsoQg==?=\n"
		    "Content-Type: text/plain; charset=iso-2022-jp\n\n\x1b$BIT:_\x1b(B\n",
		"不在", "不在\n");
	expect_text("Content-Transfer-Encoding: base64\n\nR3L8*3w==\n", NULL, "Grüß");
}

static void
expect_parts(const char *bytes, const char *want, const char *text)
{
	g_autoptr(Message) message = parse(bytes);
	g_autofree char *got = told(message);

	g_assert_cmpstr(got, ==, want);
	g_assert_cmpstr(message->text, ==, text);
}

static void
test_parts(void)
{
	expect_parts("Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
		     "This is MIME.\n--b\n\nIt failed.\n"
		     "--b\nContent-Type: message/delivery-status\n\n"
		     "Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; a@a.example\n"
		     "--b\nContent-Type: message/rfc822\n\n"
		     "Subject: the week\nTo: a@a.example\n"
		     "Content-Type: multipart/alternative; boundary=c\n\n"
		     "--c\n\nplain\n--c\nContent-Type: text/html\n\n<p>html</p>\n--c--\n--b--\n",
		"text/plain||It failed.\n"
		"message/delivery-status||Reporting-MTA: dns; mx~~"
		"Final-Recipient: rfc822; a@a.example\n"
		"message/rfc822||Subject: the week~To: a@a.example~"
		"Content-Type: multipart/alternative; boundary=c~\n"
		"text/plain|i|plain\ntext/html|i|<p>html</p>\n",
		"It failed.");
	expect_parts("Content-Type: multipart/mixed; boundary=b\n\n--b\n"
		     "Content-Disposition: attachment\n\nnotes\n--b\n"
		     "Content-Type: TEXT/HTML; charset=utf-8\n\n<p>Hello<br>you</p>\n--b\n"
		     "Content-Type: image/png\n\n\x89PNG\n--b--\n",
		"text/plain|a|notes\ntext/html||<p>Hello<br>you</p>\nimage/png||\n", "Hello\nyou");
	expect_parts("Content-Type: multipart/mixed\n\nno boundary is named\n",
		"text/plain||no boundary is named~\n", "no boundary is named\n");
	expect_parts("Content-Type: multipart/mixed; boundary=zz\n\nnone stands here\n",
		"text/plain||none stands here~\n", "none stands here\n");
}

static void
test_quoted_head(void)
{
	g_autoptr(Message) message =
		parse("Content-Type: multipart/report; boundary=b\n\n--b\n"
		      "Content-Type: text/rfc822-headers\n\n"
		      "Message-ID: <w@e.example>\nSubject: =?utf-8?q?=C3=A4?=\n--b--\n");
	const MessagePart *part = g_ptr_array_index(message->parts, 0);

	g_assert_cmpstr(message_part_header(part, "message-id"), ==, "<w@e.example>");
	g_assert_cmpstr(message_part_header(part, "subject"), ==, "ä");
}

static void
test_groups(void)
{
	const char *at = "\nA: 1\nB: 2\n  3\n\n\nno field\nC: 4\n";
	g_autoptr(GPtrArray) first = message_read_headers(at, &at);
	g_autoptr(GPtrArray) second = message_read_headers(at, &at);
	g_autoptr(GPtrArray) third = message_read_headers(at, &at);

	g_assert_cmpuint(first->len, ==, 2);
	g_assert_cmpstr(((MessageHeader *)g_ptr_array_index(first, 1))->value, ==, "2 3");
	g_assert_cmpuint(second->len, ==, 1);
	g_assert_cmpuint(third->len, ==, 0);
	g_assert_cmpstr(at, ==, "");
}

static void
test_many_headers(void)
{
	GString *text = g_string_new("Subject: first\n");

	for (int i = 0; i < 100000; i++) {
		g_string_append_printf(text, "X-%d: %d\n", i, i);
	}
	g_string_append(text, "To: too@late.example\n\nbody\n");
	g_autoptr(Message) message = parse(text->str);

	g_assert_cmpuint(message->headers->len, ==, MESSAGE_HEADERS_MAX);
	g_assert_cmpstr(message->subject, ==, "first");
	g_assert_cmpstr(message->text, ==, "body\n");
	g_assert_true(message->is_cut);
	g_assert_cmpuint(message->size, ==, text->len);
	g_string_free(text, TRUE);
}

static void
test_long_header(void)
{
	g_autofree char *fill = g_strnfill(MESSAGE_HEAD_BYTES_MAX, 'x');
	g_autofree char *text = g_strdup_printf("X-Fill: %s\n more\nSubject: a\n\nb\n", fill);

	expect_text(text, "a", "b\n");
}

static void
test_depth(void)
{
	GString *text = g_string_new(NULL);

	for (int i = 0; i < 20000; i++) {
		g_string_append_printf(text,
			"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i);
	}
	g_string_append(text, "\ndeep\n");
	g_autoptr(Message) message = parse(text->str);

	g_assert_cmpuint(message->parts->len, <=, 1);
	g_string_free(text, TRUE);
}

static void
test_inner_depth(void)
{
	GString *text = g_string_new(NULL);

	for (int i = 0; i < 20000; i++) {
		g_string_append(text, "Content-Type: message/rfc822\n\n");
	}
	g_string_append(text, "\ndeep\n");
	g_autoptr(Message) message = parse(text->str);

	g_assert_cmpuint(message->parts->len, <=, MESSAGE_DEPTH_MAX + 1);
	g_string_free(text, TRUE);
}

static void
test_many_parts(void)
{
	GString *text = g_string_new("Content-Type: multipart/mixed; boundary=b\n\n");

	for (int i = 0; i < 5000; i++) {
		g_string_append(text, "--b\n\nx\n");
	}
	g_autoptr(Message) message = parse(text->str);

	g_assert_cmpuint(message->parts->len, ==, MESSAGE_PARTS_MAX);
	g_string_free(text, TRUE);
}

static void
test_many_recipients(void)
{
	GString *text = g_string_new("To: a@a.example");

	for (int i = 0; i < 5000; i++) {
		g_string_append_printf(text, ", r%d@b.example", i % 1000);
	}
	g_string_append(text, "\n\n");
	g_autoptr(Message) message = parse(text->str);

	g_assert_cmpuint(message->recipients->len, ==, MESSAGE_RECIPIENTS_MAX);
	g_string_free(text, TRUE);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/message/ordinary", test_ordinary);
	g_test_add_func("/message/missing", test_missing);
	g_test_add_func("/message/nothing", test_nothing);
	g_test_add_func("/message/heads", test_heads);
	g_test_add_func("/message/null-path", test_null_path);
	g_test_add_func("/message/no-nul", test_no_nul);
	g_test_add_func("/message/charsets", test_charsets);
	g_test_add_func("/message/parts", test_parts);
	g_test_add_func("/message/quoted-head", test_quoted_head);
	g_test_add_func("/message/groups", test_groups);
	g_test_add_func("/message/many-headers", test_many_headers);
	g_test_add_func("/message/long-header", test_long_header);
	g_test_add_func("/message/depth", test_depth);
	g_test_add_func("/message/inner-depth", test_inner_depth);
	g_test_add_func("/message/many-parts", test_many_parts);
	g_test_add_func("/message/many-recipients", test_many_recipients);
	return g_test_run();
}
