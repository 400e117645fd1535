/* Feeds of editions: Atom (RFC 4287) and JSON Feed 1.1 (jsonfeed.org/version/1.1), by what letters
 * say of themselves. */
#include "render/page_part.h"

#include <string.h>

#include "render/template.h"
#include "render/view_part.h"
#include "text/jsontext.h"

/* So many editions, the newest. */
#define ITEMS_MAX 20

/* A name-based UUID (RFC 9562, 5.5) over SHA-256 as 5.8 leaves free: version 8. */
#define UUID_BYTES 16
#define UUID_VERSION 0x80
#define UUID_VARIANT 0x80

static const char *
text_in(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

/* The same for ever, wherever the archive moves: by whose it is and what it is. @return owned. */
static char *
name_of(const char *domain, const char *path)
{
	g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autoptr(GString) name = g_string_new("urn:uuid:");
	guint8 hash[32];
	gsize length = sizeof hash;

	g_checksum_update(checksum, (const guchar *)domain, (gssize)strlen(domain) + 1);
	g_checksum_update(checksum, (const guchar *)path, -1);
	g_checksum_get_digest(checksum, hash, &length);
	hash[6] = (guint8)((hash[6] & 0x0F) | UUID_VERSION);
	hash[8] = (guint8)((hash[8] & 0x3F) | UUID_VARIANT);
	for (gsize i = 0; i < UUID_BYTES; i++) {
		g_string_append_printf(name, "%s%02x",
			i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", hash[i]);
	}
	return g_strdup(name->str);
}

/* On the web where we know where that is, else from where the feed lies. */
static char *
url_of(const PageSite *site, const char *from, const char *path)
{
	char *url = archive_url(site->options.spec, path);
	g_autofree char *root = page_part_root(from);
	g_autofree char *link = archive_link(path);

	return url != NULL ? url : g_strconcat(root, link, NULL);
}

static json_t *
item_of(const PageSite *site, const char *from, const char *domain, const json_t *letter)
{
	const char *path = text_in(letter, "path");
	const char *edition = text_in(letter, "edition");
	const char *headline = text_in(letter, "headline");
	const char *sentence = text_in(letter, "sentence");
	json_t *item = json_object();

	view_part_take(item, "id", name_of(domain, path));
	view_part_take(item, "title",
		g_strcmp0(edition, headline) == 0 ? g_strdup(edition)
						  : g_strconcat(edition, ": ", headline, NULL));
	view_part_take(item, "url", url_of(site, from, path));
	view_part_put(item, "published", text_in(letter, "frozen"));
	view_part_put(item, "updated", text_in(letter, "frozen"));
	view_part_take(item, "summary",
		g_strconcat(text_in(letter, "period"), sentence != NULL ? ". " : "",
			sentence != NULL ? sentence : "", NULL));
	return item;
}

/* Those that all readers get: what is made once a month holds them once more. */
static json_t *
items_of(const PageSite *site, const char *from, const char *domain, const json_t *letters)
{
	json_t *items = json_array();
	const json_t *letter;
	gsize i;

	json_array_foreach (letters, i, letter) {
		if (!json_is_true(json_object_get(letter, "is_by_month"))
			&& json_array_size(items) < ITEMS_MAX) {
			json_array_append_new(items, item_of(site, from, domain, letter));
		}
	}
	return items;
}

static void
put_atom(json_t *view, const PageSite *site, const char *domain, const char *path)
{
	g_autofree char *index = g_strconcat(path, "/", NULL);

	view_part_take(view, "id", name_of(domain, index));
	view_part_put(view, "software", site->options.software);
	view_part_put(view, "updated",
		text_in(json_array_get(json_object_get(view, "items"), 0), "updated"));
}

/* The same as JSON. @return owned text. */
static char *
json_feed(const json_t *view, const char *self)
{
	json_t *items = json_array();
	json_auto_t *feed = jsontext_object("version",
		jsontext_text("https://jsonfeed.org/version/1.1"), "title",
		jsontext_text(text_in(view, "title")), "home_page_url",
		jsontext_text(text_in(view, "home")), "feed_url", jsontext_text(self), "language",
		jsontext_text(text_in(view, "language")), NULL);
	const json_t *item;
	gsize i;

	json_array_foreach (json_object_get(view, "items"), i, item) {
		json_array_append_new(items,
			jsontext_object("id", jsontext_text(text_in(item, "id")), "url",
				jsontext_text(text_in(item, "url")), "title",
				jsontext_text(text_in(item, "title")), "content_text",
				jsontext_text(text_in(item, "summary")), "date_published",
				jsontext_text(text_in(item, "published")), NULL));
	}
	if (text_in(view, "subtitle") != NULL) {
		view_part_put(feed, "description", text_in(view, "subtitle"));
	}
	json_object_set_new(feed, "items", items);
	char *dumped = json_dumps(feed, JSON_INDENT(2));
	char *text = g_strconcat(dumped, "\n", NULL);
	free(dumped);
	return text;
}

bool
page_part_feeds(const PageSite *site, const PageDigest *digest, GPtrArray *files, GError **error)
{
	const json_t *letters = digest->letters;
	g_autofree char *stem = page_part_feed(digest->folder);
	g_autofree char *atom = g_strconcat(stem, ".xml", NULL);
	g_autofree char *json = g_strconcat(stem, ".json", NULL);
	g_autofree char *index = archive_path_of(digest->folder, "index.html");
	g_autofree char *self = url_of(site, atom, atom);
	g_autofree char *json_self = url_of(site, json, json);
	const json_t *newest = json_array_get(letters, 0);
	json_auto_t *view = json_object();
	PageFile *file;

	view_part_put(view, "language", text_in(newest, "language"));
	view_part_put(view, "title", text_in(newest, "title"));
	view_part_put(view, "subtitle", text_in(newest, "subtitle"));
	view_part_take(view, "home", url_of(site, atom, index));
	view_part_put(view, "self", self);
	json_object_set_new(view, "items", items_of(site, atom, digest->domain, letters));
	put_atom(view, site, digest->domain, digest->folder);
	if (text_in(view, "updated") == NULL) {
		view_part_put(view, "updated", text_in(newest, "frozen"));
	}
	if (!page_part_render("page_feed.xml", view, atom, files, error)) {
		return false;
	}
	file = g_new0(PageFile, 1);
	file->path = g_strdup(json);
	file->text = json_feed(view, json_self);
	g_ptr_array_add(files, file);
	return true;
}
