/*
 * GET /2/tweets?ids=… (100 at most) with nothing but the ids of the edits: whether a post is there
 * costs what a post costs, and not its author again. Who is not there stands in errors[], with why:
 * deleted or suspended (resource-not-found), protected meanwhile (not-authorized-for-resource).
 * Who stands in neither is not known. One that was edited since is asked for once more, whole.
 *
 * Marks: "there LAST ID ID …", "whole LAST ID ID …", LAST being the one behind which the others are
 * still to be asked for; one request at a time, since the book knows one.
 */
#include "source/x_recheck.h"

#include "model/budget.h"
#include "source/x_post.h"
#include "source/x_price.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

#define IDS_MAX 100

typedef struct Rechecking {
	const RecheckInput *input;
	Recheck *recheck;
	json_t *state; /* of the recheck */
} Rechecking;

static json_t *
book_of(const Rechecking *rechecking)
{
	return json_object_get(rechecking->state, "book");
}

static bool
is_id(const char *id)
{
	return id != NULL && *id != '\0' && id[strspn(id, "0123456789")] == '\0';
}

/* ---- asking ---- */

/* Nobody can say anything of these. */
static void
find_all(Rechecking *rechecking, const GPtrArray *ids)
{
	for (guint i = 0; i < ids->len; i++) {
		recheck_find(rechecking->recheck, g_ptr_array_index(ids, i), RECHECK_UNKNOWN, NULL);
	}
}

/* As many of the first of these as there is money for. @behind NULL: the others come next.
 * @edits NULL: what is asked for are the ids themselves. */
static bool
ask(Rechecking *rechecking, const char *mark, const char *behind, const GPtrArray *ids,
	const GPtrArray *edits)
{
	const RecheckInput *input = rechecking->input;
	const Budget *budget = &input->spec->budget;
	const bool is_whole = strcmp(mark, "whole") == 0;
	const int64_t price = is_whole ? x_price_whole() : x_price_alone();
	const int64_t left = budget_left(budget, book_of(rechecking), input->now_s);
	const guint count = (guint)MIN(MIN((int64_t)ids->len, IDS_MAX), left / price);
	g_autoptr(GString) list = g_string_new(NULL);
	g_autoptr(GString) marked = g_string_new(NULL);

	if (input->budget <= 0 || count == 0
		|| !budget_book(budget, book_of(rechecking), count * price, input->now_s)) {
		return false;
	}
	g_string_append_printf(marked, "%s %s", mark,
		behind != NULL ? behind : (const char *)g_ptr_array_index(ids, count - 1));
	for (guint i = 0; i < count; i++) {
		const char *id = g_ptr_array_index(ids, i);
		const char *edit = edits != NULL ? g_ptr_array_index(edits, i) : id;
		g_string_append_printf(list, "%s%s", i > 0 ? "," : "", edit);
		g_string_append_printf(marked, " %s", id);
	}
	g_autofree char *path = g_strdup_printf("/2/tweets?ids=%s&%s", list->str,
		is_whole ? X_POST_FIELDS : "tweet.fields=edit_history_tweet_ids,withheld");
	g_autofree char *url = url_join(input->spec->url, path);
	Request *request = request_new(url);
	request_add_header(request, "Accept", "application/json");
	request->mark = g_strdup(marked->str);
	request->cost = count * price;
	g_ptr_array_add(rechecking->recheck->requests, request);
	return true;
}

/* ---- answers ---- */

static const json_t *
find_entry(const json_t *json, const char *id)
{
	size_t index;
	const json_t *entry;

	json_array_foreach (json_object_get(json, "data"), index, entry) {
		g_autofree char *own = x_post_id(entry, "id");
		const json_t *edits = json_object_get(entry, "edit_history_tweet_ids");
		size_t number;
		const json_t *edit;

		if (g_strcmp0(own, id) == 0) {
			return entry;
		}
		json_array_foreach (edits, number, edit) {
			if (g_strcmp0(json_string_value(edit), id) == 0) {
				return entry;
			}
		}
	}
	return NULL;
}

/* Whether X says that it is not there, or not for us. */
static bool
is_gone(const json_t *json, const char *id)
{
	size_t index;
	const json_t *problem;

	json_array_foreach (json_object_get(json, "errors"), index, problem) {
		const char *type = jsontext_string(problem, "type");
		g_autofree char *about = x_post_id(problem, "resource_id");
		g_autofree char *value = x_post_id(problem, "value");

		if (type != NULL && (g_strcmp0(about, id) == 0 || g_strcmp0(value, id) == 0)
			&& (strstr(type, "/resource-not-found") != NULL
				|| strstr(type, "/not-authorized-for-resource") != NULL)) {
			return true;
		}
	}
	return false;
}

static void
find_whole(Rechecking *rechecking, const char *id, const json_t *entry, const json_t *json)
{
	Post *post = x_post_read(entry, json_object_get(json, "includes"),
		rechecking->input->now_s);

	if (post != NULL && post->author_handle == NULL) {
		g_clear_pointer(&post, post_free);
	}
	if (post != NULL) {
		g_ptr_array_add(rechecking->recheck->posts, post);
	}
	recheck_find(rechecking->recheck, id, post != NULL ? RECHECK_THERE : RECHECK_UNKNOWN, post);
}

