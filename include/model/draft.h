/**
 * The list of posts that prepare made for a period, with all that a template may say about it. Once
 * frozen, the same data is the edition. Plain data.
 */
#ifndef TAGDIGEST_MODEL_DRAFT_H
#define TAGDIGEST_MODEL_DRAFT_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/draft_chat.h"
#include "model/draft_group.h"
#include "model/event.h"
#include "model/post.h"
#include "model/schedule.h"

/** Another place where the same was said by the same person: "also on". */
typedef struct DraftCopy {
	int64_t post_id;     /* the store's number; 0 when that post is not stored */
	char *network;       /* owned: where, for people */
	char *url;           /* owned, http(s); NULL when unknown */
	int64_t published_s; /* or DATE_UNKNOWN */
} DraftCopy;

/** What several voices speak of: a page, or a post that they quote. */
typedef struct DraftStory {
	char *url;   /* owned, http(s), canonical */
	char *title; /* owned, one line; NULL when nobody told it */
	int posts;   /* that speak of it, shown or not */
} DraftStory;

/** What an entry is worth is the sum of these, each in points from 0 on (digest/worth). */
typedef enum DraftWorth {
	DRAFT_WORTH_CONVERSATION, /* answers, and from how many */
	DRAFT_WORTH_SHARING,      /* passed on, quoted; a rank within its source */
	DRAFT_WORTH_NEWCOMER,     /* a first-time voice */
	DRAFT_WORTH_LINK,         /* a page with a title */
	DRAFT_WORTH_FRESHNESS,
	DRAFT_WORTH_QUESTION,
	DRAFT_WORTH_PARTS
} DraftWorth;

/**
 * What a reader sees as one thing: a post with its copies; a conversation, whose answers stand
 * below it; or a story, where post is the first voice and the others stand below.
 */
typedef struct DraftEntry {
	Post *post;         /* owned; its id is 0 when it is not stored */
	char *person;       /* owned: the same for all posts of one person (digest/person) */
	GPtrArray *copies;  /* of DraftCopy */
	GPtrArray *below;   /* of DraftEntry, with nothing below them: those shown, oldest first */
	DraftStory *story;  /* owned; NULL: it is none */
	DraftAsked *asked;  /* owned; NULL: it is no part of a chat */
	char *why;          /* owned, or NULL: why it stands where it stands */
	int answers;        /* to it that are known, with a hashtag or without, shown or not */
	int voices;         /* persons who take part, shown or not; 1: its author alone */
	int more;           /* answers, or posts of a story, that are not shown */
	int more_by_author; /* entries of this person that max_per_author leaves out; said once, at
			     * the last of theirs that is shown */
	int64_t time_s; /* that periods are made of: published_s, or where that is unknown or not
			 * believed when it was first seen */
	int worth[DRAFT_WORTH_PARTS];
	unsigned apart;    /* the bits of chats' own editions that had it (Draft.alone); 0: none */
	int rank;          /* its place among all entries of the draft, from 1; 0: not ranked */
	bool is_aside;     /* shown for the conversation's sake alone: no post of the edition, and
			    * counted nowhere */
	bool is_pinned;    /* the organiser wants it in the edition, whatever has no room */
	bool is_first;     /* and before all else */
	bool is_newcomer;  /* a first-time voice of the last twelve months */
	bool is_automated; /* a bot, or one of many that were made by a template */
	bool is_waiting;   /* a question over a day old that nobody has answered, as far as is known
			    */
} DraftEntry;

/** What a section gathers its entries by; in this order unless the ini says another. */
typedef enum DraftSectionKind {
	DRAFT_SECTION_TALKED,  /* talked about most: few, each with its why */
	DRAFT_SECTION_CHAT,    /* one chat: its questions, each with answers below it */
	DRAFT_SECTION_STORIES, /* one link or quoted post, several voices */
	DRAFT_SECTION_TAG,     /* what counts under one hashtag */
	DRAFT_SECTION_WAITING, /* questions that nobody has answered */
	DRAFT_SECTION_WELCOME, /* first-time voices */
	DRAFT_SECTION_KINDS
} DraftSectionKind;

/** A section of the mail. */
typedef struct DraftSection {
	DraftSectionKind kind;
	Hashtag *tag;       /* owned; NULL but for DRAFT_SECTION_TAG */
	DraftChat *chat;    /* owned; NULL but for DRAFT_SECTION_CHAT */
	GPtrArray *entries; /* of DraftEntry, owned: those shown, in their order */
	int total;          /* how many posts belong here, shown or cut */
	bool is_incomplete; /* a source of this tag could not be read in full in the period */
	char *more_url;     /* owned: where the posts that did not fit can be read, http(s) */
	char *more_place;   /* owned: its host; NULL: it is the archive, where all of them stand;
			     * both NULL where there is no such place */
} DraftSection;

