#include "mail/reply.h"

#include <string.h>

typedef struct Row {
	const char *bytes;
	ReplyState state;
	int code;
	const char *text;
	gsize used; /* 0: all of it */
} Row;

static const Row rows[] = {
	{ "250 2.0.0 ok\r\n", REPLY_WHOLE, 250, "2.0.0 ok\n", 0 },
	{ "250\r\n", REPLY_WHOLE, 250, "\n", 0 },
	{ "250 bare\n", REPLY_WHOLE, 250, "bare\n", 0 },
	{ "250-a\r\n250-b\r\n250 c\r\n", REPLY_WHOLE, 250, "a\nb\nc\n", 0 },
	{ "250-a first\r\n250\r\n", REPLY_WHOLE, 250, "a first\n\n", 0 },
	{ "354 go\r\n250 later\r\n", REPLY_WHOLE, 354, "go\n", 8 },
	{ "250-a\r\n251 b\r\n", REPLY_BAD, 0, NULL, 0 },
	{ "250_a\r\n", REPLY_BAD, 0, NULL, 0 },
	{ "HTTP/1.1 400 What\r\n", REPLY_BAD, 0, NULL, 0 },
	{ "\xff\xfe\r\n", REPLY_BAD, 0, NULL, 0 },
	{ "\r\n", REPLY_BAD, 0, NULL, 0 },
	{ "150 no\r\n", REPLY_BAD, 0, NULL, 0 },
	{ "650 no\r\n", REPLY_BAD, 0, NULL, 0 },
	{ "2x0 no\r\n", REPLY_BAD, 0, NULL, 0 },
	{ "20x no\r\n", REPLY_BAD, 0, NULL, 0 },
	{ "599 no\r\n", REPLY_WHOLE, 599, "no\n", 0 },
	{ "200 \r\n", REPLY_WHOLE, 200, "\n", 0 },
	{ "25", REPLY_PART, 0, NULL, 0 },
	{ "250", REPLY_PART, 0, NULL, 0 },
	{ "250-a\r\n250", REPLY_PART, 0, NULL, 0 },
	{ "", REPLY_PART, 0, NULL, 0 },
};

/* Whole, and a byte at a time. */
static void
test_rows(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const Row *row = &rows[i];
		const gsize length = strlen(row->bytes);
		Reply reply = { 0 }, slow = { 0 };
		gsize used = 0, one;

		g_assert_cmpint(reply_read(&reply, row->bytes, length, &used), ==, row->state);
		g_assert_cmpuint(used, ==, row->used == 0 ? length : row->used);
		for (gsize at = 0; at < used; at++) {
			reply_read(&slow, row->bytes + at, 1, &one);
		}
		g_assert_cmpint(slow.state, ==, row->state);
		if (row->state == REPLY_WHOLE) {
			g_assert_cmpint(reply.code, ==, row->code);
			g_assert_cmpstr(reply.text->str, ==, row->text);
			g_assert_cmpstr(slow.text->str, ==, row->text);
		}
		reply_clear(&reply);
		reply_clear(&slow);
	}
}

/* One after the other from one piece. */
static void
test_two(void)
{
	const char *bytes = "250 one\r\n550-two\r\n550 three\r\n";
	Reply reply = { 0 };
	gsize used = 0;

	g_assert_cmpint(reply_read(&reply, bytes, strlen(bytes), &used), ==, REPLY_WHOLE);
	bytes += used;
	g_assert_cmpint(reply_read(&reply, bytes, strlen(bytes), &used), ==, REPLY_WHOLE);
	g_assert_cmpint(reply.code, ==, 550);
	g_assert_cmpstr(reply.text->str, ==, "two\nthree\n");
	reply_clear(&reply);
}

