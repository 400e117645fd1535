/* Asking a Mastodon server for a thread: what is asked, what is read of the answer, who is open. */
#include "source/mastodon.h"

#include <string.h>

#define NOW 1795000000

/* What a reply to "what hangs on 11" shows. @page out. */
static void
read_reply(int status, const char *body, ThreadPage *page)
{
	g_autoptr(SourceSpec) spec = source_spec_new();
	g_autoptr(Request) request = request_new("https://tooter.example/x");
	g_autoptr(Reply) reply = reply_new(request);
	const ThreadInput input = { .spec = spec, .id = "11", .now_s = NOW, .reply = reply };

	spec->url = g_strdup("https://tooter.example");
	reply->status = status;
	g_bytes_unref(reply->body);
	reply->body = g_bytes_new(body, strlen(body));
	mastodon_kind.thread_read(&input, page);
}

/* "ID>PARENT" of each post, joined by blanks. */
static void
assert_page(int status, const char *body, ThreadOutcome outcome, const char *want)
{
	g_auto(ThreadPage) page = { 0 };
	g_autoptr(GString) got = g_string_new(NULL);

	read_reply(status, body, &page);
	for (guint i = 0; i < page.posts->len; i++) {
		const Post *post = g_ptr_array_index(page.posts, i);
		g_string_append_printf(got, "%s%s>%s", i > 0 ? " " : "", post->native_id,
			post->reply_to != NULL ? post->reply_to->id : "");
	}
	g_assert_cmpint(page.outcome, ==, outcome);
	g_assert_cmpstr(got->str, ==, want);
}

#define STATUS(id, parent, more) \
	"{\"id\":\"" id "\",\"uri\":\"https://t.example/" id "\",\"in_reply_to_id\":" parent "," \
	"\"content\":\"<p>x</p>\",\"visibility\":\"public\"" more "," \
	"\"account\":{\"acct\":\"ada\"}}"
#define CONTEXT(above, below) "{\"ancestors\":[" above "],\"descendants\":[" below "]}"

static void
assert_request(const char *id, const char *want)
{
	g_autoptr(SourceSpec) spec = source_spec_new();

	spec->url = g_strdup("https://tooter.example/");
	g_autoptr(Request) request = mastodon_kind.thread_request(spec, id);
	g_assert_cmpstr(request != NULL ? request->url : NULL, ==, want);
}

static void
test_request(void)
{
	assert_request("1176", "https://tooter.example/api/v1/statuses/1176/context");
	assert_request("01JCV8", "https://tooter.example/api/v1/statuses/01JCV8/context");
	assert_request("a/../b", "https://tooter.example/api/v1/statuses/a%2F..%2Fb/context");
	/* Who has no id of the platform's own is not asked for. */
	assert_request("https://tooter.example/@ada/1", NULL);
	assert_request(NULL, NULL);
}

static void
test_posts(void)
{
	assert_page(200, CONTEXT("", ""), THREAD_READ, "");
	assert_page(200,
		CONTEXT(STATUS("10", "null", ""),
			STATUS("12", "\"11\"", "") "," STATUS("13", "\"12\"", "")),
		THREAD_READ, "10> 12>11 13>12");
	/* Hollo and others count with numbers; what is no status is none. */
	assert_page(200, CONTEXT("null,7,[]", STATUS("12", "11", "") ",{},null"), THREAD_READ,
		"12>11");
	/* Without the posts above. */
	assert_page(200, "{\"descendants\":[" STATUS("12", "\"11\"", "") "]}", THREAD_READ,
		"12>11");
}

/* What does not say who hangs on what, and what says it of no other either. */
static void
test_outcomes(void)
{
	assert_page(200, "[]", THREAD_UNKNOWN, "");
	assert_page(200, "{\"ancestors\":[]}", THREAD_UNKNOWN, "");
	assert_page(200, "<!DOCTYPE html>", THREAD_UNKNOWN, "");
	assert_page(404, "{\"error\":\"Record not found\"}", THREAD_UNKNOWN, "");
	assert_page(410, "", THREAD_UNKNOWN, "");
	assert_page(401, "{\"error\":\"The access token is invalid\"}", THREAD_CLOSED, "");
	assert_page(403, "", THREAD_CLOSED, "");
	assert_page(422, "", THREAD_CLOSED, "");
	assert_page(429, "", THREAD_CLOSED, "");
	assert_page(503, "", THREAD_CLOSED, "");
	assert_page(0, "", THREAD_CLOSED, "");
}

/* As from a timeline: who may be shown, what a server counts, whom it names. */
static void
test_consent(void)
{
	static const struct {
		const char *more;
		PostConsent want;
	} rows[] = {
		{ ",\"visibility\":\"public\"", POST_CONSENT_OPEN },
		{ "", POST_CONSENT_REFUSED }, /* who does not say that it is public */
		{ ",\"visibility\":\"unlisted\"", POST_CONSENT_REFUSED },
		{ ",\"visibility\":\"private\"", POST_CONSENT_REFUSED },
		{ ",\"visibility\":\"public\",\"quote_approval\":{\"automatic\":[],\"manual\":[]}",
			POST_CONSENT_REDUCED },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(ThreadPage) page = { 0 };
		g_autofree char *body = g_strdup_printf(
			"{\"descendants\":[{\"id\":\"12\",\"uri\":\"https://t.example/12\","
			"\"in_reply_to_id\":\"11\",\"content\":\"x\",\"replies_count\":3%s,"
			"\"account\":{\"acct\":\"ada\",\"indexable\":true,"
			"\"discoverable\":true}}]}",
			rows[i].more);
		read_reply(200, body, &page);
		g_assert_cmpuint(page.posts->len, ==, 1);
		const Post *post = g_ptr_array_index(page.posts, 0);
		g_assert_cmpint(post->consent, ==, rows[i].want);
		g_assert_cmpint(post->replies, ==, 3);
		g_assert_cmpint(post->counts_s, ==, NOW);
		g_assert_cmpstr(post->author_handle, ==, "@ada@tooter.example");
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/thread/request", test_request);
	g_test_add_func("/thread/posts", test_posts);
	g_test_add_func("/thread/outcomes", test_outcomes);
	g_test_add_func("/thread/consent", test_consent);
	return g_test_run();
}
