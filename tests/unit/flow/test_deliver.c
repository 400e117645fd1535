/* The journal around a batch, by a transport that does as a script says. A Maildir is the real
 * one. */
#include "deliver_world.h"

#include "base/signal.h"

/* ---- all is well ---- */

static char *
mail_at(const World *world, guint index)
{
	g_autofree char *path = world_path(world, "Mail/new");
	g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
	const char *name = NULL;
	char *text = NULL;

	g_assert_nonnull(folder);
	for (guint i = 0; i <= index; i++) {
		name = g_dir_read_name(folder);
	}
	if (name == NULL) {
		return NULL;
	}
	g_autofree char *file = g_build_filename(path, name, NULL);
	g_assert_true(g_file_get_contents(file, &text, NULL, NULL));
	return text;
}

static guint
count_mails(const World *world)
{
	guint count = 0;

	for (char *mail = mail_at(world, 0); mail != NULL; mail = mail_at(world, count)) {
		g_free(mail);
		count++;
	}
	return count;
}

static void
test_maildir(World *world, gconstpointer data)
{
	(void)data;
	freeze(world, "weekly", "ada@x.example bea@x.example");
	g_autoptr(DeliverReport) report = deliver(world);
	g_assert_cmpint(report->sent, ==, 2);
	g_assert_null(report->stuck);
	g_assert_cmpuint(report->failures->len, ==, 0);
	assert_states(world, "ada@x.example sent, bea@x.example sent");
	g_assert_cmpuint(count_mails(world), ==, 2);
	g_autoptr(DeliverReport) again = deliver(world);
	g_assert_cmpint(again->sent, ==, 0);
	g_assert_cmpuint(count_mails(world), ==, 2);
	/* Each has the way out of its own reader. */
	for (guint i = 0; i < 2; i++) {
		g_autofree char *mail = mail_at(world, i);
		const char *reader = strstr(mail, "ada@") != NULL ? "ada@x.example"
								  : "bea@x.example";
		g_autofree char *sql =
			g_strdup_printf("SELECT token FROM subscription s JOIN"
					" subscriber u ON u.id = s.subscriber WHERE u.email = '%s'",
				reader);
		g_autofree char *token = world_text(world, sql);
		g_assert_nonnull(strstr(mail, token));
		g_assert_null(strstr(mail, VARIANT_NOBODY));
	}
}

/* More than are read at once: each once. */
static void
test_many(World *world, gconstpointer data)
{
	g_autoptr(GString) to = g_string_new(NULL);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	(void)data;
	for (int i = 0; i < 1200; i++) {
		g_string_append_printf(to, "%sr%d@x.example", i > 0 ? " " : "", i);
	}
	freeze(world, "weekly", to->str);
	g_autoptr(DeliverReport) report = deliver(world);
	g_assert_cmpint(report->sent, ==, 1200);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM delivery WHERE state = 'sent'"),
		==, 1200);
	g_auto(GStrv) taken = g_strsplit(g_strchomp(script_of(world, NULL, ACT_TAKE)->taken->str),
		" ", -1);
	g_assert_cmpuint(g_strv_length(taken), ==, 1200);
	for (guint i = 0; taken[i] != NULL; i++) {
		g_assert_true(g_hash_table_add(seen, taken[i]));
	}
	g_assert_cmpint(script_of(world, NULL, ACT_TAKE)->connections, ==, 1);
}

