#include "text/charset.h"

#include "base/prefix.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>

#define HALVED_BYTES 6 /* of halved_character() */
#define REPLACEMENT "\xef\xbf\xbd"

/* How much of a document may come before the end of its own declaration. */
#define DECLARATION_BYTES_MAX 1024

/* Longer labels than any encoding's are noise. */
#define LABEL_BYTES_MAX 40

typedef struct Alias {
	const char *label;
	const char *encoding;
} Alias;

static const Alias aliases[] = {
#include "text/charset.tab.h"
};

typedef struct Mark {
	const char *bytes;
	gsize length;
	const char *encoding;
} Mark;

/* In this order: the mark of UTF-32LE begins with that of UTF-16LE. */
/* clang-format off */
static const Mark byte_order_marks[] = {
	{CHARSET_BYTE_ORDER_MARK, 3, "UTF-8"},
	{"\xff\xfe\0\0", 4, "UTF-32LE"},
	{"\0\0\xfe\xff", 4, "UTF-32BE"},
	{"\xff\xfe", 2, "UTF-16LE"},
	{"\xfe\xff", 2, "UTF-16BE"},
};
/* clang-format on */

/* Windows-1252 from 0x80; the five bytes without a character are U+FFFD. */
/* clang-format off */
static const gunichar windows_1252[32] = {
	0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
	0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
};
/* clang-format on */

/* The encoding that a label of @length bytes names, as iconv knows it; owned, NULL for noise. */
static char *
encoding_of_label(const char *label, gsize length)
{
	char folded[LABEL_BYTES_MAX + 1];
	gsize used = 0;

	if (length == 0 || length > LABEL_BYTES_MAX) {
		return NULL;
	}
	for (gsize i = 0; i < length; i++) {
		if (g_ascii_isalnum(label[i])) {
			folded[used++] = g_ascii_tolower(label[i]);
		} else if (strchr("-_:.() ", label[i]) == NULL || label[i] == '\0') {
			return NULL; /* '/' too, which would give iconv options */
		}
	}
	folded[used] = '\0';
	for (gsize i = 0; i < G_N_ELEMENTS(aliases); i++) {
		if (strcmp(aliases[i].label, folded) == 0) {
			return g_strdup(aliases[i].encoding);
		}
	}
	return g_strndup(label, length);
}

static bool
is_wide(const char *encoding)
{
	return prefix_stands_at(encoding, "UTF-16") || prefix_stands_at(encoding, "UTF-32");
}

static gsize
unit_bytes(const char *encoding)
{
	return prefix_stands_at(encoding, "UTF-32") ? 4 : is_wide(encoding) ? 2 : 1;
}

/* Of a half of a character as three bytes: its place among halves (ten bits); -1 for others. */
static int
half_at(const char *bytes, const char *end, unsigned char first)
{
	const unsigned char *at = (const unsigned char *)bytes;

	if (end - bytes < 3 || at[0] != 0xed || (at[1] & 0xf0) != first || (at[2] & 0xc0) != 0x80) {
		return -1;
	}
	return (at[1] & 0x0f) << 6 | (at[2] & 0x3f);
}

/* A character as the UTF-8 of its two UTF-16 halves (CESU-8, Unicode Technical Report 26), which
 * some databases export; 0: none stands here. */
static gunichar
halved_character(const char *bytes, const char *end)
{
	const int high = half_at(bytes, end, 0xa0);
	const int low = high < 0 ? -1 : half_at(bytes + 3, end, 0xb0);

	return low < 0 ? 0 : 0x10000 + ((gunichar)high << 10) + (gunichar)low;
}

/* Bytes that are meant to be UTF-8: NUL goes, what is bad becomes U+FFFD. */
static GString *
repair_utf8(const char *bytes, gsize length)
{
	const char *end = bytes + length;
	GString *text = g_string_sized_new(length);

	while (bytes < end) {
		const char *bad = NULL;

		g_utf8_validate_len(bytes, (gsize)(end - bytes), &bad);
		g_string_append_len(text, bytes, bad - bytes);
		const gunichar halved = halved_character(bad, end);
		if (halved != 0) {
			g_string_append_unichar(text, halved);
		} else if (bad < end && *bad != '\0') {
			g_string_append(text, REPLACEMENT);
		}
		bytes = halved != 0 ? bad + HALVED_BYTES : bad < end ? bad + 1 : end;
	}
	return text;
}

static GString *
convert_windows_1252(const char *bytes, gsize length)
{
	GString *text = g_string_sized_new(length + length / 8);

	for (gsize i = 0; i < length; i++) {
		const unsigned char byte = (unsigned char)bytes[i];
		const bool is_special = byte >= 0x80 && byte < 0xa0;

		g_string_append_unichar(text, is_special ? windows_1252[byte - 0x80] : byte);
	}
	return text;
}

