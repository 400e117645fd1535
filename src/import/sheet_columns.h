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
	SHEET_ENTITIES, /* X's, as JSON */
	SHEET_AUTHOR_URL,
	SHEET_NETWORK, /* where it lives, for people */
	SHEET_WARNING,
	SHEET_GROUP,  /* the closed group that it was said in … */
	SHEET_AGREED, /* … and when and by whose word it agreed: without this column, any group */
	SHEET_NEVER,  /* addresses and telephone numbers of people: let alone */
	SHEET_LETTER, /* what only letters have: the table is none of posts */
	/* Terms: each column counts (import/sheet_terms). */
	SHEET_CONSENT, /* what its author allows */
	SHEET_SEEN,    /* who could see it */
	SHEET_OPEN,    /* a yes: everybody */
	SHEET_HIDDEN,  /* a yes: not everybody */
	SHEET_REFUSED, /* a yes: its author does not allow that it is kept */
	SHEET_STATE,   /* "private", or nothing that is known */
	SHEET_FLAG,    /* a state; or a plain no: not everybody */
	SHEET_DOUBT,   /* no yes and no no of it says for certain that it may be kept */
	SHEET_MEANINGS,
} SheetMeaning;

/** A column that says on which terms a post may be had. */
typedef struct SheetTerm {
	SheetMeaning meaning; /* SHEET_CONSENT or behind it, or SHEET_AGREED */
	int at;
	GString *met; /* owned: the field that was read last, as its bytes stand; or NULL … */
	guint terms;  /* … and what it said: fields of a column are much the same */
} SheetTerm;

/** Which column has a meaning. */
typedef struct SheetColumns {
	int of[SHEET_MEANINGS]; /* -1: none; of terms those alone that are named outright */
	guint outright;         /* bits, 1 << meaning: it has one that is named outright */
	GArray *terms;          /* owned: of SheetTerm */
} SheetColumns;

/** Guess. @names borrowed array of char*: as the header has them. @columns out, by
 * sheet_columns_clear(). */
void sheet_columns_guess(const GPtrArray *names, SheetColumns *columns);

/** Free what it holds. */
void sheet_columns_clear(SheetColumns *columns);

/** Whether they are those of posts: words, with an address, a number or a date; and none that
 * letters have. */
bool sheet_columns_are_of_posts(const SheetColumns *columns);

/** Whether that leaves no doubt: words, a date, and whose they are or where, all by name. */
bool sheet_columns_are_plain(const SheetColumns *columns);

/** Whether it is a table of ours (flow/record): its words are plain, whatever they look like. */
bool sheet_columns_are_ours(const SheetColumns *columns);

/**
 * What columns lack to be those of posts: "no column of words (expected …); its columns are: …".
 * They are cited only where one is known by name at least, since without a header the first row is
 * somebody's words.
 *
 * @names   borrowed, as for sheet_columns_guess().
 * @return owned; NULL: nothing, or none is known.
 */
char *sheet_columns_lack(const GPtrArray *names, const SheetColumns *columns);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SheetColumns, sheet_columns_clear)

#endif
