/* Authors whom the ini keeps out. */
#include "flow/optout.h"
#include "world.h"

#include "store/consents.h"

/* A post of somebody's account, as the servers of its own and other hosts show it. */
static Post *
post_by(const char *mark, const char *when, const char *handle, const char *profile)
{
	Post *post = make_post(mark, when, "JoyFE");

	post->author_handle = g_strdup(handle);
	post->author_url = g_strdup(profile);
	return post;
}

static PersonSpec *
add_person(World *world, const char *handles, bool has_optout, bool is_out)
{
	PersonSpec *person = person_spec_new();
	g_auto(GStrv) list = g_strsplit(handles, " ", -1);
	Config *config = world->context.config;

	for (guint i = 0; list[i] != NULL; i++) {
		g_ptr_array_add(person->handles, g_strdup(list[i]));
	}
	person->has_optout = has_optout;
	person->is_out = is_out;
	if (config->persons == NULL) {
		config->persons = g_ptr_array_new_with_free_func((GDestroyNotify)person_spec_free);
	}
	g_ptr_array_add(config->persons, person);
	return person;
}

static void
apply(World *world)
{
	GError *error = NULL;

	assert_done(optout_apply(&world->context, &error));
}

/* The marks that are stored, in the order of their times. Owned. */
static char *
stored(World *world)
{
	return world_text(world,
		"SELECT coalesce(group_concat(mark, ' '), '') FROM (SELECT"
		" substr(doc, instr(doc, 'mark-') + 5,"
		" instr(substr(doc, instr(doc, 'mark-') + 5), ' ') - 1) AS mark"
		" FROM post WHERE doc IS NOT NULL ORDER BY time_s)");
}

static void
assert_stored(World *world, const char *want)
{
	g_autofree char *got = stored(world);

	g_assert_cmpstr(got, ==, want);
}

/* What is stored of theirs goes, however it was read; once, and then nothing is written. */
static void
test_what_is_stored(World *world, gconstpointer data)
{
	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	SourceSpec *toot = world_source(world, "toot", "JoyFE");
	SourceSpec *blog = world_source(world, "blog", "JoyFE");
	SourceSpec *own = world_source(world, "own", "JoyFE");
	world_show_one(world, toot,
		post_by("api", "2026-11-10T09:01:00Z", "@Shy@toot.example", NULL));
	Post *feed = make_post("feed", "2026-11-10T09:02:00Z", "JoyFE");
	g_clear_pointer(&feed->uri, g_free);
	g_free(feed->url);
	feed->url = g_strdup("https://toot.example/@shy/7");
	world_show_one(world, blog, feed);
	Post *site = make_post("site", "2026-11-10T09:03:00Z", "JoyFE");
	g_free(site->url);
	site->url = g_strdup("https://www.blog.example/2026/pebbles");
	world_show_one(world, blog, site);
	g_free(own->url);
	own->url = g_strdup("https://shy.example/shy/feed.xml");
	Post *linkless = make_post("linkless", "2026-11-10T09:04:00Z", "JoyFE");
	g_clear_pointer(&linkless->url, g_free);
	world_show_one(world, own, linkless);
	world_show_one(world, toot,
		post_by("bob", "2026-11-10T09:05:00Z", "@bob@toot.example", NULL));
	assert_stored(world, "api feed site linkless bob");

	add_person(world, "@shy@TOOT.example https://blog.example/", true, true);
	add_person(world, "https://shy.example/shy", true, true);
	add_person(world, "@bob@toot.example", false, false);
	apply(world);
	assert_stored(world, "bob");
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM post"), ==, 1);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM dropped"), ==, 4);
	const int64_t changes = world_changes(world);
	apply(world);
	g_assert_cmpint(world_changes(world), ==, changes);
}

static Post *
post_at(const char *mark, const char *url)
{
	Post *post = make_post(mark, "2026-11-10T09:30:00Z", "JoyFE");

	g_free(post->url);
	post->url = g_strdup(url);
	return post;
}

/* And what comes later is refused, in all ways of reading; below a profile, too, that only their
 * server knows, where it is theirs. */
