/**
 * How far one hashtag timeline has been read, as a JSON object of a source's state.
 *
 * A timeline is read from its newest page and then back by max_id, which every server that speaks
 * this API understands (docs.joinmastodon.org/methods/timelines): so the newest posts come first,
 * whatever was missed, and ids stay opaque: what goes into a request is an id that this server
 * gave. What lies between two readings is a gap, kept until it is filled; behind the newest page
 * the last hours are read once more, for posts that a server fetched late get an id of their
 * publication, and for edits.
 *
 *     top      ids of the newest posts when they were asked for last, newest first
 *     top_s    the oldest time among them
 *     newest, oldest   times of the newest post seen, and how far back
 *     read     when the newest page was read last
 *     gaps     [{below: ID, to: [ID …], until: TIME, upper: TIME}], newest first
 *     again    {below: ID, until: TIME}: where the second reading is
 *     again_s  how far back the last one went; the next begins some hours after it
 */
#ifndef TAGDIGEST_SOURCE_TIMELINE_H
#define TAGDIGEST_SOURCE_TIMELINE_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

/* What a page of a timeline says about its place. */
typedef struct TimelinePage {
	GPtrArray *ids;   /* owned: of char*, as they came: newest first */
	char *next;       /* owned: by what the next page is asked for, with a blank in it; NULL:
			   * by the last id */
	bool is_last;     /* nothing is behind it */
	guint full_ids;   /* so many may be a full page; 0: as many as Mastodon's filters leave */
	int64_t newest_s; /* of all that have a time; 0 without */
	int64_t oldest_s;
	int64_t tail_s;    /* the newest time among its last few: posts may be far older than their
			    * place, so one alone proves nothing */
	bool is_unordered; /* ids say nothing of the order */
} TimelinePage;

/** A page without posts. @return by timeline_page_clear(). */
TimelinePage timeline_page_new(void);

/**
 * Put a post at the end of a page.
 *
 * @id      borrowed, or NULL.
 * @time_s  Unix seconds UTC; 0: unknown.
 * @left    how many come behind it.
 */
void timeline_page_add(TimelinePage *page, const char *id, int64_t time_s, size_t left);

/** Read the ids and times of an array of statuses. @return by timeline_page_clear(). */
TimelinePage timeline_page(const json_t *statuses);

/** Free what a page holds. */
void timeline_page_clear(TimelinePage *page);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TimelinePage, timeline_page_clear)

/**
 * The newest page has come.
 *
 * @tag      the state of the timeline, changed.
 * @begin_s  a first reading goes no further back.
 * @again_s  from the second reading's beginning back to here posts are read once more.
 */
void timeline_take_newest(json_t *tag, const TimelinePage *page, int64_t now_s, int64_t begin_s,
	int64_t again_s);

/** Below which id the newest gap is to be read on; borrowed, NULL without one. */
const char *timeline_gap(const json_t *tag);

/** Below which id the second reading goes on; borrowed, NULL when it is over. */
const char *timeline_again(const json_t *tag);

/**
 * A page below timeline_gap() has come; an empty one ends the gap. Behind the last gap the second
 * reading begins, back to @again_s.
 *
 * @return false when it is not below: the server takes no notice of max_id, and all gaps are over.
 */
bool timeline_take_gap(json_t *tag, const TimelinePage *page, int64_t again_s);

/** The same for timeline_again(). */
bool timeline_take_again(json_t *tag, const TimelinePage *page);

/** What lies below cannot be had: no more gaps, no second reading. */
void timeline_give_up(json_t *tag);

/** From when to when posts are missing, over all gaps; false when there are none. */
bool timeline_missing(const json_t *tag, int64_t *from_s, int64_t *to_s);

/** Whether an id may go back to the server in a URL, once it is encoded. @id may be NULL. */
bool timeline_is_id(const char *id);

#endif
