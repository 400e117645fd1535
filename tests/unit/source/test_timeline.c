/* How far a timeline has been read: pages, gaps, the second reading; ids of all sorts. */
#include "source/timeline.h"

#include "text/date.h"
#include "text/jsontext.h"

#include <string.h>

#define NOW INT64_C(1795000000)
#define HOUR INT64_C(3600)
#define AGAIN (NOW - 48 * HOUR)
#define BEGIN (NOW - 168 * HOUR)

/* A page of @count statuses with ids from @first down, one an hour, the newest @age_h old. */
static TimelinePage
page_of(int first, int count, int64_t age_h)
{
	json_auto_t *list = json_array();

	for (int i = 0; i < count; i++) {
		g_autofree char *id = g_strdup_printf("%d", first - i);
		g_autofree char *time = date_rfc3339(NOW - (age_h + i) * HOUR);
		json_array_append_new(list, json_pack("{s:s, s:s}", "id", id, "created_at", time));
	}
	return timeline_page(list);
}

static void
newest(json_t *tag, int first, int count, int64_t age_h)
{
	g_auto(TimelinePage) page = page_of(first, count, age_h);

	timeline_take_newest(tag, &page, NOW, BEGIN, AGAIN);
}

static bool
gap(json_t *tag, int first, int count, int64_t age_h)
{
	g_auto(TimelinePage) page = page_of(first, count, age_h);

	return timeline_take_gap(tag, &page, AGAIN);
}

static bool
again(json_t *tag, int first, int count, int64_t age_h)
{
	g_auto(TimelinePage) page = page_of(first, count, age_h);

	return timeline_take_again(tag, &page);
}

/* The newest and the oldest post seen, in hours of age. */
static void
assert_span(const json_t *tag, int64_t newest_h, int64_t oldest_h)
{
	g_assert_cmpint(jsontext_integer(tag, "newest", -1), ==, NOW - newest_h * HOUR);
	g_assert_cmpint(jsontext_integer(tag, "oldest", -1), ==, NOW - oldest_h * HOUR);
}

/* A first reading goes back to its beginning, and is no second one. */
static void
test_first(void)
{
	json_auto_t *tag = json_object();
	int64_t from_s = 0, to_s = 0;

	newest(tag, 1000, 40, 1);
	g_assert_cmpstr(timeline_gap(tag), ==, "961");
	g_assert_null(timeline_again(tag));
	g_assert_true(timeline_missing(tag, &from_s, &to_s));
	g_assert_cmpint(from_s, ==, BEGIN);
	g_assert_cmpint(to_s, ==, NOW - 40 * HOUR);
	assert_span(tag, 1, 40);
	g_assert_true(gap(tag, 960, 40, 41));
	g_assert_cmpstr(timeline_gap(tag), ==, "921");
	assert_span(tag, 1, 80);
	g_assert_true(timeline_missing(tag, &from_s, &to_s));
	g_assert_cmpint(to_s, ==, NOW - 80 * HOUR);
	/* The tail of this page lies before the beginning. */
	g_assert_true(gap(tag, 920, 40, 140));
	g_assert_null(timeline_gap(tag));
	g_assert_null(timeline_again(tag));
	g_assert_false(timeline_missing(tag, &from_s, &to_s));
}

/* One old post at the end of a page proves nothing; an empty page is the end. */
static void
test_end(void)
{
	json_auto_t *tag = json_object();

	newest(tag, 1000, 40, 1);
	g_assert_true(gap(tag, 960, 7, 41));
	g_assert_cmpstr(timeline_gap(tag), ==, "954");
	g_assert_true(gap(tag, 0, 0, 0));
	g_assert_null(timeline_gap(tag));
	json_object_clear(tag);
	newest(tag, 0, 0, 0);
	g_assert_null(timeline_gap(tag));
	newest(tag, 50, 3, 1);
	g_assert_cmpstr(timeline_gap(tag), ==, "48");
}

