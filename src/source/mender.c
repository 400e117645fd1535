/* What the pre-pass puts in the place of something else, and the references of XML and HTML. */
#include "source/mender.h"

#include "source/sniff.h"
#include "text/charset.h"
#include "text/htmlname.h"

#include <string.h>

#define ENTITY_NAME_MAX 32
#define ENTITIES_MAX 100
#define ENTITY_VALUE_MAX 500
#define NUMBER_MAX 0x110000 /* one more than the last character's */

/* ---- copying ---- */

void
mender_flush(Mender *mender)
{
	if (mender->out == NULL) {
		const gsize length = (gsize)(mender->end - mender->start);

		mender->out = g_string_sized_new(length + length / 8);
	}
	g_string_append_len(mender->out, mender->kept, mender->at - mender->kept);
	mender->kept = mender->at;
}

void
mender_put(Mender *mender, const char *text)
{
	mender_flush(mender);
	g_string_append(mender->out, text);
}

void
mender_skip_to(Mender *mender, const char *after)
{
	mender_flush(mender);
	mender->at = after;
	mender->kept = after;
}

bool
mender_allows(gunichar c)
{
	return (c >= 0x20 || c == '\t' || c == '\n' || c == '\r') && c <= 0x10ffff && c != 0xfffe
		&& c != 0xffff && (c < 0xd800 || c > 0xdfff);
}

/* A character by number, or in place of another; none that is forbidden. */
void
mender_put_character(Mender *mender, gunichar c)
{
	if (c >= 0x80 && c <= 0x9f) {
		c = charset_c1(c);
	}
	if (mender_allows(c)) {
		mender_flush(mender);
		g_string_append_unichar(mender->out, c);
	}
}

void
mender_put_escaped(Mender *mender, const char *text, gsize length)
{
	g_autofree char *escaped = g_markup_escape_text(text, (gssize)length);

	mender_put(mender, escaped);
}

/* ---- references ---- */

/* The number of the reference at @at ("&#8217;", "&#x2019;"), and what follows; false: none. */
static bool
read_number(const char *at, guint64 *number, const char **after)
{
	if (at[0] != '&' || at[1] != '#') {
		return false;
	}
	const bool is_hexadecimal = at[2] == 'x' || at[2] == 'X';
	const char *digits = at + (is_hexadecimal ? 3 : 2);
	if (is_hexadecimal ? !g_ascii_isxdigit(*digits) : !g_ascii_isdigit(*digits)) {
		return false;
	}
	for (*number = 0; g_ascii_isxdigit(*digits); digits++) {
		const int digit = g_ascii_xdigit_value(*digits);

		if (!is_hexadecimal && digit > 9) {
			break;
		}
		*number = MIN(*number * (is_hexadecimal ? 16 : 10) + (guint64)digit, NUMBER_MAX);
	}
	*after = digits;
	return true;
}

/* Two references that are the halves of one character, as JavaScript counts (RFC 2781, 2.2). */
static gunichar
join_surrogates(guint64 high, const char **after)
{
	guint64 low;
	const char *end;

	if (high < 0xd800 || high > 0xdbff || !read_number(*after, &low, &end) || low < 0xdc00
		|| low > 0xdfff) {
		return 0;
	}
	*after = *end == ';' ? end + 1 : end;
	return (gunichar)(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
}

/* Whether a number means the character of that number, and XML allows it. */
static bool
is_meant_as_said(guint64 number)
{
	const bool is_windows_1252 = number >= 0x80 && number <= 0x9f;

	return number <= 0x10ffff && !is_windows_1252 && mender_allows((gunichar)number);
}

static bool
mend_numeric_reference(Mender *mender)
{
	guint64 number;
	const char *after;
	gunichar joined;

	if (!read_number(mender->at, &number, &after)) {
		return false;
	}
	if (*after == ';' && mender->at[2] != 'X' && is_meant_as_said(number)) {
		mender->at = after + 1;
		return true;
	}
	after += *after == ';' ? 1 : 0;
	joined = join_surrogates(number, &after);
	mender_skip_to(mender, after);
	if (joined != 0) {
		mender_put_character(mender, joined);
	} else if (number < 0x80 && strchr("<>&\"'", (int)number) != NULL && number != 0) {
		const char character = (char)number;

		mender_put_escaped(mender, &character, 1);
	} else if (number <= 0x10ffff) {
		mender_put_character(mender, (gunichar)number);
	}
	return true;
}

/* Whether the @length bytes at @name are one of the five that XML itself declares (4.6). */
static bool
is_predefined(const char *name, gsize length)
{
	static const char *const names[] = { "lt", "gt", "amp", "quot", "apos" };

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		if (strncmp(names[i], name, length) == 0 && names[i][length] == '\0') {
			return true;
		}
	}
	return false;
}

