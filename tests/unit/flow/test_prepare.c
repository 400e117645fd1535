#include "world.h"

#include "render/mail_html.h"
#include "store/posts.h"

typedef struct Scene {
	DigestSpec *digest;
	SourceSpec *source;
} Scene;

/* A weekly digest of two tags with a reader, and a source that has answered just now. */
/* The post that a section shows at a place. */
static const Post *
post_at(const DraftSection *section, guint index)
{
	const DraftEntry *entry = g_ptr_array_index(section->entries, index);

	return entry->post;
}

static Scene
scene_of(World *world)
{
	Scene scene = {
		world_digest(world, "weekly", "JoyFE UKFEChat", "sam@readers.example"),
		world_source(world, "blog", "JoyFE UKFEChat"),
	};

	world_seed(world);
	world_answered(world, scene.source);
	return scene;
}

static void
show(World *world, const Scene *scene, const char *mark, const char *when)
{
	world_show_one(world, scene->source, make_post(mark, when, "JoyFE"));
}

static void
assert_preview(World *world, const DigestSpec *digest, const char *want)
{
	g_autofree char *got = world_preview(world, digest);

	g_assert_cmpstr(got, ==, want);
}

static void
assert_edition(World *world, const DigestSpec *digest, const char *want)
{
	g_autofree char *got = world_freeze(world, digest);

	g_assert_cmpstr(got, ==, want);
}

static void
assert_time(int64_t got_s, const char *want)
{
	g_autofree char *got = date_rfc3339(got_s);

	g_assert_cmpstr(got, ==, want);
}

/* ---- where a digest stands ---- */

static void
test_first_edition(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);
	PrepareState state = world_look(world, scene.digest);

	(void)data;
	g_assert_cmpint(state.due, ==, PREPARE_DUE);
	g_assert_false(state.is_stale);
	assert_time(state.window.start_s, "2026-11-09T07:30:00Z");
	assert_time(state.window.end_s, DUE);
	assert_time(state.window.since_s, "2026-11-09T07:30:00Z");
	assert_time(state.next_due_s, "2026-11-23T07:30:00Z");
	show(world, &scene, "ancient", "2024-01-01T00:00:00Z");
	show(world, &scene, "before", "2026-11-09T07:29:59Z");
	show(world, &scene, "first", "2026-11-09T07:30:00Z");
	show(world, &scene, "last", "2026-11-16T06:59:59Z");
	show(world, &scene, "young", "2026-11-16T07:00:00Z");
	show(world, &scene, "after", DUE);
	assert_edition(world, scene.digest, "first last");
	state = world_look(world, scene.digest);
	g_assert_cmpint(state.due, ==, PREPARE_NOT_DUE);
	assert_time(state.window.end_s, "2026-11-23T07:30:00Z");
}

/* Sources are silent from half an hour after the deadline; the state after some hours more. */
static void
test_waiting(World *world, gconstpointer data)
{
	static const struct {
		int hours;
		PrepareDue due;
		bool is_stale;
	} rows[] = {
		{ 0, PREPARE_WAITING, false },
		{ 23, PREPARE_WAITING, false },
		{ 24, PREPARE_DUE, true },
		{ 70, PREPARE_DUE, true },
	};
	Scene scene = scene_of(world);
	int64_t begin_s = time_of(NOW);

	(void)data;
	world_asked(world, scene.source, begin_s, begin_s - 12 * 3600, begin_s);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		world->context.now.frozen_s = begin_s + rows[i].hours * 3600;
		PrepareState state = world_look(world, scene.digest);
		g_test_message("after %d hours", rows[i].hours);
		g_assert_cmpint(state.due, ==, rows[i].due);
		g_assert_cmpint(state.is_stale, ==, rows[i].is_stale);
	}
	/* An answer ends the wait, and the news are fresh. */
	world_answered(world, scene.source);
	PrepareState state = world_look(world, scene.digest);
	g_assert_cmpint(state.due, ==, PREPARE_DUE);
	g_assert_false(state.is_stale);
}

