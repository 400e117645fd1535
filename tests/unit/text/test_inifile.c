#include "text/inifile.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"

typedef struct Row {
	const char *name;
	const char *input;
	const char *values;   /* LINE [SECTION] KEY=VALUE, one a line */
	const char *problems; /* as problem_line() has them, without the path */
} Row;

#define NOT_UTF8 "this line is not UTF-8 (save the file in UTF-8)\n"
#define NO_KEY "this line is neither a section nor a key (expected key = value)\n"
#define NOTHING_ABOVE "this line is indented, with no value right above it that it could continue\n"
#define INDENTED_COMMENT \
	"this comment is indented, which makes it part of a value (expected ; or # at the start " \
	"of its line)\n"
#define INDENTED_KEY \
	"this line is indented, which makes it part of the value above (expected a key at the " \
	"start of its line)\n"

static const Row rows[] = {
	{ "nothing", "", "", "" },
	{ "one key", "[a]\nb = c\n", "2 [a] b=c\n", "" },
	{ "no line end at the end", "[a]\nb=c", "2 [a] b=c\n", "" },
	{ "windows line ends", "[a]\r\nb = c\r\n", "2 [a] b=c\n", "" },
	{ "byte order mark", "\xef\xbb\xbf[a]\nb=c\n", "2 [a] b=c\n", "" },
	{ "comments", "; one\n[a]\n# two\nb=c\n;d=e\n", "4 [a] b=c\n", "" },
	{ "comment signs in a value", "[a]\nb = #c ; d\n", "2 [a] b=#c ; d\n", "" },
	{ "equal signs in a value", "[a]\nb = c=d\n", "2 [a] b=c=d\n", "" },
	{ "quotes stay", "[a]\nb = \"c d\"\n", "2 [a] b=\"c d\"\n", "" },
	{ "blanks inside stay", "[a]\nb = c  d\n", "2 [a] b=c  d\n", "" },
	{ "UTF-8 value", "[a]\nb = Gŵyl ☃\n", "2 [a] b=Gŵyl ☃\n", "" },
	{ "empty value", "[a]\nb =\n", "2 [a] b=\n", "" },
	{ "continued", "[a]\nb = c\n  d\n\te \nf=g\n", "2 [a] b=c d e\n5 [a] f=g\n", "" },
	{ "continued from nothing", "[a]\nb =\n  c\n  #d\n", "2 [a] b=c #d\n", "" },
	{ "a key twice is left to others", "[a]\nb=1\nc=2\nB=3\n",
		"2 [a] b=1\n3 [a] c=2\n4 [a] B=3\n", "" },
	{ "order of the file", "[b]\nz=1\n[a]\ny=2\nx=3\n", "2 [b] z=1\n4 [a] y=2\n5 [a] x=3\n",
		"" },
	{ "section with blanks", "[ a   b ]\nc=d\n", "2 [a b] c=d\n", "" },
	{ "C comments are none", "[a]\n/* b = c\nd=e\n", "2 [a] /* b=c\n3 [a] d=e\n", "" },

	{ "key before any section", "a=1\n more\n[b]\nc=2\n", "4 [b] c=2\n",
		"1: this line comes before any section (expected [tagdigest] above it)\n" },
	{ "neither section nor key", "[a]\nfoo\nb=c\n", "3 [a] b=c\n", "2: [a]: " NO_KEY },
	{ "no key", "[a]\n= b\nc=d\n", "3 [a] c=d\n",
		"2: [a]: there is no key before the = sign\n" },
	{ "several at once", "[a]\nfoo\nb=c\nbar\n", "3 [a] b=c\n",
		"2: [a]: " NO_KEY "4: [a]: " NO_KEY },
	{ "what continues a wrong line is not wrong as well", "[a]\nfoo\n bar\n baz\nb=c\n",
		"5 [a] b=c\n", "2: [a]: " NO_KEY },
	{ "continued after an empty line", "[a]\nb=c\n\n d\ne=f\n", "2 [a] b=c\n5 [a] e=f\n",
		"4: [a]: " NOTHING_ABOVE },
	{ "continued after a comment", "[a]\nb=c\n# no\n d\n", "2 [a] b=c\n",
		"4: [a]: " NOTHING_ABOVE },
	{ "indented comments", "[a]\nb = c\n  ; no\n  # no\n  #d\n", "2 [a] b=c #d\n",
		"3: [a]: " INDENTED_COMMENT "4: [a]: " INDENTED_COMMENT },
	{ "indented comment below a comment", "[a]\n; c\n  ; no\nb=c\n", "4 [a] b=c\n",
		"3: [a]: " INDENTED_COMMENT },
	{ "indented section", "[a]\nb = c\n  [d e]\nf = g\n", "2 [a] b=c\n4 [d e] f=g\n",
		"3: [a]: this section line is indented, which makes it part of the value above "
		"(expected [ at the start of its line)\n" },
	{ "brackets in a value", "[a]\nb = c\n  [d] e\n", "2 [a] b=c [d] e\n", "" },
	{ "indented key", "[a]\n  b = c\n  d = e\nf=g\n h=i\n",
		"2 [a] b=c\n3 [a] d=e\n4 [a] f=g\n5 [a] h=i\n",
		"2: [a] b: " INDENTED_KEY "3: [a] d: " INDENTED_KEY "5: [a] h: " INDENTED_KEY },
	{ "no closing bracket", "[a\nb=c\n", "2 [a] b=c\n",
		"1: [a]: the section's closing bracket is missing (expected ])\n" },
	{ "something after a section", "[a] ; no\nb=c\n", "2 [a] b=c\n",
		"1: [a]: something stands after the section's closing bracket (comments have a "
		"line of their own)\n" },
	{ "section without a name", "[ ]\nb=c\n", "2 [] b=c\n", "1: the section has no name\n" },
	{ "section twice", "[a b]\nc=d\n[A  B]\ne=f\n", "2 [a b] c=d\n4 [A B] e=f\n",
		"3: [A B]: this section stands twice (first in line 1)\n" },
	{ "section not ASCII", "[gŵyl]\nb=c\n", "2 [gŵyl] b=c\n",
		"1: [gŵyl]: the section's name is not ASCII (expected a to z, digits, - _ "
		"and .)\n" },
	{ "key not ASCII", "[a]\ngŵyl = c\n d\ne=f\n", "4 [a] e=f\n",
		"2: [a] gŵyl: this key is not ASCII (expected a to z and _)\n" },
	{ "value not UTF-8", "[a]\nb = caf\xe9\nc=d\n", "2 [a] b=caf?\n3 [a] c=d\n",
		"2: " NOT_UTF8 },
	{ "comment not UTF-8", "; caf\xe9\n[a]\nb=c\n", "3 [a] b=c\n", "1: " NOT_UTF8 },
	{ "control character", "[a]\nb = c\x1b[31m\n", "2 [a] b=c?[31m\n",
		"2: there is a control character in this line (expected text only)\n" },
	{ "UTF-16", "\xff\xfe[", "", "this file is UTF-16 (save it in UTF-8)\n" },
};

