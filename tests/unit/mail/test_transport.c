#include "mail/transport.h"

#include "mail/maildir.h"
#include "mail/submission.h"

#include <string.h>

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
	{ "sendmail:/usr/sbin/sendmail", RELAY_TLS_AUTO, "sendmail" },
	{ "lmtp:/run/lmtp", RELAY_TLS_AUTO, "submission" },
	{ "lmtp://localhost", RELAY_TLS_NONE, "submission" },
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
	g_test_add_func("/transport/way", test_way);
	return g_test_run();
}
