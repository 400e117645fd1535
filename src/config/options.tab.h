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
	{ "optout", PEOPLE(optout), .is_repeatable = true,
		.example = "@ada@social.example, https://blog.example/",
		.help = "Authors of whom nothing is shown, whoever shows it: accounts, profiles, "
			"and addresses with all that lies below them. What is stored of theirs is "
			"deleted before the next mail. Who has no account there is meant by name "
			"and place, in quotes: \"Ada Berg (Facebook)\". It holds for good, also "
			"when the line goes; optout = no in [person NAME] takes it back." },
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
			"characters. They may hold [source NAME], [tag NAME], [chat NAME] and "
			"[kind NAME] sections and nothing else: no secret, no file: URL, no "
			"private address." },
	{ .key = NULL },
};
#undef SPEC

#define SPEC RelaySpec
static const Option relay_options[] = {
#include "model/relay_spec.tab.h"
	{ .key = NULL },
};
#undef SPEC

#define SPEC InboxSpec
static const Option inbox_options[] = {
#include "model/inbox_spec.tab.h"
	{ .key = NULL },
};
#undef SPEC

#define SPEC Config
static const Option web_options[] = {
	{ "one_click", TEXT(one_click), .example = "https://example.org/leave",
		.help = "The https address of a page of yours that takes ways out by POST (RFC "
			"8058): the reader's token is put behind it as ?t=TOKEN. Mail programs "
			"then show their own button. Your mail must be signed (DKIM) over "
			"List-Unsubscribe and List-Unsubscribe-Post." },
	{ .key = NULL },
};
#undef SPEC

#define SPEC ArchiveSpec
static const Option archive_options[] = {
#include "model/archive_spec.tab.h"
	{ .key = NULL },
};
#undef SPEC

#define SPEC SourceSpec
static const Option source_options[] = {
#include "model/source_spec.tab.h"
	{ .key = NULL },
};
#undef SPEC

#define SPEC DigestSpec
static const Option digest_options[] = {
#include "model/digest_spec.tab.h"
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
	{ "handles", PEOPLE(handles), .is_required = true, .is_repeatable = true,
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

#define SPEC ChatSpec
static const Option chat_options[] = {
#include "model/chat_spec.tab.h"
	{ .key = NULL },
};
#undef SPEC

#define SPEC EventSpec
static const Option event_options[] = {
#include "model/event_spec.tab.h"
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
	{ "inbox", .options = inbox_options,
		.help = "What comes to contact: people who join, leave or answer, and bounces. "
			"Without it nothing is read, and you do it by hand (subscribers)." },
	{ "web", .options = web_options, .help = "Pages that belong to the digests." },
	{ "archive", .options = archive_options,
		.help = "All editions as a folder of pages, for any web server or none. In it is "
			"only what the authors' own settings allow everybody to read; the rest is "
			"linked and not quoted." },
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
	{ "chat", "NAME", .options = chat_options, .may_be_included = true, .example = "UKFEChat",
		.help = "An hour in which a host asks questions under a hashtag, and people "
			"answer: the digest has it question by question, and so has "
			"tagdigest recap." },
	{ "person", "NAME", .options = person_options, .example = "Ada",
		.help = "One person who posts in several places. Only needed to name them once "
			"for all." },
	{ "event", "NAME", .options = event_options, .example = "ukfechat",
		.help = "Something that takes place, once or again and again: it stands under "
			"Events ahead in the digests, and in the calendar that comes with them." },
	{ "kind", "NAME", .options = kind_options, .may_be_included = true, .example = "forum",
		.help = "How posts are read from a platform's JSON, by members and paths, for "
			"type = NAME. tagdigest-sources(7) tells how to write one." },
	{ .name = NULL },
};
