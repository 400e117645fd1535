/* A chat, question by question. */
#include "render/view_part.h"

#include "model/archive_spec.h"
#include "render/excerpt.h"
#include "render/public.h"
#include "text/date.h"
#include "text/plain.h"

#include <string.h>

#define NAMES_MAX 9
#define PAGES_MAX 12
#define PAGE_TITLE_MAX 200
#define PLACE_MAX 60
#define SAID_MAX 480

/* Before the lines of answers in plain text. */
static const char voice_indent[] = "    ";

/* ---- who, and when --------------------------------------------------------------------------- */

/* "Ada, Bea and Cem"; none: NULL. @names borrowed array of char*. @return owned. */
static char *
joined(const ViewMaker *maker, const GPtrArray *names, guint most)
{
	g_autoptr(GString) list = g_string_new(NULL);
	const guint shown = MIN(names->len, most);

	for (guint i = 0; i + (shown == names->len) < shown; i++) {
		g_string_append_printf(list, "%s%s", i > 0 ? ", " : "",
			(const char *)g_ptr_array_index(names, i));
	}
	if (names->len == 0) {
		return NULL;
	}
	if (shown < names->len) {
		return phrases_count(maker->words, "mail.names_more", (int)(names->len - shown),
			PHRASE_VALUES({ "names", list->str }));
	}
	const char *last = g_ptr_array_index(names, shown - 1);
	return list->len == 0 ? g_strdup(last)
			      : phrases_say(maker->words, "mail.names_last",
				      PHRASE_VALUES({ "names", list->str }, { "last", last }));
}

/* Each name once. @names owner of its texts; @name owned by the call, or NULL. */
static void
add_name(GPtrArray *names, char *name)
{
	if (name == NULL || g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL)) {
		g_free(name);
	} else {
		g_ptr_array_add(names, name);
	}
}

/* Who asked, in the order of their questions. @return owned. */
static char *
hosts_said(const ViewMaker *maker, const DraftSection *section)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < section->entries->len; i++) {
		const DraftEntry *question = g_ptr_array_index(section->entries, i);
		char *name = view_part_name(question->post->author_name);

		add_name(names,
			name != NULL ? name : view_part_name(question->post->author_handle));
	}
	return joined(maker, names, NAMES_MAX);
}

/* "Tuesday 17 November, 20:00 to 21:00 GMT" */
static char *
hour_said(const ViewMaker *maker, const DraftChat *chat)
{
	g_autofree char *start = view_part_when(maker, "chat.start", chat->start_s);
	g_autofree char *end = view_part_when(maker, "chat.end", chat->end_s);
	g_autofree char *zone = view_part_when(maker, "chat.zone", chat->end_s);

	return phrases_say(maker->words, "chat.hour",
		PHRASE_VALUES({ "start", start }, { "end", end }, { "zone", zone }));
}

/* "Priyanka Selby-Nair asked the questions; 27 people gave 58 answers." */
static char *
count_said(const ViewMaker *maker, const DraftSection *section)
{
	const DraftChat *chat = section->chat;
	const int people = draft_chat_people(chat);
	g_autofree char *hosts = hosts_said(maker, section);
	g_autofree char *who = phrases_count(maker->words, "chat.people", people, NULL);
	g_autofree char *answers = phrases_count(maker->words, "chat.answers",
		draft_chat_answers(chat, NULL), NULL);

	if (people == 0) {
		return phrases_say(maker->words, hosts != NULL ? "chat.unanswered" : "chat.silent",
			PHRASE_VALUES({ "hosts", hosts }));
	}
	return phrases_say(maker->words, hosts != NULL ? "chat.asked" : "chat.answered",
		PHRASE_VALUES({ "hosts", hosts }, { "people", who }, { "answers", answers }));
}

