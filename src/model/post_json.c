/* A post from its JSON, and as JSON. */
#include "model/post.h"

#include "model/member.h"
#include "text/jsonwriter.h"

/* The words for what is an enum in a post. */
static const char *const media_words[] = {
	[POST_MEDIA_PICTURE] = "picture",
	[POST_MEDIA_VIDEO] = "video",
	[POST_MEDIA_AUDIO] = "audio",
	[POST_MEDIA_OTHER] = "other",
};

static const char *const consent_words[] = {
	[POST_CONSENT_UNSAID] = "unsaid",
	[POST_CONSENT_OPEN] = "open",
	[POST_CONSENT_REDUCED] = "reduced",
	[POST_CONSENT_REFUSED] = "refused",
};

/* By whether the content is HTML. */
static const char *const content_words[] = { "text", "html" };

static void
read_tags(MemberReader *reader, GPtrArray *tags)
{
	const json_t *array = member_array(reader, "tags");

	for (size_t i = 0; i < json_array_size(array); i++) {
		const char *display = json_string_value(json_array_get(array, i));
		Hashtag *tag = display == NULL ? NULL : hashtag_new(display);

		if (tag == NULL) {
			member_fail(reader, "tags", "hashtags");
			return;
		}
		g_ptr_array_add(tags, tag);
	}
}

static void
read_media(MemberReader *reader, GPtrArray *media)
{
	const json_t *array = member_array(reader, "media");

	for (size_t i = 0; i < json_array_size(array); i++) {
		MemberReader one = member_reader(json_array_get(array, i));
		PostMedia *medium = post_media_new(POST_MEDIA_PICTURE, NULL, NULL);

		g_ptr_array_add(media, medium);
		medium->kind = (PostMediaKind)member_name(&one, "kind", media_words,
			G_N_ELEMENTS(media_words));
		medium->url = member_text(&one, "url");
		medium->alt = member_text(&one, "alt");
		if (!member_reader_end(&one, NULL) || medium->url == NULL) {
			member_fail(reader, "media", "objects with kind, url and alt");
			return;
		}
	}
}

static void
read_links(MemberReader *reader, GPtrArray *links)
{
	const json_t *array = member_array(reader, "links");

	for (size_t i = 0; i < json_array_size(array); i++) {
		MemberReader one = member_reader(json_array_get(array, i));
		PostLink *link = post_link_new(NULL, NULL);

		g_ptr_array_add(links, link);
		link->url = member_text(&one, "url");
		link->words = member_text(&one, "words");
		if (!member_reader_end(&one, NULL) || link->url == NULL) {
			member_fail(reader, "links", "objects with url and words");
			return;
		}
	}
}

static PostCard *
read_card(MemberReader *reader)
{
	const json_t *object = member_object(reader, "card");

	if (object == NULL) {
		return NULL;
	}
	MemberReader one = member_reader(object);
	g_autoptr(PostCard) card = g_new0(PostCard, 1);
	card->url = member_text(&one, "url");
	card->title = member_text(&one, "title");
	card->description = member_text(&one, "description");
	if (member_reader_end(&one, NULL) && card->url != NULL) {
		return g_steal_pointer(&card);
	}
	member_fail(reader, "card", "an object with url, title and description");
	return NULL;
}

static bool
read_option(const json_t *json, PostPoll *poll)
{
	MemberReader one = member_reader(json);
	g_autofree char *title = member_text(&one, "title");
	const int64_t votes = member_known(&one, "votes", POST_COUNT_UNKNOWN);

	post_poll_add(poll, title, votes);
	return member_reader_end(&one, NULL) && title != NULL;
}

static PostPoll *
read_poll(MemberReader *reader)
{
	const json_t *object = member_object(reader, "poll");
	g_autoptr(PostPoll) poll = post_poll_new();
	bool is_good = true;

	if (object == NULL) {
		return NULL;
	}
	MemberReader one = member_reader(object);
	const json_t *options = member_array(&one, "options");
	for (size_t i = 0; is_good && i < json_array_size(options); i++) {
		is_good = read_option(json_array_get(options, i), poll);
	}
	poll->is_closed = member_bool(&one, "is_closed");
	poll->ends_s = member_time(&one, "ends");
	if (member_reader_end(&one, NULL) && is_good) {
		return g_steal_pointer(&poll);
	}
	member_fail(reader, "poll", "an object with options, is_closed and ends");
	return NULL;
}

