#include "flow/inbox_poll.h"

#include "base/lock.h"
#include "flow/inbox_poll_part.h"
#include "text/jsontext.h"
#include "world.h"

#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

/* What handlers were given; "ours" in a message makes it ours, "fail" makes them fail. */
static GString *given;

static bool
take_by_word(Context *context, GBytes *bytes, InboxHandled *handled, GError **error)
{
	g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));

	(void)context;
	g_string_append_printf(given, "%s ", text);
	if (strstr(text, "fail") != NULL) {
		error_set(error, ERROR_STORE_TEMPORARY, "the database is busy");
		return false;
	}
	*handled = (InboxHandled){ .is_ours = strstr(text, "ours") != NULL };
	return true;
}

static InboxSpec *
maildir(World *world)
{
	static const char *const parts[] = { "In/new", "In/cur", "In/tmp" };
	InboxSpec *spec = inbox_spec_new();

	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autofree char *path = world_path(world, parts[i]);
		g_assert_cmpint(g_mkdir_with_parents(path, 0700), ==, 0);
	}
	spec->kind = INBOX_MAILDIR;
	spec->path = world_path(world, "In");
	world->context.config->inbox = spec;
	return spec;
}

/* A message that says what its file is called, and came so long before the world's now. */
static void
put(World *world, const char *name, int64_t age_s)
{
	g_autofree char *file = g_strconcat("In/", name, NULL);
	g_autofree char *path = world_path(world, file);
	const time_t at = (time_t)(now_s(&world->context.now) - age_s);
	const struct utimbuf times = { at, at };

	world_write(world, file, strchr(name, '/') + 1);
	g_assert_cmpint(utime(path, &times), ==, 0);
}

