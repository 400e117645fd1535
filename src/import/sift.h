/** What formats of exports have in common: a glance before anything is read, and what follows. */
#ifndef TAGDIGEST_IMPORT_SIFT_H
#define TAGDIGEST_IMPORT_SIFT_H

#include <glib.h>
#include <stdbool.h>

#include "import/format.h"
#include "text/jsonstream.h"

/** Whether bytes, of text or JSON, may hold any hashtag. @text borrowed, @length bytes. */
bool sift_has_sign(const char *text, gsize length);

/**
 * Whether an element of JSON, as its bytes stand, may hold one of the hashtags that are wanted: in
 * any of its strings, their escapes undone. As hashtag_glance_text(), never false where it does.
 *
 * @glance  borrowed; NULL: all are wanted.
 * @json    borrowed, @length bytes, no NUL needed.
 * @room    borrowed: room to work in, kept from one element to the next.
 */
bool sift_json(const HashtagGlance *glance, const char *json, gsize length, GString *room);

/** The same of text that is no JSON and may be no UTF-8. */
bool sift_text(const HashtagGlance *glance, const char *text, gsize length, GString *room);

/** Whether the last name of a path begins so, in letters of either case: "posts/Archive.json" with
 * "archive". All borrowed. */
bool sift_is_called(const char *path, const char *begin);

/**
 * What becomes of a post that was read: it is handed over, or has none of the hashtags (and comes
 * as UNTAGGED), or its own signs refuse it (and it comes as PRIVATE). An export is as old as it is,
 * and anybody may hand it in: a no that it holds counts, but it takes no other back.
 *
 * @input  borrowed.
 * @post   owned.
 * @item   out.
 */
void sift_post(const ImportInput *input, Post *post, ImportItem *item);

/**
 * The next element of a list of posts. Where there is none that can be read, the item says why:
 * the end, a list that breaks off, an element that is too long.
 *
 * @stream   borrowed, owned by the reading: NULL once its end was reached.
 * @element  out, borrowed until the next call: @length bytes; NULL: the item is decided.
 * @item     out.
 * @error    the reader's.
 */
bool sift_next(JsonStream **stream, const char **element, gsize *length, ImportItem *item,
	GError **error);

/** A post that was said not to be for everybody: if the item is one, it becomes PRIVATE, and what
 * is stored of it goes for good. @why borrowed, in words of ours, or NULL. */
void sift_withhold(ImportItem *item, const char *why);

/** The same of a post of which nobody says that it was for everybody: what is stored of it goes
 * only where an agreement allowed it. */
void sift_leave_unsaid(ImportItem *item, const char *why);

/** A post, if the item has one, whose group and agreed stand as they were read: both become a line,
 * and of a group that says nothing of agreed holds what the owner says of the whole export. Where
 * nobody says that it agreed the post is not handed over. @input borrowed. */
void sift_group(const ImportInput *input, ImportItem *item);

/** What an author says of all their posts, if that is a no, as an item that nobody counts: there
 * may be none with a hashtag. @post borrowed: its author's fields and consent are read, and its
 * author's names taken; or NULL. @item out: left alone where there is none. */
void sift_author(Post *post, ImportItem *item);

/** Something that is no post. @why borrowed, in words of ours, or NULL. @item out. */
void sift_out(ImportItem *item, ImportVerdict verdict, const char *why);

#endif
