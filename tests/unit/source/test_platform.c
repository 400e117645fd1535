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
		"accounts = @ada@toot.example; for hashtags the server alone: url = "
		"https://toot.example)" },
	{ "mastodon", "https://toot.example/@bea@other.example/115",
		"accounts = @bea@other.example" },
	{ "mastodon", "https://toot.example/users/ada", "accounts = @ada@toot.example" },
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

/* ---- what an address is ---- */

typedef struct Known {
	const char *address;
	const char *software; /* or NULL */
	const char *want; /* "kind url key=value name", with - for what is not there; "no", "page",
			     "?" */
} Known;

/* clang-format off */
static const Known known[] = {
	{ "https://www.youtube.com/channel/UCabc/videos", NULL,
		"feed https://www.youtube.com/feeds/videos.xml?channel_id=UCabc "
		"- youtube-com-ucabc" },
	{ "https://www.youtube.com/playlist?si=x&list=PLx1", NULL,
		"feed https://www.youtube.com/feeds/videos.xml?playlist_id=PLx1 "
		"- youtube-com-plx1" },
	{ "https://www.youtube.com/@joyfe", NULL, "page" },
	{ "https://www.youtube.com/c/joyfe", NULL, "page" },
	{ "https://www.youtube.com/watch?v=abc", NULL, "no" },
	{ "https://old.reddit.com/r/Teachers/top", NULL,
		"feed https://www.reddit.com/r/Teachers/new/.rss - old-reddit-com-teachers" },
	{ "https://www.reddit.com/r/Teachers/new/.rss", NULL,
		"feed https://www.reddit.com/r/Teachers/new/.rss - reddit-com" },
	{ "https://ada.substack.com/p/a-letter", NULL,
		"feed https://ada.substack.com/feed - ada-substack-com" },
	{ "https://open.substack.com/pub/ada", NULL,
		"feed https://ada.substack.com/feed - open-substack-com-ada" },
	{ "https://substack.com/@ada", NULL,
		"feed https://ada.substack.com/feed - substack-com-ada" },
	{ "https://substack.com/home", NULL, "no" },
	{ "https://ada.medium.com/x-123", NULL,
		"feed https://ada.medium.com/feed - ada-medium-com" },
	{ "https://medium.com/@ada/x-123", NULL,
		"feed https://medium.com/feed/@ada - medium-com-ada" },
	{ "https://medium.com/age-of-awareness", NULL,
		"feed https://medium.com/feed/age-of-awareness - medium-com-age-of-awareness" },
	{ "https://ada.tumblr.com/", NULL, "feed https://ada.tumblr.com/rss - ada-tumblr-com" },
	{ "https://www.tumblr.com/ada", NULL, "feed https://ada.tumblr.com/rss - tumblr-com-ada" },
	{ "https://www.tumblr.com/tagged/joyfe", NULL, "no" },
	{ "https://www.flickr.com/photos/tags/joyfe/", NULL,
		"feed https://www.flickr.com/services/feeds/photos_public.gne?tags=joyfe&"
		"format=atom - flickr-com-joyfe" },
	{ "https://www.flickr.com/photos/ada/", NULL, "page" },
	{ "https://www.buzzsprout.com/123456/episodes", NULL,
		"feed https://feeds.buzzsprout.com/123456.rss - buzzsprout-com-123456" },
	{ "https://ada.podbean.com/e/one/", NULL,
		"feed https://ada.podbean.com/feed.xml - ada-podbean-com" },
	{ "https://podcasts.apple.com/gb/podcast/x/id123", NULL, "no" },
	{ "https://open.spotify.com/show/abc", NULL, "no" },
	{ "https://podcasters.spotify.com/pod/show/ada", NULL, "page" },
	{ "https://www.facebook.com/groups/1", NULL, "no" },
	{ "https://uk.linkedin.com/in/ada", NULL, "no" },
	{ "https://www.threads.com/@ada", NULL, "no" },
	{ "https://calendar.google.com/calendar/embed?src=x", NULL, "no" },
	{ "https://college.example/dates.ics?x=1", NULL,
		"calendar https://college.example/dates.ics?x=1 - college-example" },
	{ "webcal://college.example/dates", NULL,
		"calendar https://college.example/dates - college-example" },
	{ "https://calendar.google.com/calendar/ical/x/public/basic.ics", NULL,
		"calendar https://calendar.google.com/calendar/ical/x/public/basic.ics - "
		"calendar-google-com" },
	/* ---- what only some programs read ---- */
	{ "https://bsky.app/profile/ada.bsky.social", NULL,
		"bluesky - accounts=ada.bsky.social bsky-app-ada-bsky-social" },
	{ "https://bsky.app/profile/ada.bsky.social/lists/3k", NULL,
		"bluesky - list=https://bsky.app/profile/ada.bsky.social/lists/3k "
		"bsky-app-ada-bsky-social" },
	{ "https://bsky.app/hashtag/JoyFE?author=x", NULL, "bluesky - tags=JoyFE bsky-app-joyfe" },
	{ "https://bsky.app/search?q=%23JoyFE", NULL, "bluesky - tags=JoyFE bsky-app-23joyfe" },
	{ "https://bsky.app/profile/ada.bsky.social/post/3k", NULL, "no" },
	{ "ada.bsky.social", NULL, "bluesky - accounts=ada.bsky.social bsky-app-ada-bsky-social" },
	{ "at://did:plc:abc/app.bsky.feed.generator/x", NULL,
		"bluesky - feed=at://did:plc:abc/app.bsky.feed.generator/x bsky-app" },
	{ "https://x.com/ada/status/1", NULL, "x - accounts=@ada@x.com x-com-ada" },
	{ "https://twitter.com/hashtag/JoyFE", NULL, "x - tags=JoyFE twitter-com-joyfe" },
	{ "https://x.com/search?q=%23JoyFE&f=live", NULL, "x - tags=JoyFE x-com-23joyfe" },
	/* ---- what a server says of itself ---- */
	{ "https://toot.example/@ada", NULL, "?" },
	{ "https://toot.example/@ada", "mastodon",
		"mastodon https://toot.example accounts=@ada@toot.example toot-example-ada" },
	{ "https://toot.example/@ada@other.example", "GoToSocial",
		"mastodon https://other.example accounts=@ada@other.example "
		"toot-example-ada-other-example" },
	{ "https://toot.example/tags/JoyFE", "akkoma",
		"mastodon https://toot.example tags=JoyFE toot-example-joyfe" },
	{ "https://toot.example/about", "mastodon",
		"mastodon https://toot.example - toot-example" },
	{ "https://toot.example/@ada.rss", "mastodon",
		"feed https://toot.example/@ada.rss - toot-example" },
	{ "https://toot.example/collections/7", "mastodon",
		"mastodon https://toot.example list=https://toot.example/collections/7 "
		"toot-example" },
	{ "https://toot.example/@ada@", "mastodon", "?" },
	{ "did:plc:abc\nurl = x", NULL, "?" },
	{ "https://lemmy.example/c/teaching", "lemmy",
		"feed https://lemmy.example/feeds/c/teaching.xml?sort=New "
		"- lemmy-example-teaching" },
	{ "https://lemmy.example/", "lemmy", "lemmy https://lemmy.example - lemmy-example" },
	{ "https://tube.example/c/joyfe/videos", "peertube",
		"feed https://tube.example/feeds/videos.xml?videoChannelName=joyfe - "
		"tube-example-joyfe" },
	{ "https://tube.example/", "peertube",
		"feed https://tube.example/feeds/videos.xml?isLocal=true - tube-example" },
	{ "https://forum.example/tag/joyfe", "discourse",
		"feed https://forum.example/tag/joyfe.rss - forum-example-joyfe" },
	{ "https://forum.example/c/teaching/5", "discourse",
		"feed https://forum.example/c/teaching/5.rss - forum-example-teaching" },
	{ "https://misskey.example/", "sharkey", "?" },
	{ "https://blog.college.example/", "wordpress", "?" },
	{ "@ada@toot.example", NULL,
		"mastodon https://toot.example accounts=@ada@toot.example toot-example-ada" },
	{ "ada@toot.example", NULL, "?" },
	{ "hello", NULL, "?" },
	{ "did:plc:abc", NULL, "bluesky - accounts=did:plc:abc bsky-app-did-plc-abc" },
};
/* clang-format on */

