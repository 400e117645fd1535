/* Tables that people keep posts in; written from their headers as TAGS, Wakelet and forms have. */
#include "exports.h"
#include "dedup/identity.h"
#include "import/described.h"
#include "import/sheet.h"
#include "import/sheet_columns.h"
#include "source/x_post.h"
#include "text/jsontext.h"

#define TAGS_HEAD \
	"id_str,from_user,text,created_at,time,geo_coordinates,user_lang,in_reply_to_user_id_str," \
	"in_reply_to_screen_name,from_user_id_str,in_reply_to_status_id_str,source," \
	"profile_image_url,user_followers_count,user_friends_count,user_location,status_url," \
	"entities_str\n"
#define TAGS_TAIL \
	",Wed Sep 30 08:15:02 +0000 2026,30/09/2026 09:15:02,,en,,,9,,web,,1,1,Bath," \
	"http://twitter.com/ada/statuses/"

#define OURS_HEAD "author,author_handle,text,link,consent,group,agreed\n"

typedef struct Row {
	const char *name;
	const char *tags;
	TestPart parts[3];
	const char *want;
} Row;

static const Row rows[] = {
	{ "TAGS", "#SlowFood",
		{ { "TAGS - Archive.csv",
			TAGS_HEAD
			"1970000000000000002,ada,\"Soup &amp; bread #SlowFood https://t.co/AbC"
			"\"" TAGS_TAIL
			"1970000000000000002,\"{\"\"hashtags\"\":[],\"\"urls\"\":[{\"\"url\"\":"
			"\"\"https://t.co/AbC\"\",\"\"expanded_url\"\":\"\"https://blog.exampl"
			"e/soup\"\"}]}\""
			"\n1970000000000000003,ada,RT @bob: #SlowFood" TAGS_TAIL
			"1970000000000000003,\n"
			"1970000000000000004,ada,nothing" TAGS_TAIL "1970000000000000004,\n" } },
		"post at=2026-09-30T08:15:02Z on=X by=ada handle=@ada@x.com url=https://x.com/"
		"ada/status/"
		"1970000000000000002 tags=#SlowFood text=Soup & bread #SlowFood "
		"https://blog.example/soup\nother\nuntagged\n" },
	{ "semicolons, another language, the day first", "#SlowFood",
		{ { "Beitraege.csv",
			"\xef\xbb\xbf"
			"Datum;Autor;E-Mail-Adresse;Beitrag;Link\n"
			"04.11.2026 10:00;Ada Byron;ada@private.example;\"Suppe; #SlowFood\";"
			"https://blog.example/1\n"
			"16.11.2026 10:00;Bob <bob@private.example>;;#SlowFood;https://blog.ex"
			"ample/2\n" } },
		"post at=2026-11-04T10:00:00Z on=blog.example by=Ada Byron url=https://blog.ex"
		"ample/1 "
		"tags=#SlowFood text=Suppe; #SlowFood\n"
		"post at=2026-11-16T10:00:00Z on=blog.example by=Bob url=https://blog.example/2 "
		"tags=#SlowFood text=#SlowFood\n" },
	{ "the month first", "#SlowFood",
		{ { "form.csv",
			"Timestamp,Email Address,Your name,Your message\n"
			"4/11/2026 9:15:02,ada@private.example,Ada,a #SlowFood\n"
			"4/13/2026 9:15:02,bob@private.example,bob@private.example,b #SlowFood"
			"\n" } },
		"post at=2026-04-11T09:15:02Z on=a table by=Ada tags=#SlowFood text=a #SlowFood\n"
		"post at=2026-04-13T09:15:02Z on=a table tags=#SlowFood text=b #SlowFood\n" },
	{ "nobody says which", "#SlowFood",
		{ { "form.csv",
			"Timestamp,Name,Text\n4/11/2026 9:15:02,Ada,a #SlowFood\n"
			"11/11/2026 9:15:02,Ada,b #SlowFood\n" } },
		"unreadable\npost at=2026-11-11T09:15:02Z on=a table by=Ada tags=#SlowFood text=b "
		"#SlowFood\n" },
	{ "now this, now that", "#SlowFood",
		{ { "form.csv",
			"Timestamp,Name,Text\n4/13/2026 9:15,Ada,a\n13/4/2026 9:15,Ada,b\n"
			"4/11/2026 9:15,Ada,c #SlowFood\n" } },
		"untagged\nuntagged\nunreadable\n" },
	{ "no date, one that is none, one ahead", "#SlowFood",
		{ { "x.csv",
			"date,text\n45985.5,a #SlowFood\n2026-11-31,b #SlowFood\n"
			",c #SlowFood\n2027-11-24,d #SlowFood\n" } },
		"unreadable\nunreadable\npost on=a table tags=#SlowFood text=c #SlowFood\n"
		"post at=2027-11-24T00:00:00Z on=a table tags=#SlowFood text=d #SlowFood\n" },
	{ "who says no is heard whatever their date is", "#SlowFood",
		{ { "x.csv",
			"date,text,private\nsome day,a #SlowFood,yes\nsome day,b #SlowFood,no\n"
			"some day,c #SlowFood #nobot,no\n" } },
		"private\nunreadable\nprivate\n" },
	{ "a no without a hashtag, or without words", "#SlowFood",
		{ { "x.csv",
			"date,text,url,consent\n2026-11-12,[withdrawn],https://b.example/1,no\n"
			"2026-11-12,,https://b.example/2,no\n2026-11-12,soup,,no\n"
			",,https://x.com/ada/status/1970000000000000002,no\n"
			"2026-11-12,soup,https://b.example/3,yes\n" } },
		"untagged refused=https://b.example/1\nuntagged refused=https://b.example/2\n"
		"untagged\nuntagged refused=https://x.com/i/status/1970000000000000002\n"
		"untagged\n" },
	{ "days as a spreadsheet counts them", "#SlowFood",
		{ { "x.csv",
			"date,text\n46331,a #SlowFood\n46023,b #SlowFood\n\"45985,5\",c #SlowFood"
			"\n20261112,d #SlowFood\n" } },
		"unreadable\nunreadable\nunreadable\n"
		"post at=2026-11-12T00:00:00Z on=a table tags=#SlowFood text=d #SlowFood\n" },
	{ "ids and links that a spreadsheet rounded", "#SlowFood",
		{ { "TAGS - Archive.csv",
			"id_str,from_user,text,status_url,entities_str\n"
			"1.97E+18,ada,a #SlowFood,http://twitter.com/ada/statuses/"
			"1970000000000000000,\n"
			"1.97E+18,bob,b #SlowFood,http://twitter.com/bob/statuses/1.97E+18,\n"
			"1.97E+18,bob,c &amp; #SlowFood,,\n"
			"1.97E+18,bob,d #SlowFood,http://twitter.com/bob/statuses/"
			"1970000000000000002,\n" } },
		"post on=X by=ada handle=@ada@x.com tags=#SlowFood text=a #SlowFood\n"
		"post on=X by=bob handle=@bob@x.com tags=#SlowFood text=b #SlowFood\n"
		"post on=X by=bob handle=@bob@x.com tags=#SlowFood text=c & #SlowFood\n"
		"post on=X by=bob handle=@bob@x.com url=https://x.com/bob/status/"
		"1970000000000000002 tags=#SlowFood text=d #SlowFood\n" },
	{ "no hashtag after all, in a group, and nobody says for whom", "#SlowFood",
		{ { "x.csv",
			"text,url,author,consent,group\nsoup,https://b.example/1,#SlowFood,,"
			"SET\n" } },
		"untagged\n" },
	{ "a group that nobody says agreed, and words for its agreement", "#SlowFood",
		{ { "x.csv",
			  "text,url,group\n#SlowFood,https://b.example/1,SET\n"
			  "#SlowFood,https://b.example/2,\n" },
			{ "y.csv",
				"text,url,group,agreed\n#SlowFood,https://b.example/3,SET,yes\n"
				"#SlowFood,https://b.example/4,SET,\"2026-11-22, Bo\"\n"
				"#SlowFood,https://b.example/5,SET,\"2026-11-20, Bo\"\n"
				"#SlowFood,https://b.example/6,,yes\n" } },
		"private\npost on=b.example url=https://b.example/2 tags=#SlowFood text=#SlowFood"
		"\nprivate\nprivate\n"
		"post on=b.example group=SET agreed=2026-11-20, Bo url=https://b.example/5 "
		"tags=#SlowFood text=#SlowFood\n"
		"post on=b.example url=https://b.example/6 tags=#SlowFood text=#SlowFood\n" },
	{ "our own words, whatever they begin with", "#SlowFood",
		{ { "record.csv",
			OURS_HEAD "\"\"\"=1\"\"A\",,\"''@ada is right #SlowFood\","
				  "https://b.example/1,,,\n" } },
		"post on=b.example by=\"=1\"A url=https://b.example/1 tags=#SlowFood "
		"text='@ada is right #SlowFood\n" },
	{ "tags without their sign", "#SlowFood #Joy",
		{ { "w.tsv",
			"Title\tDescription\tURL\tTags\nSoup\tHow to\thttps://blog.example/1\t"
			"slowfood, "
			"cooking\nSoup\tHow to\thttps://blog.example/2\tcooking\n" } },
		"post on=blog.example url=https://blog.example/1 title=Soup tags=#slowfood #co"
		"oking "
		"text=How to\nuntagged\n" },
	{ "windows-1252, sep=, quotes and line ends", "#SlowFood",
		{ { "x.csv",
			"sep=;\r\nid;text;date\r\n7;\"Caf\xe9 \"\"du\"\" lac\r\n#SlowFood\";20"
			"26-09-30\r\n"
			"8;\"open #SlowFood;2026-09-30\r\n9;#SlowFood;2026-09-30" } },
		"post at=2026-09-30T00:00:00Z on=a table tags=#SlowFood text=Café \"du\" lac"
		"\\n#SlowFood\n"
		"post at=2026-09-30T00:00:00Z on=a table tags=#SlowFood text=\"open #SlowFood\n"
		"post at=2026-09-30T00:00:00Z on=a table tags=#SlowFood text=#SlowFood\n" },
	{ "a column says for whom", "#SlowFood",
		{ { "x.csv",
			"text,url,visibility\n#SlowFood,https://b.example/1,Public\n"
			"#SlowFood,https://b.example/2,Friends\n#SlowFood,https://b.example/3,"
			"\n" } },
		"post on=b.example url=https://b.example/1 tags=#SlowFood text=#SlowFood\n"
		"private\nprivate\n" },
	{ "our own: guarded, plain, in a group that agreed; X's by the handle alone", "#SlowFood",
		{ { "record.csv",
			OURS_HEAD "\"'+Ada\",\"'@ada@b.example\",\"'=1 <p>#SlowFood</p>\","
				  "https://b.example/1,,SET,\"2026-11-01, Bo\"\n"
				  "Bo,\"'@bo@x.com\",&amp; < #SlowFood,https://x.com/i/status/"
				  "1970000000000000003,reduced,,\n"
				  "Bo,,'not =1 #SlowFood,https://b.example/2,,,\n"
				  "Bo,,#SlowFood,https://b.example/3,no,,\n"
				  "Bo,,#SlowFood,https://b.example/4,,SET,\n" } },
		"post on=b.example by=+Ada handle=@ada@b.example group=SET agreed=2026-11-01, Bo "
		"url=https://b.example/1 tags=#SlowFood text==1 <p>#SlowFood</p>\n"
		"post on=X by=Bo handle=@bo@x.com url=https://x.com/bo/status/1970000000000000003 "
		"tags=#SlowFood text=&amp; < #SlowFood\n"
		"post on=b.example by=Bo url=https://b.example/2 tags=#SlowFood "
		"text='not =1 #SlowFood\nprivate\nprivate\n" },
	{ "#nobot", "#SlowFood",
		{ { "x.csv", "text,url\n#SlowFood #nobot,https://b.example/1\n" } }, "private\n" },
	{ "letters", "#SlowFood",
		{ { "mail.csv",
			"From,To,Date,Text\na@b.example,c@d.example,2026-09-30,#SlowFood\n" } },
		"never mail.csv\n" },
	{ "no posts", "#SlowFood", { { "x.csv", "First,Second\n1,2\n" } }, "none x.csv\n" },
	{ "JSON", "#SlowFood",
		{ { "x.jsonl",
			"{\"title\":null,\"link\":\"https://b.example/\",\"text\":\"\"}\n" } },
		"none x.jsonl\n" },
	{ "prose", "#SlowFood", { { "x.txt", "Hello, this is a text.\n" } }, "none x.txt\n" },
	{ "nothing", "#SlowFood", { { "x.csv", "" } }, "none x.csv\n" },
};

