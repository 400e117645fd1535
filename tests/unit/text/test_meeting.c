#include "text/meeting.h"

#include "../expect.h"

#define SAID "(a meeting)"

static void
test_links(void)
{
	static const char *const rows[] = {
		"https://us02web.zoom.us/j/8?pwd=x",
		"https://calendar.example/event?where=https%3A%2F%2Fteams.microsoft.com%2Fl%2Fm",
		"https://track.example/?u=https%253A%252F%252Fmeet.google.com%252Fabc",
		"webcal://x.example/?at=zoommtg%3A%2F%2Fzoom.us%2Fjoin",
		"https://example.org/go/https://meet.jit.si/Room",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_test_message("%s", rows[i]);
		g_assert_true(meeting_is_link(rows[i]));
	}
	g_assert_false(meeting_is_link(NULL));
	g_assert_false(meeting_is_link(""));
	g_assert_false(meeting_is_link("https://example.org/100%25/%zz%2"));
	g_assert_false(meeting_is_link("https://news.example.org/notes?at=10:30"));
}

static void
test_texts(void)
{
	static const struct {
		const char *text, *want; /* NULL: as it is */
	} rows[] = {
		{ "", NULL },
		{ "We meet. At 10:30, or meet.Then we go home/away.", NULL },
		{ "See https://example.org/a.", NULL },
		{ "Join: https://zoom.us/j/1?pwd=x, then wave.", "Join: " SAID ", then wave." },
		{ "(https://zoom.us/j/1)", "(" SAID ")" },
		{ "At us02web.zoom.us/j/1!", "At " SAID "!" },
		{ "meet.jit.si/OurRoom and\nteams.live.com/meet/9", SAID " and\n" SAID },
		{ "Join:https://zoom.us/j/1", SAID },
		{ "zoommtg://zoom.us/join?confno=1", SAID },
		{ "ŵyl https://zoom.us/j/1 ŵyl", "ŵyl " SAID " ŵyl" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *made = meeting_hide(rows[i].text, SAID);

		g_assert_cmpstr(made, ==, rows[i].want);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/meeting/links", test_links);
	g_test_add_func("/meeting/texts", test_texts);
	return g_test_run();
}
