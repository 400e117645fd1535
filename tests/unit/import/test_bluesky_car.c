#include "import/bluesky_car.h"

#include "car.h"
#include "dedup/identity.h"
#include "reading.h"
#include "source/bluesky_post.h"
#include "text/jsontext.h"

#define DID "did:plc:ada"
#define POST "app.bsky.feed.post/"
#define WHEN "\"createdAt\":\"2024-09-30T08:15:02.123Z\""
#define TYPE "\"$type\":\"app.bsky.feed.post\"," WHEN
#define FACET \
	"\"facets\":[{\"index\":{\"byteStart\":6,\"byteEnd\":15},\"features\":[{\"$type\":" \
	"\"app.bsky.richtext.facet#tag\",\"tag\":\"SlowFood\"}]}]"
#define SOUP "{\"text\":\"Été #SlowFood\"," FACET "," TYPE "}"

/* What a repository is made of: blocks, and the keys that its tree has for some. */
typedef struct Row {
	const char *key; /* NULL: the block lies there, and no name leads to it */
	const char *json;
} Row;

typedef struct Made {
	GPtrArray *blocks; /* of GString */
	GArray *cids;      /* of MadeCid */
} Made;

static void
block_free(void *block)
{
	g_string_free(block, TRUE);
}

static MadeCid
add_block(Made *made, GString *block)
{
	const MadeCid cid = cid_of(block);

	g_ptr_array_add(made->blocks, block);
	g_array_append_val(made->cids, cid);
	return cid;
}

static GString *
record_new(const char *text)
{
	json_auto_t *json = NULL;
	GString *block = g_string_new(NULL);

	g_assert_true(jsontext_load(text, strlen(text), &json, NULL));
	put_json(block, json);
	return block;
}

/* @backwards: the records first, the commit last. @skipped: a block that is not written, or -1.
 * The tree has its first record alone in the root, the next before it, all others behind it. */
static GString *
repository_new(const Row *rows, bool backwards, int skipped)
{
	Made made = { g_ptr_array_new_with_free_func(block_free),
		g_array_new(FALSE, FALSE, sizeof(MadeCid)) };
	MadeEntry entries[32];
	MadeCid before, behind;
	guint count = 0;

	for (guint i = 0; rows[i].json != NULL; i++) {
		const MadeCid cid = add_block(&made, record_new(rows[i].json));
		if (rows[i].key != NULL) {
			entries[count++] = (MadeEntry){ rows[i].key, cid, NULL };
		}
	}
	const bool has_before = count > 1, has_behind = count > 2;
	if (has_before) {
		before = add_block(&made, node_new(entries + 1, 1, NULL));
	}
	if (has_behind) {
		behind = add_block(&made, node_new(entries + 2, count - 2, NULL));
		entries[0].behind = &behind;
	}
	const MadeCid root = add_block(&made,
		node_new(entries, MIN(count, 1), has_before ? &before : NULL));
	const MadeCid commit = add_block(&made, commit_new(DID, &root));
	GString *file = car_new(&commit);
	for (guint i = 0; i < made.blocks->len; i++) {
		const guint at = backwards ? i : made.blocks->len - 1 - i;
		if ((int)at != skipped) {
			put_block(file, &g_array_index(made.cids, MadeCid, at),
				g_ptr_array_index(made.blocks, at));
		}
	}
	g_ptr_array_unref(made.blocks);
	g_array_unref(made.cids);
	return file;
}

static ReadExport *
read_file(const GString *file)
{
	const ReadPart parts[] = { { "repo.car", file->str, file->len }, { NULL, NULL, 0 } };
	ReadExport *read = read_export_new("SlowFood");

	g_assert_cmpint(bluesky_car_format.role("x", file->str, MIN(file->len, IMPORT_HEAD_BYTES)),
		==, IMPORT_ROLE_BOTH);
	read_export(&bluesky_car_format, parts, read);
	return read;
}

