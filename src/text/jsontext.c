#include "text/jsontext.h"

#include "base/error.h"
#include "base/prefix.h"
#include "text/charset.h"
#include "text/date.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#define REPLACEMENT "\\ufffd"
#define UNICODE_ESCAPE_LENGTH 6 /* \uXXXX */

#define HIGH_SURROGATES 0xd800
#define LOW_SURROGATES 0xdc00

/* A number this short and without an exponent fits int64 or double. */
#define SAFE_NUMBER_LENGTH 18

/* Bytes shown before and after the place of an error. */
#define EXCERPT_BYTES 24

/* Each mend_… copies what stands at @at to @out, made acceptable, and returns what comes next. */

/* A raw control character becomes a blank; outside strings JSON's own white space is left alone. */
static const char *
mend_byte(GString *out, const char *at, const char *end, bool in_string)
{
	const unsigned char byte = (unsigned char)*at;

	if (byte >= 0x80) {
		gsize length = 1;

		if ((gint32)g_utf8_get_char_validated(at, end - at) < 0) {
			g_string_append_c(out, '?');
		} else {
			length = (gsize)(g_utf8_next_char(at) - at);
			g_string_append_len(out, at, (gssize)length);
		}
		return at + length;
	}
	if (byte < 0x20 && (in_string || strchr("\t\r\n", byte) == NULL || byte == '\0')) {
		g_string_append_c(out, ' ');
	} else {
		g_string_append_c(out, *at);
	}
	return at + 1;
}

/* The code unit of the escape \uXXXX at @at, or -1 when there is none. */
static int
escape_unit(const char *at, const char *end)
{
	int unit = 0;

	if (end - at < UNICODE_ESCAPE_LENGTH || at[0] != '\\' || at[1] != 'u') {
		return -1;
	}
	for (int i = 2; i < UNICODE_ESCAPE_LENGTH; i++) {
		int digit = g_ascii_xdigit_value(at[i]);

		if (digit < 0) {
			return -1;
		}
		unit = unit * 16 + digit;
	}
	return unit;
}

static bool
is_surrogate(int unit, int first)
{
	return unit >= first && unit < first + 0x400;
}

/* The backslash at @at and what belongs to it (RFC 8259, section 7). */
static const char *
mend_escape(GString *out, const char *at, const char *end)
{
	const int unit = escape_unit(at, end);
	gssize length = UNICODE_ESCAPE_LENGTH;

	if (unit < 0) {
		g_string_append_c(out, '\\');
		at++;
		/* The byte behind a backslash must not be taken for the end of the string. */
		return at < end ? mend_byte(out, at, end, true) : at;
	}
	if (is_surrogate(unit, HIGH_SURROGATES)
		&& is_surrogate(escape_unit(at + length, end), LOW_SURROGATES)) {
		length += UNICODE_ESCAPE_LENGTH;
	} else if (unit == 0 || is_surrogate(unit, HIGH_SURROGATES)
		|| is_surrogate(unit, LOW_SURROGATES)) {
		g_string_append(out, REPLACEMENT);
		return at + length;
	}
	g_string_append_len(out, at, length);
	return at + length;
}

/* The string whose opening quote is at @at, up to and with the closing one. */
static const char *
mend_string(GString *out, const char *at, const char *end)
{
	g_string_append_c(out, *at++);
	while (at < end && *at != '"') {
		at = *at == '\\' ? mend_escape(out, at, end) : mend_byte(out, at, end, true);
	}
	if (at < end) {
		g_string_append_c(out, *at++);
	}
	return at;
}

/* Whether jansson has a type for the number of @length bytes at @text. */
static bool
number_fits(const char *text, gsize length)
{
	g_autofree char *number = NULL;

	if (length <= SAFE_NUMBER_LENGTH && memchr(text, 'e', length) == NULL
		&& memchr(text, 'E', length) == NULL) {
		return true;
	}
	number = g_strndup(text, length);
	if (strpbrk(number, ".eE") != NULL) {
		return isfinite(g_ascii_strtod(number, NULL));
	}
	errno = 0;
	g_ascii_strtoll(number, NULL, 10);
	return errno != ERANGE;
}

static const char *
mend_number(GString *out, const char *at, const char *end)
{
	const char *start = at;
	bool fits;

	while (at < end && *at != '\0' && strchr("+-.eE0123456789", *at) != NULL) {
		at++;
	}
	fits = number_fits(start, (gsize)(at - start));
	g_string_append(out, fits ? "" : "\"");
	g_string_append_len(out, start, at - start);
	g_string_append(out, fits ? "" : "\"");
	return at;
}

