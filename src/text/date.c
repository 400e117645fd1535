#include "text/date.h"

#include "base/now.h"

#include <stdlib.h>
#include <string.h>

#define MSEC_A_SECOND 1000
#define RETRY_S_MAX DAY_S

/* Between a wait and a point in time: 31 years, or 2001. */
#define EPOCH_S_MIN 1e9
#define EPOCH_MS_MIN 1e12

static const char *const weekday_names[] = {
	"",
	"Monday",
	"Tuesday",
	"Wednesday",
	"Thursday",
	"Friday",
	"Saturday",
	"Sunday",
};

static const char *const month_names[] = {
	"",
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December",
};

char *
date_rfc3339(int64_t time_s)
{
	g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(time_s);

	if (date == NULL) {
		return NULL;
	}
	return g_strdup_printf("%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_time_get_year(date),
		g_date_time_get_month(date), g_date_time_get_day_of_month(date),
		g_date_time_get_hour(date), g_date_time_get_minute(date),
		g_date_time_get_second(date));
}

/* @text begins with so many digits. */
static int
read_digits(const char *text, int count)
{
	int number = 0;

	for (int i = 0; i < count; i++) {
		number = 10 * number + g_ascii_digit_value(text[i]);
	}
	return number;
}

bool
date_parse_day(const char *text, GDate *day)
{
	static const char form[] = "dddd-dd-dd";
	GDate read;

	for (gsize i = 0; i < sizeof(form) - 1; i++) {
		if (form[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != form[i]) {
			return false;
		}
	}
	const int year = read_digits(text, 4);
	const int month = read_digits(text + strlen("dddd-"), 2);
	const int number = read_digits(text + strlen("dddd-dd-"), 2);
	if (text[sizeof(form) - 1] != '\0' || month > G_DATE_DECEMBER
		|| !g_date_valid_dmy((GDateDay)number, (GDateMonth)month, (GDateYear)year)) {
		return false;
	}
	g_date_clear(&read, 1);
	g_date_set_dmy(&read, (GDateDay)number, (GDateMonth)month, (GDateYear)year);
	*day = read;
	return true;
}

char *
date_day_text(guint32 julian)
{
	GDate day;

	g_date_clear(&day, 1);
	g_date_set_julian(&day, julian);
	return g_strdup_printf("%04d-%02d-%02d", g_date_get_year(&day), g_date_get_month(&day),
		g_date_get_day(&day));
}

GDate
date_day_in_zone(int64_t time_s, GTimeZone *zone)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(time_s);
	g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
	GDate date;
	gint year, month, day;

	g_date_time_get_ymd(local, &year, &month, &day);
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
	return date;
}

/* Digits, perhaps with a fraction, as Reddit's waits have. */
static bool
read_seconds(const char *text, double *seconds)
{
	char *end = NULL;
	const gsize length = strspn(text, "0123456789.");

	if (!g_ascii_isdigit(text[0]) || text[length] != '\0') {
		return false;
	}
	*seconds = g_ascii_strtod(text, &end);
	return *end == '\0';
}

bool
date_parse_retry(const char *text, int64_t now_s, int64_t *when_s)
{
	double seconds = 0;
	int64_t time_s = 0;

	if (text == NULL) {
		return false;
	}
	g_autofree char *value = g_strstrip(g_strdup(text));
	if (!read_seconds(value, &seconds)) {
		if (!date_parse(value, &time_s)) {
			return false;
		}
		*when_s = CLAMP(time_s, now_s, now_s + RETRY_S_MAX);
		return true;
	}
	if (seconds > EPOCH_MS_MIN) {
		seconds = seconds / MSEC_A_SECOND - (double)now_s;
	} else if (seconds > EPOCH_S_MIN) {
		seconds -= (double)now_s;
	}
	/* Rounded up: a moment too late is polite. */
	const double wait = CLAMP(seconds + 0.999, 0, RETRY_S_MAX);
	*when_s = now_s + (int64_t)wait;
	return true;
}

const char *
date_weekday_name(int weekday)
{
	return weekday_names[weekday];
}

/* GLib asks the locale for names, and pads %e. */
static void
append_conversion(GString *pattern, char conversion, GDateTime *date)
{
	const char *weekday = date_weekday_name(g_date_time_get_day_of_week(date));
	const char *month = month_names[g_date_time_get_month(date)];

	switch (conversion) {
	case 'A':
		g_string_append(pattern, weekday);
		break;
	case 'a':
		g_string_append_len(pattern, weekday, 3);
		break;
	case 'B':
		g_string_append(pattern, month);
		break;
	case 'b':
	case 'h':
		g_string_append_len(pattern, month, 3);
		break;
	case 'e':
		g_string_append_printf(pattern, "%d", g_date_time_get_day_of_month(date));
		break;
	case 'p':
		g_string_append(pattern, g_date_time_get_hour(date) < 12 ? "AM" : "PM");
		break;
	default:
		g_string_append_c(pattern, '%');
		g_string_append_c(pattern, conversion);
		break;
	}
}

char *
date_in_zone(int64_t time_s, GTimeZone *zone, const char *format)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(time_s);
	g_autoptr(GString) pattern = g_string_new(NULL);

	if (utc == NULL) {
		return g_strdup("");
	}
	g_autoptr(GDateTime) date = g_date_time_to_timezone(utc, zone);
	for (const char *at = format; *at != '\0'; at++) {
		if (at[0] == '%' && at[1] != '\0') {
			at++;
			append_conversion(pattern, *at, date);
		} else {
			g_string_append_c(pattern, *at);
		}
	}
	return g_date_time_format(date, pattern->str);
}

char *
date_words(int64_t time_s, GTimeZone *zone)
{
	return date_in_zone(time_s, zone, "%a %e %b %Y, %H:%M");
}