/* The reference whose name of @length bytes stands behind @at: XML's, the document's or HTML's. */
static bool
mend_named_reference(Mender *mender, gsize length)
{
	const char *after = mender->at + length + 2;
	char name[ENTITY_NAME_MAX];
	const char *value;
	gunichar character;

	if (is_predefined(mender->at + 1, length)) {
		mender->at = after;
		return true;
	}
	memcpy(name, mender->at + 1, length);
	name[length] = '\0';
	value = mender->entities == NULL ? NULL : g_hash_table_lookup(mender->entities, name);
	if (value != NULL) {
		const gsize value_length = strlen(value);

		if (value_length > mender->growth_left) {
			return false;
		}
		mender->growth_left -= value_length;
		mender_skip_to(mender, after);
		mender_put_escaped(mender, value, value_length);
		return true;
	}
	character = htmlname_character(name);
	if (character != 0) {
		mender_skip_to(mender, after);
		mender_put_character(mender, character);
	}
	return character != 0;
}

/* At an '&': a reference, or a bare one ("AT&T", "?a=1&b=2"). */
void
mender_reference(Mender *mender)
{
	gsize length = 0;

	if (mender->at[1] == '#' && mend_numeric_reference(mender)) {
		return;
	}
	while (g_ascii_isalnum(mender->at[1 + length]) || (guchar)mender->at[1 + length] >= 0x80
		|| (mender->at[1 + length] != '\0'
			&& strchr("._-:", mender->at[1 + length]) != NULL)) {
		length++;
	}
	if (length > 0 && length < ENTITY_NAME_MAX && mender->at[1 + length] == ';'
		&& mend_named_reference(mender, length)) {
		return;
	}
	mender->at++;
	mender_put(mender, "amp;");
}

/*
 * <!ENTITY name "value"> of the internal subset. Only plain values are honoured: one that refers to
 * others, or to the outside, is what bombs are made of.
 */
static void
read_entity(GHashTable *entities, const char *declaration, const char *end)
{
	const char *name = declaration + strspn(declaration, MARKUP_BLANKS);
	gsize name_length = strcspn(name, MARKUP_BLANKS "%\"'>");
	const char *value = name + name_length + strspn(name + name_length, MARKUP_BLANKS);
	const char *value_end;

	if (name_length == 0 || value >= end || (*value != '"' && *value != '\'')) {
		return;
	}
	value_end = memchr(value + 1, *value, MIN((gsize)(end - value - 1), ENTITY_VALUE_MAX));
	if (value_end == NULL || memchr(value, '&', (gsize)(value_end - value)) != NULL
		|| memchr(value, '<', (gsize)(value_end - value)) != NULL) {
		return;
	}
	g_hash_table_insert(entities, g_strndup(name, name_length),
		g_strndup(value + 1, (gsize)(value_end - value - 1)));
}

/* @return owned, or NULL when nothing is declared. */
GHashTable *
mender_read_entities(const char *text, const char *root)
{
	const char *at = g_strstr_len(text, root - text, "<!ENTITY");
	GHashTable *entities;

	if (at == NULL) {
		return NULL;
	}
	entities = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	while (at != NULL && g_hash_table_size(entities) < ENTITIES_MAX) {
		at += strlen("<!ENTITY");
		read_entity(entities, at, root);
		at = g_strstr_len(at, root - at, "<!ENTITY");
	}
	return entities;
}
