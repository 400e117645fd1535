/*
 * Facts about web addresses. A host pattern is a host, "*.HOST" for HOST and all below it, or
 * "NAME.*" for NAME with one or two labels behind it; hosts are compared after folding ("www."
 * and the aliases below are gone). A key that ends in '*' stands for all that begin so.
 */

/* Front labels that only choose a layout. */
#define URL_LAYOUT_LABELS "www.", "m.", "mobile.", "amp."

/* Hosts that show the same pages under the same paths. */
#define URL_HOST_ALIASES \
	{"twitter.com", "x.com"}, {"nitter.*", "x.com"}, {"fxtwitter.com", "x.com"}, \
	{"vxtwitter.com", "x.com"}, {"fixupx.com", "x.com"}, {"fixvx.com", "x.com"}, \
	{"youtube-nocookie.com", "youtube.com"}, \
	{"old.reddit.com", "reddit.com"}, {"new.reddit.com", "reddit.com"}, \
	{"np.reddit.com", "reddit.com"}, {"sh.reddit.com", "reddit.com"}, \
	{"mbasic.facebook.com", "facebook.com"}, {"touch.facebook.com", "facebook.com"}, \
	{"web.facebook.com", "facebook.com"}, {"fb.com", "facebook.com"}

/* Host, beginning of the path, and where the address that is meant stands. */
#define URL_REDIRECTORS \
	{"l.facebook.com", "/l.php", URL_IN_PARAMETER, "u"}, \
	{"lm.facebook.com", "/l.php", URL_IN_PARAMETER, "u"}, \
	{"facebook.com", "/l.php", URL_IN_PARAMETER, "u"}, \
	{"l.instagram.com", "/", URL_IN_PARAMETER, "u"}, \
	{"l.threads.com", "/", URL_IN_PARAMETER, "u"}, \
	{"l.threads.net", "/", URL_IN_PARAMETER, "u"}, \
	{"l.messenger.com", "/l.php", URL_IN_PARAMETER, "u"}, \
	{"out.reddit.com", "/", URL_IN_PARAMETER, "url"}, \
	{"click.redditmail.com", "/", URL_IN_PARAMETER, "url"}, \
	{"t.umblr.com", "/redirect", URL_IN_PARAMETER, "z"}, \
	{"youtube.com", "/redirect", URL_IN_PARAMETER, "q"}, \
	{"google.*", "/url", URL_IN_PARAMETER, "q"}, \
	{"google.*", "/url", URL_IN_PARAMETER, "url"}, \
	{"vk.com", "/away.php", URL_IN_PARAMETER, "to"}, \
	{"go.bsky.app", "/redirect", URL_IN_PARAMETER, "u"}, \
	{"steamcommunity.com", "/linkfilter", URL_IN_PARAMETER, "u"}, \
	{"steamcommunity.com", "/linkfilter", URL_IN_PARAMETER, "url"}, \
	{"linkedin.com", "/redir/redirect", URL_IN_PARAMETER, "url"}, \
	{"linkedin.com", "/safety/go", URL_IN_PARAMETER, "url"}, \
	{"*.safelinks.protection.outlook.com", "/", URL_IN_PARAMETER, "url"}, \
	{"linkprotect.cudasvc.com", "/url", URL_IN_PARAMETER, "a"}, \
	{"href.li", "/", URL_IN_QUERY, NULL}, \
	{"urldefense.com", "/v3/__", URL_IN_UNDERSCORES, NULL}, \
	{"*.awstrack.me", "/L0/", URL_IN_SEGMENT, NULL}, \
	{"click.pstmrk.it", "/2s/", URL_IN_SEGMENT, NULL}, \
	{"click.pstmrk.it", "/3s/", URL_IN_SEGMENT, NULL}, \
	{"*.cdn.ampproject.org", "/c/", URL_IN_AMP_PATH, NULL}, \
	{"*.cdn.ampproject.org", "/v/", URL_IN_AMP_PATH, NULL}, \
	{"google.*", "/amp/", URL_IN_AMP_PATH, NULL}, \
	{"web.archive.org", "/web/", URL_IN_PATH, NULL}, \
	{"web.brid.gy", "/r/", URL_IN_PATH, NULL}, \
	{"fed.brid.gy", "/r/", URL_IN_PATH, NULL}

/* Where people meet by video: host, and beginning of the path. */
#define URL_MEETINGS \
	{"*.zoom.us", "/"}, {"*.zoom.com", "/"}, {"*.zoomgov.com", "/"}, \
	{"teams.microsoft.com", "/"}, {"teams.microsoft.us", "/"}, {"teams.live.com", "/"}, \
	{"teams.cloud.microsoft", "/"}, {"gov.teams.microsoft.us", "/"}, {"aka.ms", "/JoinTeams"}, \
	{"meet.google.com", "/"}, {"g.co", "/meet"}, {"*.hangouts.google.com", "/"}, \
	{"hangouts.google.com", "/"}, {"meet.jit.si", "/"}, {"8x8.vc", "/"}, \
	{"*.webex.com", "/"}, {"meet.goto.com", "/"}, {"gotomeet.me", "/"}, \
	{"*.gotomeeting.com", "/"}, {"*.gotowebinar.com", "/"}, {"*.whereby.com", "/"}, \
	{"*.bluejeans.com", "/"}, {"app.chime.aws", "/"}, {"chime.aws", "/"}, \
	{"join.skype.com", "/"}, {"meet.lync.com", "/"}, {"*.bigbluebutton.org", "/"}, \
	{"discord.gg", "/"}, {"discord.com", "/invite/"}, {"*.livestorm.co", "/"}, \
	{"*.blackboard.com", "/collab"}, {"*.bbcollab.com", "/"}, {"*.clickmeeting.com", "/"}

