/* What cron mails of sources: when, how often, and in which words. */
#include "poll_world.h"

#include "flow/due.h"
#include "flow/tell.h"

#define T(days, hours) ((days)*DAY_S + (hours)*HOUR_S)

/* What is told now, lines joined by " | "; owned. */
static char *
told(World *world)
{
	g_autoptr(GPtrArray) lines = NULL;
	GError *error = NULL;

	assert_done(tell_sources(&world->context, &lines, &error));
	g_ptr_array_add(lines, NULL);
	return g_strjoinv(" | ", (char **)lines->pdata);
}

static void
assert_told(World *world, const char *part)
{
	g_autofree char *text = told(world);

	g_test_message("%s", text);
	if (part == NULL) {
		g_assert_cmpstr(text, ==, "");
	} else {
		g_assert_nonnull(strstr(text, part));
	}
}

/* It began to fail so long ago, and failed last just now. */
static void
failing(World *world, const SourceSpec *source, int64_t since_s, int failures, const char *why)
{
	const int64_t at_s = now_s(&world->context.now);

	world_asked(world, source, at_s, at_s - since_s - 1, at_s - since_s);
	g_autofree char *sql = g_strdup_printf(
		"UPDATE source SET failures = %d, last_error = '%s' WHERE name = '%s'", failures,
		why, source->name);
	execute(world, sql);
}

static void
well(World *world, const SourceSpec *source)
{
	world_answered(world, source);
}

static void
test_when(World *world, gconstpointer data)
{
	static const struct {
		int64_t since_s;
		int failures;
		bool is_told;
	} rows[] = {
		{ T(0, 1), 3, false },
		{ T(0, 23), 30, false },
		{ T(1, 0), 2, false },
		{ T(9, 0), 2, false },
		{ T(1, 0), 3, true },
		{ T(9, 0), 30, true },
	};
	SourceSpec *source = world_source(world, "blog", "JoyFE");

	(void)data;
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		execute(world, "DELETE FROM told");
		failing(world, source, rows[i].since_s, rows[i].failures, "HTTP 500: trouble");
		assert_told(world, rows[i].is_told ? "source blog cannot be read since" : NULL);
	}
	assert_told(world, NULL);
}

static void
set_url(SourceSpec *source, const char *url)
{
	g_free(source->url);
	source->url = g_strdup(url);
}

/* Weekly while it lasts, and once when it is over; a failure or two in between are no news. */
static void
test_course(World *world, gconstpointer data)
{
	SourceSpec *source = world_source(world, "blog", "JoyFE");

	(void)data;
	set_url(source, "https://blog.example/feed.xml");
	failing(world, source, T(2, 0), 3, "HTTP 500: trouble");
	assert_told(world, "(2 days, 3 times): HTTP 500: trouble. What to do: look at its address");
	world_later(world, T(6, 23));
	failing(world, source, T(8, 23), 9, "HTTP 401: a login is asked for");
	assert_told(world, NULL);
	world_later(world, HOUR_S);
	assert_told(world, "still cannot be read");
	world_later(world, T(3, 0));
	well(world, source);
	assert_told(world, "source blog has recovered");
	assert_told(world, NULL);
	world_later(world, T(3, 0));
	failing(world, source, T(0, 5), 2, "HTTP 500: trouble");
	assert_told(world, NULL);
}

/* One mail tells of all that began to fail at about the same time. */
static void
test_together(World *world, gconstpointer data)
{
	SourceSpec *one = world_source(world, "one", "JoyFE");
	SourceSpec *two = world_source(world, "two", "JoyFE");
	SourceSpec *three = world_source(world, "three", "JoyFE");

	(void)data;
	well(world, three);
	failing(world, one, T(1, 8), 6, "HTTP 500: trouble");
	failing(world, two, T(1, 8), 2, "HTTP 401: login");
	assert_told(world, NULL);
	world_later(world, T(0, 17));
	failing(world, one, T(2, 1), 7, "HTTP 500: trouble");
	failing(world, two, T(2, 1), 3, "HTTP 401: login");
	g_autofree char *text = told(world);
	g_assert_nonnull(strstr(text, "source one cannot"));
	g_assert_nonnull(strstr(text, " | source two cannot"));
	g_assert_nonnull(strstr(text, "token_file"));
	g_assert_null(strstr(text, "three"));
	/* A third comes later: not within a day, and then all that are in trouble are named. */
	failing(world, three, T(1, 0), 3, "HTTP 404: nothing");
	world_later(world, T(0, 23));
	assert_told(world, NULL);
	world_later(world, HOUR_S);
	assert_told(world, "source three cannot");
}

