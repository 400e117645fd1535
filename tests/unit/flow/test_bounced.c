/* Reports of mails that went out: who is meant, what is believed, and who gets nothing any more. */
#include "flow/bounced.h"

#include "deliver_world.h"
#include "joined_world.h"
#include "mail/compose.h"
#include "store/bounces.h"
#include "store/subscribers.h"

#define DAY ((int64_t)86400)
#define NOBODY "550 5.1.1 <someone>: Recipient address rejected: User unknown in local table"
#define FULL "552 5.2.2 Mailbox full"
#define MOVED "550 5.1.6 The user has moved"
#define SHUT "550 5.2.1 The email account that you tried to reach is disabled"

/* Two readers who got an edition. */
static void
mail_edition(World *world)
{
	freeze(world, "weekly", "ada@toot.example bea@toot.example");
	deliver_report_free(deliver(world));
	assert_states(world, "ada@toot.example sent, bea@toot.example sent");
}

/* So many bounces are held against anybody. */
static void
assert_counted(World *world, int want)
{
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM bounce"), ==, want);
}

static int64_t
subscription_of(World *world, const char *email)
{
	g_autofree char *sql = g_strdup_printf("SELECT s.id FROM subscription s JOIN subscriber u"
					       " ON u.id = s.subscriber WHERE u.email = '%s'",
		email);

	return world_number(world, sql);
}

/* The address that an edition's mail to somebody has as envelope sender. Owned. */
static char *
verp(World *world, const char *email, int64_t edition)
{
	const Way way = { .purpose = WAY_BOUNCE,
		.subscription_id = subscription_of(world, email),
		.edition_id = edition };
	g_autofree char *token = write_way(world, &way);

	return way_address(world->context.config->contact, token);
}

/* A report, to @to, on @recipient, that brings @returned back. */
static char *
report(const char *to, const char *recipient, const char *reply, const char *returned)
{
	static int count = 0; /* each has a Message-ID of its own */

	return g_strdup_printf(
		"From: MAILER-DAEMON@mx.example\nTo: %s\nSubject: Undelivered Mail\n"
		"Message-ID: <report.%d@mx.example>\n"
		"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
		"--b\nContent-Type: text/plain\n\nIt did not arrive.\n"
		"--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
		"Final-Recipient: rfc822; %s\nAction: failed\nStatus: %.5s\n"
		"Diagnostic-Code: smtp; %s\n"
		"\n--b\nContent-Type: text/rfc822-headers\n\nSubject: The week\n%s\n--b--\n",
		to, ++count, recipient, reply + 4, reply, returned);
}

static InboxHandled
bring_report(World *world, const char *to, const char *recipient, const char *reply)
{
	g_autofree char *text = report(to, recipient, reply, "");

	return bring(world, text);
}

/* Their own server says that there is nobody: at once, and all that it was is kept. */
static void
test_at_once(World *world, gconstpointer data)
{
	(void)data;
	mail_edition(world);
	g_autofree char *to = verp(world, "ada@toot.example", 1);
	const InboxHandled handled = bring_report(world, to, "ada@toot.example", NOBODY);

	g_assert_true(handled.is_ours);
	g_assert_cmpstr(handled.what, ==, "bounce");
	assert_people(world, "ada@toot.example bounced, bea@toot.example active");
	g_autofree char *why = world_text(world,
		"SELECT evidence FROM subscription_change WHERE became = 'bounced'");
	g_assert_nonnull(strstr(why, "there is nobody of that name (5.1.1)"));
	g_assert_null(strchr(why, '@'));
}

/* The mail that asks somebody whether they want to be forgotten, which they had as a reader of
 * their second digest: the number in its way is a subscription's, like those of the others. */
