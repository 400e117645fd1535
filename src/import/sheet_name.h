/** Whether what stands in a table names a post anywhere else. A part of import/sheet. */
#ifndef TAGDIGEST_IMPORT_SHEET_NAME_H
#define TAGDIGEST_IMPORT_SHEET_NAME_H

#include <stdbool.h>

/** Whether an id (borrowed) is an address, and so names one thing wherever it stands. A number in a
 * column "id" counts the rows of its own sheet. */
bool sheet_name_is_address(const char *id);

/** Whether it is an id of X or its like as their tables have them: 15 to 20 digits. */
bool sheet_name_is_snowflake(const char *id);

/** Whether an id, or an address's last part, is a number of which a spreadsheet has forgotten the
 * end: "1.988E+18". */
bool sheet_name_is_exponent(const char *name);

/** Whether a field has what a spreadsheet shows where a number or a formula was lost: such an id,
 * or "#REF!". */
bool sheet_name_is_lost(const char *field);

/** Whether it is a long number that a spreadsheet may have rounded: it keeps 15 digits (Excel's
 * "Specifications and limits"), and writes zeros for the others. */
bool sheet_name_may_be_rounded(const char *name);

#endif
