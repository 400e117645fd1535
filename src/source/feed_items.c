#include "source/feed_items.h"

#include "model/post.h"
#include "source/feed_post.h"
#include "text/date.h"
#include "text/url.h"

#include <string.h>

#define COVER_WIDTH_LEAST 100 /* pixels */

/* What the feed says of itself, for its items. */
typedef struct FeedHead {
	char *title;          /* owned, or NULL */
	char *network;        /* owned, or NULL */
	char *base;           /* owned: what relative links are relative to; or NULL */
	char *language;       /* owned, or NULL */
	const FeedPart *author; /* borrowed: of items that name none; or NULL */
	const char *refusal;  /* why nothing of it may be shown further; NULL when it may */
} FeedHead;

static bool
is_set(const char *text)
{
	return text != NULL && *text != '\0';
}

/* The text that a part is about: a person's name may stand in an element of its own. */
static const char *
part_text(const FeedPart *part)
{
	if (part->meaning == MEANING_AUTHOR && is_set(part->attributes[ATTRIBUTE_NAME])) {
		return part->attributes[ATTRIBUTE_NAME];
	}
	if (part->meaning == MEANING_AUTHOR && !is_set(part->text)) {
		return part->attributes[ATTRIBUTE_EMAIL];
	}
	return part->text;
}

/* Of the parts with one meaning, the first of the lowest rank that holds text; or NULL. */
static const FeedPart *
best_part(const GPtrArray *parts, FeedMeaning meaning)
{
	const FeedPart *best = NULL;

	for (guint i = 0; i < parts->len; i++) {
		const FeedPart *part = g_ptr_array_index(parts, i);

		if (part->meaning == meaning && is_set(part_text(part))
		    && (best == NULL || part->rank < best->rank)) {
			best = part;
		}
	}
	return best;
}

static char *
best_line(const GPtrArray *parts, FeedMeaning meaning)
{
	const FeedPart *part = best_part(parts, meaning);

	return part == NULL ? NULL : feed_post_line(part->text, part->is_html);
}

/* Likewise, but a part must hold a date that can be read, and the last of a rank wins. */
static int64_t
best_date(const GPtrArray *parts, FeedMeaning meaning)
{
	guint rank = G_MAXUINT;
	int64_t best_s = DATE_UNKNOWN;
	int64_t date_s;

	for (guint i = 0; i < parts->len; i++) {
		const FeedPart *part = g_ptr_array_index(parts, i);

		if (part->meaning == meaning && part->rank <= rank
		    && date_parse(part->text, &date_s)) {
			rank = part->rank;
			best_s = date_s;
		}
	}
	return best_s;
}

/* ---- links ---- */

static char *
part_base(const FeedHead *head, const FeedPart *part)
{
	g_autofree char *resolved = part->base == NULL ? NULL : url_resolve(head->base, part->base);

	return resolved == NULL ? g_strdup(head->base) : g_steal_pointer(&resolved);
}

static char *
part_url(const FeedHead *head, const FeedPart *part)
{
	g_autofree char *base = part_base(head, part);
	const char *reference = part->attributes[ATTRIBUTE_URL];

	if (part->meaning == MEANING_LINK && is_set(part->text)) {
		reference = part->text;
	}
	return is_set(reference) ? url_resolve(base, reference) : NULL;
}

static bool
has_rel(const FeedPart *part, const char *rel)
{
	const char *own = part->attributes[ATTRIBUTE_REL];

	return own != NULL && g_ascii_strcasecmp(own, rel) == 0;
}

/* The rank of a link to the item itself, pages before other types; G_MAXUINT for other links. */
static guint
link_rank(const FeedPart *part)
{
	const char *type = part->attributes[ATTRIBUTE_TYPE];

	if (part->meaning != MEANING_LINK
	    || (is_set(part->attributes[ATTRIBUTE_REL]) && !has_rel(part, "alternate"))) {
		return G_MAXUINT;
	}
	return part->rank * 2 + (is_set(type) && strstr(type, "html") == NULL ? 1 : 0);
}

