/*
 * Kinds that an ini describes. Hashtags in turns, within a budget of requests: what stands for the
 * hashtag where the platform wants that, its newest page, then gaps and a second reading of the
 * last 48 hours (source/timeline), or forward from where it was read last. Each is remembered in
 * state where it stands. A file or folder is read as source/api_files does.
 */
#include "source/api.h"

#include "base/error.h"
#include "model/reach.h"
#include "source/api_document.h"
#include "source/api_files.h"
#include "source/api_page.h"
#include "source/api_post.h"
#include "source/api_reading.h"
#include "source/api_recheck.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

#define STATE_VERSION 1

/* ---- answers that are no pages ---- */

/* By the status, or in the platform's own words. */
static bool
is_closed(const ApiReading *reading)
{
	const Reply *reply = reading->input->reply;
	json_auto_t *loaded = NULL;
	gsize length;
	const char *bytes = g_bytes_get_data(reply->body, &length);

	if (reply->status == 401 || reply->status == 403) {
		return true;
	}
	if (reading->plan->closed == NULL || reply->status < 400 || reply->status > 499
		|| !jsontext_load(bytes, length, &loaded, NULL)) {
		return false;
	}
	const ApiItem item = { .item = loaded, .document = loaded };
	return api_value_all(&item, reading->plan->closed);
}

static void
close_for_visitors(const ApiReading *reading, int status)
{
	step_set(reading->step, STEP_CLOSED, "HTTP %d: %s", status,
		reading->input->has_auth
			? "the token is not accepted (a new one is needed in token_file)"
			: "this server shows these posts to its members only (set token_file, or "
			  "read another server)");
	step_add_words(reading->step, reading->input->reply);
}

/* Nothing is there, which was said in so many words. */
static void
take_nothing(const ApiReading *reading, const char *key, bool is_newest)
{
	json_t *tag = api_reading_tag(reading, key);
	const StepInput *input = reading->input;
	g_auto(TimelinePage) none = timeline_page_new();

	timeline_give_up(tag);
	if (is_newest) {
		timeline_take_newest(tag, &none, input->now_s, input->begin_s, input->now_s);
	}
}

/* No such page: behind the last one by number that is how its end is told. */
static void
take_no_page(const ApiReading *reading, const char *key)
{
	const KindNext next = reading->plan->next;

	take_nothing(reading, key, false);
	if (next != KIND_NEXT_PAGE && next != KIND_NEXT_OFFSET) {
		reading->step->is_in_part = true;
		step_set(reading->step, STEP_GO_ON, "HTTP %d for older posts, which cannot be read",
			reading->input->reply->status);
		step_add_words(reading->step, reading->input->reply);
	}
}

static void
take_not_found(const ApiReading *reading, const char *key)
{
	if (jsontext_bool(reading->step->state, "answers", false)) {
		take_nothing(reading, key, true); /* nobody has used the hashtag there */
		return;
	}
	step_set(reading->step, STEP_FAILED,
		"HTTP 404: nothing is there that [kind %s] asks for (expected the address of such "
		"a server; or nobody has used the hashtag)",
		reading->input->spec->described->name);
	step_add_words(reading->step, reading->input->reply);
}

static bool
is_awaited(const json_t *tag, const char *phase, const char *asked)
{
	if (asked == NULL) {
		return true;
	}
	if (strcmp(phase, API_SINCE) == 0) {
		return g_strcmp0(jsontext_string(tag, "since"), asked) == 0;
	}
	return g_strcmp0(strcmp(phase, API_GAP) == 0 ? timeline_gap(tag) : timeline_again(tag),
		       asked)
		== 0;
}

static void
take_answer(const ApiReading *reading, const char *phase, const char *key, const char *asked)
{
	const Reply *reply = reading->input->reply;
	const int status = reply->status;

	if (!is_awaited(api_reading_tag(reading, key), phase, asked)) {
		return;
	}
	if (is_closed(reading)) {
		close_for_visitors(reading, status);
	} else if ((status == 400 || status == 404) && asked != NULL
		&& strcmp(phase, API_SINCE) != 0) {
		take_no_page(reading, key);
	} else if (status == 404) {
		take_not_found(reading, key);
	} else if (!step_refused(reading->step, reply)) {
		api_page_take(reading, phase, key, asked);
	}
}

