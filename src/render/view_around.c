/* What stands around a post's words, each said in a line: what it answers, quotes and asks. */
#include "render/view_part.h"

#include "text/plain.h"
#include "text/url.h"

#include <string.h>

#define QUOTE_MAX 160
#define ANSWERED_MAX 80
#define OPTION_MAX 80
#define OPTIONS_MAX 6

/* The post that is answered, where the mail shows it. Borrowed, or NULL. */
static const Post *
answered_post(const ViewMaker *maker, const PostReplyTo *reply_to)
{
	const char *const names[] = { reply_to->uri, reply_to->url };
	const Post *found = NULL;

	for (gsize i = 0; found == NULL && i < G_N_ELEMENTS(names); i++) {
		found = names[i] == NULL ? NULL : g_hash_table_lookup(maker->shown, names[i]);
	}
	return found;
}

const char *
view_part_answered(const PostMaker *post)
{
	const PostReplyTo *reply_to = post->post->reply_to;
	const Post *answered = reply_to == NULL ? NULL : answered_post(post->maker, reply_to);

	if (reply_to == NULL || reply_to->author != NULL) {
		return reply_to == NULL ? NULL : reply_to->author;
	}
	return answered == NULL ? NULL : answered->author_handle;
}

static bool
is_by(const Post *post, const char *handle)
{
	return post != NULL && g_strcmp0(post->author_handle, handle) == 0;
}

/* Whether what is answered stands right above, in the same conversation. */
static bool
is_said_above(const PostPlace *place, const PostReplyTo *reply_to, const Post *answered)
{
	if (place->root == NULL) {
		return false;
	}
	if (place->chat != NULL && answered != NULL
		&& is_by(place->root, answered->author_handle)) {
		return true; /* whichever question of its host's */
	}
	if (answered != NULL) {
		return answered == place->root || answered == place->above;
	}
	return reply_to->author == NULL || is_by(place->root, reply_to->author)
		|| is_by(place->above, reply_to->author);
}

static char *
answers_label(const PostMaker *post, const Post *answered)
{
	const Phrases *words = post->maker->words;
	const PostReplyTo *reply_to = post->post->reply_to;
	const char *author = answered != NULL && answered->author_name != NULL
		? answered->author_name
		: reply_to->author;
	g_autofree char *name = view_part_name(author);

	if (name == NULL) {
		return phrases_say(words, "post.answers_unknown", NULL);
	}
	if (is_by(post->post, reply_to->author) || answered == post->post) {
		return phrases_say(words, "post.answers_self", NULL);
	}
	return phrases_say(words, "post.answers", PHRASE_VALUES({ "name", name }));
}

/* Where a text begins when whom it is addressed to is left out; all of it, if that is all. */
static const char *
behind_handles(const char *text)
{
	const char *at = text;

	while (*at == '@') {
		at += strcspn(at, " \n");
		at += strspn(at, " \n");
	}
	return *at == '\0' ? text : at;
}

/* The beginning of what somebody said, without the hashtags at its end. @return owned, or NULL. */
static char *
first_words(ViewMaker *maker, const char *text, gsize characters)
{
	g_autofree char *untagged = text == NULL ? NULL
						 : plain_without_final_tags(behind_handles(text));
	char *words = view_part_line(untagged, characters);

	maker->read_words += words == NULL ? 0 : plain_words(words);
	return words;
}

/*
 * What it answers: {label, words}; null when it answers nothing, or what stands right above. Words
 * of the other post are taken from where the mail shows it, and so never outlive it; in the same
 * conversation they are not said again.
 */
static json_t *
answers_view(PostMaker *post)
{
	const PostReplyTo *reply_to = post->post->reply_to;
	const Post *answered = reply_to == NULL ? NULL : answered_post(post->maker, reply_to);
	json_t *object;

	if (reply_to == NULL || is_said_above(post->place, reply_to, answered)) {
		return json_null();
	}
	object = json_object();
	view_part_take(object, "label", answers_label(post, answered));
	view_part_take(object, "words",
		answered == NULL || answered->warning != NULL || post->place->root != NULL
			? NULL
			: first_words(post->maker,
				answered->title != NULL ? answered->title : answered->text,
				ANSWERED_MAX));
	return object;
}

