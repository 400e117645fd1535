/* Every section and key that an ini may hold, in the order of the example. */

static const OptionSection section_rows[] = {
	{ "tagdigest", NULL, false, "The whole program.", NULL },
	{ "smtp", NULL, false, "How mail leaves.", NULL },
	{ "source", "NAME", true,
		"One place to read; as many of these sections as you like, each with a name of its "
		"own.",
		"mastodon" },
	{ "digest", "NAME", false,
		"One publication: what is in it, who gets it and when. The name stands in List-Id "
		"and on the command line.",
		"weekly" },
	{ "tag", "NAME", true,
		"How a hashtag is written, and by which other names it goes. Not needed for a tag "
		"that goes by one name.",
		"JoyFE" },
	{ NULL, NULL, false, NULL, NULL },
};

#define MINUTE_S 60
#define HOUR_S (60 * MINUTE_S)
#define DAY_S (24 * HOUR_S)

static const Option option_rows[] = {
	{
		.section = "tagdigest",
		.key = "contact",
		.type = OPTION_ADDRESS,
		.is_required = true,
		.example = "organiser@example.org",
		.help = "Your address. Answers to a digest and the wish to leave it go there, "
			"and it stands at the foot of every mail.",
	},
	{
		.section = "tagdigest",
		.key = "from",
		.type = OPTION_ADDRESS,
		.standard = "contact",
		.example = "digest@example.org",
		.help = "The address that mails come from. Your mail server must be allowed to "
			"send for it.",
	},
	{
		.section = "tagdigest",
		.key = "state_dir",
		.type = OPTION_PATH,
		.standard = "$STATE_DIRECTORY, else $XDG_STATE_HOME/tagdigest, else "
			    "/var/lib/tagdigest for root and ~/.local/state/tagdigest for others",
		.example = "/var/lib/tagdigest",
		.help = "The folder for the database and the locks. It is made when it is not "
			"there, for its owner alone.",
	},
	{
		.section = "tagdigest",
		.key = "ca_file",
		.type = OPTION_PATH,
		.example = "/etc/ssl/private-ca.pem",
		.help = "Certificates (PEM) to trust besides those of the system, for sources "
			"and for mail.",
	},
	{
		.section = "tagdigest",
		.key = "allow_private",
		.type = OPTION_BOOL,
		.standard = "no",
		.help = "Whether sources of this file may be on this machine or in its private "
			"network. Those of included files never may.",
	},
	{
		.section = "tagdigest",
		.key = "retention",
		.type = OPTION_DURATION,
		.least = 60 * DAY_S,
		.most = 3660 * DAY_S,
		.standard = "400 d",
		.help = "Posts older than this are deleted from the database, and the editions "
			"that held them keep no text. It must be longer than the reach of any "
			"digest.",
	},
	{
		.section = "tagdigest",
		.key = "run_time",
		.type = OPTION_DURATION,
		.least = 1,
		.most = DAY_S,
		.standard = "10 min",
		.help = "How long a run may ask sources. Mail does not wait longer for the slowest "
			"of them; what was cut off so comes first in the next run.",
	},
	{
		.section = "tagdigest",
		.key = "include_files",
		.type = OPTION_PATHS,
		.is_repeatable = true,
		.example = "feeds/*.ini",
		.help = "More files to read, relative to this one; * and ? stand for any "
			"characters. They may hold [source NAME] and [tag NAME] sections and "
			"nothing else: no secret, no file: URL, no private address.",
	},
	{
		.section = "smtp",
		.key = "url",
		.type = OPTION_RELAY,
		.is_required = true,
		.is_secret = true,
		.example = "smtp://digest@mail.example.org:587",
		.help = "The mail server. smtp:// to another machine or with a login demands "
			"STARTTLS, smtps:// is TLS from the start, smtp://localhost is the mail "
			"server of this machine, and maildir:PATH writes into a folder. A % in a "
			"user name is written %25, a / is written %2F.",
	},
	{
		.section = "smtp",
		.key = "password_file",
		.type = OPTION_PATH,
		.is_secret = true,
		.example = "smtp.password",
		.help = "A file whose first line is the password. Nobody but its owner may read "
			"it (chmod 600).",
	},
	{
		.section = "smtp",
		.key = "password_command",
		.type = OPTION_COMMAND,
		.is_secret = true,
		.example = "pass show mail/digest",
		.help = "A program that prints the password, and its arguments; double quotes "
			"group, and no shell sees it. The environment may hold the password as "
			"well, as TAGDIGEST_SMTP_PASSWORD.",
	},
	{
		.section = "smtp",
		.key = "tls",
		.type = OPTION_CHOICE,
		.choices = "auto required none",
		.standard = "auto",
		.help = "Whether smtp:// must be encrypted. With auto it must, unless the server "
			"is this machine and there is no login; none sends mail and password in "
			"clear.",
	},
	{
		.section = "smtp",
		.key = "helo",
		.type = OPTION_HOST,
		.standard = "the name of this machine",
		.example = "mail.example.org",
		.help = "The name that is said to the mail server.",
	},
	{
		.section = "smtp",
		.key = "timeout",
		.type = OPTION_DURATION,
		.least = 1,
		.most = 10 * MINUTE_S,
		.standard = "60 s",
		.help = "How long to wait for each answer of the mail server; ten times as long "
			"for its word on a whole mail.",
	},
	{
		.section = "smtp",
		.key = "connections",
		.type = OPTION_INTEGER,
		.least = 1,
		.most = 20,
		.standard = "4",
		.help = "How many connections to the mail server are open at once, at most. The "
			"first mail goes alone; some servers allow one only.",
	},
	{
		.section = "smtp",
		.key = "resend",
		.type = OPTION_CHOICE,
		.choices = "ask yes",
		.standard = "ask",
		.help = "What becomes of a mail when nobody can tell whether the server took it. "
			"With ask it is shown and waits for you; with yes it is sent again once, "
			"and may arrive twice.",
	},
	{
		.section = "source",
		.key = "type",
		.type = OPTION_CHOICE,
		.is_required = true,
		.choices = "feed mastodon",
		.example = "mastodon",
		.help = "What is read there: feed is RSS, Atom or JSON Feed, mastodon the "
			"hashtag timelines of a Mastodon server.",
	},
	{
		.section = "source",
		.key = "url",
		.type = OPTION_URL,
		.is_required = true,
		.example = "https://mastodon.social",
		.help = "The address of the feed, or of the server. file:PATH reads a file, or the "
			"files directly in a folder (no links there).",
	},
	{
		.section = "source",
		.key = "tags",
		.type = OPTION_TAGS,
		.standard = "the tags of all digests",
		.example = "JoyFE, UKFEChat",
		.help = "The hashtags to look for, with or without #.",
	},
	{
		.section = "source",
		.key = "include",
		.type = OPTION_RULE,
		.is_repeatable = true,
		.example = "text, title: further education|\\bFE\\b",
		.help = "Keep only posts in which this pattern is found. Fields are text, "
			"author, url, lang and title (text and title when none is named); text is "
			"also a warning, the descriptions of pictures, and what a poll asks. "
			"Patterns are PCRE2 and do not mind capitals. Of several, one is enough. "
			"Where all are on lang, posts whose language nobody knows are kept.",
	},
	{
		.section = "source",
		.key = "exclude",
		.type = OPTION_RULE,
		.is_repeatable = true,
		.example = "author: @spam\\.example$",
		.help = "Leave out posts in which this pattern is found, whatever include says.",
	},
	{
		.section = "source",
		.key = "token_file",
		.type = OPTION_PATH,
		.is_secret = true,
		.example = "mastodon.token",
		.help = "A file whose first line is the access token, for a server that asks for "
			"one. Nobody but its owner may read it (chmod 600).",
	},
	{
		.section = "source",
		.key = "min_interval",
		.type = OPTION_DURATION,
		.least = MINUTE_S,
		.most = 30 * DAY_S,
		.standard = "15 min",
		.help = "The source is never asked more often than this.",
	},
	{
		.section = "source",
		.key = "max_requests",
		.type = OPTION_INTEGER,
		.least = 1,
		.most = 10000,
		.standard = "100",
		.help = "How often one run asks at most. What is cut off so comes with the next "
			"runs, the newest first, hashtags in turns; status says what is behind.",
	},
	{
		.section = "source",
		.key = "enabled",
		.type = OPTION_BOOL,
		.standard = "yes",
		.help = "Whether the source is read at all.",
	},
	{
		.section = "source",
		.key = "was",
		.type = OPTION_NAME,
		.example = "old-name",
		.help = "The name that this source had before: what was read under it stays its "
			"own. The next run takes it over; after that the line may stand or go.",
	},
	{
		.section = "digest",
		.key = "tags",
		.type = OPTION_TAGS,
		.is_required = true,
		.example = "JoyFE, UKFEChat",
		.help = "The hashtags of the digest, with or without #. Their order is the order "
			"of its sections.",
	},
	{
		.section = "digest",
		.key = "to",
		.type = OPTION_ADDRESSES,
		.is_repeatable = true,
		.example = "me@example.org",
		.help = "Who gets it. Whoever left stays away, even if the address still stands "
			"here.",
	},
	{
		.section = "digest",
		.key = "schedule",
		.type = OPTION_SCHEDULE,
		.standard = "weekly Monday 07:30",
		.help = "When it is due. Of the days 29 to 31 a month that has fewer takes its "
			"last.",
	},
	{
		.section = "digest",
		.key = "timezone",
		.type = OPTION_ZONE,
		.standard = "the system's",
		.example = "Europe/London",
		.help = "The time zone of the schedule and of every time in the digest.",
	},
	{
		.section = "digest",
		.key = "reach",
		.type = OPTION_DURATION,
		.least = HOUR_S,
		.most = 366 * DAY_S,
		.standard = "one period of the schedule",
		.example = "7 d",
		.help = "How long before its period a post may have been published that was "
			"found late.",
	},
	{
		.section = "digest",
		.key = "include",
		.type = OPTION_RULE,
		.is_repeatable = true,
		.example = "lang: ^(en|cy)",
		.help = "As in [source NAME], for this digest alone.",
	},
	{
		.section = "digest",
		.key = "exclude",
		.type = OPTION_RULE,
		.is_repeatable = true,
		.example = "text: crypto",
		.help = "As in [source NAME], for this digest alone.",
	},
	{
		.section = "digest",
		.key = "min_posts",
		.type = OPTION_INTEGER,
		.least = 0,
		.most = 1000,
		.standard = "1",
		.help = "With fewer posts than this nothing is sent, and they wait for the next "
			"digest. With 0 the letter goes out even when all was quiet.",
	},
	{
		.section = "digest",
		.key = "max_posts",
		.type = OPTION_INTEGER,
		.least = 1,
		.most = 1000,
		.standard = "60",
		.help = "At most this many posts are shown; the mail says how many there were.",
	},
	{
		.section = "digest",
		.key = "title",
		.type = OPTION_TEXT,
		.standard = "the tags",
		.example = "The Staffroom",
		.help = "The name of the digest, as its readers see it.",
	},
	{
		.section = "digest",
		.key = "subtitle",
		.type = OPTION_TEXT,
		.example = "The week in further education",
		.help = "A line under the title.",
	},
	{
		.section = "digest",
		.key = "note",
		.type = OPTION_TEXT,
		.example = "The next chat is on Thursday at 8 pm.",
		.help = "Some words of yours that stand at the top of every mail.",
	},
	{
		.section = "digest",
		.key = "language",
		.type = OPTION_LANGUAGE,
		.standard = "en",
		.help = "The language that the digest is marked with, for screen readers.",
	},
	{
		.section = "digest",
		.key = "was",
		.type = OPTION_NAME,
		.example = "old-name",
		.help = "The name that this digest had before: its readers stay, and so does what "
			"they already got. The next run takes it over; after that the line may "
			"stand or go.",
	},
	{
		.section = "tag",
		.key = "display",
		.type = OPTION_TAG,
		.standard = "the section's name",
		.example = "#JoyFE",
		.help = "How the tag is shown, in any alphabet; the section's name then counts "
			"as an alias.",
	},
	{
		.section = "tag",
		.key = "aliases",
		.type = OPTION_TAGS,
		.example = "JoyOfFE, JoyFEChat",
		.help = "Other names of the same tag: sources look for them too, and their posts "
			"stand under this one.",
	},
	{ .section = NULL },
};