/* Of a source, in hours from the deadline: asked last, answered last, failing since (0: well). */
typedef struct Asked {
	int tried, answered, failing;
} Asked;

static void
set_asked(World *world, const SourceSpec *source, const Asked *asked)
{
	int64_t due_s = time_of(DUE);

	world_asked(world, source, due_s + asked->tried * 3600, due_s + asked->answered * 3600,
		asked->failing != 0 ? due_s + asked->failing * 3600 : 0);
}

/* What a deadline waits for, by what is known of two sources some hours after it. */
static void
test_what_is_waited_for(World *world, gconstpointer data)
{
	/* clang-format off */
	static const struct {
		const char *name;
		int now;
		Asked one, other;
		PrepareDue due;
	} rows[] = {
		{ "one of two answers", 2, { 1, 1, 0 }, { 1, -9, 1 }, PREPARE_DUE },
		{ "one of two answers at the deadline", 2, { 0, 0, 0 }, { 1, -9, 1 }, PREPARE_DUE },
		{ "asked at the deadline in vain", 24, { 0, -9, -1 }, { 0, -9, -1 }, PREPARE_DUE },
		{ "asked, and cut off", 90, { 1, -9, 0 }, { 1, -9, 0 }, PREPARE_WAITING },
		{ "answers before the deadline", 2, { -1, -1, 0 }, { -1, -1, 0 }, PREPARE_WAITING },
		{ "failing for days", 24, { 24, -90, -80 }, { 24, -90, -80 }, PREPARE_DUE },
		{ "failing for days, not a day over", 23, { 23, -90, -80 }, { 23, -90, -80 },
		  PREPARE_WAITING },
		{ "asleep over the deadline, no network yet", 50, { 50, -9, 50 }, { 50, -9, 50 },
		  PREPARE_WAITING },
		{ "nobody was asked since", 90, { -9, -9, 0 }, { -9, -20, -9 }, PREPARE_WAITING },
		{ "the first that was asked in vain", 30, { 29, -9, 6 }, { 29, -9, 29 },
		  PREPARE_DUE },
	};
	/* clang-format on */
	Scene scene = scene_of(world);
	SourceSpec *other = world_source(world, "other", "UKFEChat");
	SourceSpec *foreign = world_source(world, "foreign", "Birds");

	(void)data;
	world_answered(world, foreign);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		world->context.now.frozen_s = time_of(DUE) + rows[i].now * 3600;
		set_asked(world, scene.source, &rows[i].one);
		set_asked(world, other, &rows[i].other);
		g_test_message("%s", rows[i].name);
		g_assert_cmpint(world_look(world, scene.digest).due, ==, rows[i].due);
	}
}

/* Without anybody to read it an edition is not made: the first reader gets it. */
static void
test_nobody_subscribed(World *world, gconstpointer data)
{
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "");
	SourceSpec *source = world_source(world, "blog", "JoyFE");

	(void)data;
	world_answered(world, source);
	world_show_one(world, source, make_post("red", "2026-11-12T09:00:00Z", "JoyFE"));
	g_assert_cmpint(world_look(world, digest).due, ==, PREPARE_UNREAD);
	g_ptr_array_add(digest->to, g_strdup("sam@readers.example"));
	g_assert_cmpint(world_look(world, digest).due, ==, PREPARE_DUE);
	world_seed(world);
	assert_edition(world, digest, "red");
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM delivery"), ==, 1);
}

