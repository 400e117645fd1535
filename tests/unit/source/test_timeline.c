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

/* What is missing has a beginning and an end, also behind pages that have no times, or one post
 * that is far older than its place. */
static void
test_missing(void)
{
	json_auto_t *tag = json_object();
	int64_t from_s = 0, to_s = 0;
	g_auto(TimelinePage) page = page_of(1000, 40, 1);

	page.newest_s = page.oldest_s = page.tail_s = 0;
	timeline_take_newest(tag, &page, NOW, BEGIN, AGAIN);
	g_assert_true(timeline_missing(tag, &from_s, &to_s));
	g_assert_cmpint(from_s, ==, BEGIN);
	g_assert_cmpint(to_s, ==, NOW);
	g_auto(TimelinePage) second = page_of(960, 40, 41);
	second.oldest_s = BEGIN - 1;
	g_assert_true(timeline_take_gap(tag, &second, AGAIN));
	g_assert_true(timeline_missing(tag, &from_s, &to_s));
	g_assert_cmpint(to_s, ==, second.tail_s);
	g_auto(TimelinePage) third = page_of(920, 40, 81);
	third.oldest_s = third.tail_s = 0;
	g_assert_true(timeline_take_gap(tag, &third, AGAIN));
	g_assert_true(timeline_missing(tag, &from_s, &to_s));
	g_assert_cmpint(to_s, ==, second.tail_s);
	/* 0.3.0 kept 0, or a time before the beginning. */
	json_object_set_new(json_array_get(json_object_get(tag, "gaps"), 0), "upper",
		json_integer(0));
	g_assert_true(timeline_missing(tag, &from_s, &to_s));
	g_assert_cmpint(to_s, ==, from_s);
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
	/* The oldest goes on to the beginning, over all that became known on the way. */
	for (int i = 0; i < 7; i++) {
		g_assert_true(gap(tag, 0, 0, 0));
	}
	g_assert_nonnull(timeline_gap(tag));
	g_assert_true(gap(tag, 1010, 40, 1));
	g_assert_cmpstr(timeline_gap(tag), ==, "971");
	g_assert_true(gap(tag, 970, 40, 140));
	g_assert_null(timeline_gap(tag));
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

/* A page of ids (joined by blanks) that say no time. */
static TimelinePage
page_of_ids(const char *ids)
{
	g_auto(GStrv) each = g_strsplit(ids, " ", -1);
	json_auto_t *list = json_array();

	for (guint i = 0; each[i] != NULL; i++) {
		json_array_append_new(list, json_pack("{s:s}", "id", each[i]));
	}
	return timeline_page(list);
}

/* The newest page has come with these ids: where the gap is. */
static const char *
gap_behind(json_t *tag, const char *ids)
{
	g_auto(TimelinePage) page = page_of_ids(ids);

	timeline_take_newest(tag, &page, NOW, BEGIN, AGAIN);
	return timeline_gap(tag);
}

/* All that stood at the top is gone. Five ids that fall prove where we are, shorter ones being
 * lower; four, or some that do not fall, prove nothing. */
static void
test_order(void)
{
	static const struct {
		const char *ids, *gap;
	} rows[] = {
		{ "1000 999 998 997 996", NULL },
		{ "1000 999 998 997", "997" },
		{ "1000 998 999 997 996", "996" },
		{ "1010 1009 1008 1007 1006", "1006" },
		{ "1003 999 999 998 997", "997" },
		{ "a 999 998 997 996", "996" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		json_auto_t *tag = json_pack("{s:[s, s], s:i}", "top", "1002", "1001", "top_s", 0);
		g_assert_cmpstr(gap_behind(tag, rows[i].ids), ==, rows[i].gap);
	}
}

/* Any of the five at the top is enough to know the place, where ids have no order; the sixth is
 * not remembered. */
static void
test_top_has_no_order(void)
{
	for (int i = 0; i < 6; i++) {
		static const char *const known[] = { "b", "e", "a", "d", "c", "f" };
		json_auto_t *tag = json_object();
		g_autofree char *ids = g_strdup_printf("x y %s", known[i]);

		g_assert_cmpstr(gap_behind(tag, "b e a d c f"), ==, "f");
		json_object_del(tag, "gaps");
		g_assert_cmpstr(gap_behind(tag, ids), ==, i < 5 ? NULL : "f");
	}
}

/* The times of a page: of all posts that have one, and of the newest among the last five. */
static void
test_page(void)
{
	json_auto_t *list =
		json_loads("[{\"id\": \"9\"},"
			   "{\"id\": \"8\", \"created_at\": \"1970-01-01T00:01:30Z\"},"
			   "{\"id\": 7, \"created_at\": \"1970-01-01T00:01:10Z\"},"
			   "{\"id\": \"a b\", \"created_at\": \"1970-01-01T00:01:20Z\"},"
			   "{\"created_at\": \"1970-01-01T00:00:00Z\"},"
			   "{\"id\": \"5\", \"created_at\": \"once\"},"
			   "{\"id\": \"4\", \"created_at\": \"1970-01-01T00:00:50Z\"}]",
			0, NULL);
	g_auto(TimelinePage) page = timeline_page(list);
	g_autoptr(GString) ids = g_string_new(NULL);
	g_auto(TimelinePage) none = timeline_page(NULL);

	for (guint i = 0; i < page.ids->len; i++) {
		g_string_append_printf(ids, "%s ", (const char *)g_ptr_array_index(page.ids, i));
	}
	g_assert_cmpstr(ids->str, ==, "9 8 7 5 4 ");
	g_assert_cmpint(page.newest_s, ==, 90);
	g_assert_cmpint(page.oldest_s, ==, 1); /* 0 would be: no time */
	g_assert_cmpint(page.tail_s, ==, 80);
	g_assert_cmpuint(none.ids->len, ==, 0);
	g_assert_cmpint(none.newest_s + none.oldest_s + none.tail_s, ==, 0);
}

/* A page lies before a time when its last five posts do, to the second. */
static void
test_tail(void)
{
	json_auto_t *tag = json_object();

	newest(tag, 1000, 40, 133); /* the fifth from the end is as old as the beginning */
	g_assert_cmpstr(timeline_gap(tag), ==, "961");
	json_object_clear(tag);
	newest(tag, 1000, 40, 134);
	g_assert_null(timeline_gap(tag));
	/* A page without times lies nowhere. */
	json_object_clear(tag);
	g_assert_cmpstr(gap_behind(tag, "3 2"), ==, "2");
	g_assert_cmpint(jsontext_integer(tag, "oldest", -1), ==, 0);
	newest(tag, 1, 1, 20);
	assert_span(tag, 20, 20);
	g_assert_cmpstr(gap_behind(tag, "5 4"), ==, "4");
	assert_span(tag, 20, 20);
}

/* What was known when a page was read last is known for ever: a gap goes no further back. */
static void
test_until(void)
{
	json_auto_t *tag = json_object();
	int64_t from_s = 0, to_s = 0;

	newest(tag, 1000, 40, 30);
	g_assert_cmpint(jsontext_integer(tag, "read", 0), ==, NOW);
	g_assert_cmpint(jsontext_integer(tag, "top_s", 0), ==, NOW - 69 * HOUR);
	g_assert_true(gap(tag, 960, 40, 140));
	newest(tag, 1200, 10, 0);
	g_assert_true(timeline_missing(tag, &from_s, &to_s));
	g_assert_cmpint(from_s, ==, NOW - 69 * HOUR);
	g_assert_cmpint(to_s, ==, NOW - 9 * HOUR);
	/* Two gaps: from the older one's beginning to the newer one's end. */
	newest(tag, 1300, 3, 0);
	g_assert_true(timeline_missing(tag, &from_s, &to_s));
	g_assert_cmpint(from_s, ==, NOW - 69 * HOUR);
	g_assert_cmpint(to_s, ==, NOW - 2 * HOUR);
	/* The empty page of a tag that had posts changes nothing but when it was read. */
	json_object_set_new(tag, "read", json_integer(0));
	json_auto_t *before = json_deep_copy(tag);
	newest(tag, 0, 0, 0);
	json_object_set_new(before, "read", json_integer(NOW));
	g_assert_true(json_equal(tag, before));
}

/* Gaps that became one end where the older one did. */
static void
test_joined_gaps(void)
{
	json_auto_t *tag = json_object();

	newest(tag, 1000, 5, 1);
	gap(tag, 995, 40, 140);
	for (int i = 1; i <= 9; i++) {
		newest(tag, 1000 + 100 * i, 5, 0);
	}
	const json_t *gaps = json_object_get(tag, "gaps");
	g_assert_cmpuint(json_array_size(gaps), ==, 8);
	const json_t *oldest = json_array_get(gaps, 7);
	g_assert_cmpstr(jsontext_string(oldest, "below"), ==, "1196");
	g_assert_cmpstr(json_string_value(json_array_get(json_object_get(oldest, "to"), 0)), ==,
		"1000");
	g_assert_cmpint(jsontext_integer(oldest, "until", 0), ==, NOW - 5 * HOUR);
	g_assert_cmpstr(jsontext_string(json_array_get(gaps, 6), "below"), ==, "1296");
}

/* A second reading begins behind a page of twenty, three hours after the last one, where the
 * page's end is not before it; it goes on behind a page of twenty, and as far back as the last one
 * went: what came late during an outage lies there. */
static void
test_again_begins(void)
{
	static const struct {
		int count;
		int64_t age_h, begun_s;
		const char *below;
		int64_t then_s;
	} rows[] = {
		{ 20, 1, 0, "1011", AGAIN },
		{ 19, 1, 0, NULL, AGAIN },
		{ 20, 33, 0, "1011", AGAIN }, /* the fifth from the end is as old as the 48 hours */
		{ 20, 34, 0, NULL, AGAIN },
		{ 20, 34, AGAIN - 30 * HOUR, "1011", AGAIN },
		{ 20, 63, AGAIN - 30 * HOUR, "1011", AGAIN },
		{ 20, 64, AGAIN - 30 * HOUR, NULL, AGAIN },
		{ 20, 1, AGAIN - 3 * HOUR, "1011", AGAIN },
		{ 20, 1, AGAIN - 3 * HOUR + 1, NULL, AGAIN - 3 * HOUR + 1 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		json_auto_t *tag = json_pack("{s:[s], s:I}", "top", "1025", "again_s",
			(json_int_t)rows[i].begun_s);
		newest(tag, 1030, rows[i].count, rows[i].age_h);
		g_assert_cmpstr(timeline_again(tag), ==, rows[i].below);
		g_assert_cmpint(jsontext_integer(tag, "again_s", 0), ==, rows[i].then_s);
	}
	json_auto_t *tag = json_pack("{s:[s]}", "top", "1025");
	newest(tag, 1030, 20, 1);
	g_assert_true(again(tag, 1010, 20, 3));
	g_assert_cmpstr(timeline_again(tag), ==, "991");
	g_assert_true(again(tag, 990, 19, 4));
	g_assert_null(timeline_again(tag));
}

/* What nobody waits for changes nothing. */
static void
test_unawaited(void)
{
	json_auto_t *tag = json_object();

	g_assert_true(gap(tag, 10, 5, 1));
	g_assert_true(again(tag, 10, 5, 1));
	g_assert_cmpuint(json_object_size(tag), ==, 0);
	newest(tag, 1000, 40, 1);
	g_assert_false(gap(tag, 961, 5, 1)); /* the very post below which it was asked for */
	g_assert_null(timeline_gap(tag));
	newest(tag, 1100, 40, 1);
	json_object_set_new(tag, "again", json_pack("{s:s}", "below", "7"));
	timeline_give_up(tag);
	g_assert_null(timeline_gap(tag));
	g_assert_null(timeline_again(tag));
}

static void
test_ids(void)
{
	static const char *const good[] = { "1", "117597483827200000", "01KA0000000000000000000001",
		"019a8000-0000-7000-8000-000000000000", "a&b#c" };
	static const char *const bad[] = { "", "a b", "a\nb", "a\x01", "\x7f", NULL };
	g_autofree char *longest = g_strnfill(128, 'a');
	g_autofree char *too_long = g_strnfill(129, 'a');

	for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
		g_assert_true(timeline_is_id(good[i]));
	}
	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_assert_false(timeline_is_id(bad[i]));
	}
	g_assert_true(timeline_is_id(longest));
	g_assert_false(timeline_is_id(too_long));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/timeline/first", test_first);
	g_test_add_func("/timeline/missing", test_missing);
	g_test_add_func("/timeline/end", test_end);
	g_test_add_func("/timeline/news", test_news);
	g_test_add_func("/timeline/top-is-deleted", test_top_is_deleted);
	g_test_add_func("/timeline/many-gaps", test_many_gaps);
	g_test_add_func("/timeline/again", test_again);
	g_test_add_func("/timeline/deaf", test_deaf);
	g_test_add_func("/timeline/order", test_order);
	g_test_add_func("/timeline/top-has-no-order", test_top_has_no_order);
	g_test_add_func("/timeline/page", test_page);
	g_test_add_func("/timeline/tail", test_tail);
	g_test_add_func("/timeline/until", test_until);
	g_test_add_func("/timeline/joined-gaps", test_joined_gaps);
	g_test_add_func("/timeline/again-begins", test_again_begins);
	g_test_add_func("/timeline/unawaited", test_unawaited);
	g_test_add_func("/timeline/ids", test_ids);
	return g_test_run();
}
