/*
 * An archive as help.x.com/en/managing-your-account/accessing-your-x-data describes it, and as its
 * README.txt names its files: "window.YTD.tweets.part0 = [ … ]", and before 2018
 * "Grailbird.data.tweets_2012_05 = [ … ]". It is JavaScript, and never run.
 */
#include "import/x_archive.h"

#include "base/error.h"
#include "base/prefix.h"
#include "import/sift.h"
#include "import/x_archive_deleted.h"
#include "import/x_archive_note.h"
#include "import/x_archive_part.h"
#include "import/x_archive_person.h"
#include "import/x_archive_tweet.h"
#include "source/x_post.h"
#include "text/jsonstream.h"
#include "text/jsontext.h"

#include <string.h>

/* Accounts that one folder may have archives of. */
#define PEOPLE_MAX 1000
/* A file about an account that is one object. */
#define DETAILS_BYTES_MAX ((gsize)64 * 1024)

/* ---- what there is ---- */

static ImportRole
role(const char *path, const char *head, gsize length)
{
	(void)path; /* people rename files; what is in them stays */
	return x_archive_part_of(head, length)->role;
}

/* ---- a reading ---- */

typedef struct Reading {
	const ImportInput *input; /* borrowed */
	GHashTable *people;       /* folder, owned -> XArchivePerson, owned */
	bool is_joined;           /* they know of each other's archives */
	XArchiveNotes *notes;
	XArchiveDeleted *deleted;
	GString *room;
	JsonStream *stream;           /* of the part that is open; NULL: none */
	const XArchivePerson *person; /* whose it is; NULL: each post says so itself */
	bool is_author_heard;         /* what they say of all their posts was handed over */
	XArchiveKind kind;
} Reading;

static void
person_free(void *data)
{
	x_archive_person_free(data);
}

static void *
begin(const ImportInput *input)
{
	Reading *reading = g_new0(Reading, 1);

	reading->input = input;
	reading->people = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, person_free);
	reading->notes = x_archive_notes_new();
	reading->deleted = x_archive_deleted_new();
	reading->room = g_string_new(NULL);
	return reading;
}

static void
end(void *data)
{
	Reading *reading = data;

	jsonstream_free(reading->stream);
	g_hash_table_unref(reading->people);
	x_archive_notes_free(reading->notes);
	x_archive_deleted_free(reading->deleted);
	g_string_free(reading->room, TRUE);
	g_free(reading);
}

/* ---- hearing ---- */

static char *
folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return g_strndup(path, slash != NULL ? (gsize)(slash - path) : 0);
}

/* The person whose folder it is. @return borrowed; NULL: there are too many. */
static XArchivePerson *
person_in(Reading *reading, const char *path)
{
	g_autofree char *folder = folder_of(path);
	XArchivePerson *person = g_hash_table_lookup(reading->people, folder);

	if (person == NULL && g_hash_table_size(reading->people) < PEOPLE_MAX) {
		person = x_archive_person_new();
		g_hash_table_insert(reading->people, g_steal_pointer(&folder), person);
	}
	return person;
}

/* @return false: there are too many, as @error says. */
static bool
hear_one(Reading *reading, XArchiveKind kind, XArchivePerson *person, const json_t *json,
	gsize length)
{
	switch (kind) {
	case X_ARCHIVE_DELETED:
	case X_ARCHIVE_HEADERS:
		return x_archive_deleted_hear(reading->deleted, json);
	case X_ARCHIVE_NOTES:
		return x_archive_notes_hear(reading->notes, json, length);
	case X_ARCHIVE_ACCOUNT:
		x_archive_person_hear_account(person, json);
		return true;
	case X_ARCHIVE_PROFILE:
		x_archive_person_hear_profile(person, json);
		return true;
	case X_ARCHIVE_PROTECTION:
		x_archive_person_hear_protection(person, json);
		return true;
	default:
		return true;
	}
}

/* Move behind the '=' that the text stands behind, and make a stream of it. */
static bool
open_array(Reader *reader, JsonStream **stream, GError **error)
{
	static const char *const none[] = { NULL };
	const char *bytes;
	gsize length;

	*stream = NULL;
	if (!reader_peek(reader, IMPORT_HEAD_BYTES, &bytes, &length, error)) {
		return false;
	}
	const char *sign = memchr(bytes, '=', MIN(length, IMPORT_HEAD_BYTES));
	if (sign != NULL) {
		reader_skip(reader, (gsize)(sign - bytes) + 1);
	}
	return jsonstream_open(reader, none, stream, error);
}

static void
note_unread(XArchivePerson *person, const XArchivePart *part, bool is_unread)
{
	person->is_unread = person->is_unread || (is_unread && part->may_say_no);
}

