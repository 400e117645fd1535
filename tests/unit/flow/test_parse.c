#include "base/error.h"
#include "flow/parse.h"
#include "text/hashtag.h"
#include "text/jsontext.h"

#include <string.h>

static const char rss[] =
	"<rss version=\"2.0\"><channel><title>Chalk</title><link>https://chalk.example/</link>"
	"<item><title>First</title><link>/1</link><guid>one</guid>"
	"<pubDate>Thu, 12 Nov 2026 09:00:00 GMT</pubDate>"
	"<description>&lt;p onclick=\"x()\"&gt;Hi &lt;a href=\"/a\"&gt;there&lt;/a&gt;"
	"&lt;script&gt;x()&lt;/script&gt;&lt;/p&gt;</description></item>"
	"<item><title>Second</title><guid>two</guid></item></channel></rss>";

static const char statuses[] =
	"[{\"id\":\"2\",\"uri\":\"https://toot.example/2\",\"content\":\"<p>Two</p>\","
	"\"account\":{\"acct\":\"ada\"},\"created_at\":\"2026-11-12T09:00:00.000Z\"},"
	"{\"id\":\"1\",\"uri\":\"https://toot.example/1\",\"content\":\"<p>One</p>\","
	"\"account\":{\"acct\":\"ada\"}}]";

static const char jsonfeed[] =
	"{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":["
	"{\"id\":\"1\",\"content_text\":\"Plain & simple\"}]}";

static void
unref_post(void *post)
{
	json_decref(post);
}

/* The posts that are printed, read again. @lines owned. */
static GPtrArray *
read_lines(GPtrArray *lines)
{
	GPtrArray *posts = g_ptr_array_new_with_free_func(unref_post);

	for (guint i = 0; i < lines->len; i++) {
		json_t *post = json_loads(g_ptr_array_index(lines, i), 0, NULL);

		g_assert_nonnull(post);
		g_ptr_array_add(posts, post);
	}
	g_ptr_array_unref(lines);
	return posts;
}

static GPtrArray *
parse_wish(const ParseWish *wish, const char *text, char **remark)
{
	g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
	ParsedDocument document = { 0 };
	GError *error = NULL;
	bool is_done = parse_document(wish, bytes, &document, &error);

	g_assert_no_error(error);
	g_assert_true(is_done);
	*remark = document.remark;
	return read_lines(document.posts);
}

static GPtrArray *
parse(const char *kind, const char *base_url, const char *text)
{
	const ParseWish wish = { .kind = kind, .base_url = base_url };
	g_autofree char *remark = NULL;
	GPtrArray *posts = parse_wish(&wish, text, &remark);

	g_assert_null(remark);
	return posts;
}

static const json_t *
post_at(const GPtrArray *posts, guint index)
{
	g_assert_cmpuint(posts->len, >, index);
	return g_ptr_array_index(posts, index);
}

/* In document order, with links made absolute and content made safe to show. */
static void
test_feed(void)
{
	g_autoptr(GPtrArray) posts = parse(NULL, "https://chalk.example/feed.xml", rss);

	g_assert_cmpuint(posts->len, ==, 2);
	const json_t *first = post_at(posts, 0);
	g_assert_cmpstr(jsontext_string(first, "title"), ==, "First");
	g_assert_cmpstr(jsontext_string(first, "link"), ==, "https://chalk.example/1");
	g_assert_cmpstr(jsontext_string(first, "published"), ==, "2026-11-12T09:00:00Z");
	const char *content = jsontext_string(first, "content");
	g_assert_nonnull(strstr(content, "https://chalk.example/a"));
	g_assert_null(strstr(content, "script"));
	g_assert_null(strstr(content, "onclick"));
	const json_t *second = post_at(posts, 1);
	g_assert_cmpstr(jsontext_string(second, "title"), ==, "Second");
	g_assert_true(json_is_null(json_object_get(second, "published")));
	g_assert_true(json_is_null(json_object_get(second, "content")));
}

static void
test_kinds_are_told_apart(void)
{
	static const struct {
		const char *name, *kind, *text;
		guint posts;
		const char *content;
	} rows[] = {
		{ "RSS", NULL, rss, 2, NULL },
		{ "RSS by name", "feed", rss, 2, NULL },
		{ "JSON Feed", NULL, jsonfeed, 1, "Plain & simple" },
		{ "statuses", NULL, statuses, 2, "<p>Two</p>" },
		{ "statuses by name", "mastodon", statuses, 2, "<p>Two</p>" },
		{ "no statuses", "mastodon", "[]", 0, NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GPtrArray) posts = parse(rows[i].kind, NULL, rows[i].text);
		g_test_message("%s", rows[i].name);
		g_assert_cmpuint(posts->len, ==, rows[i].posts);
		if (rows[i].content != NULL) {
			g_assert_cmpstr(jsontext_string(post_at(posts, 0), "content"), ==,
				rows[i].content);
		}
	}
}

static void
test_refused(void)
{
	/* clang-format off */
	static const struct {
		const char *name, *kind, *text;
		ErrorCode code;
		const char *words;
	} rows[] = {
		{ "unknown type", "gopher", rss, ERROR_USAGE_PERMANENT, "no type \"gopher\"" },
		{ "nothing", NULL, "", ERROR_PARSE_PERMANENT, "neither a feed" },
		{ "prose", NULL, "Dear all,\n", ERROR_PARSE_PERMANENT, "neither a feed" },
		{ "a web page", NULL, "<!DOCTYPE html><p>Hi", ERROR_PARSE_PERMANENT,
		  "neither a feed" },
		{ "a web page as a feed", "feed", "<!DOCTYPE html><p>Hi", ERROR_PARSE_PERMANENT,
		  "not a feed" },
		{ "a feed as statuses", "mastodon", rss, ERROR_PARSE_PERMANENT, "" },
		{ "other JSON", "mastodon", "{\"error\":\"x\"}", ERROR_PARSE_PERMANENT,
		  "not a list" },
		{ "a boost of nothing", "mastodon", "{\"uri\":\"https://toot.example/1\","
		  "\"content\":\"x\",\"account\":{},\"reblog\":{}}",
		  ERROR_PARSE_PERMANENT, "not a list" },
		{ "bytes", NULL, "\xff\xfe\x01\x02", ERROR_PARSE_PERMANENT, "neither a feed" },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GBytes) bytes = g_bytes_new_static(rows[i].text, strlen(rows[i].text));
		g_autoptr(GError) error = NULL;
		const ParseWish wish = { .kind = rows[i].kind };
		ParsedDocument document = { 0 };
		g_test_message("%s", rows[i].name);
		g_assert_false(parse_document(&wish, bytes, &document, &error));
		g_assert_null(document.posts);
		g_assert_error(error, TAGDIGEST_ERROR, (gint)rows[i].code);
		g_test_message("%s", error->message);
		g_assert_nonnull(strstr(error->message, rows[i].words));
	}
}

