/**
 * Members of JSON objects that our own program wrote: shared by the models that go to JSON and
 * back.
 *
 * A reader keeps the first thing that was wrong, so that a model is read in one go and asked once
 * at the end; after a failure, and for an absent member, every reading gives the empty value.
 */
#ifndef TAGDIGEST_MODEL_MEMBER_H
#define TAGDIGEST_MODEL_MEMBER_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct MemberReader {
	const json_t *object; /* borrowed */
	GError *error;        /* owned: the first trouble (PARSE_PERMANENT), or NULL */
} MemberReader;

/** Begin reading @json (borrowed), which must be an object. */
MemberReader member_reader(const json_t *json);

/** End: whether all went well; if not, the trouble moves to @error. */
bool member_reader_end(MemberReader *reader, GError **error);

/** Note that the member @key is not what it should be, "expected WANTED". */
void member_fail(MemberReader *reader, const char *key, const char *wanted);

/** A string, owned; NULL for null. */
char *member_text(MemberReader *reader, const char *key);

/** A date (RFC 3339), Unix seconds UTC; DATE_UNKNOWN for null. */
int64_t member_time(MemberReader *reader, const char *key);

/** A boolean; false for null. */
bool member_bool(MemberReader *reader, const char *key);

/** An integer; 0 for null. */
int64_t member_integer(MemberReader *reader, const char *key);

/** An integer from 0 on; @unknown for null. */
int64_t member_known(MemberReader *reader, const char *key, int64_t unknown);

/** An integer from 0 to INT_MAX; 0 for null. */
int member_count(MemberReader *reader, const char *key);

/** One of @names (@count of them), its index; 0 for null. */
int member_name(MemberReader *reader, const char *key, const char *const *names, int count);

/** An array, borrowed from the object; NULL (as json_array_foreach takes it) for null. */
const json_t *member_array(MemberReader *reader, const char *key);

/** An object, borrowed; NULL for null. */
const json_t *member_object(MemberReader *reader, const char *key);

/** Give @object the member @key: @text (borrowed), or null when it is NULL. */
void member_put_text(json_t *object, const char *key, const char *text);

/** Give it that something is so; what is said of few is absent where it is not. */
void member_put_yes(json_t *object, const char *key, bool is_so);

/** Likewise: an RFC 3339 date, or null for DATE_UNKNOWN. */
void member_put_time(json_t *object, const char *key, int64_t time_s);

#endif
