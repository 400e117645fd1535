/** On which terms a row's post may be had. A part of import/sheet. */
#ifndef TAGDIGEST_IMPORT_SHEET_TERMS_H
#define TAGDIGEST_IMPORT_SHEET_TERMS_H

#include "import/sheet_columns.h"
#include "text/csvstream.h"

/** The stricter the later. */
typedef enum SheetTerms {
	SHEET_TERMS_OPEN,
	SHEET_TERMS_REDUCED,  /* the author allows less: model/post.h, POST_CONSENT_REDUCED */
	SHEET_TERMS_REFUSED,  /* the author does not allow it */
	SHEET_TERMS_FOR_SOME, /* it was not for everybody, or the table does not say whether it was
			       */
} SheetTerms;

/**
 * What a row says of that: the strictest of what its columns say. What is no known answer is a no;
 * an empty field is one where a column asks for consent or says for whom a post was, but not in a
 * table of ours.
 *
 * @columns, @row  borrowed.
 * @why  out, static: in words of ours; NULL where it is open.
 */
SheetTerms sheet_terms_read(const SheetColumns *columns, const CsvStreamRow *row, const char **why);

#endif
