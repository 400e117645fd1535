/* What a reader who is there asks for by mail: to leave, come back, choose, know, be forgotten. */
#include "joined_world.h"

#include "flow/ways.h"

static void
test_leave(World *world, gconstpointer data)
{
	g_free(let_in(world, ADA));

	(void)data;
	g_free(let_in(world, BEA));
	/* By the button of an edition, whatever stands in the mail. */
	g_autofree char *out = write_way(world,
		&(Way){ .purpose = WAY_LEAVE, .subscription_id = 1 });
	assert_taken_as(take(world, (Mail){ .from = ADA, .detail = out, .subject = "unsubscribe" }),
		"leave");
	assert_people(world, ADA " left, " BEA " active");
	assert_memo(world, 5, "left", ADA);
	assert_taken_as(take(world, (Mail){ .from = ADA, .detail = out }), "leave");
	assert_memo(world, 5, "left", ADA);
	/* By the token of an old mail, which whoever has a copy has too: it is its owner's alone.
	 * She was written to this week, and is not asked again. */
	g_autofree char *token = world_text(world, "SELECT token FROM subscription WHERE id = 2");
	g_autofree char *subject = g_strdup_printf("unsubscribe weekly %s", token);
	assert_taken_as(take(world, (Mail){ .from = "cai@x.example", .subject = subject }),
		"not theirs");
	assert_people(world, ADA " left, " BEA " active");
	assert_taken_as(take(world, (Mail){ .from = BEA, .subject = subject }), "leave");
	assert_people(world, ADA " left, " BEA " left");
	assert_memo(world, 6, "left", BEA);
	/* Back by a word in reply. */
	g_autofree char *back = last_way(world);
	g_autofree char *renamed = g_strdup_printf("unsubscribe of-old %s", token);
	take(world, (Mail){ .from = BEA, .detail = back, .text = "subscribe" });
	assert_people(world, ADA " left, " BEA " active");
	/* The way out of a mail from before the digest had its name; without a token it says
	 * nothing. */
	assert_taken_as(take(world, (Mail){ .from = BEA, .subject = "unsubscribe of-old" }),
		"left alone");
	assert_taken_as(take(world, (Mail){ .from = BEA, .subject = renamed }), "leave");
	assert_people(world, ADA " left, " BEA " left");
}

/* Who left and asks again comes back by a new yes, and never by an old one. */
static void
test_back(World *world, gconstpointer data)
{
	(void)data;
	take(world, (Mail){ .from = ADA, .subject = "subscribe" });
	g_autofree char *old = last_way(world);
	take(world, (Mail){ .from = ADA, .detail = old, .text = "yes" });
	take(world, (Mail){ .from = ADA, .subject = "leave" });
	assert_taken_as(take(world, (Mail){ .from = ADA, .detail = old, .text = "yes" }),
		"left alone");
	assert_people(world, ADA " left");
	world_later(world, 8 * 86400);
	assert_taken_as(take(world, (Mail){ .from = ADA, .subject = "subscribe" }), "subscribe");
	assert_people(world, ADA " left");
	g_autofree char *new = last_way(world);
	assert_taken_as(take(world, (Mail){ .from = ADA, .detail = old, .text = "yes" }),
		"left alone");
	assert_taken_as(take(world, (Mail){ .from = ADA, .detail = new, .text = "yes" }),
		"confirm");
	assert_people(world, ADA " active");
}

/* A word in a mail of ours that a person quotes is no wish. */
static void
test_quoted(World *world, gconstpointer data)
{
	g_free(let_in(world, ADA));

	(void)data;
	g_autofree char *out = write_way(world,
		&(Way){ .purpose = WAY_LEAVE, .subscription_id = 1 });
	g_autofree char *text =
		g_strdup_printf("What a good one this was.\n\n"
				"> mailto:organiser+%s@college.example?subject=unsubscribe\n",
			out);
	assert_taken_as(take(world,
				(Mail){ .from = ADA, .subject = "Re: The weekly", .text = text }),
		"left alone");
	assert_taken_as(take(world,
				(Mail){ .from = BEA, .subject = "Fwd: The weekly", .text = text }),
		"left alone");
	assert_taken_as(take(world,
				(Mail){ .from = ADA,
					.detail = "hello",
					.subject = "Re: The weekly",
					.text = text }),
		"left alone");
	assert_people(world, ADA " active");
	assert_memo(world, 2, "welcome", ADA);
}

