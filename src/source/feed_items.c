#include "source/feed_items.h"

#include "model/post.h"
#include "source/feed_post.h"
#include "source/feed_sieve.h"
#include "text/date.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

#define COVER_WIDTH_MIN 100 /* pixels */

/* What the feed says of itself, for its items. */
typedef struct FeedHead {
	const FeedDocument *document; /* borrowed */
	char *title;                  /* owned, or NULL */
	char *network;                /* owned, or NULL */
	char *base;                   /* owned: what relative links are relative to; or NULL */
	char *language;               /* owned, or NULL */
	const FeedPart *author;       /* borrowed: of items that name none; or NULL */
	ConsentSaid said;             /* how its items may be shown further */
} FeedHead;

static const char *
attribute(const FeedHead *head, const FeedPart *part, FeedAttribute name)
{
	return feed_part_attribute(head->document, part, name);
}

/* The text that a part is about: a person's name may stand in an element of its own. */
static const char *
part_text(const FeedHead *head, const FeedPart *part)
{
	if (part->meaning == MEANING_AUTHOR && part->attributes[ATTRIBUTE_NAME] != 0) {
		return attribute(head, part, ATTRIBUTE_NAME);
	}
	if (part->meaning == MEANING_AUTHOR && part->text == 0) {
		return attribute(head, part, ATTRIBUTE_EMAIL);
	}
	return feed_part_text(head->document, part);
}

/* Of the parts with one meaning, the first of the lowest rank that holds text; or NULL. */
static const FeedPart *
best_part(const FeedHead *head, const FeedItem *item, FeedMeaning meaning)
{
	const FeedPart *best = NULL;

	for (guint i = 0; i < item->parts->len; i++) {
		const FeedPart *part = feed_item_part(item, i);

		if (part->meaning == meaning && part_text(head, part) != NULL
			&& (best == NULL || part->rank < best->rank)) {
			best = part;
		}
	}
	return best;
}

static char *
best_line(const FeedHead *head, const FeedItem *item, FeedMeaning meaning)
{
	const FeedPart *part = best_part(head, item, meaning);

	return part == NULL ? NULL
			    : feed_post_line(feed_part_text(head->document, part),
				    feed_part_is_html(head->document, part));
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
	const char *reference = attribute(head, part, ATTRIBUTE_URL);

	if (part->meaning == MEANING_LINK && part->text != 0) {
		reference = feed_part_text(head->document, part);
	}
	return reference == NULL ? NULL : url_resolve(base, reference);
}

static bool
has_rel(const FeedHead *head, const FeedPart *part, const char *rel)
{
	const char *own = attribute(head, part, ATTRIBUTE_REL);

	return own != NULL && g_ascii_strcasecmp(own, rel) == 0;
}

/* The rank of a link to the item itself, pages before other types; G_MAXUINT for other links. */
static guint
link_rank(const FeedHead *head, const FeedPart *part)
{
	const char *type = attribute(head, part, ATTRIBUTE_TYPE);

	if (part->meaning != MEANING_LINK
		|| (part->attributes[ATTRIBUTE_REL] != 0 && !has_rel(head, part, "alternate"))) {
		return G_MAXUINT;
	}
	return part->rank * 2 + (type != NULL && strstr(type, "html") == NULL ? 1 : 0);
}

