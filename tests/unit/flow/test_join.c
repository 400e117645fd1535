/* Readers join, leave and choose by mail; strangers, forgers and programs change nothing that they
 * may not, and are not answered more than once. */
#include "world.h"

#include "flow/inbox.h"
#include "flow/join.h"
#include "flow/ways.h"
#include "mail/compose.h"
#include "model/memo.h"
#include "store/editions.h"
#include "store/memos.h"
#include "store/subscribers.h"

#include <unistd.h>

#define ADA "ada@x.example"
#define BEA "bea@x.example"
#define CONTACT "organiser@college.example"

static int mails; /* that came in, so that each has its own Message-ID */

static void
joined_set_up(World *world, gconstpointer data)
{
	world_set_up(world, data);
	world->context.config->inbox = inbox_spec_new();
	world->context.config->inbox->has_plus = true;
	world_digest(world, "weekly", "JoyFE", "");
}

static void
add_joined(const char *name, void (*test)(World *world, gconstpointer data))
{
	g_test_add(name, World, NULL, joined_set_up, test, world_tear_down);
}

/* A mail of somebody to the contact: @detail behind its plus, headers more, may be NULL. */
typedef struct Mail {
	const char *from, *detail, *subject, *text, *headers;
} Mail;

static InboxHandled
take(World *world, Mail mail)
{
	g_autofree char *plus = mail.detail == NULL ? g_strdup("")
						    : g_strconcat("+", mail.detail, NULL);
	g_autofree char *text = g_strdup_printf(
		"From: %s\nTo: organiser%s@college.example\n"
		"Message-ID: <m%d@x.example>\nSubject: %s\n%s\n%s\n",
		mail.from, plus, ++mails, mail.subject == NULL ? "" : mail.subject,
		mail.headers == NULL ? "" : mail.headers, mail.text == NULL ? "" : mail.text);
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
	InboxHandled handled;
	GError *error = NULL;

	assert_done(inbox_take(&world->context, bytes, &handled, &error));
	return handled;
}

static void
assert_taken_as(InboxHandled handled, const char *what)
{
	g_assert_cmpstr(handled.what, ==, what);
	g_assert_true(handled.is_ours == (strcmp(what, "left alone") != 0));
}

/* The last memo that was queued, owned; and how many there are. */
static Memo *
last_memo(World *world, int64_t count)
{
	Memo *memo = NULL;
	GError *error = NULL;

	g_assert_cmpint(world_number(world, "SELECT count(*) FROM memo"), ==, count);
	assert_done(memos_get(world->context.store, world_number(world, "SELECT max(id) FROM memo"),
		&memo, &error));
	return memo;
}

static void
assert_memo(World *world, int64_t count, const char *kind, const char *to)
{
	g_autoptr(Memo) memo = last_memo(world, count);

	g_assert_nonnull(memo);
	g_assert_cmpstr(memo->kind, ==, kind);
	g_assert_cmpstr(memo->to, ==, to);
}

/* "ada@x.example active", of all, joined by ", ". */
static void
assert_people(World *world, const char *want)
{
	g_autofree char *got = world_text(world,
		"SELECT COALESCE(group_concat(line, ', '), '') FROM (SELECT COALESCE(u.email, '-')"
		" || ' ' || s.state AS line FROM subscription s JOIN subscriber u"
		" ON u.id = s.subscriber ORDER BY s.id)");

	g_assert_cmpstr(got, ==, want);
}

/* The way of the last memo. Owned. */
static char *
last_way(World *world)
{
	g_autoptr(Memo) memo = last_memo(world, world_number(world, "SELECT count(*) FROM memo"));

	g_assert_nonnull(memo->way);
	return g_strdup(memo->way);
}

/* Ada is in, and has a mail of ours; the way of that. Owned. */
static char *
let_in(World *world, const char *who)
{
	take(world, (Mail){ .from = who, .subject = "subscribe" });
	g_autofree char *confirm = last_way(world);
	assert_taken_as(take(world, (Mail){ .from = who, .detail = confirm, .text = "yes" }),
		"confirm");
	return last_way(world);
}

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
	GError *error = NULL;
	const WayKeys *keys;

	g_free(let_in(world, ADA));
	(void)data;
	assert_done(ways_keys(&world->context, &keys, &error));
	g_autofree char *out = way_write(keys, &(Way){ .purpose = WAY_LEAVE, .id = 1 });
	assert_taken_as(take(world,
				(Mail){ .from = ADA,
					.detail = out,
					.headers = "X-Apple-Unsubscribe: true\n" }),
		"leave");
	assert_people(world, ADA " left");
}

static void
test_leave(World *world, gconstpointer data)
{
	g_free(let_in(world, ADA));
	GError *error = NULL;
	const WayKeys *keys;

	(void)data;
	g_free(let_in(world, BEA));
	/* By the button of an edition, whatever stands in the mail. */
	assert_done(ways_keys(&world->context, &keys, &error));
	g_autofree char *out = way_write(keys,
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
	GError *error = NULL;
	const WayKeys *keys;

	(void)data;
	assert_done(ways_keys(&world->context, &keys, &error));
	g_autofree char *out = way_write(keys,
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

/* Forged, cut, expired ways and those for something else. */
static void
test_ways(World *world, gconstpointer data)
{
	g_autofree char *way = let_in(world, ADA);
	GError *error = NULL;
	const WayKeys *keys;

	(void)data;
	assert_done(ways_keys(&world->context, &keys, &error));
	g_autofree char *expired = way_write(keys,
		&(Way){ WAY_SETTINGS, .subscription_id = 1,
			.expires_s = time_of(NOW) - 3 * 86400 });
	g_autofree char *other = way_write(keys, &(Way){ WAY_CONFIRM, .subscription_id = 99 });
	g_autofree char *memo = way_write(keys, &(Way){ WAY_MEMO, .memo_id = 1 });
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
	g_autofree char *out = way_write(keys, &(Way){ WAY_LEAVE, .subscription_id = 1 });
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
	add_joined("/join/leave", test_leave);
	add_joined("/join/back", test_back);
	add_joined("/join/quoted", test_quoted);
	add_joined("/join/choices", test_choices);
	add_joined("/join/others", test_others);
	add_joined("/join/erase", test_erase);
	add_joined("/join/unreadable-key", test_unreadable_key);
	add_joined("/join/ways", test_ways);
	add_joined("/join/several", test_several);
	add_joined("/join/names", test_names);
	add_joined("/join/bare", test_bare);
	add_joined("/join/strangers", test_strangers);
	return g_test_run();
}
