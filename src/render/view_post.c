/* A post as templates get it. */
#include "render/view_part.h"

#include "render/excerpt.h"
#include "render/excerpt_span.h"
#include "text/jsontext.h"
#include "text/language.h"
#include "text/plain.h"

#include <string.h>

#define NAME_CHARACTERS_MAX 120
#define HANDLE_MAX 200
#define NETWORK_MAX 80
#define REASON_MAX 200

/* A longer handle stands on its own line and may be broken behind its marks. */
#define HANDLE_LONG 34

/* A network of one short word is not parted from the time. */
#define NETWORK_SHORT 12

/* What is known of a post's origin, cleaned. */
typedef struct Origin {
	char *name; /* all owned, or NULL */
	char *handle;
	char *network;
	char *when;
	char *url;
} Origin;

static void
origin_clear(Origin *origin)
{
	g_free(origin->name);
	g_free(origin->handle);
	g_free(origin->network);
	g_free(origin->when);
	g_free(origin->url);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Origin, origin_clear)

static json_t *
handle_view(const char *handle)
{
	json_t *object, *pieces;
	const char *piece = handle;

	if (handle == NULL) {
		return json_null();
	}
	object = json_object();
	pieces = json_array();
	for (const char *at = handle; *at != '\0'; at++) {
		if (strchr("._@-", *at) != NULL && at > handle) {
			g_autofree char *text = g_strndup(piece, (gsize)(at + 1 - piece));
			json_array_append_new(pieces, jsontext_text(text));
			piece = at + 1;
		}
	}
	json_array_append_new(pieces, jsontext_text(piece));
	view_part_put(object, "text", handle);
	json_object_set_new(object, "pieces", pieces);
	json_object_set_new(object, "is_long",
		json_boolean(g_utf8_strlen(handle, -1) > HANDLE_LONG));
	return object;
}

/* Time and network; a short network is not parted from its time. */
static char *
origin_joined(const ViewMaker *maker, const char *when, const char *network)
{
	char *said = phrases_say(maker->words, "post.origin",
		PHRASE_VALUES({ "when", when }, { "network", network }));
	char *gap = g_strrstr(said, " ");

	if (g_utf8_strlen(network, -1) > NETWORK_SHORT || gap == NULL
		|| !g_str_equal(gap + 1, network)) {
		return said;
	}
	g_autofree char *before = g_strndup(said, (gsize)(gap - said));
	g_free(said);
	return g_strconcat(before, NO_BREAK_SPACE, network, NULL);
}

/* Where and when, as far as known; what carries the link is never empty. */
static char *
origin_said(const ViewMaker *maker, const char *when, const char *network, bool is_linked)
{
	if (when != NULL && network != NULL) {
		return origin_joined(maker, when, network);
	}
	if (when == NULL && network == NULL && is_linked) {
		return phrases_say(maker->words, "post.origin_unknown", NULL);
	}
	return g_strdup(when != NULL ? when : network);
}

/* The warning its author folded the post with; only this and the link are shown. */
static json_t *
warning_view(const ViewMaker *maker, const Post *post, const char *author, const Origin *origin)
{
	g_autofree char *reason = view_part_line(post->warning, REASON_MAX);
	json_t *object;

	if (post->warning == NULL) {
		return json_null();
	}
	object = json_object();
	view_part_take(object, "label",
		reason == NULL ? phrases_say(maker->words, "post.warning_bare", NULL)
			       : phrases_say(maker->words, "post.warning",
				       PHRASE_VALUES({ "reason", reason })));
	view_part_take(object, "unfold",
		origin->network == NULL || g_str_equal(author, origin->network)
			? phrases_say(maker->words, "post.unfold_bare",
				PHRASE_VALUES({ "author", author }))
			: phrases_say(maker->words, "post.unfold",
				PHRASE_VALUES({ "author", author },
					{ "network", origin->network })));
	return object;
}

/* Whether the first letter is of a script that runs from right to left. */
static bool
runs_leftward(const char *text)
{
	static const GUnicodeScript scripts[] = {
		G_UNICODE_SCRIPT_ARABIC,
		G_UNICODE_SCRIPT_HEBREW,
		G_UNICODE_SCRIPT_SYRIAC,
		G_UNICODE_SCRIPT_THAANA,
		G_UNICODE_SCRIPT_NKO,
	};

	while (*text != '\0' && !g_unichar_isalpha(g_utf8_get_char(text))) {
		text = g_utf8_next_char(text);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(scripts); i++) {
		if (g_unichar_get_script(g_utf8_get_char(text)) == scripts[i]) {
			return true;
		}
	}
	return false;
}

