/** What the columns of a table mean, guessed by what they are called. */
#ifndef TAGDIGEST_IMPORT_SHEET_COLUMNS_H
#define TAGDIGEST_IMPORT_SHEET_COLUMNS_H

#include <glib.h>
#include <stdbool.h>

typedef enum SheetMeaning {
	SHEET_TEXT,
	SHEET_DATE,
	SHEET_EDITED,
	SHEET_NAME,   /* of a person, for people */
	SHEET_HANDLE, /* of an account */
	SHEET_URL,    /* the post's own page */
	SHEET_ID,
	SHEET_TAGS,
	SHEET_LANGUAGE,
	SHEET_TITLE,
	SHEET_SEEN,     /* who could see it */
	SHEET_ENTITIES, /* X's, as JSON */
	SHEET_AUTHOR_URL,
	SHEET_NETWORK, /* where it lives, for people */
	SHEET_WARNING,
	SHEET_CONSENT, /* what its author allows */
	SHEET_GROUP,   /* the closed group that it was said in … */
	SHEET_AGREED, /* … and when and by whose word it agreed: without this column, any group */
	SHEET_NEVER,  /* addresses and telephone numbers of people: let alone */
	SHEET_LETTER, /* what only letters have: the table is none of posts */
	SHEET_MEANINGS,
} SheetMeaning;

/** Which column has a meaning; -1: none. */
typedef struct SheetColumns {
	int of[SHEET_MEANINGS];
} SheetColumns;

/** Guess. @names borrowed array of char*: as the header has them. */
void sheet_columns_guess(const GPtrArray *names, SheetColumns *columns);

/** Whether they are those of posts: words, with an address, a number or a date; and none that
 * letters have. */
bool sheet_columns_are_of_posts(const SheetColumns *columns);

/** Whether it is a table of ours (flow/record): its words are plain, whatever they look like. */
bool sheet_columns_are_ours(const SheetColumns *columns);

#endif
