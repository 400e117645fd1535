/** What the tests of messages play in: a digest with an inbox, letters to it, memos that answer. */
#ifndef TAGDIGEST_TESTS_FLOW_JOINED_WORLD_H
#define TAGDIGEST_TESTS_FLOW_JOINED_WORLD_H

#include "world.h"

#include "flow/inbox.h"
#include "flow/ways.h"
#include "model/memo.h"
#include "store/memos.h"

#define ADA "ada@x.example"
#define BEA "bea@x.example"
#define CONTACT "organiser@college.example"

static int mails; /* that came in, so that each has its own Message-ID */

static inline void
joined_set_up(World *world, gconstpointer data)
{
	world_set_up(world, data);
	world->context.config->inbox = inbox_spec_new();
	world->context.config->inbox->has_plus = true;
	world_digest(world, "weekly", "JoyFE", "");
}

static inline void
add_joined(const char *name, void (*test)(World *world, gconstpointer data))
{
	g_test_add(name, World, NULL, joined_set_up, test, world_tear_down);
}

/* A whole message, as a server brings it. */
static inline InboxHandled
bring(World *world, const char *text)
{
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
	InboxHandled handled;
	GError *error = NULL;

	assert_done(inbox_take(&world->context, bytes, &handled, &error));
	return handled;
}

/* A mail of somebody to the contact: @detail behind its plus, headers more, may be NULL. */
typedef struct Mail {
	const char *from, *detail, *subject, *text, *headers;
} Mail;

static inline InboxHandled
take(World *world, Mail mail)
{
	g_autofree char *plus = mail.detail == NULL ? g_strdup("")
						    : g_strconcat("+", mail.detail, NULL);
	g_autofree char *text = g_strdup_printf(
		"From: %s\nTo: organiser%s@college.example\n"
		"Message-ID: <m%d@x.example>\nSubject: %s\n%s\n%s\n",
		mail.from, plus, ++mails, mail.subject == NULL ? "" : mail.subject,
		mail.headers == NULL ? "" : mail.headers, mail.text == NULL ? "" : mail.text);

	return bring(world, text);
}

static inline void
assert_taken_as(InboxHandled handled, const char *what)
{
	g_assert_cmpstr(handled.what, ==, what);
	g_assert_true(handled.is_ours == (g_strcmp0(what, "left alone") != 0));
}

/* The last memo that was queued, owned; and how many there are. */
static inline Memo *
last_memo(World *world, int64_t count)
{
	Memo *memo = NULL;
	GError *error = NULL;

	g_assert_cmpint(world_number(world, "SELECT count(*) FROM memo"), ==, count);
	assert_done(memos_get(world->context.store, world_number(world, "SELECT max(id) FROM memo"),
		&memo, &error));
	return memo;
}

static inline void
assert_memo(World *world, int64_t count, const char *kind, const char *to)
{
	g_autoptr(Memo) memo = last_memo(world, count);

	g_assert_nonnull(memo);
	g_assert_cmpstr(memo->kind, ==, kind);
	g_assert_cmpstr(memo->to, ==, to);
}

/* "ada@x.example active", of all, joined by ", ". */
static inline void
assert_people(World *world, const char *want)
{
	g_autofree char *got = world_text(world,
		"SELECT COALESCE(group_concat(line, ', '), '') FROM (SELECT COALESCE(u.email, '-')"
		" || ' ' || s.state AS line FROM subscription s JOIN subscriber u"
		" ON u.id = s.subscriber ORDER BY s.id)");

	g_assert_cmpstr(got, ==, want);
}

/* The way of the last memo. Owned. */
static inline char *
last_way(World *world)
{
	g_autoptr(Memo) memo = last_memo(world, world_number(world, "SELECT count(*) FROM memo"));

	g_assert_nonnull(memo->way);
	return g_strdup(memo->way);
}

/* What the key of this world makes of a way. Owned. */
static inline char *
write_way(World *world, const Way *way)
{
	const WayKeys *keys = NULL;
	GError *error = NULL;

	assert_done(ways_keys(&world->context, &keys, &error));
	return way_write(keys, way);
}

/* Ada is in, and has a mail of ours; the way of that. Owned. */
static inline char *
let_in(World *world, const char *who)
{
	take(world, (Mail){ .from = who, .subject = "subscribe" });
	g_autofree char *confirm = last_way(world);
	assert_taken_as(take(world, (Mail){ .from = who, .detail = confirm, .text = "yes" }),
		"confirm");
	return last_way(world);
}

#endif
