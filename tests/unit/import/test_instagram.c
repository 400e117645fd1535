/* Instagram's and Threads' downloads; written from the files' shapes. */
#include "exports.h"
#include "import/instagram.h"

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

#define OTHER \
	{ \
		"bo/personal_information.json", \
			"{\"profile_user\":[{\"string_map_data\":{\"Username\":{\"value\":" \
			"\"bo\"},\"Private Account\":{\"value\":\"False\"}}}]}" \
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
		NULL, { ACCOUNT("True"), { "ada/content/posts_1.json", "[" ONE "]" }, OTHER },
		"private\n" },
	{ "of two open accounts nobody knows which it was", "#SlowFood", NULL,
		{ ACCOUNT("False"), { "ada/content/posts_1.json", "[" ONE "]" }, OTHER },
		"post at=2025-09-30T08:15:02Z on=Instagram tags=#SlowFood text=Café #SlowFood\n" },
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

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/instagram/rows", test_rows);
	return g_test_run();
}
