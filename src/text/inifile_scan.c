#include "text/inifile_scan.h"

#include <string.h>

#include "base/clean.h"

#define COMMENT_SIGNS ";#"
#define BLANKS " \t"
#define KEY_CHARACTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
#define STANDS_FOR_NUL '\x01' /* another control character */
#define LINES_MAX 20000
#define SECTIONS_MAX 10000
/* So many lines that are no text: then it is something else. */
#define BAD_LINES_MAX 50

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
inifile_scan_free(IniScan *scan)
{
	if (scan == NULL) {
		return;
	}
	g_ptr_array_unref(scan->lines);
	g_ptr_array_unref(scan->sections);
	g_hash_table_unref(scan->names);
	g_free(scan);
}

static void
add_problem(IniScan *scan, guint line, const char *section, const char *text)
{
	g_ptr_array_add(scan->problems,
		inifile_problem_new(scan->path, line, section, NULL, "%s", text));
}

static const char *
line_text(const IniScan *scan, guint line)
{
	return g_ptr_array_index(scan->lines, line - 1);
}

static void
set_line(IniScan *scan, guint line, char *text)
{
	g_free(g_ptr_array_index(scan->lines, line - 1));
	g_ptr_array_index(scan->lines, line - 1) = text;
}

bool
inifile_scan_is_indented(const IniScan *scan, guint line)
{
	return line_text(scan, line)[0] == ' ';
}

void
inifile_scan_blank(IniScan *scan, guint line)
{
	set_line(scan, line, g_strdup(""));
	for (guint i = line + 1; i <= scan->lines->len && inifile_scan_is_indented(scan, i); i++) {
		set_line(scan, i, g_strdup(""));
	}
}

const IniValue *
inifile_scan_section(const IniScan *scan, guint line)
{
	const IniValue *above = NULL;

	for (guint i = 0; i < scan->sections->len; i++) {
		const IniValue *section = g_ptr_array_index(scan->sections, i);

		if (section->line <= line) {
			above = section;
		}
	}
	return above;
}

/* Whether a line sets a key. */
static bool
is_key(const char *text)
{
	return text[0] != '\0' && strchr(COMMENT_SIGNS "[" BLANKS, text[0]) == NULL;
}

GHashTable *
inifile_scan_keys(const IniScan *scan, guint section)
{
	GHashTable *keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
		(GDestroyNotify)g_array_unref);
	const IniValue *const *sections = (const IniValue *const *)scan->sections->pdata;
	const guint end = section + 1 < scan->sections->len ? sections[section + 1]->line
							    : scan->lines->len + 1;

	for (guint line = sections[section]->line + 1; line < end; line++) {
		const char *text = line_text(scan, line);
		if (!is_key(text)) {
			continue;
		}
		g_autofree char *key = g_ascii_strdown(text, (gssize)strcspn(text, "="));
		GArray *lines = g_hash_table_lookup(keys, g_strchomp(key));
		if (lines == NULL) {
			lines = g_array_new(FALSE, FALSE, sizeof(guint));
			g_hash_table_insert(keys, g_steal_pointer(&key), lines);
		}
		g_array_append_val(lines, line);
	}
	return keys;
}

/* One line as text: bad bytes and control characters become '?', tabs blanks, indentation one
 * blank. */
static char *
clean_line(IniScan *scan, guint line, const char *data, gsize length)
{
	g_autofree char *raw = g_malloc(length + 1);

	for (gsize i = 0; i < length; i++) {
		const char byte = data[i] == '\t' ? ' ' : data[i];

		raw[i] = byte == '\0' ? STANDS_FOR_NUL : byte;
	}
	raw[length] = '\0';
	g_autofree char *text = clean_text(raw, CLEAN_ONE_LINE, G_MAXSIZE);
	if (!g_utf8_validate(raw, -1, NULL)) {
		add_problem(scan, line, NULL, "this line is not UTF-8 (save the file in UTF-8)");
	} else if (strcmp(raw, text) != 0) {
		add_problem(scan, line, NULL,
			"there is a control character in this line (expected text only)");
	}
	const bool is_indented = text[0] == ' ';
	g_strstrip(text);
	return is_indented && text[0] != '\0' ? g_strconcat(" ", text, NULL)
					      : g_steal_pointer(&text);
}

/* Whether to stop before @line, having said why. */
static bool
is_too_much(IniScan *scan, guint line, guint bad_lines)
{
	if (line > LINES_MAX) {
		add_problem(scan, line, NULL,
			"there are more than 20,000 lines (put some into another file, see "
			"include_files)");
		return true;
	}
	if (bad_lines == BAD_LINES_MAX) {
		add_problem(scan, line, NULL, "too many such lines: this is hardly an ini file");
		return true;
	}
	return false;
}

