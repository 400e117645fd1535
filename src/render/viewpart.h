/** The parts that view_new() puts together; what each member means stands in render/view.h. */
#ifndef TAGDIGEST_RENDER_VIEWPART_H
#define TAGDIGEST_RENDER_VIEWPART_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/draft.h"
#include "render/phrases.h"

/** So few posts are one quiet list, without sections, figures and strip. */
#define VIEW_SMALL_MOST 7

/** What all parts are made with. Borrowed, but for the counters, which the parts move on. */
typedef struct ViewMaker {
	const Draft *draft;
	GTimeZone *zone;
	const Phrases *words;
	const Phrases *look;
	const char *language; /* of the words */
	bool is_small;
	int links;            /* numbered so far */
	guint read_words;     /* that readers will have read */
} ViewMaker;

/** Put @text (borrowed; NULL becomes null) into @object: a member that is missing would be looked for further out. */
void viewpart_put(json_t *object, const char *key, const char *text);

/** As viewpart_put(), freeing @text. */
void viewpart_take(json_t *object, const char *key, char *text);

/** The colour of the hashtag that stands at @index in the draft: {name, color}. @return owned reference. */
json_t *viewpart_hue(const ViewMaker *maker, guint index);

/** The one-line form of foreign text, at most @characters long. @return owned, or NULL when nothing shows. */
char *viewpart_line(const char *text, gsize characters);

/** A text of several lines: {lines: [{line, breaks}]}; null for NULL. @text borrowed. @return owned reference. */
json_t *viewpart_lines(const char *text);

/** "One post" and the like, for the start of a sentence. @return owned. */
char *viewpart_posts_by(const ViewMaker *maker);

/** A time of @maker's zone by the pattern @key of the words, joined by no-break spaces; NULL for DATE_UNKNOWN. @return owned. */
char *viewpart_when(const ViewMaker *maker, const char *key, int64_t time_s);

/** The days of the period in words: "Monday 9 to Monday 16 November 2026"; @is_short: "9 to 16 November". @return owned. */
char *viewpart_period(const ViewMaker *maker, bool is_short);

/**
 * One post.
 *
 * @post   borrowed.
 * @tag    borrowed, its hashtag where no section names it, or NULL.
 * @index  of the tag in the draft, for its colour.
 * @links  borrowed array that its link joins.
 * @return owned reference.
 */
json_t *viewpart_post(ViewMaker *maker, const Post *post, const Hashtag *tag, guint index,
		      json_t *links);

/**
 * Pictures, recordings and other attachments of a post: {items, more}.
 *
 * @is_article  it is shown by its title, so that pictures without a description go without saying.
 * @return owned reference.
 */
json_t *viewpart_media(ViewMaker *maker, const Post *post, bool is_article);

/** The sections of an edition that is not small. @return owned reference to an array. */
json_t *viewpart_sections(ViewMaker *maker);

/** The one list of a small edition. @return owned reference; null when there is nothing in it. */
json_t *viewpart_list(ViewMaker *maker);

/** In brief. @return owned reference; null for a small edition. */
json_t *viewpart_brief(const ViewMaker *maker);

/** The strip at the top. @return owned reference; null for a small edition. */
json_t *viewpart_strip(const ViewMaker *maker);

/** What we could read. @return owned reference; null when it would say nothing. */
json_t *viewpart_coverage(const ViewMaker *maker);

/** Whether some place could not be read to the end of the period. */
bool viewpart_is_partial(const ViewMaker *maker);

#endif