/* @return owned. */
static char *
tell(const Known *row)
{
	static const char *const kinds[] = { "feed", "calendar", "mastodon", "bluesky", "x",
		"lemmy", NULL };
	const PlatformAsk ask = { row->address, row->software, kinds };
	g_auto(Recognition) found = { 0 };
	const PlatformAnswer says = platform_recognise(&ask, &found);

	g_assert_true(says != PLATFORM_NO || found.why != NULL);
	if (says != PLATFORM_SECTION) {
		return g_strdup(says == PLATFORM_NO ? "no" : says == PLATFORM_PAGE ? "page" : "?");
	}
	g_assert_nonnull(found.what);
	g_autofree char *value = found.key == NULL ? g_strdup("-")
						   : g_strconcat(found.key, "=", found.value, NULL);
	return g_strjoin(" ", found.kind, found.url != NULL ? found.url : "-", value, found.name,
		NULL);
}

static void
test_known(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(known); i++) {
		g_autofree char *got = tell(&known[i]);

		g_test_message("%s", known[i].address);
		g_assert_cmpstr(got, ==, known[i].want);
	}
}

/* What is recognised is what check has nothing against. */
static void
test_known_is_good(void)
{
	static const char *const kinds[] = { "feed", "calendar", "mastodon", "bluesky", "x",
		"lemmy", NULL };

	for (guint i = 0; i < G_N_ELEMENTS(known); i++) {
		const PlatformAsk ask = { known[i].address, known[i].software, kinds };
		g_auto(Recognition) found = { 0 };

		if (platform_recognise(&ask, &found) == PLATFORM_SECTION && found.url != NULL) {
			g_autofree char *refusal = say(found.kind, found.url);

			g_test_message("%s: %s", known[i].address, found.url);
			g_assert_cmpstr(refusal, ==, NULL);
		}
	}
}

/* A program without a kind reads what it can, and says no where it cannot. */
static void
test_without_kinds(void)
{
	static const char *const kinds[] = { "feed", "mastodon", NULL };
	static const struct {
		const char *address;
		PlatformAnswer want;
	} rows_without[] = {
		{ "https://bsky.app/profile/ada.bsky.social", PLATFORM_SECTION },
		{ "https://bsky.app/hashtag/JoyFE", PLATFORM_NO },
		{ "https://x.com/ada", PLATFORM_NO },
		{ "ada.bsky.social", PLATFORM_UNKNOWN },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows_without); i++) {
		const PlatformAsk ask = { rows_without[i].address, NULL, kinds };
		g_auto(Recognition) found = { 0 };

		g_assert_cmpint(platform_recognise(&ask, &found), ==, rows_without[i].want);
		g_assert_true(found.kind == NULL || strcmp(found.kind, "feed") == 0);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/platform/rows", test_rows);
	g_test_add_func("/platform/ways", test_ways_are_good);
	g_test_add_func("/platform/known", test_known);
	g_test_add_func("/platform/known is good", test_known_is_good);
	g_test_add_func("/platform/without kinds", test_without_kinds);
	return g_test_run();
}
