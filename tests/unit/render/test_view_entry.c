/* What is said around posts: copies, voices, stories, why, what is not shown. */
#include <string.h>

#include "drafts.h"

#define POST(name, number, more) \
	"{'author': '" name "', 'author_handle': '@" name \
	"@toot.example', 'network': 'Mastodon', " \
	"'post_id': " number ", 'id': 'https://toot.example/" number "', 'uri_is_global': true, " \
	"'link': 'https://toot.example/@" name "/" number "', 'tags': ['#JoyFE'], " \
	"'published': '2026-11-12T10:0" number ":00Z'" more "}"
#define ANSWERS(name, number) \
	", 'text': 'Yes.', 'reply_to': {'id': 'https://toot.example/" number \
	"', 'author': '@" name "@toot.example'}"

/* An entry of a section, and what a member of it says. */
typedef struct EntryRow {
	const char *name;
	const char *kind;
	const char *post;
	const char *path;
	const char *want;
} EntryRow;

/* clang-format off */
#define TALK \
	POST("Ada", "1", ", 'text': 'Why?', 'person': 'ada', 'answers': 12, 'voices': 6, " \
		"'more': 8, 'below': [" \
		POST("Ben", "2", ANSWERS("Ada", "1")) ", " \
		POST("Cid", "3", ANSWERS("Ben", "2")) ", " \
		POST("Dot", "4", ANSWERS("Ben", "2")) ", " \
		POST("Eve", "5", ANSWERS("Zed", "9")) ", " \
		POST("Ada", "6", ANSWERS("Ada", "1") ", 'person': 'ada'") "]")
#define STORY(title) \
	POST("Ada", "1", \
		", 'text': 'Soup. https://page.example/a', 'voices': 3, 'more': 4, 'story': " \
		"{'url': 'https://page.example/a', 'title': " title ", 'posts': 6}, 'below': [" \
		POST("Ben", "2", ", 'text': 'https://page.example/a'") "]")
#define COPIES(list) POST("Ada", "1", ", 'text': 'a', 'copies': [" list "]")
#define COPY(network, url) "{'network': " network ", 'url': " url "}"

