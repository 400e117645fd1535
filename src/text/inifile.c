#include "text/inifile.h"

#include <string.h>

#include "base/clean.h"
#include "base/error.h"
#include "base/file.h"

#define FILE_BYTES_MAX (16 * 1024 * 1024)
#define LINE_BYTES_MAX (512 * 1024)
#define LINES_MAX 200000
#define SECTIONS_MAX 10000
/* So many lines that are no text: then it is something else. */
#define BAD_LINES_MAX 50

#define BLANKS " \t"
#define KEY_CHARACTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_."
#define PART_OF_VALUE "is indented, which makes it part of the value above "
#define INDENTED_KEY "this line " PART_OF_VALUE "(expected a key at the start of its line)"
#define INDENTED_SECTION "this section line " PART_OF_VALUE "(expected [ at the start of its line)"
#define SPREAD "(put some into another file, see include_files)"
#define STANDS_FOR_NUL '\x01' /* another control character */

/* What stands right above a line, and so what an indented line belongs to. */
typedef enum Above {
	ABOVE_NOTHING, /* an empty line, a comment, a section */
	ABOVE_VALUE,   /* goes on with it */
	ABOVE_MISTAKE, /* what continues a wrong line is not wrong as well */
} Above;

typedef struct Reader {
	const char *path;    /* borrowed */
	IniFile *ini;        /* borrowed */
	GPtrArray *problems; /* borrowed, of Problem */
	GHashTable *names;   /* a section's name in small letters -> its first line, an IniValue */
	guint line;          /* that is being read, from 1 */
	guint bad_lines;
	const IniValue *section; /* the one above, borrowed, or NULL */
	GString *text;           /* of the last value so far */
	Above above;
} Reader;

static void
complain_of(Reader *reader, const char *section, const char *key, const char *text)
{
	g_ptr_array_add(reader->problems,
		problem_new(reader->path, reader->line, section, key, "%s", text));
}

/* Of a line in the section that is being read. @key may be NULL. */
static void
complain(Reader *reader, const char *key, const char *text)
{
	complain_of(reader, reader->section != NULL ? reader->section->section : NULL, key, text);
}

static IniValue *
value_new(const Reader *reader, const char *section, const char *key)
{
	IniValue *value = g_new0(IniValue, 1);

	value->section = g_strdup(section);
	value->key = g_strdup(key);
	value->path = g_strdup(reader->path);
	value->line = reader->line;
	return value;
}

/* The last value has all its lines. */
static void
end_value(Reader *reader)
{
	if (reader->above == ABOVE_VALUE) {
		IniValue *last = g_ptr_array_index(reader->ini->values,
			reader->ini->values->len - 1);

		last->value = g_strdup(g_strstrip(reader->text->str));
	}
	reader->above = ABOVE_NOTHING;
}

/* The name between the brackets, blanks squeezed; of a broken line what is probably meant, so that
 * the keys under it are judged all the same. */
static char *
read_name(const char *text, const char **trouble)
{
	const char *end = strchr(text, ']');
	g_autofree char *inside = g_strndup(text + 1,
		end != NULL ? (gsize)(end - text - 1) : strlen(text));
	g_auto(GStrv) words = g_strsplit_set(inside, BLANKS, 0);
	GString *name = g_string_new(NULL);

	for (char **word = words; *word != NULL; word++) {
		if (**word != '\0') {
			g_string_append_printf(name, "%s%s", name->len > 0 ? " " : "", *word);
		}
	}
	if (end == NULL) {
		*trouble = "the section's closing bracket is missing (expected ])";
	} else if (end[1] != '\0') {
		*trouble = "something stands after the section's closing bracket (comments have "
			   "a line of their own)";
	} else if (name->len == 0) {
		*trouble = "the section has no name";
	} else if (!g_str_is_ascii(name->str)) {
		*trouble = "the section's name is not ASCII (expected a to z, digits, - _ and .)";
	}
	return g_string_free(name, FALSE);
}

