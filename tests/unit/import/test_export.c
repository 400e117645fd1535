/* An export as one row of items, gone on with at any of them; posts as JSON lines. */
#include "import/export.h"

#include "folder.h"

static const char *const verdicts[] = {
	[IMPORT_END] = "end",
	[IMPORT_POST] = "post",
	[IMPORT_UNTAGGED] = "untagged",
	[IMPORT_PRIVATE] = "private",
	[IMPORT_UNREADABLE] = "unreadable",
	[IMPORT_OTHER] = "other",
};

typedef struct World {
	char *folder;
	SourceSpec *spec;
	HashtagGlance *glance;
	ImportInput input;
} World;

static void
set_up(World *world, gconstpointer data)
{
	(void)data;
	world->folder = folder_new();
	world->spec = source_spec_new();
	g_ptr_array_add(world->spec->tags, hashtag_new("#JoyFE"));
	world->glance = hashtag_glance_new(world->spec->tags);
	world->input = (ImportInput){ world->spec, world->glance, 1800000000 };
}

static void
tear_down(World *world, gconstpointer data)
{
	(void)data;
	remove_tree(world->folder);
	g_free(world->folder);
	hashtag_glance_free(world->glance);
	source_spec_free(world->spec);
}

/* A line as `parse` prints it, with more members behind the first. @return owned. */
static char *
line_of(const char *text, const char *more)
{
	return g_strdup_printf("{\"title\":null,\"link\":\"https://blog.example/1\","
			       "\"id\":\"one\",\"published\":\"2026-11-16T08:00:00Z\","
			       "\"content\":\"%s\",\"content_type\":\"text\",\"text\":\"%s\","
			       "\"media\":[],\"links\":[],\"consent\":\"open\"%s%s}\n",
		text, text, strstr(more, "tags") == NULL ? ",\"tags\":[]" : "", more);
}

/* "PATH:LINE=VERDICT" of all items behind a place. @return owned. */
static char *
items_of(World *world, const ExportPlace *place)
{
	g_autoptr(Export) export = NULL;
	g_auto(ExportItem) item = { 0 };
	GString *text = g_string_new(NULL);
	GError *error = NULL;

	g_assert_true(export_open(world->folder, &world->input, &export, &error));
	export_go_on(export, place);
	do {
		g_assert_true(export_next(export, &item, &error));
		if (item.said.verdict != IMPORT_END) {
			g_string_append_printf(text, "%s:%u=%s ", item.path, item.said.line,
				verdicts[item.said.verdict]);
		}
	} while (item.said.verdict != IMPORT_END);
	g_assert_cmpint(export_at(export), ==, export_size(export));
	return g_string_free(text, FALSE);
}

static void
fill(World *world)
{
	g_autofree char *good = line_of("Words #JoyFE", "");
	g_autofree char *other = line_of("Words #Gardening", "");
	g_autofree char *all = g_strconcat(good, "\n", other, "{broken\n", good, NULL);

	folder_put(world->folder, "posts_2.jsonl", all, -1);
	folder_put(world->folder, "posts_10.jsonl", good, -1);
	folder_put(world->folder, "notes.txt", "hello", -1);
}

#define ALL \
	"posts_2.jsonl:1=post posts_2.jsonl:3=untagged posts_2.jsonl:4=unreadable " \
	"posts_2.jsonl:5=post posts_10.jsonl:1=post "

static void
test_items(World *world, gconstpointer data)
{
	(void)data;
	fill(world);
	g_autofree char *got = items_of(world, &(ExportPlace){ 0, 0 });
	g_assert_cmpstr(got, ==, ALL);
}

/* At each place the rest is what an undisturbed reading has there. */
static void
test_goes_on(World *world, gconstpointer data)
{
	static const ExportPlace places[] = { { 2, 1 }, { 2, 2 }, { 2, 3 }, { 2, 4 }, { 3, 1 } };
	const char *rest = ALL;

	(void)data;
	fill(world);
	for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
		g_autofree char *got = items_of(world, &places[i]);

		rest = strchr(rest, ' ') + 1;
		g_assert_cmpstr(got, ==, rest);
	}
}

