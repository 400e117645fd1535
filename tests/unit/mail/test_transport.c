#include "mail/transport.h"

#include "mail/maildir.h"
#include "mail/submission.h"

#include <string.h>

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
		transport_judge(row->code, row->text, &got);
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
	transport_judge(550, endless, &got);
	g_assert_cmpuint(strlen(got.detail), <=, 500);
}

typedef struct WayRow {
	const char *url;
	RelayTls tls;
	const char *want;
} WayRow;

#if HAVE_LIBESMTP
#define CLEAR "relay"
#else
#define CLEAR "submission"
#endif

static const WayRow way_rows[] = {
	{ "maildir:/tmp/x", RELAY_TLS_AUTO, "maildir" },
	{ "smtp://localhost", RELAY_TLS_AUTO, CLEAR },
	{ "smtp://127.0.0.1:2525", RELAY_TLS_AUTO, CLEAR },
	{ "smtp://localhost", RELAY_TLS_NONE, CLEAR },
	{ "smtp://localhost", RELAY_TLS_REQUIRED, "submission" },
	{ "smtp://me@localhost", RELAY_TLS_AUTO, "submission" },
	{ "smtp://me@localhost", RELAY_TLS_NONE, "submission" },
	{ "smtp://[::1]", RELAY_TLS_AUTO, "submission" },
	{ "smtp://mail.example.org", RELAY_TLS_AUTO, "submission" },
	{ "smtp://mail.example.org", RELAY_TLS_NONE, CLEAR },
	{ "smtp://me@mail.example.org:587", RELAY_TLS_AUTO, "submission" },
	{ "smtps://mail.example.org", RELAY_TLS_AUTO, "submission" },
	{ "smtps://localhost", RELAY_TLS_NONE, "submission" },
};

static void
test_way(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(way_rows); i++) {
		g_autoptr(RelaySpec) spec = relay_spec_new();

		g_assert_true(relay_spec_set_url(spec, way_rows[i].url, "/", NULL));
		spec->tls = way_rows[i].tls;
		const char *got = transport_for(spec)->name;
		if (!g_str_equal(got, way_rows[i].want)) {
			g_test_message("%s, tls %d: got %s, want %s", way_rows[i].url,
				(int)way_rows[i].tls, got, way_rows[i].want);
			g_test_fail();
		}
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/transport/judge", test_judge);
	g_test_add_func("/transport/way", test_way);
	return g_test_run();
}