/* Every byte through iconv, U+FFFD for those that it refuses; NULL when it has no such encoding. */
static GString *
convert_by_iconv(const char *bytes, gsize length, const char *encoding)
{
	GIConv converter = g_iconv_open("UTF-8", encoding);
	GString *text = NULL;
	char *at = (char *)bytes; /* iconv does not write there */
	gsize result = 0;

	if (converter == (GIConv)-1) { /* NOLINT(performance-no-int-to-ptr) */
		return NULL;
	}
	text = g_string_sized_new(length + length / 2);
	do {
		char buffer[4096];
		char *out = buffer;
		gsize room = sizeof(buffer);
		const bool is_flush = length == 0;

		/* The last call, without input, brings what a stateful decoder still holds. */
		result = g_iconv(converter, is_flush ? NULL : &at, &length, &out, &room);
		g_string_append_len(text, buffer, out - buffer);
		if (is_flush) {
			break;
		}
		if (result == (gsize)-1 && errno != E2BIG) {
			const gsize skip = MIN(unit_bytes(encoding), length);

			g_string_append(text, REPLACEMENT);
			at += skip;
			length -= skip;
		}
	} while (true);
	g_iconv_close(converter);
	return text;
}

static GString *
convert(const char *bytes, gsize length, const char *encoding)
{
	g_autoptr(GString) text = NULL;

	if (strcmp(encoding, "UTF-8") == 0) {
		return repair_utf8(bytes, length);
	}
	if (strcmp(encoding, "WINDOWS-1252") == 0) {
		text = convert_windows_1252(bytes, length);
	} else {
		text = convert_by_iconv(bytes, length, encoding);
	}
	/* NUL may have come out of it, and some of iconv's tables reach surrogates. */
	return text == NULL ? NULL : repair_utf8(text->str, text->len);
}

/*
 * UTF-16 and UTF-32 without a mark, by the two or one ASCII characters that documents begin with
 * (XML 1.0, appendix F), and EBCDIC by its "<?xm".
 */
static const char *
encoding_of_layout(const char *bytes, gsize length)
{
	unsigned pattern = 0;

	if (length < 4) {
		return NULL;
	}
	if (memcmp(bytes, "\x4c\x6f\xa7\x94", 4) == 0) {
		return "IBM037";
	}
	for (gsize i = 0; i < 4; i++) {
		pattern = pattern << 1 | (bytes[i] != '\0' && (unsigned char)bytes[i] < 0x80);
	}
	for (gsize i = 0; i < 4; i++) {
		if ((unsigned char)bytes[i] >= 0x80) {
			return NULL;
		}
	}
	switch (pattern) {
	case 0x1: /* 0001 */
		return "UTF-32BE";
	case 0x8: /* 1000 */
		return "UTF-32LE";
	case 0x5: /* 0101 */
		return "UTF-16BE";
	case 0xa: /* 1010 */
		return "UTF-16LE";
	default:
		return NULL;
	}
}

/* The value behind @name and '=' in @text, quoted or not; its length out. NULL: none. */
static const char *
find_value(const char *text, const char *name, gsize *length)
{
	const char *at = strstr(text, name);

	if (at == NULL) {
		return NULL;
	}
	at += strlen(name);
	at += strspn(at, " \t\r\n");
	if (*at != '=') {
		return NULL;
	}
	at++;
	at += strspn(at, " \t\r\n\"'");
	*length = strcspn(at, " \t\r\n\"'/>;?");
	return at;
}

/* The encoding in the XML declaration or the HTML meta element; owned, NULL when there is none. */
static char *
encoding_in_document(const char *bytes, gsize length)
{
	g_autofree char *head = g_ascii_strdown(bytes, (gssize)MIN(length, DECLARATION_BYTES_MAX));
	char *declaration = strstr(head, "<?xml");
	const char *name = "encoding";
	const char *end = "?>";
	gsize label_length = 0;

	if (declaration == NULL) {
		declaration = strstr(head, "<meta");
		name = "charset";
		end = "<body";
	}
	if (declaration == NULL) {
		return NULL;
	}
	char *stop = strstr(declaration, end);
	if (stop != NULL) {
		*stop = '\0';
	}
	const char *label = find_value(declaration, name, &label_length);
	return label == NULL ? NULL : encoding_of_label(label, label_length);
}

/*
 * Whether bytes that are not valid UTF-8 are UTF-8 all the same, with a few bad ones: text in
 * another encoding hardly ever holds even one of its sequences.
 */
static bool
is_mostly_utf8(const char *bytes, gsize length)
{
	const char *end = bytes + length;
	gsize good = 0;
	gsize bad = 0;

	while (bytes < end) {
		const gunichar character = g_utf8_get_char_validated(bytes, end - bytes);
		const bool is_halved = halved_character(bytes, end) != 0;
		const bool is_bad = (gint32)character < 0 && !is_halved;

		bad += is_bad;
		good += !is_bad && character >= 0x80;
		bytes += is_halved ? HALVED_BYTES : is_bad ? 1 : g_unichar_to_utf8(character, NULL);
	}
	return good > bad;
}

