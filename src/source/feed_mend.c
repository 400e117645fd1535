/*
 * Real feeds are not well formed, and libxml2's recovery loses what it does not understand: the
 * name behind a bare '&', the text behind a bare '<', every entity that was never declared. This
 * pass over the text knows just enough of XML's lexical grammar to mend that beforehand; structure
 * is left to the parser.
 */
#include "source/feed_mend.h"

#include "text/htmlname.h"

#include <stdbool.h>
#include <string.h>

#define BLANKS " \t\r\n\f"
#define ATTRIBUTES_CAP 100 /* of one tag */
#define ENTITY_NAME_CAP 32
#define ENTITIES_CAP 100
#define ENTITY_VALUE_CAP 500
/* Entities may not blow the text up beyond this: what comes then stays unreplaced. */
#define GROWTH_CAP 3

#define CDATA_START "<![CDATA["
#define CDATA_END "]]>"

/* What ends something. Once one was searched in vain, it is not searched again: hostile text would
 * make that quadratic. */
typedef enum Terminator {
	TERMINATOR_DOUBLE_QUOTE,
	TERMINATOR_SINGLE_QUOTE,
	TERMINATOR_COMMENT,
	TERMINATOR_INSTRUCTION,
	TERMINATORS,
} Terminator;

static const char *const terminators[TERMINATORS] = {
	[TERMINATOR_DOUBLE_QUOTE] = "\"",
	[TERMINATOR_SINGLE_QUOTE] = "'",
	[TERMINATOR_COMMENT] = "-->",
	[TERMINATOR_INSTRUCTION] = "?>",
};

typedef struct Mender {
	const char *at;       /* what is not mended yet */
	const char *end;
	GString *out;
	GHashTable *entities; /* name -> value: those of the document itself */
	gsize growth_left;    /* bytes that their values may still add */
	bool is_absent[TERMINATORS]; /* known not to come any more */
} Mender;

/* The characters that windows-1252 has at 0x80 to 0x9f, where Unicode has controls. */
static const guint16 windows_1252[32] = {
	0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
	0x2039, 0x0152, 0x8d,   0x017d, 0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
	0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178,
};

/* HTML's empty elements that stand bare in feeds; <link> is not among them, RSS fills it. */
static const char *const void_elements[] = { "br", "hr", "img" };

static bool
is_name_start(char c)
{
	return g_ascii_isalpha(c) || c == '_' || c == ':' || (unsigned char)c >= 0x80;
}

/* A character that came as it is or by number: what XML 1.0 (2.2) forbids is dropped. */
static void
put_character(Mender *mender, gunichar c)
{
	if (c >= 0x80 && c <= 0x9f) {
		c = windows_1252[c - 0x80];
	}
	if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c > 0x10ffff || c == 0xfffe
	    || c == 0xffff || (c >= 0xd800 && c <= 0xdfff)) {
		return;
	}
	g_string_append_unichar(mender->out, c);
}

static void
put_escaped(Mender *mender, const char *text, gsize length)
{
	g_autofree char *escaped = g_markup_escape_text(text, (gssize)length);

	g_string_append(mender->out, escaped);
}

/* The next @terminator from @from on, or NULL. */
static const char *
find_terminator(Mender *mender, const char *from, Terminator terminator)
{
	const char *text = terminators[terminator];
	const char *found = NULL;

	if (!mender->is_absent[terminator]) {
		found = text[1] == '\0' ? strchr(from, *text) : strstr(from, text);
		mender->is_absent[terminator] = found == NULL;
	}
	return found;
}

/* Whether a byte may begin a character that put_character() changes or drops. */
static bool
is_suspect(char c)
{
	const unsigned char byte = (unsigned char)c;

	return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0xc2
	       || byte == 0xef;
}

static void
copy_characters(Mender *mender, const char *end)
{
	while (mender->at < end) {
		const char *run = mender->at;

		while (mender->at < end && !is_suspect(*mender->at)) {
			mender->at++;
		}
		g_string_append_len(mender->out, run, mender->at - run);
		if (mender->at < end) {
			put_character(mender, g_utf8_get_char(mender->at));
			mender->at = g_utf8_next_char(mender->at);
		}
	}
}

/* &#8217; or &#x2019; at @at; with or without its semicolon. */
static bool
mend_numeric_reference(Mender *mender)
{
	bool is_hexadecimal = mender->at[2] == 'x' || mender->at[2] == 'X';
	const char *digits = mender->at + (is_hexadecimal ? 3 : 2);
	char *after;
	guint64 number;

	if (is_hexadecimal ? !g_ascii_isxdigit(*digits) : !g_ascii_isdigit(*digits)) {
		return false;
	}
	number = g_ascii_strtoull(digits, &after, is_hexadecimal ? 16 : 10);
	mender->at = *after == ';' ? after + 1 : after;
	if (number != 0 && number < 0x80 && strchr("<>&\"'", (int)number) != NULL) {
		const char character = (char)number;

		put_escaped(mender, &character, 1);
	} else if (number <= 0x10ffff) {
		put_character(mender, (gunichar)number);
	}
	return true;
}

