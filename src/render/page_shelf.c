/* Pages that list editions: the index of a digest, a page a hashtag, the front page. */
#include "render/page.h"

#include <string.h>

#include "render/page_part.h"
#include "render/view_part.h"

/* So many stand on one page, in whole years: the rest have a page a year. */
#define LETTERS_MAX 200

/* So many of each digest stand on the front page. */
#define FRONT_MAX 6

/* A list of editions on its way onto pages. Borrowed. */
typedef struct Shelf {
	const PageSite *site;
	const char *folder;
	const char *digest;    /* title */
	const json_t *letters; /* all of the digest, the newest first */
	const char *title;     /* of the page: the digest's or a hashtag's name */
	const char *subtitle;  /* or NULL */
	const char *hue;       /* its name, or NULL */
	const char *count;     /* how many there are; or NULL */
	const char *path;      /* of its page */
	const char *years;     /* of its years: "weekly/year/" */
	const char *up, *up_said;
	const char *calendar; /* path of what is ahead, or NULL */
	const ViewWords *said;
	const Phrases *words; /* the same, one by one */
	json_t *rows;         /* link, headline, beside, year: the newest first */
	json_t *chats;        /* likewise, without a year; or NULL */
	json_t *tags;         /* name, rows []: text, link; or null */
} Shelf;

