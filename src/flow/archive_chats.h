/** The chats of an archive: a page each, made of what is stored now, whichever editions hold it. */
#ifndef TAGDIGEST_FLOW_ARCHIVE_CHATS_H
#define TAGDIGEST_FLOW_ARCHIVE_CHATS_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "flow/archive_folder.h"
#include "flow/context.h"
#include "render/page.h"
#include "store/shelf.h"

/** All chats that editions hold. Opaque. */
typedef struct ArchiveChats ArchiveChats;

/** @return owned, empty. */
ArchiveChats *archive_chats_new(void);

/** @chats owned, may be NULL. */
void archive_chats_free(ArchiveChats *chats);

/** No link to a chat breaks: those that @last (a letter, or NULL), but not @letter, tells of are
 * put into that one, as gone. */
void archive_chats_carry(json_t *letter, const json_t *last);

/** Note the chats of an edition, in the order of editions. @row and @letter borrowed for as long as
 * @chats lives. */
void archive_chats_note(ArchiveChats *chats, const ShelfRow *row, json_t *letter);

/**
 * Bring the page of each up to date: it is made anew where posts of its time, who may be shown, the
 * organiser's corrections, or what the ini says of it have changed.
 *
 * @error  as archive_make().
 */
bool archive_chats_bring(const ArchiveChats *chats, Context *context, const PageSite *site,
	ArchiveFolder *folder, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ArchiveChats, archive_chats_free)

#endif