static void
test_nothing_to_read(World *world, gconstpointer data)
{
	g_autoptr(Export) export = NULL;
	g_autoptr(GError) error = NULL;

	(void)data;
	folder_put(world->folder, "start.html", "<!DOCTYPE html><title>Facebook</title>", -1);
	g_assert_false(export_open(world->folder, &world->input, &export, &error));
	g_assert_nonnull(strstr(error->message, "start.html is a download of Facebook"));
	g_assert_nonnull(strstr(error->message, "JSON instead of HTML"));
}

/* Where what is said is kept, no name of a file stands in it. */
static void
test_watched(World *world, gconstpointer data)
{
	g_autoptr(Export) export = NULL;
	g_autoptr(GError) error = NULL;
	ExportWatch watch = { .hides_names = true, .is_cut_off = true };

	(void)data;
	folder_put(world->folder, "eve.html", "<!DOCTYPE html><title>Facebook</title>", -1);
	g_assert_false(export_open_watched(world->folder, &world->input, &watch, &export, &error));
	g_assert_nonnull(strstr(error->message, "it holds a download of Facebook"));
	g_assert_null(strstr(error->message, "eve"));
	g_assert_false(watch.is_cut_off);
}

/* What either time says is fresh; a clock that was set back is no reason to wait for ever. */
static void
test_fresh(World *world, gconstpointer data)
{
	static const struct {
		ExportTimes times;
		bool is_fresh;
	} rows[] = {
		{ { 1000, 1000 }, true },
		{ { 0, 941 }, true }, /* copied with its time */
		{ { 941, 0 }, true },
		{ { 940, 940 }, false },
		{ { 0, 1059 }, true },
		{ { 0, 1060 }, false },
	};
	g_autofree char *name = NULL;
	g_autofree char *again = NULL;
	g_autofree char *path = g_build_filename(world->folder, "a", NULL);
	ExportTimes times;
	GError *error = NULL;

	(void)data;
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_assert_cmpint(export_is_fresh(&rows[i].times, 1000, 60), ==, rows[i].is_fresh);
	}
	/* An empty folder came as well. */
	const int64_t before_s = g_get_real_time() / G_USEC_PER_SEC - 1;
	g_assert_true(export_identify(world->folder, &name, &times, &error));
	g_assert_cmpint(times.written_s, ==, 0);
	g_assert_cmpint(times.placed_s, >=, before_s);
	folder_put(world->folder, "a", "", 0);
	g_assert_true(export_identify(path, &again, &times, &error));
	g_assert_cmpint(times.placed_s, >=, before_s);
}

#define TABLE "text,url,date\n#JoyFE,https://b.example/1,2026-11-16\n"

/* What looks like a table of posts, and is left out for what lies beside it, is told. */
static void
test_left_out(World *world, gconstpointer data)
{
	g_autoptr(Export) export = NULL;
	g_autofree char *line = line_of("Words #JoyFE", "");
	GError *error = NULL;

	(void)data;
	folder_put(world->folder, "posts.jsonl", line, -1);
	folder_put(world->folder, "Patents.csv", "Title,Description,Url,Issued On\n", -1);
	folder_put(world->folder, "links.csv", "Title,Description,Url,Started On\n", -1);
	g_assert_true(export_open(world->folder, &world->input, &export, &error));
	g_assert_cmpuint(export_remarks(export)->len, ==, 0);
	g_clear_pointer(&export, export_free);
	folder_put(world->folder, "mine.csv", TABLE, -1);
	folder_put(world->folder, "ours.csv", TABLE, -1);
	g_assert_true(export_open(world->folder, &world->input, &export, &error));
	g_assert_cmpuint(export_remarks(export)->len, ==, 1);
	g_assert_cmpstr(g_ptr_array_index(export_remarks(export), 0), ==,
		"mine.csv and others, 2 in all, look like tables of posts and were left out, since "
		"an export lies beside them: import them by themselves");
}

