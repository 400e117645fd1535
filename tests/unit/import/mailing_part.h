/* What tests of letters share: a source, and what a letter became in one line. */
#ifndef TESTS_UNIT_IMPORT_MAILING_PART_H
#define TESTS_UNIT_IMPORT_MAILING_PART_H

#include "import/mailing.h"

#include <string.h>

#define NOW_S 1796000000 /* 2026-11-29 */

typedef struct Setting {
	SourceSpec *spec;
	GPtrArray *tags;
	HashtagGlance *glance;
	ImportInput input;
} Setting;

/* @from: what is named, parted by blanks; @list may be NULL. */
static inline void
setting_begin(Setting *setting, const char *from, const char *list)
{
	g_auto(GStrv) named = g_strsplit(from, " ", -1);

	setting->spec = source_spec_new();
	setting->spec->list = g_strdup(list);
	for (guint i = 0; named[i] != NULL && *named[i] != '\0'; i++) {
		g_ptr_array_add(setting->spec->from, g_strdup(named[i]));
	}
	setting->tags = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	g_ptr_array_add(setting->tags, hashtag_new("JoyFE"));
	setting->glance = hashtag_glance_new(setting->tags);
	setting->input = (ImportInput){ setting->spec, setting->glance, NOW_S };
}

static inline void
setting_end(Setting *setting)
{
	source_spec_free(setting->spec);
	hashtag_glance_free(setting->glance);
	g_ptr_array_unref(setting->tags);
}

static inline void
items_clear(GArray *items)
{
	for (guint i = 0; i < items->len; i++) {
		ImportItem *item = &g_array_index(items, ImportItem, i);

		post_free(item->post);
		g_free(item->why);
	}
	g_array_unref(items);
}

static inline const char *
word_of(ImportVerdict verdict)
{
	static const char *const words[] = { "end", "post", "untagged", "private", "unreadable",
		"other" };

	return words[verdict];
}

/* "post TITLE|AUTHOR|URL|TEXT" and "private", one after the other; line ends are "~". @return
 * owned.
 */
static inline char *
items_told(const GArray *items)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < items->len; i++) {
		const ImportItem *item = &g_array_index(items, ImportItem, i);
		const Post *post = item->post;

		g_string_append_printf(out, "%s%s", i > 0 ? "; " : "", word_of(item->verdict));
		if (post != NULL) {
			g_string_append_printf(out, " %s|%s|%s|%s", post->title ? post->title : "-",
				post->author_name ? post->author_name : "-",
				post->url ? post->url : "-", post->text ? post->text : "-");
		}
	}
	g_strdelimit(out->str, "\n", '~');
	return g_string_free(out, FALSE);
}

/* @letter of 2026-11-18, where it does not say it. */
static inline GArray *
read_letter(const Setting *setting, const char *letter)
{
	const bool has_date = strstr(letter, "Date:") != NULL || *letter == ' ';
	g_autofree char *dated = g_strconcat(has_date ? ""
						      : "Date: Wed, 18 Nov 2026 08:15:00 +0000\n",
		letter, NULL);
	g_autoptr(GBytes) bytes = g_bytes_new_static(dated, strlen(dated));
	GArray *items = g_array_new(FALSE, FALSE, sizeof(ImportItem));

	mailing_read(&setting->input, bytes, items);
	return items;
}

static inline void
expect_letter(const Setting *setting, const char *letter, const char *expected)
{
	GArray *items = read_letter(setting, letter);
	g_autofree char *told = items_told(items);

	g_assert_cmpstr(told, ==, expected);
	items_clear(items);
}

#endif
