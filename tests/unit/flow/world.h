/*
 * What most tests of flow play in: a config made in C, an empty database, a folder for what sources
 * and a Maildir hold, and a clock that stands at half an hour after the weekly digest is due.
 */
#ifndef TAGDIGEST_TESTS_FLOW_WORLD_H
#define TAGDIGEST_TESTS_FLOW_WORLD_H

#include "../remove_tree.h"
#include "base/error.h"
#include "base/file.h"
#include "flow/context.h"
#include "flow/ingest.h"
#include "flow/people.h"
#include "flow/prepare.h"
#include "store/db.h"
#include "store/sources.h"
#include "store/writer.h"

#include <glib/gstdio.h>
#include <string.h>

#define DUE "2026-11-16T07:30:00Z"
#define NOW "2026-11-16T08:00:00Z"

/* Fails with the message of the error. */
#define assert_done(call) \
	do { \
		bool is_done_ = (call); \
		g_assert_no_error(error); \
		g_assert_true(is_done_); \
	} while (0)

/* The call fails with a code, and a message that holds @words. */
#define assert_fails(call, code, words) \
	do { \
		g_assert_false(call); \
		g_assert_error(error, TAGDIGEST_ERROR, (gint)(code)); \
		g_assert_nonnull(strstr(error->message, words)); \
		g_clear_error(&error); \
	} while (0)

typedef struct World {
	char *folder; /* owned */
	Context context;
} World;

static inline int64_t
time_of(const char *text)
{
	int64_t time_s = 0;

	g_assert_true(date_parse(text, &time_s));
	return time_s;
}

static inline void
world_at(World *world, const char *when)
{
	world->context.now = (Now){ true, time_of(when) };
}

static inline void
world_later(World *world, int64_t seconds)
{
	world->context.now.frozen_s += seconds;
}

static inline char *
world_path(const World *world, const char *name)
{
	return g_build_filename(world->folder, name, NULL);
}

