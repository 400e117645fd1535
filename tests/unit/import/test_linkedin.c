/* Tables of LinkedIn's copies, with the marks that they have; written from the files' shapes. */
#include "exports.h"
#include "import/linkedin.h"

#define AGREED "2026-12-01, moderators"
#define HEAD "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
#define AT(n) "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A" n
#define URL(n) "https://www.linkedin.com/feed/update/urn:li:share:" n
#define ID "7380000000000000000"
#define SHARE(n, rest) "2026-09-30 08:15:02," AT(n) "," rest "\n"
#define COMMENT(more, text) \
	"2026-09-30 08:15:02,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A738" more \
	"," text "\n"
#define POSTED "post at=2026-09-30T08:15:02Z on=LinkedIn"

typedef struct Row {
	const char *name;
	const char *agreed;
	TestPart parts[6];
	const char *want;
} Row;

/* clang-format off */
static const Row rows[] = {
	{ "public, and what is not", NULL,
		{ { "Shares.csv", HEAD
			SHARE(ID, "\"Soup! \"\"really\"\" #SlowFood\","
				"https://blog.example/soup?utm_source=li,,PUBLIC")
			SHARE("1", "#SlowFood,,,MEMBER_NETWORK")
			SHARE("2", "#SlowFood,,,CONNECTIONS")
			SHARE("3", "#SlowFood,,,")
			SHARE("4", "no tag,,,PUBLIC")
			SHARE("5", "#SlowFood,,,ANYONE") } },
		POSTED " url=" URL(ID) " card=https://blog.example/soup tags=#SlowFood "
		"text=Soup! \"really\" #SlowFood\n"
		"private\nprivate\nprivate\nuntagged\n"
		POSTED " url=" URL("5") " tags=#SlowFood text=#SlowFood\n" },
	{ "a no without the hashtag may be of a post that had it", AGREED,
		{ { "Shares.csv", HEAD
			SHARE("1", "no tag,,,CONNECTIONS")
			SHARE("2", "no tag,,,MEMBER_NETWORK")
			SHARE("3", "no tag #nobot,,,PUBLIC")
			SHARE("4", "no tag #other,,,PUBLIC")
			SHARE("5", "no tag")
			SHARE("6", ",,,CONNECTIONS") } },
		"untagged refused=urn:li:share:1\nuntagged\nuntagged refused=urn:li:share:3\n"
		"untagged\nuntagged\nuntagged\n" },
	{ "what is vague with an agreement, what is not never", AGREED,
		{ { "Shares_155814142.csv", "\xef\xbb\xbf" HEAD
			SHARE("1", "#SlowFood,,,MEMBER_NETWORK")
			SHARE("2", "#SlowFood,,,CONNECTIONS")
			SHARE("3", "#SlowFood,,,Somebody") },
			{ "Profile.csv",
				"First Name,Last Name,Maiden Name,Address,Birth Date,Headline\n"
				"Ada,Byron,,Secret Street,Dec 10,Cook\n" } },
		POSTED " by=Ada Byron agreed=" AGREED " url=" URL("1")
		" tags=#SlowFood text=#SlowFood\nprivate\nprivate\n" },
	{ "of several people's copies each is signed by its own", NULL,
		{ { "x/a/Profile.csv", "First Name,Last Name,Headline\nAda,Byron,Cook\n" },
			{ "x/b/Profile.csv", "First Name,Last Name,Headline\nBob,Other,\n" },
			{ "x/b/Shares.csv", HEAD SHARE("1", "#SlowFood,,,PUBLIC") },
			{ "x/c/Shares.csv", HEAD SHARE("2", "#SlowFood,,,PUBLIC") },
			{ "x/a/Shares.csv", HEAD SHARE("3", "#SlowFood,,,PUBLIC") } },
		POSTED " by=Bob Other url=" URL("1") " tags=#SlowFood text=#SlowFood\n"
		POSTED " url=" URL("2") " tags=#SlowFood text=#SlowFood\n"
		POSTED " by=Ada Byron url=" URL("3") " tags=#SlowFood text=#SlowFood\n" },
	{ "of two names in one folder none counts", NULL,
		{ { "Profile.csv", "First Name,Last Name,Headline\nAda,Byron,Cook\n" },
			{ "Profile 2.csv", "First Name,Last Name,Headline\nBob,Other,\n" },
			{ "Profile 3.csv", "First Name,Last Name,Headline\nAda,Byron,\n" },
			{ "Shares.csv", HEAD SHARE("1", "#SlowFood,,,PUBLIC") } },
		POSTED " url=" URL("1") " tags=#SlowFood text=#SlowFood\n" },
	{ "its own line ends, stray quotes, quotes that go missing", NULL,
		{ { "Shares.csv", HEAD
			SHARE("1", "\"One, two\"\n\"\"\n\"three #SlowFood\",\"\",,PUBLIC")
			SHARE("2", "\"open #SlowFood, and\nmore,,,PUBLIC")
			"2026-09-30 08:15:02 UTC,\"" AT("3") "\",\"\"\"said\"\" #SlowFood\"\","
			"\"\",\"\",\"PUBLIC\"\n\n"
			"2026-09-30," AT("4") ",\"a \\\"b\\\" #SlowFood\r\n2026-01-01 was a day\","
			",,PUBLIC\r\n" } },
		POSTED " url=" URL("1") " tags=#SlowFood text=One, two\\n\\nthree #SlowFood\n"
		POSTED " url=" URL("2") " tags=#SlowFood text=open #SlowFood, and\\nmore\n"
		POSTED " url=" URL("3") " tags=#SlowFood text=\"said\" #SlowFood\"\n"
		"post at=2026-09-30T00:00:00Z on=LinkedIn url=" URL("4")
		" tags=#SlowFood text=a \"b\" #SlowFood\\n2026-01-01 was a day\n" },
	{ "its own line ends, written as quotes of the text are", NULL,
		{ { "Shares.csv", HEAD
			SHARE("1", "\"One \"\"a\"\" #SlowFood\"\"\n\"\"\"\"\n\"\"Two\",,,PUBLIC")
			SHARE("2", "\"\"\"One #SlowFood\"\"\r\n\"\"Two\"\"\",,,PUBLIC")
			SHARE("3", "\"Said:\n\"\"One\"\" #SlowFood\",,,PUBLIC") } },
		POSTED " url=" URL("1") " tags=#SlowFood text=One \"a\" #SlowFood\\n\\nTwo\n"
		POSTED " url=" URL("2") " tags=#SlowFood text=One #SlowFood\\nTwo\n"
		POSTED " url=" URL("3") " tags=#SlowFood text=Said:\\n\"One\" #SlowFood\n" },
	{ "without a date, by the id; passed on without a word", NULL,
		{ { "x/Shares.csv", HEAD
			"," AT(ID) ",#SlowFood,,,PUBLIC\n"
			SHARE("2", ",https://blog.example/#SlowFood,,PUBLIC")
			"," AT("9") ",#SlowFood,,,PUBLIC\n" } },
		"post at=2025-10-03T22:05:13Z on=LinkedIn url=" URL(ID)
		" tags=#SlowFood text=#SlowFood\nother\n"
		"post on=LinkedIn url=" URL("9") " tags=#SlowFood text=#SlowFood\n" },
	{ "comments: nobody says who could see them", NULL,
		{ { "Comments.csv", "Date,Link,Message\n"
			COMMENT("", "\"a \\\"b\\\" #SlowFood\"") } },
		"private\n" },
	{ "comments with an agreement", AGREED,
		{ { "Comments_155814142.csv", "Date,Link,Message\n"
			COMMENT("", "\"a \\\"b\\\" #SlowFood\"")
			COMMENT("?commentUrn=urn%3Ali%3Acomment%3A%28activity%3A738%2C739%29",
				"c #SlowFood") } },
		POSTED " agreed=" AGREED " answers=urn:li:activity:738 tags=#SlowFood text=a \"b\" "
		"#SlowFood\n"
		POSTED " agreed=" AGREED " answers=urn:li:activity:738 tags=#SlowFood text=c "
		"#SlowFood\n" },
	{ "a row that lost its columns", NULL,
		{ { "Shares.csv", HEAD
			"garbage #SlowFood,PUBLIC\n"
			SHARE("1", "#SlowFood")
			SHARE("2", "#SlowFood,,,PUBLIC") } },
		"unreadable\nunreadable\n"
		POSTED " url=" URL("2") " tags=#SlowFood text=#SlowFood\n" },
	{ "letters are nobody's", AGREED,
		{ { "messages.csv",
			"CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT "
			"PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n1,,Bob,u,Ada,u,2026-09-30,,"
			"#SlowFood,INBOX\n" },
			{ "renamed.csv",
				"From,To,Sent At,Message,Direction\nBob,Ada,\"9/30/26, 8:15 AM\","
				"#SlowFood,INCOMING\n" },
			{ "Recommendations_Given.csv",
				"First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
			} },
		"never messages.csv\nnever renamed.csv\nnever Recommendations_Given.csv\n" },
};
/* clang-format on */

