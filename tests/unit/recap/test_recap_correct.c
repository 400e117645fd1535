/* What somebody who knows says of a chat's posts stands above the rules. */
#include "recap/recap.h"

#include <string.h>

#include "../expect.h"
#include "model/post.h"

#define EVENING_S 1792699200 /* 2026-10-22 20:00 UTC */

/* Minutes, author, words; its place in the table, from 1, is its id. */
static const struct {
	int minute;
	const char *author, *text;
} lines[] = {
	{ 0, "host", "Q1. What do you do first in the morning? #c" },
	{ 1, "ada", "A1. I put the kettle on. #c" },
	{ 2, "bob", "A1. I open a window, and count the chairs #c" },
	{ 10, "host", "Q2. And what do you never do again? #c" },
	{ 11, "ada", "A2. Print on both sides. #c" },
	{ 12, "bob", "A2. Shout across the yard #c" },
	{ 20, "host", "Q3. What will you try? #c" },
	{ 21, "cyd", "A3. A quiet word #c" },
	{ 22, "dee", "Where is everybody sitting tonight, then? #c" },
	{ 23, "ada", "A3. Chalk, on the floor. #c" },
};

static GPtrArray *
posts_of(void)
{
	GPtrArray *posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);

	for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
		Post *post = post_new();

		post->uri = g_strdup_printf("%zu", i + 1);
		post->author_handle = g_strdup_printf("@%s@t.example", lines[i].author);
		post->text = g_strdup(lines[i].text);
		post->published_s = EVENING_S + lines[i].minute * 60;
		g_ptr_array_add(posts, post);
	}
	return posts;
}

/* "Q1 (1): 2 3; Q2 (4+9): 5": questions, what goes with them, and answers. @return owned. */
static char *
picture_of(const Recap *recap)
{
	g_autoptr(GPtrArray) questions = recap_questions(recap);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < questions->len; i++) {
		const RecapQuestion *question = g_ptr_array_index(questions, i);

		g_string_append_printf(out, "%sQ%u (%s", i > 0 ? "; " : "", question->number,
			question->post->uri);
		for (guint k = 0; k < question->also->len; k++) {
			g_string_append_printf(out, "+%s",
				((const Post *)g_ptr_array_index(question->also, k))->uri);
		}
		g_string_append(out, "):");
		for (guint k = 0; k < question->answers->len; k++) {
			const RecapAnswer *answer = g_ptr_array_index(question->answers, k);
			g_string_append_printf(out, " %s", answer->post->uri);
		}
	}
	return g_string_free(out, FALSE);
}

typedef struct Said {
	guint post;
	RecapWord word;
	guint number;
} Said;

typedef struct Case {
	const char *name;
	Said said[3];
	const char *want;
	bool is_followed;
} Case;

static const Case cases[] = {
	{ "nothing", { { 0, RECAP_NEITHER, 0 } }, "Q1 (1): 2 3; Q2 (4): 5 6; Q3 (7): 8 10", true },
	{ "assigned", { { 3, RECAP_ANSWERS, 2 } }, "Q1 (1): 2; Q2 (4): 3 5 6; Q3 (7): 8 10", true },
	{ "none", { { 3, RECAP_NEITHER, 0 } }, "Q1 (1): 2; Q2 (4): 5 6; Q3 (7): 8 10", true },
	{ "the last word", { { 3, RECAP_NEITHER, 0 }, { 3, RECAP_ANSWERS, 3 } },
		"Q1 (1): 2; Q2 (4): 5 6; Q3 (7): 3 8 10", true },
	{ "no such question", { { 3, RECAP_ANSWERS, 9 } }, "Q1 (1): 2 3; Q2 (4): 5 6; Q3 (7): 8 10",
		false },
	{ "no question", { { 4, RECAP_NEITHER, 0 } }, "Q1 (1): 2 3; Q3 (7): 8 10", true },
	{ "a question more", { { 9, RECAP_ASKS, 0 } },
		"Q1 (1): 2 3; Q2 (4): 5 6; Q3 (7): 8 10; Q4 (9):", true },
	{ "a part of one", { { 9, RECAP_ASKS, 3 } }, "Q1 (1): 2 3; Q2 (4): 5 6; Q3 (7+9): 8 10",
		true },
	{ "another asks it", { { 7, RECAP_NEITHER, 0 }, { 9, RECAP_ASKS, 3 } },
		"Q1 (1): 2 3; Q2 (4): 5 6; Q3 (9): 8 10", true },
};

static void
test_cases(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GPtrArray) posts = posts_of();
		g_autoptr(GPtrArray) hosts = g_ptr_array_new();
		g_autoptr(GArray) said = g_array_new(FALSE, FALSE, sizeof(RecapCorrection));

		g_ptr_array_add(hosts, (void *)"@host@t.example");
		g_autoptr(Recap) recap = recap_new(posts, hosts);
		for (gsize k = 0; k < G_N_ELEMENTS(cases[i].said); k++) {
			const Said *one = &cases[i].said[k];

			if (one->post > 0) {
				const RecapCorrection word = { g_ptr_array_index(posts,
								       one->post - 1),
					one->word, one->number };
				g_array_append_val(said, word);
			}
		}
		const bool is_followed = recap_correct(recap, said);
		g_autofree char *picture = picture_of(recap);
		expect_text(cases[i].name, picture, cases[i].want);
		g_assert_true(is_followed == cases[i].is_followed);
	}
}

/* Which chats count, and a chat where no rule finds one. */
static void
test_keeps(void)
{
	g_autoptr(GPtrArray) posts = posts_of();
	g_autoptr(GPtrArray) hosts = g_ptr_array_new();
	g_autoptr(GArray) said = g_array_new(FALSE, FALSE, sizeof(RecapCorrection));
	const RecapCorrection word = { g_ptr_array_index(posts, 8), RECAP_ASKS, 0 };

	g_ptr_array_add(hosts, (void *)"@host@t.example");
	g_autoptr(Recap) recap = recap_new(posts, hosts);
	recap_keep(recap, EVENING_S - 60, EVENING_S + 60);
	g_autofree char *kept = picture_of(recap);
	expect_text("kept", kept, cases[0].want);
	recap_keep(recap, EVENING_S + 7200, EVENING_S + 9000);
	g_autofree char *none = picture_of(recap);
	expect_text("another hour", none, "");
	g_array_append_val(said, word);
	g_assert_true(recap_correct(recap, said));
	g_autofree char *asked = picture_of(recap);
	g_assert_nonnull(strstr(asked, "Q1 (9)"));
}

/* What is said twice is shown once, with the question that either answers. */
static void
test_folds(void)
{
	g_autoptr(GPtrArray) posts = posts_of();
	g_autoptr(GPtrArray) hosts = g_ptr_array_new();

	g_ptr_array_add(hosts, (void *)"@host@t.example");
	g_autoptr(Recap) recap = recap_new(posts, hosts);
	recap_fold(recap, g_ptr_array_index(posts, 2), g_ptr_array_index(posts, 1));
	recap_fold(recap, g_ptr_array_index(posts, 7), g_ptr_array_index(posts, 8));
	recap_fold(recap, g_ptr_array_index(posts, 0), g_ptr_array_index(posts, 1));
	g_autofree char *picture = picture_of(recap);
	expect_text("folded", picture, "Q1 (1): 2; Q2 (4): 5 6; Q3 (7): 9 10");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/recap-correct/cases", test_cases);
	g_test_add_func("/recap-correct/keeps", test_keeps);
	g_test_add_func("/recap-correct/folds", test_folds);
	return g_test_run();
}
