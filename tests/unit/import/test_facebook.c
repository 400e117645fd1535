/* Facebook's downloads, as they have looked over the years; written from the files' shapes. */
#include "exports.h"
#include "import/facebook.h"
#include "import/facebook_post.h"

#define AGREED "2026-12-01, moderators"
#define PROFILE \
	{ \
		"profile_information/profile_information.json", \
			"{\"profile_v2\":{\"name\":{\"full_name\":\"Zo\\u00c3\\u00ab Byron\"," \
			"\"first_name\":\"Zo\\u00c3\\u00ab\"},\"emails\":{\"emails\":[\"z@priv" \
			"ate.example\"]}}}" \
	}

#define PROFILE_IN(folder, name) \
	{ \
		folder "profile_information/profile_information.json", \
			"{\"profile_v2\":{\"name\":{\"full_name\":\"" name "\"}}}" \
	}
#define POST "[{\"timestamp\":1759220102,\"data\":[{\"post\":\"a #SlowFood\"}]}]"
#define POSTED "post at=2025-09-30T08:15:02Z on=Facebook"
#define WORDS " agreed=" AGREED " tags=#SlowFood text=a #SlowFood\n"

typedef struct Row {
	const char *name;
	const char *agreed;
	TestPart parts[6];
	const char *want;
} Row;

