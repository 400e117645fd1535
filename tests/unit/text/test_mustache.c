/* The specification's own vectors, then what it leaves open, the faults and the caps. */
#include "text/mustache.h"

#include "../expect.h"
#include "base/error.h"

#include <string.h>

#define VECTORS "tests/vectors/mustache/"

/* clang-format off */
static const char *const spec_modules[] = {
	"comments", "delimiters", "interpolation", "inverted", "partials", "sections",
};
/* clang-format on */

static const char *
partial_of_object(void *data, const char *name)
{
	return json_string_value(json_object_get(data, name));
}

/* What @text renders to, or the message of the error. */
static char *
render(const char *text, const json_t *view, json_t *partials, MustacheEscape escape)
{
	const MustachePartials lookup = { partial_of_object, partials };
	const MustacheOptions options = { .partials = &lookup, .escape = escape };
	g_autoptr(Mustache) mustache = NULL;
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	if (!mustache_parse(text, &mustache, &error)
		|| !mustache_render(mustache, view, &options, out, &error)) {
		g_assert_error(error, TAGDIGEST_ERROR, ERROR_PARSE_PERMANENT);
		g_assert_cmpuint(out->len, ==, 0);
		return g_strdup(error->message);
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}

static void
test_spec(gconstpointer module)
{
	g_autofree char *path = g_strconcat(VECTORS, module, ".json", NULL);
	json_auto_t *vectors = json_load_file(path, 0, NULL);
	const json_t *tests = json_object_get(vectors, "tests");
	const json_t *row;
	gsize i;

	g_assert_cmpuint(json_array_size(tests), >, 0);
	json_array_foreach (tests, i, row) {
		g_autofree char *got = render(json_string_value(json_object_get(row, "template")),
			json_object_get(row, "data"), json_object_get(row, "partials"),
			MUSTACHE_HTML);

		expect_text(json_string_value(json_object_get(row, "name")), got,
			json_string_value(json_object_get(row, "expected")));
	}
}

/* One view for all rows below. */
static const char view_text[] =
	"{\"yes\": true, \"no\": false, \"null\": null, \"empty\": \"\", \"zero\": 0, \"nil\": 0.0,"
	" \"none\": [], \"object\": {}, \"quote\": \"it's <b>&\\\"\", \"tenth\": 0.1,"
	" \"third\": 0.333333333333333333, \"huge\": 1e300, \"big\": 9223372036854775807,"
	" \"list\": [{\"n\": 1}, {\"n\": 2}], \"mixed\": [null, \"x\", [1, 2]],"
	" \"lines\": \"a\\nb\","
	" \"deep\": {\"er\": {\"n\": 7}}, \"n\": \"outer\", \"ffêc\": \"tag\"}";

static const char partials_text[] =
	"{\"item\": \"- {{n}}\\n\", \"blank\": \"a\\n\\nb\\r\\n\\r\\nc\\n\","
	" \"twice\": \"{{#list}}\\n  {{> item }}\\n{{/list}}\\n\", \"lines\": \"{{lines}}\\n\","
	" \"own\": \"{{=<% %>=}}<%n%>{{n}}\", \"self\": \"{{>self}}\","
	" \"both\": \"{{>both}}{{>both}}\","
	" \"broken\": \"one\\n{{#list}}\\n\", \"odd\": \"{{#yes}}\\n{{>broken}}{{/yes}}\"}";

typedef struct Row {
	const char *name;
	const char *text;
	const char *want;
} Row;

/* clang-format off */
static const Row value_rows[] = {
	{"nothing", "", ""},
	{"no tags", "a } { b", "a } { b"},
	{"true", "{{yes}} {{no}}", "true false"},
	{"no text of their own", "[{{null}}{{object}}{{list}}{{missing}}]", "[]"},
	{"escaped", "{{quote}}", "it&#39;s &lt;b&gt;&amp;&quot;"},
	{"raw", "{{{quote}}}{{& quote}}", "it's <b>&\"it's <b>&\""},
	{"real numbers", "{{tenth}} {{third}} {{huge}}", "0.1 0.33333333333333331 1e+300"},
	{"greatest integer", "{{big}}", "9223372036854775807"},
	{"name beyond ASCII", "{{ffêc}}", "tag"},
	{"blanks before the sigil", "{{ # yes }}x{{ / yes }}{{ ! note }}", "x"},
	{"tag over lines", "{{#\n yes\n}}x{{/yes}}", "x"},
	{"lone brace in raw", "{{{ n }}}}", "outer}"},
};
/* clang-format on */

/* clang-format off */
static const Row section_rows[] = {
	{"empty string is false", "{{#empty}}x{{/empty}}{{^empty}}y{{/empty}}", "y"},
	{"zero is false", "{{#zero}}x{{/zero}}{{^nil}}y{{/nil}}", "y"},
	{"empty object is true", "{{#object}}x{{/object}}", "x"},
	{"list in list", "{{#mixed}}({{#.}}{{.}}{{/.}}){{/mixed}}", "()(x)(12)"},
	{"inner name first", "{{#list}}{{n}}{{/list}}{{n}}", "12outer"},
	{"dotted section", "{{#deep.er}}{{n}}{{/deep.er}}", "7"},
	{"delimiters in a section", "{{#yes}}{{=| |=}}|n||/yes|{{n}}", "outer{{n}}"},
	{"alone at the end", "x\n  {{#yes}}\n  {{/yes}}  ", "x\n"},
	{"two tags are not alone", "{{#yes}}{{/yes}}\nx", "\nx"},
	{"comment of three lines", "a\n  {{! one\n two }}  \nb", "a\nb"},
	{"list of one line each", "{{#list}}\n{{n}}\n{{/list}}\n", "1\n2\n"},
};
/* clang-format on */

/* clang-format off */
static const Row partial_rows[] = {
	{"unknown", "a{{>unknown}}b", "ab"},
	{"indented", "  {{>item}}\n", "  - outer\n"},
	{"indented twice", " {{>twice}}\n", "   - 1\n   - 2\n"},
	{"empty lines stay empty", "\t{{>blank}}\n", "\ta\n\n\tb\r\n\r\n\tc\n"},
	{"values keep their lines", "  {{>lines}}\n", "  a\nb\n"},
	{"own delimiters", "{{>own}}|{{n}}", "outer{{n}}|outer"},
};
/* clang-format on */

/* clang-format off */
static const Row fault_rows[] = {
	{"tag", "a\nb {{n", "line 2: the tag is not closed: '}}' expected"},
	{"raw tag", "{{{n}}", "line 1: the tag is not closed: '}}}' expected"},
	{"delimiter tag", "{{=| |}}", "line 1: the tag is not closed: '=}}' expected"},
	{"section", "\n\n{{#list}}\n", "line 3: section 'list' is not closed"},
	{"inner section", "{{#yes}}\n{{^no}}", "line 2: section 'no' is not closed"},
	{"closed too often", "{{#yes}}{{/yes}}\r\n{{/yes}}",
	 "line 2: '/yes' closes a section that is not open"},
	{"crossed", "{{#a}}\n{{#b}}\n{{/a}}{{/b}}",
	 "line 3: '/a' found where '/b' of line 2 was expected"},
	{"no name", "{{ }}", "line 1: the tag holds no name"},
	{"no section", "{{#}}x{{/}}", "line 1: the tag holds no name"},
	{"no closing name", "{{#yes}}{{/}}", "line 1: the tag holds no name"},
	{"no partial", "{{>}}", "line 1: the tag holds no name"},
	{"lost delimiter", "{{n\n{{yes}}", "line 1: one name expected, and nothing after 'n'"},
	{"one delimiter", "{{=|=}}", "line 1: two delimiters with a blank between them expected"},
	{"three delimiters", "{{=| | |=}}",
	 "line 1: two delimiters with a blank between them expected"},
	{"equals sign", "{{== |=}}", "line 1: two delimiters with a blank between them expected"},
	{"in a partial", "\n{{>broken}}", "partial 'broken': line 2: section 'list' is not closed"},
	{"in a partial's partial", "{{>odd}}",
	 "partial 'broken': line 2: section 'list' is not closed"},
	{"endless partial", "{{>self}}",
	 "partial 'self': line 1: sections and partials are nested too deep"},
	{"doubling partial", "{{>both}}",
	 "partial 'both': line 1: sections and partials are nested too deep"},
};
/* clang-format on */

typedef struct Table {
	const Row *rows;
	gsize count;
} Table;

static const Table value_table = { value_rows, G_N_ELEMENTS(value_rows) };
static const Table section_table = { section_rows, G_N_ELEMENTS(section_rows) };
static const Table partial_table = { partial_rows, G_N_ELEMENTS(partial_rows) };
static const Table fault_table = { fault_rows, G_N_ELEMENTS(fault_rows) };

static void
test_table(gconstpointer data)
{
	const Table *table = data;
	json_auto_t *view = json_loads(view_text, 0, NULL);
	json_auto_t *partials = json_loads(partials_text, 0, NULL);

	g_assert_nonnull(view);
	g_assert_nonnull(partials);
	for (gsize i = 0; i < table->count; i++) {
		const Row *row = &table->rows[i];
		g_autofree char *got = render(row->text, view, partials, MUSTACHE_HTML);

		expect_text(row->name, got, row->want);
	}
}

static void
test_plain_text(void)
{
	json_auto_t *view = json_loads(view_text, 0, NULL);
	g_autofree char *got = render("{{quote}}", view, NULL, MUSTACHE_NONE);

	g_assert_cmpstr(got, ==, "it's <b>&\"");
}

static const char *
endless(void *data, const char *name)
{
	(void)data;
	(void)name;
	return "{{>loop}}";
}

static void
assert_place(const GArray *places, guint index, gsize at, const char *fill)
{
	const MustachePlace *place = &g_array_index(places, MustachePlace, index);

	g_assert_cmpuint(place->at, ==, at);
	g_assert_cmpuint(place->length, ==, strlen(fill));
	g_assert_cmpuint(place->fill, ==, strcmp(fill, "XX") != 0);
}

/* Only the template's own {{token}} is a place: no value is, and no name in the view. */
static void
test_place(void)
{
	json_auto_t *view = json_loads("{\"token\": \"mine\", \"a\": \"{{token}} XX\","
				       " \"l\": [{\"token\": 1}, {}]}",
		0, NULL);
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(MustachePlace));
	const MustacheFill fills[] = { { "token", "XX" }, { "why", "a & b" }, { NULL, NULL } };
	const MustachePartials loop = { endless, NULL };
	const MustacheOptions options = { NULL, fills, places, MUSTACHE_NONE };
	const MustacheOptions escaping = { NULL, fills, places, MUSTACHE_HTML };
	const MustacheOptions looping = { &loop, fills, places, MUSTACHE_NONE };
	g_autoptr(Mustache) mustache = NULL;
	g_autoptr(Mustache) other = NULL;
	g_autoptr(Mustache) broken = NULL;
	g_autoptr(GString) out = g_string_new(NULL);

	g_assert_true(mustache_parse("{{a}}{{token}}{{#l}}-{{token}}{{/l}}", &mustache, NULL));
	g_assert_true(mustache_render(mustache, view, &options, out, NULL));
	g_assert_cmpstr(out->str, ==, "{{token}} XXXX-XX-XX");
	g_assert_cmpuint(places->len, ==, 3);
	assert_place(places, 0, 12, "XX");
	assert_place(places, 1, 15, "XX");
	assert_place(places, 2, 18, "XX");
	/* What is rendered in vain leaves no places. */
	g_assert_true(mustache_parse("{{token}}{{>loop}}", &broken, NULL));
	g_assert_false(mustache_render(broken, view, &looping, out, NULL));
	g_assert_cmpuint(places->len, ==, 3);
	/* A fill is escaped as a value is, and a place is as long as what is printed. */
	g_string_truncate(out, 0);
	g_assert_true(mustache_parse("<{{why}}|{{token}}>", &other, NULL));
	g_assert_true(mustache_render(other, view, &escaping, out, NULL));
	g_assert_cmpstr(out->str, ==, "<a &amp; b|XX>");
	assert_place(places, 3, 1, "a &amp; b");
	assert_place(places, 4, 11, "XX");
}

