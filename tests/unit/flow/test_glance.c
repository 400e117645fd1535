/* What a look at each source says: its state, what is to be done, in words and as an exit code. */
#include "poll_world.h"

#include "flow/glance.h"

/* One row of a report. */
static json_t *
row_of(const char *state, int posts)
{
	return json_pack("{s:s, s:s, s:s, s:i, s:[]}", "name", "blog", "url", "file:///x", "state",
		state, "posts", posts, "tags");
}

static void
test_judge(void)
{
	static const struct {
		const char *states[3];
		int code; /* 0: well */
		const char *words;
	} rows[] = {
		{ { "read" }, 0, NULL },
		{ { "read in part", "never read", "read" }, 0, NULL },
		{ { "not reachable" }, ERROR_REMOTE_TEMPORARY, "1 of 1 sources" },
		{ { "not asked", "read" }, ERROR_REMOTE_TEMPORARY, "1 of 2 sources" },
		{ { "not asked", "not reachable", "read" }, ERROR_REMOTE_TEMPORARY,
			"2 of 3 sources" },
		{ { "refused" }, ERROR_REMOTE_PERMANENT, "1 of 1 sources could not be read" },
		{ { "cannot be read", "read" }, ERROR_REMOTE_PERMANENT, "1 of 2 sources" },
		{ { "cannot be read", "not reachable" }, ERROR_REMOTE_PERMANENT, "2 of 2 sources" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		json_auto_t *report = json_array();
		GError *error = NULL;

		for (guint j = 0; j < 3 && rows[i].states[j] != NULL; j++) {
			json_array_append_new(report, row_of(rows[i].states[j], 0));
		}
		if (rows[i].code == 0) {
			assert_done(glance_judge(report, &error));
		} else {
			assert_fails(glance_judge(report, &error), rows[i].code, rows[i].words);
		}
	}
}

static void
test_text(void)
{
	static const char *const report =
		"[{\"name\":\"toot\",\"url\":\"https://t.example/\",\"state\":\"read\",\"posts\":3,"
		"\"tags\":[{\"tag\":\"#JoyFE\",\"posts\":2,\"since\":\"2026-11-12T09:00:00Z\"},"
		"{\"tag\":\"#Chat\",\"posts\":1,\"since\":null},"
		"{\"tag\":\"#Gone\",\"posts\":0,\"since\":null}]},"
		"{\"name\":\"blog\",\"url\":\"https://b.example/\",\"state\":\"read in part\","
		"\"posts\":1,\"why\":\"it breaks off\",\"mend\":\"ask them\",\"tags\":[]},"
		"{\"name\":\"gone\",\"url\":\"https://g.example/\",\"state\":\"refused\","
		"\"posts\":0,\"why\":\"HTTP 410\",\"mend\":null,"
		"\"tags\":[{\"tag\":\"#JoyFE\",\"posts\":0}]}]";
	json_auto_t *rows = json_loads(report, 0, NULL);
	g_autofree char *text = glance_text(rows);

	g_assert_cmpstr(text, ==,
		"source toot (https://t.example/): read; 3 posts seen\n"
		"    #JoyFE: 2 posts, since Thu 12 Nov 2026, 09:00\n"
		"    #Chat: 1 post\n"
		"    #Gone: none seen\n"
		"source blog (https://b.example/): read in part; 1 post seen\n"
		"    it breaks off\n"
		"    ask them\n"
		"source gone (https://g.example/): refused\n"
		"    HTTP 410\n");
}

/* "STATE; why; mend" of the one source. */
static void
assert_glance(World *world, const char *state, const char *why, const char *mend)
{
	json_auto_t *report = NULL;
	GError *error = NULL;

	assert_done(glance_run(&world->context, &report, &error));
	g_assert_cmpuint(json_array_size(report), ==, 1);
	const json_t *row = json_array_get(report, 0);
	const char *said = json_string_value(json_object_get(row, "why"));
	const char *told = json_string_value(json_object_get(row, "mend"));
	g_assert_cmpstr(json_string_value(json_object_get(row, "state")), ==, state);
	g_assert_true((why == NULL) == (said == NULL));
	g_assert_true(why == NULL || strstr(said, why) != NULL);
	g_assert_true((mend == NULL) == (told == NULL));
	g_assert_true(mend == NULL || strstr(told, mend) != NULL);
}

static SourceSpec *
scene(World *world)
{
	world_new_digest(world, "weekly", "JoyFE Chat", "");
	return world_source(world, "blog", "JoyFE Chat");
}

static void
test_files(World *world, gconstpointer data)
{
	(void)data;
	scene(world);
	assert_glance(world, "cannot be read", "", "look at how the path is spelled");
	world_write(world, "blog.xml", "<html><title>Home</title>");
	assert_glance(world, "cannot be read", "title: Home", "what is wanted is a file of RSS");
	world_write(world, "blog.xml",
		"<html><link rel=\"alternate\" href=\"https://b.example/f\" "
		"type=\"application/rss+xml\"><title>Home</title>");
	assert_glance(world, "cannot be read", "(expected url = https://b.example/f)", NULL);
	world_write(world, "blog.xml", "<rss><channel><title>T</title></channel></rss>");
	assert_glance(world, "never read", NULL, "there is nothing in it");
	write_feed(world, "blog.xml", "red blue");
	assert_glance(world, "read", NULL, NULL);
	rewrite_feed(world, "blog.xml", "</channel></rss>", "");
	assert_glance(world, "read in part", "breaks off", NULL);
	/* Nothing of all that is kept. */
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM source"), ==, 0);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM post"), ==, 0);
}

/* What is seen is counted for each hashtag: how many, from when to when. */
static void
test_tags(World *world, gconstpointer data)
{
	json_auto_t *report = NULL;
	GError *error = NULL;

	(void)data;
	scene(world);
	write_feed(world, "blog.xml", "red blue");
	rewrite_feed(world, "blog.xml", "mark-blue #JoyFE", "mark-blue");
	assert_done(glance_run(&world->context, &report, &error));
	const json_t *row = json_array_get(report, 0);
	const json_t *tags = json_object_get(row, "tags");
	const json_t *joy = json_array_get(tags, 0);
	const json_t *chat = json_array_get(tags, 1);
	g_assert_cmpuint(json_array_size(tags), ==, 2);
	g_assert_cmpstr(json_string_value(json_object_get(joy, "tag")), ==, "#JoyFE");
	g_assert_cmpint(json_integer_value(json_object_get(joy, "posts")), ==, 1);
	g_assert_cmpstr(json_string_value(json_object_get(joy, "since")), ==,
		"2026-11-12T09:00:00Z");
	g_assert_cmpstr(json_string_value(json_object_get(joy, "newest")), ==,
		"2026-11-12T09:00:00Z");
	g_assert_cmpint(json_integer_value(json_object_get(chat, "posts")), ==, 0);
	g_assert_true(json_is_null(json_object_get(chat, "since")));
	g_assert_cmpint(json_integer_value(json_object_get(row, "kept")), ==, 1);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/glance/judge", test_judge);
	g_test_add_func("/glance/text", test_text);
	add_test("/glance/files", test_files);
	add_test("/glance/tags", test_tags);
	return g_test_run();
}
