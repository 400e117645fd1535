/**
 * What is said of an export to whoever handed it in: remarks on what of it is not read, and, where
 * there are no posts in it, what it is instead.
 */
#ifndef TAGDIGEST_IMPORT_EXPORT_SAID_H
#define TAGDIGEST_IMPORT_EXPORT_SAID_H

#include <glib.h>
#include <stdbool.h>

#include "import/foreign.h"

typedef struct ExportSaid {
	bool hides_names;       /* it will be kept, so that no name of a file may stand in it */
	bool wants_letters;     /* a mailbox was expected */
	GPtrArray *remarks;     /* owned, of char* */
	const Foreign *foreign; /* the first thing that nobody reads */
	char *foreign_label;    /* owned: how it is called (unpack_label()); NULL: hidden */
	char *never;            /* owned: what the first part is that nobody may read */
	char *lack;             /* owned: what the first part lacks that looks like posts */
} ExportSaid;

/** Begin, with nothing said. @said out, to be cleared. */
void export_said_begin(ExportSaid *said, bool hides_names);

/** Free what is in it. */
void export_said_clear(ExportSaid *said);

/** A remark; of many the first. @text owned. */
void export_said_remark(ExportSaid *said, char *text);

/** How a part is called in what is said. @return owned. */
char *export_said_name(const ExportSaid *said, const char *path);

/** Look whether a part, of which no format reads anything, is something that people take for an
 * export, or looks like posts and lacks something. @path, @head borrowed: its first @length bytes.
 */
void export_said_look(ExportSaid *said, const char *path, const char *head, gsize length);

/** A part is one of @format's (its name) that nobody may read. */
void export_said_never(ExportSaid *said, const char *path, const char *format);

/** That there are no posts in it, and what it is instead, into @error: PARSE_PERMANENT. */
void export_said_none(const ExportSaid *said, GError **error);

#endif
