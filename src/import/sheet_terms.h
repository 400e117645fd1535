/** On which terms a row's post may be had. A part of import/sheet. */
#ifndef TAGDIGEST_IMPORT_SHEET_TERMS_H
#define TAGDIGEST_IMPORT_SHEET_TERMS_H

#include "import/sheet_columns.h"
#include "text/csvstream.h"

/** The stricter the later. */
typedef enum SheetTerms {
	SHEET_TERMS_OPEN,
	SHEET_TERMS_REDUCED,  /* the author allows less: model/post.h, POST_CONSENT_REDUCED */
	SHEET_TERMS_UNSAID,   /* nobody says that it may be had */
	SHEET_TERMS_REFUSED,  /* the author does not allow it */
	SHEET_TERMS_FOR_SOME, /* it was not for everybody */
} SheetTerms;

/**
 * What a row says of that: the strictest of what its columns say. What is no known answer is a no.
 * An empty field says nothing where a column asks for consent or says for whom a post was, but in a
 * table of ours it is a yes.
 *
 * @columns, @row  borrowed.
 * @now_s  Unix seconds UTC: nobody agreed on a day that lies ahead.
 * @why  out, static: in words of ours; NULL where it may be had.
 */
SheetTerms sheet_terms_read(const SheetColumns *columns, const CsvStreamRow *row, int64_t now_s,
	const char **why);

#endif
