/* Kinds that an ini describes: what is asked, what is made of the answers, what is remembered. */
#include "api_play.h"

/* ---- one page, and what becomes of it ---- */

static void
test_post(void)
{
	g_auto(Play) play;

	play_init(&play,
		TOY "uri = ap\ntitle = name\nauthor = by.name | by.login, @{by.login}@{by.host | "
		    "HOST}, by.page\n"
		    "drop = deleted\npublic = seen_by = all | world\nopen = by.yes\nbot = by.bot\n"
		    "tags = tags[].name | tags\nmedia = files[].src, files[].alt, files[].mime\n"
		    "counts = n.answers, , n.likes\nreply_to = parent\nlanguage = lang\n"
		    "sensitive = nsfw\nedited = changed",
		"JoyFE", SERVER "/");
	begin(&play, 5);
	g_assert_cmpstr(asked(&play)->url, ==, SERVER "/posts?tag=joyfe&page=1");
	answer(&play, 200,
		"{\"posts\":[{\"id\":7,\"ap\":\"https://toy.example/ap/7\",\"name\":\"Soup\","
		"\"body\":\"Hello #JoyFE\",\"at\":1794990000,\"changed\":\"2026-11-18T10:00:00Z\","
		"\"by\":{\"login\":\"ada\",\"name\":null,\"host\":null,\"yes\":true,\"bot\":true},"
		"\"seen_by\":\"All\",\"tags\":[\"joyfe\",{\"name\":\"UKFEChat\"},7,null],"
		"\"files\":[{\"src\":\"/a\",\"alt\":\"A cup\",\"mime\":\"video/mp4\"},{\"src\":"
		"\"javascript:x\"}],\"n\":{\"answers\":3,\"likes\":\"4\"},\"parent\":5,"
		"\"lang\":\"en\",\"nsfw\":1},{\"id\":8,\"deleted\":true,\"body\":\"x\"},"
		"{\"id\":9,\"body\":\"y\",\"seen_by\":\"friends\"},{\"id\":10,\"body\":\"z\","
		"\"seen_by\":\"world\",\"by\":{\"yes\":0}}]}");
	const Post *post = post_at(&play, 0);
	g_assert_cmpstr(post->native_id, ==, "7");
	g_assert_cmpstr(post->uri, ==, "https://toy.example/ap/7");
	g_assert_true(post->uri_is_global);
	g_assert_cmpstr(post->url, ==, SERVER "/posts/7");
	g_assert_cmpstr(post->title, ==, "Soup");
	g_assert_cmpstr(post->author_name, ==, "ada");
	g_assert_cmpstr(post->author_handle, ==, "@ada@toy.example");
	g_assert_true(post->author_is_bot);
	g_assert_cmpint(post->published_s, ==, 1794990000);
	g_assert_cmpuint(post->tags->len, ==, 2);
	g_assert_cmpstr(((Hashtag *)g_ptr_array_index(post->tags, 0))->display, ==, "#JoyFE");
	g_assert_cmpuint(post->media->len, ==, 1);
	g_assert_cmpint(((PostMedia *)g_ptr_array_index(post->media, 0))->kind, ==,
		POST_MEDIA_VIDEO);
	g_assert_cmpint(post->replies, ==, 3);
	g_assert_cmpint(post->boosts, ==, POST_COUNT_UNKNOWN);
	g_assert_cmpint(post->favourites, ==, 4);
	g_assert_cmpstr(post->reply_to->id, ==, "5");
	g_assert_cmpstr(post->warning, ==, "");
	g_assert_cmpint(post->consent, ==, POST_CONSENT_OPEN);
	g_assert_cmpuint(play.step.posts->len, ==, 3);
	g_assert_cmpint(post_at(&play, 1)->consent, ==, POST_CONSENT_REFUSED);
	g_assert_cmpint(post_at(&play, 2)->consent, ==, POST_CONSENT_REDUCED);
	g_assert_true(api_kind.has_read(play.state));
}

/* The head of a page, from which its first words are shown, ends with a whole character. */
static void
test_long_no_page(void)
{
	for (gsize blanks = 4090; blanks < 4100; blanks++) {
		g_autofree char *gap = g_strnfill(blanks - strlen("Not today"), ' ');
		g_autofree char *body = g_strconcat("Not today", gap, "\U0001f389\u00e9\u00e9",
			NULL);
		g_auto(Play) play;

		play_init(&play, TOY, "JoyFE", SERVER);
		begin(&play, 5);
		answer(&play, 200, body);
		g_assert_cmpint(play.step.outcome, ==, STEP_FAILED);
		g_assert_true(g_utf8_validate(play.step.why, -1, NULL));
		g_assert_null(strchr(play.step.why, '?'));
	}
}

