/*
 * An archive as docs.joinmastodon.org/user/moving has it, made by Mastodon's BackupService:
 * outbox.json, an OrderedCollection of activities, and actor.json. Pleroma and Akkoma write nearly
 * the same. What is liked (likes.json) and kept (bookmarks.json) is others'.
 */
#include "import/mastodon_outbox.h"

#include "base/error.h"
#include "import/mastodon_outbox_note.h"
#include "import/mastodon_outbox_part.h"
#include "import/mastodon_outbox_people.h"
#include "import/sift.h"
#include "model/consent_signals.h"
#include "source/mastodon_post.h"
#include "text/charset.h"
#include "text/jsonstream.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

/* ---- parts ---- */

static bool
has(const char *head, gsize length, const char *word)
{
	return memmem(head, length, word, strlen(word)) != NULL;
}

static bool
begins_object(const char *head, gsize length)
{
	const gsize mark = strlen(CHARSET_BYTE_ORDER_MARK);
	gsize at = length >= mark && memcmp(head, CHARSET_BYTE_ORDER_MARK, mark) == 0 ? mark : 0;

	while (at < length && g_ascii_isspace(head[at])) {
		at++;
	}
	return at < length && head[at] == '{';
}

/* Lists of what is somebody else's have the same form, and say so in their names. */
static bool
is_of_others(const char *path, const char *head, gsize length)
{
	static const char *const names[] = { "likes.json", "bookmarks.json" };
	const char *slash = strrchr(path, '/');

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *id = g_strdup_printf("%s\"", names[i]);
		if (strcmp(slash != NULL ? slash + 1 : path, names[i]) == 0
			|| (has(head, length, "\"id\"") && has(head, length, id))) {
			return true;
		}
	}
	return false;
}

/* An account's own file, by its name, whatever is left of it. */
static bool
is_actor_by_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return g_ascii_strcasecmp(slash != NULL ? slash + 1 : path, "actor.json") == 0;
}

/* By what it says: likewise. */
static bool
is_actor(const char *head, gsize length)
{
	return has(head, length, "\"preferredUsername\"")
		|| (has(head, length, "\"inbox\"") && has(head, length, "\"outbox\""));
}

/* An actor comes again among the posts, with what it says of all of them: there may be none. */
static ImportRole
role(const char *path, const char *head, gsize length)
{
	const bool is_object = begins_object(head, length);

	if (is_object
		&& (has(head, length, "\"orderedItems\"")
			|| has(head, length, "\"OrderedCollection"))) {
		return is_of_others(path, head, length) ? IMPORT_ROLE_NONE : IMPORT_ROLE_POSTS;
	}
	if (is_object && (is_actor_by_name(path) || is_actor(head, length))) {
		return IMPORT_ROLE_BOTH;
	}
	return is_actor_by_name(path) ? IMPORT_ROLE_CONTEXT : IMPORT_ROLE_NONE;
}

/* ---- a reading ---- */

typedef struct Reading {
	const ImportInput *input; /* borrowed */
	MastodonOutboxPeople *people;
	GString *room;
	JsonStream *stream; /* of the part that is open; NULL: none */
	char *path;         /* its, owned */
	json_t *actor;      /* owned: the part is this one's; NULL: it is none, or was told */
} Reading;

static void *
begin(const ImportInput *input)
{
	Reading *reading = g_new0(Reading, 1);

	reading->input = input;
	reading->people = mastodon_outbox_people_new();
	reading->room = g_string_new(NULL);
	return reading;
}

static void
end(void *data)
{
	Reading *reading = data;

	jsonstream_free(reading->stream);
	mastodon_outbox_people_free(reading->people);
	g_free(reading->path);
	json_decref(reading->actor);
	g_string_free(reading->room, TRUE);
	g_free(reading);
}

static bool
hear(void *data, const char *path, Reader *reader, GError **error)
{
	Reading *reading = data;

	return mastodon_outbox_people_hear(reading->people, path, reader, error);
}

