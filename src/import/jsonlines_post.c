#include "import/jsonlines_post.h"

#include "base/prefix.h"
#include "model/post_line.h"
#include "source/feed_post.h"
#include "text/jsontext.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

#define NATIVE_ID_BYTES_MAX 200
#define OTHER_WORD "its consent is neither open, reduced nor unsaid"

/* ---- what anybody may have written ---- */

/* @place owned, replaced. */
static void
tame_line(char **place)
{
	char *line = plain_line(*place);

	g_free(*place);
	*place = line;
}

static void
tame_url(char **place)
{
	char *url = url_resolve(NULL, *place);

	g_free(*place);
	*place = url;
}

static void
tame_lists(Post *post)
{
	for (guint i = post->links->len; i > 0; i--) {
		PostLink *link = g_ptr_array_index(post->links, i - 1);

		tame_url(&link->url);
		tame_line(&link->words);
		if (link->url == NULL) {
			g_ptr_array_remove_index(post->links, i - 1);
		}
	}
	for (guint i = post->media->len; i > 0; i--) {
		PostMedia *medium = g_ptr_array_index(post->media, i - 1);

		tame_url(&medium->url);
		tame_line(&medium->alt);
		if (medium->url == NULL) {
			g_ptr_array_remove_index(post->media, i - 1);
		}
	}
	if (post->media->len > POST_MEDIA_MAX) {
		g_ptr_array_set_size(post->media, POST_MEDIA_MAX);
	}
	if (post->tags->len > POST_TAGS_MAX) {
		g_ptr_array_set_size(post->tags, POST_TAGS_MAX);
	}
	for (guint i = 0; post->poll != NULL && i < post->poll->options->len; i++) {
		PostPollOption *option = g_ptr_array_index(post->poll->options, i);

		tame_line(&option->title);
		option->title = option->title != NULL ? option->title : g_strdup("");
	}
}

static void
tame_parts(Post *post)
{
	if (post->card != NULL) {
		tame_url(&post->card->url);
		tame_line(&post->card->title);
		tame_line(&post->card->description);
		if (post->card->url == NULL) {
			g_clear_pointer(&post->card, post_card_free);
		}
	}
	if (post->quote != NULL) {
		char *text = plain_lines(post->quote->text);

		tame_url(&post->quote->url);
		tame_line(&post->quote->uri);
		tame_line(&post->quote->author);
		g_free(post->quote->text);
		post->quote->text = text;
	}
	if (post->reply_to != NULL) {
		tame_line(&post->reply_to->id);
		tame_line(&post->reply_to->uri);
		tame_url(&post->reply_to->url);
		tame_line(&post->reply_to->author);
	}
}

static bool
is_native_id(const char *id)
{
	gsize length = 0;

	while (id[length] != '\0' && g_ascii_isgraph(id[length])) {
		length++;
	}
	return length > 0 && length <= NATIVE_ID_BYTES_MAX && id[length] == '\0';
}

/* The words again, out of what they were read from: what the line says of them is only said. */
static void
tame_words(Post *post)
{
	g_autofree char *raw = g_steal_pointer(&post->content_raw);
	g_autofree char *text = g_steal_pointer(&post->text);
	g_autofree char *base = g_steal_pointer(&post->base_url);
	const bool is_html = post->content_is_html && raw != NULL;

	feed_post_set_content(post, raw != NULL ? raw : text, is_html, base);
	if (post->warning != NULL && post->warning[0] != '\0') {
		tame_line(&post->warning);
	}
}

/* Anybody may have written the line: what stands in a post is held as for a feed. */
static void
tame(Post *post)
{
	char **const lines[] = { &post->title, &post->uri, &post->author_name, &post->author_handle,
		&post->language, &post->network, &post->consent_reason };

	for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
		tame_line(lines[i]);
	}
	tame_url(&post->url);
	tame_url(&post->author_url);
	tame_url(&post->base_url);
	if (post->native_id != NULL && !is_native_id(post->native_id)) {
		g_clear_pointer(&post->native_id, g_free);
	}
	tame_lists(post);
	tame_parts(post);
	tame_words(post);
	const guint links = post->links->len, media = post->media->len;
	feed_post_complete(post);
	/* Lists that it has have those of the words already. */
	if (links > 0) {
		g_ptr_array_set_size(post->links, (gint)links);
	}
	if (media > 0) {
		g_ptr_array_set_size(post->media, (gint)media);
	}
}

/* ---- a line ---- */

/* Its consent, where that is none of the words for a yes: whoever wrote it, it is a no. */
static void
hear_consent(json_t *json)
{
	static const char *const words[] = { "unsaid", "open", "reduced", "refused", NULL };
	const json_t *consent = json_object_get(json, "consent");
	const char *word = json_string_value(consent);

	if (consent == NULL || json_is_null(consent)
		|| (word != NULL && g_strv_contains(words, word))) {
		return;
	}
	json_object_set_new(json, "consent", jsontext_text("refused"));
	json_object_set_new(json, "consent_reason", jsontext_text(OTHER_WORD));
}

/* What the error cites is not repeated: whose words these are nobody knows. */
Post *
jsonlines_post_read(const GString *value)
{
	json_auto_t *json = NULL;
	const ConsentSaid said = { 0 };
	Post *post = NULL;

	if (value->len > POST_LINE_BYTES_MAX
		|| !jsontext_load(value->str, value->len, &json, NULL)) {
		return NULL;
	}
	hear_consent(json);
	if (!post_from_json(json, &post, NULL)) {
		return NULL;
	}
	tame(post);
	feed_post_judge(post, &said);
	return post;
}

const char *
jsonlines_post_hidden(const Post *post)
{
	if (post->consent != POST_CONSENT_REFUSED || post->consent_reason == NULL) {
		return NULL;
	}
	return strcmp(post->consent_reason, OTHER_WORD) == 0 ? OTHER_WORD
		: prefix_stands_at(post->consent_reason, "visibility")
		? "it says itself that it was not for everybody"
		: NULL;
}
