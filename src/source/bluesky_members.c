#include "source/bluesky_members.h"

#include "base/now.h"
#include "source/bluesky_name.h"
#include "source/bluesky_reply.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

/* Lists hold more; nobody asks thousands of people what they said. */
#define MEMBERS_MAX 1000
#define AGAIN_S DAY_S

/* ---- handles ---- */

/* Whether the DID behind an address is known, or there is no address; else it is asked for. */
static bool
is_resolved(BlueskyReading *reading, const char *key, const char *address)
{
	g_auto(BlueskyName) name = { 0 };
	g_autofree char *uri = bluesky_reading_uri(reading->state, address);

	if (address == NULL || uri != NULL) {
		return true;
	}
	if (!bluesky_name_read(address, &name)) {
		step_set(reading->step, STEP_FAILED,
			"%s: nothing on Bluesky is called so (expected at://did:plc:…/… or its "
			"page on bsky.app)",
			key);
		return false;
	}
	g_autofree char *handle = url_encode(name.repo);
	g_autofree char *path = g_strconcat("com.atproto.identity.resolveHandle?handle=", handle,
		NULL);
	g_autofree char *mark = g_strconcat(BLUESKY_NAME " ", name.repo, NULL);
	(void)bluesky_reading_ask(reading, path, mark);
	return false;
}

static bool
take_name(BlueskyReading *reading, const char *handle)
{
	json_auto_t *body = NULL;
	const Reply *reply = reading->input->reply;

	if (step_refused(reading->step, reply)) {
		return false;
	}
	const char *did = bluesky_reply_body(reply, &body, NULL) ? jsontext_string(body, "did")
								 : NULL;
	if (!bluesky_name_is_did(did)) {
		step_set(reading->step, STEP_FAILED, "nobody is known as %s", handle);
		step_add_words(reading->step, reply);
		return false;
	}
	json_object_set_new(jsontext_member(reading->state, "names"), handle, jsontext_text(did));
	bluesky_reading_list(reading);
	return bluesky_members_begin(reading);
}

/* ---- members ---- */

static void
ask_members(BlueskyReading *reading)
{
	const json_t *members = json_object_get(reading->state, "members");
	g_autofree char *uri = bluesky_reading_uri(reading->state, reading->spec->list);
	g_autofree char *list = url_encode(uri != NULL ? uri : "");
	const char *cursor = jsontext_string(members, "cursor");
	g_autofree char *behind = cursor != NULL ? url_encode(cursor) : NULL;
	g_autofree char *path = g_strdup_printf("app.bsky.graph.getList?list=%s&limit=%d%s%s", list,
		BLUESKY_PAGE_MAX, behind != NULL ? "&cursor=" : "", behind != NULL ? behind : "");

	(void)bluesky_reading_ask(reading, path, BLUESKY_MEMBERS);
}

static void
add_members(json_t *next, const json_t *items)
{
	size_t index;
	const json_t *item;

	json_array_foreach (items, index, item) {
		const char *did = jsontext_string(json_object_get(item, "subject"), "did");

		if (bluesky_name_is_did(did) && json_array_size(next) < MEMBERS_MAX) {
			json_array_append_new(next, jsontext_text(did));
		}
	}
}

/* Those of whom it is known that they were members stay until it is known who is. */
static void
end_members(BlueskyReading *reading, json_t *members)
{
	json_object_set(members, "dids", json_object_get(members, "next"));
	json_object_del(members, "next");
	json_object_del(members, "cursor");
	json_object_set_new(members, "read", json_integer(reading->input->now_s));
	bluesky_reading_list(reading);
}

/* Who was in the list when it could be read last will do. */
static bool
do_without(BlueskyReading *reading)
{
	const json_t *members = json_object_get(reading->state, "members");

	if (json_array_size(json_object_get(members, "dids")) == 0) {
		return false;
	}
	reading->step->outcome = STEP_GO_ON;
	return true;
}

static bool
take_members(BlueskyReading *reading)
{
	json_auto_t *body = NULL;
	json_t *members = jsontext_member(reading->state, "members");

	if (step_refused(reading->step, reading->input->reply)) {
		return do_without(reading);
	}
	if (!bluesky_reply_body(reading->input->reply, &body, NULL)
		|| !json_is_array(json_object_get(body, "items"))) {
		step_set(reading->step, STEP_FAILED, "answered with something else than a list");
		return do_without(reading);
	}
	if (!json_is_array(json_object_get(members, "next"))) {
		json_object_set_new(members, "next", json_array());
	}
	json_t *next = json_object_get(members, "next");
	add_members(next, json_object_get(body, "items"));
	const char *cursor = jsontext_string(body, "cursor");
	const bool is_more = cursor != NULL && *cursor != '\0'
		&& g_strcmp0(cursor, jsontext_string(members, "cursor")) != 0
		&& json_array_size(next) < MEMBERS_MAX;
	if (!is_more) {
		end_members(reading, members);
		return true;
	}
	json_object_set_new(members, "cursor", jsontext_text(cursor));
	ask_members(reading);
	return false;
}

/* ---- both ---- */

bool
bluesky_members_begin(BlueskyReading *reading)
{
	const SourceSpec *spec = reading->spec;
	const json_t *members = json_object_get(reading->state, "members");

	if (!is_resolved(reading, "feed", spec->feed)
		|| !is_resolved(reading, "list", spec->list)) {
		return false;
	}
	if (spec->list == NULL
		|| jsontext_integer(members, "read", 0) + AGAIN_S > reading->input->now_s) {
		return true;
	}
	ask_members(reading);
	return false;
}

bool
bluesky_members_take(BlueskyReading *reading, const char *mark, const char *about)
{
	return strcmp(mark, BLUESKY_NAME) == 0 ? about != NULL && take_name(reading, about)
					       : take_members(reading);
}
