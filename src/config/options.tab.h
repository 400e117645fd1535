/*
 * Every key that an ini may hold, section by section, in the order of the example. A row names the
 * field of SPEC that it fills, and does not compile when that is of another type (options.c).
 */

#define SPEC Config
static const Option program_options[] = {
	{ "contact", ADDRESS(contact), .is_required = true, .example = "organiser@example.org",
		.help = "Your address. Answers to a digest and the wish to leave it go there, and "
			"it stands at the foot of every mail." },
	{ "from", ADDRESS(from), .standard = "contact", .example = "digest@example.org",
		.help = "The address that mails come from. Your mail server must be allowed to "
			"send for it." },
	{ "state_dir", PATH(state_dir),
		.standard = "$STATE_DIRECTORY, else $XDG_STATE_HOME/tagdigest, else "
			    "/var/lib/tagdigest for root and ~/.local/state/tagdigest for others",
		.example = "/var/lib/tagdigest",
		.help = "The folder for the database and the locks. It is made when it is not "
			"there, for its owner alone." },
	{ "ca_file", PATH(ca_file), .example = "/etc/ssl/private-ca.pem",
		.help = "Certificates (PEM) to trust besides those of the system, for sources and "
			"for mail." },
	{ "allow_private", BOOL(allow_private), .standard = "no",
		.help = "Whether sources of this file may be on this machine or in its private "
			"network. Those of included files never may." },
	{ "retention", DURATION(retention_s, 60 * DAY_S, 3660 * DAY_S), .standard = "400 d",
		.help = "Posts older than this are deleted from the database, and the editions "
			"that held them keep no text. It must be longer than the reach of any "
			"digest." },
	{ "optout", HANDLES(optout), .is_repeatable = true,
		.example = "@ada@social.example, https://blog.example/",
		.help = "Authors of whom nothing is shown, whoever shows it: accounts, profiles, "
			"and addresses with all that lies below them. What is stored of theirs is "
			"deleted before the next mail. It holds for good, also when the line "
			"goes; optout = no in [person NAME] takes it back." },
	{ "run_time", DURATION(run_time_s, 1, DAY_S), .standard = "10 min",
		.help = "How long a run may ask sources. Mail does not wait longer for the "
			"slowest of them; what was cut off so comes first in the next run." },
	{ "recheck_time", DURATION(recheck_time_s, 1, HOUR_S), .standard = "2 min",
		.help = "Before an edition is decided, its posts are asked for again where they "
			"were read, whatever min_interval says: what was deleted or hidden "
			"meanwhile is left out, what was corrected is shown as it is now. So are "
			"the answers to them, since many carry no hashtag: these are counted, "
			"quoted only from people all of whose settings are open, and kept only "
			"if quoted. How long all that may take; what nobody answered for stays "
			"as it was read, and the mail says how much that is." },
	{ "include_files", JUDGED(PATHS), .is_repeatable = true, .example = "feeds/*.ini",
		.help = "More files to read, relative to this one; * and ? stand for any "
			"characters. They may hold [source NAME], [tag NAME] and [kind NAME] "
			"sections and nothing else: no secret, no file: URL, no private address." },
	{ .key = NULL },
};
#undef SPEC

#define SPEC RelaySpec
static const Option relay_options[] = {
	{ "url", RELAY, .is_required = true, .is_secret = true,
		.example = "smtp://digest@mail.example.org:587",
		.help = "The mail server. smtp:// to another machine or with a login demands "
			"STARTTLS, smtps:// is TLS from the start, smtp://localhost is the mail "
			"server of this machine, and maildir:PATH writes into a folder. A % in a "
			"user name is written %25, a / is written %2F." },
	{ "password_file", JUDGED(PATH), .is_secret = true, .example = "smtp.password",
		.help = "A file whose first line is the password. Nobody but its owner may read "
			"it (chmod 600)." },
	{ "password_command", JUDGED(COMMAND), .is_secret = true,
		.example = "pass show mail/digest",
		.help = "A program that prints the password, and its arguments; double quotes "
			"group, and no shell sees it. The environment may hold the password as "
			"well, as TAGDIGEST_SMTP_PASSWORD." },
	{ "tls", CHOICE(tls, RelayTls, "auto required none"), .standard = "auto",
		.help = "Whether smtp:// must be encrypted. With auto it must, unless the server "
			"is this machine and there is no login; none sends mail and password in "
			"clear." },
	{ "helo", HOST(helo), .standard = "the name of this machine", .example = "mail.example.org",
		.help = "The name that is said to the mail server." },
	{ "timeout", DURATION(timeout_s, 1, 10 * MINUTE_S), .standard = "60 s",
		.help = "How long to wait for each answer of the mail server; ten times as long "
			"for its word on a whole mail." },
	{ "connections", INTEGER(connections, 1, 20), .standard = "4",
		.help = "How many connections to the mail server are open at once, at most. The "
			"first mail goes alone; some servers allow one only." },
	{ "resend", CHOICE(resend, RelayResend, "ask yes"), .standard = "ask",
		.help = "What becomes of a mail when nobody can tell whether the server took it. "
			"With ask it is shown and waits for you; with yes it is sent again once, "
			"and may arrive twice." },
	{ .key = NULL },
};
#undef SPEC

