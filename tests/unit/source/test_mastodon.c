/* What is asked for in which order, and what is said of how far it was read. */
#include "mastodon_play.h"

/* The newest page of each tag; then back, until a page is empty. */
static void
test_newest_first(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE Gŵyl", NULL);
	begin(&play, 50);
	g_assert_cmpstr(request_at(&play, 0)->url, ==,
		"https://tooter.example/api/v1/timelines/tag/joyfe?limit=40&only_media=0");
	g_assert_true(strstr(request_at(&play, 1)->url, "/tag/g%C5%B5yl?") != NULL);
	g_assert_cmpstr(play.step.title, ==, "tooter.example");
	g_assert_false(play.step.is_behind);

	go(&play, page_of("newest joyfe", "30 20"));
	g_assert_cmpuint(play.step.posts->len, ==, 2);
	assert_marks(&play, ""); /* the other tag's newest page comes before older posts */
	go(&play, page_of("newest gŵyl", "7"));
	assert_marks(&play, "gap joyfe 20, gap gŵyl 7");
	g_assert_true(strstr(request_at(&play, 0)->url, "&max_id=20") != NULL);
	go(&play, page_of("gap joyfe 20", "10"));
	assert_marks(&play, "gap joyfe 10");
	g_assert_true(play.step.is_behind);
	go(&play, page_of("gap joyfe 10", ""));
	go(&play, page_of("gap gŵyl 7", ""));
	assert_marks(&play, "");
	g_assert_false(play.step.is_behind);
	g_assert_cmpint(play.step.outcome, ==, STEP_GO_ON);
}

/* 60 tags and 5 requests a run: all are read, in turns, and it says what is behind. */
static void
test_turns(void)
{
	g_autoptr(GString) names = g_string_new(NULL);
	g_autoptr(GHashTable) asked = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_auto(Play) play;

	for (int i = 0; i < 60; i++) {
		g_string_append_printf(names, "%stag%d", i > 0 ? " " : "", i);
	}
	play_init(&play, names->str, "{\"version\":2,\"probed\":1795000000}");
	for (int run = 0; run < 12; run++) {
		begin(&play, 5);
		g_assert_cmpuint(play.step.requests->len, ==, 5);
		g_assert_true(play.step.is_behind);
		g_assert_nonnull(strstr(play.step.behind, "55 of 60"));
		g_autoptr(GPtrArray) requests = g_ptr_array_ref(play.step.requests);
		for (guint i = 0; i < 5; i++) {
			const Request *request = g_ptr_array_index(requests, i);
			g_hash_table_add(asked, g_strdup(request->mark));
			go(&play, page_of(request->mark, ""));
		}
	}
	g_assert_cmpuint(g_hash_table_size(asked), ==, 60);
}

/* A budget that ends in a gap: the next run reads the newest page, then goes on where it was. */
static void
test_resumes(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE", NULL);
	begin(&play, 2);
	go(&play, page_of("newest joyfe", "30 20"));
	assert_marks(&play, "gap joyfe 20");
	go(&play, page_of("gap joyfe 20", "19 18"));
	assert_marks(&play, "");
	g_assert_true(play.step.is_behind);
	const StepReading *reading = g_ptr_array_index(play.step.readings, 0);
	g_assert_cmpstr(reading->tag, ==, "joyfe");
	g_assert_cmpint(reading->missing_from_s, ==, play.input.begin_s);
	begin(&play, 5);
	go(&play, page_of("newest joyfe", "31 30"));
	assert_marks(&play, "gap joyfe 18");
}

#define GAPS "{\"top\":[\"30\"],\"gaps\":[{\"below\":\"20\",\"to\":[\"1\"],\"until\":1}]}"
#define AGAIN "{\"top\":[\"30\"],\"again\":{\"below\":\"20\",\"until\":1}}"
#define TAGS(each) "{\"version\":2,\"tags\":{\"joyfe\":" each ",\"chat\":" each "}}"

/* What a budget leaves for gaps goes to each tag in turn; so does what it leaves for what is read
 * once more. */