static ReadExport *
read_rows(const Row *rows)
{
	g_autoptr(GString) file = repository_new(rows, true, -1);

	return read_file(file);
}

#define LIVE \
	"{\"uri\":\"at://" DID "/" POST "3l5exmpl2ab2c\",\"author\":{\"did\":\"" DID \
	"\",\"handle\":" \
	"\"handle.invalid\",\"displayName\":\"Ada\",\"labels\":[]},\"record\":" WHOLE \
	",\"embed\":{" \
	"\"$type\":\"app.bsky.embed.images#view\",\"images\":[{\"fullsize\":" \
	"\"https://cdn.bsky.app/img/feed_fullsize/plain/" DID "/bafkreiabc@jpeg\",\"alt\":" \
	"\"A bowl\"}]},\"indexedAt\":\"2024-09-30T08:15:03.000Z\"}"
#define WHOLE \
	"{\"text\":\"Été #SlowFood\",\"tags\":[\"soup\"],\"langs\":[\"fr\"],\"reply\":{" \
	"\"root\":{\"uri\":" \
	"\"at://did:plc:bo/" POST "1\"},\"parent\":{\"uri\":\"at://did:plc:bo/" POST "1\"}}," \
	"\"embed\":{\"$type\":\"app.bsky.embed.images\",\"images\":[{\"alt\":\"A bowl\"," \
	"\"image\":{" \
	"\"cid\":\"bafkreiabc\",\"mimeType\":\"image/jpeg\"}}]}," FACET "," TYPE "}"
#define PROFILE(more) \
	{ \
		"app.bsky.actor.profile/self", \
			"{\"$type\":\"app.bsky.actor.profile\",\"displayName\":\"Ada\"" more "}" \
	}
#define LIKE \
	{ \
		"app.bsky.feed.like/3kaaaaaaaaa2a", \
			"{\"$type\":\"app.bsky.feed.like\",\"subject\":{" \
			"\"uri\":\"at://did:plc:bo/" POST "9\"}}" \
	}

static void
test_same_as_live(void)
{
	const Row rows[] = { { POST "3l5exmpl2ab2c", WHOLE }, PROFILE(""), LIKE, { NULL, NULL } };
	json_auto_t *view = NULL;
	g_autoptr(GPtrArray) posts = g_ptr_array_new();
	g_autoptr(ReadExport) made = read_rows(rows);

	g_assert_true(jsontext_load(LIVE, strlen(LIVE), &view, NULL));
	g_autoptr(Post) live = bluesky_post_read(view, NOW_S);
	expect_counts(made, "1 0 0 0 0");
	Post *imported = g_ptr_array_index(made->posts, 0);
	g_ptr_array_add(posts, imported);
	identity_assign("archive", posts);
	g_ptr_array_index(posts, 0) = live;
	identity_assign("sky", posts);
	g_assert_cmpuint(imported->keys->len, ==, live->keys->len);
	for (guint i = 0; i < live->keys->len; i++) {
		g_assert_cmpstr(g_ptr_array_index(imported->keys, i), ==,
			g_ptr_array_index(live->keys, i));
	}
	g_assert_cmpstr(g_ptr_array_index(imported->author_keys, 0), ==,
		g_ptr_array_index(live->author_keys, 0));
	g_assert_cmpint(imported->author_consent, ==, POST_CONSENT_UNSAID);
	live->author_consent = POST_CONSENT_UNSAID;
	g_autoptr(GString) one = g_string_new(NULL);
	g_autoptr(GString) other = g_string_new(NULL);
	post_write(imported, one);
	post_write(live, other);
	g_assert_cmpstr(one->str, ==, other->str);
}

