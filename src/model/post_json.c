/* A post from its JSON. */
#include "model/post.h"

#include "model/member.h"
#include "model/post_words.h"

const char *const post_media_words[] = {
	[POST_MEDIA_PICTURE] = "picture",
	[POST_MEDIA_VIDEO] = "video",
	[POST_MEDIA_AUDIO] = "audio",
	[POST_MEDIA_OTHER] = "other",
};

const char *const post_consent_words[] = {
	[POST_CONSENT_UNSAID] = "unsaid",
	[POST_CONSENT_OPEN] = "open",
	[POST_CONSENT_REDUCED] = "reduced",
	[POST_CONSENT_REFUSED] = "refused",
};

const char *const post_content_words[] = { "text", "html" };

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
		medium->kind = (PostMediaKind)member_name(&one, "kind", post_media_words,
			G_N_ELEMENTS(post_media_words));
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
	const int type = member_name(&reader, "content_type", post_content_words,
		G_N_ELEMENTS(post_content_words));
	read->content_is_html = type == 1;
	read->text = member_text(&reader, "text");
	read->warning = member_text(&reader, "warning");
	read->author_handle = member_text(&reader, "author_handle");
	read->author_url = member_text(&reader, "author_url");
	read->language = member_text(&reader, "language");
	read->network = member_text(&reader, "network");
	read_tags(&reader, read->tags);
	read_media(&reader, read->media);
	read->consent = (PostConsent)member_name(&reader, "consent", post_consent_words,
		G_N_ELEMENTS(post_consent_words));
	read->consent_reason = member_text(&reader, "consent_reason");
	read_parts(&reader, read);
	read->uri_is_global = member_bool(&reader, "uri_is_global");
	read->base_url = member_text(&reader, "base_url");
	if (!member_reader_end(&reader, error)) {
		return false;
	}
	*post = g_steal_pointer(&read);
	return true;
}