static inline void
world_write(const World *world, const char *name, const char *text)
{
	g_autofree char *path = world_path(world, name);

	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static inline Config *
world_config(const char *folder)
{
	Config *config = g_new0(Config, 1);

	config->path = g_build_filename(folder, "aggregator.ini", NULL);
	config->folder = g_strdup(folder);
	config->state_dir = g_strdup(folder);
	config->contact = g_strdup("organiser@college.example");
	config->from = g_strdup(config->contact);
	config->sources = g_ptr_array_new_with_free_func((GDestroyNotify)source_spec_free);
	config->digests = g_ptr_array_new_with_free_func((GDestroyNotify)digest_spec_free);
	config->events = g_ptr_array_new_with_free_func((GDestroyNotify)event_spec_free);
	config->values = g_ptr_array_new_with_free_func((GDestroyNotify)inifile_value_free);
	config->relay = relay_spec_new();
	config->relay->kind = RELAY_MAILDIR;
	config->relay->path = g_build_filename(folder, "Mail", NULL);
	return config;
}

static inline void
world_set_up(World *world, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	world->folder = g_dir_make_tmp("tagdigest-XXXXXX", NULL);
	g_assert_nonnull(world->folder);
	world->context.config = world_config(world->folder);
	world->context.software = "tagdigest/test";
	world_at(world, NOW);
	assert_done(store_open_empty(&world->context.store, &error));
}

static inline void
world_tear_down(World *world, gconstpointer data)
{
	(void)data;
	context_clear(&world->context);
	store_close(world->context.store);
	config_free(world->context.config);
	remove_tree(world->folder);
	g_free(world->folder);
}

static inline void
add_test(const char *name, void (*test)(World *world, gconstpointer data))
{
	g_test_add(name, World, NULL, world_set_up, test, world_tear_down);
}

static inline void
add_tags(GPtrArray *tags, const char *names)
{
	g_auto(GStrv) list = g_strsplit(names, " ", -1);

	for (guint i = 0; list[i] != NULL; i++) {
		g_ptr_array_add(tags, hashtag_new(list[i]));
	}
}

/* The digest began a week before DUE, so that its first period is due at NOW. */
static inline void
world_begun(World *world, const char *name)
{
	const DigestBeginning beginning = { name, SCHEDULE_WEEKLY, time_of(DUE) - 7 * 86400,
		time_of(DUE) - 7 * 86400 };
	Store *store = world->context.store;
	GError *error = NULL;

	assert_done(db_begin(store_db(store), &error));
	assert_done(editions_begin(store, &beginning, &error));
	assert_done(db_commit(store_db(store), &error));
}

/* A weekly digest that has not begun; @to: addresses separated by blanks. */
static inline DigestSpec *
world_new_digest(World *world, const char *name, const char *tags, const char *to)
{
	DigestSpec *digest = digest_spec_new();
	g_auto(GStrv) list = g_strsplit(to, " ", -1);

	digest->name = g_strdup(name);
	digest->title = g_strdup_printf("The %s", name);
	digest->timezone = g_strdup("UTC");
	digest->max_per_author = 1000; /* Ada writes everything */
	add_tags(digest->tags, tags);
	for (guint i = 0; list[i] != NULL && *list[i] != '\0'; i++) {
		g_ptr_array_add(digest->to, g_strdup(list[i]));
	}
	context_clear(&world->context);
	g_ptr_array_add(world->context.config->digests, digest);
	return digest;
}

/* The same, in its first week. */
static inline DigestSpec *
world_digest(World *world, const char *name, const char *tags, const char *to)
{
	world_begun(world, name);
	return world_new_digest(world, name, tags, to);
}

/* A feed in the world's folder, NAME.xml. */
static inline SourceSpec *
world_source(World *world, const char *name, const char *tags)
{
	SourceSpec *source = source_spec_new();
	g_autofree char *file = g_strconcat(name, ".xml", NULL);
	g_autofree char *path = world_path(world, file);

	source->name = g_strdup(name);
	source->section = g_strdup(name);
	source->kind = g_strdup("feed");
	source->url = g_filename_to_uri(path, NULL, NULL);
	source->min_interval_s = 15 * 60;
	add_tags(source->tags, tags);
	context_clear(&world->context);
	g_ptr_array_add(world->context.config->sources, source);
	return source;
}

/* A post with a mark in its text, a time, and tags separated by blanks. */
static inline Post *
make_post(const char *mark, const char *when, const char *tags)
{
	Post *post = post_new();

	post->uri = g_strdup_printf("https://toot.example/posts/%s", mark);
	post->uri_is_global = true;
	post->url = g_strdup(post->uri);
	post->text = g_strdup_printf("We did mark-%s today", mark);
	post->content_raw = g_strdup(post->text);
	post->author_name = g_strdup("Ada");
	post->network = g_strdup("Mastodon");
	post->published_s = time_of(when);
	add_tags(post->tags, tags);
	return post;
}

/* Lets a source show posts (owned by the call), in a transaction of its own. */
static inline IngestCounts
world_show(World *world, const SourceSpec *source, GPtrArray *posts)
{
	g_autoptr(Ingest) ingest = NULL;
	g_autoptr(SourceRow) row = NULL;
	Store *store = world->context.store;
	IngestCounts counts = { 0 };
	GError *error = NULL;

	assert_done(ingest_new(world->context.config, &ingest, &error));
	assert_done(db_begin(store_db(store), &error));
	assert_done(sources_ensure(store, source, &row, &error));
	const IngestDocument document = { source, row->id, posts, now_s(&world->context.now), false,
		false };
	assert_done(ingest_posts(ingest, store, &document, &counts, &error));
	assert_done(db_commit(store_db(store), &error));
	g_ptr_array_unref(posts);
	return counts;
}

/* The same for one post (owned by the call). */
static inline IngestCounts
world_show_one(World *world, const SourceSpec *source, Post *post)
{
	GPtrArray *posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);

	g_ptr_array_add(posts, post);
	return world_show(world, source, posts);
}

/* What a poll would have left of a source: when it was asked last, when it answered last (0:
 * never), and since when it fails (0: it does not). */