static void
test_quiet(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);

	(void)data;
	scene.digest->min_posts = 2;
	show(world, &scene, "one", "2026-11-12T09:00:00Z");
	assert_edition(world, scene.digest, NULL);
	g_autofree char *period = world_text(world,
		"SELECT digest || ' ' || frequency || ' ' || posts || ' ' || (end_s - start_s) "
		"|| ' '"
		" || (decided_s - end_s) FROM period WHERE start_s > 0");
	g_assert_cmpstr(period, ==, "weekly weekly 1 604800 1800");
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM edition"), ==, 0);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM delivery"), ==, 0);
	g_assert_cmpint(world_look(world, scene.digest).due, ==, PREPARE_NOT_DUE);
	/* Its post waits for the next one, which is the first. */
	world_later(world, 7 * DAY_S);
	world_answered(world, scene.source);
	show(world, &scene, "two", "2026-11-18T09:00:00Z");
	assert_edition(world, scene.digest, "one two");
	g_assert_cmpint(world_number(world, "SELECT number FROM edition"), ==, 1);
	/* Further back than the reach of one period it would be no news. */
	world_later(world, 14 * DAY_S);
	world_answered(world, scene.source);
	show(world, &scene, "old", "2026-11-15T09:00:00Z");
	show(world, &scene, "three", "2026-12-04T09:00:00Z");
	show(world, &scene, "four", "2026-12-05T09:00:00Z");
	assert_edition(world, scene.digest, "three four");
}

static void
test_quiet_letter(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);

	(void)data;
	scene.digest->min_posts = 0;
	assert_edition(world, scene.digest, "");
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM delivery"), ==, 1);
}

/* ---- a changed schedule, zone or clock ---- */

static void
test_weekly_turns_daily(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);
	GError *error = NULL;

	(void)data;
	show(world, &scene, "week", "2026-11-12T09:00:00Z");
	assert_edition(world, scene.digest, "week");
	world_at(world, "2026-11-19T08:00:00Z");
	world_answered(world, scene.source);
	show(world, &scene, "monday", "2026-11-16T12:00:00Z");
	show(world, &scene, "wednesday", "2026-11-18T12:00:00Z");
	assert_done(schedule_parse("daily 07:30", &scene.digest->schedule, &error));
	PrepareState state = world_look(world, scene.digest);
	assert_time(state.window.start_s, DUE);
	assert_time(state.window.end_s, "2026-11-19T07:30:00Z");
	assert_edition(world, scene.digest, "monday wednesday");
	world_later(world, DAY_S);
	world_answered(world, scene.source);
	show(world, &scene, "thursday", "2026-11-19T12:00:00Z");
	assert_edition(world, scene.digest, "thursday");
	g_autofree char *drafts = world_text(world,
		"SELECT group_concat(frequency) FROM (SELECT frequency FROM draft ORDER BY id)");
	g_assert_cmpstr(drafts, ==, "weekly,daily,daily");
	g_autofree char *editions = world_text(world,
		"SELECT group_concat(frequency) FROM (SELECT frequency FROM edition ORDER BY id)");
	g_assert_cmpstr(editions, ==, "weekly,daily,daily");
	g_assert_cmpint(world_number(world,
				"SELECT count(*) FROM period WHERE frequency = 'daily'"),
		==, 2);
	/* And back: not before the weekday comes. */
	assert_done(schedule_parse("weekly Monday 07:30", &scene.digest->schedule, &error));
	g_assert_cmpint(world_look(world, scene.digest).due, ==, PREPARE_NOT_DUE);
	assert_time(world_look(world, scene.digest).window.start_s, "2026-11-20T07:30:00Z");
}

static void
test_zone_changes(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);

	(void)data;
	show(world, &scene, "red", "2026-11-12T09:00:00Z");
	assert_edition(world, scene.digest, "red");
	/* West: the same Monday comes again, for the hours between; what was in is not in again. */
	g_free(scene.digest->timezone);
	scene.digest->timezone = g_strdup("America/New_York");
	world_at(world, "2026-11-16T13:00:00Z");
	world_answered(world, scene.source);
	PrepareState state = world_look(world, scene.digest);
	g_assert_cmpint(state.due, ==, PREPARE_DUE);
	assert_time(state.window.start_s, DUE);
	assert_time(state.window.end_s, "2026-11-16T12:30:00Z");
	assert_edition(world, scene.digest, NULL);
	/* East: nothing is due until the next Monday there. */
	g_free(scene.digest->timezone);
	scene.digest->timezone = g_strdup("Asia/Tokyo");
	state = world_look(world, scene.digest);
	g_assert_cmpint(state.due, ==, PREPARE_NOT_DUE);
	assert_time(state.next_due_s, "2026-11-22T22:30:00Z");
}