static void
test_gap_turns(void)
{
	static const char *const states[] = { TAGS(GAPS), TAGS(AGAIN) };
	static const char *const phases[] = { "gap", "again" };

	for (guint i = 0; i < G_N_ELEMENTS(states); i++) {
		g_auto(Play) play;

		play_init(&play, "JoyFE Chat", states[i]);
		for (guint run = 0; run < 4; run++) {
			g_autofree char *next = g_strdup_printf("%s %s 20", phases[i],
				run % 2 == 0 ? "joyfe" : "chat");
			begin(&play, 3);
			g_assert_cmpuint(play.step.requests->len, ==, 2);
			go(&play, page_of("newest joyfe", "30"));
			go(&play, page_of("newest chat", "30"));
			assert_marks(&play, next);
		}
	}
}

/* Other tags or rules: read anew, and what else is remembered stays. */
static void
test_new_reading(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE",
		"{\"version\":2,\"probed\":1794990000,\"local_only\":true,"
		"\"tags\":{\"joyfe\":{\"top\":[\"30\"],\"read\":1},\"gone\":{\"top\":[\"1\"]}}}");
	play.input.is_new_reading = true;
	begin(&play, 5);
	g_assert_true(strstr(request_at(&play, 0)->url, "local=true") != NULL);
	const json_t *tags = json_object_get(play.state, "tags");
	g_assert_null(json_object_get(tags, "gone"));
	g_assert_cmpuint(json_object_size(json_object_get(tags, "joyfe")), ==, 0);
	g_assert_cmpint(json_integer_value(json_object_get(play.state, "probed")), ==, 1794990000);
}

/* Foreign ids go back encoded, or not at all. */
static void
test_ids_are_foreign(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE", NULL);
	begin(&play, 5);
	go(&play, page_of("newest joyfe", "a&b#c"));
	g_assert_true(g_str_has_suffix(request_at(&play, 0)->url, "&max_id=a%26b%23c"));
	go(&play, page_of("gap joyfe a&b#c", ""));
	begin(&play, 5);
	go(&play,
		reply_of("newest joyfe", 200,
			"[{\"id\":\"a\\nb\",\"uri\":\"https://t.example/1\"}]"));
	g_assert_cmpuint(play.step.requests->len, ==, 0);
}

/* What cannot be gone back to is said, and what is there is kept. */
static void
test_no_way_back(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE", NULL);
	begin(&play, 5);
	go(&play, page_of("newest joyfe", "3 2"));
	go(&play, reply_of("gap joyfe 2", 400, "{\"error\":\"no max_id here\"}"));
	g_assert_cmpint(play.step.outcome, ==, STEP_GO_ON);
	g_assert_true(play.step.is_in_part);
	g_assert_nonnull(strstr(play.step.why, "no max_id here"));
	assert_marks(&play, "");
	g_assert_false(play.step.is_behind);
	play_clear(&play);
	play_init(&play, "JoyFE", NULL);
	begin(&play, 5);
	go(&play, page_of("newest joyfe", "3 2"));
	go(&play, page_of("gap joyfe 2", "3 2"));
	g_assert_true(play.step.is_in_part);
	g_assert_nonnull(strstr(play.step.why, "newest posts"));
}

/* An answer to what was asked before the timeline was begun anew is read and changes no place. */
static void
test_stale_answer(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE", NULL);
	begin(&play, 9);
	go(&play, page_of("newest joyfe", "3 2"));
	go(&play, page_of("gap joyfe 9", "8 7"));
	assert_marks(&play, "gap joyfe 2");
}

/* Where gaps are left, a quarter of the requests is theirs, one at least; the newest page of a tag
 * is asked for whatever the budget. */
static void
test_shares(void)
{
	static const struct {
		int budget;
		bool has_gap;
		guint newest;
	} rows[] = { { 8, false, 8 }, { 8, true, 6 }, { 3, true, 2 }, { 1, true, 1 },
		{ 1, false, 1 }, { 0, false, 0 }, { 50, true, 9 } };

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;
		play_init(&play, "a1 a2 a3 a4 a5 a6 a7 a8 a9",
			rows[i].has_gap ? "{\"version\":2,\"tags\":{\"a9\":{\"gaps\":"
					  "[{\"below\":\"7\"}]}}}"
					: NULL);
		begin(&play, rows[i].budget);
		g_assert_cmpuint(play.step.requests->len, ==, rows[i].newest);
		g_assert_true(play.step.is_behind == (rows[i].has_gap || rows[i].newest < 9));
	}
}

/* Three gaps and one request a run that is left for them: each has its turn, and what is still to
 * be read is said. */
