/* Who may be shown, whatever the order in which it is said. */
#include "world.h"

#include "store/editions.h"
#include "store/posts.h"

#define READINGS 40
#define KEYS 6
#define HISTORIES 60 /* the variable of that name says more, for tests/accept */

/* One reading of something: by which of its names it is known, and what is said of it. */
typedef struct Shown {
	bool names[KEYS];
	PostConsent said;
	char mark[16];
} Shown;

static Post *
post_of(const Shown *shown)
{
	Post *post = make_post(shown->mark, "2026-11-10T09:00:00Z", "JoyFE");

	g_clear_pointer(&post->uri, g_free);
	g_clear_pointer(&post->url, g_free);
	post->consent = shown->said;
	post->consent_reason = g_strdup("noindex");
	/* The first half are names of the thing, the second addresses: a reading has one of each
	 * at most. */
	for (int i = 0; i < KEYS; i++) {
		char **field = i < KEYS / 2 ? &post->uri : &post->url;
		if (shown->names[i] && *field == NULL) {
			*field = g_strdup_printf("https://toot.example/%d", i);
		}
	}
	return post;
}

static void
draw(GRand *rand, int number, Shown *shown)
{
	/* clang-format off */
	const PostConsent words[] = {
		POST_CONSENT_UNSAID, POST_CONSENT_UNSAID, POST_CONSENT_UNSAID, POST_CONSENT_OPEN,
		POST_CONSENT_OPEN, POST_CONSENT_REDUCED, POST_CONSENT_REFUSED,
	};
	/* clang-format on */
	const int which = g_rand_int_range(rand, 1, 4); /* a name, an address, or both */

	memset(shown, 0, sizeof *shown);
	if ((which & 1) != 0) {
		shown->names[g_rand_int_range(rand, 0, KEYS / 2)] = true;
	}
	if ((which & 2) != 0) {
		shown->names[g_rand_int_range(rand, KEYS / 2, KEYS)] = true;
	}
	shown->said = words[g_rand_int_range(rand, 0, G_N_ELEMENTS(words))];
	g_snprintf(shown->mark, sizeof shown->mark, "r%dr", number);
}

/* Which names are one thing's, by all readings so far; a plain and slow oracle. */
static void
join_names(const Shown *readings, int count, int *group)
{
	for (int i = 0; i < KEYS; i++) {
		group[i] = i;
	}
	for (int pass = 0; pass < count * KEYS; pass++) {
		const Shown *shown = &readings[pass % count];
		int least = KEYS;
		for (int i = 0; i < KEYS; i++) {
			least = shown->names[i] ? MIN(least, group[i]) : least;
		}
		for (int i = 0; i < KEYS; i++) {
			group[i] = shown->names[i] ? least : group[i];
		}
	}
}

static int
group_of(const Shown *shown, const int *group)
{
	for (int i = 0; i < KEYS; i++) {
		if (shown->names[i]) {
			return group[i];
		}
	}
	g_assert_not_reached();
}

static PostConsent
strictest(const Shown *readings, int count, const int *group, int wanted)
{
	PostConsent level = POST_CONSENT_UNSAID;

	for (int i = 0; i < count; i++) {
		if (group_of(&readings[i], group) == wanted) {
			level = MAX(level, readings[i].said);
		}
	}
	return level;
}

/* As what a reading is shown, -1 when its words are nowhere. */
static int
shown_of(World *world, const char *mark)
{
	g_autofree char *sql = g_strdup_printf(
		"SELECT 1 + max(consent) FROM post WHERE doc LIKE '%%mark-%s %%'", mark);

	return (int)world_number(world, sql) - 1;
}

static void
check_readings(World *world, const Shown *readings, int count)
{
	int group[KEYS];

	join_names(readings, count, group);
	for (int i = 0; i < count; i++) {
		PostConsent want = strictest(readings, count, group, group_of(&readings[i], group));
		int shown = shown_of(world, readings[i].mark);
		if (want == POST_CONSENT_REFUSED) {
			g_assert_cmpint(shown, ==, -1);
		} else if (shown >= 0) {
			g_assert_cmpint(shown, ==, want);
		}
	}
}

