/** Periods, editions and which post is in which: what makes "in one edition, once" true. */
#ifndef TAGDIGEST_STORE_EDITIONS_H
#define TAGDIGEST_STORE_EDITIONS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/draft.h"
#include "model/edition.h"
#include "store/store.h"

/** How the last decided period of a digest ended. Plain data. */
typedef struct PeriodRow {
	bool is_there;          /* false: none was ever decided, and all else is zero */
	bool is_beginning;      /* all that was before the digest began, which nobody gets */
	int64_t start_s, end_s; /* Unix seconds UTC */
	bool was_quiet;         /* fewer than min_posts: no edition */
	int posts;              /* that passed */
	int64_t edition_id;     /* 0 when quiet */
	int64_t decided_s;
} PeriodRow;

/** When a digest began. Borrowed. */
typedef struct DigestBeginning {
	const char *digest;
	ScheduleFrequency frequency;
	int64_t begin_s; /* the start of its first period */
	int64_t now_s;   /* when that was decided */
} DigestBeginning;

/** The editions of a digest that the same readers get. Borrowed. */
typedef struct EditionsCourse {
	const char *digest;
	ScheduleCourse course;
} EditionsCourse;

/**
 * When a digest decided its first period, or that it begins: since then it is read.
 *
 * @begun_s  out, Unix seconds UTC; 0: it has not begun.
 * @error    STORE_*.
 */
bool editions_begun(Store *store, const char *digest, int64_t *begun_s, GError **error);

/**
 * The last decided period of (digest, frequency).
 *
 * @row    out.
 * @error  STORE_*.
 */
bool editions_last_period(Store *store, const char *digest, ScheduleFrequency frequency,
	PeriodRow *row, GError **error);

/**
 * Note that a digest begins: what is before @begin_s is decided as nothing (a period from 0 on,
 * which an edition of the period that ends there may replace). Inside a transaction.
 *
 * @error  STORE_*.
 */
bool editions_begin(Store *store, const DigestBeginning *beginning, GError **error);

/**
 * The last edition of a digest, whatever its schedule was then.
 * @number, @end_s  out: both 0 when there is none. @error STORE_*.
 */
bool editions_last(Store *store, const EditionsCourse *course, int *number, int64_t *end_s,
	GError **error);

/** The edition that showed a note_file. Plain data. */
typedef struct EditionsNote {
	int number;       /* 0: none */
	int64_t frozen_s; /* when it was decided */
} EditionsNote;

/**
 * Which edition of a digest showed the note_file as it still is.
 * @hash borrowed: of the file, as Draft has it. @shown out. @error STORE_*.
 */
bool editions_note(Store *store, const EditionsCourse *course, const char *hash,
	EditionsNote *shown, GError **error);

/**
 * The number that the next edition of a digest gets, from 1: its own ones have no gap, whatever is
 * made beside them.
 * @number out. @error STORE_*.
 */
bool editions_next_number(Store *store, const char *digest, int *number, GError **error);

/**
 * The number that its next edition by month gets: @month, or the month after the last one's.
 *
 * @month   of its period, as 202611.
 * @number  out. @error STORE_*.
 */
bool editions_next_month(Store *store, const char *digest, int month, int *number, GError **error);

/**
 * The number that the next edition of chats alone gets: @day, or more where that is taken.
 *
 * @day     of the chat, as 20261119.
 * @number  out. @error STORE_*.
 */
bool editions_next_chat(Store *store, const char *digest, int day, int *number, GError **error);

/**
 * Record the period of a draft (borrowed) as one without an edition. Inside a transaction; a period
 * decided twice is STORE_PERMANENT.
 */
bool editions_put_quiet(Store *store, const Draft *draft, int64_t now_s, GError **error);

