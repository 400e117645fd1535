/** All editions as an archive looks at them: what of each may have changed, without its words. */
#ifndef TAGDIGEST_STORE_SHELF_H
#define TAGDIGEST_STORE_SHELF_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/draft.h"
#include "model/post.h"
#include "store/store.h"

/** An edition that is out, or about to be. */
typedef struct ShelfRow {
	int64_t id;
	char *digest; /* owned: its name now */
	char *named;  /* owned: its name when this was frozen */
	ScheduleFrequency frequency;
	int number;
	int64_t start_s, end_s, frozen_s;
	char *title;    /* owned */
	int posts;      /* that passed; -1: nobody knows */
	bool has_words; /* they are kept */
	char *print; /* owned: another one where anything of its words, or of who may be shown, has
		      * changed since */
} ShelfRow;

/** @row owned, may be NULL. */
void shelf_row_free(ShelfRow *row);

/**
 * All editions but those that are held, by the end of their period.
 *
 * @rows   out, owned array of ShelfRow.
 * @error  STORE_*.
 */
bool shelf_rows(Store *store, GPtrArray **rows, GError **error);

/** What stands in an edition, and what of it may. To be cleared. */
typedef struct ShelfBook {
	Draft *draft; /* owned: as it was frozen, or its numbers alone (draft_figures()) where its
		       * words are gone; NULL where nobody kept these */
	GHashTable *levels; /* owned: int64_t id of each post that is kept and not dropped ->
			     * GINT_TO_POINTER(PostConsent), the strictest that was said of it */
	GPtrArray *cuts; /* owned, of Post: those of them that it does not show, with the hashtags
			  * of all who showed them */
} ShelfBook;

/** Free what it holds. */
void shelf_book_clear(ShelfBook *book);

/**
 * Read an edition.
 *
 * @book   out, empty before.
 * @error  STORE_*; PARSE_PERMANENT when the draft is damaged.
 */
bool shelf_read(Store *store, const ShelfRow *row, ShelfBook *book, GError **error);

/** A time in which posts of a chat were written. Borrowed. */
typedef struct ShelfHour {
	const char *tag;          /* the chat's, folded */
	int64_t since_s, until_s; /* half open, Unix seconds UTC */
} ShelfHour;

/**
 * By what the recap of an hour can have changed: the posts of that time, who may be shown, what the
 * organiser said of a chat's posts, and how many may not be quoted.
 *
 * @print  out, owned: another one where anything of it has changed since.
 * @error  STORE_*.
 */
bool shelf_hour(Store *store, const ShelfHour *hour, char **print, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ShelfRow, shelf_row_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ShelfBook, shelf_book_clear)

#endif