static bool
open_outbox(Reading *reading, Reader *reader, GError **error)
{
	static const char *const keys[] = { "orderedItems", NULL };

	if (!jsonstream_open(reader, keys, &reading->stream, error)) {
		return false;
	}
	if (reading->stream == NULL) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"a collection of ActivityPub without a list of activities (orderedItems); "
			"import the archive as the server made it");
		return false;
	}
	return true;
}

static bool
open_part(void *data, const char *path, Reader *reader, GError **error)
{
	Reading *reading = data;
	const char *bytes;
	gsize length;

	g_free(reading->path);
	reading->path = g_strdup(path);
	g_clear_pointer(&reading->stream, jsonstream_free);
	g_clear_pointer(&reading->actor, json_decref);
	if (!reader_peek(reader, IMPORT_HEAD_BYTES, &bytes, &length, error)) {
		return false;
	}
	/* One that cannot be read is told with each post that it may be of. */
	return role(path, bytes, MIN(length, IMPORT_HEAD_BYTES)) == IMPORT_ROLE_BOTH
		? mastodon_outbox_people_load(reader, &reading->actor, &length, error)
		: open_outbox(reading, reader, error);
}

/* ---- posts ---- */

static bool
is_note(const json_t *object)
{
	static const char *const types[] = { "Note", "Question", "Article", "Page" };

	for (gsize i = 0; i < G_N_ELEMENTS(types); i++) {
		if (mastodon_outbox_is_type(object, types[i])) {
			return true;
		}
	}
	return false;
}

static bool
is_on_host_of(const char *id, const char *actor)
{
	g_autofree char *host = url_is_web(id) ? url_host(id) : NULL;
	g_autofree char *other = url_is_web(actor) ? url_host(actor) : NULL;

	return host != NULL && g_strcmp0(host, other) == 0;
}

/* "https://tooter.example/@ada" of "https://tooter.example/@ada/7". @return owned, or NULL. */
static char *
page_above(const json_t *note)
{
	const char *url = mastodon_outbox_address(json_object_get(note, "url"));
	const char *slash = url != NULL ? strrchr(url, '/') : NULL;
	const char *name = url != NULL ? strstr(url, "/@") : NULL;

	return name != NULL && slash > name ? g_strndup(url, (gsize)(slash - url)) : NULL;
}

/* By the signs of ActivityPub, beside those that Mastodon's API has of the same things. */
static void
hear_actor(const json_t *actor, const char *id, int64_t now_s, ConsentSaid *said)
{
	json_auto_t *account = mastodon_outbox_account(actor, id, NULL);
	const ConsentSubject own = { .json = actor, .now_s = now_s };
	const ConsentSubject shown = { .json = account, .now_s = now_s };

	consent_signals_hear(CONSENT_RECORD_ACTOR, &own, said);
	consent_signals_hear(CONSENT_RECORD_ACCOUNT, &shown, said);
}

static void
hear_actors(const json_t *actors, const char *id, int64_t now_s, ConsentSaid *said)
{
	size_t index;
	const json_t *actor;

	json_array_foreach (actors, index, actor) {
		hear_actor(actor, id, now_s, said);
	}
}

static void
hear_signs(const Reading *reading, const json_t *activity, const json_t *note, const char *actor,
	Post *post)
{
	const int64_t now_s = reading->input->now_s;
	json_auto_t *addressed = json_copy((json_t *)note);
	const ConsentSubject subject = { addressed, post->text, post->tags, now_s };
	ConsentSaid said = { 0 };

	if (json_object_get(note, "to") == NULL && json_object_get(activity, "to") != NULL) {
		json_object_set(addressed, "to", json_object_get(activity, "to"));
	}
	consent_signals_hear(CONSENT_RECORD_NOTE, &subject, &said);
	hear_actors(mastodon_outbox_people_find(reading->people, actor), actor, now_s, &said);
	consent_signals_apply(&said, post);
}

static json_t *
shape_account(const Reading *reading, const json_t *note, const char *actor)
{
	const json_t *known = mastodon_outbox_people_find(reading->people, actor);
	const size_t count = json_array_size(known);
	g_autofree char *page = page_above(note);

	return mastodon_outbox_account(count > 0 ? json_array_get(known, count - 1) : NULL, actor,
		page);
}

