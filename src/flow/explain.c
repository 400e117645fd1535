#include "flow/explain.h"

#include "base/error.h"
#include "flow/explain_part.h"
#include "flow/lookup.h"
#include "store/posts.h"
#include "text/jsontext.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

/* Of several posts so many are named. */
#define NAMED_MAX 10

static bool
is_one_word(const char *asked)
{
	return strpbrk(asked, " \t\r\n") == NULL;
}

/* An address, else a name that a platform gave, else words; @address: NULL when it is none. */
static bool
find(Context *context, const char *asked, const char *address, GPtrArray **ids, GError **error)
{
	g_autoptr(GPtrArray) found = NULL;

	if (address != NULL && !lookup_posts(context, address, &found, error)) {
		return false;
	}
	if ((found == NULL || found->len == 0) && is_one_word(asked)) {
		g_clear_pointer(&found, g_ptr_array_unref);
		if (!lookup_named(context, asked, &found, error)) {
			return false;
		}
	}
	if ((found == NULL || found->len == 0) && strstr(asked, "://") == NULL) {
		g_clear_pointer(&found, g_ptr_array_unref);
		if (!lookup_words(context, asked, NAMED_MAX + 1, &found, error)) {
			return false;
		}
	}
	*ids = g_steal_pointer(&found);
	return true;
}

/* In full where it is one, else by their names. */
static bool
tell_posts(Context *context, const GPtrArray *ids, json_t *posts, GError **error)
{
	for (guint i = 0; i < ids->len && i < NAMED_MAX; i++) {
		const int64_t id = *(const int64_t *)g_ptr_array_index(ids, i);
		json_t *row = NULL;

		if (!(ids->len == 1 ? explain_post : explain_name)(context, id, &row, error)) {
			return false;
		}
		if (row != NULL) {
			json_array_append_new(posts, row);
		}
	}
	return true;
}

static bool
refuse_unknown(Context *context, const char *asked, GError **error)
{
	g_autofree char *hidden = url_hide_all(asked);
	g_autofree char *shown = plain_cut(hidden, 100, NULL);
	int64_t kept = 0, dropped = 0;

	if (!posts_count(context->store, &kept, &dropped, error)) {
		return false;
	}
	if (kept == 0) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"no post is stored yet (`tagdigest poll` reads the sources, `tagdigest "
			"status` says how they are)");
		return false;
	}
	error_set(error, ERROR_USAGE_PERMANENT,
		"no stored post has the words \"%s\" (expected words that stand in it, or its "
		"address)",
		shown);
	return false;
}

bool
explain_report(Context *context, const char *asked, json_t **report, GError **error)
{
	g_autofree char *words = g_strstrip(g_strdup(asked));
	g_autofree char *address = lookup_address(words);
	g_autoptr(GPtrArray) ids = NULL;
	json_auto_t *posts = json_array();
	json_auto_t *unseen = json_null();
	const GPtrArray *digests = context->config->digests;
	const DigestSpec *first = digests->len > 0 ? g_ptr_array_index(digests, 0) : NULL;

	if (*words == '\0') {
		error_set(error, ERROR_USAGE_PERMANENT,
			"expected the address of a post, or some of its words");
		return false;
	}
	if (!find(context, words, address, &ids, error)) {
		return false;
	}
	const bool is_found = ids != NULL && ids->len > 0;
	if (!is_found && address == NULL) {
		return refuse_unknown(context, words, error);
	}
	if (!(is_found ? tell_posts(context, ids, posts, error)
		       : explain_unseen(context, address, &unseen, error))) {
		return false;
	}
	g_autofree char *shown = url_redact(words);
	*report = jsontext_object("asked", jsontext_text(shown), "timezone",
		jsontext_text(first != NULL ? first->timezone : "UTC"), "posts", json_incref(posts),
		"is_more", json_boolean(is_found && ids->len > NAMED_MAX), "unseen",
		json_incref(unseen), NULL);
	return true;
}
