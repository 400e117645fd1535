/* Readers join by mail; strangers, forgers and programs change nothing that they may not, and are
 * not answered more than once. */
#include "joined_world.h"

#include "flow/join.h"
#include "flow/ways.h"
#include "mail/compose.h"
#include "store/editions.h"

static void
test_join(World *world, gconstpointer data)
{
	(void)data;
	assert_taken_as(take(world, (Mail){ .from = "Ada <" ADA ">", .detail = "subscribe" }),
		"subscribe");
	assert_people(world, ADA " pending");
	assert_memo(world, 1, "confirm", ADA);
	g_autofree char *way = last_way(world);
	g_autoptr(Memo) memo = last_memo(world, 1);
	/* It answers what was asked, in the thread, and repeats nothing of it. */
	g_assert_nonnull(strstr(memo->text, "one word, yes"));
	g_assert_null(strstr(memo->text, "Ada"));
	g_assert_nonnull(memo->answers);
	/* No answer, nothing more. */
	assert_taken_as(take(world, (Mail){ .from = ADA, .detail = way, .text = "Who are you?" }),
		"left alone");
	assert_people(world, ADA " pending");
	assert_taken_as(take(world,
				(Mail){ .from = "Ada Tŷ <" ADA ">",
					.detail = way,
					.subject = "Re: The weekly: is this you?",
					.text = "Yes!\n\nOn Monday The weekly wrote:\n> yes\n" }),
		"confirm");
	assert_people(world, ADA " active");
	assert_memo(world, 2, "welcome", ADA);
	/* A yes twice is one. */
	assert_taken_as(take(world, (Mail){ .from = ADA, .detail = way, .text = "yes" }),
		"subscribe");
	assert_memo(world, 3, "there", ADA);
	g_assert_cmpint(world_number(world,
				"SELECT count(*) FROM subscription_change WHERE became = 'active'"
				" AND changed_by = 'mail' AND evidence LIKE 'mail <m%: \"Yes!\"%'"),
		==, 1);
}

/* Where no plus is, the way is in the subject, or in what is answered. */
static void
test_no_plus(World *world, gconstpointer data)
{
	(void)data;
	world->context.config->inbox->has_plus = false;
	take(world, (Mail){ .from = ADA, .subject = "subscribe" });
	take(world, (Mail){ .from = BEA, .subject = "Subscribe, please" });
	g_autoptr(Memo) memo = last_memo(world, 2);
	g_assert_nonnull(strstr(memo->subject, memo->way));
	g_autofree char *subject = g_strconcat("Re: ", memo->subject, NULL);
	take(world, (Mail){ .from = BEA, .subject = subject, .text = "yes" });
	assert_people(world, ADA " pending, " BEA " active");
	g_autofree char *id = world_text(world,
		"SELECT doc ->> 'message_id' FROM memo WHERE id = 1");
	g_autofree char *header = g_strdup_printf("In-Reply-To: <%s>\n", id);
	take(world,
		(Mail){ .from = ADA,
			.subject = "Re: is this you",
			.text = "yes",
			.headers = header });
	assert_people(world, ADA " active, " BEA " active");
}

/* The last edition comes with the welcome. */
static void
test_last_edition(World *world, gconstpointer data)
{
	const DigestSpec *digest = g_ptr_array_index(world->context.config->digests, 0);
	SourceSpec *source = world_source(world, "feed", "JoyFE");

	(void)data;
	g_free(let_in(world, BEA));
	world_answered(world, source);
	world_show_one(world, source, make_post("One", "2026-11-12T09:00:00Z", "JoyFE"));
	g_free(world_freeze(world, (DigestSpec *)digest));
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM delivery"), ==, 1);
	g_free(let_in(world, ADA));
	g_autoptr(Memo) memo = last_memo(world, 4);
	g_assert_cmpstr(memo->kind, ==, "welcome_last");
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM delivery WHERE state = 'queued'"),
		==, 2);
}

