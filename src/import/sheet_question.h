/** What the name of a column asks of whether a post may be kept, and whether a yes to that is one.
 * A part of import/sheet. */
#ifndef TAGDIGEST_IMPORT_SHEET_QUESTION_H
#define TAGDIGEST_IMPORT_SHEET_QUESTION_H

#include "import/sheet_columns.h"

/**
 * What a name of several words asks, beyond what the rows of sheet_words.tab.h know: "consent
 * withdrawn" and "Do you NOT consent?" turn a yes round, "deleted_at" is a no once anything stands
 * there, "Is this public?" wants a yes, "May we share this without your name?" has no good answer.
 *
 * @name  borrowed, as the header has it.
 * @return a term (SHEET_CONSENT or behind it); SHEET_MEANINGS: it asks none of that.
 */
SheetMeaning sheet_question_of(const char *name);

#endif
