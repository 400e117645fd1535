/* Instagram's and Threads' downloads; written from the files' shapes. */
#include "import/instagram.h"

#include "exports.h"
#include "reading.h"

#define AGREED "2026-12-01, moderators"
#define ACCOUNT(private) \
	{ \
		"personal_information/personal_information/personal_information.json", \
			"{\"profile_user\":[{\"title\":\"\",\"media_map_data\":{},\"string_map" \
			"_data\":{" \
			"\"Email\":{\"href\":\"\",\"value\":\"z@private.example\"},\"Phone Num" \
			"ber\":" \
			"{\"value\":\"+440000\"},\"Username\":{\"value\":\"ada.byron\"},\"Name\":" \
			"{\"value\":\"Ad\\u00c3\\u00a4 Byron\"},\"Private Account\":{\"value\"" \
			":\"" private "\"}}}]}" \
	}
#define ONE \
	"{\"media\":[{\"uri\":\"media/posts/202509/1_n_1.jpg\",\"creation_timestamp\":1759220102," \
	"\"media_metadata\":{\"photo_metadata\":{\"exif_data\":[{\"latitude\":52.1}]}}," \
	"\"title\":\"Caf\\u00c3\\u00a9 #SlowFood\",\"cross_post_source\":{\"source_app\":\"FB\"}}]}"
#define ALBUM \
	"{\"media\":[{\"uri\":\"a.jpg\",\"creation_timestamp\":1759220099,\"title\":\"\"},{\"u" \
	"ri\":" \
	"\"b.jpg\",\"creation_timestamp\":1759220099,\"title\":\"Two #SlowFood\"}],\"title\":" \
	"\"Two #SlowFood\",\"creation_timestamp\":1759220102}"
#define POSTED \
	"post at=2025-09-30T08:15:02Z on=Instagram by=Adä Byron handle=@ada.byron@instagram.com"
#define THREAD \
	"{\"text_post_app_text_posts\":[{\"media\":[{\"uri\":\"\",\"creation_timestamp\":17592" \
	"20102," \
	"\"media_metadata\":{\"camera_metadata\":{\"has_camera_metadata\":false}},\"title\":" \
	"\"Hi \\u00e2\\u009c\\u0093 #SlowFood\",\"text_app_post\":{\"reply_control\":\"everyon" \
	"e\"," \
	"\"is_reply\":true}}]},{\"media\":[{\"uri\":\"r\",\"creation_timestamp\":1759220103," \
	"\"title\":\"\"}]}]}"

#define SAID(username, private) \
	"{\"profile_user\":[{\"string_map_data\":{\"Username\":{\"value\":\"" username \
	"\"},\"Private Account\":{\"value\":\"" private "\"}}}]}"
#define ACCOUNT_IN(folder, username, private) \
	{ \
		folder "personal_information/personal_information/personal_information.json", \
			SAID(username, private) \
	}
#define OTHER \
	{ \
		"bo/personal_information.json", SAID("bo", "False") \
	}

typedef struct Row {
	const char *name;
	const char *tags;
	const char *agreed;
	TestPart parts[5];
	const char *want;
} Row;