/* The address of the item or feed; of several <link>s of RSS the last one, of Atom's the first. */
static char *
best_link(const FeedHead *head, const GPtrArray *parts)
{
	guint best_rank = G_MAXUINT;
	g_autofree char *best = NULL;

	for (guint i = 0; i < parts->len; i++) {
		const FeedPart *part = g_ptr_array_index(parts, i);
		const guint rank = link_rank(part);
		const bool is_rss = part->rank == RSS_LINK_RANK;

		if (rank < best_rank || (rank == best_rank && rank < G_MAXUINT && is_rss)) {
			char *url = part_url(head, part);

			if (url != NULL) {
				g_free(best);
				best = url;
				best_rank = rank;
			}
		}
	}
	return g_steal_pointer(&best);
}

/* A guid that says of itself, or at least looks as if, it is the address (RSS 2.0, <guid>). */
static char *
link_in_id(const GPtrArray *parts)
{
	const FeedPart *id = best_part(parts, MEANING_ID);
	const char *permalink = id == NULL ? NULL : id->attributes[ATTRIBUTE_PERMALINK];

	if (id == NULL || !url_is_web(id->text)
	    || (is_set(permalink) && strchr("fFnN0", *permalink) != NULL)) {
		return NULL;
	}
	return url_resolve(NULL, id->text);
}

/* ---- fields of a post ---- */

static void
read_author(const FeedHead *head, const GPtrArray *parts, Post *post)
{
	const FeedPart *author = best_part(parts, MEANING_AUTHOR);

	if (author == NULL) {
		author = head->author;
	}
	if (author != NULL) {
		post->author_name = feed_post_author(part_text(author));
		post->author_url = part_url(head, author);
	}
}

static void
read_content(const FeedHead *head, const GPtrArray *parts, Post *post)
{
	const FeedPart *content = best_part(parts, MEANING_CONTENT);

	if (content != NULL) {
		g_autofree char *base = part_base(head, content);

		feed_post_set_content(post, content->text, content->is_html, base);
	}
}

static void
read_keywords(const FeedPart *part, Post *post)
{
	g_auto(GStrv) names = g_strsplit(part->text, ",", -1);

	for (guint i = 0; names[i] != NULL; i++) {
		feed_post_add_category(post, names[i]);
	}
}

static void
read_tags(const GPtrArray *parts, Post *post)
{
	for (guint i = 0; i < parts->len; i++) {
		const FeedPart *part = g_ptr_array_index(parts, i);
		const char *label = part->attributes[ATTRIBUTE_LABEL];
		const char *term = part->attributes[ATTRIBUTE_TERM];

		if (part->meaning == MEANING_CATEGORY) {
			feed_post_add_category(post, is_set(label) ? label : term);
			feed_post_add_category(post, part->text);
		} else if (part->meaning == MEANING_KEYWORDS) {
			read_keywords(part, post);
		}
	}
}

static void
read_media(const FeedHead *head, const GPtrArray *parts, Post *post)
{
	for (guint i = 0; i < parts->len; i++) {
		const FeedPart *part = g_ptr_array_index(parts, i);

		if (part->meaning == MEANING_MEDIA
		    || (part->meaning == MEANING_LINK && has_rel(part, "enclosure"))) {
			const char *medium = part->attributes[ATTRIBUTE_MEDIUM];
			const char *type = part->attributes[ATTRIBUTE_TYPE];
			g_autofree char *url = part_url(head, part);

			feed_post_add_medium(post, is_set(medium) ? medium : type, url,
					    part->attributes[ATTRIBUTE_ALT]);
		}
	}
}

/* Thumbnails are often faces of 30 pixels: those show nothing. */
static bool
is_tiny(const FeedPart *part)
{
	const char *width = part->attributes[ATTRIBUTE_WIDTH];

	return is_set(width) && g_ascii_strtoull(width, NULL, 10) < COVER_WIDTH_LEAST;
}

/* Pictures beside the content count only where nothing in it is one. */
static void
read_covers(const FeedHead *head, const GPtrArray *parts, Post *post)
{
	for (guint i = 0; i < parts->len; i++) {
		const FeedPart *part = g_ptr_array_index(parts, i);

		if (part->meaning == MEANING_PICTURE && !is_tiny(part)) {
			g_autofree char *url = part_url(head, part);

			feed_post_add_cover(post, url);
		}
	}
}

