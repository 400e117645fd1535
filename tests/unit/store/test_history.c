#include "store/history.h"

#include "fixture.h"
#include "store/consents.h"
#include "store/keepouts.h"

static int64_t
put(Fixture *fixture, const char *source, const char *keys, int64_t seen_s)
{
	g_autoptr(Post) post = make_post("a title", NOW - DAY, keys);

	tag_post(post, "#JoyFE");
	post->native_id = g_strdup("4711");
	post->consent = POST_CONSENT_OPEN;
	fixture_put(fixture, post, fixture_source(fixture, source), seen_s);
	return post->id;
}

static void
execute(Fixture *fixture, const char *sql)
{
	GError *error = NULL;

	assert_done(db_script(store_db(fixture->store), sql, &error));
}

/* A post with the strictest that was said of it, and whose words these are; none, and one whose
 * words are gone. */
static void
test_post(Fixture *fixture, gconstpointer data)
{
	const int64_t id = put(fixture, "one", "uri:a url:a", NOW);
	g_autoptr(HistoryPost) post = NULL;
	HistoryPost *none = NULL;
	GError *error = NULL;

	(void)data;
	(void)put(fixture, "two", "url:a", NOW + DAY);
	execute(fixture, "UPDATE post SET consent = 2");
	fixture_begin(fixture);
	assert_done(keepouts_hold(fixture->store, id, NOW + 5, &error));
	fixture_commit(fixture);
	assert_done(history_post(fixture->store, id, &post, &error));
	g_assert_cmpint(post->post->id, ==, id);
	g_assert_cmpint(post->own, ==, POST_CONSENT_OPEN);
	g_assert_cmpint(post->post->consent, ==, POST_CONSENT_REDUCED);
	g_assert_cmpint(post->first_seen_s, ==, NOW);
	g_assert_cmpint(post->time_s, ==, NOW - DAY);
	g_assert_cmpint(post->kept_out_s, ==, NOW + 5);
	g_assert_cmpstr(post->source, ==, "one");
	g_assert_cmpstr(post->content, ==, "one");
	g_assert_cmpuint(post->post->tags->len, ==, 1);
	assert_done(history_post(fixture->store, id + 1, &none, &error));
	g_assert_null(none);
	execute(fixture, "UPDATE post SET doc = NULL, hold = 'dropped', held_by = 'author'");
	assert_done(history_post(fixture->store, id, &none, &error));
	g_assert_null(none->post);
	g_assert_cmpint(none->kept_out_s, ==, 0);
	history_post_free(none);
}

/* Where it was seen, by what it is known there, and under which keys. */
static void
test_seen(Fixture *fixture, gconstpointer data)
{
	const int64_t id = put(fixture, "one", "uri:a url:a", NOW);
	g_autoptr(GPtrArray) sightings = NULL;
	g_autoptr(GPtrArray) named = NULL;
	g_autoptr(GPtrArray) keys = NULL;
	g_autoptr(GPtrArray) owners = NULL;
	GError *error = NULL;

	(void)data;
	(void)put(fixture, "two", "url:a guid:2:a", NOW + DAY);
	(void)put(fixture, "two", "url:b", NOW);
	execute(fixture, "UPDATE sighting SET native_id = '12' WHERE post <> 1");
	assert_done(history_sightings(fixture->store, id, &sightings, &error));
	g_assert_cmpuint(sightings->len, ==, 2);
	const HistorySighting *second = g_ptr_array_index(sightings, 1);
	g_assert_cmpstr(second->source, ==, "two");
	g_assert_cmpstr(second->native_id, ==, "4711");
	g_assert_cmpint(second->first_s, ==, NOW + DAY);
	assert_done(history_seen_as(fixture->store, "12", &named, &error));
	g_assert_cmpuint(named->len, ==, 1);
	assert_done(history_keys(fixture->store, id, &keys, &error));
	g_assert_cmpuint(keys->len, ==, 3);
	const HistoryKey *first = g_ptr_array_index(keys, 0);
	g_assert_cmpstr(first->key, ==, "uri:a");
	g_assert_cmpstr(first->source, ==, "one");
	g_assert_cmpint(first->first_s, ==, NOW);
	assert_done(history_owners(fixture->store, "url:a", &owners, &error));
	g_assert_cmpuint(owners->len, ==, 1);
	g_assert_cmpint(*(int64_t *)g_ptr_array_index(owners, 0), ==, id);
}

