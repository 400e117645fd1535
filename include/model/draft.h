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

#include "model/post.h"
#include "model/schedule.h"

/** A post in a draft, and what the draft says about it. */
typedef struct DraftItem {
	Post *post;         /* owned */
	GPtrArray *also_on; /* of char*, owned: other places where the same thing was said */
	char *why;          /* owned, or NULL: why it stands where it stands */
} DraftItem;

/** A section of the mail: the posts that count under one hashtag, oldest first. */
typedef struct DraftSection {
	Hashtag *tag;       /* owned */
	GPtrArray *items;   /* of DraftItem, owned: those shown */
	int total;          /* how many passed, shown or cut */
	bool is_incomplete; /* a source of this tag could not be read in full in the period */
} DraftSection;

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
} CoverageRow;

/** A post that passed and is not shown, recorded so that it is not news again. */
typedef struct DraftCut {
	int64_t post_id;
	char *reason; /* owned: "over max_posts", "over the size of a mail" */
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
	char *subtitle, *note;             /* owned, or NULL */
	char *contact;                     /* owned address that answers go to */
	GPtrArray *sections; /* of DraftSection, only those with posts, in the ini's order */
	GPtrArray *coverage; /* of CoverageRow */
	GPtrArray *cuts;     /* of DraftCut */
	int posts_total;     /* that passed */
	int people_total;    /* distinct authors among them */
	DraftOrigin origin;  /* zeroes as well before anybody asked */
	bool is_stale;       /* no source has answered since the deadline: the mail says so */
} Draft;

/** @return owned, empty. */
Draft *draft_new(void);

/** @draft owned, may be NULL. */
void draft_free(Draft *draft);

/** @post owned by the call. @return owned: an item with nothing said about it. */
DraftItem *draft_item_new(Post *post);

/** @item owned, may be NULL. */
void draft_item_free(DraftItem *item);

/** @tag owned by the call. @return owned, empty. */
DraftSection *draft_section_new(Hashtag *tag);

/** The post that a section shows at a place, from 0. @return borrowed. */
const Post *draft_section_post(const DraftSection *section, guint index);

/** @section owned, may be NULL. */
void draft_section_free(DraftSection *section);

/** @row owned, may be NULL. */
void coverage_row_free(CoverageRow *row);

/** @cut owned, may be NULL. */
void draft_cut_free(DraftCut *cut);

/** "open", "frozen": the name in the store. @return static. */
const char *draft_state_name(DraftState state);

/** How many posts are shown in all sections. */
int draft_posts_shown(const Draft *draft);

/**
 * Everything, as canonical JSON (members sorted when dumped with JSON_SORT_KEYS).
 * @return owned reference.
 */
json_t *draft_to_json(const Draft *draft);

/** The reverse. @draft out, owned. @error PARSE_PERMANENT naming the member. */
bool draft_from_json(const json_t *json, Draft **draft, GError **error);

/** SHA-256 in hex of the canonical JSON: what preview prints and send journals. @return owned. */
char *draft_hash(const Draft *draft);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Draft, draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DraftSection, draft_section_free)

#endif