static void
test_rows(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const TestExport export = {
			.format = &sheet_format, .tags = rows[i].tags, .parts = rows[i].parts
		};

		test_expect(rows[i].name, &export, rows[i].want);
	}
}

/* UTF-16 in both orders, with and without its mark. */
static void
test_utf16(void)
{
	static const char table[] =
		"id\ttext\tdate\r\n1\tSoup \xf0\x9f\x8d\xb2 #SlowFood\t2026-09-30\n";
	static const char *const charsets[] = { "UTF-16LE", "UTF-16BE" };

	for (gsize i = 0; i < G_N_ELEMENTS(charsets) * 2; i++) {
		gsize length;
		g_autofree char *text = g_strconcat(i < 2 ? "\xef\xbb\xbf" : "", table, NULL);
		g_autofree char *bytes = g_convert(text, -1, charsets[i % 2], "UTF-8", NULL,
			&length, NULL);
		const TestPart parts[] = { { "x.txt", bytes }, { 0 } };
		const TestExport export = { .format = &sheet_format,
			.tags = "#SlowFood",
			.parts = parts,
			.length = length };

		test_expect(charsets[i % 2], &export,
			"post at=2026-09-30T00:00:00Z on=a table tags=#SlowFood text=Soup 🍲 "
			"#SlowFood\n");
	}
}

