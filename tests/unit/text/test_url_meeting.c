#include "text/url.h"

static void
test_meetings(void)
{
	static const char *const rows[] = {
		"https://zoom.us/j/123456789?pwd=abc",
		"https://us02web.zoom.us/j/123",
		"https://college-ac-uk.zoom.us/my/ada",
		"http://ZOOM.us/j/1",
		"https://teams.microsoft.com/l/meetup-join/19%3ameeting",
		"https://teams.live.com/meet/9",
		"https://meet.google.com/abc-defg-hij",
		"https://g.co/meet/abc",
		"https://meet.jit.si/OurStaffroom",
		"https://meet.college.ac.example/room",
		"https://bbb.college.example/b/ada",
		"https://jitsi.example/room",
		"https://college.webex.com/meet/ada",
		"zoommtg://zoom.us/join?confno=1",
		"MSTEAMS:/l/meetup-join/1",
		"https://www.google.com/url?q=https%3A%2F%2Fzoom.us%2Fj%2F1",
		"https://eur01.safelinks.protection.outlook.com/?url="
		"https%3A%2F%2Fteams.microsoft.com%2Fl%2Fmeetup-join%2F1&data=1",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_test_message("%s", rows[i]);
		g_assert_true(url_is_meeting(rows[i]));
	}
}

static void
test_others(void)
{
	static const char *const rows[] = {
		NULL,
		"",
		"nonsense",
		"https://example.org/zoom",
		"https://example.org/?next=zoom.us",
		"https://notzoom.us/j/1",
		"https://meetup.com/group",
		"https://meeting-notes.example/1",
		"https://g.co/other",
		"mailto:ada@zoom.us",
		"https://discord.com/blog",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_test_message("%s", rows[i] != NULL ? rows[i] : "NULL");
		g_assert_false(url_is_meeting(rows[i]));
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/url/meeting", test_meetings);
	g_test_add_func("/url/no_meeting", test_others);
	return g_test_run();
}