static bool
hear_array(Reading *reading, const XArchivePart *part, XArchivePerson *person, Reader *reader,
	GError **error)
{
	g_autoptr(JsonStream) stream = NULL;
	const char *element;
	gsize length;

	if (!open_array(reader, &stream, error)) {
		return false;
	}
	note_unread(person, part, stream == NULL);
	while (stream != NULL) {
		json_auto_t *json = NULL;

		if (!jsonstream_next(stream, &element, &length, error)) {
			return false;
		}
		if (element == NULL) {
			note_unread(person, part, jsonstream_is_cut_off(stream));
			break;
		}
		if (part->kind == X_ARCHIVE_NOTES
			&& !sift_json(reading->input->glance, element, length, reading->room)) {
			continue;
		}
		note_unread(person, part, !jsontext_load(element, length, &json, NULL));
		if (json != NULL && !hear_one(reading, part->kind, person, json, length)) {
			error_set(error, ERROR_PARSE_PERMANENT,
				"it has more than can be remembered; import its files of posts one "
				"by one, each with account.js and this one");
			return false;
		}
	}
	return true;
}

/* "var user_details = { … }" */
static bool
hear_details(const XArchivePart *part, XArchivePerson *person, Reader *reader, GError **error)
{
	json_auto_t *json = NULL;
	const char *bytes;
	gsize length;

	if (!reader_peek(reader, DETAILS_BYTES_MAX, &bytes, &length, error)) {
		return false;
	}
	const char *sign = memchr(bytes, '=', length);
	if (sign != NULL) {
		(void)jsontext_load(sign + 1, length - (gsize)(sign + 1 - bytes), &json, NULL);
	}
	note_unread(person, part, json == NULL);
	x_archive_person_hear_details(person, json);
	return true;
}

static bool
hear(void *data, const char *path, Reader *reader, GError **error)
{
	Reading *reading = data;
	const char *bytes;
	gsize length;

	if (!reader_peek(reader, IMPORT_HEAD_BYTES, &bytes, &length, error)) {
		return false;
	}
	const XArchivePart *part = x_archive_part_of(bytes, length);
	XArchivePerson *person = person_in(reading, path);
	if (person == NULL) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"this is a folder of more than %d archives; import them one by one",
			PEOPLE_MAX);
		return false;
	}
	return part->kind == X_ARCHIVE_DETAILS ? hear_details(part, person, reader, error)
					       : hear_array(reading, part, person, reader, error);
}

/* ---- posts ---- */

static bool
open_part(void *data, const char *path, Reader *reader, GError **error)
{
	Reading *reading = data;
	const char *bytes;
	gsize length;

	jsonstream_free(reading->stream);
	reading->stream = NULL;
	if (!reader_peek(reader, IMPORT_HEAD_BYTES, &bytes, &length, error)) {
		return false;
	}
	const XArchivePart *part = x_archive_part_of(bytes, length);
	reading->kind = part->kind;
	if (!reading->is_joined) {
		x_archive_person_join(reading->people);
		reading->is_joined = true;
	}
	reading->person = x_archive_person_of(reading->people, path);
	reading->is_author_heard = reading->person == NULL;
	if (reading->person == NULL && !part->names_people) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"nobody can know whose posts these are: account.js, which lies beside it "
			"in the archive, is missing or cannot be read; import the archive as it "
			"came");
		return false;
	}
	if (!open_array(reader, &reading->stream, error)) {
		return false;
	}
	if (reading->stream == NULL) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"it begins as a file of X's archive, but no list ([) follows");
		return false;
	}
	return true;
}

/* Another version of it stands for it. */
static bool
is_outdated(const char *id, const json_t *versions)
{
	const char *last = json_string_value(json_array_get(versions,
		MAX(json_array_size(versions), 1) - 1));

	return last != NULL && x_post_is_later(last, id);
}

/* Who protects an account says no for all posts of it. */
static void
hear_protection(const XArchivePerson *person, Post *post)
{
	if (person->is_protected) {
		post->author_consent = POST_CONSENT_REFUSED;
		g_free(post->consent_reason);
		post->consent_reason = g_strdup("the account is protected");
	}
}

static void
read_tweet(Reading *reading, const json_t *tweet, const XArchivePerson *person, ImportItem *item)
{
	json_auto_t *includes = NULL;
	json_auto_t *note = x_archive_notes_find(reading->notes, tweet);
	json_auto_t *shape = x_archive_tweet_shape(tweet, person->user, note, &includes);
	Post *post = x_post_read(shape, includes, reading->input->now_s);

	if (post == NULL || post->author_handle == NULL) {
		post_free(post);
		sift_out(item, IMPORT_UNREADABLE, "a post without an id, words or a known author");
		return;
	}
	if (reading->kind == X_ARCHIVE_COMMUNITY) {
		post->group = g_strdup("a community on X");
		post->agreed = g_strdup(reading->input->spec->agreed);
	}
	hear_protection(person, post);
	sift_post(reading->input, post, item);
	if (reading->kind == X_ARCHIVE_CIRCLE) {
		sift_withhold(item, "for a circle of people alone");
	} else if (person->is_unread) {
		sift_leave_unsaid(item,
			"a file that may say no (account.js, profile.js, protected-history.js, "
			"deleted-tweets.js) cannot be read");
	} else if (reading->kind == X_ARCHIVE_COMMUNITY && reading->input->spec->agreed == NULL) {
		/* X says that posts in communities are public, and of some that members alone see
		 * them (help.x.com/using-x/communities); which it was nothing tells. */
		sift_leave_unsaid(item,
			"in a community, and nothing says whether others can see it");
	}
}

