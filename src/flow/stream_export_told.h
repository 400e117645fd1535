/** What is wrong with some of the exports of a folder: how many, and why the first. */
#ifndef TAGDIGEST_FLOW_STREAM_EXPORT_TOLD_H
#define TAGDIGEST_FLOW_STREAM_EXPORT_TOLD_H

#include <glib.h>
#include <jansson.h>

/** To be cleared. Zeroes: nothing is wrong. */
typedef struct Told {
	guint count;
	char *first; /* owned: why, of the first */
} Told;

/** Another one. @path borrowed: its file, which is named; NULL: nobody may know it. @why borrowed.
 */
void told_add(Told *told, const char *path, const char *why);

/** As it is kept: {count, first}. @return owned reference. */
json_t *told_json(const Told *told);

/** The reverse; what is none says nothing. @kept borrowed, may be NULL. */
Told told_of_json(const json_t *kept);

/** Of how many, and what they are called: "an export", "export", "exports". */
typedef struct ToldOf {
	guint all;
	const char *some, *one, *many;
} ToldOf;

/**
 * In words, if anything is wrong: "2 of 5 exports cannot be read, the first: …".
 *
 * @of     borrowed.
 * @words  borrowed: "cannot be read".
 * @out    borrowed: put behind it, and behind "; " where something stands there.
 */
void told_words(const Told *told, const ToldOf *of, const char *words, GString *out);

/** What a file is called, for people. @path borrowed. @return owned. */
char *told_name(const char *path);

/** Free what is in it, and empty it. */
void told_clear(Told *told);

#endif
