/*
 * One request a post, or for many at once, as the kind says. A post is gone when the server says so
 * of it by its status or in the words that the kind knows (gone), shows it as one that is dropped,
 * or refuses it alone. A list that does not hold it says less: others may have it.
 */
#include "source/api_recheck.h"

#include "source/api_document.h"
#include "source/api_post.h"
#include "source/api_request.h"
#include "source/timeline.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

#define IDS_MAX 50
#define ONE "one"
#define MANY "many"
#define LIST "list"

typedef struct Rechecking {
	const RecheckInput *input;
	const KindPlan *plan;
	Recheck *recheck;
	int left;
} Rechecking;

static void
ask(Rechecking *rechecking, const ApiPlaces *places, const char *mark)
{
	if (rechecking->left > 0) {
		g_ptr_array_add(rechecking->recheck->requests,
			api_request_new(rechecking->input->spec, rechecking->plan->recheck, places,
				mark));
		rechecking->left--;
	}
}

static void
ask_many(Rechecking *rechecking, const GPtrArray *ids, guint first)
{
	g_autoptr(GString) list = g_string_new(NULL);
	g_autoptr(GString) mark = g_string_new(MANY);

	for (guint i = first; i < MIN(ids->len, first + IDS_MAX); i++) {
		const char *id = g_ptr_array_index(ids, i);

		g_string_append_printf(list, "%s%s", i > first ? "," : "", id);
		g_string_append_printf(mark, " %s", id);
	}
	const ApiPlaces places = { .ids = list->str };
	ask(rechecking, &places, mark->str);
}

static void
begin(Rechecking *rechecking)
{
	const GPtrArray *posts = rechecking->input->posts;
	const bool are_many = kind_request_has(rechecking->plan->recheck, "ids");
	g_autoptr(GPtrArray) ids = g_ptr_array_new();

	for (guint i = 0; i < posts->len; i++) {
		const RecheckPost *post = g_ptr_array_index(posts, i);

		if (timeline_is_id(post->id) && !url_is_web(post->id)) {
			g_ptr_array_add(ids, (char *)post->id);
		}
	}
	for (guint i = 0; i < ids->len; i += are_many ? IDS_MAX : 1) {
		const ApiPlaces places = { .id = g_ptr_array_index(ids, i) };
		g_autofree char *mark = g_strconcat(ONE " ", places.id, NULL);

		if (are_many) {
			ask_many(rechecking, ids, i);
		} else {
			ask(rechecking, &places, mark);
		}
	}
}

static const char *
tag_of(const Rechecking *rechecking, const char *id)
{
	const GPtrArray *posts = rechecking->input->posts;

	for (guint i = 0; i < posts->len; i++) {
		const RecheckPost *post = g_ptr_array_index(posts, i);

		if (g_strcmp0(post->id, id) == 0) {
			return post->tag;
		}
	}
	return NULL;
}

/* What an item says of a post now. */
static void
find_item(Rechecking *rechecking, const char *id, const json_t *item, const json_t *document)
{
	const SourceSpec *spec = rechecking->input->spec;
	const char *key = tag_of(rechecking, id);
	const Hashtag *tag = key != NULL ? hashtag_list_find(spec->tags, key) : NULL;
	const ApiPostReader reader = {
		.spec = spec,
		.at = { .document = document,
			.server = spec->url,
			.tag = tag != NULL ? tag->display : NULL },
		.now_s = rechecking->input->now_s,
	};
	Post *post = NULL;
	const ApiPostVerdict verdict = api_post_read(&reader, item, &post);

	if (verdict == API_POST_READ) {
		g_ptr_array_add(rechecking->recheck->posts, post);
		recheck_find(rechecking->recheck, id, RECHECK_THERE, post);
	} else {
		recheck_find(rechecking->recheck, id,
			verdict == API_POST_DROPPED ? RECHECK_GONE : RECHECK_UNKNOWN, NULL);
	}
}

/* It is refused, which may be about the post or about all of them: whether lists are shown tells.
 */
static void
ask_list(Rechecking *rechecking, const char *id)
{
	const RecheckInput *input = rechecking->input;
	const char *key = tag_of(rechecking, id);
	const json_t *tag = key == NULL
		? NULL
		: json_object_get(json_object_get(input->state, "tags"), key);
	const ApiPlaces places = {
		.tag = key,
		.lookup = jsontext_string(tag, "lookup"),
		.page = rechecking->plan->first_page == 0 ? "0" : "1",
		.offset = "0",
	};
	g_autofree char *mark = g_strconcat(LIST " ", id, NULL);

	if (key == NULL || rechecking->plan->request == NULL || rechecking->left <= 0) {
		recheck_find(rechecking->recheck, id, RECHECK_UNKNOWN, NULL);
		return;
	}
	g_ptr_array_add(rechecking->recheck->requests,
		api_request_new(input->spec, rechecking->plan->request, &places, mark));
	rechecking->left--;
}