static void
test_of_each_way(World *world, gconstpointer data)
{
	static const WayPurpose purposes[] = { WAY_CONFIRM, WAY_LEAVE, WAY_SETTINGS, WAY_ERASE };

	(void)data;
	mail_edition(world);
	world_number(world,
		"INSERT INTO subscription (id, subscriber, digest, token, state, origin, format,"
		" since_s, changed_s, changed_by) SELECT 9, subscriber, 'daily', 'other', state,"
		" origin, format, since_s, changed_s, changed_by FROM subscription WHERE id = 1"
		" RETURNING id");
	world_number(world,
		"INSERT INTO subscriber (id, email, email_key, since_s)"
		" VALUES (9, 'zoe@toot.example', 'zoe@toot.example', 0) RETURNING id");
	for (gsize i = 0; i < G_N_ELEMENTS(purposes); i++) {
		const Way way = { purposes[i], .subscription_id = 9 };
		g_autofree char *token = write_way(world, &way);
		g_autofree char *to = way_address(world->context.config->contact, token);

		world_number(world, "UPDATE subscription SET state = 'active' RETURNING id");
		bring_report(world, to, "somebody@elsewhere.example", NOBODY);
		assert_people(world,
			"ada@toot.example bounced, bea@toot.example active,"
			" ada@toot.example bounced");
	}
}

/* Who never said yes, or wants nothing for a while, gets nothing anyway: a mailbox that works
 * again, and a letter from it, is no yes. */
static void
test_who_gets_nothing(World *world, gconstpointer data)
{
	static const char *const states[] = { "pending", "paused" };

	(void)data;
	mail_edition(world);
	g_autofree char *to = verp(world, "ada@toot.example", 1);
	for (gsize i = 0; i < G_N_ELEMENTS(states); i++) {
		g_autofree char *set = g_strdup_printf("UPDATE subscription SET state = '%s',"
						       " changed_s = 1 WHERE id = 1 RETURNING id",
			states[i]);
		g_autofree char *want = g_strdup_printf("ada@toot.example %s, bea@toot.example"
							" active",
			states[i]);
		g_autofree char *letter = g_strdup_printf(
			"From: ada@toot.example\nTo: organiser@college.example\n"
			"Message-ID: <%s@toot.example>\nDate: Tue, 17 Nov 2026 08:00:00 +0000\n"
			"Subject: Your letter\n\nIt was nice.\n",
			states[i]);

		world_number(world, set);
		bring_report(world, to, "ada@toot.example", NOBODY);
		bring(world, letter);
		assert_people(world, want);
	}
}

/* The same report twice does nothing twice. */
static void
test_again(World *world, gconstpointer data)
{
	(void)data;
	mail_edition(world);
	g_autofree char *to = verp(world, "ada@toot.example", 1);
	g_autofree char *text = report(to, "ada@toot.example", SHUT, "");

	g_assert_false(bring(world, text).is_again);
	g_assert_true(bring(world, text).is_again);
	g_autofree char *other = report(to, "ada@toot.example", SHUT, "");
	g_assert_true(bring(world, other).is_ours);
	assert_counted(world, 1);
	assert_people(world, "ada@toot.example active, bea@toot.example active");
}

/* Neither a full mailbox nor what is the sender's fault is ever held against anybody. */
static void
test_never(World *world, gconstpointer data)
{
	static const char *const replies[] = { FULL, "450 4.2.0 Greylisted",
		"554 5.7.1 blocked using zen.example", "550 5.7.26 DMARC policy",
		"552 5.3.4 Message size exceeds fixed limit" };

	(void)data;
	mail_edition(world);
	for (int week = 0; week < 20; week++) {
		g_autofree char *to = verp(world, "ada@toot.example", 1 + week);

		for (gsize i = 0; i < G_N_ELEMENTS(replies); i++) {
			g_assert_true(
				bring_report(world, to, "ada@toot.example", replies[i]).is_ours);
		}
		world_later(world, 7 * DAY);
	}
	assert_counted(world, 0);
	assert_people(world, "ada@toot.example active, bea@toot.example active");
}

