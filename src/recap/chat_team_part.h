/** What the files of chat_team share: runs of questions, as their authors ask them. */
#ifndef TAGDIGEST_RECAP_CHAT_TEAM_PART_H
#define TAGDIGEST_RECAP_CHAT_TEAM_PART_H

#include "recap/chat_ask.h"
#include "recap/chat_team.h"

/** An hour. */
#define CHAT_HOUR_S (60 * 60)
/** What hosts say so long after the last question is the chat's. */
#define CHAT_AFTER_S (3 * CHAT_HOUR_S)
/** So many numbered questions are a burst at least. */
#define CHAT_BURST_MIN 2
/** Likeness below which two questions are two. */
#define CHAT_SAME_QUESTION 50

/** All posts, and what each does with the label of a question. */
typedef struct Asking {
	const GPtrArray *posts; /* borrowed, of ChatPost */
	ChatAsk *asks;          /* owned: of each */
	bool *is_behind;        /* owned: somebody else had asked a question of that number */
	GHashTable *numbers;    /* owned: number -> GArray of guint, places of posts that ask that
				 * question, by time */
	GHashTable *firsts;     /* owned: likewise, those that are not behind */
} Asking;

/** What one author asks without a pause. */
typedef struct Run {
	const char *author; /* borrowed of the posts */
	GArray *places;     /* owned: of guint, by time: posts that ask */
	guint team;         /* the run that it belongs to: its own place, or an earlier one */
	GHashTable *below, *labelled; /* owned sets of char*, borrowed: who else answers it right
				       * below or by quote, and by its numbers */
} Run;

/** The post of a run at an index that exists. Borrowed. */
const ChatPost *chat_run_post(const Asking *all, const Run *run, guint index);

/** When its first post was written, Unix seconds UTC. */
int64_t chat_run_first_s(const Asking *all, const Run *run);

/** Likewise the last. */
int64_t chat_run_last_s(const Asking *all, const Run *run);

/** The runs of all whom @hosts names, or of everybody. @return owned array of Run. */
GPtrArray *chat_runs(const Asking *all, const GPtrArray *hosts);

/** The first post of a run that asks question @number, or NULL. */
const ChatPost *chat_run_asks(const Asking *all, const Run *run, guint number);

/** Whether a post shares a hashtag with one of a run. */
bool chat_run_shares_tag(const Asking *all, const Run *run, const ChatPost *post);

/** Fill all but posts and asks of @all, from those. */
void chat_run_begin(Asking *all);

/** Free what chat_run_begin() made. */
void chat_run_end(Asking *all);

/** Note of all runs who answers them. @runs of chat_runs(). */
void chat_run_hear(const Asking *all, const GPtrArray *runs);

/**
 * How many others answer a run, by chat_run_hear(); where most of its numbers were given out
 * before, by what hangs on it alone.
 */
guint chat_run_others(const Asking *all, const Run *run);

/**
 * Several questions that several others answer, by chat_run_hear(); where their numbers were given
 * out before, by what hangs on them alone.
 */
bool chat_run_is_burst(const Asking *all, const Run *run);

#endif