static void
test_unknown_zone(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);
	PrepareState state;
	GError *error = NULL;

	(void)data;
	g_free(scene.digest->timezone);
	scene.digest->timezone = g_strdup("Europe/Atlantis");
	assert_fails(prepare_look(&world->context, scene.digest, &state, &error),
		ERROR_CONFIG_PERMANENT, "Europe/Atlantis");
}

/* A clock that was set back: nothing again, and the next due time is said as it is. */
static void
test_clock_goes_back(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);

	(void)data;
	show(world, &scene, "red", "2026-11-12T09:00:00Z");
	assert_edition(world, scene.digest, "red");
	world_at(world, "2026-11-02T08:00:00Z");
	PrepareState state = world_look(world, scene.digest);
	g_assert_cmpint(state.due, ==, PREPARE_NOT_DUE);
	assert_time(state.next_due_s, "2026-11-23T07:30:00Z");
	assert_preview(world, scene.digest, "");
}

/* ---- which posts ---- */

static void
test_never_twice(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);

	(void)data;
	show(world, &scene, "early", "2026-11-12T09:00:00Z");
	assert_edition(world, scene.digest, "early");
	/* Found late, within reach: in the next edition, once. */
	show(world, &scene, "late", "2026-11-15T09:00:00Z");
	world_later(world, 7 * DAY_S);
	world_answered(world, scene.source);
	assert_edition(world, scene.digest, "late");
	/* Edited: known, and no news. */
	Post *edited = make_post("late", "2026-11-15T09:00:00Z", "JoyFE");
	edited->updated_s = now_s(&world->context.now);
	world_show_one(world, scene.source, edited);
	show(world, &scene, "next", "2026-11-22T09:00:00Z");
	world_later(world, 7 * DAY_S);
	world_answered(world, scene.source);
	assert_edition(world, scene.digest, "next");
}

/* A copy that turns out to be the mailed post, by a third one that has the names of both. */
static void
test_never_twice_when_merged(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);

	(void)data;
	show(world, &scene, "red", "2026-11-12T09:00:00Z");
	assert_edition(world, scene.digest, "red");
	Post *copy = make_post("copy", "2026-11-12T09:00:00Z", "JoyFE");
	world_show_one(world, scene.source, copy);
	assert_preview(world, scene.digest, "copy");
	Post *both = make_post("red", "2026-11-12T09:00:00Z", "JoyFE");
	g_free(both->url);
	both->url = g_strdup("https://toot.example/posts/copy");
	world_show_one(world, scene.source, both);
	assert_preview(world, scene.digest, "");
	/* And the other way round: the copy that was mailed is the younger one. */
	show(world, &scene, "blue", "2026-11-17T09:00:00Z");
	Post *twin = make_post("twin", "2026-11-17T09:00:00Z", "JoyFE");
	world_show_one(world, scene.source, twin);
	world_later(world, 7 * DAY_S);
	world_answered(world, scene.source);
	g_ptr_array_add(scene.digest->exclude, g_strdup("mark-blue"));
	assert_edition(world, scene.digest, "twin");
	g_ptr_array_set_size(scene.digest->exclude, 0);
	assert_preview(world, scene.digest, "blue");
	both = make_post("blue", "2026-11-17T09:00:00Z", "JoyFE");
	g_free(both->url);
	both->url = g_strdup("https://toot.example/posts/twin");
	world_show_one(world, scene.source, both);
	assert_preview(world, scene.digest, "");
}