/* Rows of several editions and formats: each its own mail. */
static void
test_editions_and_formats(World *world, gconstpointer data)
{
	static const char *const text_reader[] = { "ada@x.example", NULL };
	g_autoptr(PeopleReport) people = NULL;
	GError *error = NULL;

	(void)data;
	world_digest(world, "plain", "JoyFE", "");
	assert_done(people_add(&world->context, &(PeopleWish){ "plain", MAIL_FORMAT_TEXT },
		text_reader, &people, &error));
	g_ptr_array_set_size(world->context.config->digests, 0);
	freeze(world, "plain", "bea@x.example");
	freeze(world, "other", "ada@x.example");
	g_autoptr(DeliverReport) report = deliver(world);
	g_assert_cmpint(report->sent, ==, 3);
	int plain = 0, both = 0;
	for (guint i = 0; i < 3; i++) {
		g_autofree char *mail = mail_at(world, i);
		plain += strstr(mail, "multipart/alternative") == NULL ? 1 : 0;
		both += strstr(mail, "The other") != NULL ? 1 : 0;
		g_assert_cmpint(strstr(mail, "mark-other") != NULL, ==,
			strstr(mail, "The other") != NULL);
	}
	g_assert_cmpint(plain, ==, 1);
	g_assert_cmpint(both, ==, 1);
}

/* A terminal sees how far it has come, and then nothing more of it. */
static void
test_progress(World *world, gconstpointer data)
{
	g_autoptr(GString) shown = g_string_new(NULL);
	const Progress progress = { world_watch, shown };

	(void)data;
	freeze(world, "weekly", "ada@x.example bea@x.example");
	world->context.progress = &progress;
	deliver_report_free(deliver(world));
	g_assert_cmpstr(shown->str, ==, "mailing: 1 sent\nmailing: 2 sent\n-\n");
	world->context.progress = NULL;
}

static void
test_nothing_owed(World *world, gconstpointer data)
{
	(void)data;
	g_autoptr(DeliverReport) report = deliver(world);
	g_assert_cmpint(report->sent, ==, 0);
	g_assert_cmpint(script_of(world, NULL, ACT_TAKE)->connections, ==, 0);
}

static void
test_no_relay(World *world, gconstpointer data)
{
	DeliverReport *report = NULL;
	GError *error = NULL;

	(void)data;
	freeze(world, "weekly", "ada@x.example");
	g_clear_pointer(&world->context.config->relay, relay_spec_free);
	assert_fails(deliver_run(&world->context, &report, &error), ERROR_CONFIG_PERMANENT,
		"no [smtp]");
	g_assert_null(report);
	assert_states(world, "ada@x.example queued");
}

/* ---- one mail's trouble ---- */

static void
test_later(World *world, gconstpointer data)
{
	static const Act acts[] = { ACT_LATER, ACT_LATER_AT_DOT };
	static const int minutes[] = { 15, 30, 60, 120, 240, 360, 360 };

	(void)data;
	freeze(world, "weekly", "ada@x.example bea@x.example cai@x.example");
	script_of(world, "bea@x.example", ACT_LATER);
	g_autoptr(DeliverReport) first = deliver(world);
	g_assert_cmpint(first->sent, ==, 2);
	g_assert_cmpint(first->retried, ==, 1);
	g_assert_null(first->stuck);
	assert_taken(world, "ada@x.example cai@x.example");
	for (gsize i = 0; i < G_N_ELEMENTS(minutes); i++) {
		script_of(world, "bea@x.example", acts[i % 2]);
		world_later(world, minutes[i] * 60 - 1);
		g_autoptr(DeliverReport) early = deliver(world);
		g_assert_cmpint(early->retried, ==, 0);
		world_later(world, 1);
		g_autoptr(DeliverReport) due = deliver(world);
		g_test_message("after %d minutes", minutes[i]);
		g_assert_cmpint(due->retried, ==, 1);
	}
	g_assert_cmpint(world_number(world, "SELECT tries FROM delivery WHERE state = 'retry'"), ==,
		8);
	script_of(world, NULL, ACT_TAKE);
	world_later(world, 6 * 3600);
	g_autoptr(DeliverReport) last = deliver(world);
	g_assert_cmpint(last->sent, ==, 1);
	assert_taken(world, "bea@x.example");
}

