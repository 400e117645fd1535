#include "source/timeline.h"

#include "base/now.h"
#include "text/date.h"
#include "text/jsontext.h"

#include <string.h>

/* Ids that stand for the top: one alone may be deleted before we come again. */
#define TOP_IDS 5
/* Of a page's end: the posts that say whether it lies before a time. */
#define TAIL_POSTS 5
/* So many ids in falling order are no accident. */
#define ORDER_MIN 5
/* A second reading goes on behind pages of at least so many; filters shorten pages. */
#define FULL_MIN 20
/* A busy timeline is not read a second time in each run. */
#define AGAIN_EVERY_S (3 * HOUR_S)
#define GAPS_MAX 8
#define ID_LENGTH_MAX 128

bool
timeline_is_id(const char *id)
{
	if (id == NULL || *id == '\0' || strlen(id) > ID_LENGTH_MAX) {
		return false;
	}
	for (const char *at = id; *at != '\0'; at++) {
		if (g_ascii_iscntrl(*at) || g_ascii_isspace(*at)) {
			return false;
		}
	}
	return true;
}

/* ---- pages ---- */

static int64_t
time_of(const json_t *status)
{
	int64_t time_s;

	return date_parse(jsontext_string(status, "created_at"), &time_s) ? MAX(time_s, 1) : 0;
}

TimelinePage
timeline_page_new(void)
{
	return (TimelinePage){ .ids = g_ptr_array_new_with_free_func(g_free) };
}

void
timeline_page_add(TimelinePage *page, const char *id, int64_t time_s, size_t left)
{
	if (timeline_is_id(id)) {
		g_ptr_array_add(page->ids, g_strdup(id));
	}
	page->newest_s = MAX(page->newest_s, time_s);
	if (time_s != 0 && (page->oldest_s == 0 || time_s < page->oldest_s)) {
		page->oldest_s = time_s;
	}
	if (left < TAIL_POSTS) {
		page->tail_s = MAX(page->tail_s, time_s);
	}
}

TimelinePage
timeline_page(const json_t *statuses)
{
	TimelinePage page = timeline_page_new();
	const size_t count = json_array_size(statuses);
	size_t index;
	const json_t *status;

	json_array_foreach (statuses, index, status) {
		g_autofree char *id = jsontext_dup_id(status, "id");

		timeline_page_add(&page, id, time_of(status), count - index - 1);
	}
	return page;
}

void
timeline_page_clear(TimelinePage *page)
{
	g_clear_pointer(&page->ids, g_ptr_array_unref);
	g_clear_pointer(&page->next, g_free);
}

static const char *
id_at(const TimelinePage *page, guint index)
{
	return g_ptr_array_index(page->ids, index);
}

static const char *
last_id(const TimelinePage *page)
{
	return id_at(page, page->ids->len - 1);
}

static const char *
next_of(const TimelinePage *page)
{
	return page->next != NULL ? page->next : last_id(page);
}

static bool
is_full(const TimelinePage *page)
{
	return page->ids->len >= (page->full_ids != 0 ? page->full_ids : FULL_MIN);
}

static bool
holds_id(const TimelinePage *page, const char *id)
{
	return g_ptr_array_find_with_equal_func(page->ids, id, g_str_equal, NULL);
}

/* Numbers without leading zeros order by length, then bytes; so do ULIDs and UUIDs of version 7. */
static int
compare_ids(const char *a, const char *b)
{
	gsize length_a = strlen(a), length_b = strlen(b);

	if (length_a != length_b) {
		return length_a < length_b ? -1 : 1;
	}
	return strcmp(a, b);
}

/* Whether ids of this server fall from post to post, as far as this page can show it. */
static bool
is_ordered(const TimelinePage *page)
{
	for (guint i = 1; i < page->ids->len; i++) {
		if (compare_ids(id_at(page, i - 1), id_at(page, i)) <= 0) {
			return false;
		}
	}
	return page->ids->len >= ORDER_MIN && !page->is_unordered;
}

/* Whether a page comes to what is known: it shows one of the ids @to, or lies below the first of
 * them, or before @until_s. */
