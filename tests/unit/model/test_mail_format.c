#include "model/mail_format.h"

#include <glib.h>

static void
test_names(void)
{
	MailFormat format = MAIL_FORMAT_HTML;

	/* As they stand in databases. */
	static const char *const names[] = {
		[MAIL_FORMAT_HTML] = "html",
		[MAIL_FORMAT_TEXT] = "text",
	};

	G_STATIC_ASSERT(G_N_ELEMENTS(names) == MAIL_FORMATS);
	for (int i = 0; i < MAIL_FORMATS; i++) {
		format = (MailFormat)(MAIL_FORMATS - 1 - i);
		g_assert_cmpstr(mail_format_name((MailFormat)i), ==, names[i]);
		g_assert_true(mail_format_find(names[i], &format));
		g_assert_cmpint(format, ==, i);
	}
	g_assert_false(mail_format_find("HTML", &format));
	g_assert_false(mail_format_find("mime", &format));
	g_assert_false(mail_format_find(NULL, &format));
	g_assert_cmpint(format, ==, MAIL_FORMAT_TEXT);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mail_format/names", test_names);
	return g_test_run();
}
