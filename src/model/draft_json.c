/* A draft as JSON, and back. What older versions did not write is absent, and reads as nothing. */
#include "model/draft.h"

#include "base/error.h"
#include "model/draft_chat_json.h"
#include "model/draft_coverage_json.h"
#include "model/member.h"
#include "text/jsontext.h"

/* What is one text. */
/* clang-format off */
#define TEXT(member) { #member, G_STRUCT_OFFSET(Draft, member) }
static const struct {
	const char *key;
	gsize offset;
} texts[] = {
	TEXT(digest), TEXT(title), TEXT(subtitle), TEXT(subject), TEXT(note),
	TEXT(note_once), TEXT(note_hash), TEXT(note_by), TEXT(schedule), TEXT(language),
	TEXT(timezone), TEXT(contact),
};
/* clang-format on */

/* ---- out ------------------------------------------------------------------------------------- */

/* Each element of @array by @write, as an array. */
static json_t *
rows_to_json(const GPtrArray *array, json_t *(*write)(const void *row))
{
	json_t *rows = json_array();

	for (guint i = 0; i < array->len; i++) {
		json_array_append_new(rows, write(g_ptr_array_index(array, i)));
	}
	return rows;
}

static json_t *
copy_to_json(const void *row)
{
	const DraftCopy *copy = row;
	json_t *object = json_object();

	json_object_set_new(object, "post_id", json_integer(copy->post_id));
	member_put_text(object, "network", copy->network);
	member_put_text(object, "url", copy->url);
	member_put_time(object, "published", copy->published_s);
	return object;
}

static json_t *
story_to_json(const DraftStory *story)
{
	return story == NULL
		? json_null()
		: jsontext_object("url", jsontext_text(story->url), "title",
			jsontext_text(story->title), "posts", json_integer(story->posts), NULL);
}

static json_t *
worth_to_json(const int *worth)
{
	json_t *object = json_object();

	for (int i = 0; i < DRAFT_WORTH_PARTS; i++) {
		json_object_set_new(object, draft_worth_name((DraftWorth)i),
			json_integer(worth[i]));
	}
	return object;
}

/* The post's own members, and beside them its number in the store and what is said about it. */
static json_t *
entry_to_json(const void *row)
{
	const DraftEntry *entry = row;
	json_t *object = post_to_json(entry->post);

	json_object_set_new(object, "post_id", json_integer(entry->post->id));
	member_put_text(object, "person", entry->person);
	json_object_set_new(object, "copies", rows_to_json(entry->copies, copy_to_json));
	json_object_set_new(object, "below", rows_to_json(entry->below, entry_to_json));
	json_object_set_new(object, "story", story_to_json(entry->story));
	draft_asked_write(object, entry->asked);
	member_put_text(object, "why", entry->why);
	json_object_set_new(object, "answers", json_integer(entry->answers));
	json_object_set_new(object, "voices", json_integer(entry->voices));
	json_object_set_new(object, "more", json_integer(entry->more));
	json_object_set_new(object, "more_by_author", json_integer(entry->more_by_author));
	member_put_time(object, "time", entry->time_s);
	json_object_set_new(object, "worth", worth_to_json(entry->worth));
	draft_apart_write(object, entry->apart);
	json_object_set_new(object, "rank", json_integer(entry->rank));
	json_object_set_new(object, "is_aside", json_boolean(entry->is_aside));
	member_put_yes(object, "is_first", entry->is_first);
	json_object_set_new(object, "is_newcomer", json_boolean(entry->is_newcomer));
	json_object_set_new(object, "is_automated", json_boolean(entry->is_automated));
	json_object_set_new(object, "is_waiting", json_boolean(entry->is_waiting));
	return object;
}

static json_t *
section_to_json(const void *row)
{
	const DraftSection *section = row;
	json_t *object = json_object();

	member_put_text(object, "kind", draft_section_name(section->kind));
	member_put_text(object, "tag", section->tag == NULL ? NULL : section->tag->display);
	json_object_set_new(object, "total", json_integer(section->total));
	json_object_set_new(object, "is_incomplete", json_boolean(section->is_incomplete));
	member_put_text(object, "more_url", section->more_url);
	member_put_text(object, "more_place", section->more_place);
	draft_chat_write(object, section->chat);
	json_object_set_new(object, "posts", rows_to_json(section->entries, entry_to_json));
	return object;
}

