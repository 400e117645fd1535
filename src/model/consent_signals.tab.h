/*
 * The signs by which authors and platforms say who may show a post further.
 *
 * SIGNAL(name, record, whose, makes, says, path, word, reason, help, source)
 *
 * says is the function of consent_signals.c that looks at the record, path where in it (keys joined
 * by dots; of a profile several, between blanks), word what to look for there. reason is what is
 * remembered, shown by `parse` and told by reports: words of ours, never the server's. help NULL: a
 * part of the row before, in the manual.
 *
 * Who has seen a sign that is not here: a row, a case in tests/unit/model/test_consent_signals.c,
 * and `tagdigest --manual > doc/tagdigest.1`.
 */

#define STATUS_PAPER "docs.joinmastodon.org/entities/Status"
#define LABELS "docs.bsky.app/docs/advanced-guides/moderation#global-label-values"
#define INTENTS_PAPER "github.com/bluesky-social/proposals/tree/main/0008-user-intents"
#define X_PAPER "docs.x.com/x-api/fundamentals/data-dictionary"
#define ROBOTS "developers.google.com/search/docs/crawling-indexing/robots-meta-tag"
#define CUSTOM "the custom of the fediverse, as fed.brid.gy/docs has it"
#define NOBOT_POST "the post says #nobot or #noindex"
#define NOBOT_PROFILE "the profile says #nobot or #noindex"

/* ---- Mastodon's API, as its servers and half of the others speak it ---- */

SIGNAL("visibility", STATUS, POST, REFUSED, says_word, "visibility", "unlisted",
	"visibility: unlisted",
	"Anything but \"public\": unlisted, private, direct, the words of other servers (local, "
	"list), and what is missing or no word at all.",
	STATUS_PAPER)
SIGNAL("visibility", STATUS, POST, REFUSED, says_word, "visibility", "private",
	"visibility: private", NULL, STATUS_PAPER)
SIGNAL("visibility", STATUS, POST, REFUSED, says_word, "visibility", "direct", "visibility: direct",
	NULL, STATUS_PAPER)
SIGNAL("visibility", STATUS, POST, REFUSED, says_other_word, "visibility", "public",
	"visibility: not public", NULL, STATUS_PAPER)
SIGNAL("local_only", STATUS, POST, REFUSED, says_yes, "local_only", NULL,
	"the post is for its own server alone (local_only)",
	"The post is not to leave its server, although it is called public there.",
	"docs.gotosocial.org/en/latest/api (status.local_only); glitch-soc and Hometown likewise")
SIGNAL("#nobot", STATUS, POST, REFUSED, says_tag, "spoiler_text", NULL, NOBOT_POST,
	"One of #nobot, #nobots, #noindex, #nobridge, #noarchive, #noscrape, #nocrawl, however it "
	"is spelt (#NoBot, #no_bot, #no-bots), in the hashtags, the text or the content warning.",
	CUSTOM)
SIGNAL("quote_approval", STATUS, POST, REDUCED, says_policy, "quote_approval", NULL,
	"not everybody may quote the post (quote_approval)",
	"Neither at once nor when asked may everybody quote the post. A server that knows no such "
	"policy says nothing by leaving it out.",
	"docs.joinmastodon.org/entities/Status (quote_approval, 4.5)")
SIGNAL("interaction_policy", STATUS, POST, REDUCED, says_policy, "interaction_policy.can_reblog",
	NULL, "not everybody may boost the post (interaction_policy)",
	"Likewise where can_reblog says who may boost it.",
	"docs.gotosocial.org/en/latest/api (status.interaction_policy)")

SIGNAL("noindex", ACCOUNT, AUTHOR, REFUSED, says_yes, "noindex", NULL, "the account says noindex",
	"Yes in any dress: true, \"true\", 1. Servers know it of their own accounts alone, so that "
	"another's silence takes no word back.",
	"docs.joinmastodon.org/entities/Account (noindex)")
SIGNAL("#nobot", ACCOUNT, AUTHOR, REFUSED, says_tag_in_profile, "display_name note", NULL,
	NOBOT_PROFILE,
	"The same words in the display name, the biography, or the name or value of a profile's "
	"field; as a field of its own without the #, too.",
	CUSTOM)