static void
test_lacks(World *world, gconstpointer data)
{
	g_autoptr(Export) export = NULL;
	g_autoptr(GError) error = NULL;

	(void)data;
	folder_put(world->folder, "x.csv", "author,text\nA,#JoyFE\n", -1);
	g_assert_false(export_open(world->folder, &world->input, &export, &error));
	g_assert_nonnull(strstr(error->message, "x.csv has no column of dates"));
	g_assert_nonnull(strstr(error->message, "its columns are: author, text"));
	g_clear_error(&error);
	folder_put(world->folder, "x.csv", "From,To,Date,Text\na,b,2026-11-16,#JoyFE\n", -1);
	g_assert_false(export_open(world->folder, &world->input, &export, &error));
	g_assert_nonnull(strstr(error->message, "letters"));
	g_assert_nonnull(strstr(error->message, "x.csv (by its name or columns a part of a table"));
}

/* One line that is none of ours costs the others nothing, wherever it stands. */
static void
test_odd_lines(World *world, gconstpointer data)
{
	static const struct {
		const char *before, *want; /* NULL: it is no list of posts */
	} each[] = {
		{ "{\"a\":1}\n", "one.jsonl:1=unreadable one.jsonl:2=post " },
		{ "\n{broken\nof one\"}\n",
			"one.jsonl:2=unreadable one.jsonl:3=unreadable one.jsonl:4=post " },
		{ "{\"items\":[\n", NULL },
		{ "Dear Ada,\n", NULL },
	};

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(each); i++) {
		g_autofree char *line = line_of("#JoyFE", "");
		g_autofree char *all = g_strconcat(each[i].before, line, NULL);
		g_autoptr(Export) export = NULL;

		folder_put(world->folder, "one.jsonl", all, -1);
		g_assert_true(export_open(world->folder, &world->input, &export, NULL)
			== (each[i].want != NULL));
		if (each[i].want != NULL) {
			g_autofree char *got = items_of(world, &(ExportPlace){ 0, 0 });
			g_assert_cmpstr(got, ==, each[i].want);
		}
	}
}

/* The first item of a file with one line. To be cleared. */
static ExportItem
first_item(World *world, const char *line)
{
	g_autoptr(Export) export = NULL;
	ExportItem item = { 0 };
	GError *error = NULL;

	folder_put(world->folder, "one.jsonl", line, -1);
	g_assert_true(export_open(world->folder, &world->input, &export, &error));
	g_assert_true(export_next(export, &item, &error));
	return item;
}

typedef struct Row {
	const char *text, *more;
	ImportVerdict want;
} Row;

static void
test_verdicts(World *world, gconstpointer data)
{
	static const Row rows[] = {
		{ "#JoyFE", "", IMPORT_POST },
		{ "\\u0023JoyFE", "", IMPORT_POST },
		{ "&#35;JoyFE", "", IMPORT_POST }, /* perhaps: reading it tells */
		{ "nothing", ",\"tags\":[\"JoyFE\"]", IMPORT_POST },
		{ "#Joy", "", IMPORT_UNTAGGED },
		{ "#JoyFE", ",\"consent\":\"refused\",\"consent_reason\":\"visibility: direct\"",
			IMPORT_PRIVATE },
		{ "#JoyFE", ",\"consent\":\"refused\",\"consent_reason\":\"noindex\"",
			IMPORT_POST },
		{ "#JoyFE", ",\"group\":\"SET members\"", IMPORT_PRIVATE },
		{ "#JoyFE", ",\"group\":\"SET\",\"agreed\":\"2026-11-01, moderators\"",
			IMPORT_POST },
		{ "#JoyFE", ",\"media\":4", IMPORT_UNREADABLE },
		/* a consent is one of the words for a yes, or a no */
		{ "#JoyFE", ",\"consent\":\"reduced\"", IMPORT_POST },
		{ "#JoyFE", ",\"consent\":null", IMPORT_POST },
		{ "#JoyFE", ",\"consent\":\"no\"", IMPORT_PRIVATE },
		{ "#JoyFE", ",\"consent\":\"private\"", IMPORT_PRIVATE },
		{ "#JoyFE", ",\"consent\":\"Open\"", IMPORT_PRIVATE },
		{ "#JoyFE", ",\"consent\":\"\"", IMPORT_PRIVATE },
		{ "#JoyFE", ",\"consent\":false", IMPORT_PRIVATE },
		{ "#JoyFE", ",\"consent\":true", IMPORT_PRIVATE },
		{ "#JoyFE", ",\"consent\":[\"open\"]", IMPORT_PRIVATE },
		{ "#Joy", ",\"consent\":\"no\"", IMPORT_UNTAGGED },
		{ "#Joy #nobot", "", IMPORT_UNTAGGED },
	};

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *line = line_of(rows[i].text, rows[i].more);
		g_auto(ExportItem) item = first_item(world, line);

		if (item.said.verdict != rows[i].want) {
			g_test_message("%s%s: %s", rows[i].text, rows[i].more,
				verdicts[item.said.verdict]);
			g_test_fail();
		}
	}
}

