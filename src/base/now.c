#include "base/now.h"

#include "base/error.h"

/* Before 9000-01-01: the next due time must still be a date that GLib knows, and from 1970 on,
 * which Unix seconds begin with: so must those before it. */
#define TIME_S_MAX G_GINT64_CONSTANT(221845392000)
#define USEC_PER_MSEC 1000

/* RFC 3339, 5.6: lower-case t and z are allowed; GLib knows neither. */
static bool
read_rfc3339(const char *text, int64_t *time_s)
{
	g_autofree char *upper = g_ascii_strup(text, -1);
	g_autoptr(GDateTime) date = g_date_time_new_from_iso8601(upper, NULL);

	/* GLib also reads ISO 8601's basic, week and ordinal forms. */
	if (date == NULL || upper[4] != '-' || upper[7] != '-') {
		return false;
	}
	*time_s = g_date_time_to_unix(date);
	return true;
}

bool
now_parse(const char *text, Now *now, GError **error)
{
	int64_t time_s = 0;

	if (!g_ascii_string_to_signed(text, 10, 0, TIME_S_MAX, &time_s, NULL)
		&& (!read_rfc3339(text, &time_s) || time_s < 0 || time_s > TIME_S_MAX)) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"\"%s\" is no instant (expected \"2026-11-16T07:30:00Z\" or Unix seconds)",
			text);
		return false;
	}
	*now = (Now){ .is_frozen = true, .frozen_s = time_s };
	return true;
}

int64_t
now_s(const Now *now)
{
	return now->is_frozen ? now->frozen_s : g_get_real_time() / G_USEC_PER_SEC;
}

int64_t
now_monotonic_ms(void)
{
	return g_get_monotonic_time() / USEC_PER_MSEC;
}