static const char *
text_in(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

/* ---- by years -------------------------------------------------------------------------------- */

/* {id, name, letters}, of each year one. @return owned. */
static json_t *
years_of(const json_t *rows)
{
	json_t *years = json_array();
	json_t *year = NULL;
	const json_t *row;
	gsize i;

	json_array_foreach (rows, i, row) {
		const char *name = text_in(row, "year");

		if (year == NULL || g_strcmp0(text_in(year, "name"), name) != 0) {
			year = json_object();
			view_part_put(year, "name", name);
			view_part_take(year, "id", g_strconcat("y", name, NULL));
			view_part_put(year, "stand", NULL);
			json_object_set_new(year, "all", json_null());
			json_object_set_new(year, "letters", json_array());
			json_array_append_new(years, year);
		}
		json_array_append(json_object_get(year, "letters"), json_array_get(rows, i));
	}
	return years;
}

/* How many years stand on the page itself. */
static gsize
years_shown(const json_t *years)
{
	gsize letters = 0;
	gsize i = 0;

	for (; i < json_array_size(years); i++) {
		letters += json_array_size(json_object_get(json_array_get(years, i), "letters"));
		if (i > 0 && letters > LETTERS_MAX) {
			break;
		}
	}
	return i;
}

static char *
year_path(const Shelf *shelf, const json_t *year)
{
	return g_strconcat(shelf->years, text_in(year, "name"), ".html", NULL);
}

static json_t *
link_new(const char *path, const char *text)
{
	json_t *link = json_object();

	view_part_take(link, "link", archive_link(path));
	view_part_put(link, "text", text);
	return link;
}

/* {id, name, rows}. */
static json_t *
links_new(const char *id, const char *name, json_t *rows)
{
	json_t *links = json_object();

	view_part_put(links, "id", id);
	view_part_put(links, "name", name);
	json_object_set_new(links, "rows", rows);
	return links;
}

/* Behind the letters: hashtags, and years that have pages of their own. */
static json_t *
links_of(const Shelf *shelf, const json_t *years, gsize shown)
{
	json_t *links = json_array();
	json_t *rows = json_array();

	for (gsize i = shown; i < json_array_size(years); i++) {
		const json_t *year = json_array_get(years, i);
		g_autofree char *path = year_path(shelf, year);

		json_array_append_new(rows, link_new(path, text_in(year, "name")));
	}
	if (json_is_array(shelf->tags) && json_array_size(shelf->tags) > 0) {
		json_array_append_new(links,
			links_new("tags", phrases_get(shelf->words, "page.tags"),
				json_incref(shelf->tags)));
	}
	if (json_array_size(rows) > 0) {
		json_array_append_new(links,
			links_new("years", phrases_get(shelf->words, "page.years"),
				json_incref(rows)));
	}
	json_decref(rows);
	return links;
}

/* ---- a page ---------------------------------------------------------------------------------- */

/* What stands on one of its pages. */
typedef struct Boards {
	json_t *shelves; /* {id, name, stand, letters, all}; both owned until they are put */
	json_t *links;   /* as links_of() */
} Boards;

/* {webcal, link}: its address to subscribe to, or null where nobody knows it, and the file. */
static json_t *
calendar_view(const Shelf *shelf)
{
	json_t *calendar = json_object();

	if (shelf->calendar == NULL) {
		json_decref(calendar);
		return json_null();
	}
	view_part_take(calendar, "webcal",
		archive_webcal(shelf->site->options.spec, shelf->calendar));
	view_part_take(calendar, "link", archive_link(shelf->calendar));
	return calendar;
}

static bool
put_page(const Shelf *shelf, const PageHead *head, Boards boards, GPtrArray *files, GError **error)
{
	json_auto_t *view = page_part_view(shelf->site, head, shelf->said);
	json_t *hue = json_null();

	if (shelf->hue != NULL) {
		hue = json_object();
		view_part_put(hue, "name", shelf->hue);
	}
	view_part_put(view, "title", shelf->title);
	json_object_set_new(view, "is_title_long", json_boolean(page_part_is_long(shelf->title)));
	view_part_put(view, "subtitle", shelf->subtitle);
	view_part_put(view, "said", shelf->count);
	json_object_set_new(view, "hue", hue);
	json_object_set_new(view, "calendar", calendar_view(shelf));
	json_object_set_new(view, "shelves", boards.shelves);
	json_object_set_new(view, "links", boards.links);
	return page_part_render("page_shelf.html", view, head->path, files, error);
}

static bool
put_year(const Shelf *shelf, json_t *year, GPtrArray *files, GError **error)
{
	g_autofree char *path = year_path(shelf, year);
	g_autofree char *title = g_strconcat(shelf->title, ", ", text_in(year, "name"), NULL);
	const PageHead head = {
		.path = path,
		.title = title,
		.folder = shelf->folder,
		.digest = shelf->digest,
		.up = shelf->path,
		.up_said = shelf->title,
	};
	json_t *alone = json_array();

	json_array_append(alone, year);
	return put_page(shelf, &head, (Boards){ alone, json_array() }, files, error);
}

/* Behind all letters. @shelves borrowed. */
static void
append_chats(const Shelf *shelf, json_t *shelves)
{
	json_t *chats = json_object();

	if (json_array_size(shelf->chats) == 0) {
		json_decref(chats);
		return;
	}
	view_part_put(chats, "id", "chats");
	view_part_put(chats, "name", phrases_get(shelf->words, "page.chats"));
	view_part_put(chats, "stand", NULL);
	json_object_set_new(chats, "all", json_null());
	json_object_set(chats, "letters", shelf->chats);
	json_array_append_new(shelves, chats);
}

static bool
put_shelf(const Shelf *shelf, GPtrArray *files, GError **error)
{
	json_auto_t *years = years_of(shelf->rows);
	const gsize shown = years_shown(years);
	const PageHead head = {
		.path = shelf->path,
		.title = shelf->title,
		.description = shelf->subtitle,
		.folder = shelf->folder,
		.digest = shelf->digest,
		.up = shelf->up,
		.up_said = shelf->up_said,
	};
	json_t *here = json_array();

	for (gsize i = 0; i < shown; i++) {
		json_array_append(here, json_array_get(years, i));
	}
	append_chats(shelf, here);
	const Boards boards = { here, links_of(shelf, years, shown) };
	if (!put_page(shelf, &head, boards, files, error)) {
		return false;
	}
	for (gsize i = shown; i < json_array_size(years); i++) {
		if (!put_year(shelf, json_array_get(years, i), files, error)) {
			return false;
		}
	}
	return true;
}

/* ---- rows ------------------------------------------------------------------------------------ */

static json_t *
row_new(const char *link, const char *headline, char *beside, const char *year)
{
	json_t *row = json_object();

	view_part_put(row, "link", link);
	view_part_put(row, "headline", headline);
	view_part_take(row, "beside", beside);
	view_part_put(row, "year", year);
	return row;
}

static json_t *
letter_row(const Phrases *words, const json_t *letter)
{
	const char *headline = text_in(letter, "headline");
	const char *edition = text_in(letter, "edition");
	const char *period = text_in(letter, "period");

	return row_new(text_in(letter, "link"), headline,
		g_strcmp0(headline, edition) == 0
			? g_strdup(period)
			: phrases_say(words, "page.beside",
				PHRASE_VALUES({ "edition", edition }, { "period", period })),
		text_in(letter, "year"));
}

static json_t *
tag_row(const Phrases *words, const json_t *letter, const json_t *tag)
{
	const int posts = (int)json_integer_value(json_object_get(tag, "posts"));

	return row_new(text_in(tag, "link"), text_in(letter, "edition"),
		phrases_count(words, "page.beside_posts", posts,
			PHRASE_VALUES({ "period", text_in(letter, "period") })),
		text_in(letter, "year"));
}

/* A hashtag through all editions. */
typedef struct TagShelf {
	const json_t *tag; /* borrowed: as the newest edition has it */
	json_t *rows;      /* owned */
	char *path;        /* owned */
} TagShelf;

static void
tag_shelf_free(void *data)
{
	TagShelf *shelf = data;

	json_decref(shelf->rows);
	g_free(shelf->path);
	g_free(shelf);
}

static TagShelf *
tag_shelf_of(GPtrArray *list, GHashTable *by_key, const char *folder, const json_t *tag)
{
	const char *key = text_in(tag, "key");
	TagShelf *shelf = g_hash_table_lookup(by_key, key);
	g_autofree char *name = NULL;
	g_autofree char *file = NULL;

	if (shelf != NULL) {
		return shelf;
	}
	name = archive_name(key);
	file = g_strconcat("tag/", name, ".html", NULL);
	shelf = g_new0(TagShelf, 1);
	shelf->tag = tag;
	shelf->rows = json_array();
	shelf->path = archive_path_of(folder, file);
	g_hash_table_insert(by_key, (char *)key, shelf);
	g_ptr_array_add(list, shelf);
	return shelf;
}

/* @return owned array of TagShelf, those of the newest edition first. */
static GPtrArray *
tag_shelves(const char *folder, const Phrases *words, const json_t *letters)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(tag_shelf_free);
	g_autoptr(GHashTable) by_key = g_hash_table_new(g_str_hash, g_str_equal);
	const json_t *letter, *tag;
	gsize i, k;

	json_array_foreach (letters, i, letter) {
		json_array_foreach (json_object_get(letter, "tags"), k, tag) {
			TagShelf *shelf = tag_shelf_of(list, by_key, folder, tag);

			json_array_append_new(shelf->rows, tag_row(words, letter, tag));
		}
	}
	return list;
}

