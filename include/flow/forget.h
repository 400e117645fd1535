/** An author's or a post's words go for good, on the organiser's word. */
#ifndef TAGDIGEST_FLOW_FORGET_H
#define TAGDIGEST_FLOW_FORGET_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "flow/context.h"

/** An edition that showed something of it. */
typedef struct ForgetEdition {
	char *digest; /* owned */
	int number;
	int64_t frozen_s; /* Unix seconds UTC */
} ForgetEdition;

/** What was found under all names that were given. */
typedef struct ForgetReport {
	GPtrArray *counts;  /* of guint in a pointer: how many stored posts went, a name each */
	GPtrArray *anew;    /* of ForgetEdition: nobody has them, and they are decided anew */
	GPtrArray *mailed;  /* of ForgetEdition: somebody has them */
	GPtrArray *sources; /* of char*, owned: sources of the ini that are theirs as a whole */
	bool is_on_disk;    /* another process uses the database: the next run wipes the disk */
} ForgetReport;

/** @report owned. */
void forget_report_free(ForgetReport *report);

/**
 * Take the words of authors or posts out of all that is stored, and keep them out, by hashes of
 * their names: posts, drafts, editions. One that is not known is remembered all the same.
 *
 * @names   borrowed, NULL-terminated: what byline_parse() reads; a label (text/byline); a
 *          post's own address is that post, and so is its name where it has none (explain).
 * @report  out, owned.
 * @error   USAGE_PERMANENT for one that cannot be read, or a server that sources are read from,
 * then nothing is done; LOCKED_TEMPORARY when another process mails; STORE_*.
 */
bool forget_run(Context *context, const char *const *names, ForgetReport **report, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ForgetReport, forget_report_free)

#endif
