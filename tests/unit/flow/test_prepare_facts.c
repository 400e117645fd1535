/* What the store knows of the posts of a draft, and what is made of it. */
#include "world.h"

#include "flow/prepare_facts.h"

#define MONDAY "2026-11-09T12:00:00Z"

typedef struct Scene {
	DigestSpec *digest;
	SourceSpec *source;
} Scene;

/* A digest that has been read for two months, in its last week. */
static Scene
scene_of(World *world)
{
	Scene scene = { world_digest(world, "weekly", "JoyFE", "sam@readers.example"),
		world_source(world, "toot", "JoyFE") };

	world_number(world, "UPDATE period SET decided_s = decided_s - 60 * 86400");
	world_seed(world);
	world_answered(world, scene.source);
	return scene;
}

static Post *
post_by(const char *mark, const char *when, const char *handle)
{
	Post *post = make_post(mark, when, "JoyFE");

	post->author_handle = g_strdup(handle);
	return post;
}

/* Shown by the source when it was published. */
static void
show_at(World *world, const Scene *scene, const char *when, Post *post)
{
	world_at(world, when);
	world_show_one(world, scene->source, post);
	world_at(world, NOW);
}

static Prepared *
prepare(World *world)
{
	Prepared *prepared = NULL;
	GError *error = NULL;

	context_clear(&world->context);
	assert_done(prepare_next(&world->context, NULL, &prepared, &error));
	return prepared;
}

/* The marks of what is by newcomers. Owned. */
static char *
newcomers_of(const Draft *draft)
{
	g_autoptr(GPtrArray) shown = draft_shown(draft);
	GString *marks = g_string_new(NULL);

	for (guint i = 0; i < shown->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(shown, i);

		if (entry->is_newcomer) {
			const char *mark = strstr(entry->post->text, "mark-") + strlen("mark-");
			g_string_append_printf(marks, "%s%.*s", marks->len > 0 ? " " : "",
				(int)strcspn(mark, " "), mark);
		}
	}
	return g_string_free(marks, FALSE);
}

static void
test_newcomers(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);

	(void)data;
	/* Known from before, known long ago, and never seen. */
	show_at(world, &scene, "2026-10-01T09:00:00Z",
		post_by("old", "2026-10-01T09:00:00Z", "@old@toot.example"));
	show_at(world, &scene, "2025-10-01T09:00:00Z",
		post_by("back", "2025-10-01T09:00:00Z", "@back@toot.example"));
	show_at(world, &scene, MONDAY, post_by("a", MONDAY, "@old@toot.example"));
	show_at(world, &scene, MONDAY, post_by("b", MONDAY, "@back@toot.example"));
	show_at(world, &scene, MONDAY, post_by("c", MONDAY, "@new@toot.example"));
	show_at(world, &scene, MONDAY, post_by("d", MONDAY, "@new@toot.example"));
	g_autoptr(Prepared) prepared = prepare(world);
	g_autofree char *newcomers = newcomers_of(prepared->draft);
	g_assert_cmpstr(newcomers, ==, "b c d");
	g_assert_cmpint(prepared->draft->newcomers_total, ==, 2);
}

/* A new account of somebody whom we know by another is no newcomer. */
static void
test_accounts(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);
	PersonSpec *person = person_spec_new();
	GPtrArray *persons = g_ptr_array_new_with_free_func((GDestroyNotify)person_spec_free);

	(void)data;
	person->name = g_strdup("ada");
	g_ptr_array_add(person->handles, g_strdup("@ada@toot.example"));
	g_ptr_array_add(person->handles, g_strdup("@ada@colleges.example"));
	g_ptr_array_add(persons, person);
	world->context.config->persons = persons;
	show_at(world, &scene, "2026-10-01T09:00:00Z",
		post_by("old", "2026-10-01T09:00:00Z", "@ada@toot.example"));
	show_at(world, &scene, MONDAY, post_by("a", MONDAY, "@ada@colleges.example"));
	show_at(world, &scene, MONDAY, post_by("b", MONDAY, "@bo@colleges.example"));
	g_autoptr(Prepared) prepared = prepare(world);
	g_autofree char *newcomers = newcomers_of(prepared->draft);
	g_assert_cmpstr(newcomers, ==, "b");
}

/* Nobody says hello to a program, whatever else it posts. */
static void
test_programs(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);

	(void)data;
	for (int i = 0; i < 10; i++) {
		g_autofree char *mark = g_strdup_printf("job%d", i);
		show_at(world, &scene, MONDAY, post_by(mark, MONDAY, "@jobs@toot.example"));
	}
	show_at(world, &scene, MONDAY, post_by("hello", MONDAY, "@jobs@toot.example"));
	show_at(world, &scene, MONDAY, post_by("b", MONDAY, "@bo@toot.example"));
	g_autoptr(Prepared) prepared = prepare(world);
	g_autofree char *newcomers = newcomers_of(prepared->draft);
	g_assert_cmpstr(newcomers, ==, "b");
	g_assert_cmpint(prepared->draft->newcomers_total, ==, 1);
}

/* Who was seen before the period, and not mailed yet, is new all the same. */
static void
test_late(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);

	(void)data;
	world_number(world, "UPDATE period SET start_s = start_s - 8 * 86400 WHERE start_s > 0");
	show_at(world, &scene, "2026-11-09T07:00:00Z",
		post_by("late", "2026-11-09T06:59:00Z", "@new@toot.example"));
	g_autoptr(Prepared) prepared = prepare(world);
	g_autofree char *newcomers = newcomers_of(prepared->draft);
	g_autofree char *marks = marks_of(prepared->draft);
	g_assert_cmpstr(newcomers, ==, marks);
}