/* Two digests may share a post; each has it once. */
static void
test_two_digests(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);
	DigestSpec *chat = world_digest(world, "chat", "UKFEChat", "ada@readers.example");

	(void)data;
	world_seed(world);
	world_show_one(world, scene.source,
		make_post("both", "2026-11-12T09:00:00Z", "JoyFE UKFEChat"));
	show(world, &scene, "joy", "2026-11-13T09:00:00Z");
	assert_edition(world, scene.digest, "both joy");
	assert_preview(world, chat, "both");
	assert_edition(world, chat, "both");
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM edition_post"), ==, 3);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM delivery"), ==, 2);
}

static void
test_rules_change(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);

	(void)data;
	g_ptr_array_add(scene.digest->exclude, g_strdup("mark-red"));
	show(world, &scene, "red", "2026-11-12T09:00:00Z");
	show(world, &scene, "blue", "2026-11-13T09:00:00Z");
	assert_preview(world, scene.digest, "blue");
	g_ptr_array_set_size(scene.digest->exclude, 0);
	assert_preview(world, scene.digest, "red blue");
	g_ptr_array_add(scene.digest->include, g_strdup("mark-red"));
	assert_preview(world, scene.digest, "red");
	g_ptr_array_set_size(scene.digest->include, 0);
	/* The source's rules of today count, too, for what is stored. */
	g_ptr_array_add(scene.source->exclude, g_strdup("author: ada"));
	assert_preview(world, scene.digest, "");
}

/* A stored verdict is taken as it is while the rules are the same: no pattern is tried again. */
static void
test_verdict_stands(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);
	GError *error = NULL;

	(void)data;
	show(world, &scene, "red", "2026-11-12T09:00:00Z");
	assert_done(db_begin(store_db(world->context.store), &error));
	g_autofree char *rules = world_text(world, "SELECT rules FROM verdict");
	assert_done(posts_set_verdict(world->context.store, 1, "weekly",
		&(PostVerdict){ false, (char *)"by hand", (char *)rules }, &error));
	assert_done(db_commit(store_db(world->context.store), &error));
	assert_preview(world, scene.digest, "");
}

static void
test_tags_change(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);

	(void)data;
	show(world, &scene, "joy", "2026-11-12T09:00:00Z");
	world_show_one(world, scene.source, make_post("chat", "2026-11-13T09:00:00Z", "UKFEChat"));
	assert_preview(world, scene.digest, "joy chat");
	g_ptr_array_remove_index(scene.digest->tags, 0);
	assert_preview(world, scene.digest, "chat");
	/* As an alias of the tag that is left it is back, in its section. */
	g_hash_table_insert(scene.digest->aliases, g_strdup("joyfe"), g_strdup("ukfechat"));
	assert_preview(world, scene.digest, "joy chat");
	/* As one of a tag that the digest has not, it is nothing. */
	g_hash_table_insert(scene.digest->aliases, g_strdup("joyfe"), g_strdup("birds"));
	assert_preview(world, scene.digest, "chat");
}

/* The source of a post may be gone from the ini, or be disabled; its posts stay. */
static void
test_source_gone(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);

	(void)data;
	world_source(world, "other", "JoyFE");
	show(world, &scene, "red", "2026-11-12T09:00:00Z");
	g_ptr_array_remove_index(world->context.config->sources, 0);
	assert_preview(world, scene.digest, "red");
}

/* Of posts that are worth the same but for their age, the older goes. */
static void
test_caps_are_recorded(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);

	(void)data;
	scene.digest->max_posts = 2;
	show(world, &scene, "one", "2026-11-12T09:00:00Z");
	show(world, &scene, "two", "2026-11-13T09:00:00Z");
	show(world, &scene, "three", "2026-11-14T09:00:00Z");
	assert_edition(world, scene.digest, "two three");
	g_assert_cmpint(world_number(world,
				"SELECT count(*) FROM edition_post WHERE shown = 0"
				" AND reason = 'over max_posts'"),
		==, 1);
	assert_preview(world, scene.digest, "");
}