SIGNAL("bridgeable", ACCOUNT, AUTHOR, REFUSED, says_no, "bridgeable", NULL,
	"the account does not want to be bridged (bridgeable)", "No: a mail is another network.",
	"codeberg.org/fediverse/fep/src/branch/main/fep/0036")
SIGNAL("moved", ACCOUNT, AUTHOR, REFUSED, says_refused_where_moved, "moved", NULL,
	"the account that this one moved to says no",
	"The account has moved to one that says no by one of the signs here.",
	"docs.joinmastodon.org/entities/Account (moved)")
SIGNAL("moved", ACCOUNT, AUTHOR, REDUCED, says_something, "moved", NULL,
	"the account has moved, so that its opt-in is an old one (moved)",
	"The account has moved: what it once allowed nobody minds any more.",
	"docs.joinmastodon.org/entities/Account (moved)")
SIGNAL("indexable", ACCOUNT, AUTHOR, REDUCED, says_not_yes, "indexable", NULL,
	"the account has not opted in (indexable)",
	"Anything but a plain true, a missing one included.",
	"docs.joinmastodon.org/entities/Account (indexable); FEP-5feb")
SIGNAL("discoverable", ACCOUNT, AUTHOR, REDUCED, says_not_yes, "discoverable", NULL,
	"the account has not opted in (discoverable)",
	"Anything but a plain true, a missing one included.",
	"docs.joinmastodon.org/entities/Account (discoverable)")
SIGNAL("a bridge", ACCOUNT, AUTHOR, REDUCED, says_bridged, NULL, NULL,
	"the account is bridged: its opt-in is the bridge's",
	"The account lives on a bridge or mirror (brid.gy, mostr.pub, bird.makeup and others), "
	"which says indexable for everybody: a default yes is no yes.",
	"fed.brid.gy/docs; mostr.pub; bird.makeup")
SIGNAL("feature_approval", ACCOUNT, AUTHOR, REDUCED, says_policy, "feature_approval", NULL,
	"not everybody may feature the account (feature_approval)",
	"Neither at once nor when asked may everybody put the account into a collection.",
	"docs.joinmastodon.org/entities/Account (feature_approval, 4.6); FEP-7aa9")

/* ---- ActivityPub: what archives and servers hold ---- */

SIGNAL("to", NOTE, POST, REFUSED, says_not_to_public, NULL, NULL, "not addressed to the public",
	"The post is not addressed to the public collection in \"to\"; in \"cc\" alone it "
	"is unlisted.",
	"www.w3.org/TR/activitypub/#public-addressing")
SIGNAL("#nobot", NOTE, POST, REFUSED, says_tag, "summary", NULL, NOBOT_POST, "As in a status.",
	CUSTOM)
SIGNAL("interactionPolicy", NOTE, POST, REDUCED, says_policy, "interactionPolicy.canQuote", NULL,
	"not everybody may quote the post (interactionPolicy)",
	"canQuote names neither for approval at once nor when asked everybody.",
	"codeberg.org/fediverse/fep/src/branch/main/fep/044f")
SIGNAL("#nobot", ACTOR, AUTHOR, REFUSED, says_tag_in_profile, "name summary", NULL, NOBOT_PROFILE,
	"As in an account.", CUSTOM)
SIGNAL("bridgeable", ACTOR, AUTHOR, REFUSED, says_no, "bridgeable", NULL,
	"the account does not want to be bridged (bridgeable)", "No: a mail is another network.",
	"codeberg.org/fediverse/fep/src/branch/main/fep/0036")
SIGNAL("movedTo", ACTOR, AUTHOR, REDUCED, says_something, "movedTo", NULL,
	"the account has moved, so that its opt-in is an old one (movedTo)", "The actor has moved.",
	"docs.joinmastodon.org/spec/activitypub/#as; FEP-7628")
SIGNAL("indexable", ACTOR, AUTHOR, REDUCED, says_not_yes, "indexable", NULL,
	"the account has not opted in (indexable)",
	"Anything but a plain true, a missing one included.",
	"codeberg.org/fediverse/fep/src/branch/main/fep/5feb")
