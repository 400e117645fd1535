/** What the files of review share. */
#ifndef TAGDIGEST_FLOW_REVIEW_PART_H
#define TAGDIGEST_FLOW_REVIEW_PART_H

#include "flow/review.h"
#include "store/drafts.h"
#include "subscribe/review_orders.h"

/** A draft and where it stands. To be cleared (review_look_clear). */
typedef struct ReviewLook {
	const DigestSpec *digest; /* borrowed; NULL: the ini has it no more */
	DraftRow row;
	bool is_ended;    /* the digest has: no edition comes of it */
	bool is_short;    /* it was prepared now, and has too few posts to be an edition */
	bool is_over;     /* it went out, or its period was decided without it */
	bool is_passed;   /* likewise, since its period has grown into that of a newer draft */
	int number;       /* of the edition that it became; 0: none */
	int64_t frozen_s; /* when */
} ReviewLook;

/** Free what it holds. */
void review_look_clear(ReviewLook *look);

/** A draft by its number; @look.row.id is 0 where there is none. @look out, empty. @error STORE_*.
 */
bool review_look_at(Context *context, int64_t id, ReviewLook *look, GError **error);

/** Give letters to what was prepared and to what was sent in (@proposals: of int64_t, borrowed);
 * who has one keeps it. */
void review_letters(DraftReview *review, const Prepared *prepared, const GArray *proposals);

/**
 * Do what was said of a draft. Inside a transaction; the row is not yet put.
 *
 * @look  borrowed: its review changes.
 * @said  borrowed array: gets a line for each.
 * @error STORE_*.
 */
bool review_apply(Context *context, ReviewLook *look, const ReviewOrders *orders, json_t *said,
	GError **error);

/** Give what was prepared its letters, and keep them. Inside a transaction. @row out, empty before
 * (draft_row_clear()). @error STORE_*. */
bool review_open_row(Context *context, const Prepared *prepared, DraftRow *row, GError **error);

/** Prepare the edition that comes next and give it its letters. @look out, empty. @error as
 * prepare_next(), and USAGE_PERMANENT for a digest that has ended. */
bool review_open_look(Context *context, const DigestSpec *digest, ReviewLook *look, GError **error);

/** The way by which a draft is answered. @return owned token. */
char *review_way(const WayKeys *keys, const ReviewLook *look);

/** What is asked of a draft alone, to be answered. @report borrowed. @return owned. */
char *review_asked_words(const json_t *report);

/** Do what was said, and report it and how the draft stands then. Inside a transaction. @report
 * out, owned: as review_order() has it. @error STORE_*. */
bool review_answer(Context *context, ReviewLook *look, const ReviewOrders *orders, json_t **report,
	GError **error);

/** All of a draft but its posts, which nothing is read for. @look borrowed, with a review. @return
 * owned: as review_show() has it. */
json_t *review_head(const Context *context, const ReviewLook *look);

/** As review_show() has it. @report out, owned. @error STORE_*. */
bool review_report(Context *context, const ReviewLook *look, json_t **report, GError **error);

/** The subject of a mail about a draft. @report borrowed. @return owned. */
char *review_subject(const json_t *report, const char *what);

/** The draft as a mail to be answered. @report borrowed. @return owned. */
char *review_mail_words(const json_t *report);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ReviewLook, review_look_clear)

#endif