/* Whatever the order of the blocks; and by each of a tree's places. */
static void
test_order(void)
{
	const Row rows[] = { { POST "3l5exmpl2ab2c", SOUP },
		{ POST "3k2222222222a", "{\"text\":\"no tag\"," TYPE "}" },
		{ POST "3l6exmpl2ab2c", "{\"text\":\"a list\",\"tags\":[\"slow food\"]," TYPE "}" },
		{ POST "my-own-key", "{\"text\":\"as it stands #slowfood\"," TYPE "}" }, LIKE,
		PROFILE(""), { NULL, NULL } };

	for (int backwards = 0; backwards < 2; backwards++) {
		g_autoptr(GString) file = repository_new(rows, backwards == 1, -1);
		g_autoptr(ReadExport) made = read_file(file);
		g_autoptr(GHashTable) uris = g_hash_table_new(g_str_hash, g_str_equal);

		expect_counts(made, "3 1 0 0 0");
		for (guint i = 0; i < 3; i++) {
			g_hash_table_add(uris, read_post_at(made, i)->uri);
		}
		g_assert_true(g_hash_table_contains(uris, "at://" DID "/" POST "3l5exmpl2ab2c"));
		g_assert_true(g_hash_table_contains(uris, "at://" DID "/" POST "3l6exmpl2ab2c"));
		g_assert_true(g_hash_table_contains(uris, "at://" DID "/" POST "my-own-key"));
	}
}

/* A block that no name leads to, and a tree that the commit does not have. */
static void
test_deleted(void)
{
	const Row rows[] = { { POST "3l5exmpl2ab2c", SOUP },
		{ NULL, "{\"text\":\"deleted #SlowFood\"," TYPE "}" }, PROFILE(""),
		{ NULL, NULL } };
	g_autoptr(GString) file = repository_new(rows, true, -1);
	g_autoptr(GString) lost = record_new("{\"text\":\"of before #SlowFood\"," TYPE "}");
	const MadeCid record = cid_of(lost);
	const MadeEntry entry = { POST "3k5exmpl2ab2c", record, NULL };
	g_autoptr(GString) node = node_new(&entry, 1, NULL);
	const MadeCid cid = cid_of(node);

	put_block(file, &record, lost);
	put_block(file, &cid, node);
	g_autoptr(ReadExport) made = read_file(file);
	expect_counts(made, "1 0 0 0 0");
	g_assert_cmpstr(read_post_at(made, 0)->text, ==, "Été #SlowFood");
}

static void
test_consent(void)
{
#define LABEL(value) ",\"labels\":{\"values\":[{\"val\":\"" value "\"}]}"
	static const struct {
		const char *profile, *record, *intents;
		int consent; /* -1: kept out */
	} cases[] = {
		{ "", "", "", POST_CONSENT_OPEN },
		{ LABEL("!no-unauthenticated"), "", "", -1 },
		{ "", LABEL("!no-unauthenticated"), "", -1 },
		{ ",\"description\":\"Cook. #nobot\"", "", "", -1 },
		{ "", ",\"tags\":[\"NoBot\",\"SlowFood\"]", "", -1 },
		{ LABEL("porn"), "", "", POST_CONSENT_OPEN },
		{ "", "", ",\"protocolBridging\":{\"allow\":false}", -1 },
		{ "", "", ",\"bulkDataset\":{\"allow\":false}", POST_CONSENT_REDUCED },
		/* labels that are none may have been any */
		{ ",\"labels\":5", "", "", -1 },
		{ ",\"labels\":[{\"val\":\"!no-unauthenticated\"}]", "", "", -1 },
		{ ",\"labels\":{\"values\":[\"!no-unauthenticated\"]}", "", "", -1 },
		{ ",\"labels\":{\"values\":[{\"val\":5}]}", "", "", -1 },
		{ ",\"labels\":{}", "", "", -1 },
		{ "", ",\"labels\":\"!hide\"", "", -1 },
		{ "", ",\"labels\":{\"values\":[{\"value\":\"!hide\"}]}", "", -1 },
		{ ",\"labels\":null", ",\"labels\":{\"values\":[]}", "", POST_CONSENT_OPEN },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *profile = g_strdup_printf(
			"{\"$type\":\"app.bsky.actor.profile\"%s}", cases[i].profile);
		g_autofree char *record = g_strdup_printf("{\"text\":\"#SlowFood\"," TYPE "%s}",
			cases[i].record);
		g_autofree char *intents = g_strdup_printf(
			"{\"$type\":\"org.user-intents.declaration\"%s}", cases[i].intents);
		const Row rows[] = { { POST "3l5exmpl2ab2c", record },
			{ "app.bsky.actor.profile/self", profile },
			{ "org.user-intents.declaration/self", intents }, { NULL, NULL } };
		g_autoptr(ReadExport) made = read_rows(rows);

		expect_counts(made, cases[i].consent < 0 ? "0 0 1 0 0" : "1 0 0 0 0");
		if (cases[i].consent >= 0) {
			g_assert_cmpint(read_post_at(made, 0)->consent, ==, cases[i].consent);
			g_assert_cmpstr(read_post_at(made, 0)->warning, ==,
				i == 5 ? "Adult content" : NULL);
		}
	}
}