static bool
is_reached(const TimelinePage *page, const json_t *to, int64_t until_s)
{
	const char *first = json_string_value(json_array_get(to, 0));
	size_t index;
	const json_t *id;

	json_array_foreach (to, index, id) {
		if (holds_id(page, json_string_value(id))) {
			return true;
		}
	}
	if (first != NULL && is_ordered(page) && compare_ids(last_id(page), first) <= 0) {
		return true;
	}
	return page->is_last || (page->tail_s != 0 && page->tail_s < until_s);
}

/* ---- gaps ---- */

static json_t *
gaps_of(const json_t *tag)
{
	return json_object_get(tag, "gaps");
}

/* The two oldest become one: what is known between them is read twice, and nothing is lost. */
static void
join_oldest(json_t *gaps)
{
	const size_t last = json_array_size(gaps) - 1;
	json_t *newer = json_array_get(gaps, last - 1);
	json_t *older = json_array_get(gaps, last);

	/* A first reading's gap goes on to its time, whatever is known on the way. */
	json_object_del(newer, "to");
	json_object_set(newer, "to", json_object_get(older, "to")); /* nothing, if NULL */
	json_object_set(newer, "until", json_object_get(older, "until"));
	json_array_remove(gaps, last);
}

/* Below a page that did not reach the end of a gap there is something missing, also when one post
 * of it, far older than its place, says that all was read. Where a page has no times it is as it
 * was. */
static void
set_upper(json_t *gap, const TimelinePage *page)
{
	const int64_t until_s = jsontext_integer(gap, "until", 0);
	const int64_t upper_s = page->oldest_s >= until_s ? page->oldest_s : page->tail_s;

	if (upper_s != 0) {
		json_object_set_new(gap, "upper", json_integer(upper_s));
	}
}

/* @now_s is what nothing is missing after, whatever the page says of its times. */
static void
add_gap(json_t *tag, const TimelinePage *page, json_t *to, int64_t until_s, int64_t now_s)
{
	json_t *gap = json_object();

	if (gaps_of(tag) == NULL) {
		json_object_set_new(tag, "gaps", json_array());
	}
	json_object_set_new(gap, "below", jsontext_text(next_of(page)));
	json_object_set(gap, "to", to); /* nothing, if NULL: a first reading's */
	json_object_set_new(gap, "until", json_integer(until_s));
	json_object_set_new(gap, "upper", json_integer(now_s));
	set_upper(gap, page);
	json_array_insert_new(gaps_of(tag), 0, gap);
	if (json_array_size(gaps_of(tag)) > GAPS_MAX) {
		join_oldest(gaps_of(tag));
	}
}

static void
end_gap(json_t *tag)
{
	json_array_remove(gaps_of(tag), 0);
	if (json_array_size(gaps_of(tag)) == 0) {
		json_object_del(tag, "gaps");
	}
}

const char *
timeline_gap(const json_t *tag)
{
	return jsontext_string(json_array_get(gaps_of(tag), 0), "below");
}

const char *
timeline_again(const json_t *tag)
{
	return jsontext_string(json_object_get(tag, "again"), "below");
}

void
timeline_give_up(json_t *tag)
{
	json_object_del(tag, "gaps");
	json_object_del(tag, "again");
}

bool
timeline_missing(const json_t *tag, int64_t *from_s, int64_t *to_s)
{
	size_t index;
	const json_t *gap;
	int64_t from = 0, to = 0;

	json_array_foreach (gaps_of(tag), index, gap) {
		const int64_t until_s = jsontext_integer(gap, "until", 0);

		from = index == 0 ? until_s : MIN(from, until_s);
		to = MAX(to, jsontext_integer(gap, "upper", 0));
	}
	if (json_array_size(gaps_of(tag)) == 0) {
		return false;
	}
	*from_s = from;
	*to_s = MAX(from, to); /* 0.3.0 kept a page's oldest time, or none */
	return true;
}

/* ---- what a page changes ---- */

static void
note_times(json_t *tag, const TimelinePage *page)
{
	const int64_t newest_s = jsontext_integer(tag, "newest", 0);
	const int64_t oldest_s = jsontext_integer(tag, "oldest", 0);

	json_object_set_new(tag, "newest", json_integer(MAX(newest_s, page->newest_s)));
	if (oldest_s == 0 || (page->oldest_s != 0 && page->oldest_s < oldest_s)) {
		json_object_set_new(tag, "oldest", json_integer(page->oldest_s));
	}
}