/* A row of TAGS is the post that X's API gives under the same keys. */
static void
test_names(void)
{
	json_auto_t *json = jsontext_object("id", jsontext_text("1970000000000000002"), "text",
		jsontext_text("x"), "author_id", jsontext_text("1"), NULL);
	json_t *users = json_array();
	json_array_append_new(users,
		jsontext_object("id", jsontext_text("1"), "username", jsontext_text("ada"), NULL));
	json_auto_t *includes = jsontext_object("users", users, NULL);
	g_autoptr(Post) live = x_post_read(json, includes, DATE_UNKNOWN);
	const ImportInput input = { .spec = source_spec_new(), .now_s = TEST_NOW_S };
	const char *text = TAGS_HEAD "1970000000000000002,ada,x" TAGS_TAIL "1970000000000000002,\n";
	g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
	g_autoptr(Reader) reader = reader_of_bytes(bytes);
	void *reading = sheet_format.begin(&input);
	ImportItem item = { 0 };

	g_assert_true(sheet_format.open(reading, "t.csv", reader, NULL));
	g_assert_true(sheet_format.next(reading, &item, NULL));
	g_autoptr(GPtrArray) posts = g_ptr_array_new();
	g_ptr_array_add(posts, item.post);
	identity_assign("table", posts);
	g_ptr_array_index(posts, 0) = live;
	identity_assign("x", posts);
	g_assert_cmpuint(live->keys->len, ==, item.post->keys->len);
	for (guint i = 0; i < live->keys->len; i++) {
		g_assert_cmpstr(g_ptr_array_index(item.post->keys, i), ==,
			g_ptr_array_index(live->keys, i));
	}
	g_assert_cmpstr(item.post->native_id, ==, live->native_id);
	g_assert_cmpstr(item.post->author_handle, ==, live->author_handle);
	post_free(item.post);
	sheet_format.end(reading);
	source_spec_free((SourceSpec *)input.spec);
}

