#include "world.h"

#include "flow/deliver.h"
#include "flow/status.h"
#include "model/delivery.h"
#include "text/jsontext.h"

static json_t *
status(World *world)
{
	json_t *report = NULL;
	GError *error = NULL;

	assert_done(status_report(&world->context, &report, &error));
	g_assert_nonnull(report);
	return report;
}

static const json_t *
row_at(const json_t *report, const char *list, guint index)
{
	const json_t *row = json_array_get(json_object_get(report, list), index);

	g_assert_nonnull(row);
	return row;
}

static void
execute(World *world, const char *sql)
{
	GError *error = NULL;

	assert_done(db_script(store_db(world->context.store), sql, &error));
}

static void
assert_null_at(const json_t *object, const char *key)
{
	g_test_message("%s", key);
	g_assert_true(json_is_null(json_object_get(object, key)));
}

/* What status says in words holds each of the lines. */
static void
assert_words(World *world, const char *const *lines)
{
	json_auto_t *report = status(world);
	g_autofree char *text = status_text(report);

	for (guint i = 0; lines[i] != NULL; i++) {
		if (strstr(text, lines[i]) == NULL) {
			g_test_message("\"%s\" is not in:\n%s", lines[i], text);
			g_test_fail();
		}
	}
}

/* Before anything was done nothing is claimed, and nothing is written. */
static void
test_before(World *world, gconstpointer data)
{
	static const char *const words[] = {
		"digest weekly, \"The weekly\": 1 subscriber, weekly Monday 07:30 (UTC)\n",
		"    waiting for a source to answer; next due Mon 23 Nov 2026, 07:30\n",
		"    no edition yet\n",
		"source blog: never asked; last success never; next due never\n",
		"mail: 0 queued, 0 sent\n",
		"posts: 0 kept, 0 not wanted\n",
		NULL,
	};

	(void)data;
	world_digest(world, "weekly", "JoyFE", "sam@readers.example");
	world_source(world, "blog", "JoyFE");
	int64_t changes = world_changes(world);
	json_auto_t *report = status(world);
	g_assert_cmpstr(jsontext_string(report, "now"), ==, NOW);
	g_assert_cmpstr(jsontext_string(report, "ini"), ==, world->context.config->path);
	g_assert_cmpstr(jsontext_string(report, "state_dir"), ==, world->folder);
	const json_t *source = row_at(report, "sources", 0);
	g_assert_cmpstr(jsontext_string(source, "state"), ==, "never asked");
	assert_null_at(source, "last_success");
	assert_null_at(source, "failing_since");
	assert_null_at(source, "next_due");
	assert_null_at(source, "error");
	assert_null_at(source, "behind");
	assert_null_at(source, "remark");
	assert_null_at(source, "missing");
	g_assert_cmpint(jsontext_integer(source, "failures", -1), ==, 0);
	assert_null_at(row_at(report, "digests", 0), "last_period");
	g_assert_cmpuint(json_object_size(json_object_get(report, "strays")), ==, 0);
	assert_words(world, words);
	g_assert_cmpint(world_changes(world), ==, changes);
}

static void
test_digest_states(World *world, gconstpointer data)
{
	/* clang-format off */
	static const struct {
		const char *name, *when;
		bool is_read, is_answered;
		const char *state, *next_due;
	} rows[] = {
		{ "nobody", NOW, false, true, "due, but nobody is subscribed",
		  "2026-11-23T07:30:00Z" },
		{ "silence", NOW, true, false, "waiting for a source to answer",
		  "2026-11-23T07:30:00Z" },
		{ "an answer", NOW, true, true, "due now", "2026-11-23T07:30:00Z" },
	};
	/* clang-format on */
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "");
	SourceSpec *source = world_source(world, "blog", "JoyFE");

	(void)data;
	digest->min_posts = 0;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		world_at(world, rows[i].when);
		world_asked(world, source, time_of(NOW), rows[i].is_answered ? time_of(NOW) : 0, 0);
		g_ptr_array_set_size(digest->to, 0);
		if (rows[i].is_read) {
			g_ptr_array_add(digest->to, g_strdup("sam@readers.example"));
		}
		json_auto_t *report = status(world);
		const json_t *row = row_at(report, "digests", 0);
		g_test_message("%s", rows[i].name);
		g_assert_cmpstr(jsontext_string(row, "state"), ==, rows[i].state);
		g_assert_cmpstr(jsontext_string(row, "next_due"), ==, rows[i].next_due);
	}
	world_seed(world);
	g_free(world_freeze(world, digest));
	json_auto_t *report = status(world);
	const json_t *row = row_at(report, "digests", 0);
	const json_t *last = json_object_get(row, "last_period");
	g_assert_cmpstr(jsontext_string(row, "state"), ==, "not due");
	g_assert_cmpint(jsontext_integer(row, "subscribers", 0), ==, 1);
	g_assert_cmpstr(jsontext_string(last, "outcome"), ==, "edition");
	g_assert_cmpstr(jsontext_string(last, "start"), ==, "2026-11-09T07:30:00Z");
	g_assert_cmpstr(jsontext_string(last, "end"), ==, DUE);
	g_assert_cmpstr(jsontext_string(last, "decided"), ==, NOW);
	g_assert_cmpint(jsontext_integer(last, "posts", -1), ==, 0);
	g_assert_cmpuint(json_object_size(json_object_get(report, "strays")), ==, 0);
}

