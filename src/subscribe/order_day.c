/* Until when, as people write it. */
#include "subscribe/order_part.h"

#include "base/prefix.h"
#include "subscribe/order_day.tab.h"
#include "text/date.h"
#include "text/numeral.h"

#include <string.h>

#define WORDS_MAX 8
#define YEARS_MAX 10
#define NUMBER_MAX 1000
#define DAYS_OF_WEEK 7
#define MONTHS 12
#define CENTURY 2000

static guint
find(const DayWord *table, gsize count, const char *word, guint missing)
{
	for (gsize i = 0; i < count; i++) {
		if (strcmp(table[i].word, word) == 0) {
			return table[i].means;
		}
	}
	return missing;
}

static bool
is_one_of(const char *const *list, gsize count, const char *word)
{
	for (gsize i = 0; i < count; i++) {
		if (strcmp(list[i], word) == 0) {
			return true;
		}
	}
	return false;
}

#define IS_ONE_OF(list, word) is_one_of(list, G_N_ELEMENTS(list), word)
#define NO_UNIT G_MAXUINT

/* Figures alone, up to @most, behind them "st", "th", "er" where it is a day. @return 0: none. */
static guint
number_of(const char *word, guint most)
{
	static const char *const ordinals[] = { "", "st", "nd", "rd", "th", "er", "." };
	char *end = NULL;
	const guint64 number = g_ascii_isdigit(*word) ? g_ascii_strtoull(word, &end, 10) : 0;

	return number > 0 && number <= most && IS_ONE_OF(ordinals, end) ? (guint)number : 0;
}

/* ---- lengths of time ---- */

/* "3", "three", "a"; 0: none. */
static guint
count_of(const char *word)
{
	guint number = 0;

	if (IS_ONE_OF(articles, word)) {
		return 1;
	}
	return numeral_read(word, &number) ? number : number_of(word, NUMBER_MAX);
}

static GDate
day_of(guint32 julian)
{
	GDate day;

	g_date_clear(&day, 1);
	g_date_set_julian(&day, julian);
	return day;
}

/* "3 weeks", "a month". */
static bool
read_length(char **words, guint count, guint32 today, guint32 *until)
{
	if (count != 2) {
		return false;
	}
	const guint unit = find(units, G_N_ELEMENTS(units), words[1], NO_UNIT);
	const guint number = count_of(words[0]);
	GDate day = day_of(today);

	if (number == 0 || unit == NO_UNIT) {
		return false;
	}
	switch (unit) {
	case UNIT_DAY:
		g_date_add_days(&day, number);
		break;
	case UNIT_WEEK:
		g_date_add_days(&day, number * DAYS_OF_WEEK);
		break;
	case UNIT_FORTNIGHT:
		g_date_add_days(&day, number * 2 * DAYS_OF_WEEK);
		break;
	case UNIT_MONTH:
		g_date_add_months(&day, number);
		break;
	default:
		g_date_add_years(&day, number);
		break;
	}
	*until = g_date_get_julian(&day);
	return true;
}

/* ---- days ---- */

/* The next day of that date, or where there is a year that one. */
static bool
place(guint day, guint month, guint year, guint32 today, guint32 *until)
{
	const GDate now = day_of(today);
	GDate date;

	for (guint at = year != 0 ? year : g_date_get_year(&now), tries = 0;
		tries < (year != 0 ? 1 : YEARS_MAX); at++, tries++) {
		if (day == 0 || month == 0 || month > MONTHS || at > G_MAXUINT16
			|| !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)at)) {
			continue;
		}
		g_date_clear(&date, 1);
		g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)at);
		if (g_date_get_julian(&date) > today) {
			*until = g_date_get_julian(&date);
			return true;
		}
	}
	return false;
}

/* Which of two figures is the day; false when either may be. */
static bool
tell_apart(guint first, guint second, char sign, guint *day, guint *month)
{
	const bool is_month_first = sign != '.' && second > MONTHS;

	if (sign != '.' && !is_month_first && first <= MONTHS && first != second) {
		return false;
	}
	*day = is_month_first ? second : first;
	*month = is_month_first ? first : second;
	return true;
}

