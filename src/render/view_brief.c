/* In brief: the sentence, the days, the hashtags; and the strip, which shows the last of these. */
#include "render/view_part.h"

#include "text/date.h"

#define BAR_MAX 60
#define BAR_MIN 2

/* Bars are for a period of about a week: one day needs none, a month too many. */
#define DAYS_MIN 3
#define DAYS_MAX 10

/* Posts of a day, or, as the first row, of the time before the period. */
typedef struct Day {
	int64_t start_s; /* DATE_UNKNOWN for the first row */
	int count;
	guint top_index; /* the hashtag that most of them carry */
	int top_count;
} Day;

/* Midnight, in the zone, of the day that @time_s lies in and of the days behind it. */
static int64_t
midnight_s(GTimeZone *zone, int64_t time_s, int days)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(time_s);
	g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
	GDate date;
	int year, month, day;

	g_date_clear(&date, 1);
	g_date_time_get_ymd(local, &year, &month, &day);
	g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
	g_date_add_days(&date, (guint)days);
	/* From the civil date: adding hours would slip where clocks change. */
	g_autoptr(GDateTime) midnight = g_date_time_new(zone, g_date_get_year(&date),
		(int)g_date_get_month(&date), g_date_get_day(&date), 0, 0, 0);
	return g_date_time_to_unix(midnight);
}

static GArray *
days_of(const ViewMaker *maker)
{
	const Draft *draft = maker->draft;
	GArray *days = g_array_new(FALSE, TRUE, sizeof(Day));
	Day earlier = { .start_s = DATE_UNKNOWN };

	g_array_append_val(days, earlier);
	for (int i = 0; i <= DAYS_MAX; i++) {
		Day day = { .start_s = midnight_s(maker->zone, draft->period_start_s, i) };
		if (day.start_s >= draft->period_end_s) {
			break;
		}
		g_array_append_val(days, day);
	}
	return days;
}

static Day *
day_at(GArray *days, int64_t time_s)
{
	guint i = days->len - 1;

	while (i > 0 && g_array_index(days, Day, i).start_s > time_s) {
		i--;
	}
	return &g_array_index(days, Day, i);
}

static void
count_section(const DraftSection *section, guint index, GArray *days)
{
	g_autofree int *counts = g_new0(int, days->len);

	for (guint i = 0; i < section->entries->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(section->entries, i);
		const Post *post = entry->post;
		if (post->published_s != DATE_UNKNOWN) {
			Day *day = day_at(days, post->published_s);
			day->count++;
			counts[day - (Day *)(void *)days->data]++;
		}
	}
	for (guint i = 0; i < days->len; i++) {
		Day *day = &g_array_index(days, Day, i);
		if (counts[i] > day->top_count) {
			day->top_count = counts[i];
			day->top_index = index;
		}
	}
}

/* The first row is there for late posts only, a last day that is but a morning when it has some. */
static void
drop_empty_ends(const ViewMaker *maker, GArray *days)
{
	int64_t end_s = maker->draft->period_end_s;

	if (g_array_index(days, Day, days->len - 1).count == 0
		&& end_s != midnight_s(maker->zone, end_s, 0)) {
		g_array_set_size(days, days->len - 1);
	}
	if (g_array_index(days, Day, 0).count == 0) {
		g_array_remove_index(days, 0);
	}
}

/* The one day with the most posts; NULL when several have as many. */
static const Day *
peak_day(const GArray *days, int *most)
{
	const Day *peak = NULL;

	*most = 0;
	for (guint i = 0; i < days->len; i++) {
		const Day *day = &g_array_index(days, Day, i);
		if (day->count > *most) {
			*most = day->count;
			peak = day;
		} else if (day->count == *most) {
			peak = NULL;
		}
	}
	return peak;
}

static json_t *
day_view(const ViewMaker *maker, const Day *day, const Day *peak, int most)
{
	json_t *row = json_object();
	int width = day->count == 0 ? 0 : MAX(BAR_MIN, day->count * BAR_MAX / most);

	view_part_take(row, "day",
		day->start_s == DATE_UNKNOWN
			? phrases_say(maker->words, "brief.earlier", NULL)
			: view_part_when_joined(maker, "brief.day", day->start_s));
	json_object_set_new(row, "count", json_integer(day->count));
	json_object_set_new(row, "width", width == 0 ? json_null() : json_integer(width));
	json_object_set_new(row, "hue",
		day == peak ? view_part_hue(maker, day->top_index) : json_null());
	return row;
}