static json_t *
tally_to_json(const void *row)
{
	const DraftTally *tally = row;

	return jsontext_object("tag", jsontext_text(tally->tag->display), "posts",
		json_integer(tally->posts), NULL);
}

static json_t *
days_to_json(const GArray *days)
{
	json_t *rows = json_array();

	for (guint i = 0; i < days->len; i++) {
		const DraftDay *day = &g_array_index(days, DraftDay, i);
		json_t *object = json_object();

		member_put_time(object, "start", day->start_s);
		json_object_set_new(object, "posts", json_integer(day->posts));
		json_object_set_new(object, "tag",
			day->tag < 0 ? json_null() : json_integer(day->tag));
		json_array_append_new(rows, object);
	}
	return rows;
}

static json_t *
cut_to_json(const void *row)
{
	const DraftCut *cut = row;
	json_t *object = json_object();

	json_object_set_new(object, "post_id", json_integer(cut->post_id));
	member_put_text(object, "reason", cut->reason);
	json_object_set_new(object, "is_carried", json_boolean(cut->is_carried));
	json_object_set_new(object, "worth", worth_to_json(cut->worth));
	json_object_set_new(object, "rank", json_integer(cut->rank));
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

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		member_put_text(object, texts[i].key,
			G_STRUCT_MEMBER(char *, draft, texts[i].offset));
	}
	member_put_text(object, "frequency", schedule_frequency_name(draft->frequency));
	json_object_set_new(object, "number", json_integer(draft->number));
	member_put_time(object, "period_start", draft->period_start_s);
	member_put_time(object, "period_end", draft->period_end_s);
	member_put_time(object, "pause_until", draft->pause_until_s);
	json_object_set_new(object, "posts_total", json_integer(draft->posts_total));
	json_object_set_new(object, "people_total", json_integer(draft->people_total));
	json_object_set_new(object, "newcomers_total", json_integer(draft->newcomers_total));
	json_object_set_new(object, "automated_total", json_integer(draft->automated_total));
	json_object_set_new(object, "is_partial", json_boolean(draft->is_partial));
	json_object_set_new(object, "is_stale", json_boolean(draft->is_stale));
	member_put_yes(object, "is_last", draft->is_last);
	member_put_yes(object, "is_by_mail", draft->is_by_mail);
	member_put_yes(object, "has_calendar", draft->has_calendar);
	if (draft->after != NULL) {
		member_put_text(object, "after", draft->after);
	}
	member_put_yes(object, "is_after_new", draft->is_after_new);
	if (draft->web_url != NULL) {
		member_put_text(object, "web_url", draft->web_url);
	}
	if (draft->calendar_url != NULL) {
		member_put_text(object, "calendar_url", draft->calendar_url);
	}
	put_origin(object, &draft->origin);
	if (draft->events->len > 0) {
		json_object_set_new(object, "events", event_list_to_json(draft->events));
	}
	if (draft->groups->len > 0) {
		json_object_set_new(object, "groups", draft_groups_to_json(draft->groups));
	}
	json_object_set_new(object, "sections", rows_to_json(draft->sections, section_to_json));
	json_object_set_new(object, "coverage",
		rows_to_json(draft->coverage, draft_coverage_write));
	json_object_set_new(object, "cuts", rows_to_json(draft->cuts, cut_to_json));
	json_object_set_new(object, "tallies", rows_to_json(draft->tallies, tally_to_json));
	json_object_set_new(object, "days", days_to_json(draft->days));
	return object;
}

/* ---- in -------------------------------------------------------------------------------------- */

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
read_copy(const json_t *json, GPtrArray *copies, GError **error)
{
	MemberReader reader = member_reader(json);
	DraftCopy *copy = g_new0(DraftCopy, 1);

	g_ptr_array_add(copies, copy);
	copy->post_id = member_integer(&reader, "post_id");
	copy->network = member_text(&reader, "network");
	copy->url = member_text(&reader, "url");
	copy->published_s = member_time(&reader, "published");
	return member_reader_end(&reader, error);
}

