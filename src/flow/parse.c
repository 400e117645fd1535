#include "flow/parse.h"

#include "base/error.h"
#include "model/post.h"
#include "source/kind.h"

#include <string.h>

/* What most posts take as JSON. */
#define POST_BYTES 8192

/* The document as a reply of a server would have brought it. */
static Reply *
as_reply(const char *base_url, GBytes *bytes)
{
	g_autoptr(Request) request = request_new(base_url != NULL ? base_url : "");
	Reply *reply = reply_new(request);

	reply->status = 200;
	g_bytes_unref(reply->body);
	reply->body = g_bytes_ref(bytes);
	return reply;
}

static const SourceKind *
kind_for(const char *name, const Reply *document, GError **error)
{
	const SourceKind *kind = name != NULL ? kind_find(name) : kind_sniff(document);

	if (kind != NULL) {
		return kind;
	}
	if (name != NULL) {
		error_set(error, ERROR_USAGE_PERMANENT, "there is no type \"%s\"", name);
		return NULL;
	}
	g_autofree char *what = kind_foreign(document);
	error_set(error, ERROR_PARSE_PERMANENT,
		"neither a feed (RSS, Atom, JSON Feed) nor a list of Mastodon posts%s%s",
		what != NULL ? ": " : "", what != NULL ? what : "");
	return NULL;
}

/* Whether poll would keep a post that is wanted under @tags (of Hashtag; NULL: all are). */
static bool
is_kept(const GPtrArray *tags, const Post *post)
{
	for (guint i = 0; tags != NULL && i < post->tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(post->tags, i);

		if (hashtag_list_has(tags, tag->key)) {
			return post->consent != POST_CONSENT_REFUSED;
		}
	}
	return tags == NULL;
}

/* A source that wants these tags, as the kinds know one. @return owned. */
static SourceSpec *
as_source(const SourceKind *kind, const ParseWish *wish)
{
	SourceSpec *spec = source_spec_new();

	spec->name = g_strdup("parse");
	spec->kind = g_strdup(kind->name);
	spec->described = wish->described;
	spec->url = g_strdup(wish->base_url != NULL ? wish->base_url : "");
	for (guint i = 0; wish->tags != NULL && i < wish->tags->len; i++) {
		hashtag_list_add(spec->tags, g_ptr_array_index(wish->tags, i));
	}
	return spec;
}

bool
parse_document(const ParseWish *wish, GBytes *bytes, ParsedDocument *document, GError **error)
{
	g_autoptr(Reply) reply = as_reply(wish->base_url, bytes);
	const SourceKind *kind = wish->described != NULL ? kind_named(wish->described->name)
							 : kind_for(wish->kind, reply, error);
	g_autoptr(SourceSpec) spec = NULL;
	g_autoptr(GPtrArray) found = NULL;
	char *remark = NULL;

	if (kind == NULL) {
		return false;
	}
	spec = as_source(kind, wish);
	const StepInput input = { .spec = spec, .now_s = wish->now_s, .reply = reply };
	if (!kind->parse(&input, &found, &remark, error)) {
		return false;
	}
	document->remark = remark;
	document->posts = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < found->len; i++) {
		const Post *post = g_ptr_array_index(found, i);

		if (is_kept(wish->tags, post)) {
			GString *text = g_string_sized_new(POST_BYTES);

			post_write_shown(post, text);
			g_ptr_array_add(document->posts, g_string_free(text, FALSE));
		}
	}
	return true;
}

void
parsed_document_clear(ParsedDocument *document)
{
	g_clear_pointer(&document->posts, g_ptr_array_unref);
	g_clear_pointer(&document->remark, g_free);
}

GPtrArray *
parse_wanted_tags(const Config *config)
{
	GPtrArray *tags = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);

	for (guint i = 0; i < config->digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(config->digests, i);
		GHashTableIter aliases;
		void *alias;

		for (guint k = 0; k < digest->tags->len; k++) {
			hashtag_list_add(tags, g_ptr_array_index(digest->tags, k));
		}
		g_hash_table_iter_init(&aliases, digest->aliases);
		while (g_hash_table_iter_next(&aliases, &alias, NULL)) {
			g_autoptr(Hashtag) tag = hashtag_new(alias);

			if (tag != NULL) {
				hashtag_list_add(tags, tag);
			}
		}
	}
	return tags;
}
