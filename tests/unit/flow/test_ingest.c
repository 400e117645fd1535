#include "world.h"

#include "store/expiry.h"
#include "store/posts.h"

/* A digest of two tags and a feed. */
typedef struct Scene {
	DigestSpec *digest;
	SourceSpec *source;
} Scene;

static Scene
scene_of(World *world)
{
	return (Scene){
		world_digest(world, "weekly", "JoyFE UKFEChat", "sam@readers.example"),
		world_source(world, "blog", "JoyFE UKFEChat"),
	};
}

static GPtrArray *
list_of(Post *first, Post *second)
{
	GPtrArray *posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);

	g_ptr_array_add(posts, first);
	g_ptr_array_add(posts, second);
	return posts;
}

static void
assert_counts(IngestCounts got, int fresh, int updated, int known, int dropped)
{
	g_assert_cmpint(got.fresh, ==, fresh);
	g_assert_cmpint(got.updated, ==, updated);
	g_assert_cmpint(got.known, ==, known);
	g_assert_cmpint(got.dropped, ==, dropped);
}

static void
test_keeps_once(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);

	(void)data;
	assert_counts(world_show(world, scene.source,
			      list_of(make_post("red", "2026-11-10T09:00:00Z", "JoyFE"),
				      make_post("blue", "2026-11-10T09:00:00Z", "ukfechat"))),
		2, 0, 0, 0);
	int64_t changes = world_changes(world);
	assert_counts(world_show(world, scene.source,
			      list_of(make_post("red", "2026-11-10T09:00:00Z", "JoyFE"),
				      make_post("blue", "2026-11-10T09:00:00Z", "ukfechat"))),
		0, 0, 2, 0);
	g_assert_cmpint(world_changes(world), ==, changes);

	Post *edited = make_post("red", "2026-11-10T09:00:00Z", "JoyFE");
	edited->updated_s = time_of("2026-11-10T10:00:00Z");
	assert_counts(world_show_one(world, scene.source, edited), 0, 1, 0, 0);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM post"), ==, 2);
}

/* Why each post is not kept is on record, in the order: the author, the tags, the rules; of what
 * has no hashtag of ours, nothing is. */
static void
test_drops(World *world, gconstpointer data)
{
	/* clang-format off */
	static const struct {
		const char *mark, *tags;
		PostConsent consent;
		bool is_kept;
		const char *want;
	} rows[] = {
		{ "kept", "JoyFE", POST_CONSENT_OPEN, true, NULL },
		{ "unsaid", "JoyFE", POST_CONSENT_UNSAID, true, NULL },
		{ "reduced", "JoyFE", POST_CONSENT_REDUCED, true, NULL },
		{ "refused", "JoyFE", POST_CONSENT_REFUSED, false,
		  "the author or server says no: noindex" },
		{ "refused-and-spam", "JoyFE", POST_CONSENT_REFUSED, false,
		  "the author or server says no: noindex" },
		{ "refused-and-other", "Birds", POST_CONSENT_REFUSED, false, NULL },
		{ "other", "Birds", POST_CONSENT_OPEN, false, NULL },
		{ "spam", "JoyFE", POST_CONSENT_OPEN, false, "excluded by text: spam" },
	};
	/* clang-format on */
	Scene scene = scene_of(world);

	(void)data;
	g_ptr_array_add(scene.source->exclude, g_strdup("spam"));
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		Post *post = make_post(rows[i].mark, "2026-11-10T09:00:00Z", rows[i].tags);
		post->consent = rows[i].consent;
		post->consent_reason = g_strdup("noindex");
		IngestCounts counts = world_show_one(world, scene.source, post);
		g_autofree char *got = world_text(world, "SELECT reason FROM dropped");
		g_test_message("%s: %s", rows[i].mark, got != NULL ? got : "nothing");
		g_assert_cmpstr(got, ==, rows[i].want);
		g_assert_cmpint(counts.dropped, ==, rows[i].is_kept ? 0 : 1);
		g_assert_cmpint(counts.fresh, ==, rows[i].is_kept ? 1 : 0);
		world_number(world, "DELETE FROM dropped");
	}
}