/* By what a name stands in a list: its letters, whatever marks they carry. @return owned. */
static char *
place_in_list(const char *name)
{
	g_autofree char *folded = g_utf8_casefold(name + (*name == '@'), -1);
	g_autofree char *parted = g_utf8_normalize(folded, -1, G_NORMALIZE_ALL);
	GString *letters = g_string_new(NULL);

	for (const char *at = parted; at != NULL && *at != '\0'; at = g_utf8_next_char(at)) {
		if (!g_unichar_ismark(g_utf8_get_char(at))) {
			g_string_append_unichar(letters, g_utf8_get_char(at));
		}
	}
	return g_string_free(letters, FALSE);
}

static gint
by_name(gconstpointer a, gconstpointer b)
{
	const char *name = *(char *const *)a, *other_name = *(char *const *)b;
	g_autofree char *one = place_in_list(name);
	g_autofree char *other = place_in_list(other_name);
	const int order = strcmp(one, other);

	return order != 0 ? order : strcmp(name, other_name);
}

/* Who answered, by name, each person once. @return owned, or NULL. */
static char *
room_said(const ViewMaker *maker, const DraftChat *chat)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GHashTable) persons = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < chat->voices->len; i++) {
		const DraftVoice *voice = g_ptr_array_index(chat->voices, i);

		if (g_hash_table_add(persons, voice->person)) {
			add_name(names, view_part_name(voice->name));
		}
	}
	g_ptr_array_sort(names, by_name);
	return joined(maker, names, NAMES_MAX);
}

/* ---- questions ------------------------------------------------------------------------------- */

static json_t *
voices_view(ViewMaker *maker, const DraftSection *section, const DraftEntry *question,
	json_t *links)
{
	json_t *voices = json_array();
	PostPlace place = {
		.style = "post",
		.indent = voice_indent,
		.root = question->post,
		.above = question->post,
		.chat = section->chat->tag->key,
	};

	for (guint i = 0; i < question->below->len; i++) {
		const DraftEntry *answer = g_ptr_array_index(question->below, i);

		place.lead = answer->asked != NULL ? answer->asked->lead : NULL;
		json_array_append_new(voices, view_part_voice(maker, answer, &place, links));
		place.follows = true;
	}
	return voices;
}

/* Where the chat has a page of its own: in a mail on the web, in the archive beside this page;
 * NULL: nowhere. @return owned. */
static char *
page_of(const ViewMaker *maker, const DraftChat *chat)
{
	if (!maker->is_public) {
		return view_part_url(chat->web_url);
	}
	if (maker->root == NULL || chat->name == NULL) {
		return NULL;
	}
	g_autofree char *path = archive_path_chat(chat->tag->key, chat->name);
	g_autofree char *link = archive_link(path);
	return g_strconcat(maker->root, link, NULL);
}

/* Where all answers to a question are, else it itself; NULL: nowhere. @return owned. */
static char *
place_of_all(const ViewMaker *maker, const DraftChat *chat, const DraftEntry *question)
{
	g_autofree char *page = page_of(maker, chat);
	g_autofree char *anchor = archive_anchor_question(question->asked->label);

	return page != NULL ? g_strconcat(page, "#", anchor, NULL)
			    : view_part_url(question->post->url);
}

/* {text, link}: where all answers are, or the question alone; null where there is no such place. */
static json_t *
all_view(ViewMaker *maker, const DraftSection *section, const DraftEntry *question, json_t *links)
{
	const char *label = question->asked->label;
	const int answers = draft_chat_answers(section->chat, label);
	const bool are_more = answers > (int)question->below->len;
	const bool is_here = maker->is_public && maker->root == NULL;
	g_autofree char *url = are_more && is_here ? NULL
		: are_more                         ? place_of_all(maker, section->chat, question)
						   : view_part_url(question->post->url);
	g_autofree char *network = view_part_line(question->post->network, PLACE_MAX);
	json_t *object = json_object();

	view_part_take(object, "text",
		are_more ? phrases_count(maker->words, "chat.all", answers,
			PHRASE_VALUES({ "label", label }))
			 : phrases_say(maker->words,
				 network != NULL ? "chat.origin" : "chat.origin_bare",
				 PHRASE_VALUES({ "label", label }, { "place", network })));
	json_object_set_new(object, "link", view_part_link(maker, url, links));
	if (url == NULL && !are_more) {
		json_decref(object);
		return json_null();
	}
	return object;
}