/* After five days of it a mail is given up, and said so once. */
static void
test_given_up(World *world, gconstpointer data)
{
	int tries = 0;

	(void)data;
	freeze(world, "weekly", "ada@x.example");
	script_of(world, "ada@x.example", ACT_LATER);
	for (; world_number(world, "SELECT count(*) FROM delivery WHERE state = 'failed'") == 0;
		tries++) {
		g_autoptr(DeliverReport) report = deliver(world);
		g_assert_cmpint(tries, <, 100);
		if (report->failed > 0) {
			g_assert_cmpstr(g_ptr_array_index(report->failures, 0), ==,
				"a…@x.example: given up: 450 4.2.1 busy");
		}
		world_later(world, 6 * 3600);
	}
	g_assert_cmpint(tries, ==, 24);
	g_autoptr(DeliverReport) after = deliver(world);
	g_assert_cmpuint(after->failures->len, ==, 0);
}

/* As often put off without a word about whose fault it is: while nobody has theirs, it is owed. */
static void
test_put_off(World *world, gconstpointer data)
{
	(void)data;
	freeze(world, "weekly", "ada@x.example");
	script_of(world, "ada@x.example", ACT_LATER_AT_DOT);
	for (int i = 0; i < 30; i++) {
		g_autoptr(DeliverReport) report = deliver(world);
		g_assert_cmpint(report->failed, ==, 0);
		world_later(world, 6 * 3600);
	}
	assert_states(world, "ada@x.example queued");
}

/* Once one of the others has theirs, it is the reader's. */
static void
test_put_off_alone(World *world, gconstpointer data)
{
	int failed = 0;
	int tries = 0;

	(void)data;
	freeze(world, "weekly", "ada@x.example bea@x.example");
	script_of(world, "ada@x.example", ACT_LATER_AT_DOT);
	for (; failed == 0; tries++) {
		g_autoptr(DeliverReport) report = deliver(world);
		failed = report->failed;
		g_assert_cmpint(tries, <, 100);
		world_later(world, 6 * 3600);
	}
	g_assert_cmpint(tries, ==, 24);
	assert_states(world, "ada@x.example failed, bea@x.example sent");
}

static void
test_refused(World *world, gconstpointer data)
{
	(void)data;
	freeze(world, "weekly", "ada@x.example bea@x.example cai@x.example");
	script_of(world, "bea@x.example", ACT_REFUSE);
	g_autoptr(DeliverReport) report = deliver(world);
	g_assert_cmpint(report->failed, ==, 1);
	g_assert_cmpuint(report->failures->len, ==, 1);
	g_assert_cmpstr(g_ptr_array_index(report->failures, 0), ==,
		"b…@x.example: refused: 550 5.1.1 nobody");
	assert_states(world, "ada@x.example sent, bea@x.example failed, cai@x.example sent");
	g_autofree char *details = world_text(world,
		"SELECT group_concat(detail) FROM (SELECT detail FROM delivery ORDER BY id)");
	g_assert_cmpstr(details, ==, "250 2.0.0 ok,550 5.1.1 nobody,250 2.0.0 ok");
	g_autoptr(DeliverReport) again = deliver(world);
	g_assert_cmpint(again->failed, ==, 0);
}

/* ---- the server's trouble ---- */

static void
test_hangs_up(World *world, gconstpointer data)
{
	(void)data;
	freeze(world, "weekly", "ada@x.example bea@x.example cai@x.example");
	script_of(world, "ada@x.example", ACT_HANG_UP);
	g_autoptr(DeliverReport) report = deliver(world);
	/* It keeps nobody from theirs, and counts. */
	g_assert_cmpstr(report->stuck, ==, "smtp://script: hung up");
	g_assert_cmpint(report->sent, ==, 2);
	g_assert_cmpuint(report->failures->len, ==, 0);
	assert_taken(world, "bea@x.example cai@x.example");
	assert_states(world, "ada@x.example retry, bea@x.example sent, cai@x.example sent");
	g_assert_cmpint(world_number(world, "SELECT tries FROM delivery WHERE is_suspect"), ==, 1);
	script_of(world, NULL, ACT_TAKE);
	world_later(world, 15 * 60);
	g_autoptr(DeliverReport) last = deliver(world);
	g_assert_null(last->stuck);
	assert_taken(world, "ada@x.example");
}

