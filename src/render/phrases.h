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

/** Read the file @name ("en.ini") of templates/. @return owned, NULL when there is none. */
Phrases *phrases_read(const char *name);

/**
 * The words of a language, else of its primary part, else English.
 *
 * @language  a tag, borrowed; or NULL.
 * @used      out, owned: the tag of the words that there are; may be NULL.
 * @return owned.
 */
Phrases *phrases_of_language(const char *language, char **used);

/** @phrases owned, may be NULL. */
void phrases_free(Phrases *phrases);

/** The text @key as it stands, borrowed from @phrases; NULL when there is none. */
const char *phrases_get(const Phrases *phrases, const char *key);

/** What one {name} of a text becomes. Borrowed. */
typedef struct PhraseValue {
	const char *name;
	const char *value; /* NULL is filled in as nothing */
} PhraseValue;

/** The values for a text: PHRASE_VALUES({ "start", start }, { "end", end }). */
#define PHRASE_VALUES(...) ((const PhraseValue[]){ __VA_ARGS__, { NULL, NULL } })

/**
 * Say something: {name} becomes the value given for it; one that was not given stays as written.
 *
 * @key     borrowed; an unknown one is said as itself, so that it is seen.
 * @values  borrowed, ended by one without a name; NULL when there are none.
 * @return owned.
 */
char *phrases_say(const Phrases *phrases, const char *key, const PhraseValue *values);

/** The same of a text that is no phrase. @text borrowed. @return owned. */
char *phrases_fill(const char *text, const PhraseValue *values);

/**
 * Say how many: the text @key.one for 1, else @key.many. Beside the values it may use {count} in
 * digits, {words} with one to nine as words, and {Words} for the start of a sentence.
 *
 * @values  as phrases_say() has them.
 * @return owned.
 */
char *phrases_count(const Phrases *phrases, const char *key, int count, const PhraseValue *values);

/** All of it, section by section: {"footer": {"title": …}}. @return owned reference. */
json_t *phrases_to_json(const Phrases *phrases);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Phrases, phrases_free)

#endif
