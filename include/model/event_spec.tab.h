/*
 * The keys of [event NAME], in the order of the example: rows of the option table
 * (src/config/options.c), of which each names the field of the spec beside this file.
 */
	{ "when", WHENS(whens), .is_required = true, .is_repeatable = true,
		.example = "third Thursday 20:00",
		.help = "When it takes place: also last Friday 20:00, every Thursday 20:00, every "
			"Thursday 20:00 every 2 weeks from 2026-11-05, 2026-12-03 20:00; "
			"without an hour it is all day. Several lines add up. check prints "
			"the next dates." },
	{ "except", DAYS(except), .is_repeatable = true,
		.example = "2026-12-17, 2027-03-25..2027-04-09",
		.help = "Days on which it does not take place; of several the last is the day on "
			"which it goes on. Readers who were told of such a day are told that it "
			"was cancelled." },
	{ "length", DURATION(length_s, MINUTE_S, 30 * DAY_S), .example = "60 min",
		.help = "How long it lasts. Without it only the beginning is said." },
	{ "timezone", ZONE(timezone), .standard = "that of the first digest",
		.example = "Europe/London", .help = "The time zone of when and except." },
	{ "title", TEXT(title), .standard = "the section's name", .example = "The #UKFEChat hour",
		.help = "What it is called. A reader's calendar knows it by the section's name and "
			"the day, so that title and hour may change." },
	{ "place", TEXT(place), .example = "Online, in the hashtag",
		.help = "Where it is, in a few words." },
	{ "url", TEXT(url), .example = "https://example.org/chat",
		.help = "An http(s) address that says more, or by which people come in." },
	{ "public_link", BOOL(public_link), .standard = "no",
		.help = "Whether a url that lets people into a meeting (Zoom, Teams, Meet, Jitsi) "
			"may stand where anybody reads it. Without it only mails have it." },
	{ "tags", TAGS(tags), .standard = "all digests", .example = "UKFEChat",
		.help = "It stands in digests of these hashtags alone, under the first of them." },
