/* Replies are written after lexicons/app/bsky (feed/searchPosts, getAuthorFeed, graph/getList). */
#include "bluesky_play.h"

#include "base/prefix.h"

#define ID "at://did:plc:a/app.bsky.feed.post/"
#define SEARCH "https://public.api.bsky.app/xrpc/app.bsky.feed.searchPosts?q=%23JoyFE&tag=JoyFE"

/* With a session already there. */
static void
log_in(Play *play)
{
	play->state = json_loads("{\"version\":1,\"session\":{\"server\":\"bsky.social\",\"user\":"
				 "\"ada.example\",\"access\":\"token\",\"refresh\":\"next\"}}",
		0, NULL);
}

static void
init(Play *play, const char *tags)
{
	play_init(play, "ada.example");
	play_tags(play, tags);
	log_in(play);
}

static const StepReading *
reading_at(const Play *play, guint index)
{
	g_assert_cmpuint(play->step.readings->len, >, index);
	return g_ptr_array_index(play->step.readings, index);
}

/* From the newest page back over the server's cursors, to where a first reading begins. */
static void
test_pages(void)
{
	g_auto(Play) play;
	init(&play, "JoyFE");

	begin(&play, 50);
	assert_marks(&play, "newest tag:joyfe");
	g_assert_cmpstr(request_at(&play, 0)->url, ==,
		"https://bsky.social/xrpc/app.bsky.feed.searchPosts?q=%23JoyFE&tag=JoyFE&sort="
		"latest&limit=100");
	go(&play, page_of("newest tag:joyfe", "k9:1 k8:2 k7:30", "c 1&", false));
	assert_marks(&play, "gap tag:joyfe k7");
	assert_url(&play, 0, "&limit=100&cursor=c%201%26");
	g_assert_true(play.step.is_behind);
	go(&play, page_of("gap tag:joyfe " ID "k7", "k6:31 k5:160", "c2", false));
	assert_marks(&play, "gap tag:joyfe k5");
	go(&play, page_of("gap tag:joyfe " ID "k5", "k4:169 k3:170", "c3", false));
	assert_marks(&play, "");
	assert_why(&play, STEP_GO_ON, NULL);
	g_assert_false(play.step.is_behind);
	g_assert_cmpstr(reading_at(&play, 0)->tag, ==, "joyfe");
	g_assert_cmpint(reading_at(&play, 0)->newest_s, ==, NOW - HOUR);
	g_assert_cmpint(reading_at(&play, 0)->missing_to_s, ==, 0);
	g_assert_true(bluesky_kind.has_read(play.state));
	g_assert_cmpuint(json_object_size(json_object_get(
				 json_object_get(json_object_get(play.state, "streams"),
					 "tag:joyfe"),
				 "cursors")),
		==, 0);
}

/* The next run reads down to what it knows, and no further. */
static void
test_next_run(void)
{
	g_auto(Play) play;
	init(&play, "JoyFE");
	begin(&play, 50);
	go(&play, page_of("newest tag:joyfe", "k2:1", NULL, false));
	go(&play, page_of("gap tag:joyfe " ID "k2", "k2:1", NULL, false));
	assert_marks(&play, "");

	begin(&play, 50);
	go(&play, page_of("newest tag:joyfe", "k4:0.1 k3:0.2 k2:1", NULL, false));
	assert_marks(&play, "");
	g_assert_cmpuint(play.step.posts->len, ==, 3);
	begin(&play, 50);
	go(&play, page_of("newest tag:joyfe", "k6:0.01 k5:0.05", "c", false));
	assert_marks(&play, "gap tag:joyfe k5");
}

/* A search's cursors are numbers of hits; in another run the time says where to go on. Posts of
 * that second, which come again, are told by their names. */
static void
test_goes_on_by_time(void)
{
	g_auto(Play) play;
	init(&play, "JoyFE");
	begin(&play, 1);
	go(&play, page_of("newest tag:joyfe", "k9:1 k8:2", "c1", false));
	assert_marks(&play, "");
	g_assert_true(play.step.is_behind);

	begin(&play, 50);
	go(&play, page_of("newest tag:joyfe", "ka:0.5 k9:1", "c1", false));
	assert_marks(&play, "gap tag:joyfe k8");
	/* the newest of the last few, since one may be older than its place */
	assert_url(&play, 0, "&until=2026-11-18T10%3A06%3A41Z");
	go(&play, page_of("gap tag:joyfe " ID "k8", "k9:1 k8:2 k7:100 k6:170", "d1", false));
	assert_marks(&play, "gap tag:joyfe k6");
	assert_url(&play, 0, "&cursor=d1");
	go(&play,
		page_of("gap tag:joyfe " ID "k6", "k5:175 k4:176 k3:177 k2:178 k1:179", "d2",
			false));
	assert_marks(&play, "");
	g_assert_false(play.step.is_behind);
}