static void
forget_all(World *world)
{
	static const char *const tables[] = { "post", "consent", "refusal", "dropped", "author" };

	for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autofree char *sql = g_strdup_printf("DELETE FROM %s", tables[i]);
		world_number(world, sql);
	}
}

/* Random readings by three sources, with posts that turn out to be one: after each, nothing is
 * shown more freely than the strictest word about it, and what is refused is nowhere. */
static void
test_random_orders(World *world, gconstpointer data)
{
	SourceSpec *sources[3];
	GRand *rand = g_rand_new_with_seed(20261125);
	const char *wanted = g_getenv("HISTORIES");
	const int histories = wanted != NULL ? atoi(wanted) : HISTORIES;

	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	sources[0] = world_source(world, "one", "JoyFE");
	sources[1] = world_source(world, "two", "JoyFE");
	sources[2] = world_source(world, "three", "JoyFE");
	for (int history = 0; history < histories; history++) {
		Shown readings[READINGS];
		const int count = g_rand_int_range(rand, 2, READINGS);
		for (int i = 0; i < count; i++) {
			draw(rand, i, &readings[i]);
			world_show_one(world, sources[g_rand_int_range(rand, 0, 3)],
				post_of(&readings[i]));
			check_readings(world, readings, i + 1);
		}
		forget_all(world);
	}
	g_rand_free(rand);
}

/* One is refused, two say nothing; in every order, also where the third joins the other two. */
static void
test_three_readings(World *world, gconstpointer data)
{
	/* clang-format off */
	static const int orders[][3] = {
		{ 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 },
	};
	/* clang-format on */
	static const Shown readings[] = {
		{ { [0] = true }, POST_CONSENT_REFUSED, "refused" },
		{ { [4] = true }, POST_CONSENT_UNSAID, "silent" },
		{ { [0] = true, [4] = true }, POST_CONSENT_OPEN, "joining" },
	};

	(void)data;
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "");
	SourceSpec *source = world_source(world, "one", "JoyFE");
	for (gsize i = 0; i < G_N_ELEMENTS(orders); i++) {
		for (int j = 0; j < 3; j++) {
			world_show_one(world, source, post_of(&readings[orders[i][j]]));
		}
		g_autofree char *shown = world_preview(world, digest);
		g_assert_cmpstr(shown, ==, "");
		g_assert_cmpint(world_number(world, "SELECT count(*) FROM post"), ==, 0);
		g_assert_cmpint(world_number(world, "SELECT count(*) FROM post_key"), ==, 0);
		forget_all(world);
	}
}

/* One document that shows a post twice, the refusing copy last: nothing of it is written. */
static void
test_a_document_of_two_minds(World *world, gconstpointer data)
{
	static const Shown open = { { [0] = true }, POST_CONSENT_OPEN, "open" };
	static const Shown refused = { { [0] = true }, POST_CONSENT_REFUSED, "refused" };
	GPtrArray *posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);

	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	SourceSpec *source = world_source(world, "one", "JoyFE");
	g_ptr_array_add(posts, post_of(&refused));
	g_ptr_array_add(posts, post_of(&open));
	world_show(world, source, posts);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM post"), ==, 0);
	g_assert_cmpint(world_number(world,
				"SELECT count(*) FROM meta"
				" WHERE key = 'erasures_owed'"),
		==, 0);
}

/* What is dropped by a rule has said its word all the same. */
static void
test_said_by_a_dropped_one(World *world, gconstpointer data)
{
	static const Shown reduced = { { [4] = true }, POST_CONSENT_REDUCED, "reduced" };
	static const Shown silent = { { [4] = true }, POST_CONSENT_UNSAID, "silent" };

	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	SourceSpec *picky = world_source(world, "picky", "JoyFE");
	SourceSpec *other = world_source(world, "other", "JoyFE");
	g_ptr_array_add(picky->exclude, g_strdup("today"));
	world_show_one(world, picky, post_of(&reduced));
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM post"), ==, 0);
	world_show_one(world, other, post_of(&silent));
	g_assert_cmpint(shown_of(world, "silent"), ==, POST_CONSENT_REDUCED);
}