/* ISO-2022 and HZ are ASCII bytes throughout, thus valid UTF-8: here the label must be believed. */
static bool
is_seven_bit(const char *encoding, const char *bytes, gsize length)
{
	return (g_ascii_strncasecmp(encoding, "iso-2022-", 9) == 0
		       && memchr(bytes, '\x1b', length) != NULL)
		|| (g_ascii_strncasecmp(encoding, "hz", 2) == 0
			&& g_strstr_len(bytes, (gssize)length, "~{") != NULL);
}

/* Whether a label can be true: bytes without any NUL are not UTF-16, however they are labelled. */
static bool
is_possible(const char *encoding, const char *bytes, gsize length)
{
	if (encoding == NULL) {
		return false;
	}
	return !is_wide(encoding) || memchr(bytes, '\0', length) != NULL;
}

/* What the bytes show by themselves: mark or layout. NULL: they show nothing. */
static const char *
encoding_of_bytes(const char *bytes, gsize length)
{
	for (gsize i = 0; i < G_N_ELEMENTS(byte_order_marks); i++) {
		const Mark *mark = &byte_order_marks[i];

		if (length >= mark->length && memcmp(bytes, mark->bytes, mark->length) == 0) {
			return mark->encoding;
		}
	}
	return encoding_of_layout(bytes, length);
}

/* What follows the ASCII at @at: eight bytes at a time, since most of every feed is that. */
static const char *
skip_ascii(const char *at, const char *end)
{
	const guint64 high_bits = G_GUINT64_CONSTANT(0x8080808080808080);
	guint64 word;

	while (end - at >= (gssize)sizeof(word)) {
		memcpy(&word, at, sizeof(word));
		if ((word & high_bits) != 0) {
			break;
		}
		at += sizeof(word);
	}
	while (at < end && (unsigned char)*at < 0x80) {
		at++;
	}
	return at;
}

bool
charset_is_valid(const char *bytes, gsize length)
{
	const char *end = bytes + length;

	if (memchr(bytes, '\0', length) != NULL) {
		return false;
	}
	for (const char *at = skip_ascii(bytes, end); at < end; at = skip_ascii(at, end)) {
		const char *others = at;

		while (at < end && (unsigned char)*at >= 0x80) {
			at++;
		}
		if (!g_utf8_validate_len(others, (gsize)(at - others), NULL)) {
			return false;
		}
	}
	return true;
}

static GString *
convert_labelled(const char *bytes, gsize length, const char *declared)
{
	g_autofree char *in_header = declared == NULL
		? NULL
		: encoding_of_label(declared, strlen(declared));
	g_autofree char *in_document = encoding_in_document(bytes, length);
	const char *const labels[] = { in_header, in_document };
	const bool is_utf8 = charset_is_valid(bytes, length);

	for (gsize i = 0; i < G_N_ELEMENTS(labels); i++) {
		GString *text = NULL;

		if (!is_possible(labels[i], bytes, length) || strcmp(labels[i], "UTF-8") == 0) {
			continue;
		}
		if (is_utf8 && !is_seven_bit(labels[i], bytes, length)) {
			continue;
		}
		text = convert(bytes, length, labels[i]);
		if (text != NULL) {
			return text;
		}
	}
	if (is_utf8) {
		return g_string_new_len(bytes, (gssize)length);
	}
	if (is_mostly_utf8(bytes, length)) {
		return repair_utf8(bytes, length);
	}
	return convert(bytes, length, "WINDOWS-1252");
}

/* Without the marks that it begins with: some writers put one more, a hostile one millions. */
static GString *
drop_marks(GString *text)
{
	const char *at = text->str;

	while (prefix_stands_at(at, CHARSET_BYTE_ORDER_MARK)) {
		at += strlen(CHARSET_BYTE_ORDER_MARK);
	}
	return g_string_erase(text, 0, at - text->str);
}

GString *
charset_to_utf8(const char *bytes, gsize length, const char *declared)
{
	/* What is empty has no address: g_bytes_get_data() gives NULL for it. */
	if (length == 0) {
		return g_string_new(NULL);
	}
	const char *encoding = encoding_of_bytes(bytes, length);
	GString *text = encoding == NULL ? NULL : convert(bytes, length, encoding);

	if (text == NULL) {
		text = convert_labelled(bytes, length, declared);
	}
	return drop_marks(text);
}

char *
charset_make_valid(const char *text)
{
	return text == NULL ? NULL : g_utf8_make_valid(text, -1);
}

gunichar
charset_c1(gunichar character)
{
	return character >= 0x80 && character < 0xa0 ? windows_1252[character - 0x80] : 0xfffd;
}