/** How many posts of the period carry a hashtag of the digest: a post counts for each. */
typedef struct DraftTally {
	Hashtag *tag; /* owned */
	int posts;    /* shown or cut */
} DraftTally;

/** Posts of one day of the period, shown or cut. */
typedef struct DraftDay {
	int64_t start_s; /* midnight in the digest's zone; DATE_UNKNOWN: before the period */
	int posts;
	int tag; /* in tallies, the hashtag that most of them carry; -1: none does */
} DraftDay;

typedef enum CoverageState {
	COVERAGE_READ,        /* asked, and everything answered */
	COVERAGE_QUIET,       /* asked, and the answer was empty */
	COVERAGE_UNREACHABLE, /* we do not know: could not be reached since since_s */
	COVERAGE_CLOSED,      /* the other side says no; why says how */
	COVERAGE_IN_PART,     /* asked, and something of the period could not be read, or not yet */
	COVERAGE_UNASKED, /* nothing was ever read there: new in the ini, a preview before a poll,
			   * or answers without a post ever since */
} CoverageState;

/** What we could read of one source in the period. */
typedef struct CoverageRow {
	char *source;  /* owned: its name */
	char *network; /* owned: "Mastodon", a feed's title */
	int posts;     /* of this digest, from this source, in this edition */
	CoverageState state;
	int64_t since_s; /* unreachable, closed: since when; else DATE_UNKNOWN */
	char *why;       /* owned, or NULL */
	bool is_missed;  /* unreachable or closed, and it brought posts in the last four weeks */
} CoverageRow;

/** A post that passed and is not shown. */
typedef struct DraftCut {
	int64_t post_id;
	char *reason;    /* owned: "over max_posts", "over the size of a mail" */
	bool is_carried; /* it is news for the next edition; else recorded, and never news again */
	int rank;        /* of the entry that it was a part of, and what that was worth */
	int worth[DRAFT_WORTH_PARTS];
} DraftCut;

/** Where a stored draft stands. */
typedef enum DraftState {
	DRAFT_OPEN,   /* may still change, until it is approved or its deadline comes */
	DRAFT_FROZEN, /* it is an edition */
} DraftState;

/** What was found when the posts were asked for again where they were read. */
typedef struct DraftOrigin {
	int taken_back; /* are gone or hidden, and were about to be shown */
	int corrected;  /* are shown with other words */
	int unsure;     /* are shown as they were read, since nobody answered for them */
} DraftOrigin;

typedef struct Draft {
	int64_t id;   /* the store's number; 0 before it is stored */
	char *digest; /* owned: name in the ini */
	ScheduleFrequency frequency;
	int number;             /* of the edition, from 1 */
	int64_t period_start_s; /* half open, Unix seconds UTC */
	int64_t period_end_s;
	char *title, *language, *timezone; /* owned */
	char *schedule;                    /* owned: as schedule_text() has it; or NULL */
	char *subtitle, *note;             /* owned, or NULL */
	char *subject;                     /* owned: its pattern; NULL: the language's own */
	char *note_once; /* owned: Markdown that this edition alone shows; or NULL */
	char *note_hash; /* owned: of note_once, "" for what an earlier edition showed and stands
			  * there still; NULL: there is none */
	char *note_by;   /* owned: who signs both; or NULL */
	int64_t pause_until_s; /* when the next edition is due, where a pause comes before it;
				* else DATE_UNKNOWN */
	bool has_calendar;     /* its events come with the mail as a file, too */
	bool is_last;          /* the digest ends with it */
	bool is_by_mail;       /* wishes that readers write to contact are done at once */
	char *after;           /* owned: the chats that come alone to who wishes, "#UKFEChat"; NULL:
				* none does */
	bool is_after_new;     /* and this is the first edition that says so */
	GArray *alone;         /* of int64_t: chats' own editions that had some of it, each with its
				* bit, 1, 2, 4 …, up to DRAFT_CHAT_APART_MAX; not in its JSON */
	char *contact;         /* owned address that answers go to */
	char *web_url;         /* owned: its page in the archive, http(s); NULL: there is none */
	char *calendar_url;    /* owned: what is ahead, for calendars that subscribe, webcal:; NULL:
				* there is none */
	GPtrArray *sections; /* of DraftSection, only those with posts, in the order of the mail */
	GPtrArray *tallies;  /* of DraftTally, in the ini's order */
	GArray *days;        /* of DraftDay; empty unless the period has about a week */
	GPtrArray *coverage; /* of CoverageRow */
	GPtrArray *cuts;     /* of DraftCut */
	GPtrArray *events;   /* of Event: what is ahead, by when it begins; uids and sequences are
			      * those that readers' calendars get */
	GPtrArray *groups;   /* of DraftGroup: closed ones, whose posts count in no number below */
	int posts_total;     /* that passed */
	int people_total;    /* distinct authors among them */
	int newcomers_total; /* first-time voices among these */
	int automated_total; /* of the posts, those that programs made */
	DraftOrigin origin;  /* zeroes as well before anybody asked */
	bool is_partial;     /* so much could not be read that the mail says so before all else */
	bool is_stale;       /* no source has answered since the deadline: the mail says so */
} Draft;

