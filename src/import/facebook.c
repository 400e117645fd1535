/*
 * facebook.com/help/212802592074644 ("Download your information"); what is in it Meta documents
 * nowhere, so that the shapes are those of the files themselves: folders moved over the years
 * (posts, your_activity_across_facebook, your_facebook_activity), lists got a name with _v2 and
 * lost it again, and a list of one is that one. So a part is told by its keys, and by its name only
 * where that says what is no post of theirs any more.
 */
#include "import/facebook.h"

#include "import/facebook_post.h"
#include "import/jsonpart.h"
#include "import/mojibake.h"
#include "import/owners.h"
#include "import/sift.h"
#include "text/jsontext.h"
#include "text/plain.h"

#include <string.h>

typedef struct Shape {
	const char *keys[3]; /* the way to the list, ended by NULL */
	bool is_group;
} Shape;

/* clang-format off */
static const Shape shapes[] = {
	{ { "status_updates", NULL }, false },
	{ { "group_posts_v2", NULL }, true },
	{ { "group_posts", "activity_log_data", NULL }, true },
	{ { "group_comments_v2", NULL }, true },
	{ { "group_comments", NULL }, true },
	{ { "comments_v2", NULL }, false },
	{ { "comments", NULL }, false }, /* which others have too */
	{ { NULL }, false },             /* a list by itself */
};
/* clang-format on */

/* What Facebook keeps of somebody that is no post of theirs, or no more. */
static const char *const nevers[] = { "archive.", "trash.", "recycle", "likes_and_reactions",
	"reactions", "other_people", "message_", "saved_" };

static const char *const tops[] = { "your_facebook_activity", "your_activity_across_facebook",
	"this_profile's_activity_across_facebook", "personal_information", "profile_information",
	NULL };
static const char *const plain[] = { "posts", "album", "photos_and_videos", "groups", "comments",
	"comments_and_reactions", "other_activity", "about_you", NULL };
static const OwnersFolders folders = { tops, plain };

typedef struct Reading {
	const ImportInput *input; /* borrowed */
	JsonPart part;
	const Shape *shape; /* of the part */
	const char *author; /* of the part, borrowed; NULL: nobody says */
	Owners *owners;     /* names */
} Reading;

static bool
is_entry(const GPtrArray *keys)
{
	return jsonpart_has(keys, "timestamp")
		&& (jsonpart_has(keys, "data") || jsonpart_has(keys, "attachments")
			|| jsonpart_has(keys, "title"));
}

/* Whether its first comment is as Facebook has them. */
static bool
has_comments(const char *head, gsize length)
{
	return g_strstr_len(head, (gssize)length, "\"comment\"") != NULL
		&& g_strstr_len(head, (gssize)length, "\"author\"") != NULL;
}

/* @is_single out: the text is an entry. @return NULL: it is none of these. */
static const Shape *
shape_of(const char *head, gsize length, bool *is_single)
{
	bool is_list;
	g_autoptr(GPtrArray) keys = jsonpart_keys(head, length, &is_list);
	const Shape *bare = &shapes[G_N_ELEMENTS(shapes) - 1];

	*is_single = false;
	if (keys == NULL) {
		return NULL;
	}
	for (const Shape *shape = shapes; !is_list && shape != bare; shape++) {
		if (jsonpart_has(keys, shape->keys[0])) {
			return has_comments(head, length) || strcmp(shape->keys[0], "comments") != 0
				? shape
				: NULL;
		}
	}
	*is_single = !is_list && is_entry(keys);
	return *is_single || (is_list && is_entry(keys)) ? bare : NULL;
}

static bool
is_profile(const char *head, gsize length)
{
	bool is_list;
	g_autoptr(GPtrArray) keys = jsonpart_keys(head, length, &is_list);

	return !is_list && (jsonpart_has(keys, "profile_v2") || jsonpart_has(keys, "profile"))
		&& g_strstr_len(head, (gssize)length, "\"full_name\"") != NULL;
}

static ImportRole
role(const char *path, const char *head, gsize length)
{
	bool is_single;

	if (shape_of(head, length, &is_single) == NULL) {
		return is_profile(head, length) ? IMPORT_ROLE_CONTEXT : IMPORT_ROLE_NONE;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(nevers); i++) {
		if (sift_is_called(path, nevers[i])) {
			return IMPORT_ROLE_NEVER;
		}
	}
	return g_strstr_len(head, (gssize)length, "\"reaction\"") != NULL
			&& g_strstr_len(head, (gssize)length, "\"post\"") == NULL
			&& g_strstr_len(head, (gssize)length, "\"comment\"") == NULL
		? IMPORT_ROLE_NEVER
		: IMPORT_ROLE_POSTS;
}

static void *
begin(const ImportInput *input)
{
	Reading *reading = g_new0(Reading, 1);

	reading->input = input;
	reading->owners = owners_new(&folders, g_free);
	return reading;
}

/* Of the profile the name alone is read. */
static bool
hear(void *data, const char *path, Reader *reader, GError **error)
{
	Reading *reading = data;
	json_auto_t *loaded = NULL;

	if (!jsonpart_load(reader, &loaded, error)) {
		return false;
	}
	const json_t *name = jsontext_path(loaded, "profile_v2.name.full_name");
	if (name == NULL) {
		name = jsontext_path(loaded, "profile.name.full_name");
	}
	g_autofree char *right = mojibake_text(json_string_value(name));
	owners_hear_name(reading->owners, path,
		plain_line(right != NULL ? right : json_string_value(name)));
	return true;
}

static bool
open_part(void *data, const char *path, Reader *reader, GError **error)
{
	Reading *reading = data;
	const char *bytes;
	gsize length;
	bool is_single = false;

	reading->author = owners_name(reading->owners, path);
	if (!reader_peek(reader, IMPORT_HEAD_BYTES, &bytes, &length, error)) {
		return false;
	}
	reading->shape = shape_of(bytes, MIN(length, IMPORT_HEAD_BYTES), &is_single);
	if (reading->shape == NULL) {
		reading->shape = &shapes[G_N_ELEMENTS(shapes) - 1];
	}
	return jsonpart_open(&reading->part, reader, is_single ? NULL : reading->shape->keys,
		error);
}

static bool
next(void *data, ImportItem *item, GError **error)
{
	Reading *reading = data;
	json_auto_t *entry = NULL;

	if (!jsonpart_next(&reading->part, reading->input->glance, &entry, item, error)) {
		return false;
	}
	if (entry != NULL) {
		mojibake_json(entry);
		facebook_post_read(entry, reading->shape->is_group, reading->author, reading->input,
			item);
	}
	return true;
}

static void
end(void *data)
{
	Reading *reading = data;

	jsonpart_clear(&reading->part);
	owners_free(reading->owners);
	g_free(reading);
}

const ImportFormat facebook_format = {
	.name = "a download of Facebook",
	.role = role,
	.begin = begin,
	.hear = hear,
	.open = open_part,
	.next = next,
	.end = end,
};
