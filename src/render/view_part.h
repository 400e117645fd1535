/** The parts that view_new() puts together; include/render/view.h says what their members mean. */
#ifndef TAGDIGEST_RENDER_VIEW_PART_H
#define TAGDIGEST_RENDER_VIEW_PART_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/draft.h"
#include "render/phrases.h"
#include "render/view.h"
#include "text/prose.h"

/** A longer address is not linked. */
#define VIEW_URL_BYTES_MAX 2000

#define NO_BREAK_SPACE "\u00a0"

struct ViewWords {
	Phrases *words; /* owned */
	Phrases *look;
	char *language;                 /* owned: of the words; NULL: of none that there are */
	json_t *words_json, *look_json; /* owned: the same as templates get them */
};

/** What all parts are made with. Borrowed, but for the counters, which the parts move on. */
typedef struct ViewMaker {
	const Draft *draft;
	GHashTable *shown; /* uri and link of each post shown -> Post */
	GTimeZone *zone;
	const ViewWords *said;
	const Phrases *words; /* the same, one by one */
	const Phrases *look;
	const char *language; /* of the words */
	bool is_small;
	bool is_public;       /* for everybody, on the web */
	const char *root;     /* in public: up to the archive's root, where pages of chats lie;
			       * NULL: this is one of them */
	GHashTable *made;     /* in public: DraftEntry -> its view, borrowed; else NULL */
	GHashTable *numbered; /* of this part of the mail: url -> link, borrowed from its list */
	int links;            /* numbered so far */
	guint read_words;     /* that readers will have read */
	guint first_words;    /* and those of them up to the end of the first section; 0: not yet */
} ViewMaker;

/**
 * Put @text (borrowed; NULL becomes null) into @object: a member that is missing would be looked
 * for further out.
 */
void view_part_put(json_t *object, const char *key, const char *text);

/** As view_part_put(), freeing @text. */
void view_part_take(json_t *object, const char *key, char *text);

/** Which of the draft's hashtags it is (tallies), for its colour; 0 for NULL. @tag borrowed. */
guint view_part_tag_index(const ViewMaker *maker, const Hashtag *tag);

/** "blue" …: the name of the colour of the hashtag at @index of the draft. @return static. */
const char *view_part_hue_name(guint index);

/** The colour of the hashtag at @index of the draft: {name, color}. @return owned reference. */
json_t *view_part_hue(const ViewMaker *maker, guint index);

/**
 * The one-line form of foreign text, at most @characters long. @return owned, or NULL when nothing
 * of it shows.
 */
char *view_part_line(const char *text, gsize characters);

/** As view_part_line(), of somebody's name: codes of emoji, ":blobcat:", are no part of it. */
char *view_part_name(const char *name);

/**
 * Structured text: {blocks}; null for NULL.
 *
 * @whole  borrowed, without pictures; or NULL.
 * @links  borrowed array that its links join.
 * @return owned reference.
 */
json_t *view_part_text(ViewMaker *maker, const Prose *whole, json_t *links);

/** As view_part_text(), of words of the organiser's, which may have more links. */
json_t *view_part_own_text(ViewMaker *maker, const Prose *whole, json_t *links);

/**
 * The organiser's words: {text, by, is_linked, links}; null when there are none.
 * @return owned reference.
 */
json_t *view_part_note(ViewMaker *maker);

/**
 * What a mail may link to of an address: clean, in characters that no mail program takes amiss.
 *
 * @url  borrowed, or NULL.
 * @return owned, or NULL when there is no such link, or it is too long.
 */
char *view_part_url(const char *url);

/** Begin the list of the links of a part of the mail. @return owned reference to an array. */
json_t *view_part_links(ViewMaker *maker);

/**
 * A link: {number, url}; null for NULL. It has the next number and joins @links (borrowed, from
 * view_part_links()), or is the one that is there.
 * @return owned reference.
 */
json_t *view_part_link(ViewMaker *maker, const char *url, json_t *links);

/** A post as it is said: where it stands, and what is known of it there. Borrowed. */
typedef struct PostPlace {
	const Hashtag *tag;      /* its hashtag where no section names it, or NULL */
	const char *style;       /* of its words: "post", as look.style has it */
	const char *indent;      /* before its lines in plain text */
	const DraftStory *story; /* the story whose voice it is, or NULL */
	const Post *root;        /* the post that began the conversation it is in, or NULL */
	const Post *above;       /* the post that stands above it there, or NULL */
	const char *lead;        /* a label with which its words begin and that is not shown; or
				  * NULL */
	const char *chat;        /* the folded hashtag of the chat that it is a part of, or NULL */
	bool is_asked;           /* its link is there to be answered by */
	bool follows;            /* another voice stands above it */
} PostPlace;

/** A post, what is said of it, and the one link to it, which has its number where it comes first.
 */
