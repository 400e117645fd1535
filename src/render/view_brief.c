/* In brief: the sentence, the days, the hashtags; and the strip, which shows the last of these.
 * What is said is counted before (digest/tally). */
#include "render/view_part.h"

#include "text/date.h"

#define BAR_MAX 60
#define BAR_MIN 2

#define PROGRAM_POSTS_MIN 3

/* The one day with the most posts; NULL when several have as many. */
static const DraftDay *
peak_day(const GArray *days, int *most)
{
	const DraftDay *peak = NULL;

	*most = 0;
	for (guint i = 0; i < days->len; i++) {
		const DraftDay *day = &g_array_index(days, DraftDay, i);
		if (day->posts > *most) {
			*most = day->posts;
			peak = day;
		} else if (day->posts == *most) {
			peak = NULL;
		}
	}
	return peak;
}

static json_t *
day_view(const ViewMaker *maker, const DraftDay *day, const DraftDay *peak, int most)
{
	json_t *row = json_object();
	int width = day->posts == 0 ? 0 : MAX(BAR_MIN, day->posts * BAR_MAX / most);

	view_part_take(row, "day",
		day->start_s == DATE_UNKNOWN
			? phrases_say(maker->words, "brief.earlier", NULL)
			: view_part_when_joined(maker, "brief.day", day->start_s));
	json_object_set_new(row, "count", json_integer(day->posts));
	json_object_set_new(row, "width", width == 0 ? json_null() : json_integer(width));
	json_object_set_new(row, "hue",
		day == peak && day->tag >= 0 ? view_part_hue(maker, (guint)day->tag) : json_null());
	return row;
}

/* The days as a sentence, for those who do not see bars. */
static char *
days_said(const ViewMaker *maker, const GArray *days)
{
	GString *list = g_string_new(NULL);

	for (guint i = 0; i < days->len; i++) {
		const DraftDay *day = &g_array_index(days, DraftDay, i);
		bool is_earlier = day->start_s == DATE_UNKNOWN;
		g_autofree char *count = g_strdup_printf("%d", day->posts);
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
	const GArray *days = draft->days;
	int most = 0;
	json_t *object, *rows;

	const DraftDay *peak = peak_day(days, &most);
	if (most == 0) {
		return json_null();
	}
	object = json_object();
	rows = json_array();
	for (guint i = 0; i < days->len; i++) {
		const DraftDay *day = &g_array_index(days, DraftDay, i);
		json_array_append_new(rows, day_view(maker, day, peak, most));
	}
	view_part_put(object, "title", phrases_get(maker->words, "brief.days"));
	json_object_set_new(object, "rows", rows);
	view_part_take(object, "said", days_said(maker, days));
	return object;
}

static json_t *
tags_view(const ViewMaker *maker)
{
	const GPtrArray *tallies = maker->draft->tallies;
	g_autoptr(GString) list = g_string_new(NULL);
	json_t *rows = json_array();
	int sum = 0;

	for (guint i = 0; i < tallies->len; i++) {
		const DraftTally *tally = g_ptr_array_index(tallies, i);

		if (tally->posts > 0) {
			json_t *row = json_object();
			view_part_put(row, "name", tally->tag->display);
			json_object_set_new(row, "count", json_integer(tally->posts));
			json_object_set_new(row, "hue", view_part_hue(maker, i));
			json_array_append_new(rows, row);
			sum += tally->posts;
			g_string_append_printf(list, "%s%s %d", list->len == 0 ? "" : ", ",
				tally->tag->display, tally->posts);
		}
	}
	if (json_array_size(rows) < 2) {
		json_decref(rows);
		return json_null();
	}
	json_t *object = json_object();
	json_object_set_new(object, "rows", rows);
	view_part_take(object, "said",
		phrases_say(maker->words, "brief.tags_said", PHRASE_VALUES({ "list", list->str })));
	view_part_put(object, "several",
		sum > maker->draft->posts_total ? phrases_get(maker->words, "brief.several")
						: NULL);
	return object;
}

/* ", 11 of them new here"; NULL where nobody is, or all are. @return owned. */
static char *
new_said(const ViewMaker *maker)
{
	const Draft *draft = maker->draft;
	const int count = draft->newcomers_total;

	return count == 0 || count >= draft->people_total
		? NULL
		: phrases_count(maker->words, "brief.new", count, NULL);
}

/* " 160 of these posts were made by programs.": of few it is no news. @return owned, or NULL. */
static char *
programs_said(const ViewMaker *maker)
{
	const int count = maker->draft->automated_total;

	if (count < PROGRAM_POSTS_MIN) {
		return NULL;
	}
	g_autofree char *said = phrases_count(maker->words, "brief.programs", count, NULL);
	return g_strconcat(" ", said, NULL);
}

/* " Four questions still want an answer.": those of the section, shown or cut. @return owned. */
static char *
questions_said(const ViewMaker *maker)
{
	const GPtrArray *sections = maker->draft->sections;

	for (guint i = 0; i < sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(sections, i);
		if (section->kind == DRAFT_SECTION_WAITING && section->total > 0) {
			g_autofree char *said = phrases_count(maker->words, "brief.questions",
				section->total, NULL);
			return g_strconcat(" ", said, NULL);
		}
	}
	return NULL;
}

json_t *
view_part_brief(const ViewMaker *maker)
{
	json_t *object;

	if (maker->is_small || maker->draft->frequency == SCHEDULE_AFTER_CHAT) {
		return json_null();
	}
	g_autofree char *posts_by = view_part_posts_by(maker);
	g_autofree char *newcomers = new_said(maker);
	g_autofree char *programs = programs_said(maker);
	g_autofree char *questions = questions_said(maker);
	object = json_object();
	view_part_take(object, "sentence",
		phrases_say(maker->words, "brief.sentence",
			PHRASE_VALUES({ "posts_by", posts_by }, { "new", newcomers },
				{ "programs", programs }, { "questions", questions })));
	json_object_set_new(object, "days", days_view(maker));
	json_object_set_new(object, "tags", tags_view(maker));
	return object;
}

json_t *
view_part_strip(const ViewMaker *maker)
{
	const GPtrArray *tallies = maker->draft->tallies;
	int64_t all = 0;
	json_t *strip, *cells;

	if (maker->is_small) {
		return json_null();
	}
	strip = json_object();
	cells = json_array();
	/* A post with two hashtags is in two cells. */
	for (guint i = 0; i < tallies->len; i++) {
		all += ((const DraftTally *)g_ptr_array_index(tallies, i))->posts;
	}
	for (guint i = 0; i < tallies->len; i++) {
		const DraftTally *tally = g_ptr_array_index(tallies, i);
		const int64_t share = (int64_t)tally->posts * 100 / MAX(all, 1);
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
