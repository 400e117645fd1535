/* The entries: in sections, or in the one list of a small edition. */
#include "render/view_part.h"

#include "text/date.h"

/* So many characters are read with pleasure in the largest size. */
#define LARGE_CHARACTERS_MAX 300

/* An entry of the one list, with the hashtag it counts under. */
typedef struct Entry {
	const DraftEntry *entry;
	const Hashtag *tag;
	guint order; /* where time says nothing */
} Entry;

/* ---- counts ---------------------------------------------------------------------------------- */

/* Posts that are shown, with what stands below them. */
static int
count_posts(const GPtrArray *entries)
{
	int count = 0;

	for (guint i = 0; i < entries->len; i++) {
		count += draft_entry_posts(g_ptr_array_index(entries, i));
	}
	return count;
}

/* Posts that carry the hashtag and belong to another section, so that the numbers meet. */
static int
count_elsewhere(const Draft *draft, const DraftSection *section)
{
	for (guint i = 0; i < draft->tallies->len; i++) {
		const DraftTally *tally = g_ptr_array_index(draft->tallies, i);

		if (g_str_equal(tally->tag->key, section->tag->key)) {
			return MAX(tally->posts - section->total, 0);
		}
	}
	return 0;
}

/* "All 48 posts", where that is the archive. */
static json_t *
all_view(ViewMaker *maker, const DraftSection *section, const char *url, json_t *links)
{
	json_t *object = json_object();
	const int all = section->total + count_elsewhere(maker->draft, section);

	view_part_take(object, "text", phrases_count(maker->words, "section.all_web", all, NULL));
	json_object_set_new(object, "link", view_part_link(maker, url, links));
	return object;
}

/* {text, link} of what did not fit; null when all did, or when that is said already and leads
 * nowhere. */
static json_t *
more_view(ViewMaker *maker, const DraftSection *section, json_t *links)
{
	const int left = section->total - count_posts(section->entries);
	g_autofree char *url = view_part_url(section->more_url);
	const bool has_place = url != NULL && section->more_place != NULL;
	const char *key = has_place ? "section.more_at" : "section.more";
	json_t *object;

	if (section->tag != NULL && left > 0 && url != NULL && !has_place) {
		return all_view(maker, section, url, links);
	}
	if (section->tag == NULL || left <= 0 || (section->entries->len == 0 && !has_place)) {
		return json_null();
	}
	object = json_object();
	view_part_take(object, "text",
		phrases_count(maker->words, section->entries->len == 0 ? "section.all_at" : key,
			left,
			PHRASE_VALUES({ "tag", section->tag->display },
				{ "place", section->more_place })));
	json_object_set_new(object, "link", view_part_link(maker, url, links));
	return object;
}

/* Whether no section of several is complete: then it is said once, for all. */
static bool
is_incomplete(const ViewMaker *maker)
{
	const GPtrArray *sections = maker->draft->sections;
	guint tags = 0;

	for (guint i = 0; i < sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(sections, i);

		if (section->kind == DRAFT_SECTION_TAG && !section->is_incomplete) {
			return false;
		}
		tags += section->kind == DRAFT_SECTION_TAG;
	}
	return tags > 1;
}

/* What stands below the name: how many posts, or what these have in common; NULL: nothing. */
static char *
count_said(const ViewMaker *maker, const DraftSection *section)
{
	const int shown = count_posts(section->entries);
	g_autofree char *shown_text = g_strdup_printf("%d", shown);
	g_autofree char *total_text = g_strdup_printf("%d", section->total);
	g_autofree char *key = g_strdup_printf("section.%s_said",
		draft_section_name(section->kind));

	if (section->tag == NULL) {
		return g_strdup(phrases_get(maker->words,
			key)); /* NULL of a chat, which says more */
	}
	if (shown == 0) {
		return phrases_count(maker->words, "section.none", section->total, NULL);
	}
	g_autofree char *here = shown >= section->total
		? phrases_count(maker->words, "section.count", shown, NULL)
		: phrases_say(maker->words, "section.some",
			PHRASE_VALUES({ "shown", shown_text }, { "total", total_text }));
	const int elsewhere = count_elsewhere(maker->draft, section);
	return elsewhere == 0 ? g_steal_pointer(&here)
			      : phrases_count(maker->words, "section.elsewhere", elsewhere,
				      PHRASE_VALUES({ "here", here }));
}

