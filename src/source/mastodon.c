/*
 * Tag timelines, read forward without a gap: from min_id, page by page, until a page is empty
 * (docs.joinmastodon.org/methods/timelines). A short page is no end, since filters shorten pages,
 * and since_id would skip what does not fit on one page.
 *
 * Posts that a server fetched late (boosts, threads) get an id of their publication, behind the
 * cursor, so each run begins at the id of 48 hours ago when that is older than the cursor; what was
 * seen already is known by its keys. Only ids that are numbers hold a time; servers with other ids
 * (GoToSocial, Pleroma) are read from their newest page, then from the cursor.
 *
 * The query is built anew for each page: the Link header of Mastodon drops parameters.
 */
#include "source/mastodon.h"

#include "base/error.h"
#include "source/mastodon_post.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

#define STATE_VERSION 1
#define PAGE_LIMIT 40
#define OVERLAP_S (48 * 3600)
/* How often an instance is asked what its timelines are open for. */
#define PROBE_EVERY_S (24 * 3600)
/* Behind the mark of a probe stands the status that called for it: "probe/401"; 200 for an empty
 * list. Marks of pages hold a blank, so no hashtag is taken for one. */
#define PROBE_MARK "probe/"

/* ---- ids ---- */

static bool
is_number(const char *id)
{
	return id != NULL && *id != '\0' && strspn(id, "0123456789") == strlen(id);
}

/* Ids order as numbers, which strings without leading zeros do by length, then bytes; so do
 * ULIDs. */
static int
compare_ids(const char *a, const char *b)
{
	gsize length_a = strlen(a), length_b = strlen(b);

	if (length_a != length_b) {
		return length_a < length_b ? -1 : 1;
	}
	return strcmp(a, b);
}

/* The smallest id of a moment: milliseconds in the upper 48 bits (Mastodon's Snowflake). */
static char *
id_of_time(int64_t time_s)
{
	return g_strdup_printf("%" G_GUINT64_FORMAT, (guint64)MAX(time_s, 0) * 1000 << 16);
}

/* ---- state: {version, title, tags: {KEY: {cursor}}, local_only, probed} ---- */

static json_t *
tag_state(json_t *state, const char *key)
{
	json_t *tags = json_object_get(state, "tags");

	if (tags == NULL) {
		tags = json_object();
		json_object_set_new(state, "tags", tags);
	}
	json_t *tag = json_object_get(tags, key);
	if (tag == NULL) {
		tag = json_object();
		json_object_set_new(tags, key, tag);
	}
	return tag;
}

static const char *
cursor_of(json_t *state, const char *key)
{
	return jsontext_string(tag_state(state, key), "cursor");
}

static void
begin_state(Step *step, const SourceSpec *spec)
{
	g_autofree char *host = url_authority(spec->url);

	if (jsontext_integer(step->state, "version", 0) != STATE_VERSION) {
		json_decref(step->state);
		step->state = json_object();
		json_object_set_new(step->state, "version", json_integer(STATE_VERSION));
	}
	if (host != NULL) {
		json_object_set_new(step->state, "title", json_string(host));
	}
}

/* ---- requests ---- */

static void
authorise(const SourceSpec *spec, Request *request)
{
	if (spec->token != NULL) {
		g_autofree char *value = g_strconcat("Bearer ", spec->token, NULL);
		request_add_header(request, "Authorization", value);
		request->is_sensitive = true;
	}
	request_add_header(request, "Accept", "application/json");
}

/* Ask for the page behind @min_id (NULL: the newest). The mark is "KEY MIN_ID". */
static void
ask_page(Step *step, const SourceSpec *spec, const char *key, const char *min_id)
{
	g_autofree char *name = url_encode(key);
	bool local = jsontext_bool(step->state, "local_only", false);
	g_autofree char *path = g_strdup_printf("/api/v1/timelines/tag/%s?limit=%d%s%s%s", name,
						PAGE_LIMIT, local ? "&local=true" : "",
						min_id != NULL ? "&min_id=" : "",
						min_id != NULL ? min_id : "");
	g_autofree char *url = url_join(spec->url, path);
	Request *request = request_new(url);

	authorise(spec, request);
	request->mark = g_strdup_printf("%s %s", key, min_id != NULL ? min_id : "");
	g_ptr_array_add(step->requests, request);
}

/* @status: what the timeline answered with. */
static void
ask_probe(Step *step, const SourceSpec *spec, int status, int64_t now_s)
{
	g_autofree char *url = url_join(spec->url, "/api/v2/instance");
	Request *request = request_new(url);

	authorise(spec, request);
	request->mark = g_strdup_printf(PROBE_MARK "%d", status);
	g_ptr_array_add(step->requests, request);
	json_object_set_new(step->state, "probed", json_integer(now_s));
}

