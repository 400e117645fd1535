/*
 * help.instagram.com/181231772500920 and help.instagram.com/259803026523198 (how to download one's
 * information, and that of Threads); what is in it Meta documents nowhere, so that the shapes are
 * those of the files: content/posts_1.json, your_instagram_activity/content/posts_1.json,
 * …/media/posts_1.json, reels.json, igtv_videos.json, …/threads/threads_and_replies.json. Who may
 * see them the account alone says, now and for all of them. Whether a profile of Threads is private
 * is a switch of its own, so that Instagram's account says no more of it than a no.
 */
#include "import/instagram.h"

#include "import/instagram_media.h"
#include "import/mojibake.h"
#include "import/sift.h"

static const InstagramPlatform instagram = {
	.network = "Instagram",
	.host = "instagram.com",
	.page = "https://www.instagram.com/",
	.unsaid = "nobody says whether the account is private (personal_information.json in the "
		  "export would)",
};

static const InstagramPlatform threads = {
	.network = "Threads",
	.host = "threads.net",
	.page = "https://www.threads.net/@",
	.unsaid = "Threads' exports do not say who could see it (agreed = says that it may be "
		  "kept)",
	.is_threads = true,
};

typedef struct List {
	const char *way[2]; /* ended by NULL */
	const InstagramPlatform *platform;
} List;

/* The last is a list by itself. */
static const List lists[] = {
	{ { "text_post_app_text_posts", NULL }, &threads },
	{ { "ig_reels_media", NULL }, &instagram },
	{ { "ig_igtv_media", NULL }, &instagram },
	{ { NULL }, &instagram },
};

/* What was for a day, for nobody any more, or is no post. */
static const char *const nevers[] = { "ig_stories", "ig_archived_post_media",
	"ig_recently_deleted_media", "ig_profile_picture", "ig_other_media" };
static const char *const never_names[] = { "stories", "archived_posts", "recently_deleted",
	"profile_photos", "other_content" };

/* @return NULL: none. @is_single out: the text is a post. */
static const List *
list_of(const char *head, gsize length, bool *is_single)
{
	bool is_list;
	g_autoptr(GPtrArray) keys = jsonpart_keys(head, length, &is_list);
	const bool is_entry = jsonpart_has(keys, "media") && !jsonpart_has(keys, "timestamp")
		&& g_strstr_len(head, (gssize)length, "\"creation_timestamp\"") != NULL;
	const List *bare = &lists[G_N_ELEMENTS(lists) - 1];

	*is_single = !is_list && is_entry;
	for (const List *list = lists; !is_list && list < bare; list++) {
		if (jsonpart_has(keys, list->way[0])) {
			*is_single = false;
			return list;
		}
	}
	return is_entry ? bare : NULL;
}

static bool
is_never(const char *path, const char *head, gsize length)
{
	bool is_list;
	g_autoptr(GPtrArray) keys = jsonpart_keys(head, length, &is_list);
	const bool has_media = jsonpart_has(keys, "media");

	for (gsize i = 0; !is_list && i < G_N_ELEMENTS(nevers); i++) {
		if (jsonpart_has(keys, nevers[i])) {
			return true;
		}
	}
	for (gsize i = 0; has_media && i < G_N_ELEMENTS(never_names); i++) {
		if (sift_is_called(path, never_names[i])) {
			return true;
		}
	}
	return false;
}

static ImportRole
role(const char *path, const char *head, gsize length)
{
	bool is_single;

	if (is_never(path, head, length)) {
		return IMPORT_ROLE_NEVER;
	}
	if (list_of(head, length, &is_single) != NULL) {
		return IMPORT_ROLE_POSTS;
	}
	/* by its name too, however little of it can be read: it may have said no */
	return instagram_account_is_told(head, length)
			|| sift_is_called(path, "personal_information.json")
		? IMPORT_ROLE_CONTEXT
		: IMPORT_ROLE_NONE;
}

static void *
begin(const ImportInput *input)
{
	InstagramReading *reading = g_new0(InstagramReading, 1);

	reading->platform = &instagram;
	reading->input = input;
	reading->people = instagram_people_new();
	return reading;
}

static bool
hear(void *data, const char *path, Reader *reader, GError **error)
{
	InstagramReading *reading = data;

	return instagram_people_hear(reading->people, path, reader, error);
}

static bool
open_part(void *data, const char *path, Reader *reader, GError **error)
{
	InstagramReading *reading = data;
	const char *bytes;
	gsize length;
	bool is_single;

	if (!reader_peek(reader, IMPORT_HEAD_BYTES, &bytes, &length, error)) {
		return false;
	}
	const List *list = list_of(bytes, MIN(length, IMPORT_HEAD_BYTES), &is_single);
	if (list == NULL) {
		list = &lists[G_N_ELEMENTS(lists) - 1];
	}
	reading->platform = list->platform;
	reading->owner = instagram_people_owner(reading->people, path, list->platform->is_threads);
	return jsonpart_open(&reading->part, reader, is_single ? NULL : list->way, error);
}

static bool
next(void *data, ImportItem *item, GError **error)
{
	InstagramReading *reading = data;
	json_auto_t *entry = NULL;

	if (!jsonpart_next(&reading->part, reading->input->glance, &entry, item, error)) {
		return false;
	}
	if (entry != NULL) {
		mojibake_json(entry);
		instagram_media_read(reading, entry, item);
	}
	return true;
}

static void
end(void *data)
{
	InstagramReading *reading = data;

	jsonpart_clear(&reading->part);
	instagram_people_free(reading->people);
	g_free(reading);
}

const ImportFormat instagram_format = {
	.name = "a download of Instagram or Threads",
	.role = role,
	.begin = begin,
	.hear = hear,
	.open = open_part,
	.next = next,
	.end = end,
};