static void
test_gaps_in_turns(void)
{
	static const char *const asked[] = { "gap a 7", "gap b 7", "gap c 7", "gap a 7" };
	g_auto(Play) play;

	play_init(&play, "a b c",
		"{\"version\":2,\"tags\":{\"a\":{\"top\":[\"9\"],\"gaps\":[{\"below\":\"7\"}]},"
		"\"b\":{\"top\":[\"9\"],\"gaps\":[{\"below\":\"7\"}]},"
		"\"c\":{\"top\":[\"9\"],\"gaps\":[{\"below\":\"7\"}]}}}");
	for (gsize i = 0; i < G_N_ELEMENTS(asked); i++) {
		begin(&play, 4);
		assert_marks(&play, "newest a, newest b, newest c");
		g_assert_cmpstr(play.step.behind, ==,
			"older posts of 3 of 3 hashtags are still to be read");
		go(&play, page_of("newest a", "9"));
		go(&play, page_of("newest b", "9"));
		go(&play, page_of("newest c", "9"));
		assert_marks(&play, asked[i]);
	}
	begin(&play, 2);
	assert_marks(&play, "newest a");
	g_assert_cmpstr(play.step.behind, ==,
		"2 of 3 hashtags come next time; older posts of 3 of 3 hashtags are still to be "
		"read");
	begin(&play, 2);
	assert_marks(&play, "newest b");
}

/* A tag without a gap is read a second time; each page below is followed by its next. */
static void
test_second_reading(void)
{
	g_autoptr(GString) ids = g_string_new(NULL);
	g_autoptr(GString) below = g_string_new(NULL);
	g_auto(Play) play;

	for (int i = 0; i < 20; i++) {
		g_string_append_printf(ids, "%s%d", i > 0 ? " " : "", 99 - i);
		g_string_append_printf(below, "%s%d", i > 0 ? " " : "", 79 - i);
	}
	play_init(&play, "a b",
		"{\"version\":2,\"tags\":{\"a\":{\"top\":[\"99\"],\"again_s\":-999999},"
		"\"b\":{\"top\":[\"99\"],\"gaps\":[{\"below\":\"7\"}]}}}");
	/* The last 48 hours begin before any of these posts, which say no time. */
	play.input.now_s = 0;
	begin(&play, 50);
	go(&play, page_of("newest a", ids->str));
	go(&play, page_of("newest b", ids->str));
	assert_marks(&play, "gap b 7, again a 80");
	go(&play, page_of("again a 80", below->str));
	assert_marks(&play, "again a 60");
	g_assert_cmpuint(play.step.posts->len, ==, 20);
	go(&play, page_of("again a 80", below->str));
	assert_marks(&play, "again a 60"); /* read meanwhile: it changes no place */
	go(&play, page_of("again a 60", "59"));
	assert_marks(&play, "");
	g_assert_true(play.step.is_behind);
	go(&play, page_of("gap b 7", ""));
	g_assert_false(play.step.is_behind);
	g_assert_null(play.step.behind);
}

static void
test_readings(void)
{
	char a[] = "a", b[] = "b", c[] = "c";
	g_auto(Play) play;

	/* b was read an hour ago, c has a gap that begins before its last reading; a never was. */
	play_init(&play, "c b a",
		"{\"version\":2,\"turn\":\"a\",\"tags\":{"
		"\"b\":{\"top\":[\"9\"],\"read\":1794996400,"
		"\"newest\":1794990000,\"oldest\":1794980000},"
		"\"c\":{\"top\":[\"9\"],\"read\":1794996400,"
		"\"newest\":1794990000,\"oldest\":1794980000,"
		"\"gaps\":[{\"below\":\"7\",\"until\":1794970000,\"upper\":1794980000}]}}}");
	begin(&play, 1);
	assert_marks(&play, "newest a");
	g_assert_cmpuint(play.step.readings->len, ==, 2);
	assert_reading(&play, 0, &(StepReading){ c, 1794990000, 1794980000, 1794970000, NOW });
	assert_reading(&play, 1, &(StepReading){ b, 1794990000, 1794980000, 1794996400, NOW });
	go(&play, page_of("newest a", ""));
	g_assert_cmpuint(play.step.readings->len, ==, 1);
	assert_reading(&play, 0, &(StepReading){ a, 0, 0, 0, 0 });
	begin(&play, 3);
	go(&play, reply_of("newest c", 503, ""));
	assert_reading(&play, 0, &(StepReading){ c, 1794990000, 1794980000, 1794970000, NOW });
	go(&play, page_of("newest c", "9"));
	assert_reading(&play, 0,
		&(StepReading){ c, 1794990000, 1794980000, 1794970000, 1794980000 });
	/* What was never read is missing from the beginning of the period. */
	play_clear(&play);
	play_init(&play, "a", NULL);
	go(&play, reply_of("newest a", 503, ""));
	assert_reading(&play, 0, &(StepReading){ a, 0, 0, NOW - 7 * 86400, NOW });
}

