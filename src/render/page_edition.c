/* The pages of an edition: itself, and the lists of all posts under its hashtags. */
#include "render/page.h"

#include <string.h>

#include "render/page_part.h"
#include "render/public.h"
#include "render/view.h"
#include "render/view_part.h"
#include "text/jsontext.h"

/* So many earlier letters stand at the end of one. */
#define EARLIER_MAX 5

/* What is put together for one edition. Borrowed. */
typedef struct EditionMaker {
	const PageSite *site;
	const PageEdition *edition;
	ArchivePlace place;
	const Phrases *words;
	const char *path;
	json_t *view;
	GPtrArray *files;
	GPtrArray *paths; /* owned, of char*: the first page of each list */
} EditionMaker;

static const char *
text_in(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

/* ---- the page itself ------------------------------------------------------------------------- */

static void
add_row(json_t *rows, const char *id, const char *name)
{
	json_t *row = json_object();

	view_part_take(row, "link", g_uri_escape_string(id, NULL, FALSE));
	view_part_put(row, "name", name);
	json_array_append_new(rows, row);
}

static json_t *
contents_of(const EditionMaker *maker)
{
	const json_t *view = maker->view;
	const json_t *sections = json_object_get(view, "sections");
	json_t *rows = json_array();
	json_t *toc = json_object();
	const json_t *section;
	gsize i;

	if (json_is_object(json_object_get(view, "note"))) {
		add_row(rows, "note", phrases_get(maker->words, "note.title"));
	}
	if (json_is_object(json_object_get(view, "brief"))) {
		add_row(rows, "in-brief", phrases_get(maker->words, "brief.title"));
	}
	if (json_is_object(json_object_get(view, "list"))) {
		add_row(rows, "posts", phrases_get(maker->words, "page.posts"));
	}
	json_array_foreach (sections, i, section) {
		add_row(rows, text_in(section, "id"), text_in(section, "name"));
	}
	if (json_is_object(json_object_get(view, "groups"))) {
		add_row(rows, "groups", phrases_get(maker->words, "groups.title"));
	}
	if (json_is_object(json_object_get(view, "events"))) {
		add_row(rows, "events-ahead", phrases_get(maker->words, "events.title"));
	}
	if (json_is_object(json_object_get(view, "coverage"))) {
		add_row(rows, "coverage", phrases_get(maker->words, "coverage.title"));
	}
	if (json_array_size(maker->edition->earlier) > 0) {
		add_row(rows, "letters", phrases_get(maker->words, "page.other"));
	}
	json_object_set_new(toc, "rows", rows);
	return toc;
}

static json_t *
earlier_of(const json_t *earlier)
{
	json_t *rows = json_array();
	json_t *object = json_object();

	for (gsize i = 0; i < json_array_size(earlier) && i < EARLIER_MAX; i++) {
		json_array_append(rows, json_array_get(earlier, i));
	}
	json_object_set_new(object, "rows", rows);
	if (json_array_size(rows) == 0) {
		json_decref(object);
		return json_null();
	}
	return object;
}

static int
tally_of(const Draft *draft, const char *key)
{
	for (guint i = 0; i < draft->tallies->len; i++) {
		const DraftTally *tally = g_ptr_array_index(draft->tallies, i);

		if (g_str_equal(tally->tag->key, key)) {
			return tally->posts;
		}
	}
	return 0;
}

/* "All 48 posts", below the name of a hashtag's section. */
static json_t *
all_of(const EditionMaker *maker, const char *id)
{
	const GPtrArray *lists = maker->edition->lists;
	g_autofree char *root = page_part_root(maker->path);

	for (guint i = 0; i < lists->len; i++) {
		const ViewList *list = g_ptr_array_index(lists, i);
		g_autofree char *own = g_strconcat("tag-", list->tag->key, NULL);
		g_autofree char *link = archive_link(g_ptr_array_index(maker->paths, i));
		json_t *all;

		if (g_strcmp0(own, id) != 0) {
			continue;
		}
		all = json_object();
		view_part_take(all, "link", g_strconcat(root, link, NULL));
		view_part_take(all, "text",
			phrases_count(maker->words, "page.all_posts",
				tally_of(maker->edition->draft, list->tag->key), NULL));
		return all;
	}
	return json_null();
}

/* Of a chat whose words were let go its name, its hour and its page are left. */
static void
let_go_chats(const EditionMaker *maker)
{
	const json_t *section;
	gsize i;

	json_array_foreach (json_object_get(maker->view, "sections"), i, section) {
		json_t *chat = json_object_get(section, "chat");

		if (maker->edition->is_let_go && json_is_object(chat)) {
			json_object_set_new(chat, "questions", json_array());
		}
	}
}

static void
put_lists_links(const EditionMaker *maker)
{
	json_t *sections = json_object_get(maker->view, "sections");
	json_t *section;
	gsize i;

	json_array_foreach (sections, i, section) {
		json_t *all = all_of(maker, text_in(section, "id"));

		json_object_set_new(section, "has_stand",
			json_boolean(json_is_object(all) || text_in(section, "count") != NULL));
		json_object_set_new(section, "all", all);
		view_part_take(section, "prefix", g_strconcat(text_in(section, "id"), "-", NULL));
	}
}

/* @name: of what it is; NULL: of the edition. */
static char *
title_of(const EditionMaker *maker, const char *name)
{
	const json_t *view = maker->view;

	return phrases_say(maker->words, "page.title",
		PHRASE_VALUES({ "title", name != NULL ? name : text_in(view, "title") },
			{ "edition", text_in(view, "edition") },
			{ "period", text_in(view, "period") }));
}

/* Borrowed, or NULL. */
static const char *
let_go_said(const EditionMaker *maker)
{
	return maker->edition->is_let_go ? phrases_get(maker->words, "page.let_go") : NULL;
}

static bool
make_page(const EditionMaker *maker, GError **error)
{
	g_autofree char *title = title_of(maker, NULL);
	g_autofree char *index = archive_path_of(maker->edition->folder, "index.html");
	const char *headline = text_in(maker->view, "headline");
	const PageHead head = {
		.path = maker->path,
		.title = title,
		.description = headline != NULL ? headline : page_part_sentence(maker->view),
		.folder = maker->edition->folder,
		.digest = text_in(maker->view, "title"),
		.up = index,
		.up_said = phrases_get(maker->words, "page.all"),
	};
	json_t *page = page_part_head(maker->site, &head);

	put_lists_links(maker);
	let_go_chats(maker);
	view_part_put(page, "let_go", let_go_said(maker));
	json_object_set_new(page, "toc", contents_of(maker));
	json_object_set_new(page, "earlier", earlier_of(maker->edition->earlier));
	json_object_set_new(maker->view, "page", page);
	return page_part_render("page_edition.html", maker->view, maker->path, maker->files, error);
}

/* ---- lists ----------------------------------------------------------------------------------- */

/* One list on its way onto pages. */
typedef struct ListMaker {
	const EditionMaker *maker;
	const ViewList *list;
	json_t *posts; /* borrowed: all of them */
	json_t *shown; /* borrowed: what the view has of the list */
	int gone;
	guint parts;
} ListMaker;

static char *
count_said(const ListMaker *list)
{
	const Phrases *words = list->maker->words;
	g_autofree char *gone = NULL;
	int posts = 0;

	for (guint i = 0; i < list->list->entries->len; i++) {
		posts += draft_entry_posts(g_ptr_array_index(list->list->entries, i));
	}
	if (list->maker->edition->is_let_go) {
		return phrases_count(words, "section.count", list->gone, NULL);
	}
	g_autofree char *here = phrases_count(words, "section.count", posts, NULL);
	if (list->gone <= 0) {
		return g_steal_pointer(&here);
	}
	gone = phrases_count(words, "page.some_gone", list->gone, NULL);
	return g_strconcat(here, ". ", gone, NULL);
}

/* Links to the parts of a list that takes several pages. */
static json_t *
turn_of(const ListMaker *list)
{
	json_t *turn = json_object();
	json_t *rows = json_array();

	for (guint i = 1; list->parts > 1 && i <= list->parts; i++) {
		g_autofree char *path = archive_path_tag(&list->maker->place, list->list->tag->key,
			i);
		g_autofree char *number = g_strdup_printf("%u", i);
		json_t *row = json_object();

		view_part_take(row, "link", archive_link(path));
		view_part_take(row, "text",
			phrases_say(list->maker->words, "page.part",
				PHRASE_VALUES({ "number", number })));
		json_array_append_new(rows, row);
	}
	if (json_array_size(rows) == 0) {
		json_decref(rows);
		json_decref(turn);
		return json_null();
	}
	json_object_set_new(turn, "rows", rows);
	return turn;
}

/* The posts of a part, from 1. */
static json_t *
posts_of(const ListMaker *list, guint part)
{
	const gsize all = json_array_size(list->posts);
	const gsize each = (all + list->parts - 1) / list->parts;
	json_t *posts = json_array();

	for (gsize i = each * (part - 1); i < MIN(each * part, all); i++) {
		json_array_append(posts, json_array_get(list->posts, i));
	}
	return posts;
}

static bool
make_part(const ListMaker *list, guint part, GPtrArray *files, GError **error)
{
	const EditionMaker *maker = list->maker;
	g_autofree char *path = archive_path_tag(&maker->place, list->list->tag->key, part);
	g_autofree char *title = title_of(maker, list->list->tag->display);
	g_autofree char *edition_link = archive_link(maker->path);
	const PageHead head = {
		.path = path,
		.title = title,
		.folder = maker->edition->folder,
		.digest = text_in(maker->view, "title"),
		.up = maker->path,
		.up_said = text_in(maker->view, "edition"),
	};
	json_auto_t *view = json_copy(maker->view);
	json_t *page = page_part_head(maker->site, &head);

	view_part_put(page, "edition_link", edition_link);
	view_part_put(page, "let_go", let_go_said(maker));
	json_object_set_new(page, "turn", turn_of(list));
	json_object_set_new(view, "page", page);
	view_part_put(view, "name", list->list->tag->display);
	view_part_put(view, "heading", "h2");
	view_part_take(view, "count", count_said(list));
	json_object_set_new(view, "is_title_long",
		json_boolean(page_part_is_long(list->list->tag->display)));
	json_object_set(view, "hue", json_object_get(list->shown, "hue"));
	json_object_set_new(view, "has_posts", json_boolean(json_array_size(list->posts) > 0));
	json_object_set_new(view, "posts", posts_of(list, part));
	return page_part_render("page_list.html", view, path, files, error);
}

static bool
is_too_large(const GPtrArray *files)
{
	for (guint i = 0; i < files->len; i++) {
		const PageFile *file = g_ptr_array_index(files, i);

		if (strlen(file->text) > PAGE_BYTES_MAX) {
			return true;
		}
	}
	return false;
}

/* In as many parts as it takes. */
static bool
make_list(ListMaker *list, GError **error)
{
	g_autoptr(GPtrArray) made = NULL;
	const gsize posts = json_array_size(list->posts);

	for (list->parts = 1; made == NULL; list->parts *= 2) {
		made = g_ptr_array_new_with_free_func((GDestroyNotify)page_file_free);
		for (guint i = 1; i <= list->parts; i++) {
			if (!make_part(list, i, made, error)) {
				return false;
			}
		}
		if (is_too_large(made) && list->parts < posts) {
			g_clear_pointer(&made, g_ptr_array_unref);
		}
	}
	g_ptr_array_extend_and_steal(list->maker->files, g_steal_pointer(&made));
	return true;
}

static bool
make_lists(const EditionMaker *maker, GError **error)
{
	const GPtrArray *lists = maker->edition->lists;

	for (guint i = 0; i < lists->len; i++) {
		json_t *shown = json_array_get(json_object_get(maker->view, "lists"), i);
		ListMaker list = {
			.maker = maker,
			.list = g_ptr_array_index(lists, i),
			.shown = shown,
			.posts = json_object_get(shown, "posts"),
			.gone = maker->edition->gone[i],
		};

		if (!make_list(&list, error)) {
			return false;
		}
	}
	return true;
}

/* ---- all of it ------------------------------------------------------------------------------- */

static GPtrArray *
paths_of(const EditionMaker *maker)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < maker->edition->lists->len; i++) {
		const ViewList *list = g_ptr_array_index(maker->edition->lists, i);

		g_ptr_array_add(paths, archive_path_tag(&maker->place, list->tag->key, 1));
	}
	return paths;
}

bool
page_edition(const PageSite *site, const PageEdition *edition, GPtrArray *files, json_t **letter,
	GError **error)
{
	const Draft *draft = edition->draft;
	const ViewWords *said = page_part_words(site, draft->language);
	const Phrases *words = said->words;
	const ArchivePlace place = { edition->folder, draft->frequency, draft->number };
	g_autofree char *path = archive_path_edition(&place);
	g_autofree char *root = page_part_root(path);
	const ViewPublic in_public = { edition->lists, said, root };
	const ViewOptions options = { .public = &in_public };
	json_auto_t *view = NULL;

	if (!view_new(draft, &options, &view, error)) {
		return false;
	}
	EditionMaker maker = {
		.site = site,
		.edition = edition,
		.place = place,
		.words = words,
		.view = view,
		.path = path,
		.files = files,
	};
	g_autoptr(GPtrArray) paths = paths_of(&maker);
	maker.paths = paths;
	public_hide_meetings(view, phrases_get(words, "page.meeting"));
	if (!make_page(&maker, error) || !make_lists(&maker, error)) {
		return false;
	}
	const PageLetter said_of = { site, edition, view, path, paths };
	*letter = page_part_letter(&said_of);
	return true;
}
