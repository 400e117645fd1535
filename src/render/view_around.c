/* What stands around a post's words, each said in a line: what it answers, quotes and asks. */
#include "render/view_part.h"

#include "text/plain.h"

#define NAME_CHARACTERS_MAX 120
#define QUOTE_MAX 160
#define OPTION_MAX 80
#define OPTIONS_MAX 6

static char *
answers_said(const ViewMaker *maker, const Post *post)
{
	const PostReplyTo *reply_to = post->reply_to;
	g_autofree char *name = NULL;

	if (reply_to == NULL) {
		return NULL;
	}
	name = view_part_line(reply_to->author, NAME_CHARACTERS_MAX);
	if (name == NULL) {
		return phrases_say(maker->words, "post.answers_unknown", NULL);
	}
	if (g_strcmp0(reply_to->author, post->author_handle) == 0) {
		return phrases_say(maker->words, "post.answers_self", NULL);
	}
	return phrases_say(maker->words, "post.answers", PHRASE_VALUES({ "name", name }));
}

static json_t *
quoting_view(ViewMaker *maker, const PostQuote *quote, json_t *links)
{
	g_autofree char *name = NULL;
	g_autofree char *text = NULL;
	g_autofree char *url = NULL;
	json_t *object;

	if (quote == NULL) {
		return json_null();
	}
	name = view_part_line(quote->author, NAME_CHARACTERS_MAX);
	text = view_part_line(quote->text, QUOTE_MAX);
	url = view_part_url(quote->url);
	object = json_object();
	view_part_take(object, "label",
		name == NULL ? phrases_say(maker->words, "post.quoting_unknown", NULL)
			     : phrases_say(maker->words, "post.quoting",
				     PHRASE_VALUES({ "name", name })));
	view_part_put(object, "words", text);
	json_object_set_new(object, "link", view_part_link(maker, url, links));
	maker->read_words += text == NULL ? 0 : plain_words(text);
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
view_part_around(ViewMaker *maker, const Post *post, json_t *links, json_t *object)
{
	const bool is_folded = post->warning != NULL;

	view_part_take(object, "answers", is_folded ? NULL : answers_said(maker, post));
	view_part_take(object, "poll", is_folded ? NULL : poll_said(maker, post->poll));
	json_object_set_new(object, "quoting",
		is_folded ? json_null() : quoting_view(maker, post->quote, links));
}