/* What was none leaves nothing behind. */
static void
test_after_a_bad_one(void)
{
	const char *bad = "what is this\r\n", *good = "250 ok\r\n";
	Reply reply = { 0 };
	gsize used = 0;

	g_assert_cmpint(reply_read(&reply, bad, strlen(bad), &used), ==, REPLY_BAD);
	g_assert_cmpint(reply_read(&reply, good, strlen(good), &used), ==, REPLY_WHOLE);
	g_assert_cmpint(reply.code, ==, 250);
	g_assert_cmpstr(reply.text->str, ==, "ok\n");
	reply_clear(&reply);
}

static guint
pieces_until_bad(const char *piece)
{
	Reply reply = { 0 };
	guint count = 0;
	gsize used;

	while (reply.state != REPLY_BAD) {
		reply_read(&reply, piece, strlen(piece), &used);
		count++;
		g_assert_cmpuint(count, <, 100000);
	}
	g_assert_cmpuint(reply.text->allocated_len + reply.line->allocated_len, <, 100000);
	reply_clear(&reply);
	return count;
}

/* Neither lines without end nor a line without end. */
static void
test_endless(void)
{
	g_assert_cmpuint(pieces_until_bad("250-and\r\n"), ==, REPLY_LINES_MAX);
	g_assert_cmpuint(pieces_until_bad("2"), ==, REPLY_BYTES_MAX + 1);
}

typedef struct JudgeRow {
	int code;
	const char *text;
	OutcomeKind want;
	const char *enhanced;
	const char *detail;
	bool is_session;
} JudgeRow;

static const JudgeRow judge_rows[] = {
	{ 250, "2.0.0 queued as 1", OUTCOME_OK, "2.0.0", "250 2.0.0 queued as 1", false },
	{ 250, "ok", OUTCOME_OK, NULL, "250 ok", false },
	{ 250, NULL, OUTCOME_OK, NULL, "250", false },
	{ 250, "", OUTCOME_OK, NULL, "250", false },
	{ 251, "2.1.5 will forward", OUTCOME_OK, "2.1.5", "251 2.1.5 will forward", false },
	{ 250, "5.1.1 and yet taken", OUTCOME_OK, "5.1.1", "250 5.1.1 and yet taken", false },
	{ 450, "4.2.1 later", OUTCOME_TEMPORARY, "4.2.1", "450 4.2.1 later", false },
	{ 451, "later", OUTCOME_TEMPORARY, NULL, "451 later", false },
	{ 550, "5.1.1 who?", OUTCOME_PERMANENT, "5.1.1", "550 5.1.1 who?", false },
	{ 550, "no", OUTCOME_PERMANENT, NULL, "550 no", false },
	{ 451, "5.7.1 never", OUTCOME_PERMANENT, "5.7.1", "451 5.7.1 never", false },
	{ 550, "4.2.2 full", OUTCOME_TEMPORARY, "4.2.2", "550 4.2.2 full", false },
	{ 550, "2.0.0 what", OUTCOME_PERMANENT, "2.0.0", "550 2.0.0 what", false },
	{ 421, "4.3.2 going", OUTCOME_TEMPORARY, "4.3.2", "421 4.3.2 going", true },
	{ 354, "go on", OUTCOME_TEMPORARY, NULL, "354 go on", false },
	{ 0, NULL, OUTCOME_TEMPORARY, NULL, "0", false },
	{ 550, "5.1 short", OUTCOME_PERMANENT, NULL, "550 5.1 short", false },
	{ 550, "5.1.1234 long", OUTCOME_PERMANENT, NULL, "550 5.1.1234 long", false },
	{ 550, "15.1.1 wide", OUTCOME_PERMANENT, NULL, "550 15.1.1 wide", false },
	{ 550, "5.1.1", OUTCOME_PERMANENT, "5.1.1", "550 5.1.1", false },
	{ 550, "5.1. short", OUTCOME_PERMANENT, NULL, "550 5.1. short", false },
	{ 550, "4.123.456 wide", OUTCOME_TEMPORARY, "4.123.456", "550 4.123.456 wide", false },
	{ 200, "ok", OUTCOME_OK, NULL, "200 ok", false },
	{ 299, "ok", OUTCOME_OK, NULL, "299 ok", false },
	{ 500, "no", OUTCOME_PERMANENT, NULL, "500 no", false },
	{ 400, "5.0.0 no", OUTCOME_PERMANENT, "5.0.0", "400 5.0.0 no", false },
	{ 550, "5.1.1x", OUTCOME_PERMANENT, NULL, "550 5.1.1x", false },
	{ 550, "5.7.1 one\r\n5.7.1 two\r\n", OUTCOME_PERMANENT, "5.7.1", "550 5.7.1 one 5.7.1 two",
		false },
	{ 550, "\x1b[31mred\x07", OUTCOME_PERMANENT, NULL, "550 [31mred", false },
	{ 550, "\xff\xfe", OUTCOME_PERMANENT, NULL, "550 \xef\xbf\xbd\xef\xbf\xbd", false },
};