static json_t *
load(const Reply *reply)
{
	json_t *loaded = NULL;
	gsize length;
	const char *bytes = g_bytes_get_data(reply->body, &length);

	(void)jsontext_load(bytes, length, &loaded, NULL);
	return loaded;
}

static void
take_one(Rechecking *rechecking, const char *id)
{
	const Reply *reply = rechecking->input->reply;
	const KindPlan *plan = rechecking->plan;
	json_auto_t *document = load(reply);
	const ApiItem at = { .item = document, .document = document };
	const json_t *item;

	if (reply->status == 404 || reply->status == 410
		|| (document != NULL && plan->gone != NULL && api_value_all(&at, plan->gone))) {
		recheck_find(rechecking->recheck, id, RECHECK_GONE, NULL);
		return;
	}
	if (reply->status == 401 || reply->status == 403) {
		ask_list(rechecking, id);
		return;
	}
	item = reply->status == 200 ? api_value_json(&at, plan->recheck->result) : NULL;
	if (json_is_object(item)) {
		find_item(rechecking, id, item, document);
	} else {
		recheck_find(rechecking->recheck, id, RECHECK_UNKNOWN, NULL);
	}
}

/* @return borrowed, or NULL. */
static const json_t *
item_with(const Rechecking *rechecking, const GPtrArray *items, const char *id)
{
	const ApiPostReader reader = { .spec = rechecking->input->spec };

	for (guint i = 0; i < items->len; i++) {
		g_autofree char *own = api_post_id(&reader, g_ptr_array_index(items, i));

		if (g_strcmp0(own, id) == 0) {
			return g_ptr_array_index(items, i);
		}
	}
	return NULL;
}

/* The items of a list. @return whether it is one, and whole. */
static bool
read_list(const Reply *reply, const KindPath *path, ApiDocument *document, GPtrArray *items)
{
	json_t *item;

	if (reply->status != 200 || !api_document_open(reply->body, path, false, document, NULL)) {
		return false;
	}
	while ((item = api_document_next(document)) != NULL) {
		g_ptr_array_add(items, item);
	}
	return !document->is_cut_off && document->lost == 0;
}

/* A server that shows its lists, and not this post, does not show this post. */
static void
take_list(Rechecking *rechecking, const char *id)
{
	g_auto(ApiDocument) document = { 0 };
	g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func((GDestroyNotify)json_decref);
	const bool is_whole = read_list(rechecking->input->reply, rechecking->plan->items,
		&document, items);
	const json_t *own = item_with(rechecking, items, id);

	if (own != NULL) {
		find_item(rechecking, id, own, document.around);
	} else {
		recheck_find(rechecking->recheck, id, is_whole ? RECHECK_GONE : RECHECK_UNKNOWN,
			NULL);
	}
}

static void
take_many(Rechecking *rechecking, char *const *ids)
{
	g_auto(ApiDocument) document = { 0 };
	g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func((GDestroyNotify)json_decref);
	const bool is_whole = read_list(rechecking->input->reply, rechecking->plan->recheck->result,
		&document, items);

	for (guint i = 0; ids[i] != NULL; i++) {
		const json_t *own = item_with(rechecking, items, ids[i]);

		if (own != NULL) {
			find_item(rechecking, ids[i], own, document.around);
		} else {
			recheck_find(rechecking->recheck, ids[i],
				is_whole ? RECHECK_UNLISTED : RECHECK_UNKNOWN, NULL);
		}
	}
}

void
api_recheck(const RecheckInput *input, Recheck *recheck)
{
	Rechecking rechecking = {
		.input = input,
		.plan = input->spec->described->plan,
		.recheck = recheck,
		.left = input->budget,
	};

	recheck_init(recheck);
	if (rechecking.plan->recheck == NULL || !url_is_web(input->spec->url)) {
		return;
	}
	if (input->reply == NULL) {
		begin(&rechecking);
		return;
	}
	g_auto(GStrv) mark = g_strsplit(input->reply->mark != NULL ? input->reply->mark : "", " ",
		0);
	if (g_strcmp0(mark[0], MANY) == 0) {
		take_many(&rechecking, mark + 1);
	} else if (g_strcmp0(mark[0], ONE) == 0 && mark[1] != NULL) {
		take_one(&rechecking, mark[1]);
	} else if (g_strcmp0(mark[0], LIST) == 0 && mark[1] != NULL) {
		take_list(&rechecking, mark[1]);
	}
}