/* Suspects go last, each by a connection of its own, and are given up in the end. */
static void
test_suspects(World *world, gconstpointer data)
{
	int runs = 1;

	(void)data;
	freeze(world, "weekly", "ada@x.example bea@x.example");
	Script *script = script_of(world, "ada@x.example", ACT_HANG_UP);
	deliver_report_free(deliver(world));
	assert_taken(world, "bea@x.example");
	freeze(world, "other", "cai@x.example dee@x.example");
	script->connections = 0;
	for (; world_number(world, "SELECT count(*) FROM delivery WHERE state = 'failed'") == 0;
		runs++) {
		g_assert_cmpint(runs, <, 100);
		world_later(world, 6 * 3600);
		g_autoptr(DeliverReport) report = deliver(world);
		g_assert_cmpint(script->connections, ==, runs * 2);
		g_assert_cmpint(report->failures->len, ==, runs == 23 ? 1 : 0);
	}
	g_assert_cmpint(runs, ==, 24);
	assert_taken(world, "cai@x.example dee@x.example");
	assert_states(world,
		"ada@x.example failed, bea@x.example sent, cai@x.example sent, "
		"dee@x.example sent");
}

/* A suspect that cannot be written is said of, and keeps neither the run nor the next suspect. */
static void
test_unwritable_suspect(World *world, gconstpointer data)
{
	(void)data;
	freeze(world, "weekly", "ada@x.example");
	script_of(world, "ada@x.example", ACT_HANG_UP);
	deliver_report_free(deliver(world));
	freeze(world, "other", "cai@x.example");
	script_of(world, "cai@x.example", ACT_HANG_UP);
	deliver_report_free(deliver(world));
	g_assert_cmpint(world_number(world, "SELECT sum(is_suspect) FROM delivery"), ==, 2);
	execute(world, "DELETE FROM variant WHERE edition = 1");
	script_of(world, NULL, ACT_TAKE);
	world_later(world, 6 * 3600);
	g_autoptr(DeliverReport) report = deliver(world);
	g_assert_cmpstr(report->stuck, ==, "edition 1 of weekly: it has no html variant");
	assert_taken(world, "cai@x.example");
	assert_states(world, "ada@x.example retry, cai@x.example sent");
}

/* What all readers meet alike is the server's trouble: it is not tried with each of them. */
static void
test_hangs_up_on_all(World *world, gconstpointer data)
{
	g_autoptr(GString) to = g_string_new("r0@x.example");

	(void)data;
	for (int i = 1; i < 10; i++) {
		g_string_append_printf(to, " r%d@x.example", i);
	}
	freeze(world, "weekly", to->str);
	Script *script = script_of(world, "", ACT_HANG_UP);
	g_autoptr(DeliverReport) report = deliver(world);
	g_assert_nonnull(report->stuck);
	g_assert_cmpint(script->connections, ==, 3);
	g_assert_cmpint(world_number(world,
				"SELECT count(*) FROM delivery"
				" WHERE state = 'queued'"),
		==, 7);
}

/* A mail that is answered shows that the server is well: what was before is not counted. */
static void
test_troubles_begin_anew(World *world, gconstpointer data)
{
	g_autoptr(GString) to = g_string_new("r0@x.example");

	(void)data;
	for (int i = 1; i < 10; i++) {
		g_string_append_printf(to, " r%d@x.example", i);
	}
	freeze(world, "weekly", to->str);
	Script *script = script_of(world, "", ACT_HANG_UP);
	script->spared = 1;
	g_autoptr(DeliverReport) report = deliver(world);
	g_assert_cmpint(report->sent, ==, 1);
	g_assert_cmpint(script->connections, ==, 3);
	g_assert_cmpint(script->begun, ==, 4);
}

