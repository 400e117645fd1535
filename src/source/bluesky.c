/*
 * Searches for hashtags, people's posts and feeds in turns, within a budget of requests: first the
 * newest page of each, then the gaps that are left (source/timeline), then the last two days once
 * more. Each is remembered in state where it stands, so that a run which is cut off goes on in the
 * next. Before all that a session is seen to, where there is a user, and who is in a list.
 */
#include "source/bluesky.h"

#include "base/error.h"
#include "source/bluesky_members.h"
#include "source/bluesky_name.h"
#include "source/bluesky_page.h"
#include "source/bluesky_post.h"
#include "source/bluesky_reading.h"
#include "source/bluesky_recheck.h"
#include "source/bluesky_reply.h"
#include "source/bluesky_session.h"
#include "source/bluesky_thread.h"
#include "source/timeline.h"
#include "text/jsontext.h"

#include <string.h>

/* ---- how things stand ---- */

/* What is new since a stream's newest page was read is missing as well as its gaps. */
static StepReading
reading_of(const BlueskyReading *reading, const char *stream)
{
	const StepInput *input = reading->input;
	const json_t *timeline = bluesky_reading_timeline(reading, stream);
	const int64_t read_s = jsontext_integer(timeline, "read", input->begin_s);
	StepReading row = { .newest_s = jsontext_integer(timeline, "newest", 0),
		.oldest_s = jsontext_integer(timeline, "oldest", 0) };
	const bool has_gaps = timeline_missing(timeline, &row.missing_from_s, &row.missing_to_s);

	if (read_s < input->now_s) {
		row.missing_from_s = has_gaps ? MIN(row.missing_from_s, read_s) : read_s;
		row.missing_to_s = input->now_s;
	}
	return row;
}

static void
join(StepReading *all, const StepReading *one)
{
	const bool is_missing = one->missing_to_s != 0;

	all->newest_s = MAX(all->newest_s, one->newest_s);
	all->oldest_s = MAX(all->oldest_s, one->oldest_s);
	if (is_missing) {
		all->missing_from_s = all->missing_to_s == 0
			? one->missing_from_s
			: MIN(all->missing_from_s, one->missing_from_s);
		all->missing_to_s = MAX(all->missing_to_s, one->missing_to_s);
	}
}

/* People and feeds are read as a whole: no hashtag was asked for. */
static void
note_whole(const BlueskyReading *reading)
{
	StepReading all = { 0 };

	for (guint i = 0; i < reading->streams->len; i++) {
		const StepReading one = reading_of(reading, bluesky_reading_stream(reading, i));

		join(&all, &one);
	}
	StepReading *row = step_reading(reading->step, "");
	all.tag = row->tag;
	*row = all;
}

static void
note_reading(const BlueskyReading *reading, const char *stream)
{
	if (!bluesky_reading_is_search(stream)) {
		note_whole(reading);
		return;
	}
	StepReading *row = step_reading(reading->step, strchr(stream, ':') + 1);
	const StepReading one = reading_of(reading, stream);
	char *tag = row->tag;
	*row = one;
	row->tag = tag;
}

/* The streams whose turn has not come in this run. */
static void
note_unasked(const BlueskyReading *reading)
{
	const guint unasked = (guint)bluesky_reading_count(reading, "unasked");
	const guint first = bluesky_reading_turn(reading, "turn");

	for (guint i = 0; i < unasked; i++) {
		note_reading(reading, bluesky_reading_stream(reading, first + i));
	}
}