static void
test_choices(World *world, gconstpointer data)
{
#define COUNT "SELECT count(*) FROM subscription WHERE "
	static const struct {
		const char *text, *what, *kind, *sql;
	} rows[] = {
		{ "pause until 10 January 2027", "pause", "paused",
			COUNT "state = 'paused' AND until_s > 0" },
		{ "resume", "resume", "resumed",
			"SELECT count(*) FROM subscription WHERE state = 'active'" },
		{ "pause", "pause", "paused_open", COUNT "state = 'paused' AND until_s = 0" },
		{ "pause until I am well", "pause", "until", "SELECT 1" },
		{ "Resume, please", "resume", "resumed",
			"SELECT count(*) FROM subscription WHERE state = 'active'" },
		{ "monthly", "monthly", "monthly",
			"SELECT count(*) FROM subscription WHERE frequency LIKE '%monthly'" },
		{ "weekly", "weekly", "weekly", COUNT "COALESCE(frequency, '') <> 'monthly'" },
		{ "plain", "text", "plain",
			"SELECT count(*) FROM subscription WHERE format = 'text'" },
		{ "html", "html", "html",
			"SELECT count(*) FROM subscription WHERE format = 'html'" },
		{ "help", "help", "help", "SELECT 1" },
		{ "What do you hold about me?", "tell", "told", "SELECT 1" },
	};
	g_autofree char *way = let_in(world, ADA);

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		assert_taken_as(take(world,
					(Mail){ .from = ADA, .detail = way, .text = rows[i].text }),
			rows[i].what);
		assert_memo(world, 3 + (int64_t)i, rows[i].kind, ADA);
		g_assert_cmpint(world_number(world, rows[i].sql), ==, 1);
	}
	/* Each says one thing to the person alone; what is held is all of it. */
	g_autoptr(Memo) told = last_memo(world, 13);
	g_assert_nonnull(strstr(told->text, "• subscription: digest weekly, state active"));
	g_assert_nonnull(strstr(told->text, "became pending"));
}

/* By a mail to somebody else one may let them go, and nothing more. */
static void
test_others(World *world, gconstpointer data)
{
	static const char *const texts[] = { "erase", "my data", "pause until 10 January 2027",
		"monthly", "yes", "subscribe", "help" };
	g_autofree char *way = let_in(world, ADA);

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		take(world, (Mail){ .from = BEA, .detail = way, .text = texts[i] });
	}
	assert_people(world, ADA " active");
	g_assert_cmpint(world_number(world,
				"SELECT count(*) FROM memo WHERE recipient = '" BEA "'"),
		==, 0);
	/* Ada was written to this week, when she joined: by strangers' mails not again. */
	assert_memo(world, 2, "welcome", ADA);
	world_later(world, 8 * 86400);
	take(world, (Mail){ .from = BEA, .detail = way, .text = "pause until 10 January 2027" });
	take(world, (Mail){ .from = BEA, .detail = way, .text = "erase" });
	assert_memo(world, 3, "other", ADA);
	g_autoptr(Memo) memo = last_memo(world, 3);
	g_assert_nonnull(strstr(memo->text, "pause until 2027-01-10"));
	/* It is no answer to Bea's mail, of which Ada knows nothing; and late it is of no use. */
	g_assert_null(memo->answers);
	g_assert_cmpint(memo->expires_s, ==, memo->made_s + 7 * 86400);
	/* She says it herself. */
	take(world, (Mail){ .from = ADA, .detail = memo->way, .text = "pause until 2027-01-10" });
	assert_people(world, ADA " paused");
	/* Another choice does not end the pause. */
	take(world, (Mail){ .from = ADA, .detail = memo->way, .text = "monthly" });
	assert_people(world, ADA " paused");
}