/* A source's own tags narrow what is kept of it. */
static void
test_own_tags(World *world, gconstpointer data)
{
	(void)data;
	world_digest(world, "weekly", "JoyFE UKFEChat", "");
	SourceSpec *narrow = world_source(world, "narrow", "UKFEChat");
	assert_counts(world_show(world, narrow,
			      list_of(make_post("red", "2026-11-10T09:00:00Z", "JoyFE"),
				      make_post("blue", "2026-11-10T09:00:00Z", "UKFEChat"))),
		1, 0, 0, 1);
	/* And a tag that no digest has is wanted by nobody. */
	SourceSpec *lost = world_source(world, "lost", "Birds");
	assert_counts(world_show_one(world, lost,
			      make_post("wren", "2026-11-10T09:00:00Z", "Birds")),
		0, 0, 0, 1);
}

/* A digest's rules are a verdict, for each digest that has a tag of the post, and no drop. */
static void
test_verdicts(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);

	(void)data;
	DigestSpec *picky = world_digest(world, "picky", "JoyFE", "");
	world_digest(world, "other", "Birds", "");
	g_ptr_array_add(picky->exclude, g_strdup("mark-red"));
	world_show_one(world, scene.source, make_post("red", "2026-11-10T09:00:00Z", "JoyFE"));
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM verdict"), ==, 2);
	g_assert_cmpint(world_number(world, "SELECT passed FROM verdict WHERE digest = 'weekly'"),
		==, 1);
	g_assert_cmpint(world_number(world, "SELECT passed FROM verdict WHERE digest = 'picky'"),
		==, 0);
	g_autofree char *reason = world_text(world,
		"SELECT reason FROM verdict"
		" WHERE digest = 'picky'");
	g_assert_cmpstr(reason, ==, "excluded by text: mark-red");
}

/* Authors change their minds: the post is out of each digest, whatever is judged anew. */
static void
test_consent_taken_back(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);

	(void)data;
	world_show_one(world, scene.source, make_post("red", "2026-11-10T09:00:00Z", "JoyFE"));
	g_autofree char *before = world_preview(world, scene.digest);
	g_assert_cmpstr(before, ==, "red");
	Post *refused = make_post("red", "2026-11-10T09:00:00Z", "JoyFE");
	refused->consent = POST_CONSENT_REFUSED;
	refused->consent_reason = g_strdup("#nobot");
	assert_counts(world_show_one(world, scene.source, refused), 0, 0, 0, 1);
	g_autofree char *after = world_preview(world, scene.digest);
	g_assert_cmpstr(after, ==, "");
	g_ptr_array_add(scene.digest->include, g_strdup("today"));
	g_autofree char *anew = world_preview(world, scene.digest);
	g_assert_cmpstr(anew, ==, "");
	DigestSpec *late = world_digest(world, "late", "JoyFE", "");
	g_autofree char *other = world_preview(world, late);
	g_assert_cmpstr(other, ==, "");
}

/* A refusal counts, whichever source brings it: here another one's older copy. */
static void
test_consent_by_another_source(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);
	SourceSpec *toot = world_source(world, "toot", "JoyFE");

	(void)data;
	Post *copy = make_post("red", "2026-11-10T09:00:00Z", "JoyFE");
	copy->updated_s = time_of("2026-11-10T12:00:00Z");
	world_show_one(world, scene.source, copy);
	Post *refused = make_post("red", "2026-11-10T09:00:00Z", "JoyFE");
	refused->consent = POST_CONSENT_REFUSED;
	refused->consent_reason = g_strdup("noindex");
	world_show_one(world, toot, refused);
	g_autofree char *after = world_preview(world, scene.digest);
	g_assert_cmpstr(after, ==, "");
}

static void
test_hashtag_taken_back(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);

	(void)data;
	world_show_one(world, scene.source, make_post("red", "2026-11-10T09:00:00Z", "JoyFE"));
	assert_counts(world_show_one(world, scene.source,
			      make_post("red", "2026-11-10T09:00:00Z", "Birds")),
		0, 0, 0, 1);
	g_autofree char *after = world_preview(world, scene.digest);
	g_assert_cmpstr(after, ==, "");
	/* Its words go; that it had a hashtag of ours is known. */
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM post"), ==, 0);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM dropped"), ==, 1);
}

/* While another source shows it under a hashtag of ours, it stays. */
static void
test_hashtag_taken_back_in_one_place(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);
	SourceSpec *other = world_source(world, "other", "UKFEChat");

	(void)data;
	world_show_one(world, scene.source, make_post("red", "2026-11-10T09:00:00Z", "JoyFE"));
	world_show_one(world, other, make_post("red", "2026-11-10T09:00:00Z", "UKFEChat"));
	world_show_one(world, scene.source, make_post("red", "2026-11-10T09:00:00Z", "Birds"));
	g_autofree char *after = world_preview(world, scene.digest);
	g_assert_cmpstr(after, ==, "red");
}

