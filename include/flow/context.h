/** What every flow works with: handed in by cmd, borrowed for the call. */
#ifndef TAGDIGEST_FLOW_CONTEXT_H
#define TAGDIGEST_FLOW_CONTEXT_H

#include "base/now.h"
#include "base/progress.h"
#include "config/config.h"
#include "store/store.h"

/** The file in state_dir that holds all there is to lose. */
#define CONTEXT_DATABASE "tagdigest.db"

typedef struct Context {
	Config *config;           /* read and judged, without a problem */
	Store *store;             /* open as the command table says */
	Now now;                  /* the clock */
	const Progress *progress; /* may be NULL */
	const char *software;     /* "tagdigest/0.3.0" */
} Context;

/**
 * The digest that is meant.
 *
 * @name   borrowed: as in [digest NAME], caselessly; NULL when the ini has only one.
 * @return borrowed, or NULL with @error USAGE_PERMANENT.
 */
const DigestSpec *context_digest(const Context *context, const char *name, GError **error);

#endif
