/** The recap of a chat out of the store, and the organiser's corrections: `tagdigest recap TAG`. */
#ifndef TAGDIGEST_FLOW_HOUR_H
#define TAGDIGEST_FLOW_HOUR_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "flow/context.h"

/** Which hour, and how it is printed. All borrowed. */
typedef struct HourAsked {
	const char *chat;   /* of [chat NAME], or a hashtag of a digest */
	const char *from;   /* "2026-11-19 20:00" in the chat's zone, a day, or a date with its own
			     * zone; NULL, as is to: the last hour that has begun, by the chat's
			     * rule or its questions */
	const char *to;     /* likewise, and not included; NULL: the length of the chat behind from,
			     * or the end of that day */
	const char *format; /* "text", "markdown", "html", "json"; NULL: text */
} HourAsked;

/**
 * The recap of an hour.
 *
 * @text   out, owned: whole lines; they say so where there was no chat.
 * @error  USAGE_PERMANENT naming what cannot be read, or that no digest has the hashtag; STORE_*.
 */
bool hour_print(Context *context, const HourAsked *asked, char **text, GError **error);

/** What the organiser says of a post of a chat. */
typedef enum HourWord {
	HOUR_ASSIGN, /* it answers a question */
	HOUR_NOT,    /* it neither asks nor answers */
	HOUR_ASKS,   /* it asks one */
	HOUR_UNDO,   /* what was said of it does not count any more */
} HourWord;

/** All borrowed. */
typedef struct HourOrder {
	const char *chat; /* as HourAsked */
	const char *post; /* its address, or its id as recap --json prints it */
	HourWord word;
	const char *question; /* "Q2"; needed to assign; NULL, of one that asks: its own number */
} HourOrder;

/**
 * Keep a correction, and say what became of it. It counts whenever the recap is made again;
 * editions that are frozen stay as they are, and the chat's page in the ini's archive follows.
 *
 * @report  out, owned reference: for hour_correct_text().
 * @error   USAGE_PERMANENT: there is no such post, question or correction; STORE_*;
 *          after it was kept, as archive_follow().
 */
bool hour_correct(Context *context, const HourOrder *order, json_t **report, GError **error);

/** The report for people. @return owned. */
char *hour_correct_text(const json_t *report);

#endif