static Post *
post_by(const char *mark, const char *when, PostConsent author_consent)
{
	Post *post = make_post(mark, when, "JoyFE");

	post->author_handle = g_strdup("@Shy@toot.example");
	post->author_url = g_strdup("https://toot.example/@shy");
	post->author_consent = author_consent;
	post->consent = author_consent;
	post->consent_reason = g_strdup("the account says noindex");
	return post;
}

/* What the week's digest would show. Owned. */
static char *
of_the_week(World *world, const DigestSpec *digest)
{
	const Now now = world->context.now;
	char *marks;

	world_at(world, NOW);
	marks = world_preview(world, digest);
	world->context.now = now;
	return marks;
}

/* An author's no takes back all that is stored of theirs, whoever showed it, and their name; a
 * later yes counts for what is written later. */
static void
test_an_author_opts_out_and_in(World *world, gconstpointer data)
{
	(void)data;
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "");
	SourceSpec *feed = world_source(world, "feed", "JoyFE");
	SourceSpec *toot = world_source(world, "toot", "JoyFE");
	world_at(world, "2026-11-12T09:00:00Z");
	world_show_one(world, feed, post_by("old", "2026-11-10T09:00:00Z", POST_CONSENT_UNSAID));
	world_show_one(world, toot, post_by("seen", "2026-11-11T09:00:00Z", POST_CONSENT_OPEN));
	world_show_one(world, toot, make_post("bob", "2026-11-11T10:00:00Z", "JoyFE"));
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM post"), ==, 3);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM author"), ==, 1);

	world_show_one(world, toot, post_by("no", "2026-11-12T08:00:00Z", POST_CONSENT_REFUSED));
	g_autofree char *left = of_the_week(world, digest);
	g_assert_cmpstr(left, ==, "bob");
	g_assert_cmpint(world_number(world,
				"SELECT count(*) FROM author"
				" WHERE name IS NOT NULL OR handle IS NOT NULL"),
		==, 0);
	/* By a source that does not know it, with the name spelt otherwise. */
	Post *again = post_by("new", "2026-11-12T08:30:00Z", POST_CONSENT_UNSAID);
	g_clear_pointer(&again->author_url, g_free);
	g_free(again->author_handle);
	again->author_handle = g_strdup("@shy@TOOT.example");
	world_show_one(world, feed, again);
	g_autofree char *still = of_the_week(world, digest);
	g_assert_cmpstr(still, ==, "bob");

	world_at(world, "2026-11-13T09:00:00Z");
	world_show_one(world, toot, post_by("yes", "2026-11-13T08:00:00Z", POST_CONSENT_OPEN));
	world_show_one(world, toot, post_by("no", "2026-11-12T08:00:00Z", POST_CONSENT_OPEN));
	world_show_one(world, feed, post_by("old", "2026-11-10T09:00:00Z", POST_CONSENT_UNSAID));
	world_show_one(world, feed, post_by("feed", "2026-11-13T08:30:00Z", POST_CONSENT_UNSAID));
	g_autofree char *later = of_the_week(world, digest);
	g_assert_cmpstr(later, ==, "bob yes feed");
}

static Post *
shy_post(const char *mark, const char *url, bool wants_less)
{
	Post *post = post_by(mark, "2026-11-10T09:00:00Z", POST_CONSENT_OPEN);

	if (url != NULL) {
		g_free(post->url);
		post->url = g_strdup(url);
	}
	post->author_wants_less = wants_less;
	post->consent = wants_less ? POST_CONSENT_REDUCED : POST_CONSENT_OPEN;
	return post;
}

/* Whoever has not opted in is not quoted at length from where nobody can say so, before and after;
 * what their own server says later counts from then on. */