/* What is no page leaves what is known as it was. */
static void
test_no_pages(void)
{
	static const struct {
		int status;
		const char *body;
		StepOutcome outcome;
		const char *why;
	} rows[] = {
		{ 200, "", STEP_FAILED, "nothing at all" },
		{ 200, "<html><title>Wait</title>", STEP_FAILED,
			"a web page, not JSON (title: Wait)" },
		{ 200, "Not today", STEP_FAILED, "no JSON (it begins \"Not today\")" },
		{ 200, "{\"error\":{\"message\":\"no such\"}}", STEP_FAILED, "it says: " },
		{ 200, "{\"posts\":5}", STEP_FAILED, "JSON without the list" },
		{ 200, "{\"posts\":[{\"x\":1},{\"y\":2}]}", STEP_FAILED,
			"none of 2 items has an id" },
		{ 200, "{\"posts\":[{\"id\":1,\"body\":\"a #x\"},{\"id\":", STEP_WAIT,
			"breaks off" },
		{ 401, "{\"error\":\"who?\"}", STEP_CLOSED, "members only (set token_file" },
		{ 403, "", STEP_CLOSED, "members only (set token_file" },
		{ 404, "", STEP_FAILED, "nothing is there that [kind toy] asks for" },
		{ 429, "", STEP_WAIT, "asked too often" },
		{ 503, "<html>", STEP_WAIT, "trouble" },
		{ 200, "{\"posts\":null}", STEP_GO_ON, NULL },
		{ 204, "", STEP_GO_ON, NULL },
		{ 200, "{\"posts\":[5,null,{\"id\":1,\"body\":\"a\"}]}", STEP_GO_ON,
			"2 of 3 items cannot be read" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;

		g_test_message("%d %s", rows[i].status, rows[i].body);
		play_init(&play, TOY, "JoyFE", SERVER);
		begin(&play, 5);
		answer(&play, rows[i].status, rows[i].body);
		g_assert_cmpint(play.step.outcome, ==, rows[i].outcome);
		if (rows[i].why == NULL) {
			g_assert_null(play.step.why);
		} else {
			g_assert_nonnull(play.step.why);
			g_assert_nonnull(strstr(play.step.why, rows[i].why));
		}
		if (rows[i].outcome != STEP_GO_ON) {
			g_assert_null(json_object_get(
				json_object_get(json_object_get(play.state, "tags"), "joyfe"),
				"read"));
		}
	}
}

/* A server that has answered before means by 404 that nobody used the hashtag. */
static void
test_unknown_tag(void)
{
	g_auto(Play) play;

	play_init(&play, TOY, "JoyFE Other", SERVER);
	begin(&play, 5);
	answer(&play, 200, "{\"posts\":[]}");
	answer(&play, 404, "{}");
	g_assert_cmpint(play.step.outcome, ==, STEP_GO_ON);
	g_assert_false(api_kind.has_read(play.state));
}

static void
test_token(void)
{
	static const struct {
		const char *line;
		SecretPlace place;
		const char *name;
	} rows[] = {
		{ "", SECRET_NOWHERE, NULL },
		{ "token = query api_key", SECRET_QUERY, "api_key" },
		{ "token = member i", SECRET_MEMBER, "i" },
		{ "token = header X-Key:", SECRET_HEADER, "X-Key:" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;
		g_autofree char *lines = g_strconcat(TOY, rows[i].line, NULL);

		play_init(&play, lines, "JoyFE", SERVER);
		begin(&play, 5);
		g_assert_cmpint(asked(&play)->secret_place, ==, rows[i].place);
		g_assert_cmpstr(asked(&play)->secret_name, ==, rows[i].name);
	}
}

/* What would be nothing but an empty place is left out. */
static void
test_body(void)
{
	g_auto(Play) play;

	play_init(&play,
		"request = POST /find {\"q\": \"#{tag}\", \"until\": \"{until}\", "
		"\"n\": [1, \"{page}\"]}\n"
		"next = until\ntext = t",
		"JoyFE", SERVER);
	begin(&play, 5);
	g_assert_cmpint(asked(&play)->verb, ==, REQUEST_POST);
	g_assert_cmpstr(asked(&play)->body, ==, "{\"q\":\"#joyfe\",\"n\":[1,1]}");
	answer(&play, 200, "[{\"id\":\"b c\",\"t\":\"x\"},{\"id\":\"a\\\"\",\"t\":\"y\"}]");
	g_assert_cmpstr(asked(&play)->body, ==,
		"{\"q\":\"#joyfe\",\"until\":\"a\\\"\",\"n\":[1,1]}");
}

static void
test_lookup(void)
{
	g_auto(Play) play;

	play_init(&play,
		"request = GET /posts?tags={lookup}\nlookup = GET /tags?slug={tag} -> [0].id\n"
		"text = t",
		"JoyFE Other", SERVER);
	begin(&play, 6);
	g_assert_cmpstr(asked(&play)->url, ==, SERVER "/tags?slug=joyfe");
	answer(&play, 200, "[{\"id\":12}]");
	answer(&play, 200, "[]"); /* of the other: nobody has used it */
	g_assert_cmpint(play.step.outcome, ==, STEP_GO_ON);
	g_assert_cmpuint(play.queue->len, ==, 1);
	g_assert_cmpstr(asked(&play)->url, ==, SERVER "/posts?tags=12");
	answer(&play, 200, "[{\"id\":1,\"t\":\"x #JoyFE\"}]");
	g_assert_cmpuint(play.step.posts->len, ==, 1);
	begin(&play, 6);
	g_assert_cmpstr(asked(&play)->url, ==, SERVER "/posts?tags=12");
	g_assert_cmpuint(play.queue->len, ==, 2);
	play.now_s += 2 * DAY_S;
	begin(&play, 6);
	g_assert_cmpstr(asked(&play)->url, ==, SERVER "/tags?slug=joyfe"); /* once a day anew */
}

static void
test_gate(void)
{
	static const char lines[] = TOY
		"gate = GET /about\nclosed = for = none\npartial = for = local";
	g_auto(Play) play;

	play_init(&play, lines, "JoyFE", SERVER);
	begin(&play, 5);
	g_assert_cmpstr(asked(&play)->url, ==, SERVER "/about");
	answer(&play, 200, "{\"for\":\"none\"}");
	g_assert_cmpint(play.step.outcome, ==, STEP_CLOSED);
	g_assert_cmpuint(play.queue->len, ==, 0);
	begin(&play, 5); /* a closed door is tried again */
	answer(&play, 200, "{\"for\":\"local\"}");
	g_assert_cmpuint(play.queue->len, ==, 1);
	answer(&play, 200, "{\"posts\":[]}");
	g_assert_true(play.step.is_in_part);
	g_assert_nonnull(strstr(play.step.why, "shows visitors a part"));
	begin(&play, 5); /* asked once a day */
	g_assert_nonnull(strstr(asked(&play)->url, "/posts"));
	play.has_auth = true;
	begin(&play, 5);
	answer(&play, 200, "{\"posts\":[]}");
	g_assert_false(play.step.is_in_part);
	play.has_auth = false;
	play.now_s += 2 * DAY_S;
	begin(&play, 5);
	answer(&play, 500, ""); /* nobody knows: it is found out by asking */
	g_assert_cmpuint(play.queue->len, ==, 1);
}

/* ---- a server whose posts come and go, by each way to go on ---- */

#define PAGE_POSTS 7

typedef struct World {
	const char *next;
	GArray *seen_at;   /* when the server came to know a post; its id is of its time */
	GArray *published; /* likewise */
} World;

static const char *
word_of(const char *url, const char *name, char **value)
{
	const char *at = strstr(url, name);

	*value = at != NULL ? g_strndup(at + strlen(name), strcspn(at + strlen(name), "&")) : NULL;
	return *value;
}

/* The posts that it knows, newest first: numbers of their times, which are their ids. */
static GArray *
known_posts(const World *world, int64_t now_s)
{
	GArray *known = g_array_new(FALSE, FALSE, sizeof(int64_t));

	for (guint i = 0; i < world->seen_at->len; i++) {
		if (g_array_index(world->seen_at, int64_t, i) <= now_s) {
			guint at = 0;
			const int64_t id = g_array_index(world->published, int64_t, i);

			while (at < known->len && g_array_index(known, int64_t, at) > id) {
				at++;
			}
			g_array_insert_val(known, at, id);
		}
	}
	return known;
}

static void
add_post(GString *body, int64_t id)
{
	g_string_append_printf(body,
		"%s{\"id\":\"%" G_GINT64_FORMAT "\",\"body\":\"#JoyFE %" G_GINT64_FORMAT
		"\",\"at\":%" G_GINT64_FORMAT "}",
		body->str[body->len - 1] == '[' ? "" : ",", id, id, id);
}

static guint
first_of(const World *world, const GArray *known, const char *url, bool *is_upward)
{
	g_autofree char *page = NULL, *offset = NULL, *until = NULL, *since = NULL;
	guint first = 0;

	*is_upward = false;
	if (word_of(url, "&page=", &page)) {
		return ((guint)g_ascii_strtoull(page, NULL, 10) - 1) * PAGE_POSTS;
	}
	if (word_of(url, "&offset=", &offset)) {
		return (guint)g_ascii_strtoull(offset, NULL, 10);
	}
	if (word_of(url, "&since=", &since)) {
		const int64_t id = g_ascii_strtoll(since, NULL, 10);

		*is_upward = true;
		for (first = known->len;
			first > 0 && g_array_index(known, int64_t, first - 1) <= id; first--) {
			/* to the first above it */
		}
		return first;
	}
	if (word_of(url, "&until=", &until)) {
		const int64_t id = g_ascii_strtoll(until, NULL, 10);

		while (first < known->len && g_array_index(known, int64_t, first) >= id) {
			first++;
		}
	}
	(void)world;
	return first;
}

/* Answer the request that waits first as that server does. */
static void
serve(const World *world, Play *play, int budget)
{
	g_autoptr(Request) request = g_ptr_array_steal_index(play->queue, 0);
	g_autoptr(Reply) reply = reply_new(request);
	g_autoptr(GArray) known = known_posts(world, play->now_s);
	g_autoptr(GString) body = g_string_new("{\"posts\":[");
	bool is_upward;
	const guint first = first_of(world, known, request->url, &is_upward);
	const int64_t last = first + PAGE_POSTS <= known->len && !is_upward
		? g_array_index(known, int64_t, first + PAGE_POSTS - 1)
		: 0;

	for (guint i = 0; i < PAGE_POSTS && (is_upward ? i < first : first + i < known->len); i++) {
		add_post(body,
			g_array_index(known, int64_t, is_upward ? first - 1 - i : first + i));
	}
	g_string_append(body, "]");
	if (last != 0) {
		g_autofree char *url = g_strdup_printf(SERVER
			"/posts?tag=x&until=%" G_GINT64_FORMAT,
			last);

		g_string_append_printf(body, ",\"cursor\":%" G_GINT64_FORMAT ",\"more\":\"%s\"",
			last, url);
		g_hash_table_insert(reply->headers, g_strdup("link"),
			g_strdup_printf("<%s>; rel=\"next\", <x>; rel=\"prev\"", url));
	}
	g_string_append(body, "}");
	reply->status = 200;
	g_bytes_unref(reply->body);
	reply->body = g_bytes_new(body->str, body->len);
	take_step(play, budget, reply);
}

/* A run within a budget of requests; @found the ids that came. */
static void
run(const World *world, Play *play, int budget, GHashTable *found)
{
	int left = budget;

	begin(play, left);
	left -= (int)play->queue->len;
	while (play->queue->len > 0) {
		const guint waiting = play->queue->len - 1;

		serve(world, play, left);
		left -= (int)(play->queue->len - waiting);
		g_assert_cmpint(play->step.outcome, ==, STEP_GO_ON);
		g_assert_false(play->step.is_in_part);
		for (guint i = 0; i < play->step.posts->len; i++) {
			g_hash_table_add(found, g_strdup(post_at(play, i)->native_id));
		}
	}
}

static void
run_in_vain(Play *play)
{
	begin(play, 4);
	while (play->queue->len > 0) {
		answer(play, 503, "Back in a minute");
	}
}

/* Posts over three weeks, some of which the server gets to know days late; runs of few requests,
 * and an outage: what is found is what there was. */
static void
check_union(const char *next, const char *place)
{
	g_autofree char *lines = g_strdup_printf(
		"request = GET /posts?tag={tag}%s\nnext = %s\nitems = posts\ntext = body\n"
		"published = at",
		place, next);
	g_autoptr(GRand) dice = g_rand_new_with_seed(7);
	g_autoptr(GHashTable) found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_auto(Play) play;
	World world = { .next = next,
		.seen_at = g_array_new(FALSE, FALSE, sizeof(int64_t)),
		.published = g_array_new(FALSE, FALSE, sizeof(int64_t)) };

	play_init(&play, lines, "JoyFE", SERVER);
	for (guint i = 0; i < 400; i++) {
		const int64_t at_s = NOW_S - 6 * DAY_S + g_rand_int_range(dice, 0, 20 * (int)DAY_S);
		const int64_t seen_s = g_rand_int_range(dice, 0, 10) == 0
			? at_s + g_rand_int_range(dice, 0, 40 * 3600)
			: at_s;

		g_array_append_val(world.published, at_s);
		g_array_append_val(world.seen_at, seen_s);
	}
	for (int hour = 0; hour < 17 * 24; hour++) {
		play.now_s = NOW_S + hour * HOUR_S;
		if (hour < 5 * 24 || hour > 8 * 24) {
			run(&world, &play, 4, found);
		} else if (hour % 5 == 0) {
			run_in_vain(&play); /* an outage of three days */
		}
	}
	g_assert_false(play.step.is_behind);
	for (guint i = 0; i < world.published->len; i++) {
		g_autofree char *id = g_strdup_printf("%" G_GINT64_FORMAT,
			g_array_index(world.published, int64_t, i));

		g_assert_true(g_hash_table_contains(found, id));
	}
	g_array_unref(world.seen_at);
	g_array_unref(world.published);
}

static void
test_union(void)
{
	check_union("page", "&page={page}");
	check_union("offset", "&offset={offset}");
	check_union("cursor cursor", "&until={cursor}");
	check_union("url more", "");
	check_union("link", "");
	check_union("until", "&until={until}");
	check_union("since", "&since={since}&until={until}");
}

/* A server that takes no notice of what is asked for. */
static void
test_stubborn(void)
{
	static const char page[] = "{\"posts\":[{\"id\":3,\"body\":\"x\",\"at\":1794999000},"
				   "{\"id\":2,\"body\":\"x\",\"at\":1794998000}]}";
	g_auto(Play) play;

	play_init(&play, TOY, "JoyFE", SERVER);
	begin(&play, 5);
	answer(&play, 200, page);
	g_assert_nonnull(strstr(asked(&play)->url, "page=2"));
	answer(&play, 200, page);
	g_assert_true(play.step.is_in_part);
	g_assert_cmpuint(play.queue->len, ==, 0);
}

/* Behind the last page some say 400. An address that leads away is none. */
static void
test_ends(void)
{
	g_auto(Play) play;
	g_auto(Play) away;

	play_init(&play, TOY, "JoyFE", SERVER);
	begin(&play, 5);
	answer(&play, 200, "{\"posts\":[{\"id\":3,\"body\":\"x\",\"at\":1794999000}]}");
	answer(&play, 400, "{\"code\":\"rest_post_invalid_page_number\"}");
	g_assert_cmpint(play.step.outcome, ==, STEP_GO_ON);
	g_assert_false(play.step.is_in_part);
	g_assert_false(play.step.is_behind);
	play_init(&away, "request = GET /p?q={tag}\nnext = url more\nitems = posts\ntext = body",
		"JoyFE", SERVER);
	begin(&away, 5);
	answer(&away, 200,
		"{\"posts\":[{\"id\":3,\"body\":\"x\"}],\"more\":\"https://evil.example/p\"}");
	g_assert_cmpuint(away.queue->len, ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/api/post", test_post);
	g_test_add_func("/api/no_pages", test_no_pages);
	g_test_add_func("/api/long_no_page", test_long_no_page);
	g_test_add_func("/api/unknown_tag", test_unknown_tag);
	g_test_add_func("/api/token", test_token);
	g_test_add_func("/api/body", test_body);
	g_test_add_func("/api/lookup", test_lookup);
	g_test_add_func("/api/gate", test_gate);
	g_test_add_func("/api/union", test_union);
	g_test_add_func("/api/stubborn", test_stubborn);
	g_test_add_func("/api/ends", test_ends);
	return g_test_run();
}