/* A line without a hashtag comes with its post where that may take something away. */
static void
test_untagged_no(World *world, gconstpointer data)
{
	static const struct {
		const char *more;
		bool has_post, is_refused;
	} rows[] = {
		{ "", false, false },
		{ ",\"updated\":null", false, false },
		{ ",\"updated\":\"2026-11-17T08:00:00Z\"", true, false },
		{ ",\"consent\":\"refused\"", true, true },
		{ ",\"consent\":\"refused\",\"consent_reason\":\"visibility: private\"", true,
			true },
		{ ",\"consent\":\"no\"", true, true },
		{ ",\"consent\" : \"no\"", true, true },
		{ ",\"\\u0063onsent\":\"no\",\"x\":\"#JoyFEs\"", true, true },
		{ ",\"consent\":\"no\",\"media\":4", false, false },
		{ ",\"tags\":[\"#nobot\"]", true, true },
		/* of a group nobody says that it agreed */
		{ ",\"updated\":\"2026-11-17T08:00:00Z\",\"group\":\"SET\"", false, false },
	};

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *line = line_of("Words", rows[i].more);
		g_auto(ExportItem) item = first_item(world, line);
		const Post *post = item.said.post;

		g_assert_true((post != NULL) == rows[i].has_post);
		g_assert_true((post != NULL && post->consent == POST_CONSENT_REFUSED)
			== rows[i].is_refused);
	}
}

/* Two files one behind the other, the first without its last line's end: nothing is lost. */
static void
test_one_line(World *world, gconstpointer data)
{
	static const struct {
		const char *between, *behind;
		const char *want;
	} rows[] = {
		{ "", "", "one.jsonl:1=post one.jsonl:1=post one.jsonl:2=post " },
		{ " , ", " ", "one.jsonl:1=post one.jsonl:1=post one.jsonl:2=post " },
		{ ",", ",", "one.jsonl:1=post one.jsonl:1=post one.jsonl:2=post " },
		{ "", "}",
			"one.jsonl:1=post one.jsonl:1=post one.jsonl:1=unreadable "
			"one.jsonl:2=post " },
		{ "", "{\"title\": broken",
			"one.jsonl:1=post one.jsonl:1=post one.jsonl:1=unreadable "
			"one.jsonl:2=post " },
		{ "words ", "", "one.jsonl:1=post one.jsonl:1=unreadable one.jsonl:2=post " },
		{ "[", "]", "one.jsonl:1=post one.jsonl:1=unreadable one.jsonl:2=post " },
	};
	g_autofree char *line = line_of("{\\\"} #JoyFE", "");

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *all = g_strdup_printf("%.*s%s%.*s%s\n%s", (int)strlen(line) - 1,
			line, rows[i].between, (int)strlen(line) - 1, line, rows[i].behind, line);

		folder_put(world->folder, "one.jsonl", all, -1);
		g_autofree char *got = items_of(world, &(ExportPlace){ 0, 0 });
		g_assert_cmpstr(got, ==, rows[i].want);
		const ExportPlace first = { 1, 1 };
		g_autofree char *rest = items_of(world, &first);
		g_assert_cmpstr(rest, ==, strchr(rows[i].want, ' ') + 1);
	}
}

