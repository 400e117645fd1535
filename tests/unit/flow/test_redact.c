/* What its author takes back, of editions that are kept. */
#include "flow/optout.h"
#include "flow/redact.h"
#include "world.h"

#include "store/consents.h"
#include "store/editions.h"
#include "store/posts.h"

static Post *
post_by(const char *mark, const char *when, const char *handle)
{
	Post *post = make_post(mark, when, "JoyFE");

	post->author_handle = g_strdup(handle);
	return post;
}

/* An edition of three posts, one of which quotes another; one reader has it, one waits. */
static DigestSpec *
make_edition(World *world)
{
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE",
		"sam@readers.example bea@readers.example");
	SourceSpec *source = world_source(world, "toot", "JoyFE");
	Post *quoting = post_by("bob", "2026-11-10T09:02:00Z", "@bob@toot.example");

	quoting->quote = g_new0(PostQuote, 1);
	quoting->quote->uri = g_strdup("https://toot.example/posts/shy");
	quoting->quote->author = g_strdup("Shy");
	quoting->card = g_new0(PostCard, 1);
	quoting->card->url = g_strdup("https://site.example/2026/pebbles");
	quoting->card->title = g_strdup("A mark-card");
	world_seed(world);
	world_show_one(world, source, post_by("shy", "2026-11-10T09:00:00Z", "@shy@toot.example"));
	world_show_one(world, source, post_by("cai", "2026-11-10T09:01:00Z", "@cai@toot.example"));
	world_show_one(world, source, quoting);
	world_answered(world, source);
	g_autofree char *marks = world_freeze(world, digest);
	g_assert_cmpstr(marks, ==, "shy cai bob");
	world_number(world,
		"UPDATE delivery SET state = 'sent' WHERE id = (SELECT min(id) FROM delivery)");
	return digest;
}

static void
refuse(World *world, const char *handle)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_auto(StoreTransaction) transaction = { 0 };
	GError *error = NULL;

	g_ptr_array_add(names, (gpointer)handle);
	assert_done(store_transaction_begin(world->context.store, &transaction, &error));
	assert_done(posts_refuse_author(world->context.store, names, CONSENTS_BY_ACCOUNT,
		now_s(&world->context.now), &error));
	assert_done(store_transaction_commit(&transaction, &error));
}

static void
redact(World *world)
{
	int count;
	GError *error = NULL;

	assert_done(editions_take_back(world->context.store, &count, &error));
	g_assert_cmpint(count, ==, 0);
	assert_done(redact_editions(&world->context, &error));
}

/* In how many texts of the editions a mark stands. */
static int64_t
count_texts(World *world, const char *mark)
{
	g_autofree char *sql = g_strdup_printf(
		"SELECT count(*) FROM (SELECT doc AS words FROM draft"
		" UNION ALL SELECT text FROM variant UNION ALL SELECT html FROM variant"
		" UNION ALL SELECT subject FROM variant) AS t WHERE words LIKE '%%mark-%s%%'",
		mark);

	return world_number(world, sql);
}

/* It goes, and so does what quotes it; nothing else does. */
static void
test_in_editions(World *world, gconstpointer data)
{
	(void)data;
	make_edition(world);
	g_autofree char *before = world_text(world, "SELECT hash FROM edition");
	g_assert_cmpint(count_texts(world, "shy"), ==, 6); /* the subject, too */
	refuse(world, "acct:shy@toot.example");
	redact(world);
	g_assert_cmpint(count_texts(world, "shy"), ==, 0);
	g_assert_cmpint(count_texts(world, "cai"), ==, 6);
	g_assert_cmpint(count_texts(world, "bob"), ==, 4); /* it is named by its page */
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM variant"), ==, 2);
	g_assert_cmpint(world_number(world,
				"SELECT count(*) FROM edition_post WHERE shown = 0"
				" AND reason = 'its author took it back'"),
		==, 1);
	g_assert_cmpint(world_number(world,
				"SELECT count(*) FROM delivery WHERE state IN ('sent', 'queued')"),
		==, 2);
	g_assert_cmpint(world_number(world,
				"SELECT value > 0 FROM meta WHERE key = 'erasures_owed'"),
		==, 1);
	g_autofree char *after = world_text(world, "SELECT hash FROM edition");
	g_assert_cmpstr(before, !=, after);
	g_autofree char *origin = world_text(world,
		"SELECT json_extract(doc, '$.posts_total') || ' ' ||"
		" json_extract(doc, '$.people_total') FROM draft");
	g_assert_cmpstr(origin, ==, "2 2");

	const int64_t changes = world_changes(world);
	redact(world);
	g_assert_cmpint(world_changes(world), ==, changes);
	/* And a second author. */
	refuse(world, "acct:bob@toot.example");
	redact(world);
	g_assert_cmpint(count_texts(world, "bob"), ==, 0);
	g_assert_cmpint(count_texts(world, "cai"), ==, 6);
}

/* What a page says of itself goes from the post of somebody else, here and in the edition. */
static void
test_cards(World *world, gconstpointer data)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	GError *error = NULL;
	guint count;

	(void)data;
	make_edition(world);
	g_assert_cmpint(count_texts(world, "card"), >, 0);
	g_ptr_array_add(names, (gpointer) "site:site.example");
	assert_done(optout_take_out(&world->context, names, &count, &error));
	g_assert_cmpuint(count, ==, 0);
	g_assert_cmpint(world_number(world,
				"SELECT count(*) FROM post WHERE doc LIKE '%mark-bob%'"),
		==, 1);
	g_assert_cmpint(world_number(world,
				"SELECT count(*) FROM post WHERE doc LIKE '%mark-card%'"),
		==, 0);
	redact(world);
	g_assert_cmpint(count_texts(world, "card"), ==, 0);
	g_assert_cmpint(count_texts(world, "bob"), ==, 6); /* first in its rank: in the subject */
	g_assert_cmpint(world_number(world,
				"SELECT count(*) FROM edition_post WHERE reason IS NULL AND"
				" shown = 1"),
		==, 3);
	const int64_t changes = world_changes(world);
	redact(world);
	g_assert_cmpint(world_changes(world), ==, changes);
}

/* Where retention has taken what it was made of, it is kept no longer, and nobody else gets it. */
static void
test_without_a_draft(World *world, gconstpointer data)
{
	(void)data;
	make_edition(world);
	world_number(world, "UPDATE draft SET doc = NULL");
	refuse(world, "acct:shy@toot.example");
	redact(world);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM variant"), ==, 0);
	g_assert_cmpint(world_number(world,
				"SELECT count(*) FROM delivery WHERE state = 'suppressed'"),
		==, 1);
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM delivery WHERE state = 'sent'"),
		==, 1);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/redact/in-editions", test_in_editions);
	add_test("/redact/cards", test_cards);
	add_test("/redact/without-a-draft", test_without_a_draft);
	return g_test_run();
}