/* What poll would keep: under one of the tags, and not refused. */
static void
test_kept(void)
{
	static const char document[] =
		"<rss xmlns:i='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel>"
		"<item><title>None</title><description>#other</description></item>"
		"<item><title>Category</title><category>Joy FE</category></item>"
		"<item><title>Split</title><description>&lt;a>#&lt;b>Joy&lt;/b>FE&lt;/a>"
		"</description></item>"
		"<item><title>Another</title><description>#joyfes a#joyfe</description></item>"
		"<item><title>Refused #joyfe</title><i:block>yes</i:block></item></channel></rss>";
	g_autoptr(GPtrArray) tags = hashtag_find("#JoyFE #UKFEChat");
	const ParseWish wish = { .tags = tags };
	g_autofree char *remark = NULL;
	g_autoptr(GPtrArray) posts = parse_wish(&wish, document, &remark);

	g_assert_cmpuint(posts->len, ==, 2);
	g_assert_cmpstr(jsontext_string(post_at(posts, 0), "title"), ==, "Category");
	g_assert_cmpstr(jsontext_string(post_at(posts, 1), "title"), ==, "Split");
}

/* A reading that succeeded in part says so. */
static void
test_remark(void)
{
	const ParseWish wish = { .kind = "feed" };
	static const char cut[] = "<rss><channel><item><title>One</title></item><item><title>Tw";
	static const char bad[] = "{\"items\":[{\"id\":1},{\"id\" 2},3,{\"id\":4}]}";
	g_autofree char *of_cut = NULL;
	g_autofree char *of_bad = NULL;
	g_autoptr(GPtrArray) first = parse_wish(&wish, cut, &of_cut);
	g_autoptr(GPtrArray) second = parse_wish(&wish, bad, &of_bad);

	g_assert_cmpuint(first->len, ==, 1);
	g_assert_cmpstr(of_cut, ==, "read in part: the document breaks off behind 1 posts");
	g_assert_cmpuint(second->len, ==, 2);
	g_assert_cmpstr(of_bad, ==, "read in part: 2 of its items could not be read");
}

/* The tags of all digests and what else counts as them, each once. */
static void
test_wanted_tags(void)
{
	g_autoptr(Config) config = g_new0(Config, 1);
	static const char *const want[] = { "joyfe", "ukfechat", "birds", "joyfeuk" };

	config->digests = g_ptr_array_new_with_free_func((GDestroyNotify)digest_spec_free);
	config->sources = g_ptr_array_new();
	config->values = g_ptr_array_new();
	for (int i = 0; i < 2; i++) {
		DigestSpec *digest = digest_spec_new();
		g_autoptr(GPtrArray) tags = hashtag_find(i == 0 ? "#JoyFE #UKFEChat"
								: "#joyfe #Birds");
		for (guint k = 0; k < tags->len; k++) {
			hashtag_list_add(digest->tags, g_ptr_array_index(tags, k));
		}
		if (i == 1) {
			g_hash_table_insert(digest->aliases, g_strdup("joyfeuk"),
				g_strdup("joyfe"));
		}
		g_ptr_array_add(config->digests, digest);
	}
	g_autoptr(GPtrArray) tags = parse_wanted_tags(config);
	g_assert_cmpuint(tags->len, ==, G_N_ELEMENTS(want));
	for (gsize i = 0; i < G_N_ELEMENTS(want); i++) {
		g_assert_cmpstr(((const Hashtag *)g_ptr_array_index(tags, i))->key, ==, want[i]);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/parse/feed", test_feed);
	g_test_add_func("/parse/kinds", test_kinds_are_told_apart);
	g_test_add_func("/parse/refused", test_refused);
	g_test_add_func("/parse/kept", test_kept);
	g_test_add_func("/parse/remark", test_remark);
	g_test_add_func("/parse/wanted-tags", test_wanted_tags);
	return g_test_run();
}