static bool
put_tag(const Shelf *index, const TagShelf *tag, GPtrArray *files, GError **error)
{
	json_auto_t *chats = page_part_chats(index->letters, text_in(tag->tag, "key"));
	g_autofree char *stem = g_strndup(tag->path, strlen(tag->path) - strlen(".html"));
	g_autofree char *years = g_strconcat(stem, "/", NULL);
	g_autofree char *said = phrases_count(index->words, "page.editions",
		(int)json_array_size(tag->rows), NULL);
	Shelf shelf = *index;

	shelf.title = text_in(tag->tag, "name");
	shelf.subtitle = NULL;
	shelf.hue = text_in(tag->tag, "hue");
	shelf.count = said;
	shelf.path = tag->path;
	shelf.years = years;
	shelf.rows = tag->rows;
	shelf.chats = chats;
	shelf.tags = NULL;
	shelf.calendar = NULL;
	shelf.up = index->path;
	shelf.up_said = phrases_get(index->words, "page.all");
	return put_shelf(&shelf, files, error);
}

/* ---- a digest -------------------------------------------------------------------------------- */

static bool
put_index(Shelf *index, const GPtrArray *tags, GPtrArray *files, GError **error)
{
	const json_t *letters = index->letters;
	json_auto_t *chats = page_part_chats(letters, NULL);
	json_auto_t *rows = json_array();
	json_auto_t *links = json_array();
	g_autofree char *said = phrases_count(index->words, "page.editions",
		(int)json_array_size(letters), NULL);
	const json_t *letter;
	gsize i;

	json_array_foreach (letters, i, letter) {
		json_array_append_new(rows, letter_row(index->words, letter));
	}
	for (guint k = 0; k < tags->len; k++) {
		const TagShelf *tag = g_ptr_array_index(tags, k);

		json_array_append_new(links, link_new(tag->path, text_in(tag->tag, "name")));
	}
	index->rows = rows;
	index->chats = chats;
	index->tags = links;
	index->count = said;
	return put_shelf(index, files, error);
}