/* What is asked, where that may not be said: why. @return owned. */
static char *
unsaid(const ViewMaker *maker, const Post *post)
{
	g_autofree char *network = view_part_line(post->network, PLACE_MAX);

	if (!maker->is_public) {
		return g_strdup(phrases_get(maker->words, "chat.taken_back"));
	}
	if (public_may_quote(post)) {
		return g_strdup(phrases_get(maker->words, "page.question_gone"));
	}
	return phrases_say(maker->words,
		network != NULL ? "page.withheld_question" : "page.withheld_question_bare",
		PHRASE_VALUES({ "network", network }));
}

static json_t *
question_view(ViewMaker *maker, const DraftSection *section, const DraftEntry *question,
	json_t *links)
{
	const char *label = question->asked->label;
	json_t *object = json_object();
	g_autofree char *said = view_part_line(question->asked->said, SAID_MAX);

	view_part_put(object, "label", label);
	view_part_take(object, "anchor", archive_anchor_question(label));
	view_part_take(object, "said",
		said != NULL ? g_strdup(said) : unsaid(maker, question->post));
	view_part_put(object, "language",
		said != NULL ? view_part_language(maker, question->post->language) : NULL);
	view_part_put(object, "direction",
		said != NULL && plain_runs_leftward(said) ? "rtl" : NULL);
	maker->read_words += said == NULL ? 0 : plain_words(said);
	json_object_set_new(object, "voices", voices_view(maker, section, question, links));
	json_object_set_new(object, "has_voices", json_boolean(question->below->len > 0));
	view_part_put(object, "none",
		!question->is_aside && draft_chat_answers(section->chat, label) == 0
				&& question->below->len == 0
			? phrases_get(maker->words, "chat.none")
			: NULL);
	json_object_set_new(object, "all", all_view(maker, section, question, links));
	return object;
}

/* ---- pages ----------------------------------------------------------------------------------- */

/* The title that somebody showed of a page; NULL: nobody did. Borrowed. */
static const char *
title_of(const DraftChat *chat, const char *url)
{
	for (guint i = 0; i < chat->voices->len; i++) {
		const DraftVoice *voice = g_ptr_array_index(chat->voices, i);

		for (guint k = 0; k < voice->urls->len; k++) {
			const char *title = g_ptr_array_index(voice->titles, k);

			if (strcmp(g_ptr_array_index(voice->urls, k), url) == 0 && *title != '\0') {
				return title;
			}
		}
	}
	return NULL;
}

static json_t *
page_view(ViewMaker *maker, const DraftChat *chat, const char *url, json_t *links)
{
	g_autofree char *title = view_part_line(title_of(chat, url), PAGE_TITLE_MAX);
	json_t *object = json_object();

	view_part_take(object, "place", title == NULL ? NULL : view_part_place(url));
	view_part_take(object, "page",
		title != NULL ? g_steal_pointer(&title) : excerpt_address(url));
	json_object_set_new(object, "link", view_part_link(maker, url, links));
	return object;
}

/* The pages that were passed round, each once, in the order in which they came. */
static json_t *
pages_view(ViewMaker *maker, const DraftChat *chat, json_t *links)
{
	json_t *pages = json_array();
	g_autoptr(GHashTable) met = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < chat->voices->len; i++) {
		const DraftVoice *voice = g_ptr_array_index(chat->voices, i);

		for (guint k = 0; k < voice->urls->len; k++) {
			char *url = view_part_url(g_ptr_array_index(voice->urls, k));

			if (url != NULL && g_hash_table_size(met) < PAGES_MAX
				&& g_hash_table_add(met, g_strdup(url))) {
				json_array_append_new(pages, page_view(maker, chat, url, links));
			}
			g_free(url);
		}
	}
	return pages;
}

