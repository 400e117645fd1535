#include "model/post.h"

#include "base/error.h"

#include <stdlib.h>
#include <string.h>

static Post *
make_full_post(void)
{
	Post *post = post_new();

	post->id = 7;
	post->uri = g_strdup("https://tooter.example/users/ada/statuses/7");
	post->uri_is_global = true;
	post->author_is_bot = true;
	post->url = g_strdup("https://tooter.example/@ada/7");
	post->title = g_strdup("Soup");
	post->content_raw = g_strdup("<p>Été #JoyFE</p>");
	post->content_is_html = true;
	post->base_url = g_strdup("https://tooter.example/");
	post->text = g_strdup("Été #JoyFE");
	post->warning = g_strdup("");
	post->author_name = g_strdup("Ada");
	post->author_handle = g_strdup("@ada@tooter.example");
	post->author_url = g_strdup("https://tooter.example/@ada");
	post->language = g_strdup("cy");
	post->network = g_strdup("Mastodon");
	post->published_s = 1794814200;
	post->updated_s = 1794814260;
	g_ptr_array_add(post->tags, hashtag_new("#JoyFE"));
	g_ptr_array_add(post->media,
		post_media_new(POST_MEDIA_VIDEO, "https://cdn.example/a", "A bowl"));
	g_ptr_array_add(post->media,
		post_media_new(POST_MEDIA_OTHER, "https://cdn.example/b", NULL));
	g_ptr_array_add(post->keys, g_strdup("uri:x"));
	post->consent = POST_CONSENT_REFUSED;
	post->consent_reason = g_strdup("visibility: unlisted");
	post->native_id = g_strdup("7");
	g_ptr_array_add(post->links, post_link_new("https://example.org/a", "the notes"));
	g_ptr_array_add(post->links, post_link_new("https://example.org/b", NULL));
	post->card = g_new0(PostCard, 1);
	post->card->url = g_strdup("https://example.org/a");
	post->card->title = g_strdup("Notes");
	post->poll = post_poll_new();
	post_poll_add(post->poll, "Tuesday", 0);
	post_poll_add(post->poll, "Friday", POST_COUNT_UNKNOWN);
	post->poll->is_closed = true;
	post->poll->ends_s = 1794814320;
	post->quote = g_new0(PostQuote, 1);
	post->quote->url = g_strdup("https://x.example/@bob/1");
	post->quote->uri = g_strdup("https://x.example/users/bob/1");
	post->quote->author = g_strdup("Bob");
	post->quote->text = g_strdup("Words");
	post->reply_to = g_new0(PostReplyTo, 1);
	post->reply_to->id = g_strdup("5");
	post->reply_to->author = g_strdup("@bob@x.example");
	post->counts_s = 1794814380;
	post->replies = 0;
	post->boosts = 2;
	post->favourites = 3;
	return post;
}

static const char full_text[] =
	"{\"title\":\"Soup\",\"link\":\"https://tooter.example/@ada/7\","
	"\"id\":\"https://tooter.example/users/ada/statuses/7\","
	"\"published\":\"2026-11-16T07:30:00Z\",\"updated\":\"2026-11-16T07:31:00Z\","
	"\"author\":\"Ada\",\"content\":\"<p>Été #JoyFE</p>\",\"content_type\":\"html\","
	"\"text\":\"Été #JoyFE\",\"warning\":\"\",\"author_handle\":\"@ada@tooter.example\","
	"\"author_url\":\"https://tooter.example/@ada\",\"language\":\"cy\","
	"\"network\":\"Mastodon\",\"tags\":[\"#JoyFE\"],\"media\":[{\"kind\":\"video\","
	"\"url\":\"https://cdn.example/a\",\"alt\":\"A bowl\"},{\"kind\":\"other\","
	"\"url\":\"https://cdn.example/b\",\"alt\":null}],\"consent\":\"refused\","
	"\"consent_reason\":\"visibility: unlisted\","
	"\"links\":[{\"url\":\"https://example.org/a\",\"words\":\"the notes\"},"
	"{\"url\":\"https://example.org/b\",\"words\":null}],"
	"\"card\":{\"url\":\"https://example.org/a\",\"title\":\"Notes\","
	"\"description\":null},"
	"\"poll\":{\"options\":[{\"title\":\"Tuesday\",\"votes\":0},"
	"{\"title\":\"Friday\",\"votes\":null}],\"is_closed\":true,"
	"\"ends\":\"2026-11-16T07:32:00Z\"},"
	"\"quote\":{\"url\":\"https://x.example/@bob/1\","
	"\"id\":\"https://x.example/users/bob/1\","
	"\"author\":\"Bob\",\"text\":\"Words\"},"
	"\"reply_to\":{\"native_id\":\"5\",\"id\":null,\"url\":null,"
	"\"author\":\"@bob@x.example\"},"
	"\"replies\":0,\"boosts\":2,\"favourites\":3,"
	"\"counts_at\":\"2026-11-16T07:33:00Z\","
	"\"native_id\":\"7\",\"author_is_bot\":true,\"uri_is_global\":true,"
	"\"base_url\":\"https://tooter.example/\"}";