/* What a source's rule keeps out is followed all the same, its verdict too: the rule may go
 * again. */
static void
test_excluded_post_changes(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);

	(void)data;
	g_ptr_array_add(scene.digest->exclude, g_strdup("spam"));
	world_show_one(world, scene.source, make_post("red", "2026-11-10T09:00:00Z", "JoyFE"));
	g_ptr_array_add(scene.source->exclude, g_strdup("cheap"));
	Post *changed = make_post("red", "2026-11-10T09:00:00Z", "JoyFE");
	g_free(changed->text);
	changed->text = g_strdup("cheap spam");
	assert_counts(world_show_one(world, scene.source, changed), 0, 0, 0, 1);
	g_ptr_array_set_size(scene.source->exclude, 0);
	g_autofree char *after = world_preview(world, scene.digest);
	g_assert_cmpstr(after, ==, "");
}

/* A hash that names what a verdict depends on, and nothing else. */
static void
test_rules_hash(World *world, gconstpointer data)
{
	static const struct {
		const char *name;
		const char *tags, *alias, *include, *exclude, *title;
		bool is_same;
	} rows[] = {
		{ "nothing", "JoyFE UKFEChat", NULL, NULL, NULL, NULL, true },
		{ "order of tags", "UKFEChat JoyFE", NULL, NULL, NULL, NULL, true },
		{ "title", "JoyFE UKFEChat", NULL, NULL, NULL, "Another", true },
		{ "a tag less", "JoyFE", NULL, NULL, NULL, NULL, false },
		{ "an alias", "JoyFE UKFEChat", "joyfeuk", NULL, NULL, NULL, false },
		{ "an include", "JoyFE UKFEChat", NULL, "x", NULL, NULL, false },
		{ "an exclude", "JoyFE UKFEChat", NULL, NULL, "x", NULL, false },
	};
	Scene scene = scene_of(world);
	g_autoptr(Ingest) ingest = NULL;
	GError *error = NULL;

	(void)data;
	assert_done(ingest_new(world->context.config, &ingest, &error));
	g_autofree char *first = g_strdup(ingest_rules_hash(ingest, scene.digest));
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Ingest) changed = NULL;
		g_autofree char *name = g_strdup_printf("d%zu", i);
		DigestSpec *digest = world_digest(world, name, rows[i].tags, "");
		if (rows[i].alias != NULL) {
			g_hash_table_insert(digest->aliases, g_strdup(rows[i].alias),
				g_strdup("joyfe"));
		}
		if (rows[i].include != NULL) {
			g_ptr_array_add(digest->include, g_strdup(rows[i].include));
		}
		if (rows[i].exclude != NULL) {
			g_ptr_array_add(digest->exclude, g_strdup(rows[i].exclude));
		}
		assert_done(ingest_new(world->context.config, &changed, &error));
		g_test_message("%s", rows[i].name);
		g_assert_cmpint(strcmp(ingest_rules_hash(changed, digest), first) == 0, ==,
			rows[i].is_same);
	}
}

/* A hash that names what decides whether a post of a source is kept: digests' rules do not. */
static void
test_wants(World *world, gconstpointer data)
{
	static const struct {
		const char *name;
		bool is_same;
	} rows[] = { { "nothing", true }, { "a digest's rule", true }, { "a digest's title", true },
		{ "a tag of the source", false }, { "an include", false }, { "an exclude", false },
		{ "a tag of a digest", false }, { "an alias", false },
		{ "a tag of the first digest", false } };
	Scene scene = scene_of(world);
	DigestSpec *other = world_digest(world, "other", "Birds", "");
	g_autofree char *last = NULL;
	GError *error = NULL;

	(void)data;
	for (gsize i = 0; i <= G_N_ELEMENTS(rows); i++) {
		g_autoptr(Ingest) ingest = NULL;
		switch (i) {
		case 2:
			g_ptr_array_add(scene.digest->include, g_strdup("x"));
			g_ptr_array_add(scene.digest->exclude, g_strdup("x"));
			break;
		case 3:
			g_free(scene.digest->title);
			scene.digest->title = g_strdup("Another");
			break;
		case 4:
			add_tags(scene.source->tags, "Stones");
			break;
		case 5:
			g_ptr_array_add(scene.source->include, g_strdup("x"));
			break;
		case 6:
			g_ptr_array_add(scene.source->exclude, g_strdup("x"));
			break;
		case 7:
			add_tags(other->tags, "Stones");
			break;
		case 8:
			g_hash_table_insert(other->aliases, g_strdup("bird"), g_strdup("birds"));
			break;
		case 9:
			add_tags(scene.digest->tags, "Moss");
			break;
		default:
			break;
		}
		assert_done(ingest_new(world->context.config, &ingest, &error));
		g_autofree char *wants = ingest_wants(ingest, scene.source);
		if (i > 0) {
			g_test_message("%s", rows[i - 1].name);
			g_assert_true((strcmp(wants, last) == 0) == rows[i - 1].is_same);
		}
		g_free(last);
		last = g_steal_pointer(&wants);
	}
}

