/*
 * Behind each '#' the name is read as leniently as any reader would: elements that keep words
 * together are stepped over, references are decoded, what never shows is left out; and at every
 * place where some reader might see the name end, what stands so far is compared. Where that gets
 * difficult the answer is "perhaps".
 */
#include "text/hashtag_glance.h"

#include "text/hashtag.h"
#include "text/hashtag_characters.h"
#include "text/htmlname.h"
#include "text/plain.h"

#include <string.h>

#define FULL_WIDTH_SIGN "\xef\xbc\x83"
#define NUMBER_MAX 0x110000
#define NAME_BYTES_MAX 600     /* longer than every tag: 140 characters */
#define REFERENCE_BYTES_MAX 10 /* longer than the names of HTML's entities */
#define ELEMENT_BYTES_MAX 12   /* longer than the names below */
#define MARKUP_BYTES_MAX 4096  /* longer tags are read by whoever reads all */

struct HashtagGlance {
	GHashTable *keys;
};

/* One character more, and the NUL behind it. */
#define ROOM_BYTES 8

/* A name as far as it is read. */
typedef struct Name {
	char text[NAME_BYTES_MAX]; /* ASCII in lower case */
	gsize length;
	bool is_ascii;
} Name;

/* What a step over a name has shown. */
typedef enum Finding {
	NOTHING_THERE, /* for every reader the name has ended, and none of its ends was wanted */
	PERHAPS_THERE, /* it is a wanted one, or that is too difficult to tell */
	GO_ON,
} Finding;

/*
 * The elements whose content is text where they stand, or that only end a line: not those whose
 * content goes, nor pictures, which may stand for text.
 */
/* clang-format off */
static const char *const plain_elements[] = {
	"a",  "abbr", "b",  "big", "blockquote", "br", "cite",  "code",   "div",  "em", "font",
	"h1", "h2",   "h3", "h4",  "h5",         "h6", "i",     "ins",    "kbd",  "li", "mark",
	"ol", "p",    "q",  "s",   "samp",       "small", "span", "strike", "strong", "sub", "sup",
	"tt", "u",    "ul", "var", "wbr",
};
/* clang-format on */

HashtagGlance *
hashtag_glance_new(const GPtrArray *tags)
{
	HashtagGlance *glance = g_new0(HashtagGlance, 1);

	glance->keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(tags, i);

		g_hash_table_add(glance->keys, g_strdup(tag->key));
	}
	return glance;
}

void
hashtag_glance_free(HashtagGlance *glance)
{
	if (glance == NULL) {
		return;
	}
	g_hash_table_unref(glance->keys);
	g_free(glance);
}

/* Whether the name, should it end here, is one of those. */
static bool
is_wanted(const HashtagGlance *glance, Name *name)
{
	g_autofree char *key = NULL;

	if (name->length == 0) {
		return false;
	}
	if (glance == NULL) {
		return true;
	}
	name->text[name->length] = '\0';
	if (name->is_ascii) {
		return g_hash_table_contains(glance->keys, name->text);
	}
	key = hashtag_key(name->text);
	return key != NULL && g_hash_table_contains(glance->keys, key);
}

/* Whether the name will be none of those, whatever comes behind it: only its last character may
 * become another by what follows (a combining mark). */
static bool
is_hopeless(const HashtagGlance *glance, const Name *name)
{
	GHashTableIter keys;
	gpointer key;

	if (glance == NULL || !name->is_ascii || name->length < 2) {
		return false;
	}
	g_hash_table_iter_init(&keys, glance->keys);
	while (g_hash_table_iter_next(&keys, &key, NULL)) {
		if (strncmp(key, name->text, name->length - 1) == 0) {
			return false;
		}
	}
	return true;
}

/* ---- what stands within a name ---- */

