#include "source/feed_reading.h"

#include "base/error.h"
#include "source/feed_items.h"
#include "source/feed_mend.h"
#include "source/feed_xml.h"
#include "source/jsonfeed.h"
#include "source/sniff.h"
#include "text/charset.h"
#include "text/pagehead.h"
#include "text/url.h"

void
feed_reading_clear(FeedReading *reading)
{
	g_clear_pointer(&reading->posts, g_ptr_array_unref);
	g_clear_pointer(&reading->title, g_free);
}

GString *
feed_reading_text(const Reply *document)
{
	gsize length;
	const char *bytes = g_bytes_get_data(document->body, &length);
	g_autofree char *charset = reply_charset(document);

	return charset_to_utf8(length == 0 ? "" : bytes, length, charset);
}

/* What relative links are relative to (RFC 3986, 5.1). @return owned, or NULL. */
static char *
document_base(const Reply *document)
{
	g_autofree char *location = url_resolve(document->url,
		reply_header(document, "content-location"));
	g_autofree char *location_host = location == NULL ? NULL : url_host(location);
	g_autofree char *host = url_is_web(document->url) ? url_host(document->url) : NULL;

	/* Servers behind proxies name themselves there as nobody else knows them. */
	if (g_strcmp0(location_host, host) == 0 && location != NULL) {
		return g_steal_pointer(&location);
	}
	return host == NULL ? NULL : g_strdup(document->url);
}

/* When to ask again, by what the feed says of itself. */
static Rest
rest_of(const FeedDocument *document)
{
	Rest rest = { 0 };

	for (guint i = 0; i < document->head->parts->len; i++) {
		const FeedPart *part = feed_item_part(document->head, i);
		if (part->meaning == MEANING_REST) {
			rest_add_word(&rest, (RestWord)part->rank, feed_part_text(document, part));
		}
	}
	return rest;
}

static void
read_xml(const GString *text, const char *root, const FeedOrigin *origin, const FeedSieve *sieve,
	FeedReading *reading)
{
	g_autoptr(GString) mended = feed_mend(text->str, root);
	const char *well = mended == NULL ? root : mended->str;
	const gsize length = mended == NULL ? text->len - (gsize)(root - text->str) : mended->len;
	g_autoptr(FeedDocument) document = feed_xml_read(well, length, sieve);

	/* A refusal counts for each post, also for those that others show under our tags. */
	if (feed_items_are_refused(document)) {
		feed_document_free(document);
		document = feed_xml_read(well, length, NULL);
	}
	document->now_s = origin->now_s;
	reading->passed_over = document->passed_over;
	reading->posts = feed_items_posts(document, origin->url, &reading->title);
	reading->is_cut_off = document->is_cut_off;
	reading->is_partly_read = document->is_partly_read;
	reading->rest = rest_of(document);
}

static bool
read_json(const GString *text, const FeedOrigin *origin, const FeedSieve *sieve,
	FeedReading *reading, GError **error)
{
	g_autoptr(JsonFeed) feed = NULL;

	if (!jsonfeed_read(text, sieve, origin, &feed, error)) {
		return false;
	}
	reading->posts = g_steal_pointer(&feed->posts);
	reading->title = g_steal_pointer(&feed->title);
	reading->is_expired = feed->is_expired;
	reading->is_cut_off = feed->is_cut_off;
	reading->is_partly_read = feed->is_partly_read;
	reading->lost_items = feed->lost_items;
	reading->passed_over = feed->passed_over;
	return true;
}

/* The feeds that a page names, for a message: "A, or B". @return owned; NULL: none. */
static char *
named_feeds(const char *html, const char *base)
{
	g_autoptr(GPtrArray) feeds = pagehead_feeds(html, base);

	if (feeds->len == 0) {
		return NULL;
	}
	const char *first = g_ptr_array_index(feeds, 0);
	return feeds->len == 1
		? g_strdup(first)
		: g_strdup_printf("%s, or %s", first, (const char *)g_ptr_array_index(feeds, 1));
}

/* No feed: said with the feed that a page names, else with its title or its first words, which tell
 * a login from an error page. */
static void
refuse(const char *what, const char *feeds, const GString *text, GError **error)
{
	const char *export = sniff_export(text->str);
	g_autofree char *title = sniff_title(text->str);
	g_autofree char *words = sniff_first_words(text->str);

	if (feeds != NULL) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"answered with %s, not a feed; it names its feed (expected url = %s)", what,
			feeds);
	} else if (export != NULL) {
		error_set(error, ERROR_PARSE_PERMANENT, "this is %s, which cannot be read", export);
	} else if (title != NULL) {
		error_set(error, ERROR_PARSE_PERMANENT, "answered with %s, not a feed (title: %s)",
			what, title);
	} else {
		error_set(error, ERROR_PARSE_PERMANENT, "answered with %s, not a feed%s%s%s", what,
			*words == '\0' ? "" : " (first words: ", words, *words == '\0' ? "" : ")");
	}
}

static void
refuse_page(const GString *text, const char *base, GError **error)
{
	g_autofree char *feeds = named_feeds(text->str, base);

	refuse("a web page", feeds, text, error);
}

static bool
read_text(const GString *text, const FeedOrigin *origin, const FeedSieve *sieve,
	FeedReading *reading, GError **error)
{
	const char *root;

	switch (sniff_format(text->str, &root)) {
	case SNIFFED_XML_FEED:
		read_xml(text, root, origin, sieve, reading);
		return true;
	case SNIFFED_JSON:
		if (sniff_export(text->str) != NULL && !jsonfeed_is_meant(text->str)) {
			refuse("JSON", NULL, text, error);
			return false;
		}
		return read_json(text, origin, sieve, reading, error);
	case SNIFFED_WEB_PAGE:
		refuse_page(text, origin->url, error);
		return false;
	case SNIFFED_EMPTY:
		error_set(error, ERROR_PARSE_PERMANENT, "answered with nothing");
		return false;
	default:
		refuse("something else", NULL, text, error);
		return false;
	}
}

bool
feed_reading_read(const Reply *document, const FeedSieve *sieve, int64_t now_s,
	FeedReading *reading, GError **error)
{
	g_autoptr(GString) text = feed_reading_text(document);
	g_autofree char *base = document_base(document);
	const FeedOrigin origin = { .url = base, .now_s = now_s };

	return read_text(text, &origin, sieve, reading, error);
}

char *
feed_reading_remark(const FeedReading *reading)
{
	if (reading->is_cut_off) {
		return g_strdup_printf("read in part: the document breaks off behind %u posts",
			reading->posts->len);
	}
	if (reading->is_partly_read) {
		return g_strdup_printf("read in part: the newest %d posts of more", FEED_ITEMS_MAX);
	}
	if (reading->lost_items > 0) {
		return g_strdup_printf("read in part: %u of its items could not be read",
			reading->lost_items);
	}
	return NULL;
}
