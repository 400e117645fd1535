/* The posts: in sections by hashtag, or in the one list of a small edition. */
#include "render/view_part.h"

#include "text/date.h"

/* A post of the one list, with the hashtag it counts under. */
typedef struct Entry {
	const Post *post;
	const Hashtag *tag;
	guint index; /* of its section, for the colour */
	guint order; /* where time says nothing */
} Entry;

static char *
more_said(const ViewMaker *maker, int total, int shown)
{
	return total > shown && shown > 0
		? phrases_count(maker->words, "section.more", total - shown, NULL)
		: NULL;
}

bool
view_part_is_incomplete(const ViewMaker *maker)
{
	const GPtrArray *sections = maker->draft->sections;

	for (guint i = 0; i < sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(sections, i);
		if (!section->is_incomplete) {
			return false;
		}
	}
	return sections->len > 1;
}

static char *
count_said(const ViewMaker *maker, const DraftSection *section)
{
	int shown = (int)section->entries->len;
	g_autofree char *shown_text = g_strdup_printf("%d", shown);
	g_autofree char *total_text = g_strdup_printf("%d", section->total);

	if (shown == 0) {
		return phrases_count(maker->words, "section.none", section->total, NULL);
	}
	if (shown >= section->total) {
		return phrases_count(maker->words, "section.count", shown, NULL);
	}
	return phrases_say(maker->words, "section.some",
		PHRASE_VALUES({ "shown", shown_text }, { "total", total_text }));
}

static json_t *
section_view(ViewMaker *maker, const DraftSection *section, guint index)
{
	json_t *object = json_object();
	json_t *posts = json_array();
	json_t *links = json_array();

	for (guint i = 0; i < section->entries->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(section->entries, i);
		json_array_append_new(posts,
			view_part_post(maker, entry->post, NULL, index, links));
	}
	view_part_put(object, "name", section->tag->display);
	view_part_put(object, "heading", "h3");
	json_object_set_new(object, "hue", view_part_hue(maker, index));
	view_part_take(object, "count", count_said(maker, section));
	view_part_take(object, "incomplete",
		section->is_incomplete && !view_part_is_incomplete(maker)
			? phrases_say(maker->words, "section.incomplete",
				PHRASE_VALUES({ "tag", section->tag->display }))
			: NULL);
	view_part_take(object, "more",
		more_said(maker, section->total, (int)section->entries->len));
	json_object_set_new(object, "posts", posts);
	json_object_set_new(object, "links", links);
	return object;
}

json_t *
view_part_sections(ViewMaker *maker)
{
	json_t *array = json_array();

	for (guint i = 0; !maker->is_small && i < maker->draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(maker->draft->sections, i);
		json_array_append_new(array, section_view(maker, section, i));
	}
	return array;
}

/* A post of unknown time comes last. */
static int64_t
time_or_last(const Post *post)
{
	return post->published_s == DATE_UNKNOWN ? INT64_MAX : post->published_s;
}

static int
compare_entries(const void *left, const void *right)
{
	const Entry *a = left, *b = right;
	const int64_t a_s = time_or_last(a->post), b_s = time_or_last(b->post);

	if (a_s != b_s) {
		return a_s < b_s ? -1 : 1;
	}
	return a->order < b->order ? -1 : 1;
}

static GArray *
entries_by_time(const Draft *draft)
{
	GArray *entries = g_array_new(FALSE, FALSE, sizeof(Entry));

	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);
		for (guint j = 0; j < section->entries->len; j++) {
			const DraftEntry *shown = g_ptr_array_index(section->entries, j);
			Entry entry = { shown->post, section->tag, i, entries->len };
			g_array_append_val(entries, entry);
		}
	}
	g_array_sort(entries, compare_entries);
	return entries;
}

json_t *
view_part_list(ViewMaker *maker)
{
	const Draft *draft = maker->draft;
	g_autoptr(GArray) entries = entries_by_time(draft);
	json_t *object, *posts, *links;

	if (!maker->is_small || entries->len == 0) {
		return json_null();
	}
	object = json_object();
	posts = json_array();
	links = json_array();
	for (guint i = 0; i < entries->len; i++) {
		const Entry *entry = &g_array_index(entries, Entry, i);
		const Hashtag *tag = draft->sections->len > 1 ? entry->tag : NULL;
		json_array_append_new(posts,
			view_part_post(maker, entry->post, tag, entry->index, links));
	}
	view_part_put(object, "heading", "h2");
	view_part_take(object, "more", more_said(maker, draft->posts_total, (int)entries->len));
	json_object_set_new(object, "posts", posts);
	json_object_set_new(object, "links", links);
	return object;
}