/* ---- on which terms ---- */

typedef struct TermRow {
	const char *name, *taken, *not_taken; /* what a column is called, and fields of it */
} TermRow;

static const TermRow terms[] = {
	{ "consent", "yes|Open|reduced", "no||refused|perhaps" },
	{ "Consent to share", "Yes|I agree|ok", "No||yes but not my name|2026-11-01" },
	{ "Do you consent to us sharing your message in the digest that teachers here get?",
		"yes, please|TRUE", "no|" },
	{ "May we share this?", "Yes", "No|" },
	{ "visibility", "Public|everyone", "Friends||yes" },
	{ "Post visibility", "public", "Friends|Only me" },
	{ "postVisibility", "public", "friends" },
	{ "Visibility setting", "Anyone", "Only me" },
	{ "Who can see it", "everybody", "Friends" },
	{ "private", "no|false|0||public", "yes|TRUE|1|friends" },
	{ "is_private", "false", "true" },
	{ "user.protected", "False", "True" },
	{ "isProtected", "false", "true" },
	{ "noindex", "false|", "true" },
	{ "public", "yes|TRUE|public", "no|false|" },
	{ "Status", "published|a thought", "private|Draft" },
	{ "agreed", "|2026-11-01, moderators", "no|not yet" },
	{ "Sichtbarkeit des Beitrags", "\303\226ffentlich", "Freunde" },
	{ "D\303\274rfen wir das teilen?", "Ja, gerne", "Nein|" },
	{ "nicht \303\266ffentlich", "nein", "ja" },
	{ "Visible par", "Tout le monde", "Amis" },
	{ "Pouvons-nous le partager ?", "Oui", "Non" },
	{ "Priv\303\251", "non", "oui" },
	{ "Zichtbaar voor", "iedereen", "vrienden" },
	{ "Mogen we dit delen?", "ja", "nee" },
	/* a yes is a no */
	{ "consent withdrawn", "no||FALSE|-|0", "yes|2026-11-13|x" },
	{ "withdraw consent", "no|", "yes" },
	{ "Consent withdrawn on", "", "2026-11-13" },
	{ "no consent", "FALSE|", "TRUE" },
	{ "consent_refused", "no|", "yes" },
	{ "Do you NOT consent?", "|no", "yes" },
	{ "I am not happy to be quoted", "|FALSE", "TRUE" },
	{ "I do not consent", "|FALSE", "TRUE" },
	{ "Do you object to sharing?", "no|", "yes|perhaps" },
	{ "I don't want this shared", "FALSE|", "TRUE" },
	{ "I don\342\200\231t want this shared", "FALSE|", "TRUE" },
	{ "Do you want to stay out?", "no|", "yes" },
	{ "Should we keep this out of the newsletter?", "no|", "yes" },
	{ "Please delete my response", "no|", "yes" },
	{ "Exclude from digest", "FALSE|", "TRUE" },
	{ "Widerspruch", "nein|", "ja" },
	{ "Ne partagez pas", "non|", "oui" },
	{ "No quiero que se comparta", "no|", "s\303\255" },
	{ "Peidiwch \303\242 rhannu", "na|", "ie" },
	{ "spam", "0|", "1" },
	{ "Einwilligung widerrufen", "nein|", "ja" },
	{ "Keine Zustimmung", "nein|", "ja" },
	{ "Consentement retir\303\251", "non|", "oui" },
	{ "Toestemming ingetrokken", "nee|", "ja" },
	{ "Consentimiento retirado", "no|", "s\303\255" },
	{ "Consenso ritirato", "no|", "s\303\254" },
	{ "Dim caniat\303\242d", "|na", "ie" },
	/* neither of them is a yes */
	{ "May we share this without your name?", NULL, "yes|no|" },
	{ "May we share this anonymously?", NULL, "yes|no|" },
	{ "Can we not share this?", NULL, "yes|no|" },
	{ "I agree to be quoted, but not by name", NULL, "yes|no|" },
	{ "Consent, not my name", NULL, "yes|no|" },
	{ "Happy to be quoted without a name", NULL, "yes|no|" },
	{ "Consent not withdrawn", NULL, "yes|no|" },
	/* a yes is wanted */
	{ "Is this public?", "yes|public", "no||Not sure" },
	{ "Is it public", "Yes", "no|" },
	{ "public post?", "yes", "no" },
	{ "Do you want this public?", "yes", "no|Not sure" },
	{ "Should it be public", "yes", "no" },
	{ "Public or private?", "public", "private|no||yes" },
	{ "Darf das geteilt werden?", "Ja", "Nein|" },
	{ "agreed to share", "TRUE", "FALSE|" },
	{ "May this be shared? (yes/no)", "yes", "no" },
	{ "Consent (yes/no)", "yes", "no|" },
	{ "May we share this? (We will not use your name)", "yes", "no|" },
	{ "GDPR", "yes", "no" },
	{ "Use in newsletter?", "yes", "no|" },
	{ "Include in digest", "yes", "no|" },
	{ "Share?", "yes", "no|" },
	{ "To be published", "yes", "no" },
	{ "Opt-in", "yes", "no|" },
	{ "approved", "yes|approved", "no||pending" },
	{ "Approved?", "TRUE", "FALSE" },
	{ "indexable", "true", "false|" },
	{ "is_published", "true", "false|" },
	{ "scope", "public|everyone", "followers|" },
	{ "access", "open", "members only" },
	/* anything but a no is one */
	{ "is_deleted", "FALSE||0", "TRUE|1" },
	{ "deleted_at", "|NULL|0000-00-00 00:00:00", "2026-11-12" },
	{ "deleted", "false|", "true|yes" },
	{ "DeletedAt", "", "2026-11-12" },
	{ "Gel\303\266scht", "nein|", "ja" },
	{ "unlisted", "FALSE|", "TRUE" },
	{ "archived", "false|", "true" },
	{ "Withdrawn", "no|", "yes|12 November" },
	{ "Removed by moderator", "no|", "yes|Bo" },
	{ "restriction", "none|", "friends" },
	{ "internal", "no|", "yes" },
	{ "Nur intern", "nein|", "ja" },
	{ "followers only", "no|", "yes" },
	{ "Anonymous?", "no|", "yes" },
	/* what it is in */
	{ "published_status", "published|live", "unpublished|draft" },
	{ "Review status", "approved|", "pending|Pending review|not approved" },
	{ "moderation", "ok|approved", "rejected" },
	{ "published", "", "no|FALSE" },
	{ "Status", "not all who wander", "deleted" },
	/* and what is none */
	{ "published_at", "2026-11-11", NULL },
	{ "shared_at", "2026-11-11|", NULL },
	{ "Date shared", "2026-11-11", NULL },
	{ "Shared by", "Bo|", NULL },
	{ "share count", "0|4|", NULL },
	{ "shares", "0", NULL },
	{ "reposts", "0", NULL },
	{ "likes", "0|3", NULL },
	{ "public_url", "https://b.example/2|", NULL },
	{ "Public metrics", "3", NULL },
	{ "Published by", "Bo", NULL },
	{ "Approved by", "Bo|", NULL },
	{ "No. of shares", "3", NULL },
	{ "removed_count", "3", NULL },
	{ "internal_id", "17", NULL },
	{ "Internal notes", "not bad", NULL },
	{ "Anything you want to share?", "no|", NULL },
	{ "Display name (public)", "Ada", NULL },
	{ "in_reply_to_status_id_str", "1970|", NULL },
	{ "status_url", "https://b.example/private/no", NULL },
	{ "source", "web", NULL },
	{ "user_location", "private|Bath", NULL },
	{ "retweet_count", "0", NULL },
	{ "is_quote_status", "false", NULL },
	{ "Status update", "no news", NULL },
	{ "Share your best tip?", "no", NULL },
	{ "How did you use it?", "not at all", NULL },
	{ "public_metrics.like_count", "4", NULL },
	{ "Shares", "4", NULL },
	{ "Publish date", "2026-11-11", NULL },
	{ "What would you like to share?", "no", NULL },
	{ "E-Mail (privat)", "ada@private.example", NULL },
};