/* Nor is another mail begun when the transport would go on by other connections. */
static void
test_troubles_of_many_connections(World *world, gconstpointer data)
{
	(void)data;
	freeze(world, "weekly", "r0@x.example r1@x.example r2@x.example r3@x.example r4@x.example");
	Script *script = script_of(world, "", ACT_DROP);
	deliver_report_free(deliver(world));
	g_assert_cmpint(script->begun, ==, 3);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM delivery WHERE state = 'queued'"),
		==, 2);
}

static void
test_maildir_out_of_reach(World *world, gconstpointer data)
{
	(void)data;
	world_write(world, "Mail", "a file where a folder should be");
	freeze(world, "weekly", "ada@x.example bea@x.example");
	g_autoptr(DeliverReport) report = deliver(world);
	g_assert_nonnull(strstr(report->stuck, "Mail"));
	assert_states(world, "ada@x.example queued, bea@x.example queued");
	g_autofree char *path = world_path(world, "Mail");
	g_assert_cmpint(g_remove(path), ==, 0);
	g_autoptr(DeliverReport) next = deliver(world);
	g_assert_null(next->stuck);
	g_assert_cmpint(next->sent, ==, 2);
}

/* Somebody asks us to stop: what is begun is ended, the rest is owed, and that is said. */
static void
test_stopped(World *world, gconstpointer data)
{
	(void)data;
	if (!g_test_subprocess()) {
		g_test_trap_subprocess(NULL, 0, 0);
		g_test_trap_assert_passed();
		return;
	}
	signal_install();
	freeze(world, "weekly", "ada@x.example bea@x.example");
	script_of(world, "ada@x.example", ACT_STOP);
	g_autoptr(DeliverReport) report = deliver(world);
	g_assert_cmpstr(report->stuck, ==, "stopped by a signal");
	assert_taken(world, "ada@x.example");
	assert_states(world, "ada@x.example sent, bea@x.example queued");
}

/* ---- an edition's trouble ---- */

/* An edition that cannot be written keeps no other one back. */
static void
test_no_variant(World *world, gconstpointer data)
{
	(void)data;
	freeze(world, "weekly", "ada@x.example bea@x.example");
	freeze(world, "other", "cai@x.example");
	execute(world, "DELETE FROM variant WHERE edition = 1");
	g_autoptr(DeliverReport) report = deliver(world);
	g_assert_cmpstr(report->stuck, ==, "edition 1 of weekly: it has no html variant");
	assert_taken(world, "cai@x.example");
	assert_states(world, "ada@x.example queued, bea@x.example queued, cai@x.example sent");
}

/* The first of several is said. */
static void
test_two_without_variant(World *world, gconstpointer data)
{
	(void)data;
	freeze(world, "weekly", "ada@x.example bea@x.example");
	freeze(world, "other", "cai@x.example");
	execute(world, "DELETE FROM variant");
	g_autoptr(DeliverReport) report = deliver(world);
	g_assert_cmpstr(report->stuck, ==, "edition 1 of weekly: it has no html variant");
}

/* ---- people who leave ---- */

static void
test_left(World *world, gconstpointer data)
{
	static const char *const who[] = { "bea@x.example", NULL };
	g_autoptr(PeopleReport) people = NULL;
	GError *error = NULL;

	(void)data;
	freeze(world, "weekly", "ada@x.example bea@x.example cai@x.example dee@x.example");
	assert_done(people_remove(&world->context, NULL, who, &people, &error));
	script_of(world, "ada@x.example", ACT_LEAVE);
	g_autoptr(DeliverReport) report = deliver(world);
	g_assert_cmpint(report->sent, ==, 2);
	g_assert_null(report->stuck);
	assert_taken(world, "ada@x.example dee@x.example");
	assert_states(world,
		"ada@x.example sent, bea@x.example suppressed, cai@x.example "
		"suppressed, dee@x.example sent");
}

