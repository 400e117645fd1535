/*
 * What addresses are, as far as their host and path tell. The first row that fits counts.
 *
 * host: it, and all below it (is_below: below it only); software: any server that says that it
 * runs it (NodeInfo's name, folded to a family by PLATFORM_FAMILIES); neither: any server. path:
 * what the path begins with; '*' is a segment's rest. query: a parameter that must be there, one
 * more segment. ends: what the path ends with.
 *
 * is_good: a feed, read as it is. way: the feed to read instead. kind, url, key, value: a section
 * that reads it better, in a program that has the kind. asks: its page names its feed. Else why
 * says why it cannot be read, and for want of a way what can be done. What what is, with its
 * article.
 * In all of these {1}, {2} are the segments, {o} the server ("https://host"), {h} its host, {a} the
 * whole address.
 *
 * Checked in 2026 against the platforms' own papers.
 */
#define PLATFORM_ROWS \
	{ .host = "youtube.com", .path = "/feeds/", .what = "a YouTube channel's feed", \
		.is_good = true }, \
	{ .host = "youtube.com", .path = "/channel/*", .what = "a YouTube channel", \
		.way = "https://www.youtube.com/feeds/videos.xml?channel_id={1}", \
		.why = "this is the page of a channel, not its feed" }, \
	{ .host = "youtube.com", .path = "/user/*", .what = "a YouTube channel", \
		.way = "https://www.youtube.com/feeds/videos.xml?user={1}", \
		.why = "this is the page of a channel, not its feed" }, \
	{ .host = "youtube.com", .path = "/playlist", .query = "list", \
		.what = "a YouTube playlist", \
		.way = "https://www.youtube.com/feeds/videos.xml?playlist_id={1}", \
		.why = "this is the page of a playlist, not its feed" }, \
	{ .host = "youtube.com", .path = "/playlist", \
		.why = \
			"this is the page of a playlist, not its feed (expected url = " \
			"https://www.youtube.com/feeds/videos.xml?playlist_id=PL…, with " \
			"what stands behind list= here)" }, \
	{ .host = "youtube.com", .path = "/watch", \
		.why = \
			"this is a video, not a channel's feed (expected url = " \
			"https://www.youtube.com/feeds/videos.xml?channel_id=UC…)" }, \
	{ .host = "youtube.com", .path = "/@*", .what = "a YouTube channel", .asks = true, \
		.why = PLATFORM_YOUTUBE }, \
	{ .host = "youtube.com", .path = "/c/*", .what = "a YouTube channel", .asks = true, \
		.why = PLATFORM_YOUTUBE }, \
	{ .host = "youtube.com", .path = "/", .why = PLATFORM_YOUTUBE }, \
	{ .host = "youtu.be", .path = "/", \
		.why = \
			"this is a video, not a channel's feed (expected url = " \
			"https://www.youtube.com/feeds/videos.xml?channel_id=UC…)" }, \
	{ .host = "reddit.com", .path = "/", .ends = ".rss", .what = "a feed of Reddit", \
		.is_good = true }, \
	{ .host = "reddit.com", .path = "/r/*", .what = "a subreddit", \
		.way = "https://www.reddit.com/r/{1}/new/.rss", \
		.why = "this is the page of a subreddit, not its feed" }, \
	{ .host = "reddit.com", .path = "/user/*", .what = "what somebody posts on Reddit", \
		.way = "https://www.reddit.com/user/{1}/.rss", \
		.why = "this is a person's page, not their feed" }, \
	{ .host = "reddit.com", .path = "/u/*", .what = "what somebody posts on Reddit", \
		.way = "https://www.reddit.com/user/{1}/.rss", \
		.why = "this is a person's page, not their feed" }, \
	{ .host = "reddit.com", .path = "/", \
		.why = \
			"this is a page of Reddit, not a feed (expected url = " \
			"https://www.reddit.com/r/NAME/new/.rss)" }, \
	{ .host = "bsky.app", .path = "/profile/", .ends = "/rss", .what = "a person's feed", \
		.is_good = true }, \
	{ .host = "bsky.app", .path = "/profile/*/lists/*", .what = "a list of people on Bluesky", \
		.kind = "bluesky", .key = "list", .value = "{a}", .why = PLATFORM_BLUESKY }, \
	{ .host = "bsky.app", .path = "/profile/*/feed/*", .what = "a feed on Bluesky", \
		.kind = "bluesky", .key = "feed", .value = "{a}", .why = PLATFORM_BLUESKY }, \
	{ .host = "bsky.app", .path = "/profile/*/post/*", \
		.why = \
			"this is one post, which no feed is (expected the page of whoever wrote " \
			"it: https://bsky.app/profile/NAME)" }, \
	{ .host = "bsky.app", .path = "/profile/*", .what = "somebody on Bluesky", \
		.kind = "bluesky", .key = "accounts", .value = "{1}", \
		.way = "https://bsky.app/profile/{1}/rss", \
		.why = "this is a person's page, not their feed" }, \
	{ .host = "bsky.app", .path = "/hashtag/*", .what = "a hashtag on Bluesky", \
		.kind = "bluesky", .key = "tags", .value = "{1}", .needs = PLATFORM_APP_PASSWORD, \
		.why = PLATFORM_BLUESKY }, \
	{ .host = "bsky.app", .path = "/search", .query = "q", .what = "a search on Bluesky", \
		.kind = "bluesky", .key = "tags", .value = "{1}", .needs = PLATFORM_APP_PASSWORD, \
		.why = PLATFORM_BLUESKY }, \
	{ .host = "bsky.app", .path = "/starter-pack", .why = PLATFORM_BLUESKY }, \
	{ .host = "bsky.app", .path = "/", .what = "Bluesky", .kind = "bluesky", \
		.needs = PLATFORM_APP_PASSWORD, .why = PLATFORM_BLUESKY }, \
	{ .host = "bsky.social", .path = "/", .what = "Bluesky", .kind = "bluesky", \
		.needs = PLATFORM_APP_PASSWORD, .why = PLATFORM_BLUESKY }, \
	{ .host = "medium.com", .path = "/feed", .what = "a feed of Medium", .is_good = true }, \
	{ .host = "medium.com", .is_below = true, .path = "/", .what = "a blog on Medium", \
		.way = "{o}/feed", .why = "this is a page of a blog, not its feed" }, \
	{ .host = "medium.com", .path = "/@*", .what = "a blog on Medium", \
		.way = "https://medium.com/feed/@{1}", \
		.why = "this is a person's page, not their feed" }, \
	{ .host = "medium.com", .path = "/tag/*", .what = "a topic on Medium", \
		.way = "https://medium.com/feed/tag/{1}", \
		.why = "this is a page about a tag, not its feed" }, \
	{ .host = "medium.com", .path = "/p/", .why = PLATFORM_ARTICLE }, \
	{ .host = "medium.com", .path = "/m/", .why = PLATFORM_ARTICLE }, \
	{ .host = "medium.com", .path = "/*", .what = "a publication on Medium", \
		.way = "https://medium.com/feed/{1}", \
		.why = "this is the page of a publication, not its feed" }, \
	{ .host = "substack.com", .path = "/feed", .what = "a newsletter's feed", \
		.is_good = true }, \
	{ .host = "open.substack.com", .path = "/pub/*", .what = "a newsletter on Substack", \
		.way = "https://{1}.substack.com/feed", \
		.why = "this is the page of a newsletter, not its feed" }, \
	{ .host = "substack.com", .is_below = true, .path = "/", \
		.what = "a newsletter on Substack", .way = "{o}/feed", \
		.why = "this is the page of a newsletter, not its feed" }, \
	{ .host = "substack.com", .path = "/@*", .what = "a newsletter on Substack", \
		.way = "https://{1}.substack.com/feed", \
		.why = "this is a person's page, not the feed of their newsletter" }, \
	{ .host = "substack.com", .path = "/", \
		.why = \
			"this is a page of Substack, not a newsletter (expected the newsletter's " \
			"own: https://NAME.substack.com/feed)" }, \
	{ .host = "tumblr.com", .path = "/", .ends = "/rss", .what = "a feed of Tumblr", \
		.is_good = true }, \
	{ .host = "tumblr.com", .is_below = true, .path = "/tagged/*", \
		.what = "a tag of a blog on Tumblr", .way = "{o}/tagged/{1}/rss", \
		.why = "this is a page of a blog, not its feed" }, \
	{ .host = "tumblr.com", .is_below = true, .path = "/", .what = "a blog on Tumblr", \
		.way = "{o}/rss", .why = "this is a page of a blog, not its feed" }, \
	{ .host = "tumblr.com", .path = "/tagged/", \
		.why = \
			"this cannot be read, because Tumblr shows hashtags to programs with a " \
			"key alone (expected a blog there: https://NAME.tumblr.com/rss, or one " \
			"tag of it: https://NAME.tumblr.com/tagged/TAG/rss)" }, \
	{ .host = "tumblr.com", .path = "/blog/view/*", .what = "a blog on Tumblr", \
		.way = "https://{1}.tumblr.com/rss", \
		.why = "this is a page of a blog, not its feed" }, \
	{ .host = "tumblr.com", .path = "/*", .what = "a blog on Tumblr", \
		.way = "https://{1}.tumblr.com/rss", \
		.why = "this is a page of a blog, not its feed" }, \
	{ .host = "flickr.com", .path = "/services/feeds/", .what = "a feed of Flickr", \
		.is_good = true }, \
	{ .host = "flickr.com", .path = "/photos/tags/*", .what = "a tag on Flickr", \
		.way = \
			"https://www.flickr.com/services/feeds/photos_public.gne?tags={1}&" \
			"format=atom", \
		.why = "this is a page about a tag, not its feed" }, \
	{ .host = "flickr.com", .path = "/photos/*", .what = "somebody's pictures on Flickr", \
		.asks = true, .why = PLATFORM_FLICKR }, \
	{ .host = "flickr.com", .path = "/people/*", .what = "somebody's pictures on Flickr", \
		.asks = true, .why = PLATFORM_FLICKR }, \
	{ .host = "flickr.com", .path = "/groups/*", .what = "a group on Flickr", .asks = true, \
		.why = PLATFORM_FLICKR }, \
	{ .host = "flickr.com", .path = "/", .why = PLATFORM_FLICKR }, \
	PLATFORM_PODCASTS, \
	PLATFORM_SHUT, \
	PLATFORM_SERVERS

