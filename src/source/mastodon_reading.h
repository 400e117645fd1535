/**
 * One call of Mastodon's step: what it reads and writes in state, and what it asks for next.
 *
 * State: {version, tags: {KEY: source/timeline}, seen, turn, gap_turn, run: {newest, rss, unasked},
 * local_only, probed}; KEY is a hashtag's, or an account's (source/mastodon_people, which has more
 * of it, as has source/mastodon_rss). A mark is a phase and what it is about: "newest KEY", "gap
 * KEY BELOW", "again KEY BELOW", "rss KEY", "lookup KEY", "list -"; "probe STATUS" with the status
 * that called for it, 200 for an empty list, 404-v1 when the record is looked for at its older
 * place.
 */
#ifndef TAGDIGEST_SOURCE_MASTODON_READING_H
#define TAGDIGEST_SOURCE_MASTODON_READING_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "source/step.h"
#include "source/turns.h"

#define MASTODON_NEWEST TURNS_NEWEST
#define MASTODON_GAP TURNS_GAP
#define MASTODON_AGAIN TURNS_AGAIN
#define MASTODON_PROBE "probe"
#define MASTODON_RSS "rss"
#define MASTODON_LOOKUP "lookup"
#define MASTODON_LIST "list"

typedef struct MastodonReading {
	const StepInput *input;
	const SourceSpec *spec;
	Step *step;
	json_t *state;   /* the step's */
	GPtrArray *keys; /* owned, of char*: of the hashtags, or of the accounts that are read */
	int left;        /* requests that may still be asked */
	bool is_closed_by_word; /* the server says itself that hashtags are not for visitors */
} MastodonReading;

/** An empty state where there is none of our version; the title. */
void mastodon_reading_begin_state(const MastodonReading *reading);

/** Whether accounts are read, and not hashtags. @spec borrowed. */
bool mastodon_reading_is_of_people(const SourceSpec *spec);

/** What is remembered of an account; NULL: nothing. @return borrowed from state. */
json_t *mastodon_reading_person(const json_t *state, const char *key);

/** Whether the tags' RSS is read, their timelines having been found closed less than a day ago. */
bool mastodon_reading_is_by_rss(const MastodonReading *reading);

/** Of tags that are no longer asked for, or are to be read anew, nothing is remembered but that
 * something was read. */
void mastodon_reading_keep_tags(const MastodonReading *reading);

/** The state of a tag's timeline, made when missing. @return borrowed from state. */
json_t *mastodon_reading_timeline(const MastodonReading *reading, const char *key);

/** The key of a tag or account, counted beyond the last one from the first again. @return borrowed.
 */
const char *mastodon_reading_key(const MastodonReading *reading, guint index);

/**
 * Make a request of this server.
 *
 * @path  borrowed, below its address.
 * @mark  owned.
 * @return false: the budget is spent.
 */
bool mastodon_reading_ask(MastodonReading *reading, const char *path, char *mark);

/** Ask which id an account has. @return as above. */
bool mastodon_reading_ask_lookup(MastodonReading *reading, const char *key);

/** Ask for the newest page of a tag or account. @return as above. */
bool mastodon_reading_ask_newest(MastodonReading *reading, const char *key);

/**
 * Where a page of a timeline is to be had.
 *
 * @state   borrowed: the source's.
 * @tag     its key: a tag's, or that of an account whose id is known.
 * @max_id  the page below this id; NULL: the newest.
 * @return owned, below the server's address.
 */
char *mastodon_reading_page_path(const json_t *state, const char *tag, const char *max_id);

/** Where the RSS of a tag is to be had, likewise. @return owned. */
char *mastodon_reading_rss_path(const char *tag);

/** Where a turn ("turn", "gap_turn") stands among the tags. */
guint mastodon_reading_turn(const MastodonReading *reading, const char *name);

/** A count of this run: "newest" pages and tags' "rss" that have not come,
 * tags "unasked". */
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

/** Whether a post was ever seen, by what was remembered. @state borrowed, or NULL. */
bool mastodon_reading_has_read(const json_t *state);

/** Asked too often: until when it is to be left alone. */
void mastodon_reading_take_limit(const MastodonReading *reading);

/** It is closed to us, as @how says. */
void mastodon_reading_close(const MastodonReading *reading, const char *how);

#endif