/* ---- talked about most ----------------------------------------------------------------------- */

static bool
has_more_than_others(const DraftSection *section, const DraftEntry *entry)
{
	for (guint i = 0; i < section->entries->len; i++) {
		const DraftEntry *other = g_ptr_array_index(section->entries, i);

		if (other != entry && other->answers >= entry->answers) {
			return false;
		}
	}
	return true;
}

/* Whether nothing else in the mail has as many answers. */
static bool
has_most(const ViewMaker *maker, const DraftEntry *entry)
{
	for (guint i = 0; i < maker->draft->sections->len; i++) {
		if (!has_more_than_others(g_ptr_array_index(maker->draft->sections, i), entry)) {
			return false;
		}
	}
	return true;
}

/* Why an entry is among what is most talked about. @return owned, or NULL. */
static char *
why_said(const ViewMaker *maker, const DraftSection *section, const DraftEntry *entry)
{
	const int others = view_part_knows_voices(entry) ? entry->voices - 1 : 0;

	if (section->kind != DRAFT_SECTION_TALKED || entry->why != NULL || entry->answers <= 0) {
		return section->kind == DRAFT_SECTION_TALKED ? g_strdup(entry->why) : NULL;
	}
	g_autofree char *answers = phrases_count(maker->words, "why.answers", entry->answers, NULL);
	g_autofree char *people = phrases_count(maker->words, "why.people", others, NULL);
	g_autofree char *key = g_strconcat("why.", others > 0 ? "talked" : "talked_bare",
		has_most(maker, entry) ? "_most" : "", NULL);

	return phrases_say(maker->words, key,
		PHRASE_VALUES({ "answers", answers }, { "people", people }));
}

/* ---- sections -------------------------------------------------------------------------------- */

/* In which size its words are set. */
static const char *
style_of(const DraftSection *section, guint index)
{
	const DraftEntry *entry = g_ptr_array_index(section->entries, index);
	const char *text = entry->post->text;

	if (section->kind == DRAFT_SECTION_TALKED) {
		return index == 0
				&& (text == NULL || g_utf8_strlen(text, -1) <= LARGE_CHARACTERS_MAX)
			? "talked_first"
			: "talked";
	}
	return section->kind == DRAFT_SECTION_WAITING ? "question" : "post";
}

/* The hashtag that a post counts under: the first of the draft that it has; NULL: it has none. */
static const Hashtag *
tag_of(const ViewMaker *maker, const Post *post)
{
	for (guint i = 0; i < maker->draft->tallies->len; i++) {
		const DraftTally *tally = g_ptr_array_index(maker->draft->tallies, i);

		for (guint k = 0; k < post->tags->len; k++) {
			const Hashtag *tag = g_ptr_array_index(post->tags, k);

			if (g_str_equal(tally->tag->key, tag->key)) {
				return tally->tag;
			}
		}
	}
	return NULL;
}

static json_t *
entries_view(ViewMaker *maker, const DraftSection *section, json_t *links)
{
	json_t *posts = json_array();

	for (guint i = 0; i < section->entries->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(section->entries, i);
		const bool is_asked = section->kind == DRAFT_SECTION_WAITING;
		const PostPlace place = {
			.tag = is_asked ? tag_of(maker, entry->post) : NULL,
			.style = style_of(section, i),
			.indent = "",
			.is_asked = is_asked,
		};

		json_array_append_new(posts,
			view_part_entry(maker, entry, &place, why_said(maker, section, entry),
				links));
	}
	return posts;
}

