#include "render/view.h"

#include <string.h>

#include "base/error.h"
#include "drafts.h"

typedef struct PeriodRow {
	const char *start, *end, *zone;
	const char *period, *subject;
} PeriodRow;

/* clang-format off */
static const PeriodRow period_rows[] = {
	{ "2026-11-09T07:30:00Z", "2026-11-16T07:30:00Z", "Europe/London",
	  "Monday 9 to Monday 16 November 2026", "#JoyFE, 9 to 16 November" },
	{ "2026-11-09T00:00:00Z", "2026-11-16T00:00:00Z", "Europe/London",
	  "Monday 9 to Sunday 15 November 2026", "#JoyFE, 9 to 15 November" },
	{ "2026-11-30T07:30:00Z", "2026-12-07T07:30:00Z", "Europe/London",
	  "Monday 30 November to Monday 7 December 2026", "#JoyFE, 30 November to 7 December" },
	{ "2026-12-28T07:30:00Z", "2027-01-04T07:30:00Z", "Europe/London",
	  "Monday 28 December 2026 to Monday 4 January 2027",
	  "#JoyFE, 28 December to 4 January" },
	{ "2026-11-09T00:00:00Z", "2026-11-10T00:00:00Z", "Europe/London",
	  "Monday 9 November 2026", "#JoyFE, 9 November" },
	{ "2026-11-09T20:00:00Z", "2026-11-16T20:00:00Z", "Pacific/Auckland",
	  "Tuesday 10 to Tuesday 17 November 2026", "#JoyFE, 10 to 17 November" },
	{ "2026-10-19T06:30:00Z", "2026-10-26T07:30:00Z", "Europe/London",
	  "Monday 19 to Monday 26 October 2026", "#JoyFE, 19 to 26 October" },
};
/* clang-format on */

static void
test_period(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(period_rows); i++) {
		const PeriodRow *row = &period_rows[i];
		json_auto_t *view = view_of(json_pack("{s:s, s:s, s:s}", "period_start", row->start,
			"period_end", row->end, "timezone", row->zone));
		g_autofree char *period = view_text(view, "period");
		g_autofree char *subject = view_subject(view);
		expect_text(row->start, period, row->period);
		expect_text(row->start, subject, row->subject);
	}
}

static void
test_long_subject(void)
{
	json_auto_t *view = view_of(json_pack("{s:s}", "title",
		"A title that its organiser could not bring to an end that day"));
	json_auto_t *untitled = view_of(json_pack("{s:s}", "title", " \n"));
	g_autofree char *subject = view_subject(view);
	g_autofree char *unnamed = view_subject(untitled);

	expect_text("long", subject,
		"A title that its organiser could not bring to an…, 9 to 16 November");
	g_assert_cmpint(g_utf8_strlen(subject, -1), <, 70);
	expect_text("no title", unnamed, "weekly, 9 to 16 November");
}

