/* What the pre-pass puts in the place of something else, and the references of XML and HTML. */
#include "source/mender.h"

#include "source/sniff.h"
#include "text/charset.h"
#include "text/htmlname.h"

#include <string.h>

#define ENTITY_NAME_MAX 32 /* with its NUL */
#define ENTITIES_MAX 100
#define ENTITY_VALUE_MAX 500 /* bytes */

/* ---- copying ---- */

void
mender_flush(Mender *mender)
{
	if (mender->out == NULL) {
		const gsize length = (gsize)(mender->end - mender->kept);

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

/* Whether a number means the character of that number, and XML allows it. */
static bool
is_meant_as_said(gunichar number)
{
	const bool is_windows_1252 = number >= 0x80 && number <= 0x9f;

	return !is_windows_1252 && mender_allows(number);
}

/* Whether a character means something in markup, so that it must stay a reference. */
static bool
is_markup(gunichar c)
{
	return c == '<' || c == '>' || c == '&' || c == '"' || c == '\'';
}

static bool
mend_numeric_reference(Mender *mender)
{
	gunichar number;
	const char *after = htmlname_number(mender->at, &number);
	gunichar joined;

	if (after == NULL) {
		return false;
	}
	if (*after == ';' && mender->at[2] != 'X' && is_meant_as_said(number)) {
		mender->at = after;
		return true;
	}
	after += *after == ';' ? 1 : 0;
	joined = htmlname_join(number, after);
	mender_skip_to(mender, after);
	if (joined != 0) {
		mender_put_character(mender, joined);
	} else if (is_markup(number)) {
		const char character = (char)number;

		mender_put_escaped(mender, &character, 1);
	} else {
		mender_put_character(mender, number);
	}
	return true;
}

/* The reference whose name of @length bytes stands behind @at: XML's, the document's or HTML's. */
static bool
mend_named_reference(Mender *mender, gsize length)
{
	/* What XML itself declares (4.6). */
	static const char *const predefined[] = { "lt", "gt", "amp", "quot", "apos", NULL };
	const char *after = mender->at + length + 2;
	char name[ENTITY_NAME_MAX];
	const char *value;
	gunichar character;

	memcpy(name, mender->at + 1, length);
	name[length] = '\0';
	if (g_strv_contains(predefined, name)) {
		mender->at = after;
		return true;
	}
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

/* Whether a byte may stand in an entity's name; those that XML allows and nobody uses may not. */
static bool
is_name_byte(char c)
{
	return g_ascii_isalnum(c) || (c & 0x80) != 0 || c == '.' || c == '_' || c == '-'
		|| c == ':';
}

void
mender_reference(Mender *mender)
{
	gsize length = 0;

	if (mender->at[1] == '#' && mend_numeric_reference(mender)) {
		return;
	}
	while (is_name_byte(mender->at[1 + length])) {
		length++;
	}
	if (length < ENTITY_NAME_MAX && mender->at[1 + length] == ';'
		&& mend_named_reference(mender, length)) {
		return;
	}
	mender->at++;
	mender_put(mender, "amp;");
}

/* One declaration, behind "<!ENTITY": a name, blanks, and a plain value in quotes. */
static void
read_entity(GHashTable *entities, const char *declaration)
{
	const char *name = declaration + strspn(declaration, MARKUP_BLANKS);
	const gsize name_length = strcspn(name, MARKUP_BLANKS "%\"'>");
	const char *quote = name + name_length + strspn(name + name_length, MARKUP_BLANKS);
	/* A '<' ends the search before the root element, whose values are not ours. */
	const char ends[] = { *quote, '&', '<', '\0' };
	gsize length;

	if (name_length == 0 || (*quote != '"' && *quote != '\'')) {
		return;
	}
	length = strcspn(quote + 1, ends);
	if (quote[1 + length] == *quote && length <= ENTITY_VALUE_MAX) {
		g_hash_table_insert(entities, g_strndup(name, name_length),
			g_strndup(quote + 1, length));
	}
}

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
		read_entity(entities, at);
		at = g_strstr_len(at, root - at, "<!ENTITY");
	}
	return entities;
}
