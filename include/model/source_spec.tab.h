/*
 * The keys of [source NAME], in the order of the example: rows of the option table
 * (src/config/options.c), of which each names the field of the spec beside this file.
 */
	{ "type", NAME(kind), .choices = "feed calendar mastodon bluesky x export mailbox",
		.is_required = true,
		.example = "mastodon",
		.help = "What is read there: feed is RSS, Atom or JSON Feed, calendar the events "
			"of an iCalendar file (.ics), mastodon the hashtag timelines of a "
			"Mastodon server, bluesky and x what their names say, export what people "
			"exported of their accounts, mailbox newsletters, lists and what platforms "
			"tell of closed groups, any other a [kind NAME]: discourse, lemmy, "
			"misskey, peertube, piefed and wordpress are built in. "
			"tagdigest-sources(7) tells what each needs. Posts without a date that a "
			"feed holds when it is first read are no news; later ones are as new as "
			"their coming." },
	{ "url", URL(urls), .is_usual = true, .is_repeatable = true,
		.example = "https://mastodon.social",
		.help = "The address of the feed, or of the server; several are read as so many "
			"sources. file:PATH reads a file, or the files directly in a folder (no "
			"links there). A mailbox is imaps://user@host/FOLDER, maildir:PATH, or an "
			"mbox, file:PATH. Needed but for bluesky, x, and accounts that name their "
			"server." },
	{ "accounts", HANDLES(accounts), .is_repeatable = true,
		.example = "@ada@social.example, @ben@social.example",
		.help = "Read what these people post instead of hashtags, each as far as they "
			"allow; of it counts what has a hashtag of the digests, or all with "
			"file_under." },
	{ "list", TEXT(list), .example = "https://mastodon.social/collections/7",
		.help = "A list of accounts that are read so: a Mastodon collection, a Bluesky "
			"list. Of a mailbox the mailing list that is read, by its List-Id: "
			"fe-teachers.googlegroups.com." },
	{ "from", SENDERS(from), .is_repeatable = true,
		.example = "news@staffroom.example, substack.com",
		.help = "Whose letters are read of a mailbox: addresses, and domains with all "
			"below them. It needs this or list: what else comes there is nobody's "
			"business. Where the mailbox's server says of each letter whether its "
			"sender is who it names (Authentication-Results), only those are read "
			"that it vouches for." },
	{ "authserv", TEXT(authserv), .example = "mx.college.example",
		.help = "By which name a mailbox's server writes its Authentication-Results: the "
			"first word of that line in any letter that came there. With it no letter "
			"is read of which this server says nothing, and what another says does "
			"not count." },
	{ "agreed", AGREED(agreed), .example = "2026-12-01, moderators",
		.help = "When the closed groups of this source agreed to be quoted, and by whose "
			"word; their posts say so. Without it a digest counts what is said there, "
			"and links it for members." },
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
			"warning, the descriptions of pictures, and what a poll asks. Of a "
			"calendar's entry text is its place and its description. Patterns "
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
	{ "password_command", JUDGED(COMMAND), .is_secret = true,
		.example = "pass show mail/newsletters",
		.help = "Of a mailbox: a program that prints the password, and its arguments." },
	{ "auth", CHOICE(auth, RelayAuth, "password oauth2"), .standard = "password",
		.help = "Of a mailbox: how one logs in, as in [smtp]." },
#include "model/oauth_spec.tab.h"
	{ "budget", BUDGET(budget), .example = "5.00 USD a month",
		.help = "What a source that costs money (x) may cost in a month (UTC). It is "
			"booked before it is spent; beyond it nothing is asked." },
	{ "min_interval", DURATION(min_interval_s, MINUTE_S, 30 * DAY_S), .standard = "15 min",
		.help = "The source is not asked more often than this, but by poll with its "
			"name, and for the last look before an edition (recheck_time)." },
	{ "max_requests", INTEGER(max_requests, 1, 10000), .standard = "100",
		.help = "How often one run asks at most. What is cut off so comes with the next "
			"runs, the newest first, hashtags in turns; status says what is behind." },
	{ "timezone", ZONE(timezone), .standard = "that of the first digest",
		.example = "Europe/London",
		.help = "The time zone of what a calendar says without one." },
	{ "enabled", BOOL(is_enabled), .standard = "yes",
		.help = "Whether the source is read at all." },
	{ "was", NAME(was), .example = "old-name",
		.help = "The name that this source had before: what was read under it stays its "
			"own. The next run takes it over; after that the line may stand or go." },
