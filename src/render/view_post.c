/* A post as templates get it. */
#include "render/view_part.h"

#include "render/excerpt.h"
#include "render/excerpt_span.h"
#include "text/date.h"
#include "text/jsontext.h"
#include "text/language.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

#define HANDLE_MAX 200
#define NETWORK_MAX 80
#define REASON_MAX 200
#define GROUP_MAX 120

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

/* By the primary part: en-GB is en. */
static bool
is_same_language(const char *one, const char *other)
{
	const gsize primary = strcspn(one, "-");

	return strcspn(other, "-") == primary && g_ascii_strncasecmp(one, other, primary) == 0;
}

const char *
view_part_language(const ViewMaker *maker, const char *language)
{
	if (language == NULL || !language_is_tag(language)
		|| is_same_language(language, maker->language)) {
		return NULL;
	}
	return language;
}

/* Where to read on: "Read on at toot.example, 214 more words", or null. */
static json_t *
read_on_view(PostMaker *post, const Excerpt *excerpt)
{
	const Phrases *words = post->maker->words;
	g_autofree char *site = excerpt->is_cut ? url_site(post->url) : NULL;
	g_autofree char *line = view_part_line(site, NETWORK_MAX);
	json_t *object;

	if (line == NULL) {
		return json_null();
	}
	const PhraseValue *values = PHRASE_VALUES({ "host", line });
	object = json_object();
	view_part_take(object, "label",
		excerpt->words_left > 0
			? phrases_count(words, "post.read_more", (int)excerpt->words_left, values)
			: phrases_say(words, "post.read_on", values));
	json_object_set_new(object, "link", view_part_post_link(post));
	return object;
}

