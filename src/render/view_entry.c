/* An entry: a post with its copies, and the voices below it; or a story, all of whose posts are
 * voices. */
#include "render/view_part.h"

#include "render/excerpt.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

#define PAGE_TITLE_MAX 200
#define PLACE_MAX 60
#define COPIES_MAX 3

/* Words of one short name are not parted. */
#define PLACE_SHORT 24

/* Voices stand deeper in plain text than what they belong to. */
static const char voice_indent[] = "    ";

char *
view_part_place(const char *url)
{
	g_autofree char *site = url_site(url);

	return site == NULL ? NULL : view_part_line(site, PLACE_MAX);
}

/* ---- copies ---------------------------------------------------------------------------------- */

static bool
is_listed(const json_t *copies, const char *label)
{
	gsize i;
	const json_t *copy;

	json_array_foreach (copies, i, copy) {
		if (g_strcmp0(json_string_value(json_object_get(copy, "label")), label) == 0) {
			return true;
		}
	}
	return false;
}

/* "also on Bluesky"; within one network by its host. */
static char *
copy_label(const ViewMaker *maker, const Post *post, const DraftCopy *copy)
{
	g_autofree char *host = view_part_place(copy->url);
	const bool is_elsewhere = copy->network != NULL
		&& g_strcmp0(copy->network, post->network) != 0;
	g_autofree char *place = is_elsewhere || host == NULL
		? view_part_line(copy->network, PLACE_MAX)
		: g_strdup(host);

	if (place == NULL) {
		return NULL;
	}
	g_autofree char *said = phrases_say(maker->words, "post.also",
		PHRASE_VALUES({ "place", place }));
	GString *label = g_string_new(said);
	if (g_utf8_strlen(place, -1) <= PLACE_SHORT) {
		g_string_replace(label, " ", NO_BREAK_SPACE, 0);
	}
	return g_string_free(label, FALSE);
}

static json_t *
copies_view(ViewMaker *maker, const DraftEntry *entry, json_t *links)
{
	json_t *copies = json_array();

	for (guint i = 0; i < entry->copies->len && json_array_size(copies) < COPIES_MAX; i++) {
		const DraftCopy *copy = g_ptr_array_index(entry->copies, i);
		g_autofree char *label = copy_label(maker, entry->post, copy);
		g_autofree char *url = view_part_url(copy->url);
		json_t *object;

		if (label == NULL || is_listed(copies, label)) {
			continue;
		}
		object = json_object();
		view_part_put(object, "label", label);
		json_object_set_new(object, "link", view_part_link(maker, url, links));
		json_array_append_new(copies, object);
	}
	return copies;
}

/* ---- stories --------------------------------------------------------------------------------- */

static json_t *
story_view(ViewMaker *maker, const DraftEntry *entry, json_t *links)
{
	const DraftStory *story = entry->story;
	g_autofree char *url = NULL;
	json_t *object;

	if (story == NULL) {
		return json_null();
	}
	g_autofree char *title = view_part_line(story->title, PAGE_TITLE_MAX);
	g_autofree char *posts = phrases_count(maker->words, "story.posts", story->posts, NULL);
	g_autofree char *people = phrases_count(maker->words, "story.people", entry->voices, NULL);
	object = json_object();
	url = view_part_url(story->url);
	view_part_take(object, "page_place", title == NULL ? NULL : view_part_place(story->url));
	view_part_take(object, "page",
		title != NULL         ? g_strdup(title)
			: url != NULL ? excerpt_address(url)
				      : phrases_say(maker->words, "story.nameless", NULL));
	json_object_set_new(object, "page_link", view_part_link(maker, url, links));
	view_part_take(object, "page_said",
		phrases_say(maker->words, "story.said",
			PHRASE_VALUES({ "posts", posts }, { "people", people })));
	maker->read_words += title == NULL ? 0 : plain_words(title);
	return object;
}

/* ---- voices ---------------------------------------------------------------------------------- */

json_t *
view_part_voice(ViewMaker *maker, const DraftEntry *entry, const PostPlace *place, json_t *links)
{
	json_t *voice = view_part_post(maker, entry->post, place, links);

	json_object_set_new(voice, "copies", copies_view(maker, entry, links));
	return voice;
}