static const Row rows[] = {
	{ "who could see a post is not said", NULL,
		{ { "posts/your_posts_1.json",
			"[{\"timestamp\":1759220102,\"data\":[{\"post\":\"Soup #SlowFood\"}],"
			"\"title\":\"Ada Byron updated her status.\"}]" } },
		"private\n" },
	{ "with an agreement it is kept, and says so", AGREED,
		{ PROFILE,
			{ "your_facebook_activity/posts/your_posts__check_ins__photos_and_vide"
			  "os_1.json",
				"[{\"timestamp\":1759220102,\"title\":\"Zo\\u00c3\\u00ab updat"
				"ed.\","
				"\"data\":[{\"update_timestamp\":1759220300},{\"post\":\"Caf"
				"\\u00c3\\u00a9"
				" \\u00f0\\u009f\\u008d\\u00b2 #SlowFood\"}],\"tags\":[{\"name"
				"\":\"Bob "
				"Private\"}]}]" } },
		"post at=2025-09-30T08:15:02Z edited=2025-09-30T08:18:20Z on=Facebook by=Zoë Byron "
		"agreed=" AGREED " tags=#SlowFood text=Café 🍲 #SlowFood\n" },
	{ "of several people's downloads each is signed by its own", AGREED,
		{ PROFILE_IN("all/ann/personal_information/", "Ann A"),
			PROFILE_IN("all/bob/", "Bob B"),
			{ "all/bob/posts/your_posts_1.json", POST },
			{ "all/ann/your_facebook_activity/posts/your_posts_1.json", POST },
			{ "all/cy/your_facebook_activity/posts/your_posts_1.json", POST } },
		POSTED " by=Bob B" WORDS POSTED " by=Ann A" WORDS POSTED WORDS },
	{ "of two names in one download none counts", AGREED,
		{ PROFILE_IN("", "Ann A"), PROFILE_IN("personal_information/", "Bob B"),
			{ "posts/your_posts_1.json", POST } },
		POSTED WORDS },
	{ "what lies in a folder within a download is not its owner's", AGREED,
		{ PROFILE_IN("", "Ann A"), { "bob/posts/your_posts_1.json", POST },
			{ "posts/bob/your_posts_1.json", POST } },
		POSTED WORDS POSTED WORDS },
	{ "said to be public", NULL,
		{ { "posts/your_posts.json",
			"{\"status_updates\":[{\"timestamp\":1759220102,\"privacy\":{\"value\":"
			"\"EVERYONE\"},\"data\":[{\"post\":\"a #SlowFood\"}]},{\"timestamp\":1"
			"759220103,"
			"\"data\":[{\"privacy\":\"Public\"},{\"post\":\"b #SlowFood\"}]}]}" } },
		"post at=2025-09-30T08:15:02Z on=Facebook tags=#SlowFood text=a #SlowFood\n"
		"post at=2025-09-30T08:15:03Z on=Facebook tags=#SlowFood text=b #SlowFood\n" },
	{ "friends' alone stays out with an agreement too", AGREED,
		{ { "posts/your_posts_1.json",
			"[{\"timestamp\":1,\"data\":[{\"post\":\"#SlowFood\"}],\"privacy\":\"F"
			"riends\"},"
			"{\"timestamp\":1,\"data\":[{\"post\":\"#SlowFood\"}],\"audience\":"
			"{\"name\":\"Freunde\"}}]" } },
		"private\nprivate\n" },
	{ "groups, by both their names", AGREED,
		{ { "groups/group_posts_and_comments.json",
			  "{\"group_posts_v2\":[{\"timestamp\":1759220102,\"title\":\"Ada Byro"
			  "n posted in "
			  "Soup Lovers.\",\"data\":[{\"post\":\"x #SlowFood\"}],\"attachments"
			  "\":[{\"data\":"
			  "[{\"external_context\":{\"url\":\"https://l.facebook.com/l.php?u=ht"
			  "tps%3A%2F%2F"
			  "blog.example%2Fsoup%3Ffbclid%3DIw\"}}]}]}]}" },
			{ "groups/your_posts_in_groups.json",
				"{\"group_posts\":{\"activity_log_data\":[{\"timestamp\":17592"
				"20102,"
				"\"title\":\"Ada hat etwas getan\",\"data\":[{\"post\":\"y #Sl"
				"owFood\"}]}"
				"]}}" } },
		"post at=2025-09-30T08:15:02Z on=Facebook group=Soup Lovers agreed=" AGREED
		" card=https://blog.example/soup tags=#SlowFood text=x #SlowFood\n"
		"post at=2025-09-30T08:15:02Z on=Facebook group=a group on Facebook agreed=" AGREED
		" tags=#SlowFood text=y #SlowFood\n" },
	{ "comments in groups and elsewhere", AGREED,
		{ { "groups/your_comments_in_groups.json",
			  "{\"group_comments_v2\":[{\"timestamp\":1759220102,\"data\":[{\"comm"
			  "ent\":"
			  "{\"timestamp\":1759220102,\"comment\":\"Hi @[100000000000001:2048:B"
			  "ob B] "
			  "#SlowFood\",\"author\":\"Ada Byron\",\"group\":\"Soup Lovers\"}}],"
			  "\"title\":\"Ada Byron commented on Bob Private's post.\"}]}" },
			{ "comments_and_reactions/comments.json",
				"{\"comments_v2\":[{\"timestamp\":1759220102,\"data\":[{\"comm"
				"ent\":"
				"{\"comment\":\"z #SlowFood\",\"author\":\"Ada Byron\"}}]}]}" } },
		"post at=2025-09-30T08:15:02Z on=Facebook by=Ada Byron group=Soup Lovers agree"
		"d=" AGREED " tags=#SlowFood text=Hi Bob B #SlowFood\n"
		"post at=2025-09-30T08:15:02Z on=Facebook by=Ada Byron agreed=" AGREED
		" tags=#SlowFood text=z #SlowFood\n" },
	{ "comments by their older name, and comments of others", AGREED,
		{ { "comments/comments.json",
			  "{\"comments\":[{\"timestamp\":1759220102,\"data\":[{\"comment\":"
			  "{\"comment\":\"#SlowFood\",\"author\":\"Ada\"}}]}]}" },
			{ "x/comments.json",
				"{\"comments\":[{\"timestamp\":1,\"body\":\"#SlowFood\"}]}" } },
		"none x/comments.json\n"
		"post at=2025-09-30T08:15:02Z on=Facebook by=Ada agreed=" AGREED
		" tags=#SlowFood text=#SlowFood\n" },
	{ "a public post in a group is the group's", NULL,
		{ { "g.json",
			"{\"group_posts_v2\":[{\"timestamp\":1,\"privacy\":\"Public\",\"data\""
			":[{\"post\":"
			"\"#SlowFood\"}]}]}" } },
		"private\n" },
	{ "without a tag nothing is read", NULL,
		{ { "p.json",
			"[{\"timestamp\":1759220102,\"data\":[{\"post\":\"no tag\"}]},{\"times"
			"tamp\":1,"
			"\"data\":[{\"post\":\"#Other\"}]},{\"timestamp\":1,\"data\":[]}]" } },
		"untagged\nuntagged\nuntagged\n" },
	{ "a tag behind a line end that is escaped", AGREED,
		{ { "p.json",
			"[{\"timestamp\":1759220102,\"data\":[{\"post\":\"one\\n\\u0023SlowFoo"
			"d\"}]}]" } },
		"post at=2025-09-30T08:15:02Z on=Facebook agreed=" AGREED
		" tags=#SlowFood text=one\\n#SlowFood\n" },
	{ "one that is right already stays", AGREED,
		{ { "p.json",
			"[{\"timestamp\":1759220102,\"data\":[{\"post\":\"Caf\xc3\xa9 \\u0153uf "
			"#SlowFood\"}]},{\"timestamp\":1759220102,\"data\":[{\"post\":"
			"\"Caf\\u00e9 #SlowFood\"}]},{\"timestamp\":1759220102,\"data\":[{\"post\":"
			"\"\\u00c3\\u0083\\u00c2\\u00a9 #SlowFood\"}]}]" } },
		"post at=2025-09-30T08:15:02Z on=Facebook agreed=" AGREED
		" tags=#SlowFood text=Café œuf #SlowFood\n"
		"post at=2025-09-30T08:15:02Z on=Facebook agreed=" AGREED
		" tags=#SlowFood text=Café #SlowFood\n"
		"post at=2025-09-30T08:15:02Z on=Facebook agreed=" AGREED
		" tags=#SlowFood text=Ã© #SlowFood\n" },
	{ "a single entry, described pictures, a note, a poll", AGREED,
		{ { "p.json",
			"{\"timestamp\":1759220102,\"attachments\":[{\"data\":[{\"media\":{\"u"
			"ri\":\"a.jpg\","
			"\"description\":\"Bowl #SlowFood\"}},{\"media\":{\"description\":\"Bowl "
			"#SlowFood\"}},{\"note\":{\"title\":\"A note\",\"text\":\"long\"}},{\""
			"place\":"
			"{\"name\":\"Home\",\"address\":\"Secret Street\"}},{\"poll\":{\"quest"
			"ion\":"
			"\"Which?\",\"options\":[{\"option\":\"A\"},{\"option\":\"B\"}]}}]}],"
			"\"data\":[]}" } },
		"post at=2025-09-30T08:15:02Z on=Facebook agreed=" AGREED
		" tags=#SlowFood text=Bowl #SlowFood\\n\\nA note\\n\\nlong\\n\\nWhich?\n" },
	{ "what is no post of theirs", AGREED,
		{ { "archive.json", "[{\"timestamp\":1,\"data\":[{\"post\":\"#SlowFood\"}]}]" },
			{ "posts/trash.json",
				"[{\"timestamp\":1,\"data\":[{\"post\":\"#SlowFood\"}]}]" },
			{ "messages/inbox/bob/message_1.json",
				"{\"participants\":[],\"messages\":[{\"content\":\"#SlowFood\""
				"}]}" } },
		"never archive.json\nnever posts/trash.json\nnone messages/inbox/bob/message_1"
		".json\n" },
	{ "broken", AGREED,
		{ { "p.json",
			"[{\"timestamp\":1759220102,\"data\":[{\"post\":\"#SlowFood\"},,]},"
			"{\"timestamp\":1759220102,\"data\":[{\"post\":\"#SlowFood\"}]},{\"tim"
			"est" } },
		"unreadable\npost at=2025-09-30T08:15:02Z on=Facebook agreed=" AGREED
		" tags=#SlowFood text=#SlowFood\nunreadable\n" },
};