static const Row rows[] = {
	{ "an open account", "#SlowFood", NULL,
		{ ACCOUNT("False"),
			{ "your_instagram_activity/media/posts_1.json", "[" ONE "," ALBUM "]" } },
		POSTED " tags=#SlowFood text=Café #SlowFood\n" POSTED
		       " tags=#SlowFood text=Two #SlowFood\n" },
	{ "one post alone is no list", "#SlowFood", NULL,
		{ { "content/posts_1.json", ONE }, ACCOUNT("False") },
		POSTED " tags=#SlowFood text=Café #SlowFood\n" },
	{ "reels", "#SlowFood", NULL,
		{ ACCOUNT("False"), { "content/reels.json", "{\"ig_reels_media\":[" ONE "]}" },
			{ "content/igtv_videos.json", "{\"ig_igtv_media\":[" ONE "]}" } },
		POSTED " tags=#SlowFood text=Café #SlowFood\n" POSTED
		       " tags=#SlowFood text=Café #SlowFood\n" },
	{ "a private account stays so, whatever was agreed", "#SlowFood", AGREED,
		{ ACCOUNT("True"), { "content/posts_1.json", "[" ONE "]" }, { "t.json", THREAD } },
		"private\nprivate\nuntagged\n" },
	{ "beside an open account it stays private, and its posts are nobody else's", "#SlowFood",
		NULL,
		{ ACCOUNT_IN("ada/", "ada.byron", "True"),
			{ "ada/content/posts_1.json", "[" ONE "]" }, OTHER },
		"private\n" },
	{ "an open account beside a private one is open", "#SlowFood", NULL,
		{ ACCOUNT_IN("both/ada/", "ada", "True"), ACCOUNT_IN("both/eli/", "eli", "False"),
			{ "both/eli/your_instagram_activity/media/posts_1.json", "[" ONE "]" },
			{ "both/ada/your_instagram_activity/media/posts_1.json", "[" ONE "]" } },
		"post at=2025-09-30T08:15:02Z on=Instagram handle=@eli@instagram.com "
		"tags=#SlowFood text=Café #SlowFood\nprivate\n" },
	{ "two open accounts sign each their own", "#SlowFood", NULL,
		{ ACCOUNT_IN("media/ada/", "ada", "False"),
			{ "media/ada/content/posts_1.json", "[" ONE "]" },
			{ "media/bo/content/posts_1.json", "[" ONE "]" },
			ACCOUNT_IN("media/bo/", "bo", "False") },
		"post at=2025-09-30T08:15:02Z on=Instagram handle=@ada@instagram.com "
		"tags=#SlowFood text=Café #SlowFood\n"
		"post at=2025-09-30T08:15:02Z on=Instagram handle=@bo@instagram.com "
		"tags=#SlowFood text=Café #SlowFood\n" },
	{ "an open account opens no other's posts, and signs none", "#SlowFood", NULL,
		{ ACCOUNT_IN("both/dee/", "dee", "False"),
			{ "both/eli/your_instagram_activity/media/posts_1.json", "[" ONE "]" } },
		"private\n" },
	{ "nor those in a folder within its own export", "#SlowFood", NULL,
		{ ACCOUNT("False"),
			{ "eli/your_instagram_activity/media/posts_1.json", "[" ONE "]" } },
		"private\n" },
	{ "with an agreement they are nobody's", "#SlowFood", AGREED,
		{ ACCOUNT_IN("dee/", "dee", "False"), { "eli/content/posts_1.json", "[" ONE "]" } },
		"post at=2025-09-30T08:15:02Z on=Instagram agreed=" AGREED
		" tags=#SlowFood text=Café #SlowFood\n" },
	{ "but they may be a private account's", "#SlowFood", AGREED,
		{ ACCOUNT_IN("dee-1/", "dee", "True"),
			{ "dee-2/content/posts_1.json", "[" ONE "]" } },
		"private\n" },
	{ "a no of one year's export counts in another's", "#SlowFood", AGREED,
		{ ACCOUNT_IN("a2024/", "dee", "False"),
			{ "a2024/content/posts_1.json", "[" ONE "]" },
			ACCOUNT_IN("a2025/", "dee", "True") },
		"private\n" },
	{ "Threads' own profile, of each export", "#SlowFood", AGREED,
		{ { "ada/threads/personal_information.json", SAID("ada", "True") },
			{ "ada/threads/threads_and_replies.json", THREAD },
			{ "threads/bo/threads/personal_information.json", SAID("bo", "False") },
			{ "threads/bo/threads/threads_and_replies.json", THREAD } },
		"private\nuntagged\n"
		"post at=2025-09-30T08:15:02Z on=Threads handle=@bo@threads.net tags=#SlowFood "
		"text=Hi ✓ #SlowFood\nuntagged\n" },
	{ "accounts thrown into one folder: nobody signs", "#SlowFood", NULL,
		{ { "personal_information.json", SAID("ada", "False") },
			{ "personal_information_2.json", SAID("bo", "False") },
			{ "posts_1.json", "[" ONE "]" } },
		"post at=2025-09-30T08:15:02Z on=Instagram tags=#SlowFood text=Café #SlowFood\n" },
	{ "and the strictest counts", "#SlowFood", AGREED,
		{ { "personal_information.json", SAID("ada", "True") },
			{ "personal_information_2.json", SAID("bo", "False") },
			{ "posts_1.json", "[" ONE "]" } },
		"private\n" },
	{ "an account that cannot be read may say no", "#SlowFood", AGREED,
		{ { "personal_information.json",
			  "{\"profile_user\":[{\"string_map_data\":{\"Username\":" },
			{ "posts_1.json", "[" ONE "]" } },
		"private\n" },
	{ "and so may what came in its place, whatever was agreed", "#SlowFood", AGREED,
		{ { "a/personal_information/personal_information.json", "<html>503</html>" },
			{ "a/threads/personal_information.json", "{}" },
			{ "a/content/posts_1.json", "[" ONE "]" },
			{ "a/threads/threads_and_replies.json", THREAD } },
		"private\nprivate\nuntagged\n" },
	{ "nobody says whether it is", "#SlowFood", NULL,
		{ { "content/posts_1.json", "[" ONE "]" } }, "private\n" },
	{ "a word that is neither yes nor no", "#SlowFood", NULL,
		{ ACCOUNT("perhaps"), { "content/posts_1.json", "[" ONE "]" } }, "private\n" },
	{ "another language", "#SlowFood", NULL,
		{ { "personal_information.json",
			  "{\"profile_user\":[{\"string_map_data\":{\"Benutzername\":{\"value"
			  "\":\"ada\"},"
			  "\"Privates Konto\":{\"value\":\"Falsch\"}}}]}" },
			{ "content/posts_1.json", "[" ONE "]" } },
		"post at=2025-09-30T08:15:02Z on=Instagram handle=@ada@instagram.com tags=#Slo"
		"wFood "
		"text=Café #SlowFood\n" },
	{ "labels in a list", "#SlowFood", NULL,
		{ { "personal_information.json",
			  "{\"profile_user\":[{\"label_values\":[{\"label\":\"Username\",\"value\":"
			  "\"ada\"},{\"label\":\"Private Account\",\"value\":\"No\"}]}]}" },
			{ "content/posts_1.json", "[" ONE "]" } },
		"post at=2025-09-30T08:15:02Z on=Instagram handle=@ada@instagram.com tags=#Slo"
		"wFood "
		"text=Café #SlowFood\n" },
	{ "threads do not say it, nor does Instagram's account for them", "#SlowFood", NULL,
		{ ACCOUNT("False"),
			{ "your_instagram_activity/threads/threads_and_replies.json", THREAD } },
		"private\nuntagged\n" },
	{ "threads with an agreement", "", AGREED,
		{ ACCOUNT("False"),
			{ "your_instagram_activity/threads/threads_and_replies.json", THREAD } },
		"untagged\nuntagged\n" },
	{ "all threads", NULL, AGREED,
		{ ACCOUNT("False"),
			{ "your_instagram_activity/threads/threads_and_replies.json", THREAD } },
		"post at=2025-09-30T08:15:02Z on=Threads by=Adä Byron handle=@ada.byron@thread"
		"s.net "
		"agreed=" AGREED " tags=#SlowFood text=Hi ✓ #SlowFood\nother\n" },
	{ "never", "#SlowFood", AGREED,
		{ { "content/stories.json", "{\"ig_stories\":[" ONE "]}" },
			{ "content/archived_posts.json", "{\"ig_archived_post_media\":[" ONE "]}" },
			{ "content/archived_posts_2.json", "[" ONE "]" },
			{ "media/recently_deleted_content.json",
				"{\"ig_recently_deleted_media\":[" ONE "]}" } },
		"never content/stories.json\nnever content/archived_posts.json\n"
		"never content/archived_posts_2.json\nnever media/recently_deleted_content.jso"
		"n\n" },
	{ "nothing of theirs", "#SlowFood", AGREED,
		{ { "messages/message_1.json", "{\"participants\":[],\"messages\":[]}" },
			{ "comments/post_comments_1.json",
				"[{\"media_list_data\":[],\"string_map_data\":{\"Comment\":{\""
				"value\":"
				"\"#SlowFood\"}}}]" } },
		"none messages/message_1.json\nnone comments/post_comments_1.json\n" },
};