static void
test_judge(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(judge_rows); i++) {
		const JudgeRow *row = &judge_rows[i];
		g_auto(Outcome) got = { 0 };

		got.detail = g_strdup("of before");
		reply_judge(row->code, row->text, &got);
		if (got.kind != row->want || got.code != row->code
			|| got.is_session != row->is_session
			|| g_strcmp0(got.enhanced, row->enhanced) != 0
			|| g_strcmp0(got.detail, row->detail) != 0) {
			g_test_message("%d \"%s\": got %d %s \"%s\", want %d %s \"%s\"", row->code,
				row->text, (int)got.kind, got.enhanced, got.detail, (int)row->want,
				row->enhanced, row->detail);
			g_test_fail();
		}
	}
	g_autofree char *endless = g_strnfill(100000, 'x');
	g_auto(Outcome) got = { 0 };
	reply_judge(550, endless, &got);
	g_assert_cmpuint(strlen(got.detail), <=, 500);
}

typedef struct BlameRow {
	int code;
	const char *text;
	Blame want;
	OutcomeKind kind;
} BlameRow;

static const BlameRow blame_rows[] = {
	{ 250, "2.1.5 ok", BLAME_UNCLEAR, OUTCOME_OK },
	{ 550, "5.1.1 who?", BLAME_READER, OUTCOME_PERMANENT },
	{ 450, "4.2.1 busy", BLAME_READER, OUTCOME_TEMPORARY },
	{ 552, "5.2.2 full", BLAME_READER, OUTCOME_PERMANENT },
	{ 552, "5.2.2 <x@y>: quota exceeded, greylisted", BLAME_READER, OUTCOME_PERMANENT },
	{ 552, "exceeded storage allocation", BLAME_UNCLEAR, OUTCOME_PERMANENT },
	{ 552, "5.3.4 too big", BLAME_MESSAGE, OUTCOME_PERMANENT },
	{ 552, "5.7.0 attachment", BLAME_MESSAGE, OUTCOME_PERMANENT },
	{ 554, "5.6.0 malformed", BLAME_MESSAGE, OUTCOME_PERMANENT },
	{ 550, "5.7.1 no", BLAME_UNCLEAR, OUTCOME_PERMANENT },
	{ 554, "5.7.1 <x@y>: Relay access denied", BLAME_SENDER, OUTCOME_PERMANENT },
	{ 550, "relay not permitted", BLAME_SENDER, OUTCOME_PERMANENT },
	{ 530, "5.7.0 login", BLAME_SENDER, OUTCOME_PERMANENT },
	{ 530, "login", BLAME_SENDER, OUTCOME_PERMANENT },
	{ 550, "5.7.26 DMARC", BLAME_SENDER, OUTCOME_PERMANENT },
	{ 550, "5.7.606 banned", BLAME_SENDER, OUTCOME_PERMANENT },
	{ 550, "5.7.504 refused", BLAME_READER, OUTCOME_PERMANENT },
	{ 553, "5.1.8 no such domain", BLAME_SENDER, OUTCOME_PERMANENT },
	{ 553, "no", BLAME_UNCLEAR, OUTCOME_PERMANENT },
	{ 452, "4.3.1 disk", BLAME_SENDER, OUTCOME_TEMPORARY },
	{ 451, "4.4.5 congestion", BLAME_SENDER, OUTCOME_TEMPORARY },
	{ 550, "5.4.5 daily", BLAME_QUOTA, OUTCOME_PERMANENT },
	{ 550, "5.1.90 daily", BLAME_QUOTA, OUTCOME_PERMANENT },
	{ 550, "5.7.1 Email quota exceeded", BLAME_QUOTA, OUTCOME_PERMANENT },
	{ 454, "Throttling failure: Daily message quota exceeded", BLAME_QUOTA, OUTCOME_TEMPORARY },
	{ 454, "Throttling failure: Maximum sending rate exceeded", BLAME_UNCLEAR,
		OUTCOME_TEMPORARY },
	{ 451, "4.7.1 come back", BLAME_GREYLIST, OUTCOME_TEMPORARY },
	{ 450, "busy", BLAME_GREYLIST, OUTCOME_TEMPORARY },
	{ 450, "4.7.1 Client host rejected: no name", BLAME_SENDER, OUTCOME_TEMPORARY },
	{ 550, "5.7.1 Greylisted, come back", BLAME_GREYLIST, OUTCOME_TEMPORARY },
	{ 550, "5.99.1 what", BLAME_UNCLEAR, OUTCOME_PERMANENT },
	{ 551, "5.99.1 what", BLAME_READER, OUTCOME_PERMANENT },
	{ 0, NULL, BLAME_UNCLEAR, OUTCOME_TEMPORARY },
};

