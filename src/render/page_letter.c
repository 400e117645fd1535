/* What pages of an archive say of an edition that is not theirs. */
#include "render/page_part.h"

#include <string.h>

#include "render/view_part.h"
#include "text/date.h"

static const char *
text_in(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

static char *
said_in(int64_t time_s, const char *timezone, const char *pattern)
{
	g_autoptr(GTimeZone) zone = timezone == NULL ? NULL : g_time_zone_new_identifier(timezone);
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();

	return date_in_zone(time_s, zone != NULL ? zone : utc, pattern);
}

/* Where all posts of a hashtag of this edition stand, if that is a list: borrowed, or NULL. */
static const char *
list_path(const PageLetter *letter, const Hashtag *tag)
{
	const GPtrArray *lists = letter->edition->lists;

	for (guint i = 0; i < lists->len; i++) {
		const ViewList *list = g_ptr_array_index(lists, i);

		if (g_str_equal(list->tag->key, tag->key)) {
			return g_ptr_array_index(letter->paths, i);
		}
	}
	return NULL;
}

static json_t *
tags_of(const PageLetter *letter)
{
	const Draft *draft = letter->edition->draft;
	json_t *tags = json_array();

	for (guint i = 0; i < draft->tallies->len; i++) {
		const DraftTally *tally = g_ptr_array_index(draft->tallies, i);
		const char *path = list_path(letter, tally->tag);
		json_t *tag;

		if (tally->posts <= 0 && path == NULL) {
			continue;
		}
		tag = json_object();
		view_part_put(tag, "key", tally->tag->key);
		view_part_put(tag, "name", tally->tag->display);
		view_part_put(tag, "hue", view_part_hue_name(i));
		json_object_set_new(tag, "posts", json_integer(tally->posts));
		view_part_take(tag, "link", archive_link(path != NULL ? path : letter->path));
		json_array_append_new(tags, tag);
	}
	return tags;
}

const char *
page_part_sentence(const json_t *view)
{
	const json_t *brief = json_object_get(view, "brief");

	return brief != NULL && text_in(brief, "sentence") != NULL ? text_in(brief, "sentence")
		: text_in(view, "count") != NULL                   ? text_in(view, "count")
								   : text_in(view, "quiet");
}

/* The digest's hashtag under which a chat stands there; NULL: it has another name of it. Borrowed.
 */
static const char *
tag_of(const Draft *draft, const Hashtag *tag)
{
	for (guint i = 0; i < draft->tallies->len; i++) {
		const DraftTally *tally = g_ptr_array_index(draft->tallies, i);

		if (g_str_equal(tally->tag->key, tag->key)) {
			return tally->tag->key;
		}
	}
	return NULL;
}

static json_t *
chat_of(const PageLetter *letter, const DraftChat *chat)
{
	const Phrases *words =
		page_part_words(letter->site, letter->edition->draft->language)->words;
	g_autofree char *path = archive_path_chat(chat->tag->key, chat->name);
	json_t *object = json_object();

	view_part_put(object, "path", path);
	view_part_take(object, "link", archive_link(path));
	view_part_put(object, "key", tag_of(letter->edition->draft, chat->tag));
	view_part_put(object, "tag", chat->tag->display);
	view_part_put(object, "name", chat->name);
	view_part_take(object, "headline",
		phrases_say(words, "chat.name", PHRASE_VALUES({ "tag", chat->tag->display })));
	view_part_take(object, "day",
		said_in(chat->start_s, chat->timezone, phrases_get(words, "page.chat_day")));
	json_object_set_new(object, "start", json_integer(chat->start_s));
	json_object_set_new(object, "end", json_integer(chat->end_s));
	return object;
}

static json_t *
chats_of(const PageLetter *letter)
{
	const Draft *draft = letter->edition->draft;
	json_t *chats = json_array();

	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);

		if (section->chat != NULL && section->chat->name != NULL) {
			json_array_append_new(chats, chat_of(letter, section->chat));
		}
	}
	return chats;
}

json_t *
page_part_letter(const PageLetter *letter)
{
	const PageEdition *edition = letter->edition;
	const Draft *draft = edition->draft;
	const json_t *view = letter->view;
	const char *headline = text_in(view, "headline");
	json_t *object = json_object();

	view_part_put(object, "path", letter->path);
	view_part_take(object, "link", archive_link(letter->path));
	view_part_put(object, "title", text_in(view, "title"));
	view_part_put(object, "subtitle", text_in(view, "subtitle"));
	view_part_put(object, "edition", text_in(view, "edition"));
	view_part_put(object, "period", text_in(view, "short_period"));
	view_part_put(object, "headline", headline != NULL ? headline : text_in(view, "edition"));
	view_part_put(object, "sentence", page_part_sentence(view));
	view_part_put(object, "language", text_in(view, "language"));
	view_part_take(object, "year", said_in(draft->period_end_s, draft->timezone, "%Y"));
	view_part_take(object, "frozen", date_rfc3339(edition->frozen_s));
	json_object_set_new(object, "is_by_month",
		json_boolean(draft->frequency == SCHEDULE_BY_MONTH));
	json_object_set_new(object, "tags", tags_of(letter));
	json_object_set_new(object, "chats", chats_of(letter));
	return object;
}

/* ---- chats through all letters --------------------------------------------------------------- */

static int
by_start(const void *a, const void *b)
{
	const json_t *one = *(const json_t *const *)a, *other = *(const json_t *const *)b;
	const json_int_t first = json_integer_value(json_object_get(one, "start"));
	const json_int_t second = json_integer_value(json_object_get(other, "start"));

	return first != second ? (first < second ? 1 : -1)
			       : g_strcmp0(text_in(one, "path"), text_in(other, "path"));
}

/* @return owned array of chats, borrowed. */
static GPtrArray *
chats_in(const json_t *letters, const char *key)
{
	GPtrArray *chats = g_ptr_array_new();
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	const json_t *letter, *chat;
	gsize i, k;

	json_array_foreach (letters, i, letter) {
		json_array_foreach (json_object_get(letter, "chats"), k, chat) {
			const bool is_of_it = key == NULL
				|| g_strcmp0(text_in(chat, "key"), key) == 0;

			if (is_of_it && g_hash_table_add(seen, (char *)text_in(chat, "path"))) {
				g_ptr_array_add(chats, (json_t *)chat);
			}
		}
	}
	g_ptr_array_sort(chats, by_start);
	return chats;
}

json_t *
page_part_chats(const json_t *letters, const char *key)
{
	g_autoptr(GPtrArray) chats = chats_in(letters, key);
	json_t *rows = json_array();

	for (guint i = 0; i < chats->len; i++) {
		const json_t *chat = g_ptr_array_index(chats, i);
		json_t *row = json_object();

		view_part_put(row, "link", text_in(chat, "link"));
		view_part_put(row, "headline", text_in(chat, "headline"));
		view_part_put(row, "beside", text_in(chat, "day"));
		json_array_append_new(rows, row);
	}
	return rows;
}