/* What is not for good counts, weighs a fourth, and only over four weeks; and it decays. */
static void
test_soft(World *world, gconstpointer data)
{
	(void)data;
	mail_edition(world);
	g_autofree char *to = verp(world, "ada@toot.example", 0);
	for (int week = 0; week < 7; week++) {
		bring_report(world, to, "ada@toot.example", SHUT);
		world_later(world, 7 * DAY);
		assert_people(world, "ada@toot.example active, bea@toot.example active");
	}
	bring_report(world, to, "ada@toot.example", SHUT);
	assert_people(world, "ada@toot.example bounced, bea@toot.example active");

	g_autofree char *bea = verp(world, "bea@toot.example", 0);
	for (int month = 0; month < 12; month++) {
		bring_report(world, bea, "bea@toot.example", SHUT);
		world_later(world, 30 * DAY);
	}
	assert_people(world, "ada@toot.example bounced, bea@toot.example active");
}

/* A mailbox that is shut for three weeks, and reported each day, is nobody gone. */
static void
test_soft_for_weeks(World *world, gconstpointer data)
{
	(void)data;
	mail_edition(world);
	g_autofree char *to = verp(world, "ada@toot.example", 0);
	for (int day = 0; day < 28; day++) {
		bring_report(world, to, "ada@toot.example", SHUT);
		assert_people(world, "ada@toot.example active, bea@toot.example active");
		world_later(world, DAY);
	}
	bring_report(world, to, "ada@toot.example", SHUT);
	assert_people(world, "ada@toot.example bounced, bea@toot.example active");
}

/* One for good weighs four that are not: with four of those it is enough, with three it is not. */
static void
test_mixed(World *world, gconstpointer data)
{
	(void)data;
	mail_edition(world);
	g_autofree char *to = verp(world, "ada@toot.example", 0);
	bring_report(world, to, "ada@toot.example", MOVED);
	for (int count = 0; count < 4; count++) {
		assert_people(world, "ada@toot.example active, bea@toot.example active");
		world_later(world, 10 * DAY);
		bring_report(world, to, "ada@toot.example", SHUT);
	}
	assert_people(world, "ada@toot.example bounced, bea@toot.example active");
}

/* Without the address that only the mail had, nobody is suspended at once: two over a week are
 * needed, of a reader to whom mail went. */
static void
test_forged(World *world, gconstpointer data)
{
	(void)data;
	mail_edition(world);
	InboxHandled handled = bring_report(world, "organiser@college.example", "ada@toot.example",
		NOBODY);
	g_assert_true(handled.is_ours);
	assert_people(world, "ada@toot.example active, bea@toot.example active");
	for (int i = 0; i < 6; i++) {
		world_later(world, DAY);
		bring_report(world, "organiser@college.example", "ada@toot.example", NOBODY);
		assert_people(world, "ada@toot.example active, bea@toot.example active");
	}
	world_later(world, DAY + 1);
	bring_report(world, "organiser@college.example", "ada@toot.example", NOBODY);
	assert_people(world, "ada@toot.example bounced, bea@toot.example active");

	handled = bring_report(world, "organiser@college.example", "eve@other.example", NOBODY);
	g_assert_false(handled.is_ours);
	handled = bring_report(world,
		"organiser+aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@college.example",
		"bea@toot.example", NOBODY);
	assert_people(world, "ada@toot.example bounced, bea@toot.example active");
}

/* Of a report on several the line of whoever is meant counts, wherever it stands. */
static void
test_several(World *world, gconstpointer data)
{
	(void)data;
	mail_edition(world);
	g_autofree char *to = verp(world, "ada@toot.example", 1);
	g_autofree char *one = report(to, "eve@toot.example", NOBODY, "");
	char **halves = g_strsplit(one, "\n--b\nContent-Type: text/rfc822-headers", 2);
	g_autofree char *both = g_strconcat(halves[0],
		"\nFinal-Recipient: rfc822; ada@toot.example\nAction: failed\nStatus: 5.2.2\n"
		"Diagnostic-Code: smtp; " FULL "\n\n--b\nContent-Type: text/rfc822-headers",
		halves[1], NULL);

	g_strfreev(halves);
	g_assert_true(bring(world, both).is_ours);
	assert_people(world, "ada@toot.example active, bea@toot.example active");
	assert_counted(world, 0);
}