static const char empty_text[] =
	"{\"title\":null,\"link\":null,\"id\":null,\"published\":null,\"updated\":null,"
	"\"author\":null,\"content\":null,\"content_type\":\"text\",\"text\":null,"
	"\"warning\":null,\"author_handle\":null,\"author_url\":null,\"language\":null,"
	"\"network\":null,\"tags\":[],\"media\":[],\"consent\":null,"
	"\"consent_reason\":null,\"links\":[],\"card\":null,\"poll\":null,"
	"\"quote\":null,\"reply_to\":null,\"replies\":null,\"boosts\":null,"
	"\"favourites\":null,\"counts_at\":null,"
	"\"native_id\":null,\"uri_is_global\":false,\"base_url\":null}";

static char *
dump(const Post *post)
{
	json_auto_t *json = post_to_json(post);
	char *text = json_dumps(json, JSON_COMPACT);
	char *copy = g_strdup(text);

	free(text);
	return copy;
}

/* The order of the members is a contract, so whole texts are compared. */
static void
test_to_json(void)
{
	g_autoptr(Post) full = make_full_post();
	g_autoptr(Post) empty = post_new();
	g_autofree char *got_full = dump(full);
	g_autofree char *got_empty = dump(empty);

	g_assert_cmpstr(got_full, ==, full_text);
	g_assert_cmpstr(got_empty, ==, empty_text);
}

static void
test_there_and_back(void)
{
	static const char *const texts[] = { full_text, empty_text };

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		json_auto_t *json = json_loads(texts[i], 0, NULL);
		g_autoptr(Post) post = NULL;

		g_assert_true(post_from_json(json, &post, NULL));
		g_autofree char *got = dump(post);
		g_assert_cmpstr(got, ==, texts[i]);
		g_assert_cmpint(post->id, ==, 0);
		g_assert_cmpuint(post->keys->len, ==, 0);
	}
}

static void
test_nothing_said(void)
{
	json_auto_t *json = json_object();
	g_autoptr(Post) post = NULL;

	g_assert_true(post_from_json(json, &post, NULL));
	g_autofree char *got = dump(post);
	g_assert_cmpstr(got, ==, empty_text);
}

static void
test_bad_bytes_keep_their_member(void)
{
	g_autoptr(Post) post = post_new();

	post->title = g_strdup("a\377b");
	json_auto_t *json = post_to_json(post);
	g_assert_cmpstr(json_string_value(json_object_get(json, "title")), ==, "a\357\277\275b");
}

/* Enough for any reader, and not for whoever writes nothing but links. */
static void
test_add_links(void)
{
	g_autoptr(Post) post = post_new();
	g_autoptr(GString) text = g_string_new("Words");

	for (int i = 1; i <= 65; i++) {
		g_string_append_printf(text, " https://a.example/%d", i);
	}
	g_autoptr(Prose) prose = prose_from_text(text->str);
	post_add_links(post, prose);
	g_assert_cmpuint(post->links->len, ==, 64);
	const PostLink *last = g_ptr_array_index(post->links, 63);
	g_assert_cmpstr(last->url, ==, "https://a.example/64");
	g_assert_cmpstr(last->words, ==, "https://a.example/64");
}