static void
test_an_author_allows_less(World *world, gconstpointer data)
{
	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	SourceSpec *feed = world_source(world, "feed", "JoyFE");
	SourceSpec *toot = world_source(world, "toot", "JoyFE");
	world_at(world, "2026-11-12T09:00:00Z");
	world_show_one(world, feed, post_by("named", "2026-11-10T09:00:00Z", POST_CONSENT_UNSAID));
	Post *below = make_post("below", "2026-11-10T09:00:00Z", "JoyFE");
	g_free(below->url);
	below->url = g_strdup("https://toot.example/@shy/7");
	world_show_one(world, feed, below);
	world_show_one(world, feed, make_post("bob", "2026-11-10T09:00:00Z", "JoyFE"));
	world_show_one(world, toot, shy_post("asked", "https://toot.example/@shy/8", true));
	g_assert_cmpint(shown_of(world, "named"), ==, POST_CONSENT_REDUCED);
	g_assert_cmpint(shown_of(world, "below"), ==, POST_CONSENT_REDUCED);
	g_assert_cmpint(shown_of(world, "bob"), ==, POST_CONSENT_UNSAID);
	world_show_one(world, feed, post_by("later", "2026-11-11T09:00:00Z", POST_CONSENT_UNSAID));
	Post *copy = post_by("copy", "2026-11-11T09:00:00Z", POST_CONSENT_UNSAID);
	copy->consent = POST_CONSENT_OPEN; /* another server, which knows of nothing */
	world_show_one(world, feed, copy);
	g_assert_cmpint(shown_of(world, "later"), ==, POST_CONSENT_REDUCED);
	g_assert_cmpint(shown_of(world, "copy"), ==, POST_CONSENT_REDUCED);

	world_show_one(world, toot, shy_post("yes", "https://toot.example/@shy/9", false));
	world_show_one(world, feed, post_by("then", "2026-11-11T09:00:00Z", POST_CONSENT_UNSAID));
	g_assert_cmpint(shown_of(world, "yes"), ==, POST_CONSENT_OPEN);
	g_assert_cmpint(shown_of(world, "then"), ==, POST_CONSENT_UNSAID);
	g_assert_cmpint(shown_of(world, "named"), ==, POST_CONSENT_REDUCED);
}

/* A feed that names nobody shows posts below the author's profile: before the no, and after. */
static void
test_nobody_is_named(World *world, gconstpointer data)
{
	/* clang-format off */
	static const char *const urls[] = {
		"https://toot.example/@shy/1", "https://toot.example/@shyer/2",
		"https://toot.example/@shy/3", "https://toot.example/@other/4",
	};
	/* clang-format on */

	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	SourceSpec *feed = world_source(world, "feed", "JoyFE");
	SourceSpec *toot = world_source(world, "toot", "JoyFE");
	for (int i = 0; i < 4; i++) {
		Post *post = make_post("x", "2026-11-10T09:00:00Z", "JoyFE");
		g_clear_pointer(&post->uri, g_free);
		g_free(post->url);
		post->url = g_strdup(urls[i]);
		world_show_one(world, feed, post);
		if (i == 1) {
			g_assert_cmpint(world_number(world, "SELECT count(*) FROM post"), ==, 2);
			world_show_one(world, toot,
				post_by("no", "2026-11-12T08:00:00Z", POST_CONSENT_REFUSED));
		}
	}
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM post"), ==, 2);
	g_assert_cmpint(world_number(world,
				"SELECT count(*) FROM post_key"
				" WHERE key LIKE '%/@shy/%'"),
		==, 0);
}

/* What an edition has was mailed: its number stays, so that nothing is counted anew, no word. */
static void
test_refused_after_the_edition(World *world, gconstpointer data)
{
	(void)data;
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "sam@readers.example");
	SourceSpec *source = world_source(world, "toot", "JoyFE");
	GError *error = NULL;
	assert_done(people_seed(&world->context, &error));
	world_show_one(world, source, make_post("red", "2026-11-10T09:00:00Z", "JoyFE"));
	world_answered(world, source);
	g_autofree char *frozen = world_freeze(world, digest);
	g_assert_cmpstr(frozen, ==, "red");
	Post *refused = make_post("red", "2026-11-10T09:00:00Z", "JoyFE");
	refused->consent = POST_CONSENT_REFUSED;
	refused->consent_reason = g_strdup("noindex");
	world_show_one(world, source, refused);
	g_assert_cmpint(world_number(world,
				"SELECT count(*) FROM edition_post e"
				" JOIN post p ON p.id = e.post WHERE p.doc IS NULL"),
		==, 1);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM post_key"), ==, 0);
	world_show_one(world, source, make_post("red", "2026-11-10T09:00:00Z", "JoyFE"));
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM post"), ==, 1);
}

