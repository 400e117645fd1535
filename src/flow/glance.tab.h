/* What an organiser can do about a source that could not be read: by its kind (NULL: any; "file":
 * whatever has a file: address) and by HTTP's status, from one to another (0: nobody answered; -1:
 * nor ever will as things are). The first row that fits counts. */
#define GLANCE_MENDS \
	{ "file", 404, 404, \
		"look at how the path is spelled; one that does not begin with / counts from the " \
		"ini's folder" }, \
	{ "file", 200, 299, \
		"what is wanted is a file of RSS, Atom or JSON Feed (`tagdigest parse FILE` says " \
		"what it makes of one)" }, \
	{ NULL, -1, -1, \
		"only whoever runs the server can mend that (the certificate of an authority of " \
		"your own goes into ca_file in [tagdigest])" }, \
	{ NULL, 0, 0, \
		"look at the address (http or https, host, port); if it is right, the server or " \
		"the way to it may be down: try again later" }, \
	{ "feed", 200, 299, GLANCE_OPEN "the feed's own (" GLANCE_GUESS ")" }, \
	{ "mastodon", 200, 299, \
		GLANCE_OPEN "a Mastodon server, or one that speaks its API; a blog's feed is " \
		"type = feed" }, \
	{ "feed", 304, 304, "the server is broken: ask whoever runs it, or take the source out" }, \
	{ "feed", 404, 404, \
		"open the site in a browser and look for \"RSS\" or \"Feed\" there (" \
		GLANCE_GUESS "), and write that address as url" }, \
	{ NULL, 410, 410, "it will not come back: take the source out of the ini" }, \
	{ "feed", 401, 403, \
		"the server lets nobody in, or no programs: ask whoever runs it for an address " \
		"that may be read, or take the source out" }, \
	{ "x", 401, 403, \
		"look at token_file (the bearer token of an app), and at the app and its credit " \
		"in X's developer console" }, \
	{ "mastodon", 401, 403, GLANCE_TOKEN }, \
	{ "mastodon", 422, 422, GLANCE_TOKEN }, \
	{ NULL, 429, 429, "it was asked too often: wait, and make min_interval longer" }, \
	{ NULL, 500, 599, "the server has trouble of its own: try again later" }, \
	{ NULL, 300, 499, "open the address in a browser: is it the one that was meant?" }

#define GLANCE_OPEN "open the address in a browser: what is wanted is "
#define GLANCE_GUESS "often the page's address with /feed/, /rss or /feed.xml behind it"
#define GLANCE_TOKEN \
	"set token_file to a file with an access token of an account there, or read another server"

#define GLANCE_NO_POSTS \
	"it answers, and has no post under these hashtags: if there should be some, look at how " \
	"they are spelled, or read a larger server (it shows what its own people and those whom " \
	"they follow post)"
#define GLANCE_NO_ITEMS \
	"it answers, and there is nothing in it: is it the feed that was meant?"
#define GLANCE_NO_EVENTS \
	"it answers, and no event stands in it: is it the calendar that was meant?"
#define GLANCE_NO_HITS \
	"it answers, and has no post of what is asked for: if there should be some, look at how " \
	"the names are spelled"
