/** A row of LinkedIn's tables into a post. A part of import/linkedin. */
#ifndef TAGDIGEST_IMPORT_LINKEDIN_POST_H
#define TAGDIGEST_IMPORT_LINKEDIN_POST_H

#include "import/format.h"
#include "import/linkedin_rows.h"

/** Whether a row may be a no: of a post for some alone, or with a hashtag that says so. */
bool linkedin_post_may_refuse(const LinkedinRow *row);

/**
 * Read a row that may have one of the hashtags, or be a no.
 *
 * @row         borrowed.
 * @is_comment  it is of Comments.csv: its link is that of the post that it answers.
 * @author      borrowed: the name of whoever exported it, or NULL.
 * @item        out: verdict, post and why.
 */
void linkedin_post_read(const LinkedinRow *row, bool is_comment, const char *author,
	const ImportInput *input, ImportItem *item);

#endif
