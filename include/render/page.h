/**
 * Pages of an archive: files that stand by themselves in a folder, with no script, no picture and
 * nothing from elsewhere. Who makes them says what is in them; nothing here knows where it is kept.
 *
 * A letter is what pages say of an edition that is not theirs, as JSON; page_edition()
 * makes it, everything else only passes it on:
 *
 *     path link            of its page, from the archive's root; the same as it stands in a link
 *     title subtitle       of the digest, as it was then; subtitle or null
 *     edition period       "Edition 23", "13 to 19 November"
 *     headline             what is in it, else its name once more
 *     sentence             how many posts and people
 *     year                 "2026", in which it came out
 *     frozen               RFC 3339
 *     language
 *     is_by_month          it is of those who get the digest once a month
 *     chats []             path, link, headline ("The #UKFEChat hour"), day ("Thursday 19 November
 *                          2026"), tag and name (as a draft has them), start, end (Unix seconds
 *                          UTC), key (of the tag below under which it stands, or null)
 *     tags []              key, name, hue (its name), posts, link (of all posts under it, or of
 *                          where they stand)
 */
#ifndef TAGDIGEST_RENDER_PAGE_H
#define TAGDIGEST_RENDER_PAGE_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/archive_spec.h"
#include "model/draft.h"

/** No page is larger: what does not fit goes on in another one. */
#define PAGE_BYTES_MAX 500000

/** A file of the archive. */
typedef struct PageFile {
	char *path; /* owned, from the archive's root */
	char *text; /* owned */
} PageFile;

/** @file owned, may be NULL. */
void page_file_free(PageFile *file);

/** What all pages of an archive share. Opaque. */
typedef struct PageSite PageSite;

/** The words for that. Borrowed until the site is freed. */
typedef struct PageOptions {
	const ArchiveSpec *spec;
	const char *contact;  /* where authors write to */
	const char *software; /* "tagdigest/0.8.0" */
	bool is_by_mail;      /* who writes to contact can get a digest */
} PageOptions;

/** @site out, owned. @error PARSE_PERMANENT when a template is wrong. */
bool page_site_new(const PageOptions *options, PageSite **site, GError **error);

/** @site owned, may be NULL. */
void page_site_free(PageSite *site);

/** A hash of all that pages are made by besides their editions: templates, words, options.
 * @return borrowed. */
const char *page_site_print(const PageSite *site);

/** An edition. Borrowed. */
typedef struct PageEdition {
	const Draft *draft; /* as it may stand in public (render/public); numbers alone where
			     * its words were let go (draft_figures()) */
	bool is_let_go;
	const char *folder;     /* the digest's name when it was frozen */
	const GPtrArray *lists; /* of ViewList: the hashtags that have more posts than their section
				 * shows */
	const int *gone;        /* for each list, posts under it that are no longer kept */
	const json_t *earlier;  /* letters before it, the newest first */
	int64_t frozen_s;
} PageEdition;

/**
 * Make its pages: itself, and one or several for each list.
 *
 * @files   borrowed array of PageFile, added to.
 * @letter  out, owned reference.
 * @error   as view_new(); PARSE_PERMANENT when a template is wrong.
 */
bool page_edition(const PageSite *site, const PageEdition *edition, GPtrArray *files,
	json_t **letter, GError **error);

/** A chat. Borrowed. */
typedef struct PageChat {
	const Draft *draft; /* with no section but the chat's, and all answers in it; as it may
			     * stand in public, or numbers alone */
	bool is_let_go;
	const char *folder;    /* of the digest that its page names */
	const json_t *chat;    /* as letters have it */
	const json_t *letters; /* array: of the editions that hold it, the newest first */
} PageChat;

/** Make its page. @files, @error as page_edition(). */
bool page_chat(const PageSite *site, const PageChat *chat, GPtrArray *files, GError **error);

/** The editions of a digest. Borrowed. */
typedef struct PageDigest {
	const char *folder;    /* as in PageEdition */
	const char *domain;    /* a host of ours, by which the names of feeds are nobody else's */
	const json_t *letters; /* array, the newest first, not empty */
	const char *calendar;  /* path of what is ahead; NULL: there is none */
} PageDigest;

/**
 * Make the pages of a digest: its index, by years where there are many editions, a page a hashtag,
 * and feeds.
 */
bool page_digest(const PageSite *site, const PageDigest *digest, GPtrArray *files, GError **error);

/** Make the front page. @digests borrowed array of the newest letters of each digest, which are an
 * array, the newest first. */
bool page_front(const PageSite *site, const json_t *digests, GPtrArray *files, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PageFile, page_file_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PageSite, page_site_free)

#endif