/* ---- podcasts: their hosts, and the players, who name no feed ---- */
#define PLATFORM_PODCASTS \
	{ .host = "feeds.buzzsprout.com", .path = "/", .what = "a podcast", .is_good = true }, \
	{ .host = "buzzsprout.com", .path = "/*", .what = "a podcast", \
		.way = "https://feeds.buzzsprout.com/{1}.rss", .why = PLATFORM_PODCAST }, \
	{ .host = "feed.podbean.com", .path = "/", .what = "a podcast", .is_good = true }, \
	{ .host = "podbean.com", .path = "/", .ends = "/feed.xml", .what = "a podcast", \
		.is_good = true }, \
	{ .host = "www.podbean.com", .path = "/", .what = "a podcast", .asks = true, \
		.why = PLATFORM_PODCAST }, \
	{ .host = "podbean.com", .is_below = true, .path = "/", .what = "a podcast", \
		.way = "{o}/feed.xml", .why = PLATFORM_PODCAST }, \
	{ .host = "anchor.fm", .path = "/s/", .what = "a podcast", .is_good = true }, \
	{ .host = "anchor.fm", .path = "/*", .what = "a podcast", .asks = true, \
		.why = PLATFORM_ANCHOR }, \
	{ .host = "podcasters.spotify.com", .path = "/pod/", .what = "a podcast", .asks = true, \
		.why = PLATFORM_ANCHOR }, \
	{ .host = "creators.spotify.com", .path = "/pod/", .what = "a podcast", .asks = true, \
		.why = PLATFORM_ANCHOR }, \
	{ .host = "feeds.libsyn.com", .path = "/", .what = "a podcast", .is_good = true }, \
	{ .host = "libsyn.com", .path = "/", .ends = "rss", .what = "a podcast", \
		.is_good = true }, \
	{ .host = "libsyn.com", .is_below = true, .path = "/", .what = "a podcast", \
		.way = "{o}/rss", .why = PLATFORM_PODCAST }, \
	{ .host = "feeds.transistor.fm", .path = "/", .what = "a podcast", .is_good = true }, \
	{ .host = "feeds.acast.com", .path = "/", .what = "a podcast", .is_good = true }, \
	{ .host = "shows.acast.com", .path = "/*", .what = "a podcast", \
		.way = "https://feeds.acast.com/public/shows/{1}", .why = PLATFORM_PODCAST }, \
	{ .host = "feeds.soundcloud.com", .path = "/", .what = "a podcast", .is_good = true }, \
	{ .host = "soundcloud.com", .path = "/", .why = PLATFORM_PLAYER }, \
	{ .host = "podcasts.apple.com", .path = "/", .why = PLATFORM_PLAYER }, \
	{ .host = "itunes.apple.com", .path = "/", .why = PLATFORM_PLAYER }, \
	{ .host = "spotify.com", .path = "/", .why = PLATFORM_PLAYER }, \
	{ .host = "podcasts.google.com", .path = "/", .why = PLATFORM_PLAYER }, \
	{ .host = "music.amazon.com", .path = "/", .why = PLATFORM_PLAYER }, \
	{ .host = "music.amazon.co.uk", .path = "/", .why = PLATFORM_PLAYER }, \
	{ .host = "audible.com", .path = "/", .why = PLATFORM_PLAYER }, \
	{ .host = "audible.co.uk", .path = "/", .why = PLATFORM_PLAYER }, \
	{ .host = "castbox.fm", .path = "/", .why = PLATFORM_PLAYER }, \
	{ .host = "pca.st", .path = "/", .why = PLATFORM_PLAYER }, \
	{ .host = "overcast.fm", .path = "/", .why = PLATFORM_PLAYER }

