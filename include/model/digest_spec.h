/** One configured publication, as config hands it out. Plain data. */
#ifndef TAGDIGEST_MODEL_DIGEST_SPEC_H
#define TAGDIGEST_MODEL_DIGEST_SPEC_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/draft.h"
#include "model/pause.h"
#include "model/schedule.h"
#include "model/section_order.h"
#include "model/tag_names.h"

/** Whether the organiser sees a draft before it is mailed. */
typedef enum DigestReview {
	DIGEST_REVIEW_NONE,
	DIGEST_REVIEW_OPTIONAL, /* at its time it goes out, answered or not */
	DIGEST_REVIEW_REQUIRED, /* it waits for a yes */
} DigestReview;

/** Nobody said how far ahead events are told. */
#define DIGEST_EVENTS_UNSAID (-1)

typedef struct DigestSpec {
	char *name;          /* owned, from [digest NAME], in lower case */
	char *was;           /* owned: the name that it had before, or NULL */
	char *title;         /* owned; default: the tags' displays joined by blanks */
	char *subtitle;      /* owned, or NULL */
	char *subject;       /* owned: the pattern of mails' subjects; NULL: the language's own */
	char *note;          /* owned: the organiser's standing note, or NULL */
	char *note_file;     /* owned path: Markdown for one edition, or NULL */
	char *note_by;       /* owned: who signs either, or NULL */
	char *language;      /* owned BCP 47 of the frame texts, "en" */
	GPtrArray *tags;     /* of Hashtag, as configured, in the order of the sections */
	GHashTable *aliases; /* folded key -> key of the tag it counts as ([tag NAME] aliases) */
	GPtrArray *to;       /* of char*: bare addresses that seed subscriptions */
	GPtrArray *include;  /* of char*: rules "FIELD[,FIELD]: PATTERN" */
	GPtrArray *exclude;  /* likewise */
	Schedule schedule;
	GPtrArray *after;   /* of char*: the [chat NAME]s that it comes after as well */
	GArray *pauses;     /* of Pause, as configured */
	char *timezone;     /* owned IANA name */
	int64_t reach_s;    /* how long before its period a post may be from; 0: one period */
	int min_posts;      /* fewer: no edition; 0: the quiet letter goes out too */
	int max_posts;      /* at most so many are shown */
	int max_per_author; /* and so many of one person */
	int weights[DRAFT_WORTH_PARTS]; /* the most points that each part of worth can be */
	SectionOrder sections;
	Schedule monthly; /* of readers who asked for one a month; all zero: not said */
	guint32 ends;     /* the day on which its last edition is due, or the next after it is
			   * (g_date_get_julian()); 0: it goes on */
	DigestReview review;
	int64_t review_before_s; /* how long before its time the draft comes */
	int64_t events_s;        /* how far ahead it tells what takes place; DIGEST_EVENTS_UNSAID */
	bool attach_ics;         /* and these come with the mail as a calendar */
	char *witness;           /* owned address that gets each edition to be read back; or NULL */
} DigestSpec;

/** An empty spec with the documented defaults. @return owned. */
DigestSpec *digest_spec_new(void);

/** @spec owned, may be NULL. */
void digest_spec_free(DigestSpec *spec);

/** How far ahead a digest (borrowed) tells what takes place, in seconds: as it says, else a week
 * beyond its next edition; 0: nothing of it. */
int64_t digest_spec_events(const DigestSpec *spec);

/** Its tags as they are written become those that are shown, and their other names its aliases. */
void digest_spec_name_tags(DigestSpec *spec, const TagNames *names);

/**
 * Which tag of the digest a tag key counts as.
 *
 * @spec  borrowed.
 * @key   borrowed folded key.
 * @return borrowed folded key of one of spec->tags, or NULL when it is none of them.
 */
const char *digest_spec_tag_for(const DigestSpec *spec, const char *key);

/**
 * The index in spec->tags of the first tag that a post with @tags (of Hashtag, borrowed) counts
 * under, or -1.
 */
int digest_spec_tag_index(const DigestSpec *spec, const GPtrArray *tags);

/**
 * The digest as its readers have it who chose to get it once a month: the same, with a schedule of
 * frequency SCHEDULE_BY_MONTH.
 *
 * @beside  out: all of it borrowed from @spec, and never freed.
 * @return false for a digest that comes once a month anyway: there is no such choice.
 */
bool digest_spec_by_month(const DigestSpec *spec, DigestSpec *beside);

/**
 * The digest as its readers have it who get each chat in an edition of its own, two hours after it:
 * the same, with a schedule of frequency SCHEDULE_AFTER_CHAT.
 *
 * @beside  out: all of it borrowed from @spec, and never freed.
 * @return false for a digest that comes after no chat.
 */
bool digest_spec_after_chats(const DigestSpec *spec, DigestSpec *beside);

/** Whether a digest comes after a chat of a name (caselessly). Both borrowed. */
bool digest_spec_is_after(const DigestSpec *spec, const char *chat);

/**
 * Read its schedule: "weekly Monday 07:30", and behind it perhaps ", after chat NAME", which may
 * stand several times.
 *
 * @spec   a DigestSpec; NULL: only judge (an OptionRead).
 * @error  CONFIG_PERMANENT with the forms.
 */
bool digest_spec_read_schedule(const char *text, void *spec, GError **error);

/** Its schedule as it is written: "weekly Monday 07:30, after chat UKFEChat". @return owned. */
char *digest_spec_schedule_text(const DigestSpec *spec);

/**
 * Each digest, and behind it what digest_spec_by_month() and digest_spec_after_chats() make of it.
 *
 * @digests  borrowed array of DigestSpec, and by what is returned.
 * @return owned array of DigestSpec by value, which are not freed.
 */
GArray *digest_spec_courses(const GPtrArray *digests);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DigestSpec, digest_spec_free)

#endif
