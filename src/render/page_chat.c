/* The page of a chat: its questions, each with all answers. */
#include "render/page.h"

#include <string.h>

#include "render/page_part.h"
#include "render/public.h"
#include "render/view.h"
#include "render/view_part.h"
#include "text/date.h"

/* So many answers to a question are tried first where all of them are too much for one page. */
#define ANSWERS_MAX 512

/* A chat on its way onto its page. Borrowed. */
typedef struct ChatMaker {
	const PageSite *site;
	const PageChat *page;
	const DraftChat *chat; /* NULL: nothing of it is left but what letters say */
	const Phrases *words;
	const char *path;
	json_t *view;
} ChatMaker;

static const char *
text_in(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

static const DraftChat *
chat_of(const Draft *draft)
{
	return draft->sections->len > 0
		? ((const DraftSection *)g_ptr_array_index(draft->sections, 0))->chat
		: NULL;
}

/* ---- what stands at the top ------------------------------------------------------------------ */

/* "20:00 to 21:00 GMT." @return owned. */
static char *
time_said(const ChatMaker *maker)
{
	const json_t *chat = maker->page->chat;
	const char *timezone = maker->chat != NULL ? maker->chat->timezone
						   : maker->page->draft->timezone;
	const int64_t start_s = json_integer_value(json_object_get(chat, "start"));
	const int64_t end_s = json_integer_value(json_object_get(chat, "end"));
	g_autoptr(GTimeZone) own = g_time_zone_new_identifier(timezone);
	g_autoptr(GTimeZone) zone = own != NULL ? g_time_zone_ref(own) : g_time_zone_new_utc();
	const char *pattern = phrases_get(maker->words, "chat.end");
	g_autofree char *from = date_in_zone(start_s, zone, pattern);
	g_autofree char *to = date_in_zone(end_s, zone, pattern);
	g_autofree char *name = date_in_zone(end_s, zone, phrases_get(maker->words, "chat.zone"));

	return phrases_say(maker->words, "page.chat_time",
		PHRASE_VALUES({ "from", from }, { "to", to }, { "zone", name }));
}

static json_t *
rows_new(json_t *rows)
{
	json_t *object = json_object();

	if (json_array_size(rows) == 0) {
		json_decref(rows);
		json_decref(object);
		return json_null();
	}
	json_object_set_new(object, "rows", rows);
	return object;
}

static json_t *
contents_of(const json_t *chat)
{
	json_t *rows = json_array();
	const json_t *question;
	gsize i;

	json_array_foreach (json_object_get(chat, "questions"), i, question) {
		json_t *row = json_object();

		view_part_put(row, "link", text_in(question, "anchor"));
		view_part_put(row, "name", text_in(question, "label"));
		json_array_append_new(rows, row);
	}
	return rows_new(rows);
}

static json_t *
page_of(const ChatMaker *maker, const json_t *chat)
{
	const PageChat *page = maker->page;
	const json_t *newest = json_array_get(page->letters, 0);
	const char *day = text_in(page->chat, "day");
	g_autofree char *index = page->folder != NULL ? archive_path_of(page->folder, "index.html")
						      : NULL;
	g_autofree char *title = phrases_say(maker->words, "page.chat_title",
		PHRASE_VALUES({ "name", text_in(page->chat, "headline") }, { "day", day }));
	const PageHead head = {
		.path = maker->path,
		.title = title,
		.description = text_in(chat, "said"),
		.folder = page->folder,
		.digest = text_in(newest, "title"),
		.up = index,
		.up_said = phrases_get(maker->words, "page.all"),
	};
	json_t *object = page_part_head(maker->site, &head);

	view_part_put(object, "let_go",
		page->is_let_go ? phrases_get(maker->words, "page.chat_let_go") : NULL);
	json_object_set_new(object, "toc", contents_of(chat));
	json_object_set_new(object, "letters", rows_new(json_incref((json_t *)page->letters)));
	return object;
}

/* ---- its questions --------------------------------------------------------------------------- */

/* What stands below a question and leads nowhere. @text owned by the call. @return owned reference.
 */
static json_t *
told(char *text)
{
	json_t *object = json_object();

	view_part_take(object, "text", text);
	json_object_set_new(object, "link", json_null());
	return object;
}

/* Without its words a question says how many answered. */
static void
let_go(const ChatMaker *maker, json_t *chat)
{
	json_t *question;
	gsize i;

	json_array_foreach (json_object_get(chat, "questions"), i, question) {
		const int answers = draft_chat_answers(maker->chat, text_in(question, "label"));

		json_object_set_new(question, "all",
			told(phrases_count(maker->words, "page.answers", answers, NULL)));
	}
}

/* No more answers of each question than so many; those that are left out are told. */
static void
keep_first(const ChatMaker *maker, gsize most)
{
	json_t *question;
	gsize i;

	json_array_foreach (json_object_get(json_object_get(maker->view, "chat"), "questions"), i,
		question) {
		json_t *voices = json_object_get(question, "voices");
		json_int_t out = json_integer_value(json_object_get(question, "out"));

		for (; json_array_size(voices) > most; out++) {
			json_array_remove(voices, json_array_size(voices) - 1);
		}
		if (out > 0) {
			json_object_set_new(question, "out", json_integer(out));
			json_object_set_new(question, "all",
				told(phrases_count(maker->words, "page.more_answers", (int)out,
					NULL)));
		}
	}
}

static bool
render(const ChatMaker *maker, GPtrArray *files, GError **error)
{
	gsize most = ANSWERS_MAX;

	for (;;) {
		g_autoptr(GPtrArray) made =
			g_ptr_array_new_with_free_func((GDestroyNotify)page_file_free);

		if (!page_part_render("page_chat.html", maker->view, maker->path, made, error)) {
			return false;
		}
		const PageFile *file = g_ptr_array_index(made, 0);
		if (strlen(file->text) <= PAGE_BYTES_MAX || most == 0) {
			g_ptr_array_extend_and_steal(files, g_steal_pointer(&made));
			return true;
		}
		keep_first(maker, most);
		most /= 2;
	}
}

bool
page_chat(const PageSite *site, const PageChat *page, GPtrArray *files, GError **error)
{
	const ViewWords *said = page_part_words(site, page->draft->language);
	const ViewPublic in_public = { .words = said };
	const ViewOptions options = { .public = &in_public };
	const char *headline = text_in(page->chat, "headline");
	json_auto_t *view = NULL;

	if (!view_new(page->draft, &options, &view, error)) {
		return false;
	}
	const ChatMaker maker = {
		.site = site,
		.page = page,
		.chat = chat_of(page->draft),
		.words = said->words,
		.path = text_in(page->chat, "path"),
		.view = view,
	};
	json_t *chat = maker.chat == NULL
		? json_null()
		: json_incref(json_object_get(json_array_get(json_object_get(view, "sections"), 0),
			"chat"));
	if (page->is_let_go && maker.chat != NULL) {
		let_go(&maker, chat);
	}
	json_object_set_new(view, "chat", chat);
	view_part_put(view, "headline", headline);
	view_part_put(view, "day", text_in(page->chat, "day"));
	view_part_take(view, "time", time_said(&maker));
	view_part_put(view, "said", text_in(chat, "said"));
	view_part_put(view, "heading", "h2");
	view_part_put(view, "prefix", "");
	json_object_set_new(view, "hue",
		json_is_object(chat) ? json_incref(json_object_get(chat, "hue")) : json_null());
	json_object_set_new(view, "is_title_long", json_boolean(page_part_is_long(headline)));
	json_object_set_new(view, "page", page_of(&maker, chat));
	public_hide_meetings(view, phrases_get(maker.words, "page.meeting"));
	return render(&maker, files, error);
}