static void
test_faults(void)
{
	const ViewOptions options = { 0 };
	g_autoptr(Draft) draft = NULL;
	g_autoptr(GError) error = NULL;
	json_auto_t *json = draft_json(json_pack("{s:s}", "timezone", "Europe/Nowhere"));
	json_auto_t *view = NULL;

	g_assert_true(draft_from_json(json, &draft, NULL));
	g_assert_false(view_new(draft, &options, &view, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
	g_assert_null(view);
	g_clear_error(&error);
	g_free(draft->timezone);
	draft->timezone = g_strdup("UTC");
	draft->period_start_s = DATE_UNKNOWN;
	g_assert_false(view_new(draft, &options, &view, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_PARSE_PERMANENT);
}

/* One post, and what a member of the view says of it. */
typedef struct PostRow {
	const char *name;
	const char *post;
	const char *path; /* below the post */
	const char *want;
} PostRow;

#define MASTODON \
	"'author': 'Ada', 'author_handle': '@ada@toot.example', 'network': 'Mastodon', " \
	"'link': 'https://toot.example/@ada/1', 'published': '2026-11-16T20:05:00Z', "
#define BLOG \
	"'network': 'Chalk', 'link': 'https://chalk.example/1', " \
	"'published': '2026-07-06T20:05:00Z', 'title': 'Bread', "
#define LONG_HANDLE "{'author': 'A', 'author_handle': '@ada_of_the-long.way@colleges.example.org'}"
#define HTML(html) "{" MASTODON "'content_type': 'html', 'content': \"" html "\"}"
#define PICTURE "{'kind': 'picture', 'url': 'https://p.example/1', 'alt': 'A loaf.'}"
#define BARE "{'kind': 'picture', 'url': 'https://p.example/2'}"

/* clang-format off */
static const PostRow post_rows[] = {
	{ "name", "{" MASTODON "'text': 'Hello.'}", "author", "Ada" },
	{ "handle", "{" MASTODON "'text': 'Hello.'}", "handle.text", "@ada@toot.example" },
	{ "short handle", "{" MASTODON "'text': 'Hello.'}", "handle.is_long", "false" },
	{ "long handle", LONG_HANDLE, "handle.pieces",
	  "[\"@ada_\",\"of_\",\"the-\",\"long.\",\"way@\",\"colleges.\",\"example.\",\"org\"]" },
	{ "long handle's line", LONG_HANDLE, "handle.is_long", "true" },
	{ "handle for a name", "{'author_handle': '@ada@toot.example'}", "author",
	  "@ada@toot.example" },
	{ "handle said once", "{'author_handle': '@ada@toot.example'}", "handle", "null" },
	{ "feed for a name", "{" BLOG "'text': 'x'}", "author", "Chalk" },
	{ "feed said once", "{" BLOG "'text': 'x'}", "origin", "Monday 6 Jul, 21:05" },
	{ "nobody", "{'text': 'x'}", "author", "Somebody" },
	{ "origin", "{" MASTODON "'text': 'x'}", "origin", "Monday 16 Nov, 20:05, Mastodon" },
	{ "origin has the link", "{" MASTODON "'text': 'x'}", "is_origin_linked", "true" },
	{ "headline has the link", "{" BLOG "'text': 'x'}", "is_origin_linked", "false" },
	{ "unknown time", "{'author': 'A', 'network': 'Chalk'}", "origin", "Chalk" },
	{ "nothing known", "{'author': 'A'}", "origin", "null" },
	{ "nothing to say below", "{'author': 'A'}", "has_meta", "false" },
	{ "nothing known but where", "{'author': 'A', 'link': 'https://a.example/'}", "origin",
	  "Where it was posted" },
	{ "link", "{" MASTODON "'text': 'x'}", "link",
	  "{\"number\":1,\"url\":\"https://toot.example/@ada/1\"}" },
	{ "link of another kind", "{'link': 'javascript:alert(1)'}", "link", "null" },
	{ "link with marks", "{'link': 'https://a.example/<b>'}", "link.url",
	  "https://a.example/%3Cb%3E" },
	{ "own language", "{'text': 'x', 'language': 'en-GB'}", "language", "null" },
	{ "other language", "{'text': 'x', 'language': 'cy'}", "language", "cy" },
	{ "language that is none", "{'text': 'x', 'language': 'c y'}", "language", "null" },
	{ "to the left", "{'text': '…שלום'}", "direction", "rtl" },
	{ "to the right", "{'text': 'Hello שלום'}", "direction", "null" },
	{ "paragraphs", "{'text': 'a\\nb\\n\\nc'}", "text.blocks.1",
	  "{\"closes\":[],\"code\":false,\"follows\":true,\"heading\":false,\"is_inner\":false,"
	  "\"is_parted\":true,\"lines\":[{\"breaks\":false,\"is_verbatim\":false,\"prefix\":\"\","
	  "\"runs\":[{\"is_code\":false,\"is_emphasis\":false,\"is_strong\":false,\"link\":null,"
	  "\"text\":\"c\"}]}],\"opens\":[],"
	  "\"paragraph\":true}" },
	{ "lines", "{'text': 'a\\nb\\n\\nc'}", "text.blocks.0.lines.1.runs.0.text", "b" },
	{ "line ends", "{'text': 'a\\nb\\n\\nc'}", "text.blocks.0.lines.1.breaks", "true" },
	{ "link in a text", "{" MASTODON "'text': 'a https://b.example/?utm_id=c d'}",
	  "text.blocks.0.lines.0.runs.1",
	  "{\"is_code\":false,\"is_emphasis\":false,\"is_strong\":false,\"link\":{\"number\":1,"
	  "\"url\":\"https://b.example/\"},\"text\":\"b.example\"}" },
	{ "links in the order of reading", "{" MASTODON "'text': 'https://b.example/'}",
	  "link.number", "2" },
	{ "the headline's first", "{" BLOG "'text': 'https://b.example/'}", "link.number", "1" },
	{ "a link's own words", HTML("<a href=https://b.example/c>d e</a>"),
	  "text.blocks.0.lines.0.runs.0.text", "d e" },
	{ "an address that says another", HTML("<a href=https://b.example/c>bank.example/d</a>"),
	  "text.blocks.0.lines.0.runs.0.text", "b.example/c" },
	{ "an address without a scheme that says another",
	  HTML("<a href=https://b.example/c>www.bank.example</a>"),
	  "text.blocks.0.lines.0.runs.0.text", "b.example/c" },
	{ "a mail address is not linked", HTML("<a href=mailto:c@d.example>e</a>"),
	  "text.blocks.0.lines.0.runs.0.link", "null" },
	{ "quote", HTML("a<blockquote>b</blockquote>"), "text.blocks.1.opens",
	  "[{\"bullets\":false,\"item\":false,\"numbers\":null,\"quote\":true}]" },
	{ "quote in plain text", HTML("a<blockquote>b</blockquote>"),
	  "text.blocks.1.lines.0.prefix", "> " },
	{ "items", HTML("<ol start=9><li>a<li>b<ul><li>c<br>d</ul></ol>"),
	  "text.blocks.2.lines.0.prefix", "    • " },
	{ "items' numbers", HTML("<ol start=9><li>a<li>b</ol>"), "text.blocks.1.lines.0.prefix",
	  "10. " },
	{ "items' further lines", HTML("<ul><li>c<br>d</ul>"), "text.blocks.0.lines.1.prefix",
	  "  " },
	{ "lists end", HTML("<ul><li>a<ul><li>b</ul></ul>c"), "text.blocks.1.closes",
	  "[{\"bullets\":false,\"item\":true,\"numbers\":null,\"quote\":false},"
	  "{\"bullets\":true,\"item\":false,\"numbers\":null,\"quote\":false},"
	  "{\"bullets\":false,\"item\":true,\"numbers\":null,\"quote\":false},"
	  "{\"bullets\":true,\"item\":false,\"numbers\":null,\"quote\":false}]" },
	{ "code", HTML("<pre>a\\n  b</pre>"), "text.blocks.0.lines.1",
	  "{\"breaks\":true,\"is_verbatim\":true,\"prefix\":\"\","
	  "\"runs\":[{\"is_code\":false,\"is_emphasis\":false,\"is_strong\":false,"
	  "\"link\":null,\"text\":\"  b\"}]}" },
	{ "table", HTML("<table><tr><td>a<td>b<tr><td>c<td></table>"),
	  "text.blocks.0.lines.0.runs.1.text", " | " },
	{ "pictures are said elsewhere", HTML("<p>a</p><img src=https://p.example/1>"),
	  "text.blocks.1", "(missing)" },
	{ "answer", "{" MASTODON "'reply_to': {'author': '@ben@toot.example'}}", "answers",
	  "{\"label\":\"In answer to @ben@toot.example\",\"words\":null}" },
	{ "answer to oneself", "{" MASTODON "'reply_to': {'author': '@ada@toot.example'}}",
	  "answers.label", "Goes on from an earlier post" },
	{ "answer to somebody", "{" MASTODON "'reply_to': {'native_id': '5'}}", "answers.label",
	  "In answer to another post" },
	{ "answer says whom once", "{" MASTODON "'text': '@ben@toot.example @cid Yes.', "
	  "'reply_to': {'author': '@ben@toot.example'}}", "text.blocks.0.lines.0.runs.0.text",
	  "@cid Yes." },
	{ "quoting", "{" MASTODON "'quote': {'author': 'Ben', 'text': 'a\\nb', "
	  "'url': 'https://toot.example/@ben/1'}}", "quoting", "{\"label\":\"Quoting Ben\","
	  "\"link\":{\"number\":1,\"url\":\"https://toot.example/@ben/1\"},"
	  "\"words\":\"a b\"}" },
	{ "quoting oneself", "{" MASTODON "'quote': {'author': 'Ada'}}", "quoting.label",
	  "Quoting an earlier post of their own" },
	{ "quoting nobody known", "{" MASTODON "'quote': {'url': 'javascript:x'}}", "quoting",
	  "{\"label\":\"Quoting another post\",\"link\":null,\"words\":null}" },
	{ "quote line", "{'content': '<p>RE: <a href=https://q.example/1>x</a></p><p>a</p>', "
	  "'content_type': 'html', 'quote': {'author': 'Ben'}}",
	  "text.blocks.0.lines.0.runs.0.text", "a" },
	{ "quote line at the end", "{'content': '<p>a<br><br>RE: <a href=https://q.example/1>x</a>"
	  "</p>', 'content_type': 'html', 'quote': {'author': 'Ben'}}", "text.blocks.0.lines.1",
	  "(missing)" },
	{ "a link behind words", "{'content': '<p>a RE: <a href=https://q.example/1>x</a>"
	  "</p>', 'content_type': 'html', 'quote': {'author': 'Ben'}}",
	  "text.blocks.0.lines.0.runs.1.text", "x" },
	{ "poll", "{'poll': {'options': [{'title': 'a', 'votes': 1}, {'title': 'b'}]}}", "poll",
	  "A poll: a; b." },
	{ "poll with an end", "{'poll': {'options': [{'title': 'a'}], "
	  "'ends': '2026-11-17T08:00:00Z'}}", "poll",
	  "A poll, open until Tuesday 17 Nov, 08:00. The options: a." },
	{ "poll that ended since", "{'poll': {'options': [{'title': 'a', 'votes': 1}], "
	  "'ends': '2026-11-12T08:00:00Z'}}", "poll", "A poll, now closed: a." },
	{ "closed poll", "{'poll': {'is_closed': true, 'options': [{'title': 'a', 'votes': 0}, "
	  "{'title': 'b'}]}}", "poll", "A poll, now closed: a (0); b." },
	{ "only a link", "{" MASTODON "'text': 'https://p.example/a #JoyFE', 'card': "
	  "{'url': 'https://www.p.example/a', 'title': 'Evening classes return'}}",
	  "text.blocks.0.lines.0.runs.0.text", "Evening classes return (p.example)" },
	{ "a link and words", "{" MASTODON "'text': 'See https://p.example/a', 'card': "
	  "{'url': 'https://p.example/a', 'title': 'Evening classes return'}}",
	  "text.blocks.0.lines.0.runs.1.text", "p.example/a" },
	{ "warning hides what is around", "{" MASTODON "'warning': '', 'quote': {'author': 'Ben'}, "
	  "'reply_to': {'native_id': '5'}, 'poll': {'options': [{'title': 'a'}]}}", "quoting",
	  "null" },
	{ "no text", "{'author': 'A'}", "text", "null" },
	{ "no codes in a name", "{'author': ':blobcat: Ada :neo_cat3: Marsh'}", "author",
	  "Ada Marsh" },
	{ "a name of codes alone", "{'author': ':blobcat:', 'author_handle': '@a@b.example'}",
	  "author", "@a@b.example" },
	{ "what only looks like a code", "{'author': 'A :1: :B 12:30:00 :)'}", "author",
	  "A :1: :B 12:30:00 :)" },
	{ "no bidi tricks", "{'author': 'a\xe2\x80\xae" "b\xe2\x81\xa6" "c'}", "author", "abc" },
	{ "warning", "{" MASTODON "'text': 'x', 'warning': 'grief'}", "warning.label",
	  "CW: grief" },
	{ "warning without a reason", "{" MASTODON "'text': 'x', 'warning': ''}", "warning.label",
	  "CW: no reason given" },
	{ "warning has the link", "{" MASTODON "'text': 'x', 'warning': ''}", "warning.unfold",
	  "Open Ada’s post on Mastodon" },
	{ "warning of a blog", "{" BLOG "'text': 'x', 'warning': ''}", "warning.unfold",
	  "Open Chalk’s post" },
	{ "warning hides the text", "{" MASTODON "'text': 'x', 'warning': ''}", "text", "null" },
	{ "warning hides the title", "{" BLOG "'text': 'x', 'warning': ''}", "title", "null" },
	{ "warning hides pictures", "{'warning': '', 'media': [" PICTURE "]}", "media", "null" },
	{ "network said once", "{" MASTODON "'text': 'x', 'warning': ''}", "origin",
	  "Monday 16 Nov, 20:05" },
	{ "picture", "{'media': [" PICTURE "]}", "media.items.0",
	  "{\"is_described\":true,\"label\":\"Picture.\",\"link\":null,\"text\":\"A loaf.\"}" },
	{ "picture leads to its post", "{" MASTODON "'media': [" PICTURE "]}",
	  "media.items.0.link", "{\"number\":1,\"url\":\"https://toot.example/@ada/1\"}" },
	{ "one number for one link", "{" MASTODON "'media': [" PICTURE ", " PICTURE "]}",
	  "link.number", "1" },
	{ "a title keeps the link", "{" BLOG "'text': 'a', 'media': [" PICTURE "]}",
	  "media.items.0.link.number", "1" },
	{ "all of it is there", "{" MASTODON "'text': 'a…'}", "read_on", "null" },
	{ "its software cut it", "{" BLOG "'text': 'a […]'}", "read_on",
	  "{\"label\":\"Read on at chalk.example\",\"link\":{\"number\":1,"
	  "\"url\":\"https://chalk.example/1\"}}" },
	{ "cut, and nowhere to read on", "{'text': 'a […]'}", "read_on", "null" },
	{ "nothing but something else", "{" MASTODON "'text': '[contains quote post or other "
	  "embedded content]'}", "read_on.label", "Read on at toot.example" },
	{ "a link says that there is more", "{" BLOG "'content_type': 'html', 'content': '<p>a</p>"
	  "<p><a href=https://chalk.example/1?utm_source=rss>Darllen mwy</a></p>'}",
	  "read_on.label", "Read on at chalk.example" },
	{ "picture without words", "{'media': [" BARE "]}", "media.items.0.text",
	  "It came without a description; you can see it in the post." },
	{ "second picture", "{'media': [" PICTURE ", " BARE "]}", "media.items.1.label",
	  "Picture 2 of 2." },
	{ "pictures without words", "{'media': [" BARE ", " BARE "]}", "media.items",
	  "[{\"is_described\":false,\"label\":\"Two pictures.\",\"link\":null,"
	  "\"text\":\"They came without "
	  "descriptions; you can see them in the post.\"}]" },
	{ "many pictures",
	  "{'media': [" PICTURE ", " BARE ", " BARE ", " BARE ", " BARE ", " BARE "]}",
	  "media.more", "and two more pictures" },
	{ "picture of an article", "{" BLOG "'media': [" BARE "]}", "media", "null" },
	{ "no attachments", "{" MASTODON "'text': 'x'}", "media", "null" },
	{ "episode", "{" BLOG "'media': [{'kind': 'audio', 'url': 'https://p.example/1.mp3'}]}",
	  "media.items.0.text", "You can listen to it in the post." },
	{ "opted in, words on it", "{'consent': 'open', 'media': [" PICTURE "]}",
	  "media.items.0.text", "A loaf." },
	{ "no opt-in, no words on it", "{'consent': 'reduced', 'media': [" PICTURE "]}",
	  "media.items", "[{\"is_described\":false,\"label\":\"Picture.\",\"link\":null,"
	  "\"text\":\"You can see it in the post.\"}]" },
	{ "no opt-in, pictures", "{'consent': 'reduced', 'media': [" PICTURE ", " PICTURE "]}",
	  "media.items", "[{\"is_described\":false,\"label\":\"Two pictures.\",\"link\":null,"
	  "\"text\":\"You can "
	  "see them in the post.\"}]" },
	{ "tracks nobody", "{'link': 'https://a.example/?utm_source=b&c=d'}", "link.url",
	  "https://a.example/?c=d" },
};
/* clang-format on */

static void
test_posts(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(post_rows); i++) {
		const PostRow *row = &post_rows[i];
		json_auto_t *view = view_of(posts_of(row->post, 1));
		g_autofree char *path = g_strconcat("list.posts.0.", row->path, NULL);
		g_autofree char *got = view_text(view, path);
		expect_text(row->name, got, row->want);
	}
}

/* One post of nothing but links, or of nothing but lists, leaves room for others. */
static void
test_room(void)
{
	g_autoptr(GString) post = g_string_new("{" MASTODON
					       "'content_type': 'html', 'content': \"");

	for (int i = 0; i < 40; i++) {
		g_string_append_printf(post, "<a href=https://a.example/%d>b</a> ", i);
	}
	for (int i = 0; i < 40; i++) {
		g_string_append(post, i % 3 == 0 ? "<ul><li>c" : "<blockquote>c");
	}
	g_string_append(post, "\"}");
	json_auto_t *view = view_of(posts_of(post->str, 1));
	const json_t *blocks = view_at(view, "list.posts.0.text.blocks");
	size_t opens = 0;

	g_assert_cmpuint(json_array_size(view_at(view, "list.links")), ==, 13);
	for (size_t i = 0; i < json_array_size(blocks); i++) {
		opens += json_array_size(json_object_get(json_array_get(blocks, i), "opens"));
	}
	g_assert_cmpuint(opens, ==, 6);
}

/* A member that comes and goes would be looked for further out by a template. */
static void
test_members(void)
{
	static const char *const posts[] = { "{}", "{" MASTODON "'text': 'x'}",
		"{" BLOG "'warning': 'x'}", "{" BLOG "'text': 'x', 'media': [" BARE "]}" };
	static const char *const members[] = { "agreed", "answers", "aside", "author", "call",
		"copies", "direction", "follows_voice", "handle", "has_meta", "has_voices",
		"indent", "is_origin_linked", "language", "link", "media", "more", "more_by",
		"origin", "poll", "quoting", "read_on", "story", "style", "tag", "text", "title",
		"voices", "warning", "why" };

	for (gsize i = 0; i < G_N_ELEMENTS(posts); i++) {
		json_auto_t *view = view_of(posts_of(posts[i], 1));
		const json_t *post = view_at(view, "list.posts.0");

		g_assert_cmpuint(json_object_size(post), ==, G_N_ELEMENTS(members));
		for (gsize j = 0; j < G_N_ELEMENTS(members); j++) {
			g_assert_nonnull(json_object_get(post, members[j]));
		}
	}
}

/* A draft, and what a member of its view says. */
typedef struct ViewRow {
	const char *name;
	const char *changes;
	const char *path;
	const char *want;
} ViewRow;

#define TWO_TAGS \
	"'posts_total': 4, 'people_total': 2, 'sections': [" \
	"{'tag': '#JoyFE', 'total': 3, 'posts': [{'post_id': 1, 'author': 'Ada', " \
	"'published': '2026-11-12T10:00:00Z'}, {'post_id': 2, 'author': 'Ben'}]}, " \
	"{'tag': '#EdTech', 'total': 1, " \
	"'posts': [{'post_id': 1, 'author': 'Cid', 'published': '2026-11-10T10:00:00Z'}]}]"
#define ROW(state) \
	"{'source': 'toot', 'network': 'Toot', 'posts': 2, 'state': '" state "', " \
	"'since': '2026-11-12T06:10:00Z'}"
#define NO_ROW "{'source': 'blog', 'network': 'Blog', 'posts': 0, 'state': 'quiet'}"
#define OTHER_ROW "{'source': 'chalk', 'network': 'Chalk', 'posts': 2, 'state': 'read'}"

/* clang-format off */
static const ViewRow view_rows[] = {
	{ "count", "{" TWO_TAGS "}", "count", "Four posts from two people" },
	{ "preview", "{" TWO_TAGS "}", "preview", "From Ada and Ben." },
	{ "by time", "{" TWO_TAGS "}", "list.posts.0.author", "Cid" },
	{ "unknown time last", "{" TWO_TAGS "}", "list.posts.2.author", "Ben" },
	{ "its hashtag", "{" TWO_TAGS "}", "list.posts.0.tag.name", "#EdTech" },
	{ "cut from a list", "{" TWO_TAGS "}", "list.more.text",
	  "And one more post that did not fit." },
	{ "no sections", "{" TWO_TAGS "}", "sections", "[]" },
	{ "no brief", "{" TWO_TAGS "}", "brief", "null" },
	{ "no strip", "{" TWO_TAGS "}", "strip", "null" },
	{ "all was read", "{" TWO_TAGS ", 'coverage': [" ROW("read") "]}", "coverage", "null" },
	{ "a quiet place", "{" TWO_TAGS ", 'coverage': [" ROW("quiet") "]}", "coverage", "null" },
	{ "not reached", "{" TWO_TAGS ", 'coverage': [" ROW("unreachable") "]}",
	  "coverage.rows.0.state", "Could not be reached since Thursday 12 Nov, 06:10" },
	{ "not let in", "{" TWO_TAGS ", 'coverage': [" ROW("closed") "]}",
	  "coverage.rows.0.state", "Has not let us read since Thursday 12 Nov, 06:10" },
	{ "trouble first", "{" TWO_TAGS ", 'coverage': [" OTHER_ROW ", " ROW("closed") "]}",
	  "coverage.rows.0.name", "Toot" },
	{ "a network of one", "{" TWO_TAGS ", 'coverage': [" ROW("closed") "]}",
	  "coverage.rows.0.detail", "null" },
	{ "a network of two", "{" TWO_TAGS ", 'coverage': [" ROW("closed") ", " ROW("read") "]}",
	  "coverage.rows.0.detail", "toot" },
	{ "no alarm", "{" TWO_TAGS ", 'coverage': [" ROW("closed") "]}", "notices", "[]" },
	{ "the list says so", "{" TWO_TAGS ", 'is_partial': true}", "notices.0",
	  "Not everything could be read this time, so there may be more than you see here. “What "
	  "we could read”, further down, says what is missing." },
	{ "nothing to count", "{'coverage': [" NO_ROW "]}", "coverage.rows.0.posts", "null" },
	{ "stale", "{" TWO_TAGS ", 'is_stale': true}", "notices.0",
	  "None of the places we read has answered since Monday 16 Nov, 07:30. What follows is "
	  "what we had by then, so the last hours may be missing." },
	{ "quiet week", "{}", "quiet",
	  "A quiet week: nobody posted anywhere that we read. The next one may be yours." },
	{ "quiet day", "{'frequency': 'daily', 'period_start': '2026-11-15T07:30:00Z'}", "quiet",
	  "A quiet day: nobody posted anywhere that we read." },
	{ "two quiet weeks", "{'period_start': '2026-11-02T07:30:00Z'}", "quiet",
	  "Two quiet weeks: nobody posted anywhere that we read. The next one may be yours." },
	{ "quiet month", "{'frequency': 'monthly', 'period_start': '2026-10-16T06:30:00Z'}",
	  "quiet",
	  "A quiet month: nobody posted anywhere that we read. The next one may be yours." },
	{ "quiet over a pause", "{'period_start': '2026-10-26T07:30:00Z'}", "quiet",
	  "A quiet while: nobody posted anywhere that we read. The next one may be yours." },
	{ "quiet, perhaps", "{'coverage': [" ROW("unreachable") "]}", "quiet",
	  "Nothing to show this time. We could not read everything, so it may have been less "
	  "quiet than it looks." },
	{ "quiet and stale", "{'is_stale': true}", "quiet",
	  "None of the places we read has answered since Monday 16 Nov, 07:30, so we do not know "
	  "what was posted." },
	{ "quiet preview", "{'frequency': 'daily', 'period_start': '2026-11-15T07:30:00Z'}",
	  "preview",
	  "A quiet day: nobody posted anywhere that we read." },
	{ "quiet coverage", "{'coverage': [" ROW("quiet") "]}", "coverage.rows.0.state",
	  "Quiet: nobody posted" },
	{ "not quiet", "{" TWO_TAGS "}", "quiet", "null" },
	{ "taken back and corrected",
	  "{" TWO_TAGS ", 'coverage': [" ROW("read") "], 'origin': "
	  "{'taken_back': 3, 'corrected': 1,"
	  " 'unsure': 0}}", "coverage.more.0.text",
	  "3 posts were taken back by their authors, 1 was corrected." },
	{ "one taken back",
	  "{" TWO_TAGS ", 'coverage': [" ROW("read") "], 'origin': "
	  "{'taken_back': 1, 'corrected': 2,"
	  " 'unsure': 0}}", "coverage.more.0.text",
	  "1 post was taken back by its author, 2 were corrected." },
	{ "corrected alone",
	  "{" TWO_TAGS ", 'coverage': [" ROW("read") "], 'origin': "
	  "{'taken_back': 0, 'corrected': 1,"
	  " 'unsure': 2}}", "coverage.more.0.text", "1 post was corrected." },
	{ "unsure",
	  "{" TWO_TAGS ", 'coverage': [" ROW("read") "], 'origin': "
	  "{'taken_back': 0, 'corrected': 1,"
	  " 'unsure': 2}}", "coverage.more.1.text",
	  "2 posts could not be asked for again and stand as we read them." },
	{ "passed", "{'title': 'The Common Room'}", "footer.passed",
	  "Passed on to you? The way out is that reader’s, not yours. To get The Common Room "
	  "yourself, write to" },
	{ "nobody", "{}", "reader.address", "you@college.example" },
	{ "weekly", "{}", "footer.rhythm", "It comes on Mondays." },
	{ "monthly", "{'frequency': 'monthly'}", "footer.rhythm", "It comes once a month." },
	{ "every second week", "{'schedule': 'weekly Monday 07:30 every 2 weeks'}", "footer.rhythm",
	  "It comes every second Monday." },
	{ "every third week", "{'schedule': 'weekly Monday 07:30 every 3 weeks'}", "footer.rhythm",
	  "It comes every 3 weeks, on a Monday." },
	{ "each week, as said", "{'schedule': 'weekly Monday 07:30'}", "footer.rhythm",
	  "It comes on Mondays." },
	{ "the first Monday",
	  "{'frequency': 'monthly', 'schedule': 'monthly first Monday 07:30'}", "footer.rhythm",
	  "It comes on the first Monday of each month." },
	{ "the last Monday",
	  "{'frequency': 'monthly', 'schedule': 'monthly last Monday 07:30'}", "footer.rhythm",
	  "It comes on the last Monday of each month." },
	{ "a day of the month", "{'frequency': 'monthly', 'schedule': 'monthly 16 07:30'}",
	  "footer.rhythm", "It comes once a month." },
	{ "a pause follows", "{'pause_until': '2027-01-04T07:30:00Z'}", "pause",
	  "Paused until Monday 4 January. Nothing to do; it starts again by itself." },
	{ "no pause follows", "{}", "pause", "null" },
	{ "note", "{'note': 'one\\ntwo\\n\\nthree'}",
	  "note.text.blocks.1.lines.0.runs.0.text", "three" },
	{ "note of one edition", "{'note': 'three *stars*', 'note_once': 'one *two*'}",
	  "note.text.blocks.0.lines.0.runs.1.is_emphasis", "true" },
	{ "the standing note is behind it", "{'note': 'three *stars*', 'note_once': 'one *two*'}",
	  "note.text.blocks.1.lines.0.runs.0.text", "three *stars*" },
	{ "note's links", "{'note_once': '[a page](https://a.example/?utm_source=x)'}",
	  "note.links.0.url", "https://a.example/" },
	{ "note's links have numbers", "{'note_once': '[a page](https://a.example/)'}",
	  "note.text.blocks.0.lines.0.runs.0.link.number", "1" },
	{ "note by", "{'note': 'one', 'note_by': ' Ceri '}", "note.by", "Ceri" },
	{ "note by nobody", "{'note': 'one'}", "note.by", "null" },
	{ "nobody signs nothing", "{'note_by': 'Ceri'}", "note", "null" },
	{ "a note of HTML alone", "{'note_once': '<b></b>'}", "note", "null" },
	{ "no note", "{'note': ' '}", "note", "null" },
	{ "unknown language", "{'language': 'tlh'}", "language", "en" },
	{ "language of a country", "{'language': 'en-GB'}", "language", "en-GB" },
	{ "short title", "{'title': 'The Common Room'}", "is_title_long", "false" },
	{ "long title", "{'title': '#JoyFE #UKFEChat'}", "is_title_long", "true" },
};
/* clang-format on */

static void
test_views(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(view_rows); i++) {
		const ViewRow *row = &view_rows[i];
		json_auto_t *view = view_of(json_of(row->changes));
		g_autofree char *got = view_text(view, row->path);
		expect_text(row->name, got, row->want);
	}
}

/* Ten posts of five hashtags, one an earlier one, and twelve more that did not fit. */
static json_t *
large_view(void)
{
	static const int totals[] = { 14, 2, 2, 2, 2 };
	json_t *sections = json_array(), *tallies = json_array();
	json_t *days = json_of("[{'start': null, 'posts': 9, 'tag': 0},"
			       " {'start': '2026-11-09T00:00:00Z', 'posts': 9, 'tag': 1},"
			       " {'start': '2026-11-10T00:00:00Z', 'posts': 1, 'tag': 2},"
			       " {'start': '2026-11-11T00:00:00Z', 'posts': 3, 'tag': null},"
			       " {'start': '2026-11-12T00:00:00Z', 'posts': 0, 'tag': null}]");

	for (int i = 0; i < 5; i++) {
		json_t *posts = json_array();
		for (int j = 0; j < 2; j++) {
			char when[sizeof "2026-11-00T10:00:00Z"];
			snprintf(when, sizeof when, "2026-11-%02dT10:00:00Z", 8 + i + i * j / 2);
			json_array_append_new(posts,
				json_pack("{s:i, s:s, s:s}", "post_id", 10 * i + j + 1, "author",
					"Ada", "published", when));
		}
		char tag[] = "#TagA";
		tag[4] = (char)('A' + i);
		json_array_append_new(tallies,
			json_pack("{s:s, s:i}", "tag", tag, "posts", totals[i] + i));
		json_array_append_new(sections,
			json_pack("{s:s, s:i, s:o}", "tag", tag, "total", totals[i], "posts",
				posts));
	}
	json_object_set_new(json_array_get(sections, 1), "is_incomplete", json_true());
	return view_of(json_pack("{s:b, s:i, s:i, s:o, s:o, s:o}", "is_partial", 1, "posts_total",
		22, "people_total", 1, "sections", sections, "tallies", tallies, "days", days));
}

/* clang-format off */
static const ViewRow large_rows[] = {
	{ "sentence", NULL, "brief.sentence", "22 posts from one person." },
	{ "days of all posts", NULL, "brief.days.title", "Posts by day" },
	{ "days", NULL, "brief.days.said",
	  "Day by day: 9 from earlier, 9 on Monday 9, 1 on Tuesday 10, 3 on Wednesday 11, 0 on "
	  "Thursday 12." },
	{ "several days have the most", NULL, "brief.days.rows.1.hue", "null" },
	{ "bar", NULL, "brief.days.rows.2",
	  "{\"count\":1,\"day\":\"Tue 10\",\"hue\":null,\"width\":6}" },
	{ "no bar", NULL, "brief.days.rows.4.width", "null" },
	{ "hashtags", NULL, "brief.tags.said",
	  "By hashtag: #TagA 14, #TagB 3, #TagC 4, #TagD 5, #TagE 6." },
	{ "fifth is blue again", NULL, "brief.tags.rows.4.hue.name", "blue" },
	{ "strip", NULL, "strip.cells.0.width", "43" },
	{ "cut", NULL, "sections.0.count", "2 of 14 posts" },
	{ "more", NULL, "sections.0.more.text", "And 12 more posts that did not fit." },
	{ "not cut", NULL, "sections.1.count", "Two posts, and one more in another section" },
	{ "no more", NULL, "sections.1.more", "null" },
	{ "incomplete", NULL, "sections.1.incomplete",
	  "Some of the places where #TagB is used could not be read, so there may be more than "
	  "you see here." },
	{ "contents", NULL, "contents", "Inside: #TagA, #TagB, #TagC, #TagD, #TagE." },
	{ "no list", NULL, "list", "null" },
	{ "no hashtag again", NULL, "sections.0.posts.0.tag", "null" },
	{ "preview names one once", NULL, "preview", "From Ada." },
};
/* clang-format on */

static void
test_large(void)
{
	json_auto_t *view = large_view();

	for (gsize i = 0; i < G_N_ELEMENTS(large_rows); i++) {
		g_autofree char *got = view_text(view, large_rows[i].path);
		expect_text(large_rows[i].name, got, large_rows[i].want);
	}
}

/* Where no section is complete, it is said once. */
static void
test_incomplete(void)
{
	json_auto_t *view = view_of(json_of(
		"{'posts_total': 8, 'is_partial': true, 'sections': [{'tag': '#A', 'total': 4, "
		"'is_incomplete': true, 'posts': [{}]}, {'tag': '#B', 'total': 4, "
		"'is_incomplete': true, 'posts': []}]}"));
	g_autofree char *incomplete = view_text(view, "sections.0.incomplete");
	g_autofree char *none = view_text(view, "sections.1.count");

	expect_text("sections", incomplete, "null");
	expect_text("nothing shown", none, "Four posts, none of which fitted here.");
	g_assert_cmpuint(json_array_size(view_at(view, "notices")), ==, 1);
}

/* The one day with the most posts has the colour of the hashtag that had most of them. */
static void
test_busiest_day(void)
{
	json_auto_t *view = view_of(json_of(
		"{'posts_total': 9, 'people_total': 1, 'tallies': [{'tag': '#A', 'posts': 3},"
		" {'tag': '#B', 'posts': 6}],"
		" 'days': [{'start': '2026-11-09T00:00:00Z', 'posts': 2, 'tag': 0},"
		" {'start': '2026-11-10T00:00:00Z', 'posts': 7, 'tag': 1}]}"));
	g_autofree char *day = view_text(view, "brief.days.rows.1.day");
	g_autofree char *hue = view_text(view, "brief.days.rows.1.hue.name");

	expect_text("day", day, "Tue 10");
	expect_text("its colour", hue, "ochre");
}

/* Of a month no days are told (digest/tally). */
static void
test_month(void)
{
	json_auto_t *changes = posts_of("{'published': '2026-11-09T10:00:00Z'}", 9);

	json_object_set_new(changes, "days", json_array());
	json_auto_t *view = view_of(json_incref(changes));
	g_autofree char *days = view_text(view, "brief.days");
	g_autofree char *tags = view_text(view, "brief.tags");

	expect_text("days", days, "null");
	expect_text("one hashtag needs no list of them", tags, "null");
}

static json_t *
many_places(int count, const char *state)
{
	json_t *rows = json_array();

	for (int i = 0; i < count; i++) {
		g_autofree char *name = g_strdup_printf("place %d", i);
		json_array_append_new(rows,
			json_pack("{s:s, s:s, s:i, s:s}", "source", name, "network", name, "posts",
				0, "state", state));
	}
	return rows;
}

static void
test_many_places(void)
{
	json_t *coverage = many_places(20, "read");
	json_t *quiet = many_places(40, "quiet");
	json_array_extend(coverage, quiet);
	json_decref(quiet);
	json_auto_t *view = view_of(json_pack("{s:o}", "coverage", coverage));
	g_autofree char *more = view_text(view, "coverage.more");

	g_assert_cmpuint(json_array_size(view_at(view, "coverage.rows")), ==, 12);
	expect_text("more", more,
		"[{\"is_warning\":false,\"text\":\"Eight more places were read in full.\"},"
		"{\"is_warning\":false,\"text\":\"40 more were quiet: we asked, and nobody had "
		"posted.\"}]");
	json_auto_t *alone = view_of(json_pack("{s:o}", "coverage", many_places(4, "quiet")));
	g_assert_cmpuint(json_array_size(view_at(alone, "coverage.rows")), ==, 4);
}

static void
test_reading(void)
{
	GString *text = g_string_new("{'text': '");
	for (int i = 0; i < 90; i++) {
		g_string_append(text, "word ");
	}
	g_string_append(text, "'}");
	json_auto_t *five = view_of(posts_of(text->str, 5));
	json_auto_t *two = view_of(posts_of(text->str, 2));
	g_autofree char *long_read = view_text(five, "reading");
	g_autofree char *short_read = view_text(two, "reading");

	expect_text("450 words", long_read, "Takes two minutes to read");
	expect_text("180 words", short_read, "null");
	g_string_free(text, TRUE);
}

/* In brief says what there is to say, and leaves out what is nought. */
static void
test_sentence(void)
{
	static const struct {
		int people, newcomers, questions;
		const char *want;
	} rows[] = {
		{ 5, 0, 0, "12 posts from five people." },
		{ 5, 1, 1,
			"12 posts from five people, one of them new here. One question still "
			"wants an answer." },
		{ 11, 10, 0, "12 posts from 11 people, 10 of them new here." },
		{ 11, 11, 4, "12 posts from 11 people. Four questions still want an answer." },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		json_auto_t *view = view_of(json_pack("{s:i, s:i, s:i, s:[{s:s, s:i, s:[]}]}",
			"posts_total", 12, "people_total", rows[i].people, "newcomers_total",
			rows[i].newcomers, "sections", "kind", "waiting", "total",
			rows[i].questions, "posts"));
		g_autofree char *said = view_text(view, "brief.sentence");
		expect_text("sentence", said, rows[i].want);
	}
}

#define ENTRY(name, rank) "'post_id': " rank ", 'author': '" name "', 'rank': " rank
#define SAID(name, rank, text) "{" ENTRY(name, rank) ", 'text': '" text "'}"
#define FOLDED(name, rank) \
	"{" ENTRY(name, rank) ", 'warning': 'grief', 'text': 'A secret of ours.'}"
#define DRAWN(name, rank, alt) \
	"{" ENTRY(name, rank) ", 'media': [{'kind': 'picture', 'url': " \
			      "'https://x.example/1', 'alt': '" alt "'}]}"
#define ROBIN DRAWN("Ben", "1", "A robin on a spade")
#define CLOCK DRAWN("Ada", "2", "Photo of a clock face, at nine")
#define KETTLE SAID("Cid", "3", "The kettle is on. Again.")

/* clang-format off */
static const struct {
	const char *name;
	const char *posts;
	const char *subject, *preview;
} inside_rows[] = {
	{ "best first", KETTLE ", " CLOCK ", " ROBIN,
	  "#JoyFE: a robin, a clock face and 4 more",
	  "Also “The kettle is on”. From Ben, Ada and three others." },
	{ "one of a person", ROBIN ", " DRAWN("Ben", "2", "A wren") ", " KETTLE,
	  "#JoyFE: a robin, “The kettle is on” and 4 more", "From Ben, Cid and three others." },
	{ "folded", FOLDED("Ada", "1") ", " ROBIN,
	  "#JoyFE: a robin and 5 more", "From Ada, Ben and three others." },
	{ "for the conversation alone", ROBIN ", {'author': 'Dee', 'text': 'Not of this digest.'}",
	  "#JoyFE: a robin and 5 more", "From Ben and four others." },
	{ "nothing to say", FOLDED("Ada", "1") ", " FOLDED("Ben", "2"),
	  "#JoyFE, 9 to 16 November", "From Ada, Ben and three others." },
	{ "long ones", SAID("Ada", "1", "The old photocopier on the second floor meant it") ", "
	  SAID("Ben", "2", "A learner I have taught since September asked for more"),
	  "#JoyFE: “The old photocopier…”, “A learner I have…” and 4 more",
	  "From Ada, Ben and three others." },
};
/* clang-format on */

static void
test_inside(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(inside_rows); i++) {
		g_autofree char *changes = g_strdup_printf(
			"{'posts_total': 6, 'people_total': 5, 'sections': [{'tag': '#JoyFE', "
			"'total': 6, 'posts': [%s]}]}",
			inside_rows[i].posts);
		json_auto_t *view = view_of(json_of(changes));
		g_autofree char *subject = view_text(view, "subject");
		g_autofree char *preview = view_text(view, "preview");

		expect_text(inside_rows[i].name, subject, inside_rows[i].subject);
		expect_text(inside_rows[i].name, preview, inside_rows[i].preview);
	}
}

