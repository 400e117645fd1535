#include "render/page.h"

#include <string.h>

#include "base/embedded.h"
#include "render/page_part.h"
#include "render/public.h"
#include "render/template.h"
#include "render/view_part.h"
#include "text/jsontext.h"
#include "text/url.h"

/* A longer title is set smaller, so that it keeps to a line or two. */
#define TITLE_LONG 15

void
page_file_free(PageFile *file)
{
	if (file == NULL) {
		return;
	}
	g_free(file->path);
	g_free(file->text);
	g_free(file);
}

/* ---- what all share -------------------------------------------------------------------------- */

static char *
base64_of_hash(const char *text)
{
	g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
	guint8 digest[32];
	gsize length = sizeof digest;

	g_checksum_update(checksum, (const guchar *)text, -1);
	g_checksum_get_digest(checksum, digest, &length);
	return g_base64_encode(digest, length);
}

static bool
make_style(PageSite *site, GError **error)
{
	json_auto_t *view = json_object();
	g_auto(Rendered) made = { 0 };

	json_object_set(view, "look", page_part_words(site, NULL)->look_json);
	if (!template_render("page.css", view, MUSTACHE_HTML, &made, error)) {
		return false;
	}
	site->style = g_strdup(made.text->str);
	site->style_hash = base64_of_hash(site->style);
	return true;
}

static void
add_to_print(GChecksum *print, const char *text)
{
	const char *said = text != NULL ? text : "";

	g_checksum_update(print, (const guchar *)said, (gssize)strlen(said) + 1);
}

/* Another version may say the same in other words, or pick others. */
static char *
print_of(const PageSite *site)
{
	g_autoptr(GChecksum) print = g_checksum_new(G_CHECKSUM_SHA256);

	for (const EmbeddedFile *file = template_files; file->name != NULL; file++) {
		add_to_print(print, file->text);
	}
	add_to_print(print, site->options.software);
	add_to_print(print, site->options.contact);
	add_to_print(print, site->options.spec->url);
	add_to_print(print, site->options.spec->is_indexed ? "index" : "");
	add_to_print(print, site->subscribe);
	return g_strdup(g_checksum_get_string(print));
}

bool
page_site_new(const PageOptions *options, PageSite **site, GError **error)
{
	g_autoptr(PageSite) made = g_new0(PageSite, 1);

	made->options = *options;
	made->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
		(GDestroyNotify)view_words_free);
	made->subscribe = options->is_by_mail
		? g_strdup_printf("mailto:%s?subject=subscribe", options->contact)
		: NULL;
	if (!make_style(made, error)) {
		return false;
	}
	made->print = print_of(made);
	*site = g_steal_pointer(&made);
	return true;
}

void
page_site_free(PageSite *site)
{
	if (site == NULL) {
		return;
	}
	g_hash_table_unref(site->words);
	g_free(site->style);
	g_free(site->style_hash);
	g_free(site->subscribe);
	g_free(site->print);
	g_free(site);
}

const char *
page_site_print(const PageSite *site)
{
	return site->print;
}

/* ---- a page ---------------------------------------------------------------------------------- */

bool
page_part_is_long(const char *title)
{
	return g_utf8_strlen(title, -1) > TITLE_LONG;
}

char *
page_part_root(const char *path)
{
	GString *root = g_string_new(NULL);

	for (const char *at = strchr(path, '/'); at != NULL; at = strchr(at + 1, '/')) {
		g_string_append(root, "../");
	}
	return g_string_free(root, FALSE);
}

char *
page_part_feed(const char *folder)
{
	return archive_path_of(folder, "feed");
}

const ViewWords *
page_part_words(const PageSite *site, const char *language)
{
	const char *key = language != NULL ? language : "";
	ViewWords *words = g_hash_table_lookup(site->words, key);

	if (words == NULL) {
		words = view_words_new(language);
		g_hash_table_insert(site->words, g_strdup(key), words);
	}
	return words;
}

static void
put_link(json_t *object, const char *key, const char *path)
{
	view_part_take(object, key, path == NULL ? NULL : archive_link(path));
}

static json_t *
up_view(const PageHead *head)
{
	json_t *up = json_object();

	if (head->up == NULL) {
		json_decref(up);
		return json_null();
	}
	put_link(up, "link", head->up);
	view_part_put(up, "text", head->up_said);
	return up;
}

json_t *
page_part_head(const PageSite *site, const PageHead *head)
{
	const PageOptions *options = &site->options;
	g_autofree char *feed = head->folder == NULL ? NULL : page_part_feed(head->folder);
	g_autofree char *index = head->folder == NULL ? NULL
						      : archive_path_of(head->folder, "index.html");
	json_t *page = json_object();

	view_part_put(page, "title", head->title);
	view_part_put(page, "description", head->description);
	view_part_put(page, "digest", head->digest);
	view_part_take(page, "root", page_part_root(head->path));
	view_part_take(page, "url", archive_url(options->spec, head->path));
	json_object_set_new(page, "is_hidden", json_boolean(!options->spec->is_indexed));
	view_part_put(page, "style", site->style);
	view_part_put(page, "style_hash", site->style_hash);
	view_part_put(page, "contact", options->contact);
	view_part_put(page, "subscribe", site->subscribe);
	put_link(page, "feed", feed);
	put_link(page, "index", index);
	json_object_set_new(page, "up", up_view(head));
	return page;
}

json_t *
page_part_view(const PageSite *site, const PageHead *head, const ViewWords *words)
{
	json_t *view = json_object();

	view_part_put(view, "language", words->language);
	view_part_put(view, "direction", phrases_get(words->words, "language.direction"));
	json_object_set(view, "words", words->words_json);
	json_object_set_new(view, "page", page_part_head(site, head));
	return view;
}

bool
page_part_render(const char *template, json_t *view, const char *path, GPtrArray *files,
	GError **error)
{
	g_auto(Rendered) made = { 0 };
	PageFile *file;

	if (!template_render(template, view, MUSTACHE_HTML, &made, error)) {
		return false;
	}
	file = g_new0(PageFile, 1);
	file->path = g_strdup(path);
	file->text = g_string_free(g_steal_pointer(&made.text), FALSE);
	g_ptr_array_add(files, file);
	return true;
}