/* Who says no of all their posts says it of those without a hashtag, and where there are none; a
 * post alone does so too. */
static void
test_untagged_no(void)
{
#define PLAIN "{\"text\":\"no sign\"," TYPE "%s}"
	static const struct {
		const char *profile, *record, *intents;
		const char *expected; /* an author's no, untagged, of which refused */
	} cases[] = {
		{ "", "", "", "0 1 0" },
		{ LABEL("!no-unauthenticated"), "", "", "1 1 0" },
		{ ",\"description\":\"#nobot\"", "", "", "1 1 0" },
		{ "", "", ",\"protocolBridging\":{\"allow\":false}", "1 1 0" },
		{ "", LABEL("!no-unauthenticated"), "", "0 1 1" },
		{ "", ",\"tags\":[\"nobot\"]", "", "0 1 1" },
		{ "", ",\"tags\":[\"baking\"]", "", "0 1 0" },
		{ "", NULL, "", "0 0 0" },
		{ LABEL("!no-unauthenticated"), NULL, "", "1 0 0" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *profile = g_strdup_printf(
			"{\"$type\":\"app.bsky.actor.profile\"%s}", cases[i].profile);
		g_autofree char *record = g_strdup_printf(PLAIN,
			cases[i].record != NULL ? cases[i].record : "");
		g_autofree char *intents = g_strdup_printf(
			"{\"$type\":\"org.user-intents.declaration\"%s}", cases[i].intents);
		const Row rows[] = { { "app.bsky.actor.profile/self", profile },
			{ "org.user-intents.declaration/self", intents },
			{ cases[i].record != NULL ? POST "3l5exmpl2ab2c" : NULL, record },
			{ NULL, NULL } };
		g_autoptr(ReadExport) made = read_rows(rows);
		g_autofree char *told = g_strdup_printf("%u %u %u", made->counts[IMPORT_GONE],
			made->counts[IMPORT_UNTAGGED], made->refused);

		g_assert_cmpstr(told, ==, cases[i].expected);
		g_assert_cmpuint(made->author_noes, ==,
			cases[i].expected[0] == '1' ? made->counts[IMPORT_GONE] : 0);
	}
}

/* What a file lacks: a post, the profile, a node, the commit; and files that break off. */
static void
test_missing(void)
{
	const Row rows[] = { { POST "3l5exmpl2ab2c", SOUP }, PROFILE(""),
		{ POST "3l6exmpl2ab2c", SOUP " " }, { NULL, NULL } };
	/* of six blocks: the post, the profile, two nodes, the root, the commit */
	static const struct {
		int skipped;
		const char *expected, *error;
	} cases[] = {
		{ -1, "1 0 0 0 0", NULL }, /* two names for one record */
		{ 1, "0 0 1 0 0", NULL },
		{ 3, "0 0 1 1 0", NULL },
		{ 5, "0 0 0 1 0", NULL },
		{ 6, NULL, "the commit that the header names" },
	};
	const Row nobody[] = { { POST "3l5exmpl2ab2c", SOUP }, { NULL, NULL } };
	const Row closed[] = { { POST "3l5exmpl2ab2c", SOUP }, PROFILE(""),
		{ "org.user-intents.declaration/self", "{\"$type\":\"x\"}" }, { NULL, NULL } };

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) file = repository_new(rows, true, cases[i].skipped);
		g_autoptr(ReadExport) made = read_file(file);
		if (cases[i].error != NULL) {
			g_assert_nonnull(strstr(made->error, cases[i].error));
		} else {
			expect_counts(made, cases[i].expected);
		}
	}
	/* nobody says anything of the author, though nothing is missing; or it cannot be read */
	g_autoptr(ReadExport) without = read_rows(nobody);
	expect_counts(without, "0 0 1 0 0");
	g_assert_nonnull(strstr(g_ptr_array_index(without->whys, 0), "profile"));
	g_autoptr(ReadExport) unread = read_rows(closed);
	expect_counts(unread, "0 0 1 0 0");
	g_autoptr(GString) file = repository_new(rows, false, -1);
	g_string_truncate(file, file->len - 3);
	g_autoptr(ReadExport) cut = read_file(file);
	g_assert_cmpuint(cut->counts[IMPORT_UNREADABLE], >, 0);
}