static void
test_no_view_no_partials(void)
{
	g_autoptr(Mustache) mustache = NULL;
	const MustacheOptions options = { .escape = MUSTACHE_HTML };
	g_autoptr(GString) out = g_string_new("before ");

	g_assert_true(mustache_parse("[{{.}}{{n}}{{#n}}x{{/n}}{{>item}}]", &mustache, NULL));
	g_assert_true(mustache_render(mustache, NULL, &options, out, NULL));
	g_assert_true(mustache_render(mustache, NULL, &options, out, NULL));
	g_assert_cmpstr(out->str, ==, "before [][]");
}

/* @depth sections around an x. */
static char *
nest(guint depth)
{
	g_autoptr(GString) text = g_string_new("x");

	for (guint i = 0; i < depth; i++) {
		g_string_prepend(text, "{{#yes}}");
		g_string_append(text, "{{/yes}}");
	}
	return g_string_free(g_steal_pointer(&text), FALSE);
}

static void
test_depth_cap(void)
{
	json_auto_t *view = json_loads(view_text, 0, NULL);
	g_autofree char *fits = nest(MUSTACHE_DEPTH_MAX);
	g_autofree char *passes = nest(MUSTACHE_DEPTH_MAX + 1);
	g_autofree char *rendered = render(fits, view, NULL, MUSTACHE_HTML);
	g_autofree char *refused = render(passes, view, NULL, MUSTACHE_HTML);

	g_assert_cmpstr(rendered, ==, "x");
	g_assert_cmpstr(refused, ==, "line 1: nested deeper than 64 sections");
}