static void
note_behind(const BlueskyReading *reading)
{
	const int unasked = bluesky_reading_count(reading, "unasked");
	const char *what = reading->streams->len > 0
			&& bluesky_reading_is_search(bluesky_reading_stream(reading, 0))
		? "hashtags"
		: "people and feeds";
	guint with_gaps = 0;

	for (guint i = 0; i < reading->streams->len; i++) {
		const char *stream = bluesky_reading_stream(reading, i);
		with_gaps += timeline_gap(bluesky_reading_timeline(reading, stream)) != NULL;
	}
	reading->step->is_behind = unasked > 0 || with_gaps > 0;
	if (!reading->step->is_behind) {
		return;
	}
	g_autofree char *gaps = with_gaps == 0
		? g_strdup("")
		: g_strdup_printf("older posts of %u of %u %s are still to be read", with_gaps,
			reading->streams->len, what);
	reading->step->behind = unasked == 0
		? g_strdup(gaps)
		: g_strdup_printf("%d of %u %s come next time%s%s", unasked, reading->streams->len,
			what, with_gaps > 0 ? "; " : "", gaps);
}

/* ---- a run ---- */

/* Nothing that can be asked for is not the same as nothing that was said. */
static void
ask_newest(BlueskyReading *reading)
{
	if (reading->streams->len == 0) {
		step_set(reading->step, STEP_FAILED,
			"nobody is to be read (expected hashtags, or accounts such as "
			"ada.bsky.social, or a list that has members)");
		return;
	}
	bluesky_reading_ask_newest(reading);
	note_unasked(reading);
}

static void
start(BlueskyReading *reading)
{
	if (bluesky_members_begin(reading)) {
		ask_newest(reading);
	}
}

/* Names of people elsewhere are none here. */
static void
note_strangers(const BlueskyReading *reading)
{
	const GPtrArray *accounts = reading->spec->accounts;

	for (guint i = 0; i < accounts->len; i++) {
		g_autofree char *actor = bluesky_name_actor(g_ptr_array_index(accounts, i));

		if (actor == NULL) {
			step_set(reading->step, STEP_GO_ON,
				"%s is not on Bluesky (expected a handle such as ada.bsky.social, "
				"or did:plc:…)",
				(const char *)g_ptr_array_index(accounts, i));
			reading->step->is_in_part = true;
		}
	}
}

static void
begin(BlueskyReading *reading)
{
	bluesky_reading_begin_run(reading);
	note_strangers(reading);
	if (bluesky_session_begin(reading)) {
		start(reading);
	}
}

/* ---- replies ---- */

static void
take_limit(const BlueskyReading *reading)
{
	const Reply *reply = reading->input->reply;
	const int64_t now_s = reading->input->now_s;
	Step *step = reading->step;

	if (reply->error != NULL) {
		step_set(step, STEP_WAIT, "%s", reply->error);
	} else {
		step_set(step, STEP_WAIT, "HTTP %d: asked too often", reply->status);
	}
	if (!date_parse_retry(reply_header(reply, "retry-after"), now_s, &step->wait_until_s)) {
		(void)date_parse_retry(reply_header(reply, "ratelimit-reset"), now_s,
			&step->wait_until_s);
	}
}

/* A page behind others, or one of several people, that cannot be had: the rest can. */
static void
do_without(const BlueskyReading *reading, const char *stream, const char *below)
{
	json_t *timeline = bluesky_reading_timeline(reading, stream);
	const int status = reading->input->reply->status;

	if (below != NULL && bluesky_page_lose_cursor(reading, stream, below)) {
		return;
	}
	if (below != NULL) {
		step_set(reading->step, STEP_GO_ON, "HTTP %d for older posts, which cannot be read",
			status);
		timeline_give_up(timeline);
	} else {
		step_set(reading->step, STEP_GO_ON, "%s: HTTP %d", strchr(stream, ':') + 1, status);
	}
	step_add_words(reading->step, reading->input->reply);
	reading->step->is_in_part = true;
}

static void
close_for_visitors(const BlueskyReading *reading)
{
	step_set(reading->step, STEP_CLOSED,
		"HTTP %d: Bluesky lets its members alone search (expected user and password_file, "
		"with an app password; or accounts, list or feed, which anybody may read)",
		reading->input->reply->status);
}