/* First labels of hosts that people run for it themselves. */
#define URL_MEETING_LABELS \
	"meet", "meeting", "meetings", "jitsi", "bbb", "greenlight", "zoom", "webex"

/* Schemes that start a program for it. */
#define URL_MEETING_SCHEMES \
	"zoommtg:", "zoomus:", "msteams:", "ms-teams:", "webexteams:", "jitsi-meet:"

/* Parameters that say whence a reader came and never what the page is: on every host … */
#define URL_TRACKING_KEYS \
	"utm_*", "mtm_*", "ga_*", "hsa_*", "vn_*", "otm_*", "itm_*", "hmb_*", "pk_*", "piwik_*", \
	"matomo_*", "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "twclid", \
	"ttclid", "yclid", "ysclid", "igshid", "igsh", "li_fat_id", "mc_cid", "mc_eid", "mc_tc", \
	"mkt_tok", "_hsenc", "_hsmi", "__hssc", "__hstc", "__hsfp", "hsctatracking", "vero_id", \
	"vero_conv", "oly_anon_id", "oly_enc_id", "rb_clickid", "s_cid", "sc_cid", "wickedid", \
	"srsltid", "_openstat", "_ga", "_gl", "_bhlid", "_branch_match_id", "fb_action_ids", \
	"fb_action_types", "fb_source", "fb_ref", "ref_src", "ref_url", "__twitter_impression", \
	"cmpid", "spm", "campaign_id", "campaign_source", "campaign_name", "campaign_medium", \
	"amp", "ncid", "mibextid", "rdid"

/* … and on some. */
#define URL_TRACKING_KEYS_OF_HOSTS \
	{"x.com", "s"}, {"x.com", "t"}, {"x.com", "cn"}, {"x.com", "src"}, {"x.com", "lang"}, \
	{"*.facebook.com", "__tn__"}, {"*.facebook.com", "__cft__*"}, {"*.facebook.com", "hc_*"}, \
	{"*.facebook.com", "eid"}, {"*.facebook.com", "ref"}, {"*.facebook.com", "fref"}, \
	{"*.facebook.com", "pageref"}, {"*.facebook.com", "refid"}, {"*.facebook.com", "_rdr"}, \
	{"*.facebook.com", "_rdc"}, \
	{"*.linkedin.com", "trk"}, {"*.linkedin.com", "trackingid"}, \
	{"*.linkedin.com", "refid"}, {"*.linkedin.com", "lipi"}, {"*.linkedin.com", "licu"}, \
	{"*.linkedin.com", "rcm"}, {"*.linkedin.com", "trkinfo"}, \
	{"youtube.com", "si"}, {"youtube.com", "feature"}, {"youtube.com", "pp"}, \
	{"youtube.com", "kw"}, {"youtube.com", "ab_channel"}, \
	{"*.spotify.com", "si"}, {"*.instagram.com", "igsh*"}, {"*.instagram.com", "hl"}, \
	{"*.tiktok.com", "_t"}, {"*.tiktok.com", "_r"}, {"*.tiktok.com", "_d"}, \
	{"*.tiktok.com", "is_from_webapp"}, {"*.tiktok.com", "sender_device"}, \
	{"*.medium.com", "source"}, {"*.medium.com", "sk"}, \
	{"*.reddit.com", "share_id"}, {"*.reddit.com", "rdt"}, {"*.reddit.com", "context"}, \
	{"*.nytimes.com", "smid"}, {"*.theguardian.com", "cmp"}, \
	{"*.bbc.com", "xtor"}, {"*.bbc.co.uk", "xtor"}, {"*.bbc.com", "at_*"}, \
	{"*.bbc.co.uk", "at_*"}

/* Parameters whose value is a secret: of these names, or with one of these words in the name. */
#define URL_SECRET_KEYS "auth", "code", "jwt", "k", "key", "pass", "pin", "pw", "pwd", "sid", "sig"
#define URL_SECRET_WORDS \
	"token", "secret", "passw", "pwd", "apikey", "api_key", "api-key", "_key", "-key", \
	"authkey", "authoriz", "signature", "session", "credential", "private"

/* Names that never lead out of a network: RFC 6761, RFC 6762, RFC 8375, ICANN's "internal". */
#define URL_PRIVATE_NAMES "localhost", "local", "internal", "home.arpa", "localdomain"
