#include "flow/keepout.h"

#include "base/error.h"
#include "flow/activity.h"
#include "flow/archive.h"
#include "flow/lookup.h"
#include "flow/redact.h"
#include "flow/retention.h"
#include "store/editions.h"
#include "store/history.h"
#include "store/keepouts.h"
#include "text/jsontext.h"
#include "text/url.h"

static json_t *
post_json(const Post *post)
{
	g_autofree char *words = lookup_headline(post);
	g_autofree char *url = url_redact(post->url);
	const char *author = post->author_name != NULL ? post->author_name : post->author_handle;

	return jsontext_object("title", jsontext_text(words), "author", jsontext_text(author),
		"url", jsontext_text(url), NULL);
}

/* One that shows it, or showed it to some. */
static void
add_edition(const HistoryEdition *edition, json_t *editions)
{
	const bool is_out = g_strcmp0(edition->reason, EDITIONS_DROPPED) == 0;

	if (edition->reason == NULL || is_out) {
		json_array_append_new(editions,
			jsontext_object("digest", jsontext_text(edition->digest), "number",
				json_integer(edition->number), "rest_without", json_boolean(is_out),
				NULL));
	}
}

/* Which posts these are. */
static bool
describe(Context *context, const GPtrArray *ids, json_t *posts, GError **error)
{
	for (guint i = 0; i < ids->len; i++) {
		const int64_t id = *(const int64_t *)g_ptr_array_index(ids, i);
		g_autoptr(HistoryPost) found = NULL;

		if (!history_post(context->store, id, &found, error)) {
			return false;
		}
		if (found != NULL && found->post != NULL) {
			json_array_append_new(posts, post_json(found->post));
		}
	}
	return true;
}

/* The editions that may have reached somebody. */
static bool
list_editions(Context *context, const GPtrArray *ids, json_t *editions, GError **error)
{
	for (guint i = 0; i < ids->len; i++) {
		const int64_t id = *(const int64_t *)g_ptr_array_index(ids, i);
		g_autoptr(GPtrArray) list = NULL;

		if (!history_editions(context->store, id, &list, error)) {
			return false;
		}
		for (guint k = 0; k < list->len; k++) {
			const HistoryEdition *edition = g_ptr_array_index(list, k);

			add_edition(edition, editions);
		}
	}
	return true;
}

static bool
hold(Context *context, const LookupOne *target, bool *was_held, GError **error)
{
	Store *store = context->store;
	const int64_t at_s = now_s(&context->now);
	g_auto(StoreTransaction) transaction = { 0 };
	int64_t since_s;

	if (!store_transaction_begin(store, &transaction, error)
		|| !keepouts_since(store, target->keys, &since_s, error)
		|| !keepouts_remember(store, target->keys, at_s, error)) {
		return false;
	}
	for (guint i = 0; i < target->ids->len; i++) {
		const int64_t id = *(const int64_t *)g_ptr_array_index(target->ids, i);

		if (!keepouts_hold(store, id, at_s, error)) {
			return false;
		}
	}
	*was_held = since_s != 0;
	return store_transaction_commit(&transaction, error);
}

bool
keepout_drop(Context *context, const char *asked, json_t **report, GError **error)
{
	g_auto(LookupOne) target = { 0 };
	g_autoptr(Lock) lock = NULL;
	json_auto_t *posts = json_array();
	json_auto_t *editions = json_array();
	bool was_held = false;
	int undone = 0;

	if (!lookup_one(context, asked, &target, error)
		|| !retention_try(context, ACTIVITY_DELIVER, &lock, error)
		|| !hold(context, &target, &was_held, error)
		|| (lock != NULL && !redact_take_back(context, &undone, error))
		|| !describe(context, target.ids, posts, error)
		|| !list_editions(context, target.ids, editions, error)) {
		return false;
	}
	const bool is_mailing = lock == NULL;
	g_clear_pointer(&lock, lock_free); /* others may mail while pages are made */
	if (!archive_follow(context, error)) {
		return false;
	}
	g_autofree char *shown = url_redact(target.name);
	*report = jsontext_object("asked", jsontext_text(shown), "known",
		json_boolean(target.ids->len > 0), "already", json_boolean(was_held), "posts",
		json_incref(posts), "undone", json_integer(undone), "mailing",
		json_boolean(is_mailing), "editions", json_incref(editions), NULL);
	return true;
}