/* A digest that began lately knows nobody, so that nobody is new. */
static void
test_young(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);

	(void)data;
	world_number(world, "UPDATE period SET decided_s = decided_s + 40 * 86400");
	show_at(world, &scene, MONDAY, post_by("c", MONDAY, "@new@toot.example"));
	g_autoptr(Prepared) prepared = prepare(world);
	g_assert_cmpint(prepared->draft->newcomers_total, ==, 0);
}

static Post *
numbered(const char *mark, const char *native_id, const char *answers)
{
	Post *post = make_post(mark, MONDAY, "JoyFE");

	post->native_id = g_strdup(native_id);
	post->replies = 0;
	if (answers != NULL) {
		post->reply_to = g_new0(PostReplyTo, 1);
		post->reply_to->id = g_strdup(answers);
	}
	g_free(post->text);
	post->text = g_strdup_printf("Who knows mark-%s ?", mark);
	g_free(post->content_raw);
	post->content_raw = g_strdup(post->text);
	return post;
}

/* A number is one source's own; and who is answered by what the rules keep out does not wait. */
static void
test_numbers(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);
	SourceSpec *other = world_source(world, "other", "JoyFE");

	(void)data;
	world_answered(world, other);
	world_show_one(world, scene.source, numbered("a", "1", NULL));
	world_show_one(world, scene.source, numbered("b", "2", NULL));
	world_show_one(world, other, numbered("c", "2", NULL));
	world_show_one(world, scene.source, numbered("d", "3", NULL));
	world_show_one(world, scene.source, numbered("e", "4", "2"));
	world_show_one(world, scene.source, numbered("f", "5", "3"));
	g_ptr_array_add(scene.digest->exclude, g_strdup("text: mark-f"));
	g_autoptr(Prepared) prepared = prepare(world);
	const DraftSection *section = g_ptr_array_index(prepared->draft->sections, 0);
	g_assert_cmpuint(section->entries->len, ==, 4);
	static const bool waits[] = { true, false, true, false };
	static const guint below[] = { 0, 1, 0, 0 };
	for (guint i = 0; i < 4; i++) {
		const DraftEntry *entry = g_ptr_array_index(section->entries, i);
		g_assert_true(entry->is_waiting == waits[i]);
		g_assert_cmpuint(entry->below->len, ==, below[i]);
	}
}

/* The rest of a hashtag is on the server that gave most; a login is nobody's business. */
static void
test_places(World *world, gconstpointer data)
{
	Scene scene = scene_of(world);
	SourceSpec *server = world_source(world, "server", "JoyFE");

	(void)data;
	g_free(server->kind);
	g_free(server->url);
	server->kind = g_strdup("mastodon");
	server->url = g_strdup("https://me:secret@toot.example/");
	world_answered(world, server);
	world_show_one(world, scene.source, make_post("a", MONDAY, "JoyFE"));
	g_autoptr(Prepared) prepared = prepare(world);
	const DraftSection *section = g_ptr_array_index(prepared->draft->sections, 0);
	g_assert_cmpstr(section->more_url, ==, "https://toot.example/tags/JoyFE");
	g_assert_cmpstr(section->more_place, ==, "toot.example");
}

static Post *
ask(const char *host, int64_t replies)
{
	Post *post = make_post("urn", MONDAY, "JoyFE");

	g_free(post->uri);
	post->uri = g_strdup_printf("https://%s/posts/urn", host);
	g_free(post->url);
	post->url = g_strdup(post->uri);
	g_free(post->text);
	post->text = g_strdup("Who of you has ever mended the lid of a tea urn that fell off in the"
			      " middle of a lesson about mark-urn and fractions?");
	post->author_handle = g_strdup_printf("@ada@%s", host);
	post->replies = replies;
	return post;
}

/* A question that was asked in two places waits where no place has an answer, and each counts. */
static void
test_asked_twice(World *world, gconstpointer data)
{
	static const struct {
		int64_t here, there;
		bool is_waiting;
	} rows[] = {
		{ 0, 0, true },
		{ 0, 1, false },
		{ POST_COUNT_UNKNOWN, 0, false },
		{ 0, POST_COUNT_UNKNOWN, false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (i > 0) {
			world_tear_down(world, data);
			*world = (World){ 0 };
			world_set_up(world, data);
		}
		Scene scene = scene_of(world);
		SourceSpec *there = world_source(world, "there", "JoyFE");
		show_at(world, &scene, MONDAY, ask("toot.example", rows[i].here));
		world_at(world, MONDAY);
		world_show_one(world, there, ask("away.example", rows[i].there));
		world_at(world, NOW);
		g_autoptr(Prepared) prepared = prepare(world);
		g_autoptr(GPtrArray) shown = draft_shown(prepared->draft);
		g_assert_cmpuint(shown->len, ==, 1);
		const DraftEntry *entry = g_ptr_array_index(shown, 0);
		g_assert_cmpuint(entry->copies->len, ==, 1);
		g_test_message("row %zu", i);
		g_assert_cmpint(entry->is_waiting, ==, rows[i].is_waiting);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/flow/prepare_facts/newcomers", test_newcomers);
	add_test("/flow/prepare_facts/accounts", test_accounts);
	add_test("/flow/prepare_facts/programs", test_programs);
	add_test("/flow/prepare_facts/late", test_late);
	add_test("/flow/prepare_facts/young", test_young);
	add_test("/flow/prepare_facts/numbers", test_numbers);
	add_test("/flow/prepare_facts/places", test_places);
	add_test("/flow/prepare_facts/asked-twice", test_asked_twice);
	return g_test_run();
}
