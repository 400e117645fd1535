#include "mail/talk.h"

#include "batch.h"

/* What the server says and what must be said then, "<" and ">" before each; "ready" and the like
 * are the states in between. */
typedef struct Row {
	const char *name;
	bool can_pipeline;
	const char *play[28];
} Row;

#define MAIL ">MAIL FROM:<digest@example.org>\r\n"
#define RCPT "RCPT TO:<r0@example.net>\r\n"
#define NEXT "RCPT TO:<r1@example.net>\r\n"
#define BODY ">Subject: s\r\n\r\n..\r\nx\r\n"

/* clang-format off */
static const Row rows[] = {
	{ "one by one", false,
	  { MAIL, "<250 ok\r\n", ">" RCPT, "<250 ok\r\n", ">DATA\r\n", "<354 go\r\n", BODY,
	    "ready", ">.\r\n", "<250 2.0.0 kept\r\n", "ok: 250 2.0.0 kept", MAIL,
	    "gone", "over session temporary: the connection broke" } },
	{ "together", true,
	  { MAIL RCPT "DATA\r\n", "<250 ok\r\n250 ok\r\n354 go\r\n", BODY, "ready", ">.\r\n",
	    "<250 2.0.0 kept\r\n", "ok", MAIL NEXT "DATA\r\n" } },
	{ "a refused reader keeps the connection", false,
	  { MAIL, "<250 ok\r\n", ">" RCPT, "<450 4.2.0 greylisted\r\n", "temporary", ">RSET\r\n",
	    "<250 ok\r\n", MAIL, "<250 ok\r\n", ">" NEXT } },
	{ "so it does together", true,
	  { MAIL RCPT "DATA\r\n", "<250 ok\r\n550 5.1.1 who?\r\n", "<503 5.5.1 nobody\r\n",
	    "permanent", ">RSET\r\nMAIL FROM:<digest@example.org>\r\n" NEXT "DATA\r\n" } },
	{ "nobody, and the server wants the mail all the same", true,
	  { MAIL RCPT "DATA\r\n", "<250 ok\r\n550 5.1.1 who?\r\n354 go\r\n", ">.\r\n",
	    "<554 5.5.1 no recipients\r\n", "permanent",
	    ">RSET\r\nMAIL FROM:<digest@example.org>\r\n" NEXT "DATA\r\n" } },
	{ "a refused sender is the session's", true,
	  { MAIL RCPT "DATA\r\n", "<550 5.7.1 not you\r\n", "over session permanent" } },
	{ "421 in between", false,
	  { MAIL, "<250 ok\r\n", ">" RCPT, "<421 4.3.2 going\r\n",
	    "over session suspect temporary" } },
	{ "an answer that nobody asked for", false,
	  { MAIL, "<250 ok\r\n", ">" RCPT, "<250 ok\r\n", ">DATA\r\n", "<354 go\r\n", BODY,
	    "ready", "<552 5.3.4 too big\r\n", "over session suspect permanent" } },
	{ "more than the answer", true,
	  { MAIL RCPT "DATA\r\n", "<250 ok\r\n250 ok\r\n354 go\r\n", BODY, "ready", ">.\r\n",
	    "<250 2.0.0 kept\r\n421 4.4.2 bye\r\n", "over ok" } },
	{ "nonsense after the dot", true,
	  { MAIL RCPT "DATA\r\n", "<250 ok\r\n250 ok\r\n354 go\r\n", BODY, "ready", ">.\r\n",
	    "<354 more\r\n", "over session suspect uncertain" } },
	{ "silence before the last piece", true,
	  { MAIL RCPT "DATA\r\n", "silence", "over session temporary" } },
	{ "silence after a piece", true,
	  { MAIL RCPT "DATA\r\n", "<250 ok\r\n250 ok\r\n354 go\r\n", BODY, "ready", "silence",
	    "over session temporary" } },
	{ "silence after the dot", true,
	  { MAIL RCPT "DATA\r\n", "<250 ok\r\n250 ok\r\n354 go\r\n", BODY, "ready", ">.\r\n",
	    "silence", "over session silent uncertain" } },
	{ "the least codes", false,
	  { MAIL, "<200 ok\r\n", ">" RCPT, "<200 ok\r\n", ">DATA\r\n", "<300 go\r\n", BODY,
	    "ready", ">.\r\n", "<200 kept\r\n", "ok", MAIL } },
	{ "the least refusal that nobody asked for", false,
	  { MAIL, "<250 ok\r\n", ">" RCPT, "<250 ok\r\n", ">DATA\r\n", "<354 go\r\n", BODY,
	    "ready", "<400 no\r\n", "over session suspect temporary: 400 no" } },
	{ "what nobody asked for, and no refusal", false,
	  { MAIL, "<250 ok\r\n", ">" RCPT, "<250 ok\r\n", ">DATA\r\n", "<354 go\r\n", BODY,
	    "ready", "<399 hm\r\n", "over session suspect temporary: " REPLY_BAD_WORDS } },
	{ "DATA is taken for a message", false,
	  { MAIL, "<250 ok\r\n", ">" RCPT, "<250 ok\r\n", ">DATA\r\n", "<250 ok\r\n",
	    "over session suspect temporary: " REPLY_BAD_WORDS } },
	{ "RSET is refused", false,
	  { MAIL, "<250 ok\r\n", ">" RCPT, "<450 grey\r\n", "temporary: 450 grey", ">RSET\r\n",
	    "<500 what\r\n", "over session permanent: 500 what" } },
	{ "silence after a refusal", false,
	  { MAIL, "<250 ok\r\n", ">" RCPT, "<450 4.2.0 greylisted\r\n", "temporary", ">RSET\r\n",
	    "silence", "over session temporary" } },
	{ "the next one after a refused one is begun without RSET", false,
	  { MAIL, "<250 ok\r\n", ">" RCPT, "<250 ok\r\n", ">DATA\r\n", "<354 go\r\n", BODY,
	    "ready", ">.\r\n", "<554 spam\r\n", "permanent: 554 spam", ">RSET\r\n",
	    "<250 ok\r\n", MAIL, "<250 ok\r\n", ">" NEXT, "<250 ok\r\n", ">DATA\r\n",
	    "<354 go\r\n", BODY, "ready", ">.\r\n", "<250 kept\r\n", "ok", MAIL } },
	{ "DATA is refused", false,
	  { MAIL, "<250 ok\r\n", ">" RCPT, "<250 ok\r\n", ">DATA\r\n", "<451 4.3.0 hm\r\n",
	    "temporary: 451 4.3.0 hm", ">RSET\r\n" } },
	{ "DATA is taken for a message, the least code", false,
	  { MAIL, "<250 ok\r\n", ">" RCPT, "<250 ok\r\n", ">DATA\r\n", "<200 ok\r\n",
	    "over session suspect temporary: " REPLY_BAD_WORDS } },
	{ "nonsense after the dot, the least code", false,
	  { MAIL, "<250 ok\r\n", ">" RCPT, "<250 ok\r\n", ">DATA\r\n", "<354 go\r\n", BODY,
	    "ready", ">.\r\n", "<300 more\r\n",
	    "over session suspect uncertain: " REPLY_BAD_WORDS " after the last piece was sent" } },
	{ "an answer that is none", false,
	  { MAIL, "<250 ok\r\n", ">" RCPT, "<what\r\n",
	    "over session suspect temporary: " REPLY_BAD_WORDS } },
};
/* clang-format on */