/* Two reports of one mail are one, however late the second comes. */
static void
test_one_mail_once(World *world, gconstpointer data)
{
	(void)data;
	mail_edition(world);
	g_autofree char *to = verp(world, "ada@toot.example", 1);
	for (int i = 0; i < 3; i++) {
		bring_report(world, to, "ada@toot.example", MOVED);
		world_later(world, 8 * DAY);
	}
	assert_people(world, "ada@toot.example active, bea@toot.example active");
	g_assert_cmpint(world_number(world, "SELECT COUNT(*) FROM bounce WHERE edition = 1"), ==,
		1);
}

/* By an address alone a report is only believed of whom we mailed of late. */
static void
test_never_mailed(World *world, gconstpointer data)
{
	(void)data;
	mail_edition(world);
	world_later(world, BOUNCED_MAILED_S + 1);
	for (int i = 0; i < 3; i++) {
		const InboxHandled handled = bring_report(world, "organiser@college.example",
			"ada@toot.example", NOBODY);

		g_assert_false(handled.is_ours);
		world_later(world, 8 * DAY);
	}
	assert_people(world, "ada@toot.example active, bea@toot.example active");
}

/* What a program or a list says at an address that only it had is ours, and does nothing; elsewhere
 * it is for people. */
static void
test_programs(World *world, gconstpointer data)
{
	static const char *const heads[] = { "Auto-Submitted: auto-replied",
		"List-Id: <staff.x.example>\nPrecedence: list" };

	(void)data;
	mail_edition(world);
	g_autofree char *ways = verp(world, "ada@toot.example", 1);
	for (gsize i = 0; i < 2 * G_N_ELEMENTS(heads); i++) {
		const bool is_addressed = i % 2 == 0;
		g_autofree char *text = g_strdup_printf(
			"From: ada@toot.example\nTo: %s\nSubject: The week\n"
			"Message-ID: <program.%d@toot.example>\n%s\n\nleave\n",
			is_addressed ? ways : "organiser@college.example", (int)i, heads[i / 2]);

		g_assert_cmpint(bring(world, text).is_ours, ==, is_addressed);
	}
	assert_people(world, "ada@toot.example active, bea@toot.example active");
	g_assert_cmpint(world_number(world, "SELECT COUNT(*) FROM memo"), ==, 0);
}

/* Our Message-ID says which mail it was, whatever address a forwarding made of it. */
static void
test_message_id(World *world, gconstpointer data)
{
	g_autoptr(Edition) edition = NULL;
	GError *error = NULL;

	(void)data;
	mail_edition(world);
	assert_done(editions_get(world->context.store, 1, &edition, &error));
	g_autofree char *id = compose_message_id(edition,
		subscription_of(world, "bea@toot.example"), world->context.config->from);
	g_autofree char *forged_head = g_strdup("Message-ID: <weekly-weekly-1.2.0123456789abcdef@"
						"college.example>");
	g_autofree char *forged = report("organiser@college.example", "b@else.example", NOBODY,
		forged_head);
	g_assert_false(bring(world, forged).is_ours);

	g_autofree char *head = g_strdup_printf("Message-ID: <%s>", id);
	g_autofree char *text = report("organiser@college.example", "b@else.example", NOBODY, head);
	g_assert_true(bring(world, text).is_ours);
	assert_people(world, "ada@toot.example active, bea@toot.example bounced");
	g_assert_cmpint(world_number(world, "SELECT edition FROM bounce"), ==, 1);
}

