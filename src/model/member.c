#include "model/member.h"

#include "base/error.h"
#include "model/names.h"
#include "text/date.h"
#include "text/jsontext.h"

#include <limits.h>

MemberReader
member_reader(const json_t *json)
{
	MemberReader reader = { .object = json, .error = NULL };

	if (!json_is_object(json)) {
		error_set(&reader.error, ERROR_PARSE_PERMANENT, "expected an object");
	}
	return reader;
}

bool
member_reader_end(MemberReader *reader, GError **error)
{
	if (reader->error == NULL) {
		return true;
	}
	g_propagate_error(error, g_steal_pointer(&reader->error));
	return false;
}

void
member_fail(MemberReader *reader, const char *key, const char *wanted)
{
	if (reader->error == NULL) {
		error_set(&reader->error, ERROR_PARSE_PERMANENT, "member \"%s\": expected %s", key,
			wanted);
	}
}

/* The member, or NULL when there is nothing to read: absent, null, or something failed before. */
static const json_t *
find_member(const MemberReader *reader, const char *key)
{
	const json_t *value = NULL;

	if (reader->error == NULL) {
		value = json_object_get(reader->object, key);
	}
	return json_is_null(value) ? NULL : value;
}

char *
member_text(MemberReader *reader, const char *key)
{
	const json_t *value = find_member(reader, key);

	if (value != NULL && !json_is_string(value)) {
		member_fail(reader, key, "a string");
	}
	return g_strdup(json_string_value(value));
}

int64_t
member_time(MemberReader *reader, const char *key)
{
	const json_t *value = find_member(reader, key);
	int64_t time_s = DATE_UNKNOWN;

	if (value != NULL && !date_parse(json_string_value(value), &time_s)) {
		member_fail(reader, key, "a date");
	}
	return time_s;
}

bool
member_bool(MemberReader *reader, const char *key)
{
	const json_t *value = find_member(reader, key);

	if (value != NULL && !json_is_boolean(value)) {
		member_fail(reader, key, "true or false");
	}
	return json_is_true(value);
}

int64_t
member_integer(MemberReader *reader, const char *key)
{
	const json_t *value = find_member(reader, key);

	if (value != NULL && !json_is_integer(value)) {
		member_fail(reader, key, "an integer");
	}
	return json_integer_value(value);
}

int64_t
member_known(MemberReader *reader, const char *key, int64_t unknown)
{
	const int64_t value = member_integer(reader, key);

	if (value < 0) {
		member_fail(reader, key, "an integer from 0 on");
	}
	return find_member(reader, key) == NULL ? unknown : value;
}

int
member_count(MemberReader *reader, const char *key)
{
	const int64_t value = member_integer(reader, key);

	if (value < 0 || value > INT_MAX) {
		member_fail(reader, key, "a count");
		return 0;
	}
	return (int)value;
}

int
member_name(MemberReader *reader, const char *key, const char *const *names, int count)
{
	const json_t *value = find_member(reader, key);

	if (value == NULL) {
		return 0;
	}
	const int found = names_find(json_string_value(value), names, count, -1);
	if (found < 0) {
		member_fail(reader, key, "one of its names");
		return 0;
	}
	return found;
}

const json_t *
member_array(MemberReader *reader, const char *key)
{
	const json_t *value = find_member(reader, key);

	if (value != NULL && !json_is_array(value)) {
		member_fail(reader, key, "an array");
		return NULL;
	}
	return value;
}

const json_t *
member_object(MemberReader *reader, const char *key)
{
	const json_t *value = find_member(reader, key);

	if (value != NULL && !json_is_object(value)) {
		member_fail(reader, key, "an object");
		return NULL;
	}
	return value;
}

void
member_put_text(json_t *object, const char *key, const char *text)
{
	json_object_set_new(object, key, jsontext_text(text));
}

void
member_put_yes(json_t *object, const char *key, bool is_so)
{
	if (is_so) {
		json_object_set_new(object, key, json_true());
	}
}

void
member_put_time(json_t *object, const char *key, int64_t time_s)
{
	g_autofree char *text = date_rfc3339(time_s);

	member_put_text(object, key, text);
}