/* To be forgotten takes a way, or a yes at the address itself; a hash stays. */
static void
test_erase(World *world, gconstpointer data)
{
	g_autofree char *way = let_in(world, ADA);

	(void)data;
	world_later(world, 8 * 86400);
	assert_taken_as(take(world, (Mail){ .from = ADA, .subject = "erase me" }), "erase");
	assert_memo(world, 3, "erase_ask", ADA);
	assert_people(world, ADA " active");
	g_autofree char *sure = last_way(world);
	assert_taken_as(take(world, (Mail){ .from = BEA, .detail = sure, .text = "yes" }),
		"left alone");
	assert_people(world, ADA " active");
	assert_taken_as(take(world, (Mail){ .from = ADA, .detail = sure, .text = "yes" }), "erase");
	assert_people(world, "- erased");
	/* They hear no more, and nothing holds the address. */
	g_assert_cmpint(world_number(world,
				"SELECT count(*) FROM memo WHERE recipient IS NOT NULL"),
		==, 0);
	g_assert_cmpint(world_number(world,
				"SELECT count(*) FROM subscriber WHERE email_hash IS NOT NULL"),
		==, 1);
	/* An old way of theirs is none any more, and they may come back. */
	assert_taken_as(take(world, (Mail){ .from = ADA, .detail = way, .text = "monthly" }),
		"left alone");
	world_later(world, 8 * 86400);
	g_free(let_in(world, ADA));
	assert_people(world, "- erased, " ADA " active");
}

/* Forged, cut, expired ways and those for something else. */
static void
test_ways(World *world, gconstpointer data)
{
	g_autofree char *way = let_in(world, ADA);

	(void)data;
	g_autofree char *expired = write_way(world,
		&(Way){ WAY_SETTINGS, .subscription_id = 1,
			.expires_s = time_of(NOW) - 3 * 86400 });
	g_autofree char *other = write_way(world, &(Way){ WAY_CONFIRM, .subscription_id = 99 });
	g_autofree char *memo = write_way(world, &(Way){ WAY_MEMO, .memo_id = 1 });
	g_autofree char *cut = g_strndup(way, WAY_LENGTH - 1);
	g_autofree char *forged = g_strdup(way);
	forged[20] = forged[20] == 'a' ? 'b' : 'a';
	const char *const ways[] = { expired, other, memo, cut, forged };
	for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
		assert_taken_as(
			take(world, (Mail){ .from = ADA, .detail = ways[i], .text = "monthly" }),
			"left alone");
		assert_taken_as(take(world,
					(Mail){ .from = BEA, .detail = ways[i], .text = "yes" }),
			"left alone");
	}
	assert_memo(world, 2, "welcome", ADA);
	/* Not even in their own name; but whoever wants to leave leaves. */
	world_later(world, 8 * 86400);
	for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
		assert_taken_as(
			take(world, (Mail){ .from = ADA, .detail = ways[i], .subject = "monthly" }),
			"left alone");
	}
	assert_memo(world, 2, "welcome", ADA);
	/* By a way out one leaves, and does nothing else without being asked back. */
	g_autofree char *out = write_way(world, &(Way){ WAY_LEAVE, .subscription_id = 1 });
	take(world, (Mail){ .from = ADA, .detail = out, .text = "erase", .subject = "erase" });
	assert_people(world, ADA " active");
}