/* {text, link}: the page of the chat in the archive; null where this is it, and in a mail, whose
 * questions lead there. */
static json_t *
own_view(ViewMaker *maker, const DraftChat *chat, json_t *links)
{
	g_autofree char *page = maker->is_public ? page_of(maker, chat) : NULL;
	json_t *object = json_object();

	if (page == NULL) {
		json_decref(object);
		return json_null();
	}
	view_part_take(object, "text", phrases_say(maker->words, "chat.own", NULL));
	json_object_set_new(object, "link", view_part_link(maker, page, links));
	return object;
}

/* {text, link}: where all of the chat is; null where there is no such place. */
static json_t *
whole_view(ViewMaker *maker, const DraftSection *section, json_t *links)
{
	g_autofree char *page = page_of(maker, section->chat);
	const bool is_elsewhere = page == NULL && section->more_place != NULL;
	g_autofree char *url = page != NULL ? g_strdup(page) : view_part_url(section->more_url);
	json_t *object;

	if (url == NULL) {
		return json_null();
	}
	object = json_object();
	view_part_take(object, "text",
		phrases_say(maker->words, is_elsewhere ? "chat.whole_at" : "chat.whole",
			PHRASE_VALUES({ "tag", section->chat->tag->display },
				{ "place", section->more_place })));
	json_object_set_new(object, "link", view_part_link(maker, url, links));
	return object;
}

/* ---- all of it ------------------------------------------------------------------------------- */

static json_t *
chat_view(ViewMaker *maker, const DraftSection *section, json_t *links)
{
	const DraftChat *chat = section->chat;
	json_t *object = json_object(), *questions = json_array();

	view_part_put(object, "tag", chat->tag->display);
	json_object_set_new(object, "hue",
		view_part_hue(maker, view_part_tag_index(maker, chat->tag)));
	view_part_take(object, "hour", hour_said(maker, chat));
	view_part_take(object, "said", count_said(maker, section));
	for (guint i = 0; i < section->entries->len; i++) {
		json_array_append_new(questions,
			question_view(maker, section, g_ptr_array_index(section->entries, i),
				links));
	}
	json_object_set_new(object, "questions", questions);
	view_part_take(object, "apart",
		chat->is_apart ? phrases_say(maker->words,
			section->entries->len > 0 ? "chat.apart_since" : "chat.apart", NULL)
			       : NULL);
	json_object_set_new(object, "whole",
		chat->is_apart ? whole_view(maker, section, links) : json_null());
	view_part_take(object, "room", chat->is_apart ? NULL : room_said(maker, chat));
	view_part_take(object, "unquoted",
		chat->unquoted > 0 && !chat->is_apart
			? phrases_count(maker->words, "chat.unquoted", chat->unquoted, NULL)
			: NULL);
	json_object_set_new(object, "own", own_view(maker, chat, links));
	json_object_set_new(object, "pages",
		chat->is_apart ? json_array() : pages_view(maker, chat, links));
	json_object_set_new(object, "has_pages",
		json_boolean(json_array_size(json_object_get(object, "pages")) > 0));
	return object;
}

void
view_part_chat(ViewMaker *maker, const DraftSection *section, json_t *object, json_t *links)
{
	g_autoptr(GTimeZone) own = g_time_zone_new_identifier(section->chat->timezone);
	GTimeZone *zone = maker->zone;
	const char *tag = section->chat->tag->display;

	maker->zone = own != NULL ? own : zone;
	view_part_take(object, "name",
		phrases_say(maker->words, "chat.name", PHRASE_VALUES({ "tag", tag })));
	view_part_take(object, "name_said",
		phrases_say(maker->words, "chat.heading", PHRASE_VALUES({ "tag", tag })));
	json_object_set_new(object, "chat", chat_view(maker, section, links));
	maker->zone = zone;
}
