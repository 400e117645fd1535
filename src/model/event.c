#include "model/event.h"

#include "model/member.h"
#include "text/url.h"

#include <string.h>

Event *
event_new(void)
{
	Event *event = g_new0(Event, 1);

	event->start_s = DATE_UNKNOWN;
	event->end_s = DATE_UNKNOWN;
	return event;
}

void
event_free(Event *event)
{
	if (event == NULL) {
		return;
	}
	g_free(event->uid);
	g_free(event->recurrence);
	g_free(event->title);
	g_free(event->place);
	g_clear_pointer(&event->about, g_ref_string_release);
	g_free(event->url);
	g_free(event->zone);
	g_free(event->source);
	hashtag_free(event->tag);
	g_free(event);
}

Event *
event_copy(const Event *event)
{
	Event *copy = g_new(Event, 1);

	*copy = *event;
	copy->uid = g_strdup(event->uid);
	copy->recurrence = g_strdup(event->recurrence);
	copy->title = g_strdup(event->title);
	copy->place = g_strdup(event->place);
	copy->about = event->about != NULL ? g_ref_string_acquire(event->about) : NULL;
	copy->url = g_strdup(event->url);
	copy->zone = g_strdup(event->zone);
	copy->source = g_strdup(event->source);
	copy->tag = event->tag != NULL ? hashtag_copy(event->tag) : NULL;
	return copy;
}

char *
event_likeness(const Event *event)
{
	g_autofree char *title = g_utf8_casefold(event->title, -1);

	return g_strdup_printf("%" G_GINT64_FORMAT " %s", event->start_s, title);
}

gint
event_compare(gconstpointer one, gconstpointer other)
{
	const Event *a = *(const Event *const *)one;
	const Event *b = *(const Event *const *)other;
	const char *const ones[] = { a->title, a->uid, a->recurrence };
	const char *const others[] = { b->title, b->uid, b->recurrence };
	gint order = (a->start_s > b->start_s) - (a->start_s < b->start_s);

	for (gsize i = 0; order == 0 && i < G_N_ELEMENTS(ones); i++) {
		order = g_strcmp0(ones[i], others[i]);
	}
	return order;
}

/* ---- what may be public ---------------------------------------------------------------------- */

/* A word as it stands in a sentence: brackets and full stops are no part of an address. */
static bool
is_door(const char *word)
{
	static const char around[] = "()<>[]{}\"'.,;:!?";
	const char *from = word + strspn(word, around);
	gsize length = strlen(from);

	while (length > 0 && strchr(around, from[length - 1]) != NULL) {
		length--;
	}
	g_autofree char *bare = g_strndup(from, length);
	g_autofree char *guessed = g_strconcat("https://", bare, NULL);
	return url_is_meeting(bare)
		|| (strchr(bare, '/') != NULL && strchr(bare, '.') != NULL
			&& strstr(bare, "://") == NULL && url_is_meeting(guessed));
}

/* @text without the words that let anybody in. @return owned; NULL when nothing is left. */
static char *
without_doors(const char *text)
{
	g_auto(GStrv) words = g_strsplit(text != NULL ? text : "", " ", 0);
	GString *kept = g_string_new(NULL);

	for (char **word = words; *word != NULL; word++) {
		if (!is_door(*word)) {
			g_string_append_printf(kept, "%s%s", kept->len > 0 ? " " : "", *word);
		}
	}
	return g_string_free(kept, kept->len == 0);
}

Event *
event_public(const Event *event)
{
	Event *shown = event_copy(event);

	if (event->is_link_public) {
		return shown;
	}
	if (url_is_meeting(shown->url)) {
		g_clear_pointer(&shown->url, g_free);
	}
	g_free(shown->place);
	shown->place = without_doors(event->place);
	g_free(shown->title);
	shown->title = without_doors(event->title);
	if (shown->title == NULL) {
		shown->title = g_strdup("\u2026");
	}
	return shown;
}

/* ---- as JSON --------------------------------------------------------------------------------- */

/* What is one text. */
/* clang-format off */
#define TEXT(member) { #member, G_STRUCT_OFFSET(Event, member) }
static const struct {
	const char *key;
	gsize offset;
} texts[] = {
	TEXT(uid), TEXT(recurrence), TEXT(title), TEXT(place), TEXT(url), TEXT(zone),
	TEXT(source),
};
/* clang-format on */

static void
put_day(json_t *object, const char *key, guint32 julian)
{
	g_autofree char *day = julian != 0 ? date_day_text(julian) : NULL;

	member_put_text(object, key, day);
}

json_t *
event_to_json(const Event *event)
{
	json_t *object = json_object();

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		member_put_text(object, texts[i].key,
			G_STRUCT_MEMBER(char *, event, texts[i].offset));
	}
	member_put_text(object, "tag", event->tag != NULL ? event->tag->display : NULL);
	json_object_set_new(object, "sequence", json_integer(event->sequence));
	member_put_time(object, "start", event->start_s);
	member_put_time(object, "end", event->end_s);
	put_day(object, "first_day", event->first_day);
	put_day(object, "last_day", event->last_day);
	member_put_yes(object, "is_cancelled", event->is_cancelled);
	member_put_yes(object, "is_left_out", event->is_left_out);
	member_put_yes(object, "is_link_public", event->is_link_public);
	return object;
}

/* 0 for null. */
static guint32
read_day(MemberReader *reader, const char *key)
{
	g_autofree char *text = member_text(reader, key);
	GDate day;

	if (text == NULL) {
		return 0;
	}
	if (!date_parse_day(text, &day)) {
		member_fail(reader, key, "a day");
		return 0;
	}
	return g_date_get_julian(&day);
}

static Hashtag *
read_tag(MemberReader *reader)
{
	g_autofree char *display = member_text(reader, "tag");

	return display != NULL ? hashtag_new(display) : NULL;
}

bool
event_from_json(const json_t *json, Event **event, GError **error)
{
	MemberReader reader = member_reader(json);
	g_autoptr(Event) read = event_new();

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		G_STRUCT_MEMBER(char *, read, texts[i].offset) = member_text(&reader, texts[i].key);
	}
	read->tag = read_tag(&reader);
	read->sequence = member_count(&reader, "sequence");
	read->start_s = member_time(&reader, "start");
	read->end_s = member_time(&reader, "end");
	read->first_day = read_day(&reader, "first_day");
	read->last_day = read_day(&reader, "last_day");
	read->is_cancelled = member_bool(&reader, "is_cancelled");
	read->is_left_out = member_bool(&reader, "is_left_out");
	read->is_link_public = member_bool(&reader, "is_link_public");
	if (read->uid == NULL || read->title == NULL || read->start_s == DATE_UNKNOWN) {
		member_fail(&reader, "uid", "a name, a title and a start");
	}
	if (!member_reader_end(&reader, error)) {
		return false;
	}
	*event = g_steal_pointer(&read);
	return true;
}

json_t *
event_list_to_json(const GPtrArray *events)
{
	json_t *rows = json_array();

	for (guint i = 0; i < events->len; i++) {
		json_array_append_new(rows, event_to_json(g_ptr_array_index(events, i)));
	}
	return rows;
}

bool
event_list_from_json(const json_t *json, GPtrArray *events, GError **error)
{
	size_t index;
	const json_t *row;

	json_array_foreach (json, index, row) {
		Event *event = NULL;

		if (!event_from_json(row, &event, error)) {
			g_prefix_error(error, "member \"events\": row %zu: ", index + 1);
			return false;
		}
		g_ptr_array_add(events, event);
	}
	return true;
}