/* What other programs print of our lines has blanks, or its keys in another order. */
static void
test_printed_anew(World *world, gconstpointer data)
{
	static const char *const lines[] = {
		"{\"title\": null, \"link\": \"https://blog.example/1\", \"text\": \"One #JoyFE\", "
		"\"tags\": [\"#JoyFE\"]}\n",
		"\xef\xbb\xbf{ \"title\" : \"One\" , \"text\" : \"#JoyFE\" , \"link\" : null }\n",
		"{\"author\":\"Ada\",\"consent\":\"open\",\"consent_reason\":null,"
		"\"text\":\"One #JoyFE\"}\n",
	};

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
		g_auto(ExportItem) item = first_item(world, lines[i]);

		g_assert_cmpint(item.said.verdict, ==, IMPORT_POST);
	}
	g_auto(ExportItem) kept = first_item(world,
		"{\"title\": null, \"link\": null, \"text\": \"One\", \"consent\": \"refused\"}\n");
	g_assert_cmpint(kept.said.post->consent, ==, POST_CONSENT_REFUSED);
}

/* An editor that knows no UTF-8; and one bad byte of those that do. */
static void
test_charsets(World *world, gconstpointer data)
{
	g_autofree char *latin = line_of("Caf\xe9 \x93yes\x94 #JoyFE", "");
	g_autofree char *bad = line_of("Caf\xc3\xa9 \xe2\x80\x9cyes\xe2\x80\x9d \xff #JoyFE", "");
	g_auto(ExportItem) one = first_item(world, latin);
	g_assert_cmpstr(one.said.post->text, ==, "Café “yes” #JoyFE");
	g_auto(ExportItem) other = first_item(world, bad);

	(void)data;
	g_assert_cmpstr(other.said.post->text, ==, "Café “yes” \xef\xbf\xbd #JoyFE");
}

/* Anybody may have written the line. */
static void
test_hostile_post(World *world, gconstpointer data)
{
	g_autofree char *line = line_of("#JoyFE <b>\\u202e\\u0007words",
		",\"link\":\"javascript:alert(1)\",\"author\":\"A\\u0000\\nda\","
		"\"author_url\":\"file:///etc/passwd\",\"native_id\":\"a\\u0001b\","
		"\"links\":[{\"url\":\"javascript:x\",\"words\":\"y\"},"
		"{\"url\":\"https://a.example/\",\"words\":\"z\"}],"
		"\"media\":[{\"kind\":\"picture\",\"url\":\"data:x\",\"alt\":null}],"
		"\"card\":{\"url\":\"data:x\",\"title\":\"t\"},"
		"\"quote\":{\"url\":\"data:x\",\"text\":\"\\u0007t\"}");
	g_auto(ExportItem) item = first_item(world, line);
	const Post *post = item.said.post;

	(void)data;
	g_assert_cmpint(item.said.verdict, ==, IMPORT_POST);
	g_assert_null(post->url);
	g_assert_null(post->author_url);
	g_assert_null(post->native_id);
	g_assert_null(post->card);
	g_assert_null(post->quote->url);
	g_assert_cmpstr(post->quote->text, ==, "t");
	g_assert_cmpuint(post->media->len, ==, 0);
	for (guint i = 0; i < post->links->len; i++) {
		const PostLink *link = g_ptr_array_index(post->links, i);

		g_assert_cmpstr(link->url, ==, "https://a.example/");
	}
	g_assert_null(strchr(post->text, '\007'));
	g_assert_null(strstr(post->text, "\342\200\256"));
	g_assert_null(strchr(post->author_name, '\n'));
}

#define add(path, function) g_test_add(path, World, NULL, set_up, function, tear_down)

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add("/export/items", test_items);
	add("/export/goes-on", test_goes_on);
	add("/export/nothing-to-read", test_nothing_to_read);
	add("/export/watched", test_watched);
	add("/export/fresh", test_fresh);
	add("/export/left-out", test_left_out);
	add("/export/lacks", test_lacks);
	add("/export/odd-lines", test_odd_lines);
	add("/export/verdicts", test_verdicts);
	add("/export/untagged-no", test_untagged_no);
	add("/export/one-line", test_one_line);
	add("/export/printed-anew", test_printed_anew);
	add("/export/charsets", test_charsets);
	add("/export/hostile-post", test_hostile_post);
	return g_test_run();
}