/* Where the edition cannot be read that is said, and nothing of the report counts. */
static void
test_unreadable(World *world, gconstpointer data)
{
	GError *error = NULL;
	InboxHandled handled;

	(void)data;
	mail_edition(world);
	g_autofree char *head = g_strdup_printf("Message-ID: <weekly-weekly-1.%" G_GINT64_FORMAT
						".0123456789abcdef@college.example>",
		subscription_of(world, "bea@toot.example"));
	g_autofree char *text = report("organiser@college.example", "bea@toot.example", NOBODY,
		head);
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
	assert_done(db_script(store_db(world->context.store),
		"ALTER TABLE edition RENAME hash TO lost", &error));
	g_assert_false(inbox_take(&world->context, bytes, &handled, &error));
	g_assert_nonnull(strstr(error->message, "hash"));
	g_clear_error(&error);
	assert_counted(world, 0);
}

/* So does the way out in the head that came back. */
static void
test_way_out(World *world, gconstpointer data)
{
	(void)data;
	mail_edition(world);
	g_autofree char *token = world_text(world,
		"SELECT s.token FROM subscription s JOIN subscriber u ON u.id = s.subscriber"
		" WHERE u.email = 'ada@toot.example'");
	g_autofree char *head =
		g_strdup_printf("List-Unsubscribe: <mailto:organiser@college.example"
				"?subject=unsubscribe%%20weekly%%20%s>",
			token);
	g_autofree char *text = report("organiser@college.example", "a@else.example", NOBODY, head);

	g_assert_true(bring(world, text).is_ours);
	assert_people(world, "ada@toot.example bounced, bea@toot.example active");
}

static char *
complaint(const char *to, const char *type)
{
	return g_strdup_printf("From: fbl@isp.example\nTo: %s\nSubject: Feedback\n"
			       "Message-ID: <%s.%s@isp.example>\n"
			       "Content-Type: multipart/report; report-type=feedback-report; "
			       "boundary=b\n\n--b\nContent-Type: message/feedback-report\n\n"
			       "Feedback-Type: %s\nOriginal-Rcpt-To: ada@toot.example\n\n--b--\n",
		to, type, to, type);
}

/* Who calls it spam gets nothing any more, and no word about it; who is only said to, stays. */
static void
test_complaint(World *world, gconstpointer data)
{
	(void)data;
	mail_edition(world);
	g_autofree char *to = verp(world, "ada@toot.example", 1);
	g_autofree char *forged = complaint("organiser@college.example", "abuse");
	g_autofree char *checks = complaint(to, "auth-failure");
	g_autofree char *abuse = complaint(to, "abuse");

	g_assert_false(bring(world, forged).is_ours);
	g_assert_true(bring(world, checks).is_ours);
	assert_people(world, "ada@toot.example active, bea@toot.example active");
	g_assert_true(bring(world, abuse).is_ours);
	assert_people(world, "ada@toot.example complained, bea@toot.example active");
	g_assert_cmpint(world_number(world, "SELECT COUNT(*) FROM memo"), ==, 0);
}

/* Anybody can write in the name of who complained: they are asked, and their yes is by a way. */
static void
test_complained_and_resume(World *world, gconstpointer data)
{
	static const char *const resume = "From: ada@toot.example\nSubject: resume\n"
					  "To: organiser@college.example\n"
					  "Message-ID: <forged@evil.example>\n\nresume\n";

	(void)data;
	mail_edition(world);
	g_autofree char *to = verp(world, "ada@toot.example", 1);
	g_autofree char *abuse = complaint(to, "abuse");

	bring(world, abuse);
	g_assert_true(bring(world, resume).is_ours);
	assert_people(world, "ada@toot.example complained, bea@toot.example active");
	g_autofree char *kinds = world_text(world, "SELECT group_concat(kind) FROM memo");
	g_assert_cmpstr(kinds, ==, "confirm");
}