/* A mail over the size limit is cut until it fits, and says what was cut. */
static void
test_size_is_capped(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);
	g_autoptr(Prepared) prepared = NULL;
	GError *error = NULL;

	(void)data;
	scene.digest->max_posts = 1000;
	for (int i = 0; i < 300; i++) {
		g_autofree char *mark = g_strdup_printf("n%03d", i);
		Post *post = make_post(mark, "2026-11-12T09:00:00Z", "JoyFE");
		g_autofree char *words = g_strnfill(900, 'w');
		g_free(post->content_raw);
		post->content_raw = g_strdup_printf("mark-%s %c%c %s", mark, 'a' + i / 26,
			'a' + i % 26, words);
		g_free(post->text);
		post->text = g_strdup(post->content_raw);
		world_show_one(world, scene.source, post);
	}
	assert_done(prepare_next(&world->context, NULL, &prepared, &error));
	g_assert_cmpuint(strlen(prepared->html->html), <=, MAIL_HTML_BYTES_MAX);
	g_assert_cmpuint(strlen(prepared->html->html), >, MAIL_HTML_BYTES_MAX * 19 / 20);
	g_assert_cmpuint(prepared->draft->cuts->len, >, 0);
	g_assert_cmpint(prepared->draft->posts_total, ==, 300);
	g_assert_cmpint(draft_posts_shown(prepared->draft) + (int)prepared->draft->cuts->len, ==,
		300);
	const DraftCut *cut = g_ptr_array_index(prepared->draft->cuts, 0);
	g_assert_cmpstr(cut->reason, ==, "over the size of a mail");
}

/* ---- renderings, freezing ---- */

static void
assert_places(const char *rendering, const GArray *places, guint tokens)
{
	guint found = 0;

	for (guint i = 0; i < places->len; i++) {
		const VariantPlace *place = &g_array_index(places, VariantPlace, i);
		const bool is_token = place->kind == VARIANT_TOKEN;
		found += is_token;
		g_assert_true(!is_token || g_str_has_prefix(rendering + place->at, VARIANT_NOBODY));
	}
	g_assert_cmpuint(found, ==, tokens);
	g_assert_cmpuint(places->len, ==, tokens + 2);
}

/* Each reader's way out is put where the token's place is: it must be whole in each part. */
static void
test_renderings(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);
	g_autoptr(Prepared) prepared = NULL;
	GError *error = NULL;

	(void)data;
	show(world, &scene, "red", "2026-11-12T09:00:00Z");
	int64_t changes = world_changes(world);
	assert_done(prepare_next(&world->context, "WEEKLY", &prepared, &error));
	g_assert_cmpint(world_changes(world), ==, changes);
	assert_places(prepared->html->html, prepared->html->html_places, 2);
	assert_places(prepared->html->text, prepared->html->text_places, 1);
	assert_places(prepared->text->text, prepared->text->text_places, 1);
	g_assert_null(prepared->text->html);
	g_assert_cmpstr(prepared->text->subject, ==, prepared->html->subject);
	g_autoptr(Prepared) again = NULL;
	assert_done(prepare_next(&world->context, NULL, &again, &error));
	g_assert_cmpstr(again->hash, ==, prepared->hash);
	g_assert_cmpstr(again->html->html, ==, prepared->html->html);
	assert_fails(prepare_next(&world->context, "daily", &again, &error), ERROR_USAGE_PERMANENT,
		"no [digest daily]");
}