/* "2027-01-10", "10.1.2027", "10.1"; with slashes where only one reading is possible. */
static bool
read_figures(const char *word, guint32 today, guint32 *until)
{
	const char sign = word[strspn(word, "0123456789")];
	const char signs[] = { sign, '\0' };
	guint parts[3] = { 0, 0, 0 };
	guint day, month;

	if (sign == '\0' || strchr(".-/", sign) == NULL) {
		return false;
	}
	g_auto(GStrv) texts = g_strsplit(word, signs, -1);
	const guint count = g_strv_length(texts);
	for (guint i = 0; i < count; i++) {
		if (i == G_N_ELEMENTS(parts)
			|| strspn(texts[i], "0123456789") != strlen(texts[i])) {
			return false;
		}
		parts[i] = number_of(texts[i], G_MAXUINT16);
	}
	if (count == G_N_ELEMENTS(parts) && strlen(texts[0]) == strlen("2027")) {
		return place(parts[2], parts[1], parts[0], today, until);
	}
	if (count < 2 || (count == G_N_ELEMENTS(parts) && parts[2] == 0)
		|| !tell_apart(parts[0], parts[1], sign, &day, &month)) {
		return false;
	}
	const guint year = parts[2] != 0 && parts[2] < 100 ? parts[2] + CENTURY : parts[2];
	return place(day, month, year, today, until);
}

/* By any name that text/date knows; 0: none. */
static guint
month_of(const char *word)
{
	g_autofree char *text = g_strdup_printf("1 %s 2027", word);
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	int64_t time_s;

	if (g_ascii_isdigit(*word) || !date_parse(text, &time_s)) {
		return 0;
	}
	const GDate date = date_day_in_zone(time_s, utc);
	return g_date_get_month(&date);
}

/* "10 january 2027", "january 10", "january 2027", "january". */
static bool
read_named(char **words, guint count, guint32 today, guint32 *until)
{
	guint day = 0, month = 0, year = 0;

	for (guint i = 0; i < count; i++) {
		const guint number = number_of(words[i], G_MAXUINT16);
		const guint named = month == 0 ? month_of(words[i]) : 0;

		if (named != 0) {
			month = named;
		} else if (number > 31 && year == 0) {
			year = number;
		} else if (number > 0 && number <= 31 && day == 0) {
			day = number;
		} else {
			return false;
		}
	}
	return month != 0 && place(day == 0 ? 1 : day, month, year, today, until);
}

/* From 1 for Monday; 0: it is none. */
static guint
weekday_of(const char *word)
{
	for (int i = 1; i <= DAYS_OF_WEEK; i++) {
		g_autofree char *name = g_ascii_strdown(date_weekday_name(i), -1);

		if (strcmp(word, name) == 0) {
			return (guint)i;
		}
	}
	return find(weekdays, G_N_ELEMENTS(weekdays), word, 0);
}

/* "monday", "tomorrow", "next week", "next month". */
static bool
read_near(const char *words, guint32 today, guint32 *until)
{
	const char *name = words + (prefix_stands_at(words, "next ") ? strlen("next ") : 0);
	const guint weekday = weekday_of(name);
	GDate day = day_of(today);
	const guint today_is = g_date_get_weekday(&day);

	if (weekday != 0) {
		const guint days = (weekday + DAYS_OF_WEEK - today_is) % DAYS_OF_WEEK;

		*until = today + (days == 0 ? DAYS_OF_WEEK : days);
	} else if (IS_ONE_OF(tomorrows, words)) {
		*until = today + 1;
	} else if (IS_ONE_OF(next_weeks, words)) {
		*until = today + DAYS_OF_WEEK + 1 - today_is;
	} else if (IS_ONE_OF(next_months, words)) {
		g_date_set_day(&day, 1);
		g_date_add_months(&day, 1);
		*until = g_date_get_julian(&day);
	} else {
		return false;
	}
	return true;
}

bool
order_announces_day(const char *word)
{
	return IS_ONE_OF(untils, word) || IS_ONE_OF(fors, word);
}

/* Without "until", "for" and what says nothing. */
static guint
gather(char **all, char **words)
{
	guint count = 0;

	for (guint i = 0; all[i] != NULL; i++) {
		const bool is_lead = i == 0
			&& (IS_ONE_OF(untils, all[i]) || IS_ONE_OF(fors, all[i]));

		if (!is_lead && !IS_ONE_OF(particles, all[i]) && count < WORDS_MAX) {
			words[count++] = all[i];
		}
	}
	return count;
}

bool
order_read_day(const char *text, guint32 today, guint32 *until)
{
	g_auto(GStrv) all = g_strsplit(text, " ", -1);
	char *words[WORDS_MAX + 1] = { NULL };
	guint32 read = 0;

	if (*text == '\0' || IS_ONE_OF(forever, text)) {
		*until = 0;
		return true;
	}
	const guint count = g_strv_length(all) > WORDS_MAX ? 0 : gather(all, words);
	g_autofree char *joined = g_strjoinv(" ", words);
	if (count == 0
		|| !(read_length(words, count, today, &read) || read_near(joined, today, &read)
			|| (count == 1 && read_figures(words[0], today, &read))
			|| read_named(words, count, today, &read))
		|| read <= today || read > today + YEARS_MAX * 366) {
		return false;
	}
	*until = read;
	return true;
}
