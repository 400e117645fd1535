/** What every flow works with: handed in by cmd, borrowed for the call. */
#ifndef TAGDIGEST_FLOW_CONTEXT_H
#define TAGDIGEST_FLOW_CONTEXT_H

#include "base/now.h"
#include "base/progress.h"
#include "config/config.h"
#include "store/store.h"
#include "subscribe/way.h"

/** The file in state_dir that holds what there is to lose; ways.key (flow/ways) and refresh.tokens
 * (flow/access_token) are the others. */
#define CONTEXT_DATABASE "tagdigest.db"

typedef struct Ingest Ingest; /* flow/ingest.h */

typedef struct Context {
	Config *config;           /* read and judged, without a problem */
	Store *store;             /* open as the command table says */
	Now now;                  /* the clock */
	const Progress *progress; /* may be NULL */
	const char *software;     /* "tagdigest/0.4.0" */
	WayKeys *ways;            /* NULL until ways_keys() is asked for them */
	Ingest *rules;            /* NULL until context_rules() is asked for them */
} Context;

/**
 * The rules of all digests and sources, compiled when they are first asked for, once a run.
 *
 * @rules  out, borrowed from the context.
 * @error  CONFIG_PERMANENT.
 */
bool context_rules(Context *context, const Ingest **rules, GError **error);

/**
 * Whether the organiser gets mails about a digest that need no answer: where messages are read, or
 * drafts are reviewed. Elsewhere nothing comes that was not asked for.
 */
bool context_tells(const Context *context, const DigestSpec *digest);

/** Free what the context made itself; the ini and the database are the caller's. */
void context_clear(Context *context);

/**
 * The digest that is meant.
 *
 * @name   borrowed: as in [digest NAME], caselessly; NULL when the ini has only one.
 * @return borrowed, or NULL with @error USAGE_PERMANENT.
 */
const DigestSpec *context_digest(const Context *context, const char *name, GError **error);

#endif