static void
test_blame(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(blame_rows); i++) {
		const BlameRow *row = &blame_rows[i];
		g_auto(Outcome) got = { .blame = BLAME_QUOTA };

		reply_judge(row->code, row->text, &got);
		if (got.blame != row->want || got.kind != row->kind) {
			g_test_message("%d \"%s\": got %d %d, want %d %d", row->code, row->text,
				(int)got.blame, (int)got.kind, (int)row->want, (int)row->kind);
			g_test_fail();
		}
	}
}

/* Where a session is, by what is said to the server; of several commands at once the first. */
static void
test_step(void)
{
	static const struct {
		const char *said, *step;
	} said_rows[] = {
		{ "EHLO client.example\r\n", "at EHLO" },
		{ "helo client.example\r\n", "at HELO" },
		{ "STARTTLS\r\n", "at STARTTLS" },
		{ "AUTH PLAIN AGEAYg==\r\n", "at the login" },
		{ "MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\n", "at MAIL" },
		{ "AGEAYg==\r\n", NULL },
		{ "QUIT\r\n", NULL },
		{ "EHLO", NULL },
		{ "", NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(said_rows); i++) {
		g_assert_cmpstr(reply_step(said_rows[i].said, strlen(said_rows[i].said)), ==,
			said_rows[i].step);
	}
}

/* The step is named where the outcome knows it. */
static void
test_say(void)
{
	char detail[] = "the server hung up";
	const Outcome at_ehlo = { .detail = detail, .step = "at EHLO" };
	const Outcome anywhere = { .detail = detail };
	g_autofree char *with = reply_say("smtp://mail.example", &at_ehlo);
	g_autofree char *without = reply_say("smtp://mail.example", &anywhere);

	g_assert_cmpstr(with, ==, "smtp://mail.example: at EHLO: the server hung up");
	g_assert_cmpstr(without, ==, "smtp://mail.example: the server hung up");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/reply/rows", test_rows);
	g_test_add_func("/reply/two", test_two);
	g_test_add_func("/reply/after-a-bad-one", test_after_a_bad_one);
	g_test_add_func("/reply/endless", test_endless);
	g_test_add_func("/reply/judge", test_judge);
	g_test_add_func("/reply/blame", test_blame);
	g_test_add_func("/reply/step", test_step);
	g_test_add_func("/reply/say", test_say);
	return g_test_run();
}