/* The number in the reference at @at, "&#" and digits, and what follows; 0 when there is none. */
static gunichar
numeric_character(const char *at, const char **after)
{
	const bool is_hexadecimal = at[2] == 'x' || at[2] == 'X';
	const char *digits = at + (is_hexadecimal ? 3 : 2);
	const char *end = digits;
	gunichar number = 0;

	while (is_hexadecimal ? g_ascii_isxdigit(*end) : g_ascii_isdigit(*end)) {
		number = number * (is_hexadecimal ? 16 : 10) + (gunichar)g_ascii_xdigit_value(*end);
		number = MIN(number, NUMBER_MAX);
		end++;
	}
	*after = *end == ';' ? end + 1 : end;
	return end == digits ? 0 : number;
}

/*
 * The character of the reference at @at, and what follows. 0: none; then the finding says whether
 * it is text, which ends a name, or may be one to others.
 */
static gunichar
referenced_character(const char *at, const char **after, Finding *finding)
{
	char name[REFERENCE_BYTES_MAX];
	gsize length = 0;
	gunichar character;

	/* What is no number may vanish, and join what stands around it. */
	*finding = at[1] == '#' ? PERHAPS_THERE : NOTHING_THERE;
	if (at[1] == '#') {
		return numeric_character(at, after);
	}
	/* "&eacutez": some readers take the longest name that fits, without its ';'. */
	while (length < sizeof(name) - 1 && g_ascii_isalnum(at[1 + length])) {
		name[length] = at[1 + length];
		name[++length] = '\0';
		character = htmlname_character(name);
		if (character != 0 && at[1 + length] != ';') {
			*finding = PERHAPS_THERE;
		} else if (character != 0) {
			*after = at + length + 2;
			return character;
		}
	}
	return 0;
}

static bool
is_plain_element(const char *name, gsize length)
{
	for (guint i = 0; length < ELEMENT_BYTES_MAX && i < G_N_ELEMENTS(plain_elements); i++) {
		if (strlen(plain_elements[i]) == length
			&& g_ascii_strncasecmp(plain_elements[i], name, length) == 0) {
			return true;
		}
	}
	return false;
}

/* The end of the tag whose name ends at @at: behind its '>'. NULL: not seen, or not simple. */
static const char *
tag_end(const char *at)
{
	const char *limit = at + strnlen(at, MARKUP_BYTES_MAX);

	while (at < limit && *at != '>' && *at != '<') {
		if (*at == '"' || *at == '\'') {
			const char *quote = memchr(at + 1, *at, (gsize)(limit - at - 1));

			if (at[-1] != '=' || quote == NULL) {
				return NULL;
			}
			at = quote;
		}
		at++;
	}
	return at < limit && *at == '>' ? at + 1 : NULL;
}

/* At a '<' in a name: step over the element's tag. */
static Finding
skip_markup(const char **at)
{
	const char *name = *at + ((*at)[1] == '/' ? 2 : 1);
	gsize length = 0;
	const char *end;

	while (g_ascii_isalnum(name[length])) {
		length++;
	}
	if (length == 0 && name == *at + 1 && *name != '!' && *name != '?') {
		return NOTHING_THERE; /* "<3" */
	}
	end = length > 0 && is_plain_element(name, length) ? tag_end(name + length) : NULL;
	if (end == NULL) {
		return PERHAPS_THERE;
	}
	*at = end;
	return GO_ON;
}

/* At a quote: a sign may stand in an attribute, whose text shows where its element stands. */
static Finding
leave_attribute(const char **at)
{
	const char *limit = *at + strnlen(*at, MARKUP_BYTES_MAX);
	const char *end = *at;

	while (end < limit && *end != '<' && *end != '>') {
		end++;
	}
	if (*end == '\0') {
		return NOTHING_THERE;
	}
	*at = end + 1;
	return end < limit && *end == '>' ? GO_ON : PERHAPS_THERE;
}