static void
take_section(Reader *reader, const char *text)
{
	const char *trouble = NULL;
	g_autofree char *name = read_name(text, &trouble);
	IniValue *section = value_new(reader, name, NULL);
	char *folded = g_ascii_strdown(name, -1);
	const IniValue *earlier = g_hash_table_lookup(reader->names, folded);

	g_ptr_array_add(reader->ini->sections, section);
	reader->section = section;
	if (trouble != NULL) {
		complain_of(reader, *name != '\0' ? name : NULL, NULL, trouble);
	} else if (earlier != NULL) {
		g_autofree char *twice = g_strdup_printf(
			"this section stands twice (first in line %u)", earlier->line);
		complain(reader, NULL, twice);
	}
	g_hash_table_insert(reader->names, folded, earlier != NULL ? (gpointer)earlier : section);
}

static void
take_key(Reader *reader, const char *text)
{
	const char *sign = strchr(text, '=');
	g_autofree char *key = g_strchomp(g_strndup(text, strcspn(text, "=")));

	reader->above = ABOVE_MISTAKE;
	if (reader->section == NULL) {
		complain(reader, NULL,
			"this line comes before any section (expected [tagdigest] above it)");
	} else if (sign == NULL) {
		complain(reader, NULL,
			"this line is neither a section nor a key (expected key = value)");
	} else if (*key == '\0') {
		complain(reader, NULL, "there is no key before the = sign");
	} else if (!g_str_is_ascii(key)) {
		complain(reader, key, "this key is not ASCII (expected a to z and _)");
	} else {
		g_ptr_array_add(reader->ini->values,
			value_new(reader, reader->section->section, key));
		g_string_assign(reader->text, sign + 1);
		reader->above = ABOVE_VALUE;
	}
}

/* The key of an indented line that looks like one: it is meant as a key, though it would go on with
 * the value above. @return owned, or NULL. */
static char *
indented_key(const char *text)
{
	const gsize length = strspn(text, KEY_CHARACTERS);
	const bool is_key = length > 0 && text[length + strspn(text + length, BLANKS)] == '=';

	return is_key ? g_strndup(text, length) : NULL;
}

/* "; words" and "# words"; "#JoyFE" may be one more hashtag of a list. */
static bool
is_indented_comment(const char *text)
{
	return *text == ';'
		|| (*text == '#' && (text[1] == '\0' || strchr(BLANKS, text[1]) != NULL));
}

static void
take_indented(Reader *reader, const char *text)
{
	g_autofree char *key = indented_key(text);
	const bool is_section = *text == '[' && g_str_has_suffix(text, "]");

	if (is_indented_comment(text)) {
		complain(reader, NULL,
			"this comment is indented, which makes it part of a value (expected ; or # "
			"at the start of its line)");
	} else if (is_section || (key != NULL && reader->section != NULL)) {
		end_value(reader);
		complain(reader, key, is_section ? INDENTED_SECTION : INDENTED_KEY);
		(is_section ? take_section : take_key)(reader, text);
	} else if (reader->above == ABOVE_VALUE) {
		g_string_append_printf(reader->text, " %s", text);
	} else if (reader->above == ABOVE_NOTHING) {
		complain(reader, NULL,
			"this line is indented, with no value right above it that it could "
			"continue");
		reader->above = ABOVE_MISTAKE;
	}
}

/* A line as text: bad bytes and control characters become '?', tabs blanks; trimmed. */
static char *
clean_line(Reader *reader, const char *data, gsize length)
{
	g_autofree char *raw = g_strndup(data, length);
	char *text;

	for (gsize i = 0; i < length; i++) {
		raw[i] = data[i] == '\t' ? ' ' : data[i] == '\0' ? STANDS_FOR_NUL : data[i];
	}
	text = clean_text(raw, CLEAN_ONE_LINE, G_MAXSIZE);
	if (!g_utf8_validate(raw, -1, NULL)) {
		complain_of(reader, NULL, NULL, "this line is not UTF-8 (save the file in UTF-8)");
		reader->bad_lines++;
	} else if (strcmp(raw, text) != 0) {
		complain_of(reader, NULL, NULL,
			"there is a control character in this line (expected text only)");
		reader->bad_lines++;
	}
	return g_strstrip(text);
}