/* In which editions, shown or not, and how far their mails got. */
static void
test_editions(Fixture *fixture, gconstpointer data)
{
	const int64_t id = put(fixture, "one", "uri:a", NOW);
	g_autoptr(GPtrArray) editions = NULL;
	GError *error = NULL;

	(void)data;
	(void)fixture_subscribe(fixture, "ada@x.example", "weekly", SUBSCRIPTION_FROM_INI, false);
	(void)fixture_subscribe(fixture, "ben@x.example", "weekly", SUBSCRIPTION_FROM_INI, false);
	execute(fixture,
		"INSERT INTO draft (digest, frequency, start_s, end_s, state, deadline_s, made_s,"
		" changed_s) VALUES ('weekly', 'weekly', 1, 2, 'frozen', 2, 2, 2),"
		" ('daily', 'daily', 1, 2, 'frozen', 2, 2, 2);"
		"INSERT INTO edition (draft, digest, named, frequency, number, start_s, end_s,"
		" frozen_s, title, hash)"
		" VALUES (1, 'weekly', 'weekly', 'weekly', 3, 1, 2, 4, '', ''),"
		" (2, 'daily', 'daily', 'daily', 7, 1, 2, 5, '', '');"
		"INSERT INTO edition_post (digest, frequency, post, edition, shown, reason)"
		" VALUES ('weekly', 'weekly', 1, 1, 1, NULL),"
		" ('daily', 'daily', 1, 2, 0, 'over max_posts');"
		"INSERT INTO delivery (edition, subscription, state, changed_s)"
		" VALUES (1, 1, 'sent', 4), (1, 2, 'queued', 4)");
	assert_done(history_editions(fixture->store, id, &editions, &error));
	g_assert_cmpuint(editions->len, ==, 2);
	const HistoryEdition *first = g_ptr_array_index(editions, 0);
	const HistoryEdition *second = g_ptr_array_index(editions, 1);
	g_assert_cmpstr(first->digest, ==, "weekly");
	g_assert_cmpint(first->number, ==, 3);
	g_assert_null(first->reason);
	g_assert_cmpint(first->counts[DELIVERY_SENT], ==, 1);
	g_assert_cmpint(first->counts[DELIVERY_QUEUED], ==, 1);
	g_assert_cmpint(first->end_s, ==, 2);
	g_assert_cmpint(first->frozen_s, ==, 4);
	g_assert_cmpstr(second->reason, ==, "over max_posts");
	g_assert_cmpint(second->counts[DELIVERY_SENT], ==, 0);
}

/* What is known without words; who looks where nothing was ever said writes nothing. */
static void
test_drops(Fixture *fixture, gconstpointer data)
{
	const PostSighting sighting = { fixture_source(fixture, "one"), NOW };
	g_autoptr(GPtrArray) keys = fixture_words("uri:a url:a");
	g_autoptr(GPtrArray) authors = fixture_words("acct:ada@t");
	g_autoptr(GPtrArray) drops = NULL;
	g_autoptr(GPtrArray) before = NULL;
	ConsentStanding said;
	GError *error = NULL;

	(void)data;
	assert_done(consents_standing(fixture->store, keys, authors, &said, &error));
	assert_done(history_drops(fixture->store, keys, &before, &error));
	g_assert_true(said.level == POST_CONSENT_UNSAID && !said.has_author_no);
	g_assert_cmpuint(before->len, ==, 0);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM meta WHERE key = 'hash_key'"),
		==, 0);
	fixture_begin(fixture);
	assert_done(posts_drop(fixture->store, &sighting, "url:a", "excluded", &error));
	fixture_commit(fixture);
	assert_done(history_drops(fixture->store, keys, &drops, &error));
	g_assert_cmpuint(drops->len, ==, 1);
	const HistoryDrop *drop = g_ptr_array_index(drops, 0);
	g_assert_cmpstr(drop->source, ==, "one");
	g_assert_cmpstr(drop->reason, ==, "excluded");
	g_assert_cmpint(drop->day_s, ==, NOW - NOW % DAY);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/history/post", test_post);
	add_test("/history/seen", test_seen);
	add_test("/history/editions", test_editions);
	add_test("/history/drops", test_drops);
	return g_test_run();
}