static void
read_note(const Reading *reading, const json_t *activity, const json_t *note, const char *actor,
	ImportItem *item)
{
	const char *doubt = mastodon_outbox_people_doubt(reading->people, reading->path, actor);
	json_auto_t *status = mastodon_outbox_note_shape(note, shape_account(reading, note, actor),
		mastodon_outbox_note_visibility(activity, note));
	Post *post = mastodon_post_read(status, actor, reading->input->now_s);

	if (post == NULL) {
		sift_out(item, IMPORT_UNREADABLE, "a post without a name or words");
		return;
	}
	post->counts_s = DATE_UNKNOWN; /* nothing says when the archive was made */
	if (post->published_s == DATE_UNKNOWN) {
		(void)date_parse(jsontext_string(activity, "published"), &post->published_s);
	}
	mastodon_outbox_note_relate(note, post);
	hear_signs(reading, activity, note, actor, post);
	sift_post(reading->input, post, item);
	if (doubt != NULL) {
		sift_leave_unsaid(item, doubt);
	}
}

/* ---- what is no post, or no more ---- */

/* What there is of a post of which there is only the name: enough to know what was stored by it.
 * @actor borrowed, or NULL. @return owned, or NULL. */
static Post *
name_only(const Reading *reading, const json_t *note, const char *id, const char *actor)
{
	json_auto_t *bare = jsontext_object("id", jsontext_text(id), "url",
		jsontext_text(mastodon_outbox_address(json_object_get(note, "url"))), NULL);
	const char *whose = actor != NULL ? actor : id;
	json_auto_t *status = mastodon_outbox_note_shape(bare, shape_account(reading, bare, whose),
		"private");

	return mastodon_post_read(status, whose, reading->input->now_s);
}

/* A post that was deleted. Where it says whose it was, that must be true. */
static void
read_gone(const Reading *reading, const json_t *note, const char *actor, ImportItem *item)
{
	const char *id = mastodon_outbox_id(note);

	sift_out(item, IMPORT_OTHER, NULL);
	if (id != NULL && url_is_web(id) && (actor == NULL || is_on_host_of(id, actor))) {
		item->post = name_only(reading, note, id, actor);
		if (item->post != NULL) {
			item->post->consent = POST_CONSENT_REFUSED;
			item->post->author_consent = POST_CONSENT_UNSAID;
		}
	}
}

/* What an actor says of all their posts, if that is a no: there may be none with a hashtag. */
static void
read_actor(const Reading *reading, const json_t *actor, ImportItem *item)
{
	const char *id = mastodon_outbox_id(actor);
	ConsentSaid said = { 0 };

	hear_actor(actor, id, reading->input->now_s, &said);
	g_autoptr(Post) read = said.author == POST_CONSENT_REFUSED
		? name_only(reading, NULL, id, id)
		: NULL;
	if (read != NULL) {
		consent_signals_apply(&said, read);
		sift_author(read, item);
	}
}

/* ---- elements ---- */

/* An activity, or a note that stands there without one. All borrowed. */
typedef struct Activity {
	const json_t *activity; /* NULL: there is none */
	const json_t *note;     /* NULL: of none of theirs, or of none at all */
	const char *actor, *id; /* whose it is, and its name; or NULL */
	bool is_gone;
} Activity;

/* What an archive is of are posts that somebody made or changed; all else (Announce, Like …) holds
 * no words of theirs, nor does what is somebody else's. */
