#include "model/draft.h"

#include "base/error.h"
#include "model/member.h"
#include "text/jsontext.h"

#include <stdlib.h>

static const char *const coverage_states[] = {
	[COVERAGE_READ] = "read",
	[COVERAGE_QUIET] = "quiet",
	[COVERAGE_UNREACHABLE] = "unreachable",
	[COVERAGE_CLOSED] = "closed",
	[COVERAGE_IN_PART] = "in part",
	[COVERAGE_UNASKED] = "unasked",
};

static const char *const state_names[] = {
	[DRAFT_OPEN] = "open",
	[DRAFT_FROZEN] = "frozen",
};

const char *
draft_state_name(DraftState state)
{
	return state_names[state];
}

Draft *
draft_new(void)
{
	Draft *draft = g_new0(Draft, 1);

	draft->sections = g_ptr_array_new_with_free_func((GDestroyNotify)draft_section_free);
	draft->coverage = g_ptr_array_new_with_free_func((GDestroyNotify)coverage_row_free);
	draft->cuts = g_ptr_array_new_with_free_func((GDestroyNotify)draft_cut_free);
	return draft;
}

void
draft_free(Draft *draft)
{
	if (draft == NULL) {
		return;
	}
	g_free(draft->digest);
	g_free(draft->title);
	g_free(draft->subtitle);
	g_free(draft->note);
	g_free(draft->language);
	g_free(draft->timezone);
	g_free(draft->contact);
	g_ptr_array_unref(draft->sections);
	g_ptr_array_unref(draft->coverage);
	g_ptr_array_unref(draft->cuts);
	g_free(draft);
}

DraftItem *
draft_item_new(Post *post)
{
	DraftItem *item = g_new0(DraftItem, 1);

	item->post = post;
	item->also_on = g_ptr_array_new_with_free_func(g_free);
	return item;
}

void
draft_item_free(DraftItem *item)
{
	if (item == NULL) {
		return;
	}
	post_free(item->post);
	g_ptr_array_unref(item->also_on);
	g_free(item->why);
	g_free(item);
}

DraftSection *
draft_section_new(Hashtag *tag)
{
	DraftSection *section = g_new0(DraftSection, 1);

	section->tag = tag;
	section->items = g_ptr_array_new_with_free_func((GDestroyNotify)draft_item_free);
	return section;
}

const Post *
draft_section_post(const DraftSection *section, guint index)
{
	const DraftItem *item = g_ptr_array_index(section->items, index);

	return item->post;
}

void
draft_section_free(DraftSection *section)
{
	if (section == NULL) {
		return;
	}
	hashtag_free(section->tag);
	g_ptr_array_unref(section->items);
	g_free(section);
}

void
coverage_row_free(CoverageRow *row)
{
	if (row == NULL) {
		return;
	}
	g_free(row->source);
	g_free(row->network);
	g_free(row->why);
	g_free(row);
}

void
draft_cut_free(DraftCut *cut)
{
	if (cut == NULL) {
		return;
	}
	g_free(cut->reason);
	g_free(cut);
}

int
draft_posts_shown(const Draft *draft)
{
	guint shown = 0;

	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);
		shown += section->items->len;
	}
	return (int)shown;
}

/* The post's own members, and beside them its number in the store and what is said about it. */
static json_t *
item_to_json(const DraftItem *item)
{
	json_t *object = post_to_json(item->post);
	json_t *also_on = json_array();

	for (guint i = 0; i < item->also_on->len; i++) {
		json_array_append_new(also_on, jsontext_text(g_ptr_array_index(item->also_on, i)));
	}
	json_object_set_new(object, "post_id", json_integer(item->post->id));
	json_object_set_new(object, "also_on", also_on);
	member_put_text(object, "why", item->why);
	return object;
}

static json_t *
section_to_json(const DraftSection *section)
{
	json_t *object = json_object();
	json_t *posts = json_array();

	for (guint i = 0; i < section->items->len; i++) {
		json_array_append_new(posts, item_to_json(g_ptr_array_index(section->items, i)));
	}
	member_put_text(object, "tag", section->tag->display);
	json_object_set_new(object, "total", json_integer(section->total));
	json_object_set_new(object, "is_incomplete", json_boolean(section->is_incomplete));
	json_object_set_new(object, "posts", posts);
	return object;
}