static void
read_lines(IniScan *scan, const char *data, gsize length)
{
	const guint before = scan->problems->len;
	gsize start = 0;

	while (start < length) {
		const guint line = scan->lines->len + 1;
		const char *end = memchr(data + start, '\n', length - start);
		const gsize size = end != NULL ? (gsize)(end - data) - start : length - start;
		const bool has_return = size > 0 && data[start + size - 1] == '\r';

		if (is_too_much(scan, line, scan->problems->len - before)) {
			return;
		}
		g_ptr_array_add(scan->lines,
			clean_line(scan, line, data + start, size - (has_return ? 1 : 0)));
		start += size + 1;
	}
}

/* The name between the brackets, blanks squeezed; of a broken line what is probably meant, so that
 * the keys under it are judged all the same. */
static char *
read_name(const char *text, const char **trouble)
{
	const char *end = strchr(text, ']');
	g_autofree char *inside = end != NULL ? g_strndup(text + 1, (gsize)(end - text - 1))
					      : g_strdup(text + 1);
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
take_section(IniScan *scan, guint line)
{
	const char *trouble = NULL;
	IniValue *section = g_new0(IniValue, 1);

	section->section = read_name(line_text(scan, line), &trouble);
	section->path = g_strdup(scan->path);
	section->line = line;
	char *folded = g_ascii_strdown(section->section, -1);
	const IniValue *earlier = g_hash_table_lookup(scan->names, folded);
	if (trouble != NULL) {
		add_problem(scan, line, section->section[0] != '\0' ? section->section : NULL,
			trouble);
	} else if (earlier != NULL) {
		g_ptr_array_add(scan->problems,
			inifile_problem_new(scan->path, line, section->section, NULL,
				"this section stands twice (first in line %u)", earlier->line));
	}
	if (earlier == NULL) {
		g_hash_table_insert(scan->names, g_steal_pointer(&folded), section);
	}
	g_free(folded);
	set_line(scan, line, g_strdup_printf("[%u]", scan->sections->len));
	g_ptr_array_add(scan->sections, section);
}

static void
take_key(IniScan *scan, guint line)
{
	const char *text = line_text(scan, line);
	g_autofree char *key = g_strndup(text, strcspn(text, "="));
	const IniValue *section = scan->sections->len > 0
		? g_ptr_array_index(scan->sections, scan->sections->len - 1)
		: NULL;

	if (section == NULL) {
		add_problem(scan, line, NULL,
			"this line comes before any section (expected [tagdigest] above it)");
		inifile_scan_blank(scan, line);
	} else if (!g_str_is_ascii(key) && strchr(text, '=') != NULL) {
		g_strstrip(key);
		g_ptr_array_add(scan->problems,
			inifile_problem_new(scan->path, line, section->section, key,
				"this key is not ASCII (expected a to z and _)"));
		inifile_scan_blank(scan, line);
	}
}

/* An indented line that looks like a key is meant as one, though libini_config would take it for
 * more of the value above it. */
static void
mend_key(IniScan *scan, guint line)
{
	const char *text = line_text(scan, line) + 1;
	const gsize length = strspn(text, KEY_CHARACTERS);

	if (length == 0 || text[length + strspn(text + length, " ")] != '='
		|| scan->sections->len == 0) {
		return;
	}
	const IniValue *section = inifile_scan_section(scan, line);
	g_autofree char *key = g_strndup(text, length);
	g_ptr_array_add(scan->problems,
		inifile_problem_new(scan->path, line, section->section, key,
			"this line is indented, which makes it part of the value above (expected a "
			"key at the start of its line)"));
	set_line(scan, line, g_strdup(text));
}

/* Cut at a section line: what is below would be read as part of the last section. */
static bool
is_full(IniScan *scan, guint line)
{
	if (scan->sections->len < SECTIONS_MAX || line_text(scan, line)[0] != '[') {
		return false;
	}
	add_problem(scan, line, NULL,
		"there are more than 10,000 sections (put some into another file, see "
		"include_files)");
	g_ptr_array_set_size(scan->lines, (gint)line - 1);
	return true;
}

static void
take_lines(IniScan *scan)
{
	for (guint line = 1; line <= scan->lines->len && !is_full(scan, line); line++) {
		const char first = line_text(scan, line)[0];

		if (first == '[') {
			take_section(scan, line);
		} else if (first == ' ') {
			mend_key(scan, line);
		} else if (is_key(line_text(scan, line))) {
			take_key(scan, line);
		}
	}
}

IniScan *
inifile_scan_new(const char *path, GBytes *data, GPtrArray *problems)
{
	IniScan *scan = g_new0(IniScan, 1);
	gsize length = 0;
	const char *bytes = g_bytes_get_data(data, &length);

	scan->path = path;
	scan->problems = problems;
	scan->lines = g_ptr_array_new_with_free_func(g_free);
	scan->sections = g_ptr_array_new_with_free_func((GDestroyNotify)inifile_value_free);
	scan->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	if (length >= 2
		&& (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0)) {
		add_problem(scan, 0, NULL, "this file is UTF-16 (save it in UTF-8)");
		return scan;
	}
	if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
		bytes += 3;
		length -= 3;
	}
	read_lines(scan, bytes, length);
	take_lines(scan);
	return scan;
}