static void
take_line(Reader *reader, const char *data, gsize length)
{
	const bool is_indented = length > 0 && strchr(BLANKS, *data) != NULL;
	g_autofree char *text = clean_line(reader, data, length);

	if (is_indented && *text != '\0') {
		take_indented(reader, text);
		return;
	}
	end_value(reader);
	if (*text == '[') {
		take_section(reader, text);
	} else if (*text != '\0' && *text != ';' && *text != '#') {
		take_key(reader, text);
	}
}

/* What makes the rest of the file not worth reading, or NULL. */
static const char *
reason_to_stop(const Reader *reader, char first)
{
	if (reader->line > LINES_MAX) {
		return "there are more than 200,000 lines " SPREAD;
	}
	if (reader->bad_lines == BAD_LINES_MAX) {
		return "too many such lines: this is hardly an ini file";
	}
	if (first == '[' && reader->ini->sections->len == SECTIONS_MAX) {
		return "there are more than 10,000 sections " SPREAD;
	}
	return NULL;
}

static void
read_lines(Reader *reader, const char *data, gsize length)
{
	const char *end = data + length, *stop = NULL;

	while (data < end && stop == NULL) {
		const char *line_end = memchr(data, '\n', (gsize)(end - data));
		gsize size = (gsize)((line_end != NULL ? line_end : end) - data);

		reader->line++;
		stop = reason_to_stop(reader, *data);
		if (stop != NULL) {
			complain_of(reader, NULL, NULL, stop);
		} else if (size > LINE_BYTES_MAX) {
			complain(reader, NULL,
				"this line is too long (expected 524,288 bytes at most)");
			end_value(reader);
			reader->above = ABOVE_MISTAKE;
		} else {
			take_line(reader, data, size - (size > 0 && data[size - 1] == '\r'));
		}
		data += size + 1;
	}
	end_value(reader);
}

static void
read_bytes(Reader *reader, const char *data, gsize length)
{
	if (length >= 2 && (memcmp(data, "\xff\xfe", 2) == 0 || memcmp(data, "\xfe\xff", 2) == 0)) {
		complain_of(reader, NULL, NULL, "this file is UTF-16 (save it in UTF-8)");
		return;
	}
	const gsize mark = length >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	read_lines(reader, data + mark, length - mark);
}

IniFile *
inifile_of_text(const char *path, const char *data, gsize length, GPtrArray *problems)
{
	IniFile *made = g_new0(IniFile, 1);

	made->values = g_ptr_array_new_with_free_func((GDestroyNotify)inifile_value_free);
	made->sections = g_ptr_array_new_with_free_func((GDestroyNotify)inifile_value_free);
	Reader reader = {
		.path = path,
		.ini = made,
		.problems = problems,
		.names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		.text = g_string_new(NULL),
	};
	read_bytes(&reader, data, length);
	g_hash_table_unref(reader.names);
	g_string_free(reader.text, TRUE);
	return made;
}

bool
inifile_read(const char *path, IniFile **ini, GPtrArray *problems, GError **error)
{
	g_autoptr(GBytes) bytes = NULL;
	g_autoptr(GError) reason = NULL;
	gsize length = 0;

	if (!file_read(path, FILE_BYTES_MAX, &bytes, &reason)) {
		error_set(error, ERROR_CONFIG_PERMANENT, "%s", reason->message);
		return false;
	}
	const char *data = g_bytes_get_data(bytes, &length);
	*ini = inifile_of_text(path, data != NULL ? data : "", length, problems);
	return true;
}

void
inifile_value_free(IniValue *value)
{
	g_free(value->section);
	g_free(value->key);
	g_free(value->value);
	g_free(value->path);
	g_free(value);
}

void
inifile_free(IniFile *ini)
{
	if (ini == NULL) {
		return;
	}
	g_ptr_array_unref(ini->values);
	g_ptr_array_unref(ini->sections);
	g_free(ini);
}