static json_t *
coverage_row_to_json(const CoverageRow *row)
{
	json_t *object = json_object();

	member_put_text(object, "source", row->source);
	member_put_text(object, "network", row->network);
	json_object_set_new(object, "posts", json_integer(row->posts));
	member_put_text(object, "state", coverage_states[row->state]);
	member_put_time(object, "since", row->since_s);
	member_put_text(object, "why", row->why);
	return object;
}

static json_t *
cut_to_json(const DraftCut *cut)
{
	json_t *object = json_object();

	json_object_set_new(object, "post_id", json_integer(cut->post_id));
	member_put_text(object, "reason", cut->reason);
	return object;
}

/* Only where there is something to tell: a draft that stands as it was read stays the same. */
static void
put_origin(json_t *object, const DraftOrigin *origin)
{
	if (origin->taken_back + origin->corrected + origin->unsure > 0) {
		json_object_set_new(object, "origin",
			jsontext_object("taken_back", json_integer(origin->taken_back), "corrected",
				json_integer(origin->corrected), "unsure",
				json_integer(origin->unsure), NULL));
	}
}

json_t *
draft_to_json(const Draft *draft)
{
	json_t *object = json_object();
	json_t *sections = json_array();
	json_t *coverage = json_array();
	json_t *cuts = json_array();

	for (guint i = 0; i < draft->sections->len; i++) {
		json_array_append_new(sections,
			section_to_json(g_ptr_array_index(draft->sections, i)));
	}
	for (guint i = 0; i < draft->coverage->len; i++) {
		json_array_append_new(coverage,
			coverage_row_to_json(g_ptr_array_index(draft->coverage, i)));
	}
	for (guint i = 0; i < draft->cuts->len; i++) {
		json_array_append_new(cuts, cut_to_json(g_ptr_array_index(draft->cuts, i)));
	}
	member_put_text(object, "digest", draft->digest);
	member_put_text(object, "frequency", schedule_frequency_name(draft->frequency));
	json_object_set_new(object, "number", json_integer(draft->number));
	member_put_time(object, "period_start", draft->period_start_s);
	member_put_time(object, "period_end", draft->period_end_s);
	member_put_text(object, "title", draft->title);
	member_put_text(object, "subtitle", draft->subtitle);
	member_put_text(object, "note", draft->note);
	member_put_text(object, "language", draft->language);
	member_put_text(object, "timezone", draft->timezone);
	member_put_text(object, "contact", draft->contact);
	json_object_set_new(object, "posts_total", json_integer(draft->posts_total));
	json_object_set_new(object, "people_total", json_integer(draft->people_total));
	json_object_set_new(object, "is_stale", json_boolean(draft->is_stale));
	put_origin(object, &draft->origin);
	json_object_set_new(object, "sections", sections);
	json_object_set_new(object, "coverage", coverage);
	json_object_set_new(object, "cuts", cuts);
	return object;
}

/* The rows of an array; what was read stays in @rows, which is thrown away when one failed. */
static void
read_rows(MemberReader *reader, const char *key, GPtrArray *rows,
	bool (*read_row)(const json_t *json, GPtrArray *rows, GError **error))
{
	const json_t *array = member_array(reader, key);

	for (size_t i = 0; reader->error == NULL && i < json_array_size(array); i++) {
		if (!read_row(json_array_get(array, i), rows, &reader->error)) {
			g_prefix_error(&reader->error, "member \"%s\": row %zu: ", key, i + 1);
		}
	}
}

static bool
read_place(const json_t *json, GPtrArray *places, GError **error)
{
	if (!json_is_string(json)) {
		error_set(error, ERROR_PARSE_PERMANENT, "expected a string");
		return false;
	}
	g_ptr_array_add(places, g_strdup(json_string_value(json)));
	return true;
}

static bool
read_item(const json_t *json, GPtrArray *items, GError **error)
{
	Post *post = NULL;

	if (!post_from_json(json, &post, error)) {
		return false;
	}
	MemberReader reader = member_reader(json);
	DraftItem *item = draft_item_new(post);
	g_ptr_array_add(items, item);
	post->id = member_integer(&reader, "post_id");
	read_rows(&reader, "also_on", item->also_on, read_place);
	item->why = member_text(&reader, "why");
	return member_reader_end(&reader, error);
}