/* ---- places that no program is let into, or none yet ---- */
#define PLATFORM_SHUT \
	{ .host = "x.com", .path = "/hashtag/*", .what = "a hashtag on X", .kind = "x", \
		.key = "tags", .value = "{1}", .needs = PLATFORM_X_TOKEN, .why = PLATFORM_X }, \
	{ .host = "twitter.com", .path = "/hashtag/*", .what = "a hashtag on X", .kind = "x", \
		.key = "tags", .value = "{1}", .needs = PLATFORM_X_TOKEN, .why = PLATFORM_X }, \
	{ .host = "x.com", .path = "/search", .query = "q", .what = "a search on X", .kind = "x", \
		.key = "tags", .value = "{1}", .needs = PLATFORM_X_TOKEN, .why = PLATFORM_X }, \
	{ .host = "twitter.com", .path = "/search", .query = "q", .what = "a search on X", \
		.kind = "x", .key = "tags", .value = "{1}", .needs = PLATFORM_X_TOKEN, \
		.why = PLATFORM_X }, \
	{ .host = "x.com", .path = "/i/", .why = PLATFORM_X }, \
	{ .host = "twitter.com", .path = "/i/", .why = PLATFORM_X }, \
	{ .host = "x.com", .path = "/*", .what = "somebody on X", .kind = "x", \
		.key = "accounts", .value = "@{1}@x.com", .needs = PLATFORM_X_TOKEN, \
		.why = PLATFORM_X }, \
	{ .host = "twitter.com", .path = "/*", .what = "somebody on X", .kind = "x", \
		.key = "accounts", .value = "@{1}@x.com", .needs = PLATFORM_X_TOKEN, \
		.why = PLATFORM_X }, \
	{ .host = "x.com", .path = "/", .what = "X", .kind = "x", .needs = PLATFORM_X_TOKEN, \
		.why = PLATFORM_X }, \
	{ .host = "twitter.com", .path = "/", .what = "X", .kind = "x", \
		.needs = PLATFORM_X_TOKEN, .why = PLATFORM_X }, \
	{ .host = "t.co", .path = "/", .why = PLATFORM_X }, \
	{ .host = "facebook.com", .path = "/", .why = PLATFORM_FACEBOOK }, \
	{ .host = "fb.com", .path = "/", .why = PLATFORM_FACEBOOK }, \
	{ .host = "fb.me", .path = "/", .why = PLATFORM_FACEBOOK }, \
	{ .host = "linkedin.com", .path = "/", .why = PLATFORM_LINKEDIN }, \
	{ .host = "lnkd.in", .path = "/", .why = PLATFORM_LINKEDIN }, \
	{ .host = "instagram.com", .path = "/", \
		.why = \
			"this cannot be read, because Instagram shows hashtags to programs " \
			"that it has reviewed alone, without the names of authors (who posts " \
			"there can post to Pixelfed or Mastodon as well)" }, \
	{ .host = "threads.net", .path = "/", .why = PLATFORM_THREADS }, \
	{ .host = "threads.com", .path = "/", .why = PLATFORM_THREADS }, \
	{ .host = "tiktok.com", .path = "/", \
		.why = \
			"this cannot be read, because TikTok has neither feeds nor " \
			"hashtags for programs (who posts there can post to YouTube or PeerTube " \
			"as well, whose channels have feeds)" }, \
	{ .host = "zoom.us", .path = "/", .why = PLATFORM_MEETING }, \
	{ .host = "teams.microsoft.com", .path = "/", .why = PLATFORM_MEETING }, \
	{ .host = "meet.google.com", .path = "/", .why = PLATFORM_MEETING }, \
	{ .host = "discord.com", .path = "/", .why = PLATFORM_CHAT }, \
	{ .host = "discord.gg", .path = "/", .why = PLATFORM_CHAT }, \
	{ .host = "slack.com", .path = "/", .why = PLATFORM_CHAT }, \
	{ .host = "whatsapp.com", .path = "/", .why = PLATFORM_CHAT }, \
	{ .host = "t.me", .path = "/", .why = PLATFORM_CHAT }, \
	{ .host = "groups.google.com", .path = "/", .why = PLATFORM_MAILING }, \
	{ .host = "jiscmail.ac.uk", .path = "/", .why = PLATFORM_MAILING }, \
	{ .path = "/", .ends = ".ics", .what = "a calendar", .kind = "calendar", .url = "{a}", \
		.why = "this is a calendar (expected type = calendar)" }, \
	{ .host = "calendar.google.com", .path = "/", .why = PLATFORM_CALENDAR }, \
	{ .host = "calendar.app.google", .path = "/", .why = PLATFORM_CALENDAR }, \
	{ .host = "outlook.office365.com", .path = "/", .why = PLATFORM_CALENDAR }, \
	{ .host = "eventbrite.com", .path = "/", .why = PLATFORM_CALENDAR }, \
	{ .host = "eventbrite.co.uk", .path = "/", .why = PLATFORM_CALENDAR }, \
	{ .host = "meetup.com", .path = "/", .why = PLATFORM_CALENDAR }, \
	{ .host = "blog.example", .path = "/feed/", .why = PLATFORM_EXAMPLE }, \
	{ .host = "host.example", .path = "/feed/", .why = PLATFORM_EXAMPLE }, \
	{ .host = "newsletter.example", .path = "/feed", .why = PLATFORM_EXAMPLE }, \
	{ .host = "podcast.example", .path = "/feed.xml", .why = PLATFORM_EXAMPLE }

