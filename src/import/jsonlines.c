#include "import/jsonlines.h"

#include "base/prefix.h"
#include "import/sift.h"
#include "model/post_line.h"
#include "source/feed_post.h"
#include "text/charset.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

#define WINDOW_BYTES ((gsize)64 * 1024)
#define NATIVE_ID_BYTES_MAX 200
/* So many lines before the first post may be none. */
#define ODD_LINES_MAX 20

typedef struct Reading {
	const ImportInput *input; /* borrowed */
	Reader *reader;           /* borrowed */
	GString *line;            /* owned: the one that is read */
	guint number;             /* its, from 1 */
} Reading;

/* ---- what it is ------------------------------------------------------------------------------ */

/* As post_to_json() begins: the title first, then the link. */
static bool
begins_post(const char *at, gsize length)
{
	static const char first[] = "{\"title\":", second[] = "\"link\":";

	return length >= strlen(first) && memcmp(at, first, strlen(first)) == 0
		&& memmem(at, length, second, strlen(second)) != NULL;
}

/* A whole object, or what is left of one: a line of JSON lines, and no line of a longer JSON. */
static bool
is_odd_line(const char *at, gsize length)
{
	return length == 0 || at[length - 1] == '}'
		|| (at[0] == '{' && strchr("{[:,", at[length - 1]) == NULL);
}

/* Told by the first lines: one that is none of ours costs the others nothing. */
static ImportRole
role(const char *path, const char *head, gsize length)
{
	const char *at = head, *end = head + length;

	(void)path;
	if (length >= strlen(CHARSET_BYTE_ORDER_MARK)
		&& memcmp(head, CHARSET_BYTE_ORDER_MARK, strlen(CHARSET_BYTE_ORDER_MARK)) == 0) {
		at += strlen(CHARSET_BYTE_ORDER_MARK);
	}
	for (guint odd = 0; at < end && odd < ODD_LINES_MAX;) {
		const char *line_end = memchr(at, '\n', (gsize)(end - at));
		const char *stop = line_end != NULL ? line_end : end;

		while (at < stop && g_ascii_isspace(*at)) {
			at++;
		}
		while (stop > at && g_ascii_isspace(stop[-1])) {
			stop--;
		}
		if (begins_post(at, (gsize)(stop - at))) {
			return IMPORT_ROLE_POSTS;
		}
		if (line_end == NULL || !is_odd_line(at, (gsize)(stop - at))) {
			return IMPORT_ROLE_NONE;
		}
		odd += stop > at ? 1 : 0;
		at = line_end + 1;
	}
	return IMPORT_ROLE_NONE;
}

static void *
begin(const ImportInput *input)
{
	Reading *reading = g_new0(Reading, 1);

	reading->input = input;
	reading->line = g_string_new(NULL);
	return reading;
}

static void
end(void *data)
{
	Reading *reading = data;

	g_string_free(reading->line, TRUE);
	g_free(reading);
}

static bool
open_part(void *data, const char *path, Reader *reader, GError **error)
{
	Reading *reading = data;
	const char *bytes;
	gsize length;

	(void)path;
	reading->reader = reader;
	reading->number = 0;
	if (!reader_peek(reader, strlen(CHARSET_BYTE_ORDER_MARK), &bytes, &length, error)) {
		return false;
	}
	if (length >= strlen(CHARSET_BYTE_ORDER_MARK)
		&& memcmp(bytes, CHARSET_BYTE_ORDER_MARK, strlen(CHARSET_BYTE_ORDER_MARK)) == 0) {
		reader_skip(reader, strlen(CHARSET_BYTE_ORDER_MARK));
	}
	return true;
}

/* ---- lines ----------------------------------------------------------------------------------- */

typedef struct Line {
	bool is_end; /* there is none any more */
	bool is_too_long;
} Line;