static inline void
world_asked(World *world, const SourceSpec *source, int64_t try_s, int64_t ok_s, int64_t failing_s)
{
	g_autoptr(SourceRow) row = NULL;
	Store *store = world->context.store;
	GError *error = NULL;

	assert_done(db_begin(store_db(store), &error));
	assert_done(sources_ensure(store, source, &row, &error));
	row->last_try_s = try_s;
	row->last_ok_s = ok_s;
	row->failing_since_s = failing_s;
	if (try_s != 0 && row->state == NULL) {
		/* what each kind remembers of having read something */
		row->state = g_strdup("{\"seen\":true,\"tags\":{\"joyfe\":{\"newest\":1}}}");
	}
	assert_done(sources_save(store, row, &error));
	assert_done(db_commit(store_db(store), &error));
}

/* The source has answered just now. */
static inline void
world_answered(World *world, const SourceSpec *source)
{
	int64_t at_s = now_s(&world->context.now);

	world_asked(world, source, at_s, at_s, 0);
}

/* The first number of a query. */
static inline int64_t
world_number(World *world, const char *sql)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(world->context.store), sql);
	GError *error = NULL;
	int64_t number = 0;

	assert_done(db_run_int(select, &number, &error));
	return number;
}

/* The first text of a query, owned, or NULL. */
static inline char *
world_text(World *world, const char *sql)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(world->context.store), sql);
	GError *error = NULL;
	bool has_row = false;
	char *text = NULL;

	assert_done(db_step(select, &has_row, &error));
	text = has_row ? db_dup_text(select, 0) : NULL;
	return text;
}

/* How many rows this connection has ever written. */
static inline int64_t
world_changes(World *world)
{
	return world_number(world, "SELECT total_changes()");
}

static inline PrepareState
world_look(World *world, const DigestSpec *digest)
{
	PrepareState state;
	GError *error = NULL;

	context_clear(&world->context); /* a run of its own, and the ini may have changed */
	assert_done(prepare_look(&world->context, digest, &state, &error));
	return state;
}

/* The marks of the posts that a draft shows, in its order, joined by blanks. Owned. */
static inline char *
marks_of(const Draft *draft)
{
	GString *marks = g_string_new(NULL);
	g_autoptr(GPtrArray) shown = draft_shown(draft);

	for (guint i = 0; i < shown->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(shown, i);
		const char *mark = strstr(entry->post->text, "mark-") + strlen("mark-");
		g_string_append_printf(marks, "%s%.*s", marks->len > 0 ? " " : "",
			(int)strcspn(mark, " "), mark);
	}
	return g_string_free(marks, FALSE);
}

/* What the next edition of a digest would show now, as marks. Owned. */
static inline char *
world_preview(World *world, const DigestSpec *digest)
{
	g_autoptr(Prepared) prepared = NULL;
	GError *error = NULL;

	context_clear(&world->context); /* a run of its own, and the ini may have changed */
	assert_done(prepare_next(&world->context, digest->name, &prepared, &error));
	return marks_of(prepared->draft);
}

/* Look, prepare and freeze; the marks of the edition, or NULL when the period was quiet. Owned. */
static inline char *
world_freeze(World *world, const DigestSpec *digest)
{
	g_autoptr(Prepared) prepared = NULL;
	PrepareState state = world_look(world, digest);
	PrepareFrozen frozen;
	GError *error = NULL;

	g_assert_cmpint(state.due, ==, PREPARE_DUE);
	assert_done(prepare_draft(&world->context, digest, &state, &prepared, &error));
	assert_done(prepare_freeze(&world->context, digest, prepared, &frozen, &error));
	return frozen.is_edition ? marks_of(prepared->draft) : NULL;
}

/* Writes what a terminal would show down, a line each; "-" where it is wiped. */
static inline void
world_watch(void *data, const char *line)
{
	g_string_append_printf(data, "%s\n", line != NULL ? line : "-");
}

static inline void
world_seed(World *world)
{
	GError *error = NULL;

	assert_done(people_seed(&world->context, &error));
}

#endif