/* A character that is no letter or digit of ASCII, or came by reference. */
static Finding
take_character(const HashtagGlance *glance, Name *name, gunichar character)
{
	if (character < 0x80) {
		if (g_ascii_isalnum((char)character) || character == '_') {
			name->text[name->length++] = g_ascii_tolower((char)character);
			return GO_ON;
		}
		/* Other controls, form feeds too, vanish, and what is around them is joined. */
		return g_ascii_iscntrl((char)character) && strchr("\t\n\r", (int)character) == NULL
			? GO_ON
			: NOTHING_THERE;
	}
	if (character < 0xa0 || !g_unichar_validate(character)) {
		return PERHAPS_THERE; /* windows-1252 in disguise; what is none may vanish */
	}
	if (hashtag_is_body(character)) {
		name->length += (gsize)g_unichar_to_utf8(character, name->text + name->length);
		name->is_ascii = false;
		return GO_ON;
	}
	if (is_wanted(glance, name)) {
		return PERHAPS_THERE;
	}
	return !plain_keeps(character) || hashtag_is_ignorable(character) ? GO_ON : NOTHING_THERE;
}

/* One step of a name at @at that is no letter or digit of ASCII. */
static Finding
take_other(const HashtagGlance *glance, Name *name, const char **at)
{
	const char *here = *at;
	gunichar character;
	Finding finding;

	if ((guchar)*here >= 0x80) {
		*at = g_utf8_next_char(here);
		return take_character(glance, name, g_utf8_get_char(here));
	}
	if (is_wanted(glance, name)) {
		return PERHAPS_THERE;
	}
	if (is_hopeless(glance, name)) {
		return NOTHING_THERE;
	}
	switch (*here) {
	case '<':
		return skip_markup(at);
	case '"':
	case '\'':
		return leave_attribute(at);
	case '>':
		(*at)++;
		return GO_ON;
	case '&':
		character = referenced_character(here, at, &finding);
		return character == 0 ? finding : take_character(glance, name, character);
	default:
		(*at)++;
		return *here == '\0' ? NOTHING_THERE
				     : take_character(glance, name, (gunichar)*here);
	}
}

/* Whether the name at @at, behind its sign, may be one of those. */
static bool
may_be_wanted(const HashtagGlance *glance, const char *at)
{
	Name name = { .length = 0, .is_ascii = true };
	Finding finding = GO_ON;

	while (finding == GO_ON) {
		if (name.length + ROOM_BYTES > sizeof(name.text)) {
			return true;
		}
		if (g_ascii_isalnum(*at) || *at == '_') {
			name.text[name.length++] = g_ascii_tolower(*at++);
		} else {
			finding = take_other(glance, &name, &at);
		}
	}
	return finding == PERHAPS_THERE;
}

/* ---- texts and names ---- */

/* The name behind the '#' at @sign, which may be that of a number; NULL when it begins none. */
static const char *
name_behind(const char *text, const char *sign)
{
	const char *after;
	gunichar number;

	if (sign == text || sign[-1] != '&') {
		return sign + 1;
	}
	number = numeric_character(sign - 1, &after);
	return hashtag_is_sign(number) ? after : NULL;
}

bool
hashtag_glance_text(const HashtagGlance *glance, const char *text)
{
	if (text == NULL) {
		return false;
	}
	for (const char *at = strchr(text, '#'); at != NULL; at = strchr(at + 1, '#')) {
		const char *name = name_behind(text, at);

		if (name != NULL && may_be_wanted(glance, name)) {
			return true;
		}
	}
	for (const char *at = strstr(text, FULL_WIDTH_SIGN); at != NULL;
		at = strstr(at + 1, FULL_WIDTH_SIGN)) {
		if (may_be_wanted(glance, at + strlen(FULL_WIDTH_SIGN))) {
			return true;
		}
	}
	return false;
}

bool
hashtag_glance_name(const HashtagGlance *glance, const char *name)
{
	Name key = { .length = 0, .is_ascii = true };

	for (; *name != '\0'; name++) {
		if (*name == ' ' || *name == '-') {
			continue;
		}
		if ((!g_ascii_isalnum(*name) && *name != '_')
			|| key.length + 1 == sizeof(key.text)) {
			return true;
		}
		key.text[key.length++] = g_ascii_tolower(*name);
	}
	return is_wanted(glance, &key);
}

bool
hashtag_glance_has(const HashtagGlance *glance, const GPtrArray *tags)
{
	for (guint i = 0; i < tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(tags, i);

		if (g_hash_table_contains(glance->keys, tag->key)) {
			return true;
		}
	}
	return false;
}
