/**
 * Who is one person, over all the names that they post under: what the ini says of them ([person
 * NAME]), else the names of their accounts and profiles, else the name that stands there. People
 * are counted, and served, by this and nothing else.
 */
#ifndef TAGDIGEST_DIGEST_PERSON_H
#define TAGDIGEST_DIGEST_PERSON_H

#include <glib.h>

#include "model/post.h"

/** Which names are one person's. */
typedef struct PersonBook PersonBook;

/** @return owned, empty: everybody is who their own names say. */
PersonBook *person_book_new(void);

/** @book owned, may be NULL. */
void person_book_free(PersonBook *book);

/**
 * Whoever goes by the name of an author (dedup/author: "acct:ada@social.example",
 * "author:blog.example/") is this person of the ini. What is told first stands.
 */
void person_book_add(PersonBook *book, const char *name, const char *person);

/**
 * The profile on an account's own host is that account's: "author:social.example/@ada" of
 * "acct:ada@social.example". Of several the first in the order of bytes, whoever tells it when.
 */
void person_book_join(PersonBook *book, const char *profile, const char *account);

/**
 * Who wrote a post.
 *
 * @post   borrowed; with its author_keys, or without any.
 * @names  borrowed array of char*, strongest first: by which its author may be known, for the ini's
 *         sake (author_guesses); NULL: none.
 * @return owned: the same for all posts of one person, and never shown.
 */
char *person_of(const PersonBook *book, const Post *post, const GPtrArray *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PersonBook, person_book_free)

#endif
