#include "mail/relay_session.h"

#if HAVE_LIBESMTP

#include "own_clock.h"
#include "smtp_cases.h"

#include <sys/eventfd.h>

/* Who grants the wishes of one session: each mail of a sender, one after the other. */
typedef struct Granter {
	RelayBell bell;
	Sender *sender;
	int asked;  /* how often RELAY_WISH_READY was asked for */
	bool waits; /* it is granted only after somebody else had the lock meanwhile */
	bool is_allowed;
	OutcomeKind kind; /* how the last one ended */
	char *detail;     /* owned */
	bool is_suspect, is_silent, is_late, is_untouched;
} Granter;

static int
grant(void *data, RelaySession *session)
{
	Granter *granter = data;

	if (session->wish == RELAY_WISH_READY) {
		granter->asked++;
		if (granter->waits && !granter->is_allowed) {
			relay_bell_ring(&granter->bell);
			return 5;
		}
		session->handover->is_last_given = granter->sender->refuse < 0;
		session->handover->is_refused = !session->handover->is_last_given;
	} else {
		if (session->wish == RELAY_WISH_DONE) {
			granter->kind = session->outcome->kind;
			g_free(granter->detail);
			granter->detail = g_strdup(session->outcome->detail);
			granter->is_suspect = session->outcome->is_suspect;
			granter->is_silent = session->outcome->is_silent;
			granter->is_late = session->is_late;
			granter->is_untouched = session->is_untouched;
			handover_done(session->handover, session->outcome);
		}
		session->has_next = session->next != NULL
			&& handover_next(session->next, &granter->sender->batch);
	}
	relay_session_grant(session);
	return 0;
}

static void
granter_open(Granter *granter, int mails)
{
	*granter = (Granter){ .sender = sender_new() };
	sender_add_many(granter->sender, mails);
	granter->bell.file = eventfd(0, EFD_CLOEXEC);
	granter->bell.grant = grant;
	granter->bell.data = granter;
	g_mutex_init(&granter->bell.mutex);
}

/* The whole life of a session. */
static void
live(Granter *granter, const Postbox *box)
{
	g_autoptr(RelaySpec) spec = spec_for(box);
	spec->final_times = 3;
	uint64_t rings;
	bool is_over = false;

	RelaySession *session = relay_session_start(spec, &granter->bell, granter);
	while (!is_over) {
		g_assert_cmpint(read(granter->bell.file, &rings, sizeof rings), ==, sizeof rings);
		g_mutex_lock(&granter->bell.mutex);
		granter->is_allowed = granter->asked > 0;
		is_over = session->wish == RELAY_WISH_END;
		g_mutex_unlock(&granter->bell.mutex);
	}
	g_assert_cmpint(session->socket, ==, -1);
	relay_session_free(session);
}

static void
granter_close(Granter *granter)
{
	close(granter->bell.file);
	g_mutex_clear(&granter->bell.mutex);
	g_free(granter->detail);
	sender_free(granter->sender);
}

/* A wish that is not granted at once is had again. */
static void
test_asks_again(void)
{
	Postbox *box = postbox_open(no_faults);
	Granter granter;

	granter_open(&granter, 2);
	granter.waits = true;
	live(&granter, box);
	g_assert_cmpstr(granter.sender->story->str, ==, "next 0, ok 0, next 1, ok 1, ");
	g_assert_cmpint(granter.asked, >=, 3);
	granter_close(&granter);
	postbox_close(box);
}

/* What time it is when the server does something, and what it comes to. */
typedef struct LateRow {
	const char *name;
	Fault faults[3];
	int64_t after_ms; /* the time that the server takes for it */
	OutcomeKind kind;
	const char *detail; /* part of it */
	bool is_suspect, is_silent, is_late, is_untouched;
} LateRow;

