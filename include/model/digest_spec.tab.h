/*
 * The keys of [digest NAME], in the order of the example: rows of the option table
 * (src/config/options.c), of which each names the field of the spec beside this file.
 */
	{ "tags", TAGS(tags), .is_required = true, .example = "JoyFE, UKFEChat",
		.help = "The hashtags of the digest, with or without #. Their order is the order "
			"of its sections." },
	{ "to", ADDRESSES(to), .is_repeatable = true, .example = "me@example.org",
		.help = "Who gets it. Whoever left stays away, even if the address still stands "
			"here." },
	{ "schedule", RHYTHM, .standard = "weekly Monday 07:30",
		.help = "When it is due: also daily 07:30, monthly 1 07:30 (of the days 29 to 31 a "
			"month that has fewer takes its last), monthly first Monday 07:30 (second, "
			"third, fourth, last), weekly Monday 07:30 every 2 weeks. Weeks are "
			"counted from Monday 5 January 1970, or from the week of the day in "
			"`every 2 weeks from 2026-11-02`. With `, after chat NAME` behind it "
			"([chat NAME], several may stand) whom `to` names gets each such chat two "
			"hours after its end as well, in an edition of its own, and others who "
			"ask for it; all find it in the next edition, in short who had it." },
	{ "monthly", SCHEDULE(monthly), .example = "monthly first Monday 07:30",
		.standard = "the first such weekday of the month, at the same hour",
		.help = "When those readers get their edition who asked for one a month. Without "
			"such readers there is none." },
	{ "pause", PAUSES(pauses), .is_repeatable = true,
		.example = "2026-12-19..2027-01-04 merge",
		.help = "Nothing is due from the first day until the second begins, and the letter "
			"before says so. Afterwards comes one longer edition; with skip instead "
			"of merge it leaves out what was posted in the pause, for good." },
	{ "end", DAY(ends), .example = "2027-07-16",
		.help = "The digest ends: the edition that is due on this day or next after it is "
			"its last, and says so." },
	{ "review", CHOICE(review, DigestReview, "none optional required"), .standard = "none",
		.help = "Whether contact gets each edition as a draft before it is mailed, to be "
			"answered: drop b, pin d, intro …, ok. With optional it goes out at its "
			"time if nobody answered, with required it waits for ok." },
	{ "review_before", DURATION(review_before_s, HOUR_S, 7 * DAY_S), .standard = "12 h",
		.help = "How long before its time the draft comes." },
	{ "witness", ADDRESS(witness), .example = "digest-witness@example.org",
		.help = "A mailbox of yours that gets each edition like a reader, and whose mail "
			"comes to [inbox]: status then says that the edition arrived as it was "
			"sent, or did not." },
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
	{ WEIGHT("conversation", CONVERSATION, "10", "The most points that a post gets for answers "
		"and from how many people. Points rank posts; explain tells them.") },
	{ WEIGHT("sharing", SHARING, "6", "Likewise for being passed on, as its source counts.") },
	{ WEIGHT("newcomer", NEWCOMER, "5", "Likewise for somebody's first post in a year.") },
	{ WEIGHT("link", LINK, "3", "Likewise for a link to a page whose title is known.") },
	{ WEIGHT("freshness", FRESHNESS, "3", "Likewise for being new.") },
	{ WEIGHT("question", QUESTION, "4", "Likewise for a question, most if nobody answered.") },
	{ "sections", SECTIONS(sections), .standard = "talked chats stories tags waiting welcome",
		.help = "What stands in sections of its own, in which order: what is most talked "
			"about, chats question by question ([chat NAME]), pages that several "
			"people speak of, the hashtags, questions that wait for an answer, "
			"first-time voices. What is left out stands under "
			"its hashtag. Each comes only when there is enough for it." },
	{ "events", DURATION(events_s, 0, 366 * DAY_S),
		.standard = "a week beyond the next edition", .example = "21 d",
		.help = "How far ahead it tells what takes place, by [event NAME] and by sources "
			"of type = calendar; 0 d for nothing of it." },
	{ "attach_ics", BOOL(attach_ics), .standard = "yes",
		.help = "Whether these come with the mail as a calendar (.ics), which a reader may "
			"open to have them in their own; what is moved or cancelled later moves "
			"there with the next one." },
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