static void
set_top(json_t *tag, const TimelinePage *page)
{
	json_t *top = json_array();

	for (guint i = 0; i < MIN(page->ids->len, TOP_IDS); i++) {
		json_array_append_new(top, jsontext_text(id_at(page, i)));
	}
	json_object_set_new(tag, "top", top);
	json_object_set_new(tag, "top_s", json_integer(page->oldest_s));
}

/* What came late since the last second reading may lie as far back as that one went: after an
 * outage that is further than @again_s. A page that goes so far back is one itself. */
static void
begin_again(json_t *tag, const TimelinePage *page, int64_t again_s)
{
	const int64_t begun_s = jsontext_integer(tag, "again_s", 0);
	const int64_t until_s = begun_s != 0 ? MIN(again_s, begun_s) : again_s;

	if (timeline_again(tag) != NULL || again_s < begun_s + AGAIN_EVERY_S) {
		return;
	}
	json_object_set_new(tag, "again_s", json_integer(again_s));
	if (!is_full(page) || page->is_last || page->tail_s < until_s) {
		return;
	}
	json_t *again = json_object();
	json_object_set_new(again, "below", jsontext_text(next_of(page)));
	json_object_set_new(again, "until", json_integer(until_s));
	json_object_set_new(tag, "again", again);
}

void
timeline_take_newest(json_t *tag, const TimelinePage *page, int64_t now_s, int64_t begin_s,
	int64_t again_s)
{
	json_t *top = json_object_get(tag, "top");
	const bool is_first = top == NULL;
	const int64_t until_s = MAX(begin_s, jsontext_integer(tag, "top_s", 0));

	json_object_set_new(tag, "read", json_integer(now_s));
	if (page->ids->len == 0) {
		return;
	}
	if (!is_reached(page, top, until_s)) {
		add_gap(tag, page, top, until_s, now_s);
	}
	if (is_first) {
		json_object_set_new(tag, "again_s", json_integer(again_s - AGAIN_EVERY_S));
	} else if (gaps_of(tag) == NULL) {
		begin_again(tag, page, again_s);
	}
	note_times(tag, page);
	set_top(tag, page);
}

/* Whether a page lies below the id that was sent. */
static bool
is_below(const json_t *tag, const TimelinePage *page, const char *below)
{
	const char *top = json_string_value(json_array_get(json_object_get(tag, "top"), 0));

	return !holds_id(page, below) && (top == NULL || !holds_id(page, top));
}

bool
timeline_take_gap(json_t *tag, const TimelinePage *page, int64_t again_s)
{
	json_t *gap = json_array_get(gaps_of(tag), 0);
	const char *below = jsontext_string(gap, "below");

	if (below == NULL) {
		return true;
	}
	if (!is_below(tag, page, below)) {
		timeline_give_up(tag);
		return false;
	}
	note_times(tag, page);
	if (page->ids->len == 0
		|| is_reached(page, json_object_get(gap, "to"),
			jsontext_integer(gap, "until", 0))) {
		const bool is_first = json_object_get(gap, "to") == NULL;

		end_gap(tag); /* and gap with it */
		if (gaps_of(tag) == NULL && !is_first) {
			begin_again(tag, page, again_s);
		}
		return true;
	}
	json_object_set_new(gap, "below", jsontext_text(next_of(page)));
	set_upper(gap, page);
	return true;
}

bool
timeline_take_again(json_t *tag, const TimelinePage *page)
{
	json_t *again = json_object_get(tag, "again");
	const char *below = jsontext_string(again, "below");

	if (below == NULL) {
		return true;
	}
	if (!is_below(tag, page, below)) {
		timeline_give_up(tag);
		return false;
	}
	if (!is_full(page) || is_reached(page, NULL, jsontext_integer(again, "until", 0))) {
		json_object_del(tag, "again");
	} else {
		json_object_set_new(again, "below", jsontext_text(next_of(page)));
	}
	return true;
}
