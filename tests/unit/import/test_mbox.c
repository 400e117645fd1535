/* Letters out of an mbox: where each begins, what was quoted, and what is passed over. */
#include "mailing_part.h"

#include "base/error.h"
#include "import/mbox.h"

#define FROM_LINE "From x@example.org Wed Nov 18 08:15:00 2026\n"
#define DATE "Date: Wed, 18 Nov 2026 08:15:00 +0000"
#define HEAD "From: News <n@staffroom.example>\nList-Id: <n.example>\n" DATE "\n"

static char *
told(const Setting *setting, const char *text)
{
	g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
	g_autoptr(Reader) reader = reader_of_bytes(bytes);
	g_autoptr(GError) error = NULL;
	GArray *items = g_array_new(FALSE, FALSE, sizeof(ImportItem));
	void *reading = mbox_format.begin(&setting->input);
	GString *lines = g_string_new(NULL);

	g_assert_true(mbox_format.open(reading, "mbox", reader, &error));
	for (;;) {
		ImportItem item = { 0 };

		g_assert_true(mbox_format.next(reading, &item, &error));
		if (item.verdict == IMPORT_END) {
			break;
		}
		g_string_append_printf(lines, "%u ", item.line);
		g_array_append_val(items, item);
	}
	mbox_format.end(reading);
	g_autofree char *all = items_told(items);
	g_string_append(lines, all);
	items_clear(items);
	return g_string_free(lines, FALSE);
}

static void
expect(const Setting *setting, const char *text, const char *expected)
{
	g_autofree char *found = told(setting, text);

	g_assert_cmpstr(found, ==, expected);
}

static void
test_letters(void)
{
	Setting setting;

	setting_begin(&setting, "staffroom.example", NULL);
	expect(&setting, "", "");
	expect(&setting,
		FROM_LINE HEAD "Subject: One\n\n#JoyFE\n>From here on\n>>From there\nFrom no blank "
			       "line\n\n" FROM_LINE
			       "From: z@other.example\nSubject: Two\n\n#JoyFE\n\n" FROM_LINE HEAD
			       "Subject: Three\n\nNothing\n",
		"1 12 18 post One|News|-|#JoyFE~From here on~From no blank line; other; untagged");
	/* CRLF, and a letter without a line before it. */
	expect(&setting,
		"From: n@staffroom.example\r\nList-Id: <n>\r\n" DATE
		"\r\nSubject: One\r\n\r\n#JoyFE\r\n",
		"1 post One|-|-|#JoyFE");
	setting_end(&setting);
}

#define ONE FROM_LINE HEAD "Subject: One\n\n#JoyFE\n\n"
#define TWO "From: z@other.example\nSubject: Two\n\nSecret #JoyFE\n"

/* What begins a letter, and what is a sentence in one. */
static void
test_begins(void)
{
	static const char *const letters[] = { "From ada@x.example Thu Nov 19 08:15:00 2026\n",
		"From - Thu Nov 19 08:15:00 2026\n", "From - Thu Nov  5 08:15:00 2026\r\n",
		"From ada at college.example  Thu Nov 19 08:15:00 2026\n",
		"From 1848123456789012345@xxx Thu Nov 19 08:15:00 +0000 2026\n",
		"From ada@x.example Thu Nov 19 08:15 GMT 2026\n",
		"From ada@x.example Thu, 19 Nov 2026 08:15:00 +0000\n",
		"From \"a b\"@x.example Thu Nov 19 8:15:00 2026 remote from y\n",
		/* Without a date another's head must follow. */
		"From ada@x.example\n", "From ada@x.example do. 19. nov 2026\n" };
	static const char *const words[] = { "From here on we go\n",
		"From here on: a sentence\nFrom: us\n", "From Monday to Sunday, 9:15 to 10:15\n",
		"From Thursday Nov 19 08:15 on\n" };
	Setting setting;

	setting_begin(&setting, "staffroom.example", NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(letters); i++) {
		g_autofree char *text = g_strconcat(ONE, letters[i], TWO, NULL);

		expect(&setting, text, "1 9 post One|News|-|#JoyFE; other");
	}
	for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
		g_autofree char *text = g_strconcat(ONE, words[i], "More of it.\n\n" FROM_LINE TWO,
			NULL);
		g_autofree char *found = told(&setting, text);

		g_test_message("%s", words[i]);
		g_assert_nonnull(strstr(found, "More of it."));
		g_assert_null(strstr(found, "Secret"));
		g_assert_true(g_str_has_suffix(found, "; other"));
	}
	setting_end(&setting);
}

/* Whoever's letters are meant is named: an mbox of somebody's is no publication. */
static void
test_nobody_named(void)
{
	Setting setting;
	g_autoptr(GBytes) bytes = g_bytes_new_static("", 0);
	g_autoptr(Reader) reader = reader_of_bytes(bytes);
	g_autoptr(GError) error = NULL;

	setting_begin(&setting, "", NULL);
	void *reading = mbox_format.begin(&setting.input);
	g_assert_false(mbox_format.open(reading, "mbox", reader, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_PARSE_PERMANENT);
	mbox_format.end(reading);
	setting_end(&setting);
}

static void
test_role(void)
{
	static const struct {
		const char *head;
		ImportRole role;
	} cases[] = {
		{ FROM_LINE HEAD, IMPORT_ROLE_POSTS },
		{ HEAD "\nwords", IMPORT_ROLE_POSTS },
		{ "Received: from x\n\tby y\nSubject: S\n\n", IMPORT_ROLE_POSTS },
		{ "From here on it is prose\nand more prose.\n", IMPORT_ROLE_NONE },
		{ "Date,ShareLink,ShareCommentary\n", IMPORT_ROLE_NONE },
		{ "{\"from\": 1}", IMPORT_ROLE_NONE },
		{ "Subject: S\nTitle: T\n\n", IMPORT_ROLE_NONE },
		{ "", IMPORT_ROLE_NONE },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_assert_cmpint(mbox_format.role("x", cases[i].head, strlen(cases[i].head)), ==,
			cases[i].role);
	}
}

/* A line without an end is taken in pieces. */
static void
test_long(void)
{
	g_autoptr(GString) text = g_string_new(FROM_LINE HEAD "Subject: Long\n\n#JoyFE ");
	Setting setting;

	for (guint i = 0; i < 300000; i++) {
		g_string_append(text, "words and ");
	}
	g_string_append(text, "\n\n" FROM_LINE HEAD "Subject: Next #JoyFE\n\nWords\n");
	setting_begin(&setting, "staffroom.example", NULL);
	g_autofree char *found = told(&setting, text->str);
	g_assert_nonnull(strstr(found, "post Long|"));
	g_assert_true(g_str_has_suffix(found, "; post Next #JoyFE|News|-|Words"));
	setting_end(&setting);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mbox/letters", test_letters);
	g_test_add_func("/mbox/begins", test_begins);
	g_test_add_func("/mbox/nobody-named", test_nobody_named);
	g_test_add_func("/mbox/role", test_role);
	g_test_add_func("/mbox/long", test_long);
	return g_test_run();
}