/* Who writes is active again and begins anew; who complained is not. */
static void
test_forgive(World *world, gconstpointer data)
{
	GError *error = NULL;
	Db *db = store_db(world->context.store);
	int count;

	(void)data;
	mail_edition(world);
	g_autofree char *ada = verp(world, "ada@toot.example", 1);
	g_autofree char *bea = verp(world, "bea@toot.example", 1);
	g_autofree char *abuse = complaint(bea, "abuse");
	bring_report(world, ada, "ada@toot.example", NOBODY);
	bring(world, abuse);
	assert_people(world, "ada@toot.example bounced, bea@toot.example complained");

	assert_done(db_begin(db, &error));
	assert_done(bounced_forgive(&world->context, "Ada@toot.example", &count, &error));
	g_assert_cmpint(count, ==, 1);
	assert_done(bounced_forgive(&world->context, "bea@toot.example", &count, &error));
	g_assert_cmpint(count, ==, 0);
	assert_done(db_commit(db, &error));
	assert_people(world, "ada@toot.example active, bea@toot.example complained");
	assert_counted(world, 0);
}

/* So it is with any mail of theirs that is newer than the suspension, and with none that is older.
 */
static void
test_hear(World *world, gconstpointer data)
{
	static const char *const old = "From: ada@toot.example\nTo: organiser@college.example\n"
				       "Date: Mon, 16 Nov 2026 07:00:00 +0000\nSubject: Hello\n"
				       "Message-ID: <old@toot.example>\n\nLovely week.\n";
	static const char *const away = "From: ada@toot.example\nTo: organiser@college.example\n"
					"Date: Mon, 16 Nov 2026 09:00:00 +0000\nSubject: Away\n"
					"Message-ID: <away@toot.example>\n"
					"Auto-Submitted: auto-replied\n\nBack on Monday.\n";
	static const char *const ahead = "From: ada@toot.example\nTo: organiser@college.example\n"
					 "Date: Wed, 18 Nov 2026 11:00:00 +0000\nSubject: Hello\n"
					 "Message-ID: <ahead@toot.example>\n\nI am not here yet.\n";
	static const char *const now = "From: Ada <Ada@toot.example>\nSubject: Hello\n"
				       "To: organiser@college.example\n"
				       "Date: Mon, 16 Nov 2026 09:00:00 +0000\n"
				       "Message-ID: <new@toot.example>\n\nStill there?\n";

	(void)data;
	mail_edition(world);
	g_autofree char *to = verp(world, "ada@toot.example", 1);
	bring_report(world, to, "ada@toot.example", NOBODY);
	world_later(world, 2 * 3600);
	bring(world, old);
	bring(world, away);
	bring(world, ahead);
	assert_people(world, "ada@toot.example bounced, bea@toot.example active");
	g_assert_false(bring(world, now).is_ours);
	assert_people(world, "ada@toot.example active, bea@toot.example active");
}

/* The organiser's word brings everybody back, and nothing old is held against them. */
static void
test_resume(World *world, gconstpointer data)
{
	const char *const who[] = { "ada@toot.example", NULL };
	const PeopleChange change = { .deed = PEOPLE_RESUME, .by = SUBSCRIPTION_FROM_COMMAND };
	g_autoptr(PeopleReport) changed = NULL;
	GError *error = NULL;

	(void)data;
	mail_edition(world);
	g_autofree char *to = verp(world, "ada@toot.example", 1);
	bring_report(world, to, "ada@toot.example", NOBODY);
	assert_people(world, "ada@toot.example bounced, bea@toot.example active");
	assert_done(people_change_all(&world->context, &change, who, &changed, &error));
	assert_people(world, "ada@toot.example active, bea@toot.example active");
	assert_counted(world, 0);
}

/* An edition that Ada's server refuses, and what is made of that; so many times. */
static void
mail_refused(World *world, int times)
{
	GError *error = NULL;

	script_of(world, "ada@toot.example", ACT_REFUSE);
	freeze(world, "weekly", "ada@toot.example bea@toot.example");
	for (int i = 0; i < times; i++) {
		deliver_report_free(deliver(world));
		assert_done(bounced_refused(&world->context, &error));
	}
	assert_states(world, "ada@toot.example failed, bea@toot.example sent");
	assert_counted(world, 1);
}