static void
test_rows(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const TestExport export = { .format = &facebook_format,
			.tags = "#SlowFood",
			.agreed = rows[i].agreed,
			.parts = rows[i].parts };

		test_expect(rows[i].name, &export, rows[i].want);
	}
}

static void
test_groups(void)
{
	static const char *const titles[][2] = {
		{ "Ada Byron posted in Soup Lovers.", "Soup Lovers" },
		{ "Ada Byron shared a link to the group: Soup & Bread e.V..", "Soup & Bread e.V." },
		{ "Ada commented on Bob's post in Soup Lovers.", "Soup Lovers" },
		{ "Ada replied to Bob's comment in Soup Lovers.", "Soup Lovers" },
		{ "Ada hat in Suppenfreunde gepostet.", "Suppenfreunde" },
		{ "Ada a publié dans Les soupes.", "Les soupes" },
		{ "Ada updated her status.", NULL },
		{ "Ada shared a link.", NULL },
		{ "", NULL },
		{ NULL, NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(titles); i++) {
		g_autofree char *group = facebook_post_group(titles[i][0]);

		expect_text(titles[i][0], group, titles[i][1]);
	}
}

/* Mentions that nobody closes cost what they are long: by their square these would take minutes. */
static void
test_mentions(void)
{
	g_autoptr(GString) text =
		g_string_new("[{\"timestamp\":1,\"data\":[{\"post\":\"#SlowFood ");

	for (int i = 0; i < 600000; i++) {
		g_string_append(text, "@[1:1:");
	}
	g_string_append(text, "\"}]}]");
	const TestPart parts[] = { { "posts/p.json", text->str }, { 0 } };
	const TestExport export = {
		.format = &facebook_format, .tags = "#SlowFood", .agreed = AGREED, .parts = parts
	};
	g_autofree char *got = test_read(&export, G_MAXSIZE);
	g_assert_true(g_strrstr(got, "@[1:1:") != NULL);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/facebook/rows", test_rows);
	g_test_add_func("/facebook/groups", test_groups);
	g_test_add_func("/facebook/mentions", test_mentions);
	return g_test_run();
}
