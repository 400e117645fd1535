/* Somebody's own page: asked for by its owner, proved by a line on it, agreed to by the organiser.
 */
#include "world.h"

#include "flow/inbox.h"
#include "flow/voice_look.h"
#include "flow/ways.h"
#include "store/memos.h"
#include "store/voices.h"

#define ADA "ada@x.example"
#define CONTACT "organiser@college.example"
#define PAGE "https://blog.example/ada"

static int mails;

static void
voiced_set_up(World *world, gconstpointer data)
{
	world_set_up(world, data);
	world->context.config->inbox = inbox_spec_new();
	world->context.config->inbox->has_plus = true;
	world_digest(world, "weekly", "JoyFE", "");
}

/* A mail to the contact; a way behind its plus, or none. */
typedef struct Mail {
	const char *from, *way, *subject, *text;
} Mail;

static void
assert_taken(World *world, Mail mail, const char *what)
{
	const char *plus = mail.way == NULL ? "" : "+";
	g_autofree char *whole = g_strdup_printf("From: %s\nTo: organiser%s%s@college.example\n"
						 "Message-ID: <v%d@x.example>\nSubject: %s\n\n%s\n",
		mail.from, plus, mail.way == NULL ? "" : mail.way, ++mails, mail.subject,
		mail.text);
	g_autoptr(GBytes) bytes = g_bytes_new(whole, strlen(whole));
	InboxHandled handled;
	GError *error = NULL;

	assert_done(inbox_take(&world->context, bytes, &handled, &error));
	g_assert_cmpstr(handled.what, ==, what);
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

/* The way of the memo of a kind that was queued last. Owned. */
static char *
way_of(World *world, const char *kind)
{
	g_autofree char *sql = g_strdup_printf("SELECT max(id) FROM memo WHERE kind = '%s'", kind);
	g_autoptr(Memo) memo = NULL;
	GError *error = NULL;

	assert_done(memos_get(world->context.store, world_number(world, sql), &memo, &error));
	g_assert_nonnull(memo);
	g_assert_nonnull(memo->way);
	return g_strdup(memo->way);
}

/* By which the organiser answers. Owned. */
static char *
way_of_organiser(World *world)
{
	const Way way = { .purpose = WAY_VOICE, .voice_id = 1 };
	const WayKeys *keys;
	GError *error = NULL;

	assert_done(ways_keys(&world->context, &keys, &error));
	return way_write(keys, &way);
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
	assert_taken(world, (Mail){ ADA, NULL, "register " PAGE, "" }, "register");
	g_autoptr(Voice) voice = get_voice(world);
	g_autoptr(Memo) memo = NULL;
	GError *error = NULL;
	assert_done(memos_get(world->context.store, 1, &memo, &error));
	g_assert_cmpstr(memo->to, ==, ADA);
	g_assert_nonnull(strstr(memo->text, voice->proof));
	/* Nothing that was written goes back: it may be somebody else's name that stands there. */
	g_assert_null(strstr(memo->text, "blog.example"));
	g_assert_nonnull(strstr(voice->evidence, "register " PAGE));
	g_assert_null(strstr(voice->evidence, ADA));
	/* What is no page, and what an address is short for. */
	assert_taken(world, (Mail){ "b@x.example", NULL, "register ada@x.example", "" },
		"left alone");
	assert_taken(world, (Mail){ "c@x.example", NULL, "register @cai@toot.example", "" },
		"register");
	assert_taken(world, (Mail){ "d@x.example", NULL, "register dee.example", "" }, "register");
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
	assert_taken(world, (Mail){ ADA, NULL, "register " PAGE, "" }, "register");
	g_autofree char *way = way_of(world, "register");
	g_autofree char *asked = way_of_organiser(world);
	assert_taken(world, (Mail){ CONTACT, asked, "Re: x", "yes" }, "left alone");
	prove(world);
	assert_taken(world, (Mail){ CONTACT, way, "Re: x", "yes" }, "left alone");
	assert_taken(world, (Mail){ ADA, asked, "Re: x", "yes" }, "left alone");
	assert_taken(world, (Mail){ ADA, way, "Re: x", "yes" }, "left alone");
	assert_taken(world, (Mail){ "b@x.example", way, "Re: x", "yes" }, "left alone");
	assert_taken(world, (Mail){ CONTACT, asked, "Re: x", "Who is that?" }, "left alone");
	assert_state(world, VOICE_PROVED);
	assert_taken(world, (Mail){ CONTACT, asked, "Re: x", "Yes." }, "register");
	assert_state(world, VOICE_AGREED);
	/* Its owner takes it back; nobody else does. */
	assert_taken(world, (Mail){ "b@x.example", way, "Re: x", "leave" }, "left alone");
	assert_state(world, VOICE_AGREED);
	assert_taken(world, (Mail){ ADA, way, "Re: x", "leave" }, "register");
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
	assert_taken(world, (Mail){ ADA, NULL, "register " PAGE, "" }, "register");
	g_autofree char *way = way_of_organiser(world);
	prove(world);
	assert_taken(world,
		(Mail){ CONTACT, way, "Re: x",
			"On 16 Nov, The Staffroom wrote:\n> yes\n\nNo, thank you.\n" },
		"register");
	assert_state(world, VOICE_REFUSED);
	world_later(world, 30 * 86400);
	assert_taken(world, (Mail){ ADA, NULL, "register " PAGE, "" }, "left alone");
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM memo"), ==, 1);
}

/* What nobody ever proved is forgotten; what was taken back is looked at once. */
static void
test_look(World *world, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	assert_done(voice_look(&world->context, &error));
	assert_taken(world, (Mail){ ADA, NULL, "register " PAGE, "" }, "register");
	g_autofree char *way = way_of(world, "register");
	assert_taken(world, (Mail){ ADA, way, "Re: x", "leave" }, "register");
	assert_done(voice_look(&world->context, &error));
	g_assert_cmpint(world_number(world, "SELECT looked_s > 0 FROM voice"), ==, 1);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM refusal"), >, 0);
	world_later(world, 8 * 86400);
	assert_taken(world, (Mail){ ADA, NULL, "register " PAGE, "" }, "register");
	assert_state(world, VOICE_ASKED);
	world_later(world, (VOICE_DAYS + 1) * 86400);
	assert_done(voice_look(&world->context, &error));
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM voice"), ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/voice/asked", World, NULL, voiced_set_up, test_asked, world_tear_down);
	g_test_add("/voice/agreed", World, NULL, voiced_set_up, test_agreed, world_tear_down);
	g_test_add("/voice/refused", World, NULL, voiced_set_up, test_refused, world_tear_down);
	g_test_add("/voice/look", World, NULL, voiced_set_up, test_look, world_tear_down);
	return g_test_run();
}
