#include "filter/rule.h"

#include "base/error.h"
#include "base/log.h"

#include <string.h>

/* An array of the rules in @text, one a line; NULL is none. */
static GPtrArray *
rules_of(const char *text)
{
	GPtrArray *rules = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) lines = g_strsplit(text != NULL ? text : "", "\n", -1);

	for (guint i = 0; lines[i] != NULL; i++) {
		if (*lines[i] != '\0') {
			g_ptr_array_add(rules, g_strdup(lines[i]));
		}
	}
	return rules;
}

static Post *
example(void)
{
	Post *post = post_new();

	post->title = g_strdup("Feedback in pencil");
	post->text = g_strdup("Chalk on the weld. More followers? No: more chalk.");
	post->author_name = g_strdup("Ada Ward");
	post->author_handle = g_strdup("@ada@tooter.example");
	post->url = g_strdup("https://tooter.example/@ada/1");
	post->language = g_strdup("en");
	g_ptr_array_add(post->media,
		post_media_new(POST_MEDIA_PICTURE, "https://p.example/1", "A gambling advert"));
	post->poll = post_poll_new();
	post_poll_add(post->poll, "Tuesday lunch", 0);
	post->card = g_new0(PostCard, 1);
	post->card->title = g_strdup("Classes return");
	return post;
}

static void
test_judges(void)
{
	/* clang-format off */
	static const struct {
		const char *name, *include, *exclude, *reason;
	} rows[] = {
		{ "nothing said", NULL, NULL, NULL },
		{ "text by default", "chalk", NULL, NULL },
		{ "title by default", "pencil", NULL, NULL },
		{ "author is not by default", "ada ward", NULL, "no include rule hits" },
		{ "author", "author: ada", NULL, NULL },
		{ "handle is author", "author: tooter", NULL, NULL },
		{ "any include counts", "crypto\nchalk", NULL, NULL },
		{ "exclude wins", "chalk", "followers", "excluded by text: followers" },
		{ "field list", NULL, "url,author: ada@", "excluded by author: ada@" },
		{ "url", NULL, "url: @ada/1$", "excluded by url: @ada/1$" },
		{ "language", "lang: ^(en|cy)$", NULL, NULL },
		{ "another language", "lang: ^cy$", NULL, "no include rule hits" },
		{ "a description", NULL, "gambling", "excluded by text: gambling" },
		{ "an option", NULL, "text: lunch", "excluded by text: lunch" },
		{ "a card", "classes return", NULL, NULL },
		{ "not as a title", NULL, "title: lunch", NULL },
		{ "colon inside a pattern", "weld. more followers? no: more", NULL,
		  "no include rule hits" },
		{ "colon without a blank is a pattern", "no:x", NULL, "no include rule hits" },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GPtrArray) include = rules_of(rows[i].include);
		g_autoptr(GPtrArray) exclude = rules_of(rows[i].exclude);
		g_autoptr(RuleSet) rules = NULL;
		g_autoptr(Post) post = example();
		g_autoptr(GError) error = NULL;
		g_autofree char *reason = NULL;
		g_test_message("%s", rows[i].name);
		g_assert_true(rule_set_new(include, exclude, &rules, &error));
		bool passed = rule_set_judge(rules, post, &reason);
		g_assert_cmpstr(reason, ==, rows[i].reason);
		g_assert_cmpint(passed, ==, rows[i].reason == NULL);
	}
}

static void
test_check_refuses(void)
{
	static const struct {
		const char *rule, *words;
	} rows[] = {
		{ "autor: x", "did you mean author?" },
		{ "text: (", "missing closing parenthesis" },
		{ "text: ", "a pattern of 1 to" },
		{ "text:", "a pattern of 1 to" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) error = NULL;
		g_assert_false(rule_check(rows[i].rule, &error));
		g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
		g_test_message("%s: %s", rows[i].rule, error->message);
		g_assert_nonnull(strstr(error->message, rows[i].words));
	}
}

/* Hidden words count too: a filter that a content warning gets past is none. */
static void
test_warning_is_text(void)
{
	g_autoptr(GPtrArray) include = rules_of(NULL);
	g_autoptr(GPtrArray) exclude = rules_of("politics");
	g_autoptr(RuleSet) rules = NULL;
	g_autoptr(Post) post = example();
	g_autofree char *reason = NULL;

	post->warning = g_strdup("UK politics");
	g_assert_true(rule_set_new(include, exclude, &rules, NULL));
	g_assert_false(rule_set_judge(rules, post, &reason));
}