/* What a server said to us itself needs no report, and counts once for each mail. */
static void
test_refused(World *world, gconstpointer data)
{
	(void)data;
	mail_refused(world, 3);
	assert_people(world, "ada@toot.example active, bea@toot.example active");

	world_later(world, 7 * DAY);
	g_autofree char *to = verp(world, "ada@toot.example", 0);
	bring_report(world, to, "ada@toot.example", MOVED);
	assert_people(world, "ada@toot.example bounced, bea@toot.example active");
}

/* Nor does it count when it is nobody's fault. */
static void
test_refused_full(World *world, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	mail_refused(world, 1);
	assert_done(db_script(store_db(world->context.store),
		"DELETE FROM bounce; UPDATE delivery SET detail = '" FULL
		"' WHERE state = 'failed'",
		&error));
	assert_done(bounced_refused(&world->context, &error));
	assert_states(world, "ada@toot.example failed, bea@toot.example sent");
	assert_counted(world, 0);
}

/* A refusal that decayed is not counted anew. */
static void
test_refused_long_ago(World *world, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	mail_refused(world, 1);
	world_later(world, BOUNCED_MEMORY_S + 1);
	g_autofree char *to = verp(world, "bea@toot.example", 1);
	bring_report(world, to, "bea@toot.example", SHUT);
	assert_done(bounced_refused(&world->context, &error));
	assert_counted(world, 1);
	g_assert_cmpint(world_number(world, "SELECT subscriber FROM bounce"), ==, 2);
}

/* Who is suspended is listed, with the day and the reason. */
static void
test_listed(World *world, gconstpointer data)
{
	g_autoptr(GPtrArray) list = NULL;
	int64_t count;
	GError *error = NULL;

	(void)data;
	mail_edition(world);
	g_autofree char *to = verp(world, "ada@toot.example", 1);
	bring_report(world, to, "ada@toot.example", NOBODY);
	assert_done(bounces_suspended(world->context.store, 10, &count, &list, &error));
	g_assert_cmpint(count, ==, 1);
	const BouncesSuspended *one = g_ptr_array_index(list, 0);
	g_assert_cmpstr(one->email, ==, "ada@toot.example");
	g_assert_cmpstr(one->digest, ==, "weekly");
	g_assert_cmpint(one->since_s, ==, time_of(NOW));
	g_assert_nonnull(strstr(one->why, "5.1.1"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_scripted("/bounced/at-once", test_at_once);
	add_scripted("/bounced/of-each-way", test_of_each_way);
	add_scripted("/bounced/complained-and-resume", test_complained_and_resume);
	add_scripted("/bounced/who-gets-nothing", test_who_gets_nothing);
	add_scripted("/bounced/again", test_again);
	add_scripted("/bounced/never", test_never);
	add_scripted("/bounced/soft", test_soft);
	add_scripted("/bounced/soft for weeks", test_soft_for_weeks);
	add_scripted("/bounced/mixed", test_mixed);
	add_scripted("/bounced/several", test_several);
	add_scripted("/bounced/one mail once", test_one_mail_once);
	add_scripted("/bounced/never mailed", test_never_mailed);
	add_scripted("/bounced/programs", test_programs);
	add_scripted("/bounced/forged", test_forged);
	add_scripted("/bounced/message-id", test_message_id);
	add_scripted("/bounced/unreadable", test_unreadable);
	add_scripted("/bounced/way-out", test_way_out);
	add_scripted("/bounced/complaint", test_complaint);
	add_scripted("/bounced/forgive", test_forgive);
	add_scripted("/bounced/hear", test_hear);
	add_scripted("/bounced/resume", test_resume);
	add_scripted("/bounced/refused", test_refused);
	add_scripted("/bounced/refused full", test_refused_full);
	add_scripted("/bounced/refused long ago", test_refused_long_ago);
	add_scripted("/bounced/listed", test_listed);
	return g_test_run();
}
