#include "text/inifile.h"

#include <ini_configobj.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "text/inifile_scan.h"

#define FILE_BYTES_MAX (1024 * 1024)

/* What libini_config's errors mean to somebody who writes an ini. */
static const char *const complaints[] = {
	[ERR_LONGDATA] = "this line is too long",
	[ERR_NOEQUAL] = "this line is neither a section nor a key (expected key = value)",
	[ERR_NOKEY] = "there is no key before the = sign",
	[ERR_LONGKEY] = "this key is too long",
	[ERR_SPACE] = "this line is indented, with no value right above it that it could continue",
};

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

/* libini_config searches its sections one by one, so that a file of thousands takes it minutes;
 * it is given so many at a time. */
#define SECTIONS_A_PIECE 64

/* Sections, and the lines (from 1) that they stand on; the first piece begins with the file. */
typedef struct Piece {
	guint first_section, end_section;
	guint first_line, end_line;
} Piece;

static Piece
piece_at(const IniScan *scan, guint section)
{
	Piece piece = { .first_section = section, .first_line = 1 };

	piece.end_section = MIN(section + SECTIONS_A_PIECE, scan->sections->len);
	piece.end_line = scan->lines->len + 1;
	if (section > 0) {
		const IniValue *first = g_ptr_array_index(scan->sections, section);

		piece.first_line = first->line;
	}
	if (piece.end_section < scan->sections->len) {
		const IniValue *next = g_ptr_array_index(scan->sections, piece.end_section);

		piece.end_line = next->line;
	}
	return piece;
}

static char *
join_lines(const IniScan *scan, const Piece *piece)
{
	GString *text = g_string_new(NULL);

	for (guint line = piece->first_line; line < piece->end_line; line++) {
		g_string_append(text, g_ptr_array_index(scan->lines, line - 1));
		g_string_append_c(text, '\n');
	}
	return g_string_free(text, FALSE);
}

/* The two numbers of "Error (5) on line 7: …", whatever the words between them are in the user's
 * language. */
static bool
read_complaint(const char *text, guint *code, guint *line)
{
	const char *open = strchr(text, '(');
	char *after = NULL;

	if (open == NULL) {
		return false;
	}
	*code = (guint)strtoul(open + 1, &after, 10);
	after += strcspn(after, "0123456789");
	*line = (guint)strtoul(after, NULL, 10);
	return *line > 0;
}

/* Note one complaint of libini_config and blank its line, unless an earlier one did that. */
static void
take_complaint(IniScan *scan, const Piece *piece, const char *text)
{
	guint code = 0, line = 0;

	if (!read_complaint(text, &code, &line)) {
		return;
	}
	line += piece->first_line - 1;
	if (line >= piece->end_line
		|| *(const char *)g_ptr_array_index(scan->lines, line - 1) == '\0') {
		return;
	}
	const IniValue *section = inifile_scan_section(scan, line);
	const char *complaint = code < G_N_ELEMENTS(complaints) ? complaints[code] : NULL;
	g_ptr_array_add(scan->problems,
		inifile_problem_new(scan->path, line, section != NULL ? section->section : NULL,
			NULL, "%s", complaint != NULL ? complaint : "this line cannot be read"));
	inifile_scan_blank(scan, line);
}

static guint
take_complaints(IniScan *scan, const Piece *piece, struct ini_cfgobj *object)
{
	const guint before = scan->problems->len;
	char **texts = NULL;

	if (ini_config_get_errors(object, &texts) != 0) {
		return 0;
	}
	for (char **text = texts; *text != NULL; text++) {
		take_complaint(scan, piece, *text);
	}
	ini_config_free_errors(texts);
	return scan->problems->len - before;
}

/* One attempt. @return the parsed object, or NULL. */
static struct ini_cfgobj *
parse_once(IniScan *scan, const Piece *piece, guint *complained)
{
	g_autofree char *text = join_lines(scan, piece);
	struct ini_cfgobj *object = NULL;
	struct ini_cfgfile *file = NULL;
	bool is_parsed = false;

	if (ini_config_create(&object) != 0) {
		g_error("libini_config: out of memory");
	}
	if (ini_config_file_from_mem(text, (uint32_t)strlen(text), &file) == 0) {
		is_parsed = ini_config_parse(file, INI_STOP_ON_NONE,
				    INI_MV1S_ALLOW | INI_MV2S_ALLOW | INI_MS_MERGE,
				    INI_PARSE_NO_C_COMMENTS, object)
			== 0;
		ini_config_file_destroy(file);
	}
	if (!is_parsed) {
		*complained = take_complaints(scan, piece, object);
		ini_config_destroy(object);
		return NULL;
	}
	return object;
}

