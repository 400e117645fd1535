/** What the tests of polling play in: feeds that are files, and a digest that waits for nothing. */
#ifndef TAGDIGEST_TESTS_FLOW_POLL_WORLD_H
#define TAGDIGEST_TESTS_FLOW_POLL_WORLD_H

#include "world.h"

#include "flow/poll.h"

/* Makes a file an RSS document of posts with these marks. */
static inline void
write_feed(const World *world, const char *name, const char *marks)
{
	g_auto(GStrv) list = g_strsplit(marks, " ", -1);
	g_autoptr(GString) text = g_string_new("<rss version=\"2.0\"><channel>"
					       "<title>Chalk</title>");

	for (guint i = 0; list[i] != NULL && *list[i] != '\0'; i++) {
		g_string_append_printf(text,
			"<item><guid isPermaLink=\"false\">%s</guid>"
			"<link>https://chalk.example/%s</link><title>A %s</title>"
			"<pubDate>Thu, 12 Nov 2026 09:00:00 GMT</pubDate>"
			"<description>mark-%s #JoyFE</description></item>",
			list[i], list[i], list[i], list[i]);
	}
	g_string_append(text, "</channel></rss>");
	world_write(world, name, text->str);
}

static inline void
execute(World *world, const char *sql)
{
	GError *error = NULL;

	assert_done(db_script(store_db(world->context.store), sql, &error));
}

static inline PollReport *
poll(World *world, const char *const *names)
{
	PollReport *report = NULL;
	GError *error = NULL;

	context_clear(&world->context); /* a run of its own, and the ini may have changed */
	assert_done(poll_run(&world->context, names, &report, &error));
	return report;
}

static inline const PollRow *
row_at(const PollReport *report, guint index)
{
	g_assert_cmpuint(report->rows->len, >, index);
	return g_ptr_array_index(report->rows, index);
}

/* Polls, and checks what became of each source: outcomes joined by ", ". */
static inline void
assert_poll(World *world, const char *want)
{
	g_autoptr(PollReport) report = poll(world, NULL);
	g_autoptr(GString) got = g_string_new(NULL);

	for (guint i = 0; i < report->rows->len; i++) {
		g_string_append_printf(got, "%s%s", i > 0 ? ", " : "",
			poll_outcome_name(row_at(report, i)->outcome));
	}
	g_assert_cmpstr(got->str, ==, want);
}

static inline SourceRow *
stored(World *world, const SourceSpec *source)
{
	SourceRow *row = NULL;
	GError *error = NULL;

	assert_done(sources_get(world->context.store, source->name, &row, &error));
	g_assert_nonnull(row);
	return row;
}

static inline void
save(World *world, const SourceRow *row)
{
	GError *error = NULL;

	assert_done(db_begin(store_db(world->context.store), &error));
	assert_done(sources_save(world->context.store, row, &error));
	assert_done(db_commit(store_db(world->context.store), &error));
}

static inline DigestSpec *
digest_of(World *world)
{
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "sam@readers.example");

	world_seed(world);
	return digest;
}

/* A world between two deadlines: nothing is waited for. */
static inline SourceSpec *
quiet_scene(World *world)
{
	digest_of(world)->min_posts = 0;
	SourceSpec *source = world_source(world, "blog", "JoyFE");
	write_feed(world, "blog.xml", "red blue");
	world_answered(world, source);
	g_free(world_freeze(world, g_ptr_array_index(world->context.config->digests, 0)));
	world_later(world, HOUR_S);
	return source;
}

static inline void
rewrite_feed(const World *world, const char *name, const char *was, const char *is)
{
	g_autofree char *path = world_path(world, name);
	g_autofree char *text = NULL;
	GError *error = NULL;

	assert_done(g_file_get_contents(path, &text, NULL, &error));
	g_auto(GStrv) parts = g_strsplit(text, was, -1);
	g_autofree char *anew = g_strjoinv(is, parts);
	assert_done(g_file_set_contents(path, anew, -1, &error));
}

#endif