static PostQuote *
read_quote(MemberReader *reader)
{
	const json_t *object = member_object(reader, "quote");

	if (object == NULL) {
		return NULL;
	}
	MemberReader one = member_reader(object);
	g_autoptr(PostQuote) quote = g_new0(PostQuote, 1);
	quote->url = member_text(&one, "url");
	quote->uri = member_text(&one, "id");
	quote->author = member_text(&one, "author");
	quote->text = member_text(&one, "text");
	if (member_reader_end(&one, NULL)) {
		return g_steal_pointer(&quote);
	}
	member_fail(reader, "quote", "an object with url, id, author and text");
	return NULL;
}

static PostReplyTo *
read_reply_to(MemberReader *reader)
{
	const json_t *object = member_object(reader, "reply_to");

	if (object == NULL) {
		return NULL;
	}
	MemberReader one = member_reader(object);
	g_autoptr(PostReplyTo) reply_to = g_new0(PostReplyTo, 1);
	reply_to->id = member_text(&one, "native_id");
	reply_to->uri = member_text(&one, "id");
	reply_to->url = member_text(&one, "url");
	reply_to->author = member_text(&one, "author");
	if (member_reader_end(&one, NULL)) {
		return g_steal_pointer(&reply_to);
	}
	member_fail(reader, "reply_to", "an object with native_id, id, url and author");
	return NULL;
}

static void
read_parts(MemberReader *reader, Post *post)
{
	read_links(reader, post->links);
	post->card = read_card(reader);
	post->poll = read_poll(reader);
	post->quote = read_quote(reader);
	post->reply_to = read_reply_to(reader);
	post->replies = member_known(reader, "replies", POST_COUNT_UNKNOWN);
	post->boosts = member_known(reader, "boosts", POST_COUNT_UNKNOWN);
	post->favourites = member_known(reader, "favourites", POST_COUNT_UNKNOWN);
	post->counts_s = member_time(reader, "counts_at");
	post->native_id = member_text(reader, "native_id");
}

bool
post_from_json(const json_t *json, Post **post, GError **error)
{
	MemberReader reader = member_reader(json);
	g_autoptr(Post) read = post_new();

	read->title = member_text(&reader, "title");
	read->url = member_text(&reader, "link");
	read->uri = member_text(&reader, "id");
	read->published_s = member_time(&reader, "published");
	read->updated_s = member_time(&reader, "updated");
	read->author_name = member_text(&reader, "author");
	read->content_raw = member_text(&reader, "content");
	const int type = member_name(&reader, "content_type", content_words,
		G_N_ELEMENTS(content_words));
	read->content_is_html = type == 1;
	read->text = member_text(&reader, "text");
	read->warning = member_text(&reader, "warning");
	read->author_handle = member_text(&reader, "author_handle");
	read->author_url = member_text(&reader, "author_url");
	read->language = member_text(&reader, "language");
	read->network = member_text(&reader, "network");
	read_tags(&reader, read->tags);
	read_media(&reader, read->media);
	read->consent = (PostConsent)member_name(&reader, "consent", consent_words,
		G_N_ELEMENTS(consent_words));
	read->consent_reason = member_text(&reader, "consent_reason");
	read_parts(&reader, read);
	read->author_is_bot = member_bool(&reader, "author_is_bot");
	read->group = member_text(&reader, "group");
	read->agreed = member_text(&reader, "agreed");
	read->uri_is_global = member_bool(&reader, "uri_is_global");
	read->base_url = member_text(&reader, "base_url");
	if (!member_reader_end(&reader, error)) {
		return false;
	}
	*post = g_steal_pointer(&read);
	return true;
}

/* ---- a post as JSON ---- */

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
		put_text(out, "kind", media_words[medium->kind]);
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
	put_text(out, "content_type", content_words[post->content_is_html]);
	put_text(out, "text", post->text);
	put_text(out, "warning", post->warning);
	put_text(out, "author_handle", post->author_handle);
	put_text(out, "author_url", post->author_url);
	put_text(out, "language", post->language);
	put_text(out, "network", post->network);
	put_tags(out, post->tags);
	put_media(out, post->media);
	put_text(out, "consent",
		post->consent == POST_CONSENT_UNSAID ? NULL : consent_words[post->consent]);
	put_text(out, "consent_reason", post->consent_reason);
	put_parts(out, post);
	if (post->author_is_bot) {
		put_bool(out, "author_is_bot", true); /* of few: else it is not there */
	}
	if (post->group != NULL) {
		put_text(out, "group", post->group); /* likewise, and agreed */
	}
	if (post->agreed != NULL) {
		put_text(out, "agreed", post->agreed);
	}
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
