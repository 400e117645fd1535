/**
 * The lines of an ini file made ready for libini_config, which cuts at NUL, lets keys of any
 * alphabet pass, merges sections of one name and names a doubled one only once.
 */
#ifndef TAGDIGEST_TEXT_INIFILE_SCAN_H
#define TAGDIGEST_TEXT_INIFILE_SCAN_H

#include <glib.h>
#include <stdbool.h>

#include "text/inifile.h"

typedef struct IniScan {
	const char *path;    /* borrowed */
	GPtrArray *lines;    /* of char*: what libini_config is to see, an entry a line */
	GPtrArray *sections; /* of IniValue without key and value: every section line */
	GHashTable *names;   /* a section's name in small letters -> its first in sections */
	GPtrArray *problems; /* borrowed, of IniProblem */
} IniScan;

/**
 * Clean the lines of @data and note what is wrong with them. The n-th section line (from 0) becomes
 * "[n]", so that no two are merged and a value can be traced to the line of its section.
 *
 * @path, @problems  borrowed for as long as the scan lives; @problems is added to.
 * @return owned (inifile_scan_free).
 */
IniScan *inifile_scan_new(const char *path, GBytes *data, GPtrArray *problems);

/** @scan owned, may be NULL. */
void inifile_scan_free(IniScan *scan);

/** The section above a line (from 1), borrowed, or NULL. */
const IniValue *inifile_scan_section(const IniScan *scan, guint line);

/**
 * Where the keys of a section stand: libini_config tells the lines of its values in some versions
 * only.
 *
 * @section  which one, from 0.
 * @return key in small letters -> GArray of guint, its lines (from 1) in their order; owned.
 */
GHashTable *inifile_scan_keys(const IniScan *scan, guint section);

/** Empty a line (from 1) and the indented ones that continue it. */
void inifile_scan_blank(IniScan *scan, guint line);

/** Whether a line (from 1) is indented. */
bool inifile_scan_is_indented(const IniScan *scan, guint line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(IniScan, inifile_scan_free)

#endif
