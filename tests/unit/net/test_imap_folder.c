#include "net/imap.h"

/* The examples of RFC 3501, 5.1.3, and what iconv's UTF-7-IMAP makes of others. */
static const struct {
	const char *name, *want;
} rows[] = {
	{ "INBOX", "INBOX" },
	{ "Mail/Digest", "Mail/Digest" },
	{ "R&D", "R&-D" },
	{ "~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-" },
	{ "Entwürfe", "Entw&APw-rfe" },
	{ "Boîte de réception", "Bo&AO4-te de r&AOk-ception" },
	{ "ü&ü", "&APw-&-&APw-" },
	{ "\xf0\x9f\x93\xac", "&2D3c7A-" },
	{ "a\"b\\c", "a\"b\\c" },
	{ "", NULL },
	{ "a\nb", NULL },
	{ "a\rb", NULL },
	{ "a\x7f", NULL },
	{ "a\xc2\x85", NULL },
	{ "a\xff", NULL },
};

static void
test_names(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = imap_folder_name(rows[i].name);

		g_assert_cmpstr(got, ==, rows[i].want);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/imap-folder/names", test_names);
	return g_test_run();
}
