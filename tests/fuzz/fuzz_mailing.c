/* Any bytes are a letter, and of whatever they become nothing tells who reads the mailbox: the
 * address that is added to each is in none of it. */
#include "import/mailing.h"

#include "text/url.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define LOCAL "reader.7"
#define DOMAIN "college.example"
#define READER LOCAL "@" DOMAIN

static const char *const spelt[] = { READER, LOCAL "=" DOMAIN, LOCAL "%40" DOMAIN,
	LOCAL "%2540" DOMAIN, LOCAL "--at--" DOMAIN, LOCAL "+news@" DOMAIN, LOCAL "(at)" DOMAIN };

static void
check_text(const char *text)
{
	if (text != NULL) {
		g_autofree char *small = g_ascii_strdown(text, -1);

		g_assert_true(g_utf8_validate(text, -1, NULL));
		for (gsize i = 0; i < G_N_ELEMENTS(spelt); i++) {
			g_assert_null(strstr(small, spelt[i]));
		}
	}
}

static void
check_post(const Post *post)
{
	check_text(post->title);
	check_text(post->content_raw);
	check_text(post->text);
	check_text(post->author_name);
	check_text(post->url);
	check_text(post->group);
	check_text(post->network);
	g_assert_nonnull(post->uri);
	g_assert_true(post->url == NULL || url_is_web(post->url));
	g_assert_cmpuint(post->media->len, ==, 0);
	g_assert_true(post->group == NULL || (post->text == NULL && post->author_name == NULL));
}

static void
read_for(const char *from, const char *list, GBytes *bytes)
{
	SourceSpec *spec = source_spec_new();
	GArray *items = g_array_new(FALSE, FALSE, sizeof(ImportItem));
	const ImportInput input = { spec, NULL, 1796000000 };

	if (from != NULL) {
		g_ptr_array_add(spec->from, g_strdup(from));
	}
	spec->list = g_strdup(list);
	mailing_read(&input, bytes, items);
	g_assert_cmpuint(items->len, >, 0);
	g_assert_cmpuint(items->len, <=, MAILING_DISCUSSIONS_MAX);
	for (guint i = 0; i < items->len; i++) {
		ImportItem *item = &g_array_index(items, ImportItem, i);

		g_assert_true(item->verdict != IMPORT_POST || item->post != NULL);
		g_assert_true(item->post == NULL
			|| (item->verdict != IMPORT_END && item->verdict != IMPORT_UNREADABLE));
		if (item->post != NULL) {
			check_post(item->post);
		}
		post_free(item->post);
		g_free(item->why);
	}
	g_array_unref(items);
	source_spec_free(spec);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GString) text = g_string_new("Delivered-To: " READER "\n");

	g_string_append_len(text, (const char *)data, (gssize)size);
	g_autoptr(GBytes) bytes = g_bytes_new_static(text->str, text->len);
	read_for("staffroom.example", NULL, bytes);
	read_for("linkedin.com", NULL, bytes);
	read_for("facebookmail.com", "set.lists.example.org", bytes);
	return 0;
}