/* What stands for a hashtag there. @return whether anything does. */
static bool
take_lookup(const ApiReading *reading, const char *key)
{
	const Reply *reply = reading->input->reply;
	json_t *tag = api_reading_tag(reading, key);
	json_auto_t *loaded = NULL;
	gsize length;
	const char *bytes = g_bytes_get_data(reply->body, &length);
	g_autoptr(GError) error = NULL;

	if (is_closed(reading)) {
		close_for_visitors(reading, reply->status);
		return false;
	}
	if (reply->status == 404 && jsontext_bool(reading->step->state, "answers", false)) {
		take_nothing(reading, key, true);
		return false;
	}
	if (step_refused(reading->step, reply)) {
		return false;
	}
	if (!jsontext_load(bytes, length, &loaded, &error)) {
		step_set(reading->step, STEP_FAILED, "answered with something else than JSON: %s",
			error->message);
		return false;
	}
	const ApiItem item = { .item = loaded, .document = loaded };
	g_autofree char *found = api_value_at(&item, reading->plan->lookup->result);
	json_object_set_new(reading->step->state, "answers", json_true());
	json_object_set_new(tag, "lookup_s", json_integer(reading->input->now_s));
	if (found == NULL) {
		json_object_del(tag, "lookup");
		take_nothing(reading, key, true);
		return false;
	}
	json_object_set_new(tag, "lookup", jsontext_text(found));
	return true;
}

/* For whom the server shows its posts. Without an answer that is found out by asking. */
static void
take_gate(ApiReading *reading)
{
	const Reply *reply = reading->input->reply;
	json_t *state = reading->step->state;
	json_auto_t *loaded = NULL;
	gsize length;
	const char *bytes = g_bytes_get_data(reply->body, &length);
	const KindPlan *plan = reading->plan;

	json_object_del(state, "gate");
	json_object_set_new(state, "gate_s", json_integer(reading->input->now_s));
	if (reply->status == 200 && jsontext_load(bytes, length, &loaded, NULL)) {
		const ApiItem item = { .item = loaded, .document = loaded };

		if (plan->closed != NULL && api_value_all(&item, plan->closed)) {
			json_object_set_new(state, "gate", jsontext_text("closed"));
			step_set(reading->step, STEP_CLOSED,
				"this server shows its posts to its members only (set token_file, "
				"or read another server)");
			return;
		}
		if (plan->partial != NULL && api_value_all(&item, plan->partial)) {
			json_object_set_new(state, "gate", jsontext_text("partial"));
		}
	}
	api_reading_begin_tags(reading);
}

/* ---- the step ---- */

/* With the last first page the rest may begin; any other page is followed by its next. */
static void
ask_what_next(ApiReading *reading, const char *key)
{
	const int newest = api_reading_count(reading, "newest");
	const Step *step = reading->step;

	if (newest == 0) {
		if (step->outcome == STEP_GO_ON) {
			api_reading_go_on(reading, key);
		}
		return;
	}
	api_reading_set_count(reading, "newest", newest - 1);
	if (newest == 1 && !reading->input->is_glance && step->outcome < STEP_CLOSED
		&& reading->input->reply->status != 429) {
		api_reading_begin_rest(reading);
	}
}

static void
take_tag(ApiReading *reading, const char *phase, const char *key, const char *asked)
{
	if (strcmp(phase, API_LOOKUP) != 0) {
		take_answer(reading, phase, key, asked);
	} else if (take_lookup(reading, key)) {
		if (api_reading_ask_first(reading, key)) {
			return;
		}
		api_reading_set_count(reading, "unasked",
			api_reading_count(reading, "unasked") + 1);
	}
	ask_what_next(reading, key);
	api_reading_note(reading, key);
}