/* Nobody waits for ever for one that fails now and then. */
static void
test_waits_no_longer(World *world, gconstpointer data)
{
	SourceSpec *one = world_source(world, "one", "JoyFE");
	SourceSpec *two = world_source(world, "two", "JoyFE");

	(void)data;
	failing(world, one, T(2, 11), 6, "HTTP 500: trouble");
	failing(world, two, HOUR_S, 1, "HTTP 500: trouble");
	assert_told(world, NULL);
	world_later(world, HOUR_S);
	assert_told(world, "source one");
}

/* A source that comes and goes: six mails in thirty days, whatever it does. */
static void
test_six(World *world, gconstpointer data)
{
	SourceSpec *source = world_source(world, "blog", "JoyFE");
	int mails = 0;

	(void)data;
	for (int day = 0; day < 30; day++) {
		if (day % 2 == 0) {
			failing(world, source, T(1, 1), 3, "HTTP 500: trouble");
		} else {
			well(world, source);
		}
		g_autofree char *text = told(world);
		mails += *text != '\0' ? 1 : 0;
		world_later(world, DAY_S);
	}
	g_assert_cmpint(mails, ==, 6);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM told WHERE what LIKE 'mail %'"),
		<=, 6);
}

static void
be_mailbox(SourceSpec *source, const char *url)
{
	inbox_spec_free(source->mailbox);
	source->mailbox = inbox_spec_new();
	source->mailbox->url = g_strdup(url);
	set_url(source, url);
	g_assert_true(inbox_spec_read_url(source->mailbox, "/", NULL));
}

/* What to do is told by what it is, and with one full stop. */
static void
test_advice(World *world, gconstpointer data)
{
	static const struct {
		const char *url, *why, *told;
	} rows[] = {
		{ "https://blog.example/", "HTTP 404: nothing",
			"nothing. What to do: look whether its" },
		{ "https://blog.example/", "no answer (after 30 secs).",
			" secs). What to do: look at its address (url) in a browser" },
		{ "imaps://me@mail.example/News", "imaps://mail.example/News: no certificate.",
			"no certificate. What to do: check server, user and folder in its url, its "
			"password, and ca_file; then `tagdigest poll post`" },
		{ "maildir:/var/News", "maildir:/var/News: new: No such file",
			"file. What to do: look whether the folder of its url is there" },
		{ "file:/var/exports", "there is no /var/exports",
			"exports. What to do: look whether what its url names is there" },
	};
	SourceSpec *source = world_source(world, "post", "JoyFE");

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		execute(world, "DELETE FROM told");
		if (source_spec_url_is_mailbox(rows[i].url)) {
			be_mailbox(source, rows[i].url);
		} else {
			set_url(source, rows[i].url);
			g_clear_pointer(&source->mailbox, inbox_spec_free);
		}
		failing(world, source, T(2, 0), 3, rows[i].why);
		assert_told(world, rows[i].told);
	}
	execute(world, "DELETE FROM told");
	failing(world, source, T(2, 0), 3,
		"refused; in a day, or at once by `tagdigest poll post`");
	g_autofree char *text = told(world);
	g_assert_true(g_str_has_suffix(text, "`tagdigest poll post`"));
}

/* What is gone for good says itself what to do; who is taken out is not told of. */
static void
test_gone(World *world, gconstpointer data)
{
	SourceSpec *source = world_source(world, "blog", "JoyFE");

	(void)data;
	failing(world, source, T(2, 0), 3, "HTTP 410: gone for good; it is not asked any more");
	g_autofree char *sql = g_strdup_printf("UPDATE source SET next_due_s = %" G_GINT64_FORMAT,
		DUE_NEVER_S);
	execute(world, sql);
	g_autofree char *text = told(world);
	g_assert_true(g_str_has_suffix(text, "not asked any more"));
	g_ptr_array_set_size(world->context.config->sources, 0);
	world_later(world, T(8, 0));
	assert_told(world, NULL);
}

/* A clock that ran ahead for one run silences nobody. */
static void
test_clock(World *world, gconstpointer data)
{
	SourceSpec *source = world_source(world, "blog", "JoyFE");
	const int64_t at_s = now_s(&world->context.now);

	(void)data;
	world_later(world, T(3650, 0));
	failing(world, source, T(2, 0), 3, "HTTP 500: trouble");
	assert_told(world, "cannot");
	world->context.now.frozen_s = at_s;
	failing(world, source, T(2, 0), 3, "HTTP 500: trouble");
	assert_told(world, "still cannot");
	assert_told(world, NULL);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/tell/when", test_when);
	add_test("/tell/course", test_course);
	add_test("/tell/together", test_together);
	add_test("/tell/waits-no-longer", test_waits_no_longer);
	add_test("/tell/six", test_six);
	add_test("/tell/advice", test_advice);
	add_test("/tell/gone", test_gone);
	add_test("/tell/clock", test_clock);
	return g_test_run();
}
