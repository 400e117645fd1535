#include "text/duration.h"

#include <string.h>

#include "base/now.h"

static const struct {
	int64_t seconds;
	const char *name;
} units[] = { { DAY_S, "d" }, { HOUR_S, "h" }, { MINUTE_S, "min" }, { 1, "s" } };

int64_t
duration_parse(const char *text)
{
	const gsize digits = strspn(text, "0123456789");
	g_autofree char *number = g_strndup(text, digits);
	g_autofree char *unit = g_strstrip(g_strdup(text + digits));
	guint64 count = 0;

	for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
		if (g_ascii_strcasecmp(unit, units[i].name) == 0
			&& g_ascii_string_to_unsigned(number, 10, 0, G_MAXINT32, &count, NULL)) {
			return (int64_t)count * units[i].seconds;
		}
	}
	return -1;
}

char *
duration_text(int64_t seconds)
{
	guint i = 0;

	while (seconds % units[i].seconds != 0) {
		i++;
	}
	return g_strdup_printf("%" G_GINT64_FORMAT " %s", seconds / units[i].seconds,
		units[i].name);
}