/* Where reading of a tag begins in this run. */
static void
begin_tag(Step *step, const SourceSpec *spec, const char *key, int64_t now_s)
{
	const char *cursor = cursor_of(step->state, key);
	g_autofree char *overlap = id_of_time(now_s - OVERLAP_S);

	if (cursor == NULL) {
		g_autofree char *begin = id_of_time(spec->begin_s);
		ask_page(step, spec, key, begin);
	} else if (is_number(cursor) && compare_ids(overlap, cursor) < 0) {
		ask_page(step, spec, key, overlap);
	} else {
		ask_page(step, spec, key, cursor);
	}
}

static void
begin_run(Step *step, const SourceSpec *spec, int64_t now_s)
{
	for (guint i = 0; i < spec->tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(spec->tags, i);
		begin_tag(step, spec, tag->key, now_s);
	}
}

/* ---- replies ---- */

/* Two servers cannot be told apart by an empty list: one with nothing under the tag, and one whose
 * timeline is closed to visitors. The instance record knows; it is asked once a day. */
static bool
may_be_closed(const Step *step, const char *key, int64_t now_s)
{
	int64_t probed_s = jsontext_integer(step->state, "probed", 0);

	return cursor_of(step->state, key) == NULL && probed_s + PROBE_EVERY_S <= now_s;
}

static void
close_for_visitors(Step *step, const SourceSpec *spec, const char *how)
{
	if (spec->token != NULL) {
		step_set(step, STEP_CLOSED, "%s: the token is not accepted (a new one is needed in "
			 "token_file)", how);
	} else {
		step_set(step, STEP_CLOSED, "%s: this server shows hashtags to its members only "
			 "(set token_file, or read another server)", how);
	}
}

static const char *
access_to(const json_t *instance, const char *whose)
{
	g_autofree char *path = g_strconcat("configuration.timelines_access.hashtag_feeds.", whose,
					    NULL);

	return json_string_value(jsontext_path(instance, path));
}

static bool
is_open(const char *access, const SourceSpec *spec)
{
	return access == NULL || strcmp(access, "public") == 0
		|| (strcmp(access, "authenticated") == 0 && spec->token != NULL);
}

static bool
load_instance(const Reply *reply, json_t **instance)
{
	return reply->status == 200
		&& jsontext_load(g_bytes_get_data(reply->body, NULL),
				 g_bytes_get_size(reply->body), instance, NULL);
}

/* The instance record (since 4.5 it says what hashtag feeds are open for). Where there is none, or
 * it is silent, an empty list stays an empty list, and a refusal a refusal. */
static void
take_probe(Step *step, const SourceSpec *spec, const Reply *reply, int64_t now_s)
{
	const char *status = reply->mark + strlen(PROBE_MARK);
	bool is_refused = strcmp(status, "200") != 0;
	g_autofree char *how = is_refused ? g_strconcat("HTTP ", status, NULL)
					  : g_strdup("hashtag timelines are closed");
	bool was_local = jsontext_bool(step->state, "local_only", false);
	json_auto_t *instance = NULL;

	(void)load_instance(reply, &instance);
	const char *local = access_to(instance, "local");
	const char *remote = access_to(instance, "remote");
	if (is_open(local, spec) && !is_open(remote, spec) && !was_local) {
		json_object_set_new(step->state, "local_only", json_true());
		begin_run(step, spec, now_s);
		return;
	}
	if (is_open(remote, spec)) {
		json_object_del(step->state, "local_only");
	}
	if (is_refused || !is_open(local, spec)) {
		close_for_visitors(step, spec, how);
	}
}

/* 401, 403 and 422 all mean "not for you" here; the instance record may know of a part that is. */
static void
take_refusal(Step *step, const SourceSpec *spec, const Reply *reply, int64_t now_s)
{
	int64_t probed_s = jsontext_integer(step->state, "probed", 0);
	g_autofree char *how = g_strdup_printf("HTTP %d", reply->status);

	if (spec->token == NULL && probed_s + PROBE_EVERY_S <= now_s) {
		ask_probe(step, spec, reply->status, now_s);
		return;
	}
	close_for_visitors(step, spec, how);
}

static void
take_limit(Step *step, const Reply *reply, int64_t now_s)
{
	const char *reset = reply_header(reply, "x-ratelimit-reset");

	if (reply->error != NULL) {
		step_set(step, STEP_WAIT, "%s", reply->error);
	} else {
		step_set(step, STEP_WAIT, "HTTP %d: asked too often", reply->status);
	}
	if (!date_parse_retry(reset, now_s, &step->wait_until_s)) {
		(void)date_parse_retry(reply_header(reply, "retry-after"), now_s,
				       &step->wait_until_s);
	}
}

/* The posts of a page; the largest id of it is where the next one begins. */
static char *
read_page(const json_t *page, const char *base_url, int64_t read_s, GPtrArray *posts)
{
	char *largest = NULL;
	size_t index;
	const json_t *entry;

	json_array_foreach(page, index, entry) {
		Post *post = mastodon_post_read(entry, base_url, read_s);
		g_autofree char *id = jsontext_dup_id(entry, "id");
		if (post != NULL) {
			g_ptr_array_add(posts, post);
		}
		if (id != NULL && (largest == NULL || compare_ids(id, largest) > 0)) {
			g_free(largest);
			largest = g_steal_pointer(&id);
		}
	}
	return largest;
}