/* What is new comes first; a page that comes to what is known leaves no gap. */
static void
test_news(void)
{
	json_auto_t *tag = json_object();

	newest(tag, 1000, 40, 1);
	gap(tag, 960, 40, 140);
	newest(tag, 1030, 40, 0);
	g_assert_null(timeline_gap(tag));
	/* An older page takes nothing from what is the newest, a newer one nothing from the oldest.
	 */
	assert_span(tag, 0, 179);
	newest(tag, 1130, 40, 0);
	g_assert_cmpstr(timeline_gap(tag), ==, "1091");
	/* A second gap is newer and comes first. */
	newest(tag, 1230, 40, 0);
	g_assert_cmpstr(timeline_gap(tag), ==, "1191");
	g_assert_true(gap(tag, 1190, 40, 0));
	g_assert_cmpstr(timeline_gap(tag), ==, "1151");
	g_assert_true(gap(tag, 1150, 40, 0));
	g_assert_cmpstr(timeline_gap(tag), ==, "1091");
	g_assert_true(gap(tag, 1090, 40, 0));
	g_assert_cmpstr(timeline_gap(tag), ==, "1051");
	g_assert_true(gap(tag, 1050, 40, 0));
	g_assert_null(timeline_gap(tag));
}

/* All that stood at the top is gone: the order of ids still says where we were. */
static void
test_top_is_deleted(void)
{
	json_auto_t *tag = json_object();

	newest(tag, 1000, 40, 1);
	gap(tag, 960, 40, 140);
	newest(tag, 990, 40, 2);
	g_assert_null(timeline_gap(tag));
}

/* Gaps are no more than a few, and none of them is lost. */
static void
test_many_gaps(void)
{
	json_auto_t *tag = json_object();
	int64_t from_s = 0, to_s = 0;

	newest(tag, 1000, 40, 1);
	for (int i = 1; i < 30; i++) {
		newest(tag, 1000 + 100 * i, 40, 0);
	}
	g_assert_cmpuint(json_array_size(json_object_get(tag, "gaps")), ==, 8);
	g_assert_true(timeline_missing(tag, &from_s, &to_s));
	g_assert_cmpint(from_s, ==, BEGIN);
}

static void
test_again(void)
{
	json_auto_t *tag = json_object();

	newest(tag, 1000, 40, 1);
	gap(tag, 960, 40, 140);
	newest(tag, 1010, 40, 0);
	g_assert_cmpstr(timeline_again(tag), ==, "971");
	g_assert_true(again(tag, 970, 40, 20));
	g_assert_null(timeline_again(tag)); /* its tail lies before the 48 hours */
	/* Not again so soon. */
	newest(tag, 1045, 40, 0);
	g_assert_null(timeline_again(tag));
	json_object_del(tag, "again_s");
	/* Where a gap was, it begins behind that. */
	newest(tag, 1090, 40, 0);
	g_assert_null(timeline_again(tag));
	g_assert_true(gap(tag, 1049, 40, 2));
	g_assert_null(timeline_gap(tag));
	g_assert_cmpstr(timeline_again(tag), ==, "1010");
	/* A next run goes on there, and does not begin anew. */
	newest(tag, 1095, 40, 0);
	g_assert_cmpstr(timeline_again(tag), ==, "1010");
	/* A short page ends it: filters may hide something, and the next reading finds it. */
	g_assert_true(again(tag, 1009, 5, 2));
	g_assert_null(timeline_again(tag));
}

/* A server that shows its newest page whatever it is asked for. */
static void
test_deaf(void)
{
	json_auto_t *tag = json_object();

	newest(tag, 1000, 40, 1);
	g_assert_false(gap(tag, 1000, 40, 1));
	g_assert_null(timeline_gap(tag));
	newest(tag, 1001, 40, 1);
	g_assert_cmpstr(timeline_again(tag), ==, "962");
	g_assert_false(again(tag, 1002, 40, 1));
	g_assert_null(timeline_again(tag));
}

static void
test_ids(void)
{
	static const char *const good[] = { "1", "117597483827200000", "01KA0000000000000000000001",
		"019a8000-0000-7000-8000-000000000000", "a&b#c" };
	static const char *const bad[] = { "", "a b", "a\nb", "a\x01", "\x7f", NULL };
	g_autofree char *long_one = g_strnfill(129, 'a');

	for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
		g_assert_true(timeline_is_id(good[i]));
	}
	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_assert_false(timeline_is_id(bad[i]));
	}
	g_assert_false(timeline_is_id(long_one));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/timeline/first", test_first);
	g_test_add_func("/timeline/end", test_end);
	g_test_add_func("/timeline/news", test_news);
	g_test_add_func("/timeline/top-is-deleted", test_top_is_deleted);
	g_test_add_func("/timeline/many-gaps", test_many_gaps);
	g_test_add_func("/timeline/again", test_again);
	g_test_add_func("/timeline/deaf", test_deaf);
	g_test_add_func("/timeline/ids", test_ids);
	return g_test_run();
}