static void
expect_terms(const TermRow *row, const char *fields, const char *want)
{
	g_auto(GStrv) each = g_strsplit(fields, "|", -1);

	for (guint i = 0; each[i] != NULL; i++) {
		g_autofree char *bytes =
			g_strdup_printf("text,url,\"%s\"\n#SlowFood,https://b.example/1,\"%s\"\n",
				row->name, each[i]);
		const TestPart parts[] = { { "x.csv", bytes }, { 0 } };
		const TestExport export = {
			.format = &sheet_format, .tags = "#SlowFood", .parts = parts
		};
		g_autofree char *got = test_read(&export, G_MAXSIZE);
		g_autofree char *name = g_strdup_printf("%s = \"%s\"", row->name, each[i]);

		got[strcspn(got, " \n")] = '\0';
		expect_text(name, got, want);
	}
}

static void
test_terms(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(terms); i++) {
		if (terms[i].taken != NULL) {
			expect_terms(&terms[i], terms[i].taken, "post");
		}
		if (terms[i].not_taken != NULL) {
			expect_terms(&terms[i], terms[i].not_taken, "private");
		}
	}
	const TestPart parts[] = { { "x.csv",
					   "text,url,visibility,privacy\n"
					   "#SlowFood,https://b.example/1,public,friends\n"
					   "#SlowFood,https://b.example/2,friends,public\n"
					   "#SlowFood,https://b.example/3,public,public\n" },
		{ 0 } };
	const TestExport export = { .format = &sheet_format, .tags = "#SlowFood", .parts = parts };
	test_expect("the strictest of several", &export,
		"private\nprivate\n"
		"post on=b.example url=https://b.example/3 tags=#SlowFood text=#SlowFood\n");
}