/* A state of another version is begun anew; the requests say what is wanted. */
static void
test_state_and_request(void)
{
	g_auto(Play) play;

	play_init(&play, "JoyFE", "{\"version\":1,\"local_only\":true}");
	begin(&play, 5);
	g_assert_null(json_object_get(play.state, "local_only"));
	g_assert_cmpint(json_integer_value(json_object_get(play.state, "version")), ==, 2);
	g_assert_cmpstr(request_at(&play, 0)->url, ==,
		"https://tooter.example/api/v1/timelines/tag/joyfe?limit=40&only_media=0");
	const GPtrArray *headers = request_at(&play, 0)->headers;
	g_assert_cmpuint(headers->len, ==, 1);
	g_assert_cmpstr(g_ptr_array_index(headers, 0), ==, "Accept: application/json");
	/* No tags: nothing to ask, and nothing is behind. */
	play_clear(&play);
	play_init(&play, "JoyFE", NULL);
	g_ptr_array_set_size(play.spec->tags, 0);
	begin(&play, 5);
	g_assert_cmpuint(play.step.requests->len, ==, 0);
	g_assert_false(play.step.is_behind);
}

/* A file: a list, a search's answer, one status; anything else is an error. */
static void
test_file(void)
{
#define STATUS \
	"{\"id\":\"1\",\"uri\":\"https://t.example/1\",\"content\":\"<p>x</p>\"," \
	"\"account\":{\"acct\":\"ada\"}}"
	static const struct {
		const char *body;
		bool is_known;
		int posts; /* -1: an error */
	} rows[] = {
		{ "[" STATUS "," STATUS "]", true, 2 },
		{ "{\"accounts\":[],\"statuses\":[" STATUS "]}", true, 1 },
		{ " \n" STATUS, true, 1 },
		{ "[]", false, 0 },
		{ "{\"statuses\":7}", false, -1 },
		{ "{}", false, -1 },
		{ "7", false, -1 },
		{ "", false, -1 },
		{ "  ", false, -1 },
		{ "<p>", false, -1 },
		{ " <p>", false, -1 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Reply) document = reply_of(NULL, 200, rows[i].body);
		g_autoptr(SourceSpec) spec = spec_of("JoyFE");
		const StepInput input = { .spec = spec, .reply = document };
		g_autoptr(GPtrArray) posts = NULL;
		g_autoptr(GError) error = NULL;
		char *remark = NULL;

		g_test_message("row %" G_GSIZE_FORMAT, i);
		g_assert_true(mastodon_kind.recognises(document) == rows[i].is_known);
		const bool is_read = mastodon_kind.parse(&input, &posts, &remark, &error);
		g_assert_true(is_read == (rows[i].posts >= 0));
		g_assert_true(is_read == (error == NULL));
		g_assert_cmpint(is_read ? (int)posts->len : -1, ==, rows[i].posts);
		g_assert_null(remark);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mastodon/newest-first", test_newest_first);
	g_test_add_func("/mastodon/turns", test_turns);
	g_test_add_func("/mastodon/resumes", test_resumes);
	g_test_add_func("/mastodon/gap-turns", test_gap_turns);
	g_test_add_func("/mastodon/new-reading", test_new_reading);
	g_test_add_func("/mastodon/ids-are-foreign", test_ids_are_foreign);
	g_test_add_func("/mastodon/no-way-back", test_no_way_back);
	g_test_add_func("/mastodon/stale-answer", test_stale_answer);
	g_test_add_func("/mastodon/shares", test_shares);
	g_test_add_func("/mastodon/gaps-in-turns", test_gaps_in_turns);
	g_test_add_func("/mastodon/second-reading", test_second_reading);
	g_test_add_func("/mastodon/readings", test_readings);
	g_test_add_func("/mastodon/state-and-request", test_state_and_request);
	g_test_add_func("/mastodon/file", test_file);
	return g_test_run();
}
