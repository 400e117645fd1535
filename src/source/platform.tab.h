/*
 * Hosts whose pages people take for something that can be read. The first row that fits counts.
 *
 * host: it, and all below it. path: what the path begins with; '*' is a segment's rest, of which
 * there is one at most. ends: what path and query end with, where a row is about an address that is
 * read as it is. way: what to write instead, with the segment in the place of %s. why: what the
 * address is, and for want of a way what can be done. Checked in 2026 against the platforms' own
 * papers.
 */
#define PLATFORM_ROWS \
	{ .host = "youtube.com", .path = "/feeds/", .is_good = true }, \
	{ .host = "youtube.com", .path = "/channel/*", \
		.way = "https://www.youtube.com/feeds/videos.xml?channel_id=%s", \
		.why = "this is the page of a channel, not its feed" }, \
	{ .host = "youtube.com", .path = "/user/*", \
		.way = "https://www.youtube.com/feeds/videos.xml?user=%s", \
		.why = "this is the page of a channel, not its feed" }, \
	{ .host = "youtube.com", .path = "/playlist", \
		.why = \
			"this is the page of a playlist, not its feed (expected url = " \
			"https://www.youtube.com/feeds/videos.xml?playlist_id=PL…, with " \
			"what stands behind list= here)" }, \
	{ .host = "youtube.com", .path = "/", \
		.why = \
			"this is a page of YouTube, not a channel's feed (expected url = " \
			"https://www.youtube.com/feeds/videos.xml?channel_id=UC…; the " \
			"channel's page has the id under \"more\", \"Share channel\", " \
			"\"Copy channel ID\")" }, \
	{ .host = "youtu.be", .path = "/", \
		.why = \
			"this is a video, not a channel's feed (expected url = " \
			"https://www.youtube.com/feeds/videos.xml?channel_id=UC…)" }, \
	{ .host = "reddit.com", .path = "/", .ends = ".rss", .is_good = true }, \
	{ .host = "reddit.com", .path = "/r/*", .way = "https://www.reddit.com/r/%s/new/.rss", \
		.why = "this is the page of a subreddit, not its feed" }, \
	{ .host = "reddit.com", .path = "/user/*", .way = "https://www.reddit.com/user/%s/.rss", \
		.why = "this is a person's page, not their feed" }, \
	{ .host = "reddit.com", .path = "/u/*", .way = "https://www.reddit.com/user/%s/.rss", \
		.why = "this is a person's page, not their feed" }, \
	{ .host = "reddit.com", .path = "/", \
		.why = \
			"this is a page of Reddit, not a feed (expected url = " \
			"https://www.reddit.com/r/NAME/new/.rss)" }, \
	{ .host = "bsky.app", .path = "/profile/", .ends = "/rss", .is_good = true }, \
	{ .host = "bsky.app", .path = "/profile/*", .way = "https://bsky.app/profile/%s/rss", \
		.why = "this is a person's page, not their feed" }, \
	{ .host = "bsky.app", .path = "/", .why = PLATFORM_BLUESKY }, \
	{ .host = "bsky.social", .path = "/", .why = PLATFORM_BLUESKY }, \
	{ .host = "medium.com", .path = "/feed/", .is_good = true }, \
	{ .host = "medium.com", .path = "/@*", .way = "https://medium.com/feed/@%s", \
		.why = "this is a person's page, not their feed" }, \
	{ .host = "medium.com", .path = "/tag/*", .way = "https://medium.com/feed/tag/%s", \
		.why = "this is a page about a tag, not its feed" }, \
	{ .host = "x.com", .path = "/", .why = PLATFORM_X }, \
	{ .host = "twitter.com", .path = "/", .why = PLATFORM_X }, \
	{ .host = "t.co", .path = "/", .why = PLATFORM_X }, \
	{ .host = "facebook.com", .path = "/", .why = PLATFORM_FACEBOOK }, \
	{ .host = "fb.com", .path = "/", .why = PLATFORM_FACEBOOK }, \
	{ .host = "fb.me", .path = "/", .why = PLATFORM_FACEBOOK }, \
	{ .host = "linkedin.com", .path = "/", .why = PLATFORM_LINKEDIN }, \
	{ .host = "lnkd.in", .path = "/", .why = PLATFORM_LINKEDIN }, \
	{ .host = "instagram.com", .path = "/", \
		.why = \
			"this cannot be read, because Instagram shows hashtags to programs " \
			"that it has reviewed alone, without the names of authors" }, \
	{ .host = "threads.net", .path = "/", .why = PLATFORM_THREADS }, \
	{ .host = "threads.com", .path = "/", .why = PLATFORM_THREADS }, \
	{ .host = "tiktok.com", .path = "/", \
		.why = \
			"this cannot be read, because TikTok has neither feeds nor " \
			"hashtags for programs" }, \
	{ .host = "zoom.us", .path = "/", .why = PLATFORM_MEETING }, \
	{ .host = "teams.microsoft.com", .path = "/", .why = PLATFORM_MEETING }, \
	{ .host = "meet.google.com", .path = "/", .why = PLATFORM_MEETING }, \
	{ .host = "discord.com", .path = "/", .why = PLATFORM_CHAT }, \
	{ .host = "discord.gg", .path = "/", .why = PLATFORM_CHAT }, \
	{ .host = "slack.com", .path = "/", .why = PLATFORM_CHAT }, \
	{ .host = "whatsapp.com", .path = "/", .why = PLATFORM_CHAT }, \
	{ .host = "t.me", .path = "/", .why = PLATFORM_CHAT }, \
	{ .host = "blog.example", .path = "/feed/", .why = PLATFORM_EXAMPLE }, \
	{ .host = "host.example", .path = "/feed/", .why = PLATFORM_EXAMPLE }, \
	{ .host = "newsletter.example", .path = "/feed", .why = PLATFORM_EXAMPLE }, \
	{ .host = "podcast.example", .path = "/feed.xml", .why = PLATFORM_EXAMPLE }

#define PLATFORM_BLUESKY \
	"this cannot be read, because Bluesky searches for members only (expected " \
	"the feed of a person: url = https://bsky.app/profile/NAME/rss)"
#define PLATFORM_LINKEDIN \
	"this cannot be read, because LinkedIn shows neither hashtags nor groups " \
	"to programs (a person's own blog or newsletter often has a feed)"
#define PLATFORM_X \
	"this cannot be read, because X shows posts only to programs that pay for " \
	"each (who posts there can post to Mastodon or Bluesky as well)"
#define PLATFORM_FACEBOOK \
	"this cannot be read, because Facebook has shown no group and no hashtag " \
	"to programs since April 2024 (a page of its own, a blog or a newsletter " \
	"can have a feed)"
#define PLATFORM_THREADS \
	"this cannot be read, because Threads shows hashtags to programs that it " \
	"has reviewed alone (people who share to the fediverse there are seen by " \
	"Mastodon servers: type = mastodon, url = https://mastodon.social)"
#define PLATFORM_MEETING \
	"this cannot be read, because it is a place to meet and not a document " \
	"(expected the blog or the calendar's page where meetings are announced, " \
	"if it has a feed)"
#define PLATFORM_CHAT \
	"this cannot be read, because what is said there is for its members only " \
	"(expected an address that everybody can open)"
#define PLATFORM_EXAMPLE \
	"this is the example's, still to be filled in (expected the address of a " \
	"feed that there is)"