/* A word in answer to an edition, by who was sent it: its Message-ID is way enough. */
static void
test_edition_answered(World *world, gconstpointer data)
{
	const DigestSpec *digest = g_ptr_array_index(world->context.config->digests, 0);
	SourceSpec *source = world_source(world, "feed", "JoyFE");
	g_autoptr(Edition) edition = NULL;
	GError *error = NULL;

	(void)data;
	g_free(let_in(world, ADA));
	g_free(let_in(world, BEA));
	world_answered(world, source);
	world_show_one(world, source, make_post("One", "2026-11-12T09:00:00Z", "JoyFE"));
	g_free(world_freeze(world, (DigestSpec *)digest));
	assert_done(editions_get(world->context.store, 1, &edition, &error));
	g_autofree char *id = compose_message_id(edition, 1, CONTACT);
	g_autofree char *header = g_strdup_printf("In-Reply-To: <%s>\n", id);
	g_autofree char *forged = g_strdup_printf("In-Reply-To: <x%s>\n", id);
	const Mail mail = {
		.from = ADA, .subject = "Re: The weekly", .text = "pause\n", .headers = forged
	};
	Mail again = mail;
	assert_taken_as(take(world, mail), "left alone");
	assert_people(world, ADA " active, " BEA " active");
	again.headers = header;
	assert_taken_as(take(world, again), "pause");
	assert_people(world, ADA " paused, " BEA " active");
	/* Passed on, it is hers all the same: whoever got it may think that it is theirs. */
	again.from = BEA;
	again.text = "plain\n";
	assert_taken_as(take(world, again), "left alone");
	again.text = "leave\n";
	assert_taken_as(take(world, again), "left alone");
	again.from = ADA;
	again.text = "What a good one.\n";
	assert_taken_as(take(world, again), "left alone");
	assert_people(world, ADA " paused, " BEA " active");
	again.text = "leave\n";
	assert_taken_as(take(world, again), "leave");
	assert_people(world, ADA " left, " BEA " active");
	/* What is damaged in it keeps no answer from being heard. */
	world_number(world, "UPDATE variant SET html_places = 'x' RETURNING edition");
	again.text = "plain\n";
	assert_taken_as(take(world, again), "text");
}

/* Whoever writes in somebody's name: one mail a week to them, and nothing else. */
static void
test_forged(World *world, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	take(world, (Mail){ .from = ADA, .subject = "subscribe" });
	for (int i = 0; i < 5; i++) {
		assert_taken_as(take(world, (Mail){ .from = "ADA@X.example", .subject = "help" }),
			"again");
		assert_taken_as(take(world, (Mail){ .from = ADA, .detail = "subscribe" }), "again");
	}
	assert_memo(world, 1, "confirm", ADA);
	world_later(world, 6 * 86400);
	take(world, (Mail){ .from = ADA, .subject = "subscribe" });
	assert_memo(world, 1, "confirm", ADA);
	world_later(world, 86400 + 1);
	take(world, (Mail){ .from = ADA, .subject = "subscribe" });
	assert_memo(world, 2, "confirm", ADA);
	/* Who never said yes is forgotten. */
	world_later(world, 13 * 86400);
	assert_done(join_forget_strangers(&world->context, &error));
	assert_people(world, ADA " pending");
	world_later(world, 2 * 86400);
	assert_done(join_forget_strangers(&world->context, &error));
	assert_people(world, "");
	take(world, (Mail){ .from = BEA, .subject = "subscribe" });
	assert_people(world, BEA " pending");
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM asked"), ==, 1);
}

/* One mailbox by many names is one. */
static void
test_mailbox(World *world, gconstpointer data)
{
	static const char *const names[] = { "ada+1@x.example", "ADA+2@x.example", "ada@x.example",
		"dee.da@gmail.com", "d.e.e.d.a+x@gmail.com", "deeda@gmail.com" };

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		assert_taken_as(take(world, (Mail){ .from = names[i], .subject = "subscribe" }),
			i % 3 == 0 ? "subscribe" : "again");
	}
	assert_memo(world, 2, "confirm", "dee.da@gmail.com");
	/* Elsewhere a dot is somebody else. */
	assert_taken_as(take(world, (Mail){ .from = "a.da@x.example", .subject = "subscribe" }),
		"subscribe");
}

