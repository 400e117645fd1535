/**
 * An export, whatever it is and whatever formats its parts have, as one row of items: what somebody
 * said, and where it stands. Begun twice over the same bytes it gives the same items in the same
 * order, so that a place in it is a number of a part and one of an item.
 */
#ifndef TAGDIGEST_IMPORT_EXPORT_H
#define TAGDIGEST_IMPORT_EXPORT_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "import/format.h"

typedef struct Export Export;

/** Up to where an export was read. Plain data; zeroes: nothing of it. */
typedef struct ExportPlace {
	guint part;    /* the number of the part, from 1 */
	int64_t items; /* how many of its items */
} ExportPlace;

/** An item of an export. */
typedef struct ExportItem {
	ImportItem said;     /* export_item_clear() frees what is in it */
	const char *path;    /* borrowed until the next: its part, as people may see it */
	ExportPlace through; /* up to and with it */
} ExportItem;

/**
 * Begin: look at all parts once, and hear those that are needed beforehand.
 *
 * @path    borrowed: a file or a folder.
 * @input   borrowed until export_free().
 * @export  out, owned.
 * @error   SYSTEM_PERMANENT; PARSE_PERMANENT: it holds nothing that is read, is locked, costs too
 *          much: what it is, and what to do or to ask the platform for.
 */
bool export_open(const char *path, const ImportInput *input, Export **made, GError **error);

/** How one is begun that lies in a folder which is looked at again and again. */
typedef struct ExportWatch {
	bool hides_names; /* what is said of it is kept: in what PARSE_PERMANENT says, in remarks
			   * and items, stands no name of a file */
	bool is_cut_off;  /* out, also where it cannot be begun: as export_is_cut_off() */
} ExportWatch;

/** As export_open(). @watch borrowed. @error as there; what SYSTEM_PERMANENT says has names. */
bool export_open_watched(const char *path, const ImportInput *input, ExportWatch *watch,
	Export **made, GError **error);

/** @export owned, may be NULL. */
void export_free(Export *export);

/** Go on behind a place. Before the first export_next(). @place borrowed. */
void export_go_on(Export *export, const ExportPlace *place);

/**
 * The next item; a part that is not what it seemed is one, IMPORT_UNREADABLE.
 *
 * @item   out, as after export_item_clear(); its verdict is IMPORT_END at the end alone.
 * @error  SYSTEM_PERMANENT; PARSE_PERMANENT: nobody can read on, as for export_open().
 */
bool export_next(Export *export, ExportItem *item, GError **error);

/** Free what is in it, and empty it. */
void export_item_clear(ExportItem *item);

/** What a part with posts is called, by its number. @return borrowed; NULL: there is none. */
const char *export_path(const Export *export, guint part);

/** What is said of its parts: borrowed array of char*, for people, so far. */
const GPtrArray *export_remarks(const Export *export);

/** Whether it breaks off before its end, as far as it was read: it may still be written. */
bool export_is_cut_off(const Export *export);

/** How many bytes it has on the disk, and up to where they were read. */
int64_t export_size(const Export *export);
/** Likewise. */
int64_t export_at(const Export *export);

/** When an export was last changed. Plain data, Unix seconds UTC. */
typedef struct ExportTimes {
	int64_t written_s; /* as its files say (st_mtim), which whoever copies them can set */
	int64_t placed_s;  /* when any of them, or a folder of it, came or changed here (st_ctim,
			    * inode(7)), which nobody can set */
} ExportTimes;

/** Whether one changed within so many seconds of a time, as either says. @times borrowed. */
bool export_is_fresh(const ExportTimes *times, int64_t at_s, int64_t within_s);

/**
 * A name for exactly these bytes as far as it can be told without reading them: by sizes, times of
 * change, and the first and last bytes of a file; of a folder those of its files' sizes and times.
 *
 * @path    borrowed.
 * @name    out, owned: hexadecimal digits.
 * @times   out.
 * @error   SYSTEM_PERMANENT.
 */
bool export_identify(const char *path, char **name, ExportTimes *times, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Export, export_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ExportItem, export_item_clear)

#endif
