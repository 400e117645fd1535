#include "render/mail_text.h"

#include <string.h>

#include "drafts.h"
#include "text/plain.h"

static char *
text_of(json_t *changes)
{
	json_auto_t *view = view_of(changes);
	g_autoptr(GError) error = NULL;
	g_autoptr(Variant) variant = variant_new();

	if (!mail_text_render(view, variant, &error)) {
		g_error("%s", error->message);
	}
	check_places(variant->text, variant->text_places);
	return g_steal_pointer(&variant->text);
}

static void
test_letter(void)
{
	g_autofree char *text = text_of(posts_of(
		"{'author': 'Ada', 'author_handle': '@ada@toot.example', 'network': 'Mastodon', "
		"'link': 'https://toot.example/@ada/1', 'published': '2026-11-12T10:00:00Z', "
		"'text': 'One.\\n\\nTwo.', "
		"'media': [{'kind': 'picture', 'url': 'https://p.example/1', 'alt': 'A loaf.'}]}",
		2));

	expect_text("letter", text,
		"#JoyFE\n"
		"Edition 12\n"
		"Monday 9 to Monday 16 November 2026\n"
		"Two posts from one person\n"
		"\n"
		"Links are numbered, and listed at the end of each part.\n"
		"\n"
		"\n"
		"Ada, @ada@toot.example\n"
		"    One.\n"
		"\n"
		"    Two.\n"
		"    (Picture. A loaf. [1])\n"
		"    Thursday 12 Nov, 10:00, Mastodon [1]\n"
		"\n"
		"Ada, @ada@toot.example\n"
		"    One.\n"
		"\n"
		"    Two.\n"
		"    (Picture. A loaf. [1])\n"
		"    Thursday 12 Nov, 10:00, Mastodon [1]\n"
		"\n"
		"[1] https://toot.example/@ada/1\n"
		"\n"
		"\n"
		"WHY THIS IS IN YOUR INBOX\n"
		"\n"
		"This went to you@college.example.\n"
		"Each reader is told here who asked for it, and when.\n"
		"It comes on Mondays.\n"
		"\n"
		"Answers to this mail are read by its organiser,\n"
		"organiser@college.example\n"
		"\n"
		"Passed on to you? The way out is that reader’s, not yours. To get #JoyFE\n"
		"yourself, write to organiser@college.example.\n"
		"\n"
		"Nothing in here watches you. There are no tracking pictures and no\n"
		"counted clicks; every link goes straight to the place it names.\n"
		"\n"
		"Every post belongs to the person who wrote it. If one of yours should\n"
		"not have been here, now or ever again, write to the same address.\n"
		"\n"
		"To leave, open this link and send the mail that it makes:\n" WAY_OUT "\n");
}

/* 72 columns, whatever a post brings along; only addresses may pass. */
static void
test_columns(void)
{
	g_autofree char *word = g_strnfill(5000, 'W');
	g_autofree char *wide =
		g_strdup_printf("{'author': '%s', 'text': '%s ŵŷ 会议会议会议会议会议"
				"会议会议会议会议会议会议会议会议会议会议会议会议', "
				"'link': 'https://toot.example/%.1000s'}",
			word, word, word);
	g_autofree char *text = text_of(posts_of(wide, 9));
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line != NULL; line++) {
		bool is_address = strstr(*line, "https://") != NULL
			|| g_str_has_prefix(*line, "mailto:");
		g_assert_true(is_address || plain_width(*line) <= 72);
		g_assert_false(g_str_has_suffix(*line, " "));
	}
}

/* What people write cannot leave its indent, nor pass for an address of ours. */
static void
test_hostile_lines(void)
{
	g_autofree char *text = text_of(posts_of(
		"{'author': 'A\\tB\\nWHY', 'text': '\\tTAB\\r\\nLINE\\u2028OTHER\\u0085LAST'}", 1));

	g_assert_nonnull(strstr(text, "\nA B WHY\n"));
	g_assert_nonnull(strstr(text, "\n    TAB\n    LINE\n    OTHER\n    LAST\n"));
	g_assert_null(strchr(text, '\t'));
}

static void
test_no_links(void)
{
	g_autofree char *text = text_of(posts_of("{'author': 'Ada', 'text': 'Hello.'}", 1));

	g_assert_null(strstr(text, "Links are numbered"));
	g_assert_null(strstr(text, "\n\n\n\n"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/render/mail_text/a letter", test_letter);
	g_test_add_func("/render/mail_text/columns", test_columns);
	g_test_add_func("/render/mail_text/hostile lines", test_hostile_lines);
	g_test_add_func("/render/mail_text/no links", test_no_links);
	return g_test_run();
}