/* A block whose bytes are not what its name says is nobody's. */
static void
test_forged(void)
{
	const Row rows[] = { { POST "3l5exmpl2ab2c", SOUP }, PROFILE(""), { NULL, NULL } };
	g_autoptr(GString) file = repository_new(rows, true, -1);
	char *found = memmem(file->str, file->len, "#SlowFood", 9);

	found[-1] = '!';
	g_autoptr(ReadExport) made = read_file(file);
	expect_counts(made, "0 0 0 1 0");
}

#define NODES 10
#define NODE_ENTRIES 20000
#define TIMES 200000

/* A tree with the whole of its names for one block, which comes as often: by the product of both
 * this would take minutes. */
static void
test_one_for_all(void)
{
	g_autoptr(GString) none = g_string_new("\xa0");
	g_autoptr(GString) blocks = g_string_new(NULL);
	g_autofree MadeEntry *entries = g_new0(MadeEntry, NODE_ENTRIES);
	const MadeCid record = cid_of(none);
	MadeCid above = record;

	for (int i = 0; i < NODE_ENTRIES; i++) {
		entries[i] = (MadeEntry){ g_strdup_printf(POST "%05d", i), record, NULL };
	}
	for (int i = 0; i < NODES; i++) {
		g_autoptr(GString) node = node_new(entries, NODE_ENTRIES, i > 0 ? &above : NULL);

		above = cid_of(node);
		put_block(blocks, &above, node);
	}
	for (int i = 0; i < TIMES; i++) {
		put_block(blocks, &record, none);
	}
	g_autoptr(GString) commit = commit_new(DID, &above);
	const MadeCid root = cid_of(commit);
	g_autoptr(GString) file = car_new(&root);
	put_block(file, &root, commit);
	g_string_append_len(file, blocks->str, (gssize)blocks->len);
	for (int i = 0; i < NODE_ENTRIES; i++) {
		g_free((char *)entries[i].key);
	}
	g_autoptr(ReadExport) made = read_file(file);
	expect_counts(made, "0 1 0 0 0");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/bluesky_car/same_as_live", test_same_as_live);
	g_test_add_func("/bluesky_car/order", test_order);
	g_test_add_func("/bluesky_car/deleted", test_deleted);
	g_test_add_func("/bluesky_car/consent", test_consent);
	g_test_add_func("/bluesky_car/untagged_no", test_untagged_no);
	g_test_add_func("/bluesky_car/missing", test_missing);
	g_test_add_func("/bluesky_car/forged", test_forged);
	g_test_add_func("/bluesky_car/one_for_all", test_one_for_all);
	return g_test_run();
}