/* What a page below the newest is about may have been read meanwhile, or begun anew. */
static bool
is_awaited(const json_t *timeline, const char *phase, const char *below)
{
	const char *awaited = strcmp(phase, BLUESKY_GAP) == 0 ? timeline_gap(timeline)
							      : timeline_again(timeline);

	return g_strcmp0(awaited, below) == 0;
}

static void
take_stream(BlueskyReading *reading, const char *phase, const char *stream, const char *below)
{
	const Reply *reply = reading->input->reply;
	const int status = reply->status;
	const bool is_alone = below == NULL && reading->streams->len == 1;

	if (below != NULL && !is_awaited(bluesky_reading_timeline(reading, stream), phase, below)) {
		return;
	}
	if (status == 429) {
		take_limit(reading);
	} else if ((status == 401 || status == 403) && reading->spec->user == NULL
		&& bluesky_reading_is_search(stream)) {
		close_for_visitors(reading);
	} else if (status == 400 && reply->error == NULL && !is_alone) {
		do_without(reading, stream, below);
	} else if (!step_refused(reading->step, reply)) {
		bluesky_page_take(reading, phase, stream, below);
	}
}

/* With the last newest page the rest may begin; any other page is followed by its next. */
static void
ask_what_next(BlueskyReading *reading, const char *phase, const char *stream)
{
	if (strcmp(phase, BLUESKY_NEWEST) != 0) {
		if (reading->step->outcome == STEP_GO_ON) {
			bluesky_reading_go_on(reading, stream);
		}
		return;
	}
	const int newest = bluesky_reading_count(reading, "newest") - 1;
	bluesky_reading_set_count(reading, "newest", newest);
	if (newest == 0 && !reading->input->is_glance && reading->step->outcome < STEP_CLOSED
		&& reading->input->reply->status != 429) {
		bluesky_reading_ask_rest(reading);
	}
}

/* ---- sessions that end within a run ---- */

static json_t *
marks_of(const BlueskyReading *reading, const char *key)
{
	json_t *run = jsontext_member(reading->state, "run");

	if (!json_is_array(json_object_get(run, key))) {
		json_object_set_new(run, key, json_array());
	}
	return json_object_get(run, key);
}

static bool
has_mark(const json_t *marks, const char *mark)
{
	size_t index;
	const json_t *one;

	json_array_foreach (marks, index, one) {
		if (g_strcmp0(json_string_value(one), mark) == 0) {
			return true;
		}
	}
	return false;
}

static void
ask_again(BlueskyReading *reading, const char *mark)
{
	json_array_append_new(marks_of(reading, "redone"), jsontext_text(mark));
	if (strchr(mark, ':') == NULL) {
		start(reading); /* a list, or a name */
	} else {
		(void)bluesky_reading_ask_mark(reading, mark);
	}
}

/* What was asked with a token that is over is asked again with the next, once. */
static void
take_end_of_session(BlueskyReading *reading, const char *mark)
{
	const char *access = bluesky_session_access(reading->spec, reading->state,
		reading->input->now_s);
	const bool is_renewed = bluesky_reading_count(reading, "renewed") > 0;

	if (has_mark(marks_of(reading, "redone"), mark)) {
		step_set(reading->step, STEP_CLOSED, "HTTP %d: the login is not accepted",
			reading->input->reply->status);
		step_add_words(reading->step, reading->input->reply);
	} else if (access != NULL && is_renewed) {
		ask_again(reading, mark);
	} else {
		json_array_append_new(marks_of(reading, "redo"), jsontext_text(mark));
		if (access != NULL) {
			bluesky_session_renew(reading);
		}
	}
}

