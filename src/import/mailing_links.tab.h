/*
 * What links of letters tell of their readers. As Mailchimp, Substack, Ghost, Buttondown, Beehiiv,
 * Kit, HubSpot, Campaign Monitor, Brevo, SendGrid, Postmark, SES, LinkedIn, Facebook and Outlook
 * make them.
 */

/* Hosts whose addresses tell who clicked, and nobody else where they lead. "*.HOST": and below. */
static const char *const mailing_counters[] = { "list-manage.com", "mandrillapp.com", "mcsv.net",
	"sendgrid.net", "sparkpostmail.com", "mailgun.org", "mlsend.com", "mailerlite.com",
	"createsend.com", "cmail19.com", "cmail20.com", "convertkit-mail.com",
	"convertkit-mail2.com", "convertkit-mail4.com", "hubspotlinks.com", "hubspotemail.net",
	"rs6.net", "sendinblue.com", "sendibm1.com", "sendibt2.com", "beehiiv.net", "awstrack.me",
	"pstmrk.it", "urldefense.com", "urldefense.proofpoint.com", "mimecast.com",
	"mimecastprotect.com", "cudasvc.com", "fireeye.com", "exct.net", "klclick.com",
	"klclick1.com", "customeriomail.com", "lnkd.in", "t.co", "safelinks.protection.outlook.com",
	"facebookmail.com", "eotrx.substackcdn.com", "email.linkedin.com", "platform.linkedin.com",
	"kit-mail.com", "kit-mail3.com" };

/* What such hosts are called that a newsletter has of its own: their first label. */
static const char *const mailing_counter_labels[] = { "click", "clicks", "link", "links", "track",
	"tracking", "trk", "email", "mail", "mg", "em", "go", "url", "unsubscribe", "mailer",
	"ablink", "ablinks", "ct" };

/* And paths of hosts that have pages as well. */
static const struct {
	const char *host, *path;
} mailing_counter_paths[] = {
	{ "substack.com", "/redirect" },
	{ "substack.com", "/app-link" },
	{ "substack.com", "/c/" },
	{ "substack.com", "/action/" },
	{ "substack.com", "/signin" },
	{ "beehiiv.com", "/ss/" },
	{ "*", "/unsubscribe" },
	{ "*", "/ls/click" },
	{ "*", "/track/" },
	{ "*", "/e3t/" },
	{ "*", "/lt.php" },
	{ "*", "/mailman/options" },
};

/* Parameters that name a reader: they go; those of the second list name a page, and stay whatever
 * they look like. */
static const char *const mailing_reader_keys[] = { "e", "eid", "mid", "uid", "user", "userid",
	"user_id", "uuid", "m", "r", "j", "key", "token", "sid", "cid", "rid", "email", "mail",
	"recipient", "subscriber", "subscriber_id", "contact", "contact_id", "midtoken", "midsig",
	"trkemail", "otptoken", "n_m", "bcode", "aref", "medium", "sig", "signature", "hash",
	"auth", "k", "s", "lipi", "utm_source", "publication_id", "isfreemail", "triedredirect",
	"r_id", "mkt_tok", "data", "sdata", "reserved", "notif_t", "notif_id", "comment_tracking",
	"attribution_id", "attribution_type", "ref", "__s", "ck_subscriber_id", "_hsmi",
	"ss_email_id", "ss_source", "emci", "emdi", "ceid", "subid", "sub_id", "subscriberid",
	"memberid", "member_id", "readerid", "reader_id", "recipientid", "recipient_id", "rcpt",
	"contactid", "customerid", "customer_id", "clientid", "accountid", "personid", "userhash",
	"emailaddress", "email_address", "e-mail", "firstname", "first_name", "fname", "lastname",
	"last_name", "lname", "fullname", "full_name", "to", "ml_subscriber",
	"ml_subscriber_hash", "oly_enc_id", "oly_anon_id", "vero_id", "wickedid", "sc_uid",
	"et_rid", "elq", "elqtrackid", "dm_i", "mc_eid", "mc_cid", "trk_contact", "_ke",
	"_kx" };

/* Which do so where their value is a number: elsewhere they are words of a page. */
static const char *const mailing_number_keys[] = { "u", "member", "reader", "lid", "customer",
	"client", "account", "person", "profile", "address", "n" };
static const struct {
	const char *host, *key;
} mailing_page_keys[] = {
	{ "campaign-archive.com", "u" },
	{ "campaign-archive.com", "id" },
	{ "youtube.com", "v" },
	{ "youtube.com", "list" },
	{ "docs.google.com", "gid" },
};

/* Hosts whose pages are named by long words of letters and figures. */
static const char *const mailing_named_pages[] = { "docs.google.com", "drive.google.com",
	"youtube.com", "youtu.be", "forms.office.com", "notion.so", "notion.site", "figshare.com",
	"archive.org", "campaign-archive.com", "padlet.com", "genial.ly", "canva.com" };

/* Hosts whose pages need nothing of their queries. */
static const char *const mailing_bare_hosts[] = { "facebook.com", "linkedin.com" };