#define SPEC SourceSpec
static const Option source_options[] = {
	{ "type", NAME(kind), .choices = "feed mastodon bluesky x", .is_required = true,
		.example = "mastodon",
		.help = "What is read there: feed is RSS, Atom or JSON Feed, mastodon the hashtag "
			"timelines of a Mastodon server, bluesky and x what their names say, any "
			"other a [kind NAME]: discourse, lemmy, misskey, peertube, piefed and "
			"wordpress are built in. tagdigest-sources(7) tells what each needs. Posts "
			"without a date that a feed holds when it is first read are no news; later "
			"ones are as new as their coming." },
	{ "url", URL(urls), .is_usual = true, .is_repeatable = true,
		.example = "https://mastodon.social",
		.help = "The address of the feed, or of the server; several are read as so many "
			"sources. file:PATH reads a file, or the files directly in a folder (no "
			"links there). Needed but for bluesky, x, and accounts that name their "
			"server." },
	{ "accounts", HANDLES(accounts), .is_repeatable = true,
		.example = "@ada@social.example, @ben@social.example",
		.help = "Read what these people post instead of hashtags, each as far as they "
			"allow; of it counts what has a hashtag of the digests, or all with "
			"file_under." },
	{ "list", TEXT(list), .example = "https://mastodon.social/collections/7",
		.help = "A list of accounts that are read so: a Mastodon collection, a Bluesky "
			"list." },
	{ "feed", TEXT(feed), .example = "https://bsky.app/profile/ada.example/feed/teachers",
		.help = "A feed that somebody makes on Bluesky, read as it stands." },
	{ "tags", TAGS(tags), .standard = "the tags of all digests", .example = "JoyFE, UKFEChat",
		.help = "The hashtags to look for, with or without #." },
	{ "file_under", TAG(file_under), .example = "JoyFE",
		.help = "Posts of this source without any of its hashtags count as posts of this "
			"one: for places where nobody writes hashtags." },
	{ "include", RULE(include), .is_repeatable = true,
		.example = "text, title: further education|\\bFE\\b",
		.help = "Keep only posts in which this pattern is found. Fields are text, author, "
			"url, lang and title (text and title when none is named); text is also a "
			"warning, the descriptions of pictures, and what a poll asks. Patterns "
			"are PCRE2 and do not mind capitals. Of several, one is enough. Where all "
			"are on lang, posts whose language nobody knows are kept." },
	{ "exclude", RULE(exclude), .is_repeatable = true, .example = "author: @spam\\.example$",
		.help = "Leave out posts in which this pattern is found, whatever include says, "
			"and those on which it gives up (too complex), said once a run." },
	{ "token_file", JUDGED(PATH), .is_secret = true, .example = "mastodon.token",
		.help = "A file whose first line is the access token, for a server that asks for "
			"one. Nobody but its owner may read it (chmod 600)." },
	{ "user", TEXT(user), .example = "digest.bsky.social",
		.help = "Who logs in, where a kind needs it (bluesky)." },
	{ "password_file", JUDGED(PATH), .is_secret = true, .example = "bluesky.password",
		.help = "A file whose first line is that login's password: on Bluesky an app "
			"password. Nobody but its owner may read it (chmod 600)." },
	{ "budget", BUDGET(budget), .example = "5.00 USD a month",
		.help = "What a source that costs money (x) may cost in a month (UTC). It is "
			"booked before it is spent; beyond it nothing is asked." },
	{ "min_interval", DURATION(min_interval_s, MINUTE_S, 30 * DAY_S), .standard = "15 min",
		.help = "The source is not asked more often than this, but by poll with its "
			"name, and for the last look before an edition (recheck_time)." },
	{ "max_requests", INTEGER(max_requests, 1, 10000), .standard = "100",
		.help = "How often one run asks at most. What is cut off so comes with the next "
			"runs, the newest first, hashtags in turns; status says what is behind." },
	{ "enabled", BOOL(is_enabled), .standard = "yes",
		.help = "Whether the source is read at all." },
	{ "was", NAME(was), .example = "old-name",
		.help = "The name that this source had before: what was read under it stays its "
			"own. The next run takes it over; after that the line may stand or go." },
	{ .key = NULL },
};
#undef SPEC

