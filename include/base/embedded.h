/**
 * Files that are compiled into the program: templates, migrations and kinds.
 *
 * The build writes one C table for each folder (src/embed.sh), so that the installed program is
 * one file. The tables are constant; nothing here is ever freed.
 */
#ifndef TAGDIGEST_BASE_EMBEDDED_H
#define TAGDIGEST_BASE_EMBEDDED_H

#include <glib.h>

typedef struct EmbeddedFile {
	const char *name; /* path below its folder, "mail.html"; NULL ends a table */
	const char *text; /* the bytes as they stand in the file, and one NUL behind them */
	gsize length;     /* bytes of text, without that NUL */
} EmbeddedFile;

/** The files of src/render/templates, sorted by the bytes of their names. */
extern const EmbeddedFile template_files[];

/** The files of feeds/kinds, sorted by the bytes of their names: each holds the [kind] of its
 * name. */
extern const EmbeddedFile kind_files[];

/** The files *.sql of src/store/migrations, sorted by the bytes of their names. */
extern const EmbeddedFile migration_files[];

#endif