/* What retention has deleted is not kept anew, by the second; what has no date is. */
static void
test_too_old(World *world, gconstpointer data)
{
	const ExpiryRounds round = { .last_s = time_of("2026-11-15T08:00:00Z") };
	Scene scene = scene_of(world);
	GError *error = NULL;

	(void)data;
	world->context.config->retention_s = 10 * DAY_S;
	/* No round yet. */
	assert_counts(world_show_one(world, scene.source,
			      make_post("first", "2026-01-01T00:00:00Z", "JoyFE")),
		1, 0, 0, 0);
	assert_done(expiry_set_rounds(world->context.store, &round, &error));
	assert_counts(world_show_one(world, scene.source,
			      make_post("gone", "2026-11-05T07:59:59Z", "JoyFE")),
		0, 0, 0, 1);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM dropped"), ==, 0);
	assert_counts(world_show_one(world, scene.source,
			      make_post("kept", "2026-11-05T08:00:00Z", "JoyFE")),
		1, 0, 0, 0);
	Post *undated = make_post("undated", "2026-11-05T08:00:00Z", "JoyFE");
	undated->published_s = DATE_UNKNOWN;
	assert_counts(world_show_one(world, scene.source, undated), 1, 0, 0, 0);
	world->context.config->retention_s = 0;
	assert_counts(world_show_one(world, scene.source,
			      make_post("old", "2026-01-01T00:00:00Z", "JoyFE")),
		1, 0, 0, 0);
}

/* Documents list the newest first: posts of one second stand in the order they were written in. */
static void
test_order_of_a_document(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);

	(void)data;
	world_show(world, scene.source,
		list_of(make_post("second", "2026-11-10T09:00:00Z", "JoyFE"),
			make_post("first", "2026-11-10T09:00:00Z", "JoyFE")));
	g_autofree char *marks = world_preview(world, scene.digest);
	g_assert_cmpstr(marks, ==, "first second");
}

static void
test_bad_rule(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);
	g_autoptr(Ingest) ingest = NULL;
	GError *error = NULL;

	(void)data;
	g_ptr_array_add(scene.source->include, g_strdup("text: ("));
	assert_fails(ingest_new(world->context.config, &ingest, &error), ERROR_CONFIG_PERMANENT,
		"source blog: ");
	g_ptr_array_add(scene.digest->exclude, g_strdup("["));
	assert_fails(ingest_new(world->context.config, &ingest, &error), ERROR_CONFIG_PERMANENT,
		"digest weekly: ");
	g_assert_null(ingest);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/ingest/once", test_keeps_once);
	add_test("/ingest/drops", test_drops);
	add_test("/ingest/own-tags", test_own_tags);
	add_test("/ingest/verdicts", test_verdicts);
	add_test("/ingest/consent-taken-back", test_consent_taken_back);
	add_test("/ingest/consent-by-another-source", test_consent_by_another_source);
	add_test("/ingest/hashtag-taken-back", test_hashtag_taken_back);
	add_test("/ingest/hashtag-taken-back-in-one-place", test_hashtag_taken_back_in_one_place);
	add_test("/ingest/excluded-post-changes", test_excluded_post_changes);
	add_test("/ingest/rules-hash", test_rules_hash);
	add_test("/ingest/wants", test_wants);
	add_test("/ingest/too-old", test_too_old);
	add_test("/ingest/order-of-a-document", test_order_of_a_document);
	add_test("/ingest/bad-rule", test_bad_rule);
	return g_test_run();
}