/* Take the next message, as long as there is one. */
static void
take(Talk *talk, Handover *handover, Sender *sender)
{
	talk_settled(talk);
	if (handover_next(handover, &sender->batch)) {
		talk_take(talk, handover);
	}
}

static void
assert_state(Talk *talk, Handover *handover, Sender *sender, const char *want)
{
	static const char *const kinds[] = { "ok", "temporary", "permanent", "uncertain" };

	if (g_str_equal(want, "ready")) {
		g_assert_cmpint(talk->state, ==, TALK_READY);
		return;
	}
	const bool is_detailed = strchr(want, ':') != NULL;
	g_autofree char *got = g_strdup_printf("%s%s%s%s%s%s",
		talk->state == TALK_OVER ? "over " : "", talk->outcome.is_session ? "session " : "",
		talk->outcome.is_suspect          ? "suspect "
			: talk->outcome.is_silent ? "silent "
						  : "",
		kinds[talk->outcome.kind], is_detailed ? ": " : "",
		is_detailed ? talk->outcome.detail : "");
	g_assert_cmpstr(got, ==, want);
	if (talk->state == TALK_ENDED) {
		take(talk, handover, sender);
	}
}

static void
assert_says(Talk *talk, Handover *handover, const char *want)
{
	gsize length;

	/* The last piece comes when it may, as from a journal that has been waiting for it. */
	if (talk->state == TALK_READY && g_str_equal(want, ".\r\n")) {
		handover->is_last_given = true;
		talk_give_last(talk);
		g_assert_cmpint(talk->state, ==, TALK_BUSY);
	}
	const char *got = talk_output(talk, &length);
	g_assert_cmpuint(length, ==, strlen(want));
	g_assert_true(strncmp(got, want, length) == 0);
	talk_sent(talk, length);
}

/* The server's words, so many bytes at a time. */
static void
hear(Talk *talk, const char *words, gsize bytes)
{
	const gsize length = strlen(words);

	for (gsize at = 0; at < length; at += bytes) {
		talk_hear(talk, words + at, MIN(bytes, length - at));
	}
}

