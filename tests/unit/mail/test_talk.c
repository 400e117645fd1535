#include "mail/talk.h"

#include "batch.h"

/* What the server says and what must be said then, "<" and ">" before each; "ready" and the like
 * are the states in between. */
typedef struct Row {
	const char *name;
	bool can_pipeline;
	const char *play[20];
} Row;

#define MAIL ">MAIL FROM:<digest@example.org>\r\n"
#define RCPT "RCPT TO:<r0@example.net>\r\n"
#define NEXT "RCPT TO:<r1@example.net>\r\n"
#define BODY ">Subject: s\r\n\r\n..\r\nx\r\n"

/* clang-format off */
static const Row rows[] = {
	{ "one by one", false,
	  { MAIL, "<250 ok\r\n", ">" RCPT, "<250 ok\r\n", ">DATA\r\n", "<354 go\r\n", BODY,
	    "ready", ">.\r\n", "<250 2.0.0 kept\r\n", "ok", MAIL } },
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
	  { MAIL RCPT "DATA\r\n", "<550 5.7.1 not you\r\n", "over permanent" } },
	{ "421 in between", false,
	  { MAIL, "<250 ok\r\n", ">" RCPT, "<421 4.3.2 going\r\n", "over suspect temporary" } },
	{ "an answer that nobody asked for", false,
	  { MAIL, "<250 ok\r\n", ">" RCPT, "<250 ok\r\n", ">DATA\r\n", "<354 go\r\n", BODY,
	    "ready", "<552 5.3.4 too big\r\n", "over suspect permanent" } },
	{ "more than the answer", true,
	  { MAIL RCPT "DATA\r\n", "<250 ok\r\n250 ok\r\n354 go\r\n", BODY, "ready", ">.\r\n",
	    "<250 2.0.0 kept\r\n421 4.4.2 bye\r\n", "over ok" } },
	{ "nonsense after the dot", true,
	  { MAIL RCPT "DATA\r\n", "<250 ok\r\n250 ok\r\n354 go\r\n", BODY, "ready", ">.\r\n",
	    "<354 more\r\n", "over suspect uncertain" } },
	{ "silence before the last piece", true,
	  { MAIL RCPT "DATA\r\n", "silence", "over temporary" } },
	{ "silence after a piece", true,
	  { MAIL RCPT "DATA\r\n", "<250 ok\r\n250 ok\r\n354 go\r\n", BODY, "ready", "silence",
	    "over temporary" } },
	{ "silence after the dot", true,
	  { MAIL RCPT "DATA\r\n", "<250 ok\r\n250 ok\r\n354 go\r\n", BODY, "ready", ">.\r\n",
	    "silence", "over silent uncertain" } },
	{ "silence after a refusal", false,
	  { MAIL, "<250 ok\r\n", ">" RCPT, "<450 4.2.0 greylisted\r\n", "temporary", ">RSET\r\n",
	    "silence", "over temporary" } },
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
	g_autofree char *got = g_strdup_printf("%s%s%s", talk->state == TALK_OVER ? "over " : "",
		talk->outcome.is_suspect          ? "suspect "
			: talk->outcome.is_silent ? "silent "
						  : "",
		kinds[talk->outcome.kind]);
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
	}
	const char *got = talk_output(talk, &length);
	g_assert_cmpuint(length, ==, strlen(want));
	g_assert_true(strncmp(got, want, length) == 0);
	talk_sent(talk, length);
}

static void
test_row(gconstpointer data)
{
	const Row *row = data;
	g_autoptr(Sender) sender = sender_new();
	Handover handover = { 0 };
	Talk talk;

	sender_add(sender, "r0@example.net", "Subject: s\r\n\r\n.\r\nx\r\n");
	sender_add(sender, "r1@example.net", "Subject: s\r\n\r\n.\r\nx\r\n");
	talk_begin(&talk, row->can_pipeline);
	take(&talk, &handover, sender);
	for (const char *const *step = row->play; *step != NULL; step++) {
		if (**step == '<') {
			talk_hear(&talk, *step + 1, strlen(*step + 1));
		} else if (**step == '>') {
			assert_says(&talk, &handover, *step + 1);
		} else if (g_str_equal(*step, "silence")) {
			talk_end(&talk, "no answer in time", true, false);
		} else {
			assert_state(&talk, &handover, sender, *step);
		}
	}
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
	return g_test_run();
}