bool
page_digest(const PageSite *site, const PageDigest *digest, GPtrArray *files, GError **error)
{
	const char *folder = digest->folder;
	const json_t *letters = digest->letters;
	const json_t *newest = json_array_get(letters, 0);
	const ViewWords *said = page_part_words(site, text_in(newest, "language"));
	const Phrases *words = said->words;
	g_autofree char *path = archive_path_of(folder, "index.html");
	g_autofree char *years = archive_path_of(folder, "year/");
	g_autoptr(GPtrArray) tags = tag_shelves(folder, words, letters);
	Shelf index = {
		.site = site,
		.folder = folder,
		.digest = text_in(newest, "title"),
		.title = text_in(newest, "title"),
		.subtitle = text_in(newest, "subtitle"),
		.path = path,
		.years = years,
		.up = "index.html",
		.up_said = phrases_get(words, "page.home"),
		.said = said,
		.words = words,
		.letters = letters,
		.calendar = digest->calendar,
	};

	if (!put_index(&index, tags, files, error)) {
		return false;
	}
	for (guint i = 0; i < tags->len; i++) {
		if (!put_tag(&index, g_ptr_array_index(tags, i), files, error)) {
			return false;
		}
	}
	return page_part_feeds(site, digest, files, error);
}

/* ---- the front page -------------------------------------------------------------------------- */

/* The folder that a letter's page lies in. @return owned. */
static char *
folder_of(const json_t *letter)
{
	return g_path_get_dirname(text_in(letter, "path"));
}

static json_t *
front_shelf(const Phrases *words, const json_t *letters, bool is_alone)
{
	const json_t *newest = json_array_get(letters, 0);
	g_autofree char *folder = folder_of(newest);
	g_autofree char *path = g_strconcat(folder, "/index.html", NULL);
	json_t *shelf = json_object();
	json_t *rows = json_array();

	for (gsize i = 0; i < MIN(json_array_size(letters), FRONT_MAX); i++) {
		json_array_append_new(rows, letter_row(words, json_array_get(letters, i)));
	}
	view_part_take(shelf, "id", g_strconcat("d-", folder, NULL));
	view_part_put(shelf, "name",
		is_alone ? phrases_get(words, "page.archive") : text_in(newest, "title"));
	view_part_put(shelf, "stand", is_alone ? NULL : text_in(newest, "subtitle"));
	json_object_set_new(shelf, "letters", rows);
	json_object_set_new(shelf, "all", link_new(path, phrases_get(words, "page.all")));
	return shelf;
}

bool
page_front(const PageSite *site, const json_t *digests, GPtrArray *files, GError **error)
{
	const json_t *newest = json_array_get(json_array_get(digests, 0), 0);
	const ViewWords *said = page_part_words(site, text_in(newest, "language"));
	const Phrases *words = said->words;
	const bool is_alone = json_array_size(digests) == 1;
	const char *title = is_alone ? text_in(newest, "title")
				     : phrases_get(words, "page.archive");
	const Shelf front = {
		.site = site,
		.title = title,
		.subtitle = is_alone ? text_in(newest, "subtitle") : NULL,
		.said = said,
		.words = words,
	};
	const PageHead head = { .path = "index.html", .title = title };
	json_t *shelves = json_array();
	const json_t *letters;
	gsize i;

	json_array_foreach (digests, i, letters) {
		json_array_append_new(shelves, front_shelf(words, letters, is_alone));
	}
	return put_page(&front, &head, (Boards){ shelves, json_array() }, files, error);
}