/* End the reading of a member that is an object. */
static void
end_member(MemberReader *reader, const char *key, MemberReader *members)
{
	if (!member_reader_end(members, &reader->error)) {
		g_prefix_error(&reader->error, "member \"%s\": ", key);
	}
}

static DraftStory *
read_story(MemberReader *reader)
{
	const json_t *object = member_object(reader, "story");

	if (object == NULL) {
		return NULL;
	}
	MemberReader members = member_reader(object);
	DraftStory *story = g_new0(DraftStory, 1);
	story->url = member_text(&members, "url");
	story->title = member_text(&members, "title");
	story->posts = member_count(&members, "posts");
	end_member(reader, "story", &members);
	return story;
}

/* @worth out: DRAFT_WORTH_PARTS of them. */
static void
read_worth(MemberReader *reader, int *worth)
{
	const json_t *object = member_object(reader, "worth");

	if (object == NULL) {
		return;
	}
	MemberReader members = member_reader(object);
	for (int i = 0; i < DRAFT_WORTH_PARTS; i++) {
		worth[i] = member_count(&members, draft_worth_name((DraftWorth)i));
	}
	end_member(reader, "worth", &members);
}

static bool
read_entry(const json_t *json, GPtrArray *entries, GError **error)
{
	Post *post = NULL;

	if (!post_from_json(json, &post, error)) {
		return false;
	}
	MemberReader reader = member_reader(json);
	DraftEntry *entry = draft_entry_new(post);
	g_ptr_array_add(entries, entry);
	post->id = member_integer(&reader, "post_id");
	entry->person = member_text(&reader, "person");
	read_rows(&reader, "copies", entry->copies, read_copy);
	read_rows(&reader, "below", entry->below, read_entry);
	entry->story = read_story(&reader);
	entry->asked = draft_asked_read(&reader);
	entry->why = member_text(&reader, "why");
	entry->answers = member_count(&reader, "answers");
	entry->voices = (int)member_known(&reader, "voices", 1);
	entry->more = member_count(&reader, "more");
	entry->more_by_author = member_count(&reader, "more_by_author");
	entry->time_s = member_time(&reader, "time");
	read_worth(&reader, entry->worth);
	entry->apart = draft_apart_read(&reader);
	entry->rank = member_count(&reader, "rank");
	entry->is_aside = member_bool(&reader, "is_aside");
	entry->is_first = member_bool(&reader, "is_first");
	entry->is_newcomer = member_bool(&reader, "is_newcomer");
	entry->is_automated = member_bool(&reader, "is_automated");
	entry->is_waiting = member_bool(&reader, "is_waiting");
	return member_reader_end(&reader, error);
}

/* @return owned; NULL where there is none. */
static Hashtag *
read_tag(MemberReader *reader)
{
	g_autofree char *display = member_text(reader, "tag");
	Hashtag *tag = display == NULL ? NULL : hashtag_new(display);

	if (tag == NULL && display != NULL) {
		member_fail(reader, "tag", "a hashtag");
	}
	return tag;
}

/* Before there were kinds, each section was that of a hashtag. */
static DraftSectionKind
read_kind(MemberReader *reader)
{
	const char *names[DRAFT_SECTION_KINDS];

	if (json_object_get(reader->object, "kind") == NULL) {
		return DRAFT_SECTION_TAG;
	}
	for (int i = 0; i < DRAFT_SECTION_KINDS; i++) {
		names[i] = draft_section_name((DraftSectionKind)i);
	}
	return (DraftSectionKind)member_name(reader, "kind", names, DRAFT_SECTION_KINDS);
}

