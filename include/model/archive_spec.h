/** The archive of editions: the [archive] section, and where a page of it lies. Plain data. */
#ifndef TAGDIGEST_MODEL_ARCHIVE_SPEC_H
#define TAGDIGEST_MODEL_ARCHIVE_SPEC_H

#include <glib.h>
#include <stdbool.h>

#include "model/schedule.h"

typedef struct ArchiveSpec {
	char *dir; /* owned, absolute: the folder that `run` keeps; NULL: it keeps none */
	char *url; /* owned: where that folder is on the web, without a slash at its end; NULL:
		    * nowhere that we know of */
	bool is_indexed; /* search engines may list it */
} ArchiveSpec;

/** An empty spec with the documented defaults. @return owned. */
ArchiveSpec *archive_spec_new(void);

/** @spec owned, may be NULL. */
void archive_spec_free(ArchiveSpec *spec);

/**
 * Judge its url, and take the slashes off its end.
 *
 * @error  CONFIG_PERMANENT with the form that was expected.
 */
bool archive_spec_read_url(ArchiveSpec *spec, GError **error);

/*
 * Where pages lie: paths below the folder, with / between their parts, that never change once a
 * page was there. In links they go through archive_link().
 */

/** An edition by the name that its digest had when it was frozen: its number as readers see it. */
typedef struct ArchivePlace {
	const char *digest; /* borrowed */
	ScheduleFrequency frequency;
	int number;
} ArchivePlace;

/** "7", or of an edition by month "2026-11": as readers see it. @return owned. */
char *archive_number(const ArchivePlace *place);

/** "weekly/23.html". @return owned. */
char *archive_path_edition(const ArchivePlace *place);

/**
 * "weekly/23/joyfe.html": all posts of an edition under a hashtag.
 *
 * @key   borrowed: the hashtag's, folded.
 * @part  from 1; what is too long for one page goes on in the next: "weekly/23/joyfe-2.html".
 * @return owned.
 */
char *archive_path_tag(const ArchivePlace *place, const char *key, guint part);

/**
 * "chat/ukfechat/2026-11-19.html": a chat, whichever digests and editions hold it.
 *
 * @key   borrowed: of its hashtag, folded.
 * @name  borrowed: which of that hashtag's it is (model/draft_chat).
 * @return owned.
 */
char *archive_path_chat(const char *key, const char *name);

/** "q2": the anchor of a question on the page of its chat. @label borrowed: "Q2". @return owned. */
char *archive_anchor_question(const char *label);

/** What is ahead of a digest: a file of its own, for archive_path_of(). */
#define ARCHIVE_CALENDAR "calendar.ics"

/** "weekly/NAME", a file of the digest's own: "index.html". @return owned. */
char *archive_path_of(const char *digest, const char *name);

/** A hashtag's key as a name of a file: itself, unless it is too long for one. @return owned. */
char *archive_name(const char *key);

/** A path as it stands in a link: "weekly/tag/g%C5%B5yl.html". @return owned. */
char *archive_link(const char *path);

/** The address that a program takes to subscribe to a calendar: archive_url() by "webcal:". @return
 * owned, or NULL. */
char *archive_webcal(const ArchiveSpec *spec, const char *path);

/** Its address on the web. @return owned, or NULL where the spec (may be NULL) has no url. */
char *archive_url(const ArchiveSpec *spec, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ArchiveSpec, archive_spec_free)

#endif