static void
test_quiet(World *world, gconstpointer data)
{
	static const char *const words[] = {
		"last period ended Mon 16 Nov 2026, 07:30: quiet, no edition, 0 posts\n",
		NULL,
	};
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "sam@readers.example");

	(void)data;
	world_answered(world, world_source(world, "blog", "JoyFE"));
	g_assert_null(world_freeze(world, digest));
	json_auto_t *report = status(world);
	const json_t *last = json_object_get(row_at(report, "digests", 0), "last_period");
	g_assert_cmpstr(jsontext_string(last, "outcome"), ==, "quiet");
	assert_words(world, words);
}

/* A schedule that changed does not make status forget what was decided before. */
static void
test_schedule_changed(World *world, gconstpointer data)
{
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "sam@readers.example");
	GError *error = NULL;

	(void)data;
	world_answered(world, world_source(world, "blog", "JoyFE"));
	g_assert_null(world_freeze(world, digest));
	assert_done(schedule_parse("daily 07:30", &digest->schedule, &error));
	json_auto_t *report = status(world);
	const json_t *row = row_at(report, "digests", 0);
	g_assert_cmpstr(jsontext_string(row, "next_due"), ==, "2026-11-17T07:30:00Z");
	g_assert_cmpstr(jsontext_string(json_object_get(row, "last_period"), "end"), ==, DUE);
}

static void
test_sources(World *world, gconstpointer data)
{
	static const char *const words[] = {
		"source well: well; last success Mon 16 Nov 2026, 08:00",
		"source failing: failing; last success never",
		"    since Sun 15 Nov 2026, 08:00: HTTP 500\n",
		"source shut: closed;",
		"    since Sun 15 Nov 2026, 08:00: HTTP 410: gone for good\n",
		NULL,
	};

	(void)data;
	world_answered(world, world_source(world, "well", "JoyFE"));
	world_asked(world, world_source(world, "failing", "JoyFE"), time_of(NOW), 0,
		time_of(NOW) - DAY_S);
	world_asked(world, world_source(world, "shut", "JoyFE"), time_of(NOW), 0,
		time_of(NOW) - DAY_S);
	execute(world,
		"UPDATE source SET failures = 3, last_error = 'HTTP 500'"
		" WHERE name = 'failing'");
	execute(world,
		"UPDATE source SET is_closed = 1, last_error = 'HTTP 410: gone for good'"
		" WHERE name = 'shut'");
	json_auto_t *report = status(world);
	const json_t *failing = row_at(report, "sources", 1);
	g_assert_cmpstr(jsontext_string(failing, "name"), ==, "failing");
	g_assert_cmpstr(jsontext_string(failing, "type"), ==, "feed");
	g_assert_cmpint(jsontext_integer(failing, "failures", 0), ==, 3);
	g_assert_cmpstr(jsontext_string(failing, "failing_since"), ==, "2026-11-15T08:00:00Z");
	g_assert_cmpstr(jsontext_string(failing, "error"), ==, "HTTP 500");
	assert_words(world, words);
}

