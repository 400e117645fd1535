/**
 * An ini file as written: every value with its line, every mistake of syntax with its line, all of
 * them in one reading. What the values mean is config's business.
 */
#ifndef TAGDIGEST_TEXT_INIFILE_H
#define TAGDIGEST_TEXT_INIFILE_H

#include <glib.h>
#include <stdbool.h>

#include "text/problem.h"

typedef struct IniValue {
	char *section; /* owned, as written, blanks squeezed: "digest weekly" */
	char *key;     /* owned, as written */
	char *value;   /* owned, trimmed; lines of a continued value joined by one blank */
	char *path;    /* owned, the file */
	guint line;    /* first line of the value, from 1 */
} IniValue;

typedef struct IniFile {
	GPtrArray *values;   /* of IniValue, in file order, repeated keys included */
	GPtrArray *sections; /* of IniValue without key and value: every line, of empty ones too */
} IniFile;

/**
 * Read a file: comments ';' and '#' at line start, values continued on indented lines, no inline
 * comments, no C comments.
 *
 * Refused with their line, all of them at once: bytes that are not UTF-8, NUL and other control
 * characters, keys or sections that are not ASCII, a key before any section, a line that is
 * neither, an indented comment, a section given twice (both lines named), a line of more than 512
 * KiB, more than 200,000 lines or 10,000 sections. Repeated keys are left to config. What a wrong
 * line probably means is read all the same where that can be told (an indented key, a section
 * without its bracket), so that no mistake hides another.
 *
 * @path      borrowed.
 * @ini       out, owned (inifile_free): what could be read, also when there are problems.
 * @problems  borrowed array of Problem (problem_free), added to.
 * @error     CONFIG_PERMANENT when the file cannot be opened or passes 16 MiB.
 * @return true when the file could be read at all (problems or not).
 */
bool inifile_read(const char *path, IniFile **ini, GPtrArray *problems, GError **error);

/**
 * As inifile_read(), of a text that is no file of its own: @path (borrowed) is what problems call
 * it. @return owned.
 */
IniFile *inifile_of_text(const char *path, const char *data, gsize length, GPtrArray *problems);

/** @ini owned, may be NULL. */
void inifile_free(IniFile *ini);

/** @value owned. */
void inifile_value_free(IniValue *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(IniFile, inifile_free)

#endif
