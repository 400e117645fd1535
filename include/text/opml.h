/**
 * Lists of feeds as feed readers exchange them: OPML 2.0 (https://opml.org/spec2.opml), in which an
 * <outline type="rss"> has its feed's address in xmlUrl and folders are outlines that hold others.
 */
#ifndef TAGDIGEST_TEXT_OPML_H
#define TAGDIGEST_TEXT_OPML_H

#include <glib.h>
#include <stdbool.h>

/** So many feeds of a list are read, and so deep a folder may lie. */
#define OPML_FEEDS_MAX 5000
#define OPML_DEPTH_MAX 100

/** One feed of a list. */
typedef struct OpmlFeed {
	char *title;  /* owned, one line; NULL: it has none */
	char *url;    /* owned: http(s), absolute */
	char *page;   /* owned: what people open; NULL: not said */
	char *folder; /* owned: of the folder around it, one line; NULL: none */
} OpmlFeed;

/** What a list holds. */
typedef struct OpmlList {
	GPtrArray *feeds;  /* owned, of OpmlFeed: the list's order, each address once */
	guint passed_over; /* feeds whose address is none of the web, or beyond OPML_FEEDS_MAX */
	guint repeated;    /* feeds that stood there before */
	bool is_in_part;   /* it breaks off, or is no good XML from some place on */
} OpmlList;

/**
 * Read a list, as much of it as is whole. Hostile: nothing outside of it is read, no entity of its
 * own is known.
 *
 * @text   borrowed valid UTF-8, @length bytes, capped by the caller.
 * @list   out: opml_list_clear().
 * @error  PARSE_PERMANENT: it is no OPML.
 */
bool opml_read(const char *text, gsize length, OpmlList *list, GError **error);

/**
 * Write one.
 *
 * @title  borrowed.
 * @feeds  borrowed array of OpmlFeed; those of one folder stand together.
 * @return owned, valid XML.
 */
char *opml_write(const char *title, const GPtrArray *feeds);

/** Strings borrowed, may be NULL but for @url. @return owned. */
OpmlFeed *opml_feed_new(const char *title, const char *url, const char *folder);

/** @feed owned, may be NULL. */
void opml_feed_free(OpmlFeed *feed);

/** Free what it holds. */
void opml_list_clear(OpmlList *list);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(OpmlList, opml_list_clear)

#endif
