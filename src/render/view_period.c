/* Times and the period, in words. */
#include "render/view_part.h"

#include "text/date.h"

/* How far apart the first and the last day of a period lie. */
typedef enum Span {
	SPAN_DAY,
	SPAN_MONTH,
	SPAN_YEAR,
	SPAN_YEARS,
} Span;

/* The patterns that say first and last day. */
typedef struct SpanWords {
	const char *start, *end;
	const char *short_start, *short_end;
} SpanWords;

static const SpanWords span_words[] = {
	[SPAN_DAY] = { NULL, "period.day", NULL, "period.short_day" },
	[SPAN_MONTH] = { "period.month_start", "period.month_end", "period.short_month_start",
		"period.short_end" },
	[SPAN_YEAR] = { "period.year_start", "period.year_end", "period.short_start",
		"period.short_end" },
	[SPAN_YEARS] = { "period.years_start", "period.years_end", "period.short_start",
		"period.short_end" },
};

static Span
span_of(GTimeZone *zone, int64_t first_s, int64_t last_s)
{
	static const char *const patterns[] = { "%Y", "%m", "%d" };
	static const Span spans[] = { SPAN_YEARS, SPAN_YEAR, SPAN_MONTH };

	for (gsize i = 0; i < G_N_ELEMENTS(patterns); i++) {
		g_autofree char *first = date_in_zone(first_s, zone, patterns[i]);
		g_autofree char *last = date_in_zone(last_s, zone, patterns[i]);
		if (g_strcmp0(first, last) != 0) {
			return spans[i];
		}
	}
	return SPAN_DAY;
}

static char *
day_said(const ViewMaker *maker, const char *key, int64_t time_s)
{
	return date_in_zone(time_s, maker->zone, phrases_get(maker->words, key));
}

char *
view_part_period(const ViewMaker *maker, bool is_short)
{
	int64_t first_s = maker->draft->period_start_s;
	/* Half open: a period that ends at midnight ends on the day before. */
	int64_t last_s = maker->draft->frequency == SCHEDULE_AFTER_CHAT
		? first_s
		: MAX(maker->draft->period_end_s - 1, first_s);
	const SpanWords *keys = &span_words[span_of(maker->zone, first_s, last_s)];
	const char *start_key = is_short ? keys->short_start : keys->start;
	g_autofree char *end = day_said(maker, is_short ? keys->short_end : keys->end, last_s);

	if (start_key == NULL) {
		return g_steal_pointer(&end);
	}
	g_autofree char *start = day_said(maker, start_key, first_s);
	return phrases_say(maker->words, "period.join",
		PHRASE_VALUES({ "start", start }, { "end", end }));
}

char *
view_part_when(const ViewMaker *maker, const char *key, int64_t time_s)
{
	return time_s == DATE_UNKNOWN ? NULL : day_said(maker, key, time_s);
}

char *
view_part_when_joined(const ViewMaker *maker, const char *key, int64_t time_s)
{
	g_autofree char *said = view_part_when(maker, key, time_s);

	if (said == NULL) {
		return NULL;
	}
	GString *joined = g_string_new(said);
	g_string_replace(joined, " ", NO_BREAK_SPACE, 0);
	return g_string_free(joined, FALSE);
}
