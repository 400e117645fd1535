#include "mail/handover.h"

#include "batch.h"

/* All but the last bytes, and those only when they may go; then nothing more. */
static void
test_pieces(void)
{
	static const gsize lengths[] = { 1, 511, 512, 513, 1024, 100000 };

	for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
		g_autofree char *text = g_strnfill(lengths[i] - 1, 'a');
		g_autofree char *message = g_strconcat(text, "z", NULL);
		g_autoptr(Sender) sender = sender_new();
		Handover handover;
		gsize length = 99;

		sender_add(sender, "r@example.net", message);
		g_assert_true(handover_next(&handover, &sender->batch));
		if (lengths[i] > 512) {
			g_assert_false(handover_is_at_last(&handover));
			const char *first = handover_piece(&handover, &length);
			g_assert_cmpuint(length, ==, lengths[i] - 512);
			g_assert_cmpint(first[0], ==, 'a');
		}
		g_assert_true(handover_is_at_last(&handover));
		g_assert_null(handover_piece(&handover, &length));
		g_assert_cmpuint(length, ==, 0);
		g_assert_true(handover_is_at_last(&handover));
		handover.is_last_given = true;
		const char *last = handover_piece(&handover, &length);
		g_assert_cmpuint(length, ==, MIN(lengths[i], 512));
		g_assert_cmpint(last[length - 1], ==, 'z');
		g_assert_false(handover_is_at_last(&handover));
		g_assert_null(handover_piece(&handover, &length));
		g_assert_cmpuint(length, ==, 0);
		g_assert_false(handover_next(&handover, &sender->batch));
	}
}

static void
test_check(void)
{
	static const struct {
		const char *from, *to;
		bool is_well;
	} rows[] = {
		{ "d@example.org", "r@example.net", true },
		{ "d@example.org", "!~@example.net", true },
		{ "d@example.org", "", false },
		{ "", "r@example.net", true }, /* an answer: nothing comes back (RFC 3834, 4) */
		{ "d@example.org", "r<@example.net", false },
		{ "d>@example.org", "r@example.net", false },
		{ "d@example.org", "r r@example.net", false },
		{ "d@example.org", "r@example.net\r\nDATA", false },
		{ "d@example.org\x7f", "r@example.net", false },
		{ "d@example.org", "caf\xc3\xa9@example.net", false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const Handover handover = {
			.envelope = { .from = rows[i].from, .to = rows[i].to },
		};
		g_auto(Outcome) outcome = { 0 };

		outcome.detail = g_strdup("of before");
		g_assert_true(handover_check(&handover, &outcome) == rows[i].is_well);
		g_assert_cmpstr(outcome.detail, ==,
			rows[i].is_well ? NULL : "the address cannot be written in SMTP");
		g_assert_cmpint(outcome.kind, ==, rows[i].is_well ? OUTCOME_OK : OUTCOME_PERMANENT);
	}
}

/* Until the last piece is given nothing was sent; what we refused was surely not. */
static void
test_silence(void)
{
	static const struct {
		bool is_last_given, is_refused;
		OutcomeKind kind;
		const char *detail;
	} rows[] = {
		{ false, false, OUTCOME_TEMPORARY, "it? broke" },
		{ true, false, OUTCOME_UNCERTAIN, "it? broke after the last piece was sent" },
		{ false, true, OUTCOME_TEMPORARY,
			"broken off before the last piece: the journal could not be written" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const Handover handover = {
			.is_last_given = rows[i].is_last_given,
			.is_refused = rows[i].is_refused,
		};
		g_auto(Outcome) outcome = { 0 };

		outcome.code = 250;
		handover_judge_silence(&handover, "it\x1b broke", &outcome);
		g_assert_cmpint(outcome.kind, ==, rows[i].kind);
		g_assert_cmpstr(outcome.detail, ==, rows[i].detail);
		g_assert_cmpint(outcome.code, ==, 0);
		g_assert_true(outcome.is_session);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/handover/pieces", test_pieces);
	g_test_add_func("/handover/check", test_check);
	g_test_add_func("/handover/silence", test_silence);
	return g_test_run();
}