static void
take_session(BlueskyReading *reading, const char *mark)
{
	if (!bluesky_session_take(reading, mark)) {
		return;
	}
	json_auto_t *redo = json_incref(marks_of(reading, "redo"));
	size_t index;
	const json_t *one;

	json_object_del(jsontext_member(reading->state, "run"), "redo");
	bluesky_reading_set_count(reading, "renewed", json_array_size(redo) > 0 ? 1 : 0);
	if (json_array_size(redo) == 0) {
		start(reading);
	}
	json_array_foreach (redo, index, one) {
		const char *again = json_string_value(one);

		if (again != NULL) {
			ask_again(reading, again);
		}
	}
}

static bool
is_read(const BlueskyReading *reading, const char *stream)
{
	return g_ptr_array_find_with_equal_func(reading->streams, stream, g_str_equal, NULL);
}

static void
take_reply(BlueskyReading *reading)
{
	const char *given = reading->input->reply->mark;
	const char *mark = given != NULL ? given : "";
	g_auto(GStrv) part = g_strsplit(mark, " ", 3);
	const char *phase = part[0] != NULL ? part[0] : "";
	const char *about = *phase != '\0' ? part[1] : NULL;

	if (strcmp(phase, BLUESKY_LOGIN) == 0 || strcmp(phase, BLUESKY_REFRESH) == 0) {
		take_session(reading, phase);
	} else if (bluesky_session_is_over(reading)) {
		take_end_of_session(reading, mark);
	} else if (strcmp(phase, BLUESKY_NAME) == 0 || strcmp(phase, BLUESKY_MEMBERS) == 0) {
		if (bluesky_members_take(reading, phase, about)) {
			ask_newest(reading);
		}
	} else if (about == NULL) {
		step_set(reading->step, STEP_FAILED, "an answer to nothing that was asked");
	} else if (is_read(reading, about)) {
		take_stream(reading, phase, about, part[2]);
		ask_what_next(reading, phase, about);
		note_reading(reading, about);
	}
}

static void
bluesky_step(const StepInput *input, Step *step)
{
	g_auto(BlueskyReading) reading = { 0 };

	bluesky_reading_begin(&reading, input, step);
	if (input->reply == NULL) {
		begin(&reading);
	} else {
		take_reply(&reading);
	}
	note_behind(&reading);
}

/* ---- a saved answer ---- */

static bool
bluesky_parse(const StepInput *input, GPtrArray **posts, char **remark, GError **error)
{
	json_auto_t *answer = NULL;

	if (!bluesky_reply_body(input->reply, &answer, error)) {
		return false;
	}
	g_autoptr(GPtrArray) views = bluesky_post_views(answer);
	if (views == NULL) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"not an answer of Bluesky with posts (app.bsky.feed)");
		return false;
	}
	*posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	for (guint i = 0; i < views->len; i++) {
		Post *post = bluesky_post_read(g_ptr_array_index(views, i), DATE_UNKNOWN);
		if (post != NULL) {
			g_ptr_array_add(*posts, post);
		}
	}
	*remark = NULL;
	return true;
}

static bool
bluesky_recognises(const Reply *document)
{
	json_auto_t *answer = NULL;
	gsize length = 0;
	const char *bytes = g_bytes_get_data(document->body, &length);

	/* Look for the scheme before all of it is read: most documents are something else. */
	if (bytes == NULL || g_strstr_len(bytes, (gssize)length, "at://") == NULL
		|| !bluesky_reply_body(document, &answer, NULL)) {
		return false;
	}
	g_autoptr(GPtrArray) views = bluesky_post_views(answer);
	return views != NULL && views->len > 0;
}

const SourceKind bluesky_kind = {
	.name = "bluesky",
	.summary = "hashtags, people, lists and feeds of Bluesky",
	.network = "Bluesky",
	.is_of_server = true,
	.step = bluesky_step,
	.parse = bluesky_parse,
	.recheck = bluesky_recheck,
	.thread_request = bluesky_thread_request,
	.thread_read = bluesky_thread_read,
	.has_read = bluesky_reading_has_read,
	.recognises = bluesky_recognises,
};
