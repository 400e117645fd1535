/* What memos to readers say: every kind has words, all of its {names} are filled, and it is one
 * short plain text. */
#include "render/answer.h"

#include <string.h>

static const char *const kinds[] = { "confirm", "welcome", "welcome_last", "there", "left",
	"unknown", "paused", "paused_open", "resumed", "monthly", "weekly", "plain", "html", "told",
	"erase_ask", "erased", "other", "help", "help_stranger", "until", "which", "flood",
	"register", "register_ask", "register_done", "register_failed", "register_left" };

static const AnswerValue values[] = {
	{ "address", "ada@x.example" },
	{ "days", "14" },
	{ "day", "10 January 2027" },
	{ "word", "monthly" },
	{ "count", "20" },
	{ "subscribe", "organiser@x.example" },
	{ "chats", "chats, " },
	{ NULL, NULL },
};

static void
test_kinds(void)
{
	g_autoptr(GPtrArray) items = g_ptr_array_new();

	g_ptr_array_add(items, (char *)"one thing");
	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
		const Answer answer = { "cy", kinds[i], "The Staffroom", "organiser@x.example",
			values, strcmp(kinds[i], "help") == 0 ? NULL : items };
		g_autofree char *subject = NULL;
		g_autofree char *text = NULL;
		GError *error = NULL;

		g_assert_true(answer_render(&answer, &subject, &text, &error));
		g_assert_no_error(error);
		g_assert_null(strpbrk(subject, "{}\n"));
		g_assert_null(strpbrk(text, "{}\t"));
		g_assert_nonnull(strstr(text, "\n-- \nThe Staffroom\norganiser@x.example\n"));
		g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
		g_assert_cmpuint(g_strv_length(lines), <, 30);
		for (char **line = lines; *line != NULL; line++) {
			g_assert_cmpint(g_utf8_strlen(*line, -1), <=, 72);
		}
	}
}

static void
test_words(void)
{
	const Answer answer = { NULL, "confirm", "The Staffroom", "organiser@x.example", values,
		NULL };
	g_autofree char *subject = NULL;
	g_autofree char *text = NULL;
	GError *error = NULL;

	g_assert_true(answer_render(&answer, &subject, &text, &error));
	g_assert_cmpstr(subject, ==, "The Staffroom: is this you?");
	g_assert_cmpstr(text, ==,
		"Somebody asked us to send The Staffroom to ada@x.example. If it was you,\n"
		"welcome: reply to this mail with one word, yes.\n"
		"\n"
		"If it was not, there is nothing to do. You will get nothing more of\n"
		"this, and in 14 days this address is forgotten.\n"
		"\n"
		"-- \n"
		"The Staffroom\n"
		"organiser@x.example\n");
}

static void
test_unknown(void)
{
	const Answer answer = { .kind = "nonsense", .title = "T", .contact = "c" };
	char *subject = NULL, *text = NULL;
	GError *error = NULL;

	g_assert_false(answer_render(&answer, &subject, &text, &error));
	g_assert_nonnull(error);
	g_error_free(error);
	g_assert_null(subject);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/answer/kinds", test_kinds);
	g_test_add_func("/answer/words", test_words);
	g_test_add_func("/answer/unknown", test_unknown);
	return g_test_run();
}