/* What of a post's words is shown; the link stands before them where it is in the headline. */
static void
put_words(PostMaker *post, json_t *object, const Excerpt *excerpt)
{
	ViewMaker *maker = post->maker;
	g_autofree char *text = excerpt->text == NULL ? NULL : excerpt_span_text(excerpt->text);
	const char *first = text != NULL ? text : excerpt->title;

	maker->read_words += excerpt->title == NULL ? 0 : plain_words(excerpt->title);
	maker->read_words += text == NULL ? 0 : plain_words(text);
	json_object_set_new(object, "text", view_part_text(maker, excerpt->text, post->links));
	json_object_set_new(object, "read_on", read_on_view(post, excerpt));
	view_part_put(object, "language", view_part_language(maker, post->post->language));
	view_part_put(object, "direction",
		first != NULL && plain_runs_leftward(first) ? "rtl" : NULL);
	view_part_around(post, object);
	json_object_set_new(object, "media",
		post->post->warning == NULL ? view_part_media(post, excerpt->title != NULL)
					    : json_null());
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

/* The words of a link by which a post is to be answered; NULL: it is none of those. */
static char *
call_said(const PostMaker *post, const Origin *origin, const char *author)
{
	const Phrases *words = post->maker->words;
	const bool is_there = origin->network != NULL && !g_str_equal(author, origin->network);

	if (!post->place->is_asked || post->url == NULL || post->post->warning != NULL) {
		return NULL;
	}
	return phrases_say(words, is_there ? "post.call" : "post.call_bare",
		PHRASE_VALUES({ "author", author }, { "network", origin->network }));
}

/* "2026-12-01" as readers have it. @return owned; as it is written where it is no day. */
static char *
day_of(const ViewMaker *maker, const char *text, gsize length)
{
	g_autofree char *written = g_strndup(text, length);
	GDate day;

	if (!date_parse_day(g_strstrip(written), &day)) {
		return g_steal_pointer(&written);
	}
	g_autoptr(GDateTime) noon = g_date_time_new(maker->zone, g_date_get_year(&day),
		(gint)g_date_get_month(&day), g_date_get_day(&day), 12, 0, 0);
	return view_part_when(maker, "post.agreed_day", g_date_time_to_unix(noon));
}

/* Whose word allows what was said in a closed group to be shown. @return owned; NULL: everybody
 * could read it. */
static char *
agreed_said(const ViewMaker *maker, const Post *post)
{
	g_autofree char *group = view_part_line(post->group, GROUP_MAX);
	g_autofree char *agreed = view_part_line(post->agreed, GROUP_MAX);
	const char *comma = agreed == NULL ? NULL : strchr(agreed, ',');

	if (group == NULL || comma == NULL) {
		return NULL;
	}
	g_autofree char *day = day_of(maker, agreed, (gsize)(comma - agreed));
	g_autofree char *who = view_part_line(comma + 1, GROUP_MAX);
	return phrases_say(maker->words, "post.agreed",
		PHRASE_VALUES({ "group", group }, { "day", day }, { "who", who }));
}

/* The line below a post. The link stands here unless the headline, the warning or the call has
 * it. */
static void
put_origin(PostMaker *post, json_t *object, const Origin *origin, const char *author)
{
	char *call = call_said(post, origin, author);
	bool has_warning = !json_is_null(json_object_get(object, "warning"));
	bool has_title = !json_is_null(json_object_get(object, "title"));
	bool is_linked = post->url != NULL && !has_warning && !has_title && call == NULL;
	/* What the name, the call or the warning's link says is not said again. */
	bool is_said = g_strcmp0(author, origin->network) == 0 || (has_warning && post->url != NULL)
		|| call != NULL;
	char *said = origin_said(post->maker, origin->when, is_said ? NULL : origin->network,
		is_linked);

	json_object_set_new(object, "link",
		is_linked || call != NULL || post->link != NULL ? view_part_post_link(post)
								: json_null());
	json_object_set_new(object, "is_origin_linked", json_boolean(is_linked));
	json_object_set_new(object, "has_meta",
		json_boolean(said != NULL || !json_is_null(json_object_get(object, "handle"))
			|| !json_is_null(json_object_get(object, "tag"))));
	view_part_take(object, "origin", said);
	if (call != NULL) {
		json_object_set_new(object, "handle", json_null());
	}
	view_part_take(object, "call", call);
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

/* What of its words may be shown, and is not said already by the story that it speaks of. */
static void
make_excerpt(const PostMaker *post, Excerpt *excerpt)
{
	const DraftStory *story = post->place->story;
	const Post *above = story == NULL ? post->place->above : NULL;
	const ExcerptSaid said = {
		.page_url = story == NULL ? NULL : story->url,
		.page_title = story == NULL ? NULL : story->title,
		.answered = view_part_answered(post),
		.above = above == NULL ? NULL : above->author_handle,
		.lead = post->place->lead,
		.chat = post->place->chat,
	};

	if (post->post->warning == NULL) {
		excerpt_make(post->post, &said, excerpt);
	}
}

/* Whether nothing of a post is shown but whose it is. */
static bool
is_silent(const json_t *object)
{
	static const char *const parts[] = { "title", "text", "warning", "quoting", "poll",
		"media" };

	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		if (!json_is_null(json_object_get(object, parts[i]))) {
			return false;
		}
	}
	return true;
}

static void
put_post(PostMaker *post, json_t *object, const Origin *origin)
{
	ViewMaker *maker = post->maker;
	const PostPlace *place = post->place;
	const char *author = author_said(maker, origin);
	g_autofree char *style = g_strconcat("style.", place->style, NULL);
	g_auto(Excerpt) excerpt = { 0 };

	make_excerpt(post, &excerpt);
	view_part_put(object, "author", author);
	json_object_set_new(object, "handle",
		author == origin->handle ? json_null() : handle_view(origin->handle));
	json_object_set_new(object, "tag",
		tag_view(maker, place->tag, view_part_tag_index(maker, place->tag)));
	view_part_put(object, "style", phrases_get(maker->look, style));
	if (maker->is_public) {
		view_part_in_public(post, object);
	}
	view_part_put(object, "indent", place->indent);
	json_object_set_new(object, "follows_voice", json_boolean(place->follows));
	view_part_put(object, "title", excerpt.title);
	json_object_set_new(object, "warning", warning_view(maker, post->post, author, origin));
	/* Numbers rise as one reads: a headline or a warning has the link, else what comes first.
	 */
	if (excerpt.title != NULL || post->post->warning != NULL) {
		json_decref(view_part_post_link(post));
	}
	put_words(post, object, &excerpt);
	view_part_take(object, "aside",
		place->story != NULL && is_silent(object)
			? phrases_say(maker->words, "story.silent", NULL)
			: NULL);
	view_part_take(object, "agreed", agreed_said(maker, post->post));
	put_origin(post, object, origin, author);
}

/* Within a conversation the day is said again only when it is another. */
static const char *
when_key(const ViewMaker *maker, const Post *post, const PostPlace *place)
{
	if (place->root == NULL || place->story != NULL || post->published_s == DATE_UNKNOWN
		|| place->root->published_s == DATE_UNKNOWN) {
		return "post.when";
	}
	g_autofree char *day = date_in_zone(post->published_s, maker->zone, "%F");
	g_autofree char *root = date_in_zone(place->root->published_s, maker->zone, "%F");

	return g_strcmp0(day, root) == 0 ? "post.when_same_day" : "post.when";
}

json_t *
view_part_post(ViewMaker *maker, const Post *post, const PostPlace *place, json_t *links)
{
	g_auto(Origin) origin = {
		.name = view_part_name(post->author_name),
		.handle = view_part_line(post->author_handle, HANDLE_MAX),
		.network = view_part_line(post->network, NETWORK_MAX),
		.when = view_part_when_joined(maker, when_key(maker, post, place),
			post->published_s),
		.url = view_part_url(post->url),
	};
	PostMaker one = { maker, post, place, origin.url, links, NULL };
	json_t *object = json_object();

	put_post(&one, object, &origin);
	json_decref(one.link);
	return object;
}