static void
test_rows(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const TestExport export = { .format = &instagram_format,
			.tags = rows[i].tags,
			.agreed = rows[i].agreed,
			.parts = rows[i].parts };

		test_expect(rows[i].name, &export, rows[i].want);
	}
}

/* What is not known to be private is not called so. */
static void
test_whys(void)
{
	static const struct {
		const char *private, *path, *why;
	} cases[] = {
		{ SAID("ada", "True"), "ada/content/posts_1.json",
			"friends, followers or some people alone could see it" },
		{ SAID("ada", "True"), "eli/content/posts_1.json", "nobody says whose it is" },
		{ SAID("ada", "False"), "eli/content/posts_1.json",
			"nobody says whether the account is private" },
		{ "{\"profile_user\":[", "ada/content/posts_1.json",
			"personal_information.json cannot be read" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		const ReadPart parts[] = { { "ada/account_information/personal_information.json",
						   cases[i].private, 0 },
			{ cases[i].path, "[" ONE "]", 0 }, { NULL, NULL, 0 } };
		g_autoptr(ReadExport) made = read_export_new("SlowFood");

		read_export(&instagram_format, parts, made);
		expect_counts(made, "0 0 1 0 0");
		const char *why = g_ptr_array_index(made->whys, 0);
		g_assert_nonnull(strstr(why, cases[i].why));
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/instagram/rows", test_rows);
	g_test_add_func("/instagram/whys", test_whys);
	return g_test_run();
}