/* libini_config gives nothing of a text that it complains of: blank the lines and try again. Every
 * attempt blanks at least one. */
static struct ini_cfgobj *
parse(IniScan *scan, const Piece *piece)
{
	guint complained = 0;
	struct ini_cfgobj *object = parse_once(scan, piece, &complained);

	while (object == NULL && complained > 0) {
		object = parse_once(scan, piece, &complained);
	}
	return object;
}

static void
take_value(GPtrArray *values, const IniValue *section, const char *key, guint line,
	struct value_obj *object)
{
	IniValue *value = g_new0(IniValue, 1);
	const char *text = ini_get_const_string_config_value(object, NULL);

	value->section = g_strdup(section->section);
	value->key = g_strdup(key);
	value->value = g_strstrip(g_strdup(text != NULL ? text : ""));
	value->path = g_strdup(section->path);
	value->line = line;
	g_ptr_array_add(values, value);
}

/* All values of one key, the n-th from the n-th of its @lines. */
static void
take_key(GPtrArray *values, const IniValue *section, const char *name, const char *key,
	const GArray *lines, struct ini_cfgobj *object)
{
	struct value_obj *found = NULL;
	int mode = INI_GET_FIRST_VALUE;

	for (guint i = 0; i < lines->len; i++) {
		if (ini_get_config_valueobj(name, key, object, mode, &found) != 0
			|| found == NULL) {
			return;
		}
		take_value(values, section, key, g_array_index(lines, guint, i), found);
		found = NULL;
		mode = INI_GET_NEXT_VALUE;
	}
}

static void
take_section(GPtrArray *values, const IniScan *scan, guint index, struct ini_cfgobj *object)
{
	g_autofree char *name = g_strdup_printf("%u", index);
	g_autoptr(GHashTable) keys = inifile_scan_keys(scan, index);
	GHashTableIter each;
	gpointer key, lines;

	g_hash_table_iter_init(&each, keys);
	while (g_hash_table_iter_next(&each, &key, &lines)) {
		take_key(values, g_ptr_array_index(scan->sections, index), name, key, lines,
			object);
	}
}

static gint
compare_lines(gconstpointer left, gconstpointer right)
{
	const IniValue *a = *(const IniValue *const *)left;
	const IniValue *b = *(const IniValue *const *)right;

	return a->line < b->line ? -1 : a->line > b->line;
}

/* @return false when libini_config gave nothing at all. */
static bool
take_piece(GPtrArray *values, IniScan *scan, const Piece *piece)
{
	struct ini_cfgobj *object = parse(scan, piece);

	if (object == NULL) {
		return false;
	}
	for (guint i = piece->first_section; i < piece->end_section; i++) {
		take_section(values, scan, i, object);
	}
	ini_config_destroy(object);
	return true;
}

static GPtrArray *
take_values(IniScan *scan)
{
	GPtrArray *values = g_ptr_array_new_with_free_func((GDestroyNotify)inifile_value_free);
	guint section = 0;

	do {
		const Piece piece = piece_at(scan, section);

		if (!take_piece(values, scan, &piece)) {
			g_ptr_array_add(scan->problems,
				inifile_problem_new(scan->path, 0, NULL, NULL,
					"this file cannot be read"));
			break;
		}
		section = piece.end_section;
	} while (section < scan->sections->len);
	g_ptr_array_sort(values, compare_lines);
	return values;
}

static IniFile *
read_bytes(const char *path, GBytes *data, GPtrArray *problems)
{
	g_autoptr(IniScan) scan = inifile_scan_new(path, data, problems);
	IniFile *ini = g_new0(IniFile, 1);

	ini->values = take_values(scan);
	ini->sections = g_ptr_array_ref(scan->sections);
	return ini;
}

bool
inifile_read(const char *path, IniFile **ini, GPtrArray *problems, GError **error)
{
	g_autoptr(GBytes) data = NULL;
	g_autoptr(GError) reason = NULL;

	if (!file_read(path, FILE_BYTES_MAX, &data, &reason)) {
		error_set(error, ERROR_CONFIG_PERMANENT, "%s", reason->message);
		return false;
	}
	*ini = read_bytes(path, data, problems);
	return true;
}