/** @return owned, empty. */
Draft *draft_new(void);

/** @draft owned, may be NULL. */
void draft_free(Draft *draft);

/** @post owned by the call. @return owned: an entry with nothing said about it. */
DraftEntry *draft_entry_new(Post *post);

/** What is left of a question (borrowed) whose words are gone: that it was asked, by its label, and
 * when. @return owned. */
DraftEntry *draft_entry_bare(const DraftEntry *question);

/** @entry owned, may be NULL. */
void draft_entry_free(DraftEntry *entry);

/** How many posts an entry shows that passed: not those of the conversation's sake alone. */
int draft_entry_posts(const DraftEntry *entry);

/** Whose an entry is: its person, "" where nobody said. For comparing. @return borrowed. */
const char *draft_entry_person(const DraftEntry *entry);

/** Whether an entry is what the organiser wants first, or holds it. */
bool draft_entry_leads(const DraftEntry *entry);

/** What an entry is worth in all: its parts, summed. */
int draft_entry_worth(const DraftEntry *entry);

/** "conversation", "sharing" …: the part's name in the ini and in JSON. @return static. */
const char *draft_worth_name(DraftWorth part);

/** @copy owned, may be NULL. */
void draft_copy_free(DraftCopy *copy);

/** @story owned, may be NULL. */
void draft_story_free(DraftStory *story);

/** @tag owned by the call, NULL but for DRAFT_SECTION_TAG. @return owned, empty. */
DraftSection *draft_section_new(DraftSectionKind kind, Hashtag *tag);

/** @section owned, may be NULL. */
void draft_section_free(DraftSection *section);

/** "talked", "chat", "stories", "tag", "waiting", "welcome". @return static. */
const char *draft_section_name(DraftSectionKind kind);

/** @tag owned by the call. @return owned. */
DraftTally *draft_tally_new(Hashtag *tag, int posts);

/** @tally owned, may be NULL. */
void draft_tally_free(DraftTally *tally);

/** @row owned, may be NULL. */
void coverage_row_free(CoverageRow *row);

/** @cut owned, may be NULL. */
void draft_cut_free(DraftCut *cut);

/** "open", "frozen": the name in the store. @return static. */
const char *draft_state_name(DraftState state);

/**
 * All that a draft shows as posts of their own, section by section: entries, and behind each what
 * stands below it.
 *
 * @return owned array of DraftEntry, borrowed from the draft.
 */
GPtrArray *draft_shown(const Draft *draft);

/** So few posts are one quiet list, without sections of their own, figures and strip. */
#define DRAFT_SMALL_MAX 7

/** Whether a draft has so few posts, shown or cut, and no chat. */
bool draft_is_small(const Draft *draft);

/**
 * The draft as those readers have it who had some of its chats in editions of their own: what these
 * showed or counted is left out, and the numbers of the period stay.
 *
 * @draft   borrowed.
 * @apart   the bits of these editions (Draft.alone).
 * @error   PARSE_PERMANENT.
 * @return owned.
 */
Draft *draft_apart(const Draft *draft, unsigned apart, GError **error);

/** Whether it is for who has chats alone: one of these, or what draft_apart() leaves. */
bool draft_is_to_chats(const Draft *draft);

/** A hash of who says what in it, whatever the dates; NULL: it shows no post. @return owned. */
char *draft_words(const Draft *draft);

/** So many events a draft tells of at most. */
#define DRAFT_EVENTS_MAX 100

/** How many posts are shown in all sections. */
int draft_posts_shown(const Draft *draft);

/**
 * Everything, as canonical JSON (members sorted when dumped with JSON_SORT_KEYS).
 * @return owned reference.
 */
json_t *draft_to_json(const Draft *draft);

/**
 * What is known of a draft in numbers alone, as draft_to_json() in compact text: its name, period,
 * title and subtitle, when its chats were, and what was counted; no word of a post, or on one, and
 * no name.
 * @return owned.
 */
char *draft_figures(const Draft *draft);

/** The reverse. @draft out, owned. @error PARSE_PERMANENT naming the member. */
bool draft_from_json(const json_t *json, Draft **draft, GError **error);

/** SHA-256 in hex of the canonical JSON: what preview prints and send journals. @return owned. */
char *draft_hash(const Draft *draft);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Draft, draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DraftEntry, draft_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DraftSection, draft_section_free)

#endif