/* All strangers together get a few an hour; the organiser is told, once. */
static void
test_flood(World *world, gconstpointer data)
{
	(void)data;
	for (int i = 0; i < 100; i++) {
		g_autofree char *who = g_strdup_printf("r%d@x.example", i);
		const InboxHandled handled = take(world,
			(Mail){ .from = who, .subject = "subscribe" });

		assert_taken_as(handled, i < 20 ? "subscribe" : "left alone");
	}
	assert_memo(world, 21, "flood", CONTACT);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM subscriber"), ==, 20);
	world_later(world, 3601);
	assert_taken_as(take(world, (Mail){ .from = ADA, .subject = "subscribe" }), "subscribe");
	assert_memo(world, 22, "confirm", ADA);
}

/* A known reader and a stranger are told the same: something, once, at their own address. */
static void
test_nothing_told(World *world, gconstpointer data)
{
	g_free(let_in(world, ADA));

	(void)data;
	world_later(world, 8 * 86400);
	const InboxHandled known = take(world, (Mail){ .from = ADA, .subject = "subscribe" });
	assert_memo(world, 3, "there", ADA);
	const InboxHandled unknown = take(world, (Mail){ .from = BEA, .subject = "subscribe" });
	assert_memo(world, 4, "confirm", BEA);
	g_assert_cmpstr(known.what, ==, unknown.what);
}

/* Programs, lists and null paths are never answered, whatever they say. */
static void
test_programs(World *world, gconstpointer data)
{
	static const char *const headers[] = { "Auto-Submitted: auto-replied\n",
		"Precedence: bulk\n", "List-Id: <staff.x.example>\n", "Return-Path: <>\n",
		"X-Autoreply: yes\n" };
	static const char *const names[] = { "MAILER-DAEMON@x.example", "no-reply@x.example",
		"owner-staff@x.example", "staff-request@x.example",
		"organiser+abc@college.example" };

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(headers); i++) {
		take(world,
			(Mail){ .from = ADA,
				.detail = "subscribe",
				.headers = headers[i],
				.subject = "subscribe" });
	}
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		take(world, (Mail){ .from = names[i], .subject = "subscribe" });
	}
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM memo"), ==, 0);
	/* Nor do they confirm. */
	take(world, (Mail){ .from = ADA, .subject = "subscribe" });
	g_autofree char *way = last_way(world);
	for (gsize i = 0; i < G_N_ELEMENTS(headers); i++) {
		take(world,
			(Mail){ .from = ADA, .detail = way, .headers = headers[i], .text = "yes" });
	}
	take(world,
		(Mail){ .from = ADA,
			.detail = way,
			.text = "I am away until Monday.\n\n> reply with one word, yes.\n" });
	take(world, (Mail){ .from = ADA, .detail = way, .text = "> yes\n" });
	assert_people(world, ADA " pending");
	assert_memo(world, 1, "confirm", ADA);
}

/* Who is away and asks for something is no program that answers. */
static void
test_away(World *world, gconstpointer data)
{
	g_autofree char *way = let_in(world, ADA);

	(void)data;
	assert_taken_as(take(world,
				(Mail){ .from = ADA,
					.detail = way,
					.subject = "Re: The weekly",
					.text = "pause until 10 January 2027\n\nI am out of the "
						"office." }),
		"pause");
	assert_people(world, ADA " paused");
}

/* A way of whom we forgot is nobody's yes. */
static void
test_way_of_nobody(World *world, gconstpointer data)
{
	g_autofree char *way = let_in(world, ADA);
	g_autofree char *headers = g_strdup_printf("In-Reply-To: <%s@college.example>\n", way);

	(void)data;
	assert_taken_as(take(world, (Mail){ .from = ADA, .detail = way, .text = "erase me" }),
		"erase");
	assert_taken_as(take(world,
				(Mail){ .from = BEA, .subject = "subscribe", .headers = headers }),
		"subscribe");
	assert_people(world, "- erased, " BEA " pending");
}

