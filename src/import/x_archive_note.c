#include "import/x_archive_note.h"

#include "base/now.h"
#include "base/prefix.h"
#include "import/x_archive_tweet.h"
#include "source/x_post.h"
#include "source/x_text.h"
#include "text/date.h"
#include "text/jsontext.h"

#include <string.h>

/* All that are kept, of their JSON; only those with a wanted hashtag are. */
#define NOTES_BYTES_MAX ((gsize)12 * 1024 * 1024)
/* A post and its note are made at once, with two clocks. */
#define APART_S_MAX 10
/* Long posts that one minute can hold. */
#define MINUTE_NOTES_MAX 200
/* A time in JSON, between its quotes. */
#define TIME_BYTES_MAX 40

typedef struct Note {
	char *tweet_id;   /* owned: the post, or the first of its edits; NULL: not said */
	int64_t made_s;   /* or DATE_UNKNOWN */
	int64_t edited_s; /* likewise */
	char *plain;      /* owned: its words, to compare */
	json_t *words; /* owned: {"text", "hashtags", "urls", "mentions"} as the archive has it */
} Note;

struct XArchiveNotes {
	GPtrArray *all;      /* of Note */
	GHashTable *minutes; /* int64_t, owned: since 1970 -> GPtrArray of Note, borrowed */
	gsize bytes;
};

static void
note_free(void *data)
{
	Note *note = data;

	g_free(note->tweet_id);
	g_free(note->plain);
	json_decref(note->words);
	g_free(note);
}

static void
list_free(void *data)
{
	g_ptr_array_unref(data);
}

XArchiveNotes *
x_archive_notes_new(void)
{
	XArchiveNotes *notes = g_new0(XArchiveNotes, 1);

	notes->all = g_ptr_array_new_with_free_func(note_free);
	notes->minutes = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, list_free);
	return notes;
}

void
x_archive_notes_free(XArchiveNotes *notes)
{
	g_ptr_array_unref(notes->all);
	g_hash_table_unref(notes->minutes);
	g_free(notes);
}

/* ---- hearing ---- */

/* Those that were written in a minute, as far as it is one. @return borrowed, or NULL. */
static GPtrArray *
notes_at(const XArchiveNotes *notes, int64_t time_s)
{
	const int64_t minute = time_s / MINUTE_S;

	return time_s == DATE_UNKNOWN ? NULL : g_hash_table_lookup(notes->minutes, &minute);
}

static void
add_minute(XArchiveNotes *notes, Note *note, int64_t time_s)
{
	if (time_s == DATE_UNKNOWN) {
		return;
	}
	for (int64_t at = time_s - APART_S_MAX; at <= time_s + APART_S_MAX; at += APART_S_MAX) {
		GPtrArray *list = notes_at(notes, at);
		if (list == NULL) {
			const int64_t minute = at / MINUTE_S;
			list = g_ptr_array_new();
			g_hash_table_insert(notes->minutes, g_memdup2(&minute, sizeof(minute)),
				list);
		}
		if (list->len == 0
			|| (list->len < MINUTE_NOTES_MAX
				&& g_ptr_array_index(list, list->len - 1) != note)) {
			g_ptr_array_add(list, note);
		}
	}
}

static int64_t
time_at(const json_t *note, const char *key)
{
	int64_t time_s = DATE_UNKNOWN;

	(void)date_parse(jsontext_string(note, key), &time_s);
	return time_s;
}

bool
x_archive_notes_hear(XArchiveNotes *notes, const json_t *json, gsize length)
{
	const json_t *own = json_object_get(json, "noteTweet");
	const json_t *core = json_object_get(own, "core");
	const json_t *results = json_object_get(own, "noteTweetResults");
	const json_t *words = core != NULL ? core : results;
	const json_t *entities = json_object_get(words, "entitySet");
	const char *text = jsontext_string(words, "text");
	char *id = x_post_id(json_object_get(own, "lifecycle"), "initialTweetId");

	if (text == NULL) {
		g_free(id);
		return true;
	}
	notes->bytes += length;
	if (notes->bytes > NOTES_BYTES_MAX) {
		g_free(id);
		return false;
	}
	Note *note = g_new0(Note, 1);
	note->tweet_id = id != NULL ? id : x_post_id(own, "tweetId");
	note->made_s = time_at(own, "createdAt");
	note->edited_s = time_at(own, "updatedAt");
	note->plain = x_text_read(text, NULL, NULL);
	note->words = json_copy((json_t *)(json_is_object(entities) ? entities : words));
	json_object_set_new(note->words, "text", jsontext_text(text));
	g_ptr_array_add(notes->all, note);
	add_minute(notes, note, note->made_s);
	add_minute(notes, note, note->edited_s);
	if (note->tweet_id != NULL) {
		add_minute(notes, note, x_post_time_of_id(note->tweet_id));
	}
	return true;
}

