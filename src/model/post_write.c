/* A post as JSON. */
#include "model/post.h"

#include "model/post_words.h"
#include "text/jsonwriter.h"

static void
put_text(GString *out, const char *key, const char *text)
{
	jsonwriter_key(out, key);
	jsonwriter_text(out, text);
}

static void
put_time(GString *out, const char *key, int64_t time_s)
{
	g_autofree char *text = date_rfc3339(time_s);

	put_text(out, key, text);
}

static void
put_bool(GString *out, const char *key, bool value)
{
	jsonwriter_key(out, key);
	jsonwriter_bool(out, value);
}

static void
put_count(GString *out, const char *key, int64_t count)
{
	jsonwriter_key(out, key);
	if (count < 0) {
		jsonwriter_null(out);
	} else {
		jsonwriter_integer(out, count);
	}
}

/* A member that is an object begins; false: it is null, and done. */
static bool
begin_part(GString *out, const char *key, const void *part)
{
	jsonwriter_key(out, key);
	if (part == NULL) {
		jsonwriter_null(out);
	} else {
		jsonwriter_begin(out, '{');
	}
	return part != NULL;
}

static void
begin_list(GString *out, const char *key)
{
	jsonwriter_key(out, key);
	jsonwriter_begin(out, '[');
}

static void
put_tags(GString *out, const GPtrArray *tags)
{
	begin_list(out, "tags");
	for (guint i = 0; i < tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(tags, i);

		jsonwriter_text(out, tag->display);
	}
	jsonwriter_end(out, ']');
}

static void
put_media(GString *out, const GPtrArray *media)
{
	begin_list(out, "media");
	for (guint i = 0; i < media->len; i++) {
		const PostMedia *medium = g_ptr_array_index(media, i);

		jsonwriter_begin(out, '{');
		put_text(out, "kind", post_media_words[medium->kind]);
		put_text(out, "url", medium->url);
		put_text(out, "alt", medium->alt);
		jsonwriter_end(out, '}');
	}
	jsonwriter_end(out, ']');
}

static void
put_links(GString *out, const GPtrArray *links)
{
	begin_list(out, "links");
	for (guint i = 0; i < links->len; i++) {
		const PostLink *link = g_ptr_array_index(links, i);

		jsonwriter_begin(out, '{');
		put_text(out, "url", link->url);
		put_text(out, "words", link->words);
		jsonwriter_end(out, '}');
	}
	jsonwriter_end(out, ']');
}

static void
put_card(GString *out, const PostCard *card)
{
	if (begin_part(out, "card", card)) {
		put_text(out, "url", card->url);
		put_text(out, "title", card->title);
		put_text(out, "description", card->description);
		jsonwriter_end(out, '}');
	}
}

static void
put_poll(GString *out, const PostPoll *poll)
{
	if (!begin_part(out, "poll", poll)) {
		return;
	}
	begin_list(out, "options");
	for (guint i = 0; i < poll->options->len; i++) {
		const PostPollOption *option = g_ptr_array_index(poll->options, i);

		jsonwriter_begin(out, '{');
		put_text(out, "title", option->title);
		put_count(out, "votes", option->votes);
		jsonwriter_end(out, '}');
	}
	jsonwriter_end(out, ']');
	put_bool(out, "is_closed", poll->is_closed);
	put_time(out, "ends", poll->ends_s);
	jsonwriter_end(out, '}');
}

static void
put_quote(GString *out, const PostQuote *quote)
{
	if (begin_part(out, "quote", quote)) {
		put_text(out, "url", quote->url);
		put_text(out, "id", quote->uri);
		put_text(out, "author", quote->author);
		put_text(out, "text", quote->text);
		jsonwriter_end(out, '}');
	}
}

static void
put_reply_to(GString *out, const PostReplyTo *reply_to)
{
	if (begin_part(out, "reply_to", reply_to)) {
		put_text(out, "native_id", reply_to->id);
		put_text(out, "id", reply_to->uri);
		put_text(out, "url", reply_to->url);
		put_text(out, "author", reply_to->author);
		jsonwriter_end(out, '}');
	}
}

/* What stands in a post besides its words, and around it. */
static void
put_parts(GString *out, const Post *post)
{
	put_links(out, post->links);
	put_card(out, post->card);
	put_poll(out, post->poll);
	put_quote(out, post->quote);
	put_reply_to(out, post->reply_to);
	put_count(out, "replies", post->replies);
	put_count(out, "boosts", post->boosts);
	put_count(out, "favourites", post->favourites);
	put_time(out, "counts_at", post->counts_s);
	put_text(out, "native_id", post->native_id);
}

static void
put_members(GString *out, const Post *post, const char *content)
{
	put_text(out, "title", post->title);
	put_text(out, "link", post->url);
	put_text(out, "id", post->uri);
	put_time(out, "published", post->published_s);
	put_time(out, "updated", post->updated_s);
	put_text(out, "author", post->author_name);
	put_text(out, "content", content);
	put_text(out, "content_type", post_content_words[post->content_is_html]);
	put_text(out, "text", post->text);
	put_text(out, "warning", post->warning);
	put_text(out, "author_handle", post->author_handle);
	put_text(out, "author_url", post->author_url);
	put_text(out, "language", post->language);
	put_text(out, "network", post->network);
	put_tags(out, post->tags);
	put_media(out, post->media);
	put_text(out, "consent",
		post->consent == POST_CONSENT_UNSAID ? NULL : post_consent_words[post->consent]);
	put_text(out, "consent_reason", post->consent_reason);
	put_parts(out, post);
	put_bool(out, "uri_is_global", post->uri_is_global);
	put_text(out, "base_url", post->base_url);
}

void
post_write(const Post *post, GString *out)
{
	jsonwriter_begin(out, '{');
	put_members(out, post, post->content_raw);
	jsonwriter_end(out, '}');
}

void
post_write_shown(const Post *post, GString *out)
{
	jsonwriter_begin(out, '{');
	put_members(out, post, post->content_is_html ? post->content_safe : post->content_raw);
	jsonwriter_key(out, "prose");
	if (post->prose == NULL) {
		jsonwriter_null(out);
	} else {
		prose_write(post->prose, out);
	}
	jsonwriter_end(out, '}');
}

json_t *
post_to_json(const Post *post)
{
	g_autoptr(GString) text = g_string_new(NULL);

	post_write(post, text);
	return json_loadb(text->str, text->len, 0, NULL);
}
