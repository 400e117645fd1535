/* Whose the lines of a mail are, as mail programs of five languages leave them. */
#include "subscribe/own_lines.h"

#include <string.h>

static char *
own_of(const char *text)
{
	g_autoptr(GPtrArray) own = own_lines(text);
	GString *said = g_string_new(NULL);

	for (guint i = 0; i < own->len; i++) {
		const char *line = g_ptr_array_index(own, i);

		if (*line != '\0') {
			g_string_append_printf(said, said->len > 0 ? "|%s" : "%s", line);
		}
	}
	return g_string_free(said, FALSE);
}

typedef struct Row {
	const char *text, *own;
} Row;

static void
check(const Row *rows, gsize count)
{
	for (gsize i = 0; i < count; i++) {
		g_autofree char *own = own_of(rows[i].text);
		g_autofree char *first = own_lines_first(rows[i].text);
		g_autofree char *begin = g_strndup(rows[i].own, strcspn(rows[i].own, "|"));

		g_test_message("%s", rows[i].text);
		g_assert_cmpstr(own, ==, rows[i].own);
		g_assert_cmpstr(first, ==, *begin == '\0' ? NULL : begin);
	}
}

static void
test_own(void)
{
	static const Row rows[] = {
		{ "", "" },
		{ "leave", "leave" },
		{ "\r\n\xe2\x80\x8b \xc2\xa0leave \r\n\r\nAda\r\n", "leave|Ada" },
		{ "From: here on it is fine", "From: here on it is fine" },
		{ "drop: b\nkeep: c", "drop: b|keep: c" },
		{ "-----\nok", "-----|ok" },
		{ "We met at 10, as follows:\nok", "We met at 10, as follows:|ok" },
		{ "Write to us at joyfe@college.example:\nok",
			"Write to us at joyfe@college.example:|ok" },
		{ "\xff", "\xef\xbf\xbd" },
	};

	check(rows, G_N_ELEMENTS(rows));
}

/* What is marked is skipped, with what announces it; whoever answers below it is heard. */
static void
test_marked(void)
{
	static const Row rows[] = {
		{ "> leave\n| leave\n  > leave", "" },
		{ "On Mon, 16 Nov 2026, The Staffroom wrote:\n> a\n\nok", "ok" },
		{ "On Monday, 16 November,\nThe Staffroom wrote:\n\n> a\nok", "ok" },
		{ "On Mon, 16 Nov 2026, The Staffroom\n<d2026@x.example> wrote:\n> a\nok", "ok" },
		{ "The Staffroom wrote:\n> a\nok", "ok" },
		{ "Begin forwarded message:\n\n> From: a\nok", "ok" },
		/* Nothing but the announcement goes with it. */
		{ "leave\nOn Mon, 16 Nov 2026, The Staffroom wrote:\n> a", "leave" },
		{ "pause until 10 January\nOn Mon, 16 Nov 2026, The Staffroom\n<d@x.example> "
		  "wrote:\n> a",
			"pause until 10 January" },
		{ "ok:\n> a", "ok:" },
	};

	check(rows, G_N_ELEMENTS(rows));
}

/* Behind these all is somebody else's, whether it is marked or not. */
static void
test_unmarked(void)
{
	static const char *const ends[] = {
		"-- ",
		"--",
		"On Mon, 16 Nov 2026 at 08:00, The Staffroom <d@x.example> wrote:",
		"On Mon, 16 Nov 2026 at 08:00, The Staffroom\n<d@x.example> wrote:",
		"The Staffroom <d@x.example> wrote:",
		"Am Mo., 16. Nov. 2026 um 08:00 Uhr schrieb The Staffroom <d@x.example>:",
		"Am 16.11.26 um 08:00 schrieb The Staffroom:",
		"Le lun. 16 nov. 2026 \xc3\xa0 08:00, The Staffroom <d@x.example> a "
		"\xc3\xa9"
		"crit\xc2\xa0:",
		"El lun, 16 nov 2026 a las 8:00, The Staffroom (<d@x.example>) escribi\xc3\xb3:",
		"Ar Llun, 16 Tach 2026 am 08:00 ysgrifennodd The Staffroom:",
		"Op ma 16 nov. 2026 om 08:00 schreef The Staffroom <d@x.example>:",
		"-----Original Message-----",
		"-----Urspr\xc3\xbcngliche Nachricht-----",
		"---------- Forwarded message ---------",
		"________________________________",
		"From: The Staffroom <d@x.example>\nSent: Monday",
		"*From:* The Staffroom\n*Date:* Monday",
		"Von: The Staffroom\nGesendet: Montag",
		"De : The Staffroom\nEnvoy\xc3\xa9 : lundi",
		"De: The Staffroom\nEnviado el: lunes",
		"Oddi wrth: The Staffroom\nAnfonwyd: Llun",
		"Begin forwarded message:\n\nFrom: The Staffroom\nDate: Monday",
		"Sent from my iPhone",
		"Get Outlook for iOS<https://aka.ms/o0ukef>",
		"Von meinem iPhone gesendet",
		"Envoy\xc3\xa9 de mon iPhone",
		"Enviado desde mi iPhone",
		"Anfonwyd o fy iPhone",
		OWN_LINES_MARK,
		"*" OWN_LINES_MARK "*",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
		g_autofree char *text = g_strconcat("pin a\n\n", ends[i], "\nok\nstop", NULL);
		const Row row = { text, "pin a" };

		check(&row, 1);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/own_lines/own", test_own);
	g_test_add_func("/own_lines/marked", test_marked);
	g_test_add_func("/own_lines/unmarked", test_unmarked);
	return g_test_run();
}
