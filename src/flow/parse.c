#include "flow/parse.h"

#include "base/error.h"
#include "model/post.h"
#include "source/kind.h"
#include "text/html.h"

#include <string.h>

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
kind_of(const char *name, const Reply *document, GError **error)
{
	const SourceKind *kind = name != NULL ? kind_find(name) : kind_sniff(document);

	if (kind != NULL) {
		return kind;
	}
	if (name != NULL) {
		error_set(error, ERROR_USAGE_PERMANENT, "there is no type \"%s\"", name);
	} else {
		error_set(error, ERROR_PARSE_PERMANENT, "neither a feed (RSS, Atom, JSON Feed) nor "
			  "a list of Mastodon posts");
	}
	return NULL;
}

/* A post as JSON, its HTML made safe, and its words with their structure: what may be shown. */
static json_t *
post_json(const Post *post)
{
	json_t *json = post_to_json(post);
	g_auto(HtmlReading) reading = { 0 };

	if (post->content_raw != NULL && post->content_is_html) {
		html_read(post->content_raw, post->base_url, HTML_SAFE | HTML_PROSE, &reading);
		json_object_set_new(json, "content", json_string(reading.safe));
	} else if (post->text != NULL) {
		reading.prose = prose_from_text(post->text);
	}
	json_object_set_new(json, "prose",
			    reading.prose == NULL ? json_null() : prose_to_json(reading.prose));
	return json;
}

static void
json_unref(void *json)
{
	json_decref(json);
}

bool
parse_document(const char *kind_name, const char *base_url, GBytes *bytes, GPtrArray **posts,
	       GError **error)
{
	g_autoptr(Reply) document = as_reply(base_url, bytes);
	const SourceKind *kind = kind_of(kind_name, document, error);
	g_autoptr(SourceSpec) spec = source_spec_new();
	g_autoptr(GPtrArray) found = NULL;

	if (kind == NULL) {
		return false;
	}
	spec->name = g_strdup("parse");
	spec->kind = g_strdup(kind->name);
	spec->url = g_strdup(base_url != NULL ? base_url : "");
	if (!kind->parse(spec, document, &found, error)) {
		return false;
	}
	GPtrArray *made = g_ptr_array_new_with_free_func(json_unref);
	for (guint i = 0; i < found->len; i++) {
		g_ptr_array_add(made, post_json(g_ptr_array_index(found, i)));
	}
	*posts = made;
	return true;
}
