/** One configured place to read, as config hands it out. Plain data. */
#ifndef TAGDIGEST_MODEL_SOURCE_SPEC_H
#define TAGDIGEST_MODEL_SOURCE_SPEC_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/** Requests that one run may make of a source when the ini says nothing. */
#define SOURCE_REQUESTS_STANDARD 100

typedef struct SourceSpec {
	char *name;         /* owned, from [source NAME], in lower case */
	char *was;          /* owned: the name that it had before, or NULL */
	char *kind;         /* owned: "feed", "mastodon" */
	char *url;          /* owned: https://, http://, file: */
	GPtrArray *tags;    /* of Hashtag: what to ask for; all digests' when the ini names none */
	bool has_own_tags;  /* the ini named them */
	GPtrArray *include; /* of char*: rules "FIELD[,FIELD]: PATTERN" */
	GPtrArray *exclude; /* likewise */
	int64_t min_interval_s; /* never asked more often */
	int max_requests;       /* in one run */
	bool allow_private;     /* may connect to private and loopback addresses */
	bool is_enabled;
} SourceSpec;

/** An empty, enabled spec. @return owned. */
SourceSpec *source_spec_new(void);

/** @spec owned, may be NULL. */
void source_spec_free(SourceSpec *spec);

/** To look them up by their names, since there may be thousands. @return owned; all else borrowed.
 */
GHashTable *source_spec_by_name(const GPtrArray *specs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(SourceSpec, source_spec_free)

#endif
