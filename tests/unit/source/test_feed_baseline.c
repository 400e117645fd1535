/* What a feed held without dates when it was first read is no news; what comes later is. */
#include "feed_run.h"

#include "source/feed_baseline.h"
#include "source/feed_document.h"

#define UNDATED(name) "<item><guid>" name "</guid><title>" name " #JoyFE</title></item>"
#define DATED(name) \
	"<item><guid>" name "</guid><title>" name \
	" #JoyFE</title><pubDate>2026-11-15</pubDate></item>"
#define UNSET(name) \
	"<item><guid>" name "</guid><title>" name "</title><pubDate>1970-01-01</pubDate></item>"

/* The names of the posts of one run, "-" before those of the baseline. @return owned. */
static char *
read_items(Run *run, const char *items)
{
	g_autofree char *document = g_strdup_printf("<rss><channel>%s</channel></rss>", items);
	GString *names = g_string_new(NULL);

	run_once(run, document);
	for (guint i = 0; i < run->step.posts->len; i++) {
		const Post *post = g_ptr_array_index(run->step.posts, i);

		g_string_append_printf(names, "%s%s%s", i == 0 ? "" : " ",
			post->is_baseline ? "-" : "", post->uri == NULL ? "?" : post->uri);
	}
	return g_string_free(names, FALSE);
}

static void
check_run(Run *run, const char *items, const char *want)
{
	g_autofree char *got = read_items(run, items);

	g_assert_cmpstr(got, ==, want);
}

static void
test_first_reading(void)
{
	g_auto(Run) run;

	run_init(&run, URL);
	check_run(&run, UNDATED("a") DATED("b") UNSET("c"), "-a b -c");
	check_run(&run, UNDATED("a") DATED("b") UNSET("c"), "-a b -c");
	check_run(&run, UNDATED("d") UNDATED("a"), "d -a");
	/* Out of the document for once, it is as old as it was. */
	check_run(&run, UNDATED("d"), "d");
	check_run(&run, UNDATED("d") UNDATED("a") UNSET("c"), "d -a -c");
	/* With a date it says itself how old it is. */
	check_run(&run, DATED("a"), "a");
}

/* A feed that began empty was read; one that could not be read was not. */
static void
test_what_is_a_reading(void)
{
	g_auto(Run) empty;
	g_auto(Run) late;

	run_init(&empty, URL);
	check_run(&empty, "", "");
	check_run(&empty, UNDATED("a"), "a");

	run_init(&late, URL);
	for (guint i = 0; i < 2; i++) {
		g_autoptr(Reply) trouble = answer(run_begin(&late), 503, "");

		run_step(&late, trouble);
	}
	check_run(&late, UNDATED("a"), "-a");
	check_run(&late, UNDATED("b"), "b");
}

/* What is looked for has changed: what was there and not looked for is as old; what was kept is
 * known. */
static void
test_new_reading(void)
{
	g_auto(Run) run;
	g_autoptr(GPtrArray) tags = hashtag_find("#JoyFE");

	run_init(&run, URL);
	hashtag_list_add(run.spec->tags, g_ptr_array_index(tags, 0));
	check_run(&run, UNDATED("a"), "-a");
	check_run(&run, UNDATED("b") UNDATED("a"), "b -a");
	run.is_new_reading = true;
	check_run(&run,
		UNDATED("b") UNDATED("a") "<item><guid>c</guid><title>#JoyFE too</title></item>",
		"b -a -c");
	run.is_new_reading = false;
	check_run(&run, UNDATED("d") UNDATED("b"), "d b");
}

/* Of a version that knew no baseline: the feed was read, whatever it held. */
static void
test_older_state(void)
{
	g_auto(Run) run;

	run_init(&run, URL);
	run.state = json_pack("{s:i, s:s}", "version", 1, "etag", "\"1\"");
	check_run(&run, UNDATED("a"), "a");
}

/* Without an id by its address, its title, its text; what has nothing of it is nothing. */
static void
test_without_id(void)
{
	g_auto(Run) run;

	run_init(&run, URL);
	check_run(&run,
		"<item><link>http://a.example/1</link></item><item><title>t</title></item>"
		"<item><description>d</description></item><item/>",
		"-? -? -? ?");
	check_run(&run,
		"<item><link>http://a.example/2</link></item><item><title>t</title></item>"
		"<item><description>e</description></item>",
		"? -? ?");
}

/* As many as a document may have are remembered; beyond, those that it still has. */
static void
test_cap(void)
{
	g_auto(Run) run;
	json_t *many = json_array();

	run_init(&run, URL);
	check_run(&run, UNDATED("a") UNDATED("b"), "-a -b");
	for (guint i = 2; i < FEED_ITEMS_MAX; i++) {
		json_array_append_new(many, json_sprintf("%u", i));
	}
	json_array_extend(json_object_get(run.state, "undated"), many);
	json_decref(many);
	check_run(&run, UNDATED("a"), "-a");
	g_assert_cmpuint(json_array_size(json_object_get(run.state, "undated")), ==, 1);
	check_run(&run, UNDATED("a") UNDATED("b"), "-a b");
}

/* The files of a folder's first run, also where a run cannot ask for all of them. */
static void
test_folder(void)
{
	static const char *const lists[] = { "file:///f/1\nfile:///f/2", "file:///f/1\nfile:///f/2",
		"file:///f/1\nfile:///f/2\nfile:///f/3" };
	static const char *const wants[] = { "-", "--", "--+" };
	g_auto(Run) run;

	run_init(&run, "file:///f/");
	for (guint i = 0; i < G_N_ELEMENTS(lists); i++) {
		g_autoptr(GString) got = g_string_new(NULL);
		g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
		g_autoptr(Reply) list = list_folder(run_begin(&run), lists[i]);

		run.budget = i == 0 ? 1 : BUDGET;
		run_step(&run, list);
		for (guint k = 0; k < run.step.requests->len; k++) {
			g_ptr_array_add(files, g_strdup(request_at(&run, k)->url));
		}
		for (guint k = 0; k < files->len; k++) {
			g_autoptr(Request) request = request_new(g_ptr_array_index(files, k));
			g_autofree char *document =
				g_strdup_printf("<rss><channel>" UNDATED("%s") "</channel></rss>",
					request->url, request->url);
			request->mark = g_strdup(request->url);
			g_autoptr(Reply) reply = answer(request, 200, document);
			run_step(&run, reply);
			const Post *post = g_ptr_array_index(run.step.posts, 0);
			g_string_append_c(got, post->is_baseline ? '-' : '+');
		}
		g_assert_cmpstr(got->str, ==, wants[i]);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/feed_baseline/first-reading", test_first_reading);
	g_test_add_func("/feed_baseline/what-is-a-reading", test_what_is_a_reading);
	g_test_add_func("/feed_baseline/new-reading", test_new_reading);
	g_test_add_func("/feed_baseline/older-state", test_older_state);
	g_test_add_func("/feed_baseline/without-id", test_without_id);
	g_test_add_func("/feed_baseline/cap", test_cap);
	g_test_add_func("/feed_baseline/folder", test_folder);
	return g_test_run();
}
