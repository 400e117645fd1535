#include "render/mail_ics.h"

#include "base/prefix.h"
#include "text/date.h"

#include <string.h>

#define PRODUCT "-//tagdigest//tagdigest//EN"

/* RFC 5545, 3.1: in bytes, without the line break. */
#define LINE_BYTES_MAX 75

/* A line, folded between characters. */
static void
append_line(GString *out, const char *line)
{
	gsize room = LINE_BYTES_MAX;
	gsize left = strlen(line);

	while (left > room) {
		const gsize length = prefix_fit(line, left, room);

		g_string_append_len(out, line, (gssize)length);
		g_string_append(out, "\r\n ");
		line += length;
		left -= length;
		room = LINE_BYTES_MAX - 1;
	}
	g_string_append(g_string_append(out, line), "\r\n");
}

static void
append(GString *out, const char *name, const char *value)
{
	g_autofree char *line = g_strconcat(name, value, NULL);

	append_line(out, line);
}

/* RFC 5545, 3.3.11. @text borrowed, or NULL for no line at all. */
static void
append_text(GString *out, const char *name, const char *text)
{
	g_autoptr(GString) escaped = g_string_new(NULL);

	if (text == NULL) {
		return;
	}
	for (const char *at = text; *at != '\0'; at++) {
		if (strchr("\\;,", *at) != NULL) {
			g_string_append_c(escaped, '\\');
		}
		/* No control character may stand there (3.1). */
		g_string_append_c(escaped, g_ascii_iscntrl(*at) ? ' ' : *at);
	}
	append(out, name, escaped->str);
}

static void
append_time(GString *out, const char *name, int64_t time_s)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autofree char *said = date_in_zone(time_s, utc, "%Y%m%dT%H%M%SZ");

	append(out, name, said);
}

static void
append_day(GString *out, const char *name, guint32 julian)
{
	char day[] = "20261217";
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_julian(&date, julian);
	g_date_strftime(day, sizeof(day), "%Y%m%d", &date);
	append(out, name, day);
}

/* A URL stands as it is (3.3.13), if nothing in it could end the line. */
static void
append_url(GString *out, const char *url)
{
	if (url != NULL && strpbrk(url, "\r\n \t") == NULL) {
		append(out, "URL:", url);
	}
}

static void
append_event(GString *out, const Event *event, int64_t stamp_s)
{
	g_autofree char *sequence = g_strdup_printf("%d", event->sequence);

	append_line(out, "BEGIN:VEVENT");
	append_text(out, "UID:", event->uid);
	append_time(out, "DTSTAMP:", stamp_s);
	append(out, "SEQUENCE:", sequence);
	if (event->first_day != 0) {
		append_day(out, "DTSTART;VALUE=DATE:", event->first_day);
		append_day(out, "DTEND;VALUE=DATE:", event->last_day + 1);
	} else {
		append_time(out, "DTSTART:", event->start_s);
		if (event->end_s != DATE_UNKNOWN) {
			append_time(out, "DTEND:", event->end_s);
		}
	}
	append_text(out, "SUMMARY:", event->title);
	append_text(out, "LOCATION:", event->place);
	append_url(out, event->url);
	append_line(out, event->is_cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
	/* Nobody's time is taken by what they only read of. */
	append_line(out, "TRANSP:TRANSPARENT");
	append_line(out, "END:VEVENT");
}

char *
mail_ics_of(const GPtrArray *events, const char *title, int64_t stamp_s)
{
	GString *out = g_string_new(NULL);

	append_line(out, "BEGIN:VCALENDAR");
	append_line(out, "VERSION:2.0");
	append_line(out, "PRODID:" PRODUCT);
	append_line(out, "METHOD:PUBLISH");
	append_text(out, "X-WR-CALNAME:", title);
	for (guint i = 0; i < events->len; i++) {
		append_event(out, g_ptr_array_index(events, i), stamp_s);
	}
	append_line(out, "END:VCALENDAR");
	return g_string_free(out, FALSE);
}

char *
mail_ics_render(const Draft *draft, int64_t stamp_s)
{
	return draft->events->len == 0 ? NULL : mail_ics_of(draft->events, draft->title, stamp_s);
}