static void
test_rows(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const TestExport export = { .format = &linkedin_format,
			.tags = "#SlowFood",
			.agreed = rows[i].agreed,
			.parts = rows[i].parts };

		test_expect(rows[i].name, &export, rows[i].want);
	}
}

/* By the names that LinkedIn gives, and no others. */
static void
test_names(void)
{
	static const char publications[] = "Name,Published On,Description,Publisher,Url\n";
	static const char posts[] = "text,url,date\n";
	static const struct {
		const char *path, *head;
		ImportRole want;
	} each[] = {
		{ "Publications.csv", publications, IMPORT_ROLE_NEVER },
		{ "copy/Publications_155814142.csv", publications, IMPORT_ROLE_NEVER },
		{ "Rich_Media.csv", "Date/Time,Media Description,Media Link\n", IMPORT_ROLE_NEVER },
		{ "Publications.csv", posts, IMPORT_ROLE_NONE },
		{ "publications.csv", publications, IMPORT_ROLE_NONE },
		{ "Publications_.csv", publications, IMPORT_ROLE_NONE },
		{ "Publications_1x.csv", publications, IMPORT_ROLE_NONE },
		{ "Publications of ours.csv", publications, IMPORT_ROLE_NONE },
		{ "learning.csv", posts, IMPORT_ROLE_NONE },
		{ "contacts-tweets.csv", posts, IMPORT_ROLE_NONE },
		{ "saved posts.csv", posts, IMPORT_ROLE_NONE },
		{ "mine.csv", "CONVERSATION ID,FROM,TO,CONTENT\n", IMPORT_ROLE_NEVER },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(each); i++) {
		const ImportRole got = linkedin_format.role(each[i].path, each[i].head,
			strlen(each[i].head));

		if (got != each[i].want) {
			g_test_message("%s: %d", each[i].path, (int)got);
			g_test_fail();
		}
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/linkedin/rows", test_rows);
	g_test_add_func("/linkedin/names", test_names);
	return g_test_run();
}