SIGNAL("discoverable", ACTOR, AUTHOR, REDUCED, says_not_yes, "discoverable", NULL,
	"the account has not opted in (discoverable)",
	"Anything but a plain true, a missing one included.",
	"docs.joinmastodon.org/spec/activitypub/#discoverable")
SIGNAL("a bridge", ACTOR, AUTHOR, REDUCED, says_bridged, NULL, NULL,
	"the account is bridged: its opt-in is the bridge's", "As in an account.",
	"fed.brid.gy/docs; mostr.pub; bird.makeup")
SIGNAL("interactionPolicy", ACTOR, AUTHOR, REDUCED, says_policy, "interactionPolicy.canFeature",
	NULL, "not everybody may feature the account (interactionPolicy)",
	"canFeature names neither for approval at once nor when asked everybody.",
	"codeberg.org/fediverse/fep/src/branch/main/fep/7aa9")

/* ---- Bluesky ---- */

SIGNAL("!hide", BLUESKY_POST, POST, REFUSED, says_label, "labels", "!hide",
	"the post is hidden (!hide)", "Moderation has hidden the post.", LABELS)
SIGNAL("!no-unauthenticated", BLUESKY_POST, POST, REFUSED, says_label, "labels",
	"!no-unauthenticated", "for logged-in people alone (!no-unauthenticated)",
	"The label on the post itself.", LABELS)
SIGNAL("!no-unauthenticated", BLUESKY_POST, AUTHOR, REFUSED, says_label, "author.labels",
	"!no-unauthenticated", "for logged-in people alone (!no-unauthenticated)",
	"The label on the author, as the post shows them.", LABELS)
SIGNAL("!no-unauthenticated", BLUESKY_POST, POST, REFUSED, says_label, "record.labels",
	"!no-unauthenticated", "for logged-in people alone (!no-unauthenticated)",
	"The label that its author has written into the post.", LABELS)
SIGNAL("!hide", BLUESKY_POST, POST, REFUSED, says_label, "record.labels", "!hide",
	"the post is hidden (!hide)", NULL, LABELS)
SIGNAL("!hide", BLUESKY_POST, POST, REFUSED, says_label, "author.labels", "!hide",
	"the author is hidden (!hide)", "Moderation has hidden the author.", LABELS)
SIGNAL("!takedown", BLUESKY_POST, POST, REFUSED, says_label, "labels", "!takedown",
	"the post was taken down (!takedown)", "Moderation has taken the post down.", LABELS)
SIGNAL("!takedown", BLUESKY_POST, POST, REFUSED, says_label, "author.labels", "!takedown",
	"the author was taken down (!takedown)", "Moderation has taken the author down.", LABELS)
SIGNAL("#nobot", BLUESKY_POST, POST, REFUSED, says_tag, "record.text", NULL, NOBOT_POST,
	"As in a status.", CUSTOM)
SIGNAL("embeddingDisabled", BLUESKY_POST, POST, REDUCED, says_yes, "viewer.embeddingDisabled", NULL,
	"nobody may quote the post (postgate)",
	"The server says that a postgate forbids to quote the post.",
	"app.bsky.feed.defs#viewerState, in github.com/bluesky-social/atproto/tree/main/lexicons")
SIGNAL("!no-unauthenticated", BLUESKY_AUTHOR, AUTHOR, REFUSED, says_label, "labels",
	"!no-unauthenticated", "for logged-in people alone (!no-unauthenticated)",
	"The author has asked not to be shown to who is not logged in; what takes the label back "
	"(neg) and its end (exp) count.",
	LABELS)
SIGNAL("#nobot", BLUESKY_AUTHOR, AUTHOR, REFUSED, says_tag_in_profile, "displayName description",
	NULL, NOBOT_PROFILE, "In the display name or the description.", CUSTOM)
SIGNAL("a bridge", BLUESKY_AUTHOR, AUTHOR, REDUCED, says_bridged, NULL, NULL,
	"the account is bridged: its opt-in is the bridge's",
	"The handle is a bridge's (ada.tooter.example.ap.brid.gy): what the author allows "
	"elsewhere is not said here.",
	"fed.brid.gy/docs")