static GString *
mend(const char *bytes, gsize length)
{
	GString *out = g_string_sized_new(length + 1);
	const char *at = bytes;
	const char *end = bytes + length;

	if (length >= strlen(CHARSET_BYTE_ORDER_MARK)
		&& memcmp(at, CHARSET_BYTE_ORDER_MARK, strlen(CHARSET_BYTE_ORDER_MARK)) == 0) {
		at += strlen(CHARSET_BYTE_ORDER_MARK);
	}
	while (at < end) {
		if (*at == '"') {
			at = mend_string(out, at, end);
		} else if (*at == '-' || g_ascii_isdigit(*at)) {
			at = mend_number(out, at, end);
		} else {
			at = mend_byte(out, at, end, false);
		}
	}
	return out;
}

/* jansson's own "near '…'" is left out: it shows nothing where a token is long. */
static void
load_failed(const GString *text, const json_error_t *fault, GError **error)
{
	const char *near = strstr(fault->text, " near ");
	int fact_length = near == NULL ? (int)strlen(fault->text) : (int)(near - fault->text);
	gsize at = MIN((gsize)MAX(fault->position, 0), text->len);
	gsize from = prefix_fit(text->str, text->len, at - MIN(at, EXCERPT_BYTES));
	g_autofree char *excerpt = g_strndup(text->str + from,
		prefix_fit(text->str + from, text->len - from, 2 * EXCERPT_BYTES));
	g_autofree char *clean = error_clean_text(excerpt);

	error_set(error, ERROR_PARSE_PERMANENT, "JSON: line %d, column %d: %.*s near \"%s\"",
		fault->line, fault->column, fact_length, fault->text, clean);
}

bool
jsontext_load(const char *bytes, gsize length, json_t **value, GError **error)
{
	/* A GBytes that is empty has no bytes at all. */
	const char *text = length == 0 ? "" : bytes;
	json_t *loaded = json_loadb(text, length, JSON_DISABLE_EOF_CHECK, NULL);
	json_error_t fault;

	if (loaded == NULL) {
		g_autoptr(GString) mended = mend(text, length);

		loaded = json_loadb(mended->str, mended->len, JSON_DISABLE_EOF_CHECK, &fault);
		if (loaded == NULL) {
			load_failed(mended, &fault, error);
			return false;
		}
	}
	*value = loaded;
	return true;
}

json_t *
jsontext_member(json_t *object, const char *key)
{
	json_t *member = json_object_get(object, key);

	if (!json_is_object(member)) {
		member = json_object();
		json_object_set_new(object, key, member);
	}
	return member;
}

const char *
jsontext_string(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

char *
jsontext_dup_string(const json_t *object, const char *key)
{
	g_autofree char *text = g_strdup(jsontext_string(object, key));

	return text == NULL || *g_strstrip(text) == '\0' ? NULL : g_steal_pointer(&text);
}

char *
jsontext_dup_id(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	if (json_is_integer(value)) {
		return g_strdup_printf("%" JSON_INTEGER_FORMAT, json_integer_value(value));
	}
	return jsontext_dup_string(object, key);
}

int64_t
jsontext_integer(const json_t *object, const char *key, int64_t fallback)
{
	/* 2^63: the first double that int64 has no room for; its negative fits. */
	const double limit = 9223372036854775808.0;
	const json_t *value = json_object_get(object, key);
	const double real = json_real_value(value);

	if (json_is_integer(value)) {
		return json_integer_value(value);
	}
	return json_is_real(value) && real >= -limit && real < limit ? (int64_t)real : fallback;
}

bool
jsontext_bool(const json_t *object, const char *key, bool fallback)
{
	const json_t *value = json_object_get(object, key);

	return json_is_boolean(value) ? json_is_true(value) : fallback;
}

const json_t *
jsontext_path(const json_t *object, const char *path)
{
	g_auto(GStrv) keys = g_strsplit(path, ".", -1);

	for (guint i = 0; object != NULL && keys[i] != NULL; i++) {
		object = json_object_get(object, keys[i]);
	}
	return object;
}

json_t *
jsontext_text(const char *text)
{
	json_t *value = text == NULL ? json_null() : json_string(text);

	if (value == NULL) {
		g_autofree char *valid = g_utf8_make_valid(text, -1);
		value = json_string(valid);
	}
	return value;
}

json_t *
jsontext_object(const char *key, ...)
{
	json_t *object = json_object();
	va_list members;

	va_start(members, key);
	for (; key != NULL; key = va_arg(members, const char *)) {
		if (json_object_set_new(object, key, va_arg(members, json_t *)) != 0) {
			g_error("jsontext_object: %s is no name or has no value", key);
		}
	}
	va_end(members);
	return object;
}

json_t *
jsontext_time(int64_t time_s)
{
	g_autofree char *text = time_s != 0 ? date_rfc3339(time_s) : NULL;

	return jsontext_text(text);
}
