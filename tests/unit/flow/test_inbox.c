/* A message's one handler: what is ours is done once, with the note that it was done, or not at
 * all; what is nobody's is left as it is. What each handler does is its own test's. */
#include "joined_world.h"

#include "flow/inbox_mail.h"

#define SUBSCRIBE \
	"From: ada@x.example\nTo: organiser@college.example\nMessage-ID: <1@x.example>\n" \
	"Subject: subscribe\n\n"
#define LETTER \
	"From: ada@x.example\nTo: organiser@college.example\nMessage-ID: <2@x.example>\n" \
	"Subject: The room on Friday\n\nIs it free?\n"

static void
execute(World *world, const char *sql)
{
	GError *error = NULL;

	assert_done(db_script(store_db(world->context.store), sql, &error));
}

/* So many subscriptions, memos, and messages that were noted. */
static void
assert_rows(World *world, const char *want)
{
	g_autofree char *got = world_text(world,
		"SELECT (SELECT count(*) FROM subscription) || ' ' || (SELECT count(*) FROM memo)"
		" || ' ' || (SELECT count(*) FROM incoming)");

	g_assert_cmpstr(got, ==, want);
}

/* However often it is brought, and behind whatever a mailbox puts before it. */
static void
test_once(World *world, gconstpointer data)
{
	(void)data;
	InboxHandled first = bring(world, SUBSCRIBE);
	g_assert_true(first.is_ours && !first.is_again);
	g_assert_cmpstr(first.what, ==, "subscribe");
	assert_rows(world, "1 1 1");
	world_later(world, 8 * DAY_S);
	static const char *const again[] = { SUBSCRIBE,
		"From ada@x.example Mon Nov 16 08:00:00 2026\n" SUBSCRIBE,
		"Received: from a by b; Mon, 16 Nov 2026 08:00:00 +0000\n" SUBSCRIBE };
	for (gsize i = 0; i < G_N_ELEMENTS(again); i++) {
		InboxHandled handled = bring(world, again[i]);

		g_assert_true(handled.is_ours && handled.is_again);
		assert_rows(world, "1 1 1");
	}
}

/* Nobody hides another's message by taking its name; without one its bytes are its name. */
static void
test_names(World *world, gconstpointer data)
{
	static const char other[] = "From: bea@x.example\nTo: organiser@college.example\n"
				    "Message-ID: <1@x.example>\nSubject: subscribe\n\n";
	static const char nameless[] =
		"From: cai@x.example\nTo: organiser@college.example\nSubject: subscribe\n\n";

	(void)data;
	bring(world, SUBSCRIBE);
	g_assert_false(bring(world, other).is_again);
	assert_rows(world, "2 2 2");
	g_assert_false(bring(world, nameless).is_again);
	g_assert_true(bring(world, nameless).is_again);
	assert_rows(world, "3 3 3");
}

/* It is for people: nothing is done, noted or answered, however often it comes. */
static void
test_left_alone(World *world, gconstpointer data)
{
	static const char *const texts[] = { LETTER, "", "\n\n",
		"From: list@x.example\nList-Id: <l.x.example>\nSubject: subscribe\n\n",
		"From: ada@x.example\nAuto-Submitted: auto-replied\nSubject: subscribe\n\n",
		"From: ada@x.example\nTo: organiser+nothing@college.example\nSubject: Hi\n\nHi\n" };

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		for (int times = 0; times < 2; times++) {
			InboxHandled handled = bring(world, texts[i]);

			g_test_message("%s: %s", handled.what, handled.why);
			g_assert_false(handled.is_ours || handled.is_again);
			g_assert_cmpstr(handled.why, !=, "");
		}
	}
	assert_rows(world, "0 0 0");
}

/* What a program sends to an address that only it had is ours, and no order. */
static void
test_program(World *world, gconstpointer data)
{
	(void)data;
	bring(world, SUBSCRIBE);
	g_autofree char *way = write_way(world,
		&(Way){ .purpose = WAY_CONFIRM, .subscription_id = 1 });
	g_autofree char *vacation = g_strdup_printf(
		"From: ada@x.example\nTo: organiser+%s@college.example\n"
		"Message-ID: <v@x.example>\nAuto-Submitted: auto-replied\nSubject: Re: yes\n\n"
		"yes\n",
		way);
	InboxHandled handled = bring(world, vacation);
	g_assert_true(handled.is_ours);
	g_assert_cmpstr(handled.what, ==, "auto-reply");
	assert_rows(world, "1 1 2");
	g_autofree char *state = world_text(world, "SELECT state FROM subscription");
	g_assert_cmpstr(state, ==, "pending");
}

/* Where the last step fails nothing was done, and where it is brought again all is. */
static void
test_whole(World *world, gconstpointer data)
{
	static const char *const tables[] = { "incoming", "memo" };
	g_autoptr(GBytes) bytes = g_bytes_new_static(SUBSCRIBE, strlen(SUBSCRIBE));
	GError *error = NULL;

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autofree char *trigger =
			g_strdup_printf("CREATE TRIGGER full BEFORE INSERT ON %s"
					" BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
				tables[i]);
		InboxHandled handled;

		execute(world, trigger);
		assert_fails(inbox_take(&world->context, bytes, &handled, &error),
			ERROR_STORE_PERMANENT, "the disk is full");
		assert_rows(world, "0 0 0");
		execute(world, "DROP TRIGGER full");
	}
	g_assert_false(bring(world, SUBSCRIBE).is_again);
	assert_rows(world, "1 1 1");
}

/* What is said of a message ends with a whole character. */
static void
test_words(void)
{
	for (gsize before = 0; before < 8; before++) {
		g_autofree char *gap = g_strnfill(before, 'x');
		g_autoptr(GString) words = g_string_new(gap);
		InboxHandled handled = { 0 };

		for (int i = 0; i < 100; i++) {
			g_string_append(words, "\u00e9\U0001f389");
		}
		inbox_handled_set(&handled, true, words->str, words->str);
		g_assert_true(g_utf8_validate(handled.what, -1, NULL));
		g_assert_true(g_utf8_validate(handled.why, -1, NULL));
		g_assert_cmpuint(strlen(handled.why), >=, sizeof handled.why - 4);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_joined("/inbox/once", test_once);
	add_joined("/inbox/names", test_names);
	add_joined("/inbox/left-alone", test_left_alone);
	add_joined("/inbox/program", test_program);
	add_joined("/inbox/whole", test_whole);
	g_test_add_func("/inbox/words", test_words);
	return g_test_run();
}
