/**
 * The main ini and the files it includes, as sections whose keys are known: everything that the
 * option table can say without looking at a value.
 */
#ifndef TAGDIGEST_CONFIG_READING_H
#define TAGDIGEST_CONFIG_READING_H

#include <glib.h>
#include <stdbool.h>

#include "config/options.h"
#include "text/inifile.h"

typedef struct ReadingValue {
	const IniValue *value; /* borrowed */
	const Option *option;  /* its row, or that of the key which was probably meant */
	bool is_guess;         /* the latter: its key is complained of, its value not */
} ReadingValue;

typedef struct ReadingSection {
	const OptionSection *row; /* its row, or that of the section which was probably meant */
	char *name;               /* owned: what stands after the kind, "" when nothing */
	const IniValue *place;    /* borrowed: the section's line */
	GArray *values;           /* of ReadingValue, the order of the file */
	char *folder;             /* owned, absolute: where its paths begin */
	bool is_included;         /* stands in an included file */
	bool is_stray;            /* must not stand there: judged, but never used */
} ReadingSection;

typedef struct Reading {
	GPtrArray *problems; /* borrowed, of IniProblem */
	GPtrArray *sections; /* of ReadingSection, the main file's first */
	GHashTable *names;   /* "kind name" in lower case -> one of sections, strays left out */
	GPtrArray *files;    /* of IniFile: keeps the section lines */
	GPtrArray *values;   /* of IniValue: every value of every file */
} Reading;

/**
 * Read the main ini and what it includes. Added to @problems: unknown sections and keys, keys and
 * sections that stand twice, keys that are missing, what an included file must not hold, patterns
 * that match no file.
 *
 * @path      borrowed.
 * @problems  borrowed for as long as the reading lives.
 * @error     CONFIG_PERMANENT when the main file cannot be read.
 * @return owned (reading_free), or NULL.
 */
Reading *reading_new(const char *path, GPtrArray *problems, GError **error);

/** @reading owned, may be NULL. */
void reading_free(Reading *reading);

/** The first section of a kind that is no stray, borrowed, or NULL. */
const ReadingSection *reading_section(const Reading *reading, const char *kind);

/** The first value of a key in a section, borrowed, or NULL. */
const IniValue *reading_value(const ReadingSection *section, const char *key);

/** Note that @value (borrowed) is wrong: @text says how. */
void reading_complain(Reading *reading, const IniValue *value, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reading, reading_free)

#endif