/* A list of @count nulls under the name "list". */
static json_t *
long_list(guint count)
{
	json_t *list = json_array();

	for (guint i = 0; i < count; i++) {
		json_array_append_new(list, json_null());
	}
	return json_pack("{s:o}", "list", list);
}

static void
test_output_cap(void)
{
	json_auto_t *view = long_list(64);
	g_autofree char *text = g_strnfill(MUSTACHE_OUTPUT_BYTES_MAX / 64, 'x');
	g_autofree char *fits = g_strdup_printf("{{#list}}%s{{/list}}", text);
	g_autofree char *passes = g_strdup_printf("%s\nx", fits);
	g_autofree char *rendered = render(fits, view, NULL, MUSTACHE_HTML);
	g_autofree char *refused = render(passes, view, NULL, MUSTACHE_HTML);

	g_assert_cmpuint(strlen(rendered), ==, MUSTACHE_OUTPUT_BYTES_MAX);
	g_assert_cmpstr(refused, ==, "line 1: more is rendered than the cap allows");
}

static void
test_steps_cap(void)
{
	json_auto_t *view = long_list(500);
	g_autofree char *got = render("{{#list}}{{#list}}{{#list}}{{.}}{{/list}}{{/list}}{{/list}}",
		view, NULL, MUSTACHE_HTML);

	g_assert_cmpstr(got, ==, "line 1: rendering takes too many steps");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(spec_modules); i++) {
		g_autofree char *path = g_strconcat("/mustache/spec/", spec_modules[i], NULL);

		g_test_add_data_func(path, spec_modules[i], test_spec);
	}
	g_test_add_data_func("/mustache/values", &value_table, test_table);
	g_test_add_data_func("/mustache/sections", &section_table, test_table);
	g_test_add_data_func("/mustache/partials", &partial_table, test_table);
	g_test_add_data_func("/mustache/faults", &fault_table, test_table);
	g_test_add_func("/mustache/plain_text", test_plain_text);
	g_test_add_func("/mustache/place", test_place);
	g_test_add_func("/mustache/no_view_no_partials", test_no_view_no_partials);
	g_test_add_func("/mustache/depth_cap", test_depth_cap);
	g_test_add_func("/mustache/output_cap", test_output_cap);
	g_test_add_func("/mustache/steps_cap", test_steps_cap);
	return g_test_run();
}