/* ---- finding ---- */

/* The value of the first "created_at" from @at on: when, or DATE_UNKNOWN; @after it. NULL: none. */
static const char *
next_time(const char *at, const char *end, int64_t *time_s)
{
	static const char key[] = "\"created_at\"";
	const char *found = memmem(at, (gsize)(end - at), key, strlen(key));
	gsize length = 0;

	*time_s = DATE_UNKNOWN;
	if (found == NULL) {
		return NULL;
	}
	at = found + strlen(key);
	while (at < end && (g_ascii_isspace(*at) || *at == ':' || *at == '"')) {
		at++;
	}
	while (at + length < end && at[length] != '"' && length < TIME_BYTES_MAX) {
		length++;
	}
	g_autofree char *text = g_strndup(at, length);
	(void)date_parse(text, time_s);
	return at;
}

bool
x_archive_notes_may_have(const XArchiveNotes *notes, const char *element, gsize length)
{
	const char *const end = element + length;
	int64_t time_s;

	if (notes->all->len == 0) {
		return false;
	}
	for (const char *at = next_time(element, end, &time_s); at != NULL;
		at = next_time(at, end, &time_s)) {
		if (notes_at(notes, time_s) != NULL) {
			return true;
		}
	}
	return false;
}

/* What is left of the long words: without what shows that they go on, and addresses behind it. */
static char *
beginning_of(const json_t *tweet)
{
	const char *text = x_archive_tweet_text(tweet);
	char *plain = text != NULL ? x_text_read(text, NULL, NULL) : NULL;
	const char *const ellipsis = "\xe2\x80\xa6";

	while (plain != NULL) {
		char *blank = strrchr(plain, ' ');
		if (blank == NULL || !prefix_stands_at(blank + 1, "https://t.co/")) {
			break;
		}
		*blank = '\0';
		g_strchomp(plain);
	}
	if (plain != NULL && g_str_has_suffix(plain, ellipsis)) {
		plain[strlen(plain) - strlen(ellipsis)] = '\0';
		g_strchomp(plain);
	}
	return plain;
}

static bool
is_of(const Note *note, const json_t *versions)
{
	size_t index;
	const json_t *id;

	json_array_foreach (versions, index, id) {
		if (note->tweet_id != NULL
			&& g_strcmp0(json_string_value(id), note->tweet_id) == 0) {
			return true;
		}
	}
	return false;
}

static bool
is_near(int64_t one_s, int64_t other_s)
{
	return one_s != DATE_UNKNOWN && other_s != DATE_UNKNOWN && one_s - other_s <= APART_S_MAX
		&& other_s - one_s <= APART_S_MAX;
}

json_t *
x_archive_notes_find(const XArchiveNotes *notes, const json_t *tweet)
{
	const int64_t made_s = time_at(tweet, "created_at");
	const GPtrArray *list = notes_at(notes, made_s);
	const Note *found = NULL;

	if (list == NULL) {
		return NULL;
	}
	json_auto_t *versions = x_archive_tweet_versions(tweet);
	g_autofree char *begin = beginning_of(tweet);
	for (guint i = 0; begin != NULL && i < list->len; i++) {
		const Note *note = g_ptr_array_index(list, i);
		const bool is_named = is_of(note, versions);
		const bool is_in_time = note->tweet_id == NULL
			&& (is_near(note->made_s, made_s) || is_near(note->edited_s, made_s));

		if ((is_named || is_in_time) && prefix_stands_at(note->plain, begin)
			&& strlen(note->plain) > strlen(begin)) {
			found = note;
		}
	}
	return found == NULL
		? NULL
		: jsontext_object("text", jsontext_text(jsontext_string(found->words, "text")),
			"entities", x_archive_tweet_entities(found->words, tweet), NULL);
}