/* What the ini says of a digest stands in its draft, and what was decided in its edition. */
static void
test_draft_and_edition(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);
	g_autoptr(Prepared) prepared = NULL;
	PrepareFrozen frozen;
	GError *error = NULL;

	(void)data;
	scene.digest->subtitle = g_strdup("What we did");
	scene.digest->note = g_strdup("A note");
	g_free(scene.digest->language);
	scene.digest->language = g_strdup("en-GB");
	show(world, &scene, "red", "2026-11-12T09:00:00Z");
	world_asked(world, scene.source, time_of(NOW), 0, time_of(NOW));
	world_later(world, DAY_S);
	PrepareState state = world_look(world, scene.digest);
	assert_done(prepare_draft(&world->context, scene.digest, &state, &prepared, &error));
	const Draft *draft = prepared->draft;
	g_assert_cmpstr(draft->title, ==, "The weekly");
	g_assert_cmpstr(draft->subtitle, ==, "What we did");
	g_assert_cmpstr(draft->note, ==, "A note");
	g_assert_cmpstr(draft->language, ==, "en-GB");
	g_assert_cmpstr(draft->timezone, ==, "UTC");
	g_assert_cmpstr(draft->contact, ==, "organiser@college.example");
	g_assert_true(draft->is_stale);
	g_assert_cmpstr(prepared->html->language, ==, "en-GB");
	g_assert_cmpstr(prepared->text->language, ==, "en-GB");
	g_assert_cmpint(prepared->html->format, ==, MAIL_FORMAT_HTML);
	g_assert_cmpint(prepared->text->format, ==, MAIL_FORMAT_TEXT);
	assert_done(prepare_freeze(&world->context, scene.digest, prepared, &frozen, &error));
	g_autofree char *edition = world_text(world,
		"SELECT title || ' ' || digest || ' ' || number || ' ' || (end_s - start_s) || "
		"' ' ||"
		" (frozen_s - end_s) FROM edition");
	g_assert_cmpstr(edition, ==, "The weekly weekly 1 604800 88200");
	g_autofree char *made = world_text(world,
		"SELECT (deadline_s - end_s) || ' ' || (made_s - end_s) FROM draft");
	g_assert_cmpstr(made, ==, "0 88200");
}

/* The words of a quoted post are those of the post itself, where that may be shown. */
static void
test_quotes(World *world, gconstpointer data)
{
	/* clang-format off */
	static const struct {
		const char *mark, *quoted, *words;
	} rows[] = {
		{ "q1", "https://toot.example/posts/red", "We did mark-red today" },
		{ "q2", "https://toot.example/posts/warned", NULL },
		{ "q3", "https://toot.example/posts/local", NULL },
		{ "q4", "https://toot.example/posts/unknown", NULL },
		{ "q5", NULL, NULL },
	};
	/* clang-format on */
	Scene scene = scene_of(world);
	g_autoptr(Prepared) prepared = NULL;
	GError *error = NULL;

	(void)data;
	scene.digest->max_per_author = 1000; /* all of them are Ada's */
	Post *red = make_post("red", "2026-11-12T08:00:00Z", "JoyFE");
	red->quote = g_new0(PostQuote, 1);
	red->quote->uri = g_strdup("https://toot.example/posts/q1");
	world_show_one(world, scene.source, red);
	Post *warned = make_post("warned", "2026-11-12T08:10:00Z", "JoyFE");
	warned->warning = g_strdup("spoilers");
	world_show_one(world, scene.source, warned);
	Post *local = make_post("local", "2026-11-12T08:20:00Z", "JoyFE");
	local->uri_is_global = false;
	world_show_one(world, scene.source, local);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		Post *post = make_post(rows[i].mark, "2026-11-12T09:00:00Z", "JoyFE");
		post->quote = g_new0(PostQuote, 1);
		post->quote->uri = g_strdup(rows[i].quoted);
		post->quote->url = g_strdup("https://toot.example/quoted");
		post->quote->text = g_strdup("somebody else's words");
		world_show_one(world, scene.source, post);
	}
	assert_done(prepare_next(&world->context, NULL, &prepared, &error));
	const DraftSection *section = g_ptr_array_index(prepared->draft->sections, 0);
	g_assert_cmpuint(section->entries->len, ==, 8);
	g_assert_cmpstr(post_at(section, 0)->quote->text, ==, "We did mark-q1 today");
	for (guint i = 3; i < 8; i++) {
		const Post *post = post_at(section, i);
		g_test_message("%s", rows[i - 3].mark);
		g_assert_nonnull(post->quote);
		g_assert_cmpstr(post->quote->text, ==, rows[i - 3].words);
	}
}