/* The address of the item or feed; of several <link>s of RSS the last one, of Atom's the first. */
static char *
best_link(const FeedHead *head, const FeedItem *item)
{
	guint best_rank = G_MAXUINT;
	g_autofree char *best = NULL;

	for (guint i = 0; i < item->parts->len; i++) {
		const FeedPart *part = feed_item_part(item, i);
		const guint rank = link_rank(head, part);
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
link_in_id(const FeedHead *head, const FeedItem *item)
{
	const FeedPart *id = best_part(head, item, MEANING_ID);
	const char *text = id == NULL ? NULL : feed_part_text(head->document, id);
	const char *permalink = id == NULL ? NULL : attribute(head, id, ATTRIBUTE_PERMALINK);

	if (!url_is_web(text) || (permalink != NULL && strchr("fFnN0", *permalink) != NULL)) {
		return NULL;
	}
	return url_resolve(NULL, text);
}

/* ---- fields of a post ---- */

static void
read_author(const FeedHead *head, const FeedItem *item, Post *post)
{
	const FeedPart *author = best_part(head, item, MEANING_AUTHOR);

	if (author == NULL) {
		author = head->author;
	}
	if (author != NULL) {
		post->author_name = feed_post_author(part_text(head, author));
		post->author_url = part_url(head, author);
	}
}

static void
read_content(const FeedHead *head, const FeedItem *item, Post *post)
{
	const FeedPart *content = best_part(head, item, MEANING_CONTENT);

	if (content != NULL) {
		g_autofree char *base = part_base(head, content);

		feed_post_set_content(post, feed_part_text(head->document, content),
			feed_part_is_html(head->document, content), base);
	}
}

static void
read_categories(const FeedHead *head, const FeedItem *item, Post *post)
{
	for (guint i = 0; i < item->parts->len; i++) {
		const FeedPart *part = feed_item_part(item, i);

		if (part->meaning == MEANING_CATEGORY) {
			/* The label is for people, but need not be a tag where the term is one. */
			feed_post_add_categories(post->tags,
				attribute(head, part, ATTRIBUTE_LABEL));
			feed_post_add_categories(post->tags, attribute(head, part, ATTRIBUTE_TERM));
			feed_post_add_categories(post->tags, part_text(head, part));
		}
	}
}

static bool
is_text(const FeedPart *part)
{
	return part->meaning == MEANING_CONTENT || part->meaning == MEANING_TITLE
		|| part->meaning == MEANING_ASIDE;
}

/* Hashtags count in every text that the item has, not only in the one that is shown. */
static void
read_other_texts(const FeedHead *head, const FeedItem *item, Post *post)
{
	const FeedPart *content = best_part(head, item, MEANING_CONTENT);
	const FeedPart *title = best_part(head, item, MEANING_TITLE);

	for (guint i = 0; i < item->parts->len; i++) {
		const FeedPart *part = feed_item_part(item, i);

		if (part->meaning == MEANING_MEDIA) {
			feed_post_add_hashtags(post->tags, attribute(head, part, ATTRIBUTE_ALT),
				false);
		} else if (is_text(part) && part != content && part != title) {
			const char *text = feed_part_text(head->document, part);

			feed_post_add_hashtags(post->tags, text,
				feed_part_is_html(head->document, part));
		}
	}
}

static void
read_media(const FeedHead *head, const FeedItem *item, Post *post)
{
	for (guint i = 0; i < item->parts->len; i++) {
		const FeedPart *part = feed_item_part(item, i);

		if (part->meaning == MEANING_MEDIA
			|| (part->meaning == MEANING_LINK && has_rel(head, part, "enclosure"))) {
			const char *medium = attribute(head, part, ATTRIBUTE_MEDIUM);
			const char *type = attribute(head, part, ATTRIBUTE_TYPE);
			g_autofree char *url = part_url(head, part);

			feed_post_add_medium(post, medium != NULL ? medium : type, url,
				attribute(head, part, ATTRIBUTE_ALT));
		}
	}
}

/* Thumbnails are often faces of 30 pixels: those show nothing. */
static bool
is_tiny(const FeedHead *head, const FeedPart *part)
{
	const char *width = attribute(head, part, ATTRIBUTE_WIDTH);

	return width != NULL && g_ascii_strtoull(width, NULL, 10) < COVER_WIDTH_MIN;
}

/* Pictures beside the content count only where nothing in it is one. */
static void
read_covers(const FeedHead *head, const FeedItem *item, Post *post)
{
	for (guint i = 0; i < item->parts->len; i++) {
		const FeedPart *part = feed_item_part(item, i);

		if (part->meaning == MEANING_PICTURE && !is_tiny(head, part)) {
			g_autofree char *url = part_url(head, part);

			feed_post_add_cover(post, url);
		}
	}
}

static void
read_dates(const FeedHead *head, const FeedItem *item, Post *post)
{
	const FeedDocument *document = head->document;
	const int64_t date_s = feed_item_date(document, item, MEANING_DATE);

	post->published_s = feed_item_date(document, item, MEANING_PUBLISHED);
	post->updated_s = feed_item_date(document, item, MEANING_UPDATED);
	if (post->published_s == DATE_UNKNOWN) {
		post->published_s = date_s;
	}
	if (post->updated_s == DATE_UNKNOWN) {
		post->updated_s = date_s;
	}
}

/* <itunes:block>yes</itunes:block>, and <meta name="robots" content="noindex"/> as pages have it.
 */
static void
hear_part(const FeedHead *head, const FeedPart *part, ConsentSaid *said)
{
	const char *name = attribute(head, part, ATTRIBUTE_NAME);
	json_auto_t *json = NULL;

	if (part->meaning == MEANING_BLOCK) {
		json = jsontext_object("block", jsontext_text(feed_part_text(head->document, part)),
			NULL);
	} else if (part->meaning == MEANING_ROBOTS && name != NULL
		&& g_ascii_strcasecmp(name, "robots") == 0) {
		json = jsontext_object("robots",
			jsontext_text(attribute(head, part, ATTRIBUTE_VALUE)), NULL);
	} else {
		return;
	}
	const ConsentSubject subject = { .json = json, .now_s = DATE_UNKNOWN };
	consent_signals_hear(CONSENT_RECORD_FEED, &subject, said);
}

/* How a feed or item may be shown elsewhere, as its own elements say it. */
static void
hear_parts(const FeedHead *head, const FeedItem *item, ConsentSaid *said)
{
	for (guint i = 0; i < item->parts->len; i++) {
		hear_part(head, feed_item_part(item, i), said);
	}
}

/* The names that an item goes by, and its dates. */
static void
read_names(const FeedHead *head, const FeedItem *item, Post *post)
{
	const FeedPart *id = best_part(head, item, MEANING_ID);

	post->uri = id == NULL ? NULL : g_strdup(feed_part_text(head->document, id));
	read_dates(head, item, post);
	read_media(head, item, post);
	post->url = best_link(head, item);
	if (post->url == NULL) {
		post->url = link_in_id(head, item);
	}
	if (post->url == NULL && post->media->len > 0) {
		post->url = g_strdup(((PostMedia *)g_ptr_array_index(post->media, 0))->url);
	}
}

static Post *
read_item(const FeedHead *head, const FeedItem *item)
{
	Post *post = post_new();
	const FeedPart *language = best_part(head, item, MEANING_LANGUAGE);
	ConsentSaid said = head->said;

	hear_parts(head, item, &said);
	read_names(head, item, post);
	post->title = best_line(head, item, MEANING_TITLE);
	post->network = g_strdup(head->network);
	post->language = language == NULL
		? NULL
		: feed_post_language(feed_part_text(head->document, language));
	if (post->language == NULL) {
		post->language = g_strdup(head->language);
	}
	read_author(head, item, post);
	read_content(head, item, post);
	read_categories(head, item, post);
	feed_post_complete(post);
	read_other_texts(head, item, post);
	read_covers(head, item, post);
	feed_post_judge(post, &said);
	return post;
}

/* Where the feed says that it is, for a document that comes from nowhere. */
static char *
own_address(const FeedHead *head, const FeedItem *item)
{
	for (guint i = 0; i < item->parts->len; i++) {
		const FeedPart *part = feed_item_part(item, i);
		const char *url = attribute(head, part, ATTRIBUTE_URL);

		if (part->meaning == MEANING_LINK && has_rel(head, part, "self")
			&& url_is_web(url)) {
			return g_strdup(url);
		}
	}
	return NULL;
}

static void
read_head(const FeedDocument *document, const char *document_url, FeedHead *head)
{
	const FeedItem *item = document->head;
	const FeedPart *language;
	g_autofree char *site = NULL;

	head->document = document;
	head->base = document_url != NULL ? g_strdup(document_url) : own_address(head, item);
	site = best_link(head, item);
	/* RSS says nothing about relative links, and its writers mean their site. */
	if (site != NULL && (!document->is_atom || head->base == NULL)) {
		g_free(head->base);
		head->base = g_steal_pointer(&site);
	}
	language = best_part(head, item, MEANING_LANGUAGE);
	head->title = best_line(head, item, MEANING_TITLE);
	head->network = feed_post_network(head->title);
	head->language = language == NULL ? NULL
					  : feed_post_language(feed_part_text(document, language));
	head->author = best_part(head, item, MEANING_AUTHOR);
	hear_parts(head, item, &head->said);
}

bool
feed_items_are_refused(const FeedDocument *document)
{
	const FeedHead head = { .document = document };
	ConsentSaid said = { 0 };

	hear_parts(&head, document->head, &said);
	return said.level == POST_CONSENT_REFUSED;
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
	*title = head.title;
	g_free(head.network);
	g_free(head.base);
	g_free(head.language);
	return posts;
}
