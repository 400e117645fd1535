#include "source/calendar.h"

#include "base/error.h"
#include "source/folder.h"
#include "source/icalendar.h"
#include "source/icalendar_parts.h"
#include "source/validator.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

#define STATE_VERSION 1
#define ACCEPT "text/calendar, text/plain;q=0.5, */*;q=0.1"

/* What began in the last hours may be moved yet. */
#define BEHIND_S (INT64_C(24) * 3600)

static bool
calendar_parse(const StepInput *input, GPtrArray **posts, char **remark, GError **error)
{
	(void)input;
	(void)posts;
	(void)remark;
	error_set(error, ERROR_PARSE_PERMANENT,
		"a calendar has events and no posts (see `tagdigest events --file FILE`)");
	return false;
}

static bool
calendar_recognises(const Reply *document)
{
	gsize length;
	const char *bytes = g_bytes_get_data(document->body, &length);
	g_autofree char *head = g_strndup(bytes != NULL ? bytes : "", MIN(length, 256));

	return icalendar_is_meant(head);
}

static bool
calendar_has_read(const json_t *state)
{
	return json_is_true(json_object_get(state, "seen"));
}

/* What the source leaves out. @return owned. */
static char *
rules_of(const SourceSpec *spec)
{
	const GPtrArray *const lists[] = { spec->include, spec->exclude };
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

	for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
		for (guint j = 0; j < lists[i]->len; j++) {
			const char *rule = g_ptr_array_index(lists[i], j);

			g_checksum_update(sum, (const guchar *)rule, (gssize)strlen(rule) + 1);
		}
		g_checksum_update(sum, (const guchar *)"", 1);
	}
	return g_strdup(g_checksum_get_string(sum));
}

/* What was kept is of no use when dates run out, were reckoned in another zone, or judged by other
 * rules. */
static bool
is_stale(const StepInput *input, const json_t *state)
{
	g_autofree char *rules = rules_of(input->spec);

	return jsontext_integer(state, "until", 0) < input->now_s + CALENDAR_AHEAD_S / 2
		|| g_strcmp0(jsontext_string(state, "timezone"), input->spec->timezone) != 0
		|| g_strcmp0(jsontext_string(state, "rules"), rules) != 0;
}

static void
ask(const StepInput *input, Step *step)
{
	const char *url = input->spec->url;
	Request *request = request_new(url);
	g_autofree char *shown = url_redact(url);

	request->is_sensitive = strcmp(shown, url) != 0;
	request_add_header(request, "Accept", ACCEPT);
	if (!input->is_new_reading && !is_stale(input, step->state)) {
		validator_send(step->state, request);
	}
	g_ptr_array_add(step->requests, request);
}

static void
keep(const StepInput *input, const IcalendarWanted *wanted, const Icalendar *calendar, Step *step)
{
	const Rest rest = { .ttl_s = calendar->ttl_s };
	g_autofree char *rules = rules_of(input->spec);

	validator_keep(input->reply, calendar->is_whole, step->state);
	rest_keep(&rest, step->state);
	json_object_set_new(step->state, "until", json_integer(wanted->until_s));
	json_object_set_new(step->state, "timezone", jsontext_text(wanted->timezone));
	json_object_set_new(step->state, "rules", jsontext_text(rules));
	if (calendar->entries > 0) {
		json_object_set_new(step->state, "seen", json_true());
	}
}

static void
take_document(const StepInput *input, Step *step)
{
	g_autofree char *charset = reply_charset(input->reply);
	const IcalendarWanted wanted = {
		.charset = charset,
		.timezone = input->spec->timezone != NULL ? input->spec->timezone : "UTC",
		.from_s = input->now_s - BEHIND_S,
		.until_s = input->now_s + CALENDAR_AHEAD_S,
	};
	g_auto(Icalendar) calendar = { 0 };
	g_autoptr(GError) error = NULL;

	if (!icalendar_read(input->reply->body, &wanted, &calendar, &error)) {
		step_set(step, STEP_FAILED, "%s", error->message);
		return;
	}
	keep(input, &wanted, &calendar, step);
	step->title = g_strdup(calendar.name);
	step->events = g_steal_pointer(&calendar.events);
	step->are_all_events = calendar.is_whole;
	if (calendar.remark != NULL) {
		step->is_in_part = true;
		step_set(step, STEP_GO_ON, "%s", calendar.remark);
	}
}

static void
take_reply(const StepInput *input, Step *step)
{
	const Reply *reply = input->reply;

	if (reply->status == 304 && !calendar_has_read(step->state)) {
		step_set(step, STEP_FAILED,
			"HTTP 304: nothing has changed, it says, and nothing was ever read there");
	} else if (reply->status == 304) {
		step->not_modified = true;
		validator_renew(reply, step->state);
	} else if (folder_is(reply)) {
		step_set(step, STEP_FAILED,
			"this is a folder (expected one calendar, file:PATH of an .ics file)");
	} else if (!step_refused(step, reply)) {
		take_document(input, step);
	}
}

static void
calendar_step(const StepInput *input, Step *step)
{
	const bool is_known = jsontext_integer(input->state, "version", 0) == STATE_VERSION;

	step_init(step, is_known ? input->state : NULL);
	json_object_set_new(step->state, "version", json_integer(STATE_VERSION));
	if (input->reply == NULL) {
		ask(input, step);
	} else {
		take_reply(input, step);
	}
}

/* Nobody has posts of a calendar to ask for. */
static void
calendar_recheck(const RecheckInput *input, Recheck *recheck)
{
	(void)input;
	recheck_init(recheck);
}

const SourceKind calendar_kind = {
	.name = SOURCE_CALENDAR,
	.summary = "events of an iCalendar file (.ics), from the web or a file",
	.network = NULL,
	.step = calendar_step,
	.parse = calendar_parse,
	.recheck = calendar_recheck,
	.has_read = calendar_has_read,
	.recognises = calendar_recognises,
};