SIGNAL("postgate", POSTGATE, POST, REDUCED, says_something, "embeddingRules", NULL,
	"nobody may quote the post (postgate)",
	"embeddingRules has a rule: disableRule, or one that is not known.",
	"app.bsky.feed.postgate, in github.com/bluesky-social/atproto/tree/main/lexicons")
SIGNAL("protocolBridging", INTENTS, AUTHOR, REFUSED, says_no, "protocolBridging.allow", NULL,
	"the author does not want to be bridged (user intents)",
	"Not allowed: a mail is another network.", INTENTS_PAPER)
SIGNAL("publicAccessArchive", INTENTS, AUTHOR, REDUCED, says_no, "publicAccessArchive.allow", NULL,
	"the author does not want to be archived (user intents)",
	"Not allowed: what is mailed stays. (syntheticContentGeneration says nothing of mail.)",
	INTENTS_PAPER)
SIGNAL("bulkDataset", INTENTS, AUTHOR, REDUCED, says_no, "bulkDataset.allow", NULL,
	"the author does not want to be collected (user intents)", "Not allowed.", INTENTS_PAPER)

/* ---- X ---- */

SIGNAL("withheld", X_POST, POST, REFUSED, says_something, "withheld", NULL,
	"the post is withheld (withheld)", "The post is withheld in some country.", X_PAPER)
SIGNAL("#nobot", X_POST, POST, REFUSED, says_tag, "text", NULL, NOBOT_POST, "As in a status.",
	CUSTOM)
SIGNAL("protected", X_USER, AUTHOR, REFUSED, says_yes, "protected", NULL,
	"the account is protected", "The account shows its posts to its followers alone.", X_PAPER)
SIGNAL("withheld", X_USER, AUTHOR, REFUSED, says_something, "withheld", NULL,
	"the account is withheld (withheld)", "The account is withheld in some country.", X_PAPER)
SIGNAL("#nobot", X_USER, AUTHOR, REFUSED, says_tag_in_profile, "name description", NULL,
	NOBOT_PROFILE, "In the name or the description.", CUSTOM)

/* ---- feeds and pages ---- */

SIGNAL("itunes:block", FEED, POST, REFUSED, says_yes, "block", NULL, "itunes:block: yes",
	"Yes, in the feed or an item.", "podcasters.apple.com/support/823-podcast-requirements")
SIGNAL("password", FEED, POST, REFUSED, says_yes, "password", NULL, "the post asks for a password",
	"Where its words would be, an item has WordPress's form for the post's password.",
	"developer.wordpress.org/reference/functions/get_the_password_form")
SIGNAL("robots", FEED, POST, REFUSED, says_directive, "robots", "noindex none", "robots: noindex",
	"A meta element of the feed that holds noindex, none, nosnippet or max-snippet:0, in "
	"any case and between others. The header X-Robots-Tag of a feed says nothing of its posts: "
	"blogs send it so that the feed is not found beside them.",
	ROBOTS)
SIGNAL("robots", FEED, POST, REFUSED, says_directive, "robots", "nosnippet max-snippet:0",
	"robots: nosnippet", NULL, ROBOTS)
SIGNAL("robots", FEED, POST, REDUCED, says_directive, "robots", "noarchive", "robots: noarchive",
	"Likewise noarchive.", ROBOTS)
SIGNAL("#nobot", FEED, POST, REFUSED, says_tag, NULL, NULL, NOBOT_POST,
	"As in a status, in the categories, the title, the text or the author's name of an item, "
	"or in the title of the feed.", CUSTOM)
SIGNAL("robots", PAGE, POST, REFUSED, says_directive, "robots", "noindex none", "robots: noindex",
	"A meta element of the post's own page, or the X-Robots-Tag that it came with, "
	"likewise.",
	ROBOTS)
SIGNAL("robots", PAGE, POST, REFUSED, says_directive, "robots", "nosnippet max-snippet:0",
	"robots: nosnippet", NULL, ROBOTS)
SIGNAL("robots", PAGE, POST, REDUCED, says_directive, "robots", "noarchive", "robots: noarchive",
	"Likewise noarchive.", ROBOTS)
