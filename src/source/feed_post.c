#include "source/feed_post.h"

#include "base/prefix.h"
#include "source/sniff.h"
#include "text/hashtag_glance.h"
#include "text/html.h"
#include "text/jsontext.h"
#include "text/language.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

#define NETWORK_CHARACTERS 60
#define LINE_BYTES_MAX 4000
#define CATEGORY_BYTES_MAX 200
/* Of several names in one category. "A/B" is a path (RSS 2.0, <category>), "A > B" another. */
#define CATEGORY_SEPARATORS ",;|/>•，、；｜"
#define CATEGORY_SIGN 0xff03 /* the # of East Asian keyboards */
#define CATEGORY_DOT 0xb7    /* which is a letter of some hashtags, but for one before a blank */
#define CATEGORY_FRAME "# /|>.,:;!?" /* what may stand around the name of a category */

typedef struct MediumRow {
	const char *name;
	PostMediaKind kind;
} MediumRow;

/* How media types and Media RSS mediums begin, and how URLs end. */
static const MediumRow medium_names[] = {
	{ "image", POST_MEDIA_PICTURE },
	{ "audio", POST_MEDIA_AUDIO },
	{ "video", POST_MEDIA_VIDEO },
	{ NULL, POST_MEDIA_OTHER },
};
/* clang-format off */
static const MediumRow medium_endings[] = {
	{ ".jpg", POST_MEDIA_PICTURE },  { ".jpeg", POST_MEDIA_PICTURE },
	{ ".png", POST_MEDIA_PICTURE },  { ".gif", POST_MEDIA_PICTURE },
	{ ".webp", POST_MEDIA_PICTURE }, { ".mp3", POST_MEDIA_AUDIO },
	{ ".m4a", POST_MEDIA_AUDIO },    { ".ogg", POST_MEDIA_AUDIO },
	{ ".opus", POST_MEDIA_AUDIO },   { ".mp4", POST_MEDIA_VIDEO },
	{ ".webm", POST_MEDIA_VIDEO },   { NULL, POST_MEDIA_OTHER },
};
/* clang-format on */

char *
feed_post_line(const char *text, bool is_html)
{
	g_autofree char *start = NULL;
	g_autofree char *plain = NULL;

	if (text == NULL) {
		return NULL;
	}
	start = g_utf8_substring(text, 0, g_utf8_strlen(text, LINE_BYTES_MAX));
	plain = is_html ? html_to_plain(start) : g_steal_pointer(&start);
	return plain_line(plain);
}

char *
feed_post_network(const char *title)
{
	return title == NULL ? NULL : plain_cut(title, NETWORK_CHARACTERS, NULL);
}

char *
feed_post_language(const char *text)
{
	g_autofree char *tag = text == NULL ? NULL : g_strstrip(g_strdup(text));

	return tag == NULL ? NULL : language_tag(g_strdelimit(tag, "_", '-'));
}

/* The text without what stands between @open and @close, which is given apart. */
static char *
take_bracketed(const char *text, char open, char close, char **inside)
{
	const char *start = strchr(text, open);
	const char *end = start == NULL ? NULL : strchr(start, close);
	g_autofree char *before = NULL;

	if (end == NULL) {
		return NULL;
	}
	*inside = g_strstrip(g_strndup(start + 1, (gsize)(end - start - 1)));
	before = g_strndup(text, (gsize)(start - text));
	return g_strstrip(g_strconcat(before, end + 1, NULL));
}

char *
feed_post_author(const char *text)
{
	g_autofree char *line = feed_post_line(text, text != NULL && sniff_is_html(text));
	g_autofree char *inside = NULL;
	g_autofree char *rest = NULL;
	const char *name = line;

	if (line == NULL) {
		return NULL;
	}
	rest = take_bracketed(line, '(', ')', &inside);
	if (rest == NULL) {
		rest = take_bracketed(line, '<', '>', &inside);
	}
	/* Where one of the two is an address, the other is the name. */
	if (rest != NULL && *inside != '\0' && strchr(rest, '@') != NULL) {
		name = inside;
	} else if (rest != NULL && *rest != '\0' && strchr(inside, '@') != NULL) {
		name = rest;
	}
	g_autofree char *bare = g_strdup(name);
	g_strdelimit(bare, "\"", ' ');
	return plain_line(bare);
}

void
feed_post_set_content(Post *post, const char *content, bool is_html, const char *base)
{
	if (content == NULL || *content == '\0') {
		return;
	}
	g_free(post->content_raw);
	post->content_raw = g_strdup(content);
	post->content_is_html = is_html;
	g_free(post->base_url);
	post->base_url = g_strdup(base);
}

