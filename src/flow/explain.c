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

/* What is meant, and whether by its words alone. */
typedef struct Found {
	GPtrArray *ids; /* owned, of int64_t*; or NULL */
	bool is_by_words;
} Found;

static void
found_clear(Found *found)
{
	g_clear_pointer(&found->ids, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Found, found_clear)

static bool
is_empty(const Found *found)
{
	return found->ids == NULL || found->ids->len == 0;
}

/* An address, else a name that a platform gave, else words; @address: NULL when it is none. */
static bool
find(Context *context, const char *asked, const char *address, Found *found, GError **error)
{
	if (address != NULL && !lookup_posts(context, address, &found->ids, error)) {
		return false;
	}
	if (is_empty(found)) {
		found_clear(found);
		if (!lookup_named(context, asked, &found->ids, error)) {
			return false;
		}
	}
	if (is_empty(found) && strstr(asked, "://") == NULL) {
		found_clear(found);
		found->is_by_words = true;
		return lookup_words(context, asked, NAMED_MAX + 1, &found->ids, error);
	}
	return true;
}

/* In full; of several with the same words by their names. */
static bool
tell_posts(Context *context, const Found *found, json_t *posts, GError **error)
{
	const GPtrArray *ids = found->ids;
	const bool is_in_full = ids->len == 1 || !found->is_by_words;

	for (guint i = 0; i < ids->len && i < NAMED_MAX; i++) {
		const int64_t id = *(const int64_t *)g_ptr_array_index(ids, i);
		json_t *row = NULL;

		if (!(is_in_full ? explain_post : explain_name)(context, id, &row, error)) {
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
	/* Of what is not stored. */
	const char *name = address != NULL || !lookup_is_name(words) ? address : words;
	g_auto(Found) found = { 0 };
	json_auto_t *posts = json_array();
	json_auto_t *unseen = json_null();
	const GPtrArray *digests = context->config->digests;
	const DigestSpec *first = digests->len > 0 ? g_ptr_array_index(digests, 0) : NULL;

	if (*words == '\0') {
		error_set(error, ERROR_USAGE_PERMANENT,
			"expected the address of a post, or some of its words");
		return false;
	}
	if (!find(context, words, address, &found, error)) {
		return false;
	}
	const bool is_found = !is_empty(&found);
	if (!is_found && name == NULL) {
		return refuse_unknown(context, words, error);
	}
	if (!(is_found ? tell_posts(context, &found, posts, error)
		       : explain_unseen(context, name, &unseen, error))) {
		return false;
	}
	g_autofree char *shown = url_redact(words);
	*report = jsontext_object("asked", jsontext_text(shown), "timezone",
		jsontext_text(first != NULL ? first->timezone : "UTC"), "posts", json_incref(posts),
		"is_more", json_boolean(is_found && found.ids->len > NAMED_MAX), "unseen",
		json_incref(unseen), NULL);
	return true;
}
