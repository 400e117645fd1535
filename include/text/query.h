/** What somebody looks for: words, phrases in quotes, beginnings of words, hashtags. */
#ifndef TAGDIGEST_TEXT_QUERY_H
#define TAGDIGEST_TEXT_QUERY_H

#include <glib.h>
#include <stdbool.h>

/** More is no question that somebody asks. */
#define QUERY_TERMS_MAX 32
#define QUERY_BYTES_MAX ((gsize)4096)

/** Words that stand one behind the other. */
typedef struct QueryTerm {
	char *words;   /* owned: as text/fold compares them, parted by blanks; not empty */
	bool is_start; /* the last of them is the beginning of a word */
} QueryTerm;

/** All of it must be there. Plain data. */
typedef struct Query {
	GPtrArray *terms; /* owned, of QueryTerm, each once */
	GPtrArray *tags;  /* owned, of Hashtag, each once */
} Query;

/**
 * Read what somebody typed. Words are parted by blanks; quotes (also “these”) make a phrase, and an
 * open one ends with the text; what holds several words by itself ("e-mail") is a phrase, too; a
 * star at its end makes the last word the beginning of one; a word with a number sign is a hashtag.
 * Nothing else is special: AND, OR, NOT and brackets are words or nothing.
 *
 * @text   borrowed UTF-8 (bad bytes part words), or NULL.
 * @query  out, owned (query_free): without terms and tags where it holds nothing that can be found.
 * @error  USAGE_PERMANENT when it is too long, or of too many words.
 */
bool query_parse(const char *text, Query **query, GError **error);

/** @query owned, may be NULL. */
void query_free(Query *query);

/**
 * Where the first of a query's words stands in a text.
 *
 * @text   borrowed valid UTF-8.
 * @start  out: bytes; untouched when none does.
 */
bool query_find(const Query *query, const char *text, gsize *start);

/**
 * A line of a text, with the words around the first that was looked for; its beginning when none
 * stands there. Cut at words, with "…" where more is.
 *
 * @text        borrowed valid UTF-8, or NULL.
 * @characters  most to show, without the "…".
 * @return owned (plain_line()); NULL when the text is none.
 */
char *query_excerpt(const Query *query, const char *text, gsize characters);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Query, query_free)

#endif