/* clang-format off */
static const LateRow late_rows[] = {
	{ "hangs up in time", { { "RCPT", 0, 0, FAULT_DROP, NULL } }, 999,
	  OUTCOME_TEMPORARY, "", true, false, false, false },
	{ "hangs up at MAIL", { { "MAIL", 0, 0, FAULT_DROP, NULL } }, 0,
	  OUTCOME_TEMPORARY, "the server hung up", false, false, false, false },
	{ "hangs up at once", { { "CONNECT", 0, 0, FAULT_DROP, NULL } }, 0,
	  OUTCOME_TEMPORARY, "the server hung up", false, false, false, true },
	{ "hangs up at EHLO", { { "EHLO", 0, 0, FAULT_DROP, NULL } }, 0,
	  OUTCOME_TEMPORARY, "the server hung up", false, false, false, true },
	{ "half an answer, too late", { { "RCPT", 0, 0, FAULT_HALF, "250 half" } }, 1000,
	  OUTCOME_TEMPORARY, "no whole answer in time", true, false, true, false },
	{ "half a first answer, too late", { { "CONNECT", 0, 0, FAULT_HALF, "220 half" } }, 1000,
	  OUTCOME_TEMPORARY, "no whole answer in time", false, false, true, true },
	{ "half an answer to the mail, too late", { { "DOT", 0, 0, FAULT_HALF, "250 half" } }, 3000,
	  OUTCOME_UNCERTAIN, "no whole answer in time after the last piece was sent",
	  true, true, true, false },
	{ "the mail is kept, and no word, in time", { { "DOT", 0, 0, FAULT_KEEP, NULL } }, 999,
	  OUTCOME_UNCERTAIN, "after the last piece was sent", true, false, false, false },
	{ "DATA is refused, and no goodbye",
	  { { "DATA", 0, 0, FAULT_REPLY, "554 5.6.0 no\r\n" },
	    { "QUIT", 0, 0, FAULT_STALL, NULL } }, 0,
	  OUTCOME_PERMANENT, "554 5.6.0 no", false, false, false, false },
	{ "the mail is refused, and no goodbye",
	  { { "DOT", 0, 0, FAULT_REPLY, "554 5.6.0 no\r\n" },
	    { "QUIT", 0, 0, FAULT_STALL, NULL } }, 0,
	  OUTCOME_PERMANENT, "554 5.6.0 no", false, false, false, false },
	{ "a whole answer counts, however late",
	  { { "RCPT", 0, 0, FAULT_REPLY, "550 no\r\n" } }, 5000,
	  OUTCOME_PERMANENT, "550 no", false, false, false, false },
};
/* clang-format on */

static void
take_time(void *data)
{
	const int64_t *after_ms = data;

	clock_ms += *after_ms;
}

static void
test_late(gconstpointer data)
{
	const LateRow *row = data;
	Postbox *box = postbox_open(row->faults);
	int64_t after_ms = row->after_ms;
	Granter granter;

	box->strikes = take_time;
	box->data = &after_ms;
	granter_open(&granter, 1);
	live(&granter, box);
	if (strstr(granter.detail, row->detail) == NULL || granter.kind != row->kind
		|| granter.is_suspect != row->is_suspect || granter.is_silent != row->is_silent
		|| granter.is_late != row->is_late || granter.is_untouched != row->is_untouched) {
		g_test_message("%s: %d %s suspect %d silent %d late %d untouched %d", row->name,
			(int)granter.kind, granter.detail, granter.is_suspect, granter.is_silent,
			granter.is_late, granter.is_untouched);
		g_test_fail();
	}
	granter_close(&granter);
	postbox_close(box);
}

/* A refusal, and what DATA got after it, say nothing of the next mail. */
static void
test_refusal_of_before(void)
{
	static const char *const greetings[] = { "250 box\r\n", "250-box\r\n250 PIPELINING\r\n" };
	static const char *const places[] = { "RCPT", "DOT" };

	for (gsize i = 0; i < 4; i++) {
		const Fault faults[] = {
			{ places[i / 2], 1, 0, FAULT_REPLY, "550 5.1.1 who?\r\n" },
			{ "MAIL", 2, 0, FAULT_DROP, NULL },
			{ 0 },
		};
		Postbox *box = postbox_open(faults);
		Granter granter;

		box->greetings = greetings[i % 2];
		granter_open(&granter, 2);
		live(&granter, box);
		g_assert_cmpstr(granter.sender->story->str, ==,
			"next 0, permanent 0, next 1, session temporary 1, ");
		g_assert_null(strstr(granter.detail, "55"));
		granter_close(&granter);
		postbox_close(box);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	signal(SIGPIPE, SIG_IGN);
	g_test_add_func("/relay session/asks again", test_asks_again);
	g_test_add_func("/relay session/refusal of before", test_refusal_of_before);
	for (gsize i = 0; i < G_N_ELEMENTS(late_rows); i++) {
		g_autofree char *path = g_strconcat("/relay session/", late_rows[i].name, NULL);

		g_test_add_data_func(path, &late_rows[i], test_late);
	}
	return g_test_run();
}

#else

int
main(void)
{
	g_print("1..0 # SKIP built without libESMTP\n");
	return 0;
}

#endif