/* Where its cursors end before its hits do it is asked once more, by time; an end is an end. */
static void
test_cursors_end(void)
{
	g_auto(Play) play;
	init(&play, "JoyFE");
	begin(&play, 50);
	go(&play, page_of("newest tag:joyfe", "k9:1 k8:2", NULL, false));
	assert_marks(&play, "gap tag:joyfe k8");
	assert_url(&play, 0, "&until=2026-11-18T10%3A06%3A41Z");
	go(&play, page_of("gap tag:joyfe " ID "k8", "k9:1 k8:2 k7:3", NULL, false));
	assert_marks(&play, "gap tag:joyfe k7");
	go(&play, page_of("gap tag:joyfe " ID "k7", "k8:2 k7:3", NULL, false));
	assert_marks(&play, "");
	g_assert_false(play.step.is_behind);
	assert_why(&play, STEP_GO_ON, NULL);
}

/* What moderation hides leaves pages short or empty that are not the last. */
static void
test_empty_pages(void)
{
	g_auto(Play) play;
	init(&play, "JoyFE");
	begin(&play, 50);
	go(&play, page_of("newest tag:joyfe", "", "c1", false));
	assert_marks(&play, "newest tag:joyfe");
	assert_url(&play, 0, "&cursor=c1");
	go(&play, page_of("newest tag:joyfe", "k9:1", "c2", false));
	assert_marks(&play, "gap tag:joyfe k9");
	assert_url(&play, 0, "&cursor=c2");
	go(&play, page_of("gap tag:joyfe " ID "k9", "", "c3", false));
	assert_marks(&play, "gap tag:joyfe k9");
	assert_url(&play, 0, "&cursor=c3");
	/* a cursor that repeats is the last, and the time is tried instead */
	go(&play, page_of("gap tag:joyfe " ID "k9", "", "c3", false));
	assert_marks(&play, "gap tag:joyfe k9");
	go(&play, page_of("gap tag:joyfe " ID "k9", "k9:1", NULL, false));
	assert_marks(&play, "");
	g_assert_false(play.step.is_behind);
}

/* A server that takes no notice of what is asked for. */
static void
test_always_the_newest(void)
{
	g_auto(Play) play;
	init(&play, "JoyFE");
	begin(&play, 50);
	go(&play, page_of("newest tag:joyfe", "k9:1 k8:2", "c1", false));
	go(&play, page_of("gap tag:joyfe " ID "k8", "k9:1 k7:2", "c1", false));
	assert_why(&play, STEP_GO_ON, "the server shows its newest posts");
	g_assert_true(play.step.is_in_part);
	assert_marks(&play, "");
}

/* The same of one that has said that there is no more, as Bluesky's own development server does. */
static void
test_all_and_no_times(void)
{
	g_auto(Play) play;
	init(&play, "JoyFE");
	begin(&play, 50);
	go(&play, page_of("newest tag:joyfe", "k9:1 k8:2", NULL, false));
	assert_marks(&play, "gap tag:joyfe k8");
	go(&play, page_of("gap tag:joyfe " ID "k8", "k9:1 k7:2", "c1", false));
	assert_why(&play, STEP_GO_ON, NULL);
	g_assert_false(play.step.is_in_part);
	assert_marks(&play, "");
}

/* Posts that were indexed late stand at the time that they were written: two days are read anew. */
static void
test_reads_again(void)
{
	g_auto(Play) play;
	init(&play, "JoyFE");
	begin(&play, 50);
	go(&play, page_of("newest tag:joyfe", "k2:10", NULL, false));
	go(&play, page_of("gap tag:joyfe " ID "k2", "", NULL, false));

	begin(&play, 50);
	go(&play, page_of("newest tag:joyfe", "k4:1 k3:2 k2:10", "c1", false));
	assert_marks(&play, "again tag:joyfe k2");
	go(&play, page_of("again tag:joyfe " ID "k2", "late:20", "c2", false));
	g_assert_cmpuint(play.step.posts->len, ==, 1);
	assert_marks(&play, "again tag:joyfe late");
	go(&play, page_of("again tag:joyfe " ID "late", "k1:70", "c3", false));
	assert_marks(&play, "");
	begin(&play, 50);
	go(&play, page_of("newest tag:joyfe", "k4:1 k3:2 k2:10", "c1", false));
	assert_marks(&play, ""); /* not in each run */
}

