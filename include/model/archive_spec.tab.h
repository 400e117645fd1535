/*
 * The keys of [archive], in the order of the example: rows of the option table
 * (src/config/options.c), of which each names the field of the spec beside this file.
 */
	{ "dir", PATH(dir), .is_usual = true, .example = "/var/www/letters",
		.help = "The folder that holds the archive; run keeps it up to date, and "
			"`tagdigest archive` makes it. It is made when it is not there; one that "
			"holds other people's files is refused." },
	{ "url", TEXT(url), .is_usual = true, .example = "https://letters.example.org",
		.help = "Where that folder is on the web. Mails then say where they can be read "
			"there, lead to all posts of a hashtag and all answers of a chat, and name "
			"a calendar of what is ahead to subscribe to; the feeds name their pages "
			"by it. Without it the archive works from its folder." },
	{ "index", BOOL(is_indexed), .standard = "no",
		.help = "Whether search engines may list the pages. With no each page asks them "
			"not to (noindex)." },