static void
test_wrong_members(void)
{
	static const struct {
		const char *text, *want; /* want: a part of the message */
	} rows[] = {
		{ "[]", "an object" },
		{ "{\"title\":1}", "\"title\"" },
		{ "{\"published\":\"soon\"}", "\"published\"" },
		{ "{\"published\":1794814200}", "\"published\"" },
		{ "{\"updated\":[]}", "\"updated\"" },
		{ "{\"content_type\":\"markdown\"}", "\"content_type\"" },
		{ "{\"tags\":\"JoyFE\"}", "\"tags\"" },
		{ "{\"tags\":[1]}", "\"tags\"" },
		{ "{\"tags\":[\"#\"]}", "\"tags\"" },
		{ "{\"media\":{}}", "\"media\"" },
		{ "{\"media\":[1]}", "\"media\"" },
		{ "{\"media\":[{\"kind\":\"picture\"}]}", "\"media\"" },
		{ "{\"media\":[{\"kind\":\"smell\",\"url\":\"x\"}]}", "\"media\"" },
		{ "{\"consent\":\"perhaps\"}", "\"consent\"" },
		{ "{\"links\":[{\"words\":\"x\"}]}", "\"links\"" },
		{ "{\"card\":[]}", "\"card\"" },
		{ "{\"card\":{\"title\":\"x\"}}", "\"card\"" },
		{ "{\"poll\":{\"options\":[{\"votes\":1}]}}", "\"poll\"" },
		{ "{\"poll\":{\"options\":[{\"title\":\"x\",\"votes\":-1}]}}", "\"poll\"" },
		{ "{\"quote\":{\"text\":1}}", "\"quote\"" },
		{ "{\"reply_to\":true}", "\"reply_to\"" },
		{ "{\"replies\":-1}", "\"replies\"" },
		{ "{\"counts_at\":0}", "\"counts_at\"" },
		{ "{\"boosts\":1.5}", "\"boosts\"" },
		{ "{\"title\":1,\"boosts\":1.5}", "\"title\"" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		json_auto_t *json = json_loads(rows[i].text, 0, NULL);
		g_autoptr(Post) post = NULL;
		g_autoptr(GError) error = NULL;

		g_assert_nonnull(json);
		g_assert_false(post_from_json(json, &post, &error));
		g_assert_null(post);
		g_assert_true(g_error_matches(error, TAGDIGEST_ERROR, ERROR_PARSE_PERMANENT));
		if (strstr(error->message, rows[i].want) == NULL) {
			g_test_message("%s: got %s", rows[i].text, error->message);
			g_test_fail();
		}
	}
	g_assert_false(post_from_json(NULL, NULL, NULL));
}

static void
test_shorten(void)
{
	static const struct {
		gsize text, raw; /* pieces of three bytes, after one byte */
		bool want_cut;
	} rows[] = {
		{ 0, 0, false },
		{ 21845, 21845, false }, /* 65,536 */
		{ 21846, 21846, true },
		{ 100000, 100000, true },
		{ 10, 87381, false }, /* 262,144 */
		{ 10, 87382, true },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Post) post = post_new();
		GString *text = g_string_new("a");
		GString *raw = g_string_new("a");

		for (gsize j = 0; j < rows[i].text; j++) {
			g_string_append(text, "ต");
		}
		for (gsize j = 0; j < rows[i].raw; j++) {
			g_string_append(raw, "ต");
		}
		post->text = g_string_free(text, FALSE);
		post->content_raw = g_string_free(raw, FALSE);
		post->content_is_html = true;
		g_test_message("row %zu", i);
		g_assert_cmpint(post_shorten(post), ==, rows[i].want_cut);
		g_assert_cmpuint(strlen(post->text), ==, MIN(1 + 3 * rows[i].text, 65536));
		g_assert_true(g_utf8_validate(post->text, -1, NULL));
		g_assert_cmpint(post->content_is_html, !=, rows[i].want_cut);
		if (rows[i].want_cut) {
			g_assert_cmpstr(post->content_raw, ==, post->text);
		}
	}
	g_autoptr(Post) none = post_new();
	g_assert_false(post_shorten(none));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/post/to-json", test_to_json);
	g_test_add_func("/post/there-and-back", test_there_and_back);
	g_test_add_func("/post/nothing-said", test_nothing_said);
	g_test_add_func("/post/bad-bytes", test_bad_bytes_keep_their_member);
	g_test_add_func("/post/add-links", test_add_links);
	g_test_add_func("/post/wrong-members", test_wrong_members);
	g_test_add_func("/post/shorten", test_shorten);
	return g_test_run();
}
