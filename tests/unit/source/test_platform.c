/* What is said of addresses that are known to be something else; every way that is named is good.
 */
#include "source/platform.h"

#include <string.h>

typedef struct Row {
	const char *kind;
	const char *url;
	const char *want; /* a part of what is said; NULL: nothing is */
} Row;

/* clang-format off */
static const Row rows[] = {
	{ "feed", "https://blog.example/feed", NULL },
	{ "feed", "file:///srv/out.xml", NULL },
	{ "feed", "https://notx.com/", NULL },
	{ "feed", "https://x.com.example/", NULL },
	{ "mastodon", "https://mastodon.social", NULL },
	{ "mastodon", "https://mastodon.social/", NULL },
	{ "mastodon", "http://127.0.0.1:8080", NULL },
	{ "feed", "https://mastodon.social/@ada.rss", NULL },
	{ "feed", "https://mastodon.social/tags/JoyFE.rss", NULL },
	/* ---- hosts ---- */
	{ "feed", "https://x.com/ada", "cannot be read, because X" },
	{ "feed", "https://X.COM", "cannot be read, because X" },
	{ "feed", "https://mobile.twitter.com/hashtag/JoyFE?f=live", "cannot be read, because X" },
	{ "feed", "https://www.facebook.com/groups/1", "cannot be read, because Facebook" },
	{ "feed", "https://m.facebook.com/x", "cannot be read, because Facebook" },
	{ "feed", "https://uk.linkedin.com/in/ada", "cannot be read, because LinkedIn" },
	{ "feed", "https://www.instagram.com/explore/tags/joyfe/", "because Instagram" },
	{ "feed", "https://www.threads.net/@ada", "because Threads" },
	{ "mastodon", "https://threads.net", "type = mastodon, url = https://mastodon.social" },
	{ "feed", "https://www.tiktok.com/tag/joyfe", "because TikTok" },
	{ "feed", "https://us02web.zoom.us/j/1", "a place to meet" },
	{ "feed", "https://discord.gg/abc", "members only" },
	{ "feed", "https://www.youtube.com/@joyfe", "feeds/videos.xml?channel_id=UC…" },
	{ "feed", "https://www.youtube.com/channel/UCabc-_1/videos",
		"(expected url = https://www.youtube.com/feeds/videos.xml?channel_id=UCabc-_1)" },
	{ "feed", "https://www.youtube.com/user/ada",
		"(expected url = https://www.youtube.com/feeds/videos.xml?user=ada)" },
	{ "feed", "https://www.youtube.com/playlist?list=PL1", "playlist_id=PL" },
	{ "feed", "https://youtu.be/abc", "a video" },
	{ "feed", "https://www.youtube.com/feeds/videos.xml?channel_id=UC1", NULL },
	{ "feed", "https://www.reddit.com/r/furthereducation/",
		"(expected url = https://www.reddit.com/r/furthereducation/new/.rss)" },
	{ "feed", "https://old.reddit.com/r/a/new", "https://www.reddit.com/r/a/new/.rss)" },
	{ "feed", "https://www.reddit.com/r/a/new/.rss", NULL },
	{ "feed", "https://www.reddit.com/r/a/new/.rss?limit=50", NULL },
	{ "feed", "https://www.reddit.com/u/ada", "https://www.reddit.com/user/ada/.rss)" },
	{ "feed", "https://bsky.app/profile/ada.example",
		"(expected url = https://bsky.app/profile/ada.example/rss)" },
	{ "mastodon", "https://bsky.app/profile/ada.example",
		"(expected type = feed and url = https://bsky.app/profile/ada.example/rss)" },
	{ "feed", "https://bsky.app/profile/did:plc:abc/rss", NULL },
	{ "feed", "https://bsky.app/hashtag/JoyFE", "members only" },
	{ "feed", "https://medium.com/@ada", "https://medium.com/feed/@ada)" },
	{ "feed", "https://medium.com/feed/@ada", NULL },
	{ "feed", "https://blog.example/feed/", "the example's" }, /* of feeds/joyfe.ini */
	/* ---- a Mastodon server ---- */
	{ "mastodon", "https://toot.example/tags/JoyFE",
		"url = https://toot.example, and the hashtag as tags = JoyFE)" },
	{ "mastodon", "https://toot.example/web/timelines/tag/JoyFE?x=1", "tags = JoyFE)" },
	{ "mastodon", "https://toot.example/tag/JoyFE", "tags = JoyFE)" },
	{ "mastodon", "https://toot.example/api/v1/timelines/tag/JoyFE", "tags = JoyFE)" },
	{ "mastodon", "https://toot.example/@ada",
		"url = https://toot.example; or for that person's own posts type = feed and url = "
		"https://toot.example/@ada.rss)" },
	{ "mastodon", "https://toot.example/@bea@other.example/115",
		"https://other.example/@bea.rss" },
	{ "mastodon", "https://toot.example/users/ada", "https://toot.example/@ada.rss" },
	{ "mastodon", "http://127.0.0.1:8080/deck/explore",
		"this is a page of a server (expected the server alone: url = "
		"http://127.0.0.1:8080)" },
	{ "mastodon", "https://ada:pw@toot.example/home", "url = https://toot.example)" },
	{ "mastodon", "https://toot.example?x=1", "url = https://toot.example)" },
	{ "mastodon", "https://toot.example/tags/", "a page of a server" },
};
/* clang-format on */

static char *
say(const char *kind, const char *url)
{
	g_autoptr(SourceSpec) spec = source_spec_new();

	spec->kind = g_strdup(kind);
	spec->url = g_strdup(url);
	return platform_refusal(spec);
}

static void
test_rows(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		const Row *row = &rows[i];
		g_autofree char *got = say(row->kind, row->url);

		g_test_message("%s %s: %s", row->kind, row->url, got != NULL ? got : "nothing");
		g_assert_true((got == NULL) == (row->want == NULL));
		g_assert_true(row->want == NULL || strstr(got, row->want) != NULL);
		g_assert_true(got == NULL || strstr(got, "pw") == NULL);
	}
}

/* Who writes what was said has no more mistakes there. */
static void
test_ways_are_good(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *said = say(rows[i].kind, rows[i].url);
		const char *way = said != NULL ? strstr(said, "url = ") : NULL;

		if (way == NULL || strstr(way, "UC…") != NULL || strstr(way, "PL…") != NULL
			|| strstr(way, "NAME") != NULL) {
			continue;
		}
		way += strlen("url = ");
		g_autofree char *url = g_strndup(way, strcspn(way, ",;) "));
		const bool is_feed = strstr(said, "type = feed and url") != NULL
			&& strstr(said, "or for") == NULL;
		g_autofree char *again = say(is_feed ? "feed" : rows[i].kind, url);

		if (strcmp(url, "https://mastodon.social") != 0) {
			g_test_message("%s leads to %s", rows[i].url, url);
			g_assert_cmpstr(again, ==, NULL);
		}
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/platform/rows", test_rows);
	g_test_add_func("/platform/ways", test_ways_are_good);
	return g_test_run();
}
