/*
 * What is no export that is read: what its name ends with (NULL: anything), what it begins with
 * behind blanks (NULL: anything), what stands in its first 4 kB (NULL: anything); what it is, and
 * what to do. The first row that fits counts.
 */
#define FOREIGN_HTML_ADVICE(platform) \
	"ask " platform " for it again, with the format JSON instead of HTML"

#define FOREIGN_ROWS \
	{ NULL, "<", "facebook", "a download of Facebook as web pages", \
		FOREIGN_HTML_ADVICE("Facebook") }, \
	{ NULL, "<", "Facebook", "a download of Facebook as web pages", \
		FOREIGN_HTML_ADVICE("Facebook") }, \
	{ NULL, "<", "nstagram", "a download of Instagram as web pages", \
		FOREIGN_HTML_ADVICE("Instagram") }, \
	{ NULL, "<", "hreads", "a download of Threads as web pages", \
		FOREIGN_HTML_ADVICE("Threads") }, \
	{ "Your archive.html", NULL, NULL, "the pages of an archive of X, without their data", \
		"name the whole archive, or its folder data" }, \
	{ "[Content_Types].xml", NULL, NULL, "a file of an office program", \
		"save its table as CSV" }, \
	{ NULL, "PK\003\004", "[Content_Types].xml", "a file of an office program", \
		"save its table as CSV" }, \
	{ "content.xml", "<", "urn:oasis:names:tc:opendocument", \
		"a file of an office program", "save its table as CSV" }, \
	{ NULL, "PK\003\004", NULL, "an archive within", "unpack it first" }, \
	{ NULL, "\037\213", NULL, "an archive within", "unpack it first" }, \
	{ NULL, "BZh", NULL, "an archive within", "unpack it first" }, \
	{ NULL, "\3757zXZ", NULL, "an archive within", "unpack it first" }, \
	{ NULL, "7z\274\257\047\034", NULL, "an archive within", "unpack it first" }, \
	{ NULL, "Rar!", NULL, "an archive within", "unpack it first" }, \
	{ NULL, "\320\317\021\340", NULL, "a file of an office program", \
		"save its table as CSV" }, \
	{ NULL, "%PDF", NULL, "a PDF", "ask for an export as JSON or CSV" }, \
	{ NULL, "SQLite format 3", NULL, "a database", \
		"ask its program for an export as JSON or CSV" }, \
	{ NULL, "BEGIN:VCALENDAR", NULL, "a calendar", \
		"make it a source: `tagdigest sources add`" }, \
	{ NULL, "<?xml", "<opml", "a list of feeds", "`tagdigest sources import` reads it" }, \
	{ NULL, "<opml", NULL, "a list of feeds", "`tagdigest sources import` reads it" }, \
	{ NULL, "<?xml", "<rss", "a feed", "make it a source: `tagdigest sources add`" }, \
	{ NULL, "<?xml", "<feed", "a feed", "make it a source: `tagdigest sources add`" }, \
	{ NULL, "<rss", NULL, "a feed", "make it a source: `tagdigest sources add`" }, \
	{ NULL, "<!DOCTYPE html", NULL, "a web page", \
		"ask for an export as JSON or CSV, or add the page's feed as a source" }, \
	{ NULL, "<!doctype html", NULL, "a web page", \
		"ask for an export as JSON or CSV, or add the page's feed as a source" }, \
	{ NULL, "<html", NULL, "a web page", \
		"ask for an export as JSON or CSV, or add the page's feed as a source" }
