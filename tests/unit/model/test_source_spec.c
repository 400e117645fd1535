#include "model/source_spec.h"

#include <string.h>

static void
test_defaults(void)
{
	g_autoptr(SourceSpec) spec = source_spec_new();

	g_assert_true(spec->is_enabled);
	g_assert_false(spec->allow_private);
	g_assert_false(spec->has_own_tags);
	g_assert_cmpint(spec->max_requests, ==, SOURCE_REQUESTS_STANDARD);
	g_assert_cmpuint(spec->tags->len, ==, 0);
	g_assert_cmpuint(spec->include->len, ==, 0);
	g_assert_cmpuint(spec->exclude->len, ==, 0);
	source_spec_free(NULL);
}

/* What a section says, and which sources it becomes: "name url account account|…". */
typedef struct SplitRow {
	const char *kind, *urls, *accounts, *list;
	const char *want;
} SplitRow;

static const SplitRow split_rows[] = {
	{ "feed", "https://a.example/feed", "", NULL, "s https://a.example/feed" },
	{ "mastodon", "https://a.example https://b.example", "", NULL,
		"s https://a.example|s@b.example https://b.example" },
	{ "feed", "https://a.example/1 https://b.example/2 https://b.example/3", "", NULL,
		"s https://a.example/1|s@b.example https://b.example/2|"
		"s@b.example#2 https://b.example/3" },
	{ "feed", "file:///x/a.xml file:///x/b.xml", "", NULL,
		"s file:///x/a.xml|s@b.xml file:///x/b.xml" },
	{ "mastodon", "", "@ada@a.example @ben@b.example @cy@a.example", NULL,
		"s https://a.example @ada@a.example @cy@a.example|"
		"s@b.example https://b.example @ben@b.example" },
	{ "mastodon", "https://c.example", "@ada@a.example @ben@b.example", NULL,
		"s https://c.example @ada@a.example @ben@b.example" },
	{ "mastodon", "", "", "https://a.example/collections/7", "s https://a.example" },
	{ "bluesky", "", "ada.bsky.social", NULL, "s https://bsky.social ada.bsky.social" },
	{ "bluesky", "", "", "at://did:plc:a/app.bsky.graph.list/b", "s https://bsky.social" },
	{ "x", "", "", NULL, "s https://api.x.com" },
	{ "mastodon", "", "", NULL, "" },
	{ "mastodon", "", "", "at://did:plc:a/app.bsky.graph.list/b", "" },
};

static void
add_words(GPtrArray *list, const char *text)
{
	g_auto(GStrv) words = g_strsplit(text, " ", 0);

	for (char **word = words; *word != NULL; word++) {
		g_ptr_array_add(list, g_strdup(*word));
	}
}

static void
test_split(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(split_rows); i++) {
		const SplitRow *row = &split_rows[i];
		g_autoptr(GString) got = g_string_new(NULL);
		SourceSpec *spec = source_spec_new();

		g_test_message("%s %s%s", row->kind, row->urls, row->accounts);
		spec->section = g_strdup("s");
		spec->kind = g_strdup(row->kind);
		spec->list = g_strdup(row->list);
		spec->max_requests = 7;
		add_words(spec->urls, row->urls);
		add_words(spec->accounts, row->accounts);
		g_ptr_array_add(spec->exclude, g_strdup("text: x"));
		g_autoptr(GPtrArray) parts = source_spec_split(spec);
		for (guint j = 0; j < parts->len; j++) {
			const SourceSpec *part = g_ptr_array_index(parts, j);

			g_string_append_printf(got, "%s%s %s", j > 0 ? "|" : "", part->name,
				part->url);
			for (guint k = 0; k < part->accounts->len; k++) {
				g_string_append_printf(got, " %s",
					(const char *)g_ptr_array_index(part->accounts, k));
			}
			g_assert_cmpstr(part->section, ==, "s");
			g_assert_cmpint(part->max_requests, ==, 7);
			g_assert_cmpuint(part->exclude->len, ==, 1);
		}
		g_assert_cmpstr(got->str, ==, row->want);
	}
}

static void
test_senders(void)
{
	g_autoptr(SourceSpec) spec = source_spec_new();
	g_autoptr(GError) error = NULL;

	g_assert_true(source_spec_read_from("News@Staffroom.example, @Substack.com linkedin.com",
		&spec->from, &error));
	g_assert_cmpuint(spec->from->len, ==, 3);
	g_assert_cmpstr(g_ptr_array_index(spec->from, 0), ==, "news@staffroom.example");
	g_assert_cmpstr(g_ptr_array_index(spec->from, 1), ==, "substack.com");
	g_assert_cmpstr(g_ptr_array_index(spec->from, 2), ==, "linkedin.com");
	g_assert_false(source_spec_read_from("everybody", NULL, NULL));
	g_assert_false(source_spec_read_from("a@", NULL, NULL));
	g_assert_true(source_spec_read_agreed("2026-12-01, moderators", &spec->agreed, &error));
	g_assert_cmpstr(spec->agreed, ==, "2026-12-01, moderators");
	g_assert_false(source_spec_read_agreed("yes", NULL, NULL));
	g_assert_false(source_spec_read_agreed("2026-13-01, moderators", NULL, NULL));
	/* 2026-11-20 12:00 UTC, when it is the 21st in the east already */
	g_assert_true(source_spec_is_agreement("2026-11-20, moderators", 1795176000));
	g_assert_true(source_spec_is_agreement("2026-11-21, moderators", 1795176000));
	g_assert_false(source_spec_is_agreement("2026-11-22, moderators", 1795176000));
	g_assert_false(source_spec_is_agreement("2026-11-20,", 1795176000));
	g_assert_false(source_spec_is_agreement("yes", 1795176000));
}

/* Who logs in stands in no url that is kept. */
static void
test_mailbox(void)
{
	SourceSpec *spec = source_spec_new();

	spec->section = g_strdup("letters");
	spec->kind = g_strdup(SOURCE_MAILBOX);
	g_ptr_array_add(spec->urls, g_strdup("imaps://me%40x.example@mail.example/News"));
	g_ptr_array_add(spec->urls, g_strdup("maildir:/srv/News"));
	g_ptr_array_add(spec->urls, g_strdup("file:///srv/news.mbox"));
	g_autoptr(GPtrArray) parts = source_spec_split(spec);
	const SourceSpec *server = g_ptr_array_index(parts, 0);
	const SourceSpec *maildir = g_ptr_array_index(parts, 1);
	const SourceSpec *mbox = g_ptr_array_index(parts, 2);
	g_assert_null(strstr(server->url, "me"));
	g_assert_cmpstr(server->mailbox->user, ==, "me@x.example");
	g_assert_cmpstr(server->mailbox->folder, ==, "News");
	g_assert_cmpstr(maildir->mailbox->path, ==, "/srv/News");
	g_assert_null(mbox->mailbox);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/source-spec/defaults", test_defaults);
	g_test_add_func("/source-spec/split", test_split);
	g_test_add_func("/source-spec/senders", test_senders);
	g_test_add_func("/source-spec/mailbox", test_mailbox);
	return g_test_run();
}
