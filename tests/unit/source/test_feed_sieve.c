/* Which items of a feed are read: by their hashtags, by what was read before, by what they say. */
#include "feed_run.h"

#include <string.h>

/* What must be read is told by its titles. @return owned. */
static char *
titles_read(Run *run, const char *items)
{
	g_autofree char *document = g_strdup_printf("<rss><channel>%s</channel></rss>", items);
	g_autoptr(GString) titles = g_string_new(NULL);

	run_once(run, document);
	for (guint i = 0; i < run->step.posts->len; i++) {
		const Post *post = g_ptr_array_index(run->step.posts, i);

		g_string_append_printf(titles, "%s%s", i == 0 ? "" : ", ", post->title);
	}
	return g_strdup(titles->str);
}

/*
 * Posts without a wanted hashtag are passed over, but not those that had one when the feed was last
 * read, nor those whose author says something about them.
 */
static void
test_passed_over(void)
{
	g_auto(Run) run;
	g_autoptr(GPtrArray) tags = hashtag_find("#JoyFE");
	g_autofree char *first = NULL, *second = NULL, *third = NULL, *fourth = NULL,
			*refused = NULL;

	run_init(&run, URL);
	hashtag_list_add(run.spec->tags, g_ptr_array_index(tags, 0));
	first = titles_read(&run,
		"<item><guid>1</guid><title>One #joyfe</title></item>"
		"<item><guid>2</guid><title>Two</title></item>"
		"<item><title>Three</title></item>"
		"<item><guid>4</guid><title>Four</title><category>Joy FE</category></item>");
	g_assert_cmpstr(first, ==, "One #joyfe, Four");
	g_assert_cmpuint(run.step.passed_over, ==, 2);
	second = titles_read(&run,
		"<item><guid>1</guid><title>One, taken back</title></item>"
		"<item><guid>2</guid><title>Two</title></item>"
		"<item><title>Three, which has no id</title></item>"
		"<item><guid>4</guid><title>Four</title><category>Joy FE</category></item>");
	g_assert_cmpstr(second, ==, "One, taken back, Three, which has no id, Four");
	/* One alone that had it is enough. */
	fourth = titles_read(&run,
		"<item><guid>4</guid><title>Four</title></item>"
		"<item><guid>1</guid><title>One, long taken back</title></item>");
	g_assert_cmpstr(fourth, ==, "Four");
	third = titles_read(&run, "<item><guid>1</guid><title>One</title></item>");
	g_assert_cmpstr(third, ==, "");
	refused = titles_read(&run,
		"<item><guid>2</guid><title>Two</title></item>"
		"<block xmlns='http://www.itunes.com/dtds/podcast-1.0.dtd'>yes</block>");
	g_assert_cmpstr(refused, ==, "Two");
}

/* Where the hashtag may stand, and who is read whatever they say. */
static void
test_where_wanted(void)
{
	static const struct {
		const char *item;
		bool want;
	} rows[] = {
		{ "<category>joyfe</category>", true },
		{ "<category xmlns='http://www.w3.org/2005/Atom' term='joyfe'/>", true },
		{ "<category xmlns='http://www.w3.org/2005/Atom' label='joyfe'/>", true },
		{ "<category xmlns='http://www.w3.org/2005/Atom' term='tea' label='cake'/>",
			false },
		{ "<category>joyfe-tea</category>", false },
		{ "<description>Of #JoyFE</description>", true },
		{ "<itunes:subtitle>Of #JoyFE</itunes:subtitle>", true },
		{ "<media:title>Of #JoyFE</media:title>", true },
		{ "<media:content><media:title>#JoyFE</media:title></media:content>", true },
		{ "<media:content><media:description>#JoyFE</media:description></media:content>",
			true },
		{ "<media:content><media:keywords>JoyFE</media:keywords></media:content>", true },
		{ "<category>Tea/JoyFE</category>", true },
		{ "<description>&lt;img src='/1.png' alt='Of #JoyFE'></description>", true },
		{ "<author>#JoyFE</author>", false }, { "<itunes:block>no</itunes:block>", true },
		{ "<guid>1</guid>", true }, { "<guid>2</guid>", false },
		{ "<link about='1'/>", true }, /* none has an id */
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Run) run;
		g_autoptr(GPtrArray) tags = hashtag_find("#JoyFE");
		g_autofree char *first = NULL;
		g_autofree char *item = g_strdup_printf("<item about='9'><title>a</title>%s</item>",
			rows[i].item);
		g_autofree char *bare = g_strdup_printf("<item><title>a</title>%s</item>",
			rows[i].item);
		g_autofree char *got = NULL;

		run_init(&run, URL);
		hashtag_list_add(run.spec->tags, g_ptr_array_index(tags, 0));
		first = titles_read(&run,
			"<item about='9'><guid>1</guid><title>#JoyFE</title></item>");
		g_assert_cmpstr(first, ==, "#JoyFE");
		/* What is no text in the list is nobody's. */
		json_array_append_new(json_object_get(run.state, "kept"), json_integer(7));
		got = titles_read(&run, strstr(item, "<link") != NULL ? bare : item);
		g_test_message("%s", rows[i].item);
		g_assert_cmpstr(got, ==, rows[i].want ? "a" : "");
		g_assert_cmpuint(run.step.passed_over, ==, rows[i].want ? 0 : 1);
	}
}

/* Of each file of a folder is remembered what had a hashtag, as it is of a feed. */
static void
test_files(void)
{
	static const char *const titles[] = { "#JoyFE", "taken back" };
	g_auto(Run) run;
	g_autoptr(GPtrArray) tags = hashtag_find("#JoyFE");
	g_autoptr(Request) request = request_new("file:///feeds/a.xml");

	request->mark = g_strdup(request->url);
	run_init(&run, "file:///feeds/");
	hashtag_list_add(run.spec->tags, g_ptr_array_index(tags, 0));
	for (guint i = 0; i < G_N_ELEMENTS(titles); i++) {
		g_autofree char *document = g_strdup_printf(
			"<rss><item><guid>1</guid><title>%s</title></item></rss>", titles[i]);
		g_autoptr(Reply) reply = answer(request, 200, document);

		run_step(&run, reply);
		g_assert_cmpuint(run.step.posts->len, ==, 1);
		g_assert_cmpuint(run.step.passed_over, ==, 0);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/feed_sieve/passed_over", test_passed_over);
	g_test_add_func("/feed_sieve/where_wanted", test_where_wanted);
	g_test_add_func("/feed_sieve/files", test_files);
	return g_test_run();
}