static Activity
activity_of(const json_t *json)
{
	const bool is_bare = is_note(json) || mastodon_outbox_is_type(json, "Tombstone");
	const json_t *note = is_bare ? json : json_object_get(json, "object");
	const char *author = mastodon_outbox_id(json_object_get(note, "attributedTo"));
	const char *doer = mastodon_outbox_id(json_object_get(is_bare ? NULL : json, "actor"));
	const char *actor = doer != NULL ? doer : author;
	const char *id = mastodon_outbox_id(note);
	const bool is_deleted = mastodon_outbox_is_type(json, "Delete");
	const bool is_gone = is_deleted || mastodon_outbox_is_type(note, "Tombstone");
	const bool is_theirs = (author == NULL || g_strcmp0(author, actor) == 0)
		&& (id == NULL || g_strcmp0(id, actor) != 0)
		&& (is_bare || is_deleted || mastodon_outbox_is_type(json, "Create")
			|| mastodon_outbox_is_type(json, "Update"));

	return (Activity){ .activity = is_bare ? NULL : json,
		.note = is_theirs && (is_gone || json_is_object(note)) ? note : NULL,
		.actor = actor,
		.id = id,
		.is_gone = is_gone };
}

static bool
may_have_tags(const char *text)
{
	return text != NULL && sift_has_sign(text, strlen(text));
}

/* Of what has none of the hashtags only that matters by which something goes that was stored when
 * it had one: to whom it is, that it was edited, and hashtags that say no. */
static bool
may_matter(const Activity *read)
{
	const json_t *tags = json_object_get(read->note, "tag");
	const char *content = jsontext_string(read->note, "content");

	return g_strcmp0(mastodon_outbox_note_visibility(read->activity, read->note), "public") != 0
		|| jsontext_string(read->note, "updated") != NULL || json_is_object(tags)
		|| json_array_size(tags) > 0 || content == NULL || may_have_tags(content)
		|| may_have_tags(jsontext_string(read->note, "summary"));
}

static void
read_activity(const Reading *reading, const Activity *read, bool is_tagged, ImportItem *item)
{
	if (read->note != NULL && read->is_gone) {
		read_gone(reading, read->note, read->actor, item);
	} else if (read->note == NULL) {
		sift_out(item, IMPORT_OTHER, NULL);
	} else if (read->id == NULL || read->actor == NULL) {
		sift_out(item, IMPORT_UNREADABLE, "a post without an id or an author");
	} else if (!is_on_host_of(read->id, read->actor)) {
		sift_out(item, IMPORT_UNREADABLE,
			"a post whose id is on another server than its author");
	} else if (is_tagged || may_matter(read)) {
		read_note(reading, read->activity, read->note, read->actor, item);
	}
}

/* What has none of the hashtags counts as that, whatever else is wrong with it. */
static void
read_untagged(const Reading *reading, const json_t *json, ImportItem *item)
{
	const Activity read = activity_of(json);

	read_activity(reading, &read, false, item);
	if (item->post == NULL) {
		g_clear_pointer(&item->why, g_free);
		item->verdict = IMPORT_UNTAGGED;
	}
}

static void
read_element(Reading *reading, const char *element, gsize length, ImportItem *item)
{
	const bool is_tagged = sift_json(reading->input->glance, element, length, reading->room);
	json_auto_t *json = NULL;

	if (*element == '"') {
		sift_out(item, IMPORT_OTHER, NULL); /* a name alone */
		return;
	}
	const bool is_read = jsontext_load(element, length, &json, NULL);
	if (!is_tagged) {
		read_untagged(reading, json, item);
	} else if (!is_read) {
		sift_out(item, IMPORT_UNREADABLE, "no JSON, where an activity should be");
	} else {
		const Activity read = activity_of(json);

		read_activity(reading, &read, true, item);
	}
}

static bool
next(void *data, ImportItem *item, GError **error)
{
	Reading *reading = data;
	const char *element;
	gsize length;

	if (reading->actor != NULL) {
		json_auto_t *actor = g_steal_pointer(&reading->actor);

		read_actor(reading, actor, item);
		return true;
	}
	if (!sift_next(&reading->stream, &element, &length, item, error)) {
		return false;
	}
	if (element != NULL) {
		read_element(reading, element, length, item);
	}
	return true;
}

const ImportFormat mastodon_outbox_format = {
	.name = "the archive of a Mastodon account",
	.role = role,
	.begin = begin,
	.hear = hear,
	.open = open_part,
	.next = next,
	.end = end,
};