static bool
is_there(World *world, const char *name)
{
	g_autofree char *file = g_strconcat("In/", name, NULL);
	g_autofree char *path = world_path(world, file);

	return g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

/* Polls, and compares what the handlers were given. */
static InboxReport *
poll_for(World *world, const char *want)
{
	InboxReport *report = NULL;
	GError *error = NULL;

	given = g_string_new(NULL);
	assert_done(inbox_poll_by(&world->context, take_by_word, &report, &error));
	g_assert_cmpstr(given->str, ==, want);
	g_string_free(given, TRUE);
	return report;
}

static void
assert_polls(World *world, const char *want)
{
	g_autoptr(InboxReport) report = poll_for(world, want);

	g_assert_no_error(report->error);
}

static char *
words(World *world)
{
	json_auto_t *state = NULL;
	GError *error = NULL;

	assert_done(inbox_poll_state(&world->context, &state, &error));
	return inbox_poll_words(state);
}

static void
test_none(World *world, gconstpointer data)
{
	g_autofree char *nothing = words(world);
	GError *error = NULL;
	char *line = NULL;

	(void)data;
	g_assert_null(poll_for(world, ""));
	g_assert_cmpstr(nothing, ==, "");
	world->context.config->inbox = inbox_spec_new();
	g_assert_null(poll_for(world, ""));
	assert_done(inbox_poll_try(&world->context, &line, &error));
	g_assert_cmpstr(line, ==, "");
	g_free(line);
}

/* Each is looked at once, wherever a mail program puts it meanwhile; only ours moves. */
static void
test_once(World *world, gconstpointer data)
{
	InboxSpec *spec = maildir(world);

	(void)data;
	put(world, "new/1.ours", 60);
	put(world, "new/2.else", 50);
	put(world, "cur/3.else:2,S", 40);
	put(world, "cur/4.ours:2,", 30);
	put(world, "new/0.ours-long-ago", 15 * DAY_S);
	g_autoptr(InboxReport) report = poll_for(world, "1.ours 2.else 3.else:2,S 4.ours:2, ");
	g_assert_cmpint(report->looked, ==, 4);
	g_assert_cmpint(report->handled, ==, 2);
	g_assert_true(is_there(world, "cur/1.ours:2,S"));
	g_assert_true(is_there(world, "cur/4.ours:2,S"));
	g_assert_true(is_there(world, "new/2.else"));
	g_assert_true(is_there(world, "cur/3.else:2,S"));
	g_autofree char *from = g_build_filename(spec->path, "new/2.else", NULL);
	g_autofree char *to = g_build_filename(spec->path, "cur/2.else:2,RS", NULL);
	g_assert_cmpint(g_rename(from, to), ==, 0);
	assert_polls(world, "");
	spec->filed = g_strdup("Digest");
	put(world, "new/5.ours", 10);
	assert_polls(world, "5.ours ");
	g_assert_true(is_there(world, ".Digest/cur/5.ours:2,S"));
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM mailbox_file"), ==, 5);
	assert_polls(world, "");
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM mailbox_file"), ==, 4);
}

/* After a pause of weeks what came meanwhile is looked at, and what is gone is forgotten. */
static void
test_after_weeks(World *world, gconstpointer data)
{
	InboxSpec *spec = maildir(world);

	(void)data;
	put(world, "new/1.else", 60);
	assert_polls(world, "1.else ");
	put(world, "new/2.else", -3600);
	world_later(world, 40 * DAY_S);
	g_autofree char *gone = g_build_filename(spec->path, "new/1.else", NULL);
	g_assert_cmpint(g_unlink(gone), ==, 0);
	assert_polls(world, "2.else ");
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM mailbox_file"), ==, 1);
}

/* A database in trouble is nobody else's, and what was not noted comes again. */
static void
test_database(World *world, gconstpointer data)
{
	InboxReport *report = NULL;
	GError *error = NULL;

	(void)data;
	maildir(world);
	put(world, "new/1.else", 60);
	put(world, "new/2.fail", 50);
	given = g_string_new(NULL);
	assert_fails(inbox_poll_by(&world->context, take_by_word, &report, &error),
		ERROR_STORE_TEMPORARY, "busy");
	g_assert_null(report);
	g_string_free(given, TRUE);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM mailbox"), ==, 0);
	put(world, "new/2.fail", -1);
	g_autofree char *path = world_path(world, "In/new/2.fail");
	g_assert_cmpint(g_unlink(path), ==, 0);
	assert_polls(world, "1.else ");
}

/* What cannot be read or filed is said, and keeps nobody from the rest. */
static void
test_left(World *world, gconstpointer data)
{
	InboxSpec *spec = maildir(world);
	g_autofree char *large = world_path(world, "In/new/2.large");

	(void)data;
	put(world, "new/1.else", 60);
	put(world, "new/2.large", 50);
	g_assert_cmpint(truncate(large, INBOX_BYTES_MAX + 1), ==, 0);
	put(world, "new/3.ours", 40);
	put(world, "cur/3.ours:2,S", 40);
	put(world, "new/4.ours", 30);
	g_autoptr(InboxReport) report = poll_for(world, "1.else 3.ours 3.ours:2,S 4.ours ");
	g_assert_cmpuint(report->left->len, ==, 1);
	g_assert_nonnull(strstr(g_ptr_array_index(report->left, 0), "2.large was left unread"));
	g_assert_error(report->error, TAGDIGEST_ERROR, ERROR_SYSTEM_PERMANENT);
	g_assert_true(is_there(world, "new/2.large"));
	g_assert_true(is_there(world, "cur/4.ours:2,S"));
	g_autofree char *said = words(world);
	g_assert_nonnull(strstr(said, "2.large was left unread"));
	g_assert_nonnull(strstr(said, "failing"));
	spec->filed = g_strdup("..");
	put(world, "new/5.ours", 10);
	g_autoptr(InboxReport) bad = poll_for(world, "5.ours ");
	g_assert_error(bad->error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
	g_assert_true(is_there(world, "new/5.ours"));
}

/* It is asked less and less often, at once when the ini changes, and well when it answers. */
static void
test_rest(World *world, gconstpointer data)
{
	static const int64_t rests_s[] = { 0, 600, 1200, 2400, 4800, 9600, 19200, 21600, 21600 };
	InboxSpec *spec = maildir(world);
	g_autofree char *part = g_build_filename(spec->path, "new", NULL);
	g_autofree char *ini = world_path(world, "aggregator.ini");

	(void)data;
	world_write(world, "aggregator.ini", "[inbox]\n");
	g_assert_cmpint(g_rmdir(part), ==, 0);
	for (gsize i = 0; i < G_N_ELEMENTS(rests_s); i++) {
		g_autoptr(InboxReport) report = poll_for(world, "");
		g_assert_error(report->error, TAGDIGEST_ERROR, ERROR_SYSTEM_PERMANENT);
		world_later(world, rests_s[i] - 1);
		g_autoptr(InboxReport) early = rests_s[i] == 0 ? NULL : poll_for(world, "");
		g_assert_true(early == NULL || (early->error == NULL && early->not_before_s > 0));
		world_later(world, 1);
	}
	g_autofree char *said = words(world);
	g_assert_nonnull(strstr(said, ": failing; last read never"));
	g_assert_nonnull(strstr(said, "9 times: maildir:"));
	g_assert_nonnull(strstr(said, "it is asked again from"));
	g_autoptr(InboxReport) again = poll_for(world, "");
	g_assert_nonnull(again->error);
	g_autoptr(InboxReport) resting = poll_for(world, "");
	g_assert_cmpint(resting->not_before_s, >, 0);
	const struct utimbuf times = { 1, 1 };
	g_assert_cmpint(utime(ini, &times), ==, 0);
	g_assert_cmpint(g_mkdir(part, 0700), ==, 0);
	assert_polls(world, "");
	g_autofree char *well = words(world);
	g_assert_nonnull(strstr(well, ": well; last read "));
	g_assert_null(strstr(well, "since"));
	g_assert_null(strstr(well, "never"));
}

/* A rest that a clock set which ran ahead is none. */
static void
test_clock(World *world, gconstpointer data)
{
	InboxSpec *spec = maildir(world);
	g_autofree char *part = g_build_filename(spec->path, "new", NULL);

	(void)data;
	g_assert_cmpint(g_rmdir(part), ==, 0);
	world_later(world, 300 * DAY_S);
	for (int i = 0; i < 3; i++) {
		g_autoptr(InboxReport) report = poll_for(world, "");
		g_assert_nonnull(report);
	}
	world_later(world, -300 * DAY_S);
	g_assert_cmpint(g_mkdir(part, 0700), ==, 0);
	put(world, "new/1.else", 60);
	assert_polls(world, "1.else ");
}

/* Another process that reads it is left at it. */
static void
test_held(World *world, gconstpointer data)
{
	g_autofree char *path = world_path(world, "inbox.lock");
	g_autoptr(Lock) lock = NULL;
	GError *error = NULL;

	(void)data;
	maildir(world);
	put(world, "new/1.else", 60);
	assert_done(lock_take(path, &lock, &error));
	g_autoptr(InboxReport) report = poll_for(world, "");
	g_assert_true(report->is_held);
	json_auto_t *said = inbox_report_json(report);
	g_assert_true(jsontext_bool(said, "held", false));
	json_auto_t *nothing = inbox_report_json(NULL);
	g_assert_true(json_is_null(nothing));
}

static void
test_try(World *world, gconstpointer data)
{
	InboxSpec *spec = maildir(world);
	g_autofree char *part = g_build_filename(spec->path, "new", NULL);
	GError *error = NULL;
	char *line = NULL;

	(void)data;
	put(world, "cur/1.else", 60 * DAY_S);
	assert_done(inbox_poll_try(&world->context, &line, &error));
	g_assert_true(g_str_has_suffix(line, "/In: 1 message"));
	g_free(line);
	g_assert_cmpint(g_rmdir(part), ==, 0);
	assert_fails(inbox_poll_try(&world->context, &line, &error), ERROR_SYSTEM_PERMANENT, "new");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/inbox-poll/none", test_none);
	add_test("/inbox-poll/once", test_once);
	add_test("/inbox-poll/after-weeks", test_after_weeks);
	add_test("/inbox-poll/database", test_database);
	add_test("/inbox-poll/left", test_left);
	add_test("/inbox-poll/rest", test_rest);
	add_test("/inbox-poll/clock", test_clock);
	add_test("/inbox-poll/held", test_held);
	add_test("/inbox-poll/try", test_try);
	return g_test_run();
}
