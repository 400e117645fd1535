#include "source/feed.h"

#include "base/error.h"
#include "base/log.h"
#include "base/now.h"
#include "source/feed_baseline.h"
#include "source/feed_reading.h"
#include "source/feed_recheck.h"
#include "source/folder.h"
#include "source/jsonfeed.h"
#include "source/sniff.h"
#include "source/validator.h"
#include "text/charset.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

#define STATE_VERSION 1
/* A publication date further ahead than this is a mistake, and would stay on top for ever. */
#define FUTURE_S DAY_S
#define ACCEPT \
	"application/atom+xml, application/rss+xml, application/feed+json, " \
	"application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1"
#define HEAD_BYTES 4096 /* of a document, that mostly show what it is */

/* ---- documents ---- */

/* What counts as a post of a hashtag without carrying one is read whole. */
static FeedSieve *
sieve_for(const SourceSpec *spec, const json_t *known)
{
	return spec->file_under != NULL ? NULL : feed_sieve_new(spec->tags, known);
}

static bool
feed_parse(const StepInput *input, GPtrArray **posts, char **remark, GError **error)
{
	g_auto(FeedReading) reading = { 0 };
	g_autoptr(FeedSieve) sieve = sieve_for(input->spec, NULL);

	if (!feed_reading_read(input->reply, sieve, input->now_s, &reading, error)) {
		return false;
	}
	*remark = feed_reading_remark(&reading);
	*posts = g_steal_pointer(&reading.posts);
	return true;
}

/* Whether the first bytes, which are told from the rest soon enough, begin an XML feed. */
static bool
begins_feed(const Reply *document)
{
	gsize length;
	const char *bytes = g_bytes_get_data(document->body, &length);
	g_autoptr(GString) head = charset_to_utf8(bytes, MIN(length, HEAD_BYTES), NULL);

	return sniff_format(head->str, NULL) == SNIFFED_XML_FEED;
}

static bool
feed_recognises(const Reply *document)
{
	if (begins_feed(document)) {
		return true;
	}
	g_autoptr(GString) text = feed_reading_text(document);
	const SniffedFormat format = sniff_format(text->str, NULL);

	return format == SNIFFED_XML_FEED
		|| (format == SNIFFED_JSON && jsonfeed_is_meant(text->str));
}

/* ---- requests ---- */

/* @validators borrowed: the object that holds them, or NULL. */
static void
ask(const char *url, const json_t *validators, Step *step)
{
	Request *request = request_new(url);
	g_autofree char *shown = url_redact(url);

	request->mark = g_strdup(url);
	request->is_sensitive = strcmp(shown, url) != 0;
	request_add_header(request, "Accept", ACCEPT);
	validator_send(validators, request);
	g_ptr_array_add(step->requests, request);
}

/* The address that a reply answers; every request of this kind is marked with its own. */
static const char *
asked_address(const SourceSpec *spec, const Reply *reply)
{
	return reply->mark != NULL ? reply->mark : spec->url;
}

static void
forget_move(json_t *state)
{
	json_object_del(state, "moved_to");
	json_object_del(state, "moved_runs");
}

/* Count the runs in which redirects for good led to one and the same place. */
static void
note_move(const SourceSpec *spec, const Reply *reply, json_t *state)
{
	const char *moved_to = jsontext_string(state, "moved_to");
	int64_t runs = 1;

	if (g_strcmp0(reply->url, moved_to) == 0
		&& strcmp(asked_address(spec, reply), spec->url) != 0) {
		return; /* asked there directly, and still there */
	}
	if (!reply->moved_for_good || strcmp(reply->url, spec->url) == 0) {
		forget_move(state);
		return;
	}
	if (g_strcmp0(reply->url, moved_to) == 0) {
		runs += json_integer_value(json_object_get(state, "moved_runs"));
	}
	json_object_set_new(state, "moved_to", jsontext_text(reply->url));
	json_object_set_new(state, "moved_runs", json_integer(runs));
	if (runs == FEED_MOVED_RUNS) {
		g_autofree char *shown = url_redact(reply->url);

		log_line(LOG_LEVEL_INFO, "source %s has moved for good to %s", spec->name, shown);
	}
}

/* ---- replies ---- */

/* What 0.3.0 remembered is that a document came; whether it was empty, nobody knows. */
static bool
feed_has_read(const json_t *state)
{
	static const char *const marks[] = { "etag", "last_modified", "kept", "files", NULL };
	const json_t *seen = json_object_get(state, "seen");

	if (seen != NULL) {
		return json_is_true(seen);
	}
	for (guint i = 0; marks[i] != NULL; i++) {
		if (json_object_get(state, marks[i]) != NULL) {
			return true;
		}
	}
	return false;
}

/* That a document had anything in it, whoever wants it. */
static void
note_seen(const FeedReading *reading, json_t *state)
{
	if (reading->posts->len + reading->passed_over > 0) {
		json_object_set_new(state, "seen", json_true());
	}
}