/* The name as @what ("", "_heading") has it. Borrowed. */
static const char *
name_of(const ViewMaker *maker, const DraftSection *section, const char *what)
{
	g_autofree char *key = g_strdup_printf("section.%s%s", draft_section_name(section->kind),
		what);

	return section->tag != NULL ? section->tag->display : phrases_get(maker->words, key);
}

static json_t *
section_view(ViewMaker *maker, const DraftSection *section)
{
	json_t *object = json_object();
	json_t *links = view_part_links(maker);

	view_part_put(object, "name", name_of(maker, section, ""));
	view_part_put(object, "name_said", name_of(maker, section, "_heading"));
	if (maker->is_public) {
		view_part_take(object, "id", view_part_section_id(section));
	}
	view_part_put(object, "heading", "h3");
	json_object_set_new(object, "hue",
		section->tag == NULL
			? json_null()
			: view_part_hue(maker, view_part_tag_index(maker, section->tag)));
	view_part_take(object, "count", count_said(maker, section));
	view_part_take(object, "incomplete",
		section->is_incomplete && section->tag != NULL && maker->draft->is_partial
				&& !is_incomplete(maker)
			? phrases_say(maker->words, "section.incomplete",
				PHRASE_VALUES({ "tag", section->tag->display }))
			: NULL);
	json_object_set_new(object, "has_lines",
		json_boolean(!json_is_null(json_object_get(object, "count"))
			|| !json_is_null(json_object_get(object, "incomplete"))));
	json_object_set_new(object, "chat", json_null());
	json_object_set_new(object, "posts",
		section->chat == NULL ? entries_view(maker, section, links) : json_array());
	json_object_set_new(object, "more", more_view(maker, section, links));
	if (section->chat != NULL) {
		view_part_chat(maker, section, object, links);
	}
	json_object_set_new(object, "links", links);
	return object;
}

json_t *
view_part_sections(ViewMaker *maker)
{
	json_t *array = json_array();

	for (guint i = 0; !maker->is_small && i < maker->draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(maker->draft->sections, i);
		json_array_append_new(array, section_view(maker, section));
		/* How far it is to read to the end of the first section. */
		if (maker->first_words == 0) {
			maker->first_words = maker->read_words;
		}
	}
	return array;
}

/* ---- the one list ---------------------------------------------------------------------------- */

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
	const int leads = draft_entry_leads(b->entry) - draft_entry_leads(a->entry);
	const int64_t a_s = time_or_last(a->entry->post), b_s = time_or_last(b->entry->post);

	if (leads != 0) {
		return leads;
	}
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
			Entry entry = { g_ptr_array_index(section->entries, j), section->tag,
				entries->len };

			g_array_append_val(entries, entry);
		}
	}
	g_array_sort(entries, compare_entries);
	return entries;
}

static json_t *
list_more_view(const ViewMaker *maker)
{
	const Draft *draft = maker->draft;
	json_t *object;
	int left = draft->posts_total;

	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);

		left -= count_posts(section->entries);
	}
	if (left <= 0) {
		return json_null();
	}
	object = json_object();
	view_part_take(object, "text", phrases_count(maker->words, "section.more", left, NULL));
	json_object_set_new(object, "link", json_null());
	return object;
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
	links = view_part_links(maker);
	for (guint i = 0; i < entries->len; i++) {
		const Entry *entry = &g_array_index(entries, Entry, i);
		const PostPlace place = {
			.tag = draft->sections->len > 1 ? entry->tag : NULL,
			.style = "post",
			.indent = "",
		};

		json_array_append_new(posts,
			view_part_entry(maker, entry->entry, &place, NULL, links));
	}
	view_part_put(object, "heading", "h2");
	json_object_set_new(object, "more", list_more_view(maker));
	json_object_set_new(object, "posts", posts);
	json_object_set_new(object, "links", links);
	return object;
}
