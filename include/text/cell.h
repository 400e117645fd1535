/**
 * Fields of tables that we write (RFC 4180). Spreadsheets run what begins as a formula does,
 * whoever wrote it (CWE-1236): such a field gets an apostrophe before it, which they show as text,
 * and which whoever reads tables here takes off again. So does one that has apostrophes there
 * already, lest one of its own be taken off.
 */
#ifndef TAGDIGEST_TEXT_CELL_H
#define TAGDIGEST_TEXT_CELL_H

#include <glib.h>
#include <stdbool.h>

/** Whether a spreadsheet would take the text (borrowed) for a formula. */
bool cell_is_formula(const char *text);

/** Write a field, in quotes, guarded, with @end behind it: what parts fields, or ends the line.
 * @text borrowed; NULL: an empty one. */
void cell_append(GString *out, const char *text, const char *end);

/** What a field says that was read: without the guard, where it has one. @return borrowed from it.
 */
const char *cell_said(const char *field);

#endif