/**
 * Freeze: the period, the edition with its variants, and an edition_post row for every post shown
 * (shown = 1) or cut (shown = 0, reason). Inside a transaction, together with deliveries_queue().
 *
 * @draft    borrowed, from drafts_put(): it is frozen.
 * @edition  borrowed; its id is set.
 * @error    STORE_PERMANENT when the period is decided already or a post is in an earlier edition;
 *           STORE_TEMPORARY when a post is no more: it was merged with another meanwhile.
 */
bool editions_put(Store *store, const Draft *draft, Edition *edition, GError **error);

/** A post that an edition of chats alone shows or counts. */
typedef struct EditionsAlone {
	int64_t post_id, edition_id; /* the store's numbers */
} EditionsAlone;

/**
 * What was mailed of a digest with chats alone.
 *
 * @since_s  Unix seconds UTC: by editions whose periods ended later.
 * @alone    out: owned map int64_t (a post's number) -> EditionsAlone. A post is in one at most.
 * @error    STORE_*.
 */
bool editions_alone(Store *store, const char *digest, int64_t since_s, GHashTable **alone,
	GError **error);

/** Whether no own edition of a digest was frozen since its chats come alone: none has said it.
 * @is_new out. @error STORE_*. */
bool editions_chats_new(Store *store, const char *digest, bool *is_new, GError **error);

/** Add renderings to an edition. Inside its freeze transaction. @variants borrowed array of
 * Variant.
 * @error STORE_*. */
bool editions_add_variants(Store *store, int64_t id, const GPtrArray *variants, GError **error);

/** An edition without its variants: by what its mails are named. @edition out, owned. @error
 * STORE_PERMANENT when there is none. */
bool editions_head(Store *store, int64_t id, Edition **edition, GError **error);

/** An edition with its variants. @edition out, owned. @error STORE_PERMANENT when there is none. */
bool editions_get(Store *store, int64_t id, Edition **edition, GError **error);

/**
 * Undo the editions that show a post which was refused since they were frozen, as long as no server
 * can have accepted a copy: their periods are due again, and are decided without it. What was kept
 * for them alone, answers without a hashtag of ours that no digest judged, goes as well. Where one
 * reader has it, the edition stays as it is, and so does one whose period would not be due again: a
 * later one is decided, or none was before it. Nobody may be delivering.
 *
 * @count  out: how many.
 * @error  STORE_*.
 */
bool editions_take_back(Store *store, int *count, GError **error);

/** Why an edition that is mailed already shows a post no more: the organiser dropped it. */
#define EDITIONS_DROPPED "dropped by the organiser"

/**
 * The editions that still hold words of posts which were refused since they were frozen: those that
 * editions_take_back() must leave. What the organiser drops counts while somebody is owed the
 * edition. @ids out, owned array of int64_t. @error STORE_*.
 */
bool editions_refused(Store *store, GPtrArray **ids, GError **error);

/** What an edition was made of, and what of it was taken back since. Plain data. */
typedef struct EditionsTaken {
	Draft *draft;      /* owned; NULL once retention has taken it */
	GHashTable *posts; /* owned set of int64_t: numbers of posts that are refused */
	GHashTable *cards; /* likewise, of those that show no page any more that they link to */
} EditionsTaken;

/** Free what it holds. */
void editions_taken_clear(EditionsTaken *taken);

/**
 * Look at an edition.
 *
 * @taken  out, empty before (editions_taken_clear()).
 * @error  STORE_*; PARSE_PERMANENT when the draft is damaged.
 */
bool editions_taken(Store *store, int64_t id, EditionsTaken *taken, GError **error);

/**
 * Take the words of refused posts out of an edition: what was mailed is mailed, and what is still
 * owed goes without them. Inside a transaction; an erasure is owed.
 *
 * @draft     borrowed: as it is now, without them; NULL: nothing is kept of the edition, and who
 *            does not have it gets none.
 * @edition   borrowed: its number, hash and variants of the same.
 * @error     STORE_*.
 */
bool editions_redact(Store *store, const Draft *draft, const Edition *edition, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(EditionsTaken, editions_taken_clear)

#endif