#define SPEC DigestSpec
static const Option digest_options[] = {
	{ "tags", TAGS(tags), .is_required = true, .example = "JoyFE, UKFEChat",
		.help = "The hashtags of the digest, with or without #. Their order is the order "
			"of its sections." },
	{ "to", ADDRESSES(to), .is_repeatable = true, .example = "me@example.org",
		.help = "Who gets it. Whoever left stays away, even if the address still stands "
			"here." },
	{ "schedule", SCHEDULE(schedule), .standard = "weekly Monday 07:30",
		.help = "When it is due: also daily 07:30, monthly 1 07:30 (of the days 29 to 31 a "
			"month that has fewer takes its last), monthly first Monday 07:30 (second, "
			"third, fourth, last), weekly Monday 07:30 every 2 weeks. Weeks are "
			"counted from Monday 5 January 1970, or from the week of the day in "
			"`every 2 weeks from 2026-11-02`." },
	{ "pause", PAUSES(pauses), .is_repeatable = true,
		.example = "2026-12-19..2027-01-04 merge",
		.help = "Nothing is due from the first day until the second begins, and the letter "
			"before says so. Afterwards comes one longer edition; with skip instead "
			"of merge it leaves out what was posted in the pause, for good." },
	{ "timezone", ZONE(timezone), .standard = "the system's", .example = "Europe/London",
		.help = "The time zone of the schedule and of every time in the digest." },
	{ "reach", DURATION(reach_s, HOUR_S, 366 * DAY_S), .standard = "one period of the schedule",
		.example = "7 d",
		.help = "How long before its period a post may have been published that was found "
			"late." },
	{ "include", RULE(include), .is_repeatable = true, .example = "lang: ^(en|cy)",
		.help = "As in [source NAME], for this digest alone." },
	{ "exclude", RULE(exclude), .is_repeatable = true, .example = "text: crypto",
		.help = "As in [source NAME], for this digest alone." },
	{ "min_posts", INTEGER(min_posts, 0, 1000), .standard = "1",
		.help = "With fewer posts than this nothing is sent, and they wait for the next "
			"digest. With 0 the letter goes out even when all was quiet." },
	{ "max_posts", INTEGER(max_posts, 1, 1000), .standard = "60",
		.help = "At most this many posts are shown, each person's best before seconds "
			"(weight.*); the mail says how many there were." },
	{ "max_per_author", INTEGER(max_per_author, 1, 1000), .standard = "5",
		.help = "At most so many posts of one person where there are others, and one of "
			"those that a program makes; the mail says how many more." },
	WEIGHT("conversation", CONVERSATION, "10", "The most points that a post gets for answers, "
		"and from how many people. Points rank posts; explain tells them."),
	WEIGHT("sharing", SHARING, "6", "Likewise for being passed on, as its source counts."),
	WEIGHT("newcomer", NEWCOMER, "5", "Likewise for somebody's first post in a year."),
	WEIGHT("link", LINK, "3", "Likewise for a link to a page whose title is known."),
	WEIGHT("freshness", FRESHNESS, "3", "Likewise for being new."),
	WEIGHT("question", QUESTION, "4", "Likewise for a question, most if nobody answered."),
	{ "sections", SECTIONS(sections), .standard = "talked stories tags waiting welcome",
		.help = "What stands in sections of its own, in which order: what is most talked "
			"about, pages that several people speak of, the hashtags, questions that "
			"wait for an answer, first-time voices. What is left out stands under "
			"its hashtag. Each comes only when there is enough for it." },
	{ "title", TEXT(title), .standard = "the tags", .example = "The Staffroom",
		.help = "The name of the digest, as its readers see it." },
	{ "subtitle", TEXT(subtitle), .example = "The week in further education",
		.help = "A line under the title." },
	{ "subject", TEXT(subject), .standard = "{title}: {inside}", .example = "{title} {number}",
		.help = "The mail's subject: {title}, {inside} (two of its posts in a few words), "
			"{dates}, {number} of the edition, {count} of posts." },
	{ "note", TEXT(note), .example = "The next chat is on Thursday at 8 pm.",
		.help = "Some words of yours that stand at the top of every mail." },
	{ "note_file", PATH(note_file), .example = "note.md",
		.help = "A note for one edition, in Markdown: paragraphs, *emphasis*, links, "
			"lists. It stands above note, and is not shown again until it changes; "
			"a file that is not there is no note. `tagdigest note` opens it." },
	{ "note_by", TEXT(note_by), .example = "Ceri", .help = "Who signs the note." },
	{ "language", LANGUAGE(language), .standard = "en",
		.help = "The language that the digest is marked with, for screen readers." },
	{ "was", NAME(was), .example = "old-name",
		.help = "The name that this digest had before: its readers stay, and so does what "
			"they already got. The next run takes it over; after that the line may "
			"stand or go." },
	{ .key = NULL },
};
#undef SPEC