/* What a story is about is said above its voices. */
static bool
is_the_story(const DraftStory *story, const PostQuote *quote)
{
	g_autofree char *page = story == NULL ? NULL : url_canonical(story->url);
	g_autofree char *quoted = page == NULL ? NULL : url_canonical(quote->url);

	return quoted != NULL && strcmp(page, quoted) == 0;
}

/* @name: of whom it quotes, or NULL. */
static char *
quoting_label(const PostMaker *post, const char *name)
{
	const Phrases *words = post->maker->words;
	const char *quoted = post->post->quote->author;

	if (name == NULL) {
		return phrases_say(words, "post.quoting_unknown", NULL);
	}
	if (g_strcmp0(quoted, post->post->author_name) == 0 || is_by(post->post, quoted)) {
		return phrases_say(words, "post.quoting_self", NULL);
	}
	return phrases_say(words, "post.quoting", PHRASE_VALUES({ "name", name }));
}

static json_t *
quoting_view(PostMaker *post)
{
	ViewMaker *maker = post->maker;
	const PostQuote *quote = post->post->quote;
	g_autofree char *name = NULL;
	g_autofree char *text = NULL;
	g_autofree char *url = NULL;
	json_t *object;

	if (quote == NULL || is_the_story(post->place->story, quote)) {
		return json_null();
	}
	name = view_part_name(quote->author);
	text = first_words(maker, quote->text, QUOTE_MAX);
	url = view_part_url(quote->url);
	object = json_object();
	view_part_take(object, "label", quoting_label(post, name));
	view_part_put(object, "words", text);
	json_object_set_new(object, "link", view_part_link(maker, url, post->links));
	return object;
}

/* Votes are told once they are final and were read after that. */
static bool
is_counted(const PostPoll *poll, const PostPollOption *option)
{
	return poll->is_closed && option->votes >= 0;
}

static char *
options_said(const ViewMaker *maker, const PostPoll *poll)
{
	GString *list = g_string_new(NULL);

	for (guint i = 0; i < MIN(poll->options->len, OPTIONS_MAX); i++) {
		const PostPollOption *option = g_ptr_array_index(poll->options, i);
		g_autofree char *title = view_part_line(option->title, OPTION_MAX);
		g_autofree char *votes = g_strdup_printf("%" G_GINT64_FORMAT, option->votes);
		g_autofree char *said = phrases_say(maker->words,
			is_counted(poll, option) ? "post.option_votes" : "post.option",
			PHRASE_VALUES({ "option", title }, { "votes", votes }));

		g_string_append(list, i == 0 ? "" : "; ");
		g_string_append(list, said);
	}
	g_string_append(list, poll->options->len > OPTIONS_MAX ? "; …" : "");
	return g_string_free(list, FALSE);
}

/* The sentence for a poll: over, open until a known time, or open. */
static const char *
poll_key(const ViewMaker *maker, const PostPoll *poll)
{
	const bool is_dated = poll->ends_s != DATE_UNKNOWN;

	if (poll->is_closed || (is_dated && poll->ends_s <= maker->draft->period_end_s)) {
		return "post.poll_closed";
	}
	return is_dated ? "post.poll_until" : "post.poll";
}

static char *
poll_said(const ViewMaker *maker, const PostPoll *poll)
{
	g_autofree char *options = NULL;
	g_autofree char *until = NULL;

	if (poll == NULL) {
		return NULL;
	}
	options = options_said(maker, poll);
	until = view_part_when_joined(maker, "post.when", poll->ends_s);
	return phrases_say(maker->words, poll_key(maker, poll),
		PHRASE_VALUES({ "options", options }, { "when", until }));
}

void
view_part_around(PostMaker *post, json_t *object)
{
	const bool is_folded = post->post->warning != NULL;

	json_object_set_new(object, "answers", is_folded ? json_null() : answers_view(post));
	view_part_take(object, "poll", is_folded ? NULL : poll_said(post->maker, post->post->poll));
	json_object_set_new(object, "quoting", is_folded ? json_null() : quoting_view(post));
}