static const EntryRow rows[] = {
	{ "why", "talked", TALK, "why", "12 answers from five people, the most of any post here." },
	{ "why is told", "talked", POST("Ada", "1", ", 'why': 'Just so.', 'answers': 3"), "why",
	  "Just so." },
	{ "nobody knows from how many", "talked", POST("Ada", "1", ", 'answers': 30, 'voices': 2"),
	  "why", "30 answers, the most of any post here." },
	{ "more than were found", "tag", POST("Ada", "1", ", 'answers': 30, 'below': ["
	  POST("Ben", "2", ANSWERS("Ada", "1")) "]"), "more.text",
	  "And 29 more answers, on toot.example" },
	{ "not one was found", "tag", POST("Ada", "1", ", 'answers': 30"), "more", "null" },
	{ "nobody answered", "talked", POST("Ada", "1", ""), "why", "null" },
	{ "why is for the first section", "tag", TALK, "why", "null" },
	{ "an answer to what stands above it", "tag", TALK, "voices.0.answers", "null" },
	{ "an answer to the answer above it", "tag", TALK, "voices.1.answers", "null" },
	{ "an answer to one further up", "tag", TALK, "voices.2.answers",
	  "{\"label\":\"In answer to Ben\",\"words\":null}" },
	{ "an answer to what is not shown", "tag", TALK, "voices.3.answers.label",
	  "In answer to @Zed@toot.example" },
	{ "whom it answers is said by its place", "tag", POST("Ada", "1", ", 'below': [" POST("Ben",
	  "2", ", 'text': '@Ada Yes.', 'reply_to': {'id': 'https://toot.example/1'}") "]"),
	  "voices.0.text.blocks.0.lines.0.runs.0.text", "Yes." },
	{ "whom it speaks to stands above it", "tag", POST("Ada", "1", ", 'below': [" POST("Ben",
	  "2", ANSWERS("Ada", "1")) ", " POST("Ada", "3", ", 'text': '@Ben @Cid Yes.', "
	  "'reply_to': {'id': 'https://toot.example/1', 'author': '@Ada@toot.example'}") "]"),
	  "voices.1.text.blocks.0.lines.0.runs.0.text", "@Cid Yes." },
	{ "an answer of the author's own", "tag", TALK, "voices.4.answers", "null" },
	{ "more answers", "tag", TALK, "more", "{\"link\":{\"number\":1,\"url\":"
	  "\"https://toot.example/@Ada/1\"},\"text\":\"And eight more answers, on "
	  "toot.example\"}" },
	{ "answers elsewhere alone", "tag", POST("Ada", "1", ", 'more': 2"), "more.text",
	  "Two answers, on toot.example" },
	{ "all answers are there", "tag", POST("Ada", "1", ""), "more", "null" },
	{ "more of one author", "tag", POST("Ada", "1", ", 'more_by_author': 12, 'author_url': "
	  "'https://toot.example/@Ada'"), "more_by", "{\"link\":{\"number\":2,\"url\":"
	  "\"https://toot.example/@Ada\"},\"text\":\"And 12 more posts from Ada\"}" },
	{ "nothing more of one author", "tag", TALK, "more_by", "null" },
	{ "a voice of the same day", "tag", TALK, "voices.0.origin", "10:02, Mastodon" },
	{ "a voice of a story", "stories", STORY("null"), "voices.0.origin",
	  "Thursday 12 Nov, 10:02, Mastodon" },
	{ "first voice", "tag", TALK, "voices.0.follows_voice", "false" },
	{ "second voice", "tag", TALK, "voices.1.follows_voice", "true" },
	{ "no story", "tag", TALK, "story", "null" },
	{ "story", "stories", STORY("'Full again'"), "story", "{\"page\":\"Full again\","
	  "\"page_link\":{\"number\":1,\"url\":\"https://page.example/a\"},\"page_place\":"
	  "\"page.example\",\"page_said\":\"6 posts, 3 people\"}" },
	{ "story without a title", "stories", STORY("null"), "story.page", "page.example/a" },
	{ "the host once", "stories", STORY("null"), "story.page_place", "null" },
	{ "story's first voice", "stories", STORY("'Full again'"),
	  "text.blocks.0.lines.0.runs.0.text", "Soup." },
	{ "a voice without words", "stories", STORY("'Full again'"), "voices.0.aside",
	  "Passed it on, without a word added." },
	{ "words are enough", "stories", STORY("'Full again'"), "aside", "null" },
	{ "more voices", "stories", STORY("'Full again'"), "more",
	  "{\"link\":null,\"text\":\"And four more posts about it.\"}" },
	{ "question", "waiting", POST("Ada", "1", ", 'text': 'Why?'"), "call",
	  "Answer Ada on Mastodon" },
	{ "its hashtag", "waiting", POST("Ada", "1", ", 'text': 'Why?'"), "tag.name", "#JoyFE" },
	{ "its link once", "waiting", POST("Ada", "1", ", 'text': 'Why?'"), "is_origin_linked",
	  "false" },
	{ "a question that is folded", "waiting", POST("Ada", "1", ", 'warning': 'grief'"), "call",
	  "null" },
	{ "no question", "tag", POST("Ada", "1", ", 'text': 'Why?'"), "call", "null" },
	{ "copy", "tag", COPIES(COPY("'Bluesky'", "'https://b.example/1'")), "copies",
	  "[{\"label\":\"also on Bluesky\",\"link\":{\"number\":2,"
	  "\"url\":\"https://b.example/1\"}}]" },
	{ "copy without a link", "tag", COPIES(COPY("'Bluesky'", "null")), "copies",
	  "[{\"label\":\"also on Bluesky\",\"link\":null}]" },
	{ "copy on the same network", "tag", COPIES(COPY("'Mastodon'",
	  "'https://www.c.example/1'")),
	  "copies.0.label", "also on c.example" },
	{ "copy on no network", "tag", COPIES(COPY("null", "'https://c.example/1'")),
	  "copies.0.label", "also on c.example" },
	{ "copy nowhere", "tag", COPIES(COPY("null", "null")), "copies", "[]" },
	{ "copies in one place", "tag", COPIES(COPY("'Bluesky'", "'https://b.example/1'") ", "
	  COPY("'Bluesky'", "'https://b.example/2'")), "copies.1", "(missing)" },
	{ "no copies", "tag", TALK, "copies", "[]" },
};
/* clang-format on */