static void
play(const Row *row, gsize bytes)
{
	g_autoptr(Sender) sender = sender_new();
	Handover handover = { 0 };
	Talk talk;

	sender_add(sender, "r0@example.net", "Subject: s\r\n\r\n.\r\nx\r\n");
	sender_add(sender, "r1@example.net", "Subject: s\r\n\r\n.\r\nx\r\n");
	sender_add(sender, "r2@example.net", "Subject: s\r\n\r\n.\r\nx\r\n");
	talk_begin(&talk, row->can_pipeline);
	take(&talk, &handover, sender);
	for (const char *const *step = row->play; *step != NULL; step++) {
		if (**step == '<') {
			hear(&talk, *step + 1, bytes);
		} else if (**step == '>') {
			assert_says(&talk, &handover, *step + 1);
		} else if (g_str_equal(*step, "silence")) {
			talk_end(&talk, "no answer in time", true, false);
		} else if (g_str_equal(*step, "gone")) {
			talk_end(&talk, "the connection broke", false, true);
		} else {
			assert_state(&talk, &handover, sender, *step);
		}
	}
	talk_clear(&talk);
}

static void
test_row(gconstpointer row)
{
	play(row, G_MAXINT);
	play(row, 1);
}

/* A talk whose message is so far: MAIL, RCPT and DATA are answered, and the last piece given. */
static void
bring(Talk *talk, Handover *handover, Sender *sender, int answers)
{
	static const char *const replies[] = { "250 ok\r\n", "250 ok\r\n", "354 go\r\n" };

	take(talk, handover, sender);
	for (int i = 0; i < MIN(answers, 3); i++) {
		talk_hear(talk, replies[i], strlen(replies[i]));
	}
	if (answers > 3) {
		handover->is_last_given = true;
		talk_give_last(talk);
	}
}

/* Who is to blame, and what nobody can know, is told by how far it was. */
static void
test_ends(void)
{
	for (int i = 0; i < 5 * 2 * 2 * 2; i++) {
		const int answers = i % 5;
		const bool can_pipeline = i / 5 % 2, is_silent = i / 10 % 2, is_blamed = i / 20;
		const bool is_given = answers == 4;
		g_autoptr(Sender) sender = sender_new();
		Handover handover = { 0 };
		Talk talk;

		sender_add_many(sender, 1);
		talk_begin(&talk, can_pipeline);
		bring(&talk, &handover, sender, answers);
		g_assert_true(talk_is_at_message(&talk) == (answers >= 3));
		talk_end(&talk, "gone", is_silent, is_blamed);
		g_assert_cmpint(talk.state, ==, TALK_OVER);
		g_assert_cmpint(talk.outcome.kind, ==,
			is_given ? OUTCOME_UNCERTAIN : OUTCOME_TEMPORARY);
		g_assert_cmpstr(talk.outcome.detail, ==,
			is_given ? "gone after the last piece was sent" : "gone");
		g_assert_true(talk.outcome.is_session);
		g_assert_true(talk.outcome.is_silent == (is_silent && is_given));
		g_assert_true(talk.outcome.is_suspect
			== (is_blamed && (answers > 0 || can_pipeline)));
		/* What comes then changes nothing. */
		talk_end(&talk, "twice", true, true);
		talk_hear(&talk, "550 no\r\n", 8);
		g_assert_true(g_str_has_prefix(talk.outcome.detail, "gone"));
		g_assert_cmpint(talk.outcome.code, ==, 0);
		talk_clear(&talk);
	}
}

/* The journal's no is nobody's fault. */
static void
test_refused_by_us(void)
{
	g_autoptr(Sender) sender = sender_new();
	Handover handover = { 0 };
	Talk talk;

	sender_add_many(sender, 1);
	talk_begin(&talk, true);
	bring(&talk, &handover, sender, 3);
	handover.is_refused = true;
	talk_end(&talk, "", false, true);
	g_assert_false(talk.outcome.is_suspect);
	g_assert_cmpstr(talk.outcome.detail, ==,
		"broken off before the last piece: the journal could not be written");
	talk_clear(&talk);
}