/* The reference whose name of @length bytes stands behind @at: XML's, the document's or HTML's. */
static bool
mend_named_reference(Mender *mender, gsize length)
{
	static const char *const predefined[] = { "amp", "lt", "gt", "quot", "apos" };
	g_autofree char *name = g_strndup(mender->at + 1, length);
	const char *value = g_hash_table_lookup(mender->entities, name);
	const gunichar character = htmlname_character(name);

	for (guint i = 0; i < G_N_ELEMENTS(predefined); i++) {
		if (strcmp(name, predefined[i]) == 0) {
			g_string_append_printf(mender->out, "&%s;", name);
			return true;
		}
	}
	if (value != NULL) {
		const gsize value_length = strlen(value);

		if (value_length > mender->growth_left) {
			return false;
		}
		mender->growth_left -= value_length;
		put_escaped(mender, value, value_length);
		return true;
	}
	if (character != 0) {
		put_character(mender, character);
	}
	return character != 0;
}

/* At an '&': a reference, or a bare one ("AT&T", "?a=1&b=2"). */
static void
mend_reference(Mender *mender)
{
	gsize length = strcspn(mender->at + 1, "; \t\r\n\"'<>&=");

	if (mender->at[1] == '#' && mend_numeric_reference(mender)) {
		return;
	}
	if (length > 0 && length < ENTITY_NAME_CAP && mender->at[1 + length] == ';'
	    && mend_named_reference(mender, length)) {
		mender->at += length + 2;
		return;
	}
	g_string_append(mender->out, "&amp;");
	mender->at++;
}

/* Text up to the next '<'. "]]>" may stand in CDATA's end only (XML 1.0, 2.4). */
static void
mend_text(Mender *mender)
{
	while (mender->at < mender->end && *mender->at != '<') {
		copy_characters(mender, mender->at + strcspn(mender->at, "<>&"));
		if (*mender->at == '&') {
			mend_reference(mender);
		} else if (*mender->at == '>') {
			g_string_append(mender->out, "&gt;");
			mender->at++;
		}
	}
}

/* An attribute's value up to @end, the quotes left out. */
static void
mend_value(Mender *mender, const char *end)
{
	const char *next;

	while (mender->at < end) {
		switch (*mender->at) {
		case '&':
			mend_reference(mender);
			break;
		case '<':
			g_string_append(mender->out, "&lt;");
			mender->at++;
			break;
		case '"':
			g_string_append(mender->out, "&quot;");
			mender->at++;
			break;
		default:
			next = mender->at + 1 + strcspn(mender->at + 1, "&<\"");
			copy_characters(mender, MIN(end, next));
		}
	}
}

/* Behind an '=': the value in quotes, however it came. */
static void
mend_attribute(Mender *mender)
{
	const char quote = *mender->at;
	const char *end = NULL;

	if (quote == '"' || quote == '\'') {
		mender->at++;
		end = find_terminator(mender, mender->at, quote == '"' ? TERMINATOR_DOUBLE_QUOTE
								       : TERMINATOR_SINGLE_QUOTE);
	}
	g_string_append_c(mender->out, '"');
	if (end == NULL) {
		mend_value(mender, mender->at + strcspn(mender->at, BLANKS "<>"));
	} else {
		mend_value(mender, end);
		mender->at = end + 1;
	}
	g_string_append_c(mender->out, '"');
}

/* Whether the name at @name is one of HTML's empty elements. */
static bool
is_void(const char *name, gsize length)
{
	for (guint i = 0; i < G_N_ELEMENTS(void_elements); i++) {
		if (strlen(void_elements[i]) == length
		    && g_ascii_strncasecmp(name, void_elements[i], length) == 0) {
			return true;
		}
	}
	return false;
}

/* Leave out the rest of a tag: libxml2 compares every attribute with every other. */
static void
skip_attributes(Mender *mender)
{
	const char *end = strpbrk(mender->at, "<>");

	mender->at = end == NULL ? mender->end : end;
}

