#include "base/network.h"

#include <glib.h>

/* Which addresses are public is in test_handle.c, which asks as curl does. */
static const struct {
	const char *host;
	bool is_loopback;
} rows[] = {
	{ "localhost", true },
	{ "LOCALHOST", true },
	{ "mail.localhost", true },
	{ "127.0.0.1", true },
	{ "127.255.255.254", true },
	{ "::1", true },
	{ "0:0:0:0:0:0:0:1", true },
	{ "::ffff:127.0.0.1", true },
	{ "localhost.example", false },
	{ "notlocalhost", false },
	{ "127.example", false },
	{ "127.1", false },
	{ "126.0.0.1", false },
	{ "::2", false },
	{ "::ffff:128.0.0.1", false },
	{ "", false },
};

static void
test_loopback(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (network_host_is_loopback(rows[i].host) != rows[i].is_loopback) {
			g_test_message("\"%s\": want %d", rows[i].host, (int)rows[i].is_loopback);
			g_test_fail();
		}
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/network/loopback", test_loopback);
	return g_test_run();
}
