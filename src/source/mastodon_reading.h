/**
 * One call of Mastodon's step: what it reads and writes in state, and what it asks for next.
 *
 * State: {version, tags: {KEY: source/timeline}, seen, turn, gap_turn, run: {newest, unasked},
 * local_only, probed}, and of people what source/mastodon_account keeps. A mark is a phase and what
 * it is about: "newest KEY", "gap KEY BELOW", "again KEY BELOW"; "probe STATUS" with the status
 * that called for it, 200 for an empty list, 404-v1 when the record is looked for at its older
 * place.
 */
#ifndef TAGDIGEST_SOURCE_MASTODON_READING_H
#define TAGDIGEST_SOURCE_MASTODON_READING_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "source/step.h"

#define MASTODON_NEWEST "newest"
#define MASTODON_GAP "gap"
#define MASTODON_AGAIN "again"
#define MASTODON_PROBE "probe"
#define MASTODON_LOOKUP "lookup"

typedef struct MastodonReading {
	const StepInput *input;
	const SourceSpec *spec;
	Step *step;
	json_t *state;          /* the step's */
	GPtrArray *keys;        /* of char*, owned: of the timelines: hashtags, or people */
	int left;               /* requests that may still be asked */
	bool is_closed_by_word; /* the server says itself that hashtags are not for visitors */
} MastodonReading;

/** An empty state where there is none of our version; the title. */
void mastodon_reading_begin_state(const MastodonReading *reading);

/** Of tags that are no longer asked for, or are to be read anew, nothing is remembered but that
 * something was read. */
void mastodon_reading_keep_tags(const MastodonReading *reading);

/** Ask below the server's address. @mark owned. @return false when the budget is spent. */
bool mastodon_reading_ask(MastodonReading *reading, const char *path, char *mark);

/** Ask for the newest page of a timeline. @return likewise. */
bool mastodon_reading_ask_newest(MastodonReading *reading, const char *key);

/** Which timelines are read, by the source and the state; when either changed. */
void mastodon_reading_set_keys(MastodonReading *reading);

/** The state of a tag's timeline, made when missing. @return borrowed from state. */
json_t *mastodon_reading_timeline(const MastodonReading *reading, const char *key);

/** The key of a tag, counted beyond the last one from the first again. @return borrowed. */
const char *mastodon_reading_key(const MastodonReading *reading, guint index);

/**
 * Where a page of a timeline is to be had.
 *
 * @state   borrowed: the source's.
 * @tag     its key.
 * @max_id  the page below this id; NULL: the newest.
 * @return owned, below the server's address.
 */
char *mastodon_reading_page_path(const json_t *state, const char *tag, const char *max_id);

/** Where a turn ("turn", "gap_turn") stands among the tags. */
guint mastodon_reading_turn(const MastodonReading *reading, const char *name);

/** A count of this run: "newest" pages that have not come, tags "unasked". */
int mastodon_reading_count(const MastodonReading *reading, const char *name);

/** Set it. */
void mastodon_reading_set_count(const MastodonReading *reading, const char *name, int count);

/**
 * Ask for the newest page of each tag, in turns where the budget is not enough for all; what is
 * left to gaps is kept for them.
 */
void mastodon_reading_begin_run(MastodonReading *reading);

/**
 * What the budget has left once the newest pages have come: gaps in turns, then the second
 * readings. One request a tag; its replies go on from there.
 */
void mastodon_reading_begin_rest(MastodonReading *reading);

/** The next page of a tag behind its newest, if there is one and the budget has room. */
void mastodon_reading_go_on(MastodonReading *reading, const char *key);

/** The JSON of a reply. @value out, owned. @error PARSE_PERMANENT. */
bool mastodon_reading_body(const Reply *reply, json_t **value, GError **error);

/** Ask for the instance record. @status: what the timeline answered with. */
void mastodon_reading_ask_probe(MastodonReading *reading, int status);

/** Whether the empty list that a tag came with may be a closed door that nobody asked about. */
bool mastodon_reading_may_be_closed(const MastodonReading *reading, const char *key);

/** Whether a post was ever seen, by what was remembered. @state borrowed, or NULL. */
bool mastodon_reading_has_read(const json_t *state);

/**
 * The instance record has come. Where there is none, or it is silent, an empty list stays an empty
 * list, and a refusal a refusal.
 */
void mastodon_reading_take_probe(MastodonReading *reading, const char *status);

/**
 * 401, 403 and 422 all mean "not for you" here; the instance record may know of a part that is.
 */
void mastodon_reading_take_refusal(MastodonReading *reading);

#endif