/* One name of a category: a tag without its blanks and hyphens. */
static void
add_category(GPtrArray *tags, const char *name)
{
	const char *start = name + strspn(name, CATEGORY_FRAME);
	g_autoptr(GString) joined = g_string_new("#");
	g_autoptr(GPtrArray) found = NULL;
	const Hashtag *tag;

	if (strlen(name) > CATEGORY_BYTES_MAX || tags->len >= POST_TAGS_MAX) {
		return;
	}
	for (const char *at = start; *at != '\0'; at++) {
		if (*at != ' ' && *at != '-') {
			g_string_append_c(joined, *at);
		}
	}
	while (joined->len > 1 && strchr(CATEGORY_FRAME, joined->str[joined->len - 1]) != NULL) {
		g_string_truncate(joined, joined->len - 1);
	}
	/* "R&D" or "C++" would be "R" and "C" in a text: they are no hashtags. */
	found = hashtag_find(joined->str);
	tag = found->len == 1 ? g_ptr_array_index(found, 0) : NULL;
	if (tag != NULL && strcmp(tag->display, joined->str) == 0) {
		hashtag_list_add(tags, tag);
	}
}

static void
add_hashtags(GPtrArray *tags, const char *text)
{
	g_autoptr(GPtrArray) found = text == NULL ? NULL : hashtag_find(text);

	for (guint i = 0; found != NULL && i < found->len && tags->len < POST_TAGS_MAX; i++) {
		hashtag_list_add(tags, g_ptr_array_index(found, i));
	}
}

/* The names in one category, each ended by a line. */
static char *
category_lines(const char *line)
{
	GString *names = g_string_sized_new(strlen(line));

	for (const char *at = line; *at != '\0'; at = g_utf8_next_char(at)) {
		const gunichar character = g_utf8_get_char(at);
		const char *next = g_utf8_next_char(at);

		if (g_utf8_strchr(CATEGORY_SEPARATORS, -1, character) != NULL
			|| (character == CATEGORY_DOT && *next == ' ')) {
			g_string_append_c(names, '\n');
		} else {
			g_string_append_unichar(names,
				character == CATEGORY_SIGN ? '#' : character);
		}
	}
	return g_string_free(names, FALSE);
}

/* "#JoyFE #UKFEChat" are two, "#Further Education" is one, and perhaps another. */
static void
add_name(GPtrArray *tags, const char *name)
{
	const char *sign = strchr(name, '#');
	const bool are_several = sign != NULL && strchr(sign + 1, '#') != NULL;

	if (are_several || (sign != NULL && strchr(sign, ' ') != NULL)) {
		add_hashtags(tags, name);
	}
	if (!are_several) {
		add_category(tags, name);
	}
}

void
feed_post_add_categories(GPtrArray *tags, const char *text)
{
	g_autofree char *line = feed_post_line(text, text != NULL && sniff_is_html(text));
	g_autofree char *lines = NULL;
	g_auto(GStrv) names = NULL;

	/* Some vocabularies are URLs ("http://schemas.google.com/…#post"): names for machines. */
	if (line == NULL || strstr(line, "://") != NULL) {
		return;
	}
	lines = category_lines(line);
	names = g_strsplit(lines, "\n", 0);
	for (guint i = 0; names[i] != NULL; i++) {
		add_name(tags, names[i]);
	}
}

void
feed_post_add_hashtags(GPtrArray *tags, const char *text, bool is_html)
{
	g_autofree char *plain = NULL;

	if (hashtag_glance_text(NULL, text)) {
		plain = is_html ? html_to_plain(text) : plain_lines(text);
		add_hashtags(tags, plain);
	}
}

static PostMediaKind
medium_kind(const char *kind, const char *url)
{
	g_autofree char *path = g_ascii_strdown(url, (gssize)strcspn(url, "?#"));

	for (const MediumRow *row = medium_names; kind != NULL && row->name != NULL; row++) {
		if (g_ascii_strncasecmp(kind, row->name, strlen(row->name)) == 0) {
			return row->kind;
		}
	}
	for (const MediumRow *row = medium_endings; row->name != NULL; row++) {
		if (g_str_has_suffix(path, row->name)) {
			return row->kind;
		}
	}
	return POST_MEDIA_OTHER;
}

void
feed_post_add_medium(Post *post, const char *kind, const char *url, const char *alt)
{
	g_autofree char *alt_line = plain_line(alt);
	PostMedia *known;

	if (url == NULL || post->media->len >= POST_MEDIA_MAX) {
		return;
	}
	for (guint i = 0; i < post->media->len; i++) {
		known = g_ptr_array_index(post->media, i);
		if (strcmp(known->url, url) == 0) {
			if (known->alt == NULL) {
				known->alt = g_steal_pointer(&alt_line);
			}
			return;
		}
	}
	g_ptr_array_add(post->media, post_media_new(medium_kind(kind, url), url, alt_line));
}

void
feed_post_add_cover(Post *post, const char *url)
{
	for (guint i = 0; i < post->media->len; i++) {
		const PostMedia *known = g_ptr_array_index(post->media, i);

		if (known->kind == POST_MEDIA_PICTURE) {
			return;
		}
	}
	feed_post_add_medium(post, "image", url, NULL);
}

/* Where the words would be stands WordPress's form for their password
 * (get_the_password_form(), developer.wordpress.org/reference). */