/* By what the answer of an answer refers to it is known as well. */
static void
test_thread(World *world, gconstpointer data)
{
	(void)data;
	take(world, (Mail){ .from = ADA, .subject = "subscribe" });
	g_autofree char *way = last_way(world);
	g_autofree char *headers =
		g_strdup_printf("In-Reply-To: <z@x.example>\n"
				"References: <%s@college.example> <z@x.example>\n",
			way);
	assert_taken_as(take(world, (Mail){ .from = ADA, .headers = headers, .text = "yes" }),
		"confirm");
	assert_people(world, ADA " active");
}

/* A Message-ID is claimed: who sends somebody else's first keeps nobody from being heard. */
static void
test_same_name(World *world, gconstpointer data)
{
	(void)data;
	assert_taken_as(take(world, (Mail){ .from = BEA, .subject = "subscribe" }), "subscribe");
	mails--;
	assert_taken_as(take(world, (Mail){ .from = ADA, .subject = "subscribe" }), "subscribe");
	mails--;
	assert_taken_as(take(world, (Mail){ .from = ADA, .subject = "subscribe" }), "again");
	assert_people(world, BEA " pending, " ADA " pending");
}

/* A mail program that asks to be let off, in a header of its own, is its reader. */
static void
test_let_off(World *world, gconstpointer data)
{
	g_free(let_in(world, ADA));
	(void)data;
	g_autofree char *out = write_way(world,
		&(Way){ .purpose = WAY_LEAVE, .subscription_id = 1 });
	assert_taken_as(take(world,
				(Mail){ .from = ADA,
					.detail = out,
					.headers = "X-Apple-Unsubscribe: true\n" }),
		"leave");
	assert_people(world, ADA " left");
}

/* A key that is there and cannot be read is no missing one: none is made in its place. */
static void
test_unreadable_key(World *world, gconstpointer data)
{
	g_autofree char *path = g_build_filename(world->context.config->state_dir, WAYS_FILE, NULL);
	const WayKeys *keys;
	GError *error = NULL;

	(void)data;
	g_assert_cmpint(symlink(WAYS_FILE, path), ==, 0); /* to itself: ELOOP, even for root */
	g_assert_false(ways_keys(&world->context, &keys, &error));
	g_assert_nonnull(strstr(error->message, WAYS_FILE));
	g_clear_error(&error);
	g_assert_true(g_file_test(path, G_FILE_TEST_IS_SYMLINK));
}

/* Somebody who gets nothing is told how they would. */
static void
test_strangers(World *world, gconstpointer data)
{
	(void)data;
	take(world, (Mail){ .from = ADA, .subject = "help" });
	assert_memo(world, 1, "help_stranger", ADA);
	take(world, (Mail){ .from = BEA, .subject = "unsubscribe" });
	assert_memo(world, 2, "unknown", BEA);
	assert_people(world, "");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_joined("/join/join", test_join);
	add_joined("/join/no_plus", test_no_plus);
	add_joined("/join/last_edition", test_last_edition);
	add_joined("/join/edition_answered", test_edition_answered);
	add_joined("/join/forged", test_forged);
	add_joined("/join/mailbox", test_mailbox);
	add_joined("/join/flood", test_flood);
	add_joined("/join/nothing_told", test_nothing_told);
	add_joined("/join/programs", test_programs);
	add_joined("/join/away", test_away);
	add_joined("/join/way_of_nobody", test_way_of_nobody);
	add_joined("/join/thread", test_thread);
	add_joined("/join/same_name", test_same_name);
	add_joined("/join/let_off", test_let_off);
	add_joined("/join/unreadable-key", test_unreadable_key);
	add_joined("/join/strangers", test_strangers);
	return g_test_run();
}
