/**
 * The texts of a compiled-in ini: what the frame of a mail says, and how it looks.
 *
 * A file is lines `key = text` under `[section]` lines; a text is known as "section.key", whole
 * lines that begin with # are remarks. In a text, {section.key} stands for a text further up, once
 * and for all; {name} without a dot is filled when the text is said.
 */
#ifndef TAGDIGEST_RENDER_PHRASES_H
#define TAGDIGEST_RENDER_PHRASES_H

#include <glib.h>
#include <jansson.h>

/** Opaque, never changed after it was read. */
typedef struct Phrases Phrases;

/** Read the file @name ("en.ini", borrowed) of templates/. @return owned, or NULL when there is none. */
Phrases *phrases_read(const char *name);

/** @phrases owned, may be NULL. */
void phrases_free(Phrases *phrases);

/** The text @key as it stands, borrowed from @phrases; NULL when there is none. */
const char *phrases_get(const Phrases *phrases, const char *key);

/**
 * Say something: {name} becomes the value given for it; one that was not given stays as written.
 *
 * @key  borrowed; an unknown one is said as itself, so that it is seen.
 * @...  pairs of name and value (both borrowed char *), ended by NULL.
 * @return owned.
 */
char *phrases_say(const Phrases *phrases, const char *key, ...) G_GNUC_NULL_TERMINATED;

/**
 * Say how many: the text @key.one for 1, else @key.many. Beside the pairs it may use {count} in
 * digits, {words} with one to nine as words, and {Words} for the start of a sentence.
 *
 * @return owned.
 */
char *phrases_count(const Phrases *phrases, const char *key, int count, ...)
	G_GNUC_NULL_TERMINATED;

/** All of it, section by section: {"footer": {"title": …}}. @return owned reference. */
json_t *phrases_to_json(const Phrases *phrases);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Phrases, phrases_free)

#endif