/* ---- servers that say what they run; a path without a row is left to the page itself ---- */
#define PLATFORM_TAG(SOFTWARE, PATH) \
	.software = SOFTWARE, .path = PATH, .what = "a hashtag in the fediverse", \
	.kind = SOFTWARE, .url = "{o}", .key = "tags", .value = "{1}"
#define PLATFORM_PERSON(PATH) \
	.software = "mastodon", .path = PATH, .what = "somebody in the fediverse", \
	.kind = "mastodon", .url = "{o}", .key = "accounts", .value = "@{1}"
#define PLATFORM_SERVERS \
	{ .software = "mastodon", .path = "/", .ends = ".rss", .what = "a feed", \
		.is_good = true }, \
	{ PLATFORM_TAG("mastodon", "/tags/*") }, \
	{ PLATFORM_TAG("mastodon", "/tag/*") }, \
	{ PLATFORM_TAG("mastodon", "/web/timelines/tag/*") }, \
	{ PLATFORM_TAG("mastodon", "/web/tags/*") }, \
	{ PLATFORM_TAG("mastodon", "/deck/tags/*") }, \
	{ PLATFORM_TAG("mastodon", "/explore/tags/*") }, \
	{ PLATFORM_TAG("mastodon", "/timelines/tag/*") }, \
	{ PLATFORM_TAG("mastodon", "/timeline/tag/*") }, \
	{ PLATFORM_TAG("mastodon", "/discover/tags/*") }, \
	{ PLATFORM_TAG("mastodon", "/api/v1/timelines/tag/*") }, \
	{ PLATFORM_TAG("mastodon", "/search"), .query = "tag" }, \
	{ .software = "mastodon", .path = "/collections/", .what = "a list of people", \
		.kind = "mastodon", .url = "{o}", .key = "list", .value = "{a}" }, \
	{ PLATFORM_PERSON("/web/@*") }, \
	{ PLATFORM_PERSON("/deck/@*") }, \
	{ PLATFORM_PERSON("/@*") }, \
	{ PLATFORM_PERSON("/users/*") }, \
	{ PLATFORM_PERSON("/profile/*") }, \
	{ .software = "mastodon", .path = "/", .what = "a server of Mastodon's family", \
		.kind = "mastodon", .url = "{o}" }, \
	{ .software = "misskey", .path = "/", .ends = ".atom", .what = "a feed", \
		.is_good = true }, \
	{ .software = "misskey", .path = "/", .ends = ".rss", .what = "a feed", .is_good = true }, \
	{ PLATFORM_TAG("misskey", "/tags/*") }, \
	{ .software = "misskey", .path = "/@*", .what = "somebody in the fediverse", \
		.way = "{o}/@{1}.atom" }, \
	{ .software = "misskey", .path = "/", .what = "a server of Misskey's family", \
		.kind = "misskey", .url = "{o}" }, \
	{ .software = "lemmy", .path = "/feeds/", .what = "a feed of Lemmy", .is_good = true }, \
	{ .software = "lemmy", .path = "/c/*", .what = "a community on Lemmy", \
		.way = "{o}/feeds/c/{1}.xml?sort=New" }, \
	{ .software = "lemmy", .path = "/u/*", .what = "what somebody posts on Lemmy", \
		.way = "{o}/feeds/u/{1}.xml?sort=New" }, \
	{ .software = "lemmy", .path = "/", .what = "a Lemmy server", .kind = "lemmy", \
		.url = "{o}", .way = "{o}/feeds/local.xml?sort=New" }, \
	{ .software = "piefed", .path = "/", .ends = "/feed", .what = "a feed of PieFed", \
		.is_good = true }, \
	{ .software = "piefed", .path = "/c/*", .what = "a community on PieFed", \
		.way = "{o}/c/{1}/feed" }, \
	{ .software = "piefed", .path = "/", .what = "a PieFed server", .kind = "piefed", \
		.url = "{o}" }, \
	{ .software = "peertube", .path = "/feeds/", .what = "a feed of PeerTube", \
		.is_good = true }, \
	{ .software = "peertube", .path = "/c/*", .what = "a channel on PeerTube", \
		.way = "{o}/feeds/videos.xml?videoChannelName={1}" }, \
	{ .software = "peertube", .path = "/video-channels/*", .what = "a channel on PeerTube", \
		.way = "{o}/feeds/videos.xml?videoChannelName={1}" }, \
	{ .software = "peertube", .path = "/a/*", .what = "what somebody shows on PeerTube", \
		.way = "{o}/feeds/videos.xml?accountName={1}" }, \
	{ .software = "peertube", .path = "/accounts/*", \
		.what = "what somebody shows on PeerTube", \
		.way = "{o}/feeds/videos.xml?accountName={1}" }, \
	{ .software = "peertube", .path = "/", .what = "a PeerTube server", .kind = "peertube", \
		.url = "{o}", .way = "{o}/feeds/videos.xml?isLocal=true" }, \
	{ .software = "discourse", .path = "/", .ends = ".rss", .what = "a feed of a forum", \
		.is_good = true }, \
	{ .software = "discourse", .path = "/tag/*", .what = "a tag of a forum (Discourse)", \
		.kind = "discourse", .url = "{o}", .key = "tags", .value = "{1}", \
		.way = "{o}/tag/{1}.rss" }, \
	{ .software = "discourse", .path = "/tags/*", .what = "a tag of a forum (Discourse)", \
		.kind = "discourse", .url = "{o}", .key = "tags", .value = "{1}", \
		.way = "{o}/tag/{1}.rss" }, \
	{ .software = "discourse", .path = "/c/*/*", .what = "a part of a forum (Discourse)", \
		.way = "{o}/c/{1}/{2}.rss" }, \
	{ .software = "discourse", .path = "/t/*/*", .what = "a topic of a forum (Discourse)", \
		.way = "{o}/t/{1}/{2}.rss" }, \
	{ .software = "discourse", .path = "/", .what = "a forum (Discourse)", \
		.kind = "discourse", .url = "{o}", .way = "{o}/latest.rss" }, \
	{ .software = "mbin", .path = "/m/*", .what = "a magazine on Mbin", \
		.way = "{o}/rss?magazine={1}" }

