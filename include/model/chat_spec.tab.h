/*
 * The keys of [chat NAME], in the order of the example: rows of the option table
 * (src/config/options.c), of which each names the field of the spec beside this file.
 */
	{ "tag", TAG(tag), .standard = "the section's name", .example = "#UKFEChat",
		.help = "The hashtag under which the chat takes place: one of a digest's, which "
			"then has its recap, question by question." },
	{ "when", WHENS(whens), .is_repeatable = true, .example = "third Thursday 20:00",
		.help = "When it takes place: also last Friday 20:00, every Thursday 20:00 (every "
			"2 weeks from 2026-11-05), 2026-12-03 20:00. Readers are told of it as of "
			"an event, but once: an [event] of the same name says it instead, and one "
			"under its hashtag stands for the dates that are its own, too. Without it "
			"the chat is found "
			"by its questions: several numbered ones within an hour, which others "
			"answer." },
	{ "length", DURATION(length_s, 10 * 60, 12 * HOUR_S), .standard = "60 min",
		.help = "How long it lasts. Who answers until the evening after is heard, too." },
	{ "timezone", ZONE(timezone), .standard = "that of its digest", .example = "Europe/London",
		.help = "The time zone of when and except, and of the times in a recap." },
	{ "host", HANDLES(hosts), .is_repeatable = true, .example = "@ukfechat@social.example",
		.help = "Who asks the questions, by the names that they post under, on whichever "
			"network. Without it whoever asks by numbers, and is answered, is the "
			"host." },
	{ "except", DAYS(except), .is_repeatable = true, .example = "2026-12-17",
		.help = "Days on which there is no chat: holidays, 2026-12-19..2027-01-04." },
