#include "base/error.h"

#include <string.h>

static void
test_exit_codes(void)
{
	static const struct {
		ErrorCode code;
		int want;
		bool is_temporary;
	} rows[] = {
		{ ERROR_USAGE_PERMANENT, 64, false },
		{ ERROR_CONFIG_PERMANENT, 78, false },
		{ ERROR_NETWORK_TEMPORARY, 75, true },
		{ ERROR_NETWORK_PERMANENT, 69, false },
		{ ERROR_REMOTE_TEMPORARY, 75, true },
		{ ERROR_REMOTE_PERMANENT, 69, false },
		{ ERROR_PARSE_PERMANENT, 65, false },
		{ ERROR_STORE_TEMPORARY, 75, true },
		{ ERROR_STORE_PERMANENT, 74, false },
		{ ERROR_MAIL_TEMPORARY, 75, true },
		{ ERROR_MAIL_PERMANENT, 69, false },
		{ ERROR_LOCKED_TEMPORARY, 75, true },
		{ ERROR_SYSTEM_TEMPORARY, 75, true },
		{ ERROR_SYSTEM_PERMANENT, 71, false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) error = NULL;

		error_set(&error, rows[i].code, "row %zu", i);
		g_assert_true(g_error_matches(error, TAGDIGEST_ERROR, (int)rows[i].code));
		g_assert_cmpint(error_exit_code(error), ==, rows[i].want);
		g_assert_true(error_is_temporary(error) == rows[i].is_temporary);
	}
	g_assert_cmpint(error_exit_code(NULL), ==, 0);
}

static void
test_foreign_domain(void)
{
	g_autoptr(GError) error = g_error_new_literal(G_FILE_ERROR, G_FILE_ERROR_NOENT, "gone");

	g_assert_false(error_is_temporary(error));
	g_assert_cmpint(error_exit_code(error), ==, 70);
}

static void
test_message_is_clean(void)
{
	g_autoptr(GError) error = NULL;

	error_set(&error, ERROR_REMOTE_PERMANENT, "%s said %d:\n%s", "host", 550,
		"no\r\x1b[31m\xff \xc2\x9b é");
	g_assert_cmpstr(error->message, ==, "host said 550:\nno??[31m? ? é");
	error_set(NULL, ERROR_REMOTE_PERMANENT, "nobody asks");
}

static void
test_clean_text(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ NULL, "" },
		{ "", "" },
		{ "plain é", "plain é" },
		{ "two\nlines\tand \xe2\x80\xa8 \x7f", "two?lines?and ? ?" },
		{ "cut\xc3", "cut?" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = error_clean_text(rows[i].text);
		g_assert_cmpstr(got, ==, rows[i].want);
	}
}

static void
test_clean_text_is_cut_on_a_character(void)
{
	g_autofree char *digits = g_strnfill(499, '1');
	g_autofree char *text = g_strconcat(digits, "é!", NULL);
	g_autofree char *got = error_clean_text(text);
	g_autofree char *fits = g_strnfill(500, '1');
	g_autofree char *longer = g_strconcat(fits, "!", NULL);
	g_autofree char *whole = error_clean_text(longer);

	g_assert_cmpstr(got, ==, digits);
	g_assert_cmpstr(whole, ==, fits);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/error/exit-codes", test_exit_codes);
	g_test_add_func("/error/foreign-domain", test_foreign_domain);
	g_test_add_func("/error/message-is-clean", test_message_is_clean);
	g_test_add_func("/error/clean-text", test_clean_text);
	g_test_add_func("/error/clean-text-cut", test_clean_text_is_cut_on_a_character);
	return g_test_run();
}