/* Nobody but members sees more than the first page, or any. */
static void
test_visitors(void)
{
	g_auto(Play) play;
	play_init(&play, NULL);
	play_tags(&play, "JoyFE");
	begin(&play, 50);
	g_assert_cmpstr(request_at(&play, 0)->url, ==, SEARCH "&sort=latest&limit=100");
	g_assert_null(request_at(&play, 0)->auth);
	go(&play, page_of("newest tag:joyfe", "k9:1 k8:2", NULL, false));
	assert_marks(&play, "");
	assert_why(&play, STEP_GO_ON, NULL);

	begin(&play, 50);
	go(&play, page_of("newest tag:joyfe", "kb:0.1 ka:0.2", "25", false));
	assert_marks(&play, "");
	assert_why(&play, STEP_GO_ON, "without a login a search shows its newest 2 posts");
	g_assert_true(play.step.is_in_part);
	g_assert_false(play.step.is_behind);
	begin(&play, 50);
	go(&play,
		reply_of("newest tag:joyfe", 403,
			"<html><h1>Request forbidden by administrative rules.</h1></html>"));
	assert_why(&play, STEP_CLOSED, "HTTP 403: Bluesky lets its members alone search");
	begin(&play, 50);
	go(&play,
		reply_of("newest tag:joyfe", 401,
			"{\"error\":\"AuthMissing\",\"message\":\"Authentication Required\"}"));
	assert_why(&play, STEP_CLOSED, "Bluesky lets its members alone search");
}

static void
test_people(void)
{
	g_auto(Play) play;
	play_init(&play, NULL);
	play_tags(&play, "JoyFE");
	g_ptr_array_add(play.spec->accounts, g_strdup("@a.example"));
	g_ptr_array_add(play.spec->accounts, g_strdup("did:plc:b"));
	g_ptr_array_add(play.spec->accounts, g_strdup("https://bsky.app/profile/c.example"));
	g_ptr_array_add(play.spec->accounts, g_strdup("@d@toot.example"));
	begin(&play, 50);
	assert_marks(&play, "newest user:a.example, newest user:did:plc:b, newest user:c.example");
	assert_why(&play, STEP_GO_ON, "@d@toot.example is not on Bluesky");
	g_assert_true(play.step.is_in_part);
	g_assert_cmpstr(request_at(&play, 1)->url, ==,
		"https://public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed?actor=did%3Aplc%3Ab"
		"&limit=100&filter=posts_with_replies&includePins=false");
	go(&play, page_of("newest user:a.example", "k9:1 k8:2", "c1", true));
	go(&play, page_of("newest user:did:plc:b", "k7:1", NULL, true));
	go(&play,
		reply_of("newest user:c.example", 400,
			"{\"error\":\"InvalidRequest\",\"message\":\"Profile not found\"}"));
	assert_why(&play, STEP_GO_ON, "c.example: HTTP 400: Profile not found");
	g_assert_true(play.step.is_in_part);
	/* its list ended, so that there is nothing behind it */
	assert_marks(&play, "gap user:a.example k8");
	assert_url(&play, 0, "&cursor=c1");
	g_assert_cmpstr(reading_at(&play, 0)->tag, ==, "");
	/* where a person's posts are read on is said by a cursor that lasts */
	begin(&play, 50);
	go(&play, page_of("newest user:a.example", "k9:1 k8:2", "c1", true));
	go(&play, page_of("newest user:did:plc:b", "k7:1", NULL, true));
	go(&play, page_of("newest user:c.example", "", NULL, true));
	assert_marks(&play, "gap user:a.example k8");
	assert_url(&play, 0, "&cursor=c1");
	go(&play,
		reply_of("gap user:a.example " ID "k8", 400,
			"{\"error\":\"InvalidRequest\","
			"\"message\":\"Invalid cursor\"}"));
	assert_why(&play, STEP_GO_ON, "older posts, which cannot be read: Invalid cursor");
}