static void
take_posts(FeedReading *reading, int64_t now_s, Step *step)
{
	for (guint i = 0; i < reading->posts->len; i++) {
		Post *post = g_ptr_array_index(reading->posts, i);

		if (post->published_s > now_s + FUTURE_S) {
			post->published_s = now_s;
		}
	}
	g_ptr_array_extend_and_steal(step->posts, g_steal_pointer(&reading->posts));
}

static void
say(const FeedReading *reading, const char *remark, const char *file, Step *step)
{
	if (reading->is_expired) {
		step_set(step, STEP_CLOSED, "the feed says that it is finished (expired)");
	} else if (remark != NULL) {
		step->is_in_part = true;
		step_set(step, STEP_GO_ON, "%s%s%s", file, *file == '\0' ? "" : ": ", remark);
	}
}

/* A document came: the feed, or one of a folder. */
static void
take_document(const SourceSpec *spec, const Reply *reply, bool is_main, int64_t now_s, Step *step)
{
	g_auto(FeedReading) reading = { 0 };
	g_autoptr(GError) error = NULL;
	g_autofree char *file = is_main ? g_strdup("") : g_path_get_basename(reply->mark);
	g_autofree char *remark = NULL;
	const json_t *files = json_object_get(step->state, "files");
	const json_t *before = is_main ? step->state : json_object_get(files, reply->mark);
	g_autoptr(FeedSieve) sieve = sieve_for(spec, json_object_get(before, "kept"));

	if (!feed_reading_read(reply, sieve, now_s, &reading, &error)) {
		step_set(step, STEP_FAILED, "%s%s%s", file, is_main ? "" : ": ", error->message);
		return;
	}
	json_t *known = is_main ? step->state : folder_file(step->state, reply->mark);
	note_seen(&reading, step->state);
	if (is_main) {
		note_move(spec, reply, step->state);
		step->title = g_strdup(reading.title);
		rest_keep(&reading.rest, step->state);
	}
	validator_keep(reply, !reading.is_cut_off, known);
	feed_baseline_mark(step->state, known, reading.posts);
	if (sieve != NULL) {
		json_object_set_new(known, "kept", feed_sieve_ids(sieve, reading.posts));
	}
	step->passed_over += reading.passed_over;
	remark = feed_reading_remark(&reading);
	take_posts(&reading, now_s, step);
	say(&reading, remark, file, step);
}

static void
take_reply(const StepInput *input, Step *step)
{
	const SourceSpec *spec = input->spec;
	const Reply *reply = input->reply;
	const char *asked = asked_address(spec, reply);
	const char *moved_to = jsontext_string(step->state, "moved_to");
	const bool is_main = strcmp(asked, spec->url) == 0;
	const bool was_moved = !is_main && g_strcmp0(asked, moved_to) == 0;

	if (was_moved && (reply->status == 404 || reply->status == 410)) {
		g_autofree char *shown = url_redact(moved_to);

		log_line(LOG_LEVEL_INFO, "source %s is no longer at %s", spec->name, shown);
		forget_move(step->state);
		ask(spec->url, NULL, step);
	} else if (reply->status == 304 && !feed_has_read(step->state)) {
		step_set(step, STEP_FAILED,
			"HTTP 304: nothing has changed, it says, and nothing was ever read there");
	} else if (reply->status == 304) {
		step->not_modified = true;
		validator_renew(reply,
			is_main || was_moved ? step->state : folder_file(step->state, asked));
		note_move(spec, reply, step->state);
	} else if (step_refused(step, reply)) {
		return;
	} else if (is_main && folder_is(reply)) {
		folder_ask(input, ask, step);
	} else {
		take_document(spec, reply, is_main || was_moved, input->now_s, step);
	}
}

/* The other side would say that nothing has changed. */
static void
forget_reading(json_t *state)
{
	json_object_del(state, "etag");
	json_object_del(state, "last_modified");
	json_object_del(state, "files");
	json_object_del(state, "last_file");
}

static void
feed_step(const StepInput *input, Step *step)
{
	const bool is_known = jsontext_integer(input->state, "version", 0) == STATE_VERSION;

	step_init(step, is_known ? input->state : NULL);
	json_object_set_new(step->state, "version", json_integer(STATE_VERSION));
	if (json_object_get(step->state, "seen") == NULL) {
		json_object_set_new(step->state, "seen", json_boolean(feed_has_read(step->state)));
	}
	if (input->reply == NULL) {
		if (input->is_new_reading) {
			forget_reading(step->state);
		}
		feed_baseline_begin(step->state, input->is_new_reading, feed_has_read(step->state));
		json_object_del(step->state, "unasked");
		ask(feed_address(input->spec, step->state), step->state, step);
	} else {
		take_reply(input, step);
	}
	folder_note_behind(step);
}

const SourceKind feed_kind = {
	.name = "feed",
	.summary = "RSS, Atom and JSON Feed, from the web, a file or a folder of files",
	.network = NULL,
	.step = feed_step,
	.parse = feed_parse,
	.recheck = feed_recheck,
	.has_read = feed_has_read,
	.recognises = feed_recognises,
};
