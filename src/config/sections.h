/**
 * The main ini and the files it includes, as sections whose keys are known: everything that the
 * option table can say without looking at a value.
 */
#ifndef TAGDIGEST_CONFIG_SECTIONS_H
#define TAGDIGEST_CONFIG_SECTIONS_H

#include <glib.h>
#include <stdbool.h>

#include "config/options.h"
#include "text/inifile.h"

typedef struct Key {
	const IniValue *value; /* borrowed: as it was written */
	const Option *option;  /* its row, or that of the key which was probably meant */
	bool is_guess;         /* the latter: its key is complained of, its value not */
} Key;

typedef struct Section {
	const OptionSection *row; /* its row, or that of the section which was probably meant */
	char *name;               /* owned: what stands after the kind, "" when nothing */
	const IniValue *place;    /* borrowed: the section's line */
	GArray *keys;             /* of Key, the order of the file */
	GHashTable *first;        /* Option -> the first value of its key, borrowed both */
	char *folder;             /* owned, absolute: where its paths begin */
	bool is_included;         /* stands in an included file */
	bool is_stray;            /* must not stand there: judged, but never used */
} Section;

typedef struct Sections {
	GPtrArray *problems; /* borrowed, of Problem */
	GPtrArray *list;     /* of Section, the main file's first */
	GHashTable *names;   /* "kind name" in lower case -> one of list, strays left out */
	GPtrArray *files;    /* of IniFile: keeps the section lines */
	GPtrArray *values;   /* of IniValue: every value of every file */
} Sections;

/**
 * Read the main ini and what it includes. Added to @problems: unknown sections and keys, keys and
 * sections that stand twice, keys that are missing, what an included file must not hold, patterns
 * that match no file.
 *
 * @path      borrowed.
 * @problems  borrowed for as long as the sections live.
 * @error     CONFIG_PERMANENT when the main file cannot be read.
 * @return owned (sections_free), or NULL.
 */
Sections *sections_read(const char *path, GPtrArray *problems, GError **error);

/** Likewise of a file alone in which nothing is missing; NULL: the kinds of the program. */
Sections *sections_of_kinds(const char *path, GPtrArray *problems, GError **error);

/** @sections owned, may be NULL. */
void sections_free(Sections *sections);

/** The first section of a kind that is no stray, borrowed, or NULL. */
const Section *sections_find(const Sections *sections, const char *kind);

/** The first value of a key in a section, borrowed, or NULL. */
const IniValue *section_value(const Section *section, const char *key);

/**
 * Judge every value of a section and put it into @spec (borrowed, of the type that the section's
 * rows are of; NULL: only judge); what is wrong is complained of.
 */
void sections_fill(Sections *sections, const Section *section, void *spec);

/** Note that @value (borrowed) is wrong, and how. */
void sections_complain(Sections *sections, const IniValue *value, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sections, sections_free)

#endif