static bool
may_have_tag(const Reading *reading, const char *element, gsize length)
{
	return sift_json(reading->input->glance, element, length, reading->room)
		|| x_archive_notes_may_have(reading->notes, element, length);
}

/* A post of which nothing is known but its id. @return owned, or NULL. */
static Post *
post_of_id(const char *id, json_t *versions, const XArchivePerson *person)
{
	json_auto_t *shape = jsontext_object("id", jsontext_text(id), "text", jsontext_text(""),
		"author_id", jsontext_text(jsontext_string(person->user, "id")), NULL);
	json_t *users = json_array();
	json_auto_t *includes = jsontext_object("users", users, NULL);
	Post *post;

	if (versions != NULL) {
		json_object_set(shape, "edit_history_tweet_ids", versions);
	}
	json_array_append(users, person->user);
	post = x_post_read(shape, includes, DATE_UNKNOWN);
	if (post != NULL) {
		hear_protection(person, post);
	}
	return post;
}

/* What was imported or polled before it was deleted goes. @versions borrowed: as
 * x_archive_tweet_versions(); NULL: unknown. */
static void
read_deleted(const char *id, json_t *versions, const XArchivePerson *person, ImportItem *item)
{
	item->verdict = IMPORT_OTHER;
	item->post = post_of_id(id, versions, person);
	if (item->post != NULL) {
		item->post->consent = POST_CONSENT_REFUSED;
	}
}

/* A no for all posts of an account is heard though none of them has a hashtag any more. @return
 * whether there is one. */
static bool
read_author(const XArchivePerson *person, ImportItem *item)
{
	g_autoptr(Post) post = post_of_id("1", NULL, person);

	sift_author(post, item);
	return item->post != NULL;
}

static void
read_header(const Reading *reading, const json_t *tweet, ImportItem *item)
{
	g_autofree char *id = x_post_id(tweet, "tweet_id");

	if (id == NULL) {
		sift_out(item, IMPORT_UNREADABLE, "no id of a post that was deleted");
		return;
	}
	read_deleted(id, NULL, reading->person, item);
	item->verdict = IMPORT_GONE;
}

static void
read_element(Reading *reading, const char *element, gsize length, ImportItem *item)
{
	json_auto_t *json = NULL;

	if (reading->kind != X_ARCHIVE_HEADERS && !may_have_tag(reading, element, length)) {
		sift_out(item, IMPORT_UNTAGGED, NULL);
		return;
	}
	if (!jsontext_load(element, length, &json, NULL)) {
		sift_out(item, IMPORT_UNREADABLE, "no JSON, where a post should be");
		return;
	}
	const json_t *inner = json_object_get(json, "tweet");
	const json_t *tweet = inner != NULL ? inner : json;
	if (reading->kind == X_ARCHIVE_HEADERS) {
		read_header(reading, tweet, item);
		return;
	}
	g_autofree char *id = x_archive_tweet_id(tweet);
	json_auto_t *versions = x_archive_tweet_versions(tweet);
	XArchivePerson *told = x_archive_person_new();
	const XArchivePerson *person = reading->person != NULL ? reading->person : told;

	x_archive_person_hear_details(told, json_object_get(tweet, "user"));
	if (id == NULL || x_archive_tweet_text(tweet) == NULL) {
		sift_out(item, IMPORT_UNREADABLE, "a post without an id or words");
	} else if (x_archive_tweet_is_repost(tweet) || is_outdated(id, versions)) {
		sift_out(item, IMPORT_OTHER, NULL);
	} else if (x_archive_deleted_has(reading->deleted, id, versions)) {
		read_deleted(id, versions, person, item);
	} else {
		read_tweet(reading, tweet, person, item);
	}
	x_archive_person_free(told);
}

static bool
next(void *data, ImportItem *item, GError **error)
{
	Reading *reading = data;
	const char *element;
	gsize length;

	if (!reading->is_author_heard) {
		reading->is_author_heard = true;
		if (read_author(reading->person, item)) {
			return true;
		}
	}
	do {
		if (!sift_next(&reading->stream, &element, &length, item, error)) {
			return false;
		}
	} while (element != NULL && reading->kind == X_ARCHIVE_DELETED
		&& !may_have_tag(reading, element, length));
	if (element != NULL) {
		read_element(reading, element, length, item);
	}
	return true;
}

const ImportFormat x_archive_format = {
	.name = "an archive of X",
	.role = role,
	.begin = begin,
	.hear = hear,
	.open = open_part,
	.next = next,
	.end = end,
};