/* Which names that servers give for what they run (NodeInfo, or a page's generator) are alike. */
#define PLATFORM_FAMILIES \
	{ "mastodon", "mastodon" }, { "hometown", "mastodon" }, { "glitch", "mastodon" }, \
	{ "gotosocial", "mastodon" }, { "pixelfed", "mastodon" }, { "pleroma", "mastodon" }, \
	{ "akkoma", "mastodon" }, { "friendica", "mastodon" }, { "hollo", "mastodon" }, \
	{ "takahe", "mastodon" }, { "mitra", "mastodon" }, { "snac", "mastodon" }, \
	{ "iceshrimp.net", "mastodon" }, { "iceshrimp", "mastodon" }, \
	{ "fedibird", "mastodon" }, { "kmyblue", "mastodon" }, \
	{ "misskey", "misskey" }, { "sharkey", "misskey" }, { "firefish", "misskey" }, \
	{ "calckey", "misskey" }, { "foundkey", "misskey" }, { "cherrypick", "misskey" }, \
	{ "catodon", "misskey" }, { "lemmy", "lemmy" }, { "piefed", "piefed" }, \
	{ "peertube", "peertube" }, { "discourse", "discourse" }, { "mbin", "mbin" }, \
	{ "kbin", "mbin" }

#define PLATFORM_YOUTUBE \
	"this is a page of YouTube, not a channel's feed (expected url = " \
	"https://www.youtube.com/feeds/videos.xml?channel_id=UC…; the channel's page has the id " \
	"under \"more\", \"Share channel\", \"Copy channel ID\")"