static char *
write_file(const char *data, gsize length)
{
	char *path = NULL;
	g_autoptr(GError) error = NULL;
	const int file = g_file_open_tmp("inifile-XXXXXX", &path, &error);

	g_assert_no_error(error);
	close(file);
	g_file_set_contents(path, data, (gssize)length, &error);
	g_assert_no_error(error);
	return path;
}

static GPtrArray *
new_problems(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)problem_free);
}

static char *
show_values(const IniFile *ini)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < ini->values->len; i++) {
		const IniValue *value = g_ptr_array_index(ini->values, i);

		g_string_append_printf(text, "%u [%s] %s=%s\n", value->line, value->section,
			value->key, value->value);
	}
	return g_string_free(text, FALSE);
}

static char *
show_problems(GPtrArray *problems, const char *path)
{
	GString *text = g_string_new(NULL);

	problems_sort(problems);
	for (guint i = 0; i < problems->len; i++) {
		g_autofree char *line = problem_line(g_ptr_array_index(problems, i));

		g_assert_true(g_str_has_prefix(line, path));
		const char *rest = line + strlen(path);
		g_string_append_printf(text, "%s\n", rest + (rest[1] == ' ' ? 2 : 1));
	}
	return g_string_free(text, FALSE);
}

static void
check_bytes(const Row *row, gsize length)
{
	g_autofree char *path = write_file(row->input, length);
	g_autoptr(GPtrArray) problems = new_problems();
	g_autoptr(IniFile) ini = NULL;
	g_autoptr(GError) error = NULL;

	g_test_message("%s", row->name);
	g_assert_true(inifile_read(path, &ini, problems, &error));
	g_assert_no_error(error);
	g_autofree char *values = show_values(ini);
	g_autofree char *complaints = show_problems(problems, path);
	g_assert_cmpstr(values, ==, row->values);
	g_assert_cmpstr(complaints, ==, row->problems);
	g_unlink(path);
}

static void
test_read(gconstpointer data)
{
	const Row *row = data;

	check_bytes(row, strlen(row->input));
}

static void
test_nul(void)
{
	const Row row = { "NUL", "[a]\nb = c\0d\n", "2 [a] b=c?d\n",
		"2: there is a control character in this line (expected text only)\n" };

	check_bytes(&row, 12);
}

static void
test_every_section(void)
{
	g_autofree char *path = write_file("[a]\n[b c]\nd=e\n[f]\n", 17);
	g_autoptr(GPtrArray) problems = new_problems();
	g_autoptr(IniFile) ini = NULL;

	g_assert_true(inifile_read(path, &ini, problems, NULL));
	g_assert_cmpuint(ini->sections->len, ==, 3);
	const IniValue *second = g_ptr_array_index(ini->sections, 1);
	g_assert_cmpstr(second->section, ==, "b c");
	g_assert_cmpuint(second->line, ==, 2);
	g_assert_cmpstr(second->path, ==, path);
	g_assert_null(second->key);
	g_unlink(path);
}

