/** What the pages of an archive are put together with. */
#ifndef TAGDIGEST_RENDER_PAGE_PART_H
#define TAGDIGEST_RENDER_PAGE_PART_H

#include "render/page.h"
#include "render/view_part.h"

struct PageSite {
	PageOptions options;
	GHashTable *words; /* owned: language, "" for none -> ViewWords, both owned */
	char *style;       /* owned: the style sheet of every page */
	char *style_hash;  /* owned: in base64, as a policy has it (CSP 3, 2.3.1) */
	char *subscribe;   /* owned: a mailto: link, or NULL */
	char *print;       /* owned */
};

/** What a page says of itself. Borrowed. */
typedef struct PageHead {
	const char *path; /* from the archive's root */
	const char *title;
	const char *description;  /* or NULL */
	const char *folder;       /* of the digest whose feed it names, or NULL */
	const char *digest;       /* its title */
	const char *up, *up_said; /* path of the page above, and its words; NULL: it is the top */
} PageHead;

/** The member "page" of a view. @return owned reference. */
json_t *page_part_head(const PageSite *site, const PageHead *head);

/** "../" as often as a path has folders. @return owned. */
char *page_part_root(const char *path);

/** The words of a language, or of none (NULL). @return borrowed from the site. */
const ViewWords *page_part_words(const PageSite *site, const char *language);

/** A view with the words of a language, and "page" as @head says it; more is put into it. @return
 * owned reference. */
json_t *page_part_view(const PageSite *site, const PageHead *head, const ViewWords *words);

/**
 * Render a page and add it. Addresses of meetings leave the view (render/public).
 *
 * @view   borrowed.
 * @files  borrowed array of PageFile.
 */
bool page_part_render(const char *template, json_t *view, const char *path, GPtrArray *files,
	GError **error);

/** Of which edition a letter is made. Borrowed. */
typedef struct PageLetter {
	const PageSite *site;
	const PageEdition *edition;
	const json_t *view;     /* of its page */
	const char *path;       /* of its page */
	const GPtrArray *paths; /* of char*: the first page of each of its lists */
} PageLetter;

/** The letter of an edition (render/page). @return owned reference. */
json_t *page_part_letter(const PageLetter *letter);

/**
 * Rows of the chats that letters tell of, each once, the newest first: link, headline, beside.
 *
 * @letters  borrowed array.
 * @key      borrowed: of those under this hashtag; NULL: of all.
 * @return owned reference to an array.
 */
json_t *page_part_chats(const json_t *letters, const char *key);

/** How many wrote, as a sentence. @view of an edition's page. @return borrowed from it. */
const char *page_part_sentence(const json_t *view);

/** Whether a title wants a smaller size. */
bool page_part_is_long(const char *title);

/** Feeds of a digest, beside its index. @return owned path without what says which format. */
char *page_part_feed(const char *folder);

/** Put the feeds of a digest behind @files; as page_digest(). */
bool page_part_feeds(const PageSite *site, const PageDigest *digest, GPtrArray *files,
	GError **error);

#endif