/* A refusal stands, and is the reader's, although the connection ends before DATA is answered. */
static void
test_a_refusal_stands(void)
{
	const char *replies = "250 ok\r\n550 5.1.1 who?\r\n";
	g_autoptr(Sender) sender = sender_new();
	Handover handover = { 0 };
	Talk talk;

	sender_add_many(sender, 1);
	talk_begin(&talk, true);
	take(&talk, &handover, sender);
	talk_hear(&talk, replies, strlen(replies));
	g_assert_cmpint(talk.state, ==, TALK_BUSY);
	talk_end(&talk, "gone", true, true);
	g_assert_cmpint(talk.state, ==, TALK_OVER);
	g_assert_cmpint(talk.outcome.kind, ==, OUTCOME_PERMANENT);
	g_assert_cmpstr(talk.outcome.detail, ==, "550 5.1.1 who?");
	g_assert_false(talk.outcome.is_session);
	g_assert_false(talk.outcome.is_suspect);
	g_assert_false(talk.outcome.is_silent);
	talk_clear(&talk);
}

/* Without a message: goodbye and its answer, or a word that nobody asked for. */
static void
test_without_a_message(void)
{
	g_autoptr(Sender) sender = sender_new();
	Handover handover = { 0 };
	Talk talk;

	talk_begin(&talk, true);
	talk_quit(&talk);
	assert_says(&talk, &handover, "QUIT\r\n");
	g_assert_cmpint(talk.state, ==, TALK_BUSY);
	g_assert_false(talk_is_at_message(&talk));
	talk_hear(&talk, "221 bye\r\n", 9);
	g_assert_cmpint(talk.state, ==, TALK_OVER);
	talk_settled(&talk);
	g_assert_cmpint(talk.state, ==, TALK_OVER);
	talk_clear(&talk);

	/* The one before is settled, and what it came to is not touched any more. */
	sender_add_many(sender, 1);
	talk_begin(&talk, true);
	bring(&talk, &handover, sender, 4);
	talk_hear(&talk, "250 kept\r\n", 10);
	talk_settled(&talk);
	g_assert_cmpint(talk.state, ==, TALK_IDLE);
	talk_hear(&talk, "550 no\r\n", 8);
	g_assert_cmpint(talk.state, ==, TALK_OVER);
	g_assert_cmpstr(talk.outcome.detail, ==, "250 kept");
	g_assert_cmpint(talk.answers, ==, 4);
	talk_clear(&talk);

	talk_begin(&talk, true);
	talk_hear(&talk, "550 no\r\n", 8);
	g_assert_cmpint(talk.state, ==, TALK_OVER);
	g_assert_null(talk.outcome.detail);
	talk_clear(&talk);
}

/* What is given to the server of a body: dots doubled where a line begins, and a whole last line.
 */
static void
test_bodies(void)
{
	static const struct {
		const char *message, *want;
	} bodies[] = {
		{ "x", "x\r\n" },
		{ "xy", "xy\r\n" },
		{ "\r\n", "\r\n" },
		{ "x\n", "x\n\r\n" },
		{ "x\r\n", "x\r\n" },
		{ ".", "..\r\n" },
		{ "a.b\r\n", "a.b\r\n" },
		{ "a.\r\n.b..\r\n", "a.\r\n..b..\r\n" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(bodies); i++) {
		g_autoptr(Sender) sender = sender_new();
		Handover handover = { 0 };
		Talk talk;
		gsize length;

		sender_add(sender, "r@example.net", bodies[i].message);
		talk_begin(&talk, false);
		take(&talk, &handover, sender);
		talk_output(&talk, &length);
		talk_sent(&talk, length);
		talk_hear(&talk, "250 ok\r\n", 8);
		talk_output(&talk, &length);
		talk_sent(&talk, length);
		talk_hear(&talk, "250 ok\r\n", 8);
		talk_output(&talk, &length);
		talk_sent(&talk, length);
		talk_hear(&talk, "354 go\r\n", 8);
		assert_says(&talk, &handover, bodies[i].want);
		talk_clear(&talk);
	}
}

/* What could not be sent yet comes before what is said next. */
static void
test_partly_sent(void)
{
	g_autoptr(Sender) sender = sender_new();
	Handover handover = { 0 };
	Talk talk;

	sender_add(sender, "r@example.net", "x\r\n");
	talk_begin(&talk, true);
	bring(&talk, &handover, sender, 3);
	talk_sent(&talk, strlen(MAIL) - 1);
	assert_says(&talk, &handover, "RCPT TO:<r@example.net>\r\nDATA\r\nx\r\n");
	assert_says(&talk, &handover, ".\r\n");
	talk_clear(&talk);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *path = g_strconcat("/talk/", rows[i].name, NULL);

		g_test_add_data_func(path, &rows[i], test_row);
	}
	g_test_add_func("/talk/ends", test_ends);
	g_test_add_func("/talk/refused by us", test_refused_by_us);
	g_test_add_func("/talk/a refusal stands", test_a_refusal_stands);
	g_test_add_func("/talk/without a message", test_without_a_message);
	g_test_add_func("/talk/bodies", test_bodies);
	g_test_add_func("/talk/partly sent", test_partly_sent);
	return g_test_run();
}