/* A draft of one section, which is no small one. @return owned. */
static json_t *
section_of(const char *kind, const char *post)
{
	g_autofree char *tag = g_strdup(strcmp(kind, "tag") == 0 ? "'#JoyFE'" : "null");
	g_autofree char *text = g_strdup_printf("{'posts_total': 20, 'people_total': 9, "
						"'tallies': [{'tag': '#JoyFE', 'posts': 20}], "
						"'sections': [{'kind': '%s', 'tag': %s, "
						"'total': 20, 'posts': [%s]}]}",
		kind, tag, post);

	return json_of(text);
}

static void
test_entries(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		json_auto_t *view = view_of(section_of(rows[i].kind, rows[i].post));
		g_autofree char *path = g_strconcat("sections.0.posts.0.", rows[i].path, NULL);
		g_autofree char *got = view_text(view, path);

		expect_text(rows[i].name, got, rows[i].want);
	}
}

/* What else a section says. */
typedef struct SectionRow {
	const char *name;
	const char *kind;
	const char *more; /* members of the section */
	const char *path;
	const char *want;
} SectionRow;

#define TAG_PAGE "'more_url': 'https://toot.example/tags/JoyFE', 'more_place': 'toot.example', "

/* clang-format off */
static const SectionRow section_rows[] = {
	{ "kind", "talked", "", "name", "Talked about most" },
	{ "kind in plain text", "waiting", "", "name_said", "STILL WAITING FOR AN ANSWER" },
	{ "what it is", "welcome", "", "count", "First-time voices. A hello costs nothing." },
	{ "nothing to add", "talked", "", "count", "null" },
	{ "no colour", "stories", "", "hue", "null" },
	{ "hashtag", "tag", "", "name_said", "#JoyFE" },
	{ "where the rest is", "tag", TAG_PAGE, "more", "{\"link\":{\"number\":7,\"url\":"
	  "\"https://toot.example/tags/JoyFE\"},\"text\":\"14 more under #JoyFE on "
	  "toot.example\"}" },
	{ "the rest is nowhere", "tag", "", "more.text", "And 14 more posts that did not fit." },
	{ "all of it is there", "tag", TAG_PAGE "'posts': [], ", "more.text",
	  "Read them under #JoyFE on toot.example" },
	{ "all of it is nowhere", "tag", "'posts': [], ", "more", "null" },
	{ "no hashtag, no rest", "talked", TAG_PAGE, "more", "null" },
	{ "with what stands below", "tag", "", "count", "6 of 20 posts" },
};
/* clang-format on */

static void
test_sections(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(section_rows); i++) {
		const SectionRow *row = &section_rows[i];
		g_autofree char *text = g_strconcat("{", row->more, "'a': 0}", NULL);
		json_auto_t *more = json_of(text);
		json_t *changes = section_of(row->kind, TALK);

		json_object_update(json_array_get(json_object_get(changes, "sections"), 0), more);
		json_auto_t *view = view_of(changes);
		g_autofree char *path = g_strconcat("sections.0.", row->path, NULL);
		g_autofree char *got = view_text(view, path);
		expect_text(row->name, got, row->want);
	}
}

/* In a small edition an entry is no less. */
static void
test_small(void)
{
	json_t *changes = section_of("tag", TALK);

	json_object_set_new(changes, "posts_total", json_integer(6));
	json_auto_t *view = view_of(changes);
	g_autofree char *voice = view_text(view, "list.posts.0.voices.1.author");
	g_autofree char *more = view_text(view, "list.more");

	expect_text("voice", voice, "Cid");
	expect_text("nothing more", more, "null");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/render/view_entry/entries", test_entries);
	g_test_add_func("/render/view_entry/sections", test_sections);
	g_test_add_func("/render/view_entry/a small edition", test_small);
	return g_test_run();
}