static void
test_caps(void)
{
	GString *lines = g_string_new("[a]\n");
	GString *sections = g_string_new(NULL);

	for (guint i = 0; i < 200000; i++) {
		g_string_append(lines, "\n");
	}
	for (guint i = 0; i <= 10000; i++) {
		g_string_append_printf(sections, "[s%u]\n", i);
	}
	const Row too_long = { "lines", lines->str, "",
		"200001: there are more than 200,000 lines (put some into another file, see "
		"include_files)\n" };
	const Row too_many = { "sections", sections->str, "",
		"10001: there are more than 10,000 sections (put some into another file, see "
		"include_files)\n" };
	check_bytes(&too_long, lines->len);
	check_bytes(&too_many, sections->len);
	g_string_free(lines, TRUE);
	g_string_free(sections, TRUE);
}

/* What is said of a line names the right one in each of them. */
static void
test_many_sections(void)
{
	g_autoptr(GString) text = g_string_new("# first\n");
	g_autoptr(GPtrArray) problems = new_problems();
	g_autoptr(IniFile) ini = NULL;
	g_autoptr(GError) error = NULL;

	for (guint i = 0; i < 500; i++) {
		g_string_append_printf(text, "[s%u]\nkey = %u\n more\nkey = again\n%s", i, i,
			i % 100 == 99 ? "nonsense\n" : "");
	}
	g_autofree char *path = write_file(text->str, text->len);
	g_assert_true(inifile_read(path, &ini, problems, &error));
	g_assert_cmpuint(ini->sections->len, ==, 500);
	g_assert_cmpuint(ini->values->len, ==, 1000);
	for (guint i = 0; i < 500; i++) {
		const IniValue *first = g_ptr_array_index(ini->values, 2 * i);
		const IniValue *second = g_ptr_array_index(ini->values, 2 * i + 1);
		g_autofree char *section = g_strdup_printf("s%u", i);
		const guint line = 2 + 4 * i + i / 100;

		g_assert_cmpstr(first->section, ==, section);
		g_assert_cmpint(strtol(first->value, NULL, 10), ==, i);
		g_assert_cmpuint(first->line, ==, line + 1);
		g_assert_cmpstr(second->value, ==, "again");
		g_assert_cmpuint(second->line, ==, line + 3);
	}
	g_assert_cmpuint(problems->len, ==, 5);
	for (guint i = 0; i < 5; i++) {
		const Problem *problem = g_ptr_array_index(problems, i);

		g_assert_cmpuint(problem->line, ==, 2 + 400 * (i + 1) + i);
	}
	g_unlink(path);
}

static void
test_long_line(void)
{
	g_autoptr(GString) text = g_string_new("[a]\nb = ");

	for (guint i = 0; i < 1000000; i++) {
		g_string_append_c(text, 'x');
	}
	g_string_append(text, "\n more\nc = d\n");
	const Row row = { "a long line", text->str, "4 [a] c=d\n",
		"2: [a]: this line is too long (expected 524,288 bytes at most)\n" };
	check_bytes(&row, text->len);
	/* Thousands of addresses may stand in one line. */
	g_string_truncate(text, 200000);
	g_autofree char *values = g_strdup_printf("2 [a] b=%s\n", text->str + strlen("[a]\nb = "));
	const Row long_row = { "a line of readers", text->str, values, "" };
	check_bytes(&long_row, text->len);
}

static void
test_no_ini_at_all(void)
{
	g_autoptr(GString) bytes = g_string_new(NULL);
	g_autoptr(GPtrArray) problems = new_problems();
	g_autoptr(IniFile) ini = NULL;

	for (guint i = 0; i < 1000; i++) {
		g_string_append(bytes, "\x01\n");
	}
	g_autofree char *path = write_file(bytes->str, bytes->len);
	g_assert_true(inifile_read(path, &ini, problems, NULL));
	g_autofree char *text = show_problems(problems, path);
	g_assert_nonnull(strstr(text, "51: too many such lines: this is hardly an ini file\n"));
	g_assert_null(strstr(text, "52: "));
	g_unlink(path);
}

static void
test_unreadable(void)
{
	g_autoptr(GPtrArray) problems = new_problems();
	g_autoptr(GError) error = NULL;
	IniFile *ini = NULL;

	g_assert_false(inifile_read("/nowhere/at.ini", &ini, problems, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
	g_assert_null(ini);
	g_assert_cmpuint(problems->len, ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *name = g_strconcat("/inifile/read/", rows[i].name, NULL);

		g_test_add_data_func(name, &rows[i], test_read);
	}
	g_test_add_func("/inifile/nul", test_nul);
	g_test_add_func("/inifile/every section", test_every_section);
	g_test_add_func("/inifile/caps", test_caps);
	g_test_add_func("/inifile/many_sections", test_many_sections);
	g_test_add_func("/inifile/long line", test_long_line);
	g_test_add_func("/inifile/no ini at all", test_no_ini_at_all);
	g_test_add_func("/inifile/unreadable", test_unreadable);
	return g_test_run();
}