static void
test_nobody(void)
{
	g_auto(Play) play;
	play_init(&play, NULL);
	play_tags(&play, "JoyFE");
	g_ptr_array_add(play.spec->accounts, g_strdup("@d@toot.example"));
	begin(&play, 50);
	assert_marks(&play, "");
	assert_why(&play, STEP_FAILED, "nobody is to be read");
	g_ptr_array_set_size(play.spec->accounts, 0);
	play.spec->list = g_strdup("at://did:plc:a/app.bsky.graph.list/1");
	begin(&play, 50);
	assert_marks(&play, "members");
	go(&play, reply_of("members", 200, "{\"items\":[]}"));
	assert_why(&play, STEP_FAILED, "nobody is to be read");
}

static void
test_lists(void)
{
	g_auto(Play) play;
	play_init(&play, NULL);
	play_tags(&play, "JoyFE");
	play.spec->list = g_strdup("https://bsky.app/profile/ada.example/lists/3k");
	begin(&play, 50);
	assert_marks(&play, "name ada.example");
	assert_url(&play, 0, "/xrpc/com.atproto.identity.resolveHandle?handle=ada.example");
	go(&play, reply_of("name ada.example", 200, "{\"did\":\"did:plc:ada\"}"));
	assert_marks(&play, "members");
	assert_url(&play, 0,
		"/xrpc/app.bsky.graph.getList?list=at%3A%2F%2Fdid%3Aplc%3Aada%2Fapp.bsky.graph.list"
		"%2F3k&limit=100");
	go(&play,
		reply_of("members", 200,
			"{\"items\":[{\"uri\":\"at://x\",\"subject\":{\"did\":"
			"\"did:plc:b\"}},{\"subject\":7}],\"cursor\":\"m1\"}"));
	assert_marks(&play, "members");
	assert_url(&play, 0, "&cursor=m1");
	go(&play, reply_of("members", 200, "{\"items\":[{\"subject\":{\"did\":\"did:plc:c\"}}]}"));
	assert_marks(&play, "newest user:did:plc:b, newest user:did:plc:c");

	/* it is asked for once a day, and who was in it stays while it cannot be read */
	begin(&play, 50);
	assert_marks(&play, "newest user:did:plc:b, newest user:did:plc:c");
	play.input.now_s = NOW + 25 * HOUR;
	begin(&play, 50);
	assert_marks(&play, "members");
	go(&play, reply_of("members", 502, ""));
	assert_marks(&play, "newest user:did:plc:b, newest user:did:plc:c");
}

