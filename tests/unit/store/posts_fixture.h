/* What the tests of posts begin with. */
#ifndef TAGDIGEST_TEST_STORE_POSTS_FIXTURE_H
#define TAGDIGEST_TEST_STORE_POSTS_FIXTURE_H

#include "fixture.h"

/* Puts a post made on the spot. */
static inline PostsPut
put_titled(Fixture *fixture, int64_t source_id, const char *title, int64_t published_s,
	const char *keys, const char *tag)
{
	g_autoptr(Post) post = make_post(title, published_s, keys);

	if (tag != NULL) {
		tag_post(post, tag);
	}
	return fixture_put(fixture, post, source_id, NOW);
}

static inline int64_t
find_post(Fixture *fixture, const char *key)
{
	g_autoptr(GPtrArray) keys = g_ptr_array_new();
	GError *error = NULL;
	int64_t id = -1;

	g_ptr_array_add(keys, (char *)key);
	assert_done(posts_find(fixture->store, keys, &id, &error));
	return id;
}

static inline GPtrArray *
candidates_of(Fixture *fixture, const char *digest, const char *tags, int64_t since_s,
	int64_t until_s)
{
	g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) words = g_strsplit(tags, " ", -1);
	GPtrArray *candidates = NULL;
	GError *error = NULL;

	for (guint i = 0; words[i] != NULL; i++) {
		g_ptr_array_add(keys, g_strdup(words[i]));
	}
	assert_done(posts_candidates(fixture->store,
		&(PostsWanted){ .digest = digest,
			.tag_keys = keys,
			.since_s = since_s,
			.until_s = until_s },
		&candidates, &error));
	return candidates;
}

/* The titles of the candidates, in order. */
static inline char *
titles(Fixture *fixture, const char *tags, int64_t since_s, int64_t until_s)
{
	g_autoptr(GPtrArray) list = candidates_of(fixture, "weekly", tags, since_s, until_s);
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < list->len; i++) {
		const PostCandidate *candidate = g_ptr_array_index(list, i);

		g_string_append_printf(text, "%s%s", i == 0 ? "" : " ", candidate->post->title);
	}
	return g_string_free(text, FALSE);
}

#define assert_titles(tags, since_s, until_s, want) \
	do { \
		g_autofree char *got_ = titles(fixture, tags, since_s, until_s); \
		g_assert_cmpstr(got_, ==, want); \
	} while (0)

/* An edition and the row that says that it has a post. */
static inline void
put_in_edition(Fixture *fixture, int number, int64_t post_id)
{
	g_autofree char *sql = g_strdup_printf(
		"INSERT INTO draft (id, digest, frequency, start_s, end_s, state, deadline_s,"
		" made_s, changed_s) VALUES (%d, 'weekly', 'weekly', 0, %d, 'frozen', 1, 1, 1)"
		" ON CONFLICT DO NOTHING;"
		"INSERT INTO edition (id, draft, digest, named, frequency, number, start_s, end_s,"
		" frozen_s, title, hash)"
		" VALUES (%d, %d, 'weekly', 'weekly', 'weekly', %d, 0, 1, 2, 't', 'h')"
		" ON CONFLICT DO NOTHING;"
		"INSERT INTO edition_post VALUES ('weekly', 'weekly', %d, %d, 1, NULL)",
		number, number, number, number, number, (int)post_id, number);
	GError *error = NULL;

	assert_done(db_script(store_db(fixture->store), sql, &error));
}

#endif