#define SPEC TagSpec
static const Option tag_options[] = {
	{ "display", TAG(display), .standard = "the section's name", .example = "#JoyFE",
		.help = "How the tag is shown, in any alphabet; the section's name then counts as "
			"an alias." },
	{ "aliases", TAGS(aliases), .example = "JoyOfFE, JoyFEChat",
		.help = "Other names of the same tag: sources look for them too, and their posts "
			"stand under this one." },
	{ .key = NULL },
};
#undef SPEC

#define SPEC PersonSpec
static const Option person_options[] = {
	{ "handles", HANDLES(handles), .is_required = true, .is_repeatable = true,
		.example = "@ada@social.example, ada.bsky.social, https://blog.example/",
		.help = "The names that this person posts under: accounts, Bluesky handles, "
			"profiles, blogs with all that lies below them." },
	{ "optout", BOOL(is_out), .example = "yes",
		.help = "With yes nothing of theirs is shown, as with optout in [tagdigest]. With "
			"no that is taken back: what they publish from then on may be shown, what "
			"was before stays out, and what they say themselves counts as ever." },
	{ .key = NULL },
};
#undef SPEC

#define SPEC KindSpec
static const Option kind_options[] = {
	KIND_SPEC_KEYS(KIND_KEY)
	{ .key = NULL },
};
#undef SPEC

static const OptionSection section_rows[] = {
	{ "tagdigest", .options = program_options, .is_required = true,
		.help = "The whole program." },
	{ "smtp", .options = relay_options, .help = "How mail leaves." },
	{ "source", "NAME", .options = source_options, .may_be_included = true, .is_required = true,
		.example = "mastodon",
		.help = "One place to read; as many of these sections as you like, each with a "
			"name of its own." },
	{ "digest", "NAME", .options = digest_options, .is_required = true, .example = "weekly",
		.help = "One publication: what is in it, who gets it and when. The name stands in "
			"List-Id and on the command line." },
	{ "tag", "NAME", .options = tag_options, .may_be_included = true, .example = "JoyFE",
		.help = "How a hashtag is written, and by which other names it goes. Not needed "
			"for a tag that goes by one name." },
	{ "person", "NAME", .options = person_options, .example = "Ada",
		.help = "One person who posts in several places. Only needed to name them once "
			"for all." },
	{ "kind", "NAME", .options = kind_options, .may_be_included = true, .example = "forum",
		.help = "How posts are read from a platform's JSON, by members and paths, for "
			"type = NAME. tagdigest-sources(7) tells how to write one." },
	{ .name = NULL },
};