/* What was prepared can be frozen once, and not after the period was decided by somebody else. */
static void
test_freeze_once(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);
	g_autoptr(Prepared) prepared = NULL;
	PrepareFrozen frozen = { 0 };
	GError *error = NULL;

	(void)data;
	show(world, &scene, "red", "2026-11-12T09:00:00Z");
	PrepareState state = world_look(world, scene.digest);
	assert_done(prepare_draft(&world->context, scene.digest, &state, &prepared, &error));
	assert_done(prepare_freeze(&world->context, scene.digest, prepared, &frozen, &error));
	g_assert_true(frozen.is_edition);
	g_assert_cmpint(frozen.deliveries, ==, 1);
	assert_fails(prepare_freeze(&world->context, scene.digest, prepared, &frozen, &error),
		ERROR_STORE_PERMANENT, "digest weekly");
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM edition"), ==, 1);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM delivery"), ==, 1);
	g_autofree char *hash = world_text(world, "SELECT hash FROM edition");
	g_assert_cmpstr(hash, ==, prepared->hash);
	g_autofree char *html = world_text(world, "SELECT html FROM variant WHERE format = 'html'");
	g_assert_cmpstr(html, ==, prepared->html->html);
}

/* A poll may merge a post while its edition is made: nothing is frozen, and the next run makes it
 * of what there is then. */
static void
test_merged_while_prepared(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);
	g_autoptr(Prepared) prepared = NULL;
	PrepareFrozen frozen = { 0 };
	GError *error = NULL;

	(void)data;
	show(world, &scene, "red", "2026-11-12T09:00:00Z");
	show(world, &scene, "copy", "2026-11-12T09:00:00Z");
	PrepareState state = world_look(world, scene.digest);
	assert_done(prepare_draft(&world->context, scene.digest, &state, &prepared, &error));
	Post *both = make_post("red", "2026-11-12T09:00:00Z", "JoyFE");
	g_free(both->url);
	both->url = g_strdup("https://toot.example/posts/copy");
	world_show_one(world, scene.source, both);
	assert_fails(prepare_freeze(&world->context, scene.digest, prepared, &frozen, &error),
		ERROR_STORE_TEMPORARY, "merged");
	assert_fails(prepare_freeze(&world->context, scene.digest, prepared, &frozen, &error),
		ERROR_STORE_TEMPORARY, "digest weekly: ");
	g_assert_cmpint(frozen.deliveries, ==, 0);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM period WHERE start_s > 0"), ==,
		0);
	assert_edition(world, scene.digest, "red");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/prepare/first-edition", test_first_edition);
	add_test("/prepare/waiting", test_waiting);
	add_test("/prepare/what-is-waited-for", test_what_is_waited_for);
	add_test("/prepare/nobody-subscribed", test_nobody_subscribed);
	add_test("/prepare/quiet", test_quiet);
	add_test("/prepare/quiet-letter", test_quiet_letter);
	add_test("/prepare/weekly-turns-daily", test_weekly_turns_daily);
	add_test("/prepare/zone-changes", test_zone_changes);
	add_test("/prepare/unknown-zone", test_unknown_zone);
	add_test("/prepare/clock-goes-back", test_clock_goes_back);
	add_test("/prepare/never-twice", test_never_twice);
	add_test("/prepare/never-twice-when-merged", test_never_twice_when_merged);
	add_test("/prepare/two-digests", test_two_digests);
	add_test("/prepare/rules-change", test_rules_change);
	add_test("/prepare/verdict-stands", test_verdict_stands);
	add_test("/prepare/tags-change", test_tags_change);
	add_test("/prepare/source-gone", test_source_gone);
	add_test("/prepare/caps-are-recorded", test_caps_are_recorded);
	add_test("/prepare/size-is-capped", test_size_is_capped);
	add_test("/prepare/renderings", test_renderings);
	add_test("/prepare/draft-and-edition", test_draft_and_edition);
	add_test("/prepare/quotes", test_quotes);
	add_test("/prepare/freeze-once", test_freeze_once);
	add_test("/prepare/merged-while-prepared", test_merged_while_prepared);
	return g_test_run();
}