/* The first and the last moment of what is still to be read of a source, over all its tags. */
static void
test_missing(World *world, gconstpointer data)
{
	/* clang-format off */
	static const struct {
		const char *source, *tag;
		int from_h, to_h;
	} rows[] = {
		{ "gaps", "joyfe", 10, 30 }, { "whole", "joyfe", 0, 0 }, { "gaps", "chat", 20, 25 },
		{ "gaps", "other", 22, 40 }, { "gaps", "read", 0, 0 },
		{ "single", "joyfe", 50, 60 },
	};
	/* clang-format on */
	static const char *const sources[] = { "gaps", "whole", "single", "unasked" };

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(sources); i++) {
		SourceSpec *source = world_source(world, sources[i], "JoyFE");
		world_asked(world, source, i == 3 ? 0 : time_of(NOW), 0, 0);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *sql = g_strdup_printf(
			"INSERT INTO reading (source, server, tag, newest_s, oldest_s,"
			" missing_from_s, missing_to_s, read_s)"
			" SELECT id, 'toot.example', '%s', 0, 0, %d, %d, 0 FROM source"
			" WHERE name = '%s'",
			rows[i].tag, rows[i].from_h * 3600, rows[i].to_h * 3600, rows[i].source);
		execute(world, sql);
	}
	execute(world, "UPDATE source SET behind = 'much' WHERE name = 'single'");
	json_auto_t *report = status(world);
	const json_t *gaps = json_object_get(row_at(report, "sources", 0), "missing");
	g_assert_cmpstr(jsontext_string(gaps, "from"), ==, "1970-01-01T10:00:00Z");
	g_assert_cmpstr(jsontext_string(gaps, "to"), ==, "1970-01-02T16:00:00Z");
	assert_null_at(row_at(report, "sources", 1), "missing");
	g_assert_cmpstr(jsontext_string(row_at(report, "sources", 1), "state"), ==, "well");
	const json_t *single = json_object_get(row_at(report, "sources", 2), "missing");
	g_assert_cmpstr(jsontext_string(single, "from"), ==, "1970-01-03T02:00:00Z");
	g_assert_cmpstr(jsontext_string(single, "to"), ==, "1970-01-03T12:00:00Z");
	g_assert_cmpstr(jsontext_string(row_at(report, "sources", 2), "state"), ==, "behind");
	g_assert_cmpstr(jsontext_string(row_at(report, "sources", 2), "behind"), ==, "much");
	g_assert_cmpstr(jsontext_string(row_at(report, "sources", 3), "state"), ==, "never asked");
}