static void
test_feeds(void)
{
	static const struct {
		const char *feed, *end;
	} rows[] = {
		{ "at://did:plc:f/app.bsky.feed.generator/joy",
			"getFeed?feed=at%3A%2F%2Fdid%3Aplc%3Af%2Fapp.bsky.feed.generator%2Fjoy"
			"&limit=100" },
		{ "https://bsky.app/profile/did:plc:f/feed/joy",
			"getFeed?feed=at%3A%2F%2Fdid%3Aplc%3Af%2Fapp.bsky.feed.generator%2Fjoy"
			"&limit=100" },
		{ "at://did:plc:f/app.bsky.graph.list/joy",
			"getListFeed?list=at%3A%2F%2Fdid%3Aplc%3Af%2Fapp.bsky.graph.list%2Fjoy"
			"&limit=100" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;
		play_init(&play, NULL);
		play.spec->feed = g_strdup(rows[i].feed);
		begin(&play, 50);
		assert_url(&play, 0, rows[i].end);
		g_autofree char *mark = g_strdup(request_at(&play, 0)->mark);
		go(&play, reply_of(mark, 400, "{\"error\":\"UnknownFeed\"}"));
		assert_why(&play, STEP_FAILED, "UnknownFeed");
	}
	g_auto(Play) play;
	play_init(&play, NULL);
	play.spec->feed = g_strdup("https://bsky.app/feeds");
	begin(&play, 50);
	assert_why(&play, STEP_FAILED, "nothing on Bluesky is called so");
	assert_marks(&play, "");
}

static void
test_refusals(void)
{
	static const struct {
		int status;
		const char *body;
		StepOutcome outcome;
		const char *words;
	} rows[] = {
		{ 429, "{\"error\":\"RateLimitExceeded\"}", STEP_WAIT, "asked too often" },
		{ 500, "", STEP_WAIT, "HTTP 500" },
		{ 403, "{\"error\":\"Forbidden\",\"message\":\"No\"}", STEP_CLOSED, "HTTP 403" },
		{ 400, "{\"error\":\"InvalidRequest\",\"message\":\"Bad q\"}", STEP_FAILED,
			"Bad q" },
		{ 200, "<html><title>Maintenance</title></html>", STEP_FAILED, "Maintenance" },
		{ 200, "{\"posts\":{}}", STEP_FAILED, "something else than a list" },
		{ 200, "[]", STEP_FAILED, "something else than a list" },
		{ 200, "{\"posts\":[null,7,{\"uri\":[]}],\"cursor\":{}}", STEP_GO_ON, NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;
		init(&play, "JoyFE");
		begin(&play, 50);
		go(&play, reply_of("newest tag:joyfe", rows[i].status, rows[i].body));
		assert_why(&play, rows[i].outcome, rows[i].words);
		assert_marks(&play, "");
		g_assert_false(bluesky_kind.has_read(play.state));
	}
}

static void
test_limit(void)
{
	g_auto(Play) play;
	init(&play, "JoyFE");
	begin(&play, 50);
	Reply *reply = reply_of("newest tag:joyfe", 429, "");
	g_autofree char *reset = g_strdup_printf("%d", NOW + 200);
	g_hash_table_insert(reply->headers, g_strdup("ratelimit-reset"), g_strdup(reset));
	go(&play, reply);
	g_assert_cmpint(play.step.wait_until_s, ==, NOW + 200);
}

/* In turns, where the budget is not enough for all. */
static void
test_turns(void)
{
	g_auto(Play) play;
	init(&play, "One Two Three");
	begin(&play, 2);
	assert_marks(&play, "newest tag:one, newest tag:two");
	g_assert_true(play.step.is_behind);
	g_assert_nonnull(strstr(play.step.behind, "1 of 3 hashtags come next time"));
	begin(&play, 2);
	assert_marks(&play, "newest tag:three, newest tag:one");
}

static void
test_parse(void)
{
	g_autofree char *view = view_of("k1", 0);
	g_autofree char *text = g_strdup_printf("{\"posts\":[%s]}", view);
	g_autoptr(Reply) document = reply_of(NULL, 200, text);
	g_autoptr(Reply) other = reply_of(NULL, 200, "{\"posts\":[{\"id\":\"at://\"}]}");
	g_autoptr(Reply) error_reply = reply_of(NULL, 200, "{\"error\":\"x\"}");
	g_autoptr(SourceSpec) spec = source_spec_new();
	StepInput input = { .spec = spec, .reply = document };
	g_autoptr(GPtrArray) posts = NULL;
	char *remark = NULL;

	g_assert_true(bluesky_kind.recognises(document));
	g_assert_false(bluesky_kind.recognises(other));
	g_assert_true(bluesky_kind.parse(&input, &posts, &remark, NULL));
	g_assert_cmpuint(posts->len, ==, 1);
	GPtrArray *none = NULL;
	input.reply = error_reply;
	g_assert_false(bluesky_kind.parse(&input, &none, &remark, NULL));
	g_assert_true(kind_find("bluesky") == &bluesky_kind);
	g_assert_true(kind_sniff(document) == &bluesky_kind);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/bluesky/pages", test_pages);
	g_test_add_func("/bluesky/next_run", test_next_run);
	g_test_add_func("/bluesky/goes_on_by_time", test_goes_on_by_time);
	g_test_add_func("/bluesky/cursors_end", test_cursors_end);
	g_test_add_func("/bluesky/empty_pages", test_empty_pages);
	g_test_add_func("/bluesky/always_the_newest", test_always_the_newest);
	g_test_add_func("/bluesky/all_and_no_times", test_all_and_no_times);
	g_test_add_func("/bluesky/reads_again", test_reads_again);
	g_test_add_func("/bluesky/visitors", test_visitors);
	g_test_add_func("/bluesky/people", test_people);
	g_test_add_func("/bluesky/nobody", test_nobody);
	g_test_add_func("/bluesky/lists", test_lists);
	g_test_add_func("/bluesky/feeds", test_feeds);
	g_test_add_func("/bluesky/refusals", test_refusals);
	g_test_add_func("/bluesky/limit", test_limit);
	g_test_add_func("/bluesky/turns", test_turns);
	g_test_add_func("/bluesky/parse", test_parse);
	return g_test_run();
}