/* Posts that are another edit by now, and which. */
typedef struct Edited {
	GPtrArray *ids, *edits; /* owned, of char*: likewise */
} Edited;

static void
edited_clear(Edited *edited)
{
	g_ptr_array_unref(edited->ids);
	g_ptr_array_unref(edited->edits);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Edited, edited_clear)

/* @edited out: those that are another edit by now are added. */
static void
find_one(Rechecking *rechecking, const char *id, const json_t *json, bool is_whole, Edited *edited)
{
	const json_t *entry = find_entry(json, id);
	g_autofree char *last = entry != NULL ? x_post_last_id(entry) : NULL;

	if (entry == NULL) {
		recheck_find(rechecking->recheck, id,
			is_gone(json, id) ? RECHECK_GONE : RECHECK_UNKNOWN, NULL);
	} else if (json_is_object(json_object_get(entry, "withheld"))) {
		recheck_find(rechecking->recheck, id, RECHECK_GONE, NULL);
	} else if (is_whole) {
		find_whole(rechecking, id, entry, json);
	} else if (g_strcmp0(last, id) != 0) {
		g_ptr_array_add(edited->ids, g_strdup(id));
		g_ptr_array_add(edited->edits, g_steal_pointer(&last));
	} else {
		recheck_find(rechecking->recheck, id, RECHECK_SAME, NULL);
	}
}

static json_t *
settle(const Rechecking *rechecking)
{
	const Reply *reply = rechecking->input->reply;
	const int64_t now_s = rechecking->input->now_s;
	json_t *json = NULL;

	if (reply->status == 200) {
		(void)jsontext_load(g_bytes_get_data(reply->body, NULL),
			g_bytes_get_size(reply->body), &json, NULL);
	}
	if (json == NULL && (reply->status == 200 || (reply->status == 0 && reply->was_sent))) {
		budget_close(book_of(rechecking), now_s);
	} else {
		budget_settle(book_of(rechecking), x_price_of(json), now_s);
	}
	return json;
}

/* The ids behind that one in the list of all. */
static GPtrArray *
rest_behind(const Rechecking *rechecking, const char *last)
{
	const GPtrArray *posts = rechecking->input->posts;
	GPtrArray *rest = g_ptr_array_new();
	bool is_behind = false;

	for (guint i = 0; i < posts->len; i++) {
		const RecheckPost *post = g_ptr_array_index(posts, i);
		if (is_behind && is_id(post->id)) {
			g_ptr_array_add(rest, (char *)post->id);
		}
		is_behind = is_behind || g_strcmp0(post->id, last) == 0;
	}
	return rest;
}

static void
take(Rechecking *rechecking, bool is_whole, const char *last, char *const *ids)
{
	json_auto_t *json = settle(rechecking);
	g_auto(Edited) edited = { g_ptr_array_new_with_free_func(g_free),
		g_ptr_array_new_with_free_func(g_free) };
	g_autoptr(GPtrArray) rest = rest_behind(rechecking, last);

	for (guint i = 0; ids[i] != NULL; i++) {
		if (json != NULL) {
			find_one(rechecking, ids[i], json, is_whole, &edited);
		} else {
			recheck_find(rechecking->recheck, ids[i], RECHECK_UNKNOWN, NULL);
		}
	}
	if (edited.ids->len > 0 && ask(rechecking, "whole", last, edited.ids, edited.edits)) {
		return;
	}
	find_all(rechecking, edited.ids);
	if (json == NULL || !ask(rechecking, "there", NULL, rest, NULL)) {
		find_all(rechecking, rest);
	}
}

static void
begin(Rechecking *rechecking)
{
	const GPtrArray *posts = rechecking->input->posts;
	g_autoptr(GPtrArray) ids = g_ptr_array_new();

	budget_close(book_of(rechecking), rechecking->input->now_s);
	for (guint i = 0; i < posts->len; i++) {
		const RecheckPost *post = g_ptr_array_index(posts, i);
		if (is_id(post->id)) {
			g_ptr_array_add(ids, (char *)post->id);
		} else {
			recheck_find(rechecking->recheck, post->id, RECHECK_UNKNOWN, NULL);
		}
	}
	if (!ask(rechecking, "there", NULL, ids, NULL)) {
		find_all(rechecking, ids);
	}
}

void
x_recheck(const RecheckInput *input, Recheck *recheck)
{
	Rechecking rechecking = { .input = input, .recheck = recheck };

	recheck_init(recheck);
	recheck->state = input->state != NULL ? json_deep_copy(input->state) : json_object();
	rechecking.state = recheck->state;
	if (!json_is_object(json_object_get(recheck->state, "book"))) {
		json_object_set_new(recheck->state, "book", json_object());
	}
	if (input->reply == NULL) {
		begin(&rechecking);
		return;
	}
	g_auto(GStrv) mark = g_strsplit(input->reply->mark != NULL ? input->reply->mark : "", " ",
		0);
	if (g_strv_length(mark) >= 3) {
		take(&rechecking, strcmp(mark[0], "whole") == 0, mark[1], mark + 2);
	}
}