/* All that can be said, in the words it is said in. */
static void
test_text(World *world, gconstpointer data)
{
	/* clang-format off */
	static const char *const json =
		"{\"now\": \"2026-11-16T08:00:00Z\", \"ini\": \"a.ini\", \"state_dir\": \"/var/d\","
		" \"digests\": ["
		"{\"name\": \"one\", \"title\": \"One\", \"schedule\": \"daily 07:30\","
		" \"timezone\": \"Europe/London\", \"subscribers\": 1, \"state\": \"not due\","
		" \"outlook\": \"two posts wait\","
		" \"next_due\": \"2026-06-17T06:30:00Z\", \"last_period\": {\"posts\": 1,"
		" \"end\": \"2026-06-16T06:30:00Z\", \"outcome\": \"edition\"}},"
		"{\"name\": \"two\", \"title\": \"Two\", \"schedule\": \"daily 07:30\","
		" \"timezone\": \"UTC\", \"subscribers\": 2, \"state\": \"due now\","
		" \"next_due\": null, \"last_period\": {\"posts\": 2,"
		" \"end\": \"2026-11-16T07:30:00Z\", \"outcome\": \"quiet\"}},"
		"{\"name\": \"new\", \"title\": \"New\", \"schedule\": \"daily 07:30\","
		" \"timezone\": \"UTC\", \"subscribers\": 0, \"state\": \"due now\","
		" \"next_due\": null, \"last_period\": null}],"
		" \"strays\": {\"old\": 1, \"older\": 2},"
		" \"sources\": ["
		"{\"name\": \"a\", \"state\": \"well\", \"last_success\": \"2026-11-16T08:00:00Z\","
		" \"next_due\": \"2026-11-16T08:15:00Z\"},"
		"{\"name\": \"b\", \"state\": \"failing\", \"failing_since\": "
		"\"2026-11-15T08:00:00Z\","
		" \"error\": \"HTTP 500\", \"behind\": \"3 files come next time\"},"
		"{\"name\": \"c\", \"state\": \"behind\", \"behind\": \"much\", "
		"\"remark\": \"it breaks off\","
		" \"missing\": {\"from\": \"2026-11-01T00:00:00Z\", \"to\": "
		"\"2026-11-02T00:00:00Z\"}},"
		"{\"name\": \"d\", \"state\": \"well\", \"remark\": \"read in part: too long\"}],"
		" \"mail\": {\"queued\": 0, \"sending\": 1, \"sent\": 0, \"retry\": 0, "
		"\"failed\": 2,"
		" \"uncertain\": 0, \"suppressed\": 0, \"troubles\": ["
		"{\"email\": \"a@x.example\", \"edition\": 7, \"state\": \"failed\", "
		"\"detail\": \"550 no\"},"
		"{\"email\": \"b@x.example\", \"edition\": 8, \"state\": \"failed\", "
		"\"detail\": null}]},"
		" \"posts\": {\"kept\": 5, \"dropped\": 6}}";
	static const char *const want =
		"digest one, \"One\": 1 subscriber, daily 07:30 (Europe/London)\n"
		"    not due; next due Wed 17 Jun 2026, 07:30\n"
		"    two posts wait\n"
		"    last period ended Tue 16 Jun 2026, 07:30: an edition, 1 post\n"
		"digest two, \"Two\": 2 subscribers, daily 07:30 (UTC)\n"
		"    due now; next due never\n"
		"    last period ended Mon 16 Nov 2026, 07:30: quiet, no edition, 2 posts\n"
		"digest new, \"New\": 0 subscribers, daily 07:30 (UTC)\n"
		"    due now; next due never\n"
		"    no edition yet\n"
		"digest old is not in the ini: its 1 subscriber gets nothing (if it "
		"has a new name, "
		"`was = old` there brings them along)\n"
		"digest older is not in the ini: its 2 subscribers get nothing (if it "
		"has a new name, "
		"`was = older` there brings them along)\n"
		"source a: well; last success Mon 16 Nov 2026, 08:00; next due Mon 16 "
		"Nov 2026, 08:15\n"
		"source b: failing; last success never; next due never\n"
		"    since Sun 15 Nov 2026, 08:00: HTTP 500\n"
		"    behind: 3 files come next time\n"
		"source c: behind; last success never; next due never\n"
		"    behind: much (from Sun 1 Nov 2026, 00:00 to Mon 2 Nov 2026, 00:00)\n"
		"    read in part: it breaks off\n"
		"source d: well; last success never; next due never\n"
		"    read in part: too long\n"
		"mail: 0 queued, 1 sending, 0 sent, 2 failed\n"
		"    a@x.example, edition 7, failed: 550 no\n"
		"    b@x.example, edition 8, failed: no reason given\n"
		"posts: 5 kept, 6 not wanted\n"
		"all of it is in /var/d/" CONTEXT_DATABASE ", by a.ini\n";
	/* clang-format on */
	json_auto_t *report = json_loads(json, 0, NULL);

	(void)world;
	(void)data;
	g_assert_nonnull(report);
	g_autofree char *text = status_text(report);
	g_assert_cmpstr(text, ==, want);
}

