/*
 * Files that people have of their posts and that no kind reads: what they begin with behind blanks
 * (NULL: anything), what stands in their first 4 kB (NULL: anything), and what they are.
 */
#define SNIFF_EXPORT_ROWS \
	{ "window.YTD.", NULL, "a file of X's export of an account (JavaScript: tweets.js)" }, \
	{ "Grailbird.data", NULL, "a file of Twitter's old export of an account (JavaScript)" }, \
	{ "{", "\"orderedItems\"", \
		"the archive of a Mastodon account (ActivityPub: outbox.json)" }, \
	{ "{", "\"OrderedCollection\"", \
		"the archive of a Mastodon account (ActivityPub: outbox.json)" }, \
	{ "{", "\"group_posts_v2\"", "a file of Facebook's export of an account" }, \
	{ "{", "\"group_comments_v2\"", "a file of Facebook's export of an account" }, \
	{ "{", "\"comments_v2\"", "a file of Facebook's export of an account" }, \
	{ "[", "\"external_context\"", "a file of Facebook's export of an account" }, \
	{ "{", "https://www.w3.org/ns/activitystreams", \
		"a single post or person of ActivityPub, not a list of posts" }, \
	{ "{", "\"app.bsky.", "an answer of Bluesky's API" }, \
	{ "Date,ShareLink,ShareCommentary", NULL, \
		"a file of LinkedIn's export of an account (Shares.csv)" }, \
	{ "PK\003\004", NULL, "a ZIP archive, to be unpacked first" }, \
	{ "BEGIN:VCALENDAR", NULL, "a calendar (iCalendar)" }, \
	{ "<?xml", "<opml", "a list of feeds (OPML), for `tagdigest sources import`" }, \
	{ "<opml", NULL, "a list of feeds (OPML), for `tagdigest sources import`" }, \
	{ "<?xml", "<sitemapindex", "a site map, not a feed" }, \
	{ "<?xml", "<urlset", "a site map, not a feed" }, \
	{ NULL, "eroots", "the repository of a Bluesky account (CAR)" }
