/* Entries for the tests of digest, made in a line each. */
#ifndef TAGDIGEST_TESTS_UNIT_DIGEST_SECTION_ENTRIES_H
#define TAGDIGEST_TESTS_UNIT_DIGEST_SECTION_ENTRIES_H

#include "digest/entry.h"
#include "digest/section.h"
#include "digest/tally.h"

#include <stdlib.h>
#include <string.h>

#define PERIOD_START_S ((int64_t)1794209400) /* 2026-11-09T07:30:00Z */
#define PERIOD_END_S (PERIOD_START_S + 7 * 86400)

static inline DigestSpec *
spec_of(const char *tags, int max_posts)
{
	DigestSpec *spec = digest_spec_new();
	g_auto(GStrv) names = g_strsplit(tags, " ", -1);

	for (guint i = 0; names[i] != NULL; i++) {
		g_ptr_array_add(spec->tags, hashtag_new(names[i]));
	}
	spec->max_posts = max_posts;
	return spec;
}

/* An entry whose post has a number, a hashtag or more, and an author. It is an hour a number into
 * the period; its uri is "uri:" and the number. */
static inline DraftEntry *
entry_of(int64_t id, const char *tags, const char *person)
{
	Post *post = post_new();
	g_auto(GStrv) names = g_strsplit(tags, " ", -1);

	post->id = id;
	post->uri = g_strdup_printf("uri:%" G_GINT64_FORMAT, id);
	post->uri_is_global = true;
	post->url = g_strdup_printf("https://toot.example/%" G_GINT64_FORMAT, id);
	post->author_handle = g_strdup(person);
	post->published_s = PERIOD_START_S + id * 3600;
	post->text = g_strdup("Words.");
	for (guint i = 0; names[i] != NULL; i++) {
		g_autoptr(Hashtag) tag = hashtag_new(names[i]);
		hashtag_list_add(post->tags, tag);
	}
	DraftEntry *entry = draft_entry_new(post);
	entry->person = g_strdup(person);
	entry->rank = (int)id;
	return entry;
}

/* The same, in answer to another's uri. */
static inline DraftEntry *
answer_of(int64_t id, int64_t to, const char *tags, const char *person)
{
	DraftEntry *entry = entry_of(id, tags, person);

	entry->post->reply_to = g_new0(PostReplyTo, 1);
	entry->post->reply_to->uri = g_strdup_printf("uri:%" G_GINT64_FORMAT, to);
	return entry;
}

/* The same, with a link. */
static inline DraftEntry *
link_of(int64_t id, const char *url, const char *tags, const char *person)
{
	DraftEntry *entry = entry_of(id, tags, person);

	g_ptr_array_add(entry->post->links, post_link_new(url, NULL));
	return entry;
}

static inline GPtrArray *
new_entries(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)draft_entry_free);
}

static inline Draft *
new_draft(void)
{
	Draft *draft = draft_new();

	draft->digest = g_strdup("weekly");
	draft->timezone = g_strdup("UTC");
	draft->period_start_s = PERIOD_START_S;
	draft->period_end_s = PERIOD_END_S;
	return draft;
}

/* What there is room for: of each person all. */
static inline ChoiceRule
rule_of(const Draft *draft, const DigestSpec *spec)
{
	return (ChoiceRule){ spec->max_posts, 1000, draft->period_end_s - 86400 };
}

/* As flow does it. @entries owned. */
static inline void
fill_draft(Draft *draft, const DigestSpec *spec, GPtrArray *entries)
{
	const EntryRule rule = { .period_end_s = draft->period_end_s,
		.has_stories = section_order_has(&spec->sections, DRAFT_SECTION_STORIES) };
	const ChoiceRule room = rule_of(draft, spec);
	GPtrArray *gathered = entry_gather(entries, &rule);

	tally_count(draft, spec, gathered);
	section_fill(draft, spec, &room, gathered);
}

/* "1", or "1(2 3)" with what stands below. */
static inline void
write_entry(GString *out, const DraftEntry *entry)
{
	g_string_append_printf(out, " %" G_GINT64_FORMAT, entry->post->id);
	for (guint i = 0; i < entry->below->len; i++) {
		const DraftEntry *below = g_ptr_array_index(entry->below, i);
		g_string_append_printf(out, "%s%" G_GINT64_FORMAT, i == 0 ? "(" : " ",
			below->post->id);
	}
	if (entry->more > 0) {
		g_string_append_printf(out, " +%d", entry->more);
	}
	g_string_append(out, entry->below->len > 0 ? ")" : "");
}

/* "talked 1 2(3), #JoyFE 4 of 7": what stands where. Owned. */
static inline char *
picture(const Draft *draft)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);
		int shown = 0;

		g_string_append_printf(out, "%s%s", i > 0 ? ", " : "",
			section->tag != NULL ? section->tag->display
					     : draft_section_name(section->kind));
		for (guint j = 0; j < section->entries->len; j++) {
			write_entry(out, g_ptr_array_index(section->entries, j));
			shown += draft_entry_posts(g_ptr_array_index(section->entries, j));
		}
		if (section->total != shown) {
			g_string_append_printf(out, " of %d", section->total);
		}
	}
	return g_string_free(out, FALSE);
}

static inline void
expect_picture(const Draft *draft, const char *want)
{
	g_autofree char *got = picture(draft);

	g_assert_cmpstr(got, ==, want);
}

#endif
