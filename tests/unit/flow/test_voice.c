/* Somebody's own page: asked for by its owner, proved by a line on it, agreed to by the organiser.
 */
#include "joined_world.h"

#include "flow/voice_look.h"
#include "store/voices.h"

#define PAGE "https://blog.example/ada"

static void
assert_asks(World *world, const char *who, const char *page, const char *what)
{
	g_autofree char *subject = g_strconcat("register ", page, NULL);

	assert_taken_as(take(world, (Mail){ .from = who, .subject = subject }), what);
}

static void
assert_answers(World *world, const char *who, const char *way, const char *text, const char *what)
{
	const Mail mail = { .from = who, .detail = way, .subject = "Re: x", .text = text };

	assert_taken_as(take(world, mail), what);
}

static Voice *
get_voice(World *world)
{
	Voice *voice = NULL;
	GError *error = NULL;

	assert_done(voices_by_url(world->context.store, PAGE, &voice, &error));
	return voice;
}

static void
assert_state(World *world, VoiceState state)
{
	g_autoptr(Voice) voice = get_voice(world);

	g_assert_nonnull(voice);
	g_assert_cmpint(voice->state, ==, state);
}

/* By which the organiser answers. Owned. */
static char *
way_of_organiser(World *world)
{
	return write_way(world, &(Way){ .purpose = WAY_VOICE, .voice_id = 1 });
}

static void
prove(World *world)
{
	GError *error = NULL;
	g_auto(StoreTransaction) transaction = { 0 };

	assert_done(store_transaction_begin(world->context.store, &transaction, &error));
	assert_done(voices_move(world->context.store, 1, VOICE_PROVED, time_of(NOW), &error));
	assert_done(store_transaction_commit(&transaction, &error));
}

static void
test_asked(World *world, gconstpointer data)
{
	(void)data;
	assert_asks(world, ADA, PAGE, "register");
	g_autoptr(Voice) voice = get_voice(world);
	g_autoptr(Memo) memo = last_memo(world, 1);
	g_assert_cmpstr(memo->to, ==, ADA);
	g_assert_nonnull(strstr(memo->text, voice->proof));
	/* Nothing that was written goes back: it may be somebody else's name that stands there. */
	g_assert_null(strstr(memo->text, "blog.example"));
	g_assert_nonnull(strstr(voice->evidence, "register " PAGE));
	g_assert_null(strstr(voice->evidence, ADA));
	/* What is no page, and what an address is short for. */
	assert_asks(world, "b@x.example", "ada@x.example", "left alone");
	assert_asks(world, "c@x.example", "@cai@toot.example", "register");
	assert_asks(world, "d@x.example", "dee.example", "register");
	g_autofree char *urls = world_text(world,
		"SELECT group_concat(url, ' ') FROM (SELECT url FROM voice ORDER BY id)");
	g_assert_cmpstr(urls, ==, PAGE " https://toot.example/@cai https://dee.example/");
}

/* Only what is proved is agreed to, and only by the organiser; whoever writes in their name by the
 * way that the page's owner was sent is not them. */
static void
test_agreed(World *world, gconstpointer data)
{
	(void)data;
	assert_asks(world, ADA, PAGE, "register");
	g_autofree char *way = last_way(world);
	g_autofree char *asked = way_of_organiser(world);
	assert_answers(world, CONTACT, asked, "yes", "left alone");
	prove(world);
	assert_answers(world, CONTACT, way, "yes", "left alone");
	assert_answers(world, ADA, asked, "yes", "left alone");
	assert_answers(world, ADA, way, "yes", "left alone");
	assert_answers(world, "b@x.example", way, "yes", "left alone");
	assert_answers(world, CONTACT, asked, "Who is that?", "left alone");
	assert_state(world, VOICE_PROVED);
	assert_answers(world, CONTACT, asked, "Yes.", "register");
	assert_state(world, VOICE_AGREED);
	/* Its owner takes it back; nobody else does. */
	assert_answers(world, "b@x.example", way, "leave", "left alone");
	assert_state(world, VOICE_AGREED);
	assert_answers(world, ADA, way, "leave", "register");
	assert_state(world, VOICE_LEFT);
	g_autofree char *kind = world_text(world,
		"SELECT kind FROM memo WHERE id = (SELECT max(id) FROM memo)");
	g_assert_cmpstr(kind, ==, "register_left");
}

/* A no is remembered. */
static void
test_refused(World *world, gconstpointer data)
{
	(void)data;
	assert_asks(world, ADA, PAGE, "register");
	g_autofree char *way = way_of_organiser(world);
	prove(world);
	assert_answers(world, CONTACT, way,
		"On 16 Nov, The Staffroom wrote:\n> yes\n\nNo, thank you.\n", "register");
	assert_state(world, VOICE_REFUSED);
	world_later(world, 30 * 86400);
	assert_asks(world, ADA, PAGE, "left alone");
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM memo"), ==, 1);
}

/* What nobody ever proved is forgotten; what was taken back is looked at once. */
static void
test_look(World *world, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	assert_done(voice_look(&world->context, &error));
	assert_asks(world, ADA, PAGE, "register");
	g_autofree char *way = last_way(world);
	assert_answers(world, ADA, way, "leave", "register");
	assert_done(voice_look(&world->context, &error));
	g_assert_cmpint(world_number(world, "SELECT looked_s > 0 FROM voice"), ==, 1);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM refusal"), >, 0);
	world_later(world, 8 * 86400);
	assert_asks(world, ADA, PAGE, "register");
	assert_state(world, VOICE_ASKED);
	world_later(world, (VOICE_DAYS + 1) * 86400);
	assert_done(voice_look(&world->context, &error));
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM voice"), ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_joined("/voice/asked", test_asked);
	add_joined("/voice/agreed", test_agreed);
	add_joined("/voice/refused", test_refused);
	add_joined("/voice/look", test_look);
	return g_test_run();
}
