/* `events`: what is ahead, by the ini and by calendars; or what a calendar's file says. */
#include "base/error.h"
#include "base/now.h"
#include "command.h"
#include "flow/ahead.h"
#include "output.h"
#include "text/date.h"
#include "text/zone.h"

#include <stdio.h>

/* So far ahead is looked when nobody says. */
#define AHEAD_S (92 * DAY_S)

/* The value of an option that is a day, as its beginning in a zone; @time_s stays without it. */
static bool
read_day(const Invocation *invocation, const char *name, GTimeZone *zone, int64_t *time_s,
	GError **error)
{
	const char *text = command_option(invocation, name);
	GDate day;

	if (text == NULL) {
		return true;
	}
	if (!date_parse_day(text, &day)) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"--%s %s: expected a day such as 2026-12-31", name, text);
		return false;
	}
	g_autoptr(GDateTime) begin = g_date_time_new(zone, g_date_get_year(&day),
		(gint)g_date_get_month(&day), g_date_get_day(&day), 0, 0, 0);
	*time_s = g_date_time_to_unix(begin);
	return true;
}

/* In which zone times are said. @zone out, owned. */
static bool
read_zone(const Invocation *invocation, const DigestSpec *digest, char **zone, GError **error)
{
	const char *given = command_option(invocation, "timezone");

	if (given != NULL && !zone_is_known(given)) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"--timezone %s: expected a time zone such as Europe/London", given);
		return false;
	}
	*zone = given != NULL    ? g_strdup(given)
		: digest != NULL ? g_strdup(digest->timezone)
				 : zone_of_system();
	return true;
}

/* Whose zone it is: that of the digest that was named, else of the first one. */
static bool
find_digest(const Invocation *invocation, const DigestSpec **digest, GError **error)
{
	const char *name = command_argument(invocation, 0);
	const Config *config = invocation->context.config;

	*digest = NULL;
	if (config == NULL) {
		return true;
	}
	if (name == NULL) {
		*digest = config->digests->len > 0 ? g_ptr_array_index(config->digests, 0) : NULL;
		return true;
	}
	*digest = context_digest(&invocation->context, name, error);
	return *digest != NULL;
}

static bool
look(const Invocation *invocation, const AheadWanted *wanted, GPtrArray **events, GError **error)
{
	const char *path = command_option(invocation, "file");
	g_autofree char *remark = NULL;

	if (path == NULL) {
		return ahead_events(&invocation->context, wanted, events, error);
	}
	if (!ahead_of_file(path, wanted, events, &remark, error)) {
		return false;
	}
	if (remark != NULL) {
		fprintf(stderr, "%s: %s\n", path, remark);
	}
	return true;
}

static void
print(const Invocation *invocation, const GPtrArray *events, const char *zone)
{
	if (invocation->json) {
		output_json(event_list_to_json(events));
		return;
	}
	g_autofree char *text = ahead_text(events, zone);
	fputs(events->len > 0 ? text : "nothing is ahead in that time\n", stdout);
}

bool
events_run(Invocation *invocation, GError **error)
{
	const int64_t at_s = now_s(&invocation->context.now);
	AheadWanted wanted = { .from_s = at_s, .until_s = at_s + AHEAD_S };
	const DigestSpec *digest = NULL;
	g_autofree char *name = NULL;
	g_autoptr(GPtrArray) events = NULL;

	if (!find_digest(invocation, &digest, error)
		|| !read_zone(invocation, digest, &name, error)) {
		return false;
	}
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(name);
	if (!read_day(invocation, "from", zone, &wanted.from_s, error)
		|| !read_day(invocation, "until", zone, &wanted.until_s, error)) {
		return false;
	}
	wanted.timezone = name;
	wanted.digest = command_argument(invocation, 0) != NULL ? digest : NULL;
	if (!look(invocation, &wanted, &events, error)) {
		return false;
	}
	print(invocation, events, name);
	if (events->len == AHEAD_MAX) {
		fprintf(stderr, "these are the first %d; ask for less with --until\n", AHEAD_MAX);
	}
	return true;
}