static void
read_dates(const GPtrArray *parts, Post *post)
{
	const int64_t date_s = best_date(parts, MEANING_DATE);

	post->published_s = best_date(parts, MEANING_PUBLISHED);
	post->updated_s = best_date(parts, MEANING_UPDATED);
	if (post->published_s == DATE_UNKNOWN) {
		post->published_s = date_s;
	}
	if (post->updated_s == DATE_UNKNOWN) {
		post->updated_s = date_s;
	}
}

/* Why a feed or item must not be shown elsewhere; NULL when nothing says so. */
static const char *
refusal_of(const GPtrArray *parts)
{
	for (guint i = 0; i < parts->len; i++) {
		const FeedPart *part = g_ptr_array_index(parts, i);
		const char *name = part->attributes[ATTRIBUTE_NAME];
		const char *value = part->attributes[ATTRIBUTE_VALUE];

		if (part->meaning == MEANING_BLOCK && is_set(part->text)
		    && g_ascii_strcasecmp(part->text, "yes") == 0) {
			return "itunes:block: yes";
		}
		if (part->meaning == MEANING_ROBOTS && name != NULL && value != NULL
		    && g_ascii_strcasecmp(name, "robots") == 0
		    && strstr(value, "noindex") != NULL) {
			return "robots: noindex";
		}
	}
	return NULL;
}

static Post *
read_item(const FeedHead *head, const GPtrArray *parts)
{
	Post *post = post_new();
	const FeedPart *id = best_part(parts, MEANING_ID);
	const FeedPart *language = best_part(parts, MEANING_LANGUAGE);
	const char *refusal = head->refusal != NULL ? head->refusal : refusal_of(parts);

	post->uri = id == NULL ? NULL : g_strdup(id->text);
	post->title = best_line(parts, MEANING_TITLE);
	post->network = g_strdup(head->network);
	post->language = language == NULL ? NULL : feed_post_language(language->text);
	if (post->language == NULL) {
		post->language = g_strdup(head->language);
	}
	read_author(head, parts, post);
	read_content(head, parts, post);
	read_tags(parts, post);
	read_media(head, parts, post);
	read_dates(parts, post);
	post->url = best_link(head, parts);
	if (post->url == NULL) {
		post->url = link_in_id(parts);
	}
	if (post->url == NULL && post->media->len > 0) {
		post->url = g_strdup(((PostMedia *)g_ptr_array_index(post->media, 0))->url);
	}
	if (refusal != NULL) {
		feed_post_refuse(post, refusal);
	}
	feed_post_complete(post);
	read_covers(head, parts, post);
	return post;
}

/* Where the feed says that it is, for a document that comes from nowhere. */
static char *
own_address(const GPtrArray *parts)
{
	for (guint i = 0; i < parts->len; i++) {
		const FeedPart *part = g_ptr_array_index(parts, i);

		if (part->meaning == MEANING_LINK && has_rel(part, "self")
		    && url_is_web(part->attributes[ATTRIBUTE_URL])) {
			return g_strdup(part->attributes[ATTRIBUTE_URL]);
		}
	}
	return NULL;
}

static void
read_head(const FeedDocument *document, const char *document_url, FeedHead *head)
{
	const FeedPart *language = best_part(document->head, MEANING_LANGUAGE);
	g_autofree char *site = NULL;

	head->base = document_url != NULL ? g_strdup(document_url) : own_address(document->head);
	site = best_link(head, document->head);
	/* RSS says nothing about relative links, and its writers mean their site. */
	if (site != NULL && (!document->is_atom || head->base == NULL)) {
		g_free(head->base);
		head->base = g_steal_pointer(&site);
	}
	head->title = best_line(document->head, MEANING_TITLE);
	head->network = feed_post_network(head->title);
	head->language = language == NULL ? NULL : feed_post_language(language->text);
	head->author = best_part(document->head, MEANING_AUTHOR);
	head->refusal = refusal_of(document->head);
}

GPtrArray *
feed_items_posts(const FeedDocument *document, const char *document_url, char **title)
{
	GPtrArray *posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	FeedHead head = { 0 };

	read_head(document, document_url, &head);
	for (guint i = 0; i < document->items->len; i++) {
		g_ptr_array_add(posts, read_item(&head, g_ptr_array_index(document->items, i)));
	}
	if (title != NULL) {
		*title = g_steal_pointer(&head.title);
	}
	g_free(head.title);
	g_free(head.network);
	g_free(head.base);
	g_free(head.language);
	return posts;
}