/* ---- what is missing ---- */

static void
test_lacks(void)
{
	static const struct {
		const char *head, *want; /* NULL: nothing is told */
		bool is_plain;
	} each[] = {
		{ "author,text\nA,x\n",
			"no column of dates (expected one that is called date or timestamp); its "
			"columns are: author, text",
			false },
		{ "Timestamp,Name,How was your \033 week?\n",
			"no column of words (expected one that is called text, message or post); "
			"its columns are: Timestamp, Name, How was your ? week?",
			false },
		{ "Ada said,nobody else\n", NULL, false }, /* no header, perhaps */
		{ "From,To,Date,Text\n", NULL, false },
		{ "Tijdstempel;Naam;Bericht\n", NULL, true },
		{ "text,url,date\n", NULL, true },
		{ "Title,Description,Url,Started On\n", NULL, false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(each); i++) {
		const gsize length = strlen(each[i].head);
		g_autofree char *lack = sheet_format.lacks(each[i].head, length);

		expect_text(each[i].head, lack != NULL ? lack : "none",
			each[i].want != NULL ? each[i].want : "none");
		g_assert_true(sheet_format.is_plain(each[i].head, length) == each[i].is_plain);
	}
}

/* By a kind that an ini describes: tables and lists. */
static void
test_described(void)
{
	g_autoptr(KindSpec) kind = kind_spec_new();
	const char *key;
	const TestPart parts[] = {
		{ "a.csv",
			"Nummer,Worte,Adresse,Wer\n5,Soup #SlowFood,https://b.example/5,all\n"
			"6,Soup #SlowFood,https://b.example/6,me\n7,Soup,https://b.example/7,a"
			"ll\n1.97E+18,Soup #SlowFood,,all\n#N/A,Soup #SlowFood,,all\n" },
		{ 0 }
	};
	TestExport export = {
		.format = &described_format, .tags = "#SlowFood", .described = kind, .parts = parts
	};

	kind->name = g_strdup("ours");
	kind->network = g_strdup("Our board");
	kind->id = g_strdup("Nummer");
	kind->text = g_strdup("Worte");
	kind->url = g_strdup("Adresse");
	kind->public = g_strdup("Wer = all");
	g_assert_true(kind_spec_compile(kind, &key, NULL));
	test_expect("a table of a kind", &export,
		"post on=Our board url=https://b.example/5 tags=#SlowFood text=Soup #SlowFood\n"
		"private\nuntagged\nunreadable\nunreadable\n");
	const TestPart lists[] = {
		{ "a.json",
			"[{\"Nummer\":5,\"Worte\":\"Soup #SlowFood\",\"Adresse\":"
			"\"https://b.example/5\",\"Wer\":\"all\"},{\"Nummer\":6},7]" },
		{ 0 }
	};
	export.parts = lists;
	test_expect("a list of a kind", &export,
		"post on=Our board url=https://b.example/5 tags=#SlowFood text=Soup #SlowFood\n"
		"untagged\nuntagged\n");
}

/* What nobody can read costs what it is long, and no more. */
static void
test_hostile(void)
{
	g_autoptr(GString) columns = g_string_new("text,url\n\"#SlowFood");
	g_autoptr(GString) quotes = g_string_new("text,url\n");

	for (int i = 0; i < 1000000; i++) {
		g_string_append_c(columns, ',');
		g_string_append(quotes, i % 2 == 0 ? "\"a," : "\"\"b,");
	}
	g_string_append(columns, "\n#SlowFood,https://b.example/1\n");
	g_string_append(quotes, "\n#SlowFood,https://b.example/1\n");
	const TestPart parts[] = { { "a.csv", columns->str }, { 0 } };
	const TestPart others[] = { { "b.csv", quotes->str }, { 0 } };
	TestExport export = { .format = &sheet_format, .tags = "#SlowFood", .parts = parts };
	g_autofree char *got = test_read(&export, G_MAXSIZE);
	expect_text("a million columns", got,
		"post on=a table tags=#SlowFood text=\"#SlowFood\n"
		"post on=b.example url=https://b.example/1 tags=#SlowFood text=#SlowFood\n");
	export.parts = others;
	g_autofree char *other = test_read(&export, G_MAXSIZE);
	expect_text("quotes that nobody closes", other,
		"unreadable\npost on=b.example url=https://b.example/1 tags=#SlowFood "
		"text=#SlowFood\n");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/sheet/rows", test_rows);
	g_test_add_func("/sheet/utf16", test_utf16);
	g_test_add_func("/sheet/names", test_names);
	g_test_add_func("/sheet/terms", test_terms);
	g_test_add_func("/sheet/lacks", test_lacks);
	g_test_add_func("/sheet/described", test_described);
	g_test_add_func("/sheet/hostile", test_hostile);
	return g_test_run();
}