static bool
read_section(const json_t *json, GPtrArray *sections, GError **error)
{
	MemberReader reader = member_reader(json);
	DraftSection *section = draft_section_new(read_kind(&reader), read_tag(&reader));

	g_ptr_array_add(sections, section);
	if (section->kind == DRAFT_SECTION_TAG && section->tag == NULL) {
		member_fail(&reader, "tag", "a hashtag");
	}
	if (section->kind == DRAFT_SECTION_CHAT) {
		section->chat = draft_chat_read(&reader);
	}
	section->total = member_count(&reader, "total");
	section->is_incomplete = member_bool(&reader, "is_incomplete");
	section->more_url = member_text(&reader, "more_url");
	section->more_place = member_text(&reader, "more_place");
	read_rows(&reader, "posts", section->entries, read_entry);
	return member_reader_end(&reader, error);
}

static bool
read_tally(const json_t *json, GPtrArray *tallies, GError **error)
{
	MemberReader reader = member_reader(json);
	DraftTally *tally = draft_tally_new(read_tag(&reader), member_count(&reader, "posts"));

	g_ptr_array_add(tallies, tally);
	if (tally->tag == NULL) {
		member_fail(&reader, "tag", "a hashtag");
	}
	return member_reader_end(&reader, error);
}

static void
read_days(MemberReader *reader, GArray *days)
{
	const json_t *array = member_array(reader, "days");

	for (size_t i = 0; reader->error == NULL && i < json_array_size(array); i++) {
		MemberReader members = member_reader(json_array_get(array, i));
		const DraftDay day = { member_time(&members, "start"),
			member_count(&members, "posts"), (int)member_known(&members, "tag", -1) };

		g_array_append_val(days, day);
		end_member(reader, "days", &members);
	}
}

static bool
read_cut(const json_t *json, GPtrArray *cuts, GError **error)
{
	MemberReader reader = member_reader(json);
	DraftCut *cut = g_new0(DraftCut, 1);

	g_ptr_array_add(cuts, cut);
	cut->post_id = member_integer(&reader, "post_id");
	cut->reason = member_text(&reader, "reason");
	cut->is_carried = member_bool(&reader, "is_carried");
	cut->rank = member_count(&reader, "rank");
	read_worth(&reader, cut->worth);
	return member_reader_end(&reader, error);
}

static void
read_origin(MemberReader *reader, DraftOrigin *origin)
{
	const json_t *object = member_object(reader, "origin");

	if (object == NULL) {
		return;
	}
	MemberReader members = member_reader(object);
	origin->taken_back = member_count(&members, "taken_back");
	origin->corrected = member_count(&members, "corrected");
	origin->unsure = member_count(&members, "unsure");
	end_member(reader, "origin", &members);
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

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		G_STRUCT_MEMBER(char *, read, texts[i].offset) = member_text(&reader, texts[i].key);
	}
	read->after = member_text(&reader, "after");
	read->is_after_new = member_bool(&reader, "is_after_new");
	read->web_url = member_text(&reader, "web_url");
	read->calendar_url = member_text(&reader, "calendar_url");
	read->frequency = read_frequency(&reader);
	read->number = member_count(&reader, "number");
	read->period_start_s = member_time(&reader, "period_start");
	read->period_end_s = member_time(&reader, "period_end");
	read->pause_until_s = member_time(&reader, "pause_until");
	read->posts_total = member_count(&reader, "posts_total");
	read->people_total = member_count(&reader, "people_total");
	read->newcomers_total = member_count(&reader, "newcomers_total");
	read->automated_total = member_count(&reader, "automated_total");
	read->is_partial = member_bool(&reader, "is_partial");
	read->is_stale = member_bool(&reader, "is_stale");
	read->is_last = member_bool(&reader, "is_last");
	read->is_by_mail = member_bool(&reader, "is_by_mail");
	read->has_calendar = member_bool(&reader, "has_calendar");
	read_origin(&reader, &read->origin);
	read_rows(&reader, "sections", read->sections, read_section);
	read_rows(&reader, "coverage", read->coverage, draft_coverage_read);
	read_rows(&reader, "cuts", read->cuts, read_cut);
	read_rows(&reader, "tallies", read->tallies, read_tally);
	read_days(&reader, read->days);
	if (!member_reader_end(&reader, error)
		|| !event_list_from_json(json_object_get(json, "events"), read->events, error)
		|| !draft_groups_from_json(json_object_get(json, "groups"), read->groups, error)) {
		return false;
	}
	*draft = g_steal_pointer(&read);
	return true;
}
