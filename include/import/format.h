/**
 * What a format of exports is: what somebody's posts look like in the files that a platform hands
 * them, read one by one (open, next), so that gigabytes stream. Pure functions of bytes: no store,
 * no network, no clock, no file that nobody handed in.
 *
 * An export is a file, an archive of files, or a folder that was one; a file in it is a *part*.
 * Whoever reads one looks at each part's name and beginning (role), lets the format hear the parts
 * that it needs beforehand (hear: whose account it is, texts that stand elsewhere, what was
 * deleted), and then opens the parts with posts one after the other:
 *
 *	reading = format->begin(&input);
 *	format->hear(reading, path, reader, error) …
 *	format->open(reading, path, reader, error)
 *	&& format->next(reading, &item, error) … until item.verdict is IMPORT_END
 *	format->end(reading);
 */
#ifndef TAGDIGEST_IMPORT_FORMAT_H
#define TAGDIGEST_IMPORT_FORMAT_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/reader.h"
#include "model/post.h"
#include "model/source_spec.h"
#include "text/hashtag_glance.h"

/** So much of a part's beginning is looked at to tell what it is. */
#define IMPORT_HEAD_BYTES 4096

/** What a part is to a format. */
typedef enum ImportRole {
	IMPORT_ROLE_NONE,    /* nothing of this format, or nothing that is read */
	IMPORT_ROLE_CONTEXT, /* to be heard before any posts */
	IMPORT_ROLE_POSTS,
	IMPORT_ROLE_BOTH,  /* to be heard first, as others of CONTEXT are, and opened later */
	IMPORT_ROLE_NEVER, /* this format's, and nothing that anybody may read: letters, what was
			    * deleted; no other format is asked */
} ImportRole;

/** What an export is read for. All borrowed, for as long as it is read. */
typedef struct ImportInput {
	const SourceSpec *spec;      /* tags, file_under, described, timezone, agreed, from, list */
	const HashtagGlance *glance; /* may a text hold one of the tags; NULL: all are wanted */
	int64_t now_s;               /* Unix seconds UTC */
} ImportInput;

/** What the next thing in a part is. */
typedef enum ImportVerdict {
	IMPORT_END,        /* there is none */
	IMPORT_POST,       /* of somebody, and they let it be seen by everybody */
	IMPORT_UNTAGGED,   /* it has none of the hashtags; nothing else of it was read */
	IMPORT_PRIVATE,    /* it was not for everybody, or nobody says whether it was */
	IMPORT_UNREADABLE, /* it is broken */
	IMPORT_OTHER, /* no words of theirs, or no more: a repost, an earlier version, deleted */
	IMPORT_GONE,  /* the name of a post that is no more, and nothing else; nobody counts it */
} ImportVerdict;

typedef struct ImportItem {
	ImportVerdict verdict;
	/* Owned by the caller; consent set, keys not. IMPORT_POST: there is one. PRIVATE, OTHER,
	 * GONE: one whose stored copy goes, or NULL. Consent REFUSED: it was said not to be for
	 * everybody, or deleted; else nobody says that it may be kept, which takes back an
	 * agreement alone. UNTAGGED: one that may be stored from when it had a hashtag, or NULL:
	 * it goes then if its consent or its author's is REFUSED, and where its author edited it
	 * (updated_s) what is stored follows. Of one that has its author's fields alone nothing is
	 * heard but their REFUSED. */
	Post *post;
	guint line; /* where it begins in its part, from 1; 0: lines mean nothing there */
	char *why;  /* PRIVATE, UNREADABLE: owned by the caller, for people, in words of ours, none
		     * of the item's: who could see it, what was expected; or NULL */
} ImportItem;

/** One format: a row of the registry. */
typedef struct ImportFormat {
	const char *name; /* what people call it: "an archive of X" */
	bool is_guess;    /* known by its manner alone, so that it has no part of an export in which
			   * a format that is not one has some */
	bool needs_kind;  /* asked only where the source is of a kind that an ini describes */

	/**
	 * What a part is.
	 *
	 * @path    borrowed: its name in the export, with / between its folders; foreign bytes, and
	 *          only a hint: people rename files.
	 * @head    borrowed: its first @length bytes, IMPORT_HEAD_BYTES at most.
	 */
	ImportRole (*role)(const char *path, const char *head, gsize length);

	/** Of a guess: whether a part of IMPORT_ROLE_POSTS leaves no doubt, so that people are told
	 * where it is let alone. NULL: never. @head as for role(). */
	bool (*is_plain)(const char *head, gsize length);

	/** What a part of IMPORT_ROLE_NONE lacks that else looks like one: "no column of …", for
	 * people. NULL: nothing is told. @return owned; NULL: it does not. */
	char *(*lacks)(const char *head, gsize length);

	/** An export begins. @input borrowed until its end. @return owned: end(). */
	void *(*begin)(const ImportInput *input);

	/** A part of IMPORT_ROLE_CONTEXT or of IMPORT_ROLE_BOTH. NULL: there are none. @reader
	 * borrowed, at its first byte. @error the reader's; PARSE_PERMANENT where nothing can be
	 * read without it. */
	bool (*hear)(void *reading, const char *path, Reader *reader, GError **error);

	/**
	 * Begin a part of IMPORT_ROLE_POSTS, or of IMPORT_ROLE_BOTH, which was heard before.
	 *
	 * @reader  borrowed until next() has said IMPORT_END, or the next part.
	 * @error   the reader's; PARSE_PERMANENT: it is not what it seemed, or nobody can know
	 * whose posts these are: what is missing, and where it would be.
	 */
	bool (*open)(void *reading, const char *path, Reader *reader, GError **error);

	/**
	 * The next thing of the part that is open. A broken one is an item (IMPORT_UNREADABLE), and
	 * so is a part that breaks off; the same bytes give the same items, however often.
	 *
	 * @item   out, zeroes before.
	 * @error  the reader's alone.
	 */
	bool (*next)(void *reading, ImportItem *item, GError **error);

	/** What people are told of the part that next() has just read to its end, once, in words of
	 * ours. NULL: nothing. @return owned; NULL: nothing. */
	char *(*remark)(void *reading);

	/** @reading owned, wherever it stands. */
	void (*end)(void *reading);
} ImportFormat;

/** All formats, the more particular first, ended by NULL. */
const ImportFormat *const *import_formats(void);

#endif