static void
test_mail(World *world, gconstpointer data)
{
	static const char *const words[] = {
		"mail: 2 queued, 1 sent, 1 retry, 1 failed, 1 uncertain, 1 suppressed, 1 held\n",
		"    1 held, since newer editions came: `tagdigest send --held` mails",
		"    r5@x.example, edition 1, uncertain: nobody answered\n",
		"    r4@x.example, edition 1, failed: 550 nobody\n",
		"    r1@x.example, edition 1, queued: smtp://x: no connection\n",
		NULL,
	};
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE",
		"r0@x.example r1@x.example "
		"r2@x.example r3@x.example r4@x.example r5@x.example "
		"r6@x.example r7@x.example");

	(void)data;
	digest->min_posts = 0;
	world_seed(world);
	world_answered(world, world_source(world, "blog", "JoyFE"));
	g_free(world_freeze(world, digest));
	execute(world,
		"UPDATE delivery SET detail = 'smtp://x: no connection' WHERE id = 2;"
		"UPDATE delivery SET state = 'sent', detail = '250 ok' WHERE id = 3;"
		"UPDATE delivery SET state = 'retry', detail = '450 busy' WHERE id = 4;"
		"UPDATE delivery SET state = 'failed', detail = '550 nobody' WHERE id = 5;"
		"UPDATE delivery SET state = 'uncertain', detail = 'nobody answered' WHERE id = 6;"
		"UPDATE delivery SET state = 'suppressed' WHERE id = 7;"
		"UPDATE delivery SET state = 'held' WHERE id = 8");
	json_auto_t *report = status(world);
	const json_t *mail = json_object_get(report, "mail");
	for (int i = 0; i < DELIVERY_STATES; i++) {
		const char *name = delivery_state_name((DeliveryState)i);
		g_test_message("%s", name);
		g_assert_cmpint(jsontext_integer(mail, name, -1), ==,
			i == DELIVERY_SENDING          ? 0
				: i == DELIVERY_QUEUED ? 2
						       : 1);
	}
	/* Each that is in trouble, with its reason; who was not tried yet and who has it are
	 * none. */
	g_assert_cmpuint(json_array_size(json_object_get(mail, "troubles")), ==, 5);
	const json_t *first = json_array_get(json_object_get(mail, "troubles"), 0);
	g_assert_cmpstr(jsontext_string(first, "state"), ==, "uncertain");
	g_assert_cmpint(jsontext_integer(first, "edition", 0), ==, 1);
	assert_words(world, words);
	/* Of all editions. */
	DigestSpec *other = world_digest(world, "other", "JoyFE", "r0@x.example");
	other->min_posts = 0;
	world_seed(world);
	g_free(world_freeze(world, other));
	json_auto_t *both = status(world);
	g_assert_cmpint(jsontext_integer(json_object_get(both, "mail"), "queued", 0), ==, 3);
}

/* Why mail is stuck is said by the few that were tried, however many were not. */
static void
test_tried_and_untried(World *world, gconstpointer data)
{
	static const char *const words[] = {
		"    r0@x.example, edition 1, queued: sender refused\n",
		NULL,
	};
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE",
		"r0@x.example r1@x.example r2@x.example r3@x.example r4@x.example r5@x.example "
		"r6@x.example r7@x.example r8@x.example r9@x.example r10@x.example");

	(void)data;
	digest->min_posts = 0;
	world_seed(world);
	world_answered(world, world_source(world, "blog", "JoyFE"));
	g_free(world_freeze(world, digest));
	execute(world, "UPDATE delivery SET detail = 'sender refused' WHERE id = 1");
	assert_words(world, words);
}

/* Whoever renames a digest leaves its readers behind, and is told. */
static void
test_strays(World *world, gconstpointer data)
{
	static const char *const two[] = { "a@x.example", "b@x.example", NULL };
	/* clang-format off */
	static const char *const words[] = {
		"digest weekly is not in the ini: its 2 subscribers get nothing (if it has a new "
		"name, `was = weekly` there brings them along)\n", NULL,
	};
	/* clang-format on */
	g_autoptr(PeopleReport) people = NULL;
	GError *error = NULL;

	(void)data;
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "");
	assert_done(people_add(&world->context, &(PeopleWish){ NULL, MAIL_FORMAT_HTML }, two,
		&people, &error));
	g_free(digest->name);
	digest->name = g_strdup("Joyful");
	json_auto_t *report = status(world);
	g_assert_cmpint(jsontext_integer(json_object_get(report, "strays"), "weekly", 0), ==, 2);
	g_assert_cmpint(jsontext_integer(row_at(report, "digests", 0), "subscribers", -1), ==, 0);
	assert_words(world, words);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/status/before", test_before);
	add_test("/status/digest-states", test_digest_states);
	add_test("/status/quiet", test_quiet);
	add_test("/status/schedule-changed", test_schedule_changed);
	add_test("/status/sources", test_sources);
	add_test("/status/missing", test_missing);
	add_test("/status/text", test_text);
	add_test("/status/mail", test_mail);
	add_test("/status/tried-and-untried", test_tried_and_untried);
	add_test("/status/strays", test_strays);
	return g_test_run();
}
