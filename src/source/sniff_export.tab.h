/*
 * Files that people have of their posts and that no kind reads: what they begin with behind blanks
 * (NULL: anything), what stands in their first 4 kB (NULL: anything), and what they are.
 */
#define SNIFF_EXPORT_ROWS \
	{ "window.YTD.", NULL, "a file of X's export of an account (JavaScript: tweets.js), for " \
		"`tagdigest import`" }, \
	{ "Grailbird.data", NULL, "a file of Twitter's old export of an account (JavaScript), " \
		"for `tagdigest import`" }, \
	{ "{", "\"orderedItems\"", \
		"the archive of a Mastodon account (ActivityPub: outbox.json), for " \
		"`tagdigest import`" }, \
	{ "{", "\"OrderedCollection\"", \
		"the archive of a Mastodon account (ActivityPub: outbox.json), for " \
		"`tagdigest import`" }, \
	{ "{", "\"group_posts_v2\"", "a file of Facebook's export of an account, for " \
		"`tagdigest import`" }, \
	{ "{", "\"group_comments_v2\"", "a file of Facebook's export of an account, for " \
		"`tagdigest import`" }, \
	{ "{", "\"comments_v2\"", "a file of Facebook's export of an account, for " \
		"`tagdigest import`" }, \
	{ "[", "\"external_context\"", "a file of Facebook's export of an account, for " \
		"`tagdigest import`" }, \
	{ "{", "https://www.w3.org/ns/activitystreams", \
		"a single post or person of ActivityPub, not a list of posts" }, \
	{ "{", "\"app.bsky.", "an answer of Bluesky's API" }, \
	{ "Date,ShareLink,ShareCommentary", NULL, \
		"a file of LinkedIn's export of an account (Shares.csv), for " \
		"`tagdigest import`" }, \
	{ "PK\003\004", NULL, "a ZIP archive (that of an account is for `tagdigest import`, any " \
		"other to be unpacked first)" }, \
	{ "BEGIN:VCALENDAR", NULL, "a calendar (iCalendar)" }, \
	{ "<?xml", "<opml", "a list of feeds (OPML), for `tagdigest sources import`" }, \
	{ "<opml", NULL, "a list of feeds (OPML), for `tagdigest sources import`" }, \
	{ "<?xml", "<sitemapindex", "a site map, not a feed" }, \
	{ "<?xml", "<urlset", "a site map, not a feed" }, \
	{ NULL, "eroots", "the repository of a Bluesky account (CAR), for " \
		"`tagdigest import`" }