static Post *
post_of_yesterday(const World *world, const char *mark, PostConsent consent)
{
	Post *post = make_post(mark, NOW, "JoyFE");

	post->published_s = now_s(&world->context.now) - DAY_S;
	post->consent = consent;
	post->consent_reason = g_strdup("noindex");
	return post;
}

/* An edition that shows a refused post and that nobody can have yet is decided anew. */
static void
test_refused_before_it_was_mailed(World *world, gconstpointer data)
{
	/* clang-format off */
	static const struct {
		const char *states[2]; /* of the two deliveries */
		int want;              /* editions taken back */
	} rows[] = {
		{ { "queued", "retry" }, 1 },    { { "queued", "sent" }, 0 },
		{ { "queued", "uncertain" }, 0 }, { { "sending", "queued" }, 0 },
		{ { "retry", "failed" }, 1 },     { { "sent", "sent" }, 0 },
	};
	/* clang-format on */
	GError *error = NULL;

	(void)data;
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE",
		"sam@readers.example bea@readers.example");
	SourceSpec *source = world_source(world, "toot", "JoyFE");
	assert_done(people_seed(&world->context, &error));
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *red = g_strdup_printf("red%zu", i);
		g_autofree char *blue = g_strdup_printf("blue%zu", i);
		/* Of the same second: by their names. */
		g_autofree char *both = g_strdup_printf("%s %s", blue, red);
		g_autofree char *states = g_strdup_printf(
			"UPDATE delivery SET state = CASE id %% 2 WHEN (SELECT min(id) FROM"
			" delivery WHERE edition = (SELECT max(id) FROM edition)) %% 2"
			" THEN '%s' ELSE '%s' END WHERE edition = (SELECT max(id) FROM edition)",
			rows[i].states[0], rows[i].states[1]);
		int count = 0;
		world_show_one(world, source, post_of_yesterday(world, red, POST_CONSENT_OPEN));
		world_show_one(world, source, post_of_yesterday(world, blue, POST_CONSENT_OPEN));
		world_answered(world, source);
		g_autofree char *frozen = world_freeze(world, digest);
		g_assert_cmpstr(frozen, ==, both);
		world_number(world, states);
		world_show_one(world, source, post_of_yesterday(world, red, POST_CONSENT_REFUSED));
		assert_done(editions_take_back(world->context.store, &count, &error));
		g_test_message("%s", states);
		g_assert_cmpint(count, ==, rows[i].want);
		if (count > 0) {
			g_autofree char *anew = world_freeze(world, digest);
			g_assert_cmpstr(anew, ==, blue);
			g_assert_cmpint(world_number(world,
						"SELECT count(*) FROM delivery"
						" WHERE edition = (SELECT max(id) FROM edition)"),
				==, 2);
		}
		world_number(world, "UPDATE delivery SET state = 'sent'");
		world_later(world, 7 * DAY_S);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/ingest/random-orders", test_random_orders);
	add_test("/ingest/three-readings", test_three_readings);
	add_test("/ingest/a-document-of-two-minds", test_a_document_of_two_minds);
	add_test("/ingest/said-by-a-dropped-one", test_said_by_a_dropped_one);
	add_test("/ingest/an-author-opts-out-and-in", test_an_author_opts_out_and_in);
	add_test("/ingest/an-author-allows-less", test_an_author_allows_less);
	add_test("/ingest/nobody-is-named", test_nobody_is_named);
	add_test("/ingest/refused-after-the-edition", test_refused_after_the_edition);
	add_test("/ingest/refused-before-it-was-mailed", test_refused_before_it_was_mailed);
	return g_test_run();
}
