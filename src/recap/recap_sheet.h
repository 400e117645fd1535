/** What a recap is printed on: plain text as mails have it, Markdown, or a piece of HTML. */
#ifndef TAGDIGEST_RECAP_RECAP_SHEET_H
#define TAGDIGEST_RECAP_RECAP_SHEET_H

#include "recap/recap.h"

typedef struct RecapSheet {
	RecapFormat format;
	GString *out;       /* owned */
	GPtrArray *sources; /* owned, of char*: the posts' own addresses, numbered in text */
	bool is_in_list;
} RecapSheet;

/** Somebody's words, all borrowed. */
typedef struct RecapVoice {
	const char *said, *person;
	const char *time; /* "20:06" */
	const char *url;  /* of the post, http(s), or NULL */
} RecapVoice;

/** An empty sheet. */
RecapSheet recap_sheet(RecapFormat format);

/** A heading of level 1 or 2; one of level 1 begins a recap. @text borrowed, as all texts here. */
void recap_sheet_heading(RecapSheet *sheet, guint level, const char *text);

/** A paragraph; in plain text it may stand deeper. */
void recap_sheet_say(RecapSheet *sheet, bool is_deeper, const char *text);

/** “Words” Name, 20:06 */
void recap_sheet_voice(RecapSheet *sheet, const RecapVoice *voice);

/** An address alone. */
void recap_sheet_link(RecapSheet *sheet, const char *url);

/** End a recap: the addresses that are numbered so far. */
void recap_sheet_end(RecapSheet *sheet);

/** @return owned: all of it. What the sheet owns is freed. */
char *recap_sheet_take(RecapSheet *sheet);

#endif
