/* What a draft is known by: all of it, or who says what in it. */
#include "model/draft.h"

#include <stdlib.h>
#include <string.h>

static int
compare_text(gconstpointer a, gconstpointer b)
{
	return g_strcmp0(*(const char *const *)a, *(const char *const *)b);
}

char *
draft_words(const Draft *draft)
{
	g_autoptr(GPtrArray) shown = draft_shown(draft);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

	for (guint i = 0; i < shown->len; i++) {
		const Post *post = ((const DraftEntry *)g_ptr_array_index(shown, i))->post;
		const char *author = post->author_handle != NULL ? post->author_handle
								 : post->author_name;

		g_ptr_array_add(lines,
			g_strdup_printf("%s\n%s\n%s", author != NULL ? author : "",
				post->title != NULL ? post->title : "",
				post->text != NULL ? post->text : ""));
	}
	g_ptr_array_sort(lines, compare_text);
	for (guint i = 0; i < lines->len; i++) {
		const char *line = g_ptr_array_index(lines, i);

		g_checksum_update(sum, (const guchar *)line, (gssize)strlen(line) + 1);
	}
	return lines->len == 0 ? NULL : g_strdup(g_checksum_get_string(sum));
}

char *
draft_hash(const Draft *draft)
{
	json_auto_t *json = draft_to_json(draft);
	char *text = json_dumps(json, JSON_SORT_KEYS | JSON_COMPACT);
	char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);

	free(text);
	return hash;
}

/* A chat without its words: which questions it had, and how many answered. */
static DraftSection *
chat_figures(const DraftSection *section)
{
	DraftSection *bare = draft_section_new(DRAFT_SECTION_CHAT, NULL);

	bare->chat = draft_chat_figures(section->chat);
	bare->total = section->total;
	for (guint i = 0; i < section->entries->len; i++) {
		g_ptr_array_add(bare->entries,
			draft_entry_bare(g_ptr_array_index(section->entries, i)));
	}
	return bare;
}

/* @return owned array of DraftSection. */
static GPtrArray *
sections_figures(const Draft *draft)
{
	GPtrArray *sections = g_ptr_array_new_with_free_func((GDestroyNotify)draft_section_free);

	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);

		if (section->chat != NULL) {
			g_ptr_array_add(sections, chat_figures(section));
		}
	}
	return sections;
}

char *
draft_figures(const Draft *draft)
{
	/* Borrowed: what is not here stays out. */
	Draft bare = {
		.digest = draft->digest,
		.frequency = draft->frequency,
		.number = draft->number,
		.period_start_s = draft->period_start_s,
		.period_end_s = draft->period_end_s,
		.title = draft->title,
		.language = draft->language,
		.timezone = draft->timezone,
		.subtitle = draft->subtitle,
		.pause_until_s = DATE_UNKNOWN,
		.sections = sections_figures(draft),
		.tallies = draft->tallies,
		.days = draft->days,
		.coverage = g_ptr_array_new(),
		.cuts = g_ptr_array_new(),
		.events = g_ptr_array_new(),
		.groups = g_ptr_array_new(),
		.posts_total = draft->posts_total,
		.people_total = draft->people_total,
		.newcomers_total = draft->newcomers_total,
		.automated_total = draft->automated_total,
	};
	json_auto_t *json = draft_to_json(&bare);
	char *dumped = json_dumps(json, JSON_COMPACT | JSON_SORT_KEYS);
	char *text = g_strdup(dumped);

	free(dumped);
	g_ptr_array_unref(bare.sections);
	g_ptr_array_unref(bare.coverage);
	g_ptr_array_unref(bare.cuts);
	g_ptr_array_unref(bare.events);
	g_ptr_array_unref(bare.groups);
	return text;
}