typedef struct PostMaker {
	ViewMaker *maker;
	const Post *post;
	const PostPlace *place;
	const char *url; /* borrowed: of the post, clean; NULL: none */
	json_t *links;   /* borrowed array that links join */
	json_t *link;    /* owned: the link to the post, or NULL as long as nothing has it */
} PostMaker;

/** The link to the post: {number, url}; null for a post without. @return owned reference. */
json_t *view_part_post_link(PostMaker *post);

/** The handle of whom a post answers, borrowed; NULL: nobody, or unknown. */
const char *view_part_answered(const PostMaker *post);

/**
 * What is said beside a post's own words, put into @object: answers, quoting, poll. One that is
 * folded says none of it.
 */
void view_part_around(PostMaker *post, json_t *object);

/**
 * What is inside, in a few words: puts subject and preview into the view (borrowed), which has its
 * title and quiet.
 */
void view_part_inside(const ViewMaker *maker, json_t *view);

/** "One post" and the like, for the start of a sentence. @return owned. */
char *view_part_posts_by(const ViewMaker *maker);

/** A time in the zone by the pattern @key of the words. @return owned, NULL for DATE_UNKNOWN. */
char *view_part_when(const ViewMaker *maker, const char *key, int64_t time_s);

/** As view_part_when(), joined by no-break spaces. */
char *view_part_when_joined(const ViewMaker *maker, const char *key, int64_t time_s);

/**
 * The days of the period: "Monday 9 to Monday 16 November 2026"; @is_short: "9 to 16 November".
 * @return owned.
 */
char *view_part_period(const ViewMaker *maker, bool is_short);

/** The edition's number as readers see it: "7", or of one by month "2026-11". Owned. */
char *view_part_number(const Draft *draft);

/**
 * One post, without what stands below it; view_part_entry() adds that.
 *
 * @post   borrowed.
 * @place  borrowed.
 * @links  borrowed array that its links join.
 * @return owned reference.
 */
json_t *view_part_post(ViewMaker *maker, const Post *post, const PostPlace *place, json_t *links);

/**
 * Pictures, recordings and other attachments of a post: {items, more}; null when there are none. A
 * description is a link to the post.
 *
 * @is_article  it is shown by its title, so that pictures and files without a description go
 * without saying.
 * @return owned reference.
 */
json_t *view_part_media(PostMaker *post, bool is_article);

/**
 * An entry: a post with its copies, and what stands below it; or a story.
 *
 * @place  borrowed: of its post.
 * @why    owned by the call: why it stands here, or NULL.
 * @links  borrowed array that its links join.
 * @return owned reference.
 */
json_t *view_part_entry(ViewMaker *maker, const DraftEntry *entry, const PostPlace *place,
	char *why, json_t *links);

/** A voice: an entry as a post, with its copies. @place, @links as above. @return owned reference.
 */
json_t *view_part_voice(ViewMaker *maker, const DraftEntry *entry, const PostPlace *place,
	json_t *links);

/** The host of an address as people say it. @return owned, or NULL. */
char *view_part_place(const char *url);

/** The language as lang wants it; NULL when it is the frame's, or none. Borrowed. */
const char *view_part_language(const ViewMaker *maker, const char *language);

/**
 * Put into the view of a section (borrowed) that is a chat's: name, name_said and chat.
 *
 * @links  borrowed array that its links join.
 */
void view_part_chat(ViewMaker *maker, const DraftSection *section, json_t *object, json_t *links);

/** What a page says of a post besides, put into @object: anchor, class, time, withheld. */
void view_part_in_public(const PostMaker *post, json_t *object);

/** The lists of all posts under a hashtag. @lists borrowed array of ViewList. @return owned
 * reference to an array. */
json_t *view_part_lists(ViewMaker *maker, const GPtrArray *lists);

/** The name of a section within its page. @return owned. */
char *view_part_section_id(const DraftSection *section);

/** Whether all answers that are counted were found, so that it is known from how many they are. */
bool view_part_knows_voices(const DraftEntry *entry);

/** The sections of an edition that is not small. @return owned reference to an array. */
json_t *view_part_sections(ViewMaker *maker);

/** The one list of a small edition. @return owned reference; null when there is nothing in it. */
json_t *view_part_list(ViewMaker *maker);

/** In brief. @return owned reference; null for a small edition. */
json_t *view_part_brief(const ViewMaker *maker);

/** The strip at the top. @return owned reference; null for a small edition. */
json_t *view_part_strip(const ViewMaker *maker);

/** What we could read. @return owned reference; null when it would say nothing. */
json_t *view_part_coverage(const ViewMaker *maker);

/** What is ahead. @return owned reference; null when there is nothing. */
json_t *view_part_events(ViewMaker *maker);

/** Closed groups: {rows: [{said, discussions: [{link, said, gap}]}], more, is_linked, links}; null
 * where there are none. @return owned reference. */
json_t *view_part_groups(ViewMaker *maker);

/** Whether some place could not be read to the end of the period. */
bool view_part_is_partial(const ViewMaker *maker);

#endif