/* The attributes of a tag, up to its '>', which is written even when it is missing. */
static void
mend_attributes(Mender *mender, bool is_empty)
{
	guint count = 0;
	const char *next;

	while (mender->at < mender->end && *mender->at != '>' && *mender->at != '<') {
		if (*mender->at == '=' && ++count > ATTRIBUTES_CAP) {
			skip_attributes(mender);
		} else if (*mender->at == '=') {
			g_string_append_c(mender->out, '=');
			mender->at += 1 + strspn(mender->at + 1, BLANKS);
			mend_attribute(mender);
		} else if (strchr("&\"'", *mender->at) != NULL) {
			mender->at++;
		} else {
			next = mender->at + 1 + strcspn(mender->at + 1, "=<>&\"'");
			copy_characters(mender, next);
		}
	}
	if (is_empty && mender->out->str[mender->out->len - 1] != '/') {
		g_string_append_c(mender->out, '/');
	}
	/* A tag that is cut off stays open: its element never came. */
	if (mender->at < mender->end) {
		g_string_append_c(mender->out, '>');
		mender->at += *mender->at == '>' ? 1 : 0;
	}
}

/* At the '<' of a tag. */
static void
mend_tag(Mender *mender)
{
	const bool is_end = mender->at[1] == '/';
	const char *name = mender->at + (is_end ? 2 : 1);
	gsize length = strcspn(name, BLANKS "/<>");
	const bool is_empty = is_void(name, length);

	if (is_end && is_empty) {
		const char *end = strpbrk(name, "<>");

		mender->at = end == NULL ? mender->end : *end == '>' ? end + 1 : end;
		return;
	}
	g_string_append(mender->out, is_end ? "</" : "<");
	mender->at = name;
	copy_characters(mender, name + length);
	mend_attributes(mender, is_empty);
}

static void
mend_cdata(Mender *mender)
{
	const char *end = strstr(mender->at, CDATA_END);

	mender->at += strlen(CDATA_START);
	g_string_append(mender->out, CDATA_START);
	copy_characters(mender, end == NULL ? mender->end : end);
	g_string_append(mender->out, CDATA_END);
	mender->at = end == NULL ? mender->end : end + strlen(CDATA_END);
}

/* Leave out a comment or processing instruction; false when it has no end. */
static bool
skip_until(Mender *mender, Terminator terminator)
{
	const char *end = find_terminator(mender, mender->at + 2, terminator);

	if (end != NULL) {
		mender->at = end + strlen(terminators[terminator]);
	}
	return end != NULL;
}

/* At a '<'. */
static void
mend_markup(Mender *mender)
{
	const char next = mender->at[1];
	bool is_markup = true;

	if (g_str_has_prefix(mender->at, CDATA_START)) {
		mend_cdata(mender);
	} else if (g_str_has_prefix(mender->at, "<!--")) {
		is_markup = skip_until(mender, TERMINATOR_COMMENT);
	} else if (next == '?') {
		is_markup = skip_until(mender, TERMINATOR_INSTRUCTION);
	} else if (is_name_start(next) || (next == '/' && is_name_start(mender->at[2]))) {
		mend_tag(mender);
	} else {
		is_markup = false;
	}
	if (!is_markup) {
		g_string_append(mender->out, "&lt;");
		mender->at++;
	}
}

/*
 * <!ENTITY name "value"> of the internal subset. Only plain values are honoured: one that refers to
 * others, or to the outside, is what bombs are made of.
 */
static void
read_entity(GHashTable *entities, const char *declaration, const char *end)
{
	const char *name = declaration + strspn(declaration, BLANKS);
	gsize name_length = strcspn(name, BLANKS "%\"'>");
	const char *value = name + name_length + strspn(name + name_length, BLANKS);
	const char *value_end;

	if (name_length == 0 || value >= end || (*value != '"' && *value != '\'')) {
		return;
	}
	value_end = memchr(value + 1, *value, MIN((gsize)(end - value - 1), ENTITY_VALUE_CAP));
	if (value_end == NULL || memchr(value, '&', (gsize)(value_end - value)) != NULL
	    || memchr(value, '<', (gsize)(value_end - value)) != NULL) {
		return;
	}
	g_hash_table_insert(entities, g_strndup(name, name_length),
			    g_strndup(value + 1, (gsize)(value_end - value - 1)));
}

static GHashTable *
read_entities(const char *text, const char *root)
{
	GHashTable *entities = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	const char *at = g_strstr_len(text, root - text, "<!ENTITY");

	while (at != NULL && g_hash_table_size(entities) < ENTITIES_CAP) {
		at += strlen("<!ENTITY");
		read_entity(entities, at, root);
		at = g_strstr_len(at, root - at, "<!ENTITY");
	}
	return entities;
}

GString *
feed_mend(const char *text, const char *root)
{
	gsize length = strlen(root);
	Mender mender = {
		.at = root,
		.end = root + length,
		.out = g_string_sized_new(length + length / 8),
		.entities = read_entities(text, root),
		.growth_left = GROWTH_CAP * length,
	};

	while (mender.at < mender.end) {
		mend_text(&mender);
		if (mender.at < mender.end) {
			mend_markup(&mender);
		}
	}
	g_hash_table_unref(mender.entities);
	return mender.out;
}