static bool
asks_for_password(const Post *post)
{
	const char *form = post->content_is_html ? post->content_raw : NULL;

	while (form != NULL && (form = strstr(form, "<form ")) != NULL) {
		const gsize length = strcspn(form, ">");
		if (g_strstr_len(form, (gssize)length, "action=postpass") != NULL) {
			return true;
		}
		form += length;
	}
	return false;
}

void
feed_post_judge(Post *post, const ConsentSaid *before)
{
	json_auto_t *signs = asks_for_password(post)
		? jsontext_object("password", json_true(), NULL)
		: NULL;
	const ConsentSubject subjects[] = {
		{ .json = signs, .text = post->title, .now_s = DATE_UNKNOWN },
		{ .text = post->text, .tags = post->tags, .now_s = DATE_UNKNOWN },
		{ .text = post->author_name, .now_s = DATE_UNKNOWN },
		{ .text = post->network, .now_s = DATE_UNKNOWN },
	};
	ConsentSaid said = *before;

	for (gsize i = 0; i < G_N_ELEMENTS(subjects); i++) {
		consent_signals_hear(CONSENT_RECORD_FEED, &subjects[i], &said);
	}
	consent_signals_apply(&said, post);
}

static bool
is_number(const char *text)
{
	return *text != '\0' && text[strspn(text, G_CSET_DIGITS)] == '\0';
}

/*
 * The handle in a link to a Mastodon post: https://HOST/@NAME/DIGITS, where NAME may hold another
 * host. Its RSS has neither authors nor titles.
 */
static char *
handle_in_link(const char *url)
{
	const char *name = strstr(url, "/@");
	const char *end = name == NULL ? NULL : strchr(name + 2, '/');
	g_autofree char *host = url_host(url);
	g_autofree char *handle = NULL;

	if (host == NULL || end == NULL || end == name + 2 || !is_number(end + 1)) {
		return NULL;
	}
	handle = g_strndup(name + 1, (gsize)(end - name - 1));
	return strchr(handle + 1, '@') != NULL ? g_steal_pointer(&handle)
					       : g_strconcat(handle, "@", host, NULL);
}

/*
 * Mastodon's RSS writes a content warning as <p><strong>Content warning:</strong> TEXT</p><hr />
 * (the label in the server's language) before the text.
 */
static void
take_warning(Post *post)
{
	const char *start = post->content_raw;
	const char *label_end, *end, *rule, *rule_end;

	if (!prefix_stands_at(start, "<p><strong>")) {
		return;
	}
	label_end = strstr(start, "</strong>");
	end = label_end == NULL ? NULL : strstr(label_end, "</p>");
	rule = end == NULL ? NULL : end + strlen("</p>");
	rule_end = rule != NULL && prefix_stands_at(rule, "<hr") ? strchr(rule, '>') : NULL;
	if (rule_end == NULL) {
		return;
	}
	g_autofree char *warning = g_strndup(label_end, (gsize)(end - label_end));
	g_autofree char *line = feed_post_line(warning, true);
	char *rest = g_strdup(rule_end + 1);

	post->warning = line == NULL ? g_strdup("") : g_steal_pointer(&line);
	g_free(post->content_raw);
	post->content_raw = rest;
}

static void
read_mastodon(Post *post)
{
	if (post->title != NULL || post->url == NULL || post->author_handle != NULL) {
		return;
	}
	post->author_handle = handle_in_link(post->url);
	if (post->author_handle == NULL) {
		return;
	}
	g_free(post->network);
	post->network = g_strdup("Mastodon");
	if (post->content_raw != NULL && post->content_is_html) {
		take_warning(post);
	}
}

static void
read_html(Post *post)
{
	g_auto(HtmlReading) reading = { 0 };

	html_read(post->content_raw, post->base_url, HTML_ALL, &reading);
	post->text = plain_lines(reading.plain);
	post->content_safe = g_steal_pointer(&reading.safe);
	post->prose = g_steal_pointer(&reading.prose);
	for (guint i = 0; i < reading.images->len; i++) {
		const HtmlImage *image = g_ptr_array_index(reading.images, i);

		feed_post_add_medium(post, "image", image->url, image->alt);
	}
}

void
feed_post_complete(Post *post)
{
	read_mastodon(post);
	if (post->content_raw != NULL && post->content_is_html) {
		read_html(post);
	} else {
		post->text = plain_lines(post->content_raw);
		post->prose = post->text == NULL ? NULL : prose_from_text(post->text);
	}
	if (post->prose != NULL) {
		post_add_links(post, post->prose);
	}
	add_hashtags(post->tags, post->title);
	add_hashtags(post->tags, post->text);
	for (guint i = 0; i < post->media->len; i++) {
		add_hashtags(post->tags,
			((const PostMedia *)g_ptr_array_index(post->media, i))->alt);
	}
	if (post->published_s == DATE_UNKNOWN) {
		post->published_s = post->updated_s;
	}
}