static bool
read_section(const json_t *json, GPtrArray *sections, GError **error)
{
	MemberReader reader = member_reader(json);
	DraftSection *section = draft_section_new(NULL);

	g_ptr_array_add(sections, section);
	g_autofree char *display = member_text(&reader, "tag");
	section->tag = display == NULL ? NULL : hashtag_new(display);
	if (section->tag == NULL) {
		member_fail(&reader, "tag", "a hashtag");
	}
	section->total = member_count(&reader, "total");
	section->is_incomplete = member_bool(&reader, "is_incomplete");
	read_rows(&reader, "posts", section->items, read_item);
	return member_reader_end(&reader, error);
}

static bool
read_coverage_row(const json_t *json, GPtrArray *coverage, GError **error)
{
	MemberReader reader = member_reader(json);
	CoverageRow *row = g_new0(CoverageRow, 1);

	g_ptr_array_add(coverage, row);
	row->source = member_text(&reader, "source");
	row->network = member_text(&reader, "network");
	row->posts = member_count(&reader, "posts");
	row->state = (CoverageState)member_name(&reader, "state", coverage_states,
		G_N_ELEMENTS(coverage_states));
	row->since_s = member_time(&reader, "since");
	row->why = member_text(&reader, "why");
	return member_reader_end(&reader, error);
}

static bool
read_cut(const json_t *json, GPtrArray *cuts, GError **error)
{
	MemberReader reader = member_reader(json);
	DraftCut *cut = g_new0(DraftCut, 1);

	g_ptr_array_add(cuts, cut);
	cut->post_id = member_integer(&reader, "post_id");
	cut->reason = member_text(&reader, "reason");
	return member_reader_end(&reader, error);
}

static void
read_origin(MemberReader *reader, const json_t *json, DraftOrigin *origin)
{
	const json_t *object = json_object_get(json, "origin");

	if (object == NULL || reader->error != NULL) {
		return;
	}
	MemberReader members = member_reader(object);
	origin->taken_back = member_count(&members, "taken_back");
	origin->corrected = member_count(&members, "corrected");
	origin->unsure = member_count(&members, "unsure");
	if (!member_reader_end(&members, &reader->error)) {
		g_prefix_error(&reader->error, "member \"origin\": ");
	}
}

static ScheduleFrequency
read_frequency(MemberReader *reader)
{
	const char *names[SCHEDULE_FREQUENCIES];

	for (int i = 0; i < SCHEDULE_FREQUENCIES; i++) {
		names[i] = schedule_frequency_name((ScheduleFrequency)i);
	}
	return (ScheduleFrequency)member_name(reader, "frequency", names, SCHEDULE_FREQUENCIES);
}

bool
draft_from_json(const json_t *json, Draft **draft, GError **error)
{
	MemberReader reader = member_reader(json);
	g_autoptr(Draft) read = draft_new();

	read->digest = member_text(&reader, "digest");
	read->frequency = read_frequency(&reader);
	read->number = member_count(&reader, "number");
	read->period_start_s = member_time(&reader, "period_start");
	read->period_end_s = member_time(&reader, "period_end");
	read->title = member_text(&reader, "title");
	read->subtitle = member_text(&reader, "subtitle");
	read->note = member_text(&reader, "note");
	read->language = member_text(&reader, "language");
	read->timezone = member_text(&reader, "timezone");
	read->contact = member_text(&reader, "contact");
	read->posts_total = member_count(&reader, "posts_total");
	read->people_total = member_count(&reader, "people_total");
	read->is_stale = member_bool(&reader, "is_stale");
	read_origin(&reader, json, &read->origin);
	read_rows(&reader, "sections", read->sections, read_section);
	read_rows(&reader, "coverage", read->coverage, read_coverage_row);
	read_rows(&reader, "cuts", read->cuts, read_cut);
	if (!member_reader_end(&reader, error)) {
		return false;
	}
	*draft = g_steal_pointer(&read);
	return true;
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