static void
take_reply(ApiReading *reading)
{
	const Reply *reply = reading->input->reply;
	g_auto(GStrv) mark = g_strsplit(reply->mark != NULL ? reply->mark : "", " ", 3);

	if (g_strcmp0(mark[0], API_GATE) == 0) {
		take_gate(reading);
	} else if (mark[0] == NULL || mark[1] == NULL) {
		step_set(reading->step, STEP_FAILED, "an answer to nothing that was asked");
	} else if (hashtag_list_has(reading->input->spec->tags, mark[1])) {
		take_tag(reading, mark[0], mark[1], mark[2]);
	}
}

/* Of hashtags that are no longer asked for nothing is remembered. */
static void
keep_tags(const ApiReading *reading)
{
	const GPtrArray *tags = reading->input->spec->tags;
	json_t *known = json_object_get(reading->step->state, "tags");
	json_t *kept = json_object();

	for (guint i = 0; !reading->input->is_new_reading && i < tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(tags, i);

		json_object_set(kept, tag->key,
			json_object_get(known, tag->key)); /* nothing, if NULL */
	}
	json_object_set_new(reading->step->state, "tags", kept);
}

static void
step_server(const StepInput *input, Step *step)
{
	ApiReading reading = {
		.input = input,
		.plan = input->spec->described->plan,
		.step = step,
		.left = input->budget,
	};

	step->title = url_authority(input->spec->url);
	if (reading.plan->request == NULL) {
		step_set(step, STEP_CLOSED,
			"[kind %s] reads files alone (expected file:PATH, or a request in its "
			"lines)",
			input->spec->described->name);
	} else if (input->reply == NULL) {
		keep_tags(&reading);
		api_reading_begin(&reading);
		api_reading_note_unasked(&reading);
	} else {
		take_reply(&reading);
	}
	api_reading_note_behind(&reading);
}

static void
api_step(const StepInput *input, Step *step)
{
	const bool is_known = jsontext_integer(input->state, "version", 0) == STATE_VERSION;

	step_init(step, is_known ? input->state : NULL);
	json_object_set_new(step->state, "version", json_integer(STATE_VERSION));
	if (!reach_is_file(input->spec->url)) {
		step_server(input, step);
	} else if (input->reply == NULL) {
		api_files_begin(input, step);
	} else {
		api_files_take(input, step);
	}
}

static bool
api_has_read(const json_t *state)
{
	return jsontext_bool(state, "seen", false);
}

/* ---- a document by itself ---- */

static bool
api_parse(const StepInput *input, GPtrArray **posts, char **remark, GError **error)
{
	const SourceSpec *spec = input->spec;
	g_auto(ApiDocument) document = { 0 };
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	guint nameless = 0;
	json_t *item;

	if (!api_document_open(input->reply->body, spec->described->plan->items, true, &document,
		    error)) {
		return false;
	}
	const ApiPostReader reader = {
		.spec = spec,
		.at = { .document = document.around,
			.server = url_is_web(spec->url) ? spec->url : NULL },
		.now_s = input->now_s,
	};
	while ((item = api_document_next(&document)) != NULL) {
		Post *post = NULL;
		const ApiPostVerdict verdict = api_post_read(&reader, item, &post);

		nameless += verdict == API_POST_NAMELESS ? 1 : 0;
		if (post != NULL) {
			g_ptr_array_add(found, post);
		}
		json_decref(item);
	}
	if (nameless > 0 && nameless == document.count) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"none of %u items is a post by [kind %s] (expected an id, uri or url, and "
			"words, where it says)",
			nameless, spec->described->name);
		return false;
	}
	*remark = nameless + document.lost == 0 && !document.is_cut_off
		? NULL
		: g_strdup_printf("read in part: %u of %u items cannot be read%s",
			nameless + document.lost, document.count,
			document.is_cut_off ? ", and it breaks off" : "");
	*posts = g_steal_pointer(&found);
	return true;
}

/* What a document is, nobody can tell from a description of any. */
static bool
api_recognises(const Reply *document)
{
	(void)document;
	return false;
}

const SourceKind api_kind = {
	.name = "api",
	.summary = "a platform's JSON, as a [kind NAME] section describes it",
	.auth = "Authorization: Bearer",
	.is_of_server = true,
	.step = api_step,
	.parse = api_parse,
	.recheck = api_recheck,
	.has_read = api_has_read,
	.recognises = api_recognises,
};