static json_t *
voices_view(ViewMaker *maker, const DraftEntry *entry, const PostPlace *own, json_t *links)
{
	json_t *voices = json_array();
	PostPlace place = {
		.style = "post",
		.indent = voice_indent,
		.story = entry->story,
		.root = entry->post,
		.above = entry->post,
		.follows = own->follows || entry->story != NULL,
	};

	for (guint i = 0; i < entry->below->len; i++) {
		const DraftEntry *below = g_ptr_array_index(entry->below, i);

		json_array_append_new(voices, view_part_voice(maker, below, &place, links));
		place.above = below->post;
		place.follows = true;
	}
	return voices;
}

/* ---- what is not shown ----------------------------------------------------------------------- */

/* {text, link}. Both owned by the call. */
static json_t *
more_new(char *text, json_t *link)
{
	json_t *object = json_object();

	view_part_take(object, "text", text);
	json_object_set_new(object, "link", link);
	return object;
}

/* Answers that are shown: what the author adds is none. */
static int
count_answers(const DraftEntry *entry)
{
	int count = 0;

	for (guint i = 0; i < entry->below->len; i++) {
		const DraftEntry *below = g_ptr_array_index(entry->below, i);

		count += entry->person == NULL || g_strcmp0(below->person, entry->person) != 0;
	}
	return count;
}

/* How many answers are not shown, as far as is known; 0 for a story. */
static int
count_left(const DraftEntry *entry)
{
	/* The platform may know of more than were found. */
	return entry->story != NULL ? 0 : MAX(entry->more, entry->answers - count_answers(entry));
}

bool
view_part_knows_voices(const DraftEntry *entry)
{
	return entry->answers <= count_answers(entry) + entry->more;
}

/* "And seven more answers, on toot.example", where they are; below what is shown of them alone, or
 * where some were found. @link: borrowed, that of the post. */
static json_t *
more_view(const ViewMaker *maker, const DraftEntry *entry, json_t *link)
{
	g_autofree char *place = json_is_object(link) ? view_part_place(entry->post->url) : NULL;
	g_autofree char *key = g_strconcat(entry->below->len > 0 ? "post.more" : "post.all",
		place != NULL ? "_at" : "", NULL);
	const int left = count_left(entry);

	if (entry->story != NULL) {
		return entry->more == 0
			? json_null()
			: more_new(phrases_count(maker->words, "story.more", entry->more, NULL),
				json_null());
	}
	if (left <= 0 || (entry->more == 0 && entry->below->len == 0)) {
		return json_null();
	}
	return more_new(phrases_count(maker->words, key, left, PHRASE_VALUES({ "place", place })),
		place != NULL ? json_incref(link) : json_null());
}

/* "And 12 more from Zoë Farrant-Obi": what max_per_author left out. @author borrowed. */
static json_t *
more_by_view(ViewMaker *maker, const DraftEntry *entry, const char *author, json_t *links)
{
	g_autofree char *url = view_part_url(entry->post->author_url);

	if (entry->more_by_author <= 0) {
		return json_null();
	}
	return more_new(phrases_count(maker->words, "post.more_by", entry->more_by_author,
				PHRASE_VALUES({ "author", author })),
		view_part_link(maker, url, links));
}

json_t *
view_part_entry(ViewMaker *maker, const DraftEntry *entry, const PostPlace *place, char *why,
	json_t *links)
{
	json_t *story = story_view(maker, entry, links);
	PostPlace own = *place;
	json_t *object;

	own.story = entry->story;
	own.indent = entry->story != NULL ? voice_indent : place->indent;
	own.style = entry->story != NULL ? "post" : place->style;
	object = view_part_post(maker, entry->post, &own, links);
	json_object_set_new(object, "story", story);
	json_object_set_new(object, "copies", copies_view(maker, entry, links));
	view_part_take(object, "why", why);
	json_object_set_new(object, "voices", voices_view(maker, entry, &own, links));
	json_object_set_new(object, "has_voices",
		json_boolean(entry->story != NULL || entry->below->len > 0));
	json_object_set_new(object, "more",
		more_view(maker, entry, json_object_get(object, "link")));
	json_object_set_new(object, "more_by",
		more_by_view(maker, entry, json_string_value(json_object_get(object, "author")),
			links));
	if (maker->made != NULL) {
		g_hash_table_insert(maker->made, (void *)entry, object);
	}
	return object;
}