/* Which of several is meant has to be said. */
static void
test_several(World *world, gconstpointer data)
{
	(void)data;
	world_digest(world, "daily", "JoyHE", "");
	take(world, (Mail){ .from = ADA, .subject = "subscribe" });
	assert_memo(world, 1, "which", ADA);
	/* The answer names one, and is a yes as well; a yes alone says nothing. */
	g_autofree char *which = last_way(world);
	assert_taken_as(take(world, (Mail){ .from = ADA, .detail = which, .text = "yes" }),
		"left alone");
	assert_taken_as(take(world,
				(Mail){ .from = "c@x.example",
					.detail = which,
					.text = "subscribe daily" }),
		"left alone");
	assert_taken_as(take(world,
				(Mail){ .from = ADA, .detail = which, .text = "subscribe daily" }),
		"confirm");
	assert_people(world, ADA " pending, " ADA " active");
	take(world, (Mail){ .from = BEA, .detail = "subscribe-daily" });
	assert_memo(world, 3, "confirm", BEA);
	g_autofree char *digest = world_text(world,
		"SELECT digest FROM subscription ORDER BY id DESC LIMIT 1");
	g_assert_cmpstr(digest, ==, "daily");
	/* Words that name none are for people. */
	assert_taken_as(take(world, (Mail){ .from = "c@x.example", .subject = "leave policy" }),
		"left alone");
	assert_taken_as(
		take(world,
			(Mail){ .from = "c@x.example", .subject = "Question", .text = "help\n" }),
		"left alone");
}

/* A digest may be called by its whole title, and by a word that is any digest's elsewhere. */
static void
test_names(World *world, gconstpointer data)
{
	DigestSpec *daily = world_digest(world, "newsletter", "JoyHE", "");
	static const struct {
		const char *from, *subject, *digest;
	} rows[] = {
		{ "c@x.example", "subscribe newsletter", "newsletter" },
		{ "d@x.example", "subscribe me to the Staffroom please", "newsletter" },
		{ "e@x.example", "Subscribe: The Staffroom", "newsletter" },
		{ "f@x.example", "subscribe weekly newsletter", "weekly" },
	};

	(void)data;
	g_free(daily->title);
	daily->title = g_strdup("The Staffroom");
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		take(world, (Mail){ .from = rows[i].from, .subject = rows[i].subject });
		g_autofree char *digest = world_text(world,
			"SELECT digest FROM subscription ORDER BY id DESC LIMIT 1");
		g_autofree char *kind = world_text(world,
			"SELECT kind || ' ' || recipient FROM memo ORDER BY id DESC LIMIT 1");
		g_autofree char *want = g_strconcat("confirm ", rows[i].from, NULL);
		g_test_message("%s", rows[i].subject);
		g_assert_cmpstr(kind, ==, want);
		g_assert_cmpstr(digest, ==, rows[i].digest);
	}
}

/* A reader's word without a way is heard once a week; later ones are for people. */
static void
test_bare(World *world, gconstpointer data)
{
	g_free(let_in(world, ADA));

	(void)data;
	assert_taken_as(take(world, (Mail){ .from = ADA, .subject = "pause" }), "left alone");
	assert_people(world, ADA " active");
	world_later(world, 8 * 86400);
	assert_taken_as(take(world, (Mail){ .from = ADA, .subject = "pause" }), "pause");
	assert_memo(world, 3, "paused_open", ADA);
	assert_taken_as(take(world, (Mail){ .from = ADA, .subject = "resume" }), "left alone");
	assert_people(world, ADA " paused");
	assert_taken_as(take(world, (Mail){ .from = ADA, .subject = "leave" }), "leave");
	assert_people(world, ADA " left");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_joined("/join-deed/leave", test_leave);
	add_joined("/join-deed/back", test_back);
	add_joined("/join-deed/quoted", test_quoted);
	add_joined("/join-deed/choices", test_choices);
	add_joined("/join-deed/others", test_others);
	add_joined("/join-deed/erase", test_erase);
	add_joined("/join-deed/ways", test_ways);
	add_joined("/join-deed/several", test_several);
	add_joined("/join-deed/names", test_names);
	add_joined("/join-deed/bare", test_bare);
	return g_test_run();
}