/* The organiser's pattern, and all that it can hold. */
static void
test_pattern(void)
{
	json_auto_t *view = view_of(json_of("{'subject': '{title} {number} ({count}): {inside}', "
					    "'posts_total': 2, 'people_total': 2, 'sections': "
					    "[{'tag': '#JoyFE', 'total': 2, 'posts': [" ROBIN
					    ", " CLOCK "]}]}"));
	json_auto_t *quiet = view_of(json_of("{'subject': '{inside}'}"));
	g_autofree char *subject = view_text(view, "subject");
	g_autofree char *dated = view_text(quiet, "subject");

	expect_text("pattern", subject, "#JoyFE 12 (2): a robin and a clock face");
	expect_text("quiet", dated, "#JoyFE, 9 to 16 November");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/render/view/period and subject", test_period);
	g_test_add_func("/render/view/long and missing titles", test_long_subject);
	g_test_add_func("/render/view/faults", test_faults);
	g_test_add_func("/render/view/a post", test_posts);
	g_test_add_func("/render/view/a post has all its members", test_members);
	g_test_add_func("/render/view/a post leaves room for others", test_room);
	g_test_add_func("/render/view/small editions", test_views);
	g_test_add_func("/render/view/large editions", test_large);
	g_test_add_func("/render/view/nothing is complete", test_incomplete);
	g_test_add_func("/render/view/the busiest day", test_busiest_day);
	g_test_add_func("/render/view/a month", test_month);
	g_test_add_func("/render/view/in a sentence", test_sentence);
	g_test_add_func("/render/view/what is inside", test_inside);
	g_test_add_func("/render/view/a pattern", test_pattern);
	g_test_add_func("/render/view/many places", test_many_places);
	g_test_add_func("/render/view/reading time", test_reading);
	return g_test_run();
}