static void
test_what_comes(World *world, gconstpointer data)
{
	/* clang-format off */
	static const char *const profiles[] = {
		"https://web.toot.example/people/shy", "https://victim.example/victim",
		"https://nottoot.example/people/shy",
	};
	/* clang-format on */

	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	SourceSpec *toot = world_source(world, "toot", "JoyFE");
	SourceSpec *feed = world_source(world, "feed", "JoyFE");
	add_person(world, "@shy@toot.example https://site.example/", true, true);
	apply(world);
	for (gsize i = 0; i < G_N_ELEMENTS(profiles); i++) {
		world_show_one(world, toot,
			post_by("no", "2026-11-10T09:00:00Z", "@SHY@toot.example", profiles[i]));
	}
	world_show_one(world, feed, post_at("one", "https://web.toot.example/people/shy/8"));
	world_show_one(world, feed, post_at("two", "https://web.toot.example/people/shyer/8"));
	world_show_one(world, feed, post_at("three", "https://victim.example/victim/8"));
	world_show_one(world, feed, post_at("four", "https://nottoot.example/people/shy/8"));
	/* Who relays something of a site that is out is not of that site. */
	Post *relay = post_by("relay", "2026-11-10T09:00:00Z", "@bob@toot.example",
		"https://toot.example/@bob");
	g_free(relay->url);
	relay->url = g_strdup("https://site.example/2026/pebbles");
	world_show_one(world, toot, relay);
	world_show_one(world, toot,
		post_by("bob", "2026-11-10T10:00:00Z", "@bob@toot.example",
			"https://toot.example/@bob"));
	assert_stored(world, "two three four bob");
}

/* No yes of the account counts against the organiser's no, and its own no stands after that. */
static void
test_the_account_says_yes(World *world, gconstpointer data)
{
	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	SourceSpec *toot = world_source(world, "toot", "JoyFE");
	PersonSpec *shy = add_person(world, "@shy@toot.example", true, true);
	world_at(world, "2026-11-10T10:00:00Z");
	apply(world);
	world_at(world, "2026-11-11T10:00:00Z");
	Post *yes = post_by("yes", "2026-11-11T09:00:00Z", "@shy@toot.example", NULL);
	yes->author_consent = yes->consent = POST_CONSENT_OPEN;
	world_show_one(world, toot, yes);
	assert_stored(world, "");
	Post *no = post_by("no", "2026-11-11T09:30:00Z", "@shy@toot.example", NULL);
	no->author_consent = no->consent = POST_CONSENT_REFUSED;
	world_show_one(world, toot, no);
	shy->is_out = false;
	apply(world);
	world_at(world, "2026-11-12T10:00:00Z");
	world_show_one(world, toot,
		post_by("silent", "2026-11-12T09:00:00Z", "@shy@toot.example", NULL));
	assert_stored(world, "");
	Post *again = post_by("again", "2026-11-12T09:30:00Z", "@shy@toot.example", NULL);
	again->author_consent = again->consent = POST_CONSENT_OPEN;
	world_show_one(world, toot, again);
	assert_stored(world, "again");
}

/* A line that goes lets nobody in; optout = no does, for what they publish from then on. */
static void
test_the_line_goes(World *world, gconstpointer data)
{
	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	SourceSpec *toot = world_source(world, "toot", "JoyFE");
	PersonSpec *shy = add_person(world, "@shy@toot.example", true, true);
	world_at(world, "2026-11-10T10:00:00Z");
	apply(world);
	shy->has_optout = false;
	apply(world);
	world_at(world, "2026-11-11T10:00:00Z");
	world_show_one(world, toot,
		post_by("gone", "2026-11-11T09:00:00Z", "@shy@toot.example", NULL));
	assert_stored(world, "");

	shy->has_optout = true;
	shy->is_out = false;
	world_at(world, "2026-11-12T10:00:00Z");
	apply(world);
	const int64_t changes = world_changes(world);
	apply(world);
	g_assert_cmpint(world_changes(world), ==, changes);
	world_show_one(world, toot,
		post_by("before", "2026-11-12T09:59:00Z", "@shy@toot.example", NULL));
	world_at(world, "2026-11-12T11:00:00Z");
	world_show_one(world, toot,
		post_by("after", "2026-11-12T10:01:00Z", "@shy@toot.example", NULL));
	assert_stored(world, "after");

	/* Of two words in one ini the stricter counts. */
	add_person(world, "@shy@toot.example", true, true);
	apply(world);
	assert_stored(world, "");
}

/* A preview is right before a run has touched the database. */
static void
test_before_a_run(World *world, gconstpointer data)
{
	(void)data;
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "");
	SourceSpec *toot = world_source(world, "toot", "JoyFE");
	world_show_one(world, toot,
		post_by("shy", "2026-11-10T09:00:00Z", "@shy@toot.example", NULL));
	world_show_one(world, toot,
		post_by("bob", "2026-11-10T09:01:00Z", "@bob@toot.example", NULL));
	Config *config = world->context.config;
	config->optout = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(config->optout, g_strdup("https://toot.example/@shy"));
	g_autofree char *shown = world_preview(world, digest);
	g_assert_cmpstr(shown, ==, "bob");
	assert_stored(world, "shy bob");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/optout/what-is-stored", test_what_is_stored);
	add_test("/optout/what-comes", test_what_comes);
	add_test("/optout/the-account-says-yes", test_the_account_says_yes);
	add_test("/optout/the-line-goes", test_the_line_goes);
	add_test("/optout/before-a-run", test_before_a_run);
	return g_test_run();
}