/* The next line into the reading, without its end. */
static bool
read_line(Reading *reading, Line *line, GError **error)
{
	const char *bytes, *line_end = NULL;
	gsize length = 1;

	*line = (Line){ 0 };
	g_string_truncate(reading->line, 0);
	line->is_end = true;
	while (line_end == NULL && length > 0) {
		if (!reader_peek(reading->reader, WINDOW_BYTES, &bytes, &length, error)) {
			return false;
		}
		line->is_end = line->is_end && length == 0;
		line_end = memchr(bytes, '\n', length);
		const gsize taken = line_end != NULL ? (gsize)(line_end - bytes) : length;

		line->is_too_long = line->is_too_long
			|| taken > POST_LINE_BYTES_MAX - reading->line->len;
		if (!line->is_too_long) {
			g_string_append_len(reading->line, bytes, (gssize)taken);
		}
		reader_skip(reading->reader, line_end != NULL ? taken + 1 : taken);
	}
	reading->number++;
	return true;
}

/* ---- whether it is worth it ------------------------------------------------------------------ */

/* Whether its list of hashtags is written as `parse` writes it, so that the glance sees it. */
static bool
has_plain_tags(const char *line)
{
	const char *tags = strstr(line, "\"tags\":[");

	return tags != NULL
		&& (prefix_stands_at(tags, "\"tags\":[]")
			|| prefix_stands_at(tags, "\"tags\":[\"#"));
}

static bool
may_have_tag(const Reading *reading)
{
	const char *line = reading->line->str;

	return reading->input->glance == NULL || strlen(line) != reading->line->len
		|| strstr(line, "\\u") != NULL || !has_plain_tags(line)
		|| !g_utf8_validate(line, (gssize)reading->line->len, NULL)
		|| hashtag_glance_text(reading->input->glance, line);
}

/* ---- a post ---------------------------------------------------------------------------------- */

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

/* ---- what becomes of it ---------------------------------------------------------------------- */

/* Whether it was for everybody, as it says itself. */
static bool
was_for_all(const Post *post)
{
	return post->consent != POST_CONSENT_REFUSED || post->consent_reason == NULL
		|| !prefix_stands_at(post->consent_reason, "visibility");
}

static void
read_item(const Reading *reading, ImportItem *item)
{
	g_autoptr(Post) post = NULL;

	if (!may_have_tag(reading)) {
		item->verdict = IMPORT_UNTAGGED;
		return;
	}
	/* What the error cites is not repeated: whose words these are nobody knows. */
	if (!post_line_read(reading->line->str, reading->line->len, &post, NULL)) {
		sift_out(item, IMPORT_UNREADABLE, "no post as `tagdigest parse` prints it");
		return;
	}
	tame(post);
	/* Nor is why: it may be kept. */
	if (!was_for_all(post)) {
		sift_out(item, IMPORT_PRIVATE, "it says itself that it was not for everybody");
		item->post = g_steal_pointer(&post);
		return;
	}
	if (post->consent != POST_CONSENT_REFUSED && post->title == NULL && post->text == NULL
		&& post->media->len == 0) {
		sift_out(item, IMPORT_UNREADABLE, "it has neither words nor pictures");
		return;
	}
	item->verdict = IMPORT_POST;
	item->post = g_steal_pointer(&post);
	sift_group(reading->input, item);
}

static bool
is_blank(const GString *line)
{
	return strspn(line->str, " \t\r") == line->len;
}

static bool
next(void *data, ImportItem *item, GError **error)
{
	Reading *reading = data;
	Line line;

	do {
		if (!read_line(reading, &line, error)) {
			return false;
		}
	} while (!line.is_end && !line.is_too_long && is_blank(reading->line));
	item->line = reading->number;
	if (line.is_end) {
		item->verdict = IMPORT_END;
	} else if (line.is_too_long) {
		sift_out(item, IMPORT_UNREADABLE, "it is longer than any post is");
	} else {
		read_item(reading, item);
	}
	return true;
}

const ImportFormat jsonlines_format = {
	.name = "posts as tagdigest prints them (JSON lines)",
	.role = role,
	.begin = begin,
	.open = open_part,
	.next = next,
	.end = end,
};