static bool
release(Context *context, const LookupOne *target, bool *was_held, GError **error)
{
	Store *store = context->store;
	g_auto(StoreTransaction) transaction = { 0 };
	int64_t since_s;
	bool was_any;

	if (!store_transaction_begin(store, &transaction, error)
		|| !keepouts_since(store, target->keys, &since_s, error)
		|| !keepouts_forget(store, target->keys, error)) {
		return false;
	}
	was_any = since_s != 0;
	for (guint i = 0; i < target->ids->len; i++) {
		const int64_t id = *(const int64_t *)g_ptr_array_index(target->ids, i);
		bool was_one = false;

		if (!keepouts_release(store, id, &was_one, error)) {
			return false;
		}
		was_any = was_any || was_one;
	}
	*was_held = was_any;
	return store_transaction_commit(&transaction, error);
}

bool
keepout_undrop(Context *context, const char *asked, json_t **report, GError **error)
{
	g_auto(LookupOne) target = { 0 };
	json_auto_t *posts = json_array();
	bool was_held = false;

	if (!lookup_one(context, asked, &target, error)
		|| !release(context, &target, &was_held, error)
		|| !describe(context, target.ids, posts, error)
		|| (was_held && !archive_follow(context, error))) {
		return false;
	}
	g_autofree char *shown = url_redact(target.name);
	if (!was_held) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"%s: was not kept out (`tagdigest explain` says where it is)", shown);
		return false;
	}
	*report = jsontext_object("asked", jsontext_text(shown), "known",
		json_boolean(target.ids->len > 0), "posts", json_incref(posts), NULL);
	return true;
}

static void
append_posts(GString *out, const json_t *report, const char *fate)
{
	const json_t *posts = json_object_get(report, "posts");

	for (gsize i = 0; i < json_array_size(posts); i++) {
		const json_t *post = json_array_get(posts, i);
		const char *title = jsontext_string(post, "title");
		const char *author = jsontext_string(post, "author");

		g_string_append_printf(out, "%s: \"%s\"%s%s\n", fate,
			title != NULL ? title : "a post without words",
			author != NULL ? " by " : "", author != NULL ? author : "");
	}
}

static void
append_editions(GString *out, const json_t *report)
{
	const json_t *editions = json_object_get(report, "editions");

	for (gsize i = 0; i < json_array_size(editions); i++) {
		const json_t *edition = json_array_get(editions, i);

		g_string_append_printf(out, "Edition %d of %s was mailed with it%s\n",
			(int)jsontext_integer(edition, "number", 0),
			jsontext_string(edition, "digest"),
			jsontext_bool(edition, "rest_without", false)
				? " to some readers; those who still wait get it without."
				: ": that cannot be called back.");
	}
}

char *
keepout_drop_text(const json_t *report)
{
	GString *out = g_string_new(NULL);
	const char *asked = jsontext_string(report, "asked");
	const int undone = (int)jsontext_integer(report, "undone", 0);

	append_posts(out, report, "Kept out");
	if (!jsontext_bool(report, "known", false)) {
		g_string_append_printf(out,
			"No source has shown %s yet. When one does, it is kept out. (Was it "
			"another address? `tagdigest explain WORDS` finds a post by its words.)\n",
			asked);
	}
	if (undone > 0) {
		g_string_append_printf(out,
			"%d %s that nobody had yet showed it: the next run makes %s anew.\n",
			undone, undone == 1 ? "edition" : "editions", undone == 1 ? "it" : "them");
	}
	if (jsontext_bool(report, "mailing", false)) {
		g_string_append(out,
			"Another tagdigest mails at this moment: what it has begun goes on; what "
			"nobody has got by then is made anew by the next run.\n");
	} else {
		append_editions(out, report);
	}
	g_string_append_printf(out, "`tagdigest undrop %s` lets it in again.\n", asked);
	return g_string_free(out, FALSE);
}

char *
keepout_undrop_text(const json_t *report)
{
	GString *out = g_string_new(NULL);
	const char *asked = jsontext_string(report, "asked");

	append_posts(out, report, "Let in again");
	if (!jsontext_bool(report, "known", false)) {
		g_string_append_printf(out,
			"No longer kept out: %s (no source has shown it yet).\n", asked);
	} else {
		g_string_append_printf(out, "`tagdigest explain %s` says where it will stand.\n",
			asked);
	}
	return g_string_free(out, FALSE);
}
