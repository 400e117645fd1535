/* A database in a folder of its own for each test, and the rows that most tests begin with. */
#ifndef TAGDIGEST_TEST_STORE_FIXTURE_H
#define TAGDIGEST_TEST_STORE_FIXTURE_H

#include "model/post.h"
#include "model/subscriber.h"
#include "store/db.h"
#include "store/posts.h"
#include "store/sources.h"
#include "store/store.h"
#include "store/subscribers.h"
#include "store/writer.h"

#include <glib/gstdio.h>
#include <string.h>

#define INI "/home/ada/aggregator.ini"
#define NOW INT64_C(1795000000)
#define DAY INT64_C(86400)

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
		g_assert_error(error, TAGDIGEST_ERROR, code); \
		g_assert_nonnull(strstr(error->message, words)); \
		g_clear_error(&error); \
	} while (0)

typedef struct Fixture {
	char *folder; /* owned */
	char *path;   /* owned: the database */
	Store *store; /* owned; open for writing */
} Fixture;

static inline void
fixture_set_up(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	fixture->folder = g_dir_make_tmp("tagdigest-XXXXXX", NULL);
	g_assert_nonnull(fixture->folder);
	fixture->path = g_build_filename(fixture->folder, "tagdigest.db", NULL);
	assert_done(store_open(&(StoreWish){ fixture->path, STORE_WRITE, INI, false },
		&fixture->store, &error));
}

static inline void
fixture_tear_down(Fixture *fixture, gconstpointer data)
{
	static const char *const suffixes[] = { "", "-wal", "-shm", "-lock" };

	(void)data;
	store_close(fixture->store);
	for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++) {
		g_autofree char *path = g_strconcat(fixture->path, suffixes[i], NULL);

		g_remove(path);
	}
	g_rmdir(fixture->folder);
	g_free(fixture->path);
	g_free(fixture->folder);
}

static inline void
add_test(const char *name, void (*test)(Fixture *fixture, gconstpointer data))
{
	g_test_add(name, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

static inline void
fixture_begin(Fixture *fixture)
{
	GError *error = NULL;

	assert_done(db_begin(store_db(fixture->store), &error));
}

static inline void
fixture_commit(Fixture *fixture)
{
	GError *error = NULL;

	assert_done(db_commit(store_db(fixture->store), &error));
}

/* The first number of a query. */
static inline int64_t
fixture_number(Fixture *fixture, const char *sql)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(fixture->store), sql);
	GError *error = NULL;
	int64_t number;

	assert_done(db_run_int(select, &number, &error));
	return number;
}

/* How many rows this connection has ever written. */
static inline int64_t
fixture_changes(Fixture *fixture)
{
	return fixture_number(fixture, "SELECT total_changes()");
}

/* The row of a source, made when missing, in a transaction of its own. */
static inline int64_t
fixture_source(Fixture *fixture, const char *name)
{
	const SourceSpec spec = {
		.name = (char *)name,
		.kind = (char *)"feed",
		.url = (char *)"https://blog.example/feed",
	};
	g_autoptr(SourceRow) row = NULL;
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(sources_ensure(fixture->store, &spec, &row, &error));
	fixture_commit(fixture);
	return row->id;
}

/* A post with a title, a time and keys separated by blanks. */
static inline Post *
make_post(const char *title, int64_t published_s, const char *keys)
{
	Post *post = post_new();
	g_auto(GStrv) words = g_strsplit(keys, " ", -1);

	post->title = g_strdup(title);
	post->published_s = published_s;
	for (guint i = 0; words[i] != NULL; i++) {
		g_ptr_array_add(post->keys, g_strdup(words[i]));
	}
	return post;
}

static inline void
tag_post(Post *post, const char *display)
{
	g_ptr_array_add(post->tags, hashtag_new(display));
}

/* As if whatever shares a key were the same post; the later version counts (dedup/match judges). */
static inline Match
fixture_match(const PostsArrival *arrival)
{
	Match match = match_none();

	for (guint i = 0; i < arrival->claims->len; i++) {
		const Claim *claim = g_ptr_array_index(arrival->claims, i);
		g_autoptr(Post) stored = NULL;
		json_auto_t *json = json_loads(claim->doc, 0, NULL);
		guint at = 0;

		(void)post_from_json(json, &stored, NULL);
		while (at < match.same->len
			&& g_array_index(match.same, int64_t, at) < claim->post_id) {
			at++;
		}
		g_array_insert_val(match.same, at, claim->post_id);
		if (at == 0) {
			match.best_id = claim->post_id;
			match.content = claim->source_id == arrival->sighting.source_id ? MATCH_OWN
				: stored != NULL
					&& MAX(arrival->post->published_s, arrival->post->updated_s)
						> MAX(stored->published_s, stored->updated_s)
				? MATCH_LATER
				: MATCH_SIGHTED;
		}
	}
	return match;
}

/* Inside a transaction. */
static inline bool
fixture_keep(Fixture *fixture, Post *post, const PostSighting *sighting, PostsPut *put,
	GError **error)
{
	g_auto(PostsArrival) arrival = { 0 };

	if (!posts_look(fixture->store, post, sighting, &arrival, error)) {
		return false;
	}
	g_auto(Match) match = fixture_match(&arrival);
	return posts_put(fixture->store, &arrival, &match, put, error);
}

/* Puts a post in a transaction of its own and says what became of it. */
static inline PostsPut
fixture_put(Fixture *fixture, Post *post, int64_t source_id, int64_t seen_s)
{
	GError *error = NULL;
	PostsPut put;

	fixture_begin(fixture);
	assert_done(fixture_keep(fixture, post, &(PostSighting){ source_id, seen_s }, &put,
		&error));
	fixture_commit(fixture);
	return put;
}

/* Subscribes an address with the token "token-ADDRESS-DIGEST". */
static inline SubscribersAdd
fixture_subscribe(Fixture *fixture, const char *email, const char *digest,
	SubscriptionOrigin origin, bool may_override)
{
	g_autoptr(Subscription) subscription = subscription_new();
	SubscribersAdd result;
	GError *error = NULL;

	subscription->email = g_strdup(email);
	subscription->digest = g_strdup(digest);
	subscription->token = g_strdup_printf("token-%s-%s", email, digest);
	subscription->origin = origin;
	subscription->since_s = NOW;
	assert_done(subscribers_add(fixture->store,
		&(SubscribersWish){ subscription, email, NULL, may_override }, &result, &error));
	return result;
}

/* Words parted by blanks. @return of char*; owned. */
static inline GPtrArray *
fixture_words(const char *text)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) parts = g_strsplit(text, " ", -1);

	for (guint i = 0; parts[i] != NULL && *parts[i] != '\0'; i++) {
		g_ptr_array_add(list, g_strdup(parts[i]));
	}
	return list;
}

#endif
