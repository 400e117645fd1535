/* The command table: help, completion and the man page's synopsis come from it. */
#include "command.h"

const Command commands[] = {
	{
		.name = "init", .arguments = "", .needs = NEEDS_NOTHING,
		.summary = "write a first aggregator.ini here, to be filled in",
		.run = init_run,
		.options = {
			{ "contact", "ADDRESS", "the organiser's address", false },
			{ "relay", "URL", "the mail server, e.g. smtp://me@mail.example.org:587",
			  false },
			{ "tags", "TAGS", "the hashtags, e.g. JoyFE,UKFEChat", false },
			{ "example", NULL, "print every option with its help; write nothing",
			  false },
		},
	},
	{
		.name = "check", .arguments = "", .needs = NEEDS_NOTHING,
		.summary = "read the ini and name every mistake with its line",
		.has_json = true, .run = check_run,
		.options = {
			{ "print", NULL, "print the ini as it was read, secrets as ***", false },
			{ "online", NULL,
				"ask each source and the mailbox once, say what is seen; keep "
				"nothing",
				false },
			{ "spend", NULL, "with --online: ask those that take money, too", false },
		},
	},
	{
		.name = "sources", .needs = NEEDS_NOTHING, .arguments_max = -1, .has_json = true,
		.arguments = "[list | add ADDRESS | kinds | import FILE | export]",
		.summary = "see and change what is read: add a page, a person, a feed, whatever "
			   "its kind; exchange lists with feed readers (OPML)",
		.run = sources_run,
		.options = {
			{ "name", "NAME", "add: what the section is called (else made of the "
			  "address)", false },
			{ "tags", "TAGS", "add: the hashtags to look for there (those of all "
			  "digests when not given)", false },
			{ "print", NULL, "add, import: print the lines and leave the ini as it "
			  "is", false },
			{ "spend", NULL, "add: ask it once though an answer costs money (X)",
			  false },
		},
	},
	{
		.name = "parse", .arguments = "FILE…", .needs = NEEDS_NOTHING, .arguments_min = 0,
		.arguments_max = -1,
		.summary = "print the posts of feed files, one JSON object a line",
		.run = parse_run,
		.options = {
			{ "type", "TYPE", "feed, mastodon, bluesky, x, or a name that an ini "
			  "describes; told from the bytes when not given", false },
			{ "kind", "KIND", "likewise; also the file that describes it (with a / or "
			  ".ini in its name); without a FILE it is only judged", false },
			{ "base-url", "URL", "where the files came from, for relative links",
			  false },
			{ "kept", NULL, "only what poll would keep: posts under a hashtag of the "
			  "ini's digests that may be shown (a source's rules are not asked)",
			  false },
			{ "tag", "NAME", "likewise, but under this hashtag; may be given again",
			  true },
		},
	},
	{
		.name = "cluster", .arguments = "FILE", .needs = NEEDS_NOTHING, .arguments_min = 1,
		.arguments_max = 1,
		.summary = "say which posts of a file (as parse prints them; - reads standard "
			   "input) are copies: id, tab, the id of what it is a copy of",
		.run = cluster_run,
	},
	{
		.name = "recap", .arguments = "[TAG [Q…]]", .needs = NEEDS_STORE_WRITE,
		.bare = "file", .arguments_max = 2, .has_json = true,
		.summary = "print a chat question by question, each with its answers: the last "
			   "one under TAG; or correct it",
		.run = recap_run,
		.options = {
			{ "file", "FILE", "the posts, as parse prints them; - reads standard input",
			  false },
			{ "host", "NAME", "who asks, e.g. @ada@social.example; may be given again "
			  "(found by their numbered questions when not given)", true },
			{ "format", "FORMAT", "text, markdown, html or json (text when not given)",
			  false },
			{ "from", "TIME", "another hour, e.g. \"2026-11-19 20:00\" in the chat's "
			  "zone, or a day", false },
			{ "to", "TIME", "until when (for the chat's length when not given)",
			  false },
			{ "assign", "POST", "this post (its address) answers a question: recap "
			  "TAG --assign POST Q2", false },
			{ "not", "POST", "this post neither asks nor answers", false },
			{ "question", "POST", "this post asks a question, Q2 behind it says which",
			  false },
			{ "undo", "POST", "of this post the rules decide again", false },
		},
	},
	{
		.name = "events", .arguments = "[DIGEST]", .needs = NEEDS_STORE_READ,
		.arguments_max = 1, .has_json = true, .bare = "file",
		.summary = "say what is ahead: of [event NAME] and of calendars that were read, "
			   "for the next three months",
		.run = events_run,
		.options = {
			{ "from", "DAY", "from that day on, e.g. 2026-12-01", false },
			{ "until", "DAY", "up to that day, without it", false },
			{ "timezone", "ZONE", "in which times are said, e.g. Europe/London (the "
			  "digest's when not given)", false },
			{ "file", "FILE", "what a calendar's file (.ics) says, without an ini",
			  false },
		},
	},
	{
		.name = "tags", .arguments = "TEXT", .needs = NEEDS_NOTHING, .arguments_min = 1,
		.arguments_max = -1,
		.summary = "print the hashtags of a text: display form, tab, comparing key",
		.run = tags_run,
	},
	{
		.name = "poll", .arguments = "[SOURCE…]", .needs = NEEDS_STORE_WRITE,
		.arguments_max = -1, .has_json = true,
		.summary = "ask the sources that are due (or those named) and keep what is wanted",
		.run = poll_verb_run,
	},
	{
		.name = "import", .arguments = "FILE…", .needs = NEEDS_STORE_WRITE,
		.arguments_min = 1, .arguments_max = -1, .has_json = true,
		.summary = "take in what people exported of their accounts (an archive, its "
			   "folder, a table); goes on where it stopped, twice adds nothing",
		.run = import_verb_run,
		.options = {
			{ "source", "NAME", "by the hashtags and rules of this source (by the "
			  "hashtags of all digests when not given)", false },
			{ "into-next", NULL, "what is taken stands in the next edition, whenever "
			  "it was published (what belongs to editions that are out only in the "
			  "store when not given)", false },
			{ "agreed", "WHEN", "when and by whose word a closed group agreed to be "
			  "quoted, e.g. \"2026-12-01, moderators\"", false },
		},
	},
	{
		.name = "preview", .arguments = "[DIGEST]", .needs = NEEDS_STORE_READ,
		.arguments_max = 1,
		.summary = "show what the next edition would be; changes nothing",
		.run = preview_run,
		.options = {
			{ "format", "FORMAT", "html, text, mime or json (text when not given)",
			  false },
			{ "output", "FILE", "write it there instead of printing it", false },
			{ "last", NULL, "the period that is over, as `send --last` would mail it",
			  false },
		},
	},
	{
		.name = "note", .arguments = "[DIGEST]", .needs = NEEDS_STORE_READ,
		.arguments_max = 1,
		.summary = "write the note of the next edition: in your editor ($VISUAL or "
			   "$EDITOR), or from standard input",
		.run = note_run,
		.options = {
			{ "clear", NULL, "take the note away", false },
		},
	},
	{
		.name = "review", .needs = NEEDS_STORE_WRITE, .arguments_max = -1, .has_json = true,
		.arguments = "[list | show | ORDER…]",
		.summary = "see the draft of the next edition, each post with its letter, and "
			   "change it: drop b c, pin d, first f, keep k, intro WORDS, ok, hold, "
			   "stop",
		.run = review_run,
		.options = {
			{ "digest", "NAME", "which digest, where there are several", false },
		},
	},
	{
		.name = "add", .needs = NEEDS_STORE_WRITE, .arguments_max = 1, .has_json = true,
		.arguments = "[URL | -]",
		.summary = "send a page in (- reads a text with links): the next run reads its "
			   "title, site, author and date, and it waits in the draft for your yes; "
			   "alone: the address to which links are mailed",
		.run = add_run,
		.options = {
			{ "tag", "TAG", "under which hashtag (when not given, one that the text "
			  "has, else the first of the first digest)", false },
			{ "by", "NAME", "who sent it in", false },
		},
	},
	{
		.name = "send", .arguments = "[DIGEST]", .needs = NEEDS_STORE_WRITE,
		.arguments_max = 1, .has_json = true,
		.summary = "mail what is due and owed, without polling first",
		.run = send_run,
		.options = {
			{ "to", "ADDRESS", "a test to yourself: mail the next edition there; "
					   "changes nothing", false },
			{ "last", NULL, "mail the period that is over now; with --to: to yourself "
					"alone (a digest begins with the period in "
					"progress)", false },
			{ "uncertain", "WHAT", "resend or forget the mails that may have arrived",
			  false },
			{ "failed", "resend", "the cause is mended: what has failed is owed again",
			  false },
			{ "held", NULL, "mail older editions that were held, one a day; with the "
			  "word drop instead of a DIGEST: not at all", false },
		},
	},
	{
		.name = "run", .arguments = "", .needs = NEEDS_STORE_WRITE,
		.has_json = true,
		.summary = "do whatever is due: poll, make editions, mail them (the cron line)",
		.run = run_verb_run,
		.options = {
			{ "clock-is-right", NULL, "go on though the clock has leapt since the last "
			  "run and too few servers confirm it", false },
			{ "database-is-right", NULL, "go on with an older copy of the database; "
			  "what was mailed since is not mailed again", false },
		},
	},
	{
		.name = "archive", .arguments = "[DIR]", .needs = NEEDS_STORE_READ,
		.arguments_max = 1, .has_json = true,
		.summary = "make the archive in a folder: a static site of all editions, with no "
			   "more in it than everybody may read; only what changed is written",
		.run = archive_run,
	},
	{
		.name = "subscribers", .arguments = "[list | add ADDRESS… | "
						    "remove ADDRESS|TOKEN… | erase ADDRESS… | "
						    "import FILE | export [ADDRESS] | "
						    "pause ADDRESS… [until DATE] | "
						    "resume|monthly|weekly|chats|plain|html "
						    "ADDRESS…]",
		.needs = NEEDS_STORE_WRITE, .arguments_max = -1, .has_json = true,
		.summary = "see and change who gets the digests",
		.run = subscribers_run,
		.options = {
			{ "digest", "NAME", "which digest; all, or the only one, when not given",
			  false },
			{ "format", "FORMAT", "add: html or text (html when not given)", false },
			{ "all", NULL, "list, export: also those who have left", false },
			{ "they-asked", NULL,
			  "import: the people of the list asked for this, though it does not say "
			  "so; it is kept with each of them", false },
		},
	},
	{
		.name = "inbox", .arguments = "[FILE…]", .needs = NEEDS_STORE_WRITE,
		.bare = "explain", .is_piped_to = true, .arguments_max = -1, .has_json = true,
		.summary = "do what mails ask that came to you (standard input without a FILE)",
		.run = inbox_run,
		.options = {
			{ "explain", NULL, "only say what each is: a bounce, a complaint, an "
			  "automatic reply, a command; with --json one object a line", false },
		},
	},
	{
		.name = "ways", .arguments = "rotate", .needs = NEEDS_STORE_WRITE,
		.arguments_min = 1, .arguments_max = 1,
		.summary = "sign addresses of ours by a new key; what older ones signed goes on "
			   "working",
		.run = ways_run,
	},
	{
		.name = "forget", .arguments = "AUTHOR|POST…", .needs = NEEDS_STORE_WRITE,
		.arguments_min = 1, .arguments_max = -1, .has_json = true,
		.summary = "delete all words of an author or a post, and keep them out for good; a "
			   "post by its address, or by the name that explain says of one without",
		.run = forget_verb_run,
	},
	{
		.name = "status", .arguments = "", .needs = NEEDS_STORE_READ,
		.has_json = true,
		.summary = "say what was done, what is due, and what failed and why",
		.run = status_run,
	},
	{
		.name = "explain", .arguments = "POST|WORDS…", .needs = NEEDS_STORE_READ,
		.arguments_min = 1, .arguments_max = -1, .has_json = true,
		.summary = "say where a post was seen, and why it is in an edition or not",
		.run = explain_run,
	},
	{
		.name = "search", .arguments = "[WORDS…]", .needs = NEEDS_STORE_WRITE,
		.arguments_max = -1, .has_json = true,
		.summary = "find posts by their words, whenever they were posted, as far as a "
			   "digest may show them; the newest first",
		.run = search_verb_run,
		.options = {
			{ "tag", "TAG", "only posts under this hashtag", false },
			{ "by", "WHO", "only by whoever is called so: a name, "
			  "@ada@social.example, the address of a profile", false },
			{ "since", "DAY", "only posts of that day or later, e.g. 2026-12-01",
			  false },
			{ "limit", "NUMBER", "show so many, or all (20 when not given; with --json "
			  "all)", false },
		},
	},
	{
		.name = "export", .arguments = "", .needs = NEEDS_STORE_READ,
		.summary = "print all posts that may be passed on, the oldest first: the "
			   "community's own record (readers: subscribers export)",
		.run = export_verb_run,
		.options = {
			{ "format", "FORMAT", "jsonl, as parse prints posts and import reads them, "
			  "or csv (jsonl when not given)", false },
			{ "tag", "TAG", "only posts under this hashtag", false },
			{ "since", "DAY", "only posts of that day or later, e.g. 2026-12-01",
			  false },
		},
	},
	{
		.name = "drop", .arguments = "POST", .needs = NEEDS_STORE_WRITE,
		.arguments_min = 1, .arguments_max = 1, .has_json = true,
		.summary = "keep one post out of what is not mailed yet: by its address, or by the "
			   "name that explain says of one without",
		.run = drop_run,
	},
	{
		.name = "undrop", .arguments = "POST", .needs = NEEDS_STORE_WRITE,
		.arguments_min = 1, .arguments_max = 1, .has_json = true,
		.summary = "let a post in again that was dropped",
		.run = undrop_run,
	},
	{ .name = NULL },
};
