#include "model/archive_spec.h"

#include <string.h>

#include "base/error.h"

#define assert_text(call, want) \
	do { \
		g_autofree char *text_ = (call); \
		g_assert_cmpstr(text_, ==, (want)); \
	} while (0)

static void
test_url(void)
{
	static const struct {
		const char *url, *want; /* NULL: refused */
	} rows[] = {
		{ "https://letters.example", "https://letters.example" },
		{ "https://letters.example/", "https://letters.example" },
		{ "http://example.org/a/b//", "http://example.org/a/b" },
		{ "letters.example", NULL },
		{ "ftp://letters.example", NULL },
		{ "https://letters.example/?a=1", NULL },
		{ "https://letters.example/#a", NULL },
		{ "", NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(ArchiveSpec) spec = archive_spec_new();
		g_autoptr(GError) error = NULL;

		spec->url = g_strdup(rows[i].url);
		g_test_message("%s", rows[i].url);
		g_assert_cmpint(archive_spec_read_url(spec, &error), ==, rows[i].want != NULL);
		if (rows[i].want == NULL) {
			g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
		} else {
			g_assert_cmpstr(spec->url, ==, rows[i].want);
		}
	}
}

static void
test_paths(void)
{
	const ArchivePlace weekly = { "weekly", SCHEDULE_WEEKLY, 23 };
	const ArchivePlace month = { ".x", SCHEDULE_BY_MONTH, 202611 };
	ArchiveSpec spec = { .url = (char *)"https://letters.example/fe" };

	assert_text(archive_path_edition(&weekly), "weekly/23.html");
	assert_text(archive_path_edition(&month), "_.x/2026-11.html");
	assert_text(archive_path_tag(&weekly, "joyfe", 1), "weekly/23/joyfe.html");
	assert_text(archive_path_tag(&weekly, "joyfe", 2), "weekly/23/joyfe-2.html");
	assert_text(archive_path_of("weekly", "feed.xml"), "weekly/feed.xml");
	assert_text(archive_link("weekly/tag/gŵyl.html"), "weekly/tag/g%C5%B5yl.html");
	assert_text(archive_url(&spec, "weekly/gŵyl.html"),
		"https://letters.example/fe/weekly/g%C5%B5yl.html");
	assert_text(archive_url(NULL, "weekly/1.html"), NULL);
	spec.url = NULL;
	assert_text(archive_url(&spec, "weekly/1.html"), NULL);
}

/* Long ones keep apart, and within what file systems take. */
static void
test_names(void)
{
	g_autofree char *letters = g_strnfill(119, 'a');
	g_autofree char *one = g_strconcat(letters, "ŵŵŵ", NULL);
	g_autofree char *other = g_strconcat(letters, "ŵŵŷ", NULL);
	g_autofree char *first = archive_name(one);
	g_autofree char *second = archive_name(other);

	assert_text(archive_name("joyfe"), "joyfe");
	g_assert_cmpstr(first, !=, second);
	g_assert_cmpuint(strlen(first), <, 160);
	g_assert_true(g_utf8_validate(first, -1, NULL));
}

/* Whatever a hashtag is called, a chat's page is nobody else's. */
static void
test_chats(void)
{
	ArchiveSpec spec = { .url = (char *)"https://letters.example/fe" };

	assert_text(archive_path_chat("ukfechat", "2026-11-19"), "chat/ukfechat/2026-11-19.html");
	assert_text(archive_path_chat("ŵyl", "2026-11-19-2"), "chat/ŵyl/2026-11-19-2.html");
	assert_text(archive_anchor_question("Q12"), "q12");
	assert_text(archive_webcal(&spec, "weekly/calendar.ics"),
		"webcal://letters.example/fe/weekly/calendar.ics");
	spec.url = NULL;
	assert_text(archive_webcal(&spec, "weekly/calendar.ics"), NULL);
	assert_text(archive_webcal(NULL, "weekly/calendar.ics"), NULL);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/archive_spec/url", test_url);
	g_test_add_func("/archive_spec/paths", test_paths);
	g_test_add_func("/archive_spec/names", test_names);
	g_test_add_func("/archive_spec/chats", test_chats);
	return g_test_run();
}