/* The days as a sentence, for those who do not see bars. */
static char *
days_said(const ViewMaker *maker, const GArray *days)
{
	GString *list = g_string_new(NULL);

	for (guint i = 0; i < days->len; i++) {
		const Day *day = &g_array_index(days, Day, i);
		bool is_earlier = day->start_s == DATE_UNKNOWN;
		g_autofree char *count = g_strdup_printf("%d", day->count);
		g_autofree char *name = view_part_when(maker, "brief.day_full", day->start_s);
		g_autofree char *said = phrases_say(maker->words,
			is_earlier ? "brief.earlier_said" : "brief.day_said",
			PHRASE_VALUES({ "count", count }, { "day", name }));
		g_string_append(list, i == 0 ? "" : ", ");
		g_string_append(list, said);
	}
	char *sentence = phrases_say(maker->words, "brief.days_said",
		PHRASE_VALUES({ "list", list->str }));
	g_string_free(list, TRUE);
	return sentence;
}

static json_t *
days_view(const ViewMaker *maker)
{
	const Draft *draft = maker->draft;
	g_autoptr(GArray) days = days_of(maker);
	int most = 0;
	json_t *object, *rows;

	if (days->len - 1 < DAYS_MIN || days->len - 1 > DAYS_MAX) {
		return json_null();
	}
	for (guint i = 0; i < draft->sections->len; i++) {
		count_section(g_ptr_array_index(draft->sections, i), i, days);
	}
	drop_empty_ends(maker, days);
	const Day *peak = peak_day(days, &most);
	if (most == 0) {
		return json_null();
	}
	object = json_object();
	rows = json_array();
	for (guint i = 0; i < days->len; i++) {
		const Day *day = &g_array_index(days, Day, i);
		json_array_append_new(rows, day_view(maker, day, peak, most));
	}
	view_part_put(object, "title",
		phrases_get(maker->words,
			draft_posts_shown(draft) < draft->posts_total ? "brief.days_shown"
								      : "brief.days"));
	json_object_set_new(object, "rows", rows);
	view_part_take(object, "said", days_said(maker, days));
	return object;
}

static json_t *
tags_view(const ViewMaker *maker)
{
	const GPtrArray *sections = maker->draft->sections;
	g_autoptr(GString) list = g_string_new(NULL);
	json_t *object, *rows;

	if (sections->len < 2) {
		return json_null();
	}
	object = json_object();
	rows = json_array();
	for (guint i = 0; i < sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(sections, i);
		json_t *row = json_object();
		view_part_put(row, "name", section->tag->display);
		json_object_set_new(row, "count", json_integer(section->total));
		json_object_set_new(row, "hue", view_part_hue(maker, i));
		json_array_append_new(rows, row);
		g_string_append_printf(list, "%s%s %d", i == 0 ? "" : ", ", section->tag->display,
			section->total);
	}
	json_object_set_new(object, "rows", rows);
	view_part_take(object, "said",
		phrases_say(maker->words, "brief.tags_said", PHRASE_VALUES({ "list", list->str })));
	return object;
}

json_t *
view_part_brief(const ViewMaker *maker)
{
	json_t *object;

	if (maker->is_small) {
		return json_null();
	}
	g_autofree char *posts_by = view_part_posts_by(maker);
	object = json_object();
	view_part_take(object, "sentence",
		phrases_say(maker->words, "brief.sentence",
			PHRASE_VALUES({ "posts_by", posts_by })));
	json_object_set_new(object, "days", days_view(maker));
	json_object_set_new(object, "tags", tags_view(maker));
	return object;
}

json_t *
view_part_strip(const ViewMaker *maker)
{
	const GPtrArray *sections = maker->draft->sections;
	json_t *strip, *cells;

	if (maker->is_small) {
		return json_null();
	}
	strip = json_object();
	cells = json_array();
	for (guint i = 0; i < sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(sections, i);
		int64_t share = (int64_t)section->total * 100 / MAX(maker->draft->posts_total, 1);
		if (share > 0) {
			json_t *cell = json_object();
			json_object_set_new(cell, "width", json_integer(share));
			json_object_set_new(cell, "hue", view_part_hue(maker, i));
			json_array_append_new(cells, cell);
		}
	}
	json_object_set_new(strip, "cells", cells);
	return strip;
}