/* What nobody knows is no other language. */
static void
test_unknown_language(void)
{
	static const struct {
		const char *include, *reason;
	} rows[] = {
		{ "lang: ^en$", NULL },
		{ "lang: ^en$\nlang: ^cy$", NULL },
		{ "lang: ^en$\ncrypto", "no include rule hits" },
		{ "crypto", "no include rule hits" },
		{ "lang,text: crypto", "no include rule hits" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GPtrArray) include = rules_of(rows[i].include);
		g_autoptr(GPtrArray) exclude = rules_of("lang: ^en$");
		g_autoptr(Post) post = example();
		g_autoptr(RuleSet) rules = NULL;
		g_autofree char *reason = NULL;

		g_clear_pointer(&post->language, g_free);
		g_assert_true(rule_set_new(include, exclude, &rules, NULL));
		g_assert_cmpint(rule_set_judge(rules, post, &reason), ==, rows[i].reason == NULL);
		g_assert_cmpstr(reason, ==, rows[i].reason);
	}
}

/* Bytes that are no text hit nothing, and do no harm; the other fields still count. */
static void
test_no_text(void)
{
	g_autoptr(GPtrArray) include = rules_of(NULL);
	g_autoptr(GPtrArray) exclude = rules_of("chalk\n.\nauthor: ada");
	g_autoptr(RuleSet) rules = NULL;
	g_autoptr(Post) post = post_new();
	g_autofree char *reason = NULL;

	post->text = g_strdup("chalk\xff\xc3");
	post->title = g_strdup("\xed\xa0\x80");
	g_assert_true(rule_set_new(include, exclude, &rules, NULL));
	g_assert_true(rule_set_judge(rules, post, &reason));
	post->author_name = g_strdup("Ada Ward");
	g_assert_false(rule_set_judge(rules, post, &reason));
	g_assert_cmpstr(reason, ==, "excluded by author: ada");
}

static void
count_line(LogLevel level, const char *line, void *data)
{
	guint *lines = data;

	g_assert_cmpint(level, ==, LOG_LEVEL_WARNING);
	g_assert_nonnull(strstr(line, "(a+)+$"));
	(*lines)++;
}

/* A pattern that cannot say keeps a post out, whether it is for or against; once said is enough. */
static void
test_gives_up(void)
{
	g_autoptr(GPtrArray) none = rules_of(NULL);
	g_autoptr(GPtrArray) slow = rules_of("(a+)+$");
	g_autoptr(RuleSet) against = NULL;
	g_autoptr(RuleSet) in_favour = NULL;
	g_autoptr(Post) post = post_new();
	guint lines = 0;

	post->text = g_strdup("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!");
	g_assert_true(rule_set_new(none, slow, &against, NULL));
	g_assert_true(rule_set_new(slow, none, &in_favour, NULL));
	log_set_sink(count_line, &lines);
	for (int i = 0; i < 3; i++) {
		g_autofree char *against_reason = NULL;
		g_autofree char *favour_reason = NULL;

		g_assert_false(rule_set_judge(against, post, &against_reason));
		g_assert_cmpstr(against_reason, ==, "excluded by text: (a+)+$");
		g_assert_false(rule_set_judge(in_favour, post, &favour_reason));
	}
	log_set_sink(NULL, NULL);
	g_assert_cmpuint(lines, ==, 1);
}

/* All that hit are told, with their number and field; the judge is of the same mind. */
static void
test_hits(void)
{
	g_autoptr(GPtrArray) include = rules_of("author: ada\ntitle: never\ntext: chalk");
	g_autoptr(GPtrArray) exclude = rules_of("lang: cy\ntitle, text: board");
	g_autoptr(RuleSet) rules = NULL;
	g_autoptr(Post) post = post_new();
	g_autofree char *reason = NULL;

	post->text = g_strdup("chalk and board");
	post->author_name = g_strdup("Ada Ward");
	g_assert_true(rule_set_new(include, exclude, &rules, NULL));
	g_autoptr(GArray) hits = rule_set_hits(rules, post);
	const RuleHit *rows = &g_array_index(hits, RuleHit, 0);
	g_assert_cmpuint(hits->len, ==, 3);
	g_assert_true(rows[0].is_exclude && rows[0].index == 1);
	g_assert_cmpstr(rows[0].field, ==, "text");
	g_assert_true(!rows[1].is_exclude && rows[1].index == 0);
	g_assert_cmpstr(rows[1].field, ==, "author");
	g_assert_true(!rows[2].is_exclude && rows[2].index == 2);
	g_assert_false(rule_set_judge(rules, post, &reason));
	g_assert_cmpstr(reason, ==, "excluded by text: board");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/rule/judges", test_judges);
	g_test_add_func("/rule/check-refuses", test_check_refuses);
	g_test_add_func("/rule/warning-is-text", test_warning_is_text);
	g_test_add_func("/rule/unknown-language", test_unknown_language);
	g_test_add_func("/rule/no-text", test_no_text);
	g_test_add_func("/rule/gives-up", test_gives_up);
	g_test_add_func("/rule/hits", test_hits);
	return g_test_run();
}