/* ---- a test to oneself ---- */

static Prepared *
prepare(World *world)
{
	Prepared *prepared = NULL;
	GError *error = NULL;

	assert_done(prepare_next(&world->context, NULL, &prepared, &error));
	return prepared;
}

static void
test_test(World *world, gconstpointer data)
{
	static const struct {
		Act act;
		ErrorCode code;
		const char *words;
	} rows[] = {
		{ ACT_LATER, ERROR_MAIL_TEMPORARY, "450 4.2.1 busy" },
		{ ACT_REFUSE, ERROR_MAIL_PERMANENT, "550 5.1.1 nobody" },
		{ ACT_HANG_UP, ERROR_MAIL_TEMPORARY, "hung up" },
		{ ACT_FORGET_AT_DOT, ERROR_MAIL_TEMPORARY, "not accepted" },
	};
	GError *error = NULL;

	(void)data;
	freeze(world, "weekly", "ada@x.example");
	g_autoptr(Prepared) prepared = prepare(world);
	int64_t changes = world_changes(world);
	assert_done(deliver_test(&world->context, prepared, "me@x.example", &error));
	assert_taken(world, "me@x.example");
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		script_of(world, "me@x.example", rows[i].act);
		assert_fails(deliver_test(&world->context, prepared, "me@x.example", &error),
			rows[i].code, rows[i].words);
	}
	g_assert_cmpint(world_changes(world), ==, changes);
	assert_states(world, "ada@x.example queued");
}

static void
test_message(World *world, gconstpointer data)
{
	g_autoptr(GBytes) message = NULL;
	GError *error = NULL;

	(void)data;
	freeze(world, "weekly", "ada@x.example");
	g_autoptr(Prepared) prepared = prepare(world);
	assert_done(deliver_message(&world->context, prepared, "me@x.example", &message, &error));
	g_autofree char *text = g_strndup(g_bytes_get_data(message, NULL),
		g_bytes_get_size(message));
	g_assert_nonnull(strstr(text, "To: me@x.example\r\n"));
	g_assert_nonnull(strstr(text, VARIANT_NOBODY));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/deliver/maildir", test_maildir);
	add_scripted("/deliver/many", test_many);
	add_test("/deliver/editions-and-formats", test_editions_and_formats);
	add_scripted("/deliver/progress", test_progress);
	add_scripted("/deliver/nothing-owed", test_nothing_owed);
	add_test("/deliver/no-relay", test_no_relay);
	add_scripted("/deliver/later", test_later);
	add_scripted("/deliver/given-up", test_given_up);
	add_scripted("/deliver/put-off", test_put_off);
	add_scripted("/deliver/put-off-alone", test_put_off_alone);
	add_scripted("/deliver/refused", test_refused);
	add_scripted("/deliver/hangs-up", test_hangs_up);
	add_scripted("/deliver/suspects", test_suspects);
	add_scripted("/deliver/unwritable-suspect", test_unwritable_suspect);
	add_scripted("/deliver/hangs-up-on-all", test_hangs_up_on_all);
	add_scripted("/deliver/troubles-begin-anew", test_troubles_begin_anew);
	add_scripted("/deliver/troubles-of-many-connections", test_troubles_of_many_connections);
	add_test("/deliver/maildir-out-of-reach", test_maildir_out_of_reach);
	add_scripted("/deliver/stopped", test_stopped);
	add_scripted("/deliver/no-variant", test_no_variant);
	add_scripted("/deliver/two-without-variant", test_two_without_variant);
	add_scripted("/deliver/left", test_left);
	add_scripted("/deliver/test", test_test);
	add_test("/deliver/message", test_message);
	return g_test_run();
}