#define PLATFORM_FLICKR \
	"this is a page of Flickr, not a feed (expected url = " \
	"https://www.flickr.com/services/feeds/photos_public.gne?tags=TAG&format=atom)"
#define PLATFORM_ARTICLE \
	"this is one article, not a feed (expected its writer's feed: url = " \
	"https://medium.com/feed/@NAME)"
#define PLATFORM_PODCAST "this is the page of a podcast, not its feed"
#define PLATFORM_ANCHOR \
	"this is the page of a podcast, which names no feed (expected url = " \
	"https://anchor.fm/s/…/podcast/rss, which whoever makes it finds in its settings)"
#define PLATFORM_PLAYER \
	"this is a player, which names no feed (expected the feed of the podcast's own site or " \
	"host; whoever makes the podcast knows it)"
#define PLATFORM_BLUESKY \
	"this cannot be read, because Bluesky searches for members only (expected " \
	"type = bluesky with user and password_file; or the feed of a person: url = " \
	"https://bsky.app/profile/NAME/rss)"
#define PLATFORM_APP_PASSWORD \
	"an account there, and an app password of it (Settings, Privacy and security, App " \
	"passwords) in the file"
#define PLATFORM_X_TOKEN \
	"an account of a developer at https://console.x.com with credit, and its Bearer token in " \
	"the file: each post that is read costs money"
#define PLATFORM_LINKEDIN \
	"this cannot be read, because LinkedIn shows neither hashtags nor groups " \
	"to programs (a person's own blog or newsletter often has a feed)"
#define PLATFORM_X \
	"this cannot be read, because X shows posts only to programs that pay for " \
	"each (expected type = x with token_file and budget; who posts there can post to " \
	"Mastodon or Bluesky as well)"
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
#define PLATFORM_MAILING \
	"this cannot be read, because it is a list that goes out by mail (expected an archive of " \
	"it with a feed, if it has one)"
#define PLATFORM_CALENDAR \
	"this is a page that shows a calendar, and not the calendar (expected its public address " \
	"in iCal format, which mostly ends with .ics; the calendar's settings tell it)"
#define PLATFORM_EXAMPLE \
	"this is the example's, still to be filled in (expected the address of a " \
	"feed that there is)"