/* By the primary part: en-GB is en. */
static bool
is_same_language(const char *one, const char *other)
{
	const gsize primary = strcspn(one, "-");

	return strcspn(other, "-") == primary && g_ascii_strncasecmp(one, other, primary) == 0;
}

/* The language as lang wants it, or NULL when it is the frame's, or none. */
static const char *
foreign_language(const ViewMaker *maker, const char *language)
{
	if (language == NULL || !language_is_tag(language)
		|| is_same_language(language, maker->language)) {
		return NULL;
	}
	return language;
}

/* What of a post's words is shown; the link stands before them where it is in the headline. */
static void
put_words(ViewMaker *maker, json_t *object, const Post *post, const Excerpt *excerpt, json_t *links)
{
	g_autofree char *text = excerpt->text == NULL ? NULL : excerpt_span_text(excerpt->text);
	const char *first = text != NULL ? text : excerpt->title;

	maker->read_words += excerpt->title == NULL ? 0 : plain_words(excerpt->title);
	maker->read_words += text == NULL ? 0 : plain_words(text);
	json_object_set_new(object, "text", view_part_text(maker, excerpt->text, links));
	view_part_put(object, "language", foreign_language(maker, post->language));
	view_part_put(object, "direction", first != NULL && runs_leftward(first) ? "rtl" : NULL);
	json_object_set_new(object, "media",
		post->warning == NULL ? view_part_media(maker, post, excerpt->title != NULL)
				      : json_null());
	view_part_around(maker, post, links, object);
}

static json_t *
tag_view(const ViewMaker *maker, const Hashtag *tag, guint index)
{
	json_t *object;

	if (tag == NULL) {
		return json_null();
	}
	object = json_object();
	view_part_put(object, "name", tag->display);
	json_object_set_new(object, "hue", view_part_hue(maker, index));
	return object;
}

/* The line below a post. The link stands here unless the headline or the warning has it. */
static void
put_origin(ViewMaker *maker, json_t *object, const Origin *origin, const char *author,
	json_t *links)
{
	bool has_warning = !json_is_null(json_object_get(object, "warning"));
	bool has_title = !json_is_null(json_object_get(object, "title"));
	bool is_linked = origin->url != NULL && !has_warning && !has_title;
	/* What the name or the warning's link says is not said again. */
	bool is_said = g_strcmp0(author, origin->network) == 0
		|| (has_warning && origin->url != NULL);
	char *said = origin_said(maker, origin->when, is_said ? NULL : origin->network, is_linked);

	if (is_linked) {
		json_object_set_new(object, "link", view_part_link(maker, origin->url, links));
	}
	json_object_set_new(object, "is_origin_linked", json_boolean(is_linked));
	json_object_set_new(object, "has_meta",
		json_boolean(said != NULL || !json_is_null(json_object_get(object, "handle"))
			|| !json_is_null(json_object_get(object, "tag"))));
	view_part_take(object, "origin", said);
}

/* The best name there is for who wrote it. Borrowed. */
static const char *
author_said(const ViewMaker *maker, const Origin *origin)
{
	const char *const names[] = { origin->name, origin->handle, origin->network };

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		if (names[i] != NULL) {
			return names[i];
		}
	}
	return phrases_get(maker->words, "post.nobody");
}

json_t *
view_part_post(ViewMaker *maker, const Post *post, const Hashtag *tag, guint index, json_t *links)
{
	g_auto(Origin) origin = {
		.name = view_part_line(post->author_name, NAME_CHARACTERS_MAX),
		.handle = view_part_line(post->author_handle, HANDLE_MAX),
		.network = view_part_line(post->network, NETWORK_MAX),
		.when = view_part_when_joined(maker, "post.when", post->published_s),
		.url = view_part_url(post->url),
	};
	const char *author = author_said(maker, &origin);
	g_auto(Excerpt) excerpt = { 0 };
	json_t *object = json_object();

	if (post->warning == NULL) {
		excerpt_make(post, &excerpt);
	}
	view_part_put(object, "author", author);
	json_object_set_new(object, "handle",
		author == origin.handle ? json_null() : handle_view(origin.handle));
	json_object_set_new(object, "tag", tag_view(maker, tag, index));
	view_part_put(object, "title", excerpt.title);
	json_object_set_new(object, "warning", warning_view(maker, post, author, &origin));
	/* Numbers rise as one reads: a headline or a warning has the link, else the origin. */
	const bool is_linked_first = excerpt.title != NULL || post->warning != NULL;
	json_object_set_new(object, "link",
		view_part_link(maker, is_linked_first ? origin.url : NULL, links));
	put_words(maker, object, post, &excerpt, links);
	put_origin(maker, object, &origin, author, links);
	return object;
}
