/** What will be mailed next of a digest: of which period, how many posts, when, to how many. */
#ifndef TAGDIGEST_FLOW_OUTLOOK_H
#define TAGDIGEST_FLOW_OUTLOOK_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"
#include "flow/prepare.h"

/** Plain data. */
typedef struct Outlook {
	PrepareState state;
	int posts;   /* that wait, shown and cut */
	int readers; /* that are subscribed, or will be with the next run */
} Outlook;

/** Of the edition that comes next. @outlook out. @error as prepare_look(). */
bool outlook_look(Context *context, const DigestSpec *digest, Outlook *outlook, GError **error);

/** Of what was prepared (borrowed). @outlook out. @error STORE_*. */
bool outlook_of(Context *context, const Prepared *prepared, Outlook *outlook, GError **error);

/**
 * In a line for people: "Mon 16 Nov 2026, 07:30 to Mon 23 Nov 2026, 07:30: 3 posts so far; to be
 * mailed Mon 23 Nov 2026, 07:30 to 2 subscribers".
 *
 * @return owned.
 */
char *outlook_words(const DigestSpec *digest, const Outlook *outlook);

#endif