static void
advance(Step *step, const SourceSpec *spec, const char *key, const char *min_id,
	const char *largest)
{
	const char *cursor = cursor_of(step->state, key);

	if (cursor == NULL || compare_ids(largest, cursor) > 0) {
		json_object_set_new(tag_state(step->state, key), "cursor", json_string(largest));
	}
	/* A server that ignores min_id would give the same page for ever. */
	if (*min_id == '\0' || !is_number(largest) || !is_number(min_id)
	    || compare_ids(largest, min_id) > 0) {
		if (strcmp(largest, min_id) != 0) {
			ask_page(step, spec, key, largest);
		}
	}
}

static void
take_page(Step *step, const SourceSpec *spec, const Reply *reply, int64_t now_s)
{
	g_auto(GStrv) mark = g_strsplit(reply->mark, " ", 2);
	g_autoptr(GError) error = NULL;
	json_auto_t *page = NULL;

	if (!jsontext_load(g_bytes_get_data(reply->body, NULL), g_bytes_get_size(reply->body),
			   &page, &error)) {
		step_set(step, STEP_FAILED, "answered with something else than posts: %s",
			 error->message);
		return;
	}
	if (!json_is_array(page)) {
		const char *words = jsontext_string(page, "error");
		step_set(step, STEP_FAILED, "answered with something else than a list of posts%s%s",
			 words != NULL ? ": " : "", words != NULL ? words : "");
		return;
	}
	g_autofree char *largest = read_page(page, spec->url, now_s, step->posts);
	if (largest != NULL) {
		advance(step, spec, mark[0], mark[1], largest);
	} else if (may_be_closed(step, mark[0], now_s)) {
		ask_probe(step, spec, reply->status, now_s);
	}
}

static void
take_reply(Step *step, const SourceSpec *spec, const Reply *reply, int64_t now_s)
{
	int status = reply->status;

	if (g_str_has_prefix(reply->mark, PROBE_MARK)) {
		take_probe(step, spec, reply, now_s);
	} else if (status == 401 || status == 403 || status == 422) {
		take_refusal(step, spec, reply, now_s);
	} else if (status == 429) {
		take_limit(step, reply, now_s);
	} else if (status == 404) {
		return; /* documented for a tag that nobody used: nothing there is no failure */
	} else if (!step_refused(step, reply)) {
		take_page(step, spec, reply, now_s);
	}
}

static void
mastodon_step(const SourceSpec *spec, const json_t *state, int64_t now_s, const Reply *reply,
	      Step *step)
{
	step_init(step, state);
	begin_state(step, spec);
	if (reply == NULL) {
		begin_run(step, spec, now_s);
	} else {
		take_reply(step, spec, reply, now_s);
	}
}

/* ---- a file of statuses ---- */

/* A list of statuses, or an object that holds one ("statuses": search and others), or a single
 * one. */
static const json_t *
statuses_of(const json_t *document)
{
	const json_t *inner = json_object_get(document, "statuses");

	return json_is_array(inner) ? inner : document;
}

static bool
mastodon_parse(const SourceSpec *spec, const Reply *document, GPtrArray **posts, GError **error)
{
	json_auto_t *loaded = NULL;
	const char *base_url = *spec->url != '\0' ? spec->url : NULL;

	if (!jsontext_load(g_bytes_get_data(document->body, NULL),
			   g_bytes_get_size(document->body), &loaded, error)) {
		return false;
	}
	const json_t *list = statuses_of(loaded);
	Post *single = json_is_object(list)
		? mastodon_post_read(list, base_url, DATE_UNKNOWN) : NULL;
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	if (json_is_array(list)) {
		g_free(read_page(list, base_url, DATE_UNKNOWN, found));
	} else if (single != NULL) {
		g_ptr_array_add(found, single);
	} else {
		error_set(error, ERROR_PARSE_PERMANENT, "not a list of Mastodon statuses");
		return false;
	}
	*posts = g_steal_pointer(&found);
	return true;
}

static bool
mastodon_recognises(const Reply *document)
{
	json_auto_t *loaded = NULL;
	const char *bytes = g_bytes_get_data(document->body, NULL);
	gsize length = g_bytes_get_size(document->body);
	gsize first = 0;

	/* Look at the first byte before all of them: most documents are XML. */
	while (first < length && g_ascii_isspace(bytes[first])) {
		first++;
	}
	if (first == length || bytes[first] == '<') {
		return false;
	}
	if (!jsontext_load(bytes, length, &loaded, NULL)) {
		return false;
	}
	const json_t *list = statuses_of(loaded);
	return mastodon_post_is_like(json_is_array(list) ? json_array_get(list, 0) : list);
}

const SourceKind mastodon_kind = {
	.name = "mastodon",
	.summary = "hashtag timelines of a Mastodon server, or of one that speaks its API",
	.network = "Mastodon",
	.step = mastodon_step,
	.parse = mastodon_parse,
	.recognises = mastodon_recognises,
};
